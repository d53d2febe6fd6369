//! ACLED's table: its 31 columns in its order, then ours, which hold what ACLED has no column for. Ids are
//! ours and cannot be taken for ACLED's.

use crate::article::Article;
use crate::engine::Extraction;
use crate::event::model::{CasualtyKind, Event, EventType, Party, PartyKind, PlaceLevel, Source, Status, SubEventType};
use crate::export::location::Location;
use crate::export::losses::{self, Deaths};
use crate::export::period::{Day, Period};
use crate::export::sheet::{self, joined, number};
use crate::export::sides::{self, Inter, InterStyle};
use crate::export::{event_id, region};
use crate::span::Offsets;

/// ACLED's columns.
pub const ACLED_COLUMNS: [&str; 31] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

/// Our further columns. `low` is ACLED's `fatalities` and never above `best`; see [`losses`].
pub const OUR_COLUMNS: [&str; 22] = [
    "date_edtf",
    "date_start",
    "date_end",
    "best",
    "low",
    "high",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "nwound",
    "claimed",
    "claimant",
    "competing_claim",
    "doubtful",
    "attribution",
    "status",
    "aggregate",
    "rules",
    "evidence",
    "article_id",
    "url",
];

/// The table's first row.
#[must_use]
pub fn header() -> String {
    sheet::row(ACLED_COLUMNS.iter().chain(&OUR_COLUMNS))
}

/// One row per event of one article.
#[must_use]
pub fn rows(article: &Article, extraction: &Extraction, style: InterStyle) -> String {
    let offsets = Offsets::new(&article.text);
    let row = |event: &Event| {
        let mut cells = acled_cells(article, event, style);
        cells.extend(our_cells(article, event, &offsets));
        sheet::row(cells)
    };
    extraction.events.iter().map(row).collect()
}

fn acled_cells(article: &Article, event: &Event, style: InterStyle) -> Vec<String> {
    let location = Location::of(event);
    let dated = Dated::of(event);
    let country = location.country;
    let inter = |parties| Inter::of_side(parties, country.map(|country| country.id));
    let (inter1, inter2) = (inter(&event.perpetrators), inter(&event.targets));
    let notes = event.evidence.first().map(|span| span.of(&article.text)).unwrap_or_default();
    vec![
        event_id(event),
        number(dated.day),
        number(Period::of(event.date.edtf.as_deref().unwrap_or_default()).year()),
        number(dated.precision),
        disorder_type(event.sub_event_type).to_owned(),
        event.event_type().as_str().to_owned(),
        event.sub_event_type.as_str().to_owned(),
        event.perpetrators.first().map(sides::name).unwrap_or_default().to_owned(),
        joined(event.perpetrators.iter().skip(1).map(sides::name)),
        style.side(inter1),
        event.targets.first().map(sides::name).unwrap_or_default().to_owned(),
        joined(event.targets.iter().skip(1).map(sides::name)),
        style.side(inter2),
        style.interaction(inter1, inter2),
        if targets_civilians(event) { "Civilian targeting".to_owned() } else { String::new() },
        country.map(|country| country.iso_numeric.to_owned()).unwrap_or_default(),
        country.and_then(|country| region::region(country.id)).map(|found| found.acled).unwrap_or_default().to_owned(),
        country.map(|country| country.name_en.to_owned()).unwrap_or_default(),
        location.at_level(PlaceLevel::Admin1).to_owned(),
        location.at_level(PlaceLevel::Admin2).to_owned(),
        String::new(),
        location.name().to_owned(),
        number(location.acled_precision().and(location.point).map(|point| point.lat_deg)),
        number(location.acled_precision().and(location.point).map(|point| point.lon_deg)),
        number(location.acled_precision()),
        article.source.clone().unwrap_or_default(),
        String::new(),
        notes.to_owned(),
        // 0 where the article speaks of no dead, as ACLED has it; `low` beside it is empty then.
        conservative(article, event).to_string(),
        event.tactic.clone().unwrap_or_default(),
        // The time of entry into ACLED's own database.
        String::new(),
    ]
}

