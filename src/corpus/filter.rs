//! Which events are shown, in which order, and how many each further choice would leave. What comes in is a
//! corpus and the reader's choices; what goes out is numbers. One pass over all events.

use std::cmp::Reverse;

use crate::corpus::Corpus;
use crate::corpus::edtf::{Civil, Day, Days, Edtf, civil};
use crate::corpus::facet::Facet;
use crate::corpus::order::sort;
use crate::corpus::search::{Bits, Found, Query};

/// Whether a choice asks for a value or shuts it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Polarity {
    /// Only events that have it, or another that is asked for in the same facet.
    Include,
    /// No events that have it.
    Exclude,
}

/// One choice. Values go by key: an address may name a value that no article has brought yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// In which facet.
    pub facet: Facet,
    /// Which value.
    pub key: String,
    /// Asked for or shut out.
    pub polarity: Polarity,
}

/// Everything that narrows the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In the order in which they were made.
    pub choices: Vec<Choice>,
    /// From this EDTF date on; empty for no bound.
    pub from: String,
    /// Up to this EDTF date; empty for no bound.
    pub to: String,
    /// Inside this box of the map: west, south, east and north in hundredths of a degree; empty for no bound.
    pub area: String,
    /// Facets of which an event has to have all values asked for; of the others one is enough.
    pub all: Vec<Facet>,
    /// What was typed into the search box.
    pub typed: String,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Latest first, undated last.
    #[default]
    Latest,
    /// Earliest first, undated last.
    Earliest,
    /// Article by article, as told.
    Told,
}

impl Filter {
    /// How the value is chosen, if it is.
    #[must_use]
    pub fn polarity(&self, facet: Facet, key: &str) -> Option<Polarity> {
        self.choices.iter().find(|choice| choice.facet == facet && choice.key == key).map(|choice| choice.polarity)
    }

    /// The same filter with one value chosen so; chosen so already, it is let go.
    #[must_use]
    pub fn toggled(&self, facet: Facet, key: &str, polarity: Polarity) -> Self {
        let mut filter = self.clone();
        let before = self.polarity(facet, key);
        filter.choices.retain(|choice| choice.facet != facet || choice.key != key);
        if before != Some(polarity) {
            filter.choices.push(Choice { facet, key: key.to_owned(), polarity });
        }
        filter
    }

    /// The same filter, where the facet asks for all of its values instead of any, or the other way round.
    #[must_use]
    pub fn joined(&self, facet: Facet) -> Self {
        let mut filter = self.clone();
        match filter.all.iter().position(|known| *known == facet) {
            Some(at) => drop(filter.all.remove(at)),
            None => filter.all.push(facet),
        }
        filter
    }

    /// How many filters are at work, the search aside.
    #[must_use]
    pub fn len(&self) -> usize {
        self.choices.len() + [&self.from, &self.to, &self.area].into_iter().filter(|bound| !bound.is_empty()).count()
    }

    /// Whether nothing narrows the list, the search aside.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// How many events fall into each year, without regard to the bounds on the date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// The first year with an event.
    pub first: i32,
    /// One count for each year from the first on; empty when no event is dated.
    pub counts: Vec<u32>,
    /// The months of each year that an event begins in, January the lowest bit.
    pub months: Vec<u16>,
}

/// What a filter leaves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Numbers of the events shown, in order.
    pub shown: Vec<u32>,
    /// How many events there are in all.
    pub total: usize,
    /// For each facet, for each value, how many events would be left if that facet asked for it alone.
    pub counts: Vec<Vec<u32>>,
    /// Events by year.
    pub years: Years,
    /// Articles whose text holds the words searched for though none of the events shown is theirs.
    pub articles_only: Vec<u32>,
}

/// Years outside these are mistakes of the text or history lessons; they would flatten the histogram.
const PLOTTED: i32 = 1900;
const PLOTTED_END: i32 = 2101;

