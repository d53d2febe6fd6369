//! Trains the weights of `data/plausible.tsv`: two logistic regressions over the stems of a sentence, one for violence
//! and one for protests. Called by `cargo xtask train`; without arguments it writes the table.
//!
//! In come the sentences of the Arabic event set that lies beside the repository (`../shared/corpora`, MIT), each judged by three
//! coders, and the project's own cases (`tests/cases/events.tsv`). Sentences on which coders disagreed are left out.
//! The same input gives the same table: no randomness, one fixed number of steps.
//!
//!     --folds N     writes nothing; tells how well sentences are judged whose document took no part in the training
//!     --hold K/N    trains without the K-th of N parts of the documents, so that the whole program can be measured on them

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;

use rasid::event::model::{EventType, SubEventType};
use rasid::event::plausible::stems;
use rasid::lexicon::weights::{BIAS, Report};
use rasid::text::Document;

/// How strongly weights are drawn to zero: by their square, and by their size. Chosen by eight-fold cross-validation.
const RIDGE: f64 = 1.0;
const LASSO: f64 = 0.2;
/// A stem in fewer sentences tells nothing.
const SEEN: usize = 2;
/// What one of the project's own cases counts beside a sentence of the set.
const CASE: f64 = 0.5;
/// Steps of the descent.
const STEPS: usize = 600;

const HEADER: &str = "\
# How much each stem speaks for a sentence that reports violence or a protest, in hundredths of a logit. Written by
# `cargo xtask train` (examples/train.rs), never by hand; src/event/plausible.rs reads it. #bias: before any word; #number, #question, #quote: any such mark.
id\tstem\tviolence\tprotest
";

struct Sentence {
    document: String,
    stems: BTreeSet<String>,
    report: Report,
    label: bool,
    weight: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("RASID_SHARED").map_or_else(|| root.join("../shared"), Into::into);
    let mut sentences = judged(&std::fs::read_to_string(shared.join("corpora/gsr_dev_detect.jsonl"))?)?;
    sentences.extend(own(&std::fs::read_to_string(root.join("tests/cases/events.tsv"))?));
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => std::fs::write(root.join("data/plausible.tsv"), table(&sentences))?,
        ["--folds", n] => cross_validate(&sentences, n.parse()?),
        ["--hold", part] => {
            let (k, n) = part.split_once('/').ok_or("expected --hold K/N")?;
            let (k, n): (u32, u32) = (k.parse()?, n.parse()?);
            sentences.retain(|s| s.document.is_empty() || fold(&s.document) % n != k);
            std::fs::write(root.join("data/plausible.tsv"), table(&sentences))?;
        }
        _ => return Err("expected nothing, --folds N or --hold K/N".into()),
    }
    Ok(())
}

/// The sentences that coders judged alike.
fn judged(lines: &str) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let mut out = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| row[name].as_str().ok_or_else(|| format!("a row without {name}"));
        let label = match field("label")? {
            "yes" => true,
            "easy no" => false,
            _ => continue,
        };
        let report = if field("event_type")? == "PROTEST" { Report::Protest } else { Report::Violence };
        let id = field("id")?;
        out.push(Sentence {
            document: id.rsplit_once('-').map_or(id, |(document, _)| document).to_owned(),
            stems: all_stems(field("text")?),
            report,
            label,
            weight: 1.0,
        });
    }
    Ok(out)
}

/// The project's own cases, each for both reports.
fn own(table: &str) -> Vec<Sentence> {
    let mut out = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, _, _, text, expected] = cells[..] else { continue };
        let told: Vec<EventType> = expected
            .split(" ;; ")
            .filter_map(|event| {
                let mut fields = event.split(" | ");
                let name = fields.next()?;
                let real = !matches!(fields.next()?, "denied" | "hypothetical");
                SubEventType::ALL.into_iter().find(|t| t.as_str() == name && real).map(SubEventType::event_type)
            })
            .collect();
        for report in [Report::Violence, Report::Protest] {
            let label = told.iter().any(|t| rasid::event::plausible::report(*t) == Some(report));
            // What is planned, denied or another sort of event is neither a report nor its opposite.
            if !label && expected != "none" {
                continue;
            }
            out.push(Sentence { document: String::new(), stems: all_stems(text), report, label, weight: CASE });
        }
    }
    out
}

fn all_stems(text: &str) -> BTreeSet<String> {
    let document = Document::new(text);
    stems(&document, 0..document.tokens.len()).map(str::to_owned).collect()
}

