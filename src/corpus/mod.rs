//! All articles that were read, and their events as one list that can be filtered, sorted and searched.
//! What comes in is one article after another; what goes out is numbers of events. Pure: no browser here.

pub mod edtf;
pub mod facet;
pub mod filter;
pub mod order;
pub mod search;

use std::collections::HashMap;
use std::rc::Rc;

use crate::article::Article;
use crate::engine::Extraction;
use crate::event::model::Event;
use edtf::{Days, Edtf};
use facet::{Dictionaries, Tag};
use search::Index;

/// One article with what was read in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Its events.
    pub extraction: Extraction,
}

impl Reading {
    /// The headline, else the first line of the text, else the id. Of a line that is a paragraph, its beginning.
    #[must_use]
    pub fn title(&self) -> &str {
        let first = || self.article.text.lines().map(str::trim).find(|line| !line.is_empty()).map(beginning);
        let given = [&self.extraction.title, &self.article.title];
        given
            .into_iter()
            .flatten()
            .map(|title| title.trim())
            .find(|title| !title.is_empty())
            .or_else(first)
            .unwrap_or(&self.article.id)
    }
}

/// So many bytes make a long headline.
const HEADLINE: usize = 240;

/// Words from the beginning of a line, all of them where it could be a headline.
fn beginning(line: &str) -> &str {
    let cut = line.char_indices().map(|(at, _)| at).find(|at| *at > HEADLINE);
    cut.and_then(|cut| line[..cut].rsplit_once(' ')).map_or(line, |(words, _)| words)
}

/// One event in the list of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Number of its article.
    pub article: u32,
    /// Its place among that article's events.
    pub event: u32,
    /// The days that it may have happened on.
    pub days: Option<Days>,
    /// Its facet values.
    pub tags: Vec<Tag>,
}

/// Every article and event. Articles and events keep their numbers; an article that is read again gives its
/// events new numbers and the old ones fall out of the list.
#[derive(Default)]
pub struct Corpus {
    readings: Vec<Rc<Reading>>,
    by_article: HashMap<String, u32>,
    records: Vec<Record>,
    by_event: HashMap<String, u32>,
    /// Numbers of the records that count, in the order of articles and of their telling.
    told: Vec<u32>,
    dictionaries: Dictionaries,
    index: Index,
}

impl Corpus {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self { dictionaries: Dictionaries::new(), ..Self::default() }
    }

    /// Adds an article, or puts it in the place of the one with the same id. Returns its number.
    pub fn put(&mut self, reading: Reading) -> u32 {
        let reading = Rc::new(reading);
        let (article, at) = match self.by_article.get(&reading.article.id) {
            Some(&article) => (article, self.forget(article)),
            None => {
                let article = self.readings.len() as u32;
                self.by_article.insert(reading.article.id.clone(), article);
                self.readings.push(Rc::clone(&reading));
                self.index.add_article(article, &reading.article.text);
                (article, self.told.len())
            }
        };
        self.readings[article as usize] = Rc::clone(&reading);
        let first = self.records.len() as u32;
        for (event, told) in reading.extraction.events.iter().enumerate() {
            let number = self.records.len() as u32;
            self.records.push(Record {
                article,
                event: event as u32,
                days: told.date.edtf.as_deref().and_then(Edtf::parse).and_then(|date| date.days()),
                tags: self.dictionaries.tags(told, &reading.article.id, reading.title()),
            });
            self.by_event.insert(told.id.clone(), number);
            self.index.add_event(number, &words_of(told, &reading));
        }
        self.told.splice(at..at, first..self.records.len() as u32);
        article
    }

    /// Takes the events of an article out of the list; returns where they stood.
    fn forget(&mut self, article: u32) -> usize {
        for event in &self.readings[article as usize].extraction.events {
            self.by_event.remove(&event.id);
        }
        let at = self.told.partition_point(|number| self.records[*number as usize].article < article);
        let end = self.told.partition_point(|number| self.records[*number as usize].article <= article);
        self.told.drain(at..end);
        at
    }

    /// All articles, by number.
    #[must_use]
    pub fn readings(&self) -> &[Rc<Reading>] {
        &self.readings
    }

    /// The number of the article with that id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<u32> {
        self.by_article.get(id).copied()
    }

    /// The number of the event with that id.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<u32> {
        self.by_event.get(id).copied()
    }

    /// One record, by number.
    #[must_use]
    pub fn record(&self, number: u32) -> &Record {
        &self.records[number as usize]
    }

    /// The number that the next event will have.
    #[must_use]
    pub fn next(&self) -> u32 {
        self.records.len() as u32
    }

    /// Numbers of all events, article by article, as told.
    #[must_use]
    pub fn told(&self) -> &[u32] {
        &self.told
    }

    /// Numbers of the events of one article, as told.
    #[must_use]
    pub fn told_by(&self, article: u32) -> &[u32] {
        let at = self.told.partition_point(|number| self.records[*number as usize].article < article);
        let end = self.told.partition_point(|number| self.records[*number as usize].article <= article);
        &self.told[at..end]
    }

    /// The article and event behind a number.
    #[must_use]
    pub fn resolve(&self, number: u32) -> (Rc<Reading>, usize) {
        let record = self.record(number);
        (Rc::clone(&self.readings[record.article as usize]), record.event as usize)
    }

    /// The facets' values.
    #[must_use]
    pub fn dictionaries(&self) -> &Dictionaries {
        &self.dictionaries
    }

    /// The search index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }
}

