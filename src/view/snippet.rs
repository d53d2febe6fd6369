//! The words around what a search found. What comes in is a text and a query; what goes out is a stretch of the
//! text with its hits apart, to be read on one or two lines.

use crate::corpus::search::Query;
use crate::event::model::Event;
use crate::span::Span;

/// A stretch of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub words: String,
    /// Whether they were searched for.
    pub hit: bool,
}

/// Bytes of text shown before and after the first hit: some eight Arabic words.
const BEFORE: usize = 90;
const AFTER: usize = 170;
/// More hits than these lie in no snippet.
const HITS: usize = 200;

/// The words around the first hit in `text`; nothing where there is none.
#[must_use]
pub fn around(text: &str, query: &Query) -> Vec<Piece> {
    let hits = query.hits(text, HITS);
    let Some(first) = hits.first() else { return Vec::new() };
    let (from, to) = (first.start as usize, first.end as usize);
    // From word to word, and not past the line's end.
    let line = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let start = match from.saturating_sub(BEFORE) {
        near if near <= line => line,
        near => (near..=from).find(|at| text.is_char_boundary(*at) && text[*at..].starts_with(' ')).unwrap_or(from),
    };
    let line_end = text[to..].find('\n').map_or(text.len(), |at| to + at);
    let end = match to + AFTER {
        far if far >= line_end => line_end,
        far => (to..=far).rev().find(|at| text.is_char_boundary(*at) && text[*at..].starts_with(' ')).unwrap_or(to),
    };
    let mut pieces = Vec::new();
    let mut add = |words: &str, hit: bool| {
        if !words.is_empty() {
            pieces.push(Piece { words: words.to_owned(), hit });
        }
    };
    add(if start > line { "…" } else { "" }, false);
    let mut at = start;
    for hit in hits.iter().filter(|hit| hit.end as usize <= end) {
        add(&text[at..hit.start as usize], false);
        add(hit.of(text), true);
        at = hit.end as usize;
    }
    add(&text[at..end], false);
    add(if end < line_end { "…" } else { "" }, false);
    pieces
}

/// The words around the first hit in the sentences that report an event, else in the words for its parties: another
/// sentence may name them.
#[must_use]
pub fn of_event(event: &Event, text: &str, query: &Query) -> Vec<Piece> {
    let found = |span: &Span| Some(around(span.of(text), query)).filter(|pieces| !pieces.is_empty());
    let parties = event.perpetrators.iter().chain(&event.targets).chain(&event.claimed_by).map(|party| &party.span);
    event.evidence.iter().chain(parties).find_map(found).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, typed: &str, expected: &str) {
        let pieces = around(text, &Query::new(typed));
        let marked = |piece: Piece| if piece.hit { ["[", &piece.words, "]"].concat() } else { piece.words };
        assert_eq!(pieces.into_iter().map(marked).collect::<String>(), expected);
    }

    #[test]
    fn a_snippet_keeps_to_its_line_and_to_whole_words() {
        check(
            "سطر أول\nهاجم المُسلّحون قريتين ثم انسحب المسلحون\nسطر ثالث",
            "مسلحون",
            "هاجم ال[مُسلّحون] قريتين ثم انسحب ال[مسلحون]",
        );
        check("لا شيء", "مسلحون", "");
        let long = format!("{} هجوم {}", "كلمة ".repeat(40).trim(), "أخرى ".repeat(60).trim());
        let pieces = around(&long, &Query::new("هجوم"));
        assert_eq!((pieces[0].words.as_str(), pieces[2].words.as_str()), ("…", "هجوم"));
        assert!(pieces[1].words.starts_with(" كلمة ") && pieces.last().is_some_and(|last| last.words == "…"));
    }
}
