//! How the article stands to a trigger: told as fact, said by a party only, denied, or feared.

use crate::event::context::Context;
use crate::event::model::Status;
use crate::lexicon::rows::{CueKind, Sense, VerbForm, VerbRole};
use crate::mention::trigger::{Head, Trigger};

/// How far before a trigger a word that makes it hypothetical may stand, in tokens.
const HYPOTHETICAL_REACH: usize = 6;
/// How far back a verb of calling may stand from what is called for.
const CALL_REACH: usize = 18;
/// The same before a verb in the perfect.
const PERFECT_REACH: usize = 2;
/// The same for a negation.
const NEGATION_REACH: usize = 3;

/// The status of trigger `index` as its sentence gives it, and the rule.
#[must_use]
pub fn status(context: &Context<'_>, index: usize) -> (Status, Option<&'static str>) {
    let trigger = &context.triggers[index];
    let sentence = context.document.sentences[trigger.sentence].tokens.clone();
    let at = trigger.tokens.start;
    let any = at.checked_sub(1).is_some_and(|before| context.document.word(before).ends_with("اي"));
    let reach = if any { NEGATION_REACH + 2 } else { NEGATION_REACH };
    let near = at.saturating_sub(reach).max(sentence.start)..at;
    let after = trigger.tokens.end..(trigger.tokens.end + 6).min(sentence.end);
    let only = after.clone().any(|t| context.document.word(t) == "الا");
    let negates = |t: usize| {
        context.is_cue(t, CueKind::Negation)
            && !between_clauses(context, t, at)
            && !only
            && !goes_on(context.document.word(t + 1))
    };
    if near.clone().any(negates) {
        return (Status::Denied, Some("status:negated"));
    }
    if fails(context, sentence.start..at) {
        return (Status::Denied, Some("status:negated"));
    }
    let framed_by = |role: VerbRole, reach: usize| {
        context.triggers[..index]
            .iter()
            .rev()
            .take_while(|t| t.sentence == trigger.sentence && t.tokens.end + reach >= at)
            .any(|t| t.role() == role && !between_clauses(context, t.tokens.end, at))
    };
    if framed_by(VerbRole::Deny, 14) || denied_after(context, index, sentence.end) {
        return (Status::Denied, Some("status:denied"));
    }
    if let Head::Verb { form, .. } = trigger.head {
        if form.has(VerbForm::FUTURE) && !form.has(VerbForm::PERFECT) {
            return (Status::Hypothetical, Some("status:future"));
        }
        let subjunctive = trigger.proclitic.preposition.is_some();
        if subjunctive && form.has(VerbForm::IMPERFECT) {
            return (Status::Hypothetical, Some("status:purpose"));
        }
    }
    // «عندما حاولت الشرطة منعه فجر نفسه»: a perfect tells what was, whatever was tried or threatened before it.
    let told = matches!(trigger.head, Head::Verb { form, .. } if form.has(VerbForm::PERFECT) && !form.has(VerbForm::IMPERFECT));
    if !told && (framed_by(VerbRole::Threaten, 6) || framed_by(VerbRole::Attempt, 4) || framed_by(VerbRole::Refuse, 4))
    {
        return (Status::Hypothetical, Some("status:planned"));
    }
    let reach = match told {
        true if trigger.proclitic.conjunction => 0,
        true => PERFECT_REACH,
        false => HYPOTHETICAL_REACH,
    };
    let reach = at.saturating_sub(reach).max(sentence.start)..at;
    let bounds = |t: usize| between_clauses(context, t, at) || is_about(context.document.word(t));
    let feared = !is_told_of(context, index)
        && reach.rev().take_while(|&t| !bounds(t)).any(|t| {
            context.is_cue(t, CueKind::Hypothetical)
                && !(context.document.word(t).ends_with("قد") && is_perfect(context, t + 1))
        });
    if feared
        || called_for(context, sentence.start..at)
        || context.is_cue(trigger.tokens.end, CueKind::Hypothetical)
            && is_adjective(context.document.word(trigger.tokens.end))
    {
        return (Status::Hypothetical, Some("status:hypothetical"));
    }
    if framed_by(VerbRole::Allege, 12) {
        return (Status::Claimed, Some("status:alleged"));
    }
    (Status::Asserted, None)
}

/// «مشروع قرار لإدانة الهجمات التي شنتها الدول»: a clause in the perfect tells that it happened.
fn is_told_of(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    context.triggers.get(index + 1).is_some_and(|next| {
        !trigger.is_verb()
            && next.sentence == trigger.sentence
            && next.tokens.start <= trigger.tokens.end + RELATIVE_REACH
            && context.follows_relative(next.tokens.start)
            && matches!(next.role(), VerbRole::Light | VerbRole::Occur | VerbRole::Cause | VerbRole::Undergo)
            && matches!(next.head, Head::Verb { form, .. } if form.has(VerbForm::PERFECT))
    })
}

/// How far after a noun the verb of its clause may stand, in tokens.
const RELATIVE_REACH: usize = 4;

