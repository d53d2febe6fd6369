//! The commands that show how a text is read: `rasid mentions` as the contract has it, and `rasid explain`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the gold coding is for other tests")]
mod coded;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use rasid::engine::Engine;
use rasid::event::fate::Fate;
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
fn a_country_and_its_capital_are_two_places() {
    let found = mentions("وقعت اشتباكات في باماكو وفي مناطق أخرى في مالي.");
    assert_eq!(mention(&found, "place", "باماكو")["id"], "capitals:ML");
    assert_eq!(mention(&found, "place", "مالي")["id"], "countries:ML");
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

/// The explanation of one text, given on the command line.
#[track_caller]
fn explained(text: &str) -> String {
    let output = rasid(&["explain", "--published", "2024-07-22", text], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Checks that one line of the explanation of `text` has all of `parts`.
#[track_caller]
fn says(text: &str, parts: &[&str]) {
    let page = explained(text);
    assert!(page.lines().any(|line| parts.iter().all(|part| line.contains(part))), "{parts:?} in\n{page}");
}

#[test]
fn an_event_is_followed_from_its_words_to_its_rules() {
    let text = "قتل مسلحون 3 جنود أمس في هجوم على بلدة ميناكا.";
    for parts in [
        &["SENTENCE 1 body"][..],
        &["= ", "قتل", "verbs:kill (event, kill", "perfect"],
        &["= ", "جنود", "people:soldier"],
        &["date", "أمس", "2024-07-21"],
        &["number", "3/3/3"],
        &["قتل", "verbs:kill", "event 1"],
        &["هجوم", "nouns:attack", "merged into event 1"],
        &["EVENT 1", "asserted"],
        &["date", "2024-07-21 (day)"],
        &["loss", "killed 3/3/3"],
        &["told in", "sentence 1"],
        &["rule", "verbs:kill"],
    ] {
        says(text, parts);
    }
}

#[test]
fn a_missing_event_has_its_reason() {
    says("وقال الجيش إن قواته في المدينة.", &["verbs:say", "no event: only frames"]);
    says("قتل 5 أشخاص في حادث سير على طريق المطار.", &["verbs:kill", "no event: accident"]);
    says("واستمرت الهجمات.", &["nouns:attack", "no event: general"]);
    says("وهذا هجوم.", &["nouns:attack", "no event: weak"]);
    says(
        "سجل المهاجم هدفا في المباراة بعد هجوم سريع، وفاز الفريق بالمباراة في الدوري.",
        &["nouns:attack", "no event: sport"],
    );
    says(
        "الجيش يقتل 3 مسلحين في ميناكا\n\nاجتمع الوزراء في العاصمة أمس لبحث الموازنة العامة للدولة وأسعار القمح.",
        &["verbs:kill", "no event: headline only"],
    );
}

#[test]
fn every_trigger_has_one_fate() {
    let engine = Engine::new();
    let mut events = 0;
    for coded in coded::sample() {
        let reading = engine.read(&coded.article);
        let told = reading.tell();
        assert_eq!(told.trace.fates.len(), reading.triggers.len());
        assert_eq!(told.events, engine.extract(&coded.article).events);
        for (index, event) in told.events.iter().enumerate() {
            let fates = || told.trace.fates.iter().zip(&reading.triggers);
            let names: Vec<_> = fates().filter(|(fate, _)| **fate == Fate::Names(index)).map(|(_, t)| t.span).collect();
            let [name] = names[..] else { panic!("{}: {names:?}", event.id) };
            // What is shown are its words as they are written, with what carries and completes it.
            assert!(event.trigger.contains(name), "{}", event.id);
            let joined = fates().filter(|(fate, _)| **fate == Fate::Joins(index));
            joined.for_each(|(_, t)| assert!(event.rules.contains(&t.rule()), "{}: {}", event.id, t.rule()));
        }
        let known = |fate: &Fate| match fate {
            Fate::Names(event) | Fate::Joins(event) => *event < told.events.len(),
            Fate::Dropped(_) => true,
        };
        assert!(told.trace.fates.iter().all(known));
        events += told.events.len();
    }
    assert!(events > 0);
}

#[test]
fn arabic_is_isolated_on_every_line() {
    let page = explained("قال «شاهد» إن الجيش\nقصف\u{2029}القرية 3 مرات");
    for line in page.lines() {
        let mut open = false;
        for c in line.chars() {
            match c {
                '\u{2068}' => open = true,
                '\u{2069}' => open = false,
                'ء'..='ي' => assert!(open, "{line}"),
                _ => {}
            }
        }
        assert!(!open, "{line}");
    }
}

#[test]
fn a_text_may_come_from_standard_input() {
    let text = "قتل 3 جنود أمس.";
    let output = rasid(&["explain", "--published", "2024-07-22", "-"], text);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), explained(text));
    assert!(explained("").contains("EVENTS 0"), "an empty text tells nothing");
}

#[test]
fn wrong_calls_are_explained() {
    for (args, said) in [
        (&["mentions"][..], "which files?"),
        (&["mentions", "--format", "csv", "-"], "--format"),
        (&["explain"], "which text?"),
        (&["explain", "قتل", "جندي"], "quotation marks"),
        (&["explain", "--published", "2024-02-30", "-"], "2024-02-30"),
    ] {
        let output = rasid(args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{args:?}");
    }
    let help = Command::new(env!("CARGO_BIN_EXE_rasid")).arg("help").output().unwrap();
    let usage = String::from_utf8(help.stdout).unwrap();
    assert!(usage.contains("rasid mentions") && usage.contains("rasid explain"));
}
