//! Who says so: the subjects of verbs of saying, and what stands after وفق and its like.

use crate::event::context::Context;
use crate::event::model::Source;
use crate::event::party::{SidedParty, clean, party};
use crate::lexicon::rows::{CueKind, VerbRole};
use crate::mention::entity::{Entity, Named, is_relative};
use crate::mention::trigger::Head;
use crate::text::TokenKind;

/// What a sentence is attributed to.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    /// In the article's words.
    pub sources: Vec<Source>,
    /// Parties to the conflict among them.
    pub parties: Vec<SidedParty>,
}

/// Longest phrase for a source that no table has, in tokens.
const MAX_PHRASE: usize = 5;

/// Reads the attribution of sentence `sentence`.
#[must_use]
pub fn attribution(context: &Context<'_>, sentence: usize) -> Attribution {
    let tokens = context.document.sentences[sentence].tokens.clone();
    let mut out = Attribution::default();
    for trigger in context.triggers.iter().filter(|t| t.sentence == sentence) {
        let says = matches!(trigger.head, Head::Verb { row, .. } if matches!(row.role, VerbRole::Say | VerbRole::Allege | VerbRole::Deny));
        if !says {
            continue;
        }
        let after = trigger.tokens.end..(trigger.tokens.end + 4).min(tokens.end);
        let before = trigger.tokens.start.saturating_sub(6).max(tokens.start)..trigger.tokens.start;
        if !phrase(context, after, &mut out) {
            phrase_before(context, before, &mut out);
        }
    }
    for at in tokens.clone() {
        if context.is_cue(at, CueKind::Attribution) {
            phrase(context, at + 1..(at + 5).min(tokens.end), &mut out);
        }
    }
    for entity in context.entities.within(tokens) {
        if matches!(entity.named, Named::Source(_)) {
            add_entity(context, entity, &mut out);
        }
    }
    out
}

/// A source that begins among `tokens`.
fn phrase(context: &Context<'_>, tokens: std::ops::Range<usize>, out: &mut Attribution) -> bool {
    for at in tokens {
        if matches!(context.document.kind(at), TokenKind::Mark(_) | TokenKind::Stop)
            || opens_content(context.document.word(at))
        {
            return false;
        }
        if let Some(entity) = context.entities.within(at..at + 1).first() {
            let who = !matches!(entity.named, Named::Place(_) | Named::CountryPart(_) | Named::NewPlace(_));
            if who && !context.is_cue(at, CueKind::SourceNoun) {
                add_entity(context, entity, out);
                return true;
            }
        }
        if context.is_cue(at, CueKind::SourceNoun) {
            let mut end = at + 1;
            while end < at + MAX_PHRASE
                && context.document.kind(end) == TokenKind::Word
                && !opens_content(context.document.word(end))
                && !context.triggers.iter().any(|t| t.tokens.start == end)
            {
                end += 1;
            }
            let span = context.document.span(at..end);
            add(out, Source { name: clean(span.of(context.document.text)), span });
            if let Some(entity) = context.entities.within(at..end).last()
                && let Some(party) = party(context, entity).filter(|_| !matches!(entity.named, Named::People { .. }))
            {
                crate::event::roles::add(&mut out.parties, party);
            }
            return true;
        }
    }
    false
}

fn phrase_before(context: &Context<'_>, tokens: std::ops::Range<usize>, out: &mut Attribution) {
    let last = context.entities.within(tokens.clone()).iter().rev().find(|e| e.preposition.is_none());
    if let Some(entity) = last.filter(|e| tokens.end <= e.tokens.end + 2) {
        add_entity(context, entity, out);
    }
}

fn opens_content(word: &str) -> bool {
    is_relative(word)
        || matches!(word, "ان" | "انه" | "انها" | "بان" | "بانه" | "عن" | "في" | "الي" | "علي" | "مقتل" | "وقوع")
}

fn add_entity(context: &Context<'_>, entity: &Entity, out: &mut Attribution) {
    let name = clean(entity.span.of(context.document.text));
    add(out, Source { name, span: entity.span });
    if let Named::Source(row) = entity.named {
        let owner = context.lexicon.rows.sources[row as usize].party;
        let actor = context.lexicon.rows.actors.iter().position(|a| !owner.is_empty() && a.id == owner);
        if let Some(row) = actor {
            let as_actor = Entity { named: Named::Actor(row as u16), ..entity.clone() };
            out.parties.extend(party(context, &as_actor));
        }
    } else if let Some(party) = party(context, entity).filter(|_| !matches!(entity.named, Named::People { .. })) {
        crate::event::roles::add(&mut out.parties, party);
    }
}

fn add(out: &mut Attribution, source: Source) {
    if !source.name.is_empty() && !out.sources.iter().any(|s| s.name == source.name || s.span.overlaps(source.span)) {
        out.sources.push(source);
    }
}
