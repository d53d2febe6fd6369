//! Rasid reads Arabic reporting on armed conflict and tells who did what to whom, where, when, with what
//! loss, and who says so, each with the words that support it.
//!
//! The way of the data, one way and no back and forth:
//!
//! ```text
//! files ─article→ Article ─text→ Document ─lexicon→ matches ─mention→ mentions ─event→ Events
//!       ─corpus→ indexed events of all articles ─view→ what is seen ─export→ files
//! ```
//!
//! Each module looks only to those left of it:
//! `span < text < lexicon < mention < event < article < engine < corpus < export < wire < view < ui < bin`.

pub mod article;
pub mod corpus;
pub mod engine;
pub mod event;
pub mod export;
pub mod lexicon;
pub mod mention;
pub mod span;
pub mod text;
#[cfg(feature = "web")]
pub mod ui;
pub mod view;
pub mod wire;
