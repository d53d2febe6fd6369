//! Beside a plot: the events that have no place on it, so that none is lost.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::app::Tools;
use crate::ui::icon::icon;
use crate::ui::name::said;
use crate::ui::state::{Action, Shared};
use crate::view::card::Card;
use crate::view::locale::Locale;

/// Which events.
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// Their numbers.
    pub numbers: Rc<Vec<u32>>,
    /// The symbol of what they lack.
    pub icon: &'static str,
    /// What they lack.
    pub title: &'static str,
    /// The chosen event.
    pub chosen: Option<u32>,
}

/// So many are listed; the cards have all.
const LISTED: usize = 40;

/// The list.
pub fn unplaced(props: &Props, tools: &Tools, locale: Locale) -> Html {
    if props.numbers.is_empty() {
        return html! {};
    }
    let corpus = props.corpus.get();
    html! {
        <div class="unplaced" data-unplaced={props.numbers.len().to_string()}>
            <h3>{ icon(props.icon) }{ props.title }{ " " }<b>{ locale.number(props.numbers.len()) }</b></h3>
            <ul tabindex="0" aria-label={props.title}>
                { for props.numbers.iter().take(LISTED).map(|number| {
                    let (reading, event) = corpus.resolve(*number);
                    let card = Card::new(&reading.extraction.events[event], &reading, locale);
                    let (send, id) = (tools.send.clone(), Rc::<str>::from(card.id.as_str()));
                    let choose = Callback::from(move |_: MouseEvent| send.dispatch(Action::Choose(Rc::clone(&id))));
                    let current = props.chosen == Some(*number);
                    html! {
                        <li key={*number}><button type="button" aria-current={current.then_some("true")} onclick={choose}>
                            { card.kind }{ locale.words().colon }{ said(&card.spoken(locale), locale) }
                        </button></li>
                    }
                }) }
            </ul>
        </div>
    }
}
