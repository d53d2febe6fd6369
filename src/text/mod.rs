//! From a text to a [`Document`]: folded spelling for look-up, tokens, sentences, and what is page furniture.
//! The text itself is never changed; every token knows its bytes in it.

mod document;
pub mod fold;
mod furniture;
mod sentence;
pub mod stem;
mod token;

pub use document::Document;
pub use sentence::{Sentence, SentenceKind};
pub use token::{Token, TokenKind};
