//! Extended dates (EDTF level 1) read into parts, and the days that they may mean. What comes in is an
//! event's `edtf`; what goes out is used by filters, sort order, the histogram and the words of a card.

/// A day, counted from 1970-01-01.
pub type Day = i32;

/// The years that a year such as `202X` may mean, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The first.
    pub first: i32,
    /// The last; the same for a year that is known.
    pub last: i32,
}

/// How sure the writer is of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sureness {
    /// Stated plainly.
    #[default]
    Sure,
    /// `?`
    Uncertain,
    /// `~` or `%`
    Approximate,
}

/// What stands after the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Nothing that is known.
    Year,
    /// Spring 1, summer 2, autumn 3, winter 4.
    Season(u8),
    /// Month 1 to 12.
    Month(u8),
    /// Day of a month.
    Day {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

/// One date, as exact as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// `None` for `XXXX`.
    pub years: Option<Years>,
    /// Month, season, or day.
    pub within: Within,
    /// How sure.
    pub sureness: Sureness,
}

/// A date or a span of dates; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edtf {
    /// One date.
    Date(Part),
    /// From one date to another.
    Span {
        /// `None` when it lies open.
        from: Option<Part>,
        /// `None` when it lies open.
        to: Option<Part>,
    },
}

/// First and last day that something may have happened on, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The earliest.
    pub first: Day,
    /// The latest.
    pub last: Day,
}

/// Ends of a span that lies open: year 1 and year 9999.
const OPEN: Days = Days { first: -719_162, last: 2_932_896 };

impl Edtf {
    /// Reads an EDTF string; `None` for anything outside level 1 as the engine writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((from, to)) = text.split_once('/') else { return Some(Self::Date(Part::parse(text)?)) };
        let end = |text: &str| match text {
            "" | ".." => Some(None),
            other => Part::parse(other).map(Some),
        };
        Some(Self::Span { from: end(from)?, to: end(to)? })
    }

    /// The days that it may mean; `None` when the year is unknown.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        match self {
            Self::Date(part) => part.days(),
            Self::Span { from: None, to: None } => None,
            Self::Span { from, to } => {
                let first = from.map_or(Some(OPEN), |part| part.days())?.first;
                let last = to.map_or(Some(OPEN), |part| part.days())?.last;
                (first <= last).then_some(Days { first, last })
            }
        }
    }
}

impl Part {
    fn parse(text: &str) -> Option<Self> {
        let (text, sureness) = match text.as_bytes().last()? {
            b'?' => (&text[..text.len() - 1], Sureness::Uncertain),
            b'~' | b'%' => (&text[..text.len() - 1], Sureness::Approximate),
            _ => (text, Sureness::Sure),
        };
        let mut fields = text.split('-');
        let years = Years::parse(fields.next()?)?;
        let month = fields.next();
        let day = fields.next();
        if fields.next().is_some() {
            return None;
        }
        let within = match (month, day) {
            (None, _) | (Some("XX"), _) => Within::Year,
            (Some(month), day) => match (two_digits(month)?, day) {
                (season @ 21..=24, None) => Within::Season(season - 20),
                (month @ 1..=12, None | Some("XX")) => Within::Month(month),
                (month @ 1..=12, Some(day)) => match two_digits(day)? {
                    day @ 1..=31 => Within::Day { month, day },
                    _ => return None,
                },
                _ => return None,
            },
        };
        Some(Self { years: years.known(), within, sureness })
    }

    /// The days that it may mean; `None` when the year is unknown.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        let years = self.years?;
        let (first, last) = match self.within {
            Within::Year => (day_number(years.first, 1, 1), day_number(years.last, 12, 31)),
            // The meteorological seasons of the northern half; winter runs into the next year.
            Within::Season(4) => (day_number(years.first, 12, 1), day_number(years.last + 1, 3, 1) - 1),
            Within::Season(season) => {
                let month = season * 3;
                (day_number(years.first, month, 1), day_number(years.last, month + 3, 1) - 1)
            }
            Within::Month(12) => (day_number(years.first, 12, 1), day_number(years.last, 12, 31)),
            Within::Month(month) => (day_number(years.first, month, 1), day_number(years.last, month + 1, 1) - 1),
            Within::Day { month, day } => (day_number(years.first, month, day), day_number(years.last, month, day)),
        };
        Some(Days { first, last })
    }
}

