//! What a page says about itself apart from its text: headline, publication date, paper, canonical address;
//! from JSON-LD, `meta`, `link`, `time` and `title`.

use serde_json::Value;

use super::entities::decoded;
use super::tokens::{Attributes, Token, Tokens};
use crate::article::date;
use crate::article::record::{Field, Record};

/// How far each place of a statement is from the best one, lower being better; 0 is left to the visible headline.
mod rank {
    pub const OPEN_GRAPH: usize = 1;
    pub const LINKED_DATA: usize = 2;
    pub const META: usize = 3;
    pub const MARKUP: usize = 4;
    pub const TITLE: usize = 5;
    pub const UNREADABLE: usize = 9;
}

/// Names of `meta` elements that give the day of publication.
const DATE_NAMES: [&str; 18] = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
];

/// What the page says about itself, as the beginning of a record.
#[must_use]
pub fn record(html: &str) -> Record {
    let mut record = Record::default();
    let mut inside = Inside::Other;
    for token in Tokens::new(html) {
        match token {
            Token::Open { name, attributes } => {
                inside = Inside::Other;
                match name.as_str() {
                    "meta" => meta(&mut record, attributes),
                    "link" if attributes.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                        set(&mut record, Field::Url, rank::OPEN_GRAPH, attributes.get("href"));
                    }
                    "time" => {
                        if let Some(written) = attributes.get("datetime") {
                            set_date(&mut record, rank::MARKUP, &written);
                        }
                    }
                    "title" => inside = Inside::Title,
                    "script" if attributes.get("type").is_some_and(|kind| kind.contains("ld+json")) => {
                        inside = Inside::LinkedData;
                    }
                    _ => {}
                }
            }
            Token::Text(text) => match inside {
                Inside::Title => set(&mut record, Field::Title, rank::TITLE, Some(decoded(text))),
                Inside::LinkedData => {
                    if let Ok(data) = serde_json::from_str(text.trim()) {
                        linked_data(&mut record, &data);
                    }
                }
                Inside::Other => {}
            },
            Token::Close { .. } => inside = Inside::Other,
        }
    }
    without_site_name(&mut record);
    record
}

/// A page's title often ends in the site's name, which is not part of the headline: "… | الصحيفة".
fn without_site_name(record: &mut Record) {
    let (Some(title), Some(site)) = (record.get(Field::Title), record.get(Field::Source)) else { return };
    let Some(before) = title.strip_suffix(site).map(str::trim_end) else { return };
    let headline = before.trim_end_matches(['|', '-', '–', '—', '•', '·', '»', ':']).trim_end();
    if headline.len() < before.len() && !headline.is_empty() {
        let headline = headline.to_owned();
        record.replace(Field::Title, headline);
    }
}

#[derive(Clone, Copy)]
enum Inside {
    Title,
    LinkedData,
    Other,
}

fn set(record: &mut Record, field: Field, rank: usize, value: Option<String>) {
    let joined = value.map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(value) = joined.filter(|value| !value.is_empty()) {
        record.set(field, rank, value);
    }
}

/// Sets a date that can be read; one that cannot counts only where there is no other, so that it is reported.
fn set_date(record: &mut Record, rank: usize, written: &str) {
    let rank = if date::day(written).is_some() { rank } else { rank::UNREADABLE };
    set(record, Field::Published, rank, Some(written.to_owned()));
}

fn meta(record: &mut Record, attributes: Attributes<'_>) {
    let named = ["property", "name", "itemprop"].into_iter().find_map(|key| attributes.get(key));
    let (Some(name), Some(content)) = (named, attributes.get("content")) else { return };
    match name.to_ascii_lowercase().as_str() {
        "og:title" => set(record, Field::Title, rank::OPEN_GRAPH, Some(content)),
        "twitter:title" | "headline" => set(record, Field::Title, rank::META, Some(content)),
        "og:site_name" => set(record, Field::Source, rank::OPEN_GRAPH, Some(content)),
        "publisher" | "application-name" => set(record, Field::Source, rank::META, Some(content)),
        "og:url" => set(record, Field::Url, rank::LINKED_DATA, Some(content)),
        name if DATE_NAMES.contains(&name) => set_date(record, rank::META, &content),
        _ => {}
    }
}

/// An article's statement in schema.org's words: an object, a list, or objects under `@graph`.
fn linked_data(record: &mut Record, data: &Value) {
    let listed = match data {
        Value::Array(list) => list.as_slice(),
        Value::Object(object) => {
            let string = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
            if let Some(written) = string("datePublished") {
                set_date(record, rank::LINKED_DATA, &written);
            }
            set(record, Field::Title, rank::LINKED_DATA, string("headline"));
            let publisher = object.get("publisher").and_then(|publisher| publisher.get("name"));
            set(record, Field::Source, rank::LINKED_DATA, publisher.and_then(Value::as_str).map(str::to_owned));
            object.get("@graph").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
        }
        _ => return,
    };
    // serde_json bounds the nesting at 128.
    for part in listed {
        linked_data(record, part);
    }
}
