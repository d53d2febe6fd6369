//! Says that a newer version of the page is there, and loads it when asked: never by itself, as the articles
//! that are open would be gone.

use yew::prelude::*;

use crate::ui::worker::apply_update;
use crate::view::locale::Locale;

/// The notice.
pub fn update(locale: Locale) -> Html {
    let words = locale.words();
    let load = Callback::from(|_: MouseEvent| {
        apply_update().ok();
    });
    html! {
        <aside class="update" role="status">
            <span>{ words.newer }</span>
            <button class="btn btn--small" type="button" onclick={load}>{ words.newer_load }</button>
        </aside>
    }
}
