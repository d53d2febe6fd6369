//! Checks the tables of `data/` and tells every fault, not only the first as the build does.
//!
//! In come the tables' texts; out come the faults with their places. First the shape that all tables share (header, number
//! of fields, ids, stray spaces), then what each column may hold, then what rows may not share. The words of number and
//! time are left to `mention`, which reads them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::lexicon::compile::{TABLES, columns, compile};
use crate::lexicon::named::key;
use crate::lexicon::table::{Row, TableError};
use crate::lexicon::words::{
    ACTOR_KINDS, CLASSES, CUE_KINDS, FRAMES, HEAD_KINDS, LOSSES, PEOPLE_CLASSES, PLACE_KINDS, PLACE_LEVELS,
    SOURCE_KINDS, VERB_ROLES,
};
use crate::text::fold::fold;

/// Gives a table's text by its file name; nothing for a file that could not be read.
pub type TextOf<'t, 'a> = &'t dyn Fn(&str) -> Option<&'a str>;

/// All faults of the lexicon's tables, by table and line.
#[must_use]
pub fn check<'a>(text_of: TextOf<'_, 'a>) -> Vec<TableError> {
    let mut faults = Vec::new();
    let mut tables: BTreeMap<&str, Vec<Row<'a>>> = BTreeMap::new();
    for file in TABLES {
        if let Some(text) = text_of(file) {
            tables.insert(file, shape(file, text, columns(file), &mut faults));
        }
    }
    for (&file, rows) in &tables {
        for row in rows {
            let mut fault = |column, message| faults.push(at(file, row.line, column, message));
            fields(file, row, &tables, &mut fault);
        }
    }
    for (file, own) in OWNERS {
        owners(file, own, tables.get(file).map_or(&[], Vec::as_slice), &mut faults);
    }
    // What the build rejects must never pass here.
    if faults.is_empty() && tables.len() == TABLES.len() {
        faults.extend(compile(&|file| text_of(file).unwrap_or_default()).err());
    }
    faults.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    faults
}

/// Columns whose forms mean one row only: after folding no other row of the table may have them. Forms that need
/// a cue or context stand in other columns, and places may share their names.
const OWNERS: [(&str, &[usize]); 3] = [("actors.tsv", &[2, 3]), ("sources.tsv", &[2, 3]), ("countries.tsv", &[2, 3])];

fn at(file: &str, line: usize, column: usize, message: String) -> TableError {
    TableError { file: file.to_owned(), line, column: column + 1, message }
}

/// Reads the rows of a table and tells what is wrong with its shape; rows of another width are left out.
pub fn shape<'a>(file: &str, text: &'a str, columns: &[&str], faults: &mut Vec<TableError>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut lines = text.split('\n').zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.trim().is_empty());
    let (header, line) = lines.next().unwrap_or(("", 1));
    let header: Vec<&str> = header.split('\t').collect();
    if header != columns {
        let same = header.iter().zip(columns).take_while(|(a, b)| a == b).count();
        faults.push(at(file, line, same, format!("the header must be: {}", columns.join(", "))));
        return rows;
    }
    let mut line_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (text, line) in lines {
        let fields: Vec<&str> = text.split('\t').collect();
        for (column, field) in fields.iter().enumerate() {
            if field.trim() != *field {
                faults.push(at(file, line, column, format!("«{field}» has spaces around it; take them away")));
            } else if let Some(c) = field.chars().find(|c| is_stray(*c)) {
                let code = u32::from(c);
                faults.push(at(
                    file,
                    line,
                    column,
                    format!("«{field}» holds the invisible U+{code:04X}; take it away"),
                ));
            }
        }
        if fields.len() != columns.len() {
            let message = format!("{} fields, expected {}: one tab between fields", fields.len(), columns.len());
            faults.push(TableError { file: file.to_owned(), line, column: 0, message });
            continue;
        }
        let id = fields[0].trim();
        if id.is_empty() || !id.is_ascii() {
            faults.push(at(file, line, 0, format!("the id «{id}» must be ASCII and not empty")));
        } else if let Some(first) = line_of.get(id) {
            faults.push(at(file, line, 0, format!("the id {id} stands on line {first} already; choose another")));
        } else {
            line_of.insert(id, line);
        }
        rows.push(Row { line, fields: fields.into_iter().map(str::trim).collect() });
    }
    rows
}