/// Numbers of all events in the given order; made once for a corpus and kept by the caller.
#[must_use]
pub fn ordered(corpus: &Corpus, order: Order) -> Vec<u32> {
    let mut numbers = corpus.told().to_vec();
    let days = |number: &u32| corpus.record(*number).days;
    match order {
        Order::Told => {}
        Order::Latest => sort(&mut numbers, |number| Reverse(days(number).map(|days| (days.last, days.first)))),
        Order::Earliest => sort(&mut numbers, |number| {
            let days = days(number);
            (days.is_none(), days)
        }),
    }
    numbers
}

/// Applies `filter` to the events in `ordered`.
#[must_use]
pub fn select(corpus: &Corpus, filter: &Filter, ordered: &[u32]) -> Selection {
    let query = Query::new(&filter.typed);
    let found = (!query.is_empty()).then(|| corpus.index().find(&query));
    let wanted = Wanted::new(corpus, filter);
    let bounds = bounds(filter);
    let area = area(&filter.area);
    let mut counts: Vec<Vec<u32>> =
        Facet::ALL.iter().map(|facet| vec![0; corpus.dictionaries().of(*facet).values().len()]).collect();
    let mut shown = Vec::new();
    let mut by_year = [0; (PLOTTED_END - PLOTTED) as usize];
    let mut months = [0; (PLOTTED_END - PLOTTED) as usize];
    for &number in ordered {
        if found.as_ref().is_some_and(|found| !found.events.contains(number)) {
            continue;
        }
        let record = corpus.record(number);
        let outside = bounds
            .is_some_and(|bounds| record.days.is_none_or(|days| days.last < bounds.first || bounds.last < days.first));
        let elsewhere = area.is_some_and(|area| {
            let event = &corpus.readings()[record.article as usize].extraction.events[record.event as usize];
            !event.places.iter().any(|place| area.holds(place.lat, place.lon))
        });
        let outside = u16::from(outside) << Facet::Date as u8 | u16::from(elsewhere) << Facet::Place as u8;
        let failing = wanted.failing(&record.tags, outside);
        if failing == 0 {
            shown.push(number);
        }
        for tag in &record.tags {
            if failing & !(1 << tag.facet as u8) == 0 {
                counts[tag.facet as usize][tag.value as usize] += 1;
            }
        }
        if failing & !(1 << Facet::Date as u8) == 0
            && let Some(days) = record.days
        {
            let Civil { year, month, .. } = civil(days.first);
            if (PLOTTED..PLOTTED_END).contains(&year) {
                by_year[(year - PLOTTED) as usize] += 1;
                months[(year - PLOTTED) as usize] |= u16::from(days.last - days.first <= MONTH) << (month - 1);
            }
        }
    }
    let articles_only = found.map(|found| without_events(corpus, &found, &shown)).unwrap_or_default();
    Selection { shown, total: corpus.told().len(), counts, years: years(&by_year, &months), articles_only }
}

fn without_events(corpus: &Corpus, found: &Found, shown: &[u32]) -> Vec<u32> {
    let mut with = vec![false; corpus.readings().len()];
    shown.iter().for_each(|number| with[corpus.record(*number).article as usize] = true);
    found.articles.iter().filter(|article| !with[*article as usize]).collect()
}

/// What is dated no closer than this many days begins in no month that one would ask for.
const MONTH: Day = 31;

/// From the first year with an event to the last.
fn years(by_year: &[u32], months: &[u16]) -> Years {
    let has = |count: &u32| *count > 0;
    let (Some(first), Some(last)) = (by_year.iter().position(has), by_year.iter().rposition(has)) else {
        return Years::default();
    };
    Years {
        first: PLOTTED + first as i32,
        counts: by_year[first..=last].to_vec(),
        months: months[first..=last].to_vec(),
    }
}

