//! The trained weights of `data/plausible.tsv`: how much each stem speaks for or against a sentence that reports an
//! event. Written by `cargo xtask train`; what is done with the sums is decided in `event::plausible`.

use serde::{Deserialize, Serialize};

/// What a sentence may report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// Violence against people or things.
    Violence,
    /// People who protest.
    Protest,
}

/// The stem that stands for the sum before any word is read.
pub const BIAS: &str = "#bias";
/// The stem that stands for all figures of a sentence.
pub const NUMBER: &str = "#number";
/// For its question marks.
pub const QUESTION: &str = "#question";
/// For its quotation marks.
pub const QUOTE: &str = "#quote";

/// Weights in hundredths of a logit, as compiled into the lexicon.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Weights {
    /// The keys of the stems in ascending order, each as its distance from the one before.
    distances: Vec<u32>,
    /// For each stem, violence and protest.
    weights: Vec<[i16; 2]>,
}

/// The same, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct WeightTable {
    keys: Vec<u32>,
    weights: Vec<[i16; 2]>,
    /// Where the keys begin that share their upper bits.
    starts: Vec<u16>,
}

/// Bits of a key: with some thousand stems one word in five hundred meets a stem that it is not.
const KEY_BITS: u32 = 21;
/// Bits by which keys are found.
const START_BITS: u32 = 12;

/// A stem as a number, by FNV-1a.
fn key(stem: &str) -> u32 {
    let hash = stem.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> KEY_BITS)) & ((1 << KEY_BITS) - 1)
}

impl Weights {
    /// Compiles stems and their weights; of two stems with one key the first stands.
    #[must_use]
    pub fn new<'a>(rows: impl Iterator<Item = (&'a str, [i16; 2])>) -> Self {
        let mut by_key = std::collections::BTreeMap::new();
        for (stem, weights) in rows {
            by_key.entry(key(stem)).or_insert(weights);
        }
        let mut last = 0;
        let distance = |&key: &u32| key - std::mem::replace(&mut last, key);
        Self { distances: by_key.keys().map(distance).collect(), weights: by_key.into_values().collect() }
    }

    /// Ready to be looked up.
    #[must_use]
    pub fn open(&self) -> WeightTable {
        let mut last = 0;
        let keys: Vec<u32> = (self.distances.iter())
            .map(|distance| {
                last += distance;
                last
            })
            .collect();
        let starts = (0..=1_u32 << START_BITS)
            .map(|upper| keys.partition_point(|&key| key >> (KEY_BITS - START_BITS) < upper) as u16)
            .collect();
        WeightTable { keys, weights: self.weights.clone(), starts }
    }
}

impl WeightTable {
    /// The weights of a stem, in hundredths of a logit, violence first; zero for one that the table lacks.
    #[must_use]
    pub fn of(&self, stem: &str) -> [i16; 2] {
        let key = key(stem);
        let upper = (key >> (KEY_BITS - START_BITS)) as usize;
        let Some(&[start, end]) = self.starts.get(upper..upper + 2) else { return [0, 0] };
        let (start, end) = (usize::from(start), usize::from(end));
        match self.keys[start..end].binary_search(&key) {
            Ok(at) => self.weights[start + at],
            Err(_) => [0, 0],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_find_their_own_weights() {
        let rows = [("قتل", [120, -3]), ("هدف", [-80, 0]), (BIAS, [-300, -400])];
        let table = Weights::new(rows.into_iter()).open();
        for (stem, weights) in rows {
            assert_eq!(table.of(stem), weights);
        }
        assert_eq!(table.of("كتب"), [0, 0]);
        assert_eq!(WeightTable::default().of("كتب"), [0, 0]);
    }
}
