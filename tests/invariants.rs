//! What must hold for any text, however broken: no panic, and an answer that points into the text.
//!
//! Texts are made from the words of `data/`, sentences of the cases, digits, marks, controls, emoji, broken bidi,
//! presentation forms and very long words, by a generator of our own that gives the same texts on every machine; and from the
//! sample, cut off at every fiftieth character and with its lines out of order.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the gold coding is for other tests")]
mod coded;

use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rasid::article::Article;
use rasid::engine::{Engine, Extraction};
use rasid::event::model::Event;
use rasid::export::json;
use rasid::span::Span;
use rasid::text::Document;
use serde_json::Value;

const TEXTS: usize = 4_000;

#[test]
fn random_texts() {
    let mut source = Source::new();
    let engine = Engine::new();
    let mut events = 0;
    for number in 0..TEXTS {
        let article = source.article(number);
        events += check(&engine, &article);
    }
    assert!(events > TEXTS / 10, "the texts hardly tell anything ({events} events), so little was tested");
}

#[test]
fn the_sample_cut_off_anywhere() {
    let engine = Engine::new();
    for coded in coded::sample() {
        for (at, _) in coded.article.text.char_indices().step_by(50) {
            check(&engine, &Article { text: coded.article.text[..at].to_owned(), ..coded.article.clone() });
        }
    }
}

#[test]
fn the_sample_with_its_lines_out_of_order() {
    let engine = Engine::new();
    let mut dice = Dice(7);
    for coded in coded::sample() {
        for _ in 0..20 {
            let mut lines: Vec<&str> = coded.article.text.split_inclusive('\n').collect();
            dice.shuffle(&mut lines);
            check(&engine, &Article { text: lines.concat(), ..coded.article.clone() });
        }
    }
}

/// Checks one article and gives the number of its events.
fn check(engine: &Engine, article: &Article) -> usize {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        tokens_rebuild(&article.text);
        let extraction = engine.extract(article);
        points_into_the_text(&article.text, &extraction);
        let line = json::line(article, &extraction);
        assert_eq!(line, json::line(article, &engine.extract(article)), "the same article, read twice");
        quotes_are_at_their_offsets(&article.text, &serde_json::from_str(&line).unwrap());
        extraction.events.len()
    }));
    outcome.unwrap_or_else(|_| panic!("{} (published {:?}): {:?}", article.id, article.published, article.text))
}

/// Between tokens only what is invisible is left out.
fn tokens_rebuild(text: &str) {
    let document = Document::new(text);
    let mut rebuilt = String::with_capacity(text.len());
    let mut at = 0;
    for token in &document.tokens {
        assert!(token.span.start >= at && !token.span.is_empty(), "tokens in order, none empty: {:?}", token.span);
        let between = Span::new(at, token.span.start).of(text);
        assert!(between.chars().all(is_invisible), "no token has {between:?}");
        rebuilt.push_str(between);
        rebuilt.push_str(token.span.of(text));
        at = token.span.end;
    }
    rebuilt.push_str(&text[at as usize..]);
    assert!(text[at as usize..].chars().all(is_invisible), "no token has the end of the text");
    assert_eq!(rebuilt, text);
    for sentence in &document.sentences {
        inside(text, "sentence", sentence.span);
    }
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{0610}'..='\u{061A}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The span lies in the text, between whole characters, and has something in it.
fn inside(text: &str, what: &str, span: Span) {
    let words = text.get(span.start as usize..span.end as usize);
    assert!(words.is_some_and(|words| !words.trim().is_empty()), "{what} {span:?}: {words:?}");
}

fn points_into_the_text(text: &str, extraction: &Extraction) {
    extraction.furniture.iter().for_each(|&span| inside(text, "furniture", span));
    for event in &extraction.events {
        let Event { evidence, trigger, rules, date, places, casualties, sources, .. } = event;
        assert!(!evidence.is_empty(), "{} has no evidence", event.id);
        assert!(!rules.is_empty(), "{} has no rule", event.id);
        evidence.iter().for_each(|&span| inside(text, "evidence", span));
        inside(text, "trigger", *trigger);
        date.span.into_iter().for_each(|span| inside(text, "date", span));
        places.iter().for_each(|place| inside(text, "place", place.span));
        casualties.iter().for_each(|casualty| inside(text, "casualty", casualty.span));
        sources.iter().for_each(|source| inside(text, "source", source.span));
        for party in event.perpetrators.iter().chain(&event.targets).chain(&event.claimed_by) {
            inside(text, "party", party.span);
            assert!(!party.name_ar.trim().is_empty(), "a party without a name at {:?}", party.span);
        }
    }
}

/// Wherever the contract's JSON has offsets, they are code points of the text; where it has words beside them, these words.
fn quotes_are_at_their_offsets(text: &str, value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| quotes_are_at_their_offsets(text, item)),
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
                let words: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
                assert_eq!(words.chars().count() as u64, end - start, "{value} ends inside the text");
                assert!(value.get("text").is_none_or(|quoted| *quoted == *words), "{value} quotes {words:?}");
            }
            if let Some(quoted) = value["date_text"].as_str() {
                let (start, end) = (value["date_span"]["start"].as_u64(), value["date_span"]["end"].as_u64());
                let (start, end) = (start.expect("a quote has offsets"), end.expect("a quote has offsets"));
                assert!(text.chars().skip(start as usize).take((end - start) as usize).eq(quoted.chars()), "{quoted}");
            }
            fields.values().for_each(|field| quotes_are_at_their_offsets(text, field));
        }
        _ => {}
    }
}

