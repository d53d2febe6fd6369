//! Countries and places: with a word that announces them, with a direction, or bare; the likeliest of one name.

use crate::lexicon::rows::{CountryForm, HeadKind, PlaceLevelCode, PlaceRow, Sense};
use crate::mention::entity::{Entity, Finder, Named};
use crate::mention::preposition;
use crate::mention::scan::{Match, Preposition};
use crate::text::TokenKind;

/// Rank from which a town's bare name is taken for the town: 4 ln of about 40,000 people.
const WELL_KNOWN_RANK: u8 = 42;
/// Rank from which a town is taken for itself although nothing else in the text is of its country: 4 ln of 300,000.
const FAMOUS_RANK: u8 = 50;
/// Weight of the country from which a name that is also an ordinary word is taken for the place without a head word.
const CUED_WEIGHT: u32 = 4;

pub(super) const DIRECTIONS: [&str; 22] = [
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "وسط",
    "شمالي",
    "جنوبي",
    "شرقي",
    "غربي",
    "اقصي",
    "الشمال",
    "شمالا",
    "جنوبا",
    "شرقا",
    "غربا",
    "بشمال",
    "بجنوب",
    "بشرق",
    "بغرب",
    "بوسط",
    "بشرقي",
    "بغربي",
];

impl Finder<'_, '_> {
    pub(super) fn head_kind(&self, at: usize) -> Option<(Match, HeadKind)> {
        self.best(at, |m, sense| match sense {
            Sense::Head { row } if m.end == m.start + 1 => {
                let kind = self.lexicon.rows.heads[row as usize].kind;
                (kind != HeadKind::Actor).then_some(kind)
            }
            _ => None,
        })
    }

    /// مدينة الرقة، قرية كومبي، مطار المدينة الدولي: a head word and the name after it.
    pub(super) fn headed_place(&self, at: usize, told: &[Entity]) -> Option<Entity> {
        let (head, kind) = self.head_kind(at)?;
        if let Some(capital) = self.capital(&head, told) {
            return Some(capital);
        }
        // «وأدى» is a verb, «وادي» a valley: folded they are one.
        if self.document.tokens[head.start].span.of(self.document.text).contains("أد") {
            return None;
        }
        let mut next = head.end;
        if self.document.kind(next) == TokenKind::Quote {
            next += 1;
        }
        // مطار مدينة الحديدة
        if kind == HeadKind::Site && self.head_kind(next).is_some_and(|(inner, _)| inner.proclitic.bytes == 0) {
            next += 1;
        }
        let known = self.place(next, Some(kind)).filter(|e| e.preposition.is_none() && !e.conjunction);
        if let Some(inner) = known {
            let mut entity = self.entity(&head, inner.tokens.end, inner.named);
            if self.is_namesake(&inner, kind) {
                entity.named = Named::NewPlace(kind);
                entity.head = Some(kind);
                return Some(entity);
            }
            let country_part = matches!(inner.named, Named::Country { .. });
            if country_part && matches!(kind, HeadKind::Admin1 | HeadKind::Region) {
                return None;
            }
            if kind == HeadKind::Site && !matches!(inner.named, Named::Place(_)) {
                entity.named = Named::NewPlace(kind);
            }
            entity.head = Some(kind);
            return Some(entity);
        }
        self.new_place(&head, kind)
    }

