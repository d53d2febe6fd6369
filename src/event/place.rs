//! From a phrase to a place of an event, with coordinates only where a table has them.

use crate::event::context::Context;
use crate::event::model::{Place, PlaceLevel};
use crate::event::party::clean;
use crate::lexicon::rows::{HeadKind, PlaceLevelCode, Sense};
use crate::mention::entity::{Entity, Named};
use crate::mention::scan::Preposition;

/// The place that `entity` names; `None` for parties and sources.
#[must_use]
pub fn place(context: &Context<'_>, entity: &Entity) -> Option<Place> {
    let rows = &context.lexicon.rows;
    let text = clean(entity.span.of(context.document.text));
    Some(match entity.named {
        Named::Country { row, capital } => {
            let country = &rows.countries[row as usize];
            // The capital has an id of its own: under its country's, the two would be one place.
            let (kind, name_ar, name_en, level, lat, lon) = if capital {
                let (lat, lon) = (country.capital_lat, country.capital_lon);
                ("capitals", country.capital_ar, country.capital_en, PlaceLevel::Town, lat, lon)
            } else {
                ("countries", country.name_ar, country.name_en, PlaceLevel::Country, country.lat, country.lon)
            };
            Place {
                id: Some(format!("{kind}:{}", country.id)),
                name_ar: name_ar.to_owned(),
                name_en: name_en.to_owned(),
                country: Some(country.id.to_owned()),
                level,
                lat: degrees(lat),
                lon: degrees(lon),
                span: entity.span,
            }
        }
        Named::CountryPart(row) => {
            let country = &rows.countries[row as usize];
            Place {
                id: None,
                name_ar: text,
                name_en: String::new(),
                country: Some(country.id.to_owned()),
                level: PlaceLevel::Region,
                lat: None,
                lon: None,
                span: entity.span,
            }
        }
        Named::Place(row) => {
            let place = &rows.places[row as usize];
            let mut level = match place.level {
                PlaceLevelCode::Site => PlaceLevel::Site,
                PlaceLevelCode::Town => PlaceLevel::Town,
                PlaceLevelCode::Admin2 => PlaceLevel::Admin2,
                PlaceLevelCode::Admin1 => PlaceLevel::Admin1,
                PlaceLevelCode::Region => PlaceLevel::Region,
            };
            // قاعدة كيدال is a site of the town, as near as the town is known.
            let site = entity.head == Some(HeadKind::Site) && level != PlaceLevel::Site;
            if site {
                level = PlaceLevel::Site;
            }
            // محافظة إدلب and مدينة إدلب share a name: the head word decides.
            match entity.head {
                Some(HeadKind::Town) if level != PlaceLevel::Site => level = PlaceLevel::Town,
                Some(HeadKind::Admin1) if level == PlaceLevel::Town => level = PlaceLevel::Admin1,
                _ => {}
            }
            Place {
                id: (!site).then(|| place.id.to_owned()),
                name_ar: if site { text } else { place.name_ar.to_owned() },
                name_en: if site { String::new() } else { place.name_en.to_owned() },
                country: (!place.country.is_empty()).then(|| place.country.to_owned()),
                level,
                lat: place.lat_lon.map(|[lat, _]| f64::from(lat) / 100.0),
                lon: place.lat_lon.map(|[_, lon]| f64::from(lon) / 100.0),
                span: entity.span,
            }
        }
        Named::NewPlace(kind) => Place {
            id: None,
            name_ar: text,
            name_en: String::new(),
            country: country_inside(context, entity)
                .or_else(|| country_around(context, entity))
                .or(context.main_country())
                .map(str::to_owned),
            level: match kind {
                HeadKind::Site => PlaceLevel::Site,
                HeadKind::Town => PlaceLevel::Town,
                HeadKind::Admin2 => PlaceLevel::Admin2,
                HeadKind::Admin1 => PlaceLevel::Admin1,
                HeadKind::Region | HeadKind::Actor => PlaceLevel::Region,
            },
            lat: None,
            lon: None,
            span: entity.span,
        },
        _ => return None,
    })
}

/// «ريف إدلب»: the country of the known place by whose name it goes, the largest of them.
fn country_inside(context: &Context<'_>, entity: &Entity) -> Option<&'static str> {
    let places = &context.lexicon.rows.places;
    let known = entity.tokens.clone().flat_map(|at| context.scan.senses(at)).filter_map(|sense| match sense {
        Sense::Place { row, cued: false } => Some(&places[row as usize]),
        _ => None,
    });
    known.max_by_key(|place| place.rank).map(|place| place.country).filter(|country| !country.is_empty())
}

/// The country of the known place that stands nearest to `entity` in its sentence: what follows tells where it lies.
fn country_around(context: &Context<'_>, entity: &Entity) -> Option<&'static str> {
    let rows = &context.lexicon.rows;
    let sentence = context.document.sentence_of(entity.tokens.start)?;
    let tokens = context.document.sentences[sentence].tokens.clone();
    let of = |e: &Entity| match e.named {
        Named::CountryPart(row) => Some(rows.countries[row as usize].id),
        Named::Country { row, .. } if matches!(e.preposition, Some(Preposition::Fi | Preposition::Bi)) => {
            Some(rows.countries[row as usize].id)
        }
        Named::Place(row) => Some(rows.places[row as usize].country).filter(|country| !country.is_empty()),
        _ => None,
    };
    let far = |e: &Entity| match e.tokens.start.checked_sub(entity.tokens.end) {
        Some(after) => after,
        None => 2 * entity.tokens.start.saturating_sub(e.tokens.end) + 1,
    };
    let around = context.entities.within(tokens).iter().filter(|e| far(e) <= COUNTRY_REACH);
    around.filter_map(|e| of(e).map(|country| (far(e), country))).min_by_key(|&(far, _)| far).map(|(_, c)| c)
}

/// A place that tells the country of another stands within so many tokens after it, or half as many before.
const COUNTRY_REACH: usize = 12;

fn degrees(value: f32) -> Option<f64> {
    value.is_finite().then(|| (f64::from(value) * 100.0).round() / 100.0)
}
