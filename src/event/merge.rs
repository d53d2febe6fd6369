//! Joins the tellings of one happening: within a sentence first, then across sentences.

use crate::event::casualty::is_toll;
use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::family::{Family, Weapon, compatible, family, weapon};
use crate::event::model::{PartyKind, Status};
use crate::event::party::{Side, SidedParty};
use crate::event::same_place::{conflict_of_place, elsewhere, near, same_spot};
use crate::event::when::holds;
use crate::lexicon::rows::{EventClass, VerbRole};
use crate::mention::entity::Named;
use crate::mention::scan::Preposition;
use crate::mention::trigger::{Head, Trigger};

/// Sentences back over which a telling without place, date or loss of its own may be joined to an earlier one.
const NEAR_SENTENCES: usize = 5;

/// Tokens over which a verb of causing takes a loss to the happening before it.
const CAUSE_REACH: usize = 14;

/// Joins `drafts`, which come in the order of their triggers.
#[must_use]
pub fn merge(context: &Context<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    // «إصابة 18 مدنيا في قصف …»: the losses of a sentence look for their happening there first.
    drafts.sort_by_key(|d| (d.sentences[0], d.toll));
    let mut told: Vec<Draft> = Vec::new();
    for draft in drafts {
        let sentence = draft.sentences[0];
        let same = |d: &Draft| d.sentences.contains(&sentence) && same_sentence(context, d, &draft);
        let here: Vec<usize> = (0..told.len()).filter(|&at| same(&told[at])).collect();
        match nearest(context, &told, &here, &draft) {
            Some(at) => {
                let mut draft = draft;
                if loses_what_is_taken(context, &told[at], &draft) {
                    draft.patients.append(&mut draft.agents);
                }
                told[at].absorb(draft);
            }
            None => told.push(draft),
        }
    }
    let mut out: Vec<Draft> = Vec::new();
    let this_year = told.iter().filter_map(own_year).max().map(str::to_owned);
    for draft in told {
        let past = own_year(&draft).is_some_and(|year| this_year.as_deref() != Some(year));
        let parted = past && !draft.definite && !draft.casualties.is_empty();
        let undated = |d: &Draft| parted && own_year(d).is_none() && gap(d, &draft) > NEAR_SENTENCES;
        let score = |d: &Draft| if undated(d) { 0 } else { across(d, &draft) };
        let best = out.iter().enumerate().filter(|(_, d)| score(d) > 0).max_by_key(|(at, d)| (score(d), *at));
        match best.map(|(at, _)| at) {
            Some(at) => out[at].absorb(draft),
            None => out.push(draft),
        }
    }
    out
}

/// Of the happenings of a sentence that a telling may be of, by index in `told`: for losses, the one told in their own
/// clause («قتل خمسة في كمين»), else the last before them («غارة أسفرت عن مقتل ستة»); for others the last.
fn nearest(context: &Context<'_>, told: &[Draft], of: &[usize], draft: &Draft) -> Option<usize> {
    let last = of.last().copied();
    if !draft.toll || of.len() < 2 {
        return last;
    }
    let start = |at: usize| context.triggers[told[at].trigger].tokens.start;
    let own = context.triggers[draft.trigger].tokens.start;
    let clause = own..losses_end(context, draft.trigger);
    let in_clause = of.iter().copied().find(|&at| !is_caused(context, draft) && clause.contains(&start(at)));
    in_clause.or_else(|| of.iter().copied().filter(|&at| start(at) < own).max_by_key(|&at| start(at))).or(last)
}

/// Where the clause of a verb of losses ends, with those joined to it: «قتل جندي وأصيب ثلاثة في انفجار».
fn losses_end(context: &Context<'_>, index: usize) -> usize {
    let mut end = context.clause(index).after.end;
    for (at, next) in context.triggers.iter().enumerate().skip(index + 1) {
        if next.tokens.start > end || next.sentence != context.triggers[index].sentence {
            break;
        }
        if next.tokens.start == end && next.is_verb() && next.proclitic.conjunction && is_toll(next) {
            end = context.clause(at).after.end;
        }
    }
    end
}

/// Whether a verb of causing stands right before the losses.
fn is_caused(context: &Context<'_>, draft: &Draft) -> bool {
    draft.trigger.checked_sub(1).is_some_and(|at| {
        let before = &context.triggers[at];
        before.sentence == draft.sentences[0] && before.role() == VerbRole::Cause
    })
}

