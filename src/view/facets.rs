//! The boxes of one facet: which values are listed, in which order, with what counts. What comes in is the
//! corpus, what a filter left of it, and how much is to be listed; what goes out is drawn box by box.

use crate::corpus::Corpus;
use crate::corpus::facet::{Facet, Meaning};
use crate::corpus::filter::{Filter, Polarity, Selection};
use crate::corpus::order::sort;
use crate::text::fold::fold;
use crate::view::locale::Locale;
use crate::view::names;

/// One box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The value's key.
    pub key: String,
    /// The value in words.
    pub label: String,
    /// Its symbol.
    pub icon: Option<&'static str>,
    /// How many events it would leave.
    pub count: usize,
    /// How it is chosen, if it is.
    pub polarity: Option<Polarity>,
}

/// The boxes of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Those to be drawn.
    pub entries: Vec<Entry>,
    /// How many values there are in all that have an event.
    pub values: usize,
    /// How many are chosen.
    pub chosen: usize,
    /// How many of those are asked for.
    pub asked: usize,
}

/// Lists at most `limit` values, the most frequent first, chosen ones always among them; of those whose name
/// holds `sought`, where it is not empty. Types and statuses keep their order.
#[must_use]
pub fn listing(
    corpus: &Corpus,
    selection: &Selection,
    filter: &Filter,
    facet: Facet,
    limit: usize,
    sought: &str,
    locale: Locale,
) -> Listing {
    let values = corpus.dictionaries().of(facet).values();
    let fixed = matches!(facet, Facet::Type | Facet::Status);
    let sought = fold(sought.trim());
    let counts = &selection.counts[facet as usize];
    let entry = |number: usize| {
        let value = &values[number];
        Entry {
            key: value.key.clone(),
            label: names::meaning(facet, &value.meaning, locale),
            icon: names::meaning_icon(facet, &value.meaning),
            count: counts.get(number).copied().unwrap_or(0) as usize,
            polarity: filter.polarity(facet, &value.key),
        }
    };
    let count = |number: &usize| counts.get(*number).copied().unwrap_or(0);
    let chosen = |number: &usize| filter.polarity(facet, &values[*number].key).is_some();
    let mut numbers: Vec<usize> =
        (0..values.len()).filter(|number| fixed || count(number) > 0 || chosen(number)).collect();
    let all = numbers.len();
    if !sought.is_empty() {
        numbers.retain(|number| fold(&names::meaning(facet, &values[*number].meaning, locale)).contains(&sought));
    }
    if !fixed {
        // What is not stated comes last: it is many, and seldom what is looked for.
        let missing = |number: &usize| values[*number].meaning == Meaning::Missing;
        sort(&mut numbers, |number| (missing(number), !chosen(number), std::cmp::Reverse(count(number))));
        let unstated = numbers.pop_if(|number| missing(number));
        numbers.truncate(limit);
        numbers.extend(unstated);
    }
    let chosen = filter.choices.iter().filter(|choice| choice.facet == facet);
    let asked = chosen.clone().filter(|choice| choice.polarity == Polarity::Include).count();
    let chosen = chosen.count();
    Listing { entries: numbers.into_iter().map(entry).collect(), values: all, chosen, asked }
}

/// The value behind a key in words; the key itself where no article has brought it.
#[must_use]
pub fn label(corpus: &Corpus, facet: Facet, key: &str, locale: Locale) -> String {
    let dictionary = corpus.dictionaries().of(facet);
    match dictionary.number(key) {
        Some(number) => names::meaning(facet, &dictionary.values()[number as usize].meaning, locale),
        None => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::filter::{Order, ordered, select};
    use crate::corpus::tests::reading;

    #[test]
    fn the_most_frequent_come_first_and_the_chosen_stay() {
        let mut corpus = Corpus::new();
        for (id, events) in [("a", 1), ("b", 3), ("c", 2)] {
            corpus.put(reading(id, &vec![None; events]));
        }
        let keys = |filter: &Filter, limit: usize, sought: &str| -> Vec<String> {
            let selection = select(&corpus, filter, &ordered(&corpus, Order::Told));
            let listing = listing(&corpus, &selection, filter, Facet::Article, limit, sought, Locale::default());
            assert_eq!(listing.values, 3);
            listing.entries.into_iter().map(|entry| entry.key).collect()
        };
        assert_eq!(keys(&Filter::default(), 2, ""), ["b", "c"]);
        let chosen = Filter::default().toggled(Facet::Article, "a", Polarity::Include);
        assert_eq!(keys(&chosen, 2, ""), ["a", "b"]);
        let types = listing(
            &corpus,
            &Selection { counts: vec![vec![]; 8], ..Selection::default() },
            &Filter::default(),
            Facet::Type,
            2,
            "",
            Locale::default(),
        );
        assert_eq!(types.entries.len(), 6);
    }
}
