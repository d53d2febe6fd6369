//! The browsers that the tests drive: those named by the environment, else those on the search path, else
//! Debian's, installed where we may.

use std::path::PathBuf;
use std::process::Command;

use crate::run::{Failure, Outcome, capture, is_program, on_path, run, step};

/// A browser that the tests drive.
struct Browser {
    /// The environment variable that names its program, which the tests read as well.
    variable: &'static str,
    programs: &'static [&'static str],
    debian_package: &'static str,
}

const BROWSERS: [Browser; 2] = [
    Browser {
        variable: "RASID_CHROMIUM",
        programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        debian_package: "chromium",
    },
    Browser { variable: "RASID_FIREFOX", programs: &["firefox-esr", "firefox"], debian_package: "firefox-esr" },
];

/// A variable of the tests' environment and the browser it names.
pub struct Setting {
    pub variable: &'static str,
    pub program: PathBuf,
}

/// Finds the browsers, and installs those that are missing.
pub fn ensure() -> Outcome<Vec<Setting>> {
    let mut missing = Vec::new();
    for browser in &BROWSERS {
        if find(browser)?.is_none() {
            missing.push(browser.debian_package);
        }
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    let found = |browser: &Browser| {
        let program = find(browser)?.ok_or_else(|| Failure(format!("{} was not found", browser.debian_package)))?;
        Ok(Setting { variable: browser.variable, program })
    };
    BROWSERS.iter().map(found).collect()
}

fn find(browser: &Browser) -> Outcome<Option<PathBuf>> {
    let Some(named) = std::env::var_os(browser.variable).map(PathBuf::from) else {
        return Ok(browser.programs.iter().find_map(|name| on_path(name)));
    };
    if is_program(&named) {
        return Ok(Some(named));
    }
    Err(Failure(format!("{} names {}, which is not a program", browser.variable, named.display())))
}

fn install(packages: &[&str]) -> Outcome {
    let list = packages.join(" and ");
    let root = on_path("id").is_some() && capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root || on_path("apt-get").is_none() {
        let variables = BROWSERS.map(|browser| browser.variable).join(" and ");
        return Err(Failure(format!(
            "the browser tests need {list}: install them, or name the programs in {variables}"
        )));
    }
    step(&format!("installing {list} with apt-get"), || {
        let install = || {
            let mut apt = Command::new("apt-get");
            apt.args(["install", "-y", "--no-install-recommends"]).args(packages);
            run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
        };
        // The list of packages may never have been fetched, or name files that are gone.
        install().or_else(|_| run(Command::new("apt-get").arg("update")).and_then(|()| install()))
    })
}
