//! One symbol out of `www/icons.svg`. It stands beside words and says nothing by itself.

use yew::prelude::*;

/// A symbol. A function, as most small parts are: a component of its own costs the page two kilobytes.
pub fn icon(name: &'static str) -> Html {
    icon_as(name, "")
}

/// A symbol with a further class: `ico--flip` for what points along the line, `ico--prec` for a precision.
pub fn icon_as(name: &'static str, class: &'static str) -> Html {
    html! {
        <svg class={classes!("ico", class)} aria-hidden="true">
            <use href={AttrValue::from(["#", name].concat())} />
        </svg>
    }
}
