//! The tables of names: their rows and forms, packed into columns when the library is built and unpacked when it starts.
//!
//! A name has few forms and no inflection, so forms are not stored for look-up: they are told one by one when the
//! columns are read, and `index` sorts them. What another column says already is left out.

use crate::lexicon::columns::{Reader, Writer, keep};
use crate::lexicon::compile::closed;
use crate::lexicon::compiled::Named;
use crate::lexicon::rows::{ActorRow, CountryForm, CountryRow, PlaceLevelCode, PlaceRow, Sense, SourceRow};
use crate::lexicon::table::{Row, Table, TableError};
use crate::lexicon::words::PLACE_LEVELS;
use crate::text::fold::fold;

/// Takes a form's key and what it means.
pub type Tell<'t> = &'t mut dyn FnMut(&str, Sense);

/// A form as the scanner sees it: folded words joined by one space.
pub fn key(form: &str) -> String {
    let folded = fold(form);
    let spaced: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Hundredths of a degree where the table gives none.
const ABSENT: i32 = 20_000;
/// Stands among the cued forms of a place for its first name.
const FIRST_NAME: &str = "*";

/// Reads what the four functions below have packed, in their order, and tells every form.
#[must_use]
pub fn unpack(packed: &[u8], tell: Tell<'_>) -> Named<'static> {
    let mut columns = Reader(packed);
    let actors = actors(&mut columns, tell);
    let sources = sources(&mut columns, tell);
    let countries = countries(&mut columns, tell);
    let places = places(&mut columns, tell);
    Named { actors, sources, countries, places }
}

/// Writes `actors.tsv`.
pub fn pack_actors(table: &Table<'_>, out: &mut Writer) {
    for column in [0, 1, 2, 5, 6, 7] {
        out.texts(field(table, column));
    }
    out.texts(table.rows.iter().map(|line| keys(line, 3)));
    out.texts(table.rows.iter().map(|line| keys(line, 4)));
}

fn actors(columns: &mut Reader<'_>, tell: Tell<'_>) -> Vec<ActorRow<'static>> {
    let [id, name_en, name_ar, kind, country, parent, aliases, contextual] = std::array::from_fn(|_| columns.texts());
    (0..id.len())
        .map(|at| {
            let row = at as u16;
            tell(&key(name_ar[at]), Sense::Actor { row, contextual: false });
            forms(aliases[at]).for_each(|form| tell(form, Sense::Actor { row, contextual: false }));
            forms(contextual[at]).for_each(|form| tell(form, Sense::Actor { row, contextual: true }));
            ActorRow {
                id: id[at],
                name_en: name_en[at],
                name_ar: name_ar[at],
                kind: kind[at],
                country: country[at],
                parent: parent[at],
            }
        })
        .collect()
}

/// Writes `sources.tsv`.
pub fn pack_sources(table: &Table<'_>, out: &mut Writer) {
    for column in [0, 2, 5] {
        out.texts(field(table, column));
    }
    out.texts(table.rows.iter().map(|line| keys(line, 3)));
}

fn sources(columns: &mut Reader<'_>, tell: Tell<'_>) -> Vec<SourceRow<'static>> {
    let [id, name_ar, party, aliases] = std::array::from_fn(|_| columns.texts());
    (0..id.len())
        .map(|at| {
            let sense = Sense::Source { row: at as u16 };
            tell(&key(name_ar[at]), sense);
            forms(aliases[at]).for_each(|form| tell(form, sense));
            SourceRow { id: id[at], name_ar: name_ar[at], party: party[at] }
        })
        .collect()
}

/// Writes `countries.tsv`.
///
/// # Errors
/// For coordinates out of range.
pub fn pack_countries(table: &Table<'_>, out: &mut Writer) -> Result<(), TableError> {
    for column in [0, 1, 2, 8, 11, 4, 5, 7, 15] {
        out.texts(field(table, column));
    }
    out.texts(table.rows.iter().map(|line| keys(line, 3)));
    out.texts(table.rows.iter().map(|line| keys(line, 6)));
    for (column, limit) in [(9, 90.0), (10, 180.0), (13, 90.0), (14, 180.0)] {
        out.steps(hundredths(table, column, limit)?);
    }
    Ok(())
}

