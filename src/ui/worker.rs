//! The page's end of the worker: hands it files, takes articles back, and starts it again when it stops.
//! What comes back goes to the reducer; how files are read is the worker's business.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};
use yew::AttrValue;

use crate::article::Article;
use crate::article::manifest;
use crate::corpus::Reading;
use crate::corpus::order::sort;
use crate::ui::export::Exporting;
use crate::ui::files::Given;
use crate::ui::state::{Action, Failure, Progress, Send, Trouble};
use crate::wire::{Known, Pace, Reply, Request, fingerprint, pack, unpack, unpack_reply};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = rasid, js_name = startWorker, catch)]
    fn start_worker() -> Result<Worker, JsValue>;

    /// The text of the page's bundle; rejects when there is none.
    #[wasm_bindgen(js_namespace = rasid, js_name = loadBundle, catch)]
    pub fn load_bundle() -> Result<Promise, JsValue>;

    /// What the build has read in that bundle; nothing where it has not.
    #[wasm_bindgen(js_namespace = rasid, js_name = loadReadings)]
    pub fn load_readings() -> Option<Promise>;

    /// A table of words that the document brings; empty where it brings none.
    #[wasm_bindgen(js_namespace = rasid)]
    pub fn table(name: &str) -> String;

    /// Fulfilled once the browser has drawn what the page now shows.
    #[wasm_bindgen(js_namespace = rasid)]
    pub fn drawn() -> Promise;

    /// Loads the page again in its newer version.
    #[wasm_bindgen(js_namespace = rasid, js_name = applyUpdate, catch)]
    pub fn apply_update() -> Result<(), JsValue>;
}

/// What an error says.
pub fn message(error: &JsValue) -> AttrValue {
    let text = error.dyn_ref::<js_sys::Error>().and_then(|error| error.message().as_string());
    text.or_else(|| error.as_string()).unwrap_or_default().into()
}

/// So many files are handed over ahead of the one being read.
const AHEAD: usize = 16;
/// So often the worker is started without a word from it before the page gives up.
const STRIKES: u32 = 3;

struct Job {
    file: u32,
    name: String,
    blob: Blob,
    /// Articles done, and those it has in all.
    done: u32,
    of: u32,
    pace: Pace,
}

#[derive(Default)]
struct Inner {
    worker: Option<Worker>,
    ready: bool,
    strikes: u32,
    jobs: VecDeque<Job>,
    /// So many of the first jobs are with the worker.
    handed: usize,
    /// Articles to be extracted again.
    again: VecDeque<Article>,
    known: Vec<Known>,
    /// A file on its way out.
    export: Option<Exporting>,
    next_file: u32,
    progress: Progress,
    on_message: Option<Closure<dyn FnMut(MessageEvent)>>,
    on_error: Option<Closure<dyn FnMut(ErrorEvent)>>,
}

/// The link to the worker.
pub struct Link {
    inner: RefCell<Inner>,
    send: Send,
}

impl Link {
    /// A link whose worker is started when it is woken, or has something to do.
    pub fn new(send: Send) -> Rc<Self> {
        let link = Rc::new(Self { inner: RefCell::default(), send });
        let (messages, errors) = (Rc::downgrade(&link), Rc::downgrade(&link));
        {
            let mut inner = link.inner.borrow_mut();
            inner.on_message = Some(Closure::new(move |event: MessageEvent| {
                if let Some(link) = messages.upgrade() {
                    link.receive(&event.data());
                }
            }));
            inner.on_error = Some(Closure::new(move |event: ErrorEvent| {
                event.prevent_default();
                if let Some(link) = errors.upgrade() {
                    link.crashed();
                }
            }));
        }
        link
    }

    /// Starts the worker if it does not run.
    pub fn wake(&self) {
        let sleeps = self.inner.borrow().worker.is_none();
        if sleeps {
            self.start();
        }
    }

    /// Shows readings that need no worker.
    pub fn show(&self, readings: Vec<Reading>) {
        let progress = {
            let mut inner = self.inner.borrow_mut();
            inner.note(&readings);
            inner.progress.files += 1;
            inner.progress.files_done += 1;
            inner.progress.articles += readings.len();
            inner.progress.articles_done += readings.len();
            inner.progress()
        };
        self.send.dispatch(Action::Read { readings, progress });
        if self.inner.borrow().jobs.is_empty() {
            self.send.dispatch(Action::Settle);
        }
    }

