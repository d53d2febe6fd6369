//! From an article and what was extracted from it to the formats that the field uses; one file per format.
//! Everything here is pure and writes one article at a time, so that any number of articles can be streamed.

pub mod json;

use crate::article::Article;
use crate::engine::Extraction;

/// The formats of the command line and of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The contract's own JSON, one object per article and line.
    #[default]
    Ndjson,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Ndjson];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Writes one file of a format: what [`begin`](Self::begin) gives, then each article's part, then the end.
#[derive(Debug)]
pub struct Exporter {
    format: Format,
}

impl Exporter {
    /// A file of `format`, nothing written yet.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self { format }
    }

    /// What stands before the first article.
    #[must_use]
    pub fn begin(&self) -> String {
        match self.format {
            Format::Ndjson => String::new(),
        }
    }

    /// One article's part; empty where the format has nothing for it.
    pub fn article(&mut self, article: &Article, extraction: &Extraction) -> String {
        match self.format {
            Format::Ndjson => json::line(article, extraction) + "\n",
        }
    }

    /// What stands behind the last article.
    #[must_use]
    pub fn end(&self) -> String {
        match self.format {
            Format::Ndjson => String::new(),
        }
    }
}
