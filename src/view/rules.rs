//! What each rule of the engine means, in words a reader understands, with the field that it fills.

use crate::view::names::Field;
use crate::view::tables::{Table, text};

/// A rule's meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleWords {
    /// The field that it fills.
    pub field: Field,
    /// In Arabic.
    pub ar: &'static str,
    /// In English.
    pub en: &'static str,
}

/// The meaning of rule `id`.
#[must_use]
pub fn rule_words(id: &str) -> Option<RuleWords> {
    text(Table::Rules).split('\n').find_map(|row| {
        let (field, words) = row.strip_prefix(id)?.strip_prefix('\t')?.split_once('\t')?;
        let (ar, en) = words.split_once('\t')?;
        Some(RuleWords { field: Field::named(field)?, ar, en })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_once_and_wholly() {
        let ids: Vec<&str> = text(Table::Rules).lines().filter_map(|row| row.split('\t').next()).collect();
        assert!(ids.len() > 30, "{} rules", ids.len());
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id), "{id} stands twice");
            let words = rule_words(id).unwrap_or_else(|| panic!("{id} has not four cells, or no field"));
            assert!(!words.ar.is_empty() && !words.en.is_empty() && !words.en.contains('\t'), "{id}");
        }
    }
}
