//! Parties: armed groups by name or by a cue, forces of a state, people, and nationals of a country.

use crate::lexicon::rows::{CountryForm, EventClass, HeadKind, Number, PeopleClass, Sense};
use crate::mention::entity::{Entity, Finder, Named, PeopleRef, is_relative};
use crate::mention::preposition;
use crate::mention::scan::{Match, Preposition};
use crate::text::TokenKind;

/// Weight from which a country settles which group a name shared by several means: two namings.
const MAIN_COUNTRY_WEIGHT: u32 = 4;

impl Finder<'_, '_> {
    /// An actor or a source of the tables.
    pub(super) fn named(&self, at: usize) -> Option<Entity> {
        let (m, named) = self.best(at, |m, sense| match sense {
            Sense::Actor { row, contextual } if !contextual || self.context_allows(m, row) => Some(Named::Actor(row)),
            Sense::Source { row } => Some(Named::Source(row)),
            _ => None,
        })?;
        // A longer name of another kind wins: «مدينة القاعدة» and «القاعدة الجوية» are no actors.
        let other_kind = |sense: &Sense| match *sense {
            Sense::Place { cued, .. } => !cued,
            Sense::Country { .. } => true,
            Sense::People { row, .. } => self.lexicon.rows.people[row as usize].class == PeopleClass::Installation,
            _ => false,
        };
        let longer = self.scan.at(at).iter().any(|other| other.end > m.end && other.senses.iter().any(other_kind));
        (!longer).then(|| self.entity(&m, m.end, named))
    }

    /// Whether an everyday word may be read as the name of actor `row`.
    pub(super) fn context_allows(&self, m: &Match, row: u16) -> bool {
        let after_head = m.start > 0
            && self.scan.senses(m.start - 1).any(
                |s| matches!(s, Sense::Head { row } if self.lexicon.rows.heads[row as usize].kind == HeadKind::Actor),
            );
        // «المعارضة الروسية»: another country's.
        let country = self.country(self.lexicon.rows.actors[row as usize].country);
        if self.adjective(m.end).is_some_and(|of| country.is_some_and(|own| own != of)) {
            return false;
        }
        // «عناصر القوات المسلحة», «مقاتلو الجماعة»: those of a land of which the text says nothing are not meant.
        let unheard = country.is_some_and(|own| self.country_weight[own as usize] == 0);
        after_head && !unheard || self.seen_actors.contains(&row) || m.end > m.start + 1 && self.is_of_main_country(row)
    }

    /// Whether the text is about the country of actor `row` more than about any other.
    fn is_of_main_country(&self, row: u16) -> bool {
        let country = self.country(self.lexicon.rows.actors[row as usize].country);
        let weight = country.map_or(0, |country| self.country_weight[country as usize]);
        weight >= MAIN_COUNTRY_WEIGHT && self.country_weight.iter().all(|&other| other <= weight)
    }

    /// A force and its country: الجيش السوري، قوات الأمن في مالي.
    pub(super) fn force(&self, at: usize) -> Option<Entity> {
        let (m, force) = self.best(at, |_, sense| match sense {
            Sense::Force { row } => Some(row),
            _ => None,
        })?;
        let mut end = m.end;
        let mut country = None;
        for step in 0..3 {
            let next = m.end + step;
            if let Some(row) = self.adjective(next).or_else(|| (step == 0).then(|| self.bare_country(next)).flatten()) {
                country = Some(row);
                end = next + 1;
                break;
            }
            // القوات الحكومية السورية: adjectives may stand between.
            let between = self.word(next);
            if !between.starts_with("ال") || preposition::ending_at(self.document, next).is_some() {
                break;
            }
        }
        let class = self.lexicon.rows.forces[force as usize].class;
        let general =
            matches!(self.lexicon.rows.forces[force as usize].id, "soldiers" | "policemen" | "drones" | "artillery");
        if general && country.is_none() {
            return None;
        }
        let definite =
            self.word(at).trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']).starts_with("ال") || m.end > m.start + 1;
        if country.is_none() && !definite && class != PeopleClass::Police {
            return None;
        }
        Some(self.entity(&m, end, Named::Force { force, country }))
    }

