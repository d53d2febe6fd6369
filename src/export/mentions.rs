//! The contract's form of mentions: one JSON object per article. Offsets are code points of the article's text, end
//! exclusive.

use serde::Serialize;

use crate::article::Article;
use crate::engine::mentions::{Mention, Value};
use crate::event::model::Place;
use crate::span::{Offsets, Span};

/// One article's mentions as one line of JSON, without the line's end.
#[must_use]
pub fn line(article: &Article, mentions: &[Mention]) -> String {
    let offsets = Offsets::new(&article.text);
    let view = |mention| MentionView::of(mention, &article.text, &offsets);
    let line = Line { article: &article.id, mentions: mentions.iter().map(view).collect() };
    serde_json::to_string(&line).expect("strings, numbers and lists always have a JSON form")
}

#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    mentions: Vec<MentionView<'a>>,
}

#[derive(Serialize)]
struct MentionView<'a> {
    kind: &'static str,
    start: u32,
    end: u32,
    text: &'a str,
    value: ValueView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueView<'a> {
    Words(Option<&'a str>),
    Number { low: Option<u32>, best: Option<u32>, high: Option<u32> },
    Place(PlaceView<'a>),
}

#[derive(Serialize)]
struct PlaceView<'a> {
    name_ar: &'a str,
    name_en: &'a str,
    country: Option<&'a str>,
    level: &'static str,
    lat: Option<f64>,
    lon: Option<f64>,
}

impl<'a> MentionView<'a> {
    fn of(mention: &'a Mention, text: &'a str, offsets: &Offsets<'_>) -> Self {
        let Span { start, end } = offsets.code_points(mention.span);
        let value = match &mention.value {
            Value::Date(written) | Value::Duration(written) => ValueView::Words(written.as_deref()),
            Value::Number(q) => ValueView::Number { low: q.low, best: q.best, high: q.high },
            Value::Place(place) => ValueView::Place(PlaceView::of(place)),
            Value::Actor(name) => ValueView::Words(Some(name)),
            Value::Trigger(word) => ValueView::Words(Some(word)),
        };
        let id = mention.id.as_deref();
        Self { kind: mention.value.kind(), start, end, text: mention.span.of(text), value, id }
    }
}

impl<'a> PlaceView<'a> {
    fn of(place: &'a Place) -> Self {
        Self {
            name_ar: &place.name_ar,
            name_en: &place.name_en,
            country: place.country.as_deref(),
            level: place.level.as_str(),
            lat: place.lat,
            lon: place.lon,
        }
    }
}
