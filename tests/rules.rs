//! Every rule that makes a card can say why: it is a row of a verb or noun table, or has words of its own.

use std::fs;
use std::path::Path;

use rasid::view::rules::rule_words;

/// The rules' ids as the code of `event` writes them: a family, a colon, a name.
fn written(folder: &Path, out: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the source folder exists") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            written(&path, out);
            continue;
        }
        let text = fs::read_to_string(&path).expect("source is text");
        for literal in text.split('"').skip(1).step_by(2) {
            let family = literal.split(':').next().unwrap_or_default();
            let is_rule = matches!(family, "role" | "status" | "place" | "claim") && literal.contains(':');
            if is_rule && !out.iter().any(|known| known == literal) {
                out.push(literal.to_owned());
            }
        }
    }
}

#[test]
fn every_rule_has_words() {
    let mut rules = Vec::new();
    written(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/event"), &mut rules);
    assert!(rules.len() > 20, "only {} rules were found in src/event", rules.len());
    let silent: Vec<&String> = rules.iter().filter(|rule| rule_words(rule).is_none()).collect();
    assert!(silent.is_empty(), "src/view/rules.tsv says nothing of: {silent:?}");
}
