//! Tolls: figures that a word of counting gives for a label («عدد الجرحى … 40»), and figures for the dead and the wounded
//! together, of which no one can say how many were which.

use std::ops::Range;

use crate::event::casualty::harm;
use crate::event::context::Context;
use crate::event::model::{Casualty, CasualtyKind};
use crate::lexicon::rows::{EventClass, VerbRole};
use crate::mention::entity::Entity;
use crate::mention::number::{NumberMention, Quantity, Unit};
use crate::mention::trigger::{Head, Trigger};
use crate::span::Span;
use crate::text::TokenKind;

/// A toll: of what, and where its figure begins.
pub struct Toll {
    /// What happened to those counted.
    pub kind: CasualtyKind,
    /// The token from which its figures are read.
    pub from: usize,
}

/// Farthest that the figure of a toll may stand from its verb, in tokens: the event is named between them.
const TOLL_REACH: usize = 30;
/// Farthest before its verb that a toll may be labelled, in tokens.
const LABEL_REACH: usize = 8;

/// «ارتفع عدد القتلى الذين سقطوا في القصف إلى 53»: the figure after إلى, whatever stands before it; «بلغ عدد الجرحى 40».
#[must_use]
pub fn toll(context: &Context<'_>, trigger: &Trigger, sentence: Range<usize>) -> Option<Toll> {
    let counts = trigger.role() == VerbRole::Cause && trigger.class() == EventClass::Kill;
    if !trigger.is_verb() || !counts || takes_lives(trigger) {
        return None;
    }
    let end = sentence.end.min(trigger.tokens.end + TOLL_REACH);
    // «تجاوز 300»: the verb is the bound of its own figure.
    let first = context.numbers.partition_point(|n| n.head.start < trigger.tokens.end);
    let numbers =
        || context.numbers[first..].iter().take_while(|n| n.tokens.start < end).filter(|n| n.unit == Unit::Count);
    let from = numbers().find(|n| is_reached(context, n)).map_or(trigger.tokens.end, |n| n.tokens.start);
    let figure = numbers().find(|n| n.head.start >= from).map_or(from, |n| n.head.start);
    let before = trigger.tokens.start.saturating_sub(LABEL_REACH).max(sentence.start);
    // «إلى 15 عدد الجنود الذين قتلوا»: the label may follow the figure.
    let first = |tokens: Range<usize>| labels(context, tokens).next();
    let kind = first(trigger.tokens.end..figure)
        .or_else(|| labels(context, before..trigger.tokens.start).last())
        .or_else(|| first(figure..(figure + LABEL_REACH).min(end)));
    Some(Toll { kind: kind.unwrap_or(CasualtyKind::Killed), from })
}

/// «أودى بحياة خمسة»: it takes lives, and has no label.
fn takes_lives(trigger: &Trigger) -> bool {
    matches!(trigger.head, Head::Verb { row, .. } if row.id == "claim-lives")
}

/// «إلى 53»
fn is_reached(context: &Context<'_>, number: &NumberMention) -> bool {
    let word = |at: usize| context.document.word(at);
    word(number.tokens.start) == "الي" || number.tokens.start > 0 && word(number.tokens.start - 1) == "الي"
}

/// What the words of dead or wounded among `tokens` say happened, in their order.
fn labels(context: &Context<'_>, tokens: Range<usize>) -> impl Iterator<Item = CasualtyKind> {
    let nouns =
        context.entities.within(tokens.clone()).iter().filter_map(|e| Some((e.tokens.start, fate(context, e)?)));
    let first = context.triggers.partition_point(|t| t.tokens.start < tokens.start);
    let verbs = context.triggers[first..].iter().take_while(|t| t.tokens.start < tokens.end);
    let verbs = verbs.filter(|t| context.follows_relative(t.tokens.start));
    let mut all: Vec<(usize, CasualtyKind)> =
        nouns.chain(verbs.filter_map(|t| Some((t.tokens.start, harm(t.class())?)))).collect();
    all.sort_by_key(|&(at, _)| at);
    all.into_iter().map(|(_, kind)| kind)
}

/// What a noun itself says happened to those it names: dead or wounded.
#[must_use]
pub fn fate(context: &Context<'_>, entity: &Entity) -> Option<CasualtyKind> {
    match context.lexicon.rows.people[entity.people?.row as usize].casualty {
        "killed" => Some(CasualtyKind::Killed),
        "wounded" => Some(CasualtyKind::Wounded),
        _ => None,
    }
}

/// «بلغ عدد القتلى في الهجوم 12 والجرحى 40»: bare figures, of what their label says or, the first, of `kind`.
pub fn labelled(context: &Context<'_>, window: Range<usize>, kind: CasualtyKind, out: &mut Vec<Casualty>) {
    let first = context.numbers.partition_point(|n| n.tokens.start < window.start);
    for number in context.numbers[first..].iter().take_while(|n| n.tokens.start < window.end) {
        let at = number.tokens.start;
        if number.unit != Unit::Count || counts_something(context, number.tokens.end) {
            continue;
        }
        let between = |at: usize| matches!(context.document.word(at), "الي" | "نحو" | "عدد");
        let close = at.saturating_sub(2)..at;
        let label = context.entities.within(close).last();
        let label = label.filter(|e| (e.tokens.end..at).all(between)).and_then(|e| fate(context, e));
        let span = number.span(context.document);
        let kind = match label {
            Some(label) => label,
            None if out.is_empty() => kind,
            None => continue,
        };
        out.retain(|c| !c.span.overlaps(span));
        if !out.iter().any(|c| c.kind == kind) {
            let Quantity { low, best, high } = number.quantity;
            out.push(Casualty { kind, low, best, high, who: String::new(), said_by: None, span });
        }
    }
}

