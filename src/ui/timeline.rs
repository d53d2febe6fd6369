//! The timeline of a wide screen. It runs with the reading: right to left in Arabic. Dragging over it filters by
//! the days dragged over; what is seen of it can be made the filter, too, which needs no pointer.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::edtf::{Days, iso};
use crate::corpus::filter::{Filter, Selection};
use crate::ui::app::{Setting, use_setting};
use crate::ui::plot::{Drag, FARTHER, Look, NEARER, keys, px, tool, use_drag, use_size};
use crate::ui::state::{Action, Open, Shared};
use crate::ui::timeline_marks::marks;
use crate::ui::unplaced::{self, unplaced};
use crate::view::locale::Lang;
use crate::view::timeline::{self, Room};

/// What is drawn.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// The events shown.
    pub selection: Rc<Selection>,
    /// The filter, to be narrowed.
    pub filter: Rc<Filter>,
    /// What is open.
    pub open: Open,
    /// Further buttons for the heading.
    pub extra: Html,
}

/// Height of a row, and of the scale below the rows.
pub const LANE: i32 = 25;
/// See [`LANE`].
pub const AXIS: i32 = 24;

/// The timeline.
#[component]
pub fn Timeline(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let node = use_node_ref();
    let size = use_size(&node);
    let looked = use_state_eq(|| None::<Days>);
    let fitted = use_memo((props.corpus.clone(), Rc::clone(&props.selection)), |(corpus, selection)| {
        timeline::fit(&corpus.get(), &selection.shown)
    });
    use_effect_with((props.filter.from.clone(), props.filter.to.clone()), {
        let looked = looked.setter();
        move |_| looked.set(None)
    });
    let window = looked.or(*fitted);
    let rtl = locale.lang == Lang::Ar;

    let narrow = {
        let (send, filter) = (tools.send.clone(), Rc::clone(&props.filter));
        Callback::from(move |days: Days| {
            send.dispatch(Action::Filter(Filter { from: iso(days.first), to: iso(days.last), ..(*filter).clone() }));
        })
    };
    let drag = use_drag(&node, {
        let (narrow, looked) = (narrow.clone(), looked.setter());
        Callback::from(move |drag: Drag| {
            if let Some(window) = window {
                if drag.spread != 1.0 {
                    looked.set(Some(timeline::moved(window, 0.0, 1.0 / drag.spread)));
                    return;
                }
                let day = |x: i32| timeline::day_at(window, size.width, if rtl { size.width - x } else { x });
                let (one, other) = (day(drag.from.0), day(drag.to.0));
                narrow.emit(Days { first: one.min(other), last: one.max(other) });
            }
        })
    });
    let go = {
        let looked = looked.setter();
        Callback::from(move |look: Look| {
            let next = match (window, look) {
                (Some(window), Look::Zoom(by)) => Some(timeline::moved(window, 0.0, 1.0 / by)),
                (Some(window), Look::Pan(x, _)) => Some(timeline::moved(window, if rtl { -x } else { x }, 1.0)),
                _ => None,
            };
            looked.set(next);
        })
    };
    let chosen = props.open.event.as_deref().and_then(|id| props.corpus.get().event(id));
    // An event that is chosen elsewhere comes into view.
    use_effect_with((chosen, props.open.called), {
        let looked = looked.clone();
        let days = chosen.and_then(|number| props.corpus.get().record(number).days);
        move |_| {
            if let (Some(seen), Some(days)) = (window, days)
                && (days.last < seen.first || seen.last < days.first)
            {
                let length = seen.last - seen.first;
                let first = days.first - length / 2;
                looked.set(Some(Days { first, last: first + length }));
            }
        }
    });
    let layout = use_memo(
        (props.corpus.clone(), Rc::clone(&props.selection), window, size, chosen, locale),
        |(corpus, selection, window, size, chosen, locale)| {
            let room = Room { width: size.width, lanes: ((size.height - AXIS - 6) / LANE).max(1) as usize };
            let window = window.filter(|_| size.width > 0)?;
            Some(timeline::lay_out(&corpus.get(), &selection.shown, window, room, *chosen, *locale))
        },
    );
    let act = |look: Look| go.reform(move |_: MouseEvent| look);
    let pressed = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| keys(&event, &go))
    };
    let brushed = drag.now.filter(|drag| drag.spread == 1.0).map(|drag| {
        let (x, width) = (drag.from.0.min(drag.to.0), (drag.from.0 - drag.to.0).abs());
        html! { <rect class="brush" x={px(x)} y="0" width={px(width)} height={px(size.height - AXIS)} /> }
    });
    let zoom = {
        let (looked, go) = (looked.setter(), go.clone());
        Callback::from(move |days: Days| match days.first == days.last {
            true => go.emit(NEARER),
            false => looked.set(Some(timeline::moved(days, 0.0, 1.3))),
        })
    };
    html! {
        <section class="plot timeline" aria-labelledby="tl-h">
            <header class="plot__h">
                <h2 id="tl-h">{ words.timeline }</h2>
                <p class="plot__s">{ window.map(|window| timeline::in_words(window, locale)).unwrap_or_default() }</p>
                if let Some(window) = window {
                    { tool("i-filter", words.filter_seen, narrow.reform(move |_: MouseEvent| window)) }
                    { tool("i-span", words.see_all, act(Look::Fit)) }
                    { tool("i-plus", words.nearer, act(NEARER)) }
                    { tool("i-minus", words.farther, act(FARTHER)) }
                }
                { props.extra.clone() }
            </header>
            <div class="plot__b">
                <div ref={node} class="plot__area" onpointerdown={drag.down} onpointermove={drag.moved}
                    onpointerup={drag.up.clone()} onpointercancel={drag.up} onkeydown={pressed}>
                    if let Some(layout) = &*layout {
                        <svg class="tl" viewBox={["0 0 ", &size.width.to_string(), " ", &size.height.to_string()].concat()}
                            role="group" tabindex="0" aria-label={words.timeline_is}>
                            { marks(layout, &props.corpus.get(), size, &tools.send, &zoom, locale) }
                            { brushed }
                        </svg>
                    } else {
                        <p class="plot__none">{ words.no_dates }</p>
                    }
                </div>
                { unplaced(&unplaced::Props { corpus: props.corpus.clone(), numbers: undated(props), icon: "i-nodate", title: words.no_year, chosen }, &tools, locale) }
            </div>
        </section>
    }
}

fn undated(props: &Props) -> Rc<Vec<u32>> {
    let corpus = props.corpus.get();
    let undated = |number: &&u32| corpus.record(**number).days.is_none();
    Rc::new(props.selection.shown.iter().filter(undated).copied().collect())
}
