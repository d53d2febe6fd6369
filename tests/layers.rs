//! That the code keeps its shape: each module looks only to those left of it, every file says what it is for, none is
//! too long, and no module has a name that says nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

/// From left to right; a module may use those left of it.
const LAYERS: [&str; 13] = [
    "span", "text", "lexicon", "mention", "event", "article", "engine", "corpus", "export", "wire", "view", "ui", "bin",
];

/// A file past 400 lines is two files; this is where the test says so.
const LONGEST: usize = 500;

/// Files that are longer still. One that no longer is must leave the list.
const STILL_LONGER: &[&str] = &[];

/// Names that fit any module and so say nothing about one.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"];

struct Source {
    /// Below the repository's root.
    path: String,
    text: String,
}

impl Source {
    /// Which layer the file belongs to; none for the crate's root.
    fn layer(&self) -> Option<usize> {
        let name = self.path.strip_prefix("src/")?.split('/').next()?;
        let name = name.strip_suffix(".rs").unwrap_or(name);
        LAYERS.iter().position(|layer| *layer == name)
    }
}

fn sources(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut left: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).filter(|path| path.exists()).collect();
    let mut out = Vec::new();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            out.push(Source { path: below, text: fs::read_to_string(&path).unwrap() });
        }
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!out.is_empty());
    out
}

fn all() -> Vec<Source> {
    sources(&["src", "tests", "xtask", "benches", "build.rs"])
}

/// The first module of every path that starts at the crate, with the line it stands on. Braces right after `crate::` are
/// opened (`use crate::{span::Span, text}`), comments left out.
fn paths_from_crate(text: &str) -> Vec<Use> {
    let mut out = Vec::new();
    for start in ["crate::", "rasid::"] {
        for (at, _) in text.match_indices(start) {
            let before = &text[..at];
            let line = before.lines().count().max(1);
            let in_comment = before.rsplit('\n').next().is_some_and(|line| line.contains("//"));
            if in_comment || before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let after = &text[at + start.len()..];
            match after.strip_prefix('{') {
                Some(list) => out.extend(heads(list).map(|module| Use { module, line })),
                None => out.push(Use { module: word(after), line }),
            }
        }
    }
    out
}

struct Use {
    module: String,
    line: usize,
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first word of each part of `a::{b, c}, d}`, up to the brace that ends the list.
fn heads(list: &str) -> impl Iterator<Item = String> {
    let (mut depth, mut part, mut parts) = (0, String::new(), Vec::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
            _ => {}
        }
        if depth == 0 && c != ',' {
            part.push(c);
        }
    }
    parts.push(part);
    parts.into_iter().map(|part| word(part.trim())).filter(|word| !word.is_empty())
}

#[test]
fn layers_look_only_left() {
    let mut upward = Vec::new();
    for source in sources(&["src"]) {
        let Some(own) = source.layer() else {
            assert_eq!(source.path, "src/lib.rs", "{} belongs to no layer; LAYERS must name it", source.path);
            continue;
        };
        for Use { module, line } in paths_from_crate(&source.text) {
            let layer = LAYERS.iter().position(|layer| *layer == module);
            // Programs have modules of their own, which `crate::` reaches.
            if layer.is_some_and(|layer| layer > own) {
                upward.push(format!("{}:{line}: {} looks at {module}", source.path, LAYERS[own]));
            }
        }
    }
    assert!(upward.is_empty(), "each layer looks only left in {}:\n{}", LAYERS.join(" < "), upward.join("\n"));
}

/// `super` may climb inside a layer, not out of it: `src/text/fold.rs` may say it once, `src/text/mod.rs` not at all.
#[test]
fn super_does_not_leave_a_layer() {
    for source in sources(&["src"]) {
        let Some(own) = source.layer().filter(|&layer| LAYERS[layer] != "bin") else { continue };
        let inside = source.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let depth = inside.split('/').count() - 1;
        // A module of tests at a file's foot is one deeper.
        let code = source.text.split("#[cfg(test)]").next().unwrap();
        let climbs = |count: usize| code.contains(&"super::".repeat(count));
        assert!(!climbs(depth + 1), "{} climbs out of {}", source.path, LAYERS[own]);
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = all().into_iter().filter(|s| !s.text.starts_with("//!")).map(|s| s.path).collect();
    assert!(
        silent.is_empty(),
        "files open with //! (what comes in, what goes out, what is left to others): {silent:?}"
    );
}

#[test]
fn no_file_is_too_long() {
    let files = all();
    let long = || files.iter().filter(|source| source.text.lines().count() > LONGEST);
    let unlisted: Vec<String> = long()
        .filter(|source| !STILL_LONGER.contains(&source.path.as_str()))
        .map(|source| format!("{} has {} lines", source.path, source.text.lines().count()))
        .collect();
    assert!(unlisted.is_empty(), "longer than {LONGEST} lines, which is more than one file's worth: {unlisted:?}");
    let shorter: Vec<&&str> = STILL_LONGER.iter().filter(|path| !long().any(|source| source.path == **path)).collect();
    assert!(shorter.is_empty(), "no longer too long, take them off the list: {shorter:?}");
}

#[test]
fn module_names_say_something() {
    let mut empty = Vec::new();
    for source in all() {
        let names = source.path.trim_end_matches(".rs").split('/');
        empty.extend(names.filter(|name| EMPTY_NAMES.contains(name)).map(|name| format!("{}: {name}", source.path)));
        let declared =
            source.text.lines().filter_map(|line| line.trim_start().trim_start_matches("pub ").strip_prefix("mod "));
        let named = declared.map(word).filter(|name| EMPTY_NAMES.contains(&name.as_str()));
        empty.extend(named.map(|name| format!("{}: mod {name}", source.path)));
    }
    assert!(empty.is_empty(), "names that say nothing: {empty:?}");
}

/// The reading of paths that the tests above stand on.
#[test]
fn paths_are_found_however_they_are_written() {
    let text = "use crate::span::Span;\nuse crate::{text::{Document, fold}, event};\n// crate::ui\nlet x = crate::wire::f();\n";
    let found: Vec<String> = paths_from_crate(text).iter().map(|u| format!("{}@{}", u.module, u.line)).collect();
    assert_eq!(found, ["span@1", "text@2", "event@2", "wire@4"]);
}
