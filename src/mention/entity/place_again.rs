//! Places named by a general word for what has been named before: «المدينة», «المحافظة», «القطاع», «جنوب البلاد».

use crate::lexicon::rows::{HeadKind, PlaceLevelCode, Sense};
use crate::mention::entity::antecedent::definite;
use crate::mention::entity::{Entity, Finder, Named};
use crate::mention::scan::Preposition;
use crate::text::TokenKind;

/// What a general word can stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Town,
    Province,
    District,
    /// The strip, of Gaza.
    Strip,
    Island,
    Country,
}

fn sort(noun: &str) -> Option<Sort> {
    Some(match noun {
        "مدينه" | "بلده" | "قريه" => Sort::Town,
        "محافظه" | "ولايه" | "اقليم" | "مقاطعه" => Sort::Province,
        "مديريه" | "قضاء" => Sort::District,
        "قطاع" => Sort::Strip,
        "جزيره" => Sort::Island,
        "بلاد" => Sort::Country,
        _ => return None,
    })
}

/// Words that make of «المدينة» something else than the town named before.
#[rustfmt::skip]
const OTHERWISE: [&str; 20] = [
    "المنوره", "الصناعيه", "الرياضيه", "الجامعيه", "السكنيه", "العربيه", "الاولي", "الطبيه", "الخاص", "العام",
    "الصحي", "الطبي", "المصرفي", "المالي", "الزراعي", "الصناعي", "النفطي", "السياحي", "الامني", "التعليمي",
];

impl Finder<'_, '_> {
    /// «في المدينة», «من القطاع», «في البلاد»: what `told` has named last of that sort.
    pub(super) fn place_again(&self, at: usize, told: &[Entity]) -> Option<Entity> {
        let (proclitic, noun) = definite(self.word(at))?;
        let sort = sort(noun)?;
        let next = self.word(at + 1);
        let renamed = self.document.kind(at + 1) == TokenKind::Quote || OTHERWISE.contains(&next);
        // «القطاع الخاص», «الإقليم الشمالي» are names or no places.
        let qualified = matches!(sort, Sort::Island | Sort::Province)
            && next.starts_with("ال")
            && self.document.kind(at + 1) == TokenKind::Word;
        if renamed || qualified {
            return None;
        }
        let mut entity = self.entity_from(at, proclitic, at + 1, Named::CountryPart(0));
        if sort == Sort::Country {
            entity.named = Named::Country { row: self.country_spoken_of(at, told)?, capital: false };
            return Some(entity);
        }
        let main = self.main_country;
        let sentence = self.document.sentence_of(at);
        let mut found = told.iter().rev().filter(|e| self.is_of(sort, e));
        // «على مدينة أحور … بين عدن والمكلا … من المدينة»: the one called a town is meant, not those beside it.
        let mut called = found.clone().take_while(|e| self.document.sentence_of(e.tokens.start) == sentence);
        let called = called.find(|e| e.head.is_some());
        let here = || found.clone().find(|e| main.is_none() || self.country_of(e) == main);
        let named = called.or_else(here).or_else(|| found.next())?;
        entity.named = self.of_level(named, sort).map_or(named.named, Named::Place);
        entity.head = match sort {
            Sort::Town => Some(HeadKind::Town),
            Sort::Province => Some(HeadKind::Admin1),
            Sort::District => Some(HeadKind::Admin2),
            Sort::Strip | Sort::Island | Sort::Country => named.head,
        };
        if matches!(named.named, Named::NewPlace(_)) {
            // Its name is in the words that named it first.
            entity.span = named.span;
        }
        Some(entity)
    }

    fn is_of(&self, sort: Sort, entity: &Entity) -> bool {
        let headed = |kind: HeadKind| entity.head == Some(kind);
        match entity.named {
            Named::Country { capital, .. } => capital && sort == Sort::Town,
            Named::NewPlace(kind) => match sort {
                Sort::Town => kind == HeadKind::Town,
                Sort::Province => kind == HeadKind::Admin1,
                Sort::District => kind == HeadKind::Admin2,
                _ => false,
            },
            Named::Place(row) => {
                let place = &self.lexicon.rows.places[row as usize];
                match sort {
                    Sort::Town => {
                        headed(HeadKind::Town) || entity.head.is_none() && self.of_level(entity, sort).is_some()
                    }
                    Sort::Province => headed(HeadKind::Admin1) || self.of_level(entity, sort).is_some(),
                    Sort::District => headed(HeadKind::Admin2) || place.level == PlaceLevelCode::Admin2,
                    Sort::Strip => place.name_en == "Gaza Strip",
                    Sort::Island => self.word(entity.tokens.start).ends_with("جزيره"),
                    Sort::Country => false,
                }
            }
            _ => false,
        }
    }

    /// The town or the province of the name: تعز is both.
    fn of_level(&self, entity: &Entity, sort: Sort) -> Option<u16> {
        let level = match sort {
            Sort::Town => PlaceLevelCode::Town,
            Sort::Province => PlaceLevelCode::Admin1,
            _ => return None,
        };
        let Named::Place(own) = entity.named else { return None };
        let places = &self.lexicon.rows.places;
        let fits = |row: u16| {
            let place = &places[row as usize];
            place.level == level && place.country == places[own as usize].country
        };
        let named = entity.tokens.clone().flat_map(|at| self.scan.at(at)).filter(|m| m.end == entity.tokens.end);
        let mut rows = named.flat_map(|m| m.senses).filter_map(|sense| match *sense {
            Sense::Place { row, .. } => Some(row),
            _ => None,
        });
        if fits(own) { Some(own) } else { rows.find(|&row| fits(row)) }
    }

    /// The country of which «البلاد» or «العاصمة» is said: the one named last in the sentence, else the article's.
    pub(super) fn country_spoken_of(&self, at: usize, told: &[Entity]) -> Option<u16> {
        let sentence = self.document.sentence_of(at);
        let near = told.iter().rev().take_while(|e| self.document.sentence_of(e.tokens.start) == sentence);
        // «مبعوث روسيا … في جنوب غرب البلاد»: whose envoy speaks is not where it was.
        let placed = |e: &Entity| match e.named {
            Named::Country { .. } if !matches!(e.preposition, Some(Preposition::Fi | Preposition::Bi)) => None,
            Named::Country { row, .. } | Named::CountryPart(row) => Some(row),
            Named::Place(_) => self.country_of(e),
            _ => None,
        };
        near.filter_map(placed).next().or(self.main_country)
    }

    fn country_of(&self, entity: &Entity) -> Option<u16> {
        match entity.named {
            Named::Country { row, .. } | Named::CountryPart(row) => Some(row),
            Named::Place(row) => self.country(self.lexicon.rows.places[row as usize].country),
            _ => self.main_country,
        }
    }
}
