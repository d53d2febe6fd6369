//! From a document's mentions to its events.

use crate::event::context::Context;
use crate::event::draft::{DateAt, Draft, draft};
use crate::event::family::{Family, Weapon, family, weapon};
use crate::event::fate::{Dropped, Trace};
use crate::event::merge::merge;
use crate::event::model::{DatePrecision, Event, EventDate, Place, PlaceLevel, Status};
use crate::event::party::Side;
use crate::event::place::place;
use crate::event::plausible::gate;
use crate::event::roles::add;
use crate::event::source::{Attribution, attribution};
use crate::event::typing::tactic;
use crate::lexicon::rows::{CueKind, EventClass, VerbForm};
use crate::mention::entity::Named;
use crate::mention::scan::Preposition;
use crate::mention::trigger::Head;
use crate::span::Span;
use crate::text::SentenceKind;

/// The events of an article, and what became of each trigger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// In the order in which the article first tells them.
    pub events: Vec<Event>,
    /// Of all triggers.
    pub trace: Trace,
}

/// Makes the events of an article. `article` is its id, which begins every event's id.
#[must_use]
pub fn events(context: &Context<'_>, dates: &[DateAt], article: &str) -> Told {
    let triggers: Vec<usize> = (0..context.triggers.len()).collect();
    let mut trace = Trace::new(triggers.len());
    if is_sport(context) {
        trace.pass(&triggers, Err::<(), _>(Dropped::Sport));
        return Told { events: Vec::new(), trace };
    }
    let attributions: Vec<Attribution> =
        (0..context.document.sentences.len()).map(|s| attribution(context, s)).collect();
    let mut drafts: Vec<Draft> = triggers
        .into_iter()
        .filter_map(|at| trace.pass(&[at], draft(context, dates, at).and_then(|d| is_event(context, d))))
        .collect();
    inherit_agents(context, &mut drafts);
    for draft in &mut drafts {
        let said = &attributions[draft.sentences[0]];
        draft.sources.clone_from(&said.sources);
        for loss in &mut draft.casualties {
            loss.said_by = said.sources.first().map(|s| s.name.clone());
        }
    }
    let mut drafts = merge(context, drafts);
    claims(context, &attributions, &mut drafts);
    drafts.retain(|d| trace.pass(&d.triggers, keeps(context, d)).is_some());
    let plausible = gate(context, &drafts);
    let mut kept = plausible.into_iter();
    drafts.retain(|d| trace.pass(&d.triggers, kept.next().unwrap_or(Ok(()))).is_some());
    let fallback = main_place(context);
    let mut story = Story::default();
    let mut out: Vec<Event> = Vec::new();
    for draft in drafts {
        trace.tell(&draft.triggers, draft.trigger, out.len());
        out.push(event(context, draft, fallback.as_ref(), &mut story, article, out.len()));
    }
    Told { events: out, trace }
}

/// Where and when the story stands.
#[derive(Default)]
struct Story {
    place: Option<Place>,
    date: Option<EventDate>,
    /// Last sentence of the event before.
    last: usize,
}

impl Story {
    /// Whether a telling without a date goes on from the event before it.
    fn goes_on(&self, draft: &Draft) -> bool {
        self.date.as_ref().is_some_and(|d| d.precision == DatePrecision::Day)
            && draft.sentences[0] <= self.last + STORY_REACH
    }
}

/// Sentences over which a story's date holds.
const STORY_REACH: usize = 2;

/// Reports on sport use the words of war.
fn is_sport(context: &Context<'_>) -> bool {
    let tokens = context.document.tokens.len();
    let words = (0..tokens).filter(|&at| context.is_cue(at, CueKind::Sport)).count();
    words >= 3 && words * 60 > tokens
}

/// Whether a telling is one at all: not an accident, not a bare general word.
fn is_event(context: &Context<'_>, mut draft: Draft) -> Result<Draft, Dropped> {
    let tokens = context.document.sentences[draft.sentences[0]].tokens.clone();
    let accident = context.cue(tokens.clone(), CueKind::Accident).is_some();
    let harm = draft.toll
        || matches!(draft.class, EventClass::Displace | EventClass::Evacuate | EventClass::Destroy | EventClass::Burn);
    if accident && harm && draft.agents.is_empty() {
        return Err(Dropped::Accident);
    }
    if context.cue(tokens, CueKind::Film).is_some() && draft.casualties.is_empty() {
        return Err(Dropped::Film);
    }
    let trigger = &context.triggers[draft.trigger];
    let parties = !draft.agents.is_empty() || !draft.patients.is_empty() || !draft.casualties.is_empty();
    let clause = context.clause(draft.trigger);
    let placed =
        context.entities.within(clause.after.start..clause.after.end.min(clause.after.start + 8)).iter().any(|e| {
            matches!(e.named, Named::Place(_) | Named::NewPlace(_) | Named::CountryPart(_) | Named::Country { .. })
        });
    if trigger.is_verb() {
        return if parties || placed || draft.date.is_some() { Ok(draft) } else { Err(Dropped::Bare) };
    }
    // «الهجمات» with nothing of its own speaks of attacks in general.
    if draft.plural && draft.definite && draft.date.is_none() && draft.casualties.is_empty() && draft.agents.is_empty()
    {
        return Err(Dropped::General);
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
    );
    draft.weak = !(parties || placed && draft.date.is_some() || plain && placed_or_dated);
    Ok(draft)
}

