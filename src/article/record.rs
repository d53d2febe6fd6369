//! From named values, a JSON object's or a table row's, to an article. The contract's own names are `id`,
//! `text`, `title`, `published`, `source`, `url`; the names that other collections use for them are known too.

use super::date;
use super::problem::{Problem, ProblemKind};
use super::{Article, Item};

/// What a named value is to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The record's own id.
    Id,
    /// The whole text.
    Text,
    /// The headline.
    Title,
    /// The publication date.
    Published,
    /// Newspaper, agency or site.
    Source,
    /// Address on the web.
    Url,
}

/// Each field's names, the contract's first; compared without case, spaces, `_` and `-`.
const NAMES: [(Field, &[&str]); 6] = [
    (Field::Id, &["id", "articleid", "docid", "documentid", "uid", "guid", "article", "المعرف", "الرقم"]),
    (Field::Text, &["text", "body", "content", "articlebody", "fulltext", "articletext", "النص", "المحتوى"]),
    (Field::Title, &["title", "headline", "العنوان"]),
    (
        Field::Published,
        &["published", "date", "publishedat", "datepublished", "publicationdate", "publishdate", "pubdate", "التاريخ"],
    ),
    (Field::Source, &["source", "publisher", "newspaper", "agency", "outlet", "site", "sitename", "المصدر"]),
    (Field::Url, &["url", "link", "href", "canonicalurl", "sourceurl", "الرابط"]),
];

impl Field {
    /// The field that `name` names, and how far it stands from the contract's own name (0), so that of two
    /// names for one field the nearer wins.
    #[must_use]
    pub fn named(name: &str) -> Option<(Self, usize)> {
        let plain: String = name
            .chars()
            .filter(|c| !matches!(c, ' ' | '_' | '-' | '\u{FEFF}'))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        NAMES.iter().find_map(|&(field, names)| Some((field, names.iter().position(|&known| known == plain)?)))
    }

    /// The contract's own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Text => "text",
            Self::Title => "title",
            Self::Published => "published",
            Self::Source => "source",
            Self::Url => "url",
        }
    }
}

/// Where a record stands, for its messages and for an id where it has none.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The file's name as it was given.
    pub file: &'a str,
    /// The line it begins on, from 1.
    pub line: u32,
    /// The column it begins in, from 1; `None` where columns mean nothing.
    pub column: Option<u32>,
    /// The article's id where the record gives none.
    pub fallback_id: &'a str,
}

impl Origin<'_> {
    /// A problem of this record.
    #[must_use]
    pub fn problem(&self, kind: ProblemKind, detail: impl Into<String>) -> Problem {
        Problem { column: self.column, ..Problem::of_line(kind, self.file, self.line, detail) }
    }
}

/// A record's values, gathered one by one; the value under the best name counts.
#[derive(Default)]
pub struct Record {
    values: [Option<Named>; 6],
}

struct Named {
    rank: usize,
    value: String,
}

impl Record {
    /// Takes `value` for `field`, unless a value under a better name (a lower `rank`) is there.
    pub fn set(&mut self, field: Field, rank: usize, value: String) {
        let slot = &mut self.values[field as usize];
        if slot.as_ref().is_none_or(|held| rank < held.rank) {
            *slot = Some(Named { rank, value });
        }
    }

    /// The value that counts for `field`, so far.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&str> {
        self.values[field as usize].as_ref().map(|named| named.value.as_str())
    }

    /// Puts another value in the place of the one that counts for `field`.
    pub fn replace(&mut self, field: Field, value: String) {
        if let Some(named) = &mut self.values[field as usize] {
            named.value = value;
        }
    }

    fn take(&mut self, field: Field) -> Option<String> {
        self.values[field as usize].take().map(|named| named.value)
    }

    fn take_line(&mut self, field: Field) -> Option<String> {
        self.take(field).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Gives the article, or why it is none; a bad date is reported and left out.
    pub fn finish(mut self, origin: Origin<'_>, each: &mut dyn FnMut(Item)) {
        let Some(text) = self.take(Field::Text) else {
            each(Item::Problem(origin.problem(ProblemKind::NoText, "")));
            return;
        };
        let written = self.take_line(Field::Published);
        let published = written.as_deref().and_then(date::day);
        if let (Some(written), None) = (&written, &published) {
            each(Item::Problem(origin.problem(ProblemKind::BadDate, shortened(written))));
        }
        each(Item::Article(Article {
            id: self.take_line(Field::Id).unwrap_or_else(|| origin.fallback_id.to_owned()),
            text,
            title: self.take_line(Field::Title),
            published,
            source: self.take_line(Field::Source),
            url: self.take_line(Field::Url),
        }));
    }
}

/// The beginning of what was met, short enough for a message.
#[must_use]
pub fn shortened(met: &str) -> String {
    const LIMIT: usize = 60;
    match met.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", &met[..end]),
        None => met.to_owned(),
    }
}
