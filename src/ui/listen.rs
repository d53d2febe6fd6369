//! A listener on the window or on another target that is taken off again when it is dropped.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// A listener.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Puts it on.
    pub fn new(target: EventTarget, name: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        let handler = Closure::new(handler);
        target.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref()).unwrap_throw();
        Self { target, name, handler }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.target.remove_event_listener_with_callback(self.name, self.handler.as_ref().unchecked_ref()).ok();
    }
}

/// The window.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document.
pub fn document() -> web_sys::Document {
    window().document().expect("a window shows a document")
}