/// The days that the filter asks for. A bound that cannot be read asks for nothing.
fn bounds(filter: &Filter) -> Option<Days> {
    let days = |text: &str| Edtf::parse(text).and_then(|date| date.days());
    let (from, to) = (days(&filter.from), days(&filter.to));
    (from.is_some() || to.is_some())
        .then(|| Days { first: from.map_or(Day::MIN, |days| days.first), last: to.map_or(Day::MAX, |days| days.last) })
}

/// A box of the map, in degrees.
#[derive(Clone, Copy)]
struct Rectangle {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Rectangle {
    fn holds(self, lat: Option<f64>, lon: Option<f64>) -> bool {
        let between =
            |low: f64, value: Option<f64>, high: f64| value.is_some_and(|value| low <= value && value <= high);
        between(self.south, lat, self.north) && between(self.west, lon, self.east)
    }
}

/// The box that the filter asks for. One that cannot be read asks for nothing.
fn area(text: &str) -> Option<Rectangle> {
    let mut edges = text.split(',').map(|edge| edge.parse::<i32>().ok().map(|edge| f64::from(edge) / 100.0));
    let mut next = || edges.next().flatten();
    Some(Rectangle { west: next()?, south: next()?, east: next()?, north: next()? })
}

/// The choices of each facet as numbers.
struct Wanted {
    included: Vec<Option<Bits>>,
    excluded: Vec<Bits>,
    /// How many of the values asked for an event must have.
    enough: [usize; Facet::ALL.len()],
}

impl Wanted {
    fn new(corpus: &Corpus, filter: &Filter) -> Self {
        let mut wanted = Self {
            included: vec![None; Facet::ALL.len()],
            excluded: vec![Bits::default(); Facet::ALL.len()],
            enough: [1; Facet::ALL.len()],
        };
        for choice in &filter.choices {
            let at = choice.facet as usize;
            let number = corpus.dictionaries().of(choice.facet).number(&choice.key);
            let bits = match choice.polarity {
                Polarity::Include => wanted.included[at].get_or_insert_default(),
                Polarity::Exclude => &mut wanted.excluded[at],
            };
            if let Some(number) = number {
                bits.insert(number);
            }
        }
        for facet in &filter.all {
            let asked = |choice: &&Choice| choice.facet == *facet && choice.polarity == Polarity::Include;
            wanted.enough[*facet as usize] = filter.choices.iter().filter(asked).count().max(1);
        }
        wanted
    }

