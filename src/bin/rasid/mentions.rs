//! `rasid mentions`: files and standard input in, one line of JSON for each article out, with all that its words name.

use std::io::{self, BufWriter, Write};

use rasid::article::Article;
use rasid::engine::Engine;
use rasid::export::mentions::line;

use crate::Verdict;
use crate::args::MentionsArgs;
use crate::input::{Input, Sink};

/// Lists the mentions of every article that is found.
pub fn mentions(args: MentionsArgs) -> io::Result<Verdict> {
    let mut sink = Mentioned { engine: Engine::new(), out: BufWriter::new(io::stdout().lock()) };
    let mut input = Input::new(args.published, &mut sink);
    for path in &args.paths {
        input.path(path)?;
    }
    let verdict = input.verdict();
    sink.out.flush()?;
    Ok(verdict)
}

struct Mentioned<'a> {
    engine: Engine,
    out: BufWriter<io::StdoutLock<'a>>,
}

impl Sink for Mentioned<'_> {
    fn article(&mut self, article: Article) -> io::Result<()> {
        writeln!(self.out, "{}", line(&article, &self.engine.mentions(&article)))
    }

    fn before_waiting(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
