//! Puts the symbols into the document once, so that `<use>` finds them on a site and in a single file alike.

use web_sys::{DomParser, SupportedType};

const SYMBOLS: &str = include_str!("../../www/icons.svg");

/// Adds the symbols to the page. They are read by the XML parser as a document of their own; no text of an
/// article ever comes near it. Without them the page still has its words.
pub fn install() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(SYMBOLS, SupportedType::ImageSvgXml));
    let Some(sprite) = parsed.ok().and_then(|parsed| parsed.document_element()) else { return };
    for (name, value) in [("class", "sprite"), ("aria-hidden", "true")] {
        sprite.set_attribute(name, value).expect("both names are plain ASCII");
    }
    if let (Ok(sprite), Some(root)) = (document.import_node_with_deep(&sprite, true), document.document_element()) {
        root.append_child(&sprite).ok();
    }
}