    /// «العاصمة», «العاصمة اللبنانية», «العاصمة المؤقتة عدن».
    fn capital(&self, head: &Match, told: &[Entity]) -> Option<Entity> {
        let word = self.word(head.start).trim_start_matches(['و', 'ف', 'ب', 'ل']);
        if !matches!(word, "العاصمه" | "عاصمه") {
            return None;
        }
        let adjective = self.best(head.end, |m, sense| match sense {
            Sense::Country { row, form: CountryForm::Adjective } if m.proclitic.bytes == 0 => Some(row),
            _ => None,
        });
        // What the capital is called may follow what it is like; without a name it is that of the country spoken of.
        let described = self.word(head.end).starts_with("ال") && self.word(head.end).ends_with('ه');
        let next = match &adjective {
            Some((m, _)) => m.end,
            None => head.end + usize::from(described && self.place(head.end, Some(HeadKind::Town)).is_none()),
        };
        let named = self.place(next, Some(HeadKind::Town)).filter(|e| e.preposition.is_none() && !e.conjunction);
        let is_town = |e: &Entity| matches!(e.named, Named::Place(_) | Named::Country { capital: true, .. });
        let mut entity = match (named.filter(is_town), adjective) {
            (Some(name), _) => self.entity(head, name.tokens.end, name.named),
            (None, Some((m, row))) => self.entity(head, m.end, Named::Country { row, capital: true }),
            (None, None) => {
                // «زنجبار، عاصمة المحافظة», «عاصمة ليبيا»
                if word == "عاصمه" {
                    let of = self.place(head.end, None)?;
                    let Named::Country { row, capital: false } = of.named else { return None };
                    return Some(self.entity(head, of.tokens.end, Named::Country { row, capital: true }));
                }
                let row = self.country_spoken_of(head.start, told)?;
                self.entity(head, head.end, Named::Country { row, capital: true })
            }
        };
        entity.head = Some(HeadKind::Town);
        Some(entity)
    }

    /// Whether a place of the tables only shares its name with the one meant: it is small, or of another sort than the
    /// head word says, and lies in a country of which nothing else in a text about another one speaks.
    fn is_namesake(&self, inner: &Entity, head: HeadKind) -> bool {
        let Named::Place(row) = inner.named else { return false };
        let place = &self.lexicon.rows.places[row as usize];
        let Some(country) = self.country(place.country) else { return false };
        let one_word = inner.tokens.len() == 1;
        let small = place.rank < FAMOUS_RANK && place.level == PlaceLevelCode::Town;
        let other_sort = !same_level(head, place.level) && place.rank < FAMOUS_RANK && head == HeadKind::Region;
        let weight = self.country_weight[country as usize].saturating_sub(self.own_weight(row));
        one_word && (small || other_sort) && weight == 0 && self.country_weight.iter().any(|&w| w >= CUED_WEIGHT)
    }

    /// What the namings of a place themselves say for its country.
    fn own_weight(&self, row: u16) -> u32 {
        self.place_weight.iter().find(|(known, _)| *known == row).map_or(0, |(_, weight)| *weight)
    }

    /// A name of several words that opens with a word of another use is the place: دير الزور, الشيخ زويد, بيت لحم.
    pub(super) fn place_of_words(&self, at: usize) -> Option<Entity> {
        let (m, row) = self.best_place(at, None)?;
        // «تل أبيب» may be the government: a country's names are weighed apart.
        let country = |other: &Match| other.senses.iter().any(|s| matches!(s, Sense::Country { .. }));
        let longest = self.scan.at(at).iter().all(|other| other.end < m.end || other.end == m.end && !country(other));
        let announced = self.head_kind(at).is_some_and(|(head, kind)| {
            let place = &self.lexicon.rows.places[row as usize];
            let inner = self.best_place(head.end, Some(kind));
            inner.is_some_and(|(_, inner)| inner == row) || same_level(kind, place.level) || kind != HeadKind::Site
        });
        (m.end > m.start + 1 && longest && !announced).then(|| self.entity(&m, m.end, Named::Place(row)))
    }

