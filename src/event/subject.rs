//! Subjects that a verb does not repeat: «هاجموا القرية وأحرقوا المنازل», «ثم انسحب منها» go on with who acted last.

use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::party::SidedParty;
use crate::lexicon::rows::{Frame, VerbForm};
use crate::mention::preposition;
use crate::mention::trigger::{Head, Trigger};
use crate::text::TokenKind;

/// Gives each verb that has no subject of its own that of the telling before it, where the two agree.
pub fn carry_subjects(context: &Context<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (told, rest) = drafts.split_at_mut(at);
        let draft = &mut rest[0];
        let trigger = &context.triggers[draft.trigger];
        let Some(form) = subjectless(context, trigger, draft) else { continue };
        let here = draft.sentences[0];
        let carried = told
            .iter()
            .rev()
            .take_while(|old| old.sentences[0] + 1 >= here)
            .filter(|old| old.sentences[0] == here || form.has(VerbForm::PLURAL) || opens_sentence(context, trigger))
            .find_map(|old| {
                let agreeing: Vec<SidedParty> =
                    old.agents.iter().filter(|agent| agrees(context, form, agent)).cloned().collect();
                (!agreeing.is_empty()).then_some(agreeing)
            });
        if let Some(agents) = carried {
            draft.patients.retain(|p| !agents.iter().any(|a| a.party.name_ar == p.party.name_ar));
            draft.agents = agents;
            draft.rules.push("role:same-subject".to_owned());
        }
    }
}

/// The form of an active verb of `draft` that has no subject, and cannot have one that no table knows.
fn subjectless(context: &Context<'_>, trigger: &Trigger, draft: &Draft) -> Option<VerbForm> {
    let Head::Verb { row, form } = trigger.head else { return None };
    let acts = matches!(
        row.frame,
        Frame::AgentPatient | Frame::AgentOn | Frame::AgentPlace | Frame::AgentFrom | Frame::Agent
    );
    // «قتل 27 شخصا» without a subject is a passive.
    let passive = form.has(VerbForm::PASSIVE) && !form.has(VerbForm::PLURAL) && draft.toll
        || form.has(VerbForm::PASSIVE) && !draft.patients.is_empty() && !trigger.proclitic.conjunction;
    if !acts || passive || !form.has(VerbForm::ACTIVE) || !draft.agents.is_empty() {
        return None;
    }
    let next = trigger.tokens.end;
    let no_noun_follows = preposition::ending_at(context.document, next.min(context.document.tokens.len() - 1)).is_some()
        || context.document.word(next.min(context.document.tokens.len() - 1)).starts_with('ب')
        || !matches!(context.document.kind(next), TokenKind::Word | TokenKind::Foreign | TokenKind::Quote)
        || form.has(VerbForm::OBJECT);
    let joined = trigger.proclitic.conjunction;
    (form.has(VerbForm::PLURAL) || joined || no_noun_follows).then_some(form)
}

/// The verb is the first word of its sentence, so that its subject, if not after it, stands in the one before.
fn opens_sentence(context: &Context<'_>, trigger: &Trigger) -> bool {
    context.document.sentences[trigger.sentence].tokens.start + 3 >= trigger.tokens.start
}

/// Whether a verb's form can have `agent` as its subject: the plural fits all, the singular goes by the word's gender.
fn agrees(context: &Context<'_>, form: VerbForm, agent: &SidedParty) -> bool {
    if form.has(VerbForm::PLURAL) {
        return true;
    }
    let text = agent.party.span.of(context.document.text);
    let first = text.split_whitespace().next().unwrap_or(text);
    let feminine = ['ة', 'ى', 'ا'].iter().any(|&end| first.ends_with(end))
        || first.ends_with("ات")
        || matches!(first, "طالبان" | "حماس" | "قوى" | "كتائب" | "سرايا" | "بوكو" | "جبهة");
    form.has(VerbForm::FEMININE) == feminine
}
