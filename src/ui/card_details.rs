//! The fields of an open card, each with the colour of its words in the article, the sentence that tells the
//! event, and the rules that made it.

use yew::prelude::*;

use crate::ui::app::Tools;
use crate::ui::card::{Shown, place, when};
use crate::ui::icon::icon;
use crate::ui::name::said;
use crate::ui::state::{Action, Held, Tab};
use crate::view::card::{Card, Details};
use crate::view::locale::Locale;
use crate::view::names::Field;
use crate::view::toll::{Row, Words};
use crate::view::why;

/// Which event.
pub struct Props<'a> {
    /// Its card.
    pub card: &'a Card,
    /// Its article.
    pub reading: Held,
    /// Its place among the article's events.
    pub event: usize,
    /// Whether it says why.
    pub shown: Shown,
}

/// The fields.
pub fn card_details(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let event = &props.reading.0.extraction.events[props.event];
    let details = Details::new(event, &props.reading.0, locale);
    let card = props.card;
    let act = |action: fn() -> Action| {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| send.dispatch(action()))
    };
    let stated = |value: &Option<String>| match value {
        Some(value) => said(value, locale),
        None => html! { <span class="none">{ words.not_stated }</span> },
    };
    let why = props.shown == Shown::Why;
    html! {
        <>
            <dl class="fields">
                { row(Field::Trigger, None, locale, html! {
                    <><span lang="ar" dir="rtl">{ &details.trigger }</span><span class="sep">{ "·" }</span>{ card.kind }
                    if let Some(tactic) = card.tactic.as_ref().filter(|tactic| **tactic != details.trigger) {
                        <span class="sep">{ "·" }</span>{ tactic }
                    }</>
                }) }
                { row(Field::Who, Some("perpetrators"), locale, stated(&card.who)) }
                { row(Field::Whom, Some("targets"), locale, stated(&card.whom)) }
                if card.claimed_by.is_some() { { row(Field::Claimed, Some("claimed_by"), locale, stated(&card.claimed_by)) } }
                { row(Field::Where, Some("place"), locale, place(card, locale)) }
                { row(Field::When, Some("date"), locale, html! {
                    <>{ when(&card.date, locale) }if card.date.inferred { <span class="note">{ words.inferred }</span> }</>
                }) }
                { losses(&details.losses, locale) }
                { row(Field::Source, Some("sources"), locale, sources(&details, locale)) }
            </dl>
            if let Some(quote) = &details.quote { <blockquote class="quote" lang="ar" dir="rtl">{ quote }</blockquote> }
            <p class="card__from">
                { words.article }{ words.colon }<bdi lang="ar">{ &details.article }</bdi>
                if let Some(outlet) = &details.outlet { <span class="sep">{ "·" }</span>{ said(outlet, locale) } }
            </p>
            if why { { reasons(&WhyProps { reading: props.reading.clone(), event: props.event, passages: event.evidence.len() }, locale) } }
            <footer class="card__actions">
                <button class="btn card__read" type="button" onclick={act(|| Action::Tab(Tab::Article))}>
                    { icon("i-article") }{ words.tab_article }
                </button>
                <button class="btn btn--quiet" type="button" aria-expanded={why.to_string()} onclick={act(|| Action::Why)}>
                    { icon("i-why") }{ words.why }<kbd aria-hidden="true">{ "w" }</kbd>
                </button>
            </footer>
        </>
    }
}

fn row(field: Field, contract: Option<&'static str>, locale: Locale, value: Html) -> Html {
    html! {
        <div class="fields__r">
            <dt><span class={classes!("key", ["f-", field.style()].concat())}>{ field.name(locale) }</span></dt>
            <dd data-field={contract}>{ value }</dd>
        </div>
    }
}

fn sources(details: &Details, locale: Locale) -> Html {
    if details.sources.is_empty() {
        return html! { <span class="none">{ locale.words().not_stated }</span> };
    }
    html! {
        { for details.sources.iter().enumerate().map(|(at, source)| html! {
            <>if at > 0 { <span class="sep">{ "·" }</span> }{ quoted(source) }</>
        }) }
    }
}

/// Words of the article, with English beside them where it is known.
fn quoted(words: &Words) -> Html {
    match &words.english {
        Some(english) => {
            html! { <><bdi>{ english }</bdi>{ " " }<bdi class="gloss" lang="ar">{ &words.words }</bdi></> }
        }
        None => html! { <bdi lang="ar">{ &words.words }</bdi> },
    }
}

fn losses(rows: &[Row], locale: Locale) -> Html {
    let words = locale.words();
    if rows.is_empty() {
        return row(
            Field::Losses,
            Some("casualties"),
            locale,
            html! { <span class="none">{ words.not_stated }</span> },
        );
    }
    let cell = |stated: Option<Html>| match stated {
        Some(stated) => html! { <td>{ stated }</td> },
        None => {
            html! { <td class="na"><span aria-hidden="true">{ "–" }</span><span class="vh">{ words.not_stated }</span></td> }
        }
    };
    let figure = |figure: &Option<String>| cell(figure.as_ref().map(|figure| html! { { figure } }));
    let stated = |words: &Words| (!words.words.is_empty()).then(|| quoted(words));
    html! {
        <div class="fields__r fields__r--wide">
            <dt><span class="key f-losses">{ Field::Losses.name(locale) }</span></dt>
            <dd data-field="casualties">
                <table class="toll">
                    <caption class="vh">{ words.toll_caption }</caption>
                    <thead><tr>
                        { for [words.group, words.low, words.best, words.high, words.said_by].into_iter().map(|title| html! {
                            <th key={title} scope="col">{ title }</th>
                        }) }
                    </tr></thead>
                    <tbody>
                        { for rows.iter().enumerate().map(|(at, row)| html! {
                            <tr key={at}>
                                <th scope="row">{ row.kind }if let Some(who) = stated(&row.who) { { words.comma }{ who } }</th>
                                { figure(&row.low) }{ figure(&row.best) }{ figure(&row.high) }{ cell(stated(&row.said_by)) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </dd>
        </div>
    }
}

/// Which event.
struct WhyProps {
    reading: Held,
    event: usize,
    passages: usize,
}

fn reasons(props: &WhyProps, locale: Locale) -> Html {
    let words = locale.words();
    let reading = &props.reading.0;
    let all = why::reasons(&reading.extraction.events[props.event], &reading.article.text, locale);
    html! {
        <section class="why" aria-labelledby="why-h">
            <h4 id="why-h">{ words.why_title }</h4>
            if all.is_empty() { <p class="none">{ words.why_none }</p> }
            <ol>
                { for all.iter().enumerate().map(|(at, reason)| html! {
                    <li key={at}>
                        <span class={classes!("key", ["f-", reason.field.style()].concat())}>{ reason.field.name(locale) }</span>
                        <span class="why__t">{ said(&reason.words, locale) }</span>
                        <span class="rule"><bdi dir="ltr">{ &reason.rule }</bdi></span>
                    </li>
                }) }
            </ol>
            if props.passages > 1 {
                <p class="why__m">{ words.merged }{ " " }{ locale.counted(props.passages, &words.mentions).to_string() }</p>
            }
        </section>
    }
}