/// ACLED's `fatalities`: what `low` is, so that the two tell one thing.
fn conservative(article: &Article, event: &Event) -> u32 {
    losses::deaths(event, &article.text, &event.perpetrators, &event.targets).map_or(0, |deaths| deaths.all.low)
}

fn our_cells(article: &Article, event: &Event, offsets: &Offsets<'_>) -> Vec<String> {
    let edtf = event.date.edtf.as_deref().unwrap_or_default();
    let period = Period::of(edtf);
    let deaths = losses::deaths(event, &article.text, &event.perpetrators, &event.targets);
    let death = |figure: fn(Deaths) -> u32| number(deaths.map(figure));
    let wounded = losses::count(event, &article.text, CasualtyKind::Wounded);
    let flag = |is: bool| u8::from(is).to_string();
    let evidence = event.evidence.iter().map(|&span| {
        let span = offsets.code_points(span);
        format!("{}-{}", span.start, span.end)
    });
    vec![
        edtf.to_owned(),
        number(period.first),
        number(period.last),
        death(|deaths| deaths.all.best),
        death(|deaths| deaths.all.low),
        death(|deaths| deaths.all.high),
        death(|deaths| deaths.side_a),
        death(|deaths| deaths.side_b),
        death(|deaths| deaths.civilians),
        death(|deaths| deaths.unknown),
        number(wounded.map(|bounds| bounds.best)),
        flag(!event.claimed_by.is_empty()),
        joined(event.claimed_by.iter().map(sides::name)),
        flag(event.claimed_by.len() > 1),
        flag(event.status != Status::Asserted),
        joined(event.sources.iter().map(|Source { name, .. }| name)),
        event.status.as_str().to_owned(),
        flag(event.aggregate),
        joined(&event.rules),
        joined(evidence),
        article.id.clone(),
        article.url.clone().unwrap_or_default(),
    ]
}

/// The one day that ACLED wants, and how exactly it is known. A period longer than a month has neither.
struct Dated {
    day: Option<Day>,
    precision: Option<u8>,
}

impl Dated {
    fn of(event: &Event) -> Self {
        let period = Period::of(event.date.edtf.as_deref().unwrap_or_default());
        let precision = match period.length() {
            Some(1) => Some(1),
            Some(2..=7) => Some(2),
            Some(8..=31) => Some(3),
            _ => None,
        };
        let day = period.middle().map(|middle| match (precision, period.first) {
            // The middle of a whole month is the 15th, by ACLED's convention, however long the month is.
            (Some(3), Some(Day { day: 1, .. })) if (14..=16).contains(&middle.day) => Day { day: 15, ..middle },
            _ => middle,
        });
        Self { day: precision.and(day), precision }
    }
}

fn disorder_type(kind: SubEventType) -> &'static str {
    match (kind, kind.event_type()) {
        (SubEventType::ExcessiveForceAgainstProtesters | SubEventType::MobViolence, _) => {
            "Political violence; Demonstrations"
        }
        (_, EventType::Battles | EventType::Explosions | EventType::Civilians) => "Political violence",
        (_, EventType::Protests | EventType::Riots) => "Demonstrations",
        (_, EventType::Strategic) => "Strategic developments",
    }
}

/// Whether unarmed people were the main target.
fn targets_civilians(event: &Event) -> bool {
    let first_is_unarmed = || {
        let first: Option<&Party> = event.targets.first();
        first.is_some_and(|party| matches!(party.kind, PartyKind::Civilians | PartyKind::Protesters))
    };
    match event.event_type() {
        EventType::Civilians => true,
        EventType::Explosions | EventType::Riots => first_is_unarmed(),
        EventType::Protests => event.sub_event_type == SubEventType::ExcessiveForceAgainstProtesters,
        EventType::Battles | EventType::Strategic => false,
    }
}
