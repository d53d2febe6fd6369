//! The page without articles: what it does, and how to give it some.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::app::Tools;
use crate::ui::icon::icon;
use crate::ui::import_report::{TroublesProps, troubles};
use crate::ui::import_sheet::{Paste, drop_box, sample};
use crate::ui::state::{Failure, Load, Trouble};
use crate::view::locale::Locale;

/// How the page stands.
pub struct Props {
    /// How far it has come.
    pub load: Load,
    /// Whether it brings a bundle.
    pub bundle: bool,
    /// What the browser says of a failure.
    pub detail: AttrValue,
    /// What went wrong with the files given.
    pub troubles: Rc<Vec<Trouble>>,
}

/// The start screen.
pub fn start(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let failure = match props.load {
        Load::Failed(Failure::Worker) => Some((words.no_worker, words.no_worker_do)),
        Load::Failed(Failure::Bundle) => Some((words.no_bundle, words.no_bundle_do)),
        Load::Pending | Load::Ready => None,
    };
    html! {
        <main class="start">
            <div class="start__in">
                if let Some((what, remedy)) = failure {
                    <section class="problem" role="alert">
                        <h3>{ icon("i-warn") }{ what }</h3>
                        if !props.detail.is_empty() { <p class="problem__met"><code dir="ltr">{ &props.detail }</code></p> }
                        <p class="problem__do"><strong>{ words.what_to_do }</strong>{ " " }{ remedy }</p>
                    </section>
                }
                <h1 class="start__h">{ words.start_plain }<mark>{ words.start_marked }</mark></h1>
                <p class="start__p">{ words.start_text }</p>
                if !props.troubles.is_empty() { { troubles(&TroublesProps { troubles: Rc::clone(&props.troubles) }, locale) } }
                { drop_box(locale) }
                <Paste />
                if props.bundle { { sample(tools, locale) } }
                <p class="credits">{ words.credits }</p>
            </div>
        </main>
    }
}
