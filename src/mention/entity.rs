//! Names and noun phrases: armed groups, state forces, people, countries and places, each as one phrase with
//! its preposition, most specific reading first.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::rows::{CountryForm, HeadKind, Number, PeopleClass, PlaceLevelCode, PlaceRow, Sense};
use crate::mention::preposition;
use crate::mention::scan::{Match, Preposition, Scan};
use crate::span::Span;
use crate::text::{Document, TokenKind};

/// What a phrase names; numbers are rows of the lexicon's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An armed group or named force.
    Actor(u16),
    /// An armed group that no table has: a head word and a name.
    NewActor,
    /// A force of a state; without a country until the story tells it.
    Force {
        /// Row of `forces.tsv`.
        force: u16,
        /// Row of `countries.tsv`.
        country: Option<u16>,
    },
    /// People or things, perhaps of a country.
    People {
        /// Row of `people.tsv`.
        row: u16,
        /// Row of `countries.tsv`.
        country: Option<u16>,
    },
    /// A country or its capital: a place or a party, as its preposition says.
    Country {
        /// Row of `countries.tsv`.
        row: u16,
        /// The capital is named.
        capital: bool,
    },
    /// A part of a country: شمال مالي.
    CountryPart(u16),
    /// A place of the table.
    Place(u16),
    /// A place that no table has: a head word and a name.
    NewPlace(HeadKind),
    /// Those who report: agencies, papers, monitors.
    Source(u16),
}

/// One noun phrase.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its tokens, head word and modifiers included, preposition excluded.
    pub tokens: Range<usize>,
    /// Its words, without proclitic.
    pub span: Span,
    /// What it names.
    pub named: Named,
    /// People it counts or calls fighters: مقاتلو الحركة, جنود من الجيش.
    pub people: Option<PeopleRef>,
    /// What governs it.
    pub preposition: Option<Preposition>,
    /// It is joined to what precedes it by و.
    pub conjunction: bool,
    /// A head word of places announces it, with its level.
    pub head: Option<HeadKind>,
}

/// A noun for people inside a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleRef {
    /// Row of `people.tsv`.
    pub row: u16,
    /// Of the noun's form.
    pub number: Number,
    /// It carries ال or a pronoun.
    pub definite: bool,
}

/// The phrases of a document, in order, and which countries it is about.
pub struct Entities {
    /// All phrases, in order, not overlapping.
    pub all: Vec<Entity>,
    /// How often each country is meant, by row; places and adjectives count.
    pub country_weight: Vec<u32>,
}

impl Entities {
    /// Recognises the phrases of `document`.
    #[must_use]
    pub fn new(
        document: &Document<'_>,
        scan: &Scan,
        lexicon: &'static Lexicon,
        dates: &[Range<usize>],
        counts: &[Range<usize>],
    ) -> Self {
        let mut finder = Finder {
            document,
            scan,
            lexicon,
            country_weight: vec![0; lexicon.rows.countries.len()],
            seen_actors: Vec::new(),
            counts,
            citizen: lexicon.rows.people.iter().position(|p| p.id == "citizen").map(|row| row as u16),
        };
        finder.weigh();
        let mut all = Vec::new();
        let mut at = 0;
        let mut dates = dates.iter().peekable();
        while at < document.tokens.len() {
            while dates.peek().is_some_and(|date| date.end <= at) {
                dates.next();
            }
            if dates.peek().is_some_and(|date| date.contains(&at)) {
                at += 1;
                continue;
            }
            match finder.phrase(at) {
                Some(entity) => {
                    at = entity.tokens.end;
                    all.push(entity);
                }
                None => at += 1,
            }
        }
        Self { all, country_weight: finder.country_weight }
    }

    /// The country that the document is most about.
    #[must_use]
    pub fn main_country(&self) -> Option<u16> {
        let best = *self.country_weight.iter().max()?;
        (best > 0).then(|| self.country_weight.iter().position(|&w| w == best).map(|row| row as u16)).flatten()
    }

    /// The phrases whose first token lies in `tokens`.
    #[must_use]
    pub fn within(&self, tokens: Range<usize>) -> &[Entity] {
        let from = self.all.partition_point(|e| e.tokens.start < tokens.start);
        let to = self.all.partition_point(|e| e.tokens.start < tokens.end);
        &self.all[from..to]
    }
}

