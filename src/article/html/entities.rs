//! Character references of HTML: numbers, and the names that occur in Arabic and European pages. A name that
//! is not known stays as it stands, so nothing is lost.

/// `text` with its character references replaced.
#[must_use]
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(&rest[1..]) {
            Some(found) => {
                out.push(found.character);
                rest = &rest[1 + found.length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

struct Reference {
    character: char,
    /// Bytes behind the "&", the semicolon included.
    length: usize,
}

/// The reference that `after` begins with, `after` being what follows an "&".
fn reference(after: &str) -> Option<Reference> {
    let is_number = after.starts_with('#');
    let is_part = |c: char| c.is_ascii_alphanumeric() || (is_number && c == '#');
    let end = after.find(|c: char| !is_part(c)).unwrap_or(after.len());
    let name = &after[..end];
    let length = end + usize::from(after[end..].starts_with(';'));
    if let Some(number) = name.strip_prefix('#') {
        let value = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return Some(Reference { character: by_number(value.ok()?), length });
    }
    // Without its semicolon a name may be part of an address, "?a=1&copy=2"; only these are safe to read.
    if length == end && !matches!(name, "nbsp" | "amp" | "lt" | "gt" | "quot") {
        return None;
    }
    NAMED.iter().find(|&&(known, _)| known == name).map(|&(_, character)| Reference { character, length })
}

/// A numbered character. The numbers 128 to 159 mean windows-1252, as browsers read them.
fn by_number(value: u32) -> char {
    const WINDOWS_1252: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match value {
        0 => char::REPLACEMENT_CHARACTER,
        128..=159 => WINDOWS_1252[value as usize - 128],
        _ => char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

const NAMED: [(&str, char); 74] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("shy", '\u{AD}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("frac12", '½'),
    ("sup2", '²'),
    ("euro", '€'),
    ("pound", '£'),
    ("cent", '¢'),
    ("sect", '§'),
    ("para", '¶'),
    ("larr", '←'),
    ("rarr", '→'),
    ("prime", '′'),
    ("Prime", '″'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("Eacute", 'É'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("ouml", 'ö'),
    ("Ouml", 'Ö'),
    ("oslash", 'ø'),
    ("szlig", 'ß'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
    ("yuml", 'ÿ'),
];

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_become_characters_and_the_rest_stays() {
        for (written, read) in [
            ("a &amp; b", "a & b"),
            ("&laquo;&#1603;&#x643;&raquo;", "«كك»"),
            ("&nbsp", "\u{A0}"),
            ("&#133;", "…"),
            ("&#xD800;&#0;", "\u{FFFD}\u{FFFD}"),
            ("?a=1&copy=2", "?a=1&copy=2"),
            ("&unknown; & &; &#; &#x; &", "&unknown; & &; &#; &#x; &"),
            ("&amp;lt;", "&lt;"),
        ] {
            assert_eq!(decoded(written), read, "{written}");
        }
    }
}
