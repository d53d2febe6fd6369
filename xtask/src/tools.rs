//! What the build needs beyond cargo: the WebAssembly target, Trunk, wasm-bindgen and the npm packages.
//! Each comes from its registry in a pinned version and is left alone when it is there already.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::Project;
use crate::run::{Failure, OrFail, Outcome, capture, on_path, run, step, version};

/// Trunk 0.22 asks for a newer compiler than `rust-toolchain.toml` names.
const TRUNK: &str = "0.21.14";
/// The oldest node that the test runner's options and the drivers of the browsers work with.
const NODE_MAJOR: u32 = 20;
const WASM: &str = "wasm32-unknown-unknown";

/// Settings that compile a tool four times as fast as its own would; how fast it runs matters little here.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Everything that `build` calls.
pub fn ensure(project: &Project) -> Outcome {
    wasm_target(project)?;
    node_packages(project)?;
    cargo_tool(project, "trunk", "trunk", TRUNK)?;
    // The bindings in a program and the tool that finishes them have to be of one version.
    cargo_tool(project, "wasm-bindgen-cli", "wasm-bindgen", &locked_version(project, "wasm-bindgen")?)
}

/// The compiler's part for WebAssembly.
pub fn wasm_target(project: &Project) -> Outcome {
    let sysroot = capture(project.command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        return Err(Failure(format!(
            "the compiler has no {WASM} target, and there is no rustup to add it: install that target with whatever installed Rust"
        )));
    }
    step(&format!("adding the compiler's {WASM} target"), || {
        run(project.command("rustup").args(["target", "add", WASM]))
    })
}

/// The packages of `package-lock.json`: wasm-opt, and what drives the browsers in the tests.
pub fn node_packages(project: &Project) -> Outcome {
    let found = version("node").ok_or_else(|| {
        Failure(format!("node is missing: install Node.js {NODE_MAJOR} or newer, which also brings npm"))
    })?;
    let major = found.trim_start_matches('v').split('.').next().and_then(|part| part.parse().ok());
    if major.is_none_or(|major: u32| major < NODE_MAJOR) {
        return Err(Failure(format!("node {found} is too old: install Node.js {NODE_MAJOR} or newer")));
    }
    let lock = project.root.join("package-lock.json");
    let wanted = fs::read_to_string(&lock).or_fail(lock.display())?;
    // Written after a complete installation only, so an interrupted one is done again.
    let stamp = project.root.join("node_modules/.installed-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if on_path("npm").is_none() {
        return Err(Failure::new("npm is missing: install it, it comes with Node.js or as a package of its own"));
    }
    step("installing the npm packages of package-lock.json", || {
        run(project.command("npm").args(["ci", "--ignore-scripts"]))
            .map_err(|Failure(why)| Failure(format!("the npm packages cannot be had: {why}")))?;
        fs::write(&stamp, &wanted).or_fail(stamp.display())
    })
}

/// A program from crates.io, in exactly this version.
fn cargo_tool(project: &Project, package: &str, program: &str, wanted: &str) -> Outcome {
    let own = project.tools().join("bin").join(program);
    let fits = |found: Option<String>| found.is_some_and(|found| found.split_whitespace().nth(1) == Some(wanted));
    if fits(version(&own)) || fits(version(program)) {
        return Ok(());
    }
    step(&format!("installing {package} {wanted} into .tools (a few minutes, once)"), || {
        let mut install: Command = project.command("cargo");
        install.args(["install", "--locked", "--no-default-features", "--root"]).arg(project.tools());
        install.arg(format!("{package}@{wanted}")).envs(QUICK);
        run(&mut install).map_err(|Failure(why)| Failure(format!("{package} {wanted} cannot be had: {why}")))
    })
}

/// The version that `Cargo.lock` gives a package.
fn locked_version(project: &Project, package: &str) -> Outcome<String> {
    let lock = project.root.join("Cargo.lock");
    let text = fs::read_to_string(&lock).or_fail(lock.display())?;
    version_in_lock(&text, package).ok_or_else(|| Failure(format!("{}: no package {package}", lock.display())))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_files_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
