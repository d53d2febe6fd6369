//! Losses: the counts that belong to a trigger, each with what happened to those counted. Counts inside another
//! (بينهم) are left out; counts in a row add rows, not figures.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::count::{counts_places, number_after, quantity};
use crate::event::count_words::{
    counts_unknown, described, doer_end, fate_of_next, is_beside, is_one_of_something, members, of_captives, takes_part,
};
use crate::event::model::{Casualty, CasualtyKind};
use crate::event::party::clean;
use crate::event::toll::{dead_and_wounded, exceeded, is_of_both, labelled, push_dead_and_wounded, share_out, toll};
use crate::lexicon::rows::{CueKind, EventClass, PeopleClass, VerbRole};
use crate::mention::entity::{Entity, Named};
use crate::mention::number::{NumberMention, Quantity, Unit};
use crate::mention::preposition;
use crate::mention::trigger::{Head, Trigger};
use crate::span::Span;
use crate::text::TokenKind;

/// Farthest that a harmful trigger's first count may stand from it, in tokens.
const REACH: usize = 9;

/// What a class does to those it counts.
#[must_use]
pub fn harm(class: EventClass) -> Option<CasualtyKind> {
    use EventClass::*;
    Some(match class {
        Kill | Die | Assassinate | Execute | Behead | Massacre => CasualtyKind::Killed,
        Wound => CasualtyKind::Wounded,
        Abduct | Hostage => CasualtyKind::Abducted,
        Arrest => CasualtyKind::Arrested,
        Displace | Expel => CasualtyKind::Displaced,
        Evacuate => CasualtyKind::Evacuated,
        Destroy | Burn | Demolish | Shootdown | Intercept => CasualtyKind::Destroyed,
        _ => return Option::None,
    })
}

/// The losses that trigger `index` tells.
#[must_use]
pub fn casualties(context: &Context<'_>, index: usize, patients: &[Entity]) -> Vec<Casualty> {
    let trigger = &context.triggers[index];
    let kind = harm(trigger.class());
    let counts_others =
        matches!(trigger.role(), VerbRole::Cause | VerbRole::Fall) || trigger.class() == EventClass::Fall;
    if kind.is_none() && !counts_others || is_attempt(context, trigger) {
        return Vec::new();
    }
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let mut out = Vec::new();
    // 13 شخصا قتلوا: the count stands before its verb.
    if trigger.is_verb() && patients.iter().any(|p| p.tokens.end <= trigger.tokens.start) {
        counted_before(context, index, kind, patients, &mut out);
        let uncounted = out.is_empty();
        for patient in patients.iter().filter(|p| uncounted && p.tokens.end <= trigger.tokens.start) {
            if let Some(quantity) = quantity(context, patient) {
                push(context, &mut out, kind, quantity, Some(patient), patient.span);
            }
        }
        if !out.is_empty() {
            return out;
        }
    }
    let toll = toll(context, trigger, sentence.clone());
    let (kind, first, last_before) = match &toll {
        Some(toll) => (Some(toll.kind), toll.from, toll.from),
        None => (kind, trigger.tokens.end, trigger.tokens.start),
    };
    let window = first..window_end(context, last_before, sentence.end);
    let doer = doer_end(context, trigger, window.clone());
    counted(context, trigger, kind, window.clone(), doer, &mut out);
    if out.is_empty() {
        for patient in patients.iter().filter(|p| p.tokens.start >= trigger.tokens.end) {
            if let Some(quantity) = quantity(context, patient) {
                push(context, &mut out, kind, quantity, Some(patient), patient.span);
            }
        }
    }
    if out.is_empty() && kind == Some(CasualtyKind::Displaced) && !trigger.is_verb() {
        driven_out(context, trigger, &mut out);
    }
    if let Some(toll) = toll {
        labelled(context, window, toll.kind, &mut out);
        exceeded(trigger, &mut out);
    }
    if let Some(kind) = harm(trigger.class())
        && is_of_both(context, index)
    {
        share_out(&mut out, kind);
    }
    out
}

/// «محاولة قتل جاسوس»: no one was.
fn is_attempt(context: &Context<'_>, trigger: &Trigger) -> bool {
    let before = trigger.tokens.start.checked_sub(1).map_or("", |at| context.document.word(at));
    let before = before.trim_start_matches(['و', 'ب', 'ل']);
    !trigger.is_verb() && matches!(before, "محاوله" | "محاولات" | "محاولته" | "محاولتها" | "محاولتهم")
}

