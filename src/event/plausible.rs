//! Whether the words of a sentence make it likely that it reports an event: the one trained stage. In come the sentences of
//! a draft, out goes a sum in logits for its kind of event. Rules decide what an event is; this stage only drops what they
//! find in sentences that speak of war words without telling of war: comment, courts, politics, sport.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::family::{Weapon, weapon};
use crate::event::fate::Dropped;
use crate::event::model::{Casualty, CasualtyKind, EventType, PlaceLevel, Status};
use crate::event::party::{Side, SidedParty};
use crate::lexicon::rows::{EventClass, VerbRole};
use crate::lexicon::weights::{BIAS, NUMBER, QUESTION, QUOTE, Report};
use crate::mention::entity::{Entity, Named};
use crate::mention::trigger::Trigger;
use crate::text::stem::stem;
use crate::text::{Document, TokenKind};

/// What an event of the type is a report of; none for strategic developments, on which no sentence was judged.
#[must_use]
pub fn report(event_type: EventType) -> Option<Report> {
    match event_type {
        EventType::Battles | EventType::Explosions | EventType::Civilians => Some(Report::Violence),
        EventType::Protests | EventType::Riots => Some(Report::Protest),
        EventType::Strategic => None,
    }
}

/// What is weighed of some tokens: the stems of words, one mark for all figures, one for questions, one for quotes.
pub fn stems<'a>(document: &'a Document<'_>, tokens: Range<usize>) -> impl Iterator<Item = &'a str> + use<'a> {
    tokens.filter_map(|at| match document.kind(at) {
        TokenKind::Word => Some(stem(document.word(at))),
        TokenKind::Number => Some(NUMBER),
        TokenKind::Quote => Some(QUOTE),
        TokenKind::Stop if document.word(at).contains(['؟', '?']) => Some(QUESTION),
        _ => None,
    })
}

/// Sentences at and above this sum report an event, where nothing else speaks for it. Set by cross-validation on single
/// sentences: precision before recall.
const REPORTS: f32 = -0.3;
/// The same where a named force uses a weapon somewhere.
const REPORTS_DEED: f32 = -2.5;
/// The same where that force is an armed group.
const REPORTS_ARMED: f32 = -3.5;
/// The same where a verb of the event opens the sentence, with an armed group as agent, or with a place and
/// either a date or both sides.
const OPENS_BY_FORCE: f32 = -2.2;
const OPENS: f32 = -1.0;
/// A draft that tells so much needs no words of its sentence to speak for it.
const FULL: usize = 4;
/// Tokens before the verb of a sentence that opens with it.
const OPENING: usize = 1;
/// Tokens from a light verb that opens a sentence to the noun that says what was done.
const CARRIED: usize = 6;
/// The same for protests, of which the weights know fewer words.
const REPORTS_PROTEST: f32 = -2.0;
/// The same where protesters are named as a party.
const REPORTS_PROTESTERS: f32 = -4.0;
/// A sentence at and above this sum reads as if from an article on a conflict.
const MAY_REPORT: f32 = -2.5;
/// At and above this sum a sentence rather reports violence than not; one such makes an article one on a conflict.
const CERTAIN: f32 = 0.0;
/// At and above this sum a sentence lets a draft pass that names neither party nor place.
const SPEAKS_FOR_ITSELF: f32 = 0.5;
/// A text of so many sentences has no room to tell a thing twice.
const SHORT_TEXT: usize = 3;
/// So many such sentences make an article one on a conflict.
const SENTENCES: usize = 2;
/// So many sentences in which an army or a group does violence, or its dead are counted, do too.
const DEEDS: usize = 2;
/// How much less is asked of a sentence of an article on a conflict.
const TRUST: f32 = 4.0;
/// What is asked of a strategic development, with and without an armed group as a party.
const DEVELOPS_ARMED: f32 = -4.5;
const DEVELOPS: f32 = -0.5;
/// What is asked of violence that is planned, feared or denied: it is worded in more ways.
const EXPECTS: f32 = -3.5;

