//! An article's text made ready for look-up.

use crate::span::Span;
use crate::text::sentence::{self, Sentence};
use crate::text::token::{self, Token, TokenKind};
use crate::text::{SentenceKind, furniture};

/// A text with its tokens and sentences. Borrowed from the article: spans count in the original bytes.
pub struct Document<'a> {
    /// The original text.
    pub text: &'a str,
    /// The folded forms of all tokens, end to end.
    folded: String,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order, furniture included.
    pub sentences: Vec<Sentence>,
}

impl<'a> Document<'a> {
    /// Splits `text` into tokens and sentences.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let tokens = token::tokenize(text, &mut folded);
        let sentences = sentence::split(text, &tokens);
        let mut document = Self { text, folded, tokens, sentences };
        furniture::classify(&mut document);
        document
    }

    /// The folded form of token `index`.
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        self.tokens[index].folded.of(&self.folded)
    }

    /// The kind of token `index`, `Newline` past the end.
    #[must_use]
    pub fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::Newline, |t| t.kind)
    }

    /// The original words from the first token to the last of `tokens`.
    #[must_use]
    pub fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The span of token `index` without its first `folded_bytes` folded bytes, that is, without a proclitic.
    #[must_use]
    pub fn span_after(&self, index: usize, folded_bytes: usize) -> Span {
        let span = self.tokens[index].span;
        if folded_bytes == 0 {
            return span;
        }
        Span::new(token::original_offset(self.text, span, folded_bytes), span.end)
    }

    /// Index of the sentence that holds token `index`, if one does.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.tokens.end <= index);
        self.sentences.get(at).filter(|s| s.tokens.contains(&index)).map(|_| at)
    }

    /// Spans of the furniture, adjoining sentences joined.
    #[must_use]
    pub fn furniture(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut joins = false;
        for sentence in &self.sentences {
            let is = sentence.kind == SentenceKind::Furniture;
            match spans.last_mut() {
                Some(last) if is && joins => *last = last.cover(sentence.span),
                _ if is => spans.push(sentence.span),
                _ => {}
            }
            joins = is;
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let document = Document::new(text);
        document.sentences.iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn stops_that_do_not_end_a_sentence() {
        assert_eq!(
            sentences("قالت (أ.ف.ب.) إن 2.5 مليون نزحوا. وعاد د. علي."),
            ["قالت (أ.ف.ب.) إن 2.5 مليون نزحوا.", "وعاد د. علي."]
        );
        assert_eq!(sentences("قال «انتهى القتال.» ثم رحل."), ["قال «انتهى القتال.»", "ثم رحل."]);
    }

    #[test]
    fn tokens_rebuild_the_text() {
        let text = "شنّ «داعش»غارةً في 3.5 كم؟ نعم!\nAFP #سوريا_الآن";
        let document = Document::new(text);
        let mut at = 0;
        for token in &document.tokens {
            assert!(text[at..token.span.start as usize].chars().all(char::is_whitespace));
            at = token.span.end as usize;
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn a_proclitic_is_left_out_of_a_span() {
        let text = "وَالجيشُ";
        let document = Document::new(text);
        assert_eq!(document.span_after(0, 'و'.len_utf8()).of(text), "الجيشُ");
    }
}