/// «وأحرقوا المنازل»: a verb joined to the one before it, without a subject of its own, has the same.
fn inherit_agents(context: &Context<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let (old, new) = (&before[at - 1], &mut rest[0]);
        let trigger = &context.triggers[new.trigger];
        let Head::Verb { form, .. } = trigger.head else { continue };
        let passive = form.has(VerbForm::PASSIVE) && !form.has(VerbForm::PLURAL) && new.toll;
        let joined = trigger.proclitic.conjunction && new.sentences == old.sentences;
        if joined && !passive && form.has(VerbForm::ACTIVE) && new.agents.is_empty() && !old.agents.is_empty() {
            new.agents.clone_from(&old.agents);
            new.rules.push("role:same-subject".to_owned());
        }
    }
}

/// Whether a finished draft is worth a card.
fn keeps(context: &Context<'_>, draft: &Draft) -> Result<(), Dropped> {
    let headline_only = draft.sentences.iter().all(|&s| context.document.sentences[s].kind == SentenceKind::Headline);
    if headline_only {
        return Err(Dropped::HeadlineOnly);
    }
    if draft.weak {
        return Err(Dropped::Weak);
    }
    // Talks and recruiting are news of a conflict where an armed group takes part.
    if matches!(draft.class, EventClass::Talks | EventClass::Recruit)
        && !draft.agents.iter().any(|p| p.side == Side::Armed)
    {
        return Err(Dropped::Unarmed);
    }
    if draft.class == EventClass::Die || draft.class == EventClass::None {
        return Err(Dropped::NoEventClass);
    }
    if draft.toll && draft.casualties.is_empty() && draft.agents.is_empty() {
        return Err(Dropped::LossOfNobody);
    }
    if draft.status == Status::Hypothetical && draft.agents.is_empty() && draft.patients.is_empty() {
        return Err(Dropped::HypotheticalOfNobody);
    }
    if draft.status == Status::Denied && draft.agents.is_empty() && draft.places.is_empty() {
        return Err(Dropped::DeniedOfNobody);
    }
    // A death with no armed hand in it is no event of a conflict.
    if draft.toll && weapon(draft.class) == Weapon::Any && draft.agents.is_empty() {
        let armed = draft.patients.iter().any(|p| matches!(p.side, Side::Armed | Side::State | Side::Protesters));
        let any = || context.entities.all.iter().any(|e| matches!(e.named, Named::Actor(_) | Named::Force { .. }));
        if !armed && !any() {
            return Err(Dropped::NoArmedHand);
        }
    }
    Ok(())
}

/// «وتبنى التنظيم الهجوم»: the claimant goes to the event that is meant.
fn claims(context: &Context<'_>, attributions: &[Attribution], drafts: &mut [Draft]) {
    for (sentence, range) in context.document.sentences.iter().enumerate() {
        if range.kind == SentenceKind::Furniture || context.cue(range.tokens.clone(), CueKind::NoClaim).is_some() {
            continue;
        }
        let Some(at) = context.cue(range.tokens.clone(), CueKind::Claim) else { continue };
        let near =
            context.entities.within(at.saturating_sub(6).max(range.tokens.start)..(at + 7).min(range.tokens.end));
        let claimant = near
            .iter()
            .filter(|e| matches!(e.named, Named::Actor(_) | Named::NewActor))
            .min_by_key(|e| e.tokens.start.abs_diff(at))
            .and_then(|e| crate::event::party::party(context, e))
            .or_else(|| attributions[sentence].parties.first().cloned());
        let Some(claimant) = claimant else { continue };
        let violent = |d: &Draft| {
            matches!(family(d.class), Family::Violence | Family::Abduction)
                && d.status != Status::Hypothetical
                && !d.aggregate
        };
        let here = drafts.iter().position(|d| violent(d) && d.sentences.contains(&sentence));
        let target = here.or_else(|| drafts.iter().rposition(|d| violent(d) && d.sentences[0] < sentence));
        if let Some(target) = target {
            let draft = &mut drafts[target];
            if draft.agents.is_empty() || draft.agents.iter().all(|p| p.vague) {
                draft.agents.clear();
                add(&mut draft.agents, claimant.clone());
            }
            add(&mut draft.claimed_by, claimant);
            if !draft.sentences.contains(&sentence) {
                draft.sentences.push(sentence);
            }
            draft.rules.push("claim:nearest-event".to_owned());
        }
    }
}