/// «ستة جنود وما لا يقل عن عشرة مسلحين قتلوا»: all who are counted before a verb of which they are the victims, those of
/// بينهم left out.
fn counted_before(
    context: &Context<'_>,
    index: usize,
    kind: Option<CasualtyKind>,
    patients: &[Entity],
    out: &mut Vec<Casualty>,
) {
    let trigger = &context.triggers[index];
    let before = context.clause(index).before;
    let word = |at: usize| context.document.word(at);
    let that = |at: &usize| matches!(word(*at), "ان" | "وان" | "انه" | "انها" | "بان");
    let from = before.clone().rev().find(that).map_or(before.start, |at| at + 1);
    let first = context.numbers.partition_point(|n| n.tokens.start < from);
    let counts = context.numbers[first..].iter().take_while(|n| n.tokens.end <= trigger.tokens.start);
    let mut counted: Vec<Casualty> = Vec::new();
    for number in counts.filter(|n| n.unit == Unit::Count) {
        let start = number.tokens.start;
        let governed = start > from && preposition::ending_at(context.document, start - 1).is_some();
        // «بينهم أجانب، وعشرون عنصرا»: behind a comma و joins others to the whole.
        let comma = start > from && matches!(context.document.kind(start - 1), TokenKind::Mark('،' | ','));
        let part = context.cue(from..start, CueKind::Subset).is_some() && !(comma && word(start).starts_with('و'));
        let behind = context.entities.within(number.tokens.end..(number.tokens.end + 3).min(trigger.tokens.start));
        let whom = behind.first().filter(|e| {
            let people =
                matches!(e.named, Named::People { .. } | Named::Actor(_) | Named::Force { .. } | Named::NewActor);
            people && !e.conjunction && !is_beside(context, number.tokens.end, e)
        });
        // Others between the count and those of whom the verb tells are a part of it, or joined to it.
        let leads = |e: &&Entity| {
            let end = e.tokens.end;
            let goes_on = |n: &NumberMention| n.tokens.start == end && word(end).starts_with('و');
            patients.iter().any(|p| p.tokens.start == e.tokens.start)
                || context.numbers.iter().any(goes_on)
                || patients
                    .first()
                    .is_some_and(|p| context.cue(end..p.tokens.start.max(end), CueKind::Subset).is_some())
                || !counted.is_empty()
        };
        if let Some(whom) = whom.filter(|_| !governed && !part).filter(leads) {
            let first = number.span(context.document);
            push(context, &mut counted, kind, number.quantity, Some(whom), Span::new(first.start, whom.span.end));
        }
    }
    out.append(&mut counted);
}

/// «دفع القتال 270 ألف مدني إلى النزوح»: who is driven to it stands before it.
fn driven_out(context: &Context<'_>, trigger: &Trigger, out: &mut Vec<Casualty>) {
    let start = trigger.tokens.start;
    let from = start.saturating_sub(REACH).max(context.document.sentences[trigger.sentence].tokens.start);
    let word = |at: usize| context.document.word(at);
    let driven = (from..start).find(|&at| {
        let bare = word(at).trim_start_matches(['و', 'ف']);
        ["دفع", "اضطر", "اجبر", "ارغم", "يدفع", "تدفع", "يضطر", "يجبر"].iter().any(|verb| bare.starts_with(verb))
    });
    let to = start > 0 && matches!(word(start - 1), "الي" | "علي") || word(start).starts_with("لل");
    let Some(from) = driven.filter(|_| to) else { return };
    let first = context.numbers.partition_point(|n| n.tokens.start < from);
    let Some(number) = context.numbers.get(first).filter(|n| n.tokens.end <= start && n.unit == Unit::Count) else {
        return;
    };
    let whom = context.entities.within(number.tokens.end..(number.tokens.end + 2).min(start)).first();
    push(context, out, Some(CasualtyKind::Displaced), number.quantity, whom, number.span(context.document));
}

/// A harmful trigger counts up to the next trigger that counts, or to another thing that is told: «وأن».
fn window_end(context: &Context<'_>, after: usize, sentence_end: usize) -> usize {
    let that = |at: &usize| matches!(context.document.word(*at), "وان" | "وانه" | "وانها" | "وانهم");
    let sentence_end = (after..sentence_end).find(that).unwrap_or(sentence_end);
    let next = context.triggers.partition_point(|t| t.tokens.start <= after);
    context.triggers[next..]
        .iter()
        .take_while(|t| t.tokens.start < sentence_end)
        .find(|t| harm(t.class()).is_some() || (t.is_verb() && t.role() != VerbRole::Claim))
        .map_or(sentence_end, |t| t.tokens.start)
}

