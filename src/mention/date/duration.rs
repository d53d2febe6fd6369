//! Durations: «ثلاثة أيام»، «أسبوعين»، «عدة أشهر», with how many of which unit. Ages and hours of the clock are none.

use std::ops::Range;

use crate::mention::mention_span;
use crate::mention::number::{Bound, NumberMention, Quantity, Unit};
use crate::mention::reader::Reader;
use crate::mention::sense::{Grammatical, Sense, TimeUnit};
use crate::span::Span;
use crate::text::Document;

/// How long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// Of what.
    pub unit: TimeUnit,
    /// How many, bounded like any number.
    pub count: Quantity,
    /// How bounded.
    pub bound: Bound,
}

impl Duration {
    /// ISO 8601: `P3D`, `P2W`, `PT24H`; `None` where the number is not told.
    #[must_use]
    pub fn iso(&self) -> Option<String> {
        let n = self.count.best.or(self.count.low).or(self.count.high)?;
        if self.bound == Bound::Vague {
            return None;
        }
        Some(match self.unit {
            TimeUnit::Minute => format!("PT{n}M"),
            TimeUnit::Hour => format!("PT{n}H"),
            TimeUnit::Day => format!("P{n}D"),
            TimeUnit::Week => format!("P{n}W"),
            TimeUnit::Month => format!("P{n}M"),
            TimeUnit::Year => format!("P{n}Y"),
            TimeUnit::Decade => format!("P{}Y", u64::from(n) * 10),
            TimeUnit::Century => format!("P{}Y", u64::from(n) * 100),
        })
    }
}

/// Words that name a duration: the count with its bound, and the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurationMention {
    /// Those words.
    pub tokens: Range<usize>,
    /// How long.
    pub duration: Duration,
    /// Folded bytes of the proclitic on the first word, which are not part of the duration.
    pub proclitic_bytes: u8,
}

impl DurationMention {
    /// The words in the text, without a proclitic.
    #[must_use]
    pub fn span(&self, document: &Document<'_>) -> Span {
        mention_span(document, &self.tokens, self.proclitic_bytes)
    }
}

/// The durations among `numbers`, which are all of the document, and those that no numeral counts.
pub fn find(reader: &Reader<'_, '_>, numbers: &[NumberMention]) -> Vec<DurationMention> {
    let mut durations: Vec<DurationMention> = Vec::new();
    for number in numbers {
        // The words between a count and «على الأقل» are the unit.
        if number.unit == Unit::Time
            && let Some(Sense::Time(unit, _)) = reader.sense(number.head.end)
        {
            let tokens = number.tokens.start..number.tokens.end.max(number.head.end + 1);
            durations.push(DurationMention {
                proclitic_bytes: number.proclitic_bytes,
                tokens,
                duration: Duration { unit, count: number.quantity, bound: number.bound },
            });
        }
    }
    let mut counted = durations.iter().map(|d| d.tokens.clone()).collect::<Vec<_>>().into_iter().peekable();
    let mut more = Vec::new();
    for at in 0..reader.len() {
        while counted.next_if(|tokens| tokens.end <= at).is_some() {}
        if counted.peek().is_some_and(|tokens| tokens.contains(&at)) {
            continue;
        }
        let Some(hit) = reader.hit(at).filter(|hit| !hit.article) else { continue };
        let Sense::Time(unit, form) = hit.sense else { continue };
        let exact = |n| (Quantity { low: Some(n), best: Some(n), high: Some(n) }, Bound::Exact);
        let few = matches!(reader.word(at + 1), "عده" | "قليله" | "عديده" | "طويله" | "معدوده");
        let (count, bound) = match form {
            // A construct dual (يومي السبت) names days; only the full form measures.
            Grammatical::Two if reader.word(at).ends_with(['ن']) => exact(2),
            Grammatical::One if matches!(reader.word(at + 1), "واحد" | "واحده" | "كامل" | "كامله") => {
                exact(1)
            }
            Grammatical::Many if few => (Quantity { low: Some(1), best: None, high: None }, Bound::Vague),
            _ => continue,
        };
        let end = at + 1 + usize::from(form != Grammatical::Two);
        more.push(DurationMention {
            proclitic_bytes: hit.proclitic_bytes,
            tokens: at..end,
            duration: Duration { unit, count, bound },
        });
    }
    durations.append(&mut more);
    durations.sort_by_key(|d| d.tokens.start);
    durations
}
