//! English beside the article's words for those lost and those who speak. What comes in is Arabic words; what goes out is
//! what the table of glosses or a party of the same article calls them in English. Words stay beside it: it is a help to
//! the reader, and never takes their place.

use crate::corpus::Reading;
use crate::text::fold::fold;
use crate::view::locale::{Lang, Locale};
use crate::view::tables::{Table, text};

/// So many bytes of endings may follow what the table has: two letters, or three.
const ENDING: usize = 6;

/// What `words` are called in English; empty where they say no more than that people were lost, `None` where nothing is
/// known.
#[must_use]
pub fn gloss(words: &str, reading: &Reading) -> Option<String> {
    let folded = fold(words.trim());
    let events = &reading.extraction.events;
    let mut parties =
        events.iter().flat_map(|event| event.perpetrators.iter().chain(&event.targets).chain(&event.claimed_by));
    if let Some(party) = parties.find(|party| !party.name_en.is_empty() && fold(&party.name_ar) == folded) {
        return Some(party.name_en.clone());
    }
    let bare = folded.strip_prefix("ال").unwrap_or(&folded);
    let mut best: Option<(usize, &str, bool)> = None;
    for row in text(Table::Glosses).split('\n') {
        let Some((english, forms)) = row.split_once('\t') else { continue };
        for form in fold(forms).split('|') {
            let Some(rest) = bare.strip_prefix(form).or(folded.strip_prefix(form)) else { continue };
            let (ending, more) = rest.split_once(' ').unwrap_or((rest, ""));
            if ending.len() <= ENDING && best.is_none_or(|(known, ..)| known < form.len()) {
                best = Some((form.len(), english, !more.is_empty()));
            }
        }
    }
    let (_, english, more) = best?;
    Some(if more && !english.is_empty() { [english, "\u{a0}…"].concat() } else { english.to_owned() })
}

/// The same where the reader reads English.
#[must_use]
pub fn in_english(words: &str, reading: &Reading, locale: Locale) -> Option<String> {
    (locale.lang == Lang::En).then(|| gloss(words, reading)).flatten().filter(|english| !english.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::model::{Party, PartyKind};
    use crate::span::Span;

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        let mut reading = crate::corpus::tests::reading("a", &[None]);
        reading.extraction.events[0].targets.push(Party {
            id: None,
            name_ar: "الجيش المالي".to_owned(),
            name_en: "Malian Armed Forces".to_owned(),
            kind: PartyKind::State,
            span: Span::default(),
        });
        assert_eq!(gloss(words, &reading).as_deref(), expected, "{words}");
    }

    #[test]
    fn words_are_known_by_their_beginning_and_parties_by_their_name() {
        check("الجيش المالي", Some("Malian Armed Forces"));
        check("جنديا", Some("soldiers"));
        check("الجنود", Some("soldiers"));
        check("مصدر أمني", Some("security source"));
        check("مصدر عسكري في الجبهة", Some("military source\u{a0}…"));
        check("الأمم المتحدة", Some("United Nations"));
        check("قتيلا", Some(""));
        check("زيد", None);
        check("شرطة", Some("police"));
    }

    #[test]
    fn every_form_of_the_table_is_found_under_its_own_row() {
        let reading = crate::corpus::tests::reading("a", &[None]);
        for row in text(Table::Glosses).lines() {
            let (english, forms) = row.split_once('\t').expect("two cells");
            for form in forms.split('|') {
                assert_eq!(gloss(form, &reading).as_deref(), Some(english), "{form}");
            }
        }
    }
}
