//! Above the text: the way through the evidence, the legend that switches fields on and off, and what is known
//! of the article, its publication date among it, which can be set by hand.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::app::Tools;
use crate::ui::icon::{icon, icon_as};
use crate::ui::keyboard::{Step, round};
use crate::ui::name::said;
use crate::ui::state::{Action, Held};
use crate::view::date;
use crate::view::highlight::Evidence;
use crate::view::locale::Locale;
use crate::view::names::Field;

/// What is looked at.
pub struct Props {
    /// The article.
    pub reading: Held,
    /// The chosen event's evidence, in the order of the text.
    pub evidence: Rc<Vec<Evidence>>,
    /// Hits of the search, where no event is chosen.
    pub hits: usize,
    /// Which of it is looked at.
    pub step: usize,
    /// Fields switched off.
    pub hidden: Rc<Vec<Field>>,
}

/// The bar.
pub fn article_bar(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let count = props.evidence.len().max(props.hits);
    let step_is = if props.hits > 0 { words.hit } else { words.evidence };
    let step = props.step.min(count.saturating_sub(1));
    let go = |way: Step| {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(next) = round(step, way, count) {
                send.dispatch(Action::Step(next));
            }
        })
    };
    // What a reader who cannot see the mark hears on each step.
    let spoken = props.evidence.get(step).map(|evidence| {
        [evidence.field.name(locale), words.colon, evidence.span.of(&props.reading.0.article.text)].concat()
    });
    html! {
        <header class="article__bar">
            if count > 0 {
                <div class="article__nav">
                    <button class="btn btn--icon" type="button" aria-label={words.previous_evidence} onclick={go(Step::Previous)}>
                        { icon_as("i-prev", "ico--flip") }
                    </button>
                    <span class="article__pos" aria-live="polite">
                        <bdi>{ step_is }{ " " }{ locale.number(step + 1) }{ " " }{ words.of }{ " " }{ locale.number(count) }</bdi>
                        <span class="vh">{ words.comma }{ said(spoken.as_deref().unwrap_or_default(), locale) }</span>
                    </span>
                    <button class="btn btn--icon" type="button" aria-label={words.next_evidence} onclick={go(Step::Next)}>
                        { icon_as("i-next", "ico--flip") }
                    </button>
                </div>
            }
            <ul class="legend" aria-label={words.legend}>
                { for Field::LEGEND.into_iter().map(|field| {
                    let send = tools.send.clone();
                    let toggle = Callback::from(move |_: MouseEvent| send.dispatch(Action::Legend(field)));
                    let on = !props.hidden.contains(&field);
                    html! {
                        <li key={field.style()}>
                            <button class="legend__b" type="button" aria-pressed={on.to_string()} onclick={toggle}>
                                <span class={classes!("key", ["f-", field.style()].concat())}>{ field.name(locale) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </header>
    }
}

/// Which article.
pub struct HeadProps {
    /// It.
    pub reading: Held,
}

/// Earlier dates are a year half typed, not a publication date.
const EARLIEST: &str = "1900";

/// What is known of the article.
pub fn article_head(props: &HeadProps, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let reading = &props.reading.0;
    let article = &reading.article;
    let published = article.published.clone().or_else(|| reading.extraction.published.clone());
    let from_text = article.published.is_none() && published.is_some();
    let set = {
        let (reading, tools) = (Rc::clone(reading), tools.clone());
        Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let published = (!typed.is_empty()).then_some(typed);
            if published.as_deref().is_some_and(|date| date < EARLIEST) || published == reading.article.published {
                return;
            }
            let mut article = reading.article.clone();
            article.published = published;
            // What is read again is no news.
            tools.send.dispatch(Action::Noted);
            tools.link.again(article);
        })
    };
    let heading_in_text = article.text.trim_start().starts_with(reading.title());
    html! {
        <header class="story__head" lang={locale.lang.code()} dir={locale.lang.dir()}>
            <p class="story__src">
                if let Some(outlet) = &article.source { { said(outlet, locale) }<span class="sep" aria-hidden="true">{ "·" }</span> }
                if let Some(published) = &published {
                    <time datetime={published.clone()}>{ date::read_out(published, locale) }</time>
                    if from_text { <span class="prec">{ words.date_from_text }</span> }
                    <span class="sep" aria-hidden="true">{ "·" }</span>
                }
                { locale.counted(reading.extraction.events.len(), &words.events).to_string() }
                if let Some(url) = article.url.as_deref().filter(|url| is_web(url)) {
                    <span class="sep" aria-hidden="true">{ "·" }</span>
                    <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{ words.web_page }</a>
                }
            </p>
            <p class={classes!("story__date", published.is_none().then_some("story__date--none"))}>
                <label>
                    if published.is_none() { { icon("i-warn") } }
                    { words.published }{ " " }
                    <input class="inp" type="date" lang={locale.lang.code()} value={published.clone().unwrap_or_default()} onchange={set} />
                </label>
                if published.is_none() { <span class="none">{ words.undated_why }</span> }
            </p>
            if !heading_in_text { <h2 class="story__title" lang="ar" dir="rtl">{ reading.title() }</h2> }
        </header>
    }
}

/// Only an ordinary web address becomes a link; a file could bring any other.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
