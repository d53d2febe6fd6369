//! The page's frame: the top bar, then either the start screen or the three panes, and what lies over them.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::filter::Selection;
use crate::ui::app::Tools;
use crate::ui::article::ArticlePane;
use crate::ui::cards::Cards;
use crate::ui::drawer::Drawer;
use crate::ui::export_sheet::ExportSheet;
use crate::ui::help::Help;
use crate::ui::import_report::ReportDialog;
use crate::ui::import_sheet::ImportSheet;
use crate::ui::intake::DropArea;
use crate::ui::start::Start;
use crate::ui::state::{Action, Held, Load, Newer, Over, State};
use crate::ui::tabs::{self, MiniProps, mini, tabs};
use crate::ui::update::Update;
use crate::ui::{facets, report, status_bar, top};
use crate::view::locale::Locale;

/// The state and what its filter leaves.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The state.
    pub state: Rc<State>,
    /// The events shown.
    pub selection: Rc<Selection>,
}

/// The frame.
#[component]
pub fn Page(props: &Props) -> Html {
    let locale = use_context::<Locale>().unwrap_or_default();
    let tools = use_context::<Tools>().expect("the application provides its tools");
    let words = locale.words();
    let state = &*props.state;
    let corpus = state.corpus.get();
    let (articles, events) = (corpus.readings().len(), corpus.told().len());
    let empty = articles == 0 && (state.load != Load::Pending);
    let top = html! {
        { top::top(&top::Props { preferences: state.preferences, typed: state.filter.typed.clone().into(), articles, events, filter: Rc::clone(&state.filter) }, &tools, locale) }
    };
    let over = html! {
        <>
            <DropArea />
            if state.newer == Newer::There { <Update /> }
            if state.over == Some(Over::Keys) { <Help /> }
            if state.over == Some(Over::Import) { <ImportSheet bundle={state.bundle} {articles} /> }
            if state.over == Some(Over::Export) {
                <ExportSheet corpus={state.corpus.clone()} selection={Rc::clone(&props.selection)} />
            }
            if state.over == Some(Over::Report) {
                <ReportDialog troubles={Rc::clone(&state.troubles)} progress={state.progress.clone()} {events} />
            }
        </>
    };
    if empty {
        return html! {
            <div class="app app--plain">
                { top }
                <Start load={state.load} detail={state.detail.clone()} bundle={state.bundle} troubles={Rc::clone(&state.troubles)} />
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
                { facets::facets(&facets::Props { corpus: state.corpus.clone(), selection: Rc::clone(&props.selection), filter: Rc::clone(&state.filter) }, &tools, locale) }
                <div class="scrim" onclick={close}></div>
                <section class="pane cards" id="events" aria-labelledby="cards-h" tabindex="-1">
                    { status_bar::status_bar(&status_bar::Props { load: state.load, progress: state.progress.clone(), troubles: state.troubles.len() }, &tools, locale) }
                    <Cards corpus={state.corpus.clone()} selection={Rc::clone(&props.selection)}
                        filter={Rc::clone(&state.filter)} order={state.order} open={state.open.clone()}
                        why={state.why} pending={state.load == Load::Pending} />
                </section>
                <ArticlePane {reading} {event} typed={AttrValue::from(state.filter.typed.clone())}
                    open={state.open.clone()} hidden={Rc::clone(&state.hidden)} />
                <Drawer corpus={state.corpus.clone()} selection={Rc::clone(&props.selection)} filter={Rc::clone(&state.filter)}
                    open={state.open.clone()} plots={Rc::clone(&state.plots)} tab={state.tab} />
                { mini(&MiniProps { corpus: state.corpus.clone(), selection: Rc::clone(&props.selection), open: state.open.clone() }, &tools, locale) }
            </main>
            { tabs(&tabs::Props { tab: state.tab }, &tools, locale) }
            if state.print {
                { report::report(&report::Props { corpus: state.corpus.clone(), selection: Rc::clone(&props.selection), filter: Rc::clone(&state.filter) }, locale) }
            }
            { over }
        </div>
    }
}
