//! Everything that is extracted from the sample, event by event, as files under `snapshots/`: a change to the extractor
//! shows in them what it does to whole cards, where the measures of `gold` show only how much.
//!
//! `RASID_ACCEPT=1 cargo test --test snapshots` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the gold coding is for other tests")]
mod coded;

use std::collections::BTreeSet;
use std::fs;

use rasid::engine::Engine;
use serde_json::Value;

#[test]
fn the_sample_gives_what_it_gave() {
    let folder = coded::root().join("tests/snapshots");
    let engine = Engine::new();
    let accept = std::env::var_os("RASID_ACCEPT").is_some();
    let mut changes = String::new();
    let mut written = BTreeSet::new();
    for coded in coded::sample() {
        let name = format!("{}.json", coded.article.id);
        let path = folder.join(&name);
        let now = page(&coded::extract(&engine, &coded.article));
        if accept {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &now).unwrap();
        } else {
            let before = fs::read_to_string(&path).unwrap_or_default();
            changes += &difference(&name, &before, &now);
        }
        written.insert(name);
    }
    let stored = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let orphans: Vec<String> = stored.filter(|name| !written.contains(name)).collect();
    assert!(orphans.is_empty(), "tests/snapshots has files of no article: {orphans:?}");
    assert!(changes.is_empty(), "extraction from the sample changed (to accept: RASID_ACCEPT=1):\n{changes}");
}

/// One field a line, one item of a list a line, so that a difference reads as what changed.
fn page(extraction: &Value) -> String {
    let mut page = String::from("{\n");
    let fields = extraction.as_object().unwrap().iter().filter(|(name, _)| *name != "events");
    fields.for_each(|(name, value)| page += &format!("  \"{name}\": {value},\n"));
    page += "  \"events\": [";
    let events = extraction["events"].as_array().unwrap().iter().map(|event| {
        let fields = event.as_object().unwrap().iter().map(|(name, value)| match value {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                let items: Vec<String> = items.iter().map(|item| format!("        {item}")).collect();
                format!("      \"{name}\": [\n{}\n      ]", items.join(",\n"))
            }
            _ => format!("      \"{name}\": {value}"),
        });
        format!("\n    {{\n{}\n    }}", fields.collect::<Vec<_>>().join(",\n"))
    });
    page += &events.collect::<Vec<_>>().join(",");
    page + "\n  ]\n}\n"
}

/// The lines that only one of two pages has, in order, at most a screenful.
fn difference(name: &str, before: &str, now: &str) -> String {
    if before == now {
        return String::new();
    }
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (before.lines().collect(), now.lines().collect());
    let gone = before.lines().filter(|line| !new.contains(line)).map(|line| format!("  -{line}\n"));
    let come = now.lines().filter(|line| !old.contains(line)).map(|line| format!("  +{line}\n"));
    let lines: Vec<String> = gone.chain(come).collect();
    let more = lines.len().saturating_sub(60);
    let tail = if more > 0 { format!("  … and {more} lines more\n") } else { String::new() };
    format!("{name}:\n{}{tail}", lines[..lines.len() - more].concat())
}
