//! GeoJSON (RFC 7946): one FeatureCollection, a Feature per event. The geometry is the point of the first
//! place whose coordinates are known, and null where none is; `place_level` says what the point stands for.

use serde::Serialize;

use crate::article::Article;
use crate::engine::Extraction;
use crate::export::event_id;
use crate::export::json::{EventView, Words};
use crate::export::location::Location;

/// What stands before the first Feature.
pub const BEGIN: &str = "{\"type\":\"FeatureCollection\",\"features\":[\n";

/// What stands between two Features.
pub const BETWEEN: &str = ",\n";

/// What stands behind the last Feature.
pub const END: &str = "\n]}\n";

/// The Features of one article.
#[must_use]
pub fn features(article: &Article, extraction: &Extraction) -> Vec<String> {
    let words = Words::of(article);
    let feature = |event| {
        let location = Location::of(event);
        let geometry =
            location.point.map(|point| Geometry { kind: "Point", coordinates: [point.lon_deg, point.lat_deg] });
        let feature = Feature {
            kind: "Feature",
            id: event_id(event),
            geometry,
            properties: Properties {
                article: &article.id,
                title: extraction.title.as_deref(),
                published: extraction.published.as_deref(),
                url: article.url.as_deref(),
                place_level: location.point.map(|point| point.place.level.as_str()),
                event: words.event(event),
            },
        };
        serde_json::to_string(&feature).expect("strings, numbers and lists always have a JSON form")
    };
    extraction.events.iter().map(feature).collect()
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: String,
    geometry: Option<Geometry>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: &'static str,
    /// Longitude first, as RFC 7946 has it.
    coordinates: [f64; 2],
}

#[derive(Serialize)]
struct Properties<'a> {
    article: &'a str,
    title: Option<&'a str>,
    published: Option<&'a str>,
    url: Option<&'a str>,
    place_level: Option<&'static str>,
    #[serde(flatten)]
    event: EventView<'a>,
}