/// «تجاوز عدد القتلى 300»: so many and more.
pub fn exceeded(trigger: &Trigger, out: &mut [Casualty]) {
    if matches!(trigger.head, Head::Verb { row, .. } if matches!(row.id, "exceed" | "pass")) {
        for loss in out.iter_mut().filter(|loss| loss.low == loss.best) {
            (loss.best, loss.high) = (None, None);
        }
    }
}

/// Whether a noun or an event word that a figure before token `at` counts stands there.
fn counts_something(context: &Context<'_>, at: usize) -> bool {
    let joined = at < context.document.tokens.len() && context.document.word(at).starts_with('و');
    let noun = context.entities.within(at..at + 2).iter().any(|e| !e.conjunction);
    noun || !joined && at < context.document.tokens.len() && context.document.kind(at) == TokenKind::Word
}

/// «قتل أو أصيب 30 جنديا», «مقتل وإصابة عشرة»: two fates of the same people.
#[must_use]
pub fn is_of_both(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let Some(before) = index.checked_sub(1).map(|at| &context.triggers[at]) else { return false };
    let apart = before.tokens.end..trigger.tokens.start;
    let joined = apart.is_empty() && trigger.proclitic.conjunction
        || apart.len() == 1 && matches!(context.document.word(apart.start), "او" | "و");
    let two = matches!(
        (harm(before.class()), harm(trigger.class())),
        (Some(CasualtyKind::Killed), Some(CasualtyKind::Wounded))
            | (Some(CasualtyKind::Wounded), Some(CasualtyKind::Killed))
    );
    // «كانت فلانة قتلت وأصيب مئة»: verbs of one subject agree.
    let feminine = |t: &Trigger| context.document.word(t.tokens.start).ends_with('ت');
    joined
        && two
        && before.is_verb() == trigger.is_verb()
        && (!trigger.is_verb() || feminine(before) == feminine(trigger))
        && !suffers_before(context, before)
}

/// «شخصين قتلا وأصيب سبعة»: those to whom the first happened stand before it.
fn suffers_before(context: &Context<'_>, trigger: &Trigger) -> bool {
    let start = trigger.tokens.start;
    let close = context.entities.within(start.saturating_sub(3)..start);
    let people = |e: &Entity| e.tokens.end == start && e.preposition.is_none();
    let number = context.numbers.partition_point(|n| n.tokens.end < start);
    trigger.is_verb()
        && (close.iter().any(people) || context.numbers.get(number).is_some_and(|n| n.tokens.end == start))
}

/// Makes of each figure of `kind` one for the dead and the wounded together.
pub fn share_out(out: &mut Vec<Casualty>, kind: CasualtyKind) {
    let (both, mut rest): (Vec<Casualty>, Vec<Casualty>) =
        std::mem::take(out).into_iter().partition(|loss| loss.kind == kind);
    for loss in both {
        let quantity = Quantity { low: loss.low, best: loss.best, high: loss.high };
        push_dead_and_wounded(&mut rest, quantity, loss.span);
    }
    *out = rest;
}

/// «عشرات القتلى والجرحى», «60 قتيلا وجريحا», «50 شخصا بين قتيل وجريح»: one figure for both, which of each may be all or
/// few. The token after it, where `end` is that after the number and `noun` what it counts.
#[must_use]
pub fn dead_and_wounded(context: &Context<'_>, end: usize, noun: Option<&Entity>) -> Option<usize> {
    let last = context.document.tokens.len();
    let mixed = |at: usize| {
        let bare = |at: usize, cut: &str| {
            let word = context.document.word(at);
            let word = word.strip_prefix(cut).unwrap_or(word);
            word.strip_prefix("ال").unwrap_or(word)
        };
        let dead = |word: &str| matches!(word, "قتيل" | "قتيلا" | "قتلي" | "شهيد" | "شهداء");
        let wounded = |word: &str| matches!(word, "جريح" | "جريحا" | "جرحي" | "مصاب" | "مصابا" | "مصابين");
        at + 1 < last && context.document.word(at + 1).starts_with('و') && {
            let (one, two) = (bare(at, ""), bare(at + 1, "و"));
            dead(one) && wounded(two) || wounded(one) && dead(two)
        }
    };
    if mixed(end) {
        return Some(end + 2);
    }
    let after = noun.map_or(end, |e| e.tokens.end);
    let word = |at: usize| if at < last { context.document.word(at) } else { "" };
    let between = match (word(after), word(after + 1)) {
        ("بين", _) => after + 1,
        ("ما", "بين") => after + 2,
        _ => return None,
    };
    mixed(between).then_some(between + 2)
}

/// A vague word stands for each of the two; a figure is the most of each.
pub fn push_dead_and_wounded(out: &mut Vec<Casualty>, quantity: Quantity, span: Span) {
    let quantity = match quantity.best.or(quantity.high) {
        Some(all) => Quantity { low: None, best: None, high: Some(all) },
        None => quantity,
    };
    for kind in [CasualtyKind::Killed, CasualtyKind::Wounded] {
        if !out.iter().any(|c| c.kind == kind && c.span.overlaps(span)) {
            let Quantity { low, best, high } = quantity;
            out.push(Casualty { kind, low, best, high, who: String::new(), said_by: None, span });
        }
    }
}
