//! A card in words. What comes in is an event with its article; what goes out is every line of the card,
//! ready to be drawn. A field that the article does not state is `None`, and `ui` says so.

use crate::corpus::Reading;
use crate::event::model::{Event, Party, Place, Status};
use crate::view::denial::denial;
use crate::view::gloss::in_english;
use crate::view::locale::{Lang, Locale};
use crate::view::toll::{self, Row, Short, Words};
use crate::view::{countries, date, names};

/// Everything that a card says.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The event's id.
    pub id: String,
    /// Symbol of the kind of event.
    pub icon: &'static str,
    /// Sub-event type.
    pub kind: &'static str,
    /// Finer label.
    pub tactic: Option<String>,
    /// When.
    pub date: When,
    /// Who did it.
    pub who: Option<String>,
    /// To whom.
    pub whom: Option<String>,
    /// Who claimed it.
    pub claimed_by: Option<String>,
    /// How the article stands to it.
    pub status: Status,
    /// The status and its holder in words.
    pub status_words: String,
    /// Whether it is a total.
    pub aggregate: bool,
    /// How many different tolls it has; 0 and 1 need no word.
    pub tolls: usize,
    /// Where.
    pub place: Option<Where>,
    /// Losses in a line.
    pub losses: Vec<Short>,
}

/// When, with how exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// Read out; `None` where the article does not say.
    pub words: Option<String>,
    /// EDTF.
    pub edtf: Option<String>,
    /// Its precision, empty where there is none to say.
    pub precision: &'static str,
    /// Symbol of the precision.
    pub icon: &'static str,
    /// Whether no words of the article say it.
    pub inferred: bool,
}

/// Where, with how exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Where {
    /// The most specific place and what it lies in.
    pub words: String,
    /// How large the most specific place is.
    pub precision: &'static str,
    /// Symbol of that size.
    pub icon: &'static str,
}

/// What only an open card says.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// The word that names the happening, as it stands.
    pub trigger: String,
    /// Rows of the table of losses.
    pub losses: Vec<Row>,
    /// Who says so.
    pub sources: Vec<Words>,
    /// The fullest sentence that reports it; of a thing denied, the one that denies it.
    pub quote: Option<String>,
    /// How many passages tell it.
    pub passages: usize,
    /// The article's headline.
    pub article: String,
    /// The article's newspaper.
    pub outlet: Option<String>,
}

impl Card {
    /// Puts an event into words.
    #[must_use]
    pub fn new(event: &Event, reading: &Reading, locale: Locale) -> Self {
        let precision = names::date_precision(event.date.precision, locale);
        Self {
            id: event.id.clone(),
            icon: names::event_icon(event.sub_event_type, event.tactic.as_deref()),
            kind: names::sub_event_type(event.sub_event_type, locale),
            tactic: event.tactic.as_deref().map(|label| names::tactic(label, locale)),
            date: When {
                words: event.date.edtf.as_deref().map(|edtf| date::read_out(edtf, locale)),
                edtf: event.date.edtf.clone(),
                precision: if event.date.edtf.is_some() { precision } else { "" },
                icon: names::date_icon(event.date.precision, event.date.edtf.is_some()),
                inferred: event.date.edtf.is_some() && event.date.span.is_none(),
            },
            who: parties(&event.perpetrators, locale),
            whom: parties(&event.targets, locale),
            claimed_by: parties(&event.claimed_by, locale),
            status: event.status,
            status_words: status(event, reading, locale),
            aggregate: event.aggregate,
            tolls: toll::versions(&event.casualties),
            place: place(&event.places, locale),
            losses: toll::short(&event.casualties, locale),
        }
    }

    /// The card's heading as one sentence, for those who hear it.
    #[must_use]
    pub fn spoken(&self, locale: Locale) -> String {
        let words = locale.words();
        let who = self.who.as_deref().unwrap_or(words.who_not_stated);
        match &self.whom {
            Some(whom) => [who, " ", words.against, " ", whom].concat(),
            None => who.to_owned(),
        }
    }
}