    /// الطائرات السورية والروسية: the same force of another country.
    pub(super) fn joined_force(&self, entity: &Entity) -> Option<Entity> {
        let rows = &self.lexicon.rows;
        let (force, first) = match entity.named {
            Named::Force { force, country: Some(first) } => (force, first),
            // «الطيران الحربي السوري والروسي», where the first has a name of its own.
            Named::Actor(row) if rows.actors[row as usize].kind == "state-military" => {
                let flies =
                    self.word(entity.tokens.start).contains("طير") || self.word(entity.tokens.start).contains("طاير");
                let id = if flies { "air-force" } else { "army" };
                let force = rows.forces.iter().position(|f| f.id == id)? as u16;
                (force, self.country(rows.actors[row as usize].country)?)
            }
            _ => return None,
        };
        let at = entity.tokens.end;
        let joined = self.scan.at(at).iter().find_map(|m| {
            let country = m.senses.iter().find_map(|s| match *s {
                Sense::Country { row, form: CountryForm::Adjective } if row != first => Some(row),
                _ => None,
            });
            country.filter(|_| m.proclitic.conjunction && m.proclitic.preposition.is_none()).map(|row| (*m, row))
        });
        let (m, row) = joined?;
        let mut other = self.entity(&m, m.end, Named::Force { force, country: Some(row) });
        other.preposition = entity.preposition;
        other.people = entity.people;
        Some(other)
    }

    /// The country whose adjective token `at` is.
    pub(super) fn adjective(&self, at: usize) -> Option<u16> {
        self.scan.at(at).iter().filter(|m| m.proclitic.bytes == 0 && m.end == at + 1).find_map(|m| {
            m.senses.iter().find_map(|s| match *s {
                Sense::Country { row, form: CountryForm::Adjective | CountryForm::People } => Some(row),
                _ => None,
            })
        })
    }

    pub(super) fn bare_country(&self, at: usize) -> Option<u16> {
        self.scan.at(at).iter().filter(|m| m.proclitic.bytes == 0).find_map(|m| {
            m.senses.iter().find_map(|s| match *s {
                Sense::Country { row, form: CountryForm::Name } => Some(row),
                _ => None,
            })
        })
    }

