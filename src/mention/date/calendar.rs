//! Days and months: the arithmetic of the common calendar, and Umm al-Qura from `data/hijri.tsv`. What a text means
//! by a date is left to `resolve`.

use std::fmt;
use std::sync::LazyLock;

use crate::lexicon::table::Row;

const HIJRI: &str = include_str!("../../../data/hijri.tsv");

/// A day of the common calendar, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The day, `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || day > month_length(year, month) || !(1..=9999).contains(&year) {
            return None;
        }
        // Years begin in March, so that the leap day ends them (Howard Hinnant's algorithm).
        let y = year - i32::from(month <= 2);
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let shifted = (i32::from(month) + 9) % 12;
        let of_year = (153 * shifted + 2) / 5 + i32::from(day) - 1;
        Some(Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
    }

    /// Reads `YYYY-MM-DD`, and ignores what follows (a time of day).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        Self::new(year, month, parts.next()?.parse().ok()?)
    }

    /// Year, month 1 to 12, day 1 to 31.
    #[must_use]
    pub fn civil(self) -> Civil {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * shifted + 2) / 5 + 1) as u8;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u8;
        Civil { year: year_of_era + era * 400 + i32::from(month <= 2), month, day }
    }

    /// 1 Monday to 7 Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        (self.0 + 3).rem_euclid(7) as u8 + 1
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus(1 - i32::from(self.weekday()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil { year, month, day } = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A day's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// Of the common era.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A month counted over all years, for arithmetic.
#[must_use]
pub fn month_index(year: i32, month: u8) -> i32 {
    year * 12 + i32::from(month) - 1
}

/// Days in a month.
#[must_use]
pub fn month_length(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

struct HijriYear {
    year: i32,
    begins: Date,
    lengths: [u8; 12],
}

static HIJRI_YEARS: LazyLock<Vec<HijriYear>> =
    LazyLock::new(|| HIJRI.lines().filter_map(|line| hijri_row(&line.split('\t').collect::<Vec<_>>())).collect());

fn hijri_row(cells: &[&str]) -> Option<HijriYear> {
    let &[year, begins, long] = cells else { return None };
    let mut lengths = [29; 12];
    for (length, bit) in lengths.iter_mut().zip(long.bytes()) {
        *length += u8::from(bit == b'1');
    }
    Some(HijriYear { year: year.parse().ok()?, begins: Date::parse(begins)?, lengths })
}

/// First and last day of a month of Umm al-Qura; `None` outside the years 1370 to 1500.
#[must_use]
pub fn hijri_month(year: i32, month: u8) -> Option<std::ops::RangeInclusive<Date>> {
    let years = &*HIJRI_YEARS;
    let row = years.get(usize::try_from(year - years.first()?.year).ok()?)?;
    let before = &row.lengths[..usize::from(month.checked_sub(1)?)];
    let first = row.begins.plus(before.iter().map(|&l| i32::from(l)).sum());
    Some(first..=first.plus(i32::from(*row.lengths.get(usize::from(month) - 1)?) - 1))
}

/// The year of Umm al-Qura in which `date` lies.
#[must_use]
pub fn hijri_year(date: Date) -> Option<i32> {
    let years = &*HIJRI_YEARS;
    years.partition_point(|row| row.begins <= date).checked_sub(1).map(|at| years[at].year)
}

/// The columns of `data/hijri.tsv`, with a tab between them.
pub const HIJRI_HEADER: &str = "year\tbegins\tlong";

/// Tells what is wrong with the rows of `data/hijri.tsv`: `fault` takes a line, a column from 1, and what was expected.
pub fn check_hijri(rows: &[Row<'_>], fault: &mut dyn FnMut(usize, usize, String)) {
    let mut before: Option<HijriYear> = None;
    for row in rows {
        let year: Option<i32> = row.fields[0].parse().ok();
        let begins = Date::parse(row.fields[1]).filter(|date| date.to_string() == row.fields[1]);
        let is_long = row.fields[2].len() == 12 && row.fields[2].bytes().all(|bit| matches!(bit, b'0' | b'1'));
        if year.is_none() {
            fault(row.line, 1, format!("«{}» is no year", row.fields[0]));
        }
        if begins.is_none() {
            fault(row.line, 2, format!("«{}» is no day like 2024-07-22", row.fields[1]));
        }
        if !is_long {
            fault(row.line, 3, format!("«{}» is not twelve times 0 or 1", row.fields[2]));
        }
        let (Some(_), Some(_), true) = (year, begins, is_long) else {
            before = None;
            continue;
        };
        let Some(now) = hijri_row(&row.fields) else { continue };
        if let Some(before) = before.as_ref() {
            let ends = before.begins.plus(before.lengths.iter().map(|&days| i32::from(days)).sum());
            if now.year != before.year + 1 {
                fault(row.line, 1, format!("{} does not follow {}", now.year, before.year));
            } else if now.begins != ends {
                fault(row.line, 2, format!("{} ends before {ends}; so begins this year", before.year));
            }
        }
        before = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_back() {
        for days in -200_000..200_000 {
            let date = Date(days);
            let Civil { year, month, day } = date.civil();
            assert_eq!(Date::new(year, month, day), Some(date));
        }
        assert_eq!(Date::parse("1970-01-01"), Some(Date(0)));
        assert_eq!(Date::parse("2018-04-20").map(Date::weekday), Some(5));
        assert_eq!(Date::new(2023, 2, 29), None);
    }

    #[test]
    fn every_hijri_year_ends_where_the_next_begins() {
        assert_eq!(HIJRI_YEARS.len(), 131);
        for pair in HIJRI_YEARS.windows(2) {
            let days: i32 = pair[0].lengths.iter().map(|&l| i32::from(l)).sum();
            assert_eq!(pair[0].begins.plus(days), pair[1].begins, "{}", pair[0].year);
        }
        let ramadan = hijri_month(1445, 9).expect("in the table");
        assert_eq!(ramadan.start().to_string(), "2024-03-11");
        assert_eq!(hijri_year(*ramadan.start()), Some(1445));
    }
}
