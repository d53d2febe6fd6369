//! Sentences: runs of tokens that end at a stop mark or a line end, with the kind of their line.

use std::ops::Range;

use crate::span::Span;
use crate::text::token::{Token, TokenKind};

/// What a sentence is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceKind {
    /// The article's headline or a heading inside it: it announces what the body tells.
    Headline,
    /// The story.
    Body,
    /// Share buttons, bylines, lists of links: not the story.
    Furniture,
}

/// A sentence of a document.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens, by index.
    pub tokens: Range<usize>,
    /// From its first token to its last.
    pub span: Span,
    /// Index of its paragraph, counted over non-empty lines.
    pub paragraph: usize,
    /// What it is.
    pub kind: SentenceKind,
}

/// Splits the tokens into sentences, all of kind `Body`.
pub fn split(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let (mut first, mut paragraph) = (0, 0);
    let mut at = 0;
    let close = |first: &mut usize, end: usize, paragraph: usize, sentences: &mut Vec<Sentence>| {
        if tokens[*first..end].iter().any(Token::is_lexical) {
            let span = Span::new(tokens[*first].span.start, tokens[end - 1].span.end);
            sentences.push(Sentence { tokens: *first..end, span, paragraph, kind: SentenceKind::Body });
            *first = end;
        }
    };
    while at < tokens.len() {
        match tokens[at].kind {
            TokenKind::Newline => {
                let had = sentences.len();
                close(&mut first, at, paragraph, &mut sentences);
                let in_paragraph = sentences.last().is_some_and(|s| s.paragraph == paragraph);
                if sentences.len() > had || in_paragraph {
                    paragraph += 1;
                }
                first = at + 1;
            }
            TokenKind::Stop if ends_sentence(text, tokens, at) => {
                let mut end = at + 1;
                while end < tokens.len() && matches!(tokens[end].kind, TokenKind::Stop) {
                    end += 1;
                }
                // A closing quotation mark that touches the stop belongs to the sentence.
                if end < tokens.len()
                    && tokens[end].kind == TokenKind::Quote
                    && tokens[end].span.start == tokens[end - 1].span.end
                {
                    end += 1;
                }
                close(&mut first, end, paragraph, &mut sentences);
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    close(&mut first, tokens.len(), paragraph, &mut sentences);
    sentences
}

/// Whether the stop at `at` ends a sentence: not after an initial or inside an abbreviation (أ.ف.ب).
fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    if tokens[at].span.of(text) != "." {
        return true;
    }
    let touches = |a: usize, b: usize| tokens[a].span.end == tokens[b].span.start;
    let letters = |i: usize| tokens[i].span.of(text).chars().count();
    let initial = at > 0
        && touches(at - 1, at)
        && matches!(tokens[at - 1].kind, TokenKind::Word | TokenKind::Foreign)
        && letters(at - 1) == 1;
    let glued = at + 1 < tokens.len() && touches(at, at + 1) && tokens[at + 1].is_lexical();
    if initial {
        // «د. أحمد» goes on; «(أ.ف.ب.)» and «أ ف ب.» do too, unless a line ends here.
        return at + 1 >= tokens.len() || tokens[at + 1].kind == TokenKind::Newline;
    }
    !(glued && tokens[at + 1].kind == TokenKind::Foreign)
}
