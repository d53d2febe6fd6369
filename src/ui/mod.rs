//! The page in Yew: one component a file, state in one reducer, the browser's interfaces in files of their
//! own. What is drawn is computed in `view`.

use crate::view::tables;

mod app;
mod article;
mod article_bar;
mod card;
mod card_details;
mod cards;
mod cards_head;
mod dialog;
mod drawer;
mod export;
mod export_sheet;
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
mod losses;
mod map;
mod map_marks;
mod name;
mod outlines;
mod page;
mod panes;
mod plot;
mod popup;
mod preferences;
mod progress;
mod report;
mod start;
mod state;
mod status_bar;
mod story;
mod strip;
mod tabs;
mod timeline;
mod timeline_list;
mod timeline_marks;
mod top;
mod unplaced;
mod update;
mod window_list;
mod worker;
mod years;

/// Takes the document's tables and draws the page.
pub fn open() {
    tables::bring(tables::NAMES.map(worker::table));
    yew::Renderer::<app::App>::new().render();
}
