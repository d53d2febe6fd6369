//! How fast events are extracted, on one thread: words a second, and the share of each stage. Comes in: the
//! sample's articles and the files that are named, else a collection of real news where `../shared` has it; a name that
//! ends in `.gz` is unpacked. Goes out: one table a collection.
//!
//! Words are what white space parts. Each article is read several times and the quickest run of each stage
//! counts: what makes a run slower is other programs, never this one.
//!
//!     cargo bench --bench extract -- [FILE]…

use std::fs;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use rasid::article::manifest::Manifests;
use rasid::article::{Article, Item, import};
use rasid::engine::{Engine, Stage};
use rasid::lexicon::Lexicon;

/// A collection is read again until so much time has gone, but never fewer times than [`LEAST_PASSES`].
const ENOUGH: Duration = Duration::from_secs(3);
const LEAST_PASSES: usize = 3;

/// News of 2018 (ANT Corpus), which is no part of the project; relative to its root.
const NEWS: &str = "../shared/corpora/ant_dev.ndjson.gz";

/// Where, behind an article's times of its stages, the time of all stands, the release of memory included.
const WHOLE: usize = Stage::ALL.len();

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let begun = Instant::now();
    black_box(Lexicon::embedded());
    println!("the lexicon is ready after {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    // The tables of time and number are read at their first use, which must not count as extraction.
    black_box(Engine::new().extract(&Article { text: "قتل خمسة جنود أمس.".to_owned(), ..Article::default() }));
    measure("tests/sample", &sample(&root.join("tests/sample/articles")));
    // Cargo passes an option of its own.
    let mut files: Vec<PathBuf> =
        std::env::args_os().skip(1).filter(|word| word != "--bench").map(PathBuf::from).collect();
    if files.is_empty() {
        files.extend(Some(root.join(NEWS)).filter(|file| file.exists()));
    }
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        measure(&name, &collection(file));
    }
}

/// The articles of a folder of texts with their manifest.
fn sample(folder: &Path) -> Vec<Article> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the sample is part of the project").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut articles = Vec::new();
    let mut take = |item| match item {
        Item::Article(article) => articles.push(article),
        Item::Problem(problem) => panic!("{problem}"),
    };
    let mut manifests = Manifests::default();
    for file in &files {
        let bytes = fs::read(file).expect("the sample's files can be read");
        let name = file.to_string_lossy();
        if !manifests.take_file(&name, &bytes, &mut take) {
            import::read(&name, &bytes, &manifests, &mut take);
        }
    }
    assert!(!articles.is_empty(), "{}: no articles", folder.display());
    articles
}

/// The articles of one file of any kind that is read.
fn collection(file: &Path) -> Vec<Article> {
    let mut bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut name = file.to_string_lossy().into_owned();
    if let Some(unpacked) = name.strip_suffix(".gz") {
        let packed = std::mem::take(&mut bytes);
        GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        name = unpacked.to_owned();
    }
    let loaded = import::load(&name, &bytes);
    loaded.problems.iter().for_each(|problem| println!("{problem}"));
    assert!(!loaded.articles.is_empty(), "{name}: no articles");
    loaded.articles
}

fn measure(name: &str, articles: &[Article]) {
    let words: usize = articles.iter().map(|article| article.text.split_whitespace().count()).sum();
    let engine = Engine::new();
    let mut least = vec![[Duration::MAX; WHOLE + 1]; articles.len()];
    let mut events = 0;
    let begun = Instant::now();
    for pass in 1.. {
        events = 0;
        for (article, least) in articles.iter().zip(&mut least) {
            let mut note = |part: usize, time: Duration| least[part] = time.min(least[part]);
            let (first, mut lap) = (Instant::now(), Instant::now());
            let extraction = engine.extract_in_stages(black_box(article), |stage| {
                note(stage as usize, std::mem::replace(&mut lap, Instant::now()).elapsed());
            });
            note(WHOLE, first.elapsed());
            events += black_box(extraction).events.len();
        }
        if pass >= LEAST_PASSES && begun.elapsed() >= ENOUGH {
            break;
        }
    }
    let total = |part: usize| least.iter().map(|times| times[part].as_secs_f64()).sum::<f64>();
    let whole = total(WHOLE);
    println!("\n{name}: {} articles, {words} words, {events} events", articles.len());
    println!("{:<10}{:>9.1} ms {:>9.2} million words/s", "all", whole * 1e3, words as f64 / whole / 1e6);
    for stage in Stage::ALL {
        let taken = total(stage as usize);
        println!("{:<10}{:>9.1} ms {:>8.1} %", format!("{stage:?}"), taken * 1e3, 100.0 * taken / whole);
    }
}
