//! A page's lines of text, each with the element that holds it: paragraphs, headings, list items. Menus, forms,
//! footers and what else is not the article's text is left out here where the markup says so; which part of
//! the page is the article is chosen in [`super`].

use super::entities::decoded;
use super::tokens::{Attributes, Token, Tokens};

/// One line of text.
pub struct Block {
    /// Its text, runs of space joined.
    pub text: String,
    /// How many of its characters stand inside links.
    pub linked: usize,
    /// How many characters it has.
    pub length: usize,
    /// The element that holds it, an index into [`Page::elements`].
    pub element: usize,
    /// What the line is.
    pub kind: BlockKind,
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// `h1`.
    Headline,
    /// `h2` to `h6`.
    Heading,
    /// Anything else.
    Prose,
}

/// What an element says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// `itemprop="articleBody"`.
    ArticleBody,
    /// `article`.
    Article,
    /// `main`.
    Main,
    /// Nothing; a part of the page.
    Plain,
    /// Nothing; a line of text, never the whole article.
    Line,
}

/// An element that holds text.
pub struct Element {
    /// The element around it; the first element is its own parent.
    pub parent: usize,
    /// What it says of itself.
    pub mark: Mark,
}

/// How much is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sieve {
    /// Elements that are no text by their name or role.
    ByElement,
    /// Those, and elements whose class or id names page furniture.
    ByElementAndClass,
}

/// The lines of a page.
pub struct Page {
    /// Elements in the order in which they open; the first is the page itself.
    pub elements: Vec<Element>,
    /// Lines in order.
    pub blocks: Vec<Block>,
}

/// Deeper nesting is read as one level: no article needs it, and it bounds the work on hostile pages.
const DEEPEST: usize = 256;

const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

const NOT_TEXT: [&str; 26] = [
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "title",
    "nav",
    "aside",
    "footer",
    "button",
    "select",
    "textarea",
    "svg",
    "math",
    "iframe",
    "object",
    "audio",
    "video",
    "canvas",
    "dialog",
    "menu",
    "figcaption",
    "noembed",
    "noframes",
    "datalist",
    "map",
];

/// Parts of class names and ids that name page furniture.
const FURNITURE: [&str; 26] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "cookie",
    "cookies",
    "footer",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "popular",
    "promo",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "tags",
    "trending",
];

struct Open {
    name: String,
    element: usize,
    is_left_out: bool,
}

/// Reads a page's lines.
#[must_use]
pub fn page(html: &str, sieve: Sieve) -> Page {
    let mut builder = Builder {
        page: Page { elements: vec![Element { parent: 0, mark: Mark::Plain }], blocks: Vec::new() },
        stack: Vec::new(),
        sieve,
        line: String::new(),
        is_link: false,
        linked: 0,
        kind: BlockKind::Prose,
    };
    for token in Tokens::new(html) {
        match token {
            Token::Open { name, attributes } => builder.open(name, attributes),
            Token::Close { name } => builder.close(&name),
            Token::Text(text) => builder.text(text),
        }
    }
    builder.end_line();
    builder.page
}

struct Builder {
    page: Page,
    stack: Vec<Open>,
    sieve: Sieve,
    line: String,
    is_link: bool,
    linked: usize,
    kind: BlockKind,
}

impl Builder {
    fn element(&self) -> usize {
        self.stack.last().map_or(0, |open| open.element)
    }

    fn is_left_out(&self) -> bool {
        self.stack.last().is_some_and(|open| open.is_left_out)
    }

    fn open(&mut self, name: String, attributes: Attributes<'_>) {
        if INLINE.contains(&name.as_str()) {
            self.is_link |= name == "a";
            return;
        }
        self.end_line();
        if VOID.contains(&name.as_str()) {
            return;
        }
        // These end an open element of their own kind, whose closing tag may be left out.
        if matches!(name.as_str(), "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "option")
            && self.stack.last().is_some_and(|open| open.name == name || open.name == "p")
        {
            self.stack.pop();
        }
        if self.stack.len() >= DEEPEST {
            return;
        }
        self.kind = match name.as_str() {
            "h1" => BlockKind::Headline,
            "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
            _ => BlockKind::Prose,
        };
        let is_left_out = self.is_left_out() || is_furniture(&name, attributes, self.sieve);
        let mark = match name.as_str() {
            _ if attributes.get("itemprop").as_deref() == Some("articleBody") => Mark::ArticleBody,
            "article" => Mark::Article,
            "main" => Mark::Main,
            _ if attributes.get("role").as_deref() == Some("main") => Mark::Main,
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "dt" | "dd" | "blockquote" | "pre" => Mark::Line,
            _ => Mark::Plain,
        };
        let parent = self.element();
        self.page.elements.push(Element { parent, mark });
        self.stack.push(Open { name, element: self.page.elements.len() - 1, is_left_out });
    }

    fn close(&mut self, name: &str) {
        if INLINE.contains(&name) {
            self.is_link &= name != "a";
            return;
        }
        self.end_line();
        if let Some(depth) = self.stack.iter().rposition(|open| open.name == name) {
            self.stack.truncate(depth);
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_left_out() {
            return;
        }
        for c in decoded(text).chars() {
            if !c.is_ascii_whitespace() {
                self.line.push(c);
                self.linked += usize::from(self.is_link);
            } else if !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    fn end_line(&mut self) {
        let text = self.line.trim_matches(|c: char| c.is_whitespace());
        if !text.is_empty() {
            let block = Block {
                text: text.to_owned(),
                linked: self.linked,
                length: text.chars().filter(|c| !c.is_whitespace()).count(),
                element: self.element(),
                kind: self.kind,
            };
            self.page.blocks.push(block);
        }
        self.line.clear();
        self.linked = 0;
        self.kind = BlockKind::Prose;
    }
}

fn is_furniture(name: &str, attributes: Attributes<'_>, sieve: Sieve) -> bool {
    if NOT_TEXT.contains(&name) || attributes.get("hidden").is_some() {
        return true;
    }
    if attributes.get("aria-hidden").as_deref() == Some("true") {
        return true;
    }
    let style = attributes.get("style").unwrap_or_default().replace(' ', "");
    if style.contains("display:none") {
        return true;
    }
    let role = attributes.get("role").unwrap_or_default();
    if matches!(role.as_str(), "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog") {
        return true;
    }
    let names_whole_page = matches!(name, "html" | "body" | "main" | "article");
    if sieve == Sieve::ByElement || names_whole_page {
        return false;
    }
    [attributes.get("class"), attributes.get("id")].into_iter().flatten().any(|names| {
        let names = names.to_ascii_lowercase();
        names.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| FURNITURE.contains(&part))
    })
}
