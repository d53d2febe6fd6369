//! The page's address: filters, order, search, chosen event and language, never a text. It stands behind `#`,
//! so that no server ever sees it. What comes in and goes out is the fragment without its `#`.

use crate::corpus::facet::Facet;
use crate::corpus::filter::{Choice, Filter, Order, Polarity};
use crate::view::locale::Lang;

/// What the address holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// Language, if the address asks for one.
    pub lang: Option<Lang>,
    /// What narrows the list.
    pub filter: Filter,
    /// Its order.
    pub order: Order,
    /// Id of the chosen event.
    pub event: Option<String>,
    /// Id of the open article.
    pub article: Option<String>,
}

/// Prefix of a facet's name when the value is shut out.
const NOT: &str = "not-";

impl Route {
    /// Reads a fragment. What it does not know it passes over: an old link still opens the page.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let mut route = Self::default();
        for pair in fragment.split('&') {
            let Some((name, value)) = pair.split_once('=') else { continue };
            let value = decode(value);
            match name {
                "lang" => route.lang = Lang::parse(&value),
                "q" => route.filter.typed = value,
                "from" => route.filter.from = value,
                "to" => route.filter.to = value,
                "area" => route.filter.area = value,
                "all" => route.filter.all = value.split(',').filter_map(Facet::parse).collect(),
                "event" => route.event = Some(value),
                "in" => route.article = Some(value),
                "order" => {
                    route.order = match value.as_str() {
                        "earliest" => Order::Earliest,
                        "told" => Order::Told,
                        _ => Order::Latest,
                    };
                }
                _ => {
                    let (name, polarity) = match name.strip_prefix(NOT) {
                        Some(name) => (name, Polarity::Exclude),
                        None => (name, Polarity::Include),
                    };
                    if let Some(facet) = Facet::parse(name)
                        && route.filter.polarity(facet, &value).is_none()
                    {
                        route.filter.choices.push(Choice { facet, key: value, polarity });
                    }
                }
            }
        }
        route
    }

    /// Writes the fragment; empty for the page as it opens.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut out = String::new();
        let mut add = |prefix: &str, name: &str, value: &str| {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(prefix);
            out.push_str(name);
            out.push('=');
            encode(value, &mut out);
        };
        if let Some(lang) = self.lang {
            add("", "lang", lang.code());
        }
        for choice in &self.filter.choices {
            let prefix = match choice.polarity {
                Polarity::Include => "",
                Polarity::Exclude => NOT,
            };
            add(prefix, choice.facet.as_str(), &choice.key);
        }
        let all = self.filter.all.iter().map(|facet| facet.as_str()).collect::<Vec<_>>().join(",");
        let filter = &self.filter;
        for (name, value) in
            [("all", &all), ("from", &filter.from), ("to", &filter.to), ("area", &filter.area), ("q", &filter.typed)]
        {
            if !value.is_empty() {
                add("", name, value);
            }
        }
        match self.order {
            Order::Latest => {}
            Order::Earliest => add("", "order", "earliest"),
            Order::Told => add("", "order", "told"),
        }
        if let Some(event) = &self.event {
            add("", "event", event);
        }
        if let Some(article) = &self.article {
            add("", "in", article);
        }
        out
    }
}

/// Percent-encodes what would end a value or upset a link; Arabic letters stay legible in the address bar.
fn encode(value: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for c in value.chars() {
        if c.is_alphanumeric() || "-_.~/:,".contains(c) {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

fn decode(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| value.get(at + 1..at + 3)).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                // Scripts that build an address as a form would write a space so.
                out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_it_was_written() {
        let filter =
            Filter { typed: "هجوم & كمين".to_owned(), from: "2024-01".to_owned(), ..Filter::default() };
        let filter =
            filter.toggled(Facet::Actor, "جيش=1", Polarity::Include).toggled(Facet::Country, "ML", Polarity::Exclude);
        let filter = Filter { area: "-1200,900,0,1700".to_owned(), ..filter.joined(Facet::Actor).joined(Facet::Place) };
        let route = Route {
            lang: Some(Lang::En),
            filter,
            order: Order::Told,
            event: Some("a#1".to_owned()),
            article: Some("مقال 1".to_owned()),
        };
        let fragment = route.fragment();
        assert!(!fragment.contains(' ') && !fragment.contains('#'), "{fragment}");
        assert_eq!(Route::parse(&fragment), route);
        // Browsers hand the fragment back with every letter percent-encoded.
        let encoded: String = fragment
            .bytes()
            .map(|b| if b.is_ascii() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect();
        assert_eq!(Route::parse(&encoded), route);
    }

    #[test]
    fn what_is_unknown_is_passed_over() {
        assert_eq!(Route::parse("events&x=1&lang=fr&%"), Route::default());
        assert_eq!(Route::default().fragment(), "");
    }
}
