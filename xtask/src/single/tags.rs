//! Finds the tags of a page that load something. Reads what Trunk writes, with or without minification, not
//! HTML at large: no tag of these kinds stands inside a text or a script.

/// A `link`, `meta` or `script` tag; a script's range goes to the end of its closing tag.
#[derive(Debug)]
pub struct Tag<'a> {
    pub name: &'static str,
    pub start: usize,
    pub end: usize,
    pub text: &'a str,
    attributes: Vec<Attribute<'a>>,
}

#[derive(Debug, PartialEq)]
struct Attribute<'a> {
    name: &'a str,
    value: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name)).map(|found| found.value)
    }

    pub fn is_policy(&self) -> bool {
        self.get("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("content-security-policy"))
    }
}

/// The page's `link`, `meta` and `script` tags, in order.
pub fn scan(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(offset) = html[from..].find('<') {
        let start = from + offset;
        from = start + 1;
        let rest = &html[from..];
        let Some(name) = ["link", "meta", "script"].into_iter().find(|name| is_named(rest, name)) else { continue };
        let (attributes, read) = attributes(&rest[name.len()..]);
        let mut end = from + name.len() + read;
        if name == "script" {
            end += html[end..].find("</script>").map_or(0, |at| at + "</script>".len());
        }
        tags.push(Tag { name, start, end, text: &html[start..end], attributes });
        from = end;
    }
    tags
}

fn is_named(rest: &str, name: &str) -> bool {
    rest.strip_prefix(name).is_some_and(|after| after.starts_with(|next: char| next.is_whitespace() || next == '>'))
}

/// The attributes up to the tag's `>`, and the count of bytes read, that sign included.
fn attributes(text: &str) -> (Vec<Attribute<'_>>, usize) {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|next: char| next.is_whitespace() || next == '/');
        if rest.is_empty() || rest.starts_with('>') {
            let read = text.len() - rest.len() + usize::from(!rest.is_empty());
            return (found, read);
        }
        let length = rest.find(|next: char| next.is_whitespace() || "=>/".contains(next)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(length.max(1));
        let Some(value_text) = after.strip_prefix('=') else {
            found.push(Attribute { name, value: "" });
            rest = after;
            continue;
        };
        let quote = value_text.chars().next().filter(|first| "\"'".contains(*first));
        let (value, after) = match quote {
            Some(quote) => value_text[1..].split_once(quote).unwrap_or((&value_text[1..], "")),
            None => {
                let end = value_text.find(|next: char| next.is_whitespace() || next == '>');
                value_text.split_at(end.unwrap_or(value_text.len()))
            }
        };
        found.push(Attribute { name, value });
        rest = after;
    }
}

/// The page without its comments, in which anything may stand.
pub fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_and_without_quotes() {
        let html = "<p>a<link rel=icon href=\"i.svg\"/><meta a='x > y' b><script src=s.js defer></script><linker>";
        let tags = scan(html);
        let texts: Vec<&str> = tags.iter().map(|tag| tag.text).collect();
        assert_eq!(
            texts,
            ["<link rel=icon href=\"i.svg\"/>", "<meta a='x > y' b>", "<script src=s.js defer></script>"]
        );
        assert_eq!(tags[0].get("rel"), Some("icon"));
        assert_eq!(tags[0].get("href"), Some("i.svg"));
        assert_eq!(tags[1].get("a"), Some("x > y"));
        assert_eq!(tags[1].get("b"), Some(""));
        assert_eq!(tags[2].get("src"), Some("s.js"));
        assert_eq!(tags[2].get("href"), None);
    }

    #[test]
    fn comments_go_with_the_tags_in_them() {
        assert_eq!(without_comments("a<!-- <link> -->b<!---->c"), "abc");
    }
}
