//! A file on its way out: the articles that go into it, handed to the worker some at a time, and the parts that
//! come back. The worker writes them, with the code of the command line; here they are only put together.

use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::corpus::order::sort;
use crate::corpus::{Corpus, Reading};
use crate::export::Format;
use crate::wire::{Part, Request, pack};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = rasid, js_name = saveFile, catch)]
    fn save_file(parts: &Array, name: &str, kind: &str) -> Result<(), JsValue>;
}

/// So much text goes to the worker at once; packing it keeps the page's share of the work under 50 ms.
const BATCH_BYTES: usize = 512 * 1024;

/// An article and those of its events that go out; `None` for all of them.
pub struct Outgoing {
    reading: Rc<Reading>,
    events: Option<Vec<usize>>,
}

/// Every article with every event.
pub fn everything(corpus: &Corpus) -> VecDeque<Outgoing> {
    corpus.readings().iter().map(|reading| Outgoing { reading: Rc::clone(reading), events: None }).collect()
}

/// The events of these numbers with their articles, in the order in which they were read and told.
pub fn only(corpus: &Corpus, shown: &[u32]) -> VecDeque<Outgoing> {
    let mut numbers = shown.to_vec();
    sort(&mut numbers, |number| (corpus.record(*number).article, corpus.record(*number).event));
    let same = |left: &u32, right: &u32| corpus.record(*left).article == corpus.record(*right).article;
    let outgoing = |numbers: &[u32]| Outgoing {
        reading: corpus.resolve(numbers[0]).0,
        events: Some(numbers.iter().map(|number| corpus.record(*number).event as usize).collect()),
    };
    numbers.chunk_by(same).map(outgoing).collect()
}

impl Outgoing {
    fn reading(&self) -> Reading {
        let mut reading = (*self.reading).clone();
        if let Some(events) = &self.events {
            let mut at = 0;
            reading.extraction.events.retain(|_| {
                at += 1;
                events.contains(&(at - 1))
            });
        }
        reading
    }
}

/// The file.
pub struct Exporting {
    format: Format,
    rest: VecDeque<Outgoing>,
    parts: Array,
    begun: bool,
    ended: bool,
    done: Callback<()>,
}

impl Exporting {
    /// A file of that format; `done` is called when it was handed to the reader.
    pub fn new(format: Format, rest: VecDeque<Outgoing>, done: Callback<()>) -> Self {
        Self { format, rest, parts: Array::new(), begun: false, ended: false, done }
    }

    /// The next articles for the worker; `None` after the last.
    pub fn next(&mut self) -> Option<(Request, Vec<u8>)> {
        if self.ended {
            return None;
        }
        let (mut readings, mut size) = (Vec::new(), 0);
        while size < BATCH_BYTES
            && let Some(outgoing) = self.rest.pop_front()
        {
            size += outgoing.reading.article.text.len();
            readings.push(outgoing.reading());
        }
        self.ended = self.rest.is_empty();
        let part = match (self.begun, self.ended) {
            (false, true) => Part::Whole,
            (false, false) => Part::First,
            (true, false) => Part::Middle,
            (true, true) => Part::Last,
        };
        self.begun = true;
        Some((Request::Export { format: self.format.name().to_owned(), part }, pack(readings)))
    }

    /// Takes a part that came back.
    pub fn take(&mut self, bytes: &JsValue) {
        self.parts.push(bytes);
    }

    /// Hands the whole file to the reader.
    pub fn save(&self) {
        let name = ["rasid-events.", self.format.extension()].concat();
        save_file(&self.parts, &name, self.format.media_type()).ok();
        self.done.emit(());
    }
}
