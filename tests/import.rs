//! What reading files gives: good ones in every format, and every kind of bad one. One table per format; each
//! row says what is put in and what must come out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "import/zips.rs"]
mod zips;

use rasid::article::import::{File, Loaded, load, load_all};
use rasid::article::problem::ProblemKind;

use zips::{Entry, zip};

/// `الهجوم على القرية` in windows-1256.
const ATTACK_1256: &[u8] = b"\xC7\xE1\xE5\xCC\xE6\xE3 \xDA\xE1\xEC \xC7\xE1\xDE\xD1\xED\xC9";
const ATTACK: &str = "الهجوم على القرية";

fn utf16(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// Problems as `kind@line:column`, with what is not known left out.
fn problems(loaded: &Loaded) -> Vec<String> {
    let number = |number: Option<u32>, sign: &str| number.map(|n| format!("{sign}{n}")).unwrap_or_default();
    let problems = loaded.problems.iter();
    problems.map(|p| format!("{:?}{}{}", p.kind, number(p.line, "@"), number(p.column, ":"))).collect()
}

#[track_caller]
fn check(name: &str, bytes: &[u8], ids: &[&str], expected: &[&str]) -> Loaded {
    let loaded = load(name, bytes);
    let read: Vec<_> = loaded.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(read, ids, "{name}: {:?}", loaded.problems);
    assert_eq!(problems(&loaded), expected, "{name}: {:?}", loaded.problems);
    for problem in &loaded.problems {
        assert!(problem.file.starts_with(name), "{problem} names its file");
        let said = problem.to_string();
        assert!(said.contains("expected") && said.contains("; ") && !said.contains('\n'), "{said}");
    }
    loaded
}

#[track_caller]
fn check_text(bytes: &[u8], text: &str) {
    let loaded = check("a.txt", bytes, &["a"], &[]);
    assert_eq!(loaded.articles[0].text, text);
}

#[test]
fn plain_text_is_the_whole_file_decoded() {
    check_text(ATTACK.as_bytes(), ATTACK);
    check_text(format!("\u{FEFF}{ATTACK}").as_bytes(), ATTACK);
    check_text(" سطر\r\n\r\nسطر \n".as_bytes(), " سطر\r\n\r\nسطر \n");
    check_text(ATTACK_1256, ATTACK);
    check_text(b"\x93\xC7\xE1\xE5\xCC\xE6\xE3\x94\xA1 2024", "“الهجوم”، 2024");
    for big in [false, true] {
        check_text(&utf16(ATTACK, true, big), ATTACK);
        check_text(&utf16(ATTACK, false, big), ATTACK);
    }
}

#[test]
fn bad_text_is_refused_with_its_place() {
    check("a.txt", b"", &[], &["Empty"]);
    check("a.txt", b" \r\n\t ", &[], &["Empty"]);
    check("a.txt", b"\xEF\xBB\xBF", &[], &["Empty"]);
    check(
        "a.txt",
        "سطر\nثان ".as_bytes().split_last().map(|(_, rest)| [rest, b"\xD8"].concat()).unwrap().as_slice(),
        &[],
        &["Encoding@2:4"],
    );
    let mut cut = format!("{ATTACK}\n{ATTACK}").into_bytes();
    cut.pop();
    check("a.txt", &cut, &[], &["Encoding@2:17"]);
    check("a.txt", b"caf\xE9 cr\xE8me br\xFBl\xE9e", &[], &["Encoding@1:4"]);
    check("a.txt", &[0x81, 0x00, 0x01, 0xFE, 0x9F, 0x03, 0x88], &[], &["Encoding@1:1"]);
    check("a.txt", b"\x01\x02\x03\x04abc", &[], &["Encoding@1:1"]);
    check("a.txt", b"\xFF\xFE\x00\xD8\x41", &[], &["Encoding"]);
    check("a.txt", b"%PDF-1.7 ...", &[], &["UnknownKind"]);
    check("a.txt", b"PK\x03\x04....", &[], &["UnknownKind"]);
}

#[test]
fn kinds_are_told_by_name() {
    for name in ["a.docx", "a", "a.", ".txt", "a.txt.exe", ""] {
        check(name, ATTACK.as_bytes(), &[], &["UnknownKind"]);
    }
    check("A.TXT", ATTACK.as_bytes(), &["A"], &[]);
    check("dir/sub\\b.c.txt", ATTACK.as_bytes(), &["b.c"], &[]);
}

#[test]
fn five_megabytes_on_one_line_are_read() {
    let line = format!("{ATTACK} ").repeat(5_000_000 / (ATTACK.len() + 1) + 1);
    check_text(line.as_bytes(), &line);
    let record = format!("{{\"id\":\"big\",\"text\":\"{line}\"}}");
    for (name, bytes) in [
        ("a.json", record.clone()),
        ("a.ndjson", record.clone()),
        ("b.json", format!("[{record}]")),
        ("a.csv", format!("id,text\nbig,\"{line}\"\n")),
    ] {
        let loaded = check(name, bytes.as_bytes(), &["big"], &[]);
        assert_eq!(loaded.articles[0].text.len(), line.len(), "{name}");
    }
    let page = format!("<p>{line}");
    assert_eq!(check("a.html", page.as_bytes(), &["a"], &[]).articles[0].text.trim(), line.trim());
    check("a.json", line.as_bytes(), &[], &["BrokenJson@1:1"]);
}

#[test]
fn json_is_an_article_a_list_or_a_bundle() {
    let one = br#"{"id":"x","text":"t","title":"h","published":"2024/07/22","source":"s","url":"u","more":[1]}"#;
    let article = check("a.json", one, &["x"], &[]).articles.remove(0);
    assert_eq!(
        serde_json::to_string(&article).unwrap(),
        r#"{"id":"x","text":"t","title":"h","published":"2024-07-22","source":"s","url":"u"}"#
    );
    check("a.json", br#"{"text":"t"}"#, &["a"], &[]);
    check("a.json", br#"[{"text":"t"},{"id":7,"text":"t"},{"id":"","text":"t"}]"#, &["a-1", "7", "a-3"], &[]);
    check("a.json", b"[]", &[], &[]);
    check("a.json", br#"{"format":"rasid-bundle","version":1,"articles":[{"id":"x","text":""}]}"#, &["x"], &[]);
    check("a.json", br#"{"articles":[{"id":"x","text":"t"}],"status":"ok","version":9}"#, &["x"], &[]);
    check("a.json", b"{\"id\":\"x\",\"text\":\"t\"}\n{\"id\":\"y\",\"text\":\"t\"}\n", &["x", "y"], &[]);
    check("a.json", "\u{FEFF}[{\"ID\":\"x\",\"Body\":\"t\",\"Headline\":\"h\"}]".as_bytes(), &["x"], &[]);
    check("a.json", &utf16(r#"{"id":"س","text":"ق"}"#, true, false), &["س"], &[]);
}

#[test]
fn bad_json_costs_only_itself() {
    check("a.json", b"{", &[], &["BrokenJson@1:1"]);
    check("a.json", "[{\"text\":\"سلام\"},\n {\"text\":\"سلام\" x}]".as_bytes(), &["a-1"], &["BrokenJson@2:17"]);
    check("a.json", br#"[{"text":"t"}"#, &["a-1"], &["BrokenJson@1:13"]);
    check("a.json", br#"[{"text":"t"}] x"#, &["a-1"], &["BrokenJson@1:16"]);
    check("a.json", b"\"text\"", &[], &["NotAnArticle@1:6"]);
    check("a.json", b"{\"articles\":5}", &[], &["NotAnArticle@1:13"]);
    check("a.json", b"[\n1,\n {\"text\":\"t\"}, [2]]", &["a-2"], &["NotAnArticle@2:1", "NotAnArticle@3:16"]);
    check("a.json", br#"{"title":"t"}"#, &[], &["NoText@1"]);
    check("a.json", b"[{\"id\":1},\n{\"text\":5}]", &[], &["NoText@1:2", "NoText@2:1"]);
    check("a.json", br#"[{"text":"t","title":[1]}]"#, &["a-1"], &["FieldNotText@1:2"]);
    check("a.json", br#"[{"text":"t","published":"2024-02-30"}]"#, &["a-1"], &["BadDate@1:2"]);
    check("a.json", br#"[{"text":"\ud800"},{"text":"t"}]"#, &["a-2"], &["BrokenJson@1:2"]);
    for bundle in [
        r#"{"format":"rasid-bundle","version":2,"articles":[{"text":"t"}]}"#,
        r#"{"version":"1","format":"rasid-bundle","articles":[]}"#,
    ] {
        check("a.json", bundle.as_bytes(), &[], &["BundleVersion"]);
    }
    let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
    assert_eq!(load("a.json", &deep).articles, []);
}

#[test]
fn ndjson_is_read_line_by_line() {
    let lines = "{\"id\":\"x\",\"text\":\"t\"}\r\n\n  {\"text\":\"t\"}\n{\"text\": tt}\nسلام\n[1]\n{\"id\":\"y\",\"text\":\"t\"}";
    check("a.ndjson", lines.as_bytes(), &["x", "a-3", "y"], &["BrokenJson@4:11", "BrokenJson@5:1", "NotAnArticle@6"]);
    check("a.jsonl", b"\n\n", &[], &["Empty"]);
    check("a.ndjson", br#"{"text":"t","published":"soon"}"#, &["a-1"], &["BadDate@1"]);
}

#[test]
fn tables_are_read_by_their_header() {
    check("a.csv", b"id,text\nx,t\ny,\"a, \"\"b\"\"\nc\"\n", &["x", "y"], &[]);
    check("a.csv", b"ID;Content;Date\nx;t, u;2024-07-22\n", &["x"], &[]);
    check("a.tsv", b"id\ttext\nx\tt; u, v\n", &["x"], &[]);
    check("a.csv", "\u{FEFF}text\nسطر\n\nسطر\n".as_bytes(), &["a-1", "a-2"], &[]);
    check("a.csv", "العنوان,النص\nع,ن\n".as_bytes(), &["a-1"], &[]);
    let read = check("a.csv", b"Doc-ID,body,date\r\nx,\"one\r\ntwo\",2024-7-2\r\ny,t\r\n", &["x", "y"], &[]);
    assert_eq!(read.articles[0].text, "one\r\ntwo");
    assert_eq!(read.articles[0].published.as_deref(), Some("2024-07-02"));
    let mut latin = b"id,text\nx,".to_vec();
    latin.extend_from_slice(ATTACK_1256);
    assert_eq!(check("a.csv", &latin, &["x"], &[]).articles[0].text, ATTACK);
}

#[test]
fn bad_rows_cost_only_themselves() {
    check("a.csv", b"a,b\n1,2\n", &[], &["NoTextColumn@1"]);
    check("a.csv", b"id,text\n", &[], &[]);
    check("a.csv", b"id,text\nx,\ny,t\n", &["y"], &["NoText@2"]);
    check("a.csv", b"id,text\nx,t,u\n\ny,t\n", &["y"], &["LongRow@2"]);
    check("a.csv", b"id,text\nx,t\ny,\"u\nv\n", &["x"], &["OpenQuote@3"]);
    check("a.csv", b"id,text\nx,5\" pipe\ny,12\"\n", &["x", "y"], &[]);
    check("a.csv", b"id,text,date\n\"x\ny\",t,31.4.2024\nz,t,13.4.2024\n", &["x\ny", "z"], &["BadDate@2"]);
}

#[test]
fn web_pages_give_their_article() {
    let page = r#"<!DOCTYPE html><html><head><meta charset="utf-8"><title>هجوم على بلدة | الصحيفة</title>
        <meta property="og:site_name" content="الصحيفة"><link rel="canonical" href="https://example.org/a?x=1&amp;y=2">
        <meta property="article:published_time" content="2024-07-22T10:00:00+03:00"><style>p{}</style></head>
        <body><nav><ul><li><a href="/">الرئيسية</a></ul></nav><script>var p = "<p>لا</p>";</script>
        <article><h1>هجوم على بلدة</h1><p>قتل ثلاثة&nbsp;أشخاص
          في <b>هجوم</b> على <a href="/x">البلدة</a> يوم الاثنين.<p>وقالت الشرطة إن المهاجمين فروا.
        <div class="share-buttons"><p>شارك المقال مع أصدقائك</p></div>
        <ul><li><a href="/1">اقرأ أيضا خبر آخر طويل</a></ul></article><footer>جميع الحقوق محفوظة</footer>"#;
    let article = check("page.html", page.as_bytes(), &["page"], &[]).articles.remove(0);
    assert_eq!(
        article.text,
        "هجوم على بلدة\nقتل ثلاثة\u{A0}أشخاص في هجوم على البلدة يوم الاثنين.\nوقالت الشرطة إن المهاجمين فروا.\n"
    );
    assert_eq!(article.title.as_deref(), Some("هجوم على بلدة"));
    assert_eq!(article.published.as_deref(), Some("2024-07-22"));
    assert_eq!(article.source.as_deref(), Some("الصحيفة"));
    assert_eq!(article.url.as_deref(), Some("https://example.org/a?x=1&y=2"));
}

#[test]
fn web_pages_without_landmarks_are_read_too() {
    let plain = check("a.htm", "<p>سطر أول<br>سطر ثان</p>نص".as_bytes(), &["a"], &[]);
    assert_eq!(plain.articles[0].text, "سطر أول\nسطر ثان\nنص\n");
    let classes = r#"<body class="no-sidebar"><div id="wrap" class="has-sidebar"><p>نص المقال كله هنا</p></div>"#;
    assert_eq!(check("a.html", classes.as_bytes(), &["a"], &[]).articles[0].text, "نص المقال كله هنا\n");
    let linked = r#"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"عنوان",
        "datePublished":"2024-07-22T01:00:00Z","publisher":{"name":"وكالة"}}]}</script><p>نص"#;
    let article = check("a.html", linked.as_bytes(), &["a"], &[]).articles.remove(0);
    assert_eq!(article.text, "عنوان\nنص\n");
    assert_eq!((article.published.as_deref(), article.source.as_deref()), (Some("2024-07-22"), Some("وكالة")));
    let mut declared = b"<meta charset='windows-1256'><p>".to_vec();
    declared.extend_from_slice(ATTACK_1256);
    assert_eq!(check("a.html", &declared, &["a"], &[]).articles[0].text.trim(), ATTACK);
    let titled =
        "<title>هجوم جديد - الوكالة</title><meta property=og:site_name content=الوكالة><p style='display: none'>لا<p>نص";
    let article = check("a.html", titled.as_bytes(), &["a"], &[]).articles.remove(0);
    assert_eq!((article.title.as_deref(), article.text.as_str()), (Some("هجوم جديد"), "هجوم جديد\nنص\n"));
    check("a.html", b"<html><script>1</script><nav>x</nav>", &[], &["NoMainText"]);
    check("a.html", "<meta name=date content='31 فبراير'><p>نص".as_bytes(), &["a"], &["BadDate@1"]);
    let nested = format!("{}نص", "<div>".repeat(100_000));
    check("a.html", nested.as_bytes(), &["a"], &[]);
}

#[test]
fn zips_are_read_file_by_file() {
    let bytes = zip(&[
        Entry::stored("dir/", b""),
        Entry::stored("dir/a.txt", ATTACK.as_bytes()),
        Entry::deflated("b.ndjson", b"{\"id\":\"b1\",\"text\":\"t\"}\nbad\n"),
        Entry::stored("__MACOSX/dir/._a.txt", b"\0\x05"),
        Entry::stored(".DS_Store", b"\0"),
        Entry::stored("c.docx", b"x"),
        Entry::stored("../up.txt", b"t"),
        Entry::stored("/abs.txt", b"t"),
        Entry::stored("C:\\win\\d.txt", b"t"),
        Entry::stored("..", b"t"),
        Entry::stored("in.zip", b"PK"),
        Entry::stored("secret.txt", b"t").encrypted(),
        Entry::stored("sum.txt", b"t").damaged(),
        Entry::stored("odd.txt", b"t").packed_as(12),
        Entry::stored("empty.txt", b""),
        Entry::deflated("bomb.txt", &vec![b'a'; (64 << 20) + 1]),
        Entry::stored("last.txt", b"t"),
    ]);
    let loaded = check(
        "z.zip",
        &bytes,
        &["a", "b1", "up", "abs", "d", "last"],
        &[
            "BrokenJson@2:1",
            "UnknownKind",
            "OddPath",
            "OddPath",
            "OddPath",
            "OddPath",
            "NestedZip",
            "Encrypted",
            "BrokenEntry",
            "BrokenEntry",
            "Empty",
            "TooLarge",
        ],
    );
    assert_eq!(loaded.problems[0].file, "z.zip/b.ndjson");
    assert_eq!(loaded.problems[2].detail, "../up.txt");
}

#[test]
fn bad_zips_are_refused() {
    let whole = zip(&[Entry::stored("a.txt", ATTACK.as_bytes()), Entry::deflated("b.txt", ATTACK.as_bytes())]);
    check("z.zip", b"", &[], &["Empty"]);
    check("z.zip", b"not a zip", &[], &["BrokenZip"]);
    check("z.zip", &zip(&[]), &[], &["Empty"]);
    for end in 0..whole.len() {
        assert!(!load("z.zip", &whole[..end]).problems.is_empty(), "cut at {end}");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        let _ = load("z.zip", &changed);
    }
}

#[test]
fn a_manifest_describes_the_texts_beside_it() {
    let manifest =
        br#"[{"id":"a","title":"h","published":"2024-07-22","source":"s","url":"u"},{"id":"z","published":"x"}]"#;
    let bytes = zip(&[
        Entry::stored("d/a.txt", b"t"),
        Entry::stored("d/manifest.json", manifest),
        Entry::stored("a.txt", b"t"),
    ]);
    let loaded = load("z.zip", &bytes);
    assert_eq!(problems(&loaded), ["BadDate"]);
    assert_eq!(loaded.articles[0].title.as_deref(), Some("h"));
    assert_eq!(loaded.articles[0].published.as_deref(), Some("2024-07-22"));
    assert_eq!(loaded.articles[1].title, None, "another folder's text");

    let files = [File { name: "a.txt", bytes: b"t" }, File { name: "manifest.json", bytes: manifest }];
    let loaded = load_all(&files);
    assert_eq!(loaded.articles.len(), 1);
    assert_eq!(loaded.articles[0].url.as_deref(), Some("u"));
    check("manifest.json", br#"[{"id":"a","text":"t"}]"#, &["a"], &[]);
}

/// A small generator of numbers (xorshift), so that the random inputs are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[test]
fn nothing_panics_on_random_input() {
    let pieces: [&[u8]; 32] = [
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r\n",
        b"<",
        b">",
        b"</",
        b"<!--",
        b"-->",
        b"<script",
        b"<p>",
        b"<a href=",
        b"&#x",
        b"&amp",
        b"=",
        b"'",
        b"\\u",
        b"\\",
        b"text",
        b"\"text\":",
        b"id",
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        "ق".as_bytes(),
        b"\0",
    ];
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for name in ["a.txt", "a.html", "a.json", "a.ndjson", "a.csv", "a.tsv", "a.zip", "manifest.json", "a.bin"] {
        for _ in 0..2000 {
            let mut bytes = Vec::new();
            for _ in 0..random.below(60) {
                match random.below(3) {
                    0 => bytes.push(random.below(256) as u8),
                    _ => bytes.extend_from_slice(pieces[random.below(pieces.len())]),
                }
            }
            if name == "a.csv" && random.below(2) == 0 {
                bytes.splice(0..0, *b"id,text\n");
            }
            let loaded = load(name, &bytes);
            assert_eq!(load(name, &bytes), loaded, "the same bytes give the same");
            for problem in &loaded.problems {
                assert!(problem.to_string().starts_with(name));
            }
            let _ = load_all(&[File { name, bytes: &bytes }]);
        }
    }
}

#[test]
fn every_kind_of_problem_says_what_was_expected_and_what_to_do() {
    for kind in ProblemKind::ALL {
        assert!(kind.expected().starts_with("expected "), "{kind:?}");
        assert!(!kind.remedy().is_empty(), "{kind:?}");
        let name = serde_json::to_value(kind).unwrap();
        assert_eq!(serde_json::from_value::<ProblemKind>(name).unwrap(), kind);
    }
}