fn counted(
    context: &Context<'_>,
    trigger: &Trigger,
    kind: Option<CasualtyKind>,
    window: Range<usize>,
    doer: usize,
    out: &mut Vec<Casualty>,
) {
    let mut reach = window.start + REACH;
    let entities = context.entities.within(window.clone());
    let mut at = window.start;
    // Counts after بينهم are of those counted already, until others are counted.
    let mut subset = false;
    let mut other_fate = None;
    while at < window.end.min(reach) {
        if let Some(fate) = fate_of_next(context.document.word(at)) {
            other_fate = Some(fate);
            at += 1;
            continue;
        }
        // «مقتل أحدهم»: he is the one who is counted.
        if context.is_cue(at, CueKind::Subset) && at > trigger.tokens.end {
            subset = true;
        } else if context.is_cue(at, CueKind::Addition) {
            subset = false;
        }
        // «تظاهرات شارك فيها الآلاف»: the next count is of others, who suffer nothing.
        if !out.is_empty() && takes_part(context.document.word(at).trim_start_matches(['و', 'ب', 'ل'])) {
            break;
        }
        let number = context.numbers.iter().find(|n| n.tokens.start == at);
        if let Some(number) = number {
            let entity = entities
                .iter()
                .find(|e| {
                    e.tokens.start >= number.tokens.end && e.tokens.start <= number.tokens.end + 2 && !e.conjunction
                })
                .filter(|e| {
                    matches!(e.named, Named::People { .. } | Named::Actor(_) | Named::Force { .. } | Named::NewActor)
                        && !is_beside(context, number.tokens.end, e)
                });
            let end = entity.map_or(number.tokens.end, |e| e.tokens.end);
            // «بينهم طفل، و5 جرحى»: what else befell them is told of others.
            let others = |e: &Entity| {
                let own = e.people.map_or("", |p| context.lexicon.rows.people[p.row as usize].casualty);
                !own.is_empty() && out.last().is_none_or(|c| c.kind.as_str() != own)
            };
            subset &= !entity.is_some_and(others);
            if number.unit == Unit::Count
                && !subset
                && let Some(end) = dead_and_wounded(context, number.tokens.end, entity)
            {
                let span = Span::new(number.span(context.document).start, context.document.tokens[end - 1].span.end);
                push_dead_and_wounded(out, number.quantity, span);
                at = end;
                reach = at + REACH;
                continue;
            }
            if subset {
                at = end.max(at + 1);
                reach = end + REACH;
                continue;
            }
            let unit_fits = number.unit == Unit::Count && !counts_places(context, number.tokens.end);
            let rises_to = at > 0 && matches!(context.document.word(at - 1), "الي" | "نحو");
            // «وإجبار 2500 على الفرار»: a figure of another deed is no figure of this one.
            let joined = at > 0
                && (context.document.word(at).starts_with('و') || {
                    let before = context.document.word(at - 1);
                    matches!(before, "و" | "نحو" | "ونحو" | "من" | "اكثر" | "قرابه" | "وقرابه")
                        || context.is_cue(at - 1, CueKind::Addition)
                });
            let bare_fits = entity.is_some()
                || (kind.is_some() && (at <= trigger.tokens.end + 2 || rises_to))
                || !out.is_empty() && joined
                || other_fate.is_some();
            let stray = entity.is_none()
                && (is_one_of_something(context, trigger, at)
                    || !out.is_empty() && counts_unknown(context, number.tokens.end, window.end));
            // «أصيب عشرات إثر إطلاق النار على آلاف المتظاهرين»: they were shot at.
            let aimed_at = at > trigger.tokens.end + 2 && matches!(context.document.word(at - 1), "علي" | "ضد" | "بين");
            if unit_fits && bare_fits && !stray && !aimed_at {
                // The و before a count is not of it.
                let word = context.document.word(number.tokens.start);
                let waw = if word.starts_with('و') && !word.starts_with("واحد") { 'و'.len_utf8() } else { 0 };
                let first = context.document.span_after(number.tokens.start, waw);
                let span = Span::new(first.start, context.document.tokens[end - 1].span.end);
                // «12 قتيلا في صفوف الجيش و8 في صفوف المسلحين»
                let as_before = out.last().filter(|_| joined).map(|loss| loss.kind);
                let fate = other_fate.take().map(|fate| of_captives(context, fate, entity));
                let kind = fate.or(kind).or(as_before);
                push(context, out, kind, number.quantity, entity, span);
                reach = end + REACH;
            }
            at = end.max(at + 1);
            continue;
        }
        if subset && let Some(entity) = entities.iter().find(|e| e.tokens.start == at) {
            at = entity.tokens.end;
            reach = at + REACH;
            continue;
        }
        // «بين قتيل وجريح» without a figure counts neither.
        if matches!(context.document.word(at), "بين" | "ما")
            && let Some(end) = dead_and_wounded(context, at, None)
        {
            at = end;
            continue;
        }
        // «أصاب رجل تسعة أشخاص»: who did it is not counted.
        if let Some(entity) = entities.iter().find(|e| e.tokens.start == at && e.tokens.end <= doer) {
            at = entity.tokens.end;
            continue;
        }
        // «أسرة من ستة أفراد»: the six are counted.
        if let Some(family) = entities.iter().find(|e| e.tokens.start == at)
            && let Some(number) = members(context, family)
        {
            push(context, out, kind, number.quantity, Some(family), number.span(context.document));
            at = number.tokens.end;
            reach = at + REACH;
            continue;
        }
        if let Some(entity) = entities.iter().find(|e| e.tokens.start == at) {
            // «مقتل ستة عناصر إضافة إلى ضابط»
            let added = at > 0 && context.is_cue(at - 1, CueKind::Addition)
                || at > 1 && context.is_cue(at - 2, CueKind::Addition);
            // «وأسر آخرين»
            let others = entity.people.is_some_and(|p| context.lexicon.rows.people[p.row as usize].id == "other");
            let fate = other_fate.take().filter(|_| others);
            let follows = entity.conjunction || added || fate.is_some();
            if let Some(quantity) = quantity(context, entity).filter(|_| out.is_empty() || follows) {
                let governed = entity.preposition.is_none()
                    || added && !out.is_empty()
                    || at <= trigger.tokens.end + 1
                    || entity.people.is_some_and(|p| !context.lexicon.rows.people[p.row as usize].casualty.is_empty());
                if governed {
                    let kind = fate.map(|fate| of_captives(context, fate, Some(entity))).or(kind);
                    push(context, out, kind, quantity, Some(entity), entity.span);
                    reach = entity.tokens.end + REACH;
                }
            }
            at = number_after(context, entity).map_or(entity.tokens.end, |n| n.tokens.end);
            continue;
        }
        let parts = context.document.kind(at) == TokenKind::Mark('؛') || context.comma(at..at + 1).is_some();
        if parts && out.is_empty() && at > trigger.tokens.end + 4 {
            break;
        }
        at += 1;
    }
}

