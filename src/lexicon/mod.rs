//! What words mean: the tables of `data/`, read, checked and compiled when the library is built, and looked up
//! when it runs.

pub mod check;
pub mod columns;
pub mod compile;
pub mod compiled;
mod index;
pub mod letters;
pub mod meanings;
pub mod named;
pub mod paradigm;
pub mod rows;
pub mod table;
pub mod weights;
pub mod words;

use std::borrow::Cow;
use std::sync::LazyLock;

use fst::raw::{Fst, Output};

use compiled::{Compiled, Rows};
use index::{Gathered, Index, Run};
use letters::letters;
use meanings::Meanings;
use rows::Sense;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The compiled tables, ready for look-up.
pub struct Lexicon {
    /// Rows of every table.
    pub rows: Rows<'static>,
    /// What stems weigh.
    pub weights: weights::WeightTable,
    /// The forms of words, to a number of `meanings`.
    words: Fst<&'static [u8]>,
    meanings: Meanings,
    /// The forms of names. A form that is also one of words is here with both meanings.
    names: Index,
    /// For each two letters with which a word can begin, the walk that has read them: most words of a text begin no
    /// form, and most of the others are told apart here without opening the maps.
    openings: Vec<Option<Walk>>,
}

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| {
    let Compiled { forms: Cow::Borrowed(forms), sets, words, named, weights } =
        postcard::from_bytes(BYTES).expect("the build wrote these bytes")
    else {
        unreachable!("bytes of the lexicon are read in place")
    };
    let mut gathered = Gathered::default();
    let named = named::unpack(&named, &mut |key, sense| gathered.add(key, sense));
    let mut lexicon = Lexicon {
        rows: Rows::new(words, named),
        weights: weights.open(),
        words: Fst::new(forms).expect("the build wrote this map"),
        meanings: Meanings::new(&sets),
        names: Index::default(),
        openings: Vec::new(),
    };
    lexicon.names = Index::new(&gathered, |form| {
        lexicon.words.get(form).map_or_else(Vec::new, |set| lexicon.meanings.set(set.value()).to_vec())
    });
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

/// A walk through the forms, letter by letter: among those of words and those of names, until neither begins so.
#[derive(Clone, Copy)]
pub struct Walk {
    word: Option<Node>,
    name: Option<Run>,
}

/// Where a walk stands among the forms of words.
#[derive(Clone, Copy)]
struct Node {
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
        let word = Node { address: self.words.root().addr(), output: Output::zero() };
        Walk { word: Some(word), name: Some(self.names.start()) }
    }

    /// Reads on; `None` when no form begins so.
    #[must_use]
    pub fn read(&self, walk: Walk, text: &str) -> Option<Walk> {
        let text = text.as_bytes();
        if walk.word.is_some_and(|node| node.address == self.words.root().addr())
            && let Some(at) = opening(text)
        {
            return self.follow(self.openings[at]?, &text[4..]);
        }
        self.follow(walk, text)
    }

    fn follow(&self, walk: Walk, text: &[u8]) -> Option<Walk> {
        let word = walk.word.and_then(|node| self.follow_word(node, text));
        let name = walk.name.and_then(|run| letters(text).try_fold(run, |run, letter| self.names.narrow(run, letter)));
        (word.is_some() || name.is_some()).then_some(Walk { word, name })
    }

    fn follow_word(&self, from: Node, text: &[u8]) -> Option<Node> {
        let mut node = self.words.node(from.address);
        let mut output = from.output;
        for byte in letters(text) {
            let transition = node.transition(node.find_input(byte)?);
            output = output.cat(transition.out);
            node = self.words.node(transition.addr);
        }
        Some(Node { address: node.addr(), output })
    }

    /// What the form read so far means; empty when it is only the beginning of one.
    #[must_use]
    pub fn senses(&self, walk: Walk) -> &[Sense] {
        if let Some(senses) = walk.name.and_then(|run| self.names.senses(run)) {
            return senses;
        }
        let Some(Node { address, output }) = walk.word else { return &[] };
        let node = self.words.node(address);
        if !node.is_final() {
            return &[];
        }
        self.meanings.set(output.cat(node.final_output()).value())
    }

    /// What a whole folded form means.
    #[must_use]
    pub fn look_up(&self, form: &str) -> &[Sense] {
        self.read(self.start(), form).map_or(&[], |walk| self.senses(walk))
    }
}
