//! Where an event's sentences deny it, and who does. What comes in is an event that is denied and its text; what goes
//! out is the word of denial and the source that stands beside it. What an event holds are the words that tell it, so
//! this one is sought in its sentences. How a thing is known to be denied is for `event::status` to say.

use crate::corpus::search::each_word;
use crate::event::model::{Event, Status};
use crate::span::Span;

/// The beginnings of the verbs of denial, folded: نفى، أنكر، دحض.
const STEMS: [&str; 15] = [
    "نفي",
    "نفت",
    "نفوا",
    "نفاه",
    "ينفي",
    "تنفي",
    "ينفون",
    "نافي",
    "انكر",
    "ينكر",
    "تنكر",
    "انكار",
    "دحض",
    "يدحض",
    "تدحض",
];
/// Not beyond these: what is carried out is not denied.
const OTHER: &str = "تنفيذ";
/// The bytes between the word and a name beside it: a space, and the article where the name is without it.
const BESIDE: u32 = 6;

/// A denial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denial<'a> {
    /// The word; of an event that is only negated, its trigger.
    pub word: Span,
    /// Who denies, in the article's words.
    pub by: Option<&'a str>,
}

/// The denial of an event; `None` for one that is not denied.
#[must_use]
pub fn denial<'a>(event: &'a Event, text: &str) -> Option<Denial<'a>> {
    if event.status != Status::Denied {
        return None;
    }
    let mut first: Option<Denial> = None;
    for sentence in &event.evidence {
        each_word(sentence.of(text), |folded, places| {
            let stem = folded.trim_start_matches(['و', 'ف']);
            if stem.starts_with(OTHER) || !STEMS.iter().any(|begins| stem.starts_with(begins)) {
                return;
            }
            let (start, end) = (places[0].start, places[places.len() - 1].end);
            let word = Span::new(sentence.start + start, sentence.start + end);
            let beside = |name: Span| {
                (word.end..word.end + BESIDE).contains(&name.start)
                    || (name.end..name.end + BESIDE).contains(&word.start)
            };
            let by = event.sources.iter().find(|source| beside(source.span)).map(|source| source.name.as_str());
            // One whose author is named says more than one that stands before it.
            if first.is_none_or(|known| known.by.is_none() && by.is_some()) {
                first = Some(Denial { word, by });
            }
        });
    }
    Some(first.unwrap_or(Denial { word: event.trigger, by: None }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::reading;
    use crate::event::model::Source;

    #[track_caller]
    fn check(text: &str, source: &str, word: &str, by: Option<&str>) {
        let mut event = reading("a", &[None]).extraction.events.remove(0);
        event.status = Status::Denied;
        event.evidence = vec![Span::new(0, text.len() as u32)];
        let at = text.find(source).expect("the source stands in the text") as u32;
        event.sources.push(Source { name: source.to_owned(), span: Span::new(at, at + source.len() as u32) });
        let found = denial(&event, text).expect("it is denied");
        assert_eq!((found.word.of(text), found.by), (word, by));
    }

    #[test]
    fn who_denies_stands_beside_the_word() {
        check("هجوم نفى الجيش المالي وقوعه", "الجيش المالي", "نفى", Some("الجيش المالي"));
        check("هجوم، لكن الجيش المالي نفى ذلك", "الجيش المالي", "نفى", Some("الجيش المالي"));
        check("هجوم ذكره ناشطون، وهو ما نفته الوزارة", "ناشطون", "نفته", None);
        check("هجوم بعد تنفيذ حكم، وأنكرته الحكومة", "الحكومة", "وأنكرته", Some("الحكومة"));
    }

    #[test]
    fn what_is_only_negated_begins_at_its_trigger() {
        check("هجوم لم يقع كما قال الجيش", "الجيش", "هجوم", None);
    }

    #[test]
    fn what_is_told_is_not_denied() {
        let reading = reading("a", &[None]);
        assert_eq!(denial(&reading.extraction.events[0], &reading.article.text), None);
    }
}
