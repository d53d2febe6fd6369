//! Builds the site: tools, then Trunk, whose hook calls [`crate::seal`]; then the table of sizes.

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
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags());
        run(trunk.envs([("NO_COLOR", "true"), ("RUST_BACKTRACE", "0")]))
    })?;
    sizes::print(&project.dist())
}

/// The compiler's flags for the page and its worker: those of `.cargo/config.toml`, and the folders of crates cut from the
/// places that a failure would name. The same sources give the same bytes on every machine, and fewer.
fn flags() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let registries = std::fs::read_dir(home.join("registry").join("src")).into_iter().flatten().flatten();
    let mut flags = "-Ctarget-feature=+simd128".to_owned();
    // Flags are parted by spaces: a folder with one keeps its name.
    let folders = registries.filter_map(|registry| registry.path().to_str().map(str::to_owned));
    for folder in folders.filter(|folder| !folder.contains(' ')) {
        flags.push_str(&format!(" --remap-path-prefix={folder}/="));
    }
    flags
}
