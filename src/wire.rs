//! Messages between the page and its worker. Requests go as plain JavaScript values. Replies, and articles with their
//! events, go as bytes: a browser takes a hundred times longer to build objects than to copy memory, and what reads
//! objects would be 8 KB of the page's program.
//! No browser here: what carries the messages stands in `ui` and in the worker.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::article::problem::Problem;
use crate::corpus::Reading;
use crate::engine::Extraction;

/// How articles are sent back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// Many at once.
    #[default]
    Batches,
    /// Each at once: after a crash, so that the next one tells which article it is.
    Single,
}

/// Where in a file some articles stand: what comes first begins it, what comes last ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// All that there is.
    Whole,
    /// The first of several.
    First,
    /// One in between.
    Middle,
    /// The last.
    Last,
}

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Read a file; its bytes lie beside the message as a `Blob`.
    Read {
        /// The page's number for it.
        file: u32,
        /// Its name, with its folders.
        name: String,
        /// So many of its articles are there already.
        skip: u32,
        /// How to send the articles.
        pace: Pace,
    },
    /// Extract one article again; it lies beside the message as it now is, packed.
    Again,
    /// Write articles as a file; they lie beside the message, packed, some at a time.
    Export {
        /// The format's name on the command line.
        format: String,
        /// Where in the file they stand.
        part: Part,
    },
    /// An article that the page has, for a worker that starts again.
    Known(Known),
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// It runs.
    Ready,
    /// Articles lie beside the message, packed.
    Articles {
        /// Of which file; `None` for one that was read again.
        file: Option<u32>,
        /// So many of the file's articles are done, with the repeated ones.
        done: u32,
        /// So many it has.
        of: u32,
        /// So many of those just done were there already, word for word.
        repeated: u32,
    },
    /// The part of a file that was asked for lies beside the message, as its bytes.
    Exported,
    /// A file is done.
    Finished {
        /// Which.
        file: u32,
        /// What could not be read in it.
        problems: Vec<Problem>,
    },
}

/// An article by its id and its text's fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// [`fingerprint`] of its text.
    pub text: u32,
}

/// FNV-1a, 32 bits: enough to tell whether two articles with one id are the same.
#[must_use]
pub fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Whether an article is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// Its id is new.
    New,
    /// Its id belonged to another; it has been given one of its own.
    Renamed,
    /// It is there already, word for word.
    Repeated,
}

/// The articles met so far.
#[derive(Default)]
pub struct Register(HashMap<String, u32>);

impl Register {
    /// Takes note of an article that the page has.
    pub fn note(&mut self, known: Known) {
        self.0.insert(known.id, known.text);
    }

    /// Takes note of an article and, where its id belongs to another text, renames it.
    pub fn admit(&mut self, article: &mut Article) -> Novelty {
        let text = fingerprint(&article.text);
        let mut id = article.id.clone();
        let mut next = 2_u32;
        while let Some(known) = self.0.get(&id) {
            if *known == text {
                return Novelty::Repeated;
            }
            id = [&article.id, "-", &next.to_string()].concat();
            next += 1;
        }
        let novelty = if id == article.id { Novelty::New } else { Novelty::Renamed };
        self.0.insert(id.clone(), text);
        article.id = id;
        novelty
    }
}

/// An article with its events as it is packed. `Article` itself leaves out what is empty, which a format
/// without field names cannot read back.
#[derive(Serialize, Deserialize)]
struct Packed {
    id: String,
    text: String,
    title: Option<String>,
    published: Option<String>,
    source: Option<String>,
    url: Option<String>,
    extraction: Extraction,
}

/// A reply as bytes.
#[must_use]
pub fn pack_reply(reply: &Reply) -> Vec<u8> {
    to_bytes(reply)
}

fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    // Not `expect`, which is able to write out every error there could be.
    match postcard::to_allocvec(value) {
        Ok(bytes) => bytes,
        Err(_) => unreachable!("every field is plain data of known length"),
    }
}

/// The reply that [`pack_reply`] packed; nothing for bytes that it did not make.
#[must_use]
pub fn unpack_reply(bytes: &[u8]) -> Option<Reply> {
    postcard::from_bytes(bytes).ok()
}

/// Packs readings into bytes.
#[must_use]
pub fn pack(readings: Vec<Reading>) -> Vec<u8> {
    let packed: Vec<Packed> = readings
        .into_iter()
        .map(|Reading { article: Article { id, text, title, published, source, url }, extraction }| Packed {
            id,
            text,
            title,
            published,
            source,
            url,
            extraction,
        })
        .collect();
    to_bytes(&packed)
}

/// Unpacks what [`pack`] packed; nothing for bytes that it did not make.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Vec<Reading> {
    let packed: Vec<Packed> = postcard::from_bytes(bytes).unwrap_or_default();
    packed
        .into_iter()
        .map(|Packed { id, text, title, published, source, url, extraction }| Reading {
            article: Article { id, text, title, published, source, url },
            extraction,
        })
        .collect()
}

/// Readings of the bundle that a site brings with it, made when the site was built, so that its cards are there before
/// the worker is. They fit no other bundle, and no other version of the page.
#[must_use]
pub fn prepare(bundle: &str, readings: Vec<Reading>) -> Vec<u8> {
    [&fingerprint(bundle).to_le_bytes()[..], &pack(readings)].concat()
}

/// The readings that [`prepare`] made of this bundle; nothing when they are of another.
#[must_use]
pub fn prepared(bytes: &[u8], bundle: &str) -> Vec<Reading> {
    match bytes.split_first_chunk() {
        Some((print, packed)) if u32::from_le_bytes(*print) == fingerprint(bundle) => unpack(packed),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::reading;

    #[test]
    fn what_is_packed_comes_out_the_same() {
        let mut readings = vec![reading("a", &[Some("2024"), None]), Reading::default()];
        readings[1].article.published = Some("2024-05-01".to_owned());
        assert_eq!(unpack(&pack(readings.clone())), readings);
        assert_eq!(unpack(b"garbled"), []);
    }

    #[test]
    fn a_reply_comes_out_the_same() {
        let problem = Problem::of_file(crate::article::problem::ProblemKind::Empty, "a.txt", "");
        let reply = Reply::Finished { file: 3, problems: vec![problem] };
        assert_eq!(unpack_reply(&pack_reply(&reply)), Some(reply));
        assert_eq!(unpack_reply(b""), None);
    }

    #[test]
    fn what_is_prepared_fits_its_bundle_only() {
        let readings = vec![reading("a", &[Some("2024")])];
        let prepared_bytes = prepare("{}", readings.clone());
        assert_eq!(prepared(&prepared_bytes, "{}"), readings);
        assert_eq!(prepared(&prepared_bytes, "{ }"), []);
        assert_eq!(prepared(b"", "{}"), []);
    }

    #[test]
    fn an_id_is_given_out_once() {
        let article = |text: &str| Article { id: "a".to_owned(), text: text.to_owned(), ..Article::default() };
        let mut register = Register::default();
        assert_eq!(register.admit(&mut article("one")), Novelty::New);
        assert_eq!(register.admit(&mut article("one")), Novelty::Repeated);
        let mut other = article("two");
        assert_eq!(register.admit(&mut other), Novelty::Renamed);
        assert_eq!(other.id, "a-2");
        assert_eq!(register.admit(&mut article("two")), Novelty::Repeated);
    }
}