    /// Reads files after those already given.
    pub fn read(&self, mut files: Vec<Given>) {
        if files.is_empty() {
            return;
        }
        // A folder's manifest describes the texts beside it and has to come before them.
        sort(&mut files, |file| !manifest::is_named(&file.name));
        let progress = {
            let mut inner = self.inner.borrow_mut();
            if inner.jobs.is_empty() {
                inner.progress = Progress::default();
            }
            inner.progress.files += files.len();
            for Given { name, blob } in files {
                let file = inner.next_file;
                inner.next_file += 1;
                inner.jobs.push_back(Job { file, name, blob, done: 0, of: 0, pace: Pace::Batches });
            }
            inner.progress()
        };
        self.send.dispatch(Action::Progress(progress));
        self.wake();
        self.hand_over();
    }

    /// Extracts an article again, as it now is.
    pub fn again(&self, article: Article) {
        self.wake();
        let inner = &mut *self.inner.borrow_mut();
        if inner.ready {
            inner.extract(&article);
        }
        inner.again.push_back(article);
    }

    /// Writes a file. One that is still being written is given up.
    pub fn export(&self, export: Exporting) {
        self.wake();
        let inner = &mut *self.inner.borrow_mut();
        inner.export = Some(export);
        inner.export_on();
    }

    /// Gives up the files that are not read yet. What was read stays.
    pub fn cancel(&self) {
        let progress = {
            let mut inner = self.inner.borrow_mut();
            inner.stop();
            inner.jobs.clear();
            inner.again.clear();
            inner.progress.files = inner.progress.files_done;
            inner.progress.articles = inner.progress.articles_done;
            inner.progress()
        };
        self.start();
        self.send.dispatch(Action::Progress(progress));
        self.send.dispatch(Action::Settle);
    }

    /// Forgets everything.
    pub fn start_over(&self) {
        {
            let mut inner = self.inner.borrow_mut();
            inner.stop();
            inner.jobs.clear();
            inner.again.clear();
            inner.known.clear();
            inner.progress = Progress::default();
            inner.strikes = 0;
        }
        self.start();
    }

    fn start(&self) {
        let inner = &mut *self.inner.borrow_mut();
        match start_worker() {
            Ok(worker) => {
                let message = inner.on_message.as_ref().map(|handler| handler.as_ref().unchecked_ref());
                worker.set_onmessage(message);
                let error = inner.on_error.as_ref().map(|handler| handler.as_ref().unchecked_ref());
                worker.set_onerror(error);
                inner.worker = Some(worker);
            }
            Err(error) => self.send.dispatch(Action::Fail(Failure::Worker, message(&error))),
        }
    }

    fn hand_over(&self) {
        let inner = &mut *self.inner.borrow_mut();
        while inner.ready && inner.handed < AHEAD.min(inner.jobs.len()) {
            let job = &inner.jobs[inner.handed];
            let request = Request::Read { file: job.file, name: job.name.clone(), skip: job.done, pace: job.pace };
            let blob = job.blob.clone();
            inner.post(&request, Some(blob.as_ref()));
            inner.handed += 1;
        }
    }

    fn receive(&self, message: &JsValue) {
        let parts: &Array = message.unchecked_ref();
        let bytes = |at: u32| parts.get(at).unchecked_into::<Uint8Array>().to_vec();
        let reply = unpack_reply(&bytes(0)).expect("page and worker are built together from one `wire`");
        let worked = reply != Reply::Ready;
        match reply {
            Reply::Ready => {
                let inner = &mut *self.inner.borrow_mut();
                inner.ready = true;
                inner.known.iter().for_each(|known| inner.post(&Request::Known(known.clone()), None));
                inner.again.iter().for_each(|article| inner.extract(article));
            }
            Reply::Articles { file, done, of, repeated } => {
                let readings = unpack(&bytes(1));
                let progress = {
                    let mut inner = self.inner.borrow_mut();
                    inner.strikes = 0;
                    match file {
                        None => drop(inner.again.pop_front()),
                        Some(file) => {
                            inner.advance(file, done, of, repeated as usize);
                            inner.note(&readings);
                        }
                    }
                    inner.progress()
                };
                self.send.dispatch(Action::Read { readings, progress });
            }
            Reply::Exported => {
                let inner = &mut *self.inner.borrow_mut();
                if let Some(export) = &mut inner.export {
                    export.take(&parts.get(1));
                }
                inner.export_on();
                return;
            }
            Reply::Finished { file, problems } => {
                let progress = {
                    let mut inner = self.inner.borrow_mut();
                    inner.strikes = 0;
                    inner.finish(file);
                    inner.progress()
                };
                if !problems.is_empty() {
                    self.send.dispatch(Action::Troubles(problems.into_iter().map(Trouble::Import).collect()));
                }
                self.send.dispatch(Action::Progress(progress));
            }
        }
        self.hand_over();
        // A worker that has only just started has nothing to settle: the bundle may still be on its way.
        if worked && self.inner.borrow().idle() {
            self.send.dispatch(Action::Settle);
        }
    }

