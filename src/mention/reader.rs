//! A document with what each of its tokens means to number and time: the cursor that the grammars of numerals,
//! dates and durations share.

use crate::mention::sense::{Hit, Sense, look_up};
use crate::text::{Document, TokenKind};

/// A document and the hits of its tokens.
pub struct Reader<'d, 't> {
    /// The document.
    pub document: &'d Document<'t>,
    hits: Vec<Option<Hit>>,
}

impl<'d, 't> Reader<'d, 't> {
    /// Looks every word up once.
    pub fn new(document: &'d Document<'t>) -> Self {
        let hits = (0..document.tokens.len())
            .map(|at| {
                let hit = (document.kind(at) == TokenKind::Word).then(|| look_up(document.word(at))).flatten();
                hit.and_then(|hit| spelled(document, at, hit))
            })
            .collect();
        Self { document, hits }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// What token `at` means, `None` past either end.
    pub fn hit(&self, at: usize) -> Option<Hit> {
        self.hits.get(at).copied().flatten()
    }

    /// Folded bytes of the proclitics on token `at`.
    pub fn proclitic_bytes(&self, at: usize) -> u8 {
        self.hit(at).map_or(0, |hit| hit.proclitic_bytes)
    }

    /// Its sense alone.
    pub fn sense(&self, at: usize) -> Option<Sense> {
        self.hit(at).map(|hit| hit.sense)
    }

    /// Its folded word, empty past either end and for a line end.
    pub fn word(&self, at: usize) -> &'d str {
        if at < self.hits.len() { self.document.word(at) } else { "" }
    }

    /// The folded word before token `at`, empty at the start.
    pub fn before(&self, at: usize) -> &'d str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// Whether token `at` is digits.
    pub fn is_digits(&self, at: usize) -> bool {
        self.document.kind(at) == TokenKind::Number
    }

    /// Whether nothing stands between token `at` and the next.
    pub fn touches_next(&self, at: usize) -> bool {
        match (self.document.tokens.get(at), self.document.tokens.get(at + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// Whether و joins token `at` to what precedes, inside the word or as a word of its own before digits.
    pub fn joined(&self, at: usize) -> bool {
        self.hit(at).is_some_and(|hit| hit.joined) || (self.is_digits(at) && self.before(at) == "و")
    }

    /// Whether token `at` is the mark `mark`.
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.document.kind(at) == TokenKind::Mark(mark)
    }

    /// The whole number that token `at` spells in digits of any script, at most nine of them.
    pub fn whole(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        (self.is_digits(at) && word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten()
    }

    /// Bytes of white space between token `at` and the next.
    pub fn gap(&self, at: usize) -> u32 {
        match (self.document.tokens.get(at), self.document.tokens.get(at + 1)) {
            (Some(a), Some(b)) => b.span.start - a.span.end,
            _ => u32::MAX,
        }
    }
}

fn original<'t>(document: &Document<'t>, at: usize) -> &'t str {
    document.tokens[at].span.of(document.text)
}

/// Mends or drops a hit that folding made: what the original spelling rules out.
fn spelled(document: &Document<'_>, at: usize, hit: Hit) -> Option<Hit> {
    let word = document.word(at);
    if word == "واحد" && original(document, at).chars().nth(1) == Some('أ') {
        // وأحد and واحد fold alike.
        return Some(Hit { sense: Sense::OneOf, joined: true, proclitic_bytes: 'و'.len_utf8() as u8, ..hit });
    }
    let right = match hit.sense {
        // بعده، عده are not عدة; ميتا (dead), ميتين are not مئتا, مئتين.
        Sense::Several => !word.ends_with("عده") || original(document, at).ends_with('ة'),
        Sense::Hundreds(_) | Sense::Dozens(200) => {
            !word[usize::from(hit.proclitic_bytes)..].contains("مي")
                || original(document, at).contains(['ئ', '\u{0654}', 'ﺌ'])
        }
        _ => true,
    };
    right.then_some(hit)
}
