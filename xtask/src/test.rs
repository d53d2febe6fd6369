//! Everything that has to hold, the quickest checks first, so that a mistake shows soon.

use std::ffi::OsString;
use std::fs;

use crate::project::Project;
use crate::run::{Failure, OrFail, Outcome, run, step};
use crate::{browsers, build, tools};

const WASM_WEB: [&str; 4] = ["--features", "web", "--target", "wasm32-unknown-unknown"];
/// Warnings are for the one who writes; what is handed in has none.
const NO_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// Runs the named parts, or all.
pub fn test(project: &Project, parts: &[&str]) -> Outcome {
    for part in parts {
        if !matches!(*part, "native" | "browser") && !part.starts_with("browser=") {
            return Err(Failure(format!("test {part}: expected native, browser or browser=NAME")));
        }
    }
    let all = parts.is_empty();
    if all {
        checks(project)?;
    }
    if all || parts.contains(&"native") {
        cargo(project, "native tests", &["test", "--locked", "--workspace", "--no-fail-fast"], &[])?;
    }
    if all || parts.contains(&"browser") {
        return browser(project, "");
    }
    parts.iter().filter_map(|part| part.strip_prefix("browser=")).try_for_each(|name| browser(project, name))
}

fn checks(project: &Project) -> Outcome {
    cargo(project, "formatting", &["fmt", "--all", "--check"], &[])?;
    // Without the feature `web`: no browser's crate may reach the core.
    cargo(project, "the library alone", &["check", "--locked", "--lib"], &[])?;
    cargo(project, "lints", &["clippy", "--locked", "--workspace", "--all-targets"], &NO_WARNINGS)?;
    tools::wasm_target(project)?;
    let web =
        [&["clippy", "--locked", "--package", "rasid", "--lib", "--bin", "app", "--bin", "worker"][..], &WASM_WEB[..]]
            .concat();
    cargo(project, "lints of the page", &web, &NO_WARNINGS)
}

fn cargo(project: &Project, title: &str, arguments: &[&str], more: &[&str]) -> Outcome {
    step(title, || run(project.command("cargo").args(arguments).args(more)))
}

/// The tests in `tests/browser` whose file name contains `name`, on a fresh build of the site.
fn browser(project: &Project, name: &str) -> Outcome {
    let browsers = browsers::ensure()?;
    build::build(project)?;
    let folder = project.root.join("tests").join("browser");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).or_fail(folder.display())? {
        let file = entry.or_fail(folder.display())?.file_name().to_string_lossy().into_owned();
        if file.ends_with(".test.mjs") && file.contains(name) {
            files.push(OsString::from(format!("tests/browser/{file}")));
        }
    }
    if files.is_empty() {
        return Err(Failure(format!("no test file in {} has {name:?} in its name", folder.display())));
    }
    files.sort();
    step("browser tests", || {
        let mut node = project.command("node");
        // One file after the other: they share two cores with their browsers, and some measure time.
        node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files);
        node.env("RASID_CLI", project.rasid());
        for setting in browsers {
            node.env(setting.variable, setting.program);
        }
        run(&mut node)
    })
}
