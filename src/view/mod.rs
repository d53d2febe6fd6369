//! What is seen, as plain values: the words of a card, the marks of an article, the address of the page.
//! What comes in is events and the reader's choices; what goes out is drawn by `ui`. No browser here.

pub mod atlas;
pub mod card;
pub mod countries;
pub mod date;
pub mod denial;
pub mod facets;
pub mod gloss;
pub mod highlight;
pub mod lexeme;
pub mod locale;
pub mod map;
pub mod names;
pub mod plot;
pub mod problem;
pub mod route;
pub mod rules;
pub mod scale;
pub mod snippet;
pub mod tables;
pub mod tally;
pub mod timeline;
pub mod toll;
pub mod why;
