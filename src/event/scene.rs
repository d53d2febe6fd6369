//! Which of its places an event was in, and where it was when no word tells: where the story stands, the town or the
//! country that the article is about.

use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::location::{self, places};
use crate::event::model::{Place, PlaceLevel};
use crate::event::party::SidedParty;
use crate::event::place::place;
use crate::mention::entity::{Entity, Named};

/// Where an event is that tells none: the town that the article is about, else its country.
pub fn main_place(context: &Context<'_>) -> Option<Place> {
    main_town(context).or_else(|| main_country(context))
}

/// A town named so often, and in this share of all namings of places, is what the article is about.
const OWN_TOWN_NAMINGS: usize = 4;
const OWN_TOWN_SHARE: f32 = 0.35;

fn main_town(context: &Context<'_>) -> Option<Place> {
    let mut counts: Vec<(u16, usize)> = Vec::new();
    for entity in &context.entities.all {
        if let Named::Place(row) = entity.named {
            match counts.iter_mut().find(|(known, _)| *known == row) {
                Some((_, count)) => *count += 1,
                None => counts.push((row, 1)),
            }
        }
    }
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let (row, count) = counts.into_iter().max_by_key(|&(row, count)| (count, std::cmp::Reverse(row)))?;
    if count < OWN_TOWN_NAMINGS || (count as f32) < OWN_TOWN_SHARE * total as f32 {
        return None;
    }
    let first = context.entities.all.iter().find(|e| e.named == Named::Place(row))?;
    place(context, first)
}

/// The article's country, by the words that name it first.
fn main_country(context: &Context<'_>) -> Option<Place> {
    country_place(context, context.entities.main_country?)
}

/// The country of row `country`, at the words that name it or what is of it first.
fn country_place(context: &Context<'_>, country: u16) -> Option<Place> {
    let rows = &context.lexicon.rows;
    let first = context.entities.all.iter().find(|e| match e.named {
        Named::Country { row, .. } | Named::CountryPart(row) => row == country,
        Named::Force { country: Some(row), .. } | Named::People { country: Some(row), .. } => row == country,
        Named::Place(row) => rows.places[row as usize].country == rows.countries[country as usize].id,
        _ => false,
    })?;
    place(context, &Entity { named: Named::Country { row: country, capital: false }, ..first.clone() })
}

/// Puts the place of the event first; an event without one is where the story stands, a total or another state's deed in
/// the country.
pub fn settle_place(context: &Context<'_>, draft: &mut Draft, fallback: Option<&Place>, story: &mut Option<Place>) {
    if draft.places.is_empty() {
        let states: Vec<&str> = draft.agents.iter().chain(&draft.patients).filter_map(SidedParty::state).collect();
        let here = story.as_ref().filter(|place| {
            let elsewhere = place.country.as_deref().is_some_and(|country| {
                !states.is_empty() && !states.iter().any(|state| state.eq_ignore_ascii_case(country))
            });
            !draft.aggregate && !elsewhere
        });
        // Another state's deed, told of the story's people, was in their country.
        let country = story.as_ref().and_then(|place| place.country.as_deref());
        let country =
            country.filter(|country| here.is_none() && !draft.aggregate && speaks_of(context, draft, country));
        let country = country.and_then(|country| {
            let row = context.lexicon.rows.countries.iter().position(|row| row.id == country)?;
            country_place(context, row as u16)
        });
        let told = here.cloned().or(country).or_else(|| fallback.cloned());
        draft.places.extend(told);
        if !draft.places.is_empty() {
            draft.rules.push("place:story".to_owned());
        }
        return;
    }
    let own = places(context, draft.trigger);
    let rank = |p: &Place| own.iter().position(|o| o.span == p.span).unwrap_or(own.len());
    draft.places.sort_by_key(|p| {
        let wide = p.level == PlaceLevel::Country || p.level == PlaceLevel::Region && p.country.is_none();
        (wide, rank(p) == own.len(), is_beside(context, p), rank(p))
    });
    // Another sentence may tell the town where this one tells the province.
    let first = &draft.places[0];
    if matches!(first.level, PlaceLevel::Admin1 | PlaceLevel::Region) {
        let country = first.country.clone();
        // «وسط البلاد» is wider than any province.
        let part = first.level == PlaceLevel::Region && first.id.is_none() && first.lat.is_none();
        let local = |p: &Place| {
            let closer = p.level <= PlaceLevel::Admin2 || part && p.level == PlaceLevel::Admin1;
            closer && p.country == country && !is_beside(context, p) && !draft.aggregate
        };
        if let Some(at) = draft.places.iter().position(local) {
            let place = draft.places.remove(at);
            draft.places.insert(0, place);
        }
    }
    if let Some(place) = draft.places.first().filter(|p| p.level < PlaceLevel::Country) {
        *story = Some(place.clone());
    }
}

/// Whether the draft's own sentence names `country`, its people or a place in it.
fn speaks_of(context: &Context<'_>, draft: &Draft, country: &str) -> bool {
    let rows = &context.lexicon.rows;
    let sentence = context.triggers[draft.trigger].sentence;
    let tokens = context.document.sentences[sentence].tokens.clone();
    context.entities.within(tokens).iter().any(|e| match e.named {
        Named::Country { row, .. }
        | Named::CountryPart(row)
        | Named::Force { country: Some(row), .. }
        | Named::People { country: Some(row), .. } => rows.countries[row as usize].id == country,
        Named::Place(row) => rows.places[row as usize].country == country,
        _ => false,
    })
}

/// Whether a place is only named as lying near.
fn is_beside(context: &Context<'_>, place: &Place) -> bool {
    context.entities.all.iter().find(|e| e.span == place.span).is_some_and(|e| location::is_beside(context, e))
}
