//! Where files come in: the two pickers, and the whole page as a place to drop on.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::app::{Setting, Tools, use_setting};
use crate::ui::files;
use crate::ui::icon::icon;
use crate::ui::listen::{Listener, document, window};
use crate::view::locale::Locale;

const FILES: &str = "pick-files";
const FOLDER: &str = "pick-folder";

/// The two inputs themselves. They stay in the page whatever is drawn, unseen; buttons open them.
pub fn inputs(tools: &Tools, locale: Locale) -> Html {
    let words = locale.words();
    let tools = tools.clone();
    let picked = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let given = input.files().map(|list| files::of_list(&list)).unwrap_or_default();
        // So that the same file can be chosen again after it was mended.
        input.set_value("");
        tools.read(given);
    });
    html! {
        <div class="vh">
            <input id={FILES} type="file" multiple=true tabindex="-1" aria-label={words.choose_files}
                accept=".txt,.html,.htm,.json,.ndjson,.jsonl,.csv,.tsv,.zip" onchange={picked.clone()} />
            <input id={FOLDER} type="file" webkitdirectory=true multiple=true tabindex="-1" aria-label={words.choose_folder}
                onchange={picked} />
        </div>
    }
}

/// The buttons that open the inputs.
pub fn pickers(locale: Locale) -> Html {
    let words = locale.words();
    let open = |id: &'static str| {
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = document().get_element_by_id(id) {
                input.unchecked_into::<HtmlInputElement>().click();
            }
        })
    };
    html! {
        <>
            <button class="btn btn--primary btn--big" type="button" onclick={open(FILES)}>{ words.choose_files }</button>
            <button class="btn btn--big" type="button" onclick={open(FOLDER)}>{ words.choose_folder }</button>
        </>
    }
}

/// Takes files dropped anywhere on the page, and says so while they hover.
#[component]
pub fn DropArea() -> Html {
    let Setting { tools, locale } = use_setting();
    let over = use_state_eq(|| false);
    {
        let over = over.setter();
        use_effect_with((), move |()| {
            let on = |name: &'static str, handle: Box<dyn Fn(DragEvent)>| {
                Listener::new(window().into(), name, move |event| handle(event.unchecked_into()))
            };
            let (enter, leave, done) = (over.clone(), over.clone(), over);
            let hover = on(
                "dragover",
                Box::new(move |event| {
                    if event.data_transfer().is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0)) {
                        event.prevent_default();
                        enter.set(true);
                    }
                }),
            );
            let leave = on(
                "dragleave",
                Box::new(move |event| {
                    // Leaving one element for another tells where to; leaving the window does not.
                    if event.related_target().is_none() {
                        leave.set(false);
                    }
                }),
            );
            let drop_files = on(
                "drop",
                Box::new(move |event| {
                    done.set(false);
                    let Some(transfer) = event.data_transfer() else { return };
                    event.prevent_default();
                    let given = files::of_drop(&transfer);
                    let tools = tools.clone();
                    spawn_local(async move { tools.read(given.await) });
                }),
            );
            move || drop((hover, leave, drop_files))
        });
    }
    html! {
        if *over {
            <div class="dropover" role="status"><p>{ icon("i-import") }{ locale.words().drop_over }</p></div>
        }
    }
}
