//! From the tables of `data/` to one compiled lexicon: every form of a word folded and pointed at its meanings. Names
//! are left to `named`.

use std::collections::BTreeMap;

use crate::lexicon::columns::Writer;
use crate::lexicon::compiled::{Compiled, Words};
use crate::lexicon::letters::letters;
use crate::lexicon::meanings;
use crate::lexicon::named::{self, key};
use crate::lexicon::paradigm::{Stems, noun_forms, verb_forms};
use crate::lexicon::rows::{
    CueRow, EventClass, ForceRow, Frame, HeadRow, NounRow, Number, PeopleRow, Sense, VerbRole, VerbRow,
};
use crate::lexicon::table::{Row, Table, TableError};
use crate::lexicon::weights::Weights;
use crate::lexicon::words::{CLASSES, CUE_KINDS, FRAMES, HEAD_KINDS, PEOPLE_CLASSES, VERB_ROLES};
use crate::text::fold::fold;

/// The tables, by file name.
pub const TABLES: [&str; 11] = [
    "verbs.tsv",
    "nouns.tsv",
    "people.tsv",
    "forces.tsv",
    "heads.tsv",
    "cues.tsv",
    "actors.tsv",
    "sources.tsv",
    "countries.tsv",
    "places.tsv",
    "plausible.tsv",
];

const VERB_COLUMNS: [&str; 17] = [
    "id",
    "lemma",
    "gloss",
    "role",
    "class",
    "frame",
    "needs",
    "avoid",
    "tactic",
    "perf_v",
    "perf_c",
    "pass_v",
    "pass_c",
    "impf",
    "impf_c",
    "pass_impf",
    "masdar",
];
const NOUN_COLUMNS: [&str; 8] = ["id", "singular", "dual", "plural", "gloss", "class", "needs", "avoid"];
const PEOPLE_COLUMNS: [&str; 7] = ["id", "name_en", "class", "casualty", "singular", "dual", "plural"];
const FORCE_COLUMNS: [&str; 4] = ["id", "name_en", "class", "forms"];
const HEAD_COLUMNS: [&str; 3] = ["id", "kind", "forms"];
const CUE_COLUMNS: [&str; 2] = ["id", "forms"];
const ACTOR_COLUMNS: [&str; 9] =
    ["id", "name_en", "name_ar", "aliases_ar", "context_aliases_ar", "kind", "country", "parent", "note"];
const SOURCE_COLUMNS: [&str; 7] = ["id", "name_en", "name_ar", "aliases_ar", "kind", "party", "note"];
const COUNTRY_COLUMNS: [&str; 17] = [
    "id",
    "name_en",
    "name_ar",
    "aliases_ar",
    "adj_m",
    "adj_f",
    "adj_pl",
    "capital_ar",
    "capital_en",
    "capital_lat",
    "capital_lon",
    "iso_numeric",
    "iso3",
    "lat",
    "lon",
    "adj_en",
    "note",
];
const PLACE_COLUMNS: [&str; 13] = [
    "id",
    "name_en",
    "name_ar",
    "aliases_ar",
    "cue_names_ar",
    "country",
    "admin1",
    "level",
    "kind",
    "lat",
    "lon",
    "population",
    "source",
];

const WEIGHT_COLUMNS: [&str; 4] = ["id", "stem", "violence", "protest"];

/// The columns of a table, by its file name.
///
/// # Panics
/// For a file that is not one of [`TABLES`].
#[must_use]
pub fn columns(file: &str) -> &'static [&'static str] {
    match file {
        "verbs.tsv" => &VERB_COLUMNS,
        "nouns.tsv" => &NOUN_COLUMNS,
        "people.tsv" => &PEOPLE_COLUMNS,
        "forces.tsv" => &FORCE_COLUMNS,
        "heads.tsv" => &HEAD_COLUMNS,
        "cues.tsv" => &CUE_COLUMNS,
        "actors.tsv" => &ACTOR_COLUMNS,
        "sources.tsv" => &SOURCE_COLUMNS,
        "countries.tsv" => &COUNTRY_COLUMNS,
        "places.tsv" => &PLACE_COLUMNS,
        "plausible.tsv" => &WEIGHT_COLUMNS,
        _ => unreachable!("{file} is no table of the lexicon"),
    }
}

#[derive(Default)]
struct Forms(BTreeMap<String, Vec<Sense>>);

