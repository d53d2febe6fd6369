//! Claims of responsibility: «وتبنى التنظيم الهجوم», «أعلن مسؤوليته عن التفجير». The claimant goes to the event that is
//! meant; the claim is no event of its own. And parties that tell of their own deeds, where nobody else does.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::family::{Family, family};
use crate::event::model::Status;
use crate::event::party::{Side, SidedParty, party};
use crate::event::roles::add;
use crate::event::source::{Manner, Saying, told_by};
use crate::event::speaker::Finder;
use crate::lexicon::rows::{CueKind, EventClass, VerbRole};
use crate::mention::entity::{Entity, Named};
use crate::mention::trigger::Head;
use crate::text::{SentenceKind, TokenKind};

/// How far from the word of a claim its claimant may stand, in tokens.
const CLAIMANT_REACH: usize = 8;
/// Sentences back over which a claim may mean an event.
const CLAIM_REACH: usize = 12;

/// Gives every claim of responsibility to the event that it means.
pub fn claims(context: &Context<'_>, sayings: &[Saying], drafts: &mut [Draft]) {
    for (sentence, range) in context.document.sentences.iter().enumerate() {
        if range.kind == SentenceKind::Furniture || context.cue(range.tokens.clone(), CueKind::NoClaim).is_some() {
            continue;
        }
        // «يتبنى التنظيم أحيانا»: a habit.
        let habit = |at: usize| matches!(context.document.word(at), "احيانا" | "الاحيان" | "عاده" | "غالبا" | "دايما");
        if range.tokens.clone().any(habit) {
            continue;
        }
        let claims: Vec<usize> = range.tokens.clone().filter(|&at| is_claim(context, at, &range.tokens)).collect();
        for (index, &at) in claims.iter().enumerate() {
            // أعلن مسؤوليته عن: one claim in several words.
            if index > 0 && claims[index - 1] + 4 >= at {
                continue;
            }
            let said = || sayings.iter().filter(|s| s.sentence == sentence);
            let claimant = claimant(context, at, &range.tokens)
                .or_else(|| said().find_map(|s| s.parties.iter().find(|p| p.side == Side::Armed).cloned()))
                .or_else(|| last_armed(context, at));
            let Some(claimant) = claimant else { continue };
            let Some(target) = meant(context, at, sentence, drafts) else { continue };
            let draft = &mut drafts[target];
            // A group does not claim what a state did: what looked like the doer was the target.
            if !draft.agents.is_empty() && draft.agents.iter().all(|p| p.side == Side::State) {
                let read_wrong = std::mem::take(&mut draft.agents);
                // Who is only accused of it is neither.
                let blamed = |rule: &String| matches!(rule.as_str(), "role:accused" | "role:blamed" | "role:laid-to");
                if !draft.rules.iter().any(blamed) {
                    read_wrong.into_iter().for_each(|p| add(&mut draft.patients, p));
                }
            }
            if draft.agents.is_empty() || draft.agents.iter().all(|p| p.vague) {
                draft.agents.clear();
                add(&mut draft.agents, claimant.clone());
            }
            add(&mut draft.claimed_by, claimant);
            if !draft.sentences.contains(&sentence) {
                draft.sentences.push(sentence);
            }
            draft.rules.push("claim:nearest-event".to_owned());
            // Known by the claim alone: «أعلنت مسؤوليتها عن هجمات في الشمال».
            let after = |t: usize| {
                let trigger = &context.triggers[t];
                trigger.sentence == sentence && trigger.tokens.start > at
            };
            if draft.status == Status::Asserted
                && !draft.definite
                && draft.casualties.is_empty()
                && draft.triggers.iter().all(|&t| after(t))
            {
                draft.status = Status::Claimed;
                draft.aggregate |= draft.plural;
            }
            outlet(context, at, &range.tokens, draft);
        }
    }
}

/// What only the party tells that did it is its claim; an armed group's claim is one of responsibility.
pub fn own_word(context: &Context<'_>, sayings: &[Saying], draft: &mut Draft) {
    if draft.status != Status::Asserted {
        return;
    }
    let mut speaker: Option<SidedParty> = None;
    for &index in &draft.triggers {
        let trigger = &context.triggers[index];
        let at = trigger.tokens.start;
        let mut told = told_by(sayings, at).filter(|s| s.manner != Manner::Denies).peekable();
        // Told once without anybody, it is a fact.
        if told.peek().is_none() {
            return;
        }
        for saying in told {
            let own = saying.parties.iter().find(|p| match draft.agents.as_slice() {
                [] => own_men(context, saying.scope.start..at) || own_men(context, at..trigger.tokens.end + 2),
                agents => agents.iter().all(|a| same(a, p)),
            });
            match own {
                Some(own) if own.side == Side::Armed || own.side == Side::State && deed_of_arms(draft.class) => {
                    speaker = Some(own.clone());
                }
                _ => return,
            }
        }
    }
    let Some(speaker) = speaker else { return };
    draft.status = Status::Claimed;
    draft.rules.push("status:own-word".to_owned());
    if draft.agents.is_empty() {
        draft.agents.push(speaker.clone());
    }
    let armed = speaker.side == Side::Armed;
    // «قالت إنها نفذت عدة هجمات»: a group's own sum.
    draft.aggregate |= armed && draft.plural && draft.casualties.is_empty();
    if armed && matches!(family(draft.class), Family::Violence | Family::Abduction) && draft.claimed_by.is_empty() {
        draft.claimed_by.push(speaker);
    }
}

