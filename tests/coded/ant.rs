//! Codings of articles that lie beside the repository, in a packed file: `tests/ant/coded.ndjson` and the corpus that it refers to.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use rasid::article::Article;
use serde_json::Value;

use super::Coded;

/// The coded articles whose text `corpus` has.
pub fn read(codings: &Path, corpus: &Path) -> Vec<Coded> {
    let codings = fs::read_to_string(codings).unwrap_or_else(|error| panic!("{}: {error}", codings.display()));
    let packed = fs::read(corpus).unwrap_or_else(|error| panic!("{}: {error}", corpus.display()));
    let mut lines = String::new();
    GzDecoder::new(&packed[..])
        .read_to_string(&mut lines)
        .unwrap_or_else(|error| panic!("{}: {error}", corpus.display()));
    let texts: BTreeMap<String, Value> = lines.lines().map(article).collect();
    let line = |line: &str| serde_json::from_str::<Value>(line).expect("a coding is JSON");
    codings.lines().map(line).filter_map(|coding| coded(&coding, &texts)).collect()
}

fn article(line: &str) -> (String, Value) {
    let record: Value = serde_json::from_str(line).expect("a record is JSON");
    (record["id"].as_str().expect("a record has an id").to_owned(), record)
}

fn coded(coding: &Value, texts: &BTreeMap<String, Value>) -> Option<Coded> {
    let record = texts.get(coding["ant_id"].as_str()?)?;
    let field = |name: &str| record[name].as_str().unwrap_or_default();
    let article = Article {
        id: coding["article"].as_str()?.to_owned(),
        text: format!("{}\n\n{}", field("title"), field("text")),
        published: coding["published"].as_str().map(str::to_owned),
        ..Article::default()
    };
    Some(Coded { article, published_in_text: false, events: coding["events"].as_array()?.clone() })
}
