//! Folding: one key for the many spellings of an Arabic word. Used for look-up only, never for display.
//!
//! Alef forms become ا, ى becomes ي, ة becomes ه, ؤ becomes و, ئ becomes ي, Persian letters become their
//! Arabic neighbours, presentation forms their letters, digits of every script 0–9, Latin lower case;
//! tashkeel, tatweel, and invisible controls vanish.

/// What one character folds to: at most two letters (a lam-alef ligature has two).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// Nothing: a mark that look-up ignores.
    Nothing,
    /// One letter.
    One(char),
    /// Two letters.
    Two(char, char),
}

/// Folds one character.
#[must_use]
pub fn fold_char(c: char) -> Folded {
    use Folded::{Nothing, One, Two};
    match c {
        'ء' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' | '0'..='9' | 'a'..='z' => One(c),
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => One('ا'),
        'ى' | 'ئ' | 'ی' | 'ې' => One('ي'),
        'ة' | 'ە' | 'ہ' | 'ۀ' | 'ھ' => One('ه'),
        'ؤ' => One('و'),
        'ک' | 'ڪ' => One('ك'),
        'گ' => One('غ'),
        'ڤ' => One('ف'),
        'پ' => One('ب'),
        'چ' => One('ج'),
        'ژ' => One('ز'),
        '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0610}'..='\u{061A}' | '\u{06D6}'..='\u{06ED}' => {
            Nothing
        }
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{061C}'
        | '\u{00AD}' => Nothing,
        '٠'..='٩' => One(char::from(b'0' + (c as u32 - '٠' as u32) as u8)),
        '۰'..='۹' => One(char::from(b'0' + (c as u32 - '۰' as u32) as u8)),
        '\u{FEF5}'..='\u{FEFC}' => Two('ل', 'ا'),
        '\u{FE80}'..='\u{FEF4}' => One(presentation_letter(c)),
        _ if c.is_ascii() => One(c.to_ascii_lowercase()),
        _ => One(lower(c)),
    }
}

/// The small letter of a Latin, Greek or Cyrillic capital. The table for all scripts would be 5 KB of the page.
fn lower(c: char) -> char {
    let next = |step: u32| char::from_u32(c as u32 + step).unwrap_or(c);
    let even = (c as u32).is_multiple_of(2);
    match c {
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => next(32),
        'Ѐ'..='Џ' => next(80),
        'İ' => 'i',
        'Ÿ' => 'ÿ',
        'Ĺ'..='Ň' | 'Ź'..='Ž' if !even => next(1),
        'Ā'..='Ķ' | 'Ŋ'..='Ŷ' | 'Ḁ'..='Ẕ' | 'Ạ'..='Ỿ' if even => next(1),
        'Ά' => 'ά',
        'Έ'..='Ί' => next(37),
        'Ό' => 'ό',
        'Ύ' | 'Ώ' => next(63),
        _ => c,
    }
}

/// The folded letter of a character of Arabic Presentation Forms-B.
fn presentation_letter(c: char) -> char {
    // Each entry is the first code of a letter's forms; the forms run to the next entry.
    const FORMS: [(u32, char); 33] = [
        (0xFE80, 'ء'),
        (0xFE81, 'ا'),
        (0xFE85, 'و'),
        (0xFE87, 'ا'),
        (0xFE89, 'ي'),
        (0xFE8D, 'ا'),
        (0xFE8F, 'ب'),
        (0xFE93, 'ه'),
        (0xFE95, 'ت'),
        (0xFE99, 'ث'),
        (0xFE9D, 'ج'),
        (0xFEA1, 'ح'),
        (0xFEA5, 'خ'),
        (0xFEA9, 'د'),
        (0xFEAB, 'ذ'),
        (0xFEAD, 'ر'),
        (0xFEAF, 'ز'),
        (0xFEB1, 'س'),
        (0xFEB5, 'ش'),
        (0xFEB9, 'ص'),
        (0xFEBD, 'ض'),
        (0xFEC1, 'ط'),
        (0xFEC5, 'ظ'),
        (0xFEC9, 'ع'),
        (0xFECD, 'غ'),
        (0xFED1, 'ف'),
        (0xFED5, 'ق'),
        (0xFED9, 'ك'),
        (0xFEDD, 'ل'),
        (0xFEE1, 'م'),
        (0xFEE5, 'ن'),
        (0xFEE9, 'ه'),
        (0xFEED, 'و'),
    ];
    let code = c as u32;
    if code >= 0xFEEF {
        return 'ي';
    }
    let at = FORMS.partition_point(|&(first, _)| first <= code);
    FORMS[at.saturating_sub(1)].1
}

/// Appends the folded form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match fold_char(c) {
            Folded::Nothing => {}
            Folded::One(a) => out.push(a),
            Folded::Two(a, b) => {
                out.push(a);
                out.push(b);
            }
        }
    }
}

/// The folded form of `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_share_a_key() {
        for (word, key) in [
            ("أَنْقَرة", "انقره"),
            ("إلى", "الي"),
            ("مـــالي", "مالي"),
            ("هيئة", "هييه"),
            ("مسؤول", "مسوول"),
            ("ﻻ", "لا"),
            ("ﺳﻮﺭﻳﺎ", "سوريا"),
            ("٢٠٢٤", "2024"),
            ("Wagner", "wagner"),
        ] {
            assert_eq!(fold(word), key);
        }
    }

    #[test]
    fn capitals_of_scripts_in_use_here_are_those_of_unicode() {
        for c in ('\u{80}'..='\u{36F}')
            .chain('\u{384}'..='\u{3CE}')
            .chain('\u{400}'..='\u{45F}')
            .chain('\u{1E00}'..='\u{1EFF}')
        {
            let expected = c.to_lowercase().next().unwrap_or(c);
            // Letters of African and phonetic alphabets, which have no order, stay as they are.
            let kept = ('\u{180}'..='\u{36F}').contains(&c) || c == 'ẞ';
            assert!(kept || lower(c) == expected, "{c}: {} for {expected}", lower(c));
        }
    }
}
