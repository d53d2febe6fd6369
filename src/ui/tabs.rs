//! What narrow screens have besides: the tabs, and the chosen event over them while its article is read.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::filter::Selection;
use crate::ui::app::Tools;
use crate::ui::icon::{icon, icon_as};
use crate::ui::keyboard::Step;
use crate::ui::name::said;
use crate::ui::state::{Action, Open, Shared, Tab};
use crate::view::card::Card;
use crate::view::locale::Locale;

/// Which tab is seen.
pub struct Props {
    /// It.
    pub tab: Tab,
}

/// The tabs.
pub fn tabs(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let tab = |tab: Tab, symbol: &'static str, name: &'static str| {
        let send = tools.send.clone();
        let go = Callback::from(move |_: MouseEvent| send.dispatch(Action::Tab(tab)));
        html! {
            <button class="tabs__b" type="button" aria-current={(props.tab == tab).then_some("page")} onclick={go}>
                { icon(symbol) }<span>{ name }</span>
            </button>
        }
    };
    html! {
        <nav class="tabs" aria-label={words.sections}>
            { tab(Tab::Events, "i-list", words.tab_events) }
            { tab(Tab::Article, "i-article", words.tab_article) }
            { tab(Tab::Timeline, "i-time", words.tab_timeline) }
            { tab(Tab::Map, "i-map", words.map) }
        </nav>
    }
}

/// What the chosen event is chosen from.
pub struct MiniProps {
    /// The articles and events.
    pub corpus: Shared,
    /// The events shown.
    pub selection: Rc<Selection>,
    /// What is open.
    pub open: Open,
}

/// The chosen event in two lines, with the ones before and after.
pub fn mini(props: &MiniProps, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let corpus = props.corpus.get();
    let Some(number) = props.open.event.as_deref().and_then(|id| corpus.event(id)) else { return html! {} };
    let (reading, event) = corpus.resolve(number);
    let card = Card::new(&reading.extraction.events[event], &reading, locale);
    let at = props.selection.shown.iter().position(|known| *known == number);
    let neighbour = |step: Step| {
        let at = match step {
            Step::Next => at? + 1,
            Step::Previous => at?.checked_sub(1)?,
        };
        let (reading, event) = corpus.resolve(*props.selection.shown.get(at)?);
        Some(Rc::<str>::from(reading.extraction.events[event].id.as_str()))
    };
    let button = |step: Step, icon: &'static str, label: &'static str| {
        let (send, id) = (tools.send.clone(), neighbour(step));
        let disabled = id.is_none();
        let go = Callback::from(move |_: MouseEvent| {
            if let Some(id) = &id {
                send.dispatch(Action::Choose(Rc::clone(id)));
            }
        });
        html! {
            <button class="btn btn--icon btn--quiet" type="button" aria-label={label} {disabled} onclick={go}>
                { icon_as(icon, "ico--flip") }
            </button>
        }
    };
    html! {
        <section class="mini" aria-label={words.chosen_event}>
            { button(Step::Previous, "i-prev", words.previous_event) }
            <div class="mini__b">
                <p class="mini__k">{ icon(card.icon) }{ card.kind }<span aria-hidden="true">{ "·" }</span>
                    { card.date.words.clone().unwrap_or_else(|| words.date_not_stated.to_owned()) }</p>
                <p class="mini__t">
                    { said(card.who.as_deref().unwrap_or(words.who_not_stated), locale) }{ " " }
                    { icon_as("i-to", "ico--flip") }{ " " }
                    { said(card.whom.as_deref().unwrap_or(words.whom_not_stated), locale) }
                </p>
            </div>
            { button(Step::Next, "i-next", words.next_event) }
        </section>
    }
}
