//! A file's name and bytes in, its articles and problems out. The name tells the kind, and each kind has its
//! file beside this one. Nothing here touches a disk: the command line and the page bring the bytes.
//!
//! A bad file, line or row costs only itself. Ids are the file's stem or the record's own and are not made
//! distinct here, see [`super::bundle::DistinctIds`].

use super::manifest::{self, Manifests};
use super::problem::{Problem, ProblemKind};
use super::{Article, Item, archive, decode, html, json, path, table};

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Its articles in order.
    pub articles: Vec<Article>,
    /// What went wrong, in order.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Takes one thing more.
    pub fn add(&mut self, item: Item) {
        match item {
            Item::Article(article) => self.articles.push(article),
            Item::Problem(problem) => self.problems.push(problem),
        }
    }
}

/// Kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `.txt`
    Text,
    /// `.html`, `.htm`, `.xhtml`
    Html,
    /// `.json`
    Json,
    /// `.ndjson`, `.jsonl`
    Lines,
    /// `.csv`, `.tsv`
    Table,
    /// `.zip`
    Zip,
}

impl Kind {
    /// The kind that the file's name tells; `None` for kinds that are not read.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match path::extension(name).as_str() {
            "txt" => Self::Text,
            "html" | "htm" | "xhtml" => Self::Html,
            "json" => Self::Json,
            "ndjson" | "jsonl" => Self::Lines,
            "csv" | "tsv" => Self::Table,
            "zip" => Self::Zip,
            _ => return None,
        })
    }
}

/// Reads one file by itself.
#[must_use]
pub fn load(name: &str, bytes: &[u8]) -> Loaded {
    let mut loaded = Loaded::default();
    read(name, bytes, &Manifests::default(), &mut |item| loaded.add(item));
    loaded
}

/// One file to read: its name, a relative path, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// A relative path; the folder part connects texts with their manifest.
    pub name: &'a str,
    /// The content.
    pub bytes: &'a [u8],
}

/// Reads several files that were given together, in order; a `manifest.json` among them describes the texts
/// of its folder.
#[must_use]
pub fn load_all(files: &[File<'_>]) -> Loaded {
    let mut loaded = Loaded::default();
    let mut manifests = Manifests::default();
    let mut each = |item| loaded.add(item);
    let mut rest = Vec::with_capacity(files.len());
    for file in files {
        if !(manifest::is_named(file.name) && manifests.take_file(file.name, file.bytes, &mut each)) {
            rest.push(file);
        }
    }
    for file in rest {
        read(file.name, file.bytes, &manifests, &mut each);
    }
    loaded
}

/// Reads one file and gives what it holds piece by piece, so that a large collection need not be held at once.
pub fn read(name: &str, bytes: &[u8], manifests: &Manifests, each: &mut dyn FnMut(Item)) {
    let Some(kind) = Kind::of(name) else {
        each(Item::Problem(unknown_kind(name)));
        return;
    };
    if kind == Kind::Zip && !bytes.is_empty() {
        archive::entries(name, bytes, each);
        return;
    }
    let declared = if kind == Kind::Html { html::declared(bytes) } else { decode::Declared::Nothing };
    let text = match decode::text(name, bytes, declared) {
        Ok(text) => text,
        Err(problem) => {
            each(Item::Problem(problem));
            return;
        }
    };
    if text.trim().is_empty() {
        each(Item::Problem(Problem::of_file(ProblemKind::Empty, name, "")));
        return;
    }
    let stem = path::stem(name);
    let mut described = |mut item: Item| {
        if let Item::Article(article) = &mut item {
            manifests.describe(name, article);
        }
        each(item);
    };
    match kind {
        Kind::Text => {
            let text = text.into_owned();
            described(Item::Article(Article { id: stem.to_owned(), text, ..Article::default() }));
        }
        Kind::Html => html::page(name, stem, &text, &mut described),
        Kind::Json => json::document(name, stem, &text, each),
        Kind::Lines => json::lines(name, stem, &text, each),
        Kind::Table => table::rows(name, stem, &text, each),
        Kind::Zip => unreachable!("an archive was read above, and an empty one is an empty file"),
    }
}

/// The refusal of a file whose name tells no kind that is read.
pub(super) fn unknown_kind(name: &str) -> Problem {
    let extension = path::extension(name);
    let detail = if extension.is_empty() { "no extension".to_owned() } else { format!(".{extension}") };
    Problem::of_file(ProblemKind::UnknownKind, name, detail)
}
