//! Rows of a comma-separated table, safe to open in a spreadsheet.

/// What opens a table: spreadsheets take a file for UTF-8 only with a byte order mark.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// One row, with its line end.
#[must_use]
pub fn row<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> String {
    let mut out = String::new();
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_cell(&mut out, cell.as_ref());
    }
    out.push_str("\r\n");
    out
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets take for
/// "this is text"; numbers below zero stay numbers.
fn push_cell(out: &mut String, cell: &str) {
    let looks_like_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && !(cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.')) && cell.parse::<f64>().is_ok());
    let text = if looks_like_formula { format!("'{cell}") } else { cell.to_owned() };
    if text.contains(['"', ',', '\n', '\r', ';', '\t']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}

/// Several values in one cell, as ACLED parts them.
#[must_use]
pub fn joined<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> String {
    let mut out = String::new();
    for value in values {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(value.as_ref());
    }
    out
}

/// A number, or nothing.
#[must_use]
pub fn number<N: ToString>(value: Option<N>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn cells_are_quoted_and_formulas_defused() {
        for (cell, written) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("a \"b\"\nc", "\"a \"\"b\"\"\nc\""),
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("+9", "'+9"),
            ("@x", "'@x"),
            ("-x", "'-x"),
            ("-10.77", "-10.77"),
            ("-1-1", "'-1-1"),
            ("- قال", "'- قال"),
            ("\t=1", "\"'\t=1\""),
            ("", ""),
        ] {
            assert_eq!(row([cell]), format!("{written}\r\n"), "{cell:?}");
        }
        assert_eq!(row(["a", "", "c"]), "a,,c\r\n");
    }
}
