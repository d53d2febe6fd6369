//! Dates as values: a point in the calendar as far as it is known, a range, and how both are written in EDTF.

use serde::{Deserialize, Serialize};

use crate::mention::date::calendar::{Date, month_length};

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatePrecision {
    /// One day.
    Day,
    /// One week.
    Week,
    /// One month.
    Month,
    /// A season or a quarter.
    Season,
    /// One year.
    Year,
    /// From one date to another.
    Range,
    /// The article says nothing, or what it says cannot be resolved.
    #[default]
    Unknown,
}

impl DatePrecision {
    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Range => "range",
            Self::Unknown => "unknown",
        }
    }
}

/// One date, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A day.
    Day(Date),
    /// A day of an unknown year.
    MonthDay {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// The week that begins on this Monday.
    Week(Date),
    /// A month, perhaps of an unknown year.
    Month {
        /// `None` where unknown.
        year: Option<i32>,
        /// 1 to 12.
        month: u8,
    },
    /// A season by EDTF's code, perhaps of an unknown year.
    Season {
        /// `None` where unknown.
        year: Option<i32>,
        /// 21 to 24.
        season: u8,
    },
    /// A year.
    Year(i32),
    /// Ten years, by the first.
    Decade(i32),
    /// A century, by its number.
    Century(i32),
}

/// A date or a range of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// One date.
    At(Point),
    /// From one to another; an open end is `None`.
    Between(Option<Point>, Option<Point>),
    /// One night, told by the two days that it joins.
    Night(Point, Point),
}

impl Point {
    /// First and last day, where the year is known.
    #[must_use]
    pub fn days(self) -> Option<std::ops::RangeInclusive<Date>> {
        let months = |year, first: u8, last: u8| {
            Some(Date::new(year, first, 1)?..=Date::new(year, last, month_length(year, last))?)
        };
        match self {
            Self::Day(date) => Some(date..=date),
            Self::Week(monday) => Some(monday..=monday.plus(6)),
            Self::Month { year: Some(year), month } => months(year, month, month),
            Self::Season { year: Some(year), season: 24 } => {
                Some(Date::new(year, 12, 1)?..=Date::new(year + 1, 3, 1)?.plus(-1))
            }
            Self::Season { year: Some(year), season } => months(year, 3 * (season - 20), 3 * (season - 20) + 2),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(year) => Some(Date::new(year, 1, 1)?..=Date::new(year + 9, 12, 31)?),
            Self::Century(n) => Some(Date::new((n - 1) * 100 + 1, 1, 1)?..=Date::new(n * 100, 12, 31)?),
            _ => None,
        }
    }

    pub(super) fn edtf(self) -> String {
        let year = |year: Option<i32>| year.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
        match self {
            Self::Day(date) => date.to_string(),
            Self::MonthDay { month, day } => format!("XXXX-{month:02}-{day:02}"),
            Self::Week(monday) => format!("{monday}/{}", monday.plus(6)),
            Self::Month { year: y, month } => format!("{}-{month:02}", year(y)),
            Self::Season { year: y, season } => format!("{}-{season:02}", year(y)),
            Self::Year(y) => format!("{y:04}"),
            Self::Decade(y) => format!("{:03}X", y / 10),
            Self::Century(n) => format!("{:02}XX", n - 1),
        }
    }

    pub(super) fn precision(self) -> DatePrecision {
        match self {
            Self::Day(_) | Self::MonthDay { .. } => DatePrecision::Day,
            Self::Week(_) => DatePrecision::Week,
            Self::Month { .. } => DatePrecision::Month,
            Self::Season { .. } => DatePrecision::Season,
            Self::Year(_) => DatePrecision::Year,
            Self::Decade(_) | Self::Century(_) => DatePrecision::Unknown,
        }
    }

    /// As one end of a range: a week stands for its first or last day.
    fn end_edtf(self, last: bool) -> String {
        match self {
            Self::Week(monday) => if last { monday.plus(6) } else { monday }.to_string(),
            point => point.edtf(),
        }
    }
}

impl Extent {
    pub(super) fn start_point(self) -> Option<Point> {
        match self {
            Self::At(point) | Self::Night(point, _) => Some(point),
            Self::Between(from, _) => from,
        }
    }

    /// Its first day, where it has one.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.start_point().and_then(Point::days).map(|days| *days.start())
    }

    pub(super) fn end_point(self) -> Option<Point> {
        match self {
            Self::At(point) | Self::Night(_, point) => Some(point),
            Self::Between(_, to) => to,
        }
    }

    pub(super) fn edtf(self) -> String {
        let end = |point: Option<Point>, last| point.map_or_else(|| "..".to_owned(), |p| p.end_edtf(last));
        match self {
            Self::At(point) => point.edtf(),
            Self::Between(from, to) => format!("{}/{}", end(from, false), end(to, true)),
            Self::Night(a, b) => format!("{}/{}", a.edtf(), b.edtf()),
        }
    }

    pub(super) fn precision(self) -> DatePrecision {
        match self {
            Self::At(point) => point.precision(),
            Self::Between(..) => DatePrecision::Range,
            Self::Night(..) => DatePrecision::Day,
        }
    }
}
