//! How good extraction is on coded articles, and that it does not get worse.
//!
//! Scored are the project's own sample, and, where the coded articles lie beside the repository (`../shared`, or the
//! folder that `RASID_SHARED` names), those too; a set that is not there is named and skipped. `quality.tsv` holds
//! what was reached: the test fails when a measure falls more than a hundredth below it.
//! `RASID_ACCEPT=1 cargo test --test gold` writes it anew, `cargo test --test gold -- --nocapture` shows all measures.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod coded;
mod scorer;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use coded::Coded;
use rasid::engine::Engine;
use scorer::names::Aliases;
use scorer::{Coding, Measure, Scorer};

/// A measure may fall by so much before the test fails: less is the weight of a single event.
const TOLERANCE: f64 = 0.01;
const RECORD: &str = "tests/quality.tsv";
const HEADER: &str = "\
# What extraction reaches on coded articles, from 0 to 1: a measure a row, a set of articles a column; - where nothing is measured.
# Written by RASID_ACCEPT=1 cargo test --test gold, which fails when a measure falls more than 0.01 below its value here.
";

/// Whether the engine is told when the articles appeared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dates {
    Given,
    Withheld,
}

/// Where coded articles lie.
enum Place {
    /// In folders of codings and texts.
    Folders { gold: PathBuf, texts: PathBuf },
    /// In a file of codings, the texts in a packed corpus.
    Packed { codings: PathBuf, corpus: PathBuf },
}

impl Place {
    /// What is needed and is not there.
    fn lacks(&self) -> Option<&PathBuf> {
        match self {
            Self::Folders { gold, .. } => (!gold.is_dir()).then_some(gold),
            Self::Packed { corpus, .. } => (!corpus.is_file()).then_some(corpus),
        }
    }

    fn read(&self) -> Vec<Coded> {
        match self {
            Self::Folders { gold, texts } => coded::read(gold, texts),
            Self::Packed { codings, corpus } => coded::ant::read(codings, corpus),
        }
    }
}

/// Coded articles that are scored together.
struct Set {
    name: &'static str,
    place: Place,
    /// Files of spellings that mean the same.
    names: Vec<PathBuf>,
    dates: Dates,
    /// Ids from the first to the last, both included.
    ids: RangeInclusive<&'static str>,
}

/// All ids lie between these.
const ALL: RangeInclusive<&str> = ""..="\u{10FFFF}";

fn sets() -> Vec<Set> {
    let tests = coded::root().join("tests");
    let shared = std::env::var_os("RASID_SHARED").map_or_else(|| coded::root().join("../shared"), PathBuf::from);
    let own_names = || vec![tests.join("sample/gold/names.tsv"), shared.join("gold/names.tsv")];
    let folders = |folder: PathBuf, gold: &str, texts: &str| Place::Folders {
        gold: folder.join(gold),
        texts: folder.join(texts),
    };
    let set = |name, place, names, dates, ids| Set { name, place, names, dates, ids };
    let sample = || folders(tests.join("sample"), "gold", "articles");
    let analyses = || folders(shared.clone(), "gold", "seeds");
    let news = || folders(shared.clone(), "news/gold", "news/texts");
    let ant =
        || Place::Packed { codings: tests.join("ant/coded.ndjson"), corpus: shared.join("corpora/ant_dev.ndjson.gz") };
    let given = Dates::Given;
    let sample_names = || vec![tests.join("sample/gold/names.tsv")];
    let shared_names = || vec![shared.join("gold/names.tsv")];
    vec![
        set("sample", sample(), sample_names(), given, ALL),
        set("sample_undated", sample(), sample_names(), Dates::Withheld, ALL),
        set("reports", folders(tests.join("news"), "gold", "articles"), sample_names(), given, ALL),
        set("gold", analyses(), shared_names(), given, ALL),
        set("gold_undated", analyses(), shared_names(), Dates::Withheld, ALL),
        set("news_a", news(), shared_names(), given, "n000"..="n093"),
        set("news_b", news(), shared_names(), given, "n094"..="n139"),
        set("ant_a", ant(), own_names(), given, "m034"..="m135"),
        set("ant_b", ant(), own_names(), given, "m136"..="m999"),
        set("ant_c", ant(), own_names(), given, "m000"..="m033"),
    ]
}

