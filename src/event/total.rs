//! Whether a telling sums up several events: a figure over a time, the deaths of a whole war, a count of attacks.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::model::{Casualty, CasualtyKind};
use crate::lexicon::rows::{CueKind, EventClass, VerbRole};
use crate::mention::number::Unit;
use crate::mention::trigger::Head;

/// So many attacks or more in one figure are a statistic.
const MANY_ATTACKS: u32 = 5;
/// So many dead are of more than one event,
const MANY_DEAD: u32 = 1000;
/// so many driven out too.
const MANY_DISPLACED: u32 = 500_000;

/// Over so many words after its verb a toll says whose it is.
const TOLL_REACH: usize = 20;

/// Whether the words around trigger `index` speak of a total.
#[must_use]
pub fn is_total(context: &Context<'_>, index: usize, losses: &[Casualty]) -> bool {
    let trigger = &context.triggers[index];
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let clause = context.clause(index);
    let from = clause.before.start.max(sentence.start);
    // «ارتفع عدد الذين قتلوا منذ بدء الاحتجاجات إلى 90»: a toll is one with the clause that says whose.
    let counts = trigger.role() == VerbRole::Cause && trigger.class() == EventClass::Kill;
    let to = if counts { sentence.end.min(trigger.tokens.end + TOLL_REACH) } else { clause.after.end };
    let around = from..to;
    context.cue(around.clone(), CueKind::Total).is_some()
        || counts && around.clone().any(|at| is_since(context, at))
        || of_a_war(context, index)
        || counts_attacks(context, index, around)
        || losses.iter().any(|l| {
            let least = l.low.or(l.best);
            match l.kind {
                CasualtyKind::Killed => least >= Some(MANY_DEAD),
                CasualtyKind::Displaced => least >= Some(MANY_DISPLACED),
                _ => false,
            }
        })
}

/// «ارتفع إلى 257 عدد الجنود الذين سقطوا منذ أن أعلن»: since long ago, not since the morning.
fn is_since(context: &Context<'_>, at: usize) -> bool {
    let next = if at + 1 < context.document.tokens.len() { context.document.word(at + 1) } else { "" };
    let of_day = ["فجر", "صباح", "مساء", "ليل", "امس", "ساع", "اليوم", "الليل", "ظهر", "الصباح", "الفجر"];
    context.document.word(at) == "منذ" && !of_day.iter().any(|word| next.starts_with(word))
}

/// «أدت الحرب إلى مقتل …», «شردهم النزاع»: what a war did.
#[must_use]
pub fn of_a_war(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let word = |at: usize| context.document.word(at);
    let war =
        |at: usize| matches!(word(at), "الحرب" | "النزاع" | "الصراع" | "التمرد") || matches!(word(at), "حرب" | "نزاع");
    let beside = |at: usize| (at..(at + 2).min(sentence.end)).any(war);
    if trigger.is_verb()
        && matches!(trigger.class(), EventClass::Displace | EventClass::Kill | EventClass::None)
        && beside(trigger.tokens.end)
    {
        return true;
    }
    let cause =
        context.triggers[..index].iter().rev().take_while(|t| t.sentence == trigger.sentence).find(|t| t.is_verb());
    cause.is_some_and(|c| {
        matches!(c.role(), VerbRole::Cause)
            && (beside(c.tokens.end) || c.tokens.start > sentence.start && war(c.tokens.start - 1))
    })
}

/// «153 هجوما», «في 8 عمليات», «خلال 196 مهمة»
fn counts_attacks(context: &Context<'_>, index: usize, around: Range<usize>) -> bool {
    let trigger = &context.triggers[index];
    let attacks = |at: usize| {
        matches!(
            context.document.word(at),
            "هجوما"
                | "هجمات"
                | "هجوم"
                | "عمليات"
                | "عمليه"
                | "مهمه"
                | "مهام"
                | "معركه"
                | "معارك"
                | "كمينا"
                | "اشتباكا"
        )
    };
    let own = trigger.tokens.clone();
    let plain =
        !matches!(trigger.head, Head::Noun { .. }) || matches!(trigger.class(), EventClass::Kill | EventClass::Wound);
    let from = context.numbers.partition_point(|n| n.tokens.end < around.start);
    context.numbers[from..].iter().take_while(|n| n.tokens.start < around.end).any(|n| {
        let noun = n.tokens.end;
        let many = n.quantity.low.or(n.quantity.best).is_some_and(|count| count >= MANY_ATTACKS);
        n.unit == Unit::Count && many && noun < around.end && attacks(noun) && (plain || own.contains(&noun))
    })
}
