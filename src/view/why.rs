//! Why an event was read: its rules' ids put into words. What comes in is ids as the engine writes them,
//! `table:row` or a rule's own name; what goes out is one line each, with the field that it speaks for.

use crate::event::model::Event;
use crate::span::Span;
use crate::view::locale::{Lang, Locale};
use crate::view::names::Field;
use crate::view::rules::rule_words;

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The field that it speaks for.
    pub field: Field,
    /// In words.
    pub words: String,
    /// The rule's id.
    pub rule: String,
}

/// All reasons, in the engine's order.
#[must_use]
pub fn reasons(event: &Event, text: &str, locale: Locale) -> Vec<Reason> {
    event.rules.iter().map(|rule| reason(rule, event, text, locale)).collect()
}

fn reason(rule: &str, event: &Event, text: &str, locale: Locale) -> Reason {
    if let Some(known) = rule_words(rule) {
        let words = match locale.lang {
            Lang::Ar => known.ar,
            Lang::En => known.en,
        };
        return Reason { field: known.field, words: words.to_owned(), rule: rule.to_owned() };
    }
    let (table, row) = rule.split_once(':').unwrap_or((rule, ""));
    let about = About::of(table);
    let field = about.field();
    let quoted = match about {
        About::Verb | About::Noun => Some(event.trigger.of(text).to_owned()),
        About::Actor => {
            let parties = event.perpetrators.iter().chain(&event.targets).chain(&event.claimed_by);
            named(parties.filter(|party| party.id.as_deref() == Some(row)).map(|party| party.span), text)
        }
        About::Place => {
            named(event.places.iter().filter(|place| place.id.as_deref() == Some(row)).map(|place| place.span), text)
        }
        About::Date => event.date.span.map(|span| span.of(text).to_owned()),
        _ => None,
    };
    let said = about.words(locale);
    let words = match quoted {
        Some(quoted) => ["«", quoted.trim(), "» ", said].concat(),
        None => said.to_owned(),
    };
    Reason { field, words, rule: rule.to_owned() }
}

fn named(mut spans: impl Iterator<Item = Span>, text: &str) -> Option<String> {
    spans.find(|span| !span.is_empty()).map(|span| span.of(text).to_owned())
}

/// What a table or a family of rules is about.
#[derive(Clone, Copy)]
enum About {
    Verb,
    Noun,
    Actor,
    Place,
    Country,
    Date,
    Number,
    Cue,
    Type,
    Toll,
    Merge,
    Status,
    Rule,
}

impl About {
    fn of(table: &str) -> Self {
        // A rule's own name begins with its family: `acled.battle`, `toll.sources`.
        match table.split(['.', '_', '-', '/']).next().unwrap_or(table) {
            "verb" | "verbs" => Self::Verb,
            "noun" | "nouns" | "trigger" | "triggers" => Self::Noun,
            "actor" | "actors" | "party" | "parties" => Self::Actor,
            "place" | "places" | "gazetteer" | "admin1" | "regions" => Self::Place,
            "country" | "countries" => Self::Country,
            "date" | "dates" | "month" | "months" | "calendar" => Self::Date,
            "number" | "numbers" => Self::Number,
            "cue" | "cues" => Self::Cue,
            "acled" | "type" | "typing" => Self::Type,
            "toll" | "tolls" | "casualty" | "casualties" => Self::Toll,
            "merge" | "coreference" | "coref" => Self::Merge,
            "status" | "attribution" => Self::Status,
            _ => Self::Rule,
        }
    }

    fn field(self) -> Field {
        match self {
            Self::Actor => Field::Who,
            Self::Place | Self::Country => Field::Where,
            Self::Date => Field::When,
            Self::Number | Self::Toll => Field::Losses,
            Self::Cue | Self::Status => Field::Source,
            Self::Verb | Self::Noun | Self::Type | Self::Merge | Self::Rule => Field::Trigger,
        }
    }

    fn words(self, locale: Locale) -> &'static str {
        let (ar, en) = match self {
            Self::Verb => ("فعل يدل على حدث نزاع", "is a verb that tells of a conflict event"),
            Self::Noun => ("اسم يدل على حدث نزاع", "is a noun that tells of a conflict event"),
            Self::Actor => ("جهة معروفة في جدول الجهات", "is a party known from the table of parties"),
            Self::Place => ("مكان معروف في جدول الأماكن", "is a place known from the table of places"),
            Self::Country => ("البلد معروف من اسمه أو من النسبة إليه", "The country is known by its name or adjective"),
            Self::Date => {
                ("عبارة زمنية قُرئت بحسب التقويم وتاريخ النشر", "was read by the calendar and the date of publication")
            }
            Self::Number => ("عدد مذكور بالأرقام أو بالحروف", "A number in figures or in words"),
            Self::Cue => ("عبارة تدل على القائل أو على مدى اليقين", "A phrase that tells who says so, or how surely"),
            Self::Type => {
                ("النوع بحسب دليل ACLED من الفعل والطرفين", "Typed by the ACLED codebook from the act and both sides")
            }
            Self::Toll => ("حصيلة رُبطت بهذا الحدث وقائلها", "A toll tied to this event and to who states it"),
            Self::Merge => (
                "مواضع تحكي الحدث نفسه جُمعت في بطاقة واحدة",
                "Passages that tell the same event were joined in one card",
            ),
            Self::Status => ("حال الخبر من صيغة نسبته إلى قائله", "The status follows from how it is attributed"),
            Self::Rule => ("قاعدة من قواعد الاستخراج", "A rule of the extraction"),
        };
        match locale.lang {
            Lang::Ar => ar,
            Lang::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::reading;

    #[test]
    fn a_rule_is_read_out_with_the_words_it_stands_on() {
        let mut reading = reading("a", &[None]);
        reading.extraction.events[0].rules =
            vec!["verbs:hajama".to_owned(), "acled.battle.2".to_owned(), "odd".to_owned()];
        let reasons = reasons(&reading.extraction.events[0], &reading.article.text, Locale::default());
        assert_eq!(reasons[0].words, "«هجوم» فعل يدل على حدث نزاع");
        assert!(reasons[1].words.contains("ACLED"));
        assert_eq!(reasons[2].rule, "odd");
        assert!(reasons.iter().all(|reason| reason.field == Field::Trigger));
    }
}
