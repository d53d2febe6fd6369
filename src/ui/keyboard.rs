//! Single keys, by their place on the keyboard so that they work on Arabic and Latin layouts alike. They rest
//! while something is typed and while a dialog is open.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::corpus::filter::Selection;
use crate::corpus::search::Query;
use crate::ui::app::Tools;
use crate::ui::listen::{document, window};
use crate::ui::preferences::other_theme;
use crate::ui::state::{Action, Over, Plot, Preferences, State, Tab};
use crate::ui::story::HITS;
use crate::view::highlight;

/// What the keys act upon.
pub struct Scene {
    /// The state as it is seen.
    pub state: State,
    /// The events shown.
    pub selection: Rc<Selection>,
    /// Where the changes go.
    pub tools: Tools,
}

/// How far and which way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// On.
    Next,
    /// Back.
    Previous,
}

/// A key went down.
pub fn pressed(event: &KeyboardEvent, scene: &Scene) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let typing = is_typing(event);
    let code = event.code();
    if code == "Escape" {
        escape(event, scene, typing);
        return;
    }
    if typing || matches!(scene.state.over, Some(Over::Keys | Over::Import | Over::Report | Over::Export)) {
        return;
    }
    let send = |action: Action| scene.tools.send.dispatch(action);
    let preferences = scene.state.preferences;
    // Shift and the slash key make the question mark on Latin and on Arabic layouts.
    if event.key() == "?" || event.key() == "؟" || (code == "Slash" && event.shift_key()) {
        send(Action::Over(Some(Over::Keys)));
    } else if event.key() == "/" || code == "Slash" {
        focus("input[type=search]");
    } else if event.shift_key() {
        return;
    } else {
        match code.as_str() {
            "KeyJ" => choose(scene, Step::Next),
            "KeyK" => choose(scene, Step::Previous),
            "KeyN" => step(scene, Step::Next),
            "KeyP" => step(scene, Step::Previous),
            "KeyW" if scene.state.open.event.is_some() => send(Action::Why),
            "KeyF" => {
                send(Action::Over(Some(Over::Filters)));
                focus("#filters .facets__scroll");
            }
            "KeyI" => send(Action::Over(Some(Over::Import))),
            "KeyT" => send(Action::Prefer(Preferences { theme: other_theme(preferences.theme), ..preferences })),
            "KeyL" => send(Action::Prefer(preferences.other_language())),
            "Digit1" => send(Action::Tab(Tab::Events)),
            "Digit2" => send(Action::Tab(Tab::Article)),
            // On a wide screen both lie below the panes.
            "Digit3" => send(if narrow() { Action::Tab(Tab::Timeline) } else { Action::Plot(Plot::Timeline) }),
            "Digit4" | "KeyM" => send(if narrow() { Action::Tab(Tab::Map) } else { Action::Plot(Plot::Map) }),
            "KeyE" => send(Action::Over(Some(Over::Export))),
            _ => return,
        }
    }
    event.prevent_default();
}

/// Closes what lies on top: the sheet, then the search, then the chosen event's focus.
fn escape(event: &KeyboardEvent, scene: &Scene, typing: bool) {
    if scene.state.over.is_some() {
        scene.tools.send.dispatch(Action::Over(None));
    } else if typing {
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            target.blur().ok();
        }
    } else if scene.state.tab != Tab::Events {
        scene.tools.send.dispatch(Action::Tab(Tab::Events));
    }
}

/// Chooses the event after or before the chosen one; the first or last where none is chosen.
pub fn choose(scene: &Scene, step: Step) {
    let corpus = scene.state.corpus.get();
    let shown = &scene.selection.shown;
    let at = scene
        .state
        .open
        .event
        .as_deref()
        .and_then(|id| corpus.event(id))
        .and_then(|number| shown.iter().position(|known| *known == number));
    let next = match (at, step) {
        (None, Step::Next) => shown.first(),
        (None, Step::Previous) => shown.last(),
        (Some(at), Step::Next) => shown.get(at + 1),
        (Some(at), Step::Previous) => at.checked_sub(1).and_then(|at| shown.get(at)),
    };
    if let Some(number) = next {
        let (reading, event) = corpus.resolve(*number);
        let id: Rc<str> = reading.extraction.events[event].id.as_str().into();
        drop(corpus);
        scene.tools.send.dispatch(Action::Choose(id));
    }
}

/// Goes to the next or previous evidence of the chosen event, round at the ends.
fn step(scene: &Scene, step: Step) {
    let corpus = scene.state.corpus.get();
    let open = &scene.state.open;
    let count = if let Some(number) = open.event.as_deref().and_then(|id| corpus.event(id)) {
        let (reading, event) = corpus.resolve(number);
        highlight::evidence(&reading.extraction.events[event], &reading.article.text).len()
    } else if let Some(article) = open.article.as_deref().and_then(|id| corpus.article(id)) {
        Query::new(&scene.state.filter.typed).hits(&corpus.readings()[article as usize].article.text, HITS).len()
    } else {
        return;
    };
    drop(corpus);
    if let Some(next) = round(scene.state.open.step, step, count) {
        scene.tools.send.dispatch(Action::Step(next));
    }
}

/// The next or previous of `count`, round at the ends.
pub fn round(at: usize, step: Step, count: usize) -> Option<usize> {
    (count > 0).then(|| match step {
        Step::Next => (at + 1) % count,
        Step::Previous => (at + count - 1) % count,
    })
}

/// Whether the panes are tabs, as the style sheet has it.
fn narrow() -> bool {
    window().match_media("(max-width: 760px)").ok().flatten().is_some_and(|query| query.matches())
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    target.matches("input:not([type=checkbox]):not([type=file]), textarea, select").unwrap_or(false)
}

fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        element.unchecked_ref::<HtmlElement>().focus().ok();
    }
}
