//! The map: outlines of the countries, and the events on them. It is dragged and zoomed; dragging with Shift marks
//! an area to filter by, and what is seen can be made the filter without a pointer.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::corpus::filter::{Filter, Selection};
use crate::event::model::PlaceLevel;
use crate::ui::app::{Setting, use_setting};
use crate::ui::map_marks::{Draw, areas, land};
use crate::ui::outlines::regions;
use crate::ui::plot::{Drag, FARTHER, Look, NEARER, keys, px, tool, use_drag, use_size};
use crate::ui::state::{Action, Open, Shared};
use crate::ui::unplaced::{self, unplaced};
use crate::view::atlas::{Atlas, Outline, Pixel, Region, View};
use crate::view::map;
use crate::view::plot::Area;

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
    /// The outlines, once they are there; `Err` when they cannot be had.
    pub world: Option<Result<Rc<Vec<Outline>>, ()>>,
    /// Further buttons for the heading.
    pub extra: Html,
}

/// The map.
#[component]
pub fn Map(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let node = use_node_ref();
    let size = use_size(&node);
    let atlas = use_memo((props.corpus.clone(), Rc::clone(&props.selection)), |(corpus, selection)| {
        Atlas::new(&corpus.get(), &selection.shown)
    });
    let outlined = use_state(Rc::<Vec<Region>>::default);
    use_effect_with(region_keys(&atlas), {
        let outlined = outlined.setter();
        move |wanted: &Vec<String>| {
            let wanted = wanted.clone();
            if !wanted.is_empty() {
                // Until they are there, and where they cannot be had, a region is a circle.
                spawn_local(async move {
                    if let Ok(found) = regions(wanted).await {
                        outlined.set(Rc::new(found));
                    }
                });
            }
        }
    });
    let looked = use_state_eq(|| None::<View>);
    let fitted = View::fit(&atlas, size);
    let drag = use_drag(&node, {
        let (send, filter, looked) = (tools.send.clone(), Rc::clone(&props.filter), looked.clone());
        Callback::from(move |drag: Drag| {
            let view = looked.unwrap_or(fitted);
            if drag.marks {
                let ((x0, y0), (x1, y1)) = (drag.from, drag.to);
                let area = Area { x: x0.min(x1), y: y0.min(y1), width: (x1 - x0).abs(), height: (y1 - y0).abs() };
                send.dispatch(Action::Filter(inside(&filter, view, area, size)));
            } else {
                looked.set(Some(dragged(view, drag, size)));
            }
        })
    });
    let still = looked.unwrap_or(fitted);
    let view = match drag.now {
        Some(drag) if !drag.marks => dragged(still, drag, size),
        _ => still,
    };
    let go = {
        let looked = looked.setter();
        Callback::from(move |look: Look| {
            let (width, height) = (f64::from(size.width), f64::from(size.height));
            looked.set(match look {
                Look::Zoom(by) => Some(still.zoomed(by, 0.0, 0.0)),
                Look::Pan(x, y) => Some(still.moved(x * width, y * height)),
                Look::Fit => None,
            });
        })
    };
    let wheel = {
        let looked = looked.setter();
        Callback::from(move |event: WheelEvent| {
            let (x, y) = (event.offset_x() - size.width / 2, event.offset_y() - size.height / 2);
            let by = if event.delta_y() < 0.0 { 1.25 } else { 0.8 };
            looked.set(Some(still.zoomed(by, f64::from(x), f64::from(y))));
        })
    };
    let see = {
        let looked = looked.setter();
        Callback::from(move |view: View| looked.set(Some(view)))
    };
    let pressed = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| keys(&event, &go))
    };
    let here = {
        let (send, filter) = (tools.send.clone(), Rc::clone(&props.filter));
        Callback::from(move |_: MouseEvent| send.dispatch(Action::Filter(inside(&filter, still, size, size))))
    };
    let act = |look: Look| go.reform(move |_: MouseEvent| look);
    let corpus = props.corpus.get();
    let chosen = props.open.event.as_deref().and_then(|id| corpus.event(id));
    // An event that is chosen elsewhere comes into view.
    use_effect_with((chosen, props.open.called, size.width > 0), {
        let (looked, at) = (looked.setter(), chosen.and_then(|number| atlas.point_of(number)));
        move |_| {
            if let Some(middle) = at
                && !still.shows(middle, size)
            {
                looked.set(Some(View { middle, ..still }));
            }
        }
    });
    let world = props.world.as_ref().and_then(|world| world.as_ref().ok());
    let laid = (size.width > 0).then(|| map::lay_out(&atlas, &outlined, &corpus, view, size, chosen, locale));
    // Drawn once for all that the reader looks at of it.
    let ground = use_memo((world.cloned(), Rc::clone(&atlas)), |(world, atlas)| {
        world.as_ref().map(|world| land(world, &shaded(atlas))).unwrap_or_default()
    });
    let unplaced_events = use_memo(Rc::clone(&atlas), |atlas| atlas.unplaced.clone());
    let brushed = drag.now.filter(|drag| drag.marks).map(|Drag { from, to, .. }| {
        let side = |one: i32, other: i32| (one.min(other).to_string(), (one - other).abs().to_string());
        let ((x, width), (y, height)) = (side(from.0, to.0), side(from.1, to.1));
        html! { <rect class="brush" {x} {y} {width} {height} /> }
    });
    html! {
        <section class="plot mapp" aria-labelledby="map-h" data-world={props.world.as_ref().map(|world| if world.is_ok() { "ready" } else { "failed" })}>
            <header class="plot__h">
                <h2 id="map-h">{ words.map }</h2>
                <p class="plot__s">
                    { for [("g g--dot", words.legend_site), ("g g--open", words.legend_open), ("g g--area", words.legend_area)].into_iter().map(|(class, name)| {
                        html! { <span key={class} class="mk-k"><span {class}></span>{ name }</span> }
                    }) }
                </p>
                { tool("i-filter", words.filter_seen, here) }
                { tool("i-span", words.see_all, act(Look::Fit)) }
                { tool("i-plus", words.nearer, act(NEARER)) }
                { tool("i-minus", words.farther, act(FARTHER)) }
                { props.extra.clone() }
            </header>
            <div class="plot__b">
                <div ref={node} class="plot__area plot__area--map" onpointerdown={drag.down} onpointermove={drag.moved}
                    onpointerup={drag.up.clone()} onpointercancel={drag.up} onkeydown={pressed} onwheel={wheel}>
                    if let Some(marks) = laid {
                        <svg class="map" viewBox={["0 0 ", &size.width.to_string(), " ", &size.height.to_string()].concat()}
                            role="group" tabindex="0" aria-label={words.map_is}>
                            if let Some(world) = world {
                                <g transform={transform(view, size)}>{ (*ground).clone() }{ areas(&atlas, &outlined, chosen) }</g>
                                { for map::countries(world, &marks, view, size, locale).into_iter().map(|(at, name)| html! {
                                    <text key={name.to_owned()} class="cn" x={px(at.x)} y={px(at.y)} text-anchor="middle">{ name }</text>
                                }) }
                            }
                            { Draw { atlas: &atlas, corpus: &corpus, filter: &props.filter, view, size, send: &tools.send, see: &see, locale }.all(&marks, chosen) }
                            { brushed }
                        </svg>
                    }
                </div>
                if matches!(props.world, Some(Err(()))) { <p class="plot__note" role="status">{ words.no_world }</p> }
                { unplaced(&unplaced::Props { corpus: props.corpus.clone(), numbers: unplaced_events, icon: "i-noplace", title: words.no_point, chosen }, &tools, locale) }
            </div>
        </section>
    }
}

