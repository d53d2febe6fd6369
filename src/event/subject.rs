//! Subjects that a verb does not repeat: «هاجموا القرية وأحرقوا المنازل», «ثم انسحب منها» go on with who acted last.

use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::family::{Family, Weapon, family, weapon};
use crate::event::party::{Side, SidedParty, party};
use crate::lexicon::rows::{EventClass, Frame, HeadKind, Sense, VerbForm};
use crate::mention::entity::Entity;
use crate::mention::preposition;
use crate::mention::scan::Preposition;
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
        // Those who put down a protest do not join it.
        let protest = family(draft.class) == Family::Protest;
        let may = |agent: &SidedParty| !protest || agent.side != Side::State;
        let carried = told
            .iter()
            .rev()
            .take_while(|old| old.sentences[0] + 1 >= here)
            .filter(|old| old.sentences[0] == here || form.has(VerbForm::PLURAL) || opens_sentence(context, trigger))
            .find_map(|old| {
                let agreeing: Vec<SidedParty> =
                    old.agents.iter().filter(|agent| agrees(context, form, agent) && may(agent)).cloned().collect();
                (!agreeing.is_empty()).then_some(agreeing)
            });
        if let Some(agents) = carried {
            draft.patients.retain(|p| !agents.iter().any(|a| a.party.name_ar == p.party.name_ar));
            draft.agents = agents;
            draft.rules.push("role:same-subject".to_owned());
        }
    }
}

/// «سيطرت الحركة على المدينة بعد معارك مع …»: one side of a fight is told with it, the other is who acts in the sentence.
pub fn other_side(context: &Context<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (told, rest) = drafts.split_at_mut(at);
        let draft = &mut rest[0];
        let with_whom = |agent: &SidedParty| {
            let entity = context.entities.all.iter().find(|e| e.span == agent.party.span);
            entity.is_some_and(|e| e.preposition == Some(Preposition::Maa))
        };
        let one = draft.class == EventClass::Clash && draft.patients.is_empty() && !draft.agents.is_empty();
        if !one || context.triggers[draft.trigger].is_verb() || !draft.agents.iter().all(with_whom) {
            continue;
        }
        let fights = |agent: &&SidedParty| matches!(agent.side, Side::Armed | Side::State);
        let here = told.iter().rev().take_while(|old| old.sentences[0] == draft.sentences[0]);
        let acts = here.flat_map(|old| old.agents.iter()).find(fights).cloned();
        if let Some(acts) = acts.filter(|a| draft.agents.iter().all(|b| a.party.name_ar != b.party.name_ar)) {
            draft.patients = std::mem::replace(&mut draft.agents, vec![acts]);
            draft.rules.push("role:sentence-subject".to_owned());
        }
    }
}

/// «ذكرت الحركة أنها نفذت عدة هجمات»: where nothing else says who, the armed group that acts in the sentence.
pub fn group_of_sentence(context: &Context<'_>, draft: &mut Draft) {
    let acts = matches!(
        family(draft.class),
        Family::Violence | Family::Territory | Family::Siege | Family::Abduction | Family::Property
    );
    if !draft.agents.is_empty() || !acts || draft.aggregate || flies(draft) {
        return;
    }
    let trigger = &context.triggers[draft.trigger];
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let before = context.entities.within(sentence.start..trigger.tokens.start);
    let last = before.iter().rev().filter(|e| e.preposition.is_none() && !e.conjunction);
    let Some((entity, group)) = last
        .filter_map(|e| party(context, e).map(|p| (e, p)))
        .find(|(_, p)| matches!(p.side, Side::Armed | Side::State))
        .filter(|(_, group)| group.side == Side::Armed && group.party.id.is_some())
    else {
        return;
    };
    // «التنظيم الذي لم يعلن مسؤوليته عن الهجوم»
    let negated = |at: usize| {
        matches!(context.document.word(at), "لم" | "ولم" | "لا" | "ولا" | "لن" | "نفي" | "نفت" | "تنفي" | "ينفي")
    };
    let subject = is_subject(context, entity, sentence.start) || context.follows_relative(trigger.tokens.start);
    if (entity.tokens.end..trigger.tokens.start).any(negated) || !subject {
        return;
    }
    if !draft.patients.iter().any(|p| p.party.name_ar == group.party.name_ar) {
        draft.agents.push(group);
        draft.rules.push("role:sentence-subject".to_owned());
    }
}

/// Whether a phrase can be the subject of a clause: it opens its sentence, or stands right after a verb or a word that opens
/// a clause, not as the object or the genitive of another noun: «مستهدفا الحركة», «إمداد الحركة».
fn is_subject(context: &Context<'_>, entity: &Entity, sentence: usize) -> bool {
    let Some(before) = entity.tokens.start.checked_sub(1).filter(|&at| at >= sentence) else { return true };
    let word = context.document.word(before);
    let opens = matches!(
        word.trim_start_matches(['و', 'ف', 'ب']),
        "ان" | "قياده"
            | "لكن"
            | "ينما"
            | "بينما"
            | "يما"
            | "فيما"
            | "اما"
            | "حيث"
            | "كان"
            | "كانت"
            | "منذ"
            | "بعدما"
            | "عندما"
    );
    let verb = context.triggers.iter().any(|t| t.is_verb() && t.tokens.end == entity.tokens.start)
        || context.scan.senses(before).any(|s| matches!(s, Sense::Verb { .. }));
    opens || verb || !matches!(context.document.kind(before), TokenKind::Word | TokenKind::Foreign)
}

