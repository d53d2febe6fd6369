//! From typed mentions to events: one telling for each trigger, tellings of one happening joined, fields filled.

pub mod assemble;
pub mod casualty;
pub mod claim;
pub mod context;
pub mod count;
pub mod draft;
pub mod family;
pub mod fate;
pub mod location;
pub mod merge;
pub mod model;
pub mod party;
pub mod place;
pub mod plausible;
pub mod roles;
pub mod scene;
pub mod source;
pub mod speaker;
pub mod speech;
pub mod status;
pub mod subject;
pub mod tidy;
pub mod total;
pub mod typing;
pub mod weapon;
pub mod when;
