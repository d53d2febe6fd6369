//! Sentences that tell no event of their own and go on about one: a speaker adds to what was told, and names by a definite
//! word whoever took part in it («المهاجم»، «الضحايا»). They are evidence of it, and their speaker is a source.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::count::quantity;
use crate::event::count_words::described;
use crate::event::draft::Draft;
use crate::event::family::{Family, family};
use crate::event::joined_losses;
use crate::event::model::{Casualty, Source, Status};
use crate::event::party::clean;
use crate::event::source::{Manner, Saying, told_by};
use crate::event::toll::{dead_and_wounded, fate};
use crate::lexicon::rows::CueKind;
use crate::mention::number::Quantity;
use crate::text::SentenceKind;

/// Sentences over which a speaker may go on about an event.
const REACH: usize = 3;

/// What a word means that stands for something told before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// Violence: its doers, its victims, what happened.
    Violence,
    /// A demonstration.
    Gathering,
}

/// Gives each of `drafts` the sentences that go on about it.
pub fn follow_up(context: &Context<'_>, sayings: &[Saying], drafts: &mut [Draft]) {
    let told: Vec<Vec<usize>> = drafts.iter().map(|d| d.sentences.clone()).collect();
    beside(context, sayings, drafts);
    for (sentence, range) in context.document.sentences.iter().enumerate() {
        if range.kind != SentenceKind::Body || told.iter().any(|of| of.contains(&sentence)) {
            continue;
        }
        let says = |s: &&Saying| s.sentence == sentence && s.manner == Manner::Says && !s.sources.is_empty();
        let sources: Vec<Source> = sayings.iter().filter(says).flat_map(|s| s.sources.iter().cloned()).collect();
        let mut losses = bare_tolls(context, range.tokens.clone());
        let names = || range.tokens.clone().find_map(|at| meant(context, at));
        let toll = (!losses.is_empty()).then_some(Meant::Violence);
        let Some(meant) = toll.or_else(|| names().filter(|_| !sources.is_empty())) else { continue };
        let fits = |draft: &Draft| draft.status != Status::Hypothetical && means(draft, meant);
        let last = |of: &[usize]| of.iter().filter(|&&s| s < sentence && s + REACH >= sentence).max().copied();
        let best = told
            .iter()
            .enumerate()
            .filter(|(at, _)| fits(&drafts[*at]))
            .filter_map(|(at, of)| Some((last(of)?, at)))
            .max();
        let Some((_, at)) = best else { continue };
        let draft = &mut drafts[at];
        draft.sentences.push(sentence);
        for loss in &mut losses {
            loss.said_by = sources.first().map(|s: &Source| s.name.clone());
        }
        joined_losses::join(&mut draft.casualties, losses, true);
        for source in sources {
            if !draft.sources.iter().any(|s| s.name == source.name) {
                draft.sources.push(source);
            }
        }
    }
}

/// «تبادلوا النار، ونقل إلى المستشفى ستة جرحى»: the dead and wounded whom a sentence counts beside the one event it tells.
fn beside(context: &Context<'_>, sayings: &[Saying], drafts: &mut [Draft]) {
    for (sentence, range) in context.document.sentences.iter().enumerate() {
        if range.kind != SentenceKind::Body {
            continue;
        }
        let telling: Vec<usize> = (0..drafts.len()).filter(|&at| drafts[at].sentences.contains(&sentence)).collect();
        let [only] = telling[..] else { continue };
        let here = |c: &Casualty| range.span.overlaps(c.span);
        let draft = &mut drafts[only];
        if !means(draft, Meant::Violence) {
            continue;
        }
        let mut losses = bare_tolls(context, range.tokens.clone());
        losses.retain(|loss| !draft.casualties.iter().any(|c| here(c) && c.kind == loss.kind));
        for loss in &mut losses {
            let at = range.tokens.clone().find(|&at| context.document.tokens[at].span.end >= loss.span.start);
            let said = at.and_then(|at| told_by(sayings, at).find(|s| s.manner == Manner::Says));
            loss.said_by = said.and_then(|s| s.sources.first()).map(|s| s.name.clone());
        }
        joined_losses::join(&mut draft.casualties, losses, true);
    }
}

fn means(draft: &Draft, meant: Meant) -> bool {
    match meant {
        Meant::Violence => matches!(family(draft.class), Family::Violence),
        Meant::Gathering => matches!(family(draft.class), Family::Protest),
    }
}

/// What token `at` stands for, where it is a definite word for something told before.
fn meant(context: &Context<'_>, at: usize) -> Option<Meant> {
    let word = context.document.word(at);
    let word = word.strip_prefix('و').unwrap_or(word);
    let word = word.strip_prefix(['ب', 'ل']).filter(|rest| rest.starts_with("ال")).unwrap_or(word);
    match word {
        "المهاجم" | "المهاجمان" | "المهاجمين" | "المهاجمون" | "الانتحاري" | "القتيل" | "القتلي" | "القتيلين"
        | "الضحايا" | "الضحيه" | "الجرحي" | "المصابين" | "المصابون" | "المصاب" | "الحصيله" | "الجثث" | "الحادث"
        | "الحادثه" | "الواقعه" | "الجريمه" | "المجزره" => Some(Meant::Violence),
        "المحتجين" | "المحتجون" | "المتظاهرين" | "المتظاهرون" => {
            Some(Meant::Gathering)
        }
        _ => None,
    }
}

/// «تحدث ضابط عن خمسة قتلى», «نقل 45 جريحا»: the dead and wounded that a sentence counts without a word for what was done.
fn bare_tolls(context: &Context<'_>, tokens: Range<usize>) -> Vec<Casualty> {
    let mut out: Vec<Casualty> = Vec::new();
    for entity in context.entities.within(tokens.clone()) {
        let Some(kind) = fate(context, entity).or_else(|| described(context, entity)) else { continue };
        let part = context.cue(tokens.start..entity.tokens.start, CueKind::Subset).is_some();
        // «88 قتيلا وجريحا» counts neither.
        let counted =
            context.number_before(entity).is_some_and(|n| dead_and_wounded(context, n.tokens.end, None).is_none());
        let Some(quantity) =
            quantity(context, entity).filter(|q| counted && !part && (q.best.is_some() || q.low > Some(2)))
        else {
            continue;
        };
        if !out.iter().any(|c| c.kind == kind) {
            let Quantity { low, best, high } = quantity;
            let who = clean(entity.span.of(context.document.text));
            out.push(Casualty { kind, low, best, high, who, said_by: None, span: entity.span });
        }
    }
    out
}