/// An article on the deeds of one armed group means it where a raid, a siege or an abduction has no other author.
pub fn group_of_article(drafts: &mut [Draft]) {
    let mut counts: Vec<(SidedParty, usize)> = Vec::new();
    for agent in drafts.iter().flat_map(|d| &d.agents).filter(|a| a.side == Side::Armed && a.party.id.is_some()) {
        match counts.iter_mut().find(|(known, _)| known.party.id == agent.party.id) {
            Some((_, count)) => *count += 1,
            None => counts.push((agent.clone(), 1)),
        }
    }
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let Some((group, count)) = counts.into_iter().max_by_key(|(_, count)| *count) else { return };
    if count < OWN_DEEDS || (count as f32) < OWN_SHARE * total as f32 {
        return;
    }
    let definite = |p: &SidedParty| p.vague && p.side == Side::Armed && p.party.name_ar.starts_with("ال");
    for draft in drafts.iter_mut().filter(|d| !d.agents.is_empty() && d.agents.iter().all(definite)) {
        let span = draft.agents[0].party.span;
        let mut named = group.clone();
        named.party.span = span;
        draft.agents = vec![named];
        draft.rules.push("role:article-group".to_owned());
    }
    for draft in drafts.iter_mut().filter(|d| d.agents.is_empty() && !d.aggregate) {
        let acts = matches!(family(draft.class), Family::Violence | Family::Siege | Family::Abduction);
        let suffers = draft.patients.iter().any(|p| p.party.id == group.party.id || p.side == Side::Armed);
        if acts && !suffers && !flies(draft) {
            draft.agents.push(group.clone());
            draft.rules.push("role:article-group".to_owned());
        }
    }
}

/// Strikes from the air are not of groups that nobody says to have struck.
fn flies(draft: &Draft) -> bool {
    weapon(draft.class) == Weapon::Air
}

/// An article is about a group that does so many of its events, and this share of those that a group does.
const OWN_DEEDS: usize = 3;
const OWN_SHARE: f32 = 0.6;

/// The form of an active verb of `draft` that has no subject, and cannot have one that no table knows.
fn subjectless(context: &Context<'_>, trigger: &Trigger, draft: &Draft) -> Option<VerbForm> {
    let Head::Verb { row, form } = trigger.head else { return None };
    let acts =
        matches!(row.frame, Frame::AgentPatient | Frame::AgentOn | Frame::AgentPlace | Frame::AgentFrom | Frame::Agent);
    // «قتل 27 شخصا» without a subject is a passive.
    let passive =
        form.has(VerbForm::PASSIVE) && !form.has(VerbForm::PLURAL) && draft.toll && !kills_men(context, form, draft)
            || form.has(VerbForm::PASSIVE) && !draft.patients.is_empty() && !trigger.proclitic.conjunction;
    if !acts || passive || !form.has(VerbForm::ACTIVE) || !draft.agents.is_empty() {
        return None;
    }
    let next = trigger.tokens.end;
    let no_noun_follows = preposition::ending_at(context.document, next.min(context.document.tokens.len() - 1))
        .is_some()
        || context.document.word(next.min(context.document.tokens.len() - 1)).starts_with('ب')
        || !matches!(context.document.kind(next), TokenKind::Word | TokenKind::Foreign | TokenKind::Quote)
        || form.has(VerbForm::OBJECT);
    // «وردت قوات تحرير الشمال»: a group that no table has.
    let rows = &context.lexicon.rows;
    let group_follows = !form.has(VerbForm::PLURAL)
        && !form.has(VerbForm::OBJECT)
        && context
            .scan
            .senses(next)
            .any(|s| matches!(s, Sense::Head { row } if rows.heads[row as usize].kind == HeadKind::Actor));
    if group_follows {
        return None;
    }
    let joined = trigger.proclitic.conjunction;
    (form.has(VerbForm::PLURAL) || joined || no_noun_follows).then_some(form)
}

/// «اعتقلت الشرطة ثلاثة وقتلت اثنين»: a feminine verb whose losses are men has its subject before it.
fn kills_men(context: &Context<'_>, form: VerbForm, draft: &Draft) -> bool {
    let feminine = |text: &str| {
        ["ة", "ات", "نساء", "نسوة"]
            .iter()
            .any(|end| text.split_whitespace().next_back().is_some_and(|w| w.ends_with(end)))
    };
    let joined = context.triggers[draft.trigger].proclitic.conjunction;
    form.has(VerbForm::FEMININE)
        && joined
        && !draft.casualties.is_empty()
        && draft.casualties.iter().all(|loss| !feminine(loss.span.of(context.document.text)))
        && draft.patients.iter().all(|p| !feminine(&p.party.name_ar))
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
