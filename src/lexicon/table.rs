//! Reads the tables of `data/`: tab-separated text, `#` comments, one header row, then rows. Every fault is an
//! error with its place; nothing is skipped.

use std::fmt;

/// What is wrong with a table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// File name inside `data/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column of the table, from 1; 0 for the whole row.
    pub column: usize,
    /// What was expected, and what to do.
    pub message: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "data/{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl std::error::Error for TableError {}

/// One table, borrowed from its text.
pub struct Table<'a> {
    /// File name inside `data/`.
    pub file: &'a str,
    /// Its rows, in order.
    pub rows: Vec<Row<'a>>,
}

/// One row.
pub struct Row<'a> {
    /// Line in the file, from 1.
    pub line: usize,
    /// One field for each column of the header.
    pub fields: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The forms of a field, between `|`.
    pub fn forms(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.fields[column].split('|').map(str::trim).filter(|form| !form.is_empty())
    }
}

impl<'a> Table<'a> {
    /// Reads `text`, whose header must be `columns`.
    ///
    /// # Errors
    /// A wrong header, a row with another number of fields, an empty or repeated id.
    pub fn read(file: &'a str, text: &'a str, columns: &[&str]) -> Result<Self, TableError> {
        let fault = |line, column, message: String| TableError { file: file.to_owned(), line, column, message };
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let header: Vec<&str> = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
        if header != columns {
            let at = header.iter().zip(columns).take_while(|(a, b)| a == b).count();
            return Err(fault(1, at + 1, format!("the header must be: {}", columns.join(", "))));
        }
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for (at, line) in lines {
            let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
            if fields.len() != columns.len() {
                return Err(fault(at + 1, 0, format!("{} fields, expected {}", fields.len(), columns.len())));
            }
            if fields[0].is_empty() || !fields[0].is_ascii() {
                return Err(fault(at + 1, 1, "the id must be ASCII and not empty".to_owned()));
            }
            if !seen.insert(fields[0]) {
                return Err(fault(at + 1, 1, format!("the id {} stands on an earlier row", fields[0])));
            }
            rows.push(Row { line: at + 1, fields });
        }
        Ok(Self { file, rows })
    }

    /// An error at a row of this table.
    #[must_use]
    pub fn fault(&self, row: &Row<'_>, column: usize, message: impl Into<String>) -> TableError {
        TableError { file: self.file.to_owned(), line: row.line, column: column + 1, message: message.into() }
    }
}
