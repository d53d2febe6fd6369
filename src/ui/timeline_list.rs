//! The timeline of a narrow screen: a list by date with the signs of the wide one, the undated events at its end.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::edtf::year_of;
use crate::corpus::filter::{Order, Selection, ordered};
use crate::corpus::order::sort;
use crate::ui::app::{Setting, use_setting};
use crate::ui::name::said;
use crate::ui::state::{Action, Open, Shared, Tab};
use crate::ui::window_list::{WindowList, Wish};
use crate::view::card::Card;

/// What is listed.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// The events shown.
    pub selection: Rc<Selection>,
    /// What is open.
    pub open: Open,
}

/// The list.
#[component]
pub fn TimelineList(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let numbers = use_memo((props.corpus.clone(), Rc::clone(&props.selection)), |(corpus, selection)| {
        let corpus = corpus.get();
        let mut shown = selection.shown.clone();
        sort(&mut shown, |number| *number);
        let mut numbers = ordered(&corpus, Order::Latest);
        numbers.retain(|number| shown.binary_search(number).is_ok());
        numbers
    });
    let chosen = props.open.event.as_deref().and_then(|id| props.corpus.get().event(id));
    let item = {
        let (corpus, numbers) = (props.corpus.clone(), Rc::clone(&numbers));
        Callback::from(move |at: usize| {
            let corpus = corpus.get();
            let number = numbers[at];
            let days = corpus.record(number).days;
            let year = days.map(|days| year_of(days.last));
            let before = at.checked_sub(1).map(|at| corpus.record(numbers[at]).days.map(|days| year_of(days.last)));
            let heading = (before != Some(year)).then(|| match year {
                Some(year) => locale.localized(&year.to_string()),
                None => locale.words().no_year.to_owned(),
            });
            let (reading, event) = corpus.resolve(number);
            let event = &reading.extraction.events[event];
            let card = Card::new(event, &reading, locale);
            let sign = match days.map(|days| days.last - days.first) {
                _ if event.aggregate => "tll__g--sum",
                None => "tll__g--nodate",
                Some(0) => "tll__g--day",
                Some(1..=14) => "tll__g--span",
                Some(_) => "tll__g--month",
            };
            let (send, id) = (tools.send.clone(), Rc::<str>::from(card.id.as_str()));
            let choose = Callback::from(move |_: MouseEvent| {
                send.dispatch(Action::Choose(Rc::clone(&id)));
                send.dispatch(Action::Tab(Tab::Article));
            });
            html! {
                <>
                    if let Some(heading) = heading { <h2 class="tll__y">{ heading }</h2> }
                    <div class={classes!("tll__e", (chosen == Some(number)).then_some("is-on"))}>
                        <span class={classes!("tll__g", sign)} aria-hidden="true"></span>
                        <button class="tll__b" type="button" data-mark={card.id.clone()} onclick={choose}>
                            <span class="tll__d">{ card.date.words.as_deref().unwrap_or(locale.words().no_date) }</span>
                            <span class="tll__t">{ card.kind }{ locale.words().colon }{ said(&card.spoken(locale), locale) }</span>
                        </button>
                    </div>
                </>
            }
        })
    };
    let place = numbers.iter().position(|number| Some(*number) == chosen);
    html! {
        <div class="pane tlphone" id="timeline">
            <WindowList count={numbers.len()} {item} top={0} label={words.timeline} wish={Wish { item: place, called: props.open.called }} />
        </div>
    }
}
