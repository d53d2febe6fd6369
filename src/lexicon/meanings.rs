//! What the forms of words mean, as a number for each set of senses. The number is made of the rows that the senses
//! name and of what the form adds to them, so that the same endings of two words add the same to their numbers: the map
//! of forms then keeps such endings once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::lexicon::rows::{Number, Sense, VerbForm};

/// Sets of senses of the same kinds, in the same order.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The senses of a set without what the form adds.
    rows: Vec<Vec<Sense>>,
    /// What forms add, a byte for each sense of a set.
    shapes: Vec<Vec<u8>>,
}

/// The groups of some sets, and the number of each of those.
pub fn number<'s>(sets: impl Iterator<Item = &'s [Sense]>) -> (Vec<Group>, Vec<u64>) {
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let places: Vec<[usize; 3]> = sets
        .map(|set| {
            let (rows, shape): (Vec<Sense>, Vec<u8>) = set.iter().map(|sense| bare(*sense)).unzip();
            let kinds = rows.iter().map(|sense| kind(*sense)).collect();
            let group = *group_of.entry(kinds).or_insert_with(|| {
                groups.push(Group::default());
                groups.len() - 1
            });
            [group, place(&mut groups[group].rows, rows), place(&mut groups[group].shapes, shape)]
        })
        .collect();
    let mut firsts = vec![0];
    for group in &groups {
        firsts.push(firsts[firsts.len() - 1] + group.rows.len() * group.shapes.len());
    }
    let numbers =
        places.into_iter().map(|[group, row, shape]| (firsts[group] + row * groups[group].shapes.len() + shape) as u64);
    let numbers = numbers.collect();
    (groups, numbers)
}

/// Where a list has a value, which is added if it has not.
fn place<T: PartialEq>(list: &mut Vec<T>, value: T) -> usize {
    list.iter().position(|other| *other == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    })
}

/// All sets, ready for look-up by number.
pub struct Meanings {
    senses: Vec<Sense>,
    groups: Vec<Spread>,
}

/// A group whose sets stand one behind the other.
struct Spread {
    /// The number of its first set.
    first: u64,
    /// Where that set begins.
    start: usize,
    /// Senses in each set.
    length: usize,
}

impl Meanings {
    /// Spreads the groups out.
    pub fn new(groups: &[Group]) -> Self {
        let mut senses = Vec::new();
        let mut first = 0;
        let mut spread = Vec::new();
        for Group { rows, shapes } in groups {
            spread.push(Spread { first, start: senses.len(), length: rows[0].len() });
            for set in rows {
                for shape in shapes {
                    senses.extend(set.iter().zip(shape).map(|(sense, shape)| shaped(*sense, *shape)));
                }
            }
            first += (rows.len() * shapes.len()) as u64;
        }
        Self { senses, groups: spread }
    }

    /// The set of a number that [`number`] gave.
    pub fn set(&self, number: u64) -> &[Sense] {
        let Spread { first, start, length } = self.groups[self.groups.partition_point(|g| g.first <= number) - 1];
        let from = start + (number - first) as usize * length;
        &self.senses[from..from + length]
    }
}

const NUMBERS: [Number; 3] = [Number::Singular, Number::Dual, Number::Plural];
const DEFINITE: u8 = 4;
const OWNED: u8 = 8;

/// A sense without what the form adds, and that as a byte.
fn bare(sense: Sense) -> (Sense, u8) {
    let bits = |number: Number, definite: bool, owned: bool| {
        number as u8 | if definite { DEFINITE } else { 0 } | if owned { OWNED } else { 0 }
    };
    let shape = match sense {
        Sense::Verb { form, .. } => form.0,
        Sense::Noun { number, definite, owned, .. } => bits(number, definite, owned),
        Sense::People { number, definite, .. } => bits(number, definite, false),
        _ => 0,
    };
    (shaped(sense, 0), shape)
}

/// The sense with what a form adds.
fn shaped(sense: Sense, shape: u8) -> Sense {
    let number = NUMBERS[usize::from(shape % DEFINITE) % NUMBERS.len()];
    let (definite, owned) = (shape & DEFINITE != 0, shape & OWNED != 0);
    match sense {
        Sense::Verb { row, .. } => Sense::Verb { row, form: VerbForm(shape) },
        Sense::Noun { row, .. } => Sense::Noun { row, number, definite, owned },
        Sense::People { row, .. } => Sense::People { row, number, definite },
        other => other,
    }
}

/// Tells senses of one kind from those of others.
fn kind(sense: Sense) -> u8 {
    match sense {
        Sense::Verb { .. } => 0,
        Sense::Noun { .. } => 1,
        Sense::People { .. } => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_come_back_and_like_endings_add_the_same() {
        let verb = |row, form| Sense::Verb { row, form: VerbForm(form) };
        let noun = |row, number, definite| Sense::Noun { row, number, definite, owned: !definite };
        let sets = [
            vec![verb(3, 0x85)],
            vec![verb(3, 7), noun(1, Number::Dual, true)],
            vec![verb(4, 7)],
            vec![verb(4, 0x85)],
            vec![verb(3, 7)],
            vec![Sense::People { row: 2, number: Number::Plural, definite: true }, Sense::Cue { row: 5 }],
            vec![noun(1, Number::Plural, false)],
            vec![verb(3, 0x85)],
        ];
        let (groups, numbers) = number(sets.iter().map(Vec::as_slice));
        let meanings = Meanings::new(&groups);
        for (set, number) in sets.iter().zip(&numbers) {
            assert_eq!(meanings.set(*number), set);
        }
        assert_eq!(numbers[0], numbers[7]);
        assert_eq!(numbers[2] - numbers[3], numbers[4] - numbers[0]);
    }
}
