//! The forms of names, sorted when the lexicon is opened. A walk goes from the forms that begin as the text does to those
//! among them that go on like it.

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
    /// The first one has read nothing.
    branches: Vec<Branch>,
}

struct Start {
    letter: u32,
    sense: u32,
}

/// The forms that begin alike, `from..to`.
struct Branch {
    /// The last of the letters that they share.
    letter: u8,
    /// So many branches part from here.
    count: u8,
    /// The first of them; they stand side by side.
    first: u32,
    from: u32,
    to: u32,
}

/// How far a walk has come.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The branch of what was read; of its beginning when only one form is left.
    branch: u32,
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
        let to = index.starts.len() as u32;
        index.starts.push(Start { letter: index.letters.len() as u32, sense: index.senses.len() as u32 });
        index.branches.push(Branch { letter: 0, count: 0, first: 0, from: 0, to });
        let (mut depth, mut level) = (0, 0..1);
        while !level.is_empty() {
            let below = index.branches.len();
            level.for_each(|branch| index.part(branch, depth));
            level = below..index.branches.len();
            depth += 1;
        }
        index
    }

    /// Adds the branches of a branch whose forms share `depth` letters. One form alone needs none.
    fn part(&mut self, branch: usize, depth: usize) {
        let Branch { mut from, to, .. } = self.branches[branch];
        if to - from < 2 {
            return;
        }
        let first = self.branches.len();
        while from < to {
            let letter = self.form(from).get(depth).copied();
            let run = (from..to).take_while(|&form| self.form(form).get(depth).copied() == letter).count() as u32;
            // The form that ends here goes on with nothing.
            if let Some(letter) = letter {
                self.branches.push(Branch { letter, count: 0, first: 0, from, to: from + run });
            }
            from += run;
        }
        self.branches[branch].first = first as u32;
        self.branches[branch].count = (self.branches.len() - first) as u8;
    }

    /// Nothing was read.
    pub fn start(&self) -> Run {
        Run { branch: 0, depth: 0 }
    }

    /// Reads one letter; `None` when no form goes on so.
    pub fn narrow(&self, Run { branch, depth }: Run, letter: u8) -> Option<Run> {
        let Branch { from, to, first, count, .. } = self.branches[branch as usize];
        if to - from == 1 {
            let goes_on = self.form(from).get(depth as usize) == Some(&letter);
            return goes_on.then_some(Run { branch, depth: depth + 1 });
        }
        let branches = &self.branches[first as usize..first as usize + usize::from(count)];
        let at = branches.iter().position(|branch| branch.letter == letter)?;
        Some(Run { branch: first + at as u32, depth: depth + 1 })
    }

    /// What the form read so far means; nothing when it is only the beginning of one.
    pub fn senses(&self, Run { branch, depth }: Run) -> Option<&[Sense]> {
        // The shortest form comes first.
        let at = self.branches[branch as usize].from as usize;
        let [start, end] = self.starts.get(at..at + 2)? else { return None };
        (end.letter - start.letter == depth).then(|| &self.senses[start.sense as usize..end.sense as usize])
    }

    fn form(&self, at: u32) -> &[u8] {
        let at = at as usize;
        &self.letters[self.starts[at].letter as usize..self.starts[at + 1].letter as usize]
    }
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
                .try_fold(index.start(), |run, letter| index.narrow(run, letter))
                .map(|run| index.senses(run))
        };
        assert_eq!(read("غزه"), Some(Some(&[sense(1), sense(3)][..])));
        assert_eq!(read("غ"), Some(Some(&[sense(9), sense(4)][..])));
        assert_eq!(read("غز"), Some(None));
        assert_eq!(read("غزو"), None);
        assert_eq!(read(""), Some(None));
    }
}
