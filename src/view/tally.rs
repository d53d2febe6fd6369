//! The losses of all events shown, added up by kind. Sums over several events would count twice, and denied or
//! feared events would count what may never have been: both stay out, and are counted apart.

use crate::corpus::Corpus;
use crate::corpus::order::sort;
use crate::event::model::{CasualtyKind, Event, Status};
use crate::export::losses::{Bounds, count};

/// One kind of loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Which.
    pub kind: CasualtyKind,
    /// The figures of all events together.
    pub bounds: Bounds,
}

/// The losses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By kind, in the model's order; kinds that no event tells of are not there.
    pub sums: Vec<Sum>,
    /// Events with losses that are not in the sums.
    pub left_out: usize,
}

impl Tally {
    /// Adds up.
    #[must_use]
    pub fn new(corpus: &Corpus, shown: &[u32]) -> Self {
        let mut tally = Self::default();
        for number in shown {
            let record = corpus.record(*number);
            let event = &corpus.readings()[record.article as usize].extraction.events[record.event as usize];
            if counts(event) {
                tally.add(event);
            } else if !event.casualties.is_empty() {
                tally.left_out += 1;
            }
        }
        sort(&mut tally.sums, |sum| sum.kind);
        tally
    }

    fn add(&mut self, event: &Event) {
        let mut kinds: Vec<CasualtyKind> = event.casualties.iter().map(|casualty| casualty.kind).collect();
        sort(&mut kinds, |kind| *kind);
        kinds.dedup();
        for kind in kinds {
            let Some(more) = count(event, kind) else { continue };
            match self.sums.iter_mut().find(|sum| sum.kind == kind) {
                Some(Sum { bounds, .. }) => {
                    bounds.low = bounds.low.saturating_add(more.low);
                    bounds.best = bounds.best.saturating_add(more.best);
                    bounds.high = bounds.high.saturating_add(more.high);
                }
                None => self.sums.push(Sum { kind, bounds: more }),
            }
        }
    }
}

/// Whether an event's losses may be added to those of others.
fn counts(event: &Event) -> bool {
    !event.aggregate && !matches!(event.status, Status::Denied | Status::Hypothetical)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::reading;
    use crate::event::model::Casualty;
    use crate::span::Span;

    #[test]
    fn totals_and_denials_stay_out_of_the_sums() {
        let mut reading = reading("a", &[None; 4]);
        for (at, event) in reading.extraction.events.iter_mut().enumerate() {
            let toll = |best: u32, who: &str| Casualty {
                kind: CasualtyKind::Killed,
                low: None,
                best: Some(best),
                high: None,
                who: who.to_owned(),
                said_by: None,
                span: Span::default(),
            };
            event.casualties = vec![toll(10, "جنود"), toll(12 + at as u32, "جنود"), toll(1, "مدنيون")];
        }
        reading.extraction.events[1].aggregate = true;
        reading.extraction.events[2].status = Status::Denied;
        let mut corpus = Corpus::new();
        corpus.put(reading);
        let tally = Tally::new(&corpus, corpus.told());
        let bounds = Bounds { low: 22, best: 22, high: 29 };
        assert_eq!(tally, Tally { sums: vec![Sum { kind: CasualtyKind::Killed, bounds }], left_out: 2 });
    }
}
