//! JSON in: one article, a list of articles, a bundle, or one article a line. Articles are given out one by
//! one while the file is read, each checked by itself, so that a bad one costs only itself and a broken file
//! only what stands behind the break.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Map, Value};

use super::problem::{Problem, ProblemKind};
use super::record::{Field, Origin, Record, shortened};
use super::{Item, bundle};

const BLANK: [char; 5] = [' ', '\t', '\r', '\n', '\u{FEFF}'];

/// A `.json` file: an article, a list of articles or a bundle. A file of one object a line under this name is
/// read as [`lines`].
pub fn document(file: &str, stem: &str, text: &str, each: &mut dyn FnMut(Item)) {
    if is_lines(text) {
        lines(file, stem, text, each);
        return;
    }
    let mut reader = Reader { file, stem, source: text, each, given: 0, passed: 0, line: 1, line_start: 0 };
    let mut deserializer = Deserializer::from_str(text);
    let outcome = deserializer.deserialize_any(Top(&mut reader)).and_then(|()| deserializer.end());
    if let Err(error) = outcome {
        let kind = if error.is_data() { ProblemKind::NotAnArticle } else { ProblemKind::BrokenJson };
        let offset = offset_of(text, &error);
        each(Item::Problem(Problem::at(kind, file, text.as_bytes(), offset, 1, reason(&error))));
    }
}

/// A `.ndjson` file: one article a line, blank lines apart.
pub fn lines(file: &str, stem: &str, text: &str, each: &mut dyn FnMut(Item)) {
    for (index, line) in text.split('\n').enumerate() {
        self::line(file, stem, line, u32::try_from(index + 1).unwrap_or(u32::MAX), each);
    }
}

/// One line of NDJSON, number `number` of its file. A record without an id is named after the file's stem and
/// the line. Blank lines give nothing.
pub fn line(file: &str, stem: &str, line: &str, number: u32, each: &mut dyn FnMut(Item)) {
    let begun = line.trim_start_matches(BLANK);
    let trimmed = begun.trim_end_matches(BLANK);
    if trimmed.is_empty() {
        return;
    }
    match serde_json::from_str::<&RawValue>(trimmed) {
        Ok(raw) => {
            let fallback_id = format!("{stem}-{number}");
            object(raw, Origin { file, line: number, column: None, fallback_id: &fallback_id }, each);
        }
        Err(error) => {
            let offset = line.len() - begun.len() + offset_of(trimmed, &error);
            let found = reason(&error);
            each(Item::Problem(Problem::at(ProblemKind::BrokenJson, file, line.as_bytes(), offset, number, found)));
        }
    }
}

/// Whether the text is several objects, the first of which fills its line: NDJSON under the name `.json`.
fn is_lines(text: &str) -> bool {
    let Some((first, rest)) = text.trim_start().split_once('\n') else { return false };
    let is_object = |line: &str| line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok();
    rest.trim_start().starts_with('{') && is_object(first.trim_end())
}

/// One value of a list or line as an article.
fn object(raw: &RawValue, origin: Origin<'_>, each: &mut dyn FnMut(Item)) {
    match serde_json::from_str::<Map<String, Value>>(raw.get()) {
        Ok(fields) => article(fields, origin, each),
        Err(error) if error.is_data() => {
            each(Item::Problem(origin.problem(ProblemKind::NotAnArticle, shortened(raw.get()))));
        }
        // Well-formed, yet no string of Unicode characters: half of a surrogate pair.
        Err(error) => each(Item::Problem(origin.problem(ProblemKind::BrokenJson, reason(&error)))),
    }
}

/// An object's fields as an article.
fn article(fields: impl IntoIterator<Item = (String, Value)>, origin: Origin<'_>, each: &mut dyn FnMut(Item)) {
    let mut record = Record::default();
    for (name, value) in fields {
        let Some((field, rank)) = Field::named(&name) else { continue };
        match value {
            Value::Null => {}
            Value::String(value) => record.set(field, rank, value),
            Value::Number(value) if field == Field::Id => record.set(field, rank, value.to_string()),
            // The text's absence is reported once, as such. Under a name that is not the contract's own, a value
            // of another kind means something else: feeds write `publisher: {…}`.
            _ if field == Field::Text || rank > 0 => {}
            _ => each(Item::Problem(origin.problem(ProblemKind::FieldNotText, format!("`{}`", field.name())))),
        }
    }
    record.finish(origin, each);
}

/// Reads one document and counts where it stands in it, so that each article's place costs only the way from
/// the article before.
struct Reader<'a, 'e> {
    file: &'a str,
    stem: &'a str,
    source: &'a str,
    each: &'e mut dyn FnMut(Item),
    given: usize,
    passed: usize,
    line: u32,
    line_start: usize,
}

impl Reader<'_, '_> {
    /// Gives one value of a list. The value is a piece of the source, so its address tells its place.
    fn give(&mut self, raw: &RawValue) {
        let offset = (raw.get().as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize);
        for (index, byte) in self.source.as_bytes()[self.passed..offset].iter().enumerate() {
            if *byte == b'\n' {
                self.line = self.line.saturating_add(1);
                self.line_start = self.passed + index + 1;
            }
        }
        self.passed = offset;
        self.given += 1;
        let column = self.source[self.line_start..offset].chars().take(u16::MAX.into()).count() + 1;
        let fallback_id = format!("{}-{}", self.stem, self.given);
        let column = u32::try_from(column).ok();
        let origin = Origin { file: self.file, line: self.line, column, fallback_id: &fallback_id };
        object(raw, origin, self.each);
    }

    /// Whether `fields` announce a bundle that is not read; says so once.
    fn refuses(&mut self, fields: &[(String, Value)]) -> bool {
        let named = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
        let is_ours = named("format").and_then(Value::as_str) == Some(bundle::FORMAT);
        match named("version") {
            Some(version) if is_ours && version.as_u64() != Some(bundle::VERSION.into()) => {
                let problem = Problem::of_file(ProblemKind::BundleVersion, self.file, version.to_string());
                (self.each)(Item::Problem(problem));
                true
            }
            _ => false,
        }
    }
}

/// The document's outermost value.
struct Top<'r, 'a, 'e>(&'r mut Reader<'a, 'e>);

impl<'de> Visitor<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an article, a list of articles or a bundle")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(raw) = list.next_element::<&RawValue>()? {
            self.0.give(raw);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut fields: Vec<(String, Value)> = Vec::new();
        let mut is_bundle = false;
        while let Some(name) = object.next_key::<String>()? {
            if name != "articles" {
                fields.push((name, object.next_value()?));
            } else if self.0.refuses(&fields) {
                object.next_value::<IgnoredAny>()?;
                fields.clear();
                is_bundle = true;
            } else {
                object.next_value_seed(Articles(self.0))?;
                is_bundle = true;
            }
        }
        if is_bundle {
            self.0.refuses(&fields);
        } else {
            let stem = self.0.stem;
            let origin = Origin { file: self.0.file, line: 1, column: None, fallback_id: stem };
            article(fields, origin, self.0.each);
        }
        Ok(())
    }
}

/// A bundle's `articles`.
struct Articles<'r, 'a, 'e>(&'r mut Reader<'a, 'e>);

impl<'de> DeserializeSeed<'de> for Articles<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(Top(self.0))
    }
}

/// What the parser says, without the place that it counts in bytes.
fn reason(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The byte of `text` that the parser stopped at.
fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    before + error.column().saturating_sub(1)
}