impl Forms {
    fn add(&mut self, key: String, sense: Sense) {
        if key.is_empty() {
            return;
        }
        let senses = self.0.entry(key).or_default();
        for old in senses.iter_mut() {
            match (old, sense) {
                // One spelling, several readings of one verb: their properties join.
                (Sense::Verb { row, form }, Sense::Verb { row: new, form: more }) if *row == new => {
                    form.0 |= more.0;
                    return;
                }
                (old, new) if *old == new => return,
                _ => {}
            }
        }
        senses.push(sense);
    }

    fn add_noun(&mut self, form: &str, number: Number, sense: impl Fn(Number, bool, bool) -> Sense) {
        for noun in noun_forms(&key(form), number) {
            self.add(noun.key, sense(noun.number, noun.definite, noun.owned));
        }
    }
}

/// Compiles the tables; `text_of` gives a table's text by its file name.
///
/// # Errors
/// The first fault of a table, with its place.
pub fn compile<'a>(text_of: &impl Fn(&str) -> &'a str) -> Result<Compiled<'a>, TableError> {
    let read = |file: &'static str, columns: &[&str]| Table::read(file, text_of(file), columns);
    let mut forms = Forms::default();
    let verb_table = read("verbs.tsv", &VERB_COLUMNS)?;
    let verbs = verbs(&verb_table, &mut forms)?;
    let mut nouns = Vec::new();
    event_nouns(&read("nouns.tsv", &NOUN_COLUMNS)?, &mut nouns, &mut forms)?;
    for noun in &verb_table.rows {
        masdars(noun, &verbs, &mut nouns, &mut forms);
    }
    let people = people(&read("people.tsv", &PEOPLE_COLUMNS)?, &mut forms)?;
    let forces = forces(&read("forces.tsv", &FORCE_COLUMNS)?, &mut forms)?;
    let heads = heads(&read("heads.tsv", &HEAD_COLUMNS)?, &mut forms)?;
    let cues = cues(&read("cues.tsv", &CUE_COLUMNS)?, &mut forms)?;
    let mut named = Writer::default();
    named::pack_actors(&read("actors.tsv", &ACTOR_COLUMNS)?, &mut named);
    named::pack_sources(&read("sources.tsv", &SOURCE_COLUMNS)?, &mut named);
    named::pack_countries(&read("countries.tsv", &COUNTRY_COLUMNS)?, &mut named)?;
    named::pack_places(&read("places.tsv", &PLACE_COLUMNS)?, &mut named)?;

    let weights = weights(&read("plausible.tsv", &WEIGHT_COLUMNS)?)?;
    let mut spelled: Vec<(Vec<u8>, Vec<Sense>)> =
        forms.0.into_iter().map(|(form, senses)| (letters(form.as_bytes()).collect(), senses)).collect();
    spelled.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let (sets, numbers) = meanings::number(spelled.iter().map(|(_, senses)| senses.as_slice()));
    let mut builder = fst::MapBuilder::memory();
    for ((form, _), number) in spelled.iter().zip(numbers) {
        builder.insert(form, number).expect("a sorted map's keys come in order");
    }
    let forms = builder.into_inner().expect("writing to memory cannot fail").into();
    let words = Words { verbs, nouns, people, forces, heads, cues };
    Ok(Compiled { forms, sets, words, named: named.finish().into(), weights })
}

fn verbs<'a>(table: &Table<'a>, forms: &mut Forms) -> Result<Vec<VerbRow<'a>>, TableError> {
    let mut out = Vec::new();
    for (row, line) in table.rows.iter().enumerate() {
        let field = |column: usize| line.fields[column];
        let role = closed(table, line, 3, VERB_ROLES)?;
        let class = if field(4).is_empty() { EventClass::None } else { closed(table, line, 4, CLASSES)? };
        let frame = if field(5).is_empty() { Frame::None } else { closed(table, line, 5, FRAMES)? };
        let stems = Stems {
            perfect_v: &fold(field(9)),
            perfect_c: &fold(field(10)),
            passive_v: &fold(field(11)),
            imperfect: &fold(field(13)),
            passive_imperfect: &fold(field(15)),
            transitive: !matches!(field(5), "agent-place" | "sides" | "victim"),
        };
        for (form, properties) in verb_forms(&stems) {
            forms.add(form, Sense::Verb { row: row as u16, form: properties });
        }
        out.push(VerbRow { id: field(0), role, class, frame, needs: field(6), avoid: field(7) });
    }
    Ok(out)
}

fn event_nouns<'a>(table: &Table<'a>, nouns: &mut Vec<NounRow<'a>>, forms: &mut Forms) -> Result<(), TableError> {
    for line in &table.rows {
        let class = closed(table, line, 5, CLASSES)?;
        let row = nouns.len() as u16;
        for (column, number) in [(1, Number::Singular), (2, Number::Dual), (3, Number::Plural)] {
            for form in line.forms(column) {
                forms.add_noun(form, number, |number, definite, owned| Sense::Noun { row, number, definite, owned });
            }
        }
        nouns.push(NounRow { id: line.fields[0], class, needs: line.fields[6], avoid: line.fields[7], light: false });
    }
    Ok(())
}

