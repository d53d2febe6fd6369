//! What timeline and map need of the browser: how large they are, dragging, and keys.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::ui::icon::icon;
use crate::ui::listen::{Listener, window};
use crate::view::plot::Area;

/// A length or a place in pixels, as an attribute of a drawing.
pub fn px(pixels: i32) -> AttrValue {
    pixels.to_string().into()
}

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

/// A drag in pixels of the element, by one finger or two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    /// Where it began; of two fingers the middle.
    pub from: (i32, i32),
    /// Where it is.
    pub to: (i32, i32),
    /// So many times as far apart as when they met are two fingers.
    pub spread: f64,
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

/// A pointer that is down.
#[derive(Clone, Copy)]
struct Finger {
    id: i32,
    from: (i32, i32),
    to: (i32, i32),
}

/// The fingers of a drag, one or two, and what it has come to.
#[derive(Default)]
struct Hand {
    fingers: Vec<Finger>,
    drag: Option<Drag>,
}

impl Hand {
    /// Begins anew from where the fingers are.
    fn begin(&mut self, marks: bool) {
        self.fingers.iter_mut().for_each(|finger| finger.from = finger.to);
        let two = self.fingers.len() > 1;
        self.drag = self.middle(|finger| finger.from).map(|at| Drag { from: at, to: at, spread: 1.0, marks, far: two });
    }

    fn follow(&mut self) {
        let (to, spread) = (self.middle(|finger| finger.to), self.spread());
        if let (Some(drag), Some(to)) = (&mut self.drag, to) {
            (drag.to, drag.spread) = (to, spread);
            drag.far |= (to.0 - drag.from.0).abs() + (to.1 - drag.from.1).abs() > 5;
        }
    }

    fn middle(&self, place: impl Fn(&Finger) -> (i32, i32)) -> Option<(i32, i32)> {
        let (first, last) = (place(self.fingers.first()?), place(self.fingers.last()?));
        Some(((first.0 + last.0) / 2, (first.1 + last.1) / 2))
    }

    fn spread(&self) -> f64 {
        let [one, other] = self.fingers.as_slice() else { return 1.0 };
        let apart = |one: (i32, i32), other: (i32, i32)| {
            let (x, y) = (f64::from(one.0 - other.0), f64::from(one.1 - other.1));
            (x * x + y * y).sqrt().max(24.0)
        };
        apart(one.to, other.to) / apart(one.from, other.from)
    }
}

/// Follows drags over an element; `done` is called with each. A second finger ends the drag of the first and begins
/// one of both.
#[hook]
pub fn use_drag(node: &NodeRef, done: Callback<Drag>) -> Dragging {
    let hand = use_mut_ref(Hand::default);
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
    let finish = {
        let update = update.clone();
        move |drag: Option<Drag>| {
            if let Some(drag) = drag.filter(|drag| drag.far) {
                done.emit(drag);
                update.force_update();
            }
        }
    };
    let capture = {
        let node = node.clone();
        move |id: i32| {
            if let Some(element) = node.cast::<Element>() {
                element.set_pointer_capture(id).ok();
            }
        }
    };
    let down = {
        let (hand, place, finish, capture) = (hand.clone(), place.clone(), finish.clone(), capture.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 || hand.borrow().fingers.len() > 1 {
                return;
            }
            let ended = hand.borrow_mut().drag.take();
            finish(ended);
            let hand = &mut *hand.borrow_mut();
            let at = place(&event);
            hand.fingers.retain(|finger| finger.id != event.pointer_id() && !event.is_primary());
            hand.fingers.push(Finger { id: event.pointer_id(), from: at, to: at });
            hand.begin(event.shift_key());
            if hand.fingers.len() > 1 {
                hand.fingers.iter().for_each(|finger| capture(finger.id));
            }
        })
    };
    let moved = {
        let (hand, update) = (hand.clone(), update.clone());
        Callback::from(move |event: PointerEvent| {
            let hand = &mut *hand.borrow_mut();
            let Some(finger) = hand.fingers.iter_mut().find(|finger| finger.id == event.pointer_id()) else { return };
            finger.to = place(&event);
            let was_far = hand.drag.is_some_and(|drag| drag.far);
            hand.follow();
            if !was_far && hand.drag.is_some_and(|drag| drag.far) {
                // Not before: a captured pointer would take the click away from what it went down on.
                capture(event.pointer_id());
            }
            update.force_update();
        })
    };
    let up = {
        let hand = hand.clone();
        Callback::from(move |event: PointerEvent| {
            let ended = {
                let hand = &mut *hand.borrow_mut();
                let before = hand.fingers.len();
                hand.fingers.retain(|finger| finger.id != event.pointer_id());
                if hand.fingers.len() == before {
                    return;
                }
                let ended = hand.drag.take();
                // The finger that stays goes on by itself, where it is.
                hand.begin(false);
                ended
            };
            finish(ended);
        })
    };
    let now = hand.borrow().drag.filter(|drag| drag.far);
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
