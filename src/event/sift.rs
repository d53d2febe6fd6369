//! What is no event, whatever its words: sport, accidents and disasters, films, courts, bare general words, losses of nobody.
//! First of each telling by itself, then of each happening when its tellings are joined.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::family::{Family, Weapon, family, weapon};
use crate::event::fate::Dropped;
use crate::event::model::{PlaceLevel, Status};
use crate::event::party::{Side, SidedParty, party};
use crate::event::plausible::Plausible;
use crate::event::weapon::is_of_a_bomb;
use crate::lexicon::rows::{CueKind, EventClass, PeopleClass};
use crate::mention::entity::{Entity, Named};
use crate::mention::trigger::{Head, Trigger};
use crate::text::SentenceKind;

/// How far before and behind a word of striking the disaster may stand that strikes, in tokens.
const NATURE_BEFORE: usize = 5;
const NATURE_AFTER: usize = 2;

/// Reports on sport use the words of war.
pub fn is_sport(context: &Context<'_>) -> bool {
    let tokens = context.document.tokens.len();
    let words = (0..tokens).filter(|&at| context.is_cue(at, CueKind::Sport)).count();
    words >= 3 && words * 60 > tokens
}

/// Whether a telling is one at all: not an accident, not a bare general word.
pub fn is_event(context: &Context<'_>, plausible: &Plausible<'_>, mut draft: Draft) -> Result<Draft, Dropped> {
    let tokens = context.document.sentences[draft.sentences[0]].tokens.clone();
    // «تحطمت المروحية بعد إصابتها بصاروخ»: a weapon in the sentence makes it none.
    let armed = |t: &&Trigger| t.class() != EventClass::Strike && weapon(t.class()) != Weapon::Any;
    let by_weapon = context.triggers.iter().filter(armed).any(|t| tokens.contains(&t.tokens.start));
    let accident = !by_weapon && is_of_accident(context, tokens.clone());
    let harm = draft.toll
        || matches!(
            draft.class,
            EventClass::Displace | EventClass::Evacuate | EventClass::Destroy | EventClass::Demolish | EventClass::Burn
        );
    if accident && harm && draft.agents.is_empty() || is_deed_of_nature(context, &draft, &tokens) {
        return Err(Dropped::Accident);
    }
    // «يخوض المنتخب معركة التأهل إلى الكأس»: one sentence on sport among others.
    if draft.casualties.is_empty() && tokens.clone().filter(|&at| context.is_cue(at, CueKind::Sport)).count() >= 2 {
        return Err(Dropped::Sport);
    }
    let told = draft.date.is_some() && draft.agents.iter().any(|p| matches!(p.side, Side::Armed | Side::State));
    let told = told || family(draft.class) == Family::Protest;
    if !told && context.cue(tokens.clone(), CueKind::Film).is_some() && draft.casualties.is_empty() {
        return Err(Dropped::Film);
    }
    if draft.class == EventClass::Execute && is_only_sentenced(context, &draft, tokens) {
        return Err(Dropped::Court);
    }
    // «خوفا من تقدم القوات»: troops that may come have done nothing.
    if draft.class == EventClass::Enter && draft.status == Status::Hypothetical {
        return Err(Dropped::Aim);
    }
    let trigger = &context.triggers[draft.trigger];
    let parties = !draft.agents.is_empty() || !draft.patients.is_empty() || !draft.casualties.is_empty();
    let clause = context.clause(draft.trigger);
    let place = |tokens: std::ops::Range<usize>, own: bool| {
        context.entities.within(tokens).iter().any(|e| match e.named {
            Named::Place(_) | Named::NewPlace(_) | Named::CountryPart(_) => true,
            Named::Country { .. } => own,
            _ => false,
        })
    };
    // «وفي الموصل انفجرت سيارة»: the place may come first.
    let fronted = clause.before.end.saturating_sub(FRONTED).max(clause.before.start)..clause.before.end;
    let placed = place(clause.after.start..clause.after.end.min(clause.after.start + 8), true)
        || trigger.is_verb() && place(fronted, false);
    if trigger.is_verb() {
        draft.weak = !(parties || placed || draft.date.is_some() || is_of_a_bomb(context, draft.trigger));
        if draft.weak {
            draft.doubt = Some(Dropped::Bare);
        }
        return settled(plausible, draft);
    }
    // «الهجمات» with nothing of its own speaks of attacks in general.
    if draft.plural && draft.definite && draft.date.is_none() && draft.casualties.is_empty() && draft.agents.is_empty()
    {
        draft.doubt = Some(Dropped::General);
    }
    // A bare noun needs both a place and a date; fighting and bombs need one.
    let placed_or_dated = placed || draft.date.is_some() && !draft.definite;
    let plain = matches!(
        draft.class,
        EventClass::Attack
            | EventClass::Agreement
            | EventClass::Siege
            | EventClass::Withdraw
            | EventClass::Seize
            | EventClass::Clash
            | EventClass::Bombing
            | EventClass::Suicide
            | EventClass::Shelling
            | EventClass::Massacre
            | EventClass::Chemical
            | EventClass::Truce
            | EventClass::Protest
            | EventClass::Riot
            | EventClass::SitIn
            | EventClass::Coup
            | EventClass::Mutiny
            | EventClass::Airstrike
            | EventClass::Fall
    );
    // «أعمال عنف» tell of nothing by themselves, but may be what a loss came of.
    let vague = matches!(trigger.head, Head::Noun { row, .. } if row.id == "violence");
    draft.weak = vague && draft.casualties.is_empty()
        || !(parties || placed && draft.date.is_some() || plain && placed_or_dated || is_ruled_out(context, &draft));
    settled(plausible, draft)
}

