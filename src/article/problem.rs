//! What went wrong while reading a file: where, what was expected there, and what to do. The kinds are a
//! closed set so that the page can say them in its own language; [`Display`](fmt::Display) says them in English.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Every way in which a file, a line or a field can be bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The file or folder cannot be opened or read; `detail` is the system's reason.
    Unreadable,
    /// The file holds nothing, or nothing but space.
    Empty,
    /// Not a kind of file that is read; `detail` says what it is, where that can be told.
    UnknownKind,
    /// Neither UTF-8 nor UTF-16 nor windows-1256; `detail` says what was met at the place.
    Encoding,
    /// A page without any paragraph of text.
    NoMainText,
    /// Not JSON; `detail` says what the parser expected.
    BrokenJson,
    /// JSON, but not an article, a list of articles or a bundle; `detail` says what was met.
    NotAnArticle,
    /// An article without `text`, or whose `text` is not a string.
    NoText,
    /// A field of an article that is not a string; `detail` names it. The article is kept without it.
    FieldNotText,
    /// A publication date that is no date; `detail` is what was met. The article is kept without it.
    BadDate,
    /// A bundle of a version that this program does not know; `detail` is the version.
    BundleVersion,
    /// A table whose first row does not name a `text` column; `detail` is the first row.
    NoTextColumn,
    /// A row with more cells than the table has columns; `detail` counts them.
    LongRow,
    /// A quotation mark that is opened and never closed.
    OpenQuote,
    /// Not a ZIP file, or one cut short; `detail` is the reader's reason.
    BrokenZip,
    /// A file of a ZIP whose path leads out of it; `detail` is that path. The file is read under the name given.
    OddPath,
    /// A file of a ZIP that needs a password.
    Encrypted,
    /// A ZIP inside a ZIP.
    NestedZip,
    /// More than is read at once; `detail` is the limit.
    TooLarge,
    /// A file of a ZIP packed in a way that is not read, or damaged; `detail` says which.
    BrokenEntry,
    /// Two articles with one id; `detail` is the id that the second was given.
    SameId,
}

impl ProblemKind {
    /// All of them, for tables of translations.
    pub const ALL: [Self; 21] = [
        Self::Unreadable,
        Self::Empty,
        Self::UnknownKind,
        Self::Encoding,
        Self::NoMainText,
        Self::BrokenJson,
        Self::NotAnArticle,
        Self::NoText,
        Self::FieldNotText,
        Self::BadDate,
        Self::BundleVersion,
        Self::NoTextColumn,
        Self::LongRow,
        Self::OpenQuote,
        Self::BrokenZip,
        Self::OddPath,
        Self::Encrypted,
        Self::NestedZip,
        Self::TooLarge,
        Self::BrokenEntry,
        Self::SameId,
    ];

    /// What was expected, in English.
    #[must_use]
    pub fn expected(self) -> &'static str {
        match self {
            Self::Unreadable => "expected a file or folder that can be read",
            Self::Empty => "expected an article, and there is nothing",
            Self::UnknownKind => "expected a .txt, .html, .json, .ndjson, .csv or .zip file",
            Self::Encoding => "expected text in UTF-8, UTF-16 or windows-1256",
            Self::NoMainText => "expected a page with paragraphs of text",
            Self::BrokenJson => "expected valid JSON",
            Self::NotAnArticle => "expected an article, a list of articles or a bundle",
            Self::NoText => "expected an article with its text as a string in `text`",
            Self::FieldNotText => "expected a string",
            Self::BadDate => "expected a date like 2024-07-22",
            Self::BundleVersion => "expected a bundle of version 1",
            Self::NoTextColumn => "expected a first row that names the columns, `text` among them",
            Self::LongRow => "expected as many cells as there are columns",
            Self::OpenQuote => "expected a closing quotation mark before the end of the file",
            Self::BrokenZip => "expected a ZIP file",
            Self::OddPath => "expected a path inside the ZIP file",
            Self::Encrypted => "expected a file without a password",
            Self::NestedZip => "expected articles in the ZIP file, and this is another ZIP file",
            Self::TooLarge => "expected less",
            Self::BrokenEntry => "expected an undamaged file, stored or deflated",
            Self::SameId => "expected an id of its own for each article",
        }
    }

    /// What to do about it, in English.
    #[must_use]
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Unreadable => "check the path and its permissions",
            Self::Empty => "leave it out, or save it again with its text",
            Self::UnknownKind => "save it as one of these",
            Self::Encoding => "save it as UTF-8",
            Self::NoMainText => "save the article's text as .txt",
            Self::BrokenJson => "mend it there; what stands before was read",
            Self::NotAnArticle => "give objects like {\"id\": …, \"text\": …}",
            Self::NoText => "add the text, or leave the article out",
            Self::FieldNotText => "put it in quotation marks; the article was read without it",
            Self::BadDate => "write it as YYYY-MM-DD; the article was read without it",
            Self::BundleVersion => "make the bundle again with this program, or get a newer program",
            Self::NoTextColumn => "add a first row such as: id,title,published,text",
            Self::LongRow => "put cells that contain the separator in quotation marks; the row was left out",
            Self::OpenQuote => "close it; the row was left out",
            Self::BrokenZip => "make it again, or unpack it and give the files",
            Self::OddPath => "make the ZIP file again from inside its folder; the file was read under its own name",
            Self::Encrypted => "unpack it and give the files",
            Self::NestedZip => "give it by itself",
            Self::TooLarge => "split it",
            Self::BrokenEntry => "make the ZIP file again, or unpack it and give the files",
            Self::SameId => "name them apart; the second was renamed",
        }
    }
}

/// One thing that went wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What went wrong.
    pub kind: ProblemKind,
    /// The file's name as it was given; for a file of a ZIP `archive.zip/path`.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column, from 1, in characters (code points).
    pub column: Option<u32>,
    /// What was met, as the kind says; empty where there is nothing to add.
    pub detail: String,
}

impl Problem {
    /// A problem of the whole file.
    #[must_use]
    pub fn of_file(kind: ProblemKind, file: &str, detail: impl Into<String>) -> Self {
        Self { kind, file: file.to_owned(), line: None, column: None, detail: detail.into() }
    }

    /// A problem of one line, where no column can be told.
    #[must_use]
    pub fn of_line(kind: ProblemKind, file: &str, line: u32, detail: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::of_file(kind, file, detail) }
    }

    /// A problem at byte `offset` of `text`, which need not be a character boundary. `first_line` is the number
    /// that the first line of `text` has in the file.
    #[must_use]
    pub fn at(
        kind: ProblemKind,
        file: &str,
        text: &[u8],
        offset: usize,
        first_line: u32,
        detail: impl Into<String>,
    ) -> Self {
        let before = &text[..offset.min(text.len())];
        let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
        let lines = before.iter().filter(|&&b| b == b'\n').count();
        let characters = before[line_start..].iter().filter(|&&b| b & 0xC0 != 0x80).count();
        Self {
            line: Some(first_line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX))),
            column: Some(u32::try_from(characters + 1).unwrap_or(u32::MAX)),
            ..Self::of_file(kind, file, detail)
        }
    }
}

impl fmt::Display for Problem {
    /// `file:line:column: what was expected (what was met); what to do`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        write!(f, ": {}", self.kind.expected())?;
        if !self.detail.is_empty() {
            // A file's own words may hold line breaks or terminal controls; a message stays one line.
            let shown: String = self.detail.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            write!(f, " ({shown})")?;
        }
        write!(f, "; {}", self.kind.remedy())
    }
}

impl std::error::Error for Problem {}
