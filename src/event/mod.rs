//! From typed mentions to events.

pub mod model;
