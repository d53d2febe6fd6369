//! Below the panes: timeline and map, each open or closed. The outlines of the map are loaded when it is first opened.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::corpus::filter::{Filter, Selection};
use crate::ui::app::{Setting, use_setting};
use crate::ui::icon::icon;
use crate::ui::map::Map;
use crate::ui::outlines::{World, world};
use crate::ui::plot::tool;
use crate::ui::state::{Action, Open, Plot, Shared, Tab};
use crate::ui::timeline::Timeline;
use crate::ui::timeline_list::TimelineList;

/// What is plotted.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// The events shown.
    pub selection: Rc<Selection>,
    /// The filter.
    pub filter: Rc<Filter>,
    /// What is open.
    pub open: Open,
    /// The plots of a wide screen.
    pub plots: Rc<Vec<Plot>>,
    /// The pane of a narrow one.
    pub tab: Tab,
}

/// The drawer.
#[component]
pub fn Drawer(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let outlines = use_state(|| None::<World>);
    let is_open = |plot: Plot| props.plots.contains(&plot);
    let map = is_open(Plot::Map) || props.tab == Tab::Map;
    use_effect_with(map, {
        let outlines = outlines.clone();
        move |map: &bool| {
            if *map && !matches!(*outlines, Some(Ok(_))) {
                spawn_local(async move { outlines.set(Some(world().await)) });
            }
        }
    });
    let toggle = |plot: Plot| {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| send.dispatch(Action::Plot(plot)))
    };
    let opener = |plot: Plot, symbol: &'static str, name: &'static str| {
        html! {
            if !is_open(plot) {
                <button class="btn btn--small drawer__b" type="button" aria-expanded="false" onclick={toggle(plot)}>{ icon(symbol) }{ name }</button>
            }
        }
    };
    let openers =
        html! { <>{ opener(Plot::Timeline, "i-time", words.timeline) }{ opener(Plot::Map, "i-map", words.map) }</> };
    let nothing = html! {};
    // The last plot's heading holds the way to the other.
    let extra = |plot: Plot, last: bool| {
        html! { <>{ if last { openers.clone() } else { nothing.clone() } }{ tool("i-close", if plot == Plot::Map { words.hide_map } else { words.hide_timeline }, toggle(plot)) }</> }
    };
    html! {
        <section class={classes!("drawer", ["drawer--", &props.plots.len().to_string()].concat())} aria-label={words.plots}>
            if props.plots.is_empty() { <p class="drawer__bar">{ openers.clone() }</p> }
            if is_open(Plot::Timeline) {
                <Timeline corpus={props.corpus.clone()} selection={Rc::clone(&props.selection)} filter={Rc::clone(&props.filter)}
                    open={props.open.clone()} extra={extra(Plot::Timeline, !is_open(Plot::Map))} />
            }
            if props.tab == Tab::Timeline {
                <TimelineList corpus={props.corpus.clone()} selection={Rc::clone(&props.selection)} open={props.open.clone()} />
            }
            if map {
                <Map corpus={props.corpus.clone()} selection={Rc::clone(&props.selection)} filter={Rc::clone(&props.filter)}
                    open={props.open.clone()} world={(*outlines).clone()} extra={extra(Plot::Map, !is_open(Plot::Timeline))} />
            }
        </section>
    }
}
