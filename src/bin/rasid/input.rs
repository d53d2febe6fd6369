//! Files, folders and standard input in, articles out one by one, in order. What cannot be read is reported on
//! standard error, and the rest goes on. Files are held one at a time, NDJSON one line at a time.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use rasid::article::decode::{self, Declared};
use rasid::article::import::{self, Kind};
use rasid::article::manifest::{self, Manifests};
use rasid::article::problem::{Problem, ProblemKind};
use rasid::article::{Article, Item, json, path};

use crate::Verdict;

/// Takes articles as they are read.
pub trait Sink {
    /// Takes one article. An error ends the reading.
    fn article(&mut self, article: Article) -> io::Result<()>;

    /// Called before reading may have to wait for more input.
    fn before_waiting(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads paths into a sink.
pub struct Input<'s, S> {
    published: Option<String>,
    sink: &'s mut S,
    verdict: Verdict,
    left_out: Option<PathBuf>,
    manifests: Manifests,
}

impl<'s, S: Sink> Input<'s, S> {
    /// `published` is given to the articles that bring no date.
    pub fn new(published: Option<String>, sink: &'s mut S) -> Self {
        Self { published, sink, verdict: Verdict::Clean, left_out: None, manifests: Manifests::default() }
    }

    /// Passes over one file inside folders.
    pub fn leave_out(&mut self, path: &Path) {
        self.left_out = fs::canonicalize(path).ok();
    }

    /// Whether anything was reported.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Reads one path of the command line.
    pub fn path(&mut self, given: &OsStr) -> io::Result<()> {
        if given == "-" {
            return self.lines("-", "stdin", BufReader::new(io::stdin().lock())).map(|_| ());
        }
        let path = Path::new(given);
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => self.folder(path),
            Ok(_) => self.file(path),
            Err(error) => {
                self.unreadable(path, &error);
                Ok(())
            }
        }
    }

    fn report(&mut self, problem: &Problem) {
        self.verdict = Verdict::Problems;
        crate::say(&problem.to_string());
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        self.report(&Problem::of_file(ProblemKind::Unreadable, &path.to_string_lossy(), error.to_string()));
    }

    /// Reads a folder and those in it, by name; links to folders are not followed, so no loop can form.
    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(error) => {
                self.unreadable(folder, &error);
                return Ok(());
            }
        };
        entries.retain(|entry| !path::is_hidden(&entry.file_name().to_string_lossy()));
        entries.sort_by_key(fs::DirEntry::file_name);
        if entries.is_empty() {
            self.report(&Problem::of_file(ProblemKind::Empty, &folder.to_string_lossy(), ""));
        }
        // The manifest comes first: it describes files that may stand before it.
        entries.retain(|entry| {
            !(manifest::is_named(&entry.file_name().to_string_lossy()) && self.manifest(&entry.path()))
        });
        for entry in entries {
            let path = entry.path();
            if self.left_out.is_some() && fs::canonicalize(&path).ok() == self.left_out {
                continue;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.folder(&path)?,
                Ok(kind) if kind.is_symlink() && path.is_dir() => {}
                Ok(_) => self.file(&path)?,
                Err(error) => self.unreadable(&path, &error),
            }
        }
        Ok(())
    }

    /// Whether the file is its folder's manifest, now taken.
    fn manifest(&mut self, path: &Path) -> bool {
        let Ok(bytes) = fs::read(path) else { return false };
        let mut items = Vec::new();
        let is_manifest = self.manifests.take_file(&path.to_string_lossy(), &bytes, &mut |item| items.push(item));
        for item in items {
            if let Item::Problem(problem) = item {
                self.report(&problem);
            }
        }
        is_manifest
    }

    fn file(&mut self, path: &Path) -> io::Result<()> {
        let name = path.to_string_lossy();
        match Kind::of(&name) {
            Some(Kind::Lines) => {
                let mut file = match File::open(path) {
                    Ok(file) => BufReader::new(file),
                    Err(error) => {
                        self.unreadable(path, &error);
                        return Ok(());
                    }
                };
                // UTF-16 has no lines of bytes; such a file is read whole, like those of the other kinds.
                let is_utf16 = file.fill_buf().is_ok_and(|start| start.contains(&0) || start.starts_with(b"\xFF\xFE"));
                if is_utf16 {
                    return self.whole(path, &name, file);
                }
                let count = self.lines(&name, path::stem(&name), file)?;
                if count == 0 {
                    self.report(&Problem::of_file(ProblemKind::Empty, &name, ""));
                }
                Ok(())
            }
            Some(_) => match File::open(path) {
                Ok(file) => self.whole(path, &name, file),
                Err(error) => {
                    self.unreadable(path, &error);
                    Ok(())
                }
            },
            // Not opened: it may be a film.
            None => self.give(|manifests, each| import::read(&name, b"", manifests, each)),
        }
    }

    fn whole(&mut self, path: &Path, name: &str, mut file: impl Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        if let Err(error) = file.read_to_end(&mut bytes) {
            self.unreadable(path, &error);
            return Ok(());
        }
        self.give(|manifests, each| import::read(name, &bytes, manifests, each))
    }

    /// Reads NDJSON line by line and gives how many lines were not blank.
    fn lines(&mut self, name: &str, stem: &str, mut reader: BufReader<impl Read>) -> io::Result<usize> {
        let mut bytes = Vec::new();
        let mut count = 0;
        for number in 1_u32.. {
            if reader.buffer().is_empty() {
                self.sink.before_waiting()?;
            }
            bytes.clear();
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    self.unreadable(Path::new(name), &error);
                    break;
                }
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            count += 1;
            match decode::text(name, &bytes, Declared::Nothing) {
                Ok(line) => self.give(|_, each| json::line(name, stem, &line, number, each))?,
                Err(problem) => self.report(&Problem { line: Some(number), ..problem }),
            }
        }
        Ok(count)
    }

    /// Hands what `read` gives to the sink, article by article.
    fn give(&mut self, read: impl FnOnce(&Manifests, &mut dyn FnMut(Item))) -> io::Result<()> {
        let manifests = std::mem::take(&mut self.manifests);
        let mut outcome = Ok(());
        read(&manifests, &mut |item| match item {
            Item::Article(mut article) => {
                if outcome.is_ok() {
                    if article.published.is_none() {
                        article.published.clone_from(&self.published);
                    }
                    outcome = self.sink.article(article);
                }
            }
            Item::Problem(problem) => self.report(&problem),
        });
        self.manifests = manifests;
        outcome
    }
}
