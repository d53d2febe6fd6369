//! Files out of the browser's hands: chosen, dropped one by one, dropped in folders, or pasted as text.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use crate::corpus::order::sort;

/// One file to be read.
pub struct Given {
    /// Its name, with its folders.
    pub name: String,
    /// Its bytes, still where they lie.
    pub blob: Blob,
}

#[wasm_bindgen]
extern "C" {
    /// `web-sys` does not know this old but universal property.
    type Relative;
    #[wasm_bindgen(method, getter, js_name = webkitRelativePath)]
    fn relative_path(this: &Relative) -> String;
}

/// The files of an `input`.
pub fn of_list(list: &FileList) -> Vec<Given> {
    (0..list.length()).filter_map(|at| list.get(at)).filter_map(of_file).collect()
}

/// A text as a file.
pub fn of_text(name: &str, text: &str) -> Option<Given> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    Some(Given { name: name.to_owned(), blob })
}

/// What was dropped. The list must be taken before the event is over; the folders are walked later.
pub fn of_drop(transfer: &DataTransfer) -> impl Future<Output = Vec<Given>> + 'static {
    let items = transfer.items();
    let mut entries = Vec::new();
    let mut given = Vec::new();
    for item in (0..items.length()).filter_map(|at| items.get(at)).filter(|item| item.kind() == "file") {
        match item.webkit_get_as_entry() {
            Ok(Some(entry)) => entries.push(entry),
            // A file made by a script, or a browser without entries.
            _ => given.extend(item.get_as_file().ok().flatten().and_then(of_file)),
        }
    }
    async move {
        while let Some(entry) = entries.pop() {
            if entry.is_directory() {
                entries.extend(children(entry.unchecked_ref()).await);
            } else if let Some(file) = file(entry.unchecked_ref()).await
                && is_wanted(&file.name())
            {
                let path = entry.full_path();
                given.push(Given { name: path.trim_start_matches('/').to_owned(), blob: file.into() });
            }
        }
        sort(&mut given, |file| file.name.clone());
        given
    }
}

fn of_file(file: File) -> Option<Given> {
    let path = file.unchecked_ref::<Relative>().relative_path();
    let name = if path.is_empty() { file.name() } else { path };
    is_wanted(&file.name()).then(|| Given { name, blob: file.into() })
}

/// Not what systems leave in folders unasked.
fn is_wanted(name: &str) -> bool {
    !name.starts_with('.') && !name.eq_ignore_ascii_case("thumbs.db") && !name.eq_ignore_ascii_case("desktop.ini")
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let entry = entry.clone();
    let promise = Promise::new(&mut |resolve, reject| entry.file_with_callback_and_callback(&resolve, &reject));
    JsFuture::from(promise).await.ok().map(JsCast::unchecked_into)
}

/// The entries of a folder; browsers hand them out a hundred at a time.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let promise = Promise::new(&mut |resolve: js_sys::Function, reject: js_sys::Function| {
            if reader.read_entries_with_callback_and_callback(&resolve, &reject).is_err() {
                let _ = reject.call0(&JsValue::NULL);
            }
        });
        let Ok(entries) = JsFuture::from(promise).await else { break };
        let entries: Array = entries.unchecked_into();
        if entries.length() == 0 {
            break;
        }
        all.extend(entries.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    all
}
