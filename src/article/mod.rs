//! What is read: an article's text with what is known about it, and the formats that articles come in.

mod archive;
pub mod bundle;
pub mod date;
pub mod decode;
mod html;
pub mod import;
pub mod json;
pub mod manifest;
pub mod path;
pub mod problem;
mod record;
mod table;

use serde::{Deserialize, Serialize};

/// One article, as loaded. The text is never altered: every offset counts in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The file's stem, or the record's own id.
    pub id: String,
    /// The whole text, decoded.
    pub text: String,
    /// Headline, where the source gives one apart from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Publication date, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Newspaper, agency or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it stands on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One thing that reading a file gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// An article.
    Article(Article),
    /// Something that went wrong.
    Problem(problem::Problem),
}
