//! What the import said: how much was read, and for each problem the file, the place, the reason and what to
//! do about it.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::order::sort;
use crate::ui::dialog::Dialog;
use crate::ui::icon::icon;
use crate::ui::name::said;
use crate::ui::state::{Progress, Trouble};
use crate::view::locale::Locale;
use crate::view::problem;

/// So many problems are told in full; a folder of ten thousand bad files would hide the first.
const TOLD: usize = 100;

/// What there is to report.
pub struct Props {
    /// What went wrong.
    pub troubles: Rc<Vec<Trouble>>,
    /// How the reading stands.
    pub progress: Progress,
    /// How many events there are.
    pub events: usize,
}

/// The report as a dialog.
pub fn report_dialog(props: &Props, locale: Locale) -> Html {
    let words = locale.words();
    let bad = props.troubles.iter().filter(|trouble| !trouble.is_note()).count();
    let cell = |title: &'static str, count: usize, class: Option<&'static str>| {
        html! { <div {class}><dt>{ title }</dt><dd>{ locale.number(count) }</dd></div> }
    };
    html! {
        <Dialog title={words.done} class="report">
            <div class="report__b">
                <dl class="sum">
                    { cell(words.articles_read, props.progress.articles_done.saturating_sub(props.progress.repeated), None) }
                    { cell(words.events_found, props.events, None) }
                    { cell(words.repeated, props.progress.repeated, None) }
                    { cell(words.troubles, bad, (bad > 0).then_some("sum__bad")) }
                </dl>
                { troubles(&TroublesProps { troubles: Rc::clone(&props.troubles) }, locale) }
            </div>
        </Dialog>
    }
}

/// Only the problems.
pub struct TroublesProps {
    /// What went wrong.
    pub troubles: Rc<Vec<Trouble>>,
}

/// The problems, those that cost an article first.
pub fn troubles(props: &TroublesProps, locale: Locale) -> Html {
    let words = locale.words();
    let mut ordered: Vec<&Trouble> = props.troubles.iter().collect();
    sort(&mut ordered, |trouble| trouble.is_note());
    let more = ordered.len().saturating_sub(TOLD);
    html! {
        <div class="troubles">
            { for ordered.iter().take(TOLD).enumerate().map(|(at, trouble)| html! {
                <section key={at} class={classes!("problem", trouble.is_note().then_some("problem--note"))}>
                    { one(trouble, locale) }
                </section>
            }) }
            if more > 0 { <p class="none">{ words.more_troubles }{ words.colon }{ locale.number(more) }</p> }
        </div>
    }
}

fn one(trouble: &Trouble, locale: Locale) -> Html {
    let words = locale.words();
    let (file, place, what, met, remedy) = match trouble {
        Trouble::Import(found) => {
            let number = |name: &str, number: Option<u32>| {
                number
                    .map(|number| [words.comma, name, " ", &locale.number(number as usize)].concat())
                    .unwrap_or_default()
            };
            let place = number(words.line, found.line) + &number(words.column, found.column);
            let what = problem::expected(found.kind, locale);
            (
                &found.file,
                place,
                what,
                problem::met(found.kind, &found.detail, locale),
                problem::remedy(found.kind, locale),
            )
        }
        Trouble::Crash { file, article } => {
            let place = [words.comma, words.article, " ", &locale.number(*article as usize)].concat();
            (file, place, words.crash, "", words.crash_do)
        }
    };
    html! {
        <>
            <h3>{ icon("i-warn") }<span><bdi>{ said(file, locale) }</bdi>{ place }</span></h3>
            <p>{ what }</p>
            if !met.is_empty() { <p class="problem__met">{ words.met }{ " " }<code dir="auto">{ said(met, locale) }</code></p> }
            <p class="problem__do"><strong>{ words.what_to_do }</strong>{ " " }{ remedy }</p>
        </>
    }
}
