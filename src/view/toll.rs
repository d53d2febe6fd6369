//! Losses in words: the rows of an open card's table and the short line of a closed one.

use crate::corpus::Reading;
use crate::event::model::{Casualty, CasualtyKind};
use crate::view::gloss::{gloss, in_english};
use crate::view::lexeme::Noun;
use crate::view::locale::{Lang, Locale};

/// One row of the table; a figure that is not stated is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What happened.
    pub kind: &'static str,
    /// To whom, in the article's words; empty where they say no more.
    pub who: Words,
    /// At least.
    pub low: Option<String>,
    /// The figure given.
    pub best: Option<String>,
    /// At most.
    pub high: Option<String>,
    /// Who says so.
    pub said_by: Words,
}

/// Words of an article, with English beside them where the reader reads it and it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// As they stand; empty where there are none.
    pub words: String,
    /// In English.
    pub english: Option<String>,
}

impl Words {
    /// With the English that is known of them.
    #[must_use]
    pub fn new(words: &str, reading: &Reading, locale: Locale) -> Self {
        Self { words: words.to_owned(), english: in_english(words, reading, locale) }
    }
}

/// A toll in a line: a figure to set in bold and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The figure; empty where the words say it.
    pub figure: String,
    /// The rest.
    pub rest: String,
}

/// One row for each statement.
#[must_use]
pub fn rows(casualties: &[Casualty], reading: &Reading, locale: Locale) -> Vec<Row> {
    let number = |figure: Option<u32>| figure.map(|figure| locale.number(figure as usize));
    casualties
        .iter()
        .map(|casualty| Row {
            kind: kind(casualty.kind, locale),
            who: match gloss(&casualty.who, reading) {
                // «القتلى» beside the killed.
                Some(nothing) if nothing.is_empty() => Words::default(),
                _ => Words::new(&casualty.who, reading, locale),
            },
            low: number(casualty.low),
            best: number(casualty.best),
            high: number(casualty.high),
            said_by: Words::new(casualty.said_by.as_deref().unwrap_or_default(), reading, locale),
        })
        .collect()
}

/// A line for each kind of loss, at its highest statement: the figure given, else the least, else the most.
#[must_use]
pub fn short(casualties: &[Casualty], locale: Locale) -> Vec<Short> {
    struct Highest {
        kind: CasualtyKind,
        figure: u32,
        line: Short,
    }
    let mut lines: Vec<Highest> = Vec::new();
    for casualty in casualties {
        let (figure, bound) = match (casualty.best, casualty.low, casualty.high) {
            (Some(best), ..) => (best, Bound::None),
            (None, Some(low), _) => (low, Bound::AtLeast),
            (None, None, Some(high)) => (high, Bound::AtMost),
            (None, None, None) => continue,
        };
        let counted = locale.counted(figure as usize, &noun(casualty.kind, locale.lang));
        let rest = match (bound, locale.lang) {
            (Bound::None, _) | (_, Lang::En) => counted.noun.to_owned(),
            (Bound::AtLeast, Lang::Ar) => [counted.noun, " على الأقل"].concat(),
            (Bound::AtMost, Lang::Ar) => [counted.noun, " على الأكثر"].concat(),
        };
        let number = match (bound, locale.lang) {
            (Bound::AtLeast, Lang::En) => ["at least ", &counted.number].concat(),
            (Bound::AtMost, Lang::En) => ["at most ", &counted.number].concat(),
            _ => counted.number,
        };
        let highest = Highest { kind: casualty.kind, figure, line: Short { figure: number, rest } };
        match lines.iter_mut().find(|known| known.kind == casualty.kind) {
            Some(known) if known.figure < figure => *known = highest,
            Some(_) => {}
            None => lines.push(highest),
        }
    }
    lines.into_iter().map(|highest| highest.line).collect()
}

/// How many different statements of the dead there are.
#[must_use]
pub fn versions(casualties: &[Casualty]) -> usize {
    let mut seen = Vec::new();
    for casualty in casualties.iter().filter(|casualty| casualty.kind == CasualtyKind::Killed) {
        let told = [casualty.low, casualty.best, casualty.high];
        if casualty.said_by.is_some() && !seen.contains(&told) {
            seen.push(told);
        }
    }
    seen.len()
}

#[derive(Clone, Copy)]
enum Bound {
    None,
    AtLeast,
    AtMost,
}

/// The group's name in the table.
#[must_use]
pub fn kind(kind: CasualtyKind, locale: Locale) -> &'static str {
    let (ar, en) = match kind {
        CasualtyKind::Killed => ("قتلى", "Killed"),
        CasualtyKind::Wounded => ("جرحى", "Wounded"),
        CasualtyKind::Abducted => ("مخطوفون", "Abducted"),
        CasualtyKind::Missing => ("مفقودون", "Missing"),
        CasualtyKind::Displaced => ("نازحون", "Displaced"),
        CasualtyKind::Evacuated => ("من أُجلوا", "Evacuated"),
        CasualtyKind::Arrested => ("معتقلون", "Arrested"),
        CasualtyKind::Destroyed => ("مدمَّر", "Destroyed"),
    };
    locale.name(ar, en)
}

