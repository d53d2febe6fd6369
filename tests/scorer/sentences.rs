//! The sentences of a text as the scorer counts them, and which of them an event's evidence touches. They only decide
//! whether two codings speak of the same words, so they are plainer than those of the extractor.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

/// Ranges in code points: up to a line's end, or to a stop or semicolon before a space.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let letters: Vec<char> = text.chars().collect();
    let is_mark = |at: usize| letters.get(at).is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '؛' | '\n'));
    let ends_at = |at: usize| letters.get(at).is_none_or(|c| c.is_whitespace());
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < letters.len() {
        let run = (at..).take_while(|&i| is_mark(i)).count();
        // The longest run of marks with a space behind it; a line's end needs none.
        let end = (1..=run).rev().map(|length| at + length).find(|&end| ends_at(end));
        match end.or_else(|| (letters[at] == '\n').then_some(at + 1)) {
            Some(end) => {
                out.push(start..end);
                start = end;
                at = end;
            }
            None => at += 1,
        }
    }
    out.push(start..letters.len());
    out.retain(|range| letters[range.clone()].iter().any(|c| !c.is_whitespace()));
    out
}

/// Which sentences the evidence of an event overlaps.
pub fn touched(event: &Value, sentences: &[Range<usize>]) -> BTreeSet<usize> {
    let spans = event["evidence"].as_array().map_or(&[][..], Vec::as_slice);
    let offset = |span: &Value, key: &str| span[key].as_u64().expect("evidence has offsets") as usize;
    let overlaps = |sentence: &Range<usize>| {
        spans.iter().any(|span| offset(span, "start") < sentence.end && offset(span, "end") > sentence.start)
    };
    (0..sentences.len()).filter(|&at| overlaps(&sentences[at])).collect()
}
