//! Full-text search that folds spelling. What comes in is text; what goes out is which events and articles
//! hold every word of a query, and where the words stand in one text. A word of the query matches inside a
//! word of the text, so that a name is found behind its article and its conjunction.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::span::Span;
use crate::text::fold::{Folded, fold_char};

/// The folded words of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Splits what was typed into folded words.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let mut words = Vec::new();
        each_word(typed, |word, _| {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        });
        Self { words }
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where the words stand in `text`, in order, without overlaps, at most `limit`.
    #[must_use]
    pub fn hits(&self, text: &str, limit: usize) -> Vec<Span> {
        let mut hits = Vec::new();
        if self.is_empty() {
            return hits;
        }
        each_word(text, |word, places| {
            if hits.len() >= limit {
                return;
            }
            let found = self.words.iter().filter_map(|asked| Some((word.find(asked.as_str())?, asked.len()))).min();
            if let Some((at, len)) = found {
                // `places` has one entry for each byte of the folded word and one for its end.
                hits.push(Span::new(places[at].start, places[at + len - 1].end));
            }
        });
        hits
    }
}

/// A set of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    pub(crate) fn insert(&mut self, number: u32) {
        let at = number as usize / 64;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (number % 64);
    }

    /// Whether `number` is in it.
    #[must_use]
    pub fn contains(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    fn intersect(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= theirs;
        }
    }

    /// How many are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The numbers, rising.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.0.len() as u32 * 64).filter(|number| self.contains(*number))
    }
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Events whose own words hold every word of the query.
    pub events: Bits,
    /// Articles whose text does.
    pub articles: Bits,
}

#[derive(Default)]
struct Postings {
    events: Vec<u32>,
    articles: Vec<u32>,
}

/// Which word stands where, over all articles.
#[derive(Default)]
pub struct Index {
    words: HashMap<Box<str>, Postings>,
}

impl Index {
    /// Adds words of an event. Events come in rising order.
    pub fn add_event(&mut self, event: u32, text: &str) {
        self.add(text, |postings| &mut postings.events, event);
    }

    /// Adds the text of an article. Articles come in rising order.
    pub fn add_article(&mut self, article: u32, text: &str) {
        self.add(text, |postings| &mut postings.articles, article);
    }

    fn add(&mut self, text: &str, list: fn(&mut Postings) -> &mut Vec<u32>, number: u32) {
        each_word(text, |word, _| {
            let postings = match self.words.get_mut(word) {
                Some(postings) => postings,
                None => self.words.entry(word.into()).or_default(),
            };
            let list = list(postings);
            if list.last() != Some(&number) {
                list.push(number);
            }
        });
    }

    /// For a word that nothing holds, the nearest that stands somewhere, the most frequent of several, and the first article
    /// that has it; `None` where the word is known or is like none.
    fn nearest(&self, asked: &str) -> Option<(&str, Option<u32>)> {
        let mut best = None;
        for (word, postings) in &self.words {
            if word.contains(asked) {
                return None;
            }
            let steps = distance(asked, word);
            if steps <= FARTHEST && steps * 3 <= asked.chars().count() {
                let rank = (steps, Reverse(postings.articles.len() + postings.events.len()), &**word);
                if best.is_none_or(|(known, _)| rank < known) {
                    best = Some((rank, postings.articles.first().copied()));
                }
            }
        }
        best.map(|((_, _, word), article)| (word, article))
    }

    /// What was typed, each word that nothing holds put right and spelt as the text of an article, which `text` gives by its
    /// number, spells it. `None` where there is nothing to put right.
    pub fn meant<'a>(&self, query: &Query, text: impl Fn(u32) -> &'a str) -> Option<String> {
        let mut found = false;
        let mut words = Vec::new();
        for asked in &query.words {
            let mut spelt = asked.as_str();
            if let Some((word, article)) = self.nearest(asked) {
                found = true;
                let text = article.map_or("", &text);
                let hit = Query { words: vec![word.to_owned()] }.hits(text, 1).pop();
                spelt = hit.map_or(word, |hit| hit.of(text));
            }
            words.push(spelt.to_owned());
        }
        found.then(|| words.join(" "))
    }

    /// What holds every word of `query`.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found {
        let mut all: Option<Found> = None;
        for asked in &query.words {
            let mut found = Found::default();
            // The set does not depend on the order in which the words are met.
            for (word, postings) in &self.words {
                if word.contains(asked.as_str()) {
                    postings.events.iter().for_each(|event| found.events.insert(*event));
                    postings.articles.iter().for_each(|article| found.articles.insert(*article));
                }
            }
            match &mut all {
                None => all = Some(found),
                Some(all) => {
                    all.events.intersect(&found.events);
                    all.articles.intersect(&found.articles);
                }
            }
        }
        all.unwrap_or_default()
    }
}

