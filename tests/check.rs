//! What the checker of the tables rejects. Each row of the list below spoils one table of `data/` and says where the
//! fault must be told and in which words.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rasid::lexicon::table::TableError;
use rasid::{lexicon, mention};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn tables() -> BTreeMap<String, String> {
    let files = lexicon::compile::TABLES.into_iter().chain(mention::check::TABLES);
    files.map(|file| (file.to_owned(), fs::read_to_string(data().join(file)).unwrap())).collect()
}

fn faults(tables: &BTreeMap<String, String>) -> Vec<TableError> {
    let text_of = |file: &str| tables.get(file).map(String::as_str);
    [lexicon::check::check(&text_of), mention::check::check(&text_of)].concat()
}

/// Appends rows to a table and expects one fault a row, of which `expected` has the column and some of the words.
#[track_caller]
fn rejects(file: &str, rows: &[&str], expected: &[(usize, &str)]) {
    let mut tables = tables();
    let table = tables.get_mut(file).unwrap();
    let first = table.lines().count() + 1;
    rows.iter().for_each(|row| {
        table.push_str(row);
        table.push('\n');
    });
    let found = faults(&tables);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), expected.len(), "{told:#?}");
    for (fault, (column, words)) in found.iter().zip(expected) {
        assert_eq!((fault.file.as_str(), fault.column), (file, *column), "{fault}");
        assert!(fault.line >= first && fault.line < first + rows.len(), "{fault}");
        assert!(fault.message.contains(words), "{fault} should say {words}");
    }
}

