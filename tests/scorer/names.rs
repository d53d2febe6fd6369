//! When two names mean the same party or place, however they are spelled.
//!
//! In come names as people write them; out comes whether they agree. A name's key is its words without vowel marks,
//! case and article, with letters together that spellings confuse (غاو and جاو, داعش and داعـش). Which field of an
//! event is compared with which is left to the callers.

use std::collections::{BTreeMap, BTreeSet};

use rasid::text::fold::fold;

/// The words of a name, without what spellings differ in.
pub type Key = Vec<String>;

/// The key of a name.
pub fn key(name: &str) -> Key {
    let folded: String = fold(name).chars().map(|c| if c == 'غ' { 'ج' } else { c }).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    let without_article = |word: &str| match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        _ => word.to_owned(),
    };
    words.map(without_article).collect()
}

/// Shared words over all words, from 0 to 1; 0 when a name has none.
pub fn likeness(a: &Key, b: &Key) -> f64 {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.iter().collect(), b.iter().collect());
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    a.intersection(&b).count() as f64 / a.union(&b).count() as f64
}

/// Spellings that mean one party, as `names.tsv` lists them: a line each, `|` between spellings.
#[derive(Default)]
pub struct Aliases {
    line_of: BTreeMap<Key, usize>,
    lines: usize,
}

impl Aliases {
    /// Adds a list; of a spelling that stands on two lines the later one counts.
    pub fn add(&mut self, list: &str) {
        for line in list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            self.lines += 1;
            self.line_of.extend(line.split('|').map(|name| (key(name), self.lines)));
        }
    }

    fn agree(&self, a: &Key, b: &Key) -> bool {
        if a == b {
            return true;
        }
        match (self.line_of.get(a), self.line_of.get(b)) {
            (Some(a), Some(b)) => a == b,
            _ => likeness(a, b) >= 0.5,
        }
    }

    /// Whether any name of one is a name of the other.
    pub fn same(&self, a: &[Key], b: &[Key]) -> bool {
        a.iter().any(|a| b.iter().any(|b| self.agree(a, b)))
    }
}
