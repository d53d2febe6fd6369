//! The filters: one group of boxes a facet, with live counts.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::facet::Facet;
use crate::corpus::filter::{Filter, Selection};
use crate::ui::app::Tools;
use crate::ui::facet_group::FacetGroup;
use crate::ui::icon::icon;
use crate::ui::losses::Losses;
use crate::ui::state::{Action, Shared};
use crate::view::locale::Locale;

/// What is filtered.
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// What the filter leaves.
    pub selection: Rc<Selection>,
    /// The filter.
    pub filter: Rc<Filter>,
}

/// The filters.
pub fn facets(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let close = {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| send.dispatch(Action::Over(None)))
    };
    let clear = {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| send.dispatch(Action::Filter(Filter::default())))
    };
    let idle = props.filter.is_empty() && props.filter.typed.is_empty();
    let shown = locale.counted(props.selection.shown.len(), &words.events).to_string();
    html! {
        <aside class="pane facets" id="filters" aria-label={words.filters}>
            <header class="facets__head">
                <h2>{ words.filters }</h2>
                <button class="btn btn--quiet btn--small" type="button" disabled={idle} onclick={clear}>{ words.clear_all }</button>
                <button class="btn btn--icon sheet__close" type="button" aria-label={words.close} onclick={close.clone()}>
                    { icon("i-close") }
                </button>
            </header>
            <div class="facets__scroll" tabindex="0" role="region" aria-label={words.filter_list}>
                { for Facet::ALL.into_iter().map(|facet| html! {
                    <FacetGroup key={facet.as_str()} {facet} corpus={props.corpus.clone()}
                        selection={Rc::clone(&props.selection)} filter={Rc::clone(&props.filter)} />
                }) }
                <Losses corpus={props.corpus.clone()} selection={Rc::clone(&props.selection)} filter={Rc::clone(&props.filter)} />
                <p class="facets__lock">{ icon("i-lock") }<span>{ words.lock }</span></p>
            </div>
            <footer class="sheet__foot">
                <button class="btn btn--primary btn--big" type="button" onclick={close}>{ words.show }{ " " }{ shown }</button>
            </footer>
        </aside>
    }
}
