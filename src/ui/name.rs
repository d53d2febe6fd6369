//! Words out of an article or a table, in whatever language they are: Arabic ones are marked as such in an
//! English page, so that they are read out and laid out as Arabic.

use yew::prelude::*;

use crate::view::locale::{Lang, Locale};

/// The words, marked where their language is not the page's.
pub fn said(words: &str, locale: Locale) -> Html {
    if lang_of(words, locale).is_some() {
        return html! { <bdi lang="ar">{ words }</bdi> };
    }
    html! { { words } }
}

/// The language of the words, where it is not the page's.
pub fn lang_of(words: &str, locale: Locale) -> Option<&'static str> {
    let arabic = words.chars().any(|c| ('\u{0621}'..='\u{064A}').contains(&c));
    (locale.lang == Lang::En && arabic).then_some("ar")
}
