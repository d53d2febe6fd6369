//! The contract's own form: one JSON object per article, with everything that is known about each event.
//! Offsets are code points of the article's text, end exclusive.

use serde::Serialize;

use crate::article::Article;
use crate::engine::Extraction;
use crate::event::model::{Casualty, Event, Party, PartyKind, Place, Source};
use crate::span::{Offsets, Span};

/// One article's events as one line of JSON, without the line's end.
#[must_use]
pub fn line(article: &Article, extraction: &Extraction) -> String {
    let words = Words::of(article);
    let line = Line {
        article: &article.id,
        published: extraction.published.as_deref(),
        title: extraction.title.as_deref(),
        events: extraction.events.iter().map(|event| words.event(event)).collect(),
    };
    serde_json::to_string(&line).expect("strings, numbers and lists always have a JSON form")
}

#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    published: Option<&'a str>,
    title: Option<&'a str>,
    events: Vec<EventView<'a>>,
}

#[derive(Serialize)]
pub(super) struct EventView<'a> {
    id: &'a str,
    event_type: &'static str,
    sub_event_type: &'static str,
    tactic: Option<&'a str>,
    status: &'static str,
    aggregate: bool,
    date: Option<&'a str>,
    date_precision: &'static str,
    date_text: Option<&'a str>,
    date_span: Option<Range>,
    places: Vec<PlaceView<'a>>,
    perpetrators: Vec<PartyView<'a>>,
    targets: Vec<PartyView<'a>>,
    claimed_by: Vec<PartyView<'a>>,
    casualties: Vec<CasualtyView<'a>>,
    sources: Vec<&'a str>,
    source_spans: Vec<Range>,
    evidence: Vec<Range>,
    trigger: Quote<'a>,
    rules: &'a [String],
}

#[derive(Serialize)]
struct Range {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Quote<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct PlaceView<'a> {
    id: Option<&'a str>,
    name_ar: &'a str,
    name_en: &'a str,
    country: Option<&'a str>,
    level: &'static str,
    lat: Option<f64>,
    lon: Option<f64>,
    text: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct PartyView<'a> {
    id: Option<&'a str>,
    name_ar: &'a str,
    name_en: &'a str,
    kind: PartyKind,
    text: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct CasualtyView<'a> {
    kind: &'static str,
    low: Option<u32>,
    best: Option<u32>,
    high: Option<u32>,
    who: &'a str,
    said_by: Option<&'a str>,
    text: &'a str,
    start: u32,
    end: u32,
}

/// An article's text, to quote from.
pub(super) struct Words<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
}

impl<'a> Words<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self { text: &article.text, offsets: Offsets::new(&article.text) }
    }

    fn range(&self, span: Span) -> Range {
        let Span { start, end } = self.offsets.code_points(span);
        Range { start, end }
    }

    fn ranges(&self, spans: impl Iterator<Item = Span>) -> Vec<Range> {
        spans.map(|span| self.range(span)).collect()
    }

    pub(super) fn event(&self, event: &'a Event) -> EventView<'a> {
        let Range { start, end } = self.range(event.trigger);
        EventView {
            id: &event.id,
            event_type: event.event_type().as_str(),
            sub_event_type: event.sub_event_type.as_str(),
            tactic: event.tactic.as_deref(),
            status: event.status.as_str(),
            aggregate: event.aggregate,
            date: event.date.edtf.as_deref(),
            date_precision: event.date.precision.as_str(),
            date_text: event.date.span.map(|span| span.of(self.text)),
            date_span: event.date.span.map(|span| self.range(span)),
            places: event.places.iter().map(|place| self.place(place)).collect(),
            perpetrators: self.parties(&event.perpetrators),
            targets: self.parties(&event.targets),
            claimed_by: self.parties(&event.claimed_by),
            casualties: event.casualties.iter().map(|casualty| self.casualty(casualty)).collect(),
            sources: event.sources.iter().map(|Source { name, .. }| name.as_str()).collect(),
            source_spans: self.ranges(event.sources.iter().map(|source| source.span)),
            evidence: self.ranges(event.evidence.iter().copied()),
            trigger: Quote { start, end, text: event.trigger.of(self.text) },
            rules: &event.rules,
        }
    }

    fn place(&self, place: &'a Place) -> PlaceView<'a> {
        let Range { start, end } = self.range(place.span);
        PlaceView {
            id: place.id.as_deref(),
            name_ar: &place.name_ar,
            name_en: &place.name_en,
            country: place.country.as_deref(),
            level: place.level.as_str(),
            lat: place.lat,
            lon: place.lon,
            text: place.span.of(self.text),
            start,
            end,
        }
    }

    fn parties(&self, parties: &'a [Party]) -> Vec<PartyView<'a>> {
        let view = |party: &'a Party| {
            let Range { start, end } = self.range(party.span);
            PartyView {
                id: party.id.as_deref(),
                name_ar: &party.name_ar,
                name_en: &party.name_en,
                kind: party.kind,
                text: party.span.of(self.text),
                start,
                end,
            }
        };
        parties.iter().map(view).collect()
    }

    fn casualty(&self, casualty: &'a Casualty) -> CasualtyView<'a> {
        let Range { start, end } = self.range(casualty.span);
        CasualtyView {
            kind: casualty.kind.as_str(),
            low: casualty.low,
            best: casualty.best,
            high: casualty.high,
            who: &casualty.who,
            said_by: casualty.said_by.as_deref(),
            text: casualty.span.of(self.text),
            start,
            end,
        }
    }
}
