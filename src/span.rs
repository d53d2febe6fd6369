//! Places in a text. Inside the library every span is a half-open range of UTF-8 bytes of the original
//! text; the contract counts Unicode code points, the browser's DOM counts UTF-16 units, and [`Offsets`]
//! turns the first into the other two.

use serde::{Deserialize, Serialize};

/// A half-open byte range of the original text, both ends on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Whether nothing lies inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words of `text` that the span covers.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// Byte offsets of one text as code points and as UTF-16 units. Built once in time linear in the text;
/// each look-up scans at most 256 bytes.
pub struct Offsets<'a> {
    text: &'a str,
    /// (code points, UTF-16 units) before byte `256 * index`.
    marks: Vec<(u32, u32)>,
}

const STRIDE: usize = 256;

impl<'a> Offsets<'a> {
    /// Counts `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut points, mut units) = (0, 0);
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push((points, units));
            let (p, u) = count(chunk);
            points += p;
            units += u;
        }
        marks.push((points, units));
        Self { text, marks }
    }

    fn at(&self, byte: u32) -> (u32, u32) {
        let byte = (byte as usize).min(self.text.len());
        let mark = byte / STRIDE;
        let (points, units) = self.marks[mark.min(self.marks.len() - 1)];
        let (p, u) = count(&self.text.as_bytes()[mark * STRIDE..byte]);
        (points + p, units + u)
    }

    /// The same span in code points: `(start, end)`.
    #[must_use]
    pub fn code_points(&self, span: Span) -> Span {
        Span { start: self.at(span.start).0, end: self.at(span.end).0 }
    }

    /// The same span in UTF-16 units, as the DOM counts.
    #[must_use]
    pub fn utf16(&self, span: Span) -> Span {
        Span { start: self.at(span.start).1, end: self.at(span.end).1 }
    }
}

/// Code points and UTF-16 units that begin in `bytes`.
fn count(bytes: &[u8]) -> (u32, u32) {
    let (mut points, mut units) = (0, 0);
    for &byte in bytes {
        let begins = u32::from(byte & 0xC0 != 0x80);
        points += begins;
        units += begins + u32::from(byte >= 0xF0);
    }
    (points, units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_counting_from_the_start() {
        let text = "أ😀b".repeat(200);
        let offsets = Offsets::new(&text);
        for (byte, _) in text.char_indices() {
            let before = &text[..byte];
            let span = Span::new(byte as u32, text.len() as u32);
            assert_eq!(offsets.code_points(span).start as usize, before.chars().count());
            assert_eq!(offsets.utf16(span).start as usize, before.encode_utf16().count());
        }
    }
}
