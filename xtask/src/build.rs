//! Builds the site: tools, then Trunk, whose hook calls [`crate::seal`]; then the table of sizes.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::project::Project;
use crate::run::{Outcome, run, step};
use crate::{sizes, tools};

/// Leaves the site in `dist/` and the single file in `dist/rasid.html`.
pub fn build(project: &Project) -> Outcome {
    tools::ensure(project)?;
    step("fetching the crates of Cargo.lock", || run(project.command("cargo").args(["fetch", "--locked"])))?;
    step("building the site", || {
        let mut trunk = project.command("trunk");
        // Offline, so that Trunk takes the tools it is given and no others.
        trunk.args(["--log", "warn", "build", "--release", "--offline", "--locked"]);
        trunk.env("CARGO_ENCODED_RUSTFLAGS", flags());
        run(trunk.envs([("NO_COLOR", "true"), ("RUST_BACKTRACE", "0")]))
    })?;
    sizes::print(&project.dist())
}

/// The compiler's flags for the page and its worker: those of `.cargo/config.toml`, which these replace, and the folders of
/// crates cut from the places that a failure would name. The same sources give the same bytes on every machine, and fewer.
fn flags() -> OsString {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let registries = std::fs::read_dir(home.join("registry").join("src"));
    let mut flags = OsString::from("-Ctarget-feature=+simd128");
    for registry in registries.into_iter().flatten().flatten() {
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(registry.path());
        flags.push("/=");
    }
    flags
}
