//! Typed mentions: what the words of a document name, before anything is said about events.

pub mod entity;
pub mod preposition;
pub mod scan;
pub mod trigger;
