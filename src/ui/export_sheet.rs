//! The dialog of export: which events, and as what.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::filter::Selection;
use crate::export::Format;
use crate::ui::app::{Setting, use_setting};
use crate::ui::dialog::Dialog;
use crate::ui::export::{Exporting, everything, only};
use crate::ui::icon::icon;
use crate::ui::listen::window;
use crate::ui::state::{Action, Shared};

/// What can go out.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// The events shown.
    pub selection: Rc<Selection>,
}

/// The dialog.
#[component]
pub fn ExportSheet(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    // With nothing shown there is one choice only.
    let none = props.selection.shown.is_empty();
    let all = use_state_eq(|| none);
    let said = use_state_eq(|| None::<AttrValue>);
    let radio = |whole: bool, label: &'static str, count: usize| {
        let set = all.setter();
        html! {
            <label class="choice">
                <input type="radio" name="scope" value={if whole { "all" } else { "shown" }} checked={*all == whole} disabled={count == 0}
                    onchange={Callback::from(move |_: Event| set.set(whole))} />
                <span>{ label }{ words.colon }<b>{ locale.counted(count, &words.events).to_string() }</b></span>
            </label>
        }
    };
    let file = |format: Format, name: &'static str, note: &'static str| {
        let (tools, corpus, selection, said) =
            (tools.clone(), props.corpus.clone(), Rc::clone(&props.selection), said.setter());
        let whole = *all;
        let write = Callback::from(move |_: MouseEvent| {
            let corpus = corpus.get();
            let outgoing = if whole { everything(&corpus) } else { only(&corpus, &selection.shown) };
            let told = said.clone();
            let done = Callback::from(move |()| told.set(Some(["rasid-events.", format.extension()].concat().into())));
            said.set(None);
            tools.link.export(Exporting::new(format, outgoing, done));
        });
        html! {
            <li><button class="filetype" type="button" data-format={format.name()} onclick={write}>
                { icon("i-export") }<b>{ name }</b><span>{ note }</span>
            </button></li>
        }
    };
    let print = {
        let send = tools.send.clone();
        Callback::from(move |_: MouseEvent| {
            send.dispatch(Action::Over(None));
            window().print().ok();
        })
    };
    html! {
        <Dialog title={words.export} class="exporter">
            <div class="importer__b">
                <fieldset class="scope">
                    <legend>{ words.which_events }</legend>
                    { radio(false, words.events_shown, props.selection.shown.len()) }
                    { radio(true, words.events_all, props.selection.total) }
                </fieldset>
                <ul class="filetypes">
                    { file(Format::Acled, words.file_acled, words.file_acled_note) }
                    { file(Format::Geojson, words.file_geojson, words.file_geojson_note) }
                    { file(Format::Ndjson, words.file_ndjson, words.file_ndjson_note) }
                    <li><button class="filetype" type="button" disabled={none} onclick={print}>
                        { icon("i-article") }<b>{ words.print }</b><span>{ words.print_note }</span>
                    </button></li>
                </ul>
                <p class="exporter__said" role="status">
                    if let Some(name) = &*said { { icon("i-check") }{ words.saved }{ words.colon }<bdi dir="ltr">{ name }</bdi> }
                </p>
            </div>
        </Dialog>
    }
}
