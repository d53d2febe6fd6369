//! Whom somebody blames for an event that is told elsewhere: «حملت الحكومة الحركة مسؤولية الهجوم», «يقف التنظيم وراء التفجير».
//! Who is blamed did it, where nobody else is said to have. Deeds of which somebody is accused in so many words are read in
//! `roles`; claims of responsibility in `claim`.

use std::ops::Range;

use crate::event::claim::meant;
use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::party::{Side, SidedParty, party};
use crate::mention::entity::{Entity, Named};
use crate::mention::scan::Preposition;
use crate::mention::trigger::Head;
use crate::text::SentenceKind;

/// How far from the word of blame its parties stand, in tokens.
const REACH: usize = 9;
/// How far before «وراء» its verb and subject stand, in tokens.
const STANDS: usize = 7;

/// How far before a word of blame its denial stands, in tokens.
const DENIAL: usize = 3;

/// Gives every blame to the event that it means, where nobody is said to have done it.
pub fn blames(context: &Context<'_>, drafts: &mut [Draft]) {
    for (sentence, range) in context.document.sentences.iter().enumerate() {
        if range.kind == SentenceKind::Furniture {
            continue;
        }
        for at in range.tokens.clone() {
            let Some(blamed) = blamed(context, at, &range.tokens) else { continue };
            let Some(author) = party(context, blamed).filter(|p| matches!(p.side, Side::Armed | Side::State)) else {
                continue;
            };
            let Some(target) = meant(context, at, sentence, drafts) else { continue };
            let draft = &mut drafts[target];
            let suffers = draft.patients.iter().any(|p| p.party.name_ar == author.party.name_ar);
            if draft.agents.iter().all(|p: &SidedParty| p.vague) && !suffers {
                draft.agents = vec![author];
                draft.rules.push("role:blamed".to_owned());
            }
        }
    }
}

/// Who is blamed by the words at token `at`, if they blame anybody.
fn blamed<'a>(context: &Context<'a>, at: usize, sentence: &Range<usize>) -> Option<&'a Entity> {
    let word = |at: usize| context.document.word(at);
    let bare = word(at).trim_start_matches(['ب', 'ل']);
    let event_follows = |reach: usize| {
        let near = at + 1..(at + 1 + reach).min(sentence.end);
        context.triggers.iter().any(|t| near.contains(&t.tokens.start) && matches!(t.head, Head::Noun { .. }))
    };
    let before = || at.saturating_sub(REACH).max(sentence.start)..at;
    let responsibility = matches!(bare, "مسووليه" | "المسووليه" | "مسووليته" | "مسووليتها" | "اللوم" | "اللايمه");
    if responsibility && (event_follows(REACH) || matches!(bare, "مسووليته" | "مسووليتها" | "المسووليه"))
    {
        // «مسؤولية حماية المدنيين» is for no event.
        if bare == "مسووليه" && !event_follows(2) {
            return None;
        }
        // «حملت السلطات الحركة مسؤولية …»: of two the second.
        if let Some(verb) = before().rev().find(|&t| loads(word(t))).filter(|&verb| !is_denied(context, verb, sentence))
        {
            let between = actors(context, verb + 1..at);
            let last = between.iter().rposition(|e| !e.conjunction)?;
            // «السلطات التي حملت القاعدة المسؤولية»
            let alone = last == 0
                && !subject_before(context, verb, sentence)
                && between[0].tokens.start == verb + 1
                && !word(verb).starts_with('و');
            return between.get(last).copied().filter(|_| !alone);
        }
        // «ألقى باللوم على الحركة»
        if before().any(|t| lays(word(t)) && !is_denied(context, t, sentence)) {
            let after = context.entities.within(at + 1..(at + REACH).min(sentence.end));
            return after.iter().find(|e| e.preposition == Some(Preposition::Ala) && acts(context, e));
        }
        return None;
    }
    // «يقف التنظيم وراء الهجوم», «التنظيم يقف خلف الهجمات»
    if matches!(bare, "وراء" | "خلف") {
        if !event_follows(1) {
            return None;
        }
        let near = at.saturating_sub(STANDS).max(sentence.start)..at;
        let verb = near.clone().rev().find(|&t| stands(word(t))).filter(|&verb| !is_denied(context, verb, sentence))?;
        let after = actors(context, verb + 1..at);
        return after.last().copied().or_else(|| actors(context, near.start..verb).last().copied());
    }
    None
}

/// «لم تحمل», «نفت أن يكون التنظيم وراء …»: whether a denial stands close before token `at`.
fn is_denied(context: &Context<'_>, at: usize, sentence: &Range<usize>) -> bool {
    (at.saturating_sub(DENIAL).max(sentence.start)..at).any(|t| {
        let word = context.document.word(t).trim_start_matches('و');
        matches!(word, "لم" | "لا" | "لن" | "نفي" | "نفت" | "ينفي" | "تنفي" | "نافيا" | "ليس" | "ليست")
    })
}

/// Words of holding somebody responsible.
fn loads(word: &str) -> bool {
    matches!(
        word.trim_start_matches(['و', 'ف']),
        "حمل"
            | "حملت"
            | "حملوا"
            | "يحمل"
            | "يحملون"
            | "تحميل"
            | "محملا"
            | "محمله"
            | "محملين"
            | "حملتها"
            | "حملته"
    )
}

/// Words of laying blame upon somebody.
fn lays(word: &str) -> bool {
    matches!(
        word.trim_start_matches(['و', 'ف']),
        "القي" | "القت" | "القوا" | "يلقي" | "تلقي" | "يلقون" | "القاء" | "ملقيا" | "ملقيه"
    )
}

/// «يقف», «تقف», «الوقوف».
fn stands(word: &str) -> bool {
    matches!(
        word.trim_start_matches(['و', 'ف', 'ب']),
        "يقف" | "تقف" | "يقفون" | "وقف" | "وقفت" | "وقوف" | "الوقوف" | "بوقوف"
    )
}

fn acts(context: &Context<'_>, entity: &Entity) -> bool {
    !matches!(entity.named, Named::Person)
        && entity.people.is_none_or(|_| !matches!(entity.named, Named::People { .. }))
        && party(context, entity).is_some()
}

/// Named parties among `tokens` that no preposition governs.
fn actors<'a>(context: &Context<'a>, tokens: Range<usize>) -> Vec<&'a Entity> {
    let all = context.entities.within(tokens).iter();
    all.filter(|e| e.preposition.is_none() && acts(context, e)).collect()
}

/// Whether the subject of the verb at token `verb` stands before it: «السلطات التي حملت», «الحكومة حملت».
fn subject_before(context: &Context<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    context.follows_relative(verb)
        || verb > sentence.start
            && context
                .entities
                .within(verb.saturating_sub(4).max(sentence.start)..verb)
                .last()
                .is_some_and(|e| e.tokens.end == verb && e.preposition.is_none())
}
