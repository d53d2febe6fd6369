//! Builds the site: tools, then Trunk, whose hook calls [`crate::seal`]; then the table of sizes.

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
        run(trunk.envs([("NO_COLOR", "true"), ("RUST_BACKTRACE", "0")]))
    })?;
    sizes::print(&project.dist())
}
