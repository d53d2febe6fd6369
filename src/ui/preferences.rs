//! The reader's lasting choices: kept in the browser's local storage, and set on the document's root, where
//! the style sheet and assistive software look for them.

use wasm_bindgen::UnwrapThrowExt;
use web_sys::{Element, Storage};

use crate::ui::state::{Preferences, Theme};
use crate::view::locale::{Digits, Lang, Locale};

const LANG: &str = "rasid.lang";
const DIGITS: &str = "rasid.digits";
const THEME: &str = "rasid.theme";

/// The choices kept from an earlier visit; Arabic, Latin digits and the system's colours where there are none.
pub fn kept() -> Preferences {
    let Some(storage) = storage() else { return Preferences::default() };
    let get = |key: &str| storage.get_item(key).ok().flatten().unwrap_or_default();
    Preferences {
        locale: Locale {
            lang: Lang::parse(&get(LANG)).unwrap_or_default(),
            digits: if get(DIGITS) == "arab" { Digits::ArabicIndic } else { Digits::Latin },
        },
        theme: match get(THEME).as_str() {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        },
    }
}

/// Keeps the choices and sets them on the document. A browser that keeps nothing still shows them.
pub fn keep(preferences: Preferences) {
    let Preferences { locale, theme } = preferences;
    let theme = match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let digits = match locale.digits {
        Digits::Latin => "latn",
        Digits::ArabicIndic => "arab",
    };
    if let Some(storage) = storage() {
        storage.set_item(LANG, locale.lang.code()).ok();
        storage.set_item(DIGITS, digits).ok();
        match theme {
            Some(theme) => storage.set_item(THEME, theme).ok(),
            None => storage.remove_item(THEME).ok(),
        };
    }
    let Some(root) = root() else { return };
    let set = |name: &str, value: &str| root.set_attribute(name, value).unwrap_throw();
    set("lang", locale.lang.code());
    set("dir", locale.lang.dir());
    match theme {
        Some(theme) => set("data-theme", theme),
        None => root.remove_attribute("data-theme").unwrap_throw(),
    }
}

/// The theme that is not seen now: the system's own where that is it, so that it follows the system again.
pub fn other_theme(theme: Theme) -> Theme {
    let system_is_dark = web_sys::window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
        .is_some_and(|query| query.matches());
    match (theme, system_is_dark) {
        (Theme::System, true) => Theme::Light,
        (Theme::System, false) => Theme::Dark,
        _ => Theme::System,
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