/// A verb's masdars are event nouns of its class, unless `nouns.tsv` has the word.
fn masdars<'a>(line: &Row<'a>, verbs: &[VerbRow<'a>], nouns: &mut Vec<NounRow<'a>>, forms: &mut Forms) {
    let Some(verb) = verbs.iter().find(|verb| verb.id == line.fields[0]) else { return };
    let light = verb.role == VerbRole::Light;
    if !light && verb.role != VerbRole::Event {
        return;
    }
    let row = nouns.len() as u16;
    for form in line.forms(16) {
        let known =
            forms.0.get(&key(form)).is_some_and(|senses| senses.iter().any(|s| matches!(s, Sense::Noun { .. })));
        if !known {
            let number = if form.ends_with("ات") { Number::Plural } else { Number::Singular };
            forms.add_noun(form, number, |number, definite, owned| Sense::Noun { row, number, definite, owned });
        }
    }
    nouns.push(NounRow { id: verb.id, class: verb.class, needs: verb.needs, avoid: verb.avoid, light });
}

fn people<'a>(table: &Table<'a>, forms: &mut Forms) -> Result<Vec<PeopleRow<'a>>, TableError> {
    let mut out = Vec::new();
    for (row, line) in table.rows.iter().enumerate() {
        let row = row as u16;
        let class = closed(table, line, 2, PEOPLE_CLASSES)?;
        for (column, number) in [(4, Number::Singular), (5, Number::Dual), (6, Number::Plural)] {
            for form in line.forms(column) {
                forms.add_noun(form, number, |number, definite, _| Sense::People { row, number, definite });
            }
        }
        out.push(PeopleRow { id: line.fields[0], name_en: line.fields[1], class, casualty: line.fields[3] });
    }
    Ok(out)
}

fn forces<'a>(table: &Table<'a>, forms: &mut Forms) -> Result<Vec<ForceRow<'a>>, TableError> {
    let mut out = Vec::new();
    for (row, line) in table.rows.iter().enumerate() {
        let class = closed(table, line, 2, PEOPLE_CLASSES)?;
        line.forms(3).for_each(|form| forms.add(key(form), Sense::Force { row: row as u16 }));
        out.push(ForceRow { id: line.fields[0], name_en: line.fields[1], class });
    }
    Ok(out)
}

fn heads<'a>(table: &Table<'a>, forms: &mut Forms) -> Result<Vec<HeadRow<'a>>, TableError> {
    let mut out = Vec::new();
    for (row, line) in table.rows.iter().enumerate() {
        let kind = closed(table, line, 1, HEAD_KINDS)?;
        for form in line.forms(2) {
            forms.add(key(form), Sense::Head { row: row as u16 });
            forms.add(format!("ال{}", key(form)), Sense::Head { row: row as u16 });
        }
        out.push(HeadRow { id: line.fields[0], kind });
    }
    Ok(out)
}

fn cues<'a>(table: &Table<'a>, forms: &mut Forms) -> Result<Vec<CueRow<'a>>, TableError> {
    let mut out = Vec::new();
    for (row, line) in table.rows.iter().enumerate() {
        let kind = closed(table, line, 0, CUE_KINDS)?;
        line.forms(1).for_each(|form| forms.add(key(form), Sense::Cue { row: row as u16 }));
        out.push(CueRow { id: line.fields[0], kind });
    }
    Ok(out)
}

fn weights(table: &Table<'_>) -> Result<Weights, TableError> {
    let mut rows = Vec::new();
    for line in &table.rows {
        let weight = |column: usize| {
            let fault = |_| table.fault(line, column, "expected a whole number, hundredths of a logit");
            line.fields[column].parse::<i16>().map_err(fault)
        };
        rows.push((line.fields[1], [weight(2)?, weight(3)?]));
    }
    Ok(Weights::new(rows.into_iter()))
}

/// The value that a word of a closed set stands for.
///
/// # Errors
/// For a word that is none of them.
pub fn closed<T: Copy>(table: &Table<'_>, line: &Row<'_>, column: usize, words: &[(&str, T)]) -> Result<T, TableError> {
    let field = line.fields[column];
    words.iter().find(|(word, _)| *word == field).map(|&(_, value)| value).ok_or_else(|| {
        let known = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        table.fault(line, column, format!("«{field}» is not one of: {known}"))
    })
}
