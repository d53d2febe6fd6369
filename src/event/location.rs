//! Where a trigger's event was: the run of place names that its clause puts it in, before other places of the clause
//! or the sentence.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::family::{Family, family};
use crate::event::model::{Place, PlaceLevel};
use crate::event::place::place;
use crate::lexicon::rows::{CueKind, EventClass, VerbRole};
use crate::mention::entity::{Entity, Named};
use crate::mention::scan::Preposition;
use crate::mention::trigger::Trigger;
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
    before.retain(|run| !is_of_claimer(context, index, run[0]));
    let apart = another_happening(context, index);
    let at = |run: &Vec<&Entity>| {
        let first = run[0];
        let near_end = first.tokens.start.abs_diff(trigger.tokens.start);
        let of_another = apart.is_some_and(|start| first.tokens.start >= start) || is_of_speaker(context, first);
        (u8::from(of_another) * 3 + unlikely(context, class, first), near_end)
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
    found.sort_by_key(|e| is_beside(context, e));
    let beside = found.iter().filter(|e| is_beside(context, e)).count();
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

/// Whether a place only tells on which side of it something was, «شمال بغداد», or is too large to be beside it, «قرب
/// دمشق». By a village is as good as in it.
#[must_use]
pub fn is_beside(context: &Context<'_>, entity: &Entity) -> bool {
    if entity.preposition != Some(Preposition::Near) || matches!(entity.named, Named::CountryPart(_)) {
        return false;
    }
    // The words of a direction stand before the name.
    let sided = context.document.tokens[entity.tokens.start].span.end <= entity.span.start;
    let capital = matches!(entity.named, Named::Country { .. });
    sided || capital || place(context, entity).is_none_or(|p| p.level > PlaceLevel::Admin2)
}

/// Whether a phrase can be where something was.
fn usable(context: &Context<'_>, entity: &Entity) -> bool {
    use Preposition::{Ala, An, Bi, By, Fi, Ila, Maa, Near};
    match entity.named {
        Named::Country { .. } => {
            matches!(entity.preposition, Some(Fi | Bi | Near | Ala | Ila))
                || entity.head.is_some()
                || has_witnessed(context, entity)
        }
        Named::Place(_) | Named::NewPlace(_) | Named::CountryPart(_) => {
            !matches!(entity.preposition, Some(Maa | By | An)) && !is_surname(context, entity)
        }
        _ => false,
    }
}

/// «هجمات شهدتها جاكرتا», «هز انفجار صنعاء», «في أنحاء سوريا»: a country or capital that is a place by the word before it.
fn has_witnessed(context: &Context<'_>, entity: &Entity) -> bool {
    let before = entity.tokens.start.checked_sub(1).map_or("", |at| context.document.word(at));
    let before = before.strip_prefix('و').unwrap_or(before);
    entity.preposition.is_none()
        && matches!(
            before,
            "شهدت"
                | "شهد"
                | "شهدتها"
                | "شهدته"
                | "شهدها"
                | "شهده"
                | "تشهد"
                | "تشهدها"
                | "تشهده"
                | "يشهد"
                | "يشهدها"
                | "يشهده"
                | "عرفتها"
                | "هزت"
                | "هز"
                | "تهز"
                | "يهز"
                | "انحاء"
                | "عموم"
                | "اراضي"
                | "اجواء"
                | "سماء"
                | "مساحه"
                | "شوارع"
                | "سواحل"
                | "مدن"
        )
}

/// «قال عطاء الله خوجياني»: the place that gave a man his name.
fn is_surname(context: &Context<'_>, entity: &Entity) -> bool {
    let Some(at) = entity.tokens.start.checked_sub(1) else { return false };
    entity.preposition.is_none()
        && entity.head.is_none()
        && !entity.conjunction
        && (context.document.word(at) == "الله" || context.is_cue(at, CueKind::GivenName))
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
    for entity in context.entities.within(tokens).iter().filter(|e| usable(context, e) && !in_dateline(context, e)) {
        match out.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.tokens.end + RUN_GAP >= entity.tokens.start) => {
                run.push(entity);
            }
            _ => out.push(vec![entity]),
        }
    }
    out
}

