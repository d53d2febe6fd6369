//! The letters of a form as the compiled lexicon spells them: one byte for each Arabic letter, half of UTF-8, so
//! that a walk takes half the steps. Everything else keeps its UTF-8 bytes; no two texts share a spelling.

/// The bytes of folded `text`.
pub fn letters(text: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let byte = *text.get(at)?;
        at += 1;
        // U+0620 to U+065F become 80 to BF, which UTF-8 has only behind bytes from C2.
        let letter = match (byte, text.get(at)) {
            (0xD8, Some(&tail @ 0xA0..=0xBF)) => tail - 0x20,
            (0xD9, Some(&tail @ 0x80..=0x9F)) => tail + 0x20,
            _ => return Some(byte),
        };
        at += 1;
        Some(letter)
    })
}

/// The text that `letters` has spelled so.
pub fn spelled(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    let mut tail = 0;
    for &byte in bytes {
        match byte {
            0x80..=0x9F if tail == 0 => out.extend([0xD8, byte + 0x20]),
            0xA0..=0xBF if tail == 0 => out.extend([0xD9, byte - 0x20]),
            _ => out.push(byte),
        }
        // What follows the first byte of a character belongs to it.
        tail = match byte {
            0xC0..=0xDF => 1,
            0xE0..=0xEF => 2,
            0xF0.. => 3,
            _ => u8::saturating_sub(tail, 1),
        };
    }
    String::from_utf8(out).expect("the spelling of a text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_take_a_byte_and_the_rest_its_own() {
        let bytes = |text: &str| letters(text.as_bytes()).collect::<Vec<u8>>();
        assert_eq!(bytes("\u{0620}\u{063F}\u{0640}\u{065F}"), [0x80, 0x9F, 0xA0, 0xBF]);
        for other in ["", "m23 a", "é", "\u{061F}\u{0660}\u{06FF}", "😀"] {
            assert_eq!(bytes(other), other.as_bytes());
        }
        for text in ["قرب مالي (M23)", "é ـ\u{061F}ب", "😀ب–"] {
            assert_eq!(spelled(&bytes(text)), text);
        }
    }
}
