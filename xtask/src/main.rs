//! `cargo xtask`: builds, serves and tests the site. Comes in: a command and its options. Goes out: `dist/`, a
//! local server, or the results of the tests; the exit status tells success. What the commands need is
//! installed on first use, in pinned versions, and found again on the next.

mod browsers;
mod build;
mod offline;
mod project;
mod run;
mod seal;
mod serve;
mod single;
mod sizes;
mod test;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use project::Project;
use run::{Failure, Outcome};

const USAGE: &str = "\
cargo xtask build                 the site in dist/, and the single file dist/rasid.html
cargo xtask serve [--port N]      builds, then serves dist/ on this machine; the port is 8080 if not given
cargo xtask test [PART]…          everything that has to hold; or only the parts native, browser, or
                                  browser=NAME for the browser tests whose file name contains NAME
cargo xtask train [--folds N]      trains data/plausible.tsv anew; with --folds only tells how well it judges
cargo xtask sizes                 the sizes of what was built, beside their limits
cargo xtask seal                  (called by Trunk) finishes the files that Trunk has staged";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message)) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Outcome {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let project = Project::find()?;
    match words.as_slice() {
        ["build"] => build::build(&project),
        ["serve"] => serve_site(&project, "8080"),
        ["serve", "--port", port] => serve_site(&project, port),
        ["test", parts @ ..] => test::test(&project, parts),
        ["train", options @ ..] => {
            let train = ["run", "--release", "--quiet", "--example", "train", "--"];
            run::run(project.command("cargo").args(train).args(options))
        }
        ["sizes"] => sizes::check(&project.dist()),
        ["seal"] => {
            let staged = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
            let staged = staged.ok_or_else(|| Failure::new("seal is called by Trunk; run `cargo xtask build`"))?;
            seal::seal(&project, &staged)
        }
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(format!("expected one of these commands:\n\n{USAGE}"))),
    }
}

fn serve_site(project: &Project, port: &str) -> Outcome {
    let port = port.parse().map_err(|_| Failure::new(format!("--port {port}: expected a number up to 65535")))?;
    build::build(project)?;
    serve::serve(&project.dist(), port)
}
