//! Looks every word up, with and without its proclitics, and keeps all that match. What a match means in its
//! context is left to the modules beside this one.

use crate::lexicon::Lexicon;
use crate::lexicon::rows::Sense;
use crate::text::{Document, TokenKind};

/// A preposition, as a proclitic or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preposition {
    /// ب
    Bi,
    /// ل
    Li,
    /// ك
    Ka,
    /// في، داخل، لدى
    Fi,
    /// على
    Ala,
    /// من
    Min,
    /// إلى، نحو
    Ila,
    /// عن
    An,
    /// مع
    Maa,
    /// ضد
    Against,
    /// بين
    Between,
    /// قرب، شمال، خارج: beside a place, not in it
    Near,
    /// بعد، قبل، منذ، خلال: what follows is a time or another happening
    When,
    /// إثر، جراء، نتيجة، بسبب، في أعقاب
    Cause,
    /// على يد، من قبل، برصاص، بنيران
    By,
}

/// What stands before the matched form inside its first token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proclitic {
    /// Folded bytes of it.
    pub bytes: u8,
    /// A conjunction, و or ف, is among it.
    pub conjunction: bool,
    /// The preposition among it.
    pub preposition: Option<Preposition>,
}

/// A form found in the text.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What precedes the form in its first token.
    pub proclitic: Proclitic,
    /// All that the form can mean.
    pub senses: &'static [Sense],
}

/// All matches of a document, by their first token.
pub struct Scan {
    matches: Vec<Match>,
    starts: Vec<u32>,
}

impl Scan {
    /// Looks up every word of `document`.
    #[must_use]
    pub fn new(document: &Document<'_>, lexicon: &'static Lexicon) -> Self {
        let mut matches = Vec::with_capacity(document.tokens.len());
        let mut starts = Vec::with_capacity(document.tokens.len() + 1);
        for at in 0..document.tokens.len() {
            starts.push(matches.len() as u32);
            if matches!(document.tokens[at].kind, TokenKind::Word | TokenKind::Foreign) {
                look_up(document, lexicon, at, &mut matches);
            }
        }
        starts.push(matches.len() as u32);
        Self { matches, starts }
    }

    /// The matches that begin at token `at`: without proclitic first, shorter before longer.
    #[must_use]
    pub fn at(&self, at: usize) -> &[Match] {
        let Some(&from) = self.starts.get(at) else { return &[] };
        let to = self.starts.get(at + 1).copied().unwrap_or(from);
        &self.matches[from as usize..to as usize]
    }

    /// Every sense of every match that begins at token `at`.
    pub fn senses(&self, at: usize) -> impl Iterator<Item = Sense> + '_ {
        self.at(at).iter().flat_map(|m| m.senses.iter().copied())
    }
}

fn look_up(document: &Document<'_>, lexicon: &'static Lexicon, at: usize, out: &mut Vec<Match>) {
    let word = document.word(at);
    walk(document, lexicon, at, "", word, Proclitic::default(), out);
    let mut rest = word;
    let mut proclitic = Proclitic::default();
    let strip = |rest: &str, letter: char| rest.strip_prefix(letter).filter(|left| left.len() >= 4).map(str::len);
    if let Some(left) = strip(rest, 'و').or_else(|| strip(rest, 'ف')) {
        rest = &rest[rest.len() - left..];
        proclitic.bytes = (word.len() - left) as u8;
        proclitic.conjunction = true;
        walk(document, lexicon, at, "", rest, proclitic, out);
    }
    prepositions(document, lexicon, at, word, Proclitic::default(), out);
    if proclitic.conjunction {
        prepositions(document, lexicon, at, rest, proclitic, out);
    }
}

fn prepositions(
    document: &Document<'_>,
    lexicon: &'static Lexicon,
    at: usize,
    word: &str,
    outer: Proclitic,
    out: &mut Vec<Match>,
) {
    for (letter, preposition) in [('ب', Preposition::Bi), ('ل', Preposition::Li), ('ك', Preposition::Ka)] {
        let Some(rest) = word.strip_prefix(letter).filter(|rest| rest.len() >= 4) else { continue };
        let mut proclitic =
            Proclitic { bytes: outer.bytes + letter.len_utf8() as u8, preposition: Some(preposition), ..outer };
        // ل swallows the alef of ال: للجيش is ل + الجيش.
        if let (Preposition::Li, Some(bare)) = (preposition, rest.strip_prefix('ل')) {
            proclitic.bytes += 'ل'.len_utf8() as u8;
            walk(document, lexicon, at, "ال", bare, proclitic, out);
            proclitic.bytes -= 'ل'.len_utf8() as u8;
        }
        walk(document, lexicon, at, "", rest, proclitic, out);
    }
}

/// Adds every form that begins with `before` + `rest` of token `at` and goes on over the next words.
fn walk(
    document: &Document<'_>,
    lexicon: &'static Lexicon,
    at: usize,
    before: &str,
    rest: &str,
    proclitic: Proclitic,
    out: &mut Vec<Match>,
) {
    let Some(mut walk) = lexicon.read(lexicon.start(), before).and_then(|w| lexicon.read(w, rest)) else { return };
    let mut last = at;
    loop {
        let senses = lexicon.senses(walk);
        if !senses.is_empty() {
            out.push(Match { start: at, end: last + 1, proclitic, senses });
        }
        let Some(next) = next_word(document, last) else { return };
        let Some(on) = lexicon.read(walk, " ").and_then(|w| lexicon.read(w, document.word(next))) else { return };
        walk = on;
        last = next;
    }
}

/// The next word of the same name: quotation marks may stand between (تنظيم «الدولة الإسلامية»).
fn next_word(document: &Document<'_>, at: usize) -> Option<usize> {
    let mut next = at + 1;
    while document.kind(next) == TokenKind::Quote && next < at + 3 {
        next += 1;
    }
    document.tokens.get(next).filter(|t| t.is_lexical()).map(|_| next)
}
