//! What completes a word to a trigger: the words, one of which a row needs near it, or the sort of phrase that it asks for.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::rows::PeopleClass;
use crate::mention::entity::{Entities, Entity, Named};
use crate::mention::scan::Preposition;
use crate::text::{Document, TokenKind};

/// How far after a verb the word that completes it may stand, in tokens.
const NEEDS_REACH: usize = 9;
/// Among the words that a row needs: any armed group, force or fighters, before the trigger or after it.
const FORCE: &str = "@force";
/// Among the words that a row needs: people, right after the trigger or after their count.
const PEOPLE: &str = "@people";
/// The same: people, named or told, soon after it and without a preposition.
const SOMEONE: &str = "@someone";
/// How far after a verb those to whom it is done may stand, in tokens.
const SOMEONE_REACH: usize = 6;
/// The same: a place soon after it and without a preposition, as what is taken.
const PLACE: &str = "@place";
/// How far after a verb the place that it takes may stand, behind a long subject, in tokens.
const PLACE_REACH: usize = 14;

/// The words around a possible trigger.
pub struct Around<'a, 'd> {
    /// The text.
    pub document: &'a Document<'d>,
    /// Its noun phrases.
    pub entities: &'a Entities,
    /// The tables.
    pub lexicon: &'static Lexicon,
    /// The tokens of the possible trigger.
    pub trigger: Range<usize>,
    /// From which token on a word may complete it.
    pub from: usize,
    /// The tokens of its sentence.
    pub sentence: Range<usize>,
}

impl Around<'_, '_> {
    /// Whether one of the `needs` of a row is met.
    #[must_use]
    pub fn completes(&self, needs: &str) -> bool {
        let (document, entities, lexicon) = (self.document, self.entities, self.lexicon);
        let (at, next, end) = (self.trigger.start, self.trigger.end, self.sentence.end);
        let reach = self.from..(next + NEEDS_REACH).min(end);
        let asks = |what: &str| needs.split('|').any(|need| need == what);
        let within = |reach: usize| next..(next + reach).min(end);
        let near = || at.saturating_sub(NEEDS_REACH).max(self.sentence.start)..reach.end;
        any_word(document, reach.clone(), needs)
            || asks(FORCE) && names_a_force(entities, lexicon, near())
            || asks(PEOPLE) && names_people(document, entities, lexicon, next, end)
            || asks(SOMEONE) && names_someone(entities, lexicon, within(SOMEONE_REACH))
            || asks(PLACE) && names_a_place(entities, within(PLACE_REACH))
    }
}

/// Whether an armed group, a force, or men under arms are named among `tokens`.
fn names_a_force(entities: &Entities, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    entities.within(tokens).iter().any(|e| match e.named {
        Named::Actor(_) | Named::NewActor => true,
        Named::Force { force, .. } => lexicon.rows.forces[force as usize].class != PeopleClass::State,
        Named::People { row, .. } => matches!(
            lexicon.rows.people[row as usize].class,
            PeopleClass::Military | PeopleClass::Police | PeopleClass::Militant | PeopleClass::Gunmen
        ),
        _ => e.people.is_some_and(|people| {
            matches!(lexicon.rows.people[people.row as usize].class, PeopleClass::Militant | PeopleClass::Gunmen)
        }),
    })
}

/// Farthest from their verb that people stand with their count, in tokens: بأكثر من ثلاثين شخصا.
const PEOPLE_REACH: usize = 6;

/// Whether people stand among the first words after `at`, and no party or place before them: «أودى بخمسة أشخاص». Or
/// what precedes them may be told first: «أودى هجوم في المدينة بخمسة أشخاص».
fn names_people(document: &Document<'_>, entities: &Entities, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    let people = |e: &&Entity| {
        e.people.is_some_and(|people| {
            !matches!(
                lexicon.rows.people[people.row as usize].class,
                PeopleClass::Installation | PeopleClass::Property | PeopleClass::State
            )
        })
    };
    let by_bi = |e: &&Entity| {
        (e.tokens.start.saturating_sub(PEOPLE_REACH / 2).max(at)..=e.tokens.start)
            .any(|at| matches!(document.word(at).strip_prefix('ب'), Some(rest) if rest.chars().count() > 2))
    };
    let near = entities.within(at..(at + PEOPLE_REACH).min(end)).first().is_some_and(|e| people(&e));
    near || entities.within(at..(at + NEEDS_REACH).min(end)).iter().any(|e| people(&e) && by_bi(&e))
}

/// Whether people stand among `tokens` as a subject or an object.
fn names_someone(entities: &Entities, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    entities.within(tokens).iter().filter(|e| e.preposition.is_none()).any(|e| match e.named {
        Named::Person => true,
        Named::People { row, .. } => !matches!(
            lexicon.rows.people[row as usize].class,
            PeopleClass::Installation | PeopleClass::Property | PeopleClass::Gunmen
        ),
        _ => false,
    })
}

/// Whether a place stands among `tokens` as an object.
fn names_a_place(entities: &Entities, tokens: Range<usize>) -> bool {
    entities.within(tokens).iter().any(|e| {
        matches!(e.named, Named::Place(_) | Named::NewPlace(_) | Named::Country { capital: true, .. })
            && matches!(e.preposition, None | Some(Preposition::Ala))
    })
}

/// Whether one of the `|`-separated words stands in `range`, with or without a proclitic.
#[must_use]
pub fn any_word(document: &Document<'_>, range: Range<usize>, words: &str) -> bool {
    range.take_while(|&at| !matches!(document.kind(at), TokenKind::Stop)).any(|at| {
        let word = document.word(at);
        let bare = word.strip_prefix(['ب', 'ل', 'و']).unwrap_or(word);
        let bare = word.strip_prefix("لل").unwrap_or(bare);
        let plain = bare.strip_prefix("ال");
        words.split('|').any(|wanted| {
            wanted == word || wanted == bare || plain == Some(wanted) || word.strip_prefix("ال") == Some(wanted)
        })
    })
}
