//! From a file's bytes to its text: UTF-8, UTF-16 or windows-1256, told apart by byte order mark, by a
//! declared character set and by what Arabic text looks like in each. A byte order mark is not part of the
//! text. Nothing is replaced: what cannot be decoded to the letter is refused.

use std::borrow::Cow;

use yore::code_pages::CP1256;

use super::problem::{Problem, ProblemKind};

/// What decoding starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    /// Nothing is said about the encoding.
    Nothing,
    /// The file says that it is windows-1256.
    Windows1256,
}

/// The text of `bytes`, borrowed where it is UTF-8 already.
///
/// # Errors
///
/// A problem of the kind `UnknownKind` for the well-known binary formats, else `Encoding` with the place of
/// the first byte that fits none.
pub fn text<'a>(file: &str, bytes: &'a [u8], declared: Declared) -> Result<Cow<'a, str>, Problem> {
    if let Some(name) = binary_format(bytes) {
        return Err(Problem::of_file(ProblemKind::UnknownKind, file, format!("this is {name}")));
    }
    let refused =
        |offset: usize, detail: String| Err(Problem::at(ProblemKind::Encoding, file, bytes, offset, 1, detail));
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return match std::str::from_utf8(rest) {
            Ok(text) => checked(file, Cow::Borrowed(text)),
            Err(error) => refused(3 + error.valid_up_to(), "a byte that is not UTF-8".to_owned()),
        };
    }
    if let Some((order, rest)) = utf16_order(bytes) {
        return match utf16(rest, order) {
            Some(text) => checked(file, Cow::Owned(text)),
            None => Err(Problem::of_file(ProblemKind::Encoding, file, "UTF-16 that is cut short or damaged")),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => checked(file, Cow::Borrowed(text)),
        Err(error) => {
            let decoded = CP1256.decode(bytes);
            if is_damaged_utf8(bytes) || !(declared == Declared::Windows1256 || looks_arabic(&decoded)) {
                let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
                return refused(error.valid_up_to(), format!("the byte {byte:02X} fits none of them"));
            }
            checked(file, Cow::Owned(decoded.into_owned()))
        }
    }
}

/// Refuses text with more control characters than a text could hold: data under a wrong name.
fn checked<'a>(file: &str, text: Cow<'a, str>) -> Result<Cow<'a, str>, Problem> {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\x0B' | '\x0C' | '\r' | '\u{85}');
    let odd = text.chars().filter(|&c| is_odd(c)).count();
    // Stray controls occur in text copied from word processors; one in fifty characters does not.
    if odd * 50 > text.chars().count() {
        let offset = text.find(is_odd).unwrap_or_default();
        let detail = "control characters; this is not text";
        return Err(Problem::at(ProblemKind::Encoding, file, text.as_bytes(), offset, 1, detail));
    }
    Ok(text)
}

/// Formats that people give for text, by their first bytes.
fn binary_format(bytes: &[u8]) -> Option<&'static str> {
    const FORMATS: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP file or an office document"),
        (b"\xD0\xCF\x11\xE0", "an office document"),
        (b"{\\rtf", "a rich text document"),
        (b"\x1F\x8B", "a gzip file"),
        (b"7z\xBC\xAF", "a 7z file"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
    ];
    FORMATS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, name)| name)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteOrder {
    Little,
    Big,
}

/// Whether this is UTF-16, and what follows its byte order mark. Without a mark, Arabic in UTF-16 is known by
/// its high bytes: nearly all are 06 for letters or 00 for spaces and digits, which text in the other
/// encodings hardly contains.
fn utf16_order(bytes: &[u8]) -> Option<(ByteOrder, &[u8])> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some((ByteOrder::Little, rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some((ByteOrder::Big, rest));
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let high = |at: usize| sample.chunks_exact(2).filter(|pair| matches!(pair[at], 0x00 | 0x06)).count();
    let enough = |count: usize| count > 0 && count * 10 >= sample.len() / 2 * 8;
    match (enough(high(0)), enough(high(1))) {
        (false, true) => Some((ByteOrder::Little, bytes)),
        (true, false) => Some((ByteOrder::Big, bytes)),
        _ => None,
    }
}

fn utf16(bytes: &[u8], order: ByteOrder) -> Option<String> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = bytes.chunks_exact(2).map(|pair| match order {
        ByteOrder::Little => u16::from_le_bytes([pair[0], pair[1]]),
        ByteOrder::Big => u16::from_be_bytes([pair[0], pair[1]]),
    });
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

/// Whether nearly all bytes beyond ASCII form UTF-8 characters: then this is UTF-8 with a fault, which as
/// windows-1256 would load as other letters.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let beyond_ascii = bytes.iter().filter(|b| !b.is_ascii()).count();
    let formed: usize = bytes
        .utf8_chunks()
        .map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).map(char::len_utf8).sum::<usize>())
        .sum();
    formed * 10 >= beyond_ascii * 9
}

/// Whether text decoded as windows-1256 is Arabic: the code page gives every byte a meaning, so only the
/// letters can tell. In Arabic prose nearly all characters beyond ASCII are letters of the Arabic block.
fn looks_arabic(text: &str) -> bool {
    let is_arabic = |c: char| matches!(c, '\u{0621}'..='\u{0652}' | '،' | '؛' | '؟');
    // Punctuation that any language may use tells nothing.
    let tells = |c: char| !c.is_ascii() && !matches!(c, '«' | '»' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '\u{A0}');
    let telling = text.chars().filter(|&c| tells(c)).count();
    let arabic = text.chars().filter(|&c| is_arabic(c)).count();
    let odd = text.chars().filter(|&c| c.is_ascii_control() && !c.is_ascii_whitespace()).count();
    arabic > 0 && arabic * 10 >= telling * 9 && odd * 50 <= telling
}