/// A word that is farther off than this was not meant.
const FARTHEST: usize = 2;

/// How many letters have to be put in, left out or changed to make one word of the other. Words that share neither their
/// first nor their last letter, or are much longer, are told to be farther than [`FARTHEST`] without a look.
fn distance(one: &str, other: &str) -> usize {
    const LONGEST: usize = 24;
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    let ((first, last), (start, end)) = (ends(one), ends(other));
    // Letters of either script have at most two bytes each.
    if other.chars().count() > LONGEST
        || one.len().abs_diff(other.len()) > 2 * FARTHEST
        || (first != start && last != end)
    {
        return FARTHEST + 1;
    }
    let mut row: [usize; LONGEST + 1] = std::array::from_fn(|at| at);
    let mut length = 0;
    for (at, letter) in one.chars().enumerate() {
        let mut before = at;
        row[0] = at + 1;
        for (to, known) in other.chars().enumerate() {
            let changed = before + usize::from(letter != known);
            before = row[to + 1];
            row[to + 1] = changed.min(before + 1).min(row[to] + 1);
            length = to + 1;
        }
    }
    row[length]
}

/// Calls `found` with each folded word of `text` and, for each byte of the folded word, the bytes of the
/// original character that it came from.
pub(crate) fn each_word(text: &str, mut found: impl FnMut(&str, &[Span])) {
    let mut word = String::new();
    let mut places: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices() {
        let place = Span::new(at as u32, (at + c.len_utf8()) as u32);
        let mut push = |letter: char| {
            word.push(letter);
            places.resize(word.len(), place);
        };
        match fold_char(c) {
            Folded::Nothing => continue,
            Folded::One(letter) if letter.is_alphanumeric() => push(letter),
            Folded::Two(first, second) => {
                push(first);
                push(second);
            }
            Folded::One(_) => {
                if !word.is_empty() {
                    found(&word, &places);
                    word.clear();
                    places.clear();
                }
            }
        }
    }
    if !word.is_empty() {
        found(&word, &places);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, typed: &str, expected: &[&str]) {
        let hits: Vec<_> = Query::new(typed).hits(text, 100).into_iter().map(|hit| hit.of(text)).collect();
        assert_eq!(hits, expected, "{typed} in {text}");
    }

    #[test]
    fn spelling_is_folded_and_the_hit_keeps_the_original_letters() {
        check("هاجم المُسلّحون قاعدةً", "مسلحون", &["مُسلّحون"]);
        check("في إدلب وإدلـب", "ادلب", &["إدلب", "إدلـب"]);
        check("قرية كبرى", "قريه كبري", &["قرية", "كبرى"]);
        check("لا شيء", "مالي", &[]);
        check("كتيبة ﻻ تقاتل", "لا", &["ﻻ"]);
    }

    #[test]
    fn a_word_that_nothing_holds_is_put_right() {
        let texts = ["هجوم على قاعدة في إدلب", "هدوء في إدلب وفي باماكو"];
        let mut index = Index::default();
        (0..).zip(texts).for_each(|(article, text)| index.add_article(article, text));
        let meant = |typed: &str| index.meant(&Query::new(typed), |article| texts[article as usize]);
        assert_eq!(meant("ادلبب").as_deref(), Some("إدلب"));
        assert_eq!(meant("هجوم اذلب").as_deref(), Some("هجوم إدلب"));
        assert_eq!(meant("باماكوا").as_deref(), Some("باماكو"));
        assert_eq!((meant("هجوم"), meant("زقزوقستان"), meant("في")), (None, None, None));
        assert_eq!((distance("كتاب", "كتب"), distance("كتب", "جرب"), distance("كتب", "قلم")), (1, 2, 3));
    }

    #[test]
    fn every_word_must_stand_in_the_event() {
        let mut index = Index::default();
        index.add_event(3, "هجوم على القاعدة");
        index.add_event(70, "هجوم على المدينة");
        index.add_article(1, "نص عن القاعدة");
        let found = index.find(&Query::new("قاعده هجوم"));
        assert_eq!(found.events.iter().collect::<Vec<_>>(), [3]);
        assert!(found.articles.is_empty());
        assert_eq!(index.find(&Query::new("هجوم")).events.len(), 2);
        assert!(index.find(&Query::new("قاعدة")).articles.contains(1));
    }
}
