//! Checks the tables of number and time and tells every fault. In come the tables' texts, out come the faults with their
//! places; the other tables are checked by `lexicon`.

use crate::lexicon::check::{TextOf, shape};
use crate::lexicon::table::TableError;
use crate::mention::date::calendar;
use crate::mention::table;

const HIJRI_TABLE: &str = "hijri.tsv";

/// The tables that are checked here, by file name.
pub const TABLES: [&str; 4] = ["numbers.tsv", "time.tsv", "months.tsv", HIJRI_TABLE];

/// All faults of the tables of number and time, by table and line.
#[must_use]
pub fn check(text_of: TextOf<'_, '_>) -> Vec<TableError> {
    let mut faults = Vec::new();
    let mut misshapen: Vec<&str> = Vec::new();
    for file in TABLES {
        let before = faults.len();
        if let Some(text) = text_of(file) {
            let header = if file == HIJRI_TABLE { calendar::HIJRI_HEADER } else { table::header(file) };
            let rows = shape(file, text, &header.split('\t').collect::<Vec<_>>(), &mut faults);
            if file == HIJRI_TABLE {
                calendar::check_hijri(&rows, &mut |line, column, message| {
                    faults.push(TableError { file: file.to_owned(), line, column, message });
                });
            }
        }
        if faults.len() > before {
            misshapen.push(file);
        }
    }
    // A table of another shape would only be told a second time.
    table::load(&|file| text_of(file).filter(|_| !misshapen.contains(&file)), &mut faults);
    faults.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    faults
}