/// «أجزاء من المدينة», «مناطق واسعة من حلب»: من only parts what is meant from the whole.
fn is_part(context: &Context<'_>, entity: &Entity) -> bool {
    let before = entity.tokens.start.checked_sub(2).map_or("", |at| context.document.word(at));
    matches!(
        before,
        "اجزاء"
            | "جزء"
            | "جزءا"
            | "مناطق"
            | "احياء"
            | "مساحات"
            | "واسعه"
            | "شاسعه"
            | "كبيره"
            | "كبير"
            | "قري"
            | "بلدات"
            | "كل"
            | "اي"
    )
}

/// Where another happening begins to be told, after the trigger: «قصف … ردا على هجوم في …», «… غداة اشتباكات في …».
fn another_happening(context: &Context<'_>, index: usize) -> Option<usize> {
    let document = context.document;
    let trigger = &context.triggers[index];
    let later = context.triggers[index + 1..].iter().take_while(|t| t.sentence == trigger.sentence);
    let parts = |at: usize, start: usize| match document.word(at) {
        "غداه" | "عشيه" | "انتقاما" => true,
        "ردا" | "رد" => document.word(at + 1) == "علي",
        // «بعد يومين من هجوم», «بعد أسبوع على اغتيال»
        "بعد" | "قبل" => (at + 2..start.min(at + 5)).any(|next| matches!(document.word(next), "من" | "علي")),
        _ => false,
    };
    later
        .map(|t| t.tokens.start)
        .find(|&start| (start.saturating_sub(5).max(trigger.tokens.end)..start).any(|at| parts(at, start)))
}

/// «تبنت الجماعة في اليمن الهجوم»: where those belong who claim it.
fn is_of_claimer(context: &Context<'_>, index: usize, entity: &Entity) -> bool {
    let trigger = &context.triggers[index];
    let before = context.triggers[..index].iter().rev().take_while(|t| t.sentence == trigger.sentence);
    let claim = before.into_iter().find(|t| t.role() == VerbRole::Claim);
    claim.is_some_and(|c| entity.tokens.start >= c.tokens.end && entity.tokens.end <= trigger.tokens.start)
}

/// «قال المتحدث باسم حاكم إقليم ننكرهار»: where those who speak belong.
fn is_of_speaker(context: &Context<'_>, entity: &Entity) -> bool {
    let start = entity.tokens.start;
    let from = start.saturating_sub(SPEAKER_REACH);
    let Some(speaker) = (from..start).rev().find(|&at| context.is_cue(at, CueKind::SourceNoun)) else { return false };
    let says = |t: &&Trigger| matches!(t.role(), VerbRole::Say | VerbRole::Allege) && t.tokens.end <= speaker;
    let said = context.triggers.iter().rev().find(says).is_some_and(|t| t.tokens.end + 3 >= speaker);
    let cited = (speaker.saturating_sub(2)..speaker)
        .any(|at| matches!(context.document.word(at), "عن" | "وفق" | "بحسب" | "حسب" | "وبحسب" | "ووفق"));
    let parted = context.triggers.iter().any(|t| t.tokens.start > speaker && t.tokens.end <= start);
    let comma = (speaker..start).any(|at| matches!(context.document.kind(at), TokenKind::Mark('،' | ',')));
    (said || cited) && !parted && !comma
}

/// A speaker's post has at most so many words before the place.
const SPEAKER_REACH: usize = 5;

/// How little the preposition of a run's first name speaks for the place of an event of `class`.
fn unlikely(context: &Context<'_>, class: EventClass, first: &Entity) -> u8 {
    let leaves = matches!(family(class), Family::Pullout | Family::Displacement) || class == EventClass::Regain;
    match first.preposition {
        Some(Preposition::Fi | Preposition::Bi | Preposition::Ala) => 0,
        Some(Preposition::Min) if is_part(context, first) => 0,
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
    let all: Vec<&Entity> = places.filter(|e| usable(context, e) && !in_dateline(context, e)).collect();
    let all: Vec<&Entity> = all.into_iter().filter(|e| !is_of_claimer(context, index, e)).collect();
    let distance = |e: &&Entity| e.tokens.start.abs_diff(trigger.tokens.start);
    let Some(nearest) = all.iter().copied().min_by_key(distance) else { return Vec::new() };
    all.into_iter().filter(|e| e.tokens.start.abs_diff(nearest.tokens.start) <= SENTENCE_REACH).collect()
}
