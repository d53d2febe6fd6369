//! How the article stands to a trigger: told as fact, said by a party only, denied, or feared.

use crate::event::context::Context;
use crate::event::model::Status;
use crate::lexicon::rows::{CueKind, VerbForm, VerbRole};
use crate::mention::trigger::Head;

/// How far before a trigger a word that makes it hypothetical may stand, in tokens.
const HYPOTHETICAL_REACH: usize = 6;
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
    if near.clone().any(|t| context.is_cue(t, CueKind::Negation) && !between_clauses(context, t, at)) {
        return (Status::Denied, Some("status:negated"));
    }
    let framed_by = |role: VerbRole, reach: usize| {
        context.triggers[..index]
            .iter()
            .rev()
            .take_while(|t| t.sentence == trigger.sentence && t.tokens.end + reach >= at)
            .any(|t| t.role() == role && !between_clauses(context, t.tokens.end, at))
    };
    if framed_by(VerbRole::Deny, 8) {
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
    if framed_by(VerbRole::Threaten, 6) || framed_by(VerbRole::Attempt, 4) || framed_by(VerbRole::Refuse, 4) {
        return (Status::Hypothetical, Some("status:planned"));
    }
    let reach = at.saturating_sub(HYPOTHETICAL_REACH).max(sentence.start)..at;
    let feared = reach.rev().take_while(|&t| !between_clauses(context, t, at)).any(|t| {
        context.is_cue(t, CueKind::Hypothetical)
            && !(context.document.word(t).ends_with("قد") && is_perfect(context, t + 1))
    });
    if feared
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

/// قد before a perfect means already, before an imperfect perhaps.
fn is_perfect(context: &Context<'_>, at: usize) -> bool {
    !context.document.word(at).starts_with(['ي', 'ت', 'ن'])
}

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
    )
}

/// Whether a comma or a hard break parts the two tokens.
fn between_clauses(context: &Context<'_>, from: usize, to: usize) -> bool {
    context.comma(from..to).is_some()
}
