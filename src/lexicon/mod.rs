//! What words mean: the tables of `data/`, read, checked and compiled when the library is built, and looked up
//! when it runs.

pub mod check;
pub mod compile;
pub mod paradigm;
pub mod rows;
pub mod table;
pub mod words;

use std::sync::LazyLock;

use fst::raw::{Fst, Output};

use rows::{Compiled, Sense};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The compiled tables, ready for look-up.
pub struct Lexicon {
    /// Rows of every table.
    pub rows: Compiled<'static>,
    forms: Fst<&'static [u8]>,
}

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut rows: Compiled<'static> = postcard::from_bytes(BYTES).expect("the build wrote these bytes");
    let std::borrow::Cow::Borrowed(bytes) = std::mem::take(&mut rows.forms) else {
        unreachable!("bytes of the lexicon are read in place")
    };
    let forms = Fst::new(bytes).expect("the build wrote this map");
    Lexicon { rows, forms }
});

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
        let mut node = self.forms.node(walk.address);
        let mut output = walk.output;
        for &byte in text.as_bytes() {
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