fn same(a: &SidedParty, b: &SidedParty) -> bool {
    a.party.name_ar == b.party.name_ar || a.party.id.is_some() && a.party.id == b.party.id
}

/// What a state's forces tell of their own fighting; arrests and finds are reported as they are.
fn deed_of_arms(class: EventClass) -> bool {
    class == EventClass::Recon || matches!(family(class), Family::Violence | Family::Territory)
}

/// «أن فرعها أسقط», «أنها قتلت», «كمينا نصبته»: the speaker's own men, or the speaker.
fn own_men(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let word = |at: usize| context.document.word(at);
    let last = tokens.end.min(context.document.tokens.len());
    (tokens.start..last).any(|at| {
        let men =
            ["فرع", "مقاتلي", "مقاتلو", "عناصر", "رجال", "قوات", "مسلحي", "مسلحو", "مجاهدي", "مجاهدو", "جنود", "وحدات"];
        let stem = word(at).strip_suffix("ها").or_else(|| word(at).strip_suffix('ه'));
        let deed = ["نصبت", "نفذت", "شنت"];
        let own = stem.is_some_and(|stem| men.contains(&stem) || deed.contains(&stem));
        let itself = matches!(word(at), "انها" | "انهم" | "بانها" | "بانهم")
            && context.triggers.iter().any(|t| {
                let quoted = usize::from(context.document.kind(at + 1) == TokenKind::Quote);
                t.is_verb() && t.tokens.start == at + 1 + quoted
            });
        own || itself
    })
}

/// Whether a claim of responsibility begins at token `at`: not one denied, and not one laid upon another.
#[must_use]
pub fn is_claim(context: &Context<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let word = context.document.word(at);
    let before = at.saturating_sub(8).max(sentence.start)..at;
    let any = |list: &[&str]| before.clone().any(|t| list.contains(&context.document.word(t).trim_start_matches('و')));
    let responsibility = word.starts_with("مسوولي") || word.starts_with("بمسوولي") || word.starts_with("المسوولي");
    if !context.is_cue(at, CueKind::Claim) {
        let takes = context.triggers.iter().any(|t| {
            before.contains(&t.tokens.start) && t.is_verb() && matches!(t.role(), VerbRole::Say | VerbRole::Allege)
        });
        let own = matches!(word, "مسووليته" | "مسووليتها" | "مسووليتهم" | "بمسووليته" | "بمسووليتها");
        if !(own && (takes || any(&["اعلان", "باعلان", "لاعلان"]))) {
            return false;
        }
    }
    let near = at.saturating_sub(7).max(sentence.start)..at;
    let negated = near.clone().any(|t| {
        matches!(context.document.word(t), "لم" | "ولم" | "لن" | "دون" | "عدم" | "بدون" | "لا")
            && context.comma(t..at).is_none()
    });
    let denied = before.clone().any(|t| {
        context.triggers.iter().any(|g| g.tokens.start == t && g.role() == VerbRole::Deny)
            || context.is_cue(t, CueKind::Denial)
    });
    let blames = responsibility
        && any(&[
            "حمل",
            "حملت",
            "حملوا",
            "يحمل",
            "تحمل",
            "تحميل",
            "محملا",
            "محمله",
            "القي",
            "القت",
            "يلقي",
            "تلقي",
            "نسب",
            "نسبت",
            "عزا",
            "عزت",
            "القاء",
            "تتحمل",
            "يتحمل",
        ]);
    let refused = context.document.word(at).ends_with("تبن") && !negated;
    !(negated || denied && responsibility || blames || refused)
}

