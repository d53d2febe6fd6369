//! A plain table for reading in a spreadsheet: one row per event, the contract's fields in words. Who needs
//! spans or every figure takes the JSON.

use crate::article::Article;
use crate::engine::Extraction;
use crate::event::model::{Casualty, CasualtyKind, Event, Party, Source};
use crate::export::event_id;
use crate::export::location::Location;
use crate::export::period::Period;
use crate::export::sheet::{self, joined, number};

const COLUMNS: [&str; 36] = [
    "id",
    "article",
    "title",
    "published",
    "event_type",
    "sub_event_type",
    "tactic",
    "status",
    "aggregate",
    "date",
    "date_precision",
    "date_text",
    "date_start",
    "date_end",
    "place_ar",
    "place_en",
    "place_level",
    "country",
    "lat",
    "lon",
    "point_level",
    "perpetrators_ar",
    "perpetrators_en",
    "targets_ar",
    "targets_en",
    "claimed_by_ar",
    "claimed_by_en",
    "killed",
    "wounded",
    "other_losses",
    "attributed_to",
    "trigger",
    "evidence",
    "rules",
    "source",
    "url",
];

/// The table's first row.
#[must_use]
pub fn header() -> String {
    sheet::row(COLUMNS)
}

/// One row per event of one article.
#[must_use]
pub fn rows(article: &Article, extraction: &Extraction) -> String {
    extraction.events.iter().map(|event| sheet::row(cells(article, extraction, event))).collect()
}

fn cells(article: &Article, extraction: &Extraction, event: &Event) -> [String; COLUMNS.len()] {
    let location = Location::of(event);
    let period = Period::of(event.date.edtf.as_deref().unwrap_or_default());
    let text = article.text.as_str();
    let arabic = |parties: &[Party]| joined(parties.iter().map(|party| &party.name_ar));
    let english =
        |parties: &[Party]| joined(parties.iter().map(|party| &party.name_en).filter(|name| !name.is_empty()));
    let given = |value: &Option<String>| value.clone().unwrap_or_default();
    let kind = |wanted: CasualtyKind| joined(event.casualties.iter().filter(|one| one.kind == wanted).map(told));
    let others =
        event.casualties.iter().filter(|one| !matches!(one.kind, CasualtyKind::Killed | CasualtyKind::Wounded));
    [
        event_id(article, event),
        article.id.clone(),
        given(&extraction.title),
        given(&extraction.published),
        event.event_type().as_str().to_owned(),
        event.sub_event_type.as_str().to_owned(),
        given(&event.tactic),
        event.status.as_str().to_owned(),
        event.aggregate.to_string(),
        given(&event.date.edtf),
        event.date.precision.as_str().to_owned(),
        event.date.span.map(|span| span.of(text).to_owned()).unwrap_or_default(),
        number(period.first),
        number(period.last),
        location.place.map(|place| place.name_ar.clone()).unwrap_or_default(),
        location.place.map(|place| place.name_en.clone()).unwrap_or_default(),
        location.place.map(|place| place.level.as_str().to_owned()).unwrap_or_default(),
        location.country.map(|country| country.id.to_owned()).unwrap_or_default(),
        number(location.point.map(|point| point.lat_deg)),
        number(location.point.map(|point| point.lon_deg)),
        location.point.map(|point| point.place.level.as_str().to_owned()).unwrap_or_default(),
        arabic(&event.perpetrators),
        english(&event.perpetrators),
        arabic(&event.targets),
        english(&event.targets),
        arabic(&event.claimed_by),
        english(&event.claimed_by),
        kind(CasualtyKind::Killed),
        kind(CasualtyKind::Wounded),
        joined(others.map(|one| format!("{} {}", one.kind.as_str(), told(one)))),
        joined(event.sources.iter().map(|Source { name, .. }| name)),
        event.trigger.of(text).to_owned(),
        event.evidence.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" […] "),
        joined(&event.rules),
        given(&article.source),
        given(&article.url),
    ]
}

/// A figure in words: `30`, `30 or more`, `about 30`, `20 to 25`, with those counted and who counts them.
fn told(casualty: &Casualty) -> String {
    let mut out = match (casualty.low, casualty.best, casualty.high) {
        (Some(low), _, Some(high)) if low != high => format!("{low} to {high}"),
        (Some(low), best, None) if best.is_none_or(|best| best == low) => format!("{low} or more"),
        (_, None, Some(high)) => format!("up to {high}"),
        (None, Some(best), None) => format!("about {best}"),
        (_, Some(best), _) => best.to_string(),
        (Some(low), None, _) => low.to_string(),
        (None, None, None) => String::from("unknown number"),
    };
    if !casualty.who.is_empty() {
        out.push(' ');
        out.push_str(&casualty.who);
    }
    if let Some(said_by) = &casualty.said_by {
        out.push_str(" (");
        out.push_str(said_by);
        out.push(')');
    }
    out
}
