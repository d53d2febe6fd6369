//! One symbol out of `www/icons.svg`. It stands beside words and says nothing by itself.

use yew::prelude::*;

/// What to draw.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Id of the symbol.
    pub name: &'static str,
    /// Further classes: `ico--flip` for what points along the line, `ico--prec` for a precision.
    #[prop_or_default]
    pub class: Classes,
}

/// A symbol.
#[component]
pub fn Icon(props: &Props) -> Html {
    html! {
        <svg class={classes!("ico", props.class.clone())} aria-hidden="true">
            <use href={AttrValue::from(["#", props.name].concat())} />
        </svg>
    }
}
