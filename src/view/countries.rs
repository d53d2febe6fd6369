//! Names of countries by ISO 3166-1 code, in both languages (Unicode CLDR).

use crate::view::locale::Locale;
use crate::view::tables::{Table, text};

/// The name of a country in the reader's language; the code itself where no name is known.
#[must_use]
pub fn name(code: &str, locale: Locale) -> &str {
    let mut rest = text(Table::Countries);
    while let Some((row, more)) = rest.split_once('\n') {
        if let Some((ar, en)) = row.strip_prefix(code).and_then(|names| names.strip_prefix('\t')?.split_once('\t')) {
            return locale.name(ar, en);
        }
        rest = more;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::locale::Lang;

    #[test]
    fn every_row_is_whole_and_found() {
        assert!(text(Table::Countries).lines().all(|row| row.split('\t').filter(|cell| !cell.is_empty()).count() == 3));
        let english = Locale { lang: Lang::En, ..Locale::default() };
        assert_eq!(name("ML", Locale::default()), "مالي");
        assert_eq!(name("ML", english), "Mali");
        assert_eq!(name("XZ", english), "XZ");
    }
}