/// The place that the article opens with: where an event is that tells none.
fn main_place(context: &Context<'_>) -> Option<Place> {
    let country = context.entities.main_country();
    let named = country.map(|row| Named::Country { row, capital: false })?;
    let first = context.entities.all.iter().find(|e| match e.named {
        Named::Country { row, .. } | Named::CountryPart(row) => Some(row) == country,
        Named::Force { country: Some(row), .. } | Named::People { country: Some(row), .. } => Some(row) == country,
        _ => false,
    })?;
    place(context, &crate::mention::entity::Entity { named, ..first.clone() })
}

fn event(
    context: &Context<'_>,
    mut draft: Draft,
    fallback: Option<&Place>,
    story: &mut Story,
    article: &str,
    ordinal: usize,
) -> Event {
    let sub_event_type = draft.sub_event_type();
    if draft.places.is_empty() {
        let told = story.place.as_ref().or(fallback);
        draft.places.extend(told.cloned());
        if told.is_some() {
            draft.rules.push("place:story".to_owned());
        }
    } else if let Some(place) = draft.places.first().filter(|p| p.level < PlaceLevel::Country) {
        story.place = Some(place.clone());
    }
    let own = context.document.sentences[context.triggers[draft.trigger].sentence].span;
    draft.places.sort_by_key(|p| {
        let wide = p.level == PlaceLevel::Country || p.level == PlaceLevel::Region && p.country.is_none();
        (wide, is_beside(context, p), !own.contains(p.span), p.level)
    });
    tidy_losses(context, &mut draft);
    let date = match draft.date.take() {
        Some(date) => {
            story.date = Some(date.clone());
            date
        }
        // The story goes on where it stands, unless it looks back or ahead.
        None if draft.status == Status::Asserted && !draft.aggregate && story.goes_on(&draft) => {
            story.date.clone().unwrap_or_default()
        }
        None => EventDate::default(),
    };
    story.last = draft.sentences.iter().copied().max().unwrap_or(0);
    let evidence = evidence(context, &draft);
    let trigger = &context.triggers[draft.trigger];
    draft.patients.retain(|p| !draft.agents.iter().any(|a| a.party.name_ar == p.party.name_ar));
    Event {
        id: format!("{article}#{}", ordinal + 1),
        sub_event_type,
        tactic: tactic(draft.class).map(str::to_owned),
        status: draft.status,
        aggregate: draft.aggregate,
        date,
        places: draft.places,
        perpetrators: draft.agents.into_iter().map(|p| p.party).collect(),
        targets: draft.patients.into_iter().map(|p| p.party).collect(),
        claimed_by: draft.claimed_by.into_iter().map(|p| p.party).collect(),
        casualties: draft.casualties,
        sources: draft.sources,
        evidence,
        trigger: trigger.span,
        rules: draft.rules,
    }
}

/// Whether a place is only named as lying near.
fn is_beside(context: &Context<'_>, place: &Place) -> bool {
    let at = context.entities.all.partition_point(|e| e.span.start < place.span.start);
    context.entities.all.get(at).is_some_and(|e| {
        e.span == place.span && e.preposition == Some(Preposition::Near) && !matches!(e.named, Named::CountryPart(_))
    })
}

/// A headline repeats the body's figures, and a vague word gives way to a figure.
fn tidy_losses(context: &Context<'_>, draft: &mut Draft) {
    let in_headline = |span: Span| {
        context.document.sentences.iter().any(|s| s.kind == SentenceKind::Headline && s.span.contains(span))
    };
    let told = draft.casualties.clone();
    draft.casualties.retain(|loss| {
        let others = || told.iter().filter(|o| o.kind == loss.kind && o.span != loss.span);
        let repeated = in_headline(loss.span) && others().any(|o| !in_headline(o.span));
        let vague = loss.best.is_none() && loss.low.is_none_or(|low| low <= 20);
        let replaced = vague && others().any(|o| o.best.is_some() && o.best > loss.low);
        !repeated && !replaced
    });
}

/// The sentences that tell it: the trigger's own first, headlines last.
fn evidence(context: &Context<'_>, draft: &Draft) -> Vec<Span> {
    let own = context.triggers[draft.trigger].sentence;
    let mut sentences = draft.sentences.clone();
    sentences.sort_by_key(|&s| (context.document.sentences[s].kind == SentenceKind::Headline, s != own, s));
    sentences.into_iter().map(|s| context.document.sentences[s].span).collect()
}
