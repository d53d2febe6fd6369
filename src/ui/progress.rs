//! How the reading of files goes on, and what goes wrong with it.

use yew::prelude::*;

use crate::article::problem::{Problem, ProblemKind};

/// How far the page has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Load {
    /// The bundle is looked for, or files are being read.
    #[default]
    Pending,
    /// Nothing is under way.
    Ready,
    /// The page cannot work.
    Failed(Failure),
}

/// Why it cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The worker does not start.
    Worker,
    /// The bundle that the address names cannot be had.
    Bundle,
}

/// What went wrong with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It could not be read, in whole or in part.
    Import(Problem),
    /// The worker stopped over its article of that number, from 1.
    Crash {
        /// The file.
        file: String,
        /// The article.
        article: u32,
    },
}

impl Trouble {
    /// Whether articles were read all the same and nothing is lost.
    pub fn is_note(&self) -> bool {
        let Self::Import(problem) = self else { return false };
        use ProblemKind as K;
        matches!(problem.kind, K::FieldNotText | K::BadDate | K::OddPath | K::SameId)
    }
}

/// What the last reading brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// Events.
    pub events: usize,
    /// Those of them that the filter leaves.
    pub shown: usize,
}

/// How the reading of files goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files given.
    pub files: usize,
    /// Files done.
    pub files_done: usize,
    /// Articles of the files that were opened so far.
    pub articles: usize,
    /// Articles done.
    pub articles_done: usize,
    /// Articles that were there already.
    pub repeated: usize,
    /// The file being read.
    pub name: AttrValue,
}