/// How far before a verb the place that opens its clause may stand, in tokens.
const FRONTED: usize = 6;

/// «لم يتم تنفيذ أي ضربة»: said outright not to have happened.
fn is_ruled_out(context: &Context<'_>, draft: &Draft) -> bool {
    let trigger = &context.triggers[draft.trigger];
    let before = trigger.tokens.start.checked_sub(1).map_or("", |at| context.document.word(at));
    draft.status == Status::Denied && !trigger.is_verb() && before == "اي" && weapon(draft.class) != Weapon::Any
}

/// The draft, unless it is in doubt and its sentence does not read like a report.
fn settled(plausible: &Plausible<'_>, draft: Draft) -> Result<Draft, Dropped> {
    match draft.doubt {
        Some(why) if !plausible.reports(&draft) => Err(why),
        _ => Ok(draft),
    }
}

/// Whether a word for accidents and disasters stands among `tokens`; «حادث إطلاق نار», «حادث طعن» is none.
fn is_of_accident(context: &Context<'_>, mut tokens: Range<usize>) -> bool {
    let deed = |at: usize| {
        let told = context.triggers.iter().find(|t| t.tokens.start == at && !t.is_verb());
        told.is_some_and(|t| matches!(family(t.class()), Family::Violence | Family::Abduction))
    };
    tokens.any(|at| context.is_cue(at, CueKind::Accident) && !deed(at + 1))
}

/// «الإعصار الذي ضرب الجزيرة», «هدمت الرياح المنازل»: what strikes or destroys is a disaster.
fn is_deed_of_nature(context: &Context<'_>, draft: &Draft, sentence: &Range<usize>) -> bool {
    use EventClass::*;
    let tokens = &context.triggers[draft.trigger].tokens;
    let subject = is_of_accident(context, tokens.end..(tokens.end + 1).min(sentence.end));
    let by_force = draft.agents.iter().any(|p| matches!(p.side, Side::Armed | Side::State));
    if by_force && !subject
        || !matches!(draft.class, Strike | Destroy | Burn | Demolish | Siege | Seize | Attack | None)
    {
        return false;
    }
    let from = tokens.start.saturating_sub(NATURE_BEFORE).max(sentence.start);
    is_of_accident(context, from..(tokens.end + NATURE_AFTER).min(sentence.end))
}

/// «قضت محكمة بإعدام …»: a court has said so before the word, and nobody has carried it out.
fn is_only_sentenced(context: &Context<'_>, draft: &Draft, sentence: Range<usize>) -> bool {
    let start = context.triggers[draft.trigger].tokens.start;
    let carried_out = |at: usize| {
        let word = context.document.word(at);
        matches!(word.trim_start_matches(['و', 'ف', 'ب']), "نفذ" | "نفذت" | "نفذوا" | "تنفيذ" | "ينفذ" | "تنفذ")
    };
    context.cue(sentence.start..start, CueKind::Court).is_some() && !sentence.clone().any(carried_out)
}

/// An article that keeps to the words of an accident tells of its dead without repeating what killed them.
fn is_on_an_accident(context: &Context<'_>) -> bool {
    let sentences = context.document.sentences.iter();
    let told = sentences.clone().filter(|s| is_of_accident(context, s.tokens.clone())).count();
    let headed = sentences.take(2).any(|s| is_of_accident(context, s.tokens.clone()));
    told >= 2 && (headed || told * 4 >= context.document.sentences.len())
}

/// Whether the article names armed groups over and over.
fn is_on_armed_groups(context: &Context<'_>) -> bool {
    let armed = |e: &&Entity| {
        matches!(e.named, Named::Actor(_) | Named::NewActor) && party(context, e).is_some_and(|p| p.side == Side::Armed)
    };
    context.entities.all.iter().filter(armed).count() >= GROUP_NAMINGS
}

/// An article with so many namings of armed groups is on them.
const GROUP_NAMINGS: usize = 4;

/// Whether those who leave, told right behind the verb, bear no arms.
fn civilians_leave(context: &Context<'_>, draft: &Draft) -> bool {
    let end = context.triggers[draft.trigger].tokens.end;
    let near = context.entities.within(end..end + LEAVES).first();
    let class = near.and_then(|e| e.people).map(|p| context.lexicon.rows.people[p.row as usize].class);
    matches!(class, Some(PeopleClass::Civilian | PeopleClass::Anyone))
}

/// How far behind a verb of leaving those stand who leave, in tokens.
const LEAVES: usize = 5;

