//! The page's worker: takes files, reads the articles in them, extracts their events and sends both back in
//! batches, so that the page never waits. What a file holds is for `article` to say, what it tells for `engine`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use rasid::article::Article;
use rasid::article::import::{self, Loaded};
use rasid::article::manifest::{self, Manifests};
use rasid::article::problem::{Problem, ProblemKind};
use rasid::corpus::Reading;
use rasid::engine::Engine;
use rasid::export::{Exporter, Format};
use rasid::wire::{Novelty, Pace, Part, Register, Reply, Request, pack, pack_reply, unpack};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// A batch is sent after so much text, or so long; both keep the page's share of the work under 50 ms.
const BATCH_BYTES: usize = 192 * 1024;
const BATCH_MS: f64 = 40.0;

/// A file that waits, with its bytes under way.
struct Job {
    file: u32,
    name: String,
    skip: u32,
    pace: Pace,
    bytes: Promise,
}

struct Worker {
    scope: DedicatedWorkerGlobalScope,
    engine: Engine,
    register: RefCell<Register>,
    /// Of all folders given so far.
    manifests: RefCell<Manifests>,
    jobs: RefCell<VecDeque<Job>>,
    /// Whether a file is being worked on.
    busy: Cell<bool>,
    /// The file that is being written.
    exporter: RefCell<Exporter>,
}

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let worker = Rc::new(Worker {
        scope: scope.clone(),
        engine: Engine::new(),
        register: RefCell::default(),
        manifests: RefCell::default(),
        jobs: RefCell::default(),
        busy: Cell::new(false),
        exporter: RefCell::new(Exporter::new(Format::default())),
    });
    let receiver = Rc::clone(&worker);
    let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| receiver.receive(&event.data()));
    scope.set_onmessage(Some(receive.as_ref().unchecked_ref()));
    receive.forget();
    worker.send(&Reply::Ready, None);
}

impl Worker {
    fn receive(self: &Rc<Self>, message: &JsValue) {
        let parts: &Array = message.unchecked_ref();
        let bytes = |at: u32| parts.get(at).unchecked_into::<Uint8Array>().to_vec();
        let request: Request =
            serde_wasm_bindgen::from_value(parts.get(0)).expect("page and worker are built together from one `wire`");
        match request {
            Request::Known(known) => self.register.borrow_mut().note(known),
            Request::Again => {
                let reply = Reply::Articles { file: None, done: 0, of: 0, repeated: 0 };
                let again = unpack(&bytes(1)).into_iter().map(|reading| self.read(reading.article)).collect();
                self.send(&reply, Some(&pack(again)));
            }
            Request::Export { format, part } => {
                let readings = unpack(&bytes(1));
                self.send(&Reply::Exported, Some(self.export(&format, part, &readings).as_bytes()));
            }
            Request::Read { file, name, skip, pace } => {
                let blob: Blob = parts.get(1).unchecked_into();
                let job = Job { file, name, skip, pace, bytes: blob.array_buffer() };
                self.jobs.borrow_mut().push_back(job);
                if !self.busy.replace(true) {
                    spawn_local(Rc::clone(self).work());
                }
            }
        }
    }

    /// Works off the queue.
    async fn work(self: Rc<Self>) {
        loop {
            let next = self.jobs.borrow_mut().pop_front();
            let Some(job) = next else { break };
            let problems = match JsFuture::from(job.bytes.clone()).await {
                Ok(buffer) => self.file(&job, &Uint8Array::new(&buffer).to_vec()).await,
                Err(_) => vec![Problem::of_file(ProblemKind::Unreadable, &job.name, "")],
            };
            self.send(&Reply::Finished { file: job.file, problems }, None);
        }
        self.busy.set(false);
    }

    /// Reads one file and sends its articles.
    async fn file(&self, job: &Job, bytes: &[u8]) -> Vec<Problem> {
        let Loaded { articles, mut problems } = self.load(&job.name, bytes);
        let of = articles.len() as u32;
        let mut batch = Vec::new();
        let (mut size, mut repeated, mut since) = (0, 0, js_sys::Date::now());
        for (at, mut article) in articles.into_iter().enumerate() {
            let done = at as u32 + 1;
            if done > job.skip {
                let given = article.id.clone();
                match self.register.borrow_mut().admit(&mut article) {
                    Novelty::Repeated => repeated += 1,
                    novelty => {
                        if novelty == Novelty::Renamed {
                            problems.push(Problem::of_file(
                                ProblemKind::SameId,
                                &job.name,
                                [&given, " → ", &article.id].concat(),
                            ));
                        }
                        size += article.text.len();
                        batch.push(self.read(article));
                    }
                }
            }
            let full = size >= BATCH_BYTES || js_sys::Date::now() - since >= BATCH_MS;
            if done == of || full || (job.pace == Pace::Single && done > job.skip) {
                let reply = Reply::Articles { file: Some(job.file), done, of, repeated };
                self.send(&reply, Some(&pack(std::mem::take(&mut batch))));
                (size, repeated, since) = (0, 0, js_sys::Date::now());
                if done < of {
                    // Lets a request in that must not wait for the rest of the file.
                    self.breathe().await;
                }
            }
        }
        problems
    }

    /// What a file holds. A manifest holds no articles; it describes those of its folder, which come after it.
    fn load(&self, name: &str, bytes: &[u8]) -> Loaded {
        let mut loaded = Loaded::default();
        let mut manifests = self.manifests.borrow_mut();
        let mut each = |item| loaded.add(item);
        if !(manifest::is_named(name) && manifests.take_file(name, bytes, &mut each)) {
            import::read(name, bytes, &manifests, &mut each);
        }
        loaded
    }

    fn read(&self, article: Article) -> Reading {
        let extraction = self.engine.extract(&article);
        Reading { article, extraction }
    }

    /// The part of a file that these articles make, to the byte what the command line writes.
    fn export(&self, format: &str, part: Part, readings: &[Reading]) -> String {
        let mut exporter = self.exporter.borrow_mut();
        let mut out = String::new();
        if matches!(part, Part::Whole | Part::First) {
            *exporter = Exporter::new(Format::named(format).unwrap_or_default());
            out = exporter.begin();
        }
        for reading in readings {
            out.push_str(&exporter.article(&reading.article, &reading.extraction));
        }
        if matches!(part, Part::Whole | Part::Last) {
            out.push_str(&exporter.end());
        }
        out
    }

    async fn breathe(&self) {
        let pause = Promise::new(&mut |resolve: Function, _reject: Function| {
            // Without a timer the reading goes on at once.
            if self.scope.set_timeout_with_callback(&resolve).is_err() {
                let _ = resolve.call0(&JsValue::NULL);
            }
        });
        let _ = JsFuture::from(pause).await;
    }

    fn send(&self, reply: &Reply, beside: Option<&[u8]>) {
        let (message, transfer) = (Array::new(), Array::new());
        for bytes in [Some(pack_reply(reply).as_slice()), beside].into_iter().flatten() {
            let bytes = Uint8Array::from(bytes);
            transfer.push(&bytes.buffer());
            message.push(&bytes);
        }
        self.scope
            .post_message_with_transfer(&message, &transfer)
            .expect("the message is bytes whose buffers were just made");
    }
}
