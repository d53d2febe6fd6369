//! How well extracted events agree with coded ones, by section 5 of the coding manual.
//!
//! In come pairs of JSON, the gold coding of an article and what was extracted from it, with the article's text; out come
//! counts over any number of articles, and from them the measures: precision, recall and F1 of events, the share of
//! whole cards, and for each field the share that is right. Reading files is left to `coded`, what to do about
//! a measure to `gold`.
//!
//! Within an article gold and extracted events are paired one to one so that the sum of their likeness is greatest. A
//! pair must share a sentence and the event type. Optional gold events may be paired but do not count, and what is
//! extracted from their sentences besides is no false alarm.

mod assignment;
mod compare;
pub mod names;
mod sentences;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use compare::{Comparison, SetCounts, list};
use names::Aliases;

/// An article with both codings; each event is an object of the contract.
pub struct Coding<'a> {
    pub text: &'a str,
    pub gold: &'a [Value],
    pub extracted: &'a [Value],
}

/// Hits out of how many.
#[derive(Clone, Copy, Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn value(self) -> Option<f64> {
        (self.all > 0).then(|| self.right as f64 / self.all as f64)
    }
}

/// Counts over the articles scored so far.
#[derive(Default)]
pub struct Scorer {
    aliases: Aliases,
    articles: usize,
    found: usize,
    found_any_type: usize,
    missed: usize,
    false_alarms: usize,
    whole_cards: usize,
    single: BTreeMap<&'static str, Share>,
    sets: BTreeMap<&'static str, SetCounts>,
}

/// A measure and its value; none where nothing could be measured.
pub struct Measure {
    pub name: &'static str,
    pub value: Option<f64>,
}

impl Scorer {
    /// A scorer to which the given spellings mean the same.
    pub fn new(aliases: Aliases) -> Self {
        Self { aliases, ..Self::default() }
    }

    /// Adds one article.
    pub fn add(&mut self, coding: &Coding<'_>) {
        let Coding { text, gold, extracted } = *coding;
        let compare = Comparison { aliases: &self.aliases };
        let sentences = sentences::split(text);
        let gold_sentences: Vec<_> = gold.iter().map(|event| sentences::touched(event, &sentences)).collect();
        let extracted_sentences: Vec<_> = extracted.iter().map(|event| sentences::touched(event, &sentences)).collect();
        let counts = |event: &Value| event["salience"] != "optional";

        let weight = |g: usize, e: usize, any_type: bool| {
            if gold_sentences[g].is_disjoint(&extracted_sentences[e])
                || !(any_type || compare.same_event_type(&gold[g], &extracted[e]))
            {
                return 0;
            }
            100 + if counts(&gold[g]) { 50 } else { 0 } + compare.likeness(&gold[g], &extracted[e])
        };
        let best = |any_type: bool| {
            let rows = (0..gold.len()).map(|g| (0..extracted.len()).map(|e| weight(g, e, any_type)).collect());
            assignment::heaviest(&rows.collect::<Vec<Vec<u32>>>())
        };
        let pairs = best(false);
        let paired_gold: BTreeSet<usize> = pairs.iter().map(|pair| pair.row).collect();
        let paired_extracted: BTreeSet<usize> = pairs.iter().map(|pair| pair.column).collect();
        let optional_sentences: BTreeSet<usize> =
            (0..gold.len()).filter(|&g| !counts(&gold[g])).flat_map(|g| gold_sentences[g].iter().copied()).collect();

        self.articles += 1;
        self.found += paired_gold.iter().filter(|&&g| counts(&gold[g])).count();
        self.found_any_type += best(true).iter().filter(|pair| counts(&gold[pair.row])).count();
        self.missed += (0..gold.len()).filter(|g| counts(&gold[*g]) && !paired_gold.contains(g)).count();
        self.false_alarms += (0..extracted.len())
            .filter(|e| !paired_extracted.contains(e) && extracted_sentences[*e].is_disjoint(&optional_sentences))
            .count();
        for pair in pairs.iter().filter(|pair| counts(&gold[pair.row])) {
            let card = compare.card(&gold[pair.row], &extracted[pair.column]);
            self.whole_cards += usize::from(card.is_whole());
            for (field, right) in card.single {
                self.single.entry(field).or_default().add(right);
            }
            for (field, found) in card.sets {
                self.sets.entry(field).or_default().add(found);
            }
        }
    }

    /// The measures, in the order in which they are told.
    pub fn measures(&self) -> Vec<Measure> {
        let needed = self.found + self.missed;
        let events = SetCounts { hits: self.found, gold: needed, extracted: self.found + self.false_alarms };
        let share = |right: usize, all: usize| Share { right, all }.value();
        let mut out = vec![
            Measure { name: "event_precision", value: share(events.hits, events.extracted) },
            Measure { name: "event_recall", value: share(events.hits, events.gold) },
            Measure { name: "event_f1", value: events.f1() },
            Measure { name: "found_any_type", value: share(self.found_any_type, needed) },
            Measure { name: "whole_cards", value: share(self.whole_cards, needed) },
        ];
        out.extend(compare::SINGLE_FIELDS.map(|name| {
            let value = self.single.get(name).and_then(|share| share.value());
            Measure { name, value }
        }));
        out.extend(compare::SET_FIELDS.map(|name| {
            let value = self.sets.get(name).copied().unwrap_or_default().f1();
            Measure { name, value }
        }));
        out
    }

    /// How many articles were added, and how many gold events count in them.
    pub fn size(&self) -> String {
        format!("{} articles, {} events", self.articles, self.found + self.missed)
    }
}

/// Replaces each gold event's date by what can be known without the date of publication.
pub fn without_metadata(gold: &mut [Value]) {
    for event in gold {
        event["date"] = event["date_without_metadata"].clone();
        event["date_alt"] = Value::Array(list(event, "date_without_metadata_alt").to_vec());
    }
}
