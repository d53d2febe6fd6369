//! Where things lie, and the environment in which cargo, Trunk and node are called.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Failure, OrFail, Outcome, capture};

/// The project's folders.
pub struct Project {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// Where cargo builds, which the reader's own settings may place elsewhere.
    pub target: PathBuf,
}

impl Project {
    /// The project that this program was built from.
    pub fn find() -> Outcome<Self> {
        // Cargo sets it for what it runs; a call without cargo has to come from the project's folder.
        let root = match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(xtask) => Path::new(&xtask).join(".."),
            None => PathBuf::from("."),
        };
        let root = root.canonicalize().or_fail(root.display())?;
        let mut metadata = Command::new("cargo");
        metadata.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(&root);
        let metadata: serde_json::Value = serde_json::from_str(&capture(&mut metadata)?).or_fail("cargo metadata")?;
        let target = metadata["target_directory"].as_str();
        let target = target.ok_or_else(|| Failure::new("cargo metadata names no target directory"))?.into();
        Ok(Self { root, target })
    }

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Programs installed for this project alone.
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// The command line program, built for speed.
    pub fn rasid(&self) -> PathBuf {
        self.target.join("release").join(format!("rasid{}", std::env::consts::EXE_SUFFIX))
    }

    /// A program to be run in the project's folder, with the installed tools first on its search path.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.search_path());
        command
    }

    fn search_path(&self) -> OsString {
        let own = [self.tools().join("bin"), self.root.join("node_modules").join(".bin")];
        let given = std::env::var_os("PATH").unwrap_or_default();
        let path = own.into_iter().chain(std::env::split_paths(&given));
        std::env::join_paths(path).unwrap_or(given)
    }
}
