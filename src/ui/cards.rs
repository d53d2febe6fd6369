//! The list of cards: its heading, the filters at work, and the cards near the viewport.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::filter::{Filter, Order, Selection};
use crate::corpus::search::Query;
use crate::ui::app::{Setting, Tools, use_setting};
use crate::ui::card::{EventCard, Shown, snippet};
use crate::ui::cards_head::{self, ActiveProps, active, cards_head};
use crate::ui::name::said;
use crate::ui::state::{Action, Held, Open, Shared};
use crate::ui::window_list::{WindowList, Wish};
use crate::view::locale::Locale;
use crate::view::snippet::around;

/// What is listed.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// The events shown.
    pub selection: Rc<Selection>,
    /// What narrows the list.
    pub filter: Rc<Filter>,
    /// Its order.
    pub order: Order,
    /// What is open.
    pub open: Open,
    /// Whether the chosen card says why.
    pub why: bool,
    /// Whether more is to come.
    pub pending: bool,
}

/// So many articles without events are offered below the list.
const OFFERED: usize = 30;

/// The list.
#[component]
pub fn Cards(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let corpus = props.corpus.get();
    let chosen = props.open.event.as_deref().and_then(|id| corpus.event(id));
    let place = chosen.and_then(|number| props.selection.shown.iter().position(|known| *known == number));

    // Rises when the list is another one, not when it has only grown.
    let top = use_mut_ref(|| (Rc::clone(&props.filter), props.order));
    let turns = use_mut_ref(|| 0_u32);
    if *top.borrow() != (Rc::clone(&props.filter), props.order) {
        *top.borrow_mut() = (Rc::clone(&props.filter), props.order);
        *turns.borrow_mut() += 1;
    }

    let item = {
        let (corpus, selection, why) = (props.corpus.clone(), Rc::clone(&props.selection), props.why);
        let typed = AttrValue::from(props.filter.typed.clone());
        Callback::from(move |at: usize| {
            let number = selection.shown[at];
            let (reading, event) = corpus.get().resolve(number);
            let shown = match (chosen == Some(number), why) {
                (false, _) => Shown::Closed,
                (true, false) => Shown::Open,
                (true, true) => Shown::Why,
            };
            let key = reading.extraction.events[event].id.clone();
            html! { <EventCard {key} reading={Held(reading)} {event} {shown} typed={typed.clone()} /> }
        })
    };
    let count = props.selection.shown.len();
    let others = only_text(
        &OnlyTextProps {
            corpus: props.corpus.clone(),
            selection: Rc::clone(&props.selection),
            typed: props.filter.typed.clone(),
        },
        &tools,
        locale,
    );
    html! {
        <>
            { cards_head(&cards_head::Props { shown: count, total: props.selection.total, order: props.order, filters: props.filter.len() }, &tools, locale) }
            { active(&ActiveProps { corpus: props.corpus.clone(), filter: Rc::clone(&props.filter) }, &tools, locale) }
            if count == 0 {
                <div class="cards__scroll" tabindex="0" role="region" aria-label={words.event_list}>
                    { nothing(props, &tools, locale) }
                    { others }
                </div>
            } else {
                <WindowList {count} {item} top={*turns.borrow()} label={words.event_list}
                    wish={Wish { item: place, called: props.open.called }}
                    after={others} />
            }
        </>
    }
}

fn nothing(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    if props.pending && props.selection.total == 0 {
        return html! {
            <div class="cards__list">
                <div class="card card--wait" role="status"><span class="vh">{ words.reading_now }</span><i></i><i></i><i></i></div>
                <div class="card card--wait" aria-hidden="true"><i></i><i></i><i></i></div>
            </div>
        };
    }
    let (title, hint) = if props.selection.total == 0 {
        (words.no_events, words.no_events_hint)
    } else if props.filter.is_empty() {
        (words.none_found, words.none_found_hint)
    } else {
        (words.none_match, words.none_match_hint)
    };
    let corpus = props.corpus.get();
    let text = |article: u32| corpus.readings()[article as usize].article.text.as_str();
    let meant = corpus.index().meant(&Query::new(&props.filter.typed), text).map(|meant| {
        let (send, filter) = (tools.send.clone(), Filter { typed: meant.clone(), ..(*props.filter).clone() });
        let take = Callback::from(move |_: MouseEvent| send.dispatch(Action::Filter(filter.clone())));
        html! { <p class="empty__m">{ words.meant }{ words.colon }<button class="btn" type="button" onclick={take}>{ said(&meant, locale) }</button></p> }
    });
    html! { <div class="empty" role="status"><p class="empty__t">{ title }</p><p>{ hint }</p>{ meant }</div> }
}

/// Articles that hold the words searched for though no event of theirs is shown; all articles, where no
/// article tells an event.
struct OnlyTextProps {
    corpus: Shared,
    selection: Rc<Selection>,
    typed: String,
}

fn only_text(props: &OnlyTextProps, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let corpus = props.corpus.get();
    let query = Query::new(&props.typed);
    let searched = !props.selection.articles_only.is_empty();
    let articles: Vec<u32> = if searched {
        props.selection.articles_only.iter().copied().take(OFFERED).collect()
    } else if props.selection.total == 0 {
        (0..corpus.readings().len() as u32).take(OFFERED).collect()
    } else {
        return html! {};
    };
    html! {
        <section class="onlytext" aria-labelledby="onlytext-h">
            <h3 id="onlytext-h">{ if searched { words.only_text } else { words.tab_article } }</h3>
            <ul>
                { for articles.into_iter().map(|article| {
                    let reading = &corpus.readings()[article as usize];
                    let (send, id) = (tools.send.clone(), Rc::<str>::from(reading.article.id.as_str()));
                    let open = Callback::from(move |_: MouseEvent| send.dispatch(Action::OpenArticle(Rc::clone(&id))));
                    html! {
                        <li key={article}>
                            <button class="onlytext__b" type="button" onclick={open} lang="ar" dir="auto">{ reading.title() }</button>
                            { snippet(&around(&reading.article.text, &query)) }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