fn noun(kind: CasualtyKind, lang: Lang) -> Noun {
    match lang {
        Lang::En => match kind {
            CasualtyKind::Killed => Noun::english("killed", "killed"),
            CasualtyKind::Wounded => Noun::english("wounded", "wounded"),
            CasualtyKind::Abducted => Noun::english("abducted", "abducted"),
            CasualtyKind::Missing => Noun::english("missing", "missing"),
            CasualtyKind::Displaced => Noun::english("displaced", "displaced"),
            CasualtyKind::Evacuated => Noun::english("evacuated", "evacuated"),
            CasualtyKind::Arrested => Noun::english("arrested", "arrested"),
            CasualtyKind::Destroyed => Noun::english("destroyed", "destroyed"),
        },
        Lang::Ar => match kind {
            CasualtyKind::Killed => Noun::arabic("لا قتلى", "قتيل واحد", "قتيلان", "قتلى", "قتيلا", "قتيل"),
            CasualtyKind::Wounded => Noun::arabic("لا جرحى", "جريح واحد", "جريحان", "جرحى", "جريحا", "جريح"),
            CasualtyKind::Abducted => Noun::arabic("لا مخطوفين", "مخطوف واحد", "مخطوفان", "مخطوفين", "مخطوفا", "مخطوف"),
            CasualtyKind::Missing => Noun::arabic("لا مفقودين", "مفقود واحد", "مفقودان", "مفقودين", "مفقودا", "مفقود"),
            CasualtyKind::Displaced => Noun::arabic("لا نازحين", "نازح واحد", "نازحان", "نازحين", "نازحا", "نازح"),
            CasualtyKind::Evacuated => {
                Noun::arabic("لا إجلاء", "إجلاء شخص واحد", "إجلاء شخصين", "أشخاص أُجلوا", "شخصا أُجلوا", "شخص أُجلوا")
            }
            CasualtyKind::Arrested => Noun::arabic("لا معتقلين", "معتقل واحد", "معتقلان", "معتقلين", "معتقلا", "معتقل"),
            CasualtyKind::Destroyed => {
                Noun::arabic("لا تدمير", "هدف مدمَّر", "هدفان مدمَّران", "أهداف مدمَّرة", "هدفا مدمَّرا", "هدف مدمَّر")
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn casualty(kind: CasualtyKind, low: Option<u32>, best: Option<u32>, said_by: Option<&str>) -> Casualty {
        let said_by = said_by.map(str::to_owned);
        Casualty { kind, low, best, high: None, who: String::new(), said_by, span: Span::default() }
    }

    #[test]
    fn the_short_line_takes_the_highest_statement_of_each_kind() {
        let casualties = [
            casualty(CasualtyKind::Killed, None, Some(70), Some("رويترز")),
            casualty(CasualtyKind::Killed, None, Some(77), Some("فرانس برس")),
            casualty(CasualtyKind::Wounded, Some(2), None, None),
        ];
        let line = |lines: Vec<Short>| -> Vec<String> {
            lines.into_iter().map(|line| [line.figure, line.rest].join(" ")).collect()
        };
        assert_eq!(line(short(&casualties, Locale::default())), ["77 قتيلا", " جريحان على الأقل"]);
        let english = Locale { lang: Lang::En, ..Locale::default() };
        assert_eq!(line(short(&casualties, english)), ["77 killed", "at least 2 wounded"]);
        assert_eq!(versions(&casualties), 2);
    }

    #[test]
    fn a_figure_not_stated_stays_out_of_the_table() {
        let row =
            &rows(&[casualty(CasualtyKind::Killed, Some(1_200), None, None)], &Reading::default(), Locale::default())
                [0];
        assert_eq!((row.low.as_deref(), &row.best, &row.said_by), (Some("1,200"), &None, &Words::default()));
    }

    #[test]
    fn who_was_lost_is_told_in_english_beside_the_words_and_the_dead_are_not_told_twice() {
        let english = Locale { lang: Lang::En, ..Locale::default() };
        let mut soldiers = casualty(CasualtyKind::Killed, None, Some(5), Some("مصدر أمني"));
        soldiers.who = "جنود".to_owned();
        let mut dead = casualty(CasualtyKind::Killed, None, Some(5), None);
        dead.who = "القتلى".to_owned();
        let told = rows(&[soldiers, dead], &Reading::default(), english);
        assert_eq!(told[0].who, Words { words: "جنود".to_owned(), english: Some("soldiers".to_owned()) });
        assert_eq!(told[0].said_by.english.as_deref(), Some("security source"));
        assert_eq!(told[1].who, Words::default());
    }
}
