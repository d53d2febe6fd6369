//! `rasid check`: the folder of the tables in, every fault of them out, with file, line and column. What is a fault
//! is the library's to say.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rasid::lexicon::{self, compile};
use rasid::mention;

use crate::Verdict;

/// Checks the tables of a folder.
pub fn check(data: &Path) -> io::Result<Verdict> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for file in compile::TABLES.into_iter().chain(mention::check::TABLES) {
        match fs::read_to_string(data.join(file)) {
            Ok(text) => {
                texts.insert(file, text);
            }
            Err(error) => faults.push(format!("{}: expected a table in UTF-8; {error}", data.join(file).display())),
        }
    }
    let text_of = |file: &str| texts.get(file).map(String::as_str);
    let found = [lexicon::check::check(&text_of), mention::check::check(&text_of)].concat();
    faults.extend(found.iter().map(|fault| {
        let place = data.join(&fault.file);
        format!("{}:{}:{}: {}", place.display(), fault.line, fault.column, fault.message)
    }));
    faults.iter().for_each(|fault| crate::say(fault));
    match faults.len() {
        0 => {
            crate::say(&format!("rasid: {} tables in {} are sound", texts.len(), data.display()));
            Ok(Verdict::Clean)
        }
        count => {
            crate::say(&format!("rasid: {count} faults in {}", data.display()));
            Ok(Verdict::Problems)
        }
    }
}
