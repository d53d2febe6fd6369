//! The commands that show how a text is read: `rasid mentions` as the contract has it, and `rasid explain`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn rasid(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rasid"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    // A program that stops early closes its input; that is told by its status.
    let _ = writer.join().unwrap();
    output
}

/// One article's mentions.
#[track_caller]
fn mentions(text: &str) -> Vec<Value> {
    let record = json!({"id": "a", "published": "2024-07-22", "text": text});
    let output = rasid(&["mentions", "-"], &format!("{record}\n"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["article"], "a");
    assert_eq!(line.as_object().unwrap().len(), 2);
    line["mentions"].as_array().unwrap().clone()
}

/// The mention of `kind` that stands for `words`.
#[track_caller]
fn mention<'m>(mentions: &'m [Value], kind: &str, words: &str) -> &'m Value {
    let found = mentions.iter().find(|m| m["kind"] == kind && m["text"] == words);
    found.unwrap_or_else(|| panic!("no {kind} «{words}» in {mentions:#?}"))
}

#[test]
fn each_kind_has_its_value() {
    let found =
        mentions("😀 قتل ما لا يقل عن 30 مدنيا أمس في بلدة تساليت بمالي، بعد معارك دامت أسبوعين مع حركة الشباب.");
    assert_eq!(mention(&found, "date", "أمس")["value"], "2024-07-21");
    assert_eq!(mention(&found, "duration", "أسبوعين")["value"], "P2W");
    let number = mention(&found, "number", "ما لا يقل عن 30");
    assert_eq!(number["value"], json!({"low": 30, "best": 30, "high": null}));
    assert!(number.get("id").is_none(), "a number comes from no row");
    let place = mention(&found, "place", "مالي");
    assert_eq!((&place["id"], &place["value"]["country"]), (&json!("countries:ML"), &json!("ML")));
    let fields: Vec<_> = place["value"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["country", "lat", "level", "lon", "name_ar", "name_en"]);
    assert_eq!(mention(&found, "actor", "حركة الشباب")["id"], "al-shabaab");
    let trigger = mention(&found, "trigger", "قتل");
    assert_eq!((&trigger["value"], &trigger["id"]), (&json!("kill"), &json!("verbs:kill")));
}

#[test]
fn offsets_are_code_points_in_order() {
    let text = "😀 قال الجيش إن 5 جنود قُتلوا.\n😀 وخطف مسلحون 3 مدنيين في 12 مارس 2021 بعد 4 أيام.";
    let found = mentions(text);
    let points: Vec<char> = text.chars().collect();
    for mention in &found {
        let end = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
        let words: String = points[end("start")..end("end")].iter().collect();
        assert_eq!(mention["text"], words);
    }
    let starts: Vec<u64> = found.iter().map(|m| m["start"].as_u64().unwrap()).collect();
    assert!(starts.is_sorted() && starts.len() > 6, "{found:#?}");
}

#[test]
fn what_counts_nothing_is_no_number() {
    let found = mentions("في الهجوم الثالث صدر القرار 1701 الساعة 5:30 وخلال 12 مارس 2021 ولمدة 3 أيام.");
    let numbers: Vec<_> = found.iter().filter(|m| m["kind"] == "number").collect();
    assert!(numbers.is_empty(), "{numbers:#?}");
    assert_eq!(mention(&found, "duration", "3 أيام")["value"], "P3D");
}

#[test]
fn bad_lines_cost_only_themselves() {
    let output = rasid(&["mentions", "--published", "2024-01-02", "-"], "bad\n{\"id\":\"b\",\"text\":\"أمس\"}\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("-:1:1: "));
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["mentions"][0]["value"], "2024-01-01");
}
