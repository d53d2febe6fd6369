//! The bar at the top: brand, search, counts, and the page's tools.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::corpus::filter::Filter;
use crate::ui::app::Tools;
use crate::ui::icon::icon;
use crate::ui::intake::inputs;
use crate::ui::preferences::other_theme;
use crate::ui::state::{Action, Over, Preferences};
use crate::view::locale::{Lang, Locale};

/// What the bar shows.
pub struct Props {
    /// The reader's choices.
    pub preferences: Preferences,
    /// What stands in the search box.
    pub typed: AttrValue,
    /// The filter that the search is part of.
    pub filter: Rc<Filter>,
    /// How many articles there are; with none there is nothing to search.
    pub articles: usize,
    /// How many events.
    pub events: usize,
}

/// The bar.
pub fn top(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let preferences = props.preferences;
    let act = |make: fn(Preferences) -> Action| {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| send.dispatch(make(preferences)))
    };
    let search = {
        let (send, filter) = (tools.send.clone(), Rc::clone(&props.filter));
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            send.dispatch(Action::Filter(Filter { typed, ..(*filter).clone() }));
        })
    };
    let submit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let skip = Callback::from(|event: MouseEvent| {
        // The address belongs to the filters: the link must not write its own into it.
        event.prevent_default();
        if let Some(events) = crate::ui::listen::document().get_element_by_id("events") {
            let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(events).focus();
        }
    });
    let other = locale.lang.other();
    html! {
        <>
            if props.articles > 0 { <a class="skip" href="#events" onclick={skip}>{ words.skip }</a> }
            <header class="top">
                <p class="brand"><span class="brand__m" lang="ar">{ "راصد" }</span><span class="brand__l" lang="en">{ "Rasid" }</span></p>
                if props.articles > 0 {
                    <form class="search" role="search" onsubmit={submit}>
                        <label class="vh" for="q">{ words.search }</label>
                        { icon("i-search") }
                        <input id="q" type="search" autocomplete="off" spellcheck="false" placeholder={words.search_hint}
                            value={props.typed.clone()} oninput={search} />
                        <kbd aria-hidden="true">{ "/" }</kbd>
                    </form>
                    <p class="top__n">
                        { locale.counted(props.articles, &words.articles).to_string() }{ words.comma }
                        { locale.counted(props.events, &words.events).to_string() }
                    </p>
                } else {
                    <p class="top__n"></p>
                }
                <nav class="top__acts" aria-label={words.tools}>
                    <button class="btn btn--quiet" type="button" onclick={act(|_| Action::Over(Some(Over::Import)))}>
                        { icon("i-import") }<span class="top__t">{ words.import }</span>
                    </button>
                    if props.events > 0 {
                        <button class="btn btn--quiet" type="button" onclick={act(|_| Action::Over(Some(Over::Export)))}>
                            { icon("i-export") }<span class="top__t">{ words.export }</span>
                        </button>
                    }
                    <button class="btn btn--quiet top__lang" type="button" lang={other.code()}
                        onclick={act(|preferences| Action::Prefer(preferences.other_language()))}>
                        <span class="top__ll">{ words.language }</span><span class="top__ls" aria-hidden="true">{ words.language_short }</span>
                    </button>
                    if locale.lang == Lang::Ar {
                        <button class="btn btn--quiet btn--icon top__dig" type="button" aria-label={words.digits} title={words.digits}
                            aria-pressed={(preferences.locale.digits != Default::default()).to_string()}
                            onclick={act(|preferences| Action::Prefer(preferences.other_digits()))}>
                            <span aria-hidden="true">{ words.digits_shown }</span>
                        </button>
                    }
                    <button class="btn btn--quiet btn--icon" type="button" aria-label={words.theme} title={words.theme}
                        onclick={act(|preferences| {
                            Action::Prefer(Preferences { theme: other_theme(preferences.theme), ..preferences })
                        })}>
                        { icon("i-theme") }
                    </button>
                    <button class="btn btn--quiet btn--icon top__keys" type="button" aria-label={words.keys} title={words.keys}
                        onclick={act(|_| Action::Over(Some(Over::Keys)))}>
                        { icon("i-keys") }
                    </button>
                </nav>
                { inputs(tools, locale) }
            </header>
        </>
    }
}