#[test]
fn the_tables_of_the_project_are_sound() {
    let found: Vec<String> = faults(&tables()).iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_header_that_is_not_the_tables_own() {
    for file in tables().keys() {
        let mut tables = tables();
        let table = tables.get_mut(file).unwrap();
        let header = table.lines().find(|line| !line.starts_with('#')).unwrap().to_owned();
        let line = table.lines().position(|other| other == header).unwrap() + 1;
        *table = table.replacen(&header, &format!("{header}\textra"), 1);
        let found = faults(&tables);
        let own: Vec<_> = found.iter().filter(|fault| fault.file == *file).collect();
        assert_eq!(own.len(), 1, "{own:?}");
        assert_eq!((own[0].line, own[0].column), (line, header.split('\t').count() + 1), "{}", own[0]);
        assert!(own[0].message.contains("the header must be: "), "{}", own[0]);
    }
}

#[test]
fn rows_of_another_width() {
    rejects("forces.tsv", &["x\tX\tmilitary", "y\tY\tmilitary\tقوات س\tmore"], &[(0, "3 fields"), (0, "5 fields")]);
    rejects("hijri.tsv", &["1501"], &[(0, "1 fields")]);
}

#[test]
fn ids_that_are_no_ids() {
    let rows = ["army\tX\tmilitary\tقوات س", "\tX\tmilitary\tقوات ع", "جيش\tX\tmilitary\tقوات ف"];
    rejects("forces.tsv", &rows, &[(1, "army stands on line"), (1, "ASCII"), (1, "ASCII")]);
    rejects("numbers.tsv", &["n1\tunit\t1\tواحد\tx"], &[(1, "n1 stands on line")]);
}

#[test]
fn ids_and_codes_of_another_shape() {
    rejects("forces.tsv", &["Air_Force\tX\tmilitary\tقوات س"], &[(1, "small letters and figures")]);
    let rows = [
        "gn:12a\tA\tألفبائية\t\t\tML\t\ttown\ttown\t9\t0\t\tmemory",
        "x:b\tB\tبائية\t\t\tML\t\ttown\ttown\t9\t0\t\tgeonames",
    ];
    rejects("places.tsv", &rows, &[(1, "gn:NUMBER"), (13, "one of the sources")]);
}

#[test]
fn words_outside_a_closed_set() {
    rejects("forces.tsv", &["x\tX\tmilitry\tقوات س"], &[(3, "not one of: ")]);
    rejects("heads.tsv", &["x\thamlet\tدسكرة"], &[(2, "«hamlet» is not one of: actor, site, town")]);
    rejects("cues.tsv", &["hearsay\tيشاع"], &[(1, "«hearsay» is not one of")]);
    rejects("people.tsv", &["x\tX\tcivilian\tdrowned\tغريق\t\t"], &[(4, "«drowned» is not one of: killed")]);
    rejects("nouns.tsv", &["x\tنكبة\t\t\tx\tdoom\t\t"], &[(6, "«doom»")]);
    rejects("time.tsv", &["x\tsometime\t1\tذاتمرة\tx"], &[(2, "no sense sometime")]);
    rejects("months.tsv", &["x\t13\tgregorian\tfree\tنونبير\tx"], &[(2, "1 to 12")]);
    rejects("months.tsv", &["x\t11\tjulian\tfree\tنونبير\tx"], &[(3, "gregorian, hijri or libyan")]);
}

#[test]
fn coordinates_out_of_range() {
    let rows = [
        "x:a\tA\tألفبائية\t\t\tML\t\ttown\ttown\t91\t0\t\tmemory",
        "x:b\tB\tبائية\t\t\tML\t\ttown\ttown\t10\t-180.5\t\tmemory",
        "x:c\tC\tجيمية\t\t\tML\t\ttown\ttown\t10\t\t\tmemory",
        "x:d\tD\tداليبية\t\t\tML\t\ttown\ttown\t1O\t0\t\tmemory",
    ];
    let expected =
        [(10, "«91» is not in degrees between -90"), (11, "«-180.5»"), (11, "must not be empty"), (10, "«1O»")];
    rejects("places.tsv", &rows, &expected);
    rejects("places.tsv", &["x:a\tA\tألفبائية\t\t\tML\t\ttown\ttown\t1\t0\tmany\tmemory"], &[(12, "no whole number")]);
}

#[test]
fn ids_of_rows_that_are_not_there() {
    rejects(
        "actors.tsv",
        &["x\tX\tجماعة س\t\t\trebel\tQQ\tnobody\t"],
        &[(7, "countries.tsv has the id QQ"), (8, "nobody")],
    );
    rejects("sources.tsv", &["x\tX\tصحيفة س\t\tnewspaper\tnobody\t"], &[(6, "actors.tsv has the id nobody")]);
}

#[test]
fn a_form_that_two_rows_own() {
    let rows = ["x\tX\tجماعة س\tداعش|بوكو حرام\t\trebel\t\t\t", "y\tY\tجماعه س\t\tداعش\trebel\t\t\t"];
    rejects("actors.tsv", &rows, &[(4, "«داعش» is is's already"), (4, "«بوكو حرام»"), (3, "«جماعه س» is x's already")]);
    rejects("time.tsv", &["x\tweekday\t2\tالخميس\tx"], &[(4, "already")]);
}

#[test]
fn forms_that_look_up_would_not_find() {
    rejects("heads.tsv", &["x\ttown\tدسكرة "], &[(3, "spaces around it")]);
    rejects("heads.tsv", &["x\ttown\tدسكرة | ضيعة"], &[(3, "«دسكرة »"), (3, "« ضيعة»")]);
    rejects("heads.tsv", &["x\ttown\tدسكرة||ضيعة"], &[(3, "an empty form")]);
    rejects("heads.tsv", &["x\ttown\tدسكرة  كبرى"], &[(3, "two spaces")]);
    rejects("heads.tsv", &["x\ttown\t«»"], &[(3, "no letter")]);
    rejects("heads.tsv", &["x\ttown\tدس\u{200F}كرة"], &[(3, "U+200F")]);
    rejects("heads.tsv", &["x\ttown\t"], &[(3, "forms must not be empty")]);
}

#[test]
fn a_verb_without_stems() {
    let row = "x\tسحق\tcrush\tevent\tkill\tagent-patient\t\t\t\tسحق\tسحق\t\t\t\t\t\t";
    rejects("verbs.tsv", &[row], &[(14, "needs its stem impf"), (15, "needs its stem impf_c")]);
}

#[test]
fn words_of_context_that_are_not_folded() {
    rejects("nouns.tsv", &["x\tنكبة\t\t\tx\tattack\tأرض|بحر\tجوية"], &[(7, "write «ارض»"), (8, "write «جويه»")]);
}

#[test]
fn a_calendar_with_a_gap() {
    rejects("hijri.tsv", &["1502\t2078-11-17\t101010101010"], &[(1, "1502 does not follow 1500")]);
    rejects("hijri.tsv", &["1501\t2078-02-30\t10101010101"], &[(2, "no day"), (3, "twelve times")]);
}

#[test]
fn the_command_tells_every_fault_and_fails() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let check = |folder: &Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_rasid")).arg("check").arg("--data").arg(folder).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for (file, mut text) in tables() {
        match file.as_str() {
            "countries.tsv" => continue,
            "heads.tsv" | "time.tsv" => text.push_str("?\n"),
            _ => {}
        }
        fs::write(folder.join(file), text).unwrap();
    }
    let (status, errors) = check(&folder);
    assert_eq!(status, Some(1), "{errors}");
    for file in ["countries.tsv: expected a table", "heads.tsv:", "time.tsv:"] {
        let place = folder.join(file).to_string_lossy().into_owned();
        assert!(errors.lines().any(|line| line.starts_with(&place)), "{place} in {errors}");
    }
    assert!(errors.ends_with(&format!("rasid: 3 faults in {}\n", folder.display())), "{errors}");

    let (status, errors) = check(&data());
    assert_eq!(status, Some(0), "{errors}");
}