struct Finder<'a, 'd> {
    document: &'a Document<'d>,
    scan: &'a Scan,
    lexicon: &'static Lexicon,
    country_weight: Vec<u32>,
    seen_actors: Vec<u16>,
    /// Tokens of the numbers, in order.
    counts: &'a [Range<usize>],
    /// Row of the noun that nationals are counted by.
    citizen: Option<u16>,
}

/// Rank from which a town's bare name is taken for the town: 4 ln of about 40,000 people.
const WELL_KNOWN_RANK: u8 = 42;

const DIRECTIONS: [&str; 22] = [
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
    fn weigh(&mut self) {
        for at in 0..self.document.tokens.len() {
            let Some(longest) = self.scan.at(at).iter().max_by_key(|m| (m.end, std::cmp::Reverse(m.proclitic.bytes)))
            else {
                continue;
            };
            for sense in longest.senses {
                match *sense {
                    Sense::Country { row, form } => {
                        let weight = if form == CountryForm::Name { 3 } else { 2 };
                        self.country_weight[row as usize] += weight;
                    }
                    Sense::Actor { row, contextual: false } => {
                        self.seen_actors.push(row);
                        if let Some(country) = self.country(self.lexicon.rows.actors[row as usize].country) {
                            self.country_weight[country as usize] += 1;
                        }
                    }
                    Sense::Place { row, cued: false } if longest.senses.len() == 1 => {
                        if let Some(country) = self.country(self.lexicon.rows.places[row as usize].country) {
                            self.country_weight[country as usize] += 2;
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn country(&self, id: &str) -> Option<u16> {
        self.lexicon.rows.countries.binary_search_by(|row| row.id.cmp(id)).ok().map(|row| row as u16)
    }

    fn phrase(&self, at: usize) -> Option<Entity> {
        if !matches!(self.document.kind(at), TokenKind::Word | TokenKind::Foreign) {
            return None;
        }
        self.headed_place(at)
            .or_else(|| self.direction(at))
            .or_else(|| self.named(at))
            .or_else(|| self.force(at))
            .or_else(|| self.people(at))
            .or_else(|| self.nationals(at))
            .or_else(|| self.place(at, None))
            .or_else(|| self.new_actor(at))
    }

    fn entity(&self, m: &Match, end: usize, named: Named) -> Entity {
        self.entity_from(m.start, m.proclitic, end, named)
    }

    fn entity_from(
        &self,
        start: usize,
        proclitic: crate::mention::scan::Proclitic,
        end: usize,
        named: Named,
    ) -> Entity {
        let first = self.document.span_after(start, proclitic.bytes as usize);
        let mut preposition = proclitic.preposition;
        let mut conjunction = proclitic.conjunction;
        if preposition.is_none() {
            let mut before = start;
            // A numeral stands between preposition and noun: في 3 مدن.
            while before > 0 && matches!(self.document.kind(before - 1), TokenKind::Number | TokenKind::Quote) {
                before -= 1;
            }
            if before > 0 {
                let found = preposition::ending_at(self.document, before - 1);
                // أربعة من رجال الشرطة: من belongs to the number.
                preposition = found
                    .filter(|p| {
                        !(p.preposition == Preposition::Min && (self.ends_a_count(p.start) || self.ends_a_count(start)))
                    })
                    .map(|p| p.preposition);
                conjunction |= found.is_some_and(|p| self.document.word(p.start).starts_with('و'));
            }
        }
        Entity {
            tokens: start..end,
            span: Span::new(first.start, self.document.tokens[end - 1].span.end),
            named,
            people: None,
            preposition,
            conjunction,
            head: None,
        }
    }

    fn ends_a_count(&self, at: usize) -> bool {
        let index = self.counts.partition_point(|c| c.end < at);
        self.counts.get(index).is_some_and(|c| c.end == at)
    }

    /// Longest match at `at` with a sense that `wanted` accepts.
    fn best<T>(&self, at: usize, wanted: impl Fn(&Match, Sense) -> Option<T>) -> Option<(Match, T)> {
        let mut best: Option<(Match, T)> = None;
        for m in self.scan.at(at) {
            for &sense in m.senses {
                let Some(value) = wanted(m, sense) else { continue };
                let better = best.as_ref().is_none_or(|(old, _)| m.end > old.end);
                if better {
                    best = Some((*m, value));
                }
                break;
            }
        }
        best
    }

    fn word(&self, at: usize) -> &str {
        if at < self.document.tokens.len() { self.document.word(at) } else { "" }
    }

    fn head_kind(&self, at: usize) -> Option<(Match, HeadKind)> {
        self.best(at, |m, sense| match sense {
            Sense::Head { row } if m.end == m.start + 1 => {
                let kind = self.lexicon.rows.heads[row as usize].kind;
                (kind != HeadKind::Actor).then_some(kind)
            }
            _ => None,
        })
    }

    /// مدينة الرقة، قرية كومبي، مطار المدينة الدولي: a head word and the name after it.
    fn headed_place(&self, at: usize) -> Option<Entity> {
        let (head, kind) = self.head_kind(at)?;
        if matches!(self.word(head.start).trim_start_matches(['و', 'ف', 'ب', 'ل']), "العاصمه" | "عاصمه")
            && self.place(head.end, Some(kind)).is_none()
        {
            // The capital by itself is that of the country that the text is about.
            let best = self.country_weight.iter().max().filter(|&&w| w > 0)?;
            let row = self.country_weight.iter().position(|w| w == best)? as u16;
            let mut entity = self.entity(&head, head.end, Named::Country { row, capital: true });
            entity.head = Some(kind);
            return Some(entity);
        }
        let mut next = head.end;
        if self.document.kind(next) == TokenKind::Quote {
            next += 1;
        }
        let known = self.place(next, Some(kind)).filter(|e| e.preposition.is_none() && !e.conjunction);
        if let Some(inner) = known {
            let mut entity = self.entity(&head, inner.tokens.end, inner.named);
            let country_part = matches!(inner.named, Named::Country { .. });
            if country_part && matches!(kind, HeadKind::Admin1 | HeadKind::Region) {
                return None;
            }
            if kind == HeadKind::Site {
                entity.named = Named::NewPlace(kind);
            }
            entity.head = Some(kind);
            return Some(entity);
        }
        // منطقة, مركز and دائرة announce common nouns more often than names.
        let general =
            matches!(self.word(head.start).trim_start_matches(['و', 'ب', 'ف', 'ل']), "منطقه" | "مركز" | "دايره");
        let unknown = |at: usize| {
            self.document.kind(at) == TokenKind::Word
                && !self.scan.senses(at).any(|s| !matches!(s, Sense::Place { .. } | Sense::Country { .. }))
                && preposition::ending_at(self.document, at).is_none()
                && self.word(at).chars().count() > 2
                && !is_relative(self.word(at))
                && !self.word(at).ends_with("هم")
                && !self.word(at).starts_with('ل')
                && !(general && (self.word(at).starts_with("ال") || self.word(at).ends_with("يه")))
        };
        let strong = matches!(kind, HeadKind::Town | HeadKind::Admin1 | HeadKind::Admin2 | HeadKind::Region);
        let definite_head = self.word(at).trim_start_matches(['و', 'ب', 'ف']).starts_with("ال");
        if strong && !definite_head && unknown(next) && !self.word(next).ends_with("ين") {
            let mut end = next + 1;
            if self.word(next).starts_with("ام") && self.word(next).len() == 4 && unknown(end) {
                end += 1;
            }
            let mut entity = self.entity(&head, end, Named::NewPlace(kind));
            entity.head = Some(kind);
            return Some(entity);
        }
        None
    }

    /// شمال مالي، جنوب غربي بغداد.
    fn direction(&self, at: usize) -> Option<Entity> {
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
        let inner = self
            .headed_place(next)
            .filter(|e| e.tokens.start == next)
            .or_else(|| self.place(next, None))
            .filter(|e| !matches!(e.named, Named::NewPlace(HeadKind::Site)));
        let inner = inner?;
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
            entity.preposition = Some(Preposition::Near);
        } else if entity.preposition.is_none() {
            entity.preposition = Some(Preposition::Fi);
        }
        Some(entity)
    }

    /// An actor or a source of the tables.
    fn named(&self, at: usize) -> Option<Entity> {
        let (m, named) = self.best(at, |m, sense| match sense {
            Sense::Actor { row, contextual } if !contextual || self.context_allows(m, row) => Some(Named::Actor(row)),
            Sense::Source { row } => Some(Named::Source(row)),
            _ => None,
        })?;
        // A longer name of another kind wins: «مدينة القاعدة» is no actor.
        let longer = self.scan.at(at).iter().any(|other| {
            other.end > m.end
                && other.senses.iter().any(|s| matches!(s, Sense::Place { cued: false, .. } | Sense::Country { .. }))
        });
        (!longer).then(|| self.entity(&m, m.end, named))
    }

    /// Whether an everyday word may be read as the name of actor `row`.
    fn context_allows(&self, m: &Match, row: u16) -> bool {
        let after_head = m.start > 0
            && self.scan.senses(m.start - 1).any(
                |s| matches!(s, Sense::Head { row } if self.lexicon.rows.heads[row as usize].kind == HeadKind::Actor),
            );
        after_head || self.seen_actors.contains(&row)
    }

    /// A force and its country: الجيش السوري، قوات الأمن في مالي.
    fn force(&self, at: usize) -> Option<Entity> {
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

    /// The country whose adjective token `at` is.
    fn adjective(&self, at: usize) -> Option<u16> {
        self.scan.at(at).iter().filter(|m| m.proclitic.bytes == 0 && m.end == at + 1).find_map(|m| {
            m.senses.iter().find_map(|s| match *s {
                Sense::Country { row, form: CountryForm::Adjective | CountryForm::People } => Some(row),
                _ => None,
            })
        })
    }

    fn bare_country(&self, at: usize) -> Option<u16> {
        self.scan.at(at).iter().filter(|m| m.proclitic.bytes == 0).find_map(|m| {
            m.senses.iter().find_map(|s| match *s {
                Sense::Country { row, form: CountryForm::Name } => Some(row),
                _ => None,
            })
        })
    }

    /// People, with the group or the country that they belong to.
    fn people(&self, at: usize) -> Option<Entity> {
        let (m, mut people) = self.best(at, |_, sense| match sense {
            Sense::People { row, number, definite } => Some(PeopleRef { row, number, definite }),
            _ => None,
        })?;
        // مدنيين is dual and plural: without a count the plural is meant.
        let plural = Sense::People { row: people.row, number: Number::Plural, definite: people.definite };
        if m.senses.contains(&plural) {
            people.number = Number::Plural;
        }
        let class = self.lexicon.rows.people[people.row as usize].class;
        if people.number == Number::Singular
            && self.follows_noun(at)
            && matches!(class, PeopleClass::Militant | PeopleClass::Gunmen | PeopleClass::Civilian)
            && m.proclitic.bytes == 0
            && self.is_adjective_form(at)
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
            let partitive = matches!(
                self.word(end),
                "من" | "في"
                    | "تابعين"
                    | "تابعون"
                    | "التابعين"
                    | "يتبعون"
                    | "تابعه"
                    | "تابع"
                    | "التابع"
                    | "التابعه"
            ) && !(thing && matches!(self.word(end), "من" | "في"));
            let inner_at = if partitive { end + 1 } else { end };
            let inner_at = if self.document.kind(inner_at) == TokenKind::Quote { inner_at + 1 } else { inner_at };
            let inner_at = if self.is_group_word(inner_at) { inner_at + 1 } else { inner_at };
            let inner = self.named(inner_at).or_else(|| self.force(inner_at)).filter(|inner| {
                !inner.conjunction
                    && !matches!(inner.named, Named::Source(_))
                    && (partitive || inner.preposition.is_none() || inner.preposition == Some(Preposition::Li))
            });
            if let Some(inner) = inner {
                entity.tokens.end = inner.tokens.end;
                entity.span.end = inner.span.end;
                entity.named = inner.named;
            }
        }
        Some(entity)
    }

    /// Words that are adjectives as often as nouns: هجوم مسلح, عنصر مدني.
    fn is_adjective_form(&self, at: usize) -> bool {
        let word = self.word(at).strip_prefix("ال").unwrap_or(self.word(at));
        let bare = word.strip_suffix('ا').or_else(|| word.strip_suffix('ه')).unwrap_or(word);
        matches!(bare, "مسلح" | "مدني" | "متطرف" | "متشدد" | "ارهابي" | "انتحاري" | "جهادي" | "متمرد" | "مجهول")
    }

    /// Whether the word before is a noun that an adjective may follow.
    fn follows_noun(&self, at: usize) -> bool {
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

    /// Nationals of a country: الفلسطينيين، 21 فلسطينيا.
    fn nationals(&self, at: usize) -> Option<Entity> {
        let (m, (country, form)) = self.best(at, |m, sense| match sense {
            Sense::Country { row, form: form @ (CountryForm::People | CountryForm::Adjective) }
                if m.end == m.start + 1 =>
            {
                Some((row, form))
            }
            _ => None,
        })?;
        let counted = self.ends_a_count(at) || at > 0 && self.ends_a_count(at - 1) && self.word(at - 1) == "من";
        if form == CountryForm::Adjective && !counted {
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
    fn is_group_word(&self, at: usize) -> bool {
        self.named(at).is_none()
            && self.scan.senses(at).any(
                |s| matches!(s, Sense::Head { row } if self.lexicon.rows.heads[row as usize].kind == HeadKind::Actor),
            )
    }

    /// A definite or tanwin word without a meaning of its own here, as adjectives are.
    fn is_adjective_like(&self, at: usize) -> bool {
        self.document.kind(at) == TokenKind::Word
            && preposition::ending_at(self.document, at).is_none()
            && self.scan.at(at).is_empty()
            && !is_relative(self.word(at))
    }

    /// A country or a place of the tables.
    fn place(&self, at: usize, head: Option<HeadKind>) -> Option<Entity> {
        if at >= self.document.tokens.len() {
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
    fn best_place(&self, at: usize, head: Option<HeadKind>) -> Option<(Match, u16)> {
        let mut best: Option<(Match, u16, u64)> = None;
        for m in self.scan.at(at) {
            for &sense in m.senses {
                let Sense::Place { row, cued } = sense else { continue };
                let place = &self.lexicon.rows.places[row as usize];
                let weight = self.country(place.country).map_or(0, |c| self.country_weight[c as usize]);
                if cued && head.is_none() && weight < 4 {
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
    fn plausible_short_name(&self, m: &Match, weight: u32, place: &PlaceRow<'_>) -> bool {
        let known = place.rank >= WELL_KNOWN_RANK || place.level != PlaceLevelCode::Town;
        let word = self.word(m.start);
        let letters = word.chars().count() - usize::from(m.proclitic.bytes / 2);
        let placed = m.proclitic.preposition == Some(Preposition::Bi)
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
                });
        match letters {
            0..=3 => placed && weight > 0 && (m.proclitic.bytes == 0 || weight > 3),
            4 => placed || m.proclitic.bytes == 0 && weight > 0,
            _ => placed || weight > 0 && known,
        }
    }

    /// A head word of groups and a name that no table has: كتيبة «الفرقان».
    fn new_actor(&self, at: usize) -> Option<Entity> {
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

/// Words that open a clause after a noun, never part of its name.
#[must_use]
pub fn is_relative(word: &str) -> bool {
    let word = word.strip_prefix('و').unwrap_or(word);
    matches!(
        word,
        "التي"
            | "الذي"
            | "الذين"
            | "اللذين"
            | "اللتين"
            | "حيث"
            | "كما"
            | "فيما"
            | "بينما"
            | "عندما"
            | "ان"
            | "انه"
            | "انها"
            | "كان"
            | "كانت"
            | "قد"
            | "لكن"
            | "ثم"
            | "او"
            | "هو"
            | "هي"
            | "هم"
            | "ما"
            | "مما"
            | "لم"
            | "لا"
            | "لن"
            | "هذا"
            | "هذه"
            | "ذلك"
            | "تلك"
            | "اخري"
            | "اخرين"
            | "اخر"
            | "واحده"
            | "نفسها"
            | "نفسه"
            | "كلها"
            | "بعد"
            | "قبل"
            | "حتي"
            | "منذ"
            | "امس"
            | "اليوم"
    )
}