/// The group beside a claim: its subject, or the noun that a relative clause explains.
fn claimant(context: &Context<'_>, at: usize, sentence: &Range<usize>) -> Option<SidedParty> {
    let who = |e: &&Entity| matches!(e.named, Named::Actor(_) | Named::NewActor | Named::Force { .. });
    let near = at.saturating_sub(CLAIMANT_REACH).max(sentence.start)..(at + CLAIMANT_REACH).min(sentence.end);
    let all = context.entities.within(near);
    let verb = context.document.word(at).contains("تبن");
    let first_after = all.iter().filter(who).find(|e| e.tokens.start > at && e.preposition.is_none());
    let before = || all.iter().filter(who).rev().find(|e| e.tokens.end <= at && e.preposition.is_none());
    // تبنى X الهجوم, تبناه X: what follows the verb is its subject, unless it is the object.
    let object_after = verb && {
        let next = at + 1;
        context.triggers.iter().any(|t| t.tokens.start == next)
    };
    let found = if verb && !object_after {
        first_after.filter(|e| e.tokens.start <= at + 3).or_else(before).or(first_after)
    } else {
        before().or(first_after)
    };
    found.and_then(|e| party(context, e)).filter(|p| p.side == Side::Armed)
}

/// The armed group named last before token `at`.
fn last_armed(context: &Context<'_>, at: usize) -> Option<SidedParty> {
    let end = context.entities.all.partition_point(|e| e.tokens.start < at);
    let from = end.saturating_sub(12);
    context.entities.all[from..end]
        .iter()
        .rev()
        .filter(|e| matches!(e.named, Named::Actor(_) | Named::NewActor))
        .find_map(|e| party(context, e).filter(|p| p.side == Side::Armed))
}

/// The event that a claim at token `at` means: one of its own clause, else the last one told that it could be.
#[must_use]
pub fn meant(context: &Context<'_>, at: usize, sentence: usize, drafts: &[Draft]) -> Option<usize> {
    let violent = |d: &Draft| {
        matches!(family(d.class), Family::Violence | Family::Abduction)
            && !matches!(d.status, Status::Hypothetical | Status::Denied)
    };
    let fits = |d: &Draft| violent(d) && !d.agents.iter().any(|p| p.side == Side::State);
    let distance = |d: &Draft| {
        let here = d.triggers.iter().map(|&t| &context.triggers[t]).filter(|t| t.sentence == sentence);
        here.map(|t| t.tokens.start.abs_diff(at)).min()
    };
    let here = drafts.iter().enumerate().filter(|(_, d)| {
        violent(d) && (fits(d) || d.sentences[0] == sentence || distance(d).is_some_and(|far| far <= 3))
    });
    let here = here.filter_map(|(index, d)| distance(d).map(|distance| (distance, index))).min();
    // «تبنى الهجوم»: the noun itself says which; a word that was met before.
    let noun = (at + 1..at + 7).find_map(|t| {
        let index = context.triggers.partition_point(|g| g.tokens.start < t);
        context.triggers.get(index).filter(|g| g.tokens.start == t && matches!(g.head, Head::Noun { .. }))
    });
    // «تبنت الجماعة العملية»: a word that the reader has met, when no telling of this sentence has it.
    let met = noun.is_some_and(|n| {
        let own = |d: &Draft| d.triggers.iter().any(|&t| context.triggers[t].tokens == n.tokens);
        matches!(n.head, Head::Noun { definite: true, .. }) && !drafts.iter().any(own)
    });
    here.filter(|_| !met)
        .map(|(_, index)| index)
        .or_else(|| {
            let earlier = |d: &Draft| {
                let last = d.sentences.iter().filter(|&&s| s <= sentence).max();
                last.is_some_and(|&last| last + CLAIM_REACH >= sentence) && fits(d) && !d.aggregate
            };
            let class = noun.map(crate::mention::trigger::Trigger::class);
            let same = |d: &Draft| {
                let mut classes = d.triggers.iter().map(|&t| context.triggers[t].class());
                class.is_some_and(|class| classes.any(|c| c == class))
            };
            let last = |wanted: &dyn Fn(&Draft) -> bool| {
                let fitting = drafts.iter().enumerate().filter(|(_, d)| earlier(d) && wanted(d));
                fitting
                    .max_by_key(|(_, d)| d.sentences.iter().filter(|&&s| s <= sentence).max().copied())
                    .map(|(i, _)| i)
            };
            last(&same).or_else(|| last(&|_| true))
        })
        .or(here.map(|(_, index)| index))
}

/// «عبر وكالة أعماق»: where the claim was made.
fn outlet(context: &Context<'_>, at: usize, sentence: &Range<usize>, draft: &mut Draft) {
    let finder = Finder { context, dates: &[] };
    for through in at..sentence.end {
        let word = context.document.word(through);
        if word != "عبر" || context.document.kind(through) != TokenKind::Word {
            continue;
        }
        if let Some(speaker) = finder.governed(through + 1..sentence.end)
            && !draft.sources.iter().any(|s| s.name == speaker.source.name)
        {
            draft.sources.push(speaker.source);
        }
    }
}
