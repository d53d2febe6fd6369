//! A dialog over the page. The browser's own element keeps the focus inside and closes it by Esc.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::ui::app::{Setting, use_setting};
use crate::ui::icon::icon;
use crate::ui::state::Action;

/// What it holds.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its heading.
    pub title: AttrValue,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// What stands under the heading.
    pub children: Html,
}

/// A dialog, open as long as it is drawn.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let before = crate::ui::listen::document().active_element();
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.show_modal().ok();
            }
            // Whoever opened it gets the focus back.
            move || {
                if let Some(before) = before {
                    before.unchecked_into::<HtmlElement>().focus().ok();
                }
            }
        });
    }
    let close = {
        let send = tools.send.clone();
        Callback::from(move |()| send.dispatch(Action::Over(None)))
    };
    // A click beside it lands on the dialog itself, one inside on what it holds.
    let beside = {
        let (close, node) = (close.clone(), node.clone());
        Callback::from(move |event: MouseEvent| {
            let dialog = node.cast::<HtmlDialogElement>().map(|dialog| dialog.unchecked_into::<EventTarget>());
            if dialog.is_some() && event.target() == dialog {
                close.emit(());
            }
        })
    };
    html! {
        <dialog ref={node} class={classes!("dlg", props.class.clone())} aria-labelledby="dlg-h" onclick={beside}
            onclose={close.reform(|_: Event| ())}>
            <header class="dlg__h">
                <h2 id="dlg-h">{ &props.title }</h2>
                <button class="btn btn--icon btn--quiet" type="button" aria-label={locale.words().close}
                    onclick={close.reform(|_: MouseEvent| ())}>
                    { icon("i-close") }
                </button>
            </header>
            { props.children.clone() }
        </dialog>
    }
}