fn push(
    context: &Context<'_>,
    out: &mut Vec<Casualty>,
    kind: Option<CasualtyKind>,
    quantity: Quantity,
    entity: Option<&Entity>,
    span: Span,
) {
    let people = entity.and_then(|e| e.people).map(|p| &context.lexicon.rows.people[p.row as usize]);
    let own = people.and_then(|p| match p.casualty {
        "killed" => Some(CasualtyKind::Killed),
        "wounded" => Some(CasualtyKind::Wounded),
        "abducted" => Some(CasualtyKind::Abducted),
        "displaced" => Some(CasualtyKind::Displaced),
        "arrested" => Some(CasualtyKind::Arrested),
        "missing" => Some(CasualtyKind::Missing),
        _ => None,
    });
    // «إصابة خمسة من النازحين»: what was done to them comes before what they were.
    let known_as = matches!(own, Some(CasualtyKind::Displaced | CasualtyKind::Abducted | CasualtyKind::Arrested));
    let own = own.filter(|_| !(known_as && matches!(kind, Some(CasualtyKind::Killed | CasualtyKind::Wounded))));
    let described = entity.filter(|_| own.is_none()).and_then(|e| described(context, e));
    let Some(kind) = own.or(described).or(kind) else { return };
    let thing = people.is_some_and(|p| matches!(p.class, PeopleClass::Property | PeopleClass::Installation));
    if thing && kind != CasualtyKind::Destroyed {
        return;
    }
    // What was destroyed is a target; a count of it is a loss, and a ship or an aircraft is one.
    let single = matches!(people.map(|p| p.id), Some("ship" | "aircraft" | "warship" | "military-vehicle"));
    let counted = single || entity.is_none_or(|e| context.number_before(e).is_some()) && quantity.best != Some(1);
    if kind == CasualtyKind::Destroyed && !(thing && counted) {
        return;
    }
    let end = entity.map_or(0, |e| e.tokens.end);
    // 31 شخصا على الأقل: the bound follows the noun.
    let at_least = entity.is_some()
        && (end..end + 3).any(|at| {
            at + 1 < context.document.tokens.len()
                && context.document.word(at) == "علي"
                && context.document.word(at + 1) == "الاقل"
        });
    let casualty = Casualty {
        kind,
        low: quantity.low,
        best: quantity.best,
        high: quantity.high.filter(|_| !at_least),
        who: entity.map_or(String::new(), |e| clean(e.span.of(context.document.text))),
        said_by: None,
        span,
    };
    if !out.iter().any(|c| c.kind == casualty.kind && c.span.overlaps(casualty.span)) {
        out.push(casualty);
    }
}

/// Whether `trigger` only counts losses of an event that another trigger names.
#[must_use]
pub fn is_toll(trigger: &Trigger) -> bool {
    matches!(trigger.class(), EventClass::Kill | EventClass::Wound | EventClass::Die | EventClass::None)
        || matches!(trigger.head, Head::Verb { row, .. } if matches!(row.role, VerbRole::Cause | VerbRole::Fall))
}