/// For each draft whether it is plausible.
#[must_use]
pub fn gate(plausible: &Plausible<'_>, drafts: &[Draft]) -> Vec<Result<(), Dropped>> {
    let best = |draft: &Draft, report: Report| plausible.best(draft, report);
    let told = |d: &&Draft| matches!(d.status, Status::Asserted | Status::Claimed);
    let violent = |d: &&Draft| report(d.sub_event_type().event_type()) == Some(Report::Violence);
    let mut certain = false;
    let mut reporting: BTreeSet<usize> = BTreeSet::new();
    for draft in drafts.iter().filter(told).filter(violent) {
        let sum = best(draft, Report::Violence);
        certain |= sum >= CERTAIN;
        if sum >= MAY_REPORT {
            reporting.insert(draft.sentences[0]);
        }
    }
    let named = |p: &&SidedParty| p.party.id.is_some() && matches!(p.side, Side::Armed | Side::State);
    let deeds: BTreeSet<usize> = drafts
        .iter()
        .filter(told)
        .filter(violent)
        .filter(|d| {
            d.agents.iter().chain(&d.patients).any(|a| named(&a)) || d.casualties.iter().any(|c| c.best > Some(1))
        })
        .map(|d| d.sentences[0])
        .collect();
    let on_conflict = certain || reporting.len() >= SENTENCES || deeds.len() >= DEEDS;
    let trust = if on_conflict { TRUST } else { 0.0 };
    // A single sentence has only its words to show whether it tells or looks back.
    let long = plausible.context.document.sentences.len() > SHORT_TEXT;
    let force = |e: &Entity| matches!(e.named, Named::Actor(_) | Named::Force { .. });
    let on_forces = plausible.context.entities.all.iter().any(force);
    let keeps = |draft: &Draft| match report(draft.sub_event_type().event_type()) {
        Some(Report::Violence) => {
            let by_force = draft.agents.iter().any(|p| p.side == Side::Armed);
            let whom = !draft.patients.is_empty() || !draft.casualties.is_empty();
            let parties = !draft.agents.is_empty() && whom;
            let armed_deed = (weapon(draft.class) != Weapon::Any || draft.class == EventClass::Seize)
                && !draft.places.is_empty()
                && draft.agents.iter().any(|agent| named(&agent));
            let by_weapon = weapon(draft.class) != Weapon::Any && draft.agents.iter().any(|agent| named(&agent));
            let asked = match () {
                // Who did what to whom, where and when: all but one of these are told.
                () if long && told(&draft) && fullness(draft) >= FULL - usize::from(counted(draft)) => return true,
                () if !told(&draft) && draft.agents.iter().any(|p| matches!(p.side, Side::Armed | Side::State)) => {
                    EXPECTS
                }
                () if !told(&draft) => REPORTS,
                () if long && told(&draft) && is_a_war_toll(draft) && on_forces => return true,
                () if long && told(&draft) && by_weapon && fullness(draft) >= FULL - 1 => return true,
                // A named force, its weapon, the place and the day: nothing is left to ask.
                () if armed_deed && draft.date.is_some() => return true,
                () if plausible.opens(draft) && by_force => OPENS_BY_FORCE,
                () if plausible.opens(draft) && !draft.places.is_empty() && (draft.date.is_some() || parties) => OPENS,
                () if armed_deed && by_force => REPORTS_ARMED,
                () if draft.class == EventClass::Seize && draft.date.is_some() && !draft.places.is_empty() => {
                    REPORTS_ARMED
                }
                () if armed_deed => REPORTS_DEED,
                () => REPORTS,
            };
            best(draft, Report::Violence) >= asked - trust
        }
        Some(Report::Protest) => {
            let full = long && told(&draft) && fullness(draft) >= FULL - usize::from(counted(draft));
            let protesters = |p: &SidedParty| p.side == Side::Protesters;
            let named = draft.agents.iter().chain(&draft.patients).any(protesters);
            let asked = if named && long && told(&draft) { REPORTS_PROTESTERS } else { REPORTS_PROTEST };
            full || best(draft, Report::Protest) >= asked - trust
        }
        None => {
            let arrest = draft.class == EventClass::Arrest
                && draft.agents.iter().any(|p| p.side == Side::State)
                && (draft.patients.iter().any(|p| p.side == Side::Protesters)
                    || long && told(&draft) && fullness(draft) >= FULL
                    || !draft.casualties.is_empty() && best(draft, Report::Protest) >= REPORTS_PROTEST);
            let leaves = draft.class == EventClass::Withdraw && !draft.agents.is_empty();
            let armed = draft.agents.iter().chain(&draft.patients).any(|p| p.side == Side::Armed);
            // What a sentence begins with, by whom, where and when.
            let forces = |p: &SidedParty| matches!(p.side, Side::Armed | Side::State);
            let local = draft.places.iter().any(|p| p.level < PlaceLevel::Country);
            let complete = draft.agents.iter().any(forces) && local && draft.date.is_some();
            let of_peace_too =
                matches!(draft.class, EventClass::Agreement | EventClass::Evacuate | EventClass::Displace);
            if told(&draft) && complete && !of_peace_too && plausible.opens(draft) {
                return true;
            }
            let asked = if armed || arrest || leaves || is_warlike(draft.class) { DEVELOPS_ARMED } else { DEVELOPS };
            on_conflict || best(draft, Report::Violence) >= asked
        }
    };
    drafts.iter().map(keeps).map(|keep| if keep { Ok(()) } else { Err(Dropped::Implausible) }).collect()
}

