//! The events that share a stretch of marked words, to choose one of them.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::ui::app::{Setting, use_setting};
use crate::ui::icon::icon;
use crate::ui::listen::window;
use crate::ui::name::said;
use crate::ui::state::{Action, Held};
use crate::view::card::Card;

/// Where it was asked for, in pixels of the viewport, and which events are meant.
#[derive(Clone, PartialEq, Eq)]
pub struct At {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// Places among the article's events.
    pub events: Vec<usize>,
}

/// What is listed.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article.
    pub reading: Held,
    /// Where and which.
    pub at: At,
    /// Closes the list.
    pub close: Callback<()>,
}

/// Room for the list, as the style sheet has it.
const WIDTH: f64 = 320.0;

/// The list.
#[component]
pub fn EventList(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let node = use_node_ref();
    use_effect_with(props.at.clone(), {
        let node = node.clone();
        move |at: &At| {
            let Some(list) = node.cast::<HtmlElement>() else { return };
            let size =
                |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(WIDTH);
            let (width, height) = (size(window().inner_width()), size(window().inner_height()));
            let x = (f64::from(at.x) - WIDTH / 2.0).min(width - WIDTH - 8.0).max(8.0);
            let room = f64::from(list.offset_height()) + 16.0;
            let below = f64::from(at.y) + 16.0;
            let y = if below + room > height { (f64::from(at.y) - room).max(8.0) } else { below };
            for (name, value) in [("left", x), ("top", y)] {
                list.style().set_property(name, &[&(value as i32).to_string(), "px"].concat()).ok();
            }
            if let Ok(Some(first)) = list.query_selector("button") {
                first.unchecked_into::<HtmlElement>().focus().ok();
            }
        }
    });
    let escape = {
        let close = props.close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    let words = locale.words();
    html! {
        <>
            <div class="pop__scrim" onclick={props.close.reform(|_: MouseEvent| ())}></div>
            <div ref={node} class="pop" role="dialog" aria-label={words.events_here} lang={locale.lang.code()}
                dir={locale.lang.dir()} onkeydown={escape}>
                <p class="pop__h">{ words.events_here }</p>
                <ul>
                    { for props.at.events.iter().map(|at| {
                        let event = &props.reading.0.extraction.events[*at];
                        let card = Card::new(event, &props.reading.0, locale);
                        let (send, close, id) = (tools.send.clone(), props.close.clone(), Rc::<str>::from(event.id.as_str()));
                        let choose = Callback::from(move |_: MouseEvent| {
                            close.emit(());
                            send.dispatch(Action::Choose(Rc::clone(&id)));
                        });
                        html! {
                            <li key={event.id.clone()}>
                                <button class="pop__b" type="button" onclick={choose}>
                                    <span class="pop__k">{ icon(card.icon) }{ card.kind }<span class="sep">{ "·" }</span>
                                        { card.date.words.clone().unwrap_or_else(|| words.date_not_stated.to_owned()) }</span>
                                    <span class="pop__t">{ said(&card.spoken(locale), locale) }</span>
                                </button>
                            </li>
                        }
                    }) }
                </ul>
            </div>
        </>
    }
}