#[test]
fn quality_does_not_fall() {
    let engine = Engine::new();
    let path = coded::root().join(RECORD);
    let mut record = read(&std::fs::read_to_string(&path).unwrap_or_default());
    let mut fallen = String::new();
    let mut order = Vec::new();
    for set in sets() {
        if let Some(missing) = set.place.lacks() {
            println!("{}: skipped, there is no {}", set.name, missing.display());
            continue;
        }
        let scorer = score(&engine, &set);
        println!("\n{}: {}", set.name, scorer.size());
        let measures = scorer.measures();
        order = measures.iter().map(|measure| measure.name).collect();
        for Measure { name, value } in measures {
            let recorded = record.get(&place(set.name, name)).copied();
            println!("  {name:<18}{}  recorded {}", shown(value), shown(recorded.flatten()));
            match (recorded, value) {
                (None, _) => writeln!(fallen, "{} {name}: nothing is recorded", set.name).unwrap(),
                (Some(Some(before)), now) if now.unwrap_or(0.0) < before - TOLERANCE => {
                    writeln!(fallen, "{} {name}: {} after {before:.3}", set.name, shown(now)).unwrap();
                }
                _ => {}
            }
            record.insert(place(set.name, name), value);
        }
    }
    if std::env::var_os("RASID_ACCEPT").is_some() {
        std::fs::write(path, written(&record, &order)).unwrap();
        return;
    }
    assert!(fallen.is_empty(), "below {RECORD} (to accept: RASID_ACCEPT=1):\n{fallen}");
}

fn score(engine: &Engine, set: &Set) -> Scorer {
    let mut aliases = Aliases::default();
    set.names.iter().for_each(|names| aliases.add(&std::fs::read_to_string(names).unwrap_or_default()));
    let mut scorer = Scorer::new(aliases);
    for mut coded in set.place.read() {
        if !set.ids.contains(&coded.article.id.as_str()) {
            continue;
        }
        if set.dates == Dates::Withheld && !coded.published_in_text {
            scorer::without_metadata(&mut coded.events);
            coded.article.published = None;
        }
        add(&mut scorer, engine, &coded);
    }
    scorer
}

fn add(scorer: &mut Scorer, engine: &Engine, coded: &Coded) {
    let extracted = coded::extract(engine, &coded.article);
    scorer.add(&Coding {
        text: &coded.article.text,
        gold: &coded.events,
        extracted: extracted["events"].as_array().expect("the contract has events"),
    });
}

/// A cell of the record: set and measure.
type Cell = String;

fn place(set: &str, measure: &str) -> Cell {
    format!("{set}\t{measure}")
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "    -".to_owned(), |value| format!("{value:.3}"))
}

fn read(table: &str) -> BTreeMap<Cell, Option<f64>> {
    let mut rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t'));
    let sets: Vec<&str> = rows.next().map(|header| header.skip(1).collect()).unwrap_or_default();
    let mut out = BTreeMap::new();
    for mut row in rows {
        let measure = row.next().unwrap();
        for (set, value) in sets.iter().zip(row) {
            let value =
                (value != "-").then(|| value.parse().unwrap_or_else(|_| panic!("{RECORD}: {measure}: {value}")));
            out.insert(place(set, measure), value);
        }
    }
    out
}

fn written(record: &BTreeMap<Cell, Option<f64>>, measures: &[&str]) -> String {
    let names: Vec<&str> = sets().iter().map(|set| set.name).collect();
    let mut table = format!("{HEADER}measure\t{}\n", names.join("\t"));
    for measure in measures {
        let cell = |set: &&str| match record.get(&place(set, measure)).copied().flatten() {
            Some(value) => format!("{value:.3}"),
            None => "-".to_owned(),
        };
        writeln!(table, "{measure}\t{}", names.iter().map(cell).collect::<Vec<_>>().join("\t")).unwrap();
    }
    table
}

/// A gold coding given back as it is must be right in everything, and no coding must find nothing.
#[test]
fn the_scorer_knows_right_from_wrong() {
    let mut right = Scorer::new(Aliases::default());
    let mut nothing = Scorer::new(Aliases::default());
    for Coded { article, events, .. } in coded::sample() {
        right.add(&Coding { text: &article.text, gold: &events, extracted: &events });
        nothing.add(&Coding { text: &article.text, gold: &events, extracted: &[] });
    }
    for Measure { name, value } in right.measures() {
        assert_eq!(value, Some(1.0), "{name} of the gold coding itself");
    }
    let found: Vec<_> =
        nothing.measures().into_iter().filter(|measure| measure.value.is_some_and(|v| v > 0.0)).collect();
    assert!(found.is_empty(), "{}", found[0].name);
}
