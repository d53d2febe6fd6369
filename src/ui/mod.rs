//! The page in Yew: one component a file, state in one reducer, the browser's interfaces in files of their
//! own. What is drawn is computed in `view`.

mod app;
mod article;
mod article_bar;
mod card;
mod card_details;
mod cards;
mod cards_head;
mod dialog;
mod facet_group;
mod facets;
mod files;
mod help;
mod icon;
mod import_report;
mod import_sheet;
mod intake;
mod keyboard;
mod listen;
mod name;
mod page;
mod popup;
mod preferences;
mod progress;
mod start;
mod state;
mod status_bar;
mod story;
mod strip;
mod symbols;
mod tabs;
mod top;
mod update;
mod window_list;
mod worker;
mod years;

pub use app::App;
