//! Finishes what Trunk has staged: names the worker by its content, adds the sample bundle, and writes the
//! single file and the service worker.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::project::Project;
use crate::run::{Failure, OrFail, Outcome, run, step};
use crate::single::gzip;
use crate::{offline, single};

/// Articles that the site shows until the reader brings their own.
const SAMPLE: &str = "tests/sample/articles";

/// Turns Trunk's staged files into the finished site.
pub fn seal(project: &Project, staged: &Path) -> Outcome {
    let worker = name_worker(project, staged)?;
    name_worker_in_page(staged, &worker)?;
    bundle(project, staged)?;
    single::write(staged, &worker)?;
    offline::write(&project.root.join("www/sw.js"), staged)
}

/// Joins the worker's bindings and its start into one script, and names script and program by their content.
/// Returns the name without its endings `.js` and `_bg.wasm`.
fn name_worker(project: &Project, staged: &Path) -> Outcome<String> {
    let bindings = staged.join("worker.js");
    let program = staged.join("worker_bg.wasm");
    let start = project.root.join("www/worker_start.js");
    let script = [read(&bindings)?, read(&start)?].join("\n");
    let mut content = script.clone().into_bytes();
    content.extend(fs::read(&program).or_fail(program.display())?);
    let name = format!("worker-{}", short_hash(&content));
    write(&staged.join(format!("{name}.js")), script)?;
    fs::rename(&program, staged.join(format!("{name}_bg.wasm"))).or_fail(program.display())?;
    fs::remove_file(&bindings).or_fail(bindings.display())?;
    Ok(name)
}

/// Tells the start script which worker is this version's.
fn name_worker_in_page(staged: &Path, worker: &str) -> Outcome {
    let page = staged.join("index.html");
    let html = read(&page)?;
    let parts: Vec<&str> = html.split(WORKER_PLACE).collect();
    let [before, after] = parts.as_slice() else {
        return Err(Failure(format!("{}: expected `{WORKER_PLACE}` once", page.display())));
    };
    write(&page, [*before, worker, *after].concat())
}

/// Stands in `index.html` where the worker's name belongs.
const WORKER_PLACE: &str = "WORKER-NAME";

/// Writes `bundle.json` and what is read in it, with the command line program of this very version.
fn bundle(project: &Project, staged: &Path) -> Outcome {
    step("bundling the sample articles", || {
        run(project.command("cargo").args(["build", "--release", "--locked", "--bin", "rasid"]))?;
        let mut rasid = project.command(&project.rasid().to_string_lossy());
        let readings = staged.join("bundle.readings");
        run(rasid.args(["bundle", SAMPLE, "-o"]).arg(staged.join("bundle.json")).arg("--readings").arg(&readings))?;
        // Not every server compresses a file of this kind, so the page opens it itself.
        let zipped = gzip(&fs::read(&readings).or_fail(readings.display())?);
        write(&readings, zipped)
    })
}

/// The first 16 hexadecimal digits of the SHA-256.
pub fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

pub fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).or_fail(file.display())
}

pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Outcome {
    fs::write(file, content).or_fail(file.display())
}
