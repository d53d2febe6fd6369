//! The forms of names, sorted when the lexicon is opened. A walk narrows the run of forms that begin as the text does.

use std::ops::Range;

use crate::lexicon::letters::letters;
use crate::lexicon::rows::Sense;

/// Forms as they are told, in any order.
#[derive(Default)]
pub struct Gathered {
    letters: Vec<u8>,
    forms: Vec<(Range<u32>, Sense)>,
}

impl Gathered {
    /// Adds a form's key and what it means.
    pub fn add(&mut self, key: &str, sense: Sense) {
        if key.is_empty() {
            return;
        }
        let start = self.letters.len() as u32;
        self.letters.extend(letters(key.as_bytes()));
        self.forms.push((start..self.letters.len() as u32, sense));
    }
}

/// The sorted forms, each once, with all that it means.
#[derive(Default)]
pub struct Index {
    /// All forms, one behind the other.
    letters: Vec<u8>,
    senses: Vec<Sense>,
    /// Where each form's letters and senses begin; one more for the end.
    starts: Vec<Start>,
}

struct Start {
    letter: u32,
    sense: u32,
}

/// The forms that begin with what was read so far.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    from: u32,
    to: u32,
    /// So many letters were read.
    depth: u32,
}

impl Index {
    /// Sorts the forms; `others` gives what else a form means, which comes first.
    pub fn new(gathered: &Gathered, others: impl Fn(&[u8]) -> Vec<Sense>) -> Self {
        let text = |range: &Range<u32>| &gathered.letters[range.start as usize..range.end as usize];
        let mut order: Vec<u32> = (0..gathered.forms.len() as u32).collect();
        // In the order of the tables where forms are the same.
        order.sort_unstable_by(|&a, &b| {
            let form = |at: u32| text(&gathered.forms[at as usize].0);
            form(a).cmp(form(b)).then(a.cmp(&b))
        });
        let mut index = Self::default();
        let mut last: &[u8] = &[];
        let mut begin = 0;
        for at in order {
            let (range, sense) = &gathered.forms[at as usize];
            let form = text(range);
            if form != last {
                begin = index.senses.len();
                index.starts.push(Start { letter: index.letters.len() as u32, sense: begin as u32 });
                index.letters.extend(form);
                index.senses.extend(others(form));
                last = form;
            }
            if !index.senses[begin..].contains(sense) {
                index.senses.push(*sense);
            }
        }
        index.starts.push(Start { letter: index.letters.len() as u32, sense: index.senses.len() as u32 });
        index
    }

    /// All forms; nothing was read.
    pub fn all(&self) -> Run {
        Run { from: 0, to: self.starts.len() as u32 - 1, depth: 0 }
    }

    /// The forms of `run` that go on with `letter`.
    pub fn narrow(&self, run: Run, letter: u8) -> Option<Run> {
        let next = |form: u32| self.form(form).get(run.depth as usize).copied();
        let from = bound(run.from, run.to, |form| next(form) < Some(letter));
        if from == run.to || next(from) != Some(letter) {
            return None;
        }
        let to = bound(from + 1, run.to, |form| next(form) <= Some(letter));
        Some(Run { from, to, depth: run.depth + 1 })
    }

    /// What the form read so far means; nothing when it is only the beginning of one.
    pub fn senses(&self, run: Run) -> Option<&[Sense]> {
        let starts = self.starts.get(run.from as usize..run.from as usize + 2)?;
        let whole = (starts[1].letter - starts[0].letter) == run.depth;
        whole.then(|| &self.senses[starts[0].sense as usize..starts[1].sense as usize])
    }

    fn form(&self, at: u32) -> &[u8] {
        let at = at as usize;
        &self.letters[self.starts[at].letter as usize..self.starts[at + 1].letter as usize]
    }
}

/// The first of `from..to` for which `before` no longer holds.
fn bound(mut from: u32, mut to: u32, before: impl Fn(u32) -> bool) -> u32 {
    while from < to {
        let middle = from + (to - from) / 2;
        if before(middle) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_finds_whole_forms_and_beginnings() {
        let mut gathered = Gathered::default();
        let sense = |row| Sense::Force { row };
        for (key, row) in [("غزه", 1), ("غزال", 2), ("غزه", 3), ("غزه", 1), ("غ", 4), ("", 5)] {
            gathered.add(key, sense(row));
        }
        let index = Index::new(&gathered, |form| if form.len() == 1 { vec![sense(9)] } else { Vec::new() });
        let read = |text: &str| {
            letters(text.as_bytes())
                .try_fold(index.all(), |run, letter| index.narrow(run, letter))
                .map(|run| index.senses(run))
        };
        assert_eq!(read("غزه"), Some(Some(&[sense(1), sense(3)][..])));
        assert_eq!(read("غ"), Some(Some(&[sense(9), sense(4)][..])));
        assert_eq!(read("غز"), Some(None));
        assert_eq!(read("غزو"), None);
        assert_eq!(read(""), Some(None));
    }
}
