//! `manifest.json` beside plain texts: what is known of each, as a list of
//! `{"id", "title", "published", "source", "url"}`, `id` being the stem of the text's file.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::decode::{self, Declared};
use super::problem::{Problem, ProblemKind};
use super::record::{Field, shortened};
use super::{Article, Item, date, path};

/// The manifests of the folders that are being read.
#[derive(Default)]
pub struct Manifests {
    /// By folder, then by file stem.
    folders: BTreeMap<String, BTreeMap<String, Article>>,
}

/// Whether the file is called as manifests are.
#[must_use]
pub fn is_named(path: &str) -> bool {
    path::name(path) == "manifest.json"
}

impl Manifests {
    /// [`Self::take`] for a file's bytes.
    pub fn take_file(&mut self, path: &str, bytes: &[u8], each: &mut dyn FnMut(Item)) -> bool {
        decode::text(path, bytes, Declared::Nothing).is_ok_and(|text| self.take(path, &text, each))
    }

    /// Takes the file as its folder's manifest, if it is one: a JSON list of objects with an `id` and without
    /// `text`. Gives whether it was; if not, it is to be read as any other file.
    pub fn take(&mut self, path: &str, text: &str, each: &mut dyn FnMut(Item)) -> bool {
        let Ok(rows) = serde_json::from_str::<Vec<Map<String, Value>>>(text) else { return false };
        let has = |row: &Map<String, Value>, wanted: Field| {
            row.keys().any(|name| Field::named(name).is_some_and(|(field, _)| field == wanted))
        };
        if rows.is_empty() || rows.iter().any(|row| has(row, Field::Text) || !has(row, Field::Id)) {
            return false;
        }
        let folder = self.folders.entry(path::folder(path).to_owned()).or_default();
        for row in rows {
            let described = described(path, &row, each);
            folder.insert(described.id.clone(), described);
        }
        true
    }

    /// Fills what `article`, read from the file `path`, does not say itself.
    pub fn describe(&self, path: &str, article: &mut Article) {
        let folder = self.folders.get(path::folder(path));
        let Some(known) = folder.and_then(|folder| folder.get(path::stem(path))) else { return };
        let fill = |slot: &mut Option<String>, value: &Option<String>| {
            if slot.is_none() {
                slot.clone_from(value);
            }
        };
        fill(&mut article.title, &known.title);
        fill(&mut article.published, &known.published);
        fill(&mut article.source, &known.source);
        fill(&mut article.url, &known.url);
    }
}

fn described(path: &str, row: &Map<String, Value>, each: &mut dyn FnMut(Item)) -> Article {
    let mut article = Article::default();
    let mut ranks = [usize::MAX; 6];
    for (name, value) in row {
        let Some((field, rank)) = Field::named(name) else { continue };
        let value = match value {
            Value::String(value) => value.trim().to_owned(),
            Value::Number(value) if field == Field::Id => value.to_string(),
            _ => continue,
        };
        if value.is_empty() || rank >= ranks[field as usize] {
            continue;
        }
        ranks[field as usize] = rank;
        match field {
            Field::Id => article.id = value,
            Field::Text => {}
            Field::Title => article.title = Some(value),
            Field::Source => article.source = Some(value),
            Field::Url => article.url = Some(value),
            Field::Published => match date::day(&value) {
                Some(day) => article.published = Some(day),
                None => each(Item::Problem(Problem::of_file(ProblemKind::BadDate, path, shortened(&value)))),
            },
        }
    }
    article
}