/// Whether two tellings in one sentence are one happening.
fn same_sentence(context: &Context<'_>, old: &Draft, new: &Draft) -> bool {
    if share_a_toll(context, old, new) || loses_what_is_taken(context, old, new) || is_of_the_stopped(context, old, new)
    {
        return true;
    }
    let toll = old.toll || new.toll;
    // «غارة … أدت إلى مقتل»: a loss that is said to come of it is its own.
    let caused = new.toll
        && is_caused(context, new)
        && context.triggers[old.trigger].tokens.end + CAUSE_REACH >= context.triggers[new.trigger].tokens.start;
    if is_one_blow(context, old, new) {
        return true;
    }
    if !compatible(old.class, new.class)
        || conflict_of_kind(old, new)
        || !caused && if toll { other_dates(old, new) || abroad(old, new) } else { conflict(old, new) }
    {
        return false;
    }
    if elsewhere(&old.places, &new.places) && contrasted(context, old, new) {
        return false;
    }
    if !toll && context.is_answered(old.trigger) != context.is_answered(new.trigger) {
        return false;
    }
    if old.status != new.status && (old.status == Status::Hypothetical || new.status == Status::Hypothetical) {
        return false;
    }
    let trigger = |d: &Draft| &context.triggers[d.trigger];
    let verbs = trigger(old).is_verb() && trigger(new).is_verb();
    let agents_differ = !old.agents.is_empty() && !new.agents.is_empty() && !share(&old.agents, &new.agents);
    let patients_differ = !old.patients.is_empty() && !new.patients.is_empty() && !share(&old.patients, &new.patients);
    if toll {
        return !agents_differ || !verbs;
    }
    // «فجرت مباني واغتالت عميدا»: who is put to death on purpose is a happening of its own.
    let own_victim = matches!(new.class, EventClass::Assassinate | EventClass::Execute | EventClass::Behead);
    !(agents_differ || verbs && (patients_differ || own_victim && !new.patients.is_empty() && old.class != new.class))
}

/// «قصف الطيران البلدة، فيما قصفت المدفعية الجبل»: what a word of contrast parts.
fn contrasted(context: &Context<'_>, old: &Draft, new: &Draft) -> bool {
    let trigger = |d: &Draft| &context.triggers[d.trigger].tokens;
    (trigger(old).end..trigger(new).start).any(|at| {
        let word = context.document.word(at);
        matches!(word.trim_start_matches('و'), "فيما" | "بينما" | "كما")
            || word == "حين" && context.document.word(at - 1) == "في"
    })
}

/// «قتل 50 عنصرا في مواجهات مع القوات وغارات للتحالف»: of two blows that share one count neither stands alone.
fn share_a_toll(context: &Context<'_>, old: &Draft, new: &Draft) -> bool {
    let (first, second) = (&context.triggers[old.trigger], &context.triggers[new.trigger]);
    let violent = |d: &Draft| family(d.class) == Family::Violence && !d.toll;
    if !(violent(old) && violent(new)) || first.is_verb() || second.is_verb() || second.tokens.start < first.tokens.end
    {
        return false;
    }
    let word = |at: usize| context.document.word(at);
    let joined = second.proclitic.conjunction
        || (second.tokens.start.saturating_sub(2)..second.tokens.start).any(|at| matches!(word(at), "وفي" | "وخلال"));
    let alone = !context.triggers[old.trigger + 1..new.trigger].iter().any(Trigger::is_verb);
    let governed =
        first.tokens.start > 0 && matches!(word(first.tokens.start - 1), "في" | "خلال" | "جراء" | "نتيجه" | "اثر");
    let counts = |t: &Trigger| {
        t.sentence == first.sentence
            && matches!(t.class(), EventClass::Kill | EventClass::Wound | EventClass::Fall | EventClass::None)
            && (t.is_verb() && t.role() != VerbRole::Light || matches!(t.class(), EventClass::Kill | EventClass::Wound))
    };
    joined
        && alone
        && governed
        && second.tokens.start - first.tokens.end <= JOINED_REACH
        && context.triggers[..old.trigger].iter().rev().take(3).any(counts)
}

/// How far apart two blows that share a count may stand, in tokens.
const JOINED_REACH: usize = 12;

