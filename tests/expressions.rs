//! Runs the tables of dates, durations and numbers in `tests/cases`: in each row the words that are expected to be
//! found stand in square brackets, several in one sentence are told apart by `|` in the columns of values, and a row
//! without brackets expects that nothing is found. A row whose outcome is `miss` is a known gap, and fails the run
//! once it is closed, so that the list stays true.

use std::fmt::Write;

use rasid::mention::date::{Anchors, Date, Extent, Point, find_dates, find_durations};
use rasid::mention::number::{find_numbers, outside};
use rasid::text::Document;

/// A row's sentence with the brackets taken off, and what stood in them.
struct Sentence {
    text: String,
    expected: Vec<(usize, usize)>,
}

fn sentence(marked: &str) -> Sentence {
    let mut sentence = Sentence { text: String::new(), expected: Vec::new() };
    let mut open = 0;
    for c in marked.chars() {
        match c {
            '[' => open = sentence.text.len(),
            ']' => sentence.expected.push((open, sentence.text.len())),
            '¶' => sentence.text.push('\n'),
            c => sentence.text.push(c),
        }
    }
    sentence
}

/// Reads what a story stands at: the EDTF of one date.
fn story(edtf: &str) -> Option<Extent> {
    let number = |from: usize, to: usize| edtf.get(from..to).and_then(|n| n.parse::<i32>().ok());
    let year = number(0, 4);
    let part = |from, to| number(from, to).map(|n| u8::try_from(n).expect("two digits"));
    Some(Extent::At(match (year, part(5, 7), part(8, 10)) {
        (Some(year), Some(month), Some(day)) => Point::Day(Date::new(year, month, day).expect("a day")),
        (None, Some(month), Some(day)) => Point::MonthDay { month, day },
        (year, Some(month), None) => Point::Month { year, month },
        (Some(year), None, None) => Point::Year(year),
        _ => return None,
    }))
}

/// Runs `case` on each row and checks that it gives what the row expects; at least `bar` rows must.
#[track_caller]
fn run(file: &str, header: &str, bar: usize, case: impl Fn(&[&str]) -> (String, String)) {
    let path = format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(&path).expect("the table is part of the project");
    let mut lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    assert_eq!(lines.next().map(|(_, line)| line), Some(header), "{file}");
    let columns = header.split('\t').count();
    let (mut right, mut known) = (0, 0);
    let mut failures = String::new();
    let mut ids = std::collections::BTreeSet::new();
    for (at, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), columns, "{file}:{}", at + 1);
        assert!(ids.insert(cells[0]), "{file}:{}: id {} occurs twice", at + 1, cells[0]);
        let (found, expected) = case(&cells);
        let miss = match cells[columns - 1] {
            "" => false,
            "miss" => true,
            other => panic!("{file}:{}: outcome {other}", at + 1),
        };
        match (found == expected, miss) {
            (true, false) => right += 1,
            (false, true) => known += 1,
            (true, true) => {
                writeln!(failures, "{file}:{}: {} is no miss any more", at + 1, cells[0]).expect("a string")
            }
            (false, false) => {
                writeln!(
                    failures,
                    "{file}:{}: {}\n  {}\n  expected {expected}\n  found    {found}",
                    at + 1,
                    cells[0],
                    cells[1]
                )
                .expect("a string");
            }
        }
    }
    println!("{file}: {right} right, {known} known misses");
    assert!(failures.is_empty(), "{failures}");
    assert!(right >= bar, "{file}: {right} rows are right, the bar is {bar}");
}

#[test]
fn dates() {
    run("dates.tsv", "id\ttext\tpublished\tstory\tedtf\tprecision\toutcome", 220, |cells| {
        let Sentence { text, expected } = sentence(cells[1]);
        let document = Document::new(&text);
        let anchors = Anchors { published: Date::parse(cells[2]), story: story(cells[3]) };
        let mut found = String::new();
        for date in find_dates(&document) {
            let resolved = date.expr.resolve(&anchors);
            let edtf = resolved.edtf.unwrap_or_else(|| "-".to_owned());
            write!(found, "[{}] {edtf} {}; ", date.span(&document).of(&text), resolved.precision.as_str())
                .expect("a string");
        }
        let values = cells[4].split('|').zip(cells[5].split('|'));
        let wanted = expected.iter().zip(values).fold(String::new(), |mut all, (&(from, to), (edtf, precision))| {
            write!(all, "[{}] {edtf} {precision}; ", &text[from..to]).expect("a string");
            all
        });
        assert!(expected.is_empty() || expected.len() == cells[4].split('|').count(), "{}: a value for each", cells[0]);
        (found, wanted)
    });
}

#[test]
fn durations() {
    run("durations.tsv", "id\ttext\tvalue\toutcome", 20, |cells| {
        let Sentence { text, expected } = sentence(cells[1]);
        let document = Document::new(&text);
        let mut found = String::new();
        for mention in find_durations(&document) {
            let iso = mention.duration.iso().unwrap_or_else(|| "-".to_owned());
            write!(found, "[{}] {iso}; ", mention.span(&document).of(&text)).expect("a string");
        }
        let wanted = expected.iter().zip(cells[2].split('|')).fold(String::new(), |mut all, (&(from, to), value)| {
            write!(all, "[{}] {value}; ", &text[from..to]).expect("a string");
            all
        });
        (found, wanted)
    });
}

#[test]
fn numbers() {
    run("numbers.tsv", "id\ttext\tquantity\tunit\toutcome", 120, |cells| {
        let Sentence { text, expected } = sentence(cells[1]);
        let document = Document::new(&text);
        let dates: Vec<_> = find_dates(&document).into_iter().map(|date| date.tokens).collect();
        let mut found = String::new();
        for number in outside(find_numbers(&document), &dates) {
            let show = |n: Option<u32>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
            let [low, best, high] = [number.quantity.low, number.quantity.best, number.quantity.high].map(show);
            write!(found, "[{}] {low},{best},{high} {:?}; ", number.span(&document).of(&text), number.unit)
                .expect("a string");
        }
        let values = cells[2].split('|').zip(cells[3].split('|'));
        let wanted = expected.iter().zip(values).fold(String::new(), |mut all, (&(from, to), (quantity, unit))| {
            write!(all, "[{}] {quantity} {unit}; ", &text[from..to]).expect("a string");
            all
        });
        (found, wanted)
    });
}
