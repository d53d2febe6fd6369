//! The command line: arguments, files and standard streams in, the library's answers out. Everything that
//! Rasid knows is in the library; here is only what touches the system.

mod args;
mod check;
mod explain;
mod input;
mod mentions;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use args::{BundleArgs, Command, ExtractArgs};
use input::{Input, Sink};
use rasid::article::bundle::BundleWriter;
use rasid::article::manifest::Manifests;
use rasid::article::problem::{Problem, ProblemKind};
use rasid::article::{Article, Item, import};
use rasid::corpus::Reading;
use rasid::engine::Engine;
use rasid::export::Exporter;
use rasid::wire;

fn main() -> ExitCode {
    let command = match args::command(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => {
            say(&format!("rasid: {error}\n\n{}", args::usage()));
            return ExitCode::from(2);
        }
    };
    let outcome = match command {
        Command::Help => print(&args::usage()),
        Command::Version => print(concat!("rasid ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Extract(args) => extract(args),
        Command::Mentions(args) => mentions::mentions(args),
        Command::Explain(args) => explain::explain(args),
        Command::Bundle(args) => bundle(&args),
        Command::Check(args) => check::check(&args.data),
    };
    match outcome {
        Ok(Verdict::Clean) => ExitCode::SUCCESS,
        Ok(Verdict::Problems) => ExitCode::FAILURE,
        // The reader of the output has what it wanted: `rasid extract … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("rasid: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Whether everything that was given could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It could.
    Clean,
    /// Something was reported on standard error.
    Problems,
}

/// Writes a line to standard error; that it is closed must not end the work.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{}", message.trim_end());
}

fn print(text: &str) -> io::Result<Verdict> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Verdict::Clean)
}

fn extract(args: ExtractArgs) -> io::Result<Verdict> {
    let mut sink = Extracted {
        engine: Engine::new(),
        exporter: Exporter::new(args.format),
        out: BufWriter::new(io::stdout().lock()),
    };
    sink.out.write_all(sink.exporter.begin().as_bytes())?;
    let mut input = Input::new(args.published, &mut sink);
    for path in &args.paths {
        input.path(path)?;
    }
    let verdict = input.verdict();
    sink.out.write_all(sink.exporter.end().as_bytes())?;
    sink.out.flush()?;
    Ok(verdict)
}

struct Extracted<'a> {
    engine: Engine,
    exporter: Exporter,
    out: BufWriter<io::StdoutLock<'a>>,
}

impl Sink for Extracted<'_> {
    fn article(&mut self, article: Article) -> io::Result<()> {
        let extraction = self.engine.extract(&article);
        self.out.write_all(self.exporter.article(&article, &extraction).as_bytes())
    }

    fn before_waiting(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn bundle(args: &BundleArgs) -> io::Result<Verdict> {
    // Written beside its place under a hidden name and moved there when it is whole: a failure leaves the old
    // bundle, and a bundle made inside its own folder does not read itself.
    let name = args.output.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = args.output.with_file_name(format!(".{name}.part"));
    let file = File::create(&unfinished)?;
    let outcome = write_bundle(args, file);
    if let Ok(Written { articles: 1.., .. }) = outcome {
        fs::rename(&unfinished, &args.output)?;
    } else {
        let _ = fs::remove_file(&unfinished);
    }
    let written = outcome?;
    if let (Some(readings), 1..) = (&args.readings, written.articles) {
        fs::write(readings, prepared(&fs::read_to_string(&args.output)?))?;
    }
    if written.articles == 0 {
        say(&format!("rasid: no article was found, so {} was not written", args.output.display()));
        return Ok(Verdict::Problems);
    }
    say(&format!("rasid: {} articles in {}", written.articles, args.output.display()));
    Ok(written.verdict)
}

/// The events of a bundle's articles, as the page takes them from its worker.
fn prepared(bundle: &str) -> Vec<u8> {
    let engine = Engine::new();
    let mut readings = Vec::new();
    import::read("bundle.json", bundle.as_bytes(), &Manifests::default(), &mut |item| {
        if let Item::Article(article) = item {
            let extraction = engine.extract(&article);
            readings.push(Reading { article, extraction });
        }
    });
    wire::prepare(bundle, readings)
}

struct Written {
    articles: usize,
    verdict: Verdict,
}

fn write_bundle(args: &BundleArgs, file: File) -> io::Result<Written> {
    let mut sink = Bundled { writer: BundleWriter::new(BufWriter::new(file), args.title.as_deref())? };
    let mut input = Input::new(args.published.clone(), &mut sink);
    input.leave_out(Path::new(&args.output));
    input.path(args.folder.as_os_str())?;
    let verdict = input.verdict();
    let articles = sink.writer.len();
    sink.writer.finish()?;
    Ok(Written { articles, verdict })
}

struct Bundled {
    writer: BundleWriter<BufWriter<File>>,
}

impl Sink for Bundled {
    fn article(&mut self, article: Article) -> io::Result<()> {
        let id = article.id.clone();
        if let Some(renamed) = self.writer.add(article)? {
            say(&Problem::of_file(ProblemKind::SameId, &id, renamed).to_string());
        }
        Ok(())
    }
}
