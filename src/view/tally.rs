//! The losses of all events shown, added up by kind. Sums over several events would count twice, and denied or
//! feared events would count what may never have been: both stay out, and are counted apart.

use crate::corpus::Corpus;
use crate::corpus::order::sort;
use crate::event::model::{Casualty, CasualtyKind, Event, Status};
use crate::export::losses::{Bounds, count_by};
use crate::text::fold::fold;

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

/// The losses of each event, worked out once: adding up a hundred thousand is quick, reading them again is not.
#[derive(Default)]
pub struct Ledger(Vec<Entry>);

/// An event's losses by kind; `None` where they may not be added to those of others.
type Entry = Option<Vec<Sum>>;

impl Ledger {
    /// Adds up the events of these numbers.
    pub fn tally(&mut self, corpus: &Corpus, shown: &[u32]) -> Tally {
        let mut tally = Tally::default();
        for number in shown {
            for missing in self.0.len()..=*number as usize {
                let record = corpus.record(missing as u32);
                let reading = &corpus.readings()[record.article as usize];
                let events = &reading.extraction.events;
                // An article that was read again has other events now; its old numbers are not asked for.
                let told = events.get(record.event as usize);
                self.0.push(told.map_or(Some(Vec::new()), |event| entry(event, &reading.article.text)));
            }
            match &self.0[*number as usize] {
                Some(sums) => sums.iter().for_each(|sum| tally.add(*sum)),
                None => tally.left_out += 1,
            }
        }
        sort(&mut tally.sums, |sum| sum.kind);
        tally
    }
}

impl Tally {
    fn add(&mut self, more: Sum) {
        match self.sums.iter_mut().find(|sum| sum.kind == more.kind) {
            Some(Sum { bounds, .. }) => {
                bounds.low = bounds.low.saturating_add(more.bounds.low);
                bounds.best = bounds.best.saturating_add(more.bounds.best);
                bounds.high = bounds.high.saturating_add(more.bounds.high);
            }
            None => self.sums.push(more),
        }
    }
}

fn entry(event: &Event, text: &str) -> Entry {
    if !event.casualties.is_empty() && !counts(event) {
        return None;
    }
    let mut sums: Vec<Sum> = Vec::new();
    for casualty in &event.casualties {
        let kind = casualty.kind;
        if sums.iter().all(|sum| sum.kind != kind) {
            sums.extend(count_by(event, text, kind, &may_be_same).map(|bounds| Sum { kind, bounds }));
        }
    }
    Some(sums)
}

/// Whether two speakers may speak of the same people: where one of them says no more than that it was people.
fn may_be_same(first: &Casualty, later: &Casualty) -> bool {
    let anyone = |casualty: &Casualty| {
        let who = fold(&casualty.who);
        ["قتيل", "قتلي", "القتلي", "جريح", "جرحي", "الجرحي", "شخص", "اشخاص"].iter().any(|word| who.starts_with(word))
            || who.is_empty()
    };
    let others = later.kind == CasualtyKind::Killed && fold(&later.who).starts_with("اخر");
    !others && (anyone(first) || anyone(later))
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
        let tally = Ledger::default().tally(&corpus, corpus.told());
        let bounds = Bounds { low: 22, best: 22, high: 29 };
        assert_eq!(tally, Tally { sums: vec![Sum { kind: CasualtyKind::Killed, bounds }], left_out: 2 });
    }
}
