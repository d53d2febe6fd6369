//! The sizes of the built site, beside the limits that the project has set itself.

use std::fs;
use std::path::Path;

use crate::offline::loaded;
use crate::run::{Failure, OrFail, Outcome};
use crate::single::gzip;

/// All that the page loads before it shows the first card, compressed as a web server would.
const FIRST_CARD_GZIP: usize = 500_000;
/// The page's program alone, likewise.
const APP_GZIP: usize = 250_000;
/// The single file as it lies on a disk.
const SINGLE_FILE: usize = 2_500_000;

/// A measured size and its limit.
struct Bar {
    what: &'static str,
    bytes: usize,
    limit: usize,
}

/// Prints the table.
pub fn print(site: &Path) -> Outcome {
    measure(site).map(|_| ())
}

/// Prints the table, and fails where a limit is exceeded.
pub fn check(site: &Path) -> Outcome {
    let over: Vec<&str> = measure(site)?.iter().filter(|bar| bar.bytes > bar.limit).map(|bar| bar.what).collect();
    if over.is_empty() { Ok(()) } else { Err(Failure(format!("over the limit: {}", over.join(", ")))) }
}

fn measure(site: &Path) -> Outcome<Vec<Bar>> {
    println!("\n{:<34} {:>10} {:>10}", "file", "bytes", "gzip");
    let mut all = 0;
    let mut later = 0;
    let mut app = 0;
    for file in loaded(site)? {
        // Fonts are compressed in themselves, and servers send them as they are.
        let sent = if file.name.ends_with(".woff2") { file.content.len() } else { gzip(&file.content).len() };
        println!("{:<34} {:>10} {:>10}", file.name, file.content.len(), sent);
        all += sent;
        // The page wakes its worker when the sample's cards are drawn.
        if file.name.starts_with("worker-") {
            later += sent;
        }
        if file.name.starts_with("app-") && file.name.ends_with(".wasm") {
            app = sent;
        }
    }
    let single = site.join("rasid.html");
    let single = usize::try_from(fs::metadata(&single).or_fail(single.display())?.len()).expect("a file fits memory");
    let bars = vec![
        Bar { what: "files before the first card, gzip", bytes: all - later, limit: FIRST_CARD_GZIP },
        Bar { what: "the page's program, gzip", bytes: app, limit: APP_GZIP },
        Bar { what: "rasid.html", bytes: single, limit: SINGLE_FILE },
    ];
    println!("\n{:<34} {:>10}", "all files, gzip", all);
    println!("\n{:<34} {:>10} {:>10}", "", "bytes", "limit");
    for Bar { what, bytes, limit } in &bars {
        let verdict = if bytes > limit { "OVER" } else { "" };
        println!("{what:<34} {bytes:>10} {limit:>10} {verdict}");
    }
    Ok(bars)
}