fn countries(columns: &mut Reader<'_>, tell: Tell<'_>) -> Vec<CountryRow<'static>> {
    let [id, name_en, name_ar, capital_en, iso_numeric, adj_m, adj_f, capital_ar, adjective_en, aliases, people] =
        std::array::from_fn(|_| columns.texts());
    let [capital_lat, capital_lon, lat, lon] = std::array::from_fn(|_| columns.steps());
    let degrees = |hundredths: i32| if hundredths == ABSENT { f32::NAN } else { hundredths as f32 / 100.0 };
    let first = |forms: &'static str| forms.split('|').next().unwrap_or_default();
    (0..id.len())
        .map(|at| {
            let mut add = |form: &str, kind| tell(form, Sense::Country { row: at as u16, form: kind });
            add(&key(name_ar[at]), CountryForm::Name);
            forms(aliases[at]).for_each(|form| add(form, CountryForm::Name));
            forms(capital_ar[at]).for_each(|form| add(&key(form), CountryForm::Capital));
            for (column, kind) in [
                (adj_m[at], CountryForm::Adjective),
                (adj_f[at], CountryForm::Adjective),
                (people[at], CountryForm::People),
            ] {
                for form in forms(column).map(key) {
                    if form.ends_with('ي') {
                        add(&[&form, "ا"].concat(), kind);
                        add(&[&form, "ان"].concat(), CountryForm::People);
                        add(&[&form, "ين"].concat(), CountryForm::People);
                    }
                    // «ضربتان إسرائيليتان»
                    if let Some(stem) = form.strip_suffix('ه').filter(|_| kind == CountryForm::Adjective) {
                        add(&[stem, "تان"].concat(), kind);
                        add(&[stem, "تين"].concat(), kind);
                    }
                    add(&["ال", &form].concat(), kind);
                    add(&form, kind);
                }
            }
            CountryRow {
                id: id[at],
                name_en: name_en[at],
                name_ar: name_ar[at],
                adjective_en: adjective_en[at],
                adjectives: [first(adj_m[at]), first(adj_f[at])],
                capital_ar: first(capital_ar[at]),
                capital_en: capital_en[at],
                capital_lat: degrees(capital_lat[at]),
                capital_lon: degrees(capital_lon[at]),
                iso_numeric: iso_numeric[at],
                lat: degrees(lat[at]),
                lon: degrees(lon[at]),
            }
        })
        .collect()
}

/// Writes `places.tsv`.
///
/// # Errors
/// For coordinates out of range and for a level that is none.
pub fn pack_places(table: &Table<'_>, out: &mut Writer) -> Result<(), TableError> {
    for column in [1, 2, 5] {
        out.texts(field(table, column));
    }
    let mut numbers = Vec::new();
    let ids: Vec<String> = table
        .rows
        .iter()
        .map(|line| {
            let id = line.fields[0];
            let number: Option<i32> = id.strip_prefix(GEONAMES).and_then(|number| number.parse().ok());
            numbers.extend(number);
            if number.is_some() { String::new() } else { short_id(id, line.fields[5], line.fields[1]) }
        })
        .collect();
    out.texts(ids);
    out.steps(numbers);
    let levels: Result<Vec<PlaceLevelCode>, _> =
        table.rows.iter().map(|line| closed(table, line, 7, PLACE_LEVELS)).collect();
    out.bytes(levels?.into_iter().map(|level| level as u8));
    out.bytes(field(table, 11).map(|population| {
        let population: f32 = population.parse().unwrap_or(0.0);
        if population > 1.0 { (population.ln() * 4.0) as u8 } else { 0 }
    }));
    out.steps(hundredths(table, 9, 90.0)?);
    out.steps(hundredths(table, 10, 180.0)?);
    let mut free = Vec::new();
    let mut cued = Vec::new();
    for line in &table.rows {
        let name = key(line.fields[2]);
        let cues: Vec<String> = line.forms(4).map(key).collect();
        free.push(
            line.forms(3).map(key).filter(|form| *form != name && !cues.contains(form)).collect::<Vec<_>>().join("|"),
        );
        let cues: Vec<&str> = cues.iter().map(|form| if *form == name { FIRST_NAME } else { form }).collect();
        cued.push(cues.join("|"));
    }
    out.texts(free);
    out.texts(cued);
    Ok(())
}