    /// People, with the group or the country that they belong to.
    pub(super) fn people(&self, at: usize, told: &[Entity]) -> Option<Entity> {
        let (m, mut people) = self.best(at, |_, sense| match sense {
            Sense::People { row, number, definite } => Some(PeopleRef { row, number, definite }),
            _ => None,
        })?;
        // «أمام» is «in front of», «إمام» leads a prayer: folded they are one.
        if self.document.tokens[m.start].span.of(self.document.text).contains("أمام") {
            return None;
        }
        // «وأسر 50 متمردا», «وأسر آخرين»: they were taken; families are not counted by what follows them.
        let counted = self.counts.iter().any(|c| c.start == m.end) || matches!(self.word(m.end), "اخرين" | "اخر");
        if self.word(m.start).trim_start_matches(['و', 'ب']) == "اسر" && counted {
            return None;
        }
        // مدنيين is dual and plural: without a count the plural is meant.
        let plural = Sense::People { row: people.row, number: Number::Plural, definite: people.definite };
        if m.senses.contains(&plural) {
            people.number = Number::Plural;
        }
        let class = self.lexicon.rows.people[people.row as usize].class;
        // «انفجار آخر», «شخص آخر»
        let another = self.lexicon.rows.people[people.row as usize].id == "other" && people.number == Number::Singular;
        if another && self.follows_noun(at) && !self.follows_harm(at) {
            return None;
        }
        if people.number == Number::Singular
            && (self.follows_noun(at)
                || at > 1 && self.document.kind(at - 1) == TokenKind::Quote && self.follows_noun(at - 1))
            && matches!(class, PeopleClass::Militant | PeopleClass::Gunmen | PeopleClass::Civilian)
            && m.proclitic.bytes == 0
            && self.is_adjective_form(at)
            && !self.follows_harm(at)
        {
            return None;
        }
        let mut end = m.end;
        let mut country = None;
        for step in 0..2 {
            if let Some(row) = self.adjective(m.end + step) {
                country = Some(row);
                end = m.end + step + 1;
                break;
            }
            if !self.is_adjective_like(m.end + step) {
                break;
            }
        }
        let mut entity = self.entity(&m, end, Named::People { row: people.row, country });
        entity.people = Some(people);
        if !matches!(class, PeopleClass::Civilian | PeopleClass::Anyone | PeopleClass::Protester | PeopleClass::Rioter)
        {
            let thing = matches!(class, PeopleClass::Installation | PeopleClass::Property);
            // «هدفا عسكريا" لحركة»: adjectives stand between a thing and its owner.
            let first = end;
            while end < first + 3 && (self.is_adjective_like(end) || self.document.kind(end) == TokenKind::Quote) {
                end += 1;
            }
            // «قيادات ميدانية بارزة من الجماعة»: so they do between men and their group.
            let owner_next = if thing {
                self.word(end).starts_with('ل') || self.word(end).starts_with("تابع")
            } else {
                !people.definite && matches!(self.word(end), "من" | "تابعه" | "تابعين" | "تابعون")
            };
            if end > first && !owner_next {
                end = first;
            }
            let partitive = matches!(
                self.word(end),
                "من" | "في"
                    | "تابعين"
                    | "تابعون"
                    | "التابعين"
                    | "يتبعون"
                    | "تابعه"
                    | "تابع"
                    | "تابعا"
                    | "التابع"
                    | "التابعه"
            ) && !(thing && matches!(self.word(end), "من" | "في"));
            let inner_at = if partitive { end + 1 } else { end };
            let inner_at = if self.document.kind(inner_at) == TokenKind::Quote { inner_at + 1 } else { inner_at };
            // «مقاتلو الجماعة»: the group told of before.
            let known = self.definite_group(inner_at, told);
            let inner_at = if self.is_group_word(inner_at) { inner_at + 1 } else { inner_at };
            let inner = known.or_else(|| self.named(inner_at)).or_else(|| self.force(inner_at)).filter(|inner| {
                !inner.conjunction
                    && !matches!(inner.named, Named::Source(_))
                    && (partitive || inner.preposition.is_none() || inner.preposition == Some(Preposition::Li))
            });
            if let Some(inner) = inner {
                entity.tokens.end = inner.tokens.end;
                entity.span.end = inner.span.end;
                // «مقاتلين أكراد» bear arms, whatever their people do.
                let unarmed = |row: u16| self.lexicon.rows.actors[row as usize].kind == "civilian-group";
                if !matches!(inner.named, Named::Actor(row) if unarmed(row)) {
                    entity.named = inner.named;
                }
            }
        }
        // «وحدة», «قوة» are men under arms only with the army or group that they are of.
        let unit = self.lexicon.rows.people[people.row as usize].id == "unit";
        (!unit || !matches!(entity.named, Named::People { .. })).then_some(entity)
    }

    /// Words that are adjectives as often as nouns: هجوم مسلح, عنصر مدني.
    pub(super) fn is_adjective_form(&self, at: usize) -> bool {
        let word = self.word(at).strip_prefix("ال").unwrap_or(self.word(at));
        let bare = word.strip_suffix('ا').or_else(|| word.strip_suffix('ه')).unwrap_or(word);
        matches!(
            bare,
            "مسلح"
                | "مدني"
                | "متطرف"
                | "متشدد"
                | "ارهابي"
                | "انتحاري"
                | "جهادي"
                | "متمرد"
                | "مجهول"
                | "عسكري"
        )
    }

