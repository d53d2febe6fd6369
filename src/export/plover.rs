//! PLOVER, one JSON record per event and line. Events that PLOVER has no type for are left out, and so are
//! denied and hypothetical ones: a PLOVER record says that something happened.

use serde::Serialize;

use crate::article::Article;
use crate::engine::Extraction;
use crate::event::model::{Event, Party, Status, SubEventType};
use crate::export::location::Location;
use crate::export::period::Period;
use crate::export::{event_id, sides};

/// The records of one article, each with its line end.
#[must_use]
pub fn lines(article: &Article, extraction: &Extraction) -> String {
    let happened = |event: &&Event| matches!(event.status, Status::Asserted | Status::Claimed);
    let mut out = String::new();
    for event in extraction.events.iter().filter(happened) {
        let Some(code) = Code::of(event) else { continue };
        let line = record(article, extraction, event, code);
        out.push_str(&serde_json::to_string(&line).expect("strings, numbers and lists always have a JSON form"));
        out.push('\n');
    }
    out
}

fn record<'a>(article: &'a Article, extraction: &'a Extraction, event: &'a Event, code: Code) -> Record<'a> {
    let location = Location::of(event);
    let period = Period::of(event.date.edtf.as_deref().unwrap_or_default());
    Record {
        id: event_id(event),
        date: event.date.edtf.as_deref(),
        date_start: period.first.map(|day| day.to_string()),
        date_end: period.last.map(|day| day.to_string()),
        event: code.event,
        mode: code.mode,
        source: actors(&event.perpetrators),
        target: actors(&event.targets),
        location: location.place.map(|_| Where {
            name: location.name(),
            country: location.country.map(|country| country.id),
            lat: location.point.map(|point| point.lat_deg),
            lon: location.point.map(|point| point.lon_deg),
            precision: location.point.map(|point| point.place.level.as_str()),
        }),
        text: event.evidence.first().map(|span| span.of(&article.text)),
        language: "ar",
        story: &article.id,
        headline: extraction.title.as_deref(),
        published: extraction.published.as_deref(),
        publisher: article.source.as_deref(),
        url: article.url.as_deref(),
    }
}

fn actors(parties: &[Party]) -> Vec<Actor<'_>> {
    let actor = |party| Actor { name: sides::name(party), kind: sides::Inter::of(party.kind).map(sides::Inter::words) };
    parties.iter().map(actor).collect()
}

#[derive(Serialize)]
struct Record<'a> {
    id: String,
    date: Option<&'a str>,
    date_start: Option<String>,
    date_end: Option<String>,
    event: &'static str,
    mode: Option<&'static str>,
    source: Vec<Actor<'a>>,
    target: Vec<Actor<'a>>,
    location: Option<Where<'a>>,
    text: Option<&'a str>,
    language: &'static str,
    story: &'a str,
    headline: Option<&'a str>,
    published: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Actor<'a> {
    name: &'a str,
    kind: Option<&'static str>,
}

#[derive(Serialize)]
struct Where<'a> {
    name: &'a str,
    country: Option<&'static str>,
    lat: Option<f64>,
    lon: Option<f64>,
    precision: Option<&'static str>,
}

/// PLOVER's type and, where the event tells it, its mode.
#[derive(Clone, Copy)]
struct Code {
    event: &'static str,
    mode: Option<&'static str>,
}

impl Code {
    fn of(event: &Event) -> Option<Self> {
        let tactic = event.tactic.as_deref().unwrap_or_default();
        let says = |words: &[&str]| words.iter().any(|word| tactic.contains(word));
        let assault = |mode| Some(Self { event: "ASSAULT", mode });
        let plain = |event| Some(Self { event, mode: None });
        match event.sub_event_type {
            SubEventType::ArmedClash
            | SubEventType::GovernmentRegainsTerritory
            | SubEventType::NonStateActorOvertakesTerritory
            | SubEventType::Attack => assault(weapon(tactic)),
            SubEventType::AirDroneStrike if says(&["drone"]) => assault(Some("drone")),
            SubEventType::AirDroneStrike => assault(Some("aerial")),
            SubEventType::SuicideBomb => assault(Some("suicide-attack")),
            SubEventType::ShellingArtilleryMissileAttack => assault(Some("heavy-weapons")),
            SubEventType::RemoteExplosiveLandmineIed | SubEventType::Grenade => assault(Some("explosives")),
            SubEventType::ChemicalWeapon => assault(Some("unconventional")),
            SubEventType::AbductionForcedDisappearance => assault(Some("abduct")),
            SubEventType::SexualViolence => assault(Some("sexual")),
            SubEventType::LootingPropertyDestruction => assault(Some("destroy")),
            SubEventType::ExcessiveForceAgainstProtesters => assault(Some("crowd-control")),
            SubEventType::MobViolence => assault(weapon(tactic)),
            SubEventType::PeacefulProtest
            | SubEventType::ProtestWithIntervention
            | SubEventType::ViolentDemonstration => plain("PROTEST"),
            SubEventType::Agreement => plain("AGREE"),
            SubEventType::Arrests | SubEventType::DisruptedWeaponsUse => plain("COERCE"),
            SubEventType::HeadquartersOrBaseEstablished => plain("MOBILIZE"),
            SubEventType::NonViolentTransferOfTerritory => plain("RETREAT"),
            SubEventType::ChangeToGroupActivity | SubEventType::Other => plain(measure(tactic)?),
        }
    }
}

/// The mode of an assault that a tactic tells.
fn weapon(tactic: &str) -> Option<&'static str> {
    const MODES: [(&str, &str); 14] = [
        ("suicide", "suicide-attack"),
        ("assassination", "targeted"),
        ("execution", "targeted"),
        ("beheading", "primitive"),
        ("stabbing", "primitive"),
        ("ramming", "primitive"),
        ("torture", "torture"),
        ("beating", "beat"),
        ("hostage", "abduct"),
        ("abduction", "abduct"),
        ("shooting", "firearms"),
        ("sniper", "firearms"),
        ("bomb", "explosives"),
        ("shelling", "heavy-weapons"),
    ];
    MODES.iter().find(|(word, _)| tactic.contains(word)).map(|&(_, mode)| mode)
}

/// The type of a strategic development that its tactic tells.
fn measure(tactic: &str) -> Option<&'static str> {
    const MEASURES: [(&str, &str); 18] = [
        ("ceasefire", "AGREE"),
        ("truce", "AGREE"),
        ("withdrawal", "RETREAT"),
        ("closure", "RETREAT"),
        ("siege", "COERCE"),
        ("coup", "COERCE"),
        ("expulsion", "COERCE"),
        ("curfew", "COERCE"),
        ("deployment", "MOBILIZE"),
        ("reinforcement", "MOBILIZE"),
        ("mobilisation", "MOBILIZE"),
        ("intervention", "MOBILIZE"),
        ("recruitment", "MOBILIZE"),
        ("sanctions", "SANCTION"),
        ("release", "CONCEDE"),
        ("evacuation", "AID"),
        ("talks", "CONSULT"),
        ("merger", "COOPERATE"),
    ];
    MEASURES.iter().find(|(word, _)| tactic.contains(word)).map(|&(_, event)| event)
}
