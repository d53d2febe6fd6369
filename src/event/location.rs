//! Where a trigger's event was: the run of place names that its clause puts it in, before other places of the clause
//! or the sentence.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::family::{Family, family};
use crate::event::model::{Place, PlaceLevel};
use crate::event::place::place;
use crate::lexicon::rows::EventClass;
use crate::mention::entity::{Entity, Named};
use crate::mention::scan::Preposition;
use crate::text::TokenKind;

/// Names with at most so many tokens between them make one run: في بلدة حيس جنوبي محافظة الحديدة.
const RUN_GAP: usize = 3;
/// Where nothing of the clause is a place, one of the sentence within so many tokens of the nearest counts.
const SENTENCE_REACH: usize = 8;
/// A dateline runs over so many tokens before and after a name in it.
const DATELINE_REACH: usize = 8;
/// An event has no more places than this.
const MOST_PLACES: usize = 4;

/// The places told with trigger `index`, that of the event first, the most specific before what holds it.
#[must_use]
pub fn places(context: &Context<'_>, index: usize) -> Vec<Place> {
    let trigger = &context.triggers[index];
    let clause = context.clause(index);
    let class = trigger.class();
    let after = runs(context, clause.after.clone());
    let mut before = runs(context, clause.before.clone());
    if !after.is_empty() {
        before.retain(|run| !matches!(run[0].named, Named::Country { .. }));
    }
    let at = |run: &Vec<&Entity>| {
        let first = run[0];
        let near_end = first.tokens.start.abs_diff(trigger.tokens.start);
        (unlikely(class, first), near_end)
    };
    // What follows the word comes first, unless what precedes it fits better: «يخضع مخيم اليرموك لحصار قرب دمشق».
    let best = |runs: &[Vec<&'_ Entity>]| runs.iter().map(at).min();
    let precedes = match (best(&after), best(&before)) {
        (Some((unlikely_after, _)), Some((unlikely_before, _))) => unlikely_before < unlikely_after,
        (None, _) => true,
        _ => false,
    };
    let runs = if precedes { &before } else { &after };
    let chosen = runs.iter().min_by_key(|run| at(run)).cloned();
    let mut found = chosen.unwrap_or_default();
    let rest = if precedes { before } else { after };
    let others: Vec<&Entity> = rest.into_iter().flatten().filter(|e| !found.iter().any(|f| f.span == e.span)).collect();
    if found.is_empty() {
        found = nearest_of_sentence(context, index);
    }
    // Beside a place is not in it.
    found.sort_by_key(|e| e.preposition == Some(Preposition::Near));
    let beside = found.iter().filter(|e| e.preposition == Some(Preposition::Near)).count();
    let mut out: Vec<Place> = Vec::new();
    let inside = found.len() - beside;
    for (order, entity) in found.into_iter().chain(others).enumerate() {
        let Some(place) = place(context, entity) else { continue };
        if !out.iter().any(|p| p.name_ar == place.name_ar) {
            out.push(place);
        }
        if order + 1 == inside {
            out.sort_by_key(|p| p.level);
        }
    }
    // One neighbourhood: a place of another country belongs to another clause.
    let country = out.iter().find(|p| p.level < PlaceLevel::Country).and_then(|p| p.country.clone());
    if country.is_some() {
        out.retain(|p| p.country.is_none() || p.country == country);
    }
    out.truncate(MOST_PLACES);
    out
}

/// Whether a phrase can be where something was.
fn usable(entity: &Entity) -> bool {
    use Preposition::{Ala, An, Bi, By, Fi, Ila, Maa, Near};
    match entity.named {
        Named::Country { .. } => {
            matches!(entity.preposition, Some(Fi | Bi | Near | Ala | Ila)) || entity.head.is_some()
        }
        Named::Place(_) | Named::NewPlace(_) | Named::CountryPart(_) => {
            !matches!(entity.preposition, Some(Maa | By | An))
        }
        _ => false,
    }
}

/// «نيويورك، الولايات المتحدة (CNN) —»: where it was written, not where it was.
fn in_dateline(context: &Context<'_>, entity: &Entity) -> bool {
    let Some(sentence) = context.document.sentence_of(entity.tokens.start) else { return false };
    let start = context.document.sentences[sentence].tokens.start;
    let opens = entity.tokens.start < start + DATELINE_REACH;
    let bracket = (entity.tokens.end..entity.tokens.end + DATELINE_REACH)
        .find(|&at| context.document.kind(at) == TokenKind::Mark('('));
    opens
        && bracket.is_some_and(|at| {
            context.document.kind(at + 1) == TokenKind::Foreign
                && context.document.kind(at + 2) == TokenKind::Mark(')')
                && (entity.tokens.end..at).all(|i| context.triggers.iter().all(|t| !t.tokens.contains(&i)))
        })
}

/// Place names of `tokens`, those that stand close together as one run.
fn runs<'a>(context: &'a Context<'_>, tokens: Range<usize>) -> Vec<Vec<&'a Entity>> {
    let mut out: Vec<Vec<&Entity>> = Vec::new();
    for entity in context.entities.within(tokens).iter().filter(|e| usable(e) && !in_dateline(context, e)) {
        match out.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.tokens.end + RUN_GAP >= entity.tokens.start) => {
                run.push(entity);
            }
            _ => out.push(vec![entity]),
        }
    }
    out
}

/// How little the preposition of a run's first name speaks for the place of an event of `class`.
fn unlikely(class: EventClass, first: &Entity) -> u8 {
    let leaves = matches!(family(class), Family::Pullout | Family::Displacement) || class == EventClass::Regain;
    match first.preposition {
        Some(Preposition::Fi | Preposition::Bi | Preposition::Ala) => 0,
        Some(Preposition::Min) if !leaves => 2,
        Some(Preposition::Near) => 2,
        _ => u8::from(first.head.is_none()),
    }
}

/// Where no clause tells a place, those around the nearest of the sentence.
fn nearest_of_sentence<'a>(context: &'a Context<'_>, index: usize) -> Vec<&'a Entity> {
    let trigger = &context.triggers[index];
    let sentence = context.document.sentences[trigger.sentence].tokens.clone();
    let places = context.entities.within(sentence).iter();
    let all: Vec<&Entity> = places.filter(|e| usable(e) && !in_dateline(context, e)).collect();
    let distance = |e: &&Entity| e.tokens.start.abs_diff(trigger.tokens.start);
    let Some(nearest) = all.iter().copied().min_by_key(distance) else { return Vec::new() };
    all.into_iter().filter(|e| e.tokens.start.abs_diff(nearest.tokens.start) <= SENTENCE_REACH).collect()
}
