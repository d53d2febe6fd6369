//! A word's stem, roughly: its folded letters without what is written onto it. In comes a folded word, out goes a part
//! of it. It serves to count words alike, not to look them up: forms that must be right come from the lexicon.

/// Suffixes, the longer ones first; what is left keeps three letters.
const SUFFIXES: [&str; 15] = ["وها", "هما", "ات", "ون", "ين", "ان", "وا", "ها", "هم", "يه", "نا", "ه", "ت", "ي", "ا"];

/// `word` without a conjunction, the article with a preposition, and one suffix: وللهجمات is هجم.
#[must_use]
pub fn stem(word: &str) -> &str {
    let letters = |s: &str| s.len() / 2;
    let mut rest = word;
    if letters(rest) > 3 {
        rest = rest.strip_prefix(['و', 'ف']).unwrap_or(rest);
    }
    if letters(rest) > 4 {
        let bare = ["لل", "بال", "كال", "لال", "ال"].iter().find_map(|prefix| rest.strip_prefix(prefix));
        rest = bare.unwrap_or(rest);
    }
    for suffix in SUFFIXES {
        if let Some(bare) = rest.strip_suffix(suffix)
            && letters(bare) >= 3
        {
            return bare;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_onto_a_word_comes_off() {
        for (word, expected) in
            [("وللهجمات", "هجم"), ("بالمتظاهرين", "متظاهر"), ("ولد", "ولد"), ("في", "في"), ("قتلوا", "قتل"), ("m", "m")]
        {
            assert_eq!(stem(word), expected, "{word}");
        }
    }
}
