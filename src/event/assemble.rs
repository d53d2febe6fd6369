//! From a document's mentions to its events.

use crate::event::claim::{claims, own_word};
use crate::event::context::Context;
use crate::event::draft::{DateAt, Draft, draft};
use crate::event::family::{Family, Weapon, family, weapon};
use crate::event::fate::{Dropped, Trace};
use crate::event::location::places;
use crate::event::merge::merge;
use crate::event::model::{Casualty, CasualtyKind, Event, Place, PlaceLevel, Status};
use crate::event::party::{Side, SidedParty, army, army_of_state};
use crate::event::place::place;
use crate::event::plausible::{Plausible, gate};
use crate::event::source::{Manner, Saying, sayings, tidy, told_by};
use crate::event::subject::{carry_subjects, group_of_article, group_of_sentence};
use crate::event::typing::tactic;
use crate::event::when::StoryTime;
use crate::lexicon::rows::{CueKind, EventClass};
use crate::mention::entity::Named;
use crate::mention::scan::Preposition;
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
    let plausible = Plausible::new(context);
    let sayings = sayings(context, dates);
    let mut drafts: Vec<Draft> = triggers
        .into_iter()
        .filter_map(|at| trace.pass(&[at], draft(context, dates, at).and_then(|d| is_event(context, &plausible, d))))
        .collect();
    carry_subjects(context, &mut drafts);
    for draft in &mut drafts {
        attribute(context, &sayings, draft);
    }
    leave_headline_figures(context, &mut drafts);
    let mut drafts = merge(context, drafts);
    claims(context, &sayings, &mut drafts);
    for draft in &mut drafts {
        own_word(context, &sayings, draft);
        deniers(context, &sayings, draft);
    }
    drafts.retain(|d| trace.pass(&d.triggers, keeps(context, &plausible, d)).is_some());
    let mut kept = gate(&plausible, &drafts).into_iter();
    drafts.retain(|d| trace.pass(&d.triggers, kept.next().unwrap_or(Ok(()))).is_some());
    group_of_article(&mut drafts);
    let fallback = main_place(context);
    let mut story = Story { place: None, time: StoryTime::new(dates) };
    let mut out: Vec<Event> = Vec::new();
    for draft in drafts {
        trace.tell(&draft.triggers, draft.trigger, out.len());
        out.push(event(context, draft, fallback.as_ref(), &mut story, article, out.len()));
    }
    Told { events: out, trace }
}

/// Where and when the story stands.
struct Story<'a> {
    place: Option<Place>,
    time: StoryTime<'a>,
}

/// Reports on sport use the words of war.
fn is_sport(context: &Context<'_>) -> bool {
    let tokens = context.document.tokens.len();
    let words = (0..tokens).filter(|&at| context.is_cue(at, CueKind::Sport)).count();
    words >= 3 && words * 60 > tokens
}

/// Whether a telling is one at all: not an accident, not a bare general word.
fn is_event(context: &Context<'_>, plausible: &Plausible<'_>, mut draft: Draft) -> Result<Draft, Dropped> {
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
        draft.weak = !(parties || placed || draft.date.is_some());
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
    );
    draft.weak = !(parties || placed && draft.date.is_some() || plain && placed_or_dated);
    settled(plausible, draft)
}

/// The draft, unless it is in doubt and its sentence does not read like a report.
fn settled(plausible: &Plausible<'_>, draft: Draft) -> Result<Draft, Dropped> {
    match draft.doubt {
        Some(why) if !plausible.reports(&draft) => Err(why),
        _ => Ok(draft),
    }
}

/// An article that keeps to the words of an accident tells of its dead without repeating what killed them.
fn is_on_an_accident(context: &Context<'_>) -> bool {
    let sentences = context.document.sentences.iter();
    let told = sentences.filter(|s| context.cue(s.tokens.clone(), CueKind::Accident).is_some()).count();
    told >= 2 && told * 4 >= context.document.sentences.len()
}

