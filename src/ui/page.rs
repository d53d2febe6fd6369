//! The page's frame: the top bar, then either the start screen or the three panes, and what lies over them.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::filter::Selection;
use crate::ui::app::Tools;
use crate::ui::article::ArticlePane;
use crate::ui::cards::Cards;
use crate::ui::drawer::Drawer;
use crate::ui::export_sheet::ExportSheet;
use crate::ui::help::help;
use crate::ui::import_report::{self, report_dialog};
use crate::ui::import_sheet::{self, import_sheet};
use crate::ui::intake::DropArea;
use crate::ui::start::{self, start};
use crate::ui::state::{Action, Held, Load, Newer, Over, State};
use crate::ui::tabs::{self, MiniProps, mini, tabs};
use crate::ui::update::update;
use crate::ui::{facets, report, status_bar, top};
use crate::view::locale::Locale;

/// The state and what its filter leaves.
pub struct Props {
    /// The state.
    pub state: Rc<State>,
    /// The events shown.
    pub selection: Rc<Selection>,
}

/// The frame.
pub fn page(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let state = &*props.state;
    let corpus = state.corpus.get();
    let (articles, events) = (corpus.readings().len(), corpus.told().len());
    let empty = articles == 0 && (state.load != Load::Pending);
    let top = html! {
        { top::top(&top::Props { preferences: state.preferences, typed: state.filter.typed.clone().into(), articles, events, filter: Rc::clone(&state.filter) }, tools, locale) }
    };
    let over = html! {
        <>
            <DropArea />
            if state.newer == Newer::There { { update(locale) } }
            if state.over == Some(Over::Keys) { { help(locale) } }
            if state.over == Some(Over::Import) { { import_sheet(&import_sheet::Props { bundle: state.bundle, articles }, tools, locale) } }
            if state.over == Some(Over::Export) {
                <ExportSheet corpus={state.corpus.clone()} selection={Rc::clone(&props.selection)} />
            }
            if state.over == Some(Over::Report) {
                { report_dialog(&import_report::Props { troubles: Rc::clone(&state.troubles), progress: state.progress.clone(), events }, locale) }
            }
        </>
    };
    if empty {
        return html! {
            <div class="app app--plain">
                { top }
                { start(&start::Props { load: state.load, detail: state.detail.clone(), bundle: state.bundle, troubles: Rc::clone(&state.troubles) }, tools, locale) }
                { over }
            </div>
        };
    }

    let chosen = state.open.event.as_deref().and_then(|id| corpus.event(id)).map(|number| corpus.resolve(number));
    let opened = || {
        let id = state.open.article.as_deref()?;
        Some(Rc::clone(&corpus.readings()[corpus.article(id)? as usize]))
    };
    let (reading, event) = match chosen {
        Some((reading, event)) => (Some(Held(reading)), Some(event)),
        None => (opened().map(Held), None),
    };
    let sheet = state.over == Some(Over::Filters);
    let close = {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| send.dispatch(Action::Over(None)))
    };
    html! {
        <div class={classes!("app", sheet.then_some("sheet-open"))} data-tab={state.tab.as_str()}>
            { top }
            <main class="work">
                <h1 class="vh">{ words.work }</h1>
                { facets::facets(&facets::Props { corpus: state.corpus.clone(), selection: Rc::clone(&props.selection), filter: Rc::clone(&state.filter) }, tools, locale) }
                <div class="scrim" onclick={close}></div>
                <section class="pane cards" id="events" aria-labelledby="cards-h" tabindex="-1">
                    { status_bar::status_bar(&status_bar::Props { load: state.load, progress: state.progress.clone(), troubles: state.troubles.len(), news: state.news(&props.selection.shown) }, tools, locale) }
                    <Cards corpus={state.corpus.clone()} selection={Rc::clone(&props.selection)}
                        filter={Rc::clone(&state.filter)} order={state.order} open={state.open.clone()}
                        why={state.why} pending={state.load == Load::Pending} />
                </section>
                <ArticlePane {reading} {event} typed={AttrValue::from(state.filter.typed.clone())}
                    open={state.open.clone()} hidden={Rc::clone(&state.hidden)} />
                <Drawer corpus={state.corpus.clone()} selection={Rc::clone(&props.selection)} filter={Rc::clone(&state.filter)}
                    open={state.open.clone()} plots={Rc::clone(&state.plots)} tab={state.tab} />
                { mini(&MiniProps { corpus: state.corpus.clone(), selection: Rc::clone(&props.selection), open: state.open.clone() }, tools, locale) }
            </main>
            { tabs(&tabs::Props { tab: state.tab }, tools, locale) }
            if state.print {
                { report::report(&report::Props { corpus: state.corpus.clone(), selection: Rc::clone(&props.selection), filter: Rc::clone(&state.filter) }, locale) }
            }
            { over }
        </div>
    }
}
