//! Whether the fields of an extracted event are those of its gold event: names, places, dates, losses.
//!
//! In come two events of the contract's JSON; a gold event may also hold what another careful coder would have written
//! (`alt`, `…_alt`, `aggregate_any`), and then either is right. Out come, field by field, right or wrong for fields of one
//! value, and hits for fields that are lists.

use std::collections::BTreeSet;

use serde_json::Value;

use super::names::{Aliases, Key, key};

/// Fields of one value, as they are told.
pub const SINGLE_FIELDS: [&str; 6] = ["sub_event_type", "status", "aggregate", "date", "place", "country"];
/// Fields that are lists.
pub const SET_FIELDS: [&str; 5] = ["perpetrators", "targets", "claimed_by", "casualties", "sources"];

/// Two places are one spot up to this distance: towns are given as points, fights lie around them.
const SAME_SPOT_KM: f64 = 30.0;
const EARTH_DIAMETER_KM: f64 = 12_742.0;

/// How much of two lists agrees, one to one.
#[derive(Clone, Copy, Default)]
pub struct SetCounts {
    pub hits: usize,
    pub gold: usize,
    pub extracted: usize,
}

impl SetCounts {
    pub fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.gold += other.gold;
        self.extracted += other.extracted;
    }

    /// The harmonic mean of precision and recall; none where both lists are empty.
    pub fn f1(self) -> Option<f64> {
        let of = self.gold + self.extracted;
        (of > 0).then(|| 2.0 * self.hits as f64 / of as f64)
    }

    fn is_exact(self) -> bool {
        self.hits == self.gold && self.hits == self.extracted
    }

    fn errors(self) -> usize {
        self.gold + self.extracted - 2 * self.hits
    }
}

/// The fields of one pair.
pub struct Card {
    /// Of fields that apply: whether they are right.
    pub single: Vec<(&'static str, bool)>,
    /// Of lists: what they share.
    pub sets: Vec<(&'static str, SetCounts)>,
}

impl Card {
    /// Whether date, place, perpetrators and losses are all right.
    pub fn is_whole(&self) -> bool {
        let single = self.single.iter().filter(|(field, _)| matches!(*field, "date" | "place"));
        let sets = self.sets.iter().filter(|(field, _)| matches!(*field, "perpetrators" | "casualties"));
        single.into_iter().all(|&(_, right)| right) && sets.into_iter().all(|(_, counts)| counts.is_exact())
    }
}

/// Compares events; holds which spellings mean the same.
pub struct Comparison<'a> {
    pub aliases: &'a Aliases,
}

/// The list in a field; empty where it is missing or null.
pub fn list<'v>(event: &'v Value, field: &str) -> &'v [Value] {
    event[field].as_array().map_or(&[], Vec::as_slice)
}

fn matched(gold: &[Value], extracted: &[Value], same: impl Fn(&Value, &Value) -> bool) -> SetCounts {
    let mut left: Vec<&Value> = extracted.iter().collect();
    let mut hits = 0;
    for item in gold {
        if let Some(at) = left.iter().position(|other| same(item, other)) {
            left.remove(at);
            hits += 1;
        }
    }
    SetCounts { hits, gold: gold.len(), extracted: extracted.len() }
}