/// A document's number, by which it falls to a part.
fn fold(document: &str) -> u32 {
    document.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) >> 7
}

/// Weights by stem, [`BIAS`] among them.
fn train<'a>(sentences: &[&'a Sentence]) -> BTreeMap<&'a str, f64> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    sentences.iter().flat_map(|s| &s.stems).for_each(|stem| *seen.entry(stem).or_default() += 1);
    let stems: Vec<&str> = seen.into_iter().filter(|&(_, n)| n >= SEEN).map(|(stem, _)| stem).collect();
    let rows: Vec<Vec<usize>> = (sentences.iter())
        .map(|s| s.stems.iter().filter_map(|stem| stems.binary_search(&stem.as_str()).ok()).collect())
        .collect();
    // Accelerated proximal descent; the step is the inverse of a bound on the curvature.
    let longest = rows.iter().map(|row| row.len() + 1).max().unwrap_or(1) as f64;
    let total: f64 = sentences.iter().map(|s| s.weight).sum();
    let step = 4.0 / (longest * total).sqrt() / longest.sqrt();
    let mut weights = vec![0.0; stems.len() + 1];
    let mut ahead = weights.clone();
    for at in 0..STEPS {
        let mut slope: Vec<f64> = ahead.iter().map(|w| RIDGE * w).collect();
        slope[stems.len()] = 0.0;
        for (row, sentence) in rows.iter().zip(sentences) {
            let sum: f64 = row.iter().map(|&stem| ahead[stem]).sum::<f64>() + ahead[stems.len()];
            let error = sentence.weight * (1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(sentence.label)));
            row.iter().for_each(|&stem| slope[stem] += error);
            slope[stems.len()] += error;
        }
        let momentum = at as f64 / (at as f64 + 3.0);
        for (i, weight) in weights.iter_mut().enumerate() {
            let moved = ahead[i] - step * slope[i];
            let shrink = if i == stems.len() { 0.0 } else { step * LASSO };
            let new = moved.signum() * (moved.abs() - shrink).max(0.0);
            ahead[i] = new + momentum * (new - *weight);
            *weight = new;
        }
    }
    stems.into_iter().chain([BIAS]).zip(weights).collect()
}

fn of(sentences: &[Sentence], report: Report) -> Vec<&Sentence> {
    sentences.iter().filter(|s| s.report == report).collect()
}

fn table(sentences: &[Sentence]) -> String {
    let mut rows: BTreeMap<&str, [i16; 2]> = BTreeMap::new();
    let (violence, protest) = (of(sentences, Report::Violence), of(sentences, Report::Protest));
    for (column, weights) in [train(&violence), train(&protest)].into_iter().enumerate() {
        for (stem, weight) in weights {
            rows.entry(stem).or_default()[column] = (weight * 100.0).round() as i16;
        }
    }
    let mut out = HEADER.to_owned();
    let kept = rows.into_iter().filter(|(_, weights)| weights.iter().any(|w| w.abs() > 2));
    for (at, (stem, [violence, protest])) in kept.enumerate() {
        writeln!(out, "w{}\t{stem}\t{violence}\t{protest}", at + 1).expect("a string takes any text");
    }
    out
}

fn cross_validate(sentences: &[Sentence], folds: u32) {
    for report in [Report::Violence, Report::Protest] {
        let all = of(sentences, report);
        let mut judged: Vec<(f64, bool)> = Vec::new();
        for k in 0..folds {
            let held = |s: &Sentence| !s.document.is_empty() && fold(&s.document) % folds == k;
            let weights = train(&all.iter().copied().filter(|s| !held(s)).collect::<Vec<_>>());
            let sum = |s: &Sentence| -> f64 {
                s.stems.iter().filter_map(|stem| weights.get(stem.as_str())).sum::<f64>() + weights[BIAS]
            };
            judged.extend(all.iter().filter(|s| held(s)).map(|s| (sum(s), s.label)));
        }
        println!("{report:?}: sentences of documents that took no part");
        for threshold in [-2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5] {
            let count = |flagged: bool, label: bool| {
                judged.iter().filter(|j| (j.0 >= threshold) == flagged && j.1 == label).count() as f64
            };
            let (hit, false_alarm, miss) = (count(true, true), count(true, false), count(false, true));
            let (precision, recall) = (hit / (hit + false_alarm).max(1.0), hit / (hit + miss).max(1.0));
            let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
            println!("  threshold {threshold:4}: precision {precision:.3} recall {recall:.3} F1 {f1:.3}");
        }
    }
}