/// The words by which an event is found: its names in both languages, the words for its parties, and the sentences that report it.
fn words_of(event: &Event, reading: &Reading) -> String {
    let mut words = String::new();
    let mut add = |word: &str| {
        words.push_str(word);
        words.push('\n');
    };
    for span in event.evidence.iter().chain([&event.trigger]) {
        add(span.of(&reading.article.text));
    }
    for party in event.perpetrators.iter().chain(&event.targets).chain(&event.claimed_by) {
        add(&party.name_ar);
        add(&party.name_en);
        add(party.span.of(&reading.article.text));
    }
    for place in &event.places {
        add(&place.name_ar);
        add(&place.name_en);
    }
    event.sources.iter().for_each(|source| add(&source.name));
    event.tactic.iter().for_each(|tactic| add(tactic));
    add(event.sub_event_type.as_str());
    words
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::event::model::{EventDate, Status, SubEventType};
    use crate::span::Span;

    /// An article of one event a word, on the given dates.
    pub(crate) fn reading(id: &str, dates: &[Option<&str>]) -> Reading {
        let text = dates.iter().map(|_| "هجوم").collect::<Vec<_>>().join(" ");
        let mut at = 0;
        let events = dates.iter().enumerate().map(|(number, date)| {
            let trigger = Span::new(at, at + 8);
            at += 9;
            Event {
                id: format!("{id}-{number}"),
                sub_event_type: SubEventType::ArmedClash,
                tactic: None,
                status: Status::Asserted,
                aggregate: false,
                date: EventDate { edtf: date.map(str::to_owned), ..EventDate::default() },
                places: vec![],
                perpetrators: vec![],
                targets: vec![],
                claimed_by: vec![],
                casualties: vec![],
                sources: vec![],
                evidence: vec![trigger],
                trigger,
                rules: vec![],
            }
        });
        let events = events.collect();
        Reading {
            article: Article { id: id.to_owned(), text, ..Article::default() },
            extraction: Extraction { events, ..Extraction::default() },
        }
    }

    #[test]
    fn an_article_read_again_keeps_its_place() {
        let mut corpus = Corpus::new();
        corpus.put(reading("a", &[None, None]));
        corpus.put(reading("b", &[None]));
        corpus.put(reading("a", &[Some("2024")]));
        let told: Vec<_> = corpus.told().iter().map(|n| (corpus.record(*n).article, corpus.record(*n).event)).collect();
        assert_eq!(told, [(0, 0), (1, 0)]);
        assert_eq!(corpus.event("a-1"), None);
        assert!(corpus.record(corpus.event("a-0").expect("read again")).days.is_some());
        assert_eq!(corpus.told_by(1).len(), 1);
    }
}