fn places(columns: &mut Reader<'_>, tell: Tell<'_>) -> Vec<PlaceRow<'static>> {
    let [name_en, name_ar, country, short_ids] = std::array::from_fn(|_| columns.texts());
    let mut numbers = columns.steps().into_iter();
    let ids: Vec<String> = short_ids
        .iter()
        .enumerate()
        .map(|(at, short)| match *short {
            "" => [GEONAMES, &numbers.next().expect("each empty id has a number").to_string()].concat(),
            short => long_id(short, country[at], name_en[at]),
        })
        .collect();
    let id = keep(ids.join("\n"));
    let level: Vec<PlaceLevelCode> = columns.bytes().map(|code| PLACE_LEVELS[usize::from(code)].1).collect();
    let rank: Vec<u8> = columns.bytes().collect();
    let [lat, lon] = std::array::from_fn(|_| columns.steps());
    let [free, cued] = std::array::from_fn(|_| columns.texts());
    (0..id.len())
        .map(|at| {
            let row = at as u16;
            let name = key(name_ar[at]);
            tell(&name, Sense::Place { row, cued: forms(cued[at]).any(|form| form == FIRST_NAME) });
            forms(free[at]).for_each(|form| tell(form, Sense::Place { row, cued: false }));
            let cued = forms(cued[at]).filter(|form| *form != FIRST_NAME);
            cued.for_each(|form| tell(form, Sense::Place { row, cued: true }));
            PlaceRow {
                id: id[at],
                name_en: name_en[at],
                name_ar: name_ar[at],
                country: country[at],
                level: level[at],
                lat_lon: (lat[at] != ABSENT && lon[at] != ABSENT).then(|| [lat[at] as i16, lon[at] as i16]),
                rank: rank[at],
            }
        })
        .collect()
}

/// Begins the id of a place of GeoNames; a number follows.
const GEONAMES: &str = "gn:";
/// Begins the id of a place of Natural Earth; its country follows.
const NATURAL_EARTH: &str = "ne:";
/// Begins the id of a place of this project; its English name follows.
const OWN: &str = "x:";

/// An id without what the row's country and English name say.
fn short_id(id: &str, country: &str, name_en: &str) -> String {
    let of_country = [NATURAL_EARTH, country].concat();
    match id.strip_prefix(&of_country) {
        Some(rest) if rest.starts_with('-') => rest.to_owned(),
        _ if id == [OWN, &slug(name_en)].concat() => OWN.to_owned(),
        _ => id.to_owned(),
    }
}

/// The id that [`short_id`] has shortened.
fn long_id(short: &str, country: &str, name_en: &str) -> String {
    if short.starts_with('-') {
        [NATURAL_EARTH, country, short].concat()
    } else if short == OWN {
        [OWN, &slug(name_en)].concat()
    } else {
        short.to_owned()
    }
}

/// A name in small letters and figures, a dash for each run of anything else.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

fn field<'t>(table: &'t Table<'_>, column: usize) -> impl Iterator<Item = &'t str> {
    table.rows.iter().map(move |line| line.fields[column])
}

/// The keys of a field's forms, between `|`.
fn keys(line: &Row<'_>, column: usize) -> String {
    line.forms(column).map(key).collect::<Vec<_>>().join("|")
}

fn forms(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').filter(|form| !form.is_empty())
}

fn hundredths(table: &Table<'_>, column: usize, limit: f32) -> Result<Vec<i32>, TableError> {
    let degrees = |line: &Row<'_>| match line.fields[column] {
        "" => Ok(ABSENT),
        field => match field.parse::<f32>() {
            Ok(value) if value.abs() <= limit => Ok((value * 100.0).round() as i32),
            _ => Err(table.fault(line, column, format!("«{field}» is not in degrees between -{limit} and {limit}"))),
        },
    };
    table.rows.iter().map(degrees).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back() {
        for (id, country, name_en, short) in [
            ("ne:YE-SN", "YE", "Sanaa", "-SN"),
            ("ne:YE-SN", "", "Sanaa", "ne:YE-SN"),
            ("x:al-bab", "SY", "Al-Bāb", "x:al-bab"),
            ("x:bab-al-hawa", "SY", "Bab al-Hawa", "x:"),
        ] {
            assert_eq!(short_id(id, country, name_en), short);
            assert_eq!(long_id(short, country, name_en), id);
        }
    }
}
