//! A list of which only the part near the viewport is drawn. Items may be of any height: they are drawn in
//! chunks, each chunk's height is measured once seen and guessed until then, and two empty boxes stand for
//! what is above and below. What an item looks like is for the caller to say.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Items in a chunk.
pub const CHUNK: usize = 5;
/// Height in pixels of a chunk not seen yet: five closed cards.
const GUESS: f64 = 525.0;
/// So many pixels above and below the viewport are drawn as well.
const MARGIN: f64 = 500.0;

/// The list.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How many items.
    pub count: usize,
    /// Draws an item; changes when any of them does.
    pub item: Callback<usize, Html>,
    /// The item to be seen, and a number that rises with each wish to see it.
    pub wish: Wish,
    /// Changes when the list is another one and is to be seen from its top.
    pub top: u32,
    /// What stands after the list.
    #[prop_or_default]
    pub after: Html,
    /// Its name.
    pub label: AttrValue,
}

/// The wish to see an item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Which.
    pub item: Option<usize>,
    /// Rises with each wish.
    pub called: u32,
}

/// Chunks drawn, the last one excluded.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Range {
    first: usize,
    end: usize,
}

/// The list.
#[component]
pub fn WindowList(props: &Props) -> Html {
    let scroll = use_node_ref();
    let (above, below) = (use_node_ref(), use_node_ref());
    let heights = use_mut_ref(Vec::<f64>::new);
    let range = use_state_eq(|| Range { first: 0, end: 3 });
    let pending = use_mut_ref(|| None::<usize>);

    let chunks = props.count.div_ceil(CHUNK);
    heights.borrow_mut().resize(chunks, GUESS);
    let drawn = Range { first: range.first.min(chunks.saturating_sub(1)), end: range.end.clamp(1, chunks.max(1)) };

    let look = {
        let (scroll, heights, range) = (scroll.clone(), heights.clone(), range.setter());
        Callback::from(move |()| {
            let Some(scroll) = scroll.cast::<Element>() else { return };
            range.set(visible(&heights.borrow(), f64::from(scroll.scroll_top()), f64::from(scroll.client_height())));
        })
    };
    use_effect_with(props.top, {
        let scroll = scroll.clone();
        move |_| {
            if let Some(scroll) = scroll.cast::<Element>() {
                scroll.set_scroll_top(0);
            }
        }
    });
    use_effect_with(props.wish, {
        let pending = pending.clone();
        move |wish: &Wish| *pending.borrow_mut() = wish.item
    });
    // After each drawing: size the empty boxes, measure, look whether another part is to be drawn.
    use_effect({
        let (scroll, above, below, look) = (scroll.clone(), above.clone(), below.clone(), look.clone());
        move || {
            let Some(scroll) = scroll.cast::<Element>() else { return };
            // The boxes come first: reading a height lays the list out, and a list too short loses its place.
            let mut heights = heights.borrow_mut();
            size(&above, heights.iter().take(drawn.first).sum());
            size(&below, heights.iter().skip(drawn.end).sum());
            let top = f64::from(scroll.scroll_top());
            let grown = measure(&scroll, &mut heights, drawn, top);
            if grown != 0.0 {
                scroll.set_scroll_top((top + grown) as i32);
            }
            let wished = *pending.borrow();
            if let Some(item) = wished {
                match child(&scroll, item) {
                    Some(element) => {
                        *pending.borrow_mut() = None;
                        bring_into_view(&scroll, &element);
                    }
                    // Its part is drawn next, and it is brought into view then.
                    None => scroll.set_scroll_top(heights.iter().take(item / CHUNK).sum::<f64>() as i32),
                }
            }
            drop(heights);
            look.emit(());
        }
    });

    html! {
        <div ref={scroll} class="cards__scroll" tabindex="0" role="region" aria-label={props.label.clone()}
            onscroll={look.reform(|_: Event| ())}>
            <div ref={above} class="cards__space" aria-hidden="true"></div>
            // A list of its own: beside unkeyed neighbours the chunks would not be told apart by their keys.
            <div>
                { for (drawn.first..drawn.end.min(chunks)).map(|chunk| html! {
                    <ol class="cards__list" key={chunk} data-chunk={chunk.to_string()} role="list">
                        { for (chunk * CHUNK..((chunk + 1) * CHUNK).min(props.count)).map(|item| html! {
                            <li key={item} data-item={item.to_string()} aria-setsize={props.count.to_string()}
                                aria-posinset={(item + 1).to_string()}>
                                { props.item.emit(item) }
                            </li>
                        }) }
                    </ol>
                }) }
            </div>
            <div ref={below} class="cards__space" aria-hidden="true"></div>
            { props.after.clone() }
        </div>
    }
}

/// Measures the chunks drawn. Gives by how much those above the viewport have grown against their guess, and
/// with them the place of all that is seen.
fn measure(scroll: &Element, heights: &mut [f64], drawn: Range, top: f64) -> f64 {
    let mut at: f64 = heights.iter().take(drawn.first).sum();
    let mut grown = 0.0;
    for (chunk, height) in heights.iter_mut().enumerate().take(drawn.end).skip(drawn.first) {
        let node = scroll.query_selector(&["[data-chunk=\"", &chunk.to_string(), "\"]"].concat());
        let Ok(Some(node)) = node else { continue };
        let measured = f64::from(node.unchecked_into::<HtmlElement>().offset_height());
        if at + *height <= top {
            grown += measured - *height;
        }
        at += *height;
        *height = measured;
    }
    grown
}

/// The chunks that lie in a viewport or near it; at least one.
fn visible(heights: &[f64], top: f64, height: f64) -> Range {
    let (from, to) = (top - MARGIN, top + height + MARGIN);
    let (mut first, mut end, mut at) = (0, 0, 0.0);
    for (chunk, height) in heights.iter().enumerate() {
        if at + height < from {
            first = chunk + 1;
        }
        if at <= to {
            end = chunk + 1;
        }
        at += height;
    }
    let first = first.min(heights.len().saturating_sub(1));
    Range { first, end: end.max(first + 1) }
}

fn child(scroll: &Element, item: usize) -> Option<Element> {
    scroll.query_selector(&["[data-item=\"", &item.to_string(), "\"]"].concat()).ok().flatten()
}

/// Scrolls no further than it must, and shows the head of what is taller than the viewport.
fn bring_into_view(scroll: &Element, element: &Element) {
    let (outer, inner) = (scroll.get_bounding_client_rect(), element.get_bounding_client_rect());
    let room = 12.0;
    let shift = if inner.top() < outer.top() + room || inner.height() > outer.height() - 2.0 * room {
        inner.top() - outer.top() - room
    } else if inner.bottom() > outer.bottom() - room {
        inner.bottom() - outer.bottom() + room
    } else {
        return;
    };
    scroll.set_scroll_top(scroll.scroll_top() + shift as i32);
}

/// A height set through the object model: the page's policy forbids style attributes.
fn size(node: &NodeRef, height: f64) {
    if let Some(element) = node.cast::<HtmlElement>() {
        element.style().set_property("block-size", &[&(height as i64).to_string(), "px"].concat()).ok();
    }
}
