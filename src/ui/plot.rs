//! What timeline and map need of the browser: how large they are, dragging, and keys.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::ui::icon::icon;
use crate::ui::listen::{Listener, window};
use crate::view::plot::Area;

/// How the reader looks elsewhere.
#[derive(Clone, Copy, PartialEq)]
pub enum Look {
    /// So many times nearer.
    Zoom(f64),
    /// By such shares of what is seen, to the right and down.
    Pan(f64, f64),
    /// At everything.
    Fit,
}

/// Nearer by one step of a button or key.
pub const NEARER: Look = Look::Zoom(1.6);
/// Farther likewise.
pub const FARTHER: Look = Look::Zoom(1.0 / 1.6);

/// The size of an element in pixels, also when the window's changes.
#[hook]
pub fn use_size(node: &NodeRef) -> Area {
    let size = use_state_eq(|| Area { x: 0, y: 0, width: 0, height: 0 });
    let measure = {
        let (node, size) = (node.clone(), size.setter());
        move || {
            if let Some(element) = node.cast::<HtmlElement>() {
                size.set(Area { x: 0, y: 0, width: element.offset_width(), height: element.offset_height() });
            }
        }
    };
    use_effect(measure.clone());
    use_effect_with((), move |()| {
        let listener = Listener::new(window().into(), "resize", move |_| measure());
        move || drop(listener)
    });
    *size
}

/// A drag in pixels of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drag {
    /// Where it began.
    pub from: (i32, i32),
    /// Where it is.
    pub to: (i32, i32),
    /// Whether it marks an area rather than moves what is seen.
    pub marks: bool,
    /// Whether it is more than a click.
    far: bool,
}

/// A drag, as long as it lasts, and what follows it.
pub struct Dragging {
    /// As long as it lasts.
    pub now: Option<Drag>,
    /// The pointer goes down.
    pub down: Callback<PointerEvent>,
    /// It moves.
    pub moved: Callback<PointerEvent>,
    /// It goes up.
    pub up: Callback<PointerEvent>,
}

/// Follows drags over an element; `done` is called with each.
#[hook]
pub fn use_drag(node: &NodeRef, done: Callback<Drag>) -> Dragging {
    let drag = use_mut_ref(|| None::<Drag>);
    let update = use_force_update();
    // The event itself names the page as its current target.
    let place = {
        let node = node.clone();
        move |event: &PointerEvent| {
            let rect = node.cast::<Element>().map(|element| element.get_bounding_client_rect());
            let (left, top) = rect.map_or((0.0, 0.0), |rect| (rect.left(), rect.top()));
            (event.client_x() - left as i32, event.client_y() - top as i32)
        }
    };
    let down = {
        let (drag, place) = (drag.clone(), place.clone());
        Callback::from(move |event: PointerEvent| {
            let at = place(&event);
            let far = false;
            *drag.borrow_mut() =
                (event.button() == 0).then_some(Drag { from: at, to: at, marks: event.shift_key(), far });
        })
    };
    let moved = {
        let (drag, update, node) = (drag.clone(), update.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(drag) = &mut *drag.borrow_mut() else { return };
            drag.to = place(&event);
            let apart = (drag.to.0 - drag.from.0).abs() + (drag.to.1 - drag.from.1).abs();
            if !drag.far && apart > 5 {
                drag.far = true;
                // Not before: a captured pointer would take the click away from what it went down on.
                if let Some(element) = node.cast::<Element>() {
                    element.set_pointer_capture(event.pointer_id()).ok();
                }
            }
            update.force_update();
        })
    };
    let up = {
        let drag = drag.clone();
        Callback::from(move |_: PointerEvent| {
            let ended = drag.borrow_mut().take();
            if let Some(drag) = ended.filter(|drag| drag.far) {
                done.emit(drag);
                update.force_update();
            }
        })
    };
    let now = drag.borrow().filter(|drag| drag.far);
    Dragging { now, down, moved, up }
}

/// Keys of a plot: plus and minus, the arrows, Home. On a mark the arrows go to its neighbours.
pub fn keys(event: &KeyboardEvent, go: &Callback<Look>) {
    let key = event.key();
    let arrow = match key.as_str() {
        "ArrowLeft" => (-0.2, 0.0),
        "ArrowRight" => (0.2, 0.0),
        "ArrowUp" => (0.0, -0.2),
        "ArrowDown" => (0.0, 0.2),
        _ => (0.0, 0.0),
    };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    match key.as_str() {
        "+" | "=" => go.emit(NEARER),
        "-" | "_" => go.emit(FARTHER),
        "Home" => go.emit(Look::Fit),
        _ if arrow == (0.0, 0.0) => return,
        _ => match target.filter(|target| target.matches("a.pt").unwrap_or(false)) {
            Some(mark) => walk(&mark, arrow.0 + arrow.1 > 0.0),
            None => go.emit(Look::Pan(arrow.0, arrow.1)),
        },
    }
    event.prevent_default();
}

/// Puts the focus on the next mark of the plot to the right, or to the left.
fn walk(mark: &Element, right: bool) {
    let Ok(Some(plot)) = mark.closest("svg") else { return };
    let Ok(marks) = plot.query_selector_all("a.pt") else { return };
    // By its sign, which is drawn first: a label may reach far to either side.
    let place = |element: &Element| {
        let rect = element.first_element_child().unwrap_or_else(|| element.clone()).get_bounding_client_rect();
        (((rect.left() + rect.width() / 2.0) * 16.0) as i64, element.get_bounding_client_rect().top() as i64)
    };
    let here = place(mark);
    let all = (0..marks.length()).filter_map(|at| marks.get(at)).map(JsCast::unchecked_into::<Element>);
    let next = all.filter(|other| if right { place(other) > here } else { place(other) < here });
    let next = if right { next.min_by_key(place) } else { next.max_by_key(place) };
    if let Some(next) = next {
        next.unchecked_into::<HtmlElement>().focus().ok();
    }
}

/// A small button in a plot's heading.
pub fn tool(symbol: &'static str, label: &'static str, go: Callback<MouseEvent>) -> Html {
    html! {
        <button class="btn btn--icon btn--small" type="button" aria-label={label} title={label} onclick={go}>{ icon(symbol) }</button>
    }
}
