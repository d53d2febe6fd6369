//! The article's pane: the bar with the evidence and the legend, the strip, and the text with its marks.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::Reading;
use crate::corpus::search::Query;
use crate::ui::app::{Setting, use_setting};
use crate::ui::article_bar::{self, HeadProps, article_bar, article_head};
use crate::ui::state::{Held, Open};
use crate::ui::story::{HITS, Story};
use crate::ui::strip::{self, strip};
use crate::view::highlight;
use crate::view::names::Field;

/// What is open.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article, if any is open.
    pub reading: Option<Held>,
    /// Place of the chosen event among the article's.
    pub event: Option<usize>,
    /// What is searched for.
    pub typed: AttrValue,
    /// Which evidence is looked at.
    pub open: Open,
    /// Fields switched off.
    pub hidden: Rc<Vec<Field>>,
}

/// The pane.
#[component]
pub fn ArticlePane(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let evidence = use_memo((props.reading.clone(), props.event), |(reading, event)| {
        let (Some(reading), Some(event)) = (reading, event) else { return Vec::new() };
        let Reading { article, extraction } = &*reading.0;
        let event = extraction.events.get(*event);
        event.map(|event| highlight::evidence(event, &article.text)).unwrap_or_default()
    });
    // Where no event is chosen, the reader goes through the hits of the search.
    let hits = use_memo((props.reading.clone(), props.event, props.typed.clone()), |(reading, event, typed)| {
        let text = reading.as_ref().filter(|_| event.is_none()).map_or("", |reading| &reading.0.article.text);
        Query::new(typed).hits(text, HITS).len()
    });
    let Some(reading) = &props.reading else {
        return html! {
            <section class="pane article article--none" id="article" aria-label={words.tab_article}>
                <p class="article__none">{ words.no_article }</p>
            </section>
        };
    };
    html! {
        <section class="pane article" id="article" aria-label={words.tab_article} tabindex="-1">
            { article_bar(&article_bar::Props { reading: reading.clone(), evidence: Rc::clone(&evidence), hits: *hits, step: props.open.step, hidden: Rc::clone(&props.hidden) }, &tools, locale) }
            <div class="article__body">
                { strip(&strip::Props { reading: reading.clone(), event: props.event }, locale) }
                <div class="article__scroll" tabindex="0" role="region" aria-label={words.article_text}>
                    <div class="story" lang="ar" dir="rtl">
                        { article_head(&HeadProps { reading: reading.clone() }, &tools, locale) }
                        <Story reading={reading.clone()} event={props.event} typed={props.typed.clone()}
                            step={props.open.step} called={props.open.called} hidden={Rc::clone(&props.hidden)} />
                    </div>
                </div>
            </div>
        </section>
    }
}
