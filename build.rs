//! Compiles `data/` into the lexicon that the library embeds, with the library's own code.

use std::collections::BTreeMap;
use std::path::Path;

#[allow(dead_code)]
#[path = "src/lexicon/columns.rs"]
mod columns;
#[allow(dead_code)]
#[path = "src/lexicon/compile.rs"]
mod compile;
#[allow(dead_code)]
#[path = "src/lexicon/compiled.rs"]
mod compiled;
#[allow(dead_code)]
#[path = "src/text/fold.rs"]
mod fold;
#[allow(dead_code)]
#[path = "src/lexicon/letters.rs"]
mod letters;
#[allow(dead_code)]
#[path = "src/lexicon/meanings.rs"]
mod meanings;
#[allow(dead_code)]
#[path = "src/lexicon/named.rs"]
mod named;
#[path = "src/lexicon/paradigm.rs"]
mod paradigm;
#[allow(dead_code)]
#[path = "src/lexicon/rows.rs"]
mod rows;
#[allow(dead_code)]
#[path = "src/lexicon/table.rs"]
mod table;
#[allow(dead_code)]
#[path = "src/lexicon/weights.rs"]
mod weights;
#[allow(dead_code)]
#[path = "src/lexicon/words.rs"]
mod words;

/// The library's paths, so that its files mean the same here.
mod lexicon {
    pub(crate) use crate::{
        columns, compile, compiled, letters, meanings, named, paradigm, rows, table, weights, words,
    };
}
/// As above.
mod text {
    pub(crate) use crate::fold;
}

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    println!("cargo::rerun-if-changed=build.rs");
    let mut texts = BTreeMap::new();
    for file in compile::TABLES {
        let text = std::fs::read_to_string(Path::new("data").join(file));
        texts.insert(file, text.unwrap_or_else(|error| panic!("data/{file}: {error}")));
    }
    let compiled = compile::compile(&|file| &texts[file]).unwrap_or_else(|error| panic!("{error}"));
    let bytes = postcard::to_allocvec(&compiled).expect("rows are plain data");
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    std::fs::write(Path::new(&out).join("lexicon.bin"), bytes).expect("OUT_DIR can be written");
}