    /// The worker has stopped. The first time, its file is read again one article after another; the next
    /// stop then tells which article it was, and that one is left out.
    fn crashed(&self) {
        let trouble = {
            let mut inner = self.inner.borrow_mut();
            let spoke = inner.ready;
            inner.stop();
            if !spoke {
                inner.strikes += 1;
            }
            if inner.strikes >= STRIKES {
                drop(inner);
                self.send.dispatch(Action::Fail(Failure::Worker, AttrValue::default()));
                return;
            }
            inner.blame(spoke)
        };
        if let Some(trouble) = trouble {
            self.send.dispatch(Action::Troubles(vec![trouble]));
        }
        self.start();
    }
}

fn in_bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

impl Inner {
    fn idle(&self) -> bool {
        self.ready && self.jobs.is_empty() && self.again.is_empty()
    }

    /// Remembers articles for a worker that starts later.
    fn note(&mut self, readings: &[Reading]) {
        let known =
            |Reading { article, .. }: &Reading| Known { id: article.id.clone(), text: fingerprint(&article.text) };
        self.known.extend(readings.iter().map(known));
    }

    /// Hands the worker the next articles of the file, or the whole file to the reader.
    fn export_on(&mut self) {
        let Some(export) = &mut self.export else { return };
        match export.next() {
            Some((request, articles)) => self.post(&request, Some(&in_bytes(&articles))),
            None => {
                export.save();
                self.export = None;
            }
        }
    }

    fn post(&self, request: &Request, beside: Option<&JsValue>) {
        let Some(worker) = &self.worker else { return };
        // Plain data, bytes and blobs can always be written and cloned.
        let message = Array::of1(&serde_wasm_bindgen::to_value(request).unwrap_throw());
        if let Some(beside) = beside {
            message.push(beside);
        }
        worker.post_message(&message).unwrap_throw();
    }

    fn extract(&self, article: &Article) {
        let reading = Reading { article: article.clone(), ..Reading::default() };
        self.post(&Request::Again, Some(&in_bytes(&pack(vec![reading]))));
    }

    fn stop(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.terminate();
        }
        self.ready = false;
        self.handed = 0;
    }

    fn advance(&mut self, file: u32, done: u32, of: u32, repeated: usize) {
        let Some(job) = self.jobs.iter_mut().find(|job| job.file == file) else { return };
        let (before, opened) = (job.done, job.of);
        (job.done, job.of) = (done, of);
        self.progress.articles += (of - opened.min(of)) as usize;
        self.progress.articles_done += (done - before.min(done)) as usize;
        self.progress.repeated += repeated;
    }

    fn finish(&mut self, file: u32) {
        if let Some(at) = self.jobs.iter().position(|job| job.file == file) {
            self.jobs.remove(at);
            self.handed = self.handed.saturating_sub(1);
            self.progress.files_done += 1;
        }
    }

    /// What the worker stopped over, once that is known.
    fn blame(&mut self, spoke: bool) -> Option<Trouble> {
        if !spoke {
            return None;
        }
        let Some(job) = self.jobs.front_mut() else {
            return self.again.pop_front().map(|article| Trouble::Crash { file: article.id, article: 1 });
        };
        match job.pace {
            Pace::Batches => {
                job.pace = Pace::Single;
                None
            }
            Pace::Single => {
                job.done += 1;
                let trouble = Trouble::Crash { file: job.name.clone(), article: job.done };
                // A file that was never opened stops the worker as a whole.
                if job.of == 0 || job.done >= job.of {
                    let file = job.file;
                    self.finish(file);
                }
                Some(trouble)
            }
        }
    }

    fn progress(&self) -> Progress {
        let name = self.jobs.front().map(|job| job.name.clone()).unwrap_or_default();
        Progress { name: name.into(), ..self.progress.clone() }
    }
}
