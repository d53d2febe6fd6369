//! The boxes of one facet. Long lists show their most frequent values, then more on request, and can be
//! searched.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::corpus::facet::Facet;
use crate::corpus::filter::{Filter, Polarity, Selection};
use crate::ui::app::{Setting, Tools, use_setting};
use crate::ui::icon::icon;
use crate::ui::name::said;
use crate::ui::state::{Action, Shared};
use crate::ui::years::YearsBox;
use crate::view::facets::{Entry, listing};
use crate::view::locale::Locale;
use crate::view::names;

/// Values shown of a long list, and of one that was opened; more are found by searching.
const FEW: usize = 6;
const MANY: usize = 60;
/// From so many values on, an opened list can be searched.
const SEARCHABLE: usize = 15;

/// Which facet of what.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The facet.
    pub facet: Facet,
    /// The articles and events.
    pub corpus: Shared,
    /// What the filter leaves.
    pub selection: Rc<Selection>,
    /// The filter.
    pub filter: Rc<Filter>,
}

/// One facet.
#[component]
pub fn FacetGroup(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let facet = props.facet;
    let all = use_state_eq(|| false);
    let sought = use_state_eq(String::new);
    let limit = if *all { MANY } else { FEW };
    let listing = listing(&props.corpus.get(), &props.selection, &props.filter, facet, limit, &sought, locale);
    if listing.values == 0 && facet != Facet::Date {
        return html! {};
    }
    let toggle = {
        let all = all.clone();
        let sought = sought.setter();
        Callback::from(move |_: MouseEvent| {
            sought.set(String::new());
            all.set(!*all);
        })
    };
    let seek = {
        let sought = sought.setter();
        Callback::from(move |event: InputEvent| sought.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let title = names::facet(facet, locale);
    html! {
        <details class="facet" open=true>
            <summary>
                <h3>{ title }</h3>
                if listing.chosen > 0 { <span class="facet__n">{ locale.number(listing.chosen) }</span> }
                { icon("i-down") }
            </summary>
            <fieldset data-facet={facet.as_str()}>
                <legend class="vh">{ title }</legend>
                if facet == Facet::Date { <YearsBox years={props.selection.years.clone()} filter={Rc::clone(&props.filter)} /> }
                if *all && listing.values > SEARCHABLE {
                    <p class="facet__find">
                        <input class="inp" type="text" aria-label={[words.find_value, words.colon, title].concat()}
                            placeholder={words.find_value} value={(*sought).clone()} oninput={seek} />
                    </p>
                }
                if listing.asked > 1 && joins(facet) { { joint(props, locale, &tools) } }
                <ul>
                    { for listing.entries.into_iter().map(|entry| {
                        value_box(&ValueProps { facet, entry: Rc::new(entry), filter: Rc::clone(&props.filter) }, &tools, locale)
                    }) }
                </ul>
                if listing.values > FEW && !matches!(facet, Facet::Type | Facet::Status) {
                    <button class="facet__more" type="button" aria-expanded={all.to_string()} onclick={toggle}>
                        if *all { { words.fewer_values } } else { { words.more_values }{ " (" }{ locale.number(listing.values) }{ ")" } }
                    </button>
                }
            </fieldset>
        </details>
    }
}

/// Whether an event can have several values of the facet.
fn joins(facet: Facet) -> bool {
    !matches!(facet, Facet::Type | Facet::Article | Facet::Date)
}

/// Whether any of the values chosen is enough, or all have to be there.
fn joint(props: &Props, locale: Locale, tools: &Tools) -> Html {
    let words = locale.words();
    let all = props.filter.all.contains(&props.facet);
    let button = |name: &'static str, on: bool| {
        let (send, filter, facet) = (tools.send.clone(), Rc::clone(&props.filter), props.facet);
        let set = Callback::from(move |_: MouseEvent| {
            if !on {
                send.dispatch(Action::Filter(filter.joined(facet)));
            }
        });
        html! { <button class="joint__b" type="button" aria-pressed={on.to_string()} onclick={set}>{ name }</button> }
    };
    html! { <p class="joint">{ button(words.any_of, !all) }{ button(words.all_of, all) }</p> }
}

/// One box.
struct ValueProps {
    facet: Facet,
    entry: Rc<Entry>,
    filter: Rc<Filter>,
}

fn value_box(props: &ValueProps, tools: &Tools, locale: Locale) -> Html {
    let entry = &props.entry;
    let set = |polarity: Polarity| {
        let (send, filter, facet, entry) =
            (tools.send.clone(), Rc::clone(&props.filter), props.facet, Rc::clone(&props.entry));
        Callback::from(move |()| send.dispatch(Action::Filter(filter.toggled(facet, &entry.key, polarity))))
    };
    let included = entry.polarity == Some(Polarity::Include);
    let excluded = entry.polarity == Some(Polarity::Exclude);
    let exclude = [locale.words().exclude, locale.words().colon, &entry.label].concat();
    html! {
        <li key={entry.key.clone()} class={classes!("fx", excluded.then_some("fx--not"), (entry.count == 0).then_some("fx--zero"))}>
            <label class="fx__l">
                <input type="checkbox" value={entry.key.clone()} checked={included}
                    onchange={set(Polarity::Include).reform(|_: Event| ())} />
                if let Some(symbol) = entry.icon { { icon(symbol) } }
                <span class="fx__t">{ said(&entry.label, locale) }</span>
                <span class="fx__n">{ locale.number(entry.count) }</span>
            </label>
            <button class="fx__not" type="button" aria-pressed={excluded.to_string()} aria-label={exclude.clone()} title={exclude}
                onclick={set(Polarity::Exclude).reform(|_: MouseEvent| ())}>
                { icon("i-minus") }
            </button>
        </li>
    }
}
