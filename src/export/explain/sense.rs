//! What a form can mean, in one word or a few: the row of `data/`, then its columns that matter in a sentence.

use crate::lexicon::compiled::Rows;
use crate::lexicon::rows::{CountryForm, EventClass, Number, Sense, VerbForm};
use crate::lexicon::words::{CLASSES, CUE_KINDS, HEAD_KINDS, PEOPLE_CLASSES, PLACE_LEVELS, VERB_ROLES};

/// `table:row` and, in brackets, what the form says.
pub fn sense(rows: &Rows<'_>, sense: Sense) -> String {
    let at = |row: u16| usize::from(row);
    let (table, id, said): (&str, &str, Vec<&str>) = match sense {
        Sense::Verb { row, form } => {
            let verb = &rows.verbs[at(row)];
            let mut said = vec![word(VERB_ROLES, verb.role)];
            said.extend(class(verb.class));
            said.extend(form_words(form));
            ("verbs", verb.id, said)
        }
        Sense::Noun { row, number, definite, owned } => {
            let noun = &rows.nouns[at(row)];
            let mut said: Vec<&str> = class(noun.class).into_iter().collect();
            said.extend(noun.light.then_some("light"));
            said.extend(number_words(number, definite));
            said.extend(owned.then_some("with pronoun"));
            ("nouns", noun.id, said)
        }
        Sense::People { row, number, definite } => {
            let people = &rows.people[at(row)];
            let mut said = vec![word(PEOPLE_CLASSES, people.class)];
            said.extend(number_words(number, definite));
            ("people", people.id, said)
        }
        Sense::Force { row } => {
            let force = &rows.forces[at(row)];
            ("forces", force.id, vec![word(PEOPLE_CLASSES, force.class)])
        }
        Sense::Head { row } => {
            let head = &rows.heads[at(row)];
            ("heads", head.id, vec![word(HEAD_KINDS, head.kind)])
        }
        Sense::Cue { row } => {
            let cue = &rows.cues[at(row)];
            // A row's id says its kind.
            let kind = Some(word(CUE_KINDS, cue.kind)).filter(|kind| *kind != cue.id);
            ("cues", cue.id, kind.into_iter().collect())
        }
        Sense::Actor { row, contextual } => {
            let actor = &rows.actors[at(row)];
            let mut said = vec![actor.kind];
            said.extend(contextual.then_some("in context"));
            ("actors", actor.id, said)
        }
        Sense::Source { row } => ("sources", rows.sources[at(row)].id, Vec::new()),
        Sense::Country { row, form } => {
            let form = match form {
                CountryForm::Name => "name",
                CountryForm::Capital => "capital",
                CountryForm::Adjective => "adjective",
                CountryForm::People => "people",
            };
            ("countries", rows.countries[at(row)].id, vec![form])
        }
        Sense::Place { row, cued } => {
            let place = &rows.places[at(row)];
            let mut said = vec![place.name_en, place.country, word(PLACE_LEVELS, place.level)];
            said.extend(cued.then_some("behind a cue word"));
            ("places", place.id, said)
        }
    };
    if said.is_empty() { format!("{table}:{id}") } else { format!("{table}:{id} ({})", said.join(", ")) }
}

/// The word of `data/` for `value`; each value of a closed set has one.
fn word<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, of)| *of == value).map_or("", |(word, _)| word)
}

fn class(class: EventClass) -> Option<&'static str> {
    (class != EventClass::None).then(|| word(CLASSES, class))
}

fn form_words(form: VerbForm) -> impl Iterator<Item = &'static str> {
    let bits = [
        (VerbForm::ACTIVE, "active"),
        (VerbForm::PASSIVE, "passive"),
        (VerbForm::PERFECT, "perfect"),
        (VerbForm::IMPERFECT, "imperfect"),
        (VerbForm::FUTURE, "future"),
        (VerbForm::FEMININE, "feminine"),
        (VerbForm::PLURAL, "plural"),
        (VerbForm::OBJECT, "with object"),
    ];
    bits.into_iter().filter(move |(bit, _)| form.has(*bit)).map(|(_, word)| word)
}

fn number_words(number: Number, definite: bool) -> impl Iterator<Item = &'static str> {
    let number = match number {
        Number::Singular => "singular",
        Number::Dual => "dual",
        Number::Plural => "plural",
    };
    std::iter::once(number).chain(definite.then_some("definite"))
}