/// Numbers that look random and are the same everywhere (splitmix64 by Steele, Lea and Flood).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit as u64) as usize
    }

    fn within(&mut self, range: RangeInclusive<usize>) -> usize {
        range.start() + self.below(range.end() - range.start() + 1)
    }

    fn pick<'a>(&mut self, items: &'a [impl AsRef<str>]) -> &'a str {
        items[self.below(items.len())].as_ref()
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

/// What random texts are made of.
struct Source {
    dice: Dice,
    /// Forms of the tables that tell events, and of those that name parties, places, dates and numbers.
    words: Vec<String>,
    sentences: Vec<String>,
}

const MARKS: &[&str] = &[
    " ", "  ", "\n", "\r\n", "\t", "\u{00A0}", ".", "..", "…", "!", "؟", "؛", "،", ",", ":", "«", "»", "\"", "(", ")",
    "[", "-", "–", "/", "#", "_", "@", "%", "'", "*", "|", "\\",
];
const ODDITIES: &[&str] = &[
    "\u{0}",
    "\u{7}",
    "\u{7F}",
    "\u{200B}",
    "\u{200D}",
    "\u{200E}",
    "\u{200F}",
    "\u{202B}",
    "\u{202E}",
    "\u{2067}",
    "\u{2069}",
    "\u{FEFF}",
    "\u{061C}",
    "\u{FFFD}",
    "\u{10FFFF}",
    "\u{E000}",
    "😀",
    "👨‍👩‍👧",
    "🇸🇩",
    "é",
    "e\u{301}",
    "İ",
    "ß",
    "漢字",
    "עברית",
    "ﷲ",
    "ﷺ",
    "ﻻ",
    "ﻗﺘﻞ",
    "ﺍﻟﺠﻴﺶ",
    "ًٌٍ",
    "ـــ",
    "ٱ",
    "ؐ",
    "ۖ",
    "۝",
    "٪",
    "٫",
    "٬",
    "و",
    "ب",
    "ال",
    "وال",
    "للـ",
    "فسي",
];
const CLITICS: &[&str] = &["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال", "وب", "س"];
const ENDINGS: &[&str] = &["هم", "ها", "ه", "نا", "ون", "ين", "ات", "وا", "ت", "ان"];
const DIGITS: &[&str] = &[
    "0",
    "1",
    "7",
    "12",
    "2024",
    "1446",
    "٣",
    "٢٠٢٣",
    "۵",
    "1,000",
    "3.5",
    "٤٫٥",
    "99999999999999999999",
    "12/13/2024",
];

impl Source {
    fn new() -> Self {
        let mut words = Vec::new();
        for entry in std::fs::read_dir(coded::root().join("data")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "tsv") {
                continue;
            }
            let table = std::fs::read_to_string(&path).unwrap();
            let rows = table.lines().filter(|line| !line.starts_with('#'));
            let mut own: Vec<String> = rows
                .flat_map(|row| row.split(['\t', '|']))
                .filter(|form| form.chars().next().is_some_and(|c| !c.is_ascii()))
                .map(str::to_owned)
                .collect();
            // Places are most of the forms; a few hundred of each table stand for all.
            Dice(own.len() as u64).shuffle(&mut own);
            own.truncate(700);
            words.append(&mut own);
        }
        words.sort_unstable();
        let cases = std::fs::read_to_string(coded::root().join("tests/cases/events.tsv")).unwrap();
        let sentences = cases
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split('\t').nth(3))
            .map(str::to_owned);
        Self { dice: Dice(2024), words, sentences: sentences.collect() }
    }

    fn article(&mut self, number: usize) -> Article {
        let pieces = self.dice.within(0..=60);
        let mut text = String::new();
        for _ in 0..pieces {
            self.piece(&mut text);
            if self.dice.below(10) > 0 {
                text.push(' ');
            }
        }
        let published = match self.dice.below(4) {
            0 => None,
            1 => Some("not a date".to_owned()),
            2 => Some(format!("20{:02}-02-29", self.dice.below(100))),
            _ => Some("2024-07-22".to_owned()),
        };
        Article { id: format!("random-{number}"), text, published, ..Article::default() }
    }

    fn piece(&mut self, text: &mut String) {
        match self.dice.below(20) {
            0..=8 => text.push_str(self.dice.pick(&self.words)),
            9..=11 => {
                text.push_str(self.dice.pick(CLITICS));
                text.push_str(self.dice.pick(&self.words));
                text.push_str(self.dice.pick(ENDINGS));
            }
            12 => text.push_str(self.dice.pick(DIGITS)),
            13 | 14 => text.push_str(self.dice.pick(MARKS)),
            15 => text.push_str(self.dice.pick(ODDITIES)),
            16 => {
                let letters: Vec<char> = self.dice.pick(&self.sentences).chars().collect();
                let start = self.dice.below(letters.len());
                let end = self.dice.within(start..=letters.len());
                text.extend(&letters[start..end]);
            }
            17 => {
                let mut words: Vec<&str> = self.dice.pick(&self.sentences).split(' ').collect();
                if self.dice.below(2) == 0 {
                    self.dice.shuffle(&mut words);
                }
                text.push_str(&words.join(self.dice.pick(&[" ", "\n", "", " و"])));
            }
            18 => text.push_str(&self.dice.pick(ODDITIES).repeat(self.dice.within(1..=40))),
            _ => text
                .push_str(&self.dice.pick(&["قتل", "ا", "و", "٣", "a", "ً", "«"]).repeat(self.dice.within(1..=3_000))),
        }
    }
}
