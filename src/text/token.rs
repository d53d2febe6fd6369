//! Tokens: runs of letters, numbers with their separators, and single marks. Spaces are no tokens.

use crate::span::Span;
use crate::text::fold::{Folded, fold_char, fold_into};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Arabic letters.
    Word,
    /// Letters of another script.
    Foreign,
    /// Digits, with `.` and `,` between them.
    Number,
    /// A mark that ends a sentence: `.` `!` `?` `؟` `…`.
    Stop,
    /// A line end.
    Newline,
    /// A quotation mark, which names may contain.
    Quote,
    /// Any other mark.
    Mark(char),
}

/// One token of a document.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its bytes in the original text.
    pub span: Span,
    /// Its bytes in the document's folded text.
    pub folded: Span,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Whether it is a word or a number, that is, not a mark.
    #[must_use]
    pub fn is_lexical(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Foreign | TokenKind::Number)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Foreign,
    Digit,
    Space,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '٠'..='٩' | '۰'..='۹' | '0'..='9' => Class::Digit,
        '\u{0620}'..='\u{065F}'
        | '\u{066E}'..='\u{06D3}'
        | '\u{06D5}'..='\u{06EF}'
        | '\u{06FA}'..='\u{06FC}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' => Class::Arabic,
        '\u{0610}'..='\u{061A}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{061C}' => Class::Space,
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_alphabetic() => Class::Foreign,
        _ => Class::Other,
    }
}

/// Splits `text`, appending the folded form of every token to `folded`.
pub fn tokenize(text: &str, folded: &mut String) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 8);
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = match class(c) {
            Class::Space if c == '\n' => TokenKind::Newline,
            Class::Space => continue,
            Class::Arabic => TokenKind::Word,
            Class::Foreign => TokenKind::Foreign,
            Class::Digit => TokenKind::Number,
            Class::Other => mark(c),
        };
        let mut end = start + c.len_utf8();
        match kind {
            TokenKind::Word | TokenKind::Foreign => {
                let own = class(c);
                while let Some(&(at, next)) = chars.peek() {
                    if class(next) != own {
                        break;
                    }
                    end = at + next.len_utf8();
                    chars.next();
                }
            }
            TokenKind::Number => {
                while let Some(&(at, next)) = chars.peek() {
                    let joins = class(next) == Class::Digit
                        || (matches!(next, '.' | ',' | '٫' | '٬')
                            && text[at + next.len_utf8()..].chars().next().is_some_and(|d| class(d) == Class::Digit));
                    if !joins {
                        break;
                    }
                    end = at + next.len_utf8();
                    chars.next();
                }
            }
            _ => {}
        }
        let from = folded.len() as u32;
        fold_into(&text[start..end], folded);
        tokens.push(Token {
            span: Span::new(start as u32, end as u32),
            folded: Span::new(from, folded.len() as u32),
            kind,
        });
    }
    tokens
}

fn mark(c: char) -> TokenKind {
    match c {
        '.' | '!' | '?' | '؟' | '…' | '۔' => TokenKind::Stop,
        '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '`' | '#' | '_' => TokenKind::Quote,
        _ => TokenKind::Mark(c),
    }
}

/// The original byte at which the part of `span` begins whose folded form follows the first `folded_bytes`.
#[must_use]
pub fn original_offset(text: &str, span: Span, folded_bytes: usize) -> u32 {
    let mut left = folded_bytes;
    for (at, c) in span.of(text).char_indices() {
        let width = match fold_char(c) {
            Folded::Nothing => 0,
            Folded::One(a) => a.len_utf8(),
            Folded::Two(a, b) => a.len_utf8() + b.len_utf8(),
        };
        if left == 0 && width > 0 {
            return span.start + at as u32;
        }
        left = left.saturating_sub(width);
    }
    span.end
}
