//! W3C Web Annotation: one AnnotationPage, an annotation for each sentence of evidence, so that other tools can
//! find and show it. Each target has both selectors: the quote, which survives changes of the page around it,
//! and the position in code points of the article's text.

use serde::Serialize;

use crate::article::Article;
use crate::engine::Extraction;
use crate::event::model::Event;
use crate::export::event_id;
use crate::span::{Offsets, Span};

/// What stands before the first annotation.
pub const BEGIN: &str = "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[\n";

/// What stands between two annotations.
pub const BETWEEN: &str = ",\n";

/// What stands behind the last annotation.
pub const END: &str = "\n]}\n";

/// Characters of context on each side of a quote: enough to tell two equal sentences apart.
const CONTEXT: usize = 32;

/// The annotations of one article.
#[must_use]
pub fn items(article: &Article, extraction: &Extraction) -> Vec<String> {
    let offsets = Offsets::new(&article.text);
    let of_event = |event| annotations(article, &offsets, event);
    extraction.events.iter().flat_map(of_event).collect()
}

fn annotations(article: &Article, offsets: &Offsets<'_>, event: &Event) -> Vec<String> {
    let annotation = |(index, &span): (usize, &Span)| {
        let position = offsets.code_points(span);
        let (before, after) = (&article.text[..span.start as usize], &article.text[span.end as usize..]);
        let prefix = before.char_indices().nth_back(CONTEXT - 1).map_or(before, |(at, _)| &before[at..]);
        let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
        let annotation = Annotation {
            id: format!("urn:rasid:{}:{}", escaped(&event_id(event)), index + 1),
            kind: "Annotation",
            motivation: "classifying",
            body: [event.event_type().as_str(), event.sub_event_type.as_str()].map(|value| Body {
                kind: "TextualBody",
                purpose: "tagging",
                value,
            }),
            target: Target {
                source: article.url.clone().unwrap_or_else(|| format!("urn:rasid:article:{}", escaped(&article.id))),
                selector: Selectors(
                    Quote { kind: "TextQuoteSelector", exact: span.of(&article.text), prefix, suffix },
                    Position { kind: "TextPositionSelector", start: position.start, end: position.end },
                ),
            },
        };
        serde_json::to_string(&annotation).expect("strings, numbers and lists always have a JSON form")
    };
    event.evidence.iter().enumerate().map(annotation).collect()
}

/// An id as part of a URN: what is no letter or digit of ASCII is written by its bytes.
fn escaped(id: &str) -> String {
    let mut out = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: [Body; 2],
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: &'static str,
}

#[derive(Serialize)]
struct Target<'a> {
    source: String,
    selector: Selectors<'a>,
}

/// Two ways to find the same words, written as a list.
#[derive(Serialize)]
struct Selectors<'a>(Quote<'a>, Position);

#[derive(Serialize)]
struct Quote<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

#[derive(Serialize)]
struct Position {
    #[serde(rename = "type")]
    kind: &'static str,
    start: u32,
    end: u32,
}
