//! Names and noun phrases: armed groups, state forces, people, countries and places, each as one phrase with
//! its preposition, most specific reading first.

mod antecedent;
mod new_place;
mod party;
mod person;
mod place;
mod place_again;

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::rows::{CountryForm, HeadKind, Number, Sense};
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
    /// A person by name, perhaps with a title.
    Person,
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
    /// The country that the document is most about; of two alike, the one named first.
    pub main_country: Option<u16>,
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
            main_country: None,
            place_weight: Vec::new(),
            seen_actors: Vec::new(),
            counts,
            citizen: lexicon.rows.people.iter().position(|p| p.id == "citizen").map(|row| row as u16),
        };
        finder.weigh();
        let mut all: Vec<Entity> = Vec::new();
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
            match finder.phrase(at, &all) {
                Some(entity) => {
                    at = entity.tokens.end;
                    let entity = finder.with_title(entity, &mut all);
                    all.push(finder.branch(finder.referring(entity, &all), &all));
                    while let Some(joined) = all.last().and_then(|last| finder.joined_force(last)) {
                        at = joined.tokens.end;
                        all.push(joined);
                    }
                }
                None => at += 1,
            }
        }
        Self { all, main_country: finder.main_country, country_weight: finder.country_weight }
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
    main_country: Option<u16>,
    /// What each place's own namings add to its country's weight.
    place_weight: Vec<(u16, u32)>,
    seen_actors: Vec<u16>,
    /// Tokens of the numbers, in order.
    counts: &'a [Range<usize>],
    /// Row of the noun that nationals are counted by.
    citizen: Option<u16>,
}

/// What one naming of a place says for its country.
const PLACE_WEIGHT: u32 = 2;
/// The first sentences tell what a text is about: what they name counts twice.
const LEAD: usize = 2;

impl Finder<'_, '_> {
    fn weigh(&mut self) {
        let lead = self.document.sentences.get(LEAD).map_or(self.document.tokens.len(), |s| s.tokens.start);
        let mut named: Vec<u16> = Vec::new();
        for at in 0..self.document.tokens.len() {
            let nearness = if at < lead { 2 } else { 1 };
            let Some(longest) = self.scan.at(at).iter().max_by_key(|m| (m.end, std::cmp::Reverse(m.proclitic.bytes)))
            else {
                continue;
            };
            for sense in longest.senses {
                let (country, weight) = match *sense {
                    Sense::Country { row, form } => (Some(row), if form == CountryForm::Name { 3 } else { 2 }),
                    Sense::Actor { row, contextual: false } => {
                        self.seen_actors.push(row);
                        (self.country(self.lexicon.rows.actors[row as usize].country), 1)
                    }
                    Sense::Place { row, cued: false } if longest.senses.len() == 1 => {
                        // What lies in no one country speaks for none.
                        let Some(country) = self.country(self.lexicon.rows.places[row as usize].country) else {
                            continue;
                        };
                        let weight = nearness * PLACE_WEIGHT;
                        match self.place_weight.iter_mut().find(|(known, _)| *known == row) {
                            Some((_, sum)) => *sum += weight,
                            None => self.place_weight.push((row, weight)),
                        }
                        (Some(country), PLACE_WEIGHT)
                    }
                    _ => continue,
                };
                if let Some(country) = country {
                    self.country_weight[country as usize] += nearness * weight;
                    if !named.contains(&country) {
                        named.push(country);
                    }
                }
            }
        }
        self.main_country = named.into_iter().rev().max_by_key(|&row| self.country_weight[row as usize]);
    }

    pub(super) fn country(&self, id: &str) -> Option<u16> {
        self.lexicon.rows.countries.binary_search_by(|row| row.id.cmp(id)).ok().map(|row| row as u16)
    }

    fn phrase(&self, at: usize, told: &[Entity]) -> Option<Entity> {
        if !matches!(self.document.kind(at), TokenKind::Word | TokenKind::Foreign) {
            return None;
        }
        self.place_of_words(at)
            .or_else(|| self.headed_place(at, told))
            .or_else(|| self.direction(at, told))
            .or_else(|| self.place_again(at, told))
            .or_else(|| self.person(at, told))
            .or_else(|| self.named(at))
            .or_else(|| self.definite_group(at, told))
            .or_else(|| self.force(at))
            .or_else(|| self.people(at, told))
            .or_else(|| self.nationals(at))
            .or_else(|| self.place(at, None))
            .or_else(|| self.new_actor(at))
    }

    pub(super) fn entity(&self, m: &Match, end: usize, named: Named) -> Entity {
        self.entity_from(m.start, m.proclitic, end, named)
    }

    pub(super) fn entity_from(
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
            // So does a count in words: من قبل أربعة مسلحين.
            let index = self.counts.partition_point(|c| c.end < before);
            if let Some(count) = self.counts.get(index).filter(|c| c.end == before && c.start < before) {
                before = count.start;
            }
            if before > 0 {
                let found = preposition::ending_at(self.document, before - 1);
                // أربعة من رجال الشرطة: من belongs to the number.
                preposition = found
                    .filter(|p| {
                        let counts = self.ends_a_count(p.start) || self.ends_a_count(start);
                        // «كل من فرنسا وبريطانيا»: من only lists.
                        let lists =
                            p.start > 0 && matches!(self.word(p.start - 1).trim_start_matches('و'), "كل" | "كلا");
                        // «نحو 150 شخصا»: about so many.
                        let about = before < start && self.word(p.start).trim_start_matches('و') == "نحو";
                        !(p.preposition == Preposition::Min && (counts || lists) || about)
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

    pub(super) fn ends_a_count(&self, at: usize) -> bool {
        let index = self.counts.partition_point(|c| c.end < at);
        self.counts.get(index).is_some_and(|c| c.end == at)
    }

    /// Longest match at `at` with a sense that `wanted` accepts.
    pub(super) fn best<T>(&self, at: usize, wanted: impl Fn(&Match, Sense) -> Option<T>) -> Option<(Match, T)> {
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

    pub(super) fn word(&self, at: usize) -> &str {
        if at < self.document.tokens.len() { self.document.word(at) } else { "" }
    }
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