    /// شمال مالي، جنوب غربي بغداد.
    pub(super) fn direction(&self, at: usize, told: &[Entity]) -> Option<Entity> {
        let word = self.word(at);
        let conjunction = word.strip_prefix('و').filter(|rest| DIRECTIONS.contains(rest));
        if !DIRECTIONS.contains(&word) && conjunction.is_none() {
            return None;
        }
        let mut next = at + 1;
        while next < at + 4 && (DIRECTIONS.contains(&self.word(next)) || matches!(self.word(next), "من" | "البلاد"))
        {
            if self.word(next) == "البلاد" {
                break;
            }
            next += 1;
        }
        // «شرق دير الزور»: the name of a town, not of a monastery.
        let inner = self
            .place_of_words(next)
            .or_else(|| self.headed_place(next, told))
            .filter(|e| e.tokens.start == next)
            .or_else(|| self.place_again(next, told))
            .or_else(|| self.place(next, None))
            .filter(|e| !matches!(e.named, Named::NewPlace(HeadKind::Site)));
        let inner = inner?;
        let inside = word.ends_with("وسط") || word.ends_with("قلب");
        let named = match inner.named {
            Named::Country { row, capital: false } => Named::CountryPart(row),
            other => other,
        };
        let proclitic = crate::mention::scan::Proclitic {
            bytes: if word.starts_with('ب') || conjunction.is_some() { 2 } else { 0 },
            conjunction: conjunction.is_some(),
            preposition: word.starts_with('ب').then_some(Preposition::Fi),
        };
        let mut entity = self.entity_from(at, proclitic, inner.tokens.end, named);
        if !matches!(named, Named::CountryPart(_)) {
            // North of a town is not the town, but the town is the best name for it.
            entity.span = inner.span;
            entity.head = inner.head;
            entity.preposition = Some(if inside { Preposition::Fi } else { Preposition::Near });
        } else if entity.preposition.is_none() {
            entity.preposition = Some(Preposition::Fi);
        }
        Some(entity)
    }

    /// A country or a place of the tables.
    pub(super) fn place(&self, at: usize, head: Option<HeadKind>) -> Option<Entity> {
        let side = matches!(self.word(at).trim_start_matches(['و', 'ب']), "الشمال" | "الجنوب")
            && matches!(self.word(at + 1), "الشرقي" | "الغربي");
        if at >= self.document.tokens.len() || side {
            return None;
        }
        let (country_match, country) = self
            .best(at, |_, sense| match sense {
                Sense::Country { row, form: CountryForm::Name } => Some(Named::Country { row, capital: false }),
                Sense::Country { row, form: CountryForm::Capital } => Some(Named::Country { row, capital: true }),
                _ => None,
            })
            .map_or((None, None), |(m, named)| (Some(m), Some(named)));
        let place = self.best_place(at, head);
        if let Some((m, row)) = place {
            let country_wins = country_match.is_some_and(|c| c.end >= m.end && c.proclitic.bytes <= m.proclitic.bytes)
                && !matches!(head, Some(HeadKind::Admin1 | HeadKind::Admin2));
            if !country_wins {
                return Some(self.entity(&m, m.end, Named::Place(row)));
            }
        }
        let (m, named) = country_match.zip(country)?;
        Some(self.entity(&m, m.end, named))
    }

    /// The most likely place of the longest name at `at`.
    pub(super) fn best_place(&self, at: usize, head: Option<HeadKind>) -> Option<(Match, u16)> {
        let mut best: Option<(Match, u16, u64)> = None;
        for m in self.scan.at(at) {
            // «كمين» is no «like Maine».
            if m.proclitic.preposition == Some(Preposition::Ka) {
                continue;
            }
            for &sense in m.senses {
                let Sense::Place { row, cued } = sense else { continue };
                let place = &self.lexicon.rows.places[row as usize];
                // What else in the text speaks for the country: a name is no witness for itself.
                let weight =
                    self.country(place.country).map_or(0, |c| self.country_weight[c as usize]) - self.own_weight(row);
                // «الشمال», «المنطقة الشمالية الغربية»: every land has one; that of a land unheard of is not meant.
                if weight == 0 && (m.start..m.end).all(|at| is_of_the_compass(self.word(at))) {
                    continue;
                }
                if head.is_none() && cued && !(weight >= CUED_WEIGHT && self.is_placed(m)) {
                    continue;
                }
                if head.is_none() && m.end == m.start + 1 && !self.plausible_short_name(m, weight, place) {
                    continue;
                }
                let level_fits = head.is_some_and(|head| same_level(head, place.level));
                let score = (m.end as u64) << 32
                    | u64::from(m.proclitic.bytes == 0) << 31
                    | u64::from(level_fits) << 30
                    | u64::from(weight.min(0xFFFF)) << 10
                    | u64::from(place.rank)
                    | u64::from(place.level == crate::lexicon::rows::PlaceLevelCode::Town && head.is_none()) << 8;
                if best.as_ref().is_none_or(|&(_, _, old)| score > old) {
                    best = Some((*m, row, score));
                }
            }
        }
        best.map(|(m, row, _)| (m, row))
    }

