//! The whole application: the state, the link to the worker, and what the state does to the browser outside
//! the page's own elements: the document's root, the address, the title.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use crate::corpus::filter::{ordered, select};
use crate::ui::files::{self, Given};
use crate::ui::keyboard::{self, Scene};
use crate::ui::listen::{Listener, document, window};
use crate::ui::page::{self, page};
use crate::ui::preferences;
use crate::ui::state::{Action, Failure, Load, Send, State};
use crate::ui::worker::{Link, drawn, load_bundle, load_readings, message};
use crate::view::locale::Locale;
use crate::view::route::Route;
use crate::wire::prepared;

/// What components need to act: where changes are sent, and the worker.
#[derive(Clone)]
pub struct Tools {
    /// Changes of the state.
    pub send: Send,
    /// The worker.
    pub link: Rc<Link>,
}

/// What every component needs: one context, since each kind of them costs the page two kilobytes.
#[derive(Clone, PartialEq)]
pub struct Setting {
    /// How it acts.
    pub tools: Tools,
    /// How it speaks.
    pub locale: Locale,
}

/// What the application provides.
#[hook]
pub fn use_setting() -> Setting {
    use_context().expect("every component stands in the application")
}

impl PartialEq for Tools {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.link, &other.link)
    }
}

impl Tools {
    /// Reads the bundle that comes with the page.
    pub fn read_bundle(&self) {
        let tools = self.clone();
        // Whether the address names a bundle: then its absence is a failure, else there simply is none.
        let named = window().location().search().is_ok_and(|search| search.contains("bundle="));
        let readings = load_readings();
        if readings.is_none() {
            // There will be something to extract.
            self.link.wake();
        }
        spawn_local(async move {
            let text = match load_bundle() {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            match text {
                Ok(text) => {
                    tools.send.dispatch(Action::Bundle);
                    let text = text.as_string().unwrap_or_default();
                    let readings = match readings {
                        Some(promise) => bytes_of(promise).await.map_or_else(Vec::new, |bytes| prepared(&bytes, &text)),
                        None => Vec::new(),
                    };
                    if readings.is_empty() {
                        tools.link.read(files::of_text("bundle.json", &text).into_iter().collect());
                    } else {
                        tools.link.show(readings);
                        // The cards come before the worker, which is larger than all else.
                        let _ = JsFuture::from(drawn()).await;
                    }
                }
                Err(error) if named => tools.send.dispatch(Action::Fail(Failure::Bundle, message(&error))),
                Err(_) => tools.send.dispatch(Action::Settle),
            }
            tools.link.wake();
        });
    }

    /// Reads files.
    pub fn read(&self, files: Vec<Given>) {
        self.send.dispatch(Action::Over(None));
        self.link.read(files);
    }
}

/// The bytes of a buffer that comes later; none when it does not come.
async fn bytes_of(promise: js_sys::Promise) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(promise).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The application.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| State::new(preferences::kept(), address()));
    let tools = {
        let send = state.dispatcher();
        (*use_state(|| Tools { send: send.clone(), link: Link::new(send) })).clone()
    };

    let order = use_memo((state.corpus.clone(), state.order), |(corpus, order)| ordered(&corpus.get(), *order));
    let selection =
        use_memo((state.corpus.clone(), Rc::clone(&state.filter), Rc::clone(&order)), |(corpus, filter, order)| {
            Rc::new(select(&corpus.get(), filter, order))
        });

    let scene = use_mut_ref(|| None::<Scene>);
    *scene.borrow_mut() =
        Some(Scene { state: (*state).clone(), selection: Rc::clone(&selection), tools: tools.clone() });

    {
        let tools = tools.clone();
        use_effect_with((), move |()| {
            tools.read_bundle();
            let send = tools.send.clone();
            let back = Listener::new(window().into(), "popstate", move |_| {
                send.dispatch(Action::Navigate(address()));
            });
            let keys = Listener::new(window().into(), "keydown", move |event| {
                if let Some(scene) = &*scene.borrow() {
                    keyboard::pressed(event.unchecked_ref(), scene);
                }
            });
            let send = tools.send.clone();
            let newer = Listener::new(window().into(), "rasid-update", move |_| send.dispatch(Action::Newer));
            // The report is drawn between this event and the printing, since nothing else runs before it.
            let print = |name: &'static str, on: bool| {
                let send = tools.send.clone();
                Listener::new(window().into(), name, move |_| send.dispatch(Action::Print(on)))
            };
            let (before, after) = (print("beforeprint", true), print("afterprint", false));
            move || drop([back, keys, newer, before, after])
        });
    }
    use_effect_with(state.preferences, |preferences| preferences::keep(*preferences));
    use_effect_with(state.route(), show_address);
    {
        let corpus = state.corpus.get();
        let counts = Counts { load: state.load, articles: corpus.readings().len(), events: corpus.told().len() };
        use_effect_with((counts, state.locale()), |(counts, locale)| counts.show(*locale));
    }

    let page = page(
        &page::Props { state: Rc::new((*state).clone()), selection: (*selection).clone() },
        &tools,
        state.locale(),
    );
    html! {
        <ContextProvider<Setting> context={Setting { tools, locale: state.locale() }}>
            { page }
        </ContextProvider<Setting>>
    }
}

/// What the body says of the page's state.
#[derive(Clone, Copy, PartialEq)]
struct Counts {
    load: Load,
    articles: usize,
    events: usize,
}

impl Counts {
    fn show(self, locale: Locale) {
        let document = document();
        let Some(body) = document.body() else { return };
        let load = match self.load {
            Load::Pending => "loading",
            Load::Ready => "ready",
            Load::Failed(_) => "failed",
        };
        let values = [
            ("data-articles", self.articles.to_string()),
            ("data-events", self.events.to_string()),
            // Last: whoever waits for it finds the counts in place.
            ("data-state", load.to_owned()),
        ];
        for (name, value) in values {
            body.set_attribute(name, &value).unwrap_throw();
        }
        let words = locale.words();
        document.set_title(&match self.events {
            0 => words.title.to_owned(),
            events => [words.title, words.colon, &locale.counted(events, &words.events).to_string()].concat(),
        });
    }
}

fn address() -> Route {
    let hash = window().location().hash().unwrap_or_default();
    let mut route = Route::parse(hash.trim_start_matches('#'));
    if route.lang.is_none() {
        let search = window().location().search().unwrap_or_default();
        route.lang = Route::parse(search.trim_start_matches('?')).lang;
    }
    route
}

/// Writes the address. A change of the words searched for or of the language replaces the entry of the
/// browser's history; any other makes a new one.
fn show_address(route: &Route) {
    let now = address();
    if now == *route {
        return;
    }
    let mut quiet = now;
    quiet.filter.typed.clone_from(&route.filter.typed);
    quiet.lang = route.lang;
    let location = window().location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let url = match route.fragment() {
        fragment if fragment.is_empty() => path,
        fragment => ["#", &fragment].concat(),
    };
    let Ok(history) = window().history() else { return };
    let written = if quiet == *route {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    };
    // A page opened from a file may forbid it in some browsers; the fragment alone is always allowed.
    if written.is_err() {
        location.set_hash(&route.fragment()).ok();
    }
}