/// Whether a finished draft is worth a card.
fn keeps(context: &Context<'_>, plausible: &Plausible<'_>, draft: &Draft) -> Result<(), Dropped> {
    let headline_only = draft.sentences.iter().all(|&s| context.document.sentences[s].kind == SentenceKind::Headline);
    if headline_only {
        return Err(Dropped::HeadlineOnly);
    }
    if draft.weak && !plausible.reports(draft) {
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
    if draft.toll && draft.agents.is_empty() && weapon(draft.class) == Weapon::Any && is_on_an_accident(context) {
        return Err(Dropped::Accident);
    }
    let asked = context.document.sentences[draft.sentences[0]].tokens.clone();
    if draft.casualties.is_empty() && asked.last().is_some_and(|at| context.document.word(at).contains(['؟', '?'])) {
        return Err(Dropped::Question);
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
        let disaster = || context.cue(0..context.document.tokens.len(), CueKind::Accident).is_some();
        if !armed && !any() && (!plausible.reports(draft) || disaster()) {
            return Err(Dropped::NoArmedHand);
        }
    }
    Ok(())
}

/// Who says so.
fn attribute(context: &Context<'_>, sayings: &[Saying], draft: &mut Draft) {
    let at = context.triggers[draft.trigger].tokens.start;
    let armed = |s: &Saying| s.parties.iter().any(|p| p.side == Side::Armed);
    let told = told_by(sayings, at).filter(|s| match s.manner {
        Manner::Says => true,
        Manner::Alleges => !armed(s),
        Manner::Denies => false,
    });
    draft.sources = told.flat_map(|s| s.sources.iter().cloned()).collect();
    for loss in &mut draft.casualties {
        loss.said_by = draft.sources.first().map(|s| s.name.clone());
    }
}

/// Of a thing denied, where nobody tells it, those who deny it.
fn deniers(context: &Context<'_>, sayings: &[Saying], draft: &mut Draft) {
    if draft.status == Status::Denied && draft.sources.is_empty() {
        let at = context.triggers[draft.trigger].tokens.start;
        let deny = told_by(sayings, at).filter(|s| s.manner == Manner::Denies);
        draft.sources = deny.flat_map(|s| s.sources.iter().cloned()).collect();
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
    story: &mut Story<'_>,
    article: &str,
    ordinal: usize,
) -> Event {
    group_of_sentence(context, &mut draft);
    post_attacked(context, &mut draft);
    let sub_event_type = draft.sub_event_type();
    settle_place(context, &mut draft, fallback, story);
    tidy_losses(&mut draft);
    let date = story.time.tell(context, &mut draft);
    let evidence = evidence(context, &draft);
    let trigger = &context.triggers[draft.trigger];
    tidy_parties(context, &mut draft);
    tidy(&mut draft.sources);
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

/// Puts the place of the event first; an event without one is where the story stands, a total or another state's deed in
/// the country.
fn settle_place(context: &Context<'_>, draft: &mut Draft, fallback: Option<&Place>, story: &mut Story<'_>) {
    if draft.places.is_empty() {
        let states: Vec<&str> = draft.agents.iter().chain(&draft.patients).filter_map(SidedParty::state).collect();
        let here = story.place.as_ref().filter(|place| {
            let elsewhere = place.country.as_deref().is_some_and(|country| {
                !states.is_empty() && !states.iter().any(|state| state.eq_ignore_ascii_case(country))
            });
            !draft.aggregate && !elsewhere
        });
        let told = here.or(fallback);
        draft.places.extend(told.cloned());
        if told.is_some() {
            draft.rules.push("place:story".to_owned());
        }
        return;
    }
    let own = places(context, draft.trigger);
    let rank = |p: &Place| own.iter().position(|o| o.span == p.span).unwrap_or(own.len());
    draft.places.sort_by_key(|p| {
        let wide = p.level == PlaceLevel::Country || p.level == PlaceLevel::Region && p.country.is_none();
        (wide, rank(p) == own.len(), is_beside(context, p), rank(p))
    });
    // Another sentence may tell the town where this one tells the province.
    let first = &draft.places[0];
    if matches!(first.level, PlaceLevel::Admin1 | PlaceLevel::Region) {
        let country = first.country.clone();
        let local = |p: &Place| {
            p.level <= PlaceLevel::Admin2 && p.country == country && !is_beside(context, p) && !draft.aggregate
        };
        if let Some(at) = draft.places.iter().position(local) {
            let place = draft.places.remove(at);
            draft.places.insert(0, place);
        }
    }
    if let Some(place) = draft.places.first().filter(|p| p.level < PlaceLevel::Country) {
        story.place = Some(place.clone());
    }
}

/// Leaves each party once and by its best name: no one on both sides, no fighters or posts beside their owner, and an
/// armed group's attack on a post without owner is one on the state's forces.
fn tidy_parties(context: &Context<'_>, draft: &mut Draft) {
    draft.patients.retain(|p| !draft.agents.iter().any(|a| a.party.name_ar == p.party.name_ar));
    let unnamed = |p: &SidedParty| p.vague && matches!(p.side, Side::Armed | Side::State);
    let named = |p: &SidedParty| p.party.id.is_some() && matches!(p.side, Side::Armed | Side::State);
    for parties in [&mut draft.agents, &mut draft.patients] {
        if parties.iter().any(named) {
            parties.retain(|p| !unnamed(p));
        }
    }
    if family(draft.class) == Family::Violence {
        for agent in &mut draft.agents {
            if let Some(army) = army_of_state(context, agent) {
                *agent = army;
            }
        }
    }
    let by_group = !draft.agents.is_empty() && draft.agents.iter().all(|a| a.side == Side::Armed);
    for patient in &mut draft.patients {
        if by_group
            && unnamed(patient)
            && patient.side == Side::State
            && let Some(army) = army(context, patient.party.span)
        {
            *patient = army;
        }
    }
    let mut seen: Vec<Option<String>> = Vec::new();
    draft.patients.retain(|p| {
        let new = p.party.id.is_none() || !seen.contains(&p.party.id);
        seen.push(p.party.id.clone());
        new
    });
}

/// «الهجوم على قاعدة كيدال»: who attacks a base attacks the army, though the words name only the place.
fn post_attacked(context: &Context<'_>, draft: &mut Draft) {
    use EventClass::{Attack, Raid, Shelling, Siege};
    let by_state = draft.agents.iter().any(|a| a.side == Side::State);
    if !draft.patients.is_empty() || by_state || !matches!(draft.class, Attack | Raid | Shelling | Siege) {
        return;
    }
    let own = context.document.sentences[context.triggers[draft.trigger].sentence].span;
    let post = draft.places.iter().find(|p| {
        let first = p.name_ar.split(' ').next().unwrap_or_default();
        own.contains(p.span) && matches!(first, "قاعدة" | "معسكر" | "ثكنة" | "حامية" | "ثكنات")
    });
    if let Some(army) = post.and_then(|post| army(context, post.span)) {
        draft.patients.push(army);
        draft.rules.push("role:post-attacked".to_owned());
    }
}

/// Whether a place is only named as lying near.
fn is_beside(context: &Context<'_>, place: &Place) -> bool {
    let at = context.entities.all.partition_point(|e| e.span.start < place.span.start);
    context.entities.all.get(at).is_some_and(|e| {
        e.span == place.span && e.preposition == Some(Preposition::Near) && !matches!(e.named, Named::CountryPart(_))
    })
}

/// A vague word gives way to a figure.
fn tidy_losses(draft: &mut Draft) {
    let told = draft.casualties.clone();
    draft.casualties.retain(|loss| {
        let vague = loss.best.is_none() && loss.low.is_none_or(|low| low <= 20);
        let more = |o: &Casualty| o.best.or(o.low) > loss.low;
        !(vague && told.iter().any(|o| o.kind == loss.kind && o.span != loss.span && more(o)))
    });
}

/// A headline rounds what the body counts: its figures stand only where the body has none of their kind.
fn leave_headline_figures(context: &Context<'_>, drafts: &mut [Draft]) {
    let in_headline = |d: &Draft| context.document.sentences[d.sentences[0]].kind == SentenceKind::Headline;
    let body: Vec<CasualtyKind> =
        drafts.iter().filter(|d| !in_headline(d)).flat_map(|d| d.casualties.iter().map(|c| c.kind)).collect();
    for draft in drafts.iter_mut().filter(|d| in_headline(d)) {
        draft.casualties.retain(|c| !body.contains(&c.kind));
    }
}

/// The sentences that tell it: the trigger's own first, headlines last.
fn evidence(context: &Context<'_>, draft: &Draft) -> Vec<Span> {
    let own = context.triggers[draft.trigger].sentence;
    let mut sentences = draft.sentences.clone();
    sentences.sort_by_key(|&s| (context.document.sentences[s].kind == SentenceKind::Headline, s != own, s));
    sentences.into_iter().map(|s| context.document.sentences[s].span).collect()
}
