//! The whole way from an article to its events, as one pure function.

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::event::assemble::events;
use crate::event::context::Context;
use crate::event::draft::DateAt;
use crate::event::model::{DatePrecision, Event, EventDate};
use crate::lexicon::Lexicon;
use crate::mention::date::{Anchors, Date, DateMention, Extent, dateline_date, find_all};
use crate::mention::entity::Entities;
use crate::mention::scan::Scan;
use crate::mention::trigger::find_triggers;
use crate::span::Span;
use crate::text::{Document, SentenceKind};

/// What one article gave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The events, in the order in which the article first tells them.
    pub events: Vec<Event>,
    /// Parts of the text that are page furniture (share buttons, bylines, lists of links), in order.
    pub furniture: Vec<Span>,
    /// The publication date used: the article's own, else the dateline's; `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The headline: the article's own, else its first line.
    pub title: Option<String>,
}

/// A stage of the way from an article to its events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tokens, sentences, page furniture.
    Text,
    /// Dates, found and resolved, durations and numbers.
    Times,
    /// Every word looked up.
    Scan,
    /// Noun phrases.
    Entities,
    /// Words that tell or frame an event.
    Triggers,
    /// All the rest.
    Events,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [Self::Text, Self::Times, Self::Scan, Self::Entities, Self::Triggers, Self::Events];
}

/// Extracts events; made once, used for any number of articles.
pub struct Engine {
    lexicon: &'static Lexicon,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine over the tables compiled into the library.
    #[must_use]
    pub fn new() -> Self {
        Self { lexicon: Lexicon::embedded() }
    }

    /// The events of one article. Cannot fail: a text that tells nothing gives no events.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Extraction {
        self.extract_in_stages(article, |_| {})
    }

    /// [`Self::extract`], telling `finished` of each stage when it is done: for those who measure them.
    #[must_use]
    pub fn extract_in_stages(&self, article: &Article, mut finished: impl FnMut(Stage)) -> Extraction {
        let document = Document::new(&article.text);
        finished(Stage::Text);
        let published = article.published.as_deref().and_then(Date::parse).or_else(|| dateline_date(&document));
        let times = find_all(&document);
        let dates = resolve(&document, &times.dates, published);
        let taken: Vec<_> = times.dates.iter().map(|d| d.tokens.clone()).collect();
        let counts: Vec<_> = times.numbers.iter().map(|n| n.tokens.clone()).collect();
        finished(Stage::Times);
        let scan = Scan::new(&document, self.lexicon);
        finished(Stage::Scan);
        let entities = Entities::new(&document, &scan, self.lexicon, &taken, &counts);
        finished(Stage::Entities);
        let triggers = find_triggers(&document, &scan, &entities, self.lexicon, &taken);
        finished(Stage::Triggers);
        let context = Context {
            document: &document,
            scan: &scan,
            lexicon: self.lexicon,
            entities: &entities,
            numbers: &times.numbers,
            triggers: &triggers,
        };
        let events = events(&context, &dates, &article.id);
        finished(Stage::Events);
        Extraction {
            events,
            furniture: document.furniture(),
            published: published.map(|date| date.to_string()),
            title: article.title.clone().or_else(|| headline(&document)),
        }
    }
}

/// Resolves the dates in the order of the story: each may count from the one before it.
fn resolve(document: &Document<'_>, mentions: &[DateMention], published: Option<Date>) -> Vec<DateAt> {
    let mut anchors = Anchors { published, story: None };
    let mut out = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let resolved = mention.expr.resolve(&anchors);
        if resolved.extent.is_some() {
            anchors.story = resolved.extent;
        }
        let (edtf, precision) = one_day(resolved.edtf, resolved.precision, resolved.extent);
        out.push(DateAt {
            start: mention.tokens.start,
            end: mention.tokens.end,
            date: EventDate { edtf, precision, span: Some(document.span(mention.tokens.clone())) },
        });
    }
    out
}

/// A night is coded by the day that it begins on, and a range of one day is that day.
fn one_day(edtf: Option<String>, precision: DatePrecision, extent: Option<Extent>) -> (Option<String>, DatePrecision) {
    let halves = edtf.as_deref().and_then(|range| range.split_once('/'));
    match halves {
        Some((first, last)) if first == last || matches!(extent, Some(Extent::Night(..))) => {
            (Some(first.to_owned()), DatePrecision::Day)
        }
        _ => (edtf, precision),
    }
}

/// The first line, when it is a headline.
fn headline(document: &Document<'_>) -> Option<String> {
    let first = document.sentences.first().filter(|s| s.kind == SentenceKind::Headline)?;
    Some(first.span.of(document.text).to_owned())
}
