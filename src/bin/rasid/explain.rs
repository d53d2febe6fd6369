//! `rasid explain`: one text in, from the command line or standard input, and a page on how it is read out.

use std::io::{self, Read};

use rasid::article::Article;
use rasid::article::decode::{self, Declared};
use rasid::engine::Engine;
use rasid::export::explain::page;

use crate::Verdict;
use crate::args::{ExplainArgs, TextFrom};

/// Explains one text.
pub fn explain(args: ExplainArgs) -> io::Result<Verdict> {
    let text = match args.text {
        TextFrom::Given(text) => text,
        TextFrom::Stdin => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            match decode::text("-", &bytes, Declared::Nothing) {
                Ok(text) => text.into_owned(),
                Err(problem) => {
                    crate::say(&problem.to_string());
                    return Ok(Verdict::Problems);
                }
            }
        }
    };
    let article = Article { id: "text".to_owned(), text, published: args.published, ..Article::default() };
    crate::print(&page(&Engine::new().read(&article)))
}