impl Details {
    /// The rest of an open card.
    #[must_use]
    pub fn new(event: &Event, reading: &Reading, locale: Locale) -> Self {
        let text = &reading.article.text;
        let denied = denial(event, text);
        Self {
            trigger: event.trigger.of(text).to_owned(),
            losses: toll::rows(&event.casualties, reading, locale),
            sources: event.sources.iter().map(|source| Words::new(&source.name, reading, locale)).collect(),
            quote: event
                .evidence
                .iter()
                .find(|span| denied.is_some_and(|denial| span.contains(denial.word)))
                .or(event.evidence.first())
                .map(|span| span.of(text).trim().to_owned()),
            passages: event.evidence.len(),
            article: reading.title().to_owned(),
            outlet: reading.article.source.clone(),
        }
    }
}

fn parties(parties: &[Party], locale: Locale) -> Option<String> {
    let mut seen: Vec<&str> = Vec::new();
    for party in parties {
        let name = locale.name(&party.name_ar, &party.name_en);
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    (!seen.is_empty()).then(|| seen.join(locale.words().comma))
}

fn status(event: &Event, reading: &Reading, locale: Locale) -> String {
    let words = locale.words();
    let name = |name: &str| in_english(name, reading, locale).unwrap_or_else(|| name.to_owned());
    let first = || event.sources.first().map(|source| name(&source.name));
    let (said, by) = match event.status {
        Status::Claimed => match parties(&event.claimed_by, locale) {
            None => (words.claim_of, first()),
            by => (words.claimed_it, by),
        },
        _ => (words.denied_by, denial(event, &reading.article.text).and_then(|denial| denial.by).map(name)),
    };
    match by {
        Some(by) => [said, " ", &by].concat(),
        None => names::status(event.status, locale).to_owned(),
    }
}

/// The first place, each wider place that follows it, and its country. Places of the same size are told
/// side by side by the article, so only the first few are named.
fn place(places: &[Place], locale: Locale) -> Option<Where> {
    const NAMED: usize = 3;
    let first = places.first()?;
    let mut parts: Vec<String> = Vec::new();
    for place in places.iter().take(NAMED) {
        let name = locale.name(&place.name_ar, &place.name_en).to_owned();
        if !parts.contains(&name) {
            parts.push(name);
        }
    }
    if let Some(country) = &first.country {
        let country = countries::name(country, locale).to_owned();
        if !parts.contains(&country) {
            parts.push(country);
        }
    }
    Some(Where {
        words: locale.list(parts),
        precision: names::place_level(first.level, locale),
        icon: names::place_icon(first.level),
    })
}

/// "9 events of 63", as the number, its noun and the rest; without the rest when nothing is hidden.
#[must_use]
pub fn shown_of(shown: usize, total: usize, locale: Locale) -> String {
    if shown == total {
        return String::new();
    }
    let joint = match locale.lang {
        Lang::Ar => " من ",
        Lang::En => " of ",
    };
    [joint, &locale.number(total)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::reading;
    use crate::event::model::{PlaceLevel, Source};
    use crate::span::Span;

    fn town(ar: &str, en: &str) -> Place {
        Place {
            id: None,
            name_ar: ar.to_owned(),
            name_en: en.to_owned(),
            country: Some("ML".to_owned()),
            level: PlaceLevel::Town,
            lat: None,
            lon: None,
            span: Span::default(),
        }
    }

    #[test]
    fn fields_that_are_not_stated_stay_open() {
        let reading = reading("a", &[None]);
        let card = Card::new(&reading.extraction.events[0], &reading, Locale::default());
        assert_eq!((card.who, card.place, card.date.words), (None, None, None));
        let details = Details::new(&reading.extraction.events[0], &reading, Locale::default());
        assert_eq!(details.quote.as_deref(), Some("هجوم"));
    }

    #[test]
    fn a_place_ends_with_its_country_and_a_claim_names_its_claimant() {
        let mut reading = reading("a", &[Some("2024-09-17")]);
        let event = &mut reading.extraction.events[0];
        event.places = vec![town("باماكو", "Bamako"), town("باماكو", "Bamako")];
        event.status = Status::Claimed;
        event.sources.push(Source { name: "الجيش".to_owned(), span: Span::default() });
        let card = Card::new(event, &Reading::default(), Locale::default());
        assert_eq!(card.place.expect("stated").words, "باماكو، مالي");
        assert_eq!(card.status_words, "ادعاء الجيش");
        let english = Card::new(event, &Reading::default(), Locale { lang: Lang::En, ..Locale::default() });
        assert_eq!(english.place.expect("stated").words, "Bamako, Mali");
    }
}
