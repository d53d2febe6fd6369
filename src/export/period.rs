//! Which days a date may mean. Events carry EDTF, tables want days: the first and the last one that fit.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// From the first to the last day that a date may mean; a side that is open or unknown is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day that fits.
    pub first: Option<Day>,
    /// The last day that fits.
    pub last: Option<Day>,
}

impl Period {
    /// The days of an EDTF date: a day, month, season, quarter, year, decade, or an interval of these.
    /// A year that is not known leaves both sides open.
    #[must_use]
    pub fn of(edtf: &str) -> Self {
        match edtf.split_once('/') {
            Some((first, last)) => Self { first: one(first).first, last: one(last).last },
            None => one(edtf),
        }
    }

    /// How many days it has; `None` where a side is open.
    #[must_use]
    pub fn length(self) -> Option<i32> {
        Some(self.last?.number() - self.first?.number() + 1)
    }

    /// The day in the middle, the earlier of two; `None` where a side is open.
    #[must_use]
    pub fn middle(self) -> Option<Day> {
        let half = (self.length()? - 1) / 2;
        Some(Day::of_number(self.first?.number() + half))
    }

    /// The year, where both sides lie in one.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        let year = self.first?.year;
        (self.last?.year == year).then_some(year)
    }
}

fn one(written: &str) -> Period {
    let plain = written.trim_end_matches(['~', '?', '%']);
    let mut parts = plain.split('-');
    let Some(first_year) = parts.next().and_then(|year| year_bound(year, '0')) else { return Period::default() };
    let last_year = year_bound(&plain[..4], '9').unwrap_or(first_year);
    let span = |first_month: u32, last_month: u32| Period {
        first: Some(Day { year: first_year, month: first_month, day: 1 }),
        last: Some(Day { year: last_year, month: last_month, day: days_of(last_year, last_month) }),
    };
    let month = parts.next().and_then(|month| month.parse::<u32>().ok());
    let day = parts.next().and_then(|day| day.parse::<u32>().ok());
    match (month, day) {
        (Some(month @ 1..=12), Some(day)) if (1..=days_of(first_year, month)).contains(&day) => {
            let day = Day { year: first_year, month, day };
            Period { first: Some(day), last: Some(day) }
        }
        (Some(month @ 1..=12), _) => span(month, month),
        // EDTF's seasons, by the months of the northern half; winter is told of the year it begins in.
        (Some(21), _) => span(3, 5),
        (Some(22), _) => span(6, 8),
        (Some(23), _) => span(9, 11),
        (Some(24), _) => {
            let year = last_year + 1;
            Period { last: Some(Day { year, month: 2, day: days_of(year, 2) }), ..span(12, 12) }
        }
        (Some(quarter @ 33..=36), _) => span((quarter - 33) * 3 + 1, (quarter - 33) * 3 + 3),
        (Some(half @ 40..=41), _) => span((half - 40) * 6 + 1, (half - 40) * 6 + 6),
        _ => span(1, 12),
    }
}

/// A year whose last digits may be unknown (`X`), with `digit` for those; `None` where no digit is known.
fn year_bound(year: &str, digit: char) -> Option<i32> {
    if year.len() != 4 || year.starts_with('X') {
        return None;
    }
    year.replace('X', digit.encode_utf8(&mut [0; 4])).parse().ok()
}

fn days_of(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

impl Day {
    /// Days since 1 March of the year 0, by the count that puts the leap day at the year's end.
    fn number(self) -> i32 {
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        let days_before = (153 * month + 2) / 5 + self.day - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + days_before as i32
    }

    fn of_number(number: i32) -> Self {
        let mut year = number.div_euclid(146_097) * 400 + number.rem_euclid(146_097) / 366;
        while (Self { year: year + 1, month: 3, day: 1 }).number() <= number {
            year += 1;
        }
        let in_year = (number - Self { year, month: 3, day: 1 }.number()) as u32;
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        if month < 10 { Self { year, month: month + 3, day } } else { Self { year: year + 1, month: month - 9, day } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_mean_days() {
        for (edtf, first, last, middle) in [
            ("2021-03-24", "2021-03-24", "2021-03-24", "2021-03-24"),
            ("2024-02", "2024-02-01", "2024-02-29", "2024-02-15"),
            ("2024-03~", "2024-03-01", "2024-03-31", "2024-03-16"),
            ("2023", "2023-01-01", "2023-12-31", "2023-07-02"),
            ("199X", "1990-01-01", "1999-12-31", "1994-12-31"),
            ("2023-08-03/2023-08-09", "2023-08-03", "2023-08-09", "2023-08-06"),
            ("2012/2013-04~", "2012-01-01", "2013-04-30", "2012-08-30"),
            ("2023-24", "2023-12-01", "2024-02-29", "2024-01-15"),
            ("2023-22", "2023-06-01", "2023-08-31", "2023-07-16"),
            ("2023-34", "2023-04-01", "2023-06-30", "2023-05-16"),
            ("2023-05/..", "2023-05-01", "", ""),
            ("../2023-05-02", "", "2023-05-02", ""),
            ("XXXX-03-24", "", "", ""),
            ("XXXX", "", "", ""),
            ("", "", "", ""),
            ("nonsense", "", "", ""),
        ] {
            let period = Period::of(edtf);
            let shown = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
            assert_eq!((shown(period.first), shown(period.last)), (first.into(), last.into()), "{edtf}");
            assert_eq!(shown(period.middle()), middle, "{edtf}");
        }
    }

    #[test]
    fn every_day_is_found_again_by_its_number() {
        let first = Day { year: 1899, month: 12, day: 31 }.number();
        let mut before = Day::of_number(first);
        for number in first + 1..first + 110_000 {
            let day = Day::of_number(number);
            assert!(day > before && day.number() == number, "{day}");
            before = day;
        }
    }
}
