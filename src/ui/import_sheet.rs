//! Bringing articles in: files, a folder, pasted text, the sample that comes with the page; and clearing the
//! page again.

use std::sync::atomic::{AtomicUsize, Ordering};

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::ui::app::{Setting, Tools, use_setting};
use crate::ui::dialog::Dialog;
use crate::ui::files;
use crate::ui::icon::icon;
use crate::ui::intake::pickers;
use crate::ui::state::Action;
use crate::view::locale::Locale;

/// What is there already.
pub struct Props {
    /// Whether the page brings a bundle.
    pub bundle: bool,
    /// How many articles are open.
    pub articles: usize,
}

/// The dialog of the import.
pub fn import_sheet(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let clear = {
        let tools = tools.clone();
        Callback::from(move |_: MouseEvent| {
            tools.link.start_over();
            tools.send.dispatch(Action::StartOver);
        })
    };
    html! {
        <Dialog title={words.import} class="importer">
            <div class="importer__b">
                { drop_box(locale) }
                <Paste />
                if props.bundle && props.articles == 0 { { sample(tools, locale) } }
                if props.articles > 0 {
                    <p class="importer__clear">
                        <button class="btn" type="button" onclick={clear}>{ icon("i-close") }{ words.start_over }</button>
                        <span class="none">{ words.start_over_note }</span>
                    </p>
                }
                <p class="credits">{ words.credits }</p>
            </div>
        </Dialog>
    }
}

/// The place to drop on, with the pickers, and the promise that nothing is uploaded.
pub fn drop_box(locale: Locale) -> Html {
    let words = locale.words();
    html! {
        <>
            <div class="drop">
                <span class="drop__i">{ icon("i-import") }</span>
                <p class="drop__t">{ words.drop_title }</p>
                <p class="drop__s">{ words.drop_kinds }{ " " }<bdi dir="ltr">{ "TXT, HTML, JSON, NDJSON, CSV, ZIP" }</bdi></p>
                <p class="drop__a">{ pickers(locale) }</p>
            </div>
            <p class="start__lock">{ icon("i-lock") }{ words.lock }</p>
        </>
    }
}

/// Texts pasted one after the other are told apart by a number, however often the dialog is opened.
static PASTED: AtomicUsize = AtomicUsize::new(1);

/// A text to be pasted.
#[component]
pub fn Paste() -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let node = use_node_ref();
    let empty = use_state_eq(|| true);
    let typed = {
        let empty = empty.setter();
        Callback::from(move |event: InputEvent| {
            empty.set(event.target_unchecked_into::<HtmlTextAreaElement>().value().trim().is_empty());
        })
    };
    let read = {
        let (node, empty) = (node.clone(), empty.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(area) = node.cast::<HtmlTextAreaElement>() else { return };
            let text = area.value();
            if text.trim().is_empty() {
                return;
            }
            let number = PASTED.fetch_add(1, Ordering::Relaxed).to_string();
            let name = [words.paste_name, " ", &number, ".txt"].concat();
            area.set_value("");
            empty.set(true);
            tools.read(files::of_text(&name, &text).into_iter().collect());
        })
    };
    html! {
        <details class="paste">
            <summary>{ icon("i-down") }{ words.paste }</summary>
            <form onsubmit={read}>
                <label class="vh" for="paste">{ words.paste_label }</label>
                <textarea id="paste" ref={node} class="inp paste__t" lang="ar" dir="rtl" rows="7" oninput={typed}
                    placeholder={words.paste_label} />
                <button class="btn btn--primary" type="submit" disabled={*empty}>{ words.paste_read }</button>
            </form>
        </details>
    }
}

/// The bundle that comes with the page.
pub fn sample(tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let tools = tools.clone();
    let read = Callback::from(move |_: MouseEvent| {
        tools.send.dispatch(Action::Over(None));
        tools.read_bundle();
    });
    html! {
        <section class="sample" aria-labelledby="sample-h">
            <h2 id="sample-h">{ words.sample_title }</h2>
            <button class="sample__c" type="button" onclick={read}>
                <span class="sample__t">{ words.sample }</span><span class="sample__n">{ words.sample_note }</span>
            </button>
        </section>
    }
}
