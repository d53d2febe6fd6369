//! The command line's words in, a command out.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;
use rasid::article::date;
use rasid::export::Format;

/// What is asked for.
pub enum Command {
    /// The usage text.
    Help,
    /// The program's version.
    Version,
    /// The events of articles.
    Extract(ExtractArgs),
    /// The mentions of articles.
    Mentions(MentionsArgs),
    /// How a text is read.
    Explain(ExplainArgs),
    /// A bundle for the page.
    Bundle(BundleArgs),
    /// The faults of the tables.
    Check(CheckArgs),
}

/// `rasid extract`
pub struct ExtractArgs {
    /// The form of the output.
    pub format: Format,
    /// The publication date of articles that bring none.
    pub published: Option<String>,
    /// Files and folders; `-` is standard input.
    pub paths: Vec<OsString>,
}

/// `rasid mentions`
pub struct MentionsArgs {
    /// The publication date of articles that bring none.
    pub published: Option<String>,
    /// Files and folders; `-` is standard input.
    pub paths: Vec<OsString>,
}

/// `rasid explain`
pub struct ExplainArgs {
    /// The publication date.
    pub published: Option<String>,
    /// Where the text is.
    pub text: TextFrom,
}

/// Where a text is.
pub enum TextFrom {
    /// It is given with the command.
    Given(String),
    /// On standard input.
    Stdin,
}

/// `rasid bundle`
pub struct BundleArgs {
    /// The folder or file whose articles are put together.
    pub folder: PathBuf,
    /// The file to write.
    pub output: PathBuf,
    /// Where to write what is read in the articles, for the page of this very version.
    pub readings: Option<PathBuf>,
    /// The bundle's title.
    pub title: Option<String>,
    /// The publication date of articles that bring none.
    pub published: Option<String>,
}

/// `rasid check`
pub struct CheckArgs {
    /// The folder of the tables.
    pub data: PathBuf,
}

/// The usage text.
pub fn usage() -> String {
    let formats: Vec<_> = Format::ALL.into_iter().map(Format::name).collect();
    format!(
        "\
Rasid reads Arabic reporting on armed conflict and tells what happened.

    rasid extract  [--published DATE] [--format {}] PATH…|-
    rasid mentions [--published DATE] PATH…|-
    rasid explain  [--published DATE] TEXT|-
    rasid bundle   [--published DATE] [--title TITLE] DIR -o FILE [--readings FILE]
    rasid check    [--data DIR]
    rasid help | version

PATH is a .txt, .html, .json, .ndjson, .csv or .zip file, a bundle, or a folder of them; - reads one JSON
object a line from standard input: {{\"id\",\"text\",\"title\"?,\"published\"?,\"source\"?,\"url\"?}}.
--published gives its date (YYYY-MM-DD) to the articles that bring none. What cannot be read is reported
on standard error with its place, the rest goes on, and the exit status is 1.
extract gives the events of each article, mentions what its words name, explain how one TEXT is read (- reads it from
standard input): tokens, matching rows, mentions, what became of each trigger, events with their rules.
bundle --readings also writes the events of the bundle's articles, for the page of this very version to show at once.
check tells every fault of the tables in DIR (data, when none is given) with file:line:column.
",
        formats.join("|")
    )
}

/// Reads the command line.
pub fn command(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    match name.as_str() {
        "help" => Ok(Command::Help),
        "version" => Ok(Command::Version),
        "extract" => extract(parser),
        "mentions" => mentions(parser),
        "explain" => explain(parser),
        "bundle" => bundle(parser),
        "check" => check(parser),
        _ => Err(format!("there is no command `{name}`").into()),
    }
}

fn extract(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut args = ExtractArgs { format: Format::default(), published: None, paths: Vec::new() };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("format") => args.format = format(&parser.value()?.string()?)?,
            Long("published") => args.published = Some(day(&parser.value()?.string()?)?),
            Short('h') | Long("help") => return Ok(Command::Help),
            Value(path) => args.paths.push(path),
            other => return Err(other.unexpected()),
        }
    }
    some(&args.paths)?;
    Ok(Command::Extract(args))
}

fn mentions(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut args = MentionsArgs { published: None, paths: Vec::new() };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("published") => args.published = Some(day(&parser.value()?.string()?)?),
            Short('h') | Long("help") => return Ok(Command::Help),
            Value(path) => args.paths.push(path),
            other => return Err(other.unexpected()),
        }
    }
    some(&args.paths)?;
    Ok(Command::Mentions(args))
}

fn explain(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut published, mut text) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("published") => published = Some(day(&parser.value()?.string()?)?),
            Short('h') | Long("help") => return Ok(Command::Help),
            Value(given) if text.is_none() => text = Some(given.string()?),
            Value(_) => return Err("the text is more than one word: put it in quotation marks".into()),
            other => return Err(other.unexpected()),
        }
    }
    let text = match text.ok_or("which text? give TEXT, or - for standard input")? {
        text if text == "-" => TextFrom::Stdin,
        text => TextFrom::Given(text),
    };
    Ok(Command::Explain(ExplainArgs { published, text }))
}

fn some(paths: &[OsString]) -> Result<(), lexopt::Error> {
    if paths.is_empty() {
        return Err("which files? give a PATH, or - for standard input".into());
    }
    Ok(())
}

fn bundle(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut folder, mut output, mut title, mut published) = (None, None, None, None);
    let mut readings = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Short('o') | Long("output") => output = Some(parser.value()?.into()),
            Long("readings") => readings = Some(parser.value()?.into()),
            Long("title") => title = Some(parser.value()?.string()?),
            Long("published") => published = Some(day(&parser.value()?.string()?)?),
            Short('h') | Long("help") => return Ok(Command::Help),
            Value(path) if folder.is_none() => folder = Some(path.into()),
            other => return Err(other.unexpected()),
        }
    }
    let folder = folder.ok_or("which folder? give DIR")?;
    let output = output.ok_or("where to? give -o FILE")?;
    Ok(Command::Bundle(BundleArgs { folder, output, readings, title, published }))
}

fn check(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut data = PathBuf::from("data");
    while let Some(arg) = parser.next()? {
        match arg {
            Long("data") => data = parser.value()?.into(),
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Check(CheckArgs { data }))
}

fn format(name: &str) -> Result<Format, lexopt::Error> {
    Format::named(name).ok_or_else(|| format!("there is no format `{name}`").into())
}

fn day(written: &str) -> Result<String, lexopt::Error> {
    date::day(written).ok_or_else(|| format!("--published: `{written}` is no date like 2024-07-22").into())
}