/// Characters that nobody sees and that part a form from the same form without them.
fn is_stray(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a field may be empty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

/// How a column's words are built.
struct Shape {
    pattern: Regex,
    told: &'static str,
}

fn shaped(pattern: &str, told: &'static str) -> Shape {
    Shape { pattern: Regex::new(pattern).expect("the pattern is fixed and tested"), told }
}

static PLACE_ID: LazyLock<Shape> = LazyLock::new(|| {
    shaped("^(gn:[0-9]+|ne:[A-Z]{2}-[A-Z0-9]+|x:[a-z0-9-]+)$", "the id of a place: gn:NUMBER, ne:CC-CODE or x:NAME")
});
static PLACE_SOURCE: LazyLock<Shape> = LazyLock::new(|| {
    shaped(
        "^(geonames:[0-9]+|natural-earth|ucdp-ged-[0-9.]+|memory)$",
        "one of the sources that the table's head names",
    )
});
static ISO_2: LazyLock<Shape> = LazyLock::new(|| shaped("^[A-Z]{2}$", "two capital letters, as in ISO 3166"));
static ISO_3: LazyLock<Shape> = LazyLock::new(|| shaped("^[A-Z]{3}$", "three capital letters, as in ISO 3166"));
static ISO_NUMERIC: LazyLock<Shape> = LazyLock::new(|| shaped("^[0-9]{3}$", "three figures, as in ISO 3166"));
static ID: LazyLock<Shape> =
    LazyLock::new(|| shaped("^[a-z0-9]+(-[a-z0-9]+)*$", "small letters and figures with dashes between"));

/// What a column holds.
enum Holds {
    /// Anything: glosses, notes, names in Latin letters.
    Text,
    /// One of these words.
    OneOf(Presence, Vec<&'static str>),
    /// Forms in ordinary spelling, `|` between them.
    Forms(Presence),
    /// Folded words, `|` between them.
    Folded,
    /// Degrees up to this, either side of zero.
    Degrees(Presence, f64),
    /// A whole number.
    Count,
    /// Words of this shape; may be empty.
    Like(&'static Shape),
    /// The id of a row of this table.
    IdIn(&'static str),
}

fn holds(file: &str, column: &str) -> Holds {
    use Holds::{Count, Degrees, Folded, Forms, IdIn, Like, OneOf, Text};
    use Presence::{Optional, Required};
    match (file, column) {
        ("cues.tsv", "id") => OneOf(Required, words(CUE_KINDS)),
        ("verbs.tsv", "role") => OneOf(Required, words(VERB_ROLES)),
        ("verbs.tsv", "class") => OneOf(Optional, words(CLASSES)),
        ("verbs.tsv", "frame") => OneOf(Optional, words(FRAMES)),
        ("verbs.tsv", "perf_v" | "perf_c" | "impf" | "impf_c") => Forms(Required),
        ("verbs.tsv", "pass_v" | "pass_c" | "pass_impf" | "masdar") => Forms(Optional),
        ("nouns.tsv", "class") => OneOf(Required, words(CLASSES)),
        ("people.tsv" | "forces.tsv", "class") => OneOf(Required, words(PEOPLE_CLASSES)),
        ("people.tsv", "casualty") => OneOf(Optional, LOSSES.to_vec()),
        ("heads.tsv", "kind") => OneOf(Required, words(HEAD_KINDS)),
        ("actors.tsv", "kind") => OneOf(Required, ACTOR_KINDS.to_vec()),
        ("sources.tsv", "kind") => OneOf(Required, SOURCE_KINDS.to_vec()),
        ("places.tsv", "kind") => OneOf(Required, PLACE_KINDS.to_vec()),
        ("places.tsv", "level") => OneOf(Required, words(PLACE_LEVELS)),
        ("places.tsv", "population") => Count,
        ("places.tsv", "lat") => Degrees(Required, 90.0),
        ("places.tsv", "lon") => Degrees(Required, 180.0),
        ("places.tsv", "id") => Like(&PLACE_ID),
        ("places.tsv", "source") => Like(&PLACE_SOURCE),
        ("countries.tsv", "id") => Like(&ISO_2),
        ("countries.tsv", "iso3") => Like(&ISO_3),
        ("countries.tsv", "iso_numeric") => Like(&ISO_NUMERIC),
        (
            "verbs.tsv" | "nouns.tsv" | "people.tsv" | "forces.tsv" | "heads.tsv" | "actors.tsv" | "sources.tsv",
            "id",
        ) => Like(&ID),
        (_, "lat" | "capital_lat") => Degrees(Optional, 90.0),
        (_, "lon" | "capital_lon") => Degrees(Optional, 180.0),
        (_, "country") => IdIn("countries.tsv"),
        (_, "parent" | "party") => IdIn("actors.tsv"),
        (_, "needs" | "avoid") => Folded,
        (_, "name_ar" | "forms") => Forms(Required),
        (_, "singular" | "dual" | "plural" | "adj_m" | "adj_f" | "adj_pl" | "capital_ar") => Forms(Optional),
        (_, "aliases_ar" | "context_aliases_ar" | "cue_names_ar") => Forms(Optional),
        _ => Text,
    }
}

fn words<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(word, _)| *word).collect()
}

fn fields(file: &str, row: &Row<'_>, tables: &BTreeMap<&str, Vec<Row<'_>>>, fault: &mut dyn FnMut(usize, String)) {
    for (at, (column, &field)) in columns(file).iter().zip(&row.fields).enumerate() {
        let rule = holds(file, column);
        let required = match &rule {
            Holds::OneOf(presence, _) | Holds::Forms(presence) | Holds::Degrees(presence, _) => *presence,
            _ => Presence::Optional,
        };
        if field.is_empty() {
            match (required, column.starts_with("perf_") || column.starts_with("impf")) {
                (Presence::Optional, _) => {}
                (_, true) => fault(at, format!("a verb needs its stem {column}: all its forms are made from stems")),
                _ => fault(at, format!("{column} must not be empty")),
            }
            continue;
        }
        match rule {
            Holds::Text => {}
            Holds::OneOf(_, words) if words.contains(&field) => {}
            Holds::OneOf(_, words) => fault(at, format!("«{field}» is not one of: {}", words.join(", "))),
            Holds::Forms(_) => field.split('|').filter_map(form_fault).for_each(|message| fault(at, message)),
            Holds::Folded => {
                for word in field.split('|').filter(|word| fold(word) != *word || word.is_empty()) {
                    fault(at, format!("«{word}» is not folded; write «{}»", fold(word)));
                }
            }
            Holds::Degrees(_, limit) => match field.parse::<f64>() {
                Ok(degrees) if degrees.abs() <= limit => {}
                _ => fault(at, format!("«{field}» is not in degrees between -{limit} and {limit}")),
            },
            Holds::Count => {
                if field.parse::<u64>().is_err() {
                    fault(at, format!("«{field}» is no whole number"));
                }
            }
            // An id with other letters is told by its shape in the table.
            Holds::Like(shape) => {
                if field.is_ascii() && !shape.pattern.is_match(field) {
                    fault(at, format!("«{field}» is not {}", shape.told));
                }
            }
            Holds::IdIn(other) => {
                if tables.get(other).is_some_and(|rows| rows.iter().all(|row| row.fields[0] != field)) {
                    fault(at, format!("no row of {other} has the id {field}"));
                }
            }
        }
    }
}

fn form_fault(form: &str) -> Option<String> {
    if form.trim() != form {
        Some(format!("«{form}» has spaces around it; take them away"))
    } else if form.is_empty() {
        Some("an empty form: one | stands between two forms, none at the ends".to_owned())
    } else if form.contains("  ") {
        Some(format!("«{form}» has two spaces between words; leave one"))
    } else if key(form).is_empty() {
        Some(format!("«{form}» has no letter that look-up could find"))
    } else {
        None
    }
}

/// Tells forms that two rows own.
fn owners(file: &str, own: &[usize], rows: &[Row<'_>], faults: &mut Vec<TableError>) {
    let mut owner: BTreeMap<String, &Row<'_>> = BTreeMap::new();
    for row in rows {
        for &column in own {
            for form in row.forms(column) {
                let first = *owner.entry(key(form)).or_insert(row);
                if first.line != row.line {
                    let Row { line, fields } = first;
                    let message = format!(
                        "«{form}» is {}'s already (line {line}); one row owns a form, others need a context",
                        fields[0]
                    );
                    faults.push(at(file, row.line, column, message));
                }
            }
        }
    }
}