/// Keys of the regions that events are known by.
fn region_keys(atlas: &Atlas) -> Vec<String> {
    let regions = atlas.spots.iter().filter(|spot| spot.level == PlaceLevel::Admin1);
    regions.map(|spot| spot.key.clone()).collect()
}

/// What is seen after a drag: two fingers keep what lies between them there.
fn dragged(view: View, Drag { from, to, spread, .. }: Drag, size: Area) -> View {
    let moved = view.moved(f64::from(from.0 - to.0), f64::from(from.1 - to.1));
    moved.zoomed(spread, f64::from(to.0 - size.width / 2), f64::from(to.1 - size.height / 2))
}

/// Countries that events are known to be in, and no more of their place.
fn shaded(atlas: &Atlas) -> Vec<String> {
    let whole = atlas.spots.iter().filter(|spot| spot.level == PlaceLevel::Country);
    whole.filter_map(|spot| spot.country.clone()).collect()
}

/// The filter with the bounds of a part of the screen, in hundredths of a degree.
fn inside(filter: &Filter, view: View, area: Area, size: Area) -> Filter {
    let corner = |x: i32, y: i32| view.point(Pixel { x, y }, size);
    let (low, high) = (corner(area.x, area.y + area.height), corner(area.x + area.width, area.y));
    let edges = [low.lon_deg(), low.lat_deg(), high.lon_deg(), high.lat_deg()];
    let area = edges.map(|edge| ((edge * 100.0) as i32).to_string()).join(",");
    Filter { area, ..filter.clone() }
}

/// Map units onto the screen. Written by hand: the machinery for any number would be larger than the map's own code.
fn transform(view: View, size: Area) -> String {
    let fixed = |value: f64| {
        let thousandths = (value * 10_000.0) as i64;
        let sign = if thousandths < 0 { "-" } else { "" };
        let rest = (10_000 + thousandths.abs() % 10_000).to_string();
        [sign, &(thousandths.abs() / 10_000).to_string(), ".", &rest[1..]].concat()
    };
    let x = f64::from(size.width / 2) - view.middle.x * view.scale;
    let y = f64::from(size.height / 2) - view.middle.y * view.scale;
    ["translate(", &fixed(x), " ", &fixed(y), ") scale(", &fixed(view.scale), ")"].concat()
}