    /// Whether the word before is a noun that an adjective may follow.
    pub(super) fn follows_noun(&self, at: usize) -> bool {
        at > 0
            && self.scan.senses(at - 1).any(|s| {
                matches!(
                    s,
                    Sense::Noun { .. }
                        | Sense::People { .. }
                        | Sense::Force { .. }
                        | Sense::Head { .. }
                        | Sense::Actor { .. }
                )
            })
    }

    /// Whether the word before tells that people were killed, hurt or taken.
    fn follows_harm(&self, at: usize) -> bool {
        use EventClass::{Abduct, Arrest, Assassinate, Execute, Kill, Wound};
        let harms = |class| matches!(class, Kill | Wound | Abduct | Arrest | Assassinate | Execute);
        let rows = &self.lexicon.rows;
        at > 0
            && self.scan.senses(at - 1).any(|s| match s {
                Sense::Verb { row, .. } => harms(rows.verbs[row as usize].class),
                Sense::Noun { row, .. } => harms(rows.nouns[row as usize].class),
                _ => false,
            })
    }

    /// Nationals of a country: الفلسطينيين، 21 فلسطينيا.
    pub(super) fn nationals(&self, at: usize) -> Option<Entity> {
        let (m, (country, form)) = self.best(at, |m, sense| match sense {
            Sense::Country { row, form: form @ (CountryForm::People | CountryForm::Adjective) }
                if m.end == m.start + 1 =>
            {
                Some((row, form))
            }
            _ => None,
        })?;
        let counted = self.ends_a_count(at) || at > 0 && self.ends_a_count(at - 1) && self.word(at - 1) == "من";
        let word = self.word(at).trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']);
        // «فقتلت أميركيا»: right after what was done, the adjective is a person.
        let suffers = self.follows_harm(at) && !word.starts_with("ال") && !word.ends_with('ه');
        if form == CountryForm::Adjective && !counted && !suffers {
            return None;
        }
        let row = self.citizen?;
        let number = if counted || form == CountryForm::People { Number::Plural } else { Number::Singular };
        let definite = self.word(at).trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']).starts_with("ال");
        let mut entity = self.entity(&m, m.end, Named::People { row, country: Some(country) });
        entity.people = Some(PeopleRef { row, number, definite });
        Some(entity)
    }

    /// فصيل، جماعة: a word that announces a group's name.
    pub(super) fn is_group_word(&self, at: usize) -> bool {
        self.named(at).is_none()
            && self.scan.senses(at).any(
                |s| matches!(s, Sense::Head { row } if self.lexicon.rows.heads[row as usize].kind == HeadKind::Actor),
            )
    }

    /// A definite or tanwin word without a meaning of its own here, as adjectives are.
    pub(super) fn is_adjective_like(&self, at: usize) -> bool {
        self.document.kind(at) == TokenKind::Word
            && preposition::ending_at(self.document, at).is_none()
            && self.scan.at(at).is_empty()
            && !is_relative(self.word(at))
    }

    /// A head word of groups and a name that no table has: كتيبة «الفرقان».
    pub(super) fn new_actor(&self, at: usize) -> Option<Entity> {
        let (m, _) = self.best(at, |_, sense| match sense {
            Sense::Head { row } if self.lexicon.rows.heads[row as usize].kind == HeadKind::Actor => Some(()),
            _ => None,
        })?;
        let strong = matches!(
            self.lexicon.look_up(self.word(at).trim_start_matches(['و', 'ل', 'ب'])).first(),
            Some(Sense::Head { row }) if self.lexicon.rows.heads[*row as usize].id == "group"
        );
        if !strong {
            return None;
        }
        let open = m.end;
        if self.document.kind(open) != TokenKind::Quote {
            return None;
        }
        let close = (open + 1..(open + 7).min(self.document.tokens.len()))
            .find(|&i| self.document.kind(i) == TokenKind::Quote)
            .filter(|&close| close > open + 1)?;
        Some(self.entity(&m, close, Named::NewActor))
    }
}
