//! Tables in: CSV with commas, semicolons or tabs, whose first row names the columns. One row is one article.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::Item;
use super::problem::{Problem, ProblemKind};
use super::record::{Field, Origin, Record, shortened};

/// A `.csv` or `.tsv` file. A row without an id is named after the file's stem and the row's number.
pub fn rows(file: &str, stem: &str, text: &str, each: &mut dyn FnMut(Item)) {
    let delimiter = delimiter(text);
    let mut rows = Rows::new(text, delimiter);
    let Some(header) = rows.next() else {
        each(Item::Problem(Problem::of_file(ProblemKind::Empty, file, "")));
        return;
    };
    let columns: Vec<_> = header.cells.iter().map(|name| Field::named(name.trim())).collect();
    if !columns.iter().flatten().any(|&(field, _)| field == Field::Text) {
        let met = shortened(&header.cells.join(", "));
        each(Item::Problem(Problem::of_line(ProblemKind::NoTextColumn, file, header.line, met)));
        return;
    }
    for (index, row) in rows.enumerate() {
        let fallback_id = format!("{stem}-{}", index + 1);
        let origin = Origin { file, line: row.line, column: None, fallback_id: &fallback_id };
        if row.is_open {
            each(Item::Problem(origin.problem(ProblemKind::OpenQuote, "")));
            continue;
        }
        if row.cells.len() > columns.len() {
            let met = format!("{} cells for {} columns", row.cells.len(), columns.len());
            each(Item::Problem(origin.problem(ProblemKind::LongRow, met)));
            continue;
        }
        let mut record = Record::default();
        for (column, cell) in columns.iter().zip(row.cells) {
            if let (Some((field, rank)), false) = (column, cell.trim().is_empty()) {
                record.set(*field, *rank, cell);
            }
        }
        record.finish(origin, each);
    }
}

/// The separator under which the first row names most fields; a comma where none does.
fn delimiter(text: &str) -> u8 {
    let named = |delimiter: u8| {
        let header = Rows::new(text, delimiter).next();
        header.map_or(0, |row| row.cells.iter().filter(|name| Field::named(name.trim()).is_some()).count())
    };
    // `max_by_key` keeps the last of equals.
    [b'\t', b';', b','].into_iter().max_by_key(|&delimiter| named(delimiter)).unwrap_or(b',')
}

/// One row as it stands.
struct Row {
    cells: Vec<String>,
    /// The line it begins on, from 1.
    line: u32,
    /// Whether the file ends inside a quoted cell.
    is_open: bool,
}

/// The rows of a table in order; blank lines are passed over.
struct Rows<'a> {
    text: &'a str,
    reader: Reader,
    delimiter: u8,
    offset: usize,
    line: u32,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { text, reader, delimiter, offset: 0, line: 1 }
    }

    /// Whether a cell that begins with a quotation mark in `raw` is still open at its end.
    fn ends_open(&self, raw: &str) -> bool {
        let (mut is_open, mut is_quoted, mut at_start) = (false, false, true);
        for byte in raw.bytes() {
            match byte {
                b'"' if at_start => (is_open, is_quoted) = (true, true),
                b'"' if is_quoted => is_open = !is_open,
                _ if !is_open && (byte == self.delimiter || byte == b'\n') => {
                    (is_quoted, at_start) = (false, true);
                    continue;
                }
                _ => {}
            }
            at_start = false;
        }
        is_open
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let bytes = self.text.as_bytes();
        // csv-core passes blank lines over; passing them here keeps the count of lines with the rows.
        while let Some(blank) = bytes.get(self.offset).filter(|b| matches!(b, b'\n' | b'\r')) {
            self.line += u32::from(*blank == b'\n');
            self.offset += 1;
        }
        let start = self.offset;
        let mut cells_text = vec![0; 1024];
        let mut ends = vec![0; 16];
        let (mut written, mut ended) = (0, 0);
        loop {
            let rest = &bytes[self.offset..];
            let (result, read, wrote, ends_wrote) =
                self.reader.read_record(rest, &mut cells_text[written..], &mut ends[ended..]);
            self.offset += read;
            written += wrote;
            ended += ends_wrote;
            match result {
                // Empty input means the end of the file to csv-core, and the loop gives it that next.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => cells_text.resize(cells_text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return None,
            }
        }
        let raw = &self.text[start..self.offset];
        let line = self.line;
        self.line += u32::try_from(raw.bytes().filter(|&b| b == b'\n').count()).unwrap_or(u32::MAX);
        let is_open = self.offset == bytes.len() && self.ends_open(raw);
        let mut begin = 0;
        let cells = ends[..ended]
            .iter()
            .map(|&end| {
                let cell = String::from_utf8_lossy(&cells_text[begin..end]).into_owned();
                begin = end;
                cell
            })
            .collect();
        Some(Row { cells, line, is_open })
    }
}