    /// A one-word name without a head word: a short one, or one behind a proclitic, is more often a common word
    /// unless the text is about its country and a preposition of place governs it.
    pub(super) fn plausible_short_name(&self, m: &Match, weight: u32, place: &PlaceRow<'_>) -> bool {
        let known = place.rank >= WELL_KNOWN_RANK || place.level != PlaceLevelCode::Town;
        let word = self.word(m.start);
        let letters = word.chars().count() - usize::from(m.proclitic.bytes / 2);
        let placed = self.is_placed(m);
        // «بإدلب», «بدارفور»: a name that everybody knows, in a word that is nothing else.
        let famous = place.rank >= FAMOUS_RANK || place.level != PlaceLevelCode::Town;
        if letters > 2
            && famous
            && m.proclitic.preposition == Some(Preposition::Bi)
            && !m.proclitic.conjunction
            && self.is_only_name(m)
        {
            return true;
        }
        match letters {
            0..=3 => placed && weight > 0 && (m.proclitic.bytes == 0 || weight > 3),
            4 if weight == 0 => placed && m.proclitic.bytes == 0 && known,
            4 => placed || m.proclitic.bytes == 0,
            // With no other witness a town must follow a preposition that is a word, or be a great city.
            _ if weight == 0 => placed && (m.proclitic.bytes == 0 || place.rank >= FAMOUS_RANK),
            _ => placed || known,
        }
    }

    /// Whether the word has no other meaning than names of places.
    fn is_only_name(&self, m: &Match) -> bool {
        self.scan.senses(m.start).all(|s| matches!(s, Sense::Place { cued: false, .. }))
    }

    /// Whether a preposition of place or a direction governs the name.
    fn is_placed(&self, m: &Match) -> bool {
        m.proclitic.preposition == Some(Preposition::Bi)
            || m.start > 0 && m.proclitic.bytes == 0 && DIRECTIONS.contains(&self.word(m.start - 1))
            || m.start > 0
                && preposition::ending_at(self.document, m.start - 1).is_some_and(|p| {
                    matches!(
                        p.preposition,
                        Preposition::Fi
                            | Preposition::Near
                            | Preposition::Ila
                            | Preposition::Ala
                            | Preposition::Min
                            | Preposition::Between
                    )
                })
    }
}

fn same_level(head: HeadKind, level: crate::lexicon::rows::PlaceLevelCode) -> bool {
    use crate::lexicon::rows::PlaceLevelCode as Level;
    matches!(
        (head, level),
        (HeadKind::Town, Level::Town)
            | (HeadKind::Admin1, Level::Admin1 | Level::Region)
            | (HeadKind::Admin2, Level::Admin2)
            | (HeadKind::Site, Level::Site)
            | (HeadKind::Region, Level::Region)
    )
}

/// Words for quarters of the compass, as nouns and as adjectives.
fn is_of_the_compass(word: &str) -> bool {
    let bare = word.trim_start_matches(['و', 'ب', 'ف', 'ل']);
    let bare = bare.strip_prefix("ال").or_else(|| bare.strip_prefix("لل")).unwrap_or(bare);
    matches!(
        bare,
        "شمال"
            | "جنوب"
            | "شرق"
            | "غرب"
            | "وسط"
            | "شمالي"
            | "جنوبي"
            | "شرقي"
            | "غربي"
            | "شماليه"
            | "جنوبيه"
            | "شرقيه"
            | "غربيه"
            | "وسطي"
            | "مركزيه"
            | "منطقه"
    )
}