impl Comparison<'_> {
    /// Whether the event type is that of the gold event or of an accepted alternative.
    pub fn same_event_type(&self, gold: &Value, extracted: &Value) -> bool {
        gold["event_type"] == extracted["event_type"]
            || list(gold, "alt").iter().any(|pair| pair[0] == extracted["event_type"])
    }

    /// How much two events have in common, to choose between pairs: parties and places in their roles, losses and date twice.
    pub fn likeness(&self, gold: &Value, extracted: &Value) -> u32 {
        let shared = |field: &str, same: &dyn Fn(&Value, &Value) -> bool| {
            matched(list(gold, field), list(extracted, field), same).hits
        };
        let parties: usize = ["perpetrators", "targets", "claimed_by"]
            .into_iter()
            .map(|field| shared(field, &|a, b| self.same_name(a, b)))
            .sum();
        let places = shared("places", &|a, b| self.same_place(a, b));
        let casualties = shared("casualties", &same_casualty);
        let date = usize::from(!gold["date"].is_null() && gold["date"] == extracted["date"]);
        (parties + places + 2 * casualties + 2 * date) as u32
    }

    /// All fields of a pair.
    pub fn card(&self, gold: &Value, extracted: &Value) -> Card {
        let accepts = |field: &str, alternatives: &str| {
            extracted[field] == gold[field] || list(gold, alternatives).contains(&extracted[field])
        };
        let sub_type = |ty: &Value, sub: &Value| *ty == extracted["event_type"] && *sub == extracted["sub_event_type"];
        let is_true = |value: &Value| value.as_bool().unwrap_or(false);
        let mut single = vec![
            (
                "sub_event_type",
                sub_type(&gold["event_type"], &gold["sub_event_type"])
                    || list(gold, "alt").iter().any(|pair| sub_type(&pair[0], &pair[1])),
            ),
            ("status", accepts("status", "status_alt")),
            (
                "aggregate",
                is_true(&gold["aggregate_any"]) || is_true(&gold["aggregate"]) == is_true(&extracted["aggregate"]),
            ),
            ("date", accepts("date", "date_alt")),
        ];
        // Only the most specific place counts; null among the alternatives accepts that there is none.
        let (places, found) = (list(gold, "places"), list(extracted, "places").first());
        if !places.is_empty() || found.is_some() {
            let accepted: Vec<&Value> = places.first().into_iter().chain(list(gold, "place_alt")).collect();
            let right = |same: &dyn Fn(&Value, &Value) -> bool| match found {
                Some(found) => accepted.iter().any(|place| !place.is_null() && same(place, found)),
                None => accepted.iter().any(|place| place.is_null()),
            };
            single.push(("place", right(&|a, b| self.same_place(a, b))));
            single.push(("country", right(&|a, b| a["country"] == b["country"])));
        }
        let sets = SET_FIELDS.map(|field| {
            let same: &dyn Fn(&Value, &Value) -> bool = match field {
                "casualties" => &same_casualty,
                "sources" => &same_source,
                _ => &|a, b| self.same_name(a, b),
            };
            let counts = |gold: &[Value]| matched(gold, list(extracted, field), same);
            let alternative = format!("{field}_alt");
            let first = counts(list(gold, field));
            let other = gold.get(&alternative).map(|_| counts(list(gold, &alternative)));
            (field, other.filter(|other| other.errors() < first.errors()).unwrap_or(first))
        });
        Card { single, sets: sets.to_vec() }
    }

    fn same_name(&self, a: &Value, b: &Value) -> bool {
        let keys = |thing: &Value| -> Vec<Key> {
            let names = ["name_en", "name_ar", "text"].iter().filter_map(|field| thing[*field].as_str());
            names.filter(|name| !name.is_empty()).map(key).collect()
        };
        self.aliases.same(&keys(a), &keys(b))
    }

    fn same_place(&self, a: &Value, b: &Value) -> bool {
        let is_local = |place: &Value| matches!(place["level"].as_str(), Some("site" | "town" | "admin2"));
        let comparable = a["level"] == b["level"] || (is_local(a) && is_local(b));
        self.same_name(a, b) || (comparable && distance_km(a, b).is_some_and(|km| km <= SAME_SPOT_KM))
    }
}

/// Great-circle distance; none where a coordinate is missing.
fn distance_km(a: &Value, b: &Value) -> Option<f64> {
    let angle = |place: &Value, axis: &str| place[axis].as_f64().map(f64::to_radians);
    let (lat_a, lon_a) = (angle(a, "lat")?, angle(a, "lon")?);
    let (lat_b, lon_b) = (angle(b, "lat")?, angle(b, "lon")?);
    let (half_lat, half_lon) = ((lat_b - lat_a) / 2.0, (lon_b - lon_a) / 2.0);
    let haversine = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
    Some(EARTH_DIAMETER_KM * haversine.sqrt().asin())
}

/// Equal in kind and bounds. "More than 30" and "at least 30" are one statement: a low bound without a high one is also the best.
fn same_casualty(a: &Value, b: &Value) -> bool {
    let bounds = |casualty: &Value| {
        let (low, best, high) = (casualty["low"].as_u64(), casualty["best"].as_u64(), casualty["high"].as_u64());
        [low, if best.is_none() && high.is_none() { low } else { best }, high]
    };
    a["kind"] == b["kind"] && bounds(a) == bounds(b)
}

/// Sources are told in many words; one in common is enough.
fn same_source(a: &Value, b: &Value) -> bool {
    let words = |source: &Value| -> BTreeSet<String> { key(source.as_str().unwrap_or_default()).into_iter().collect() };
    !words(a).is_disjoint(&words(b))
}