/// «لم تتمكن المنظمة من إجلاء …»: who was not able to has not done it.
fn fails(context: &Context<'_>, before: std::ops::Range<usize>) -> bool {
    let from = before.end.saturating_sub(CALL_REACH).max(before.start + 1);
    let able = (from..before.end).rev().find(|&at| {
        let word = context.document.word(at);
        ["تمكن", "ستطع", "ستطيع", "تنجح", "ينجح", "تفلح", "يفلح"].iter().any(|stem| word.contains(stem))
    });
    able.is_some_and(|at| {
        context.is_cue(at - 1, CueKind::Negation)
            && context.comma(at..before.end).is_none()
            && !context.triggers.iter().any(|t| t.is_verb() && t.tokens.start > at && t.tokens.start < before.end)
    })
}

/// «دعا ناشطون إلى مظاهرة»: the subject stands between the verb and what is called for.
fn called_for(context: &Context<'_>, before: std::ops::Range<usize>) -> bool {
    let word = |at: usize| context.document.word(at);
    let from = before.end.saturating_sub(CALL_REACH).max(before.start);
    let to = (from..before.end).rev().take(4).find(|&at| word(at) == "الي");
    to.is_some_and(|to| {
        (from..to)
            .any(|at| matches!(word(at).trim_start_matches('و'), "دعا" | "دعت" | "دعوا" | "يدعو" | "تدعو" | "يدعون"))
            && context.comma(to..before.end).is_none()
            && !context.triggers.iter().any(|t| t.tokens.start > to && t.tokens.start < before.end)
    })
}

/// «وهو ما نفته الحكومة»: what was told is denied in the same breath.
fn denied_after(context: &Context<'_>, index: usize, end: usize) -> bool {
    let trigger = &context.triggers[index];
    // What is denied of an accusation is the guilt.
    let accuses = |t: &Trigger| matches!(t.head, Head::Verb { row, .. } if row.id == "accuse");
    if context.triggers[..index].iter().rev().take_while(|t| t.sentence == trigger.sentence).any(accuses) {
        return false;
    }
    context.triggers[index + 1..].iter().take_while(|t| t.tokens.start < end).any(|t| {
        let word = context.document.word(t.tokens.start);
        let before = context.document.word(t.tokens.start - 1);
        t.role() == VerbRole::Deny
            && t.tokens.start > trigger.tokens.end
            && (word.ends_with('ه') || word.ends_with("ها"))
            && matches!(before, "ما" | "الذي" | "التي")
    })
}

/// After a negation these say that something went on: لم تتوقف الغارات.
fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "تزال"
            | "يزال"
            | "زال"
            | "زالت"
            | "تتوقف"
            | "يتوقف"
            | "تنته"
            | "ينته"
            | "تهدا"
            | "يهدا"
            | "تنقطع"
            | "ينقطع"
            | "تسفر"
            | "يسفر"
            | "تمنع"
            | "يمنع"
    )
}

/// What follows these is what something is about, not what is wanted or feared: طالب بالتحقيق في مقتل.
fn is_about(word: &str) -> bool {
    matches!(
        word,
        "بشان"
            | "حول"
            | "بخصوص"
            | "التحقيق"
            | "بالتحقيق"
            | "تحقيق"
            | "غموض"
            | "ملابسات"
            | "عن"
            | "خلفيه"
            | "بسبب"
            | "عقب"
            | "اثر"
            | "ردا"
            | "منذ"
            | "محاسبه"
            | "ادانه"
    )
}

/// قد before a perfect means already, before an imperfect perhaps. Perfects may begin like imperfects: تبنت, توصل, نفذ.
fn is_perfect(context: &Context<'_>, at: usize) -> bool {
    let perfect = |s: Sense| matches!(s, Sense::Verb { form, .. } if form.has(VerbForm::PERFECT) && !form.has(VerbForm::IMPERFECT));
    let was = (at.saturating_sub(PLUPERFECT_REACH)..at)
        .any(|at| matches!(context.document.word(at).trim_start_matches('و'), "كان" | "كانت" | "كانوا" | "لقد"));
    was || !context.document.word(at).starts_with(['ي', 'ت', 'ن']) || context.scan.senses(at).any(perfect)
}

/// How far before its verb the كان of a pluperfect may stand, in tokens.
const PLUPERFECT_REACH: usize = 5;

fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "محتمل"
            | "محتمله"
            | "وشيك"
            | "وشيكه"
            | "المحتمل"
            | "المحتمله"
            | "فاشله"
            | "متوقع"
            | "المتوقع"
            | "مزمع"
            | "المزمع"
            | "مرتقب"
            | "المرتقب"
            | "مرتقبه"
            | "المرتقبه"
            | "متوقعه"
            | "المتوقعه"
    )
}

/// Whether a comma or a hard break parts the two tokens.
fn between_clauses(context: &Context<'_>, from: usize, to: usize) -> bool {
    context.comma(from..to).is_some()
}
