//! UCDP GED's table, its 49 columns in its order. Ids and codes that UCDP alone can give stay empty. Denied
//! and hypothetical events are left out: GED has no column that could say that a thing did not happen.

use crate::article::Article;
use crate::engine::Extraction;
use crate::event::model::{Event, EventType, Party, PartyKind, PlaceLevel, Source, Status};
use crate::export::location::{Location, Point, name};
use crate::export::losses::{self, Deaths};
use crate::export::period::Period;
use crate::export::sheet::{self, joined, number};
use crate::export::{event_id, region, sides};

/// GED's columns.
pub const COLUMNS: [&str; 49] = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

/// The table's first row.
#[must_use]
pub fn header() -> String {
    sheet::row(COLUMNS)
}

/// One row per event of one article that the article says happened.
#[must_use]
pub fn rows(article: &Article, extraction: &Extraction) -> String {
    let happened = |event: &&Event| matches!(event.status, Status::Asserted | Status::Claimed);
    let events = extraction.events.iter().filter(happened);
    events.map(|event| sheet::row(cells(article, extraction, event))).collect()
}

fn cells(article: &Article, extraction: &Extraction, event: &Event) -> [String; COLUMNS.len()] {
    let empty = String::new;
    let location = Location::of(event);
    let period = Period::of(event.date.edtf.as_deref().unwrap_or_default());
    let violence = Violence::of(event);
    let Sides { a, b } = Sides::of(event, violence);
    let deaths = losses::deaths(event, &article.text, a, b).unwrap_or_default();
    let figure = |figure: fn(Deaths) -> u32| figure(deaths).to_string();
    let (side_a, side_b) = (joined(a.iter().map(sides::name)), joined(b.iter().map(sides::name)));
    let dyad = if side_a.is_empty() || side_b.is_empty() { empty() } else { format!("{side_a} - {side_b}") };
    let published = extraction.published.clone().unwrap_or_default();
    let title = extraction.title.clone().unwrap_or_default();
    let office = article.source.clone().unwrap_or_default();
    let citation = [&office, &published, &title].into_iter().filter(|part| !part.is_empty());
    [
        event_id(article, event),
        empty(),
        number(period.year()),
        empty(),
        empty(),
        number(violence.map(|violence| violence as u8)),
        empty(),
        empty(),
        empty(),
        empty(),
        empty(),
        dyad,
        empty(),
        empty(),
        side_a,
        empty(),
        empty(),
        side_b,
        // Each row comes from one article; the reports of one event are joined by whoever compares articles.
        1.to_string(),
        citation.map(|part| format!("\"{part}\"")).collect::<Vec<_>>().join(","),
        office.clone(),
        published.clone(),
        title.clone(),
        joined(event.sources.iter().map(|Source { name, .. }| name)),
        number(location.ucdp_precision()),
        location.point.map(|point| name(point.place).to_owned()).unwrap_or_default(),
        joined(event.places.iter().map(name)),
        location.at_level(PlaceLevel::Admin1).to_owned(),
        location.at_level(PlaceLevel::Admin2).to_owned(),
        number(location.point.map(|point| point.lat_deg)),
        number(location.point.map(|point| point.lon_deg)),
        location.point.map(|point| format!("POINT ({} {})", point.lon_deg, point.lat_deg)).unwrap_or_default(),
        number(location.point.map(priogrid)),
        location.country.map(|country| country.name_en.to_owned()).unwrap_or_default(),
        empty(),
        location
            .country
            .and_then(|country| region::region(country.id))
            .map(|found| found.ucdp)
            .unwrap_or_default()
            .into(),
        // 1 is an event told by itself, 2 one that can only be told together with others.
        if event.aggregate { 2 } else { 1 }.to_string(),
        number(date_precision(period)),
        number(period.first),
        number(period.last),
        figure(|deaths| deaths.side_a),
        figure(|deaths| deaths.side_b),
        figure(|deaths| deaths.civilians),
        figure(|deaths| deaths.unknown),
        figure(|deaths| deaths.all.best),
        figure(|deaths| deaths.all.high),
        figure(|deaths| deaths.all.low),
        empty(),
        empty(),
    ]
}

/// UCDP's types of violence; the discriminant is UCDP's code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Violence {
    StateBased = 1,
    NonState = 2,
    OneSided = 3,
}

impl Violence {
    /// `None` for events without two sides, and for what is no armed violence.
    fn of(event: &Event) -> Option<Self> {
        if matches!(event.event_type(), EventType::Strategic | EventType::Protests | EventType::Riots) {
            return None;
        }
        let by = |wanted: fn(PartyKind) -> bool| event.perpetrators.iter().any(|party| wanted(party.kind));
        let to = |wanted: fn(PartyKind) -> bool| event.targets.iter().any(|party| wanted(party.kind));
        let is_state = |kind: PartyKind| matches!(kind, PartyKind::State | PartyKind::External);
        if by(is_armed) && to(is_armed) {
            return Some(if by(is_state) || to(is_state) { Self::StateBased } else { Self::NonState });
        }
        let is_unarmed = |kind: PartyKind| matches!(kind, PartyKind::Civilians | PartyKind::Protesters);
        (by(is_armed) && to(is_unarmed)).then_some(Self::OneSided)
    }
}

fn is_armed(kind: PartyKind) -> bool {
    !matches!(kind, PartyKind::Civilians | PartyKind::Protesters | PartyKind::Rioters | PartyKind::Other)
}

/// UCDP's two sides.
struct Sides<'a> {
    a: &'a [Party],
    b: &'a [Party],
}

impl<'a> Sides<'a> {
    /// In state-based violence side A is a government, whoever struck first.
    fn of(event: &'a Event, violence: Option<Violence>) -> Self {
        let has_state = |parties: &[Party]| parties.iter().any(|party| party.kind == PartyKind::State);
        let (first, second) = (event.perpetrators.as_slice(), event.targets.as_slice());
        let swaps = violence == Some(Violence::StateBased) && !has_state(first) && has_state(second);
        if swaps { Self { a: second, b: first } } else { Self { a: first, b: second } }
    }
}

/// 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more; `None` where a side is open.
fn date_precision(period: Period) -> Option<u8> {
    Some(match period.length()? {
        ..=1 => 1,
        2..=6 => 2,
        7 => 3,
        8..=31 => 4,
        _ => 5,
    })
}

/// The cell of PRIO's grid of half degrees, counted from 1 in the south-west, row by row.
fn priogrid(point: Point<'_>) -> u32 {
    let row = ((point.lat_deg.clamp(-90.0, 89.999) + 90.0) * 2.0) as u32;
    let column = ((point.lon_deg.clamp(-180.0, 179.999) + 180.0) * 2.0) as u32;
    row * 720 + column + 1
}
