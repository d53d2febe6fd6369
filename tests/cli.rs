//! The program as it is called: what it prints, what it reports, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn rasid() -> Command {
    Command::new(env!("CARGO_BIN_EXE_rasid"))
}

/// A fresh folder with `files` in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, content) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn with_input(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(output: &Output) -> Vec<String> {
    lines(output).iter().map(|line| line["article"].as_str().unwrap().to_owned()).collect()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn one_line_in_one_line_out_in_order() {
    let input = (0..500).map(|n| format!("{{\"id\":\"a{n}\",\"text\":\"نص رقم {n}\"}}\n")).collect::<String>();
    let output = with_input(rasid().args(["extract", "-"]), input.as_bytes());
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(ids(&output), (0..500).map(|n| format!("a{n}")).collect::<Vec<_>>());
    let first = &lines(&output)[0];
    assert_eq!(first.as_object().unwrap().keys().collect::<Vec<_>>(), ["article", "events", "published", "title"]);
    assert_eq!(first["published"], Value::Null);
    assert!(first["events"].is_array());
}

#[test]
fn bad_lines_are_reported_and_the_rest_goes_on() {
    let input = b"{\"id\":\"a\",\"text\":\"t\"}\n\nbad\n{\"id\":\"b\"}\n\xFF\xFF\n{\"id\":\"c\",\"text\":\"\",\"published\":\"x\"}";
    let output = with_input(rasid().args(["extract", "-"]), input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), ["a", "c"]);
    let errors = errors(&output);
    for place in ["-:3:1: ", "-:4: ", "-:5:1: ", "-:6: "] {
        assert!(errors.lines().any(|line| line.starts_with(place)), "{place} in {errors}");
    }
    assert_eq!(errors.lines().count(), 4, "{errors}");
}

#[test]
fn each_line_is_answered_before_the_next_is_asked_for() {
    let mut child = rasid().args(["extract", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for n in 0..3 {
        writeln!(stdin, "{{\"id\":\"{n}\",\"text\":\"t\"}}").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["article"], n.to_string());
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

/// The most memory that the process ever held, in kilobytes, as Linux counts it.
#[cfg(target_os = "linux")]
fn peak_kilobytes(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    let mut child = rasid().args(["extract", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    let text = "سطر طويل من كلمات لا تروي شيئا ".repeat(300);
    let mut peaks = Vec::new();
    let mut line = String::new();
    for n in 0..300 {
        writeln!(stdin, "{{\"id\":\"{n}\",\"text\":\"{text}\"}}").unwrap();
        line.clear();
        stdout.read_line(&mut line).unwrap();
        if n % 100 == 99 {
            peaks.push(peak_kilobytes(child.id()));
        }
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert!(peaks[2] < peaks[0] + 1024, "4 MB of input more held {peaks:?} kB");
}

#[test]
fn a_folder_is_read_by_name_and_a_bad_file_costs_only_itself() {
    let folder = folder(
        "mixed",
        &[
            ("b.txt", "ب"),
            ("a.json", "{\"text\": 1"),
            ("c/d.ndjson", "{\"text\":\"t\"}\n{\n"),
            ("c/a.html", "<p>نص"),
            ("e.txt", ""),
            ("f.docx", "x"),
            (".hidden", "x"),
            ("c/a.csv", "id,text\nx,t\n"),
            ("manifest.json", "[{\"id\":\"b\",\"title\":\"عنوان\",\"published\":\"2024-07-22\"}]"),
        ],
    );
    let output = rasid().arg("extract").arg(&folder).args(["--published", "2020-01-02"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), ["b", "x", "a", "d-1"]);
    let published: Vec<_> = lines(&output).iter().map(|line| line["published"].as_str().unwrap().to_owned()).collect();
    assert_eq!(published, ["2024-07-22", "2020-01-02", "2020-01-02", "2020-01-02"]);
    let errors = errors(&output);
    for place in ["a.json:1:10: ", "d.ndjson:2:1: ", "e.txt: ", "f.docx: "] {
        assert!(errors.contains(place), "{place} in {errors}");
    }
    assert_eq!(errors.lines().count(), 4, "{errors}");
}

#[test]
fn files_are_answered_in_the_order_given() {
    let folder = folder("order", &[("b.txt", "ب"), ("a.txt", "ا")]);
    let paths = ["b.txt", "a.txt", "missing.txt", "b.txt"].map(|name| folder.join(name));
    let output = rasid().arg("extract").args(paths).output().unwrap();
    assert_eq!(ids(&output), ["b", "a", "b"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("missing.txt: expected"), "{}", errors(&output));
}

#[test]
fn a_bundle_is_written_and_read_again() {
    let folder = folder(
        "bundle",
        &[
            ("a.txt", "أ"),
            ("sub/a.txt", "ب"),
            ("c.ndjson", "{\"id\":\"c\",\"text\":\"سطر\\n\\\"اقتباس\\\"\",\"published\":\"2024/07/22\"}"),
        ],
    );
    let file = folder.join("bundle.json");
    let make = || rasid().arg("bundle").arg(&folder).arg("-o").arg(&file).args(["--title", "عينة"]).output().unwrap();
    let output = make();
    assert!(output.status.success(), "{}", errors(&output));
    let first = fs::read_to_string(&file).unwrap();
    let bundle: Value = serde_json::from_str(&first).unwrap();
    assert_eq!(
        (&bundle["format"], &bundle["version"], &bundle["title"]),
        (&"rasid-bundle".into(), &1.into(), &"عينة".into())
    );
    assert_eq!(bundle["articles"][1]["text"], "سطر\n\"اقتباس\"");
    assert!(make().status.success());
    assert_eq!(fs::read_to_string(&file).unwrap(), first, "a bundle in its own folder is not read");

    let output = rasid().arg("extract").arg(&file).output().unwrap();
    assert!(output.status.success());
    assert_eq!(ids(&output), ["a", "c", "a-2"]);
    assert_eq!(lines(&output)[1]["published"], "2024-07-22");
}

#[test]
fn nothing_is_written_where_no_article_is_found() {
    let folder = folder("nothing", &[("old.json", "kept"), ("src/a.docx", "x")]);
    let output = rasid().arg("bundle").arg(folder.join("src")).arg("-o").arg(folder.join("old.json")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(folder.join("old.json")).unwrap(), "kept");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no unfinished file stays");
}

#[test]
fn a_reader_that_stops_ends_the_program_quietly() {
    let mut child = rasid()
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..10_000 {
        if writeln!(stdin, "{{\"text\":\"t\"}}").is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(errors(&output), "");
}

#[test]
fn wrong_calls_are_explained() {
    for (args, said) in [
        (&["extract"][..], "which files?"),
        (&["extract", "--published", "2024-02-30", "-"], "2024-02-30"),
        (&["extract", "--format", "word", "-"], "`word`"),
        (&["extract", "--nonsense", "-"], "--nonsense"),
        (&["bundle", "x"], "-o FILE"),
        (&["bundle", "-o", "x"], "DIR"),
        (&["fly"], "`fly`"),
    ] {
        let output = rasid().args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(errors(&output).contains(said), "{args:?}: {}", errors(&output));
    }
    for args in [&["help"][..], &["--help"], &[], &["extract", "--help"]] {
        let output = rasid().args(args).output().unwrap();
        assert!(output.status.success());
        assert!(String::from_utf8(output.stdout).unwrap().contains("rasid extract"));
    }
}
