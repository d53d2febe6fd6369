//! Above the cards: how many are shown, in which order, and which filters are at work.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::corpus::facet::Facet;
use crate::corpus::filter::{Filter, Order, Polarity};
use crate::ui::app::Tools;
use crate::ui::icon::icon;
use crate::ui::name::said;
use crate::ui::state::{Action, Over, Shared};
use crate::view::date::read_out;
use crate::view::locale::Locale;
use crate::view::{card, facets, names};

/// What the heading says.
pub struct Props {
    /// Events shown.
    pub shown: usize,
    /// Events in all.
    pub total: usize,
    /// The order.
    pub order: Order,
    /// How many filters are at work.
    pub filters: usize,
}

const ORDERS: [Order; 3] = [Order::Latest, Order::Earliest, Order::Told];

/// The heading, with the order and, on narrow screens, the way to the filters.
pub fn cards_head(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let counted = locale.counted(props.shown, &words.events);
    let sort = {
        let send = tools.send.clone();
        Callback::from(move |event: Event| {
            let at = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Some(order) = usize::try_from(at).ok().and_then(|at| ORDERS.get(at)) {
                send.dispatch(Action::Order(*order));
            }
        })
    };
    let send = tools.send.clone();
    let filters = Callback::from(move |_: MouseEvent| send.dispatch(Action::Over(Some(Over::Filters))));
    let label = [words.filters, words.colon, &locale.number(props.filters)].concat();
    html! {
        <header class="cards__head">
            <h2 id="cards-h" aria-live="polite" data-shown={props.shown.to_string()} data-total={props.total.to_string()}>
                if counted.number.is_empty() {
                    <b>{ counted.noun }</b>
                } else {
                    <b>{ counted.number }</b>{ " " }{ counted.noun }
                }
                <span>{ card::shown_of(props.shown, props.total, locale) }</span>
            </h2>
            <label class="sort">
                <span class="vh">{ words.sort }</span>
                <select onchange={sort}>
                    { for ORDERS.into_iter().map(|order| {
                        let name = match order {
                            Order::Latest => words.latest,
                            Order::Earliest => words.earliest,
                            Order::Told => words.told,
                        };
                        html! { <option key={name} selected={order == props.order}>{ name }</option> }
                    }) }
                </select>
            </label>
            <button class="btn btn--icon cards__filter" type="button" aria-label={label} onclick={filters}>
                { icon("i-filter") }
                if props.filters > 0 { <span class="badge" aria-hidden="true">{ locale.number(props.filters) }</span> }
            </button>
        </header>
    }
}

/// The filters at work.
pub struct ActiveProps {
    /// For the names of the values.
    pub corpus: Shared,
    /// The filter.
    pub filter: Rc<Filter>,
}

/// Each filter as a chip that lets go of it.
pub fn active(props: &ActiveProps, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let filter = &props.filter;
    if filter.is_empty() && filter.typed.trim().is_empty() {
        return html! {};
    }
    let chip = |key: String, kind: &'static str, label: String, polarity: Polarity, without: Filter| {
        let send = tools.send.clone();
        let remove = Callback::from(move |_: MouseEvent| send.dispatch(Action::Filter(without.clone())));
        let excluded = polarity == Polarity::Exclude;
        html! {
            <li key={key}>
                <button class={classes!("tagx", excluded.then_some("tagx--not"))} type="button" onclick={remove}>
                    <span class="tagx__k">{ kind }</span>
                    if excluded { <span class="tagx__k">{ words.not }</span> }
                    { said(&label, locale) }{ icon("i-close") }<span class="vh">{ words.remove }</span>
                </button>
            </li>
        }
    };
    let corpus = props.corpus.get();
    let mut chips: Vec<Html> = filter
        .choices
        .iter()
        .map(|choice| {
            let label = facets::label(&corpus, choice.facet, &choice.key, locale);
            let without = filter.toggled(choice.facet, &choice.key, choice.polarity);
            let key = [choice.facet.as_str(), ":", &choice.key].concat();
            chip(key, names::facet(choice.facet, locale), label, choice.polarity, without)
        })
        .collect();
    // A month that was chosen as one goes as one.
    let one = filter.from == filter.to;
    let (from, to) = if one { (names::facet(Facet::Date, locale), "") } else { (words.from, &*filter.to) };
    let bounds = [
        (from, &*filter.from, Filter { from: String::new(), to: to.to_owned(), ..(**filter).clone() }),
        (words.to, to, Filter { to: String::new(), ..(**filter).clone() }),
        (words.on_map, &*filter.area, Filter { area: String::new(), ..(**filter).clone() }),
        (words.searched, &*filter.typed, Filter { typed: String::new(), ..(**filter).clone() }),
    ];
    for (kind, value, without) in bounds {
        if !value.trim().is_empty() {
            // Degrees would say nothing to most.
            let value = match kind {
                kind if kind == words.on_map => words.area.to_owned(),
                kind if kind == words.searched => locale.localized(value),
                _ => read_out(value, locale),
            };
            chips.push(chip(kind.to_owned(), kind, value, Polarity::Include, without));
        }
    }
    html! { <ul class="active" aria-label={words.active}>{ for chips }</ul> }
}
