//! How the reading goes on, above the cards: a bar and counts while it lasts; then what it brought, how much of that the
//! filter hides, and what went wrong, until the reader has taken note or reads more.

use yew::prelude::*;

use crate::corpus::filter::Filter;
use crate::ui::app::Tools;
use crate::ui::icon::icon;
use crate::ui::name::said;
use crate::ui::state::{Action, Failure, Load, News, Over, Progress};
use crate::view::locale::Locale;

/// How it stands.
pub struct Props {
    /// How far the page has come.
    pub load: Load,
    /// How far the reading.
    pub progress: Progress,
    /// How many things went wrong.
    pub troubles: usize,
    /// What the last reading brought.
    pub news: Option<News>,
}

/// The bar; nothing when there is nothing to say.
pub fn status_bar(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let cancel = {
        let link = std::rc::Rc::clone(&tools.link);
        Callback::from(move |_: MouseEvent| link.cancel())
    };
    let act = |make: fn() -> Action| {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| send.dispatch(make()))
    };
    let Progress { files, files_done, articles, articles_done, repeated, name } = &props.progress;
    let troubles = html! {
        if props.troubles > 0 || *repeated > 0 {
            <button class="btn btn--small" type="button" onclick={act(|| Action::Over(Some(Over::Report)))}>
                if props.troubles > 0 {
                    { icon("i-warn") }{ locale.counted(props.troubles, &words.problems).to_string() }
                } else {
                    { words.show_report }
                }
            </button>
        }
    };
    match props.load {
        Load::Pending => {
            // Files say how far it is until the articles of the last one are known.
            let (done, of) =
                if files > files_done && *files > 1 { (*files_done, *files) } else { (*articles_done, *articles) };
            html! {
                <div class="status" aria-busy="true">
                    <p class="status__t"><b>{ words.reading }</b>{ " " }{ said(name, locale) }</p>
                    <p class="status__n">{ locale.number(*articles_done) }{ " " }{ words.of }{ " " }{ locale.number(*articles) }</p>
                    if of > 0 {
                        <progress class="bar-p" max={of.to_string()} value={done.to_string()} aria-label={words.progress}></progress>
                    } else {
                        <progress class="bar-p" aria-label={words.progress}></progress>
                    }
                    <button class="btn btn--small" type="button" onclick={cancel}>{ words.cancel }</button>
                    { troubles }
                </div>
            }
        }
        Load::Failed(failure) => {
            let (what, remedy) = match failure {
                Failure::Worker => (words.no_worker, words.no_worker_do),
                Failure::Bundle => (words.no_bundle, words.no_bundle_do),
            };
            html! {
                <div class="status" role="alert">
                    <p class="status__t">{ icon("i-warn") }{ what }{ " " }{ remedy }</p>
                </div>
            }
        }
        Load::Ready if props.troubles > 0 || *repeated > 0 || props.news.is_some() => {
            let say = |name: &str, count: usize| [words.comma, name, ":\u{a0}", &locale.number(count)].concat();
            let news = props.news.unwrap_or(News { events: 0, shown: 0 });
            let hidden = news.events - news.shown;
            html! {
                <div class="status" role="status">
                    <p class="status__t status__t--whole">
                        <b>{ words.done }</b>{ words.colon }{ locale.counted(*articles_done, &words.articles).to_string() }
                        if props.news.is_some() { { say(words.new_events, news.events) } }
                        if hidden > 0 { <b>{ say(words.hidden_events, hidden) }</b> }
                    </p>
                    { troubles }
                    if hidden > 0 {
                        <button class="btn btn--small" type="button" onclick={act(|| Action::Filter(Filter::default()))}>{ words.see_all }</button>
                    }
                    <button class="btn btn--small btn--icon btn--quiet" type="button" aria-label={words.close} onclick={act(|| Action::Noted)}>{ icon("i-close") }</button>
                </div>
            }
        }
        Load::Ready => html! {},
    }
}