/// So many dead over a time are those of a war.
const WAR_DEAD: u32 = 100;

/// «أوقع النزاع أكثر من 350 ألف قتيل منذ 2011»: the dead of a war, summed up.
fn is_a_war_toll(draft: &Draft) -> bool {
    let many = |c: &Casualty| c.kind == CasualtyKind::Killed && c.low.or(c.best) >= Some(WAR_DEAD);
    draft.aggregate && draft.casualties.iter().any(many)
}

/// Of who, whom, where, when and with what loss, how much a draft tells.
fn fullness(draft: &Draft) -> usize {
    let local = draft.places.iter().any(|p| p.level < PlaceLevel::Country);
    let told = [
        !draft.agents.is_empty(),
        !draft.patients.is_empty(),
        local,
        draft.date.is_some(),
        !draft.casualties.is_empty(),
    ];
    told.into_iter().filter(|told| *told).count()
}

/// Whether its dead or hurt are counted, and who they or their killers are is told.
fn counted(draft: &Draft) -> bool {
    let harmed = |c: &Casualty| matches!(c.kind, CasualtyKind::Killed | CasualtyKind::Wounded);
    let sides = draft.agents.iter().chain(&draft.patients);
    draft.casualties.iter().any(|c| harmed(c) && c.low.or(c.best).is_some_and(|n| n > 1))
        && sides.into_iter().any(|p| matches!(p.side, Side::Armed | Side::State | Side::Protesters))
}

/// Strategic developments whose very word is of war.
fn is_warlike(class: EventClass) -> bool {
    use EventClass::*;
    matches!(
        class,
        Coup | Mutiny
            | Truce
            | TruceViolation
            | Exchange
            | Pledge
            | Foil
            | Intercept
            | Defuse
            | SeizeWeapons
            | Shootdown
            | Impound
            | ArrestRaid
    )
}

/// The sums of sentences, computed when first asked for.
pub struct Plausible<'a> {
    context: &'a Context<'a>,
    sums: Vec<Cell<Option<[f32; 2]>>>,
}

impl<'a> Plausible<'a> {
    /// Nothing computed yet.
    #[must_use]
    pub fn new(context: &'a Context<'a>) -> Self {
        Self { context, sums: vec![Cell::new(None); context.document.sentences.len()] }
    }

    /// Whether one of the draft's sentences reads so much like a report that little else need speak for it. In an article
    /// another sentence tells it better.
    #[must_use]
    pub fn reports(&self, draft: &Draft) -> bool {
        self.context.document.sentences.len() <= SHORT_TEXT
            && report(draft.sub_event_type().event_type())
                .is_some_and(|report| self.best(draft, report) >= SPEAKS_FOR_ITSELF)
    }

    /// Whether a verb of the draft opens its sentence: what a sentence begins with is what it tells.
    fn opens(&self, draft: &Draft) -> bool {
        draft.triggers.iter().map(|&at| &self.context.triggers[at]).any(|trigger| {
            let start = self.context.document.sentences[trigger.sentence].tokens.start;
            let told_by =
                |t: &Trigger| t.is_verb() && t.sentence == trigger.sentence && t.tokens.start <= start + OPENING;
            let carries = |t: &Trigger| t.role() == VerbRole::Light && t.tokens.end + CARRIED >= trigger.tokens.start;
            let before = |t: &&Trigger| t.tokens.start < trigger.tokens.start;
            let light = self.context.triggers.iter().take_while(before).any(|t| told_by(t) && carries(t));
            light || told_by(trigger)
        })
    }

    /// The highest sum of the draft's sentences.
    fn best(&self, draft: &Draft, report: Report) -> f32 {
        draft.sentences.iter().map(|&s| self.logit(s, report)).fold(f32::NEG_INFINITY, f32::max)
    }

    /// How likely sentence `sentence` reports such an event, in logits: above zero, rather than not.
    fn logit(&self, sentence: usize, report: Report) -> f32 {
        let context = self.context;
        let sums = self.sums[sentence].get().unwrap_or_else(|| {
            let mut read: Vec<&str> =
                stems(context.document, context.document.sentences[sentence].tokens.clone()).collect();
            read.sort_unstable();
            read.dedup();
            let add = |sum: [i32; 2], stem| {
                let [violence, protest] = context.lexicon.weights.of(stem);
                [sum[0] + i32::from(violence), sum[1] + i32::from(protest)]
            };
            read.into_iter().chain([BIAS]).fold([0, 0], add).map(|sum| sum as f32 / 100.0)
        });
        self.sums[sentence].set(Some(sums));
        sums[report as usize]
    }
}
