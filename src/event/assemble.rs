//! From a document's mentions to its events.

use crate::event::blame::blames;
use crate::event::claim::{claims, own_word};
use crate::event::context::Context;
use crate::event::draft::{DateAt, Draft, draft};
use crate::event::extent::extent;
use crate::event::fate::{Dropped, Trace};
use crate::event::follow_up::follow_up;
use crate::event::merge::merge;
use crate::event::model::{Event, Party, Place, Status};
use crate::event::opponents::lend_sides;
use crate::event::party::Side;
use crate::event::plausible::{Plausible, gate};
use crate::event::scene::{main_place, settle_place};
use crate::event::sift::{is_event, is_sport, keeps};
use crate::event::source::{Manner, Saying, sayings, tidy, told_by};
use crate::event::story_time::StoryTime;
use crate::event::subject::{carry_subjects, group_of_article, group_of_sentence, other_side};
use crate::event::tidy::{leave_headline_figures, post_attacked, tidy_losses, tidy_parties};
use crate::event::typing::tactic;
use crate::lexicon::rows::VerbRole;
use crate::mention::trigger::Trigger;
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
    other_side(context, &mut drafts);
    lend_sides(&mut drafts);
    for draft in &mut drafts {
        attribute(context, &sayings, draft);
    }
    leave_headline_figures(context, &mut drafts);
    let mut drafts = merge(context, drafts);
    claims(context, &sayings, &mut drafts);
    blames(context, &mut drafts);
    for draft in &mut drafts {
        own_word(context, &sayings, draft);
        deniers(context, &sayings, draft);
    }
    drafts.retain(|d| trace.pass(&d.triggers, keeps(context, &plausible, d)).is_some());
    let mut kept = gate(&plausible, &drafts).into_iter();
    drafts.retain(|d| trace.pass(&d.triggers, kept.next().unwrap_or(Ok(()))).is_some());
    follow_up(context, &sayings, &mut drafts);
    group_of_article(&mut drafts);
    let fallback = main_place(context);
    let mut story = Story { place: None, time: StoryTime::new(dates) };
    let mut out: Vec<Event> = Vec::new();
    for draft in drafts {
        trace.tell(&draft.triggers, first_word(context, &draft), out.len());
        out.push(event(context, draft, fallback.as_ref(), &mut story, article, out.len()));
    }
    Told { events: out, trace }
}

/// Where and when the story stands.
struct Story<'a> {
    place: Option<Place>,
    time: StoryTime<'a>,
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
    settle_place(context, &mut draft, fallback, &mut story.place);
    tidy_losses(&mut draft);
    let date = story.time.tell(context, &mut draft);
    let evidence = evidence(context, &draft);
    let shown = whole_words(context, first_word(context, &draft));
    tidy_parties(context, &mut draft);
    tidy(&mut draft.sources);
    let shown_whole = |mut party: Party| {
        party.span = extent(context, party.span);
        party
    };
    Event {
        id: format!("{article}#{}", ordinal + 1),
        sub_event_type,
        tactic: tactic(draft.class).map(str::to_owned),
        status: draft.status,
        aggregate: draft.aggregate,
        date,
        places: draft.places,
        perpetrators: draft.agents.into_iter().map(|p| shown_whole(p.party)).collect(),
        targets: draft.patients.into_iter().map(|p| shown_whole(p.party)).collect(),
        claimed_by: draft.claimed_by.into_iter().map(|p| p.party).collect(),
        casualties: draft.casualties,
        sources: draft.sources,
        evidence,
        trigger: shown,
        rules: draft.rules,
    }
}

/// The trigger that a reader meets first, of those that tell the event in its own sentence.
fn first_word(context: &Context<'_>, draft: &Draft) -> usize {
    let sentence = context.triggers[draft.trigger].sentence;
    let here = draft.triggers.iter().copied().filter(|&at| context.triggers[at].sentence == sentence);
    here.min().unwrap_or(draft.trigger)
}

/// The words of a trigger as they are written: with و or ب before them, with the verb that carries the noun where it stands
/// beside it («تعرضت لهجوم»), and with the word without which the verb does not say it («أطلقوا النار»).
fn whole_words(context: &Context<'_>, trigger: usize) -> Span {
    let document = context.document;
    let tokens = &context.triggers[trigger].tokens;
    let carries = |t: &Trigger| {
        t.tokens.end == tokens.start
            && t.is_verb()
            && matches!(t.role(), VerbRole::Light | VerbRole::Undergo | VerbRole::Occur)
    };
    let before = trigger.checked_sub(1).map(|at| &context.triggers[at]).filter(|t| carries(t));
    let start = before.map_or(tokens.start, |verb| verb.tokens.start);
    let completes = context.triggers[trigger].is_verb()
        && tokens.end < document.tokens.len()
        && matches!(
            document.word(tokens.end),
            "النار"
                | "نار"
                | "نفسه"
                | "نفسها"
                | "انفسهم"
                | "انفسهما"
                | "مصرعه"
                | "مصرعهم"
                | "حتفه"
                | "حتفهم"
                | "شعارات"
                | "هتافات"
                | "لافتات"
        );
    let last = if completes { tokens.end } else { tokens.end - 1 };
    Span::new(document.tokens[start].span.start, document.tokens[last].span.end)
}

/// The sentences that tell it: the trigger's own first, headlines last.
fn evidence(context: &Context<'_>, draft: &Draft) -> Vec<Span> {
    let own = context.triggers[draft.trigger].sentence;
    let mut sentences = draft.sentences.clone();
    sentences.sort_by_key(|&s| (context.document.sentences[s].kind == SentenceKind::Headline, s != own, s));
    sentences.into_iter().map(|s| context.document.sentences[s].span).collect()
}