/// «سيطر التنظيم على المدينة بعد انسحاب الجيش منها»: who leaves, or is driven out, leaves what the other takes.
fn loses_what_is_taken(context: &Context<'_>, old: &Draft, new: &Draft) -> bool {
    let trigger = &context.triggers[new.trigger];
    let before = trigger.tokens.start.checked_sub(1).map_or("", |at| context.document.word(at));
    // «بعد انسحابهم من بلدة كذا»: another place than the one that was taken.
    let after = trigger.tokens.end..trigger.tokens.end + LEFT_REACH;
    let left =
        context.entities.within(after).iter().any(|e| {
            e.preposition == Some(Preposition::Min) && matches!(e.named, Named::Place(_) | Named::NewPlace(_))
        });
    matches!(old.class, EventClass::Seize | EventClass::Regain | EventClass::Enter | EventClass::Fall)
        && matches!(new.class, EventClass::Withdraw | EventClass::Expel)
        && !trigger.is_verb()
        && matches!(before, "بعد" | "عقب" | "اثر" | "وبعد" | "مع" | "قبل")
        && new.casualties.is_empty()
        && !left
        && !share(&old.agents, &new.agents)
}

/// How far after the word of leaving the place that is left may stand, in tokens.
const LEFT_REACH: usize = 10;

/// «اعترضت الدفاعات صاروخا استهدف المدينة»: the missile that was stopped is the one that was fired.
fn is_of_the_stopped(context: &Context<'_>, old: &Draft, new: &Draft) -> bool {
    let (first, second) = (&context.triggers[old.trigger], &context.triggers[new.trigger]);
    old.class == EventClass::Intercept
        && matches!(weapon(new.class), Weapon::Artillery | Weapon::Air)
        && new.casualties.is_empty()
        && !context.triggers[old.trigger + 1..new.trigger].iter().any(Trigger::is_verb)
        && old.trigger < new.trigger
        && second.is_verb()
        && !second.proclitic.conjunction
        && second.tokens.start <= first.tokens.end + STOPPED_REACH
}

/// How far from the verb of stopping the verb of firing may stand, in tokens.
const STOPPED_REACH: usize = 7;

/// How far behind a verb of repelling the attack may stand, in tokens.
const REPELLED: usize = 6;

/// «قصف إسرائيلي استهدف منزلا»: the blow, and right behind it the verb that says what it hit.
fn is_one_blow(context: &Context<'_>, old: &Draft, new: &Draft) -> bool {
    let (blow, verb) = (&context.triggers[old.trigger], &context.triggers[new.trigger]);
    // «تصدت الدفاعات لهجوم صاروخي»: what was repelled is the happening.
    let repels = matches!(blow.head, Head::Verb { row, .. } if matches!(row.id, "repel" | "repel-2"));
    let repelled = verb.tokens.start.checked_sub(blow.tokens.end).is_some_and(|gap| gap <= REPELLED);
    if repels && repelled && old.trigger + 1 == new.trigger && !verb.is_verb() && family(new.class) == Family::Violence
    {
        return true;
    }
    let hits = matches!(verb.head, Head::Verb { row, .. } if matches!(row.id, "target" | "strike" | "hit"));
    let between = blow.tokens.end..verb.tokens.start.max(blow.tokens.end);
    hits && !blow.is_verb()
        && weapon(blow.class()) != Weapon::Any
        && old.trigger + 1 == new.trigger
        && between.len() <= 2
        && context.comma(between).is_none()
        && !verb.proclitic.conjunction
}

/// How well a later telling fits an earlier one; 0 when it tells something that the earlier one cannot be. News
/// tells its events over and over, so a telling that brings nothing of its own is of the last one it fits.
fn across(old: &Draft, new: &Draft) -> u32 {
    if !compatible(old.class, new.class) || new.another {
        return 0;
    }
    let definite = new.definite && !new.plural || refers_back(new);
    // «الهجوم استهدف مطعما في حي المنصورة»: where in the city it was.
    let where_in_it = definite && new.casualties.is_empty() && near(&old.places, &new.places);
    let apart = conflict_of_place(&old.places, &new.places) || elsewhere(&old.places, &new.places);
    if other_dates(old, new) || conflict_of_kind(old, new) || apart && !where_in_it {
        return 0;
    }
    if (old.status == Status::Hypothetical) != (new.status == Status::Hypothetical) {
        return 0;
    }
    if old.aggregate != new.aggregate {
        return 0;
    }
    let gap = gap(old, new);
    let specific = |a: &[SidedParty], b: &[SidedParty]| !a.is_empty() && !b.is_empty() && !vague(a) && !vague(b);
    if specific(&old.agents, &new.agents) && !share(&old.agents, &new.agents) {
        return 0;
    }
    let same_dates = old.date.is_some() && old.date.as_ref().map(|d| &d.edtf) == new.date.as_ref().map(|d| &d.edtf);
    let mut score = 1;
    score += 2 * u32::from(share(&old.agents, &new.agents));
    score += u32::from(share(&old.patients, &new.patients));
    score += 2 * u32::from(same_spot(&old.places, &new.places));
    score += 2 * u32::from(same_dates);
    score += 3 * u32::from(same_loss(old, new));
    score += 2 * u32::from(definite) + u32::from(new.definite && new.plural);
    score += 3 * u32::from(new.toll);
    score += u32::from(old.class == new.class);
    score += u32::from(gap <= 1);
    // Own losses that differ, or another sort of victim, speak for another happening.
    let other_loss = !old.casualties.is_empty() && !new.casualties.is_empty() && !same_loss(old, new);
    let other_victim = specific(&old.patients, &new.patients)
        && !share(&old.patients, &new.patients)
        && !may_belong(&old.patients, &new.patients);
    // An exact day of its own beside a vaguer date is another day.
    let other_day = own_day(old).zip(own_day(new)).is_some_and(|(x, y)| x != y) && !new.definite && !definite;
    let against = 2 * u32::from(other_day)
        + if other_loss { 3 - u32::from(new.definite || definite) } else { 0 }
        + 3 * u32::from(other_victim)
        + u32::from(gap > NEAR_SENTENCES);
    // «الهجوم» is the one just told.
    let needed = if definite { 1 + against.saturating_sub(1) } else { 2 + against };
    if score >= needed { score } else { 0 }
}

