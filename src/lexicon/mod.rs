//! What words mean: the tables of `data/`, read, checked and compiled when the library is built, and looked up
//! when it runs.

pub mod check;
pub mod compile;
pub mod letters;
pub mod paradigm;
pub mod rows;
pub mod table;
pub mod weights;
pub mod words;

use std::sync::LazyLock;

use fst::raw::{Fst, Output};

use letters::letters;
use rows::{Compiled, Sense};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The compiled tables, ready for look-up.
pub struct Lexicon {
    /// Rows of every table.
    pub rows: Compiled<'static>,
    /// What stems weigh.
    pub weights: weights::WeightTable,
    forms: Fst<&'static [u8]>,
    /// For each two letters with which a word can begin, the walk that has read them: most words of a text begin no
    /// form, and most of the others are told apart here without opening the map.
    openings: Vec<Option<Walk>>,
}

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut rows: Compiled<'static> = postcard::from_bytes(BYTES).expect("the build wrote these bytes");
    let std::borrow::Cow::Borrowed(bytes) = std::mem::take(&mut rows.forms) else {
        unreachable!("bytes of the lexicon are read in place")
    };
    let forms = Fst::new(bytes).expect("the build wrote this map");
    let weights = rows.weights.open();
    let mut lexicon = Lexicon { rows, weights, forms, openings: Vec::new() };
    let alphabet = || (0..LETTERS).filter_map(|at| char::from_u32(FIRST_LETTER + at as u32));
    let pairs = alphabet().flat_map(|first| alphabet().map(move |second| String::from_iter([first, second])));
    lexicon.openings = pairs.map(|pair| lexicon.follow(lexicon.start(), pair.as_bytes())).collect();
    lexicon
});

/// The letters that folded Arabic words consist of lie in U+0620 to U+065F.
const FIRST_LETTER: u32 = 0x620;
const LETTERS: usize = 64;

/// Which of [`Lexicon::openings`] belongs to a text that begins with two of those letters.
fn opening(text: &[u8]) -> Option<usize> {
    let letter = |lead: u8, tail: u8| match (lead, tail) {
        (0xD8, 0xA0..=0xBF) => Some(usize::from(tail) - 0xA0),
        (0xD9, 0x80..=0x9F) => Some(usize::from(tail) - 0x80 + 32),
        _ => None,
    };
    let &[a, b, c, d, ..] = text else { return None };
    Some(letter(a, b)? * LETTERS + letter(c, d)?)
}

/// A walk through the forms, letter by letter.
#[derive(Clone, Copy)]
pub struct Walk {
    address: fst::raw::CompiledAddr,
    output: Output,
}

impl Lexicon {
    /// The lexicon compiled into the library.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// A walk that has read nothing.
    #[must_use]
    pub fn start(&self) -> Walk {
        Walk { address: self.forms.root().addr(), output: Output::zero() }
    }

    /// Reads on; `None` when no form begins so.
    #[must_use]
    pub fn read(&self, walk: Walk, text: &str) -> Option<Walk> {
        let text = text.as_bytes();
        if walk.address == self.forms.root().addr()
            && let Some(at) = opening(text)
        {
            return self.follow(self.openings[at]?, &text[4..]);
        }
        self.follow(walk, text)
    }

    fn follow(&self, walk: Walk, text: &[u8]) -> Option<Walk> {
        let mut node = self.forms.node(walk.address);
        let mut output = walk.output;
        for byte in letters(text) {
            let transition = node.transition(node.find_input(byte)?);
            output = output.cat(transition.out);
            node = self.forms.node(transition.addr);
        }
        Some(Walk { address: node.addr(), output })
    }

    /// What the form read so far means; empty when it is only the beginning of one.
    #[must_use]
    pub fn senses(&self, walk: Walk) -> &[Sense] {
        let node = self.forms.node(walk.address);
        if !node.is_final() {
            return &[];
        }
        &self.rows.sets[walk.output.cat(node.final_output()).value() as usize]
    }

    /// What a whole folded form means.
    #[must_use]
    pub fn look_up(&self, form: &str) -> &[Sense] {
        self.read(self.start(), form).map_or(&[], |walk| self.senses(walk))
    }
}