/// Whether a finished draft is worth a card.
pub fn keeps(context: &Context<'_>, plausible: &Plausible<'_>, draft: &Draft) -> Result<(), Dropped> {
    let headline_only = draft.sentences.iter().all(|&s| context.document.sentences[s].kind == SentenceKind::Headline);
    if headline_only {
        return Err(Dropped::HeadlineOnly);
    }
    if draft.weak && !plausible.reports(draft) {
        return Err(Dropped::Weak);
    }
    // Talks and recruiting are news of a conflict where an armed group takes part.
    let armed = |p: &SidedParty| p.side == Side::Armed && !p.vague;
    if matches!(draft.class, EventClass::Talks | EventClass::Recruit) && !draft.agents.iter().any(armed) {
        return Err(Dropped::Unarmed);
    }
    // «استمرار هجمات الحركة على المدنيين يشكك في»: neither a day, a town nor a loss, and no verb carries them out.
    let carried = draft.rules.iter().any(|rule| matches!(rule.as_str(), "role:light-verb" | "role:relative-verb"));
    let local = draft.places.iter().any(|p| p.level < PlaceLevel::Country);
    let general = draft.plural && draft.date.is_none() && draft.casualties.is_empty() && !local && !carried;
    if general && draft.status != Status::Hypothetical && draft.sentences.len() == 1 && !plausible.reports(draft) {
        return Err(Dropped::General);
    }
    // «المفاوضات لم تتقدم»: only troops advance.
    let nobody = draft.agents.is_empty() && draft.patients.is_empty();
    if draft.class == EventClass::Enter && nobody && context.triggers[draft.trigger].is_verb() {
        return Err(Dropped::Bare);
    }
    let says = |kind| {
        let told = |&s: &usize| context.cue(context.document.sentences[s].tokens.clone(), kind).is_some();
        draft.sentences.iter().any(told)
    };
    let civil = draft.class == EventClass::Agreement && !draft.agents.iter().any(armed) && !says(CueKind::Peace);
    if civil && !is_on_armed_groups(context) {
        return Err(Dropped::Civil);
    }
    let fighting =
        draft.agents.iter().chain(&draft.patients).any(|p| p.side == Side::Armed || p.side == Side::Protesters);
    let of_police =
        matches!(draft.class, EventClass::Arrest | EventClass::ArrestRaid | EventClass::Hostage | EventClass::Loot);
    if of_police && !fighting && says(CueKind::Crime) {
        return Err(Dropped::Crime);
    }
    // «دخلت 13 شاحنة المدينة»: who enters bears arms.
    let bears_arms = |p: &SidedParty| matches!(p.side, Side::Armed | Side::State);
    if draft.class == EventClass::Enter && !draft.agents.iter().any(bears_arms) {
        return Err(Dropped::Unarmed);
    }
    // «غادر 20 ألف شخص المنطقة»: they flee, and give up no place.
    if draft.class == EventClass::Withdraw && !draft.agents.iter().any(bears_arms) && civilians_leave(context, draft) {
        return Err(Dropped::Unarmed);
    }
    if draft.class == EventClass::Die || draft.class == EventClass::None {
        return Err(Dropped::NoEventClass);
    }
    if draft.toll && draft.casualties.is_empty() && draft.agents.is_empty() {
        return Err(Dropped::LossOfNobody);
    }
    let unarmed = !draft.agents.iter().any(|p| p.side == Side::Armed);
    let harm = draft.toll && draft.agents.is_empty() && weapon(draft.class) == Weapon::Any;
    let aftermath = matches!(family(draft.class), Family::Displacement | Family::Property) && unarmed;
    if (harm || aftermath) && is_on_an_accident(context) {
        return Err(Dropped::Accident);
    }
    let asked = context.document.sentences[draft.sentences[0]].tokens.clone();
    if draft.casualties.is_empty() && asked.last().is_some_and(|at| context.document.word(at).contains(['؟', '?'])) {
        return Err(Dropped::Question);
    }
    if draft.status == Status::Hypothetical && draft.agents.is_empty() && draft.patients.is_empty() {
        return Err(Dropped::HypotheticalOfNobody);
    }
    let nobody = draft.agents.is_empty() && draft.places.is_empty();
    let nobody = nobody || family(draft.class) == Family::Displacement;
    if draft.status == Status::Denied && nobody && !is_ruled_out(context, draft) {
        return Err(Dropped::DeniedOfNobody);
    }
    // A death with no armed hand in it is no event of a conflict.
    if draft.toll && weapon(draft.class) == Weapon::Any && draft.agents.is_empty() {
        let armed = draft.patients.iter().any(|p| matches!(p.side, Side::Armed | Side::State | Side::Protesters));
        let any = || context.entities.all.iter().any(|e| matches!(e.named, Named::Actor(_) | Named::Force { .. }));
        let disaster = || is_of_accident(context, 0..context.document.tokens.len());
        if !armed && !any() && (!plausible.reports(draft) || disaster()) {
            return Err(Dropped::NoArmedHand);
        }
    }
    Ok(())
}