impl Years {
    fn parse(text: &str) -> Option<Self> {
        if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'X') {
            return None;
        }
        let with = |digit: &str| text.replace('X', digit).parse().ok();
        Some(Self { first: with("0")?, last: with("9")? })
    }

    fn known(self) -> Option<Self> {
        (self != Self { first: 0, last: 9999 }).then_some(self)
    }
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar (Hinnant, "chrono-compatible
/// low-level date algorithms").
#[must_use]
pub fn day_number(year: i32, month: u8, day: u8) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let month = (i32::from(month) + 9) % 12;
    let of_year = (153 * month + 2) / 5 + i32::from(day) - 1;
    let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + day_of_era - 719_468
}

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// The calendar's name of a day: [`day_number`] backwards.
#[must_use]
pub fn civil(day: Day) -> Civil {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    // The shifted year begins in March; its last two months belong to the next.
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    Civil { year: era * 400 + year + i32::from(month >= 10), month: ((month + 2) % 12 + 1) as u8, day: day as u8 }
}

/// The year that a day lies in.
#[must_use]
pub fn year_of(day: Day) -> i32 {
    civil(day).year
}

/// A day as a whole EDTF date, as the filter's bounds are written.
#[must_use]
pub fn iso(day: Day) -> String {
    let Civil { year, month, day } = civil(day);
    let two = |number: u8| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let year = year.clamp(0, 9999).to_string();
    [&"0000"[year.len()..], &year, "-", &two(month), "-", &two(day)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, first: Day, last: Day) {
        assert_eq!(Edtf::parse(text).and_then(|date| date.days()), Some(Days { first, last }), "{text}");
    }

    #[test]
    fn dates_mean_the_days_they_say() {
        let day = day_number;
        assert_eq!(day(1970, 1, 1), 0);
        assert_eq!(day(2000, 3, 1), 11_017);
        check("2024-09-17", day(2024, 9, 17), day(2024, 9, 17));
        check("2024-02", day(2024, 2, 1), day(2024, 2, 29));
        check("2024-12", day(2024, 12, 1), day(2024, 12, 31));
        check("2024-XX", day(2024, 1, 1), day(2024, 12, 31));
        check("202X", day(2020, 1, 1), day(2029, 12, 31));
        check("2024-03~", day(2024, 3, 1), day(2024, 3, 31));
        check("2024-24", day(2024, 12, 1), day(2025, 2, 28));
        check("2024-07-25/2024-07-31", day(2024, 7, 25), day(2024, 7, 31));
        check("2013/2023", day(2013, 1, 1), day(2023, 12, 31));
        check("2021-05/..", day(2021, 5, 1), OPEN.last);
    }

    #[test]
    fn what_has_no_year_has_no_days() {
        for text in ["XXXX-03-24", "../..", "XXXX"] {
            assert!(Edtf::parse(text).expect("readable").days().is_none(), "{text}");
        }
        for text in ["", "2024-13", "yesterday", "2024-09-17T10:00", "2024-9-1"] {
            assert!(Edtf::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_day_is_written_as_it_was_read() {
        for text in ["1969-12-31", "2000-02-29", "2024-03-01", "2024-12-31", "0987-10-09"] {
            assert_eq!(
                Edtf::parse(text).and_then(|date| date.days()).map(|days| iso(days.first)).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn the_year_of_a_day_is_the_year_it_was_made_from() {
        for year in [1969, 1970, 1999, 2000, 2023, 2024] {
            assert_eq!(year_of(day_number(year, 1, 1)), year);
            assert_eq!(year_of(day_number(year, 12, 31)), year);
        }
    }
}
