//! The words of number and time: reads `data/numbers.tsv`, `data/time.tsv` and `data/months.tsv` once, and looks a
//! folded word up, with its proclitics و ف ب ل ك and the article taken off. One look-up a token is all that a text
//! without dates and numbers costs.

use std::sync::LazyLock;

use crate::mention::table::{Table, embedded, load};

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut faults = Vec::new();
    let table = load(&embedded, &mut faults);
    assert!(faults.is_empty(), "the tables are fixed and a test loads them");
    table
});

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// A calendar day, or a night.
    Day,
    /// Monday to Sunday, or seven days.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// Which one of a unit is meant, as the adjective after it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// الماضي
    Past,
    /// الأخير
    Recent,
    /// الجاري
    Current,
    /// المقبل
    Future,
    /// التالي
    Following,
    /// السابق
    Preceding,
    /// نفسه
    Same,
}

/// The calendar of a month name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// The common calendar.
    Gregorian,
    /// Umm al-Qura.
    Hijri,
}

/// How much context a month name needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthUse {
    /// None.
    Free,
    /// A day, a year, شهر, a second name, a pointing word.
    Cued,
    /// A day before it and a year after it.
    Numbered,
}

/// A month by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthName {
    /// 1 to 12.
    pub month: u8,
    /// Of which calendar.
    pub calendar: Calendar,
    /// With how much context.
    pub usage: MonthUse,
}

/// A part of a month or a year that leaves its value as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// مطلع
    Start,
    /// منتصف
    Middle,
    /// أواخر
    End,
}

/// How many of a unit of time a word says by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammatical {
    /// يوم
    One,
    /// يومين
    Two,
    /// أيام
    Many,
}

/// What a word does in an expression of number or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "data/numbers.tsv and data/time.tsv explain each")]
pub enum Sense {
    Unit(u32),
    Ten,
    Tens(u32),
    Hundreds(u32),
    Scale(u32),
    DualScale(u32),
    DualOrScale(u32),
    Scales(u32),
    Dozens(u32),
    Few(u32),
    Several,
    SeveralOf,
    OneOf,
    OneOfThem,
    Fraction(u32),
    Fractions,
    Ordinal(u32),
    Month(MonthName),
    /// The first word of a month name of two words.
    MonthHead,
    Weekday(u8),
    Day(i32),
    Today,
    Tonight,
    Time(TimeUnit, Grammatical),
    Pointing(Pointer),
    This,
    That,
    TheSame,
    Part(Part),
    FirstOf,
    DayPart,
    NextDay,
    Season(u8),
    Since,
    Before,
    After,
    Between,
    Weekend,
    DecadeOf(i32),
    Anniversary,
    HijriEra,
    CommonEra,
}

/// A word found, with what was taken off it.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// What it does.
    pub sense: Sense,
    /// Whether و or ف joins it to what precedes.
    pub joined: bool,
    /// Whether ب ل or ك stands before it.
    pub prefixed: bool,
    /// Whether it has the article.
    pub article: bool,
    /// Folded bytes of the proclitics, the article not among them.
    pub proclitic_bytes: u8,
}

/// Looks a folded word up.
pub fn look_up(word: &str) -> Option<Hit> {
    // Two Arabic letters are four bytes; the one-letter words are the marks of an era.
    if word.len() < 4 && !matches!(word, "م" | "ه") {
        return None;
    }
    let table = &*TABLE;
    let hit = |(sense, article): (Sense, bool), rest: &str, joined, prefixed| Hit {
        sense,
        joined,
        prefixed,
        article,
        proclitic_bytes: (word.len() - rest.len()) as u8,
    };
    if let Some(found) = table.get(word) {
        return Some(hit(found, word, false, false));
    }
    let (rest, joined) = match word.strip_prefix(['و', 'ف']) {
        Some(rest) if rest.len() >= 4 => (rest, true),
        _ => (word, false),
    };
    if joined && let Some(found) = table.get(rest) {
        return Some(hit(found, rest, true, false));
    }
    // لل is ل with the article, whose alef is not written.
    if let Some(stem) = rest.strip_prefix("لل") {
        let written = &rest['ل'.len_utf8()..];
        return table.get_definite(stem).map(|found| hit(found, written, joined, true));
    }
    let bare = rest.strip_prefix(['ب', 'ل', 'ك']).filter(|bare| bare.len() >= 4)?;
    table.get(bare).map(|found| hit(found, bare, joined, true))
}

/// The month that two words name together.
pub fn month_pair(first: &str, second: &str) -> Option<MonthName> {
    TABLE.pairs.iter().find(|p| &*p.first == first && &*p.second == second).map(|p| p.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sound() {
        let mut faults = Vec::new();
        load(&embedded, &mut faults);
        assert_eq!(faults, []);
    }

    #[test]
    fn proclitics_come_off() {
        let hit = look_up("وعشرين").expect("a number");
        assert_eq!((hit.sense, hit.joined), (Sense::Tens(20), true));
        let hit = look_up("للخميس").expect("a weekday");
        assert_eq!((hit.sense, hit.prefixed, hit.article), (Sense::Weekday(4), true, true));
        assert_eq!(look_up("الف").map(|h| h.sense), Some(Sense::Scale(1000)));
        assert!(look_up("كتاب").is_none());
    }
}
