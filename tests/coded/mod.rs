//! Articles with their gold coding, read from folders as the sample has them: `gold/ID.json` beside `ID.txt`.

pub mod ant;

use std::fs;
use std::path::{Path, PathBuf};

use rasid::article::Article;
use rasid::engine::Engine;
use rasid::export::json;
use serde_json::Value;

/// An article and its coding.
pub struct Coded {
    pub article: Article,
    /// Whether the text itself tells its date of publication: then there is no withholding it.
    pub published_in_text: bool,
    /// The gold events.
    pub events: Vec<Value>,
}

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample that the project brings with it.
pub fn sample() -> Vec<Coded> {
    read(&root().join("tests/sample/gold"), &root().join("tests/sample/articles"))
}

/// All coded articles of a folder, by name.
pub fn read(gold: &Path, texts: &Path) -> Vec<Coded> {
    let mut files: Vec<PathBuf> = fs::read_dir(gold)
        .unwrap_or_else(|error| panic!("{}: {error}", gold.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no coded articles", gold.display());
    files.iter().map(|file| coded(file, texts)).collect()
}

fn coded(file: &Path, texts: &Path) -> Coded {
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let gold: Value = serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let id = gold["article"].as_str().expect("a coding names its article").to_owned();
    let article = Article {
        text: read(&texts.join(format!("{id}.txt"))),
        published: gold["published"].as_str().map(str::to_owned),
        id,
        ..Article::default()
    };
    Coded {
        article,
        published_in_text: gold["published_in_text"] == true,
        events: gold["events"].as_array().expect("a coding has events").clone(),
    }
}

/// What the engine gives for an article, as the contract's JSON.
pub fn extract(engine: &Engine, article: &Article) -> Value {
    let line = json::line(article, &engine.extract(article));
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{}: {error} in {line}", article.id))
}
