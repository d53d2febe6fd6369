//! Among the filters: what the events shown add up to, and what is kept out of the sums.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::facet::{Facet, TOTAL};
use crate::corpus::filter::{Filter, Polarity, Selection};
use crate::event::model::Status;
use crate::ui::app::{Setting, use_setting};
use crate::ui::icon::icon;
use crate::ui::state::{Action, Shared};
use crate::view::names::Field;
use crate::view::tally::Ledger;
use crate::view::toll;

/// Whose losses.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// The events shown.
    pub selection: Rc<Selection>,
    /// The filter, to be narrowed.
    pub filter: Rc<Filter>,
}

/// The sums.
#[component]
pub fn Losses(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let ledger = use_mut_ref(Ledger::default);
    let tally = use_memo((props.corpus.clone(), Rc::clone(&props.selection)), |(corpus, selection)| {
        ledger.borrow_mut().tally(&corpus.get(), &selection.shown)
    });
    if tally.sums.is_empty() && tally.left_out == 0 {
        return html! {};
    }
    let show = {
        let (send, filter) = (tools.send.clone(), Rc::clone(&props.filter));
        Callback::from(move |_: MouseEvent| {
            let mut filter = (*filter).clone();
            filter.choices.retain(|choice| choice.facet != Facet::Status);
            for key in [TOTAL, Status::Denied.as_str(), Status::Hypothetical.as_str()] {
                filter = filter.toggled(Facet::Status, key, Polarity::Include);
            }
            send.dispatch(Action::Filter(filter));
        })
    };
    html! {
        <details class="facet" open=true>
            <summary><h3>{ Field::Losses.name(locale) }</h3>{ icon("i-down") }</summary>
            <div class="tally" data-tally="">
                <table class="toll">
                    <caption class="vh">{ words.losses_shown }</caption>
                    <thead><tr>
                        { for [words.group, words.low, words.best, words.high].into_iter().map(|title| html! { <th key={title} scope="col">{ title }</th> }) }
                    </tr></thead>
                    <tbody>
                        { for tally.sums.iter().map(|sum| html! {
                            <tr key={sum.kind.as_str()} data-kind={sum.kind.as_str()}>
                                <th scope="row">{ toll::kind(sum.kind, locale) }</th>
                                { for [sum.bounds.low, sum.bounds.best, sum.bounds.high].into_iter().map(|figure| html! { <td>{ locale.number(figure as usize) }</td> }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
                if tally.left_out > 0 {
                    <p class="tally__n">
                        { words.left_out }{ words.colon }{ locale.counted(tally.left_out, &words.events).to_string() }{ " " }
                        <button class="facet__more" type="button" onclick={show}>{ words.show }</button>
                    </p>
                }
            </div>
        </details>
    }
}
