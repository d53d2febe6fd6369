//! The whole way from an article to its events, as one pure function; and the mentions that it passes on the way.

pub mod mentions;
pub mod reading;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::event::model::Event;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::{Document, SentenceKind};
use mentions::Mention;
use reading::Reading;

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

    /// What the words of one article name, by their first word: dates, durations, numbers, places, actors, triggers.
    #[must_use]
    pub fn mentions(&self, article: &Article) -> Vec<Mention> {
        mentions::mentions(&self.read(article))
    }

    /// One article with all that its words say, before events are made of it.
    #[must_use]
    pub fn read<'a>(&self, article: &'a Article) -> Reading<'a> {
        Reading::new(article, self.lexicon, |_| {})
    }

    /// [`Self::extract`], telling `finished` of each stage when it is done: for those who measure them.
    #[must_use]
    pub fn extract_in_stages(&self, article: &Article, mut finished: impl FnMut(Stage)) -> Extraction {
        let reading = Reading::new(article, self.lexicon, &mut finished);
        let events = reading.tell().events;
        finished(Stage::Events);
        Extraction {
            events,
            furniture: reading.document.furniture(),
            published: reading.published.map(|date| date.to_string()),
            title: article.title.clone().or_else(|| headline(&reading.document)),
        }
    }
}

/// The first line, when it is a headline.
fn headline(document: &Document<'_>) -> Option<String> {
    let first = document.sentences.first().filter(|s| s.kind == SentenceKind::Headline)?;
    Some(first.span.of(document.text).to_owned())
}
