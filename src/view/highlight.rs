//! The marks of an article as flat runs. What comes in is a text, its events, the chosen one, page furniture
//! and the search's hits; what goes out is lines of segments that put together give the text to the letter.
//! A segment never nests: where fields overlap, it carries several.

use crate::corpus::order::sort;
use crate::engine::Extraction;
use crate::event::model::Event;
use crate::span::Span;
use crate::view::denial::denial;
use crate::view::names::Field;

/// A field's words in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The words.
    pub span: Span,
    /// The field that they support.
    pub field: Field,
}

/// A stretch of text over which nothing changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands.
    pub span: Span,
    /// Places, among the article's events, of those with a field here.
    pub events: Vec<usize>,
    /// All fields of those events here, each once.
    pub fields: Vec<Field>,
    /// The chosen event's fields here, the shortest first: the order in which they are drawn.
    pub lit: Vec<Field>,
    /// Whether it is another event's trigger.
    pub trigger: bool,
    /// Whether it lies in a sentence that reports the chosen event.
    pub reported: bool,
    /// Whether it is page furniture.
    pub furniture: bool,
    /// Whether it is a hit of the search.
    pub hit: bool,
    /// Whether it says that the chosen event did not happen.
    pub denies: bool,
    /// Number of the chosen event's evidence that begins here; of the hit, where no event is chosen.
    pub begins: Option<usize>,
}

/// One line of the text with the line break that ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its runs.
    pub segments: Vec<Segment>,
    /// The line break, empty at the end of the text.
    pub end: Span,
}

/// What is to be seen in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen<'a> {
    /// Place of the chosen event among the article's.
    pub chosen: Option<usize>,
    /// Hits of the search.
    pub hits: &'a [Span],
}

/// The evidence of an event in the order of the text, each stretch of words once. That of a thing denied begins at the
/// denial.
#[must_use]
pub fn evidence(event: &Event, text: &str) -> Vec<Evidence> {
    let denial = denial(event, text).map(|denial| Evidence { span: denial.word, field: Field::Denied });
    let mut all = spans(event);
    all.extend(denial);
    sort(&mut all, |evidence| *evidence);
    all.dedup_by_key(|evidence| evidence.span);
    let first = all.iter().position(|evidence| denial.is_some_and(|denial| denial.span == evidence.span));
    all.rotate_left(first.unwrap_or(0));
    all
}

/// Cuts `text` into lines of segments.
#[must_use]
pub fn lines(text: &str, extraction: &Extraction, seen: &Seen<'_>) -> Vec<Line> {
    let marks: Vec<Vec<Evidence>> = extraction.events.iter().map(spans).collect();
    let chosen = seen.chosen.and_then(|at| extraction.events.get(at));
    let reports: &[Span] = chosen.map_or(&[], |event| &event.evidence);
    // Without a chosen event the reader goes from hit to hit.
    let steps: Vec<Span> = match chosen {
        Some(event) => evidence(event, text).into_iter().map(|evidence| evidence.span).collect(),
        None => seen.hits.to_vec(),
    };

    let denial = chosen.and_then(|event| denial(event, text).filter(|denial| denial.word != event.trigger));
    let denied = denial.map_or(Span::default(), |denial| denial.word);
    let spans = marks.iter().flatten().map(|evidence| evidence.span).chain([denied]);
    let others = reports.iter().chain(&extraction.furniture).chain(seen.hits).copied();
    let mut cuts: Vec<u32> = spans.chain(others).flat_map(|span| [span.start, span.end]).collect();
    let breaks = breaks(text);
    cuts.extend(breaks.iter().flat_map(|span| [span.start, span.end]));
    cuts.extend([0, text.len() as u32]);
    sort(&mut cuts, |cut| *cut);
    cuts.dedup();

    let mut lines = Vec::with_capacity(breaks.len() + 1);
    let mut segments = Vec::new();
    let mut breaks = breaks.into_iter().peekable();
    for pair in cuts.windows(2) {
        let span = Span::new(pair[0], pair[1]);
        if let Some(end) = breaks.next_if(|end| end.contains(span)) {
            lines.push(Line { segments: std::mem::take(&mut segments), end });
            continue;
        }
        let mut segment = Segment {
            span,
            reported: covers(reports, span),
            furniture: covers(&extraction.furniture, span),
            hit: covers(seen.hits, span),
            denies: denied.contains(span),
            begins: steps.iter().position(|step| step.start == span.start && !step.is_empty()),
            ..Segment::default()
        };
        for (at, marks) in marks.iter().enumerate() {
            mark(&mut segment, at, marks, seen.chosen == Some(at));
        }
        segments.push(segment);
    }
    if !segments.is_empty() {
        let end = text.len() as u32;
        lines.push(Line { segments, end: Span::new(end, end) });
    }
    lines
}

