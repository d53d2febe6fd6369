//! HTML as a flat run of tags and text, the way browsers cut it, without building a tree. Comments, doctypes
//! and processing instructions vanish. Any input gives tokens: what is never closed ends with the page.
//!
//! Written here because the tokenizers at hand bring the whole table of named characters, 66 KB gzip in the page.

use super::entities::decoded;

/// One piece of a page.
pub enum Token<'a> {
    /// `<name …>`; the name in lower case.
    Open {
        /// The element's name.
        name: String,
        /// Its attributes.
        attributes: Attributes<'a>,
    },
    /// `</name>`; the name in lower case.
    Close {
        /// The element's name.
        name: String,
    },
    /// Text between tags, character references not yet decoded. Inside `script`, `style` and the like it is
    /// the element's whole content.
    Text(&'a str),
}

/// An element's attributes as they stand.
#[derive(Clone, Copy)]
pub struct Attributes<'a>(&'a str);

/// Elements whose content holds no tags.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "iframe", "noembed", "noframes"];

/// Cuts a page into tokens.
pub struct Tokens<'a> {
    rest: &'a str,
    /// The element whose raw content comes next.
    raw: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    /// The tokens of `page`.
    #[must_use]
    pub fn new(page: &'a str) -> Self {
        Self { rest: page, raw: None }
    }

    fn text_until(&mut self, end: usize) -> Option<Token<'a>> {
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(Token::Text(text))
    }

    /// Passes `<!…>` and `<?…>`; comments end at `-->`.
    fn pass_declaration(&mut self) {
        let end = match self.rest.strip_prefix("<!--") {
            Some(comment) => comment.find("-->").map(|at| at + "<!--".len() + "-->".len()),
            None => self.rest.find('>').map(|at| at + 1),
        };
        self.rest = &self.rest[end.unwrap_or(self.rest.len())..];
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        let inner = self.rest[1..].trim_start_matches('/');
        let is_close = self.rest[1..].starts_with('/');
        let name_end = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inner.len());
        let name = inner[..name_end].to_ascii_lowercase();
        let after_name = &inner[name_end..];
        let length = tag_end(after_name);
        self.rest = after_name.get(length + 1..).unwrap_or_default();
        if is_close {
            return Some(Token::Close { name });
        }
        self.raw = RAW.into_iter().find(|&raw| raw == name);
        Some(Token::Open { name, attributes: Attributes(&after_name[..length]) })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(raw) = self.raw.take() {
            let end = raw_end(self.rest, raw);
            return self.text_until(end);
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(open) = self.rest.find('<') else { return self.text_until(self.rest.len()) };
            if open > 0 {
                return self.text_until(open);
            }
            let mut after = self.rest[1..].chars();
            match after.next() {
                Some('!' | '?') => self.pass_declaration(),
                Some(c) if c.is_ascii_alphabetic() => return self.tag(),
                Some('/') if after.next().is_some_and(|c| c.is_ascii_alphabetic()) => return self.tag(),
                // A lone "<" is text.
                _ => {
                    let next = self.rest[1..].find('<').map_or(self.rest.len(), |at| at + 1);
                    return self.text_until(next);
                }
            }
        }
    }
}

/// Where `</name` stands in `content`, or its end.
fn raw_end(content: &str, name: &str) -> usize {
    let bytes = content.as_bytes();
    let mut from = 0;
    while let Some(at) = content[from..].find("</") {
        let begin = from + at + 2;
        if bytes.get(begin..begin + name.len()).is_some_and(|met| met.eq_ignore_ascii_case(name.as_bytes())) {
            return from + at;
        }
        from = begin;
    }
    content.len()
}

/// Where the tag's `>` stands, past quoted values; the end where it is never closed.
fn tag_end(attributes: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in attributes.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => return at,
            None if after_equals && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => {}
        }
        after_equals = byte == b'=' || (after_equals && byte.is_ascii_whitespace());
    }
    attributes.len()
}

impl Attributes<'_> {
    /// The value of the attribute `name` (in lower case), character references decoded; empty for an attribute
    /// without a value, `None` where it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        let mut rest = self.0;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            // A leading "=" belongs to the name, as in browsers; so every turn takes at least one character.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..]
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
                .map_or(rest.len(), |at| at + first);
            let key = &rest[..end];
            let after = rest[end..].trim_start();
            let value = match after.strip_prefix('=') {
                None => {
                    rest = &rest[end..];
                    ""
                }
                Some(behind) => {
                    let behind = behind.trim_start();
                    let (value, behind) = match behind.chars().next() {
                        Some(quote @ ('"' | '\'')) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
                        _ => behind.split_at(behind.find(|c: char| c.is_ascii_whitespace()).unwrap_or(behind.len())),
                    };
                    rest = behind;
                    value
                }
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let shown: Vec<String> = Tokens::new(page)
            .map(|token| match token {
                Token::Open { name, .. } => format!("<{name}>"),
                Token::Close { name } => format!("</{name}>"),
                Token::Text(text) => format!("[{text}]"),
            })
            .collect();
        assert_eq!(shown.concat(), expected);
    }

    #[test]
    fn pages_are_cut_as_browsers_cut_them() {
        check("<P class=a>x</P>", "<p>[x]</p>");
        check("a < b <c", "[a ][< b ]<c>");
        check("<!DOCTYPE html><!-- <p> -->x", "[x]");
        check("<!-- never closed", "");
        check("<a title='x>y' b>z", "<a>[z]");
        check("<script>if (a</b>c) {}</SCRIPT>x", "<script>[if (a</b>c) {}]</script>[x]");
        check("<style>never closed", "<style>[never closed]");
        check("<p", "<p>");
        check("</", "[</]");
        check("<", "[<]");
    }

    #[test]
    fn attributes_are_found_in_every_way_of_writing() {
        let Some(Token::Open { attributes, .. }) = Tokens::new("<meta a=1 B = 'two &amp; x' c d=\"٣\" = e='f/>").next()
        else {
            panic!("one tag")
        };
        for (name, value) in [("a", Some("1")), ("b", Some("two & x")), ("c", Some("")), ("d", Some("٣")), ("z", None)]
        {
            assert_eq!(attributes.get(name).as_deref(), value, "{name}");
        }
    }
}
