//! One event as a card: closed in a list, open when it is chosen.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::search::Query;
use crate::event::model::Status;
use crate::ui::app::{Setting, use_setting};
use crate::ui::card_details::{self, card_details};
use crate::ui::icon::{icon, icon_as};
use crate::ui::name::said;
use crate::ui::state::{Action, Held};
use crate::view::card::{Card, When};
use crate::view::locale::Locale;
use crate::view::names;
use crate::view::snippet::{self, Piece};

/// How much of a card is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Its head and a line of facts.
    Closed,
    /// Every field.
    Open,
    /// Every field, and the rules that made it.
    Why,
}

/// Which event.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its article.
    pub reading: Held,
    /// Its place among the article's events.
    pub event: usize,
    /// How much of it.
    pub shown: Shown,
    /// What is searched for.
    pub typed: AttrValue,
}

/// A card.
#[component]
pub fn EventCard(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let reading = &props.reading.0;
    let event = &reading.extraction.events[props.event];
    // A card is drawn again only when something of it is another: there is nothing to be remembered.
    let card = Card::new(event, reading, locale);
    let choose = {
        let (tools, id) = (tools.clone(), Rc::<str>::from(event.id.as_str()));
        Callback::from(move |_: MouseEvent| tools.send.dispatch(Action::Choose(Rc::clone(&id))))
    };
    let open = props.shown != Shown::Closed;
    let heading = ["card-", &card.id].concat();
    let style = ["card--", names::status_style(card.status)].concat();
    html! {
        <article class={classes!("card", open.then_some("card--open"), style)} data-event-id={card.id.clone()}
            aria-labelledby={heading.clone()} aria-current={open.then_some("true")}>
            <header class="card__head">
                <span class="card__icon">{ icon(card.icon) }</span>
                <p class="card__kicker" data-field="type">
                    { card.kind }
                    if let Some(tactic) = &card.tactic { <span class="tac">{ tactic }</span> }
                </p>
                <p class="card__date" data-field={(!open).then_some("date")}>{ when(&card.date, locale) }</p>
            </header>
            <h3 class="card__title" id={heading}>
                <button class="card__pick" type="button" onclick={choose}>{ title(&card, open, locale) }</button>
            </h3>
            if open {
                <ul class="chips" data-field="status">{ chips(&card, open, locale) }</ul>
                { card_details(&card_details::Props { card: &card, reading: props.reading.clone(), event: props.event, shown: props.shown }, &tools, locale) }
            } else {
                <div class="card__foot">
                    <p class="card__place" data-field="place">{ place(&card, locale) }</p>
                    { losses(&card, locale) }
                    <ul class="chips" data-field="status">{ chips(&card, open, locale) }</ul>
                </div>
                { snippet(&snippet::of_event(event, &reading.article.text, &Query::new(&props.typed))) }
            }
        </article>
    }
}

/// Words of a text around what was searched for.
pub fn snippet(pieces: &[Piece]) -> Html {
    if pieces.is_empty() {
        return html! {};
    }
    html! {
        <p class="snip" lang="ar" dir="rtl">
            { for pieces.iter().map(|piece| if piece.hit { html! { <mark class="hit">{ &piece.words }</mark> } } else { html! { { &piece.words } } }) }
        </p>
    }
}

fn title(card: &Card, open: bool, locale: Locale) -> Html {
    let words = locale.words();
    let party = |name: &Option<String>, missing: &'static str, field: &'static str| {
        // An open card has a row for each field; the heading then only repeats it.
        let field = (!open).then_some(field);
        match name {
            Some(name) => html! { <span data-field={field}>{ said(name, locale) }</span> },
            None => html! { <span class="none" data-field={field}>{ missing }</span> },
        }
    };
    html! {
        <>
            { party(&card.who, words.who_not_stated, "perpetrators") }
            { " " }{ icon_as("i-to", "ico--flip") }<span class="vh">{ words.against }</span>{ " " }
            { party(&card.whom, words.whom_not_stated, "targets") }
        </>
    }
}

/// A date with its precision.
pub fn when(date: &When, locale: Locale) -> Html {
    let words = locale.words();
    html! {
        <>
            { icon_as(date.icon, "ico--prec") }
            if let Some(read_out) = &date.words {
                <time datetime={date.edtf.clone()} data-edtf={date.edtf.clone()}>{ read_out }</time>
                if !date.precision.is_empty() { <span class="prec">{ date.precision }</span> }
            } else {
                <span class="none">{ words.date_not_stated }</span>
            }
        </>
    }
}

/// A place with its precision.
pub fn place(card: &Card, locale: Locale) -> Html {
    match &card.place {
        Some(place) => html! {
            <>{ icon_as(place.icon, "ico--prec") }<span>{ said(&place.words, locale) }</span><span class="prec">{ place.precision }</span></>
        },
        None => html! {
            <>{ icon_as("i-noplace", "ico--prec") }<span class="none">{ locale.words().place_not_stated }</span></>
        },
    }
}

fn losses(card: &Card, locale: Locale) -> Html {
    if card.losses.is_empty() {
        return html! { <p class="tolls" data-field="casualties"><span class="none">{ locale.words().no_losses }</span></p> };
    }
    html! {
        <ul class="tolls" data-field="casualties">
            { for card.losses.iter().enumerate().map(|(at, toll)| html! {
                <li key={at}>if !toll.figure.is_empty() { <b>{ &toll.figure }</b>{ " " } }{ &toll.rest }</li>
            }) }
        </ul>
    }
}

fn chips(card: &Card, open: bool, locale: Locale) -> Html {
    let words = locale.words();
    let style = ["chip chip--", names::status_style(card.status)].concat();
    let claimant = card.claimed_by.as_ref().map(|claimant| {
        html! { <span data-field={(!open).then_some("claimed_by")}>{ said(claimant, locale) }</span> }
    });
    let claimed = card.status == Status::Claimed;
    html! {
        <>
            <li class={style}>
                { icon(names::status_icon(card.status)) }
                if let Some(claimant) = claimant.clone().filter(|_| claimed) {
                    { words.claimed_it }{ " " }{ claimant }
                } else {
                    { said(&card.status_words, locale) }
                }
            </li>
            if let Some(claimant) = claimant.filter(|_| !claimed) {
                <li class="chip chip--versions">{ icon("i-said") }{ words.claimed_it }{ " " }{ claimant }</li>
            }
            if card.aggregate { <li class="chip chip--sum">{ icon("i-sum") }{ words.total }</li> }
            if card.tolls > 1 {
                <li class="chip chip--differ">{ icon("i-differ") }{ locale.counted(card.tolls, &words.tolls).to_string() }</li>
            }
        </>
    }
}
