//! Sentences and the events that must be found in them: runs `cases/events.tsv` through the engine.
//!
//! `cases/known-misses.txt` names the cases that do not pass yet. The test fails when any other case fails, and also when
//! a case of the list passes, so that the list can only become shorter. `RASID_ACCEPT=1 cargo test --test cases`
//! writes the list anew; `cargo test --test cases -- --nocapture` shows the share that passes, by area, and with
//! `RASID_SHOW=1` also every case that does not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "scorer/names.rs"]
#[allow(dead_code, reason = "the scorer uses more of it")]
mod names;
#[path = "cases/notation.rs"]
mod notation;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use notation::{Case, Name, Told};
use rasid::article::Article;
use rasid::engine::Engine;
use rasid::lexicon::Lexicon;
use rasid::lexicon::named::key;
use rasid::lexicon::rows::Sense;

const KNOWN_MISSES: &str = "tests/cases/known-misses.txt";
const HEADER: &str = "\
# Cases of events.tsv that do not pass yet, one id a line. A case that passes must leave the list, and none may join it
# unless events.tsv gained a case: RASID_ACCEPT=1 cargo test --test cases
";

#[test]
fn sentences_give_the_events_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = notation::read(&std::fs::read_to_string(root.join("tests/cases/events.tsv")).unwrap());
    let ids: BTreeSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), cases.len(), "an id stands on two lines of events.tsv");

    let engine = Engine::new();
    let outcomes: Vec<Outcome<'_>> = cases.iter().map(|case| Outcome::of(&engine, case)).collect();
    println!("{}", scoreboard(&outcomes));

    if std::env::var_os("RASID_ACCEPT").is_some() {
        let misses = outcomes.iter().filter(|o| !o.passes()).map(|o| format!("{}\n", o.case.id)).collect::<String>();
        std::fs::write(root.join(KNOWN_MISSES), format!("{HEADER}{misses}")).unwrap();
        return;
    }
    let listed = std::fs::read_to_string(root.join(KNOWN_MISSES)).unwrap_or_default();
    let listed: BTreeSet<&str> = listed.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    if std::env::var_os("RASID_SHOW").is_some() {
        outcomes.iter().filter(|o| !o.passes()).for_each(|o| println!("{o}"));
    }
    let unknown: Vec<_> = listed.difference(&ids).collect();
    let failing: String = (outcomes.iter())
        .filter(|o| !o.passes() && !listed.contains(o.case.id.as_str()))
        .fold(String::new(), |all, o| all + &o.to_string());
    let passing: Vec<&str> =
        outcomes.iter().filter(|o| o.passes()).map(|o| o.case.id.as_str()).filter(|id| listed.contains(id)).collect();
    assert!(unknown.is_empty(), "{KNOWN_MISSES} names cases that events.tsv does not have: {unknown:?}");
    assert!(failing.is_empty(), "cases fail that {KNOWN_MISSES} does not list:\n{failing}");
    assert!(
        passing.is_empty(),
        "cases pass that {KNOWN_MISSES} lists; take them out of it (RASID_ACCEPT=1 does): {passing:?}"
    );
}

/// What a case gave.
struct Outcome<'a> {
    case: &'a Case,
    got: Vec<Told>,
    /// For each expected event the extracted one that is most like it, and where the two differ.
    wrong: Vec<String>,
}

impl<'a> Outcome<'a> {
    fn of(engine: &Engine, case: &'a Case) -> Self {
        let article = Article {
            id: case.id.clone(),
            text: case.sentence.clone(),
            published: case.published.clone(),
            ..Article::default()
        };
        let events = engine.extract(&article).events;
        let got: Vec<Told> = events.iter().map(|event| notation::of(event, &article.text)).collect();
        let differences: Vec<Vec<Vec<&str>>> =
            case.expected.iter().map(|expected| got.iter().map(|got| differences(expected, got)).collect()).collect();
        let wrong = pair(&differences, got.len());
        Self { case, got, wrong }
    }

    fn passes(&self) -> bool {
        self.wrong.is_empty()
    }
}

impl std::fmt::Display for Outcome<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let events = |events: &[Told]| match events {
            [] => "none".to_owned(),
            _ => events.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n           ;; "),
        };
        writeln!(f, "\n{} ({}): {}", self.case.id, self.case.phenomenon, self.wrong.join("; "))?;
        writeln!(f, "  {}  {}", self.case.published.as_deref().unwrap_or("undated"), self.case.sentence)?;
        writeln!(f, "  expected {}", events(&self.case.expected))?;
        writeln!(f, "  got      {}", events(&self.got))
    }
}

