//! The bundle: many articles in one JSON file, which the page loads when it opens. Written here one article
//! at a time; read by [`super::json`] like any other collection.
//!
//! ```json
//! {"format":"rasid-bundle","version":1,"title":"…","articles":[{"id":"…","text":"…"}, …]}
//! ```

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::Article;

/// What a bundle calls itself.
pub const FORMAT: &str = "rasid-bundle";

/// The version written, and the only one read.
pub const VERSION: u32 = 1;

/// Writes a bundle as articles come; one article a line, so that two bundles can be compared line by line.
pub struct BundleWriter<W: Write> {
    out: W,
    ids: DistinctIds,
    written: usize,
}

impl<W: Write> BundleWriter<W> {
    /// Begins a bundle.
    ///
    /// # Errors
    ///
    /// Those of writing to `out`.
    pub fn new(mut out: W, title: Option<&str>) -> io::Result<Self> {
        write!(out, "{{\"format\":\"{FORMAT}\",\"version\":{VERSION}")?;
        if let Some(title) = title {
            write!(out, ",\"title\":{}", serde_json::Value::from(title))?;
        }
        write!(out, ",\"articles\":[")?;
        Ok(Self { out, ids: DistinctIds::default(), written: 0 })
    }

    /// Adds one article, under an id of its own: gives the new id where its own was taken.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn add(&mut self, mut article: Article) -> io::Result<Option<String>> {
        let id = self.ids.claim(&article.id);
        let renamed = (id != article.id).then(|| id.clone());
        article.id = id;
        self.out.write_all(if self.written == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut self.out, &article)?;
        self.written += 1;
        Ok(renamed)
    }

    /// How many articles were added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.written
    }

    /// Whether none was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written == 0
    }

    /// Ends the bundle and gives `out` back.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// The ids of one collection: of two articles that bring the same id, the later in order becomes `id-2`, the
/// next `id-3`. Reading leaves ids alone; whoever puts articles together, the page or a bundle, claims them here.
#[derive(Default)]
pub struct DistinctIds {
    taken: BTreeSet<String>,
}

impl DistinctIds {
    /// `id`, or the first of `id-2`, `id-3`, … that is free.
    pub fn claim(&mut self, id: &str) -> String {
        let mut free = id.to_owned();
        let mut suffix = 2_usize;
        while self.taken.contains(&free) {
            free = format!("{id}-{suffix}");
            suffix += 1;
        }
        self.taken.insert(free.clone());
        free
    }
}