/// Adds what one event has to say of a segment.
fn mark(segment: &mut Segment, event: usize, marks: &[Evidence], chosen: bool) {
    let mut here: Vec<&Evidence> = marks.iter().filter(|evidence| evidence.span.contains(segment.span)).collect();
    if here.is_empty() {
        return;
    }
    sort(&mut here, |evidence| (evidence.span.end - evidence.span.start, evidence.field));
    segment.events.push(event);
    for evidence in here {
        if !segment.fields.contains(&evidence.field) {
            segment.fields.push(evidence.field);
        }
        if chosen && !segment.lit.contains(&evidence.field) {
            segment.lit.push(evidence.field);
        }
        segment.trigger |= !chosen && evidence.field == Field::Trigger;
    }
}

fn covers(spans: &[Span], inner: Span) -> bool {
    spans.iter().any(|span| span.contains(inner))
}

/// Line breaks, `\r\n` as one.
fn breaks(text: &str) -> Vec<Span> {
    text.match_indices('\n')
        .map(|(at, _)| {
            let start = if text[..at].ends_with('\r') { at - 1 } else { at };
            Span::new(start as u32, at as u32 + 1)
        })
        .collect()
}

/// All words that support a field of the event.
fn spans(event: &Event) -> Vec<Evidence> {
    let one = |span: Span, field: Field| Evidence { span, field };
    let mut all = vec![one(event.trigger, Field::Trigger)];
    all.extend(event.date.span.map(|span| one(span, Field::When)));
    all.extend(event.places.iter().map(|place| one(place.span, Field::Where)));
    all.extend(event.perpetrators.iter().map(|party| one(party.span, Field::Who)));
    all.extend(event.targets.iter().map(|party| one(party.span, Field::Whom)));
    all.extend(event.claimed_by.iter().map(|party| one(party.span, Field::Claimed)));
    all.extend(event.casualties.iter().map(|casualty| one(casualty.span, Field::Losses)));
    all.extend(event.sources.iter().map(|source| one(source.span, Field::Source)));
    all.retain(|evidence| !evidence.span.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::reading;
    use crate::event::model::Source;

    /// The text put together again, and each marked segment with its fields.
    fn rebuilt(text: &str, lines: &[Line]) -> String {
        lines
            .iter()
            .flat_map(|line| line.segments.iter().map(|segment| segment.span).chain([line.end]))
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn segments_put_together_give_the_text_to_the_letter() {
        let reading = reading("a", &[None, None, None]);
        for text in ["هجوم هجوم هجوم", "هجوم\r\nهجوم\nهجوم\n", "هجوم\n\n\nهجوم هجوم"]
        {
            let mut reading = reading.clone();
            reading.extraction.events.truncate(1);
            let seen = Seen { chosen: Some(0), hits: &[Span::new(2, 6)] };
            let lines = lines(text, &reading.extraction, &seen);
            assert_eq!(rebuilt(text, &lines), text);
        }
    }

    #[test]
    fn an_overlap_is_one_segment_with_both_fields() {
        let mut reading = reading("a", &[None, None]);
        let text = reading.article.text.clone();
        let event = &mut reading.extraction.events[0];
        event.sources.push(Source { name: "x".to_owned(), span: Span::new(4, 17) });
        let lines = lines(&text, &reading.extraction, &Seen { chosen: Some(0), hits: &[] });
        let fields: Vec<_> = lines[0].segments.iter().map(|segment| segment.lit.clone()).collect();
        use Field::{Source as S, Trigger as T};
        assert_eq!(fields, [vec![T], vec![T, S], vec![S], vec![S]]);
        assert_eq!(lines[0].segments[3].events, [0, 1]);
        assert!(lines[0].segments[3].trigger);
        assert_eq!(lines[0].segments[1].begins, Some(1));
        assert!(lines[0].segments[0].reported && !lines[0].segments[3].reported);
    }
}