    /// The facets that shut an event out, one bit each.
    fn failing(&self, tags: &[crate::corpus::facet::Tag], outside: u16) -> u16 {
        let (mut asked, mut met, mut barred) = (0_u16, 0_u16, 0_u16);
        let mut had = [0; Facet::ALL.len()];
        for (at, included) in self.included.iter().enumerate() {
            asked |= u16::from(included.is_some()) << at;
        }
        for tag in tags {
            let at = tag.facet as usize;
            had[at] += usize::from(self.included[at].as_ref().is_some_and(|bits| bits.contains(tag.value)));
            met |= u16::from(had[at] >= self.enough[at]) << at;
            barred |= u16::from(self.excluded[at].contains(tag.value)) << at;
        }
        (asked & !met) | barred | outside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::reading;

    fn corpus() -> Corpus {
        let mut corpus = Corpus::new();
        corpus.put(reading("a", &[Some("2024-05-01"), None, Some("2022")]));
        corpus.put(reading("b", &[Some("2024-06")]));
        corpus
    }

    #[track_caller]
    fn check(filter: &Filter, order: Order, expected: &[&str]) {
        let corpus = corpus();
        let selection = select(&corpus, filter, &ordered(&corpus, order));
        let ids: Vec<_> = selection
            .shown
            .iter()
            .map(|number| {
                let (reading, event) = corpus.resolve(*number);
                reading.extraction.events[event].id.clone()
            })
            .collect();
        assert_eq!(ids, expected);
        assert_eq!(selection.total, 4);
    }

    #[test]
    fn undated_events_come_last_in_either_order() {
        check(&Filter::default(), Order::Latest, &["b-0", "a-0", "a-2", "a-1"]);
        check(&Filter::default(), Order::Earliest, &["a-2", "a-0", "b-0", "a-1"]);
        check(&Filter::default(), Order::Told, &["a-0", "a-1", "a-2", "b-0"]);
    }

    #[test]
    fn choices_include_and_exclude_and_toggle_off() {
        let only_b = Filter::default().toggled(Facet::Article, "b", Polarity::Include);
        check(&only_b, Order::Told, &["b-0"]);
        let both = only_b.toggled(Facet::Article, "a", Polarity::Include);
        check(&both, Order::Told, &["a-0", "a-1", "a-2", "b-0"]);
        let not_a = Filter::default().toggled(Facet::Article, "a", Polarity::Exclude);
        check(&not_a, Order::Told, &["b-0"]);
        check(&not_a.toggled(Facet::Article, "a", Polarity::Exclude), Order::Told, &["a-0", "a-1", "a-2", "b-0"]);
        check(&Filter::default().toggled(Facet::Country, "XX", Polarity::Include), Order::Told, &[]);
    }

    #[test]
    fn bounds_keep_what_may_lie_inside() {
        let from = Filter { from: "2024-06-15".to_owned(), ..Filter::default() };
        check(&from, Order::Told, &["b-0"]);
        let to = Filter { to: "2023".to_owned(), ..Filter::default() };
        check(&to, Order::Told, &["a-2"]);
    }

    #[test]
    fn a_facet_may_ask_for_all_of_its_values() {
        let statuses = ["asserted", "total"];
        let mut corpus = Corpus::new();
        let mut reading = reading("a", &[None, None]);
        reading.extraction.events[1].aggregate = true;
        reading.extraction.events[1].places = vec![crate::event::model::Place {
            id: None,
            name_ar: "غاو".to_owned(),
            name_en: String::new(),
            country: None,
            level: crate::event::model::PlaceLevel::Town,
            lat: Some(16.27),
            lon: Some(-0.04),
            span: crate::span::Span::default(),
        }];
        corpus.put(reading);
        let shown = |filter: &Filter| select(&corpus, filter, corpus.told()).shown;
        let any = statuses
            .iter()
            .fold(Filter::default(), |filter, key| filter.toggled(Facet::Status, key, Polarity::Include));
        assert_eq!(shown(&any), [0, 1]);
        assert_eq!(shown(&any.joined(Facet::Status)), [1]);
        assert_eq!(shown(&any.joined(Facet::Status).joined(Facet::Status)), [0, 1]);
        let inside = |area: &str| shown(&Filter { area: area.to_owned(), ..Filter::default() });
        assert_eq!(inside("-100,1500,100,1700"), [1]);
        assert_eq!(inside("100,1500,200,1700"), Vec::<u32>::new());
        assert_eq!(inside("garbled"), [0, 1]);
    }

    #[test]
    fn counts_ignore_the_facet_s_own_choices() {
        let corpus = corpus();
        let filter = Filter::default().toggled(Facet::Article, "b", Polarity::Include);
        let selection = select(&corpus, &filter, &ordered(&corpus, Order::Told));
        assert_eq!(selection.counts[Facet::Article as usize], [3, 1]);
        assert_eq!(selection.counts[Facet::Type as usize][0], 1);
        assert_eq!(selection.years, Years { first: 2024, counts: vec![1], months: vec![1 << 5] });
    }

    #[test]
    fn a_search_asks_the_events_own_words() {
        check(&Filter { typed: "هُجوم".to_owned(), ..Filter::default() }, Order::Told, &["a-0", "a-1", "a-2", "b-0"]);
        check(&Filter { typed: "غائب".to_owned(), ..Filter::default() }, Order::Told, &[]);
    }
}
