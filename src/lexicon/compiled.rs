//! The compiled lexicon as the library embeds it, and the rows that it gives.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::lexicon::meanings::Group;
use crate::lexicon::rows::{
    ActorRow, CountryRow, CueRow, ForceRow, HeadRow, NounRow, PeopleRow, PlaceRow, SourceRow, VerbRow,
};

/// Everything that `data/` compiles to.
#[derive(Serialize, Deserialize)]
#[allow(missing_docs, reason = "explained by the types")]
pub struct Compiled<'a> {
    /// Folded forms of the words as `lexicon::letters` spells them, words joined by one space, to the number of a
    /// set.
    #[serde(with = "bytes", borrow)]
    pub forms: Cow<'a, [u8]>,
    /// What the numbers mean.
    pub sets: Vec<Group>,
    #[serde(borrow)]
    pub words: Words<'a>,
    /// Names and their forms, as `lexicon::named` packs them.
    #[serde(with = "bytes", borrow)]
    pub named: Cow<'a, [u8]>,
    /// What stems weigh in judging a sentence.
    pub weights: crate::lexicon::weights::Weights,
}

/// The tables of words: few rows with many forms, most of them made by inflection.
#[derive(Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "one field a table")]
pub struct Words<'a> {
    #[serde(borrow)]
    pub verbs: Vec<VerbRow<'a>>,
    #[serde(borrow)]
    pub nouns: Vec<NounRow<'a>>,
    #[serde(borrow)]
    pub people: Vec<PeopleRow<'a>>,
    #[serde(borrow)]
    pub forces: Vec<ForceRow<'a>>,
    #[serde(borrow)]
    pub heads: Vec<HeadRow<'a>>,
    #[serde(borrow)]
    pub cues: Vec<CueRow<'a>>,
}

/// The tables of names: many rows with few forms.
#[derive(Default)]
#[allow(missing_docs, reason = "one field a table")]
pub struct Named<'a> {
    pub actors: Vec<ActorRow<'a>>,
    pub sources: Vec<SourceRow<'a>>,
    pub countries: Vec<CountryRow<'a>>,
    pub places: Vec<PlaceRow<'a>>,
}

/// The rows of every table.
#[allow(missing_docs, reason = "one field a table")]
pub struct Rows<'a> {
    pub verbs: Vec<VerbRow<'a>>,
    pub nouns: Vec<NounRow<'a>>,
    pub people: Vec<PeopleRow<'a>>,
    pub forces: Vec<ForceRow<'a>>,
    pub heads: Vec<HeadRow<'a>>,
    pub cues: Vec<CueRow<'a>>,
    pub actors: Vec<ActorRow<'a>>,
    pub sources: Vec<SourceRow<'a>>,
    pub countries: Vec<CountryRow<'a>>,
    pub places: Vec<PlaceRow<'a>>,
}

impl<'a> Rows<'a> {
    /// Of the words and the names.
    #[must_use]
    pub fn new(words: Words<'a>, named: Named<'a>) -> Self {
        let Words { verbs, nouns, people, forces, heads, cues } = words;
        let Named { actors, sources, countries, places } = named;
        Self { verbs, nouns, people, forces, heads, cues, actors, sources, countries, places }
    }
}

/// Bytes as one borrowed run, not as a sequence of numbers.
mod bytes {
    use std::borrow::Cow;

    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::ptr_arg, reason = "serde calls it with the field's own type")]
    pub fn serialize<S: Serializer>(bytes: &Cow<'_, [u8]>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de: 'a, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, [u8]>, D::Error> {
        <&'de [u8]>::deserialize(deserializer).map(Cow::Borrowed)
    }
}