/// Pairs expected with extracted events, the most alike first, and says what differs; nothing when all agree.
///
/// Events that agree in full are paired first. Agreement is by names alike, which is not transitive, so that two
/// expected events might want one extracted event; sentences are short enough that this has not been seen.
fn pair(differences: &[Vec<Vec<&str>>], got: usize) -> Vec<String> {
    let mut by_likeness: Vec<(usize, usize, usize)> = Vec::new();
    for (expected, row) in differences.iter().enumerate() {
        by_likeness.extend(row.iter().enumerate().map(|(found, differing)| (differing.len(), expected, found)));
    }
    by_likeness.sort_unstable();
    let (mut paired_expected, mut paired_got) = (BTreeSet::new(), BTreeSet::new());
    let mut wrong = Vec::new();
    for (count, expected, found) in by_likeness {
        if paired_expected.contains(&expected) || paired_got.contains(&found) {
            continue;
        }
        paired_expected.insert(expected);
        paired_got.insert(found);
        if count > 0 {
            wrong.push(format!("wrong {}", differences[expected][found].join(", ")));
        }
    }
    if differences.len() > paired_expected.len() {
        wrong.push(format!("{} missed", differences.len() - paired_expected.len()));
    }
    if got > paired_got.len() {
        wrong.push(format!("{} too many", got - paired_got.len()));
    }
    wrong
}

fn differences(expected: &Told, got: &Told) -> Vec<&'static str> {
    let mut expected_losses = expected.losses.clone();
    let mut got_losses = got.losses.clone();
    expected_losses.sort_unstable();
    got_losses.sort_unstable();
    let claims = expected.claims.as_ref().zip(got.claims.as_ref());
    let same_claimants = claims.is_none_or(|(expected, got)| same_names(&expected.0, &got.0));
    let same_sources = claims.is_none_or(|(expected, got)| same_names(&expected.1, &got.1));
    let agreement = [
        ("type", expected.sub_event_type == got.sub_event_type),
        ("status", expected.status == got.status),
        ("aggregate", expected.aggregate == got.aggregate),
        ("date", expected.date == got.date),
        ("place", same_names(expected.place.as_slice(), got.place.as_slice())),
        ("perpetrators", same_names(&expected.perpetrators, &got.perpetrators)),
        ("targets", same_names(&expected.targets, &got.targets)),
        ("losses", expected_losses == got_losses),
        ("claimed_by", same_claimants),
        ("sources", same_sources),
    ];
    agreement.into_iter().filter(|(_, agrees)| !agrees).map(|(field, _)| field).collect()
}

/// Whether each name has its own counterpart on the other side.
fn same_names(expected: &[Name], got: &[Name]) -> bool {
    let mut left: Vec<&Name> = got.iter().collect();
    expected.len() == got.len()
        && expected.iter().all(|name| match left.iter().position(|other| same_name(name, other)) {
            Some(at) => {
                left.remove(at);
                true
            }
            None => false,
        })
}

fn same_name(expected: &Name, got: &Name) -> bool {
    let name = &expected.spellings[0];
    got.id.as_ref().is_some_and(|id| rows_named(name).contains(id))
        || got.spellings.iter().any(|other| names::likeness(&names::key(name), &names::key(other)) >= 0.5)
}

/// Ids of the rows of `data/` that own a name, as events spell them.
fn rows_named(name: &str) -> Vec<String> {
    let lexicon = Lexicon::embedded();
    let rows = &lexicon.rows;
    let id = |sense: &Sense| match *sense {
        Sense::Actor { row, .. } => Some(rows.actors[usize::from(row)].id.to_owned()),
        Sense::Place { row, .. } => Some(rows.places[usize::from(row)].id.to_owned()),
        Sense::Country { row, .. } => Some(format!("countries:{}", rows.countries[usize::from(row)].id)),
        _ => None,
    };
    lexicon.look_up(&key(name)).iter().filter_map(id).collect()
}

fn scoreboard(outcomes: &[Outcome<'_>]) -> String {
    let mut areas: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for outcome in outcomes {
        let (passed, all) = areas.entry(outcome.case.area()).or_default();
        *passed += usize::from(outcome.passes());
        *all += 1;
    }
    let passed = outcomes.iter().filter(|o| o.passes()).count();
    let share = |passed: usize, all: usize| 100.0 * passed as f64 / all.max(1) as f64;
    let mut board = format!("cases: {passed} of {} pass ({:.1} %)\n", outcomes.len(), share(passed, outcomes.len()));
    for (area, (passed, all)) in areas {
        writeln!(board, "  {area:<12} {passed:>3} of {all:>3}  {:>5.1} %", share(passed, all)).unwrap();
    }
    board
}
