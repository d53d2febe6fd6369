//! Typed mentions: what the words of a document name, before anything is said about events.
//!
//! In comes a [`Document`]; out come mentions that point at its tokens and carry a value: entities and triggers
//! from the lexicon, dates, durations and numbers. What a date amounts to depends on when the article appeared and
//! on what it has told before: that is [`date::DateExpr::resolve`], apart from finding. Which event a mention
//! belongs to is left to `event`.

mod bound;
pub mod check;
pub mod date;
pub mod entity;
mod measure;
mod needs;
pub mod number;
mod numeral;
pub mod preposition;
mod reader;
pub mod scan;
mod sense;
mod table;
pub mod trigger;

use std::ops::Range;

use crate::span::Span;
use crate::text::Document;

/// The original words of `tokens`, the first without so many folded bytes of proclitics.
fn mention_span(document: &Document<'_>, tokens: &Range<usize>, proclitic_bytes: u8) -> Span {
    let span = document.span(tokens.clone());
    Span::new(document.span_after(tokens.start, usize::from(proclitic_bytes)).start, span.end)
}
