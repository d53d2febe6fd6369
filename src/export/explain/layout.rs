//! Lines of an explanation: Arabic inside English text, each run isolated so that neither turns the other round, and
//! columns that stand one below the other in a terminal.

use std::fmt::Write;

/// Begins a run that finds its own direction.
const ISOLATE: char = '\u{2068}';
/// Ends it.
const END: char = '\u{2069}';

/// `words` as one isolated run on one line.
pub fn isolated(words: &str) -> String {
    let line: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{ISOLATE}{line}{END}")
}

/// Columns that `text` takes: marks above and below letters and direction marks take none.
pub fn columns(text: &str) -> usize {
    let wide = |c: &char| {
        !matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    text.chars().filter(wide).count()
}

/// A table without rules: cells are padded to the widest of their column, the last one to nothing.
#[derive(Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Adds a row; rows may have different numbers of cells.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// The rows, each indented by two columns.
    pub fn write(&self, out: &mut String) {
        let count = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| {
            let padded = self.rows.iter().filter(|row| row.len() > column + 1);
            padded.map(|row| columns(&row[column])).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..count).map(widest).collect();
        for row in &self.rows {
            let mut line = String::from("  ");
            for (cell, width) in row.iter().zip(&widths) {
                let missing = width.saturating_sub(columns(cell));
                write!(line, "{cell}{:missing$}  ", "").expect("a string takes everything");
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_one_below_the_other() {
        let mut table = Table::default();
        table.row(["1".to_owned(), isolated("قُتِلَ"), "a".to_owned()]);
        table.row(["10".to_owned(), isolated("في"), "b".to_owned()]);
        let mut out = String::new();
        table.write(&mut out);
        let starts: Vec<usize> = out.lines().map(|line| columns(line.trim_end_matches(['a', 'b']))).collect();
        assert_eq!(starts[0], starts[1], "{out}");
    }

    #[test]
    fn a_run_stays_on_its_line() {
        assert_eq!(isolated("أ\nب"), "\u{2068}أ ب\u{2069}");
    }
}
