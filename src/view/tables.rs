//! Tables of words that the page's document brings beside its program: the program is what a browser has to compile, and
//! these are only read. Natively, in tests, they are read from their files.

/// Which table.
#[derive(Clone, Copy)]
pub enum Table {
    /// A line a country: code, Arabic, English.
    Countries,
    /// A line a rule that has words of its own: id, field, Arabic, English.
    Rules,
    /// A line a tactic: English, Arabic.
    Tactics,
    /// A line an English word: it, and the beginnings of the Arabic ones for it.
    Glosses,
}

/// The names by which the document has them, in order.
pub const NAMES: [&str; 4] = ["countries", "rules", "tactics", "glosses"];

/// The text of a table.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn text(table: Table) -> &'static str {
    match table {
        Table::Countries => include_str!("countries.tsv"),
        Table::Rules => include_str!("rules.tsv"),
        Table::Tactics => include_str!("tactics.tsv"),
        Table::Glosses => include_str!("glosses.tsv"),
    }
}

#[cfg(target_arch = "wasm32")]
static BROUGHT: std::sync::OnceLock<[String; NAMES.len()]> = std::sync::OnceLock::new();

/// Takes the tables of the document, once, before anything is drawn.
#[cfg(target_arch = "wasm32")]
pub fn bring(tables: [String; NAMES.len()]) {
    let _ = BROUGHT.set(tables);
}

/// The text of a table; empty before it was brought.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn text(table: Table) -> &'static str {
    BROUGHT.get().map_or("", |tables| &tables[table as usize])
}
