//! A saved web page in, an article out: the headline and the paragraphs as lines, and what the page's head
//! says of title, date, paper and address. Menus, scripts, forms and lists of links are left out; what the
//! page's own words mean is left to the engine.

mod blocks;
mod entities;
mod head;
mod tokens;

use super::Item;
use super::decode::Declared;
use super::problem::{Problem, ProblemKind};
use super::record::{Field, Origin};
use blocks::{Block, BlockKind, Mark, Page, Sieve};

/// A `.html` file; the article is named after the file's stem.
pub fn page(file: &str, stem: &str, html: &str, each: &mut dyn FnMut(Item)) {
    let mut record = head::record(html);
    let strict = lines(html, Sieve::ByElementAndClass);
    let lenient = lines(html, Sieve::ByElement);
    // A class such as "no-sidebar" can stand on an element around the whole text: then the classes mislead.
    let chosen = if length(&strict) * 2 < length(&lenient) { lenient } else { strict };
    if length(&chosen) == 0 {
        each(Item::Problem(Problem::of_file(ProblemKind::NoMainText, file, "")));
        return;
    }
    let mut headlines = chosen.iter().filter(|block| block.kind == BlockKind::Headline);
    if let (Some(headline), None) = (headlines.next(), headlines.next()) {
        record.set(Field::Title, 0, headline.text.clone());
    }
    let title = record.get(Field::Title).map(str::trim).unwrap_or_default().to_owned();
    let mut text = String::new();
    if !title.is_empty() && !chosen.iter().any(|block| block.text == title) {
        text.push_str(&title);
        text.push('\n');
    }
    for block in &chosen {
        text.push_str(&block.text);
        text.push('\n');
    }
    record.set(Field::Text, 0, text);
    record.finish(Origin { file, line: 1, column: None, fallback_id: stem }, each);
}

/// What the page's first bytes declare as its character set.
#[must_use]
pub fn declared(bytes: &[u8]) -> Declared {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let sets = start.split("charset=").skip(1).map(|after| after.trim_start_matches(['"', '\'', ' ']));
    for set in sets {
        if ["windows-1256", "cp1256", "x-cp1256"].iter().any(|name| set.starts_with(name)) {
            return Declared::Windows1256;
        }
    }
    Declared::Nothing
}

fn length(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.length - block.linked.min(block.length)).sum()
}

/// The article's lines: those of the element that holds the article, without lines that are mere links.
fn lines(html: &str, sieve: Sieve) -> Vec<Block> {
    let page = blocks::page(html, sieve);
    let chosen = article_element(&page);
    let parents: Vec<usize> = page.elements.iter().map(|element| element.parent).collect();
    let within = |mut element: usize| loop {
        if element == chosen {
            return true;
        }
        if element == 0 {
            return false;
        }
        element = parents[element];
    };
    // Links inside a sentence are part of it; a line that is nearly all link is a pointer to another page.
    let is_pointer = |block: &Block| block.kind == BlockKind::Prose && block.linked * 10 > block.length * 7;
    page.blocks.into_iter().filter(|block| within(block.element) && !is_pointer(block)).collect()
}

/// The element that holds the article: the one that says so, else the innermost that holds nearly all prose.
fn article_element(page: &Page) -> usize {
    let mut prose = vec![0_usize; page.elements.len()];
    for block in &page.blocks {
        prose[block.element] += block.length - block.linked.min(block.length);
    }
    // An element opens after the one around it, so going backwards adds each up before its parent.
    for element in (1..page.elements.len()).rev() {
        prose[page.elements[element].parent] += prose[element];
    }
    let all = prose[0];
    // An element marked as the article is believed when it holds a fair part of the prose: pages mark
    // teasers of other articles in the same way. One that says nothing must hold nearly all of it.
    let marked = |mark: Mark| {
        let found = (0..prose.len()).filter(|&element| page.elements[element].mark == mark);
        found.max_by_key(|&element| prose[element]).filter(|&element| prose[element] * 10 >= all * 4)
    };
    [Mark::ArticleBody, Mark::Article, Mark::Main]
        .into_iter()
        .find_map(marked)
        .or_else(|| {
            let is_part = |element: usize| page.elements[element].mark != Mark::Line;
            (0..prose.len()).rev().find(|&element| is_part(element) && prose[element] * 10 >= all * 9)
        })
        .unwrap_or(0)
}