/// Sentences from the last that tells `old` to the first that tells `new`.
fn gap(old: &Draft, new: &Draft) -> usize {
    let last = *old.sentences.iter().max().unwrap_or(&0);
    new.sentences[0].saturating_sub(last)
}

fn same_loss(a: &Draft, b: &Draft) -> bool {
    a.casualties
        .iter()
        .any(|x| b.casualties.iter().any(|y| x.kind == y.kind && x.low == y.low && x.best == y.best && x.low > Some(1)))
}

/// Dates or places that cannot be of one happening.
fn conflict(a: &Draft, b: &Draft) -> bool {
    other_dates(a, b) || conflict_of_place(&a.places, &b.places) || conflict_of_kind(a, b)
}

/// «المهاجم كان يحاول دخول المبنى»: the reader knows what he did.
fn refers_back(draft: &Draft) -> bool {
    let known = |p: &SidedParty| {
        let deed = p.party.name_ar.trim_end_matches(['ا', 'ن', 'ي', 'و']);
        matches!(deed, "المهاجم" | "الانتحار" | "المنفذ" | "القتيل" | "القتل")
    };
    draft.agents.iter().chain(&draft.patients).any(known)
}

/// Days of their own that are not one.
fn other_dates(a: &Draft, b: &Draft) -> bool {
    own_day(a).zip(own_day(b)).is_some_and(|(x, y)| !holds(x, y) && !holds(y, x))
}

/// The date told of it, not that of the statement.
fn own_day(draft: &Draft) -> Option<&str> {
    draft.date.as_ref().filter(|_| !draft.date_of_statement)?.edtf.as_deref()
}

/// The year of the date told of it.
fn own_year(draft: &Draft) -> Option<&str> {
    own_day(draft)?.get(..4)
}

/// Places of two countries.
fn abroad(a: &Draft, b: &Draft) -> bool {
    let country = |d: &Draft| d.places.first().and_then(|p| p.country.clone());
    country(a).zip(country(b)).is_some_and(|(x, y)| x != y)
}

/// Ground taken and ground lost are two happenings.
fn conflict_of_kind(a: &Draft, b: &Draft) -> bool {
    family(a.class) == Family::Territory && family(b.class) == Family::Territory && a.class != b.class
}

/// Whether a man named in one list may be of the group named in the other: «قيادي في الحركة», then his name.
fn may_belong(a: &[SidedParty], b: &[SidedParty]) -> bool {
    let man = |p: &SidedParty| p.party.id.is_none() && p.party.kind == PartyKind::Other && p.side == Side::Armed;
    let group = |p: &SidedParty| p.party.id.is_some() && p.side == Side::Armed;
    a.iter().any(man) && b.iter().any(group) || b.iter().any(man) && a.iter().any(group)
}

fn share(a: &[SidedParty], b: &[SidedParty]) -> bool {
    a.iter().any(|x| {
        b.iter().any(|y| x.party.id.is_some() && x.party.id == y.party.id || x.party.name_ar == y.party.name_ar)
    })
}

fn vague(parties: &[SidedParty]) -> bool {
    parties.iter().all(|p| p.vague)
}
