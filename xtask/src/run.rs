//! Running other programs: what failed is told in one sentence, and how long a step took.

use std::ffi::OsStr;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a command cannot go on, in words for the person who called it.
#[derive(Debug)]
pub struct Failure(pub String);

impl Failure {
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

pub type Outcome<T = ()> = Result<T, Failure>;

/// Turns any error into a [`Failure`] that names what it happened to.
pub trait OrFail<T> {
    fn or_fail(self, subject: impl Display) -> Outcome<T>;
}

impl<T, E: Display> OrFail<T> for Result<T, E> {
    fn or_fail(self, subject: impl Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{subject}: {error}")))
    }
}

/// Announces a step, does it, and says how long it took.
pub fn step<T>(title: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    eprintln!("\n==> {title}");
    let begun = Instant::now();
    let outcome = work();
    let verdict = if outcome.is_ok() { "done" } else { "FAILED" };
    eprintln!("--> {title}: {verdict} in {:.1} s", begun.elapsed().as_secs_f32());
    outcome
}

/// Runs a program to its end; what it prints goes where our own output goes.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| unstartable(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failure(format!("`{}` ended with {status}", line(command)))) }
}

/// Runs a program to its end and returns what it printed.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| unstartable(command, &error))?;
    if !output.status.success() {
        return Err(Failure(format!("`{}` ended with {}", line(command), output.status)));
    }
    String::from_utf8(output.stdout).or_fail(line(command))
}

/// What a program answers to `--version`, or `None` where there is no such program.
pub fn version(program: impl AsRef<OsStr>) -> Option<String> {
    let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first program of this name on the search path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

/// Whether the file may be executed.
pub fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    file.is_file()
}

fn unstartable(command: &Command, error: &std::io::Error) -> Failure {
    Failure(format!("`{}` could not be started: {error}", line(command)))
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
