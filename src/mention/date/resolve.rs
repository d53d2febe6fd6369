//! From what a date says to what it means: the day, month, year or range, as EDTF. Comes in the expression with the
//! publication date and the date at which the story stands; what cannot be known stays `X`, or is left out.
//!
//! Conventions, which are those of news and of the coding manual: the past is meant unless the words say otherwise;
//! a weekday is the latest such day up to publication, the day itself included; الماضي excludes it; a week runs from
//! Monday to Sunday; مطلع، منتصف and أواخر leave a month or a year as precise as it is.

use crate::mention::date::calendar::{Date, hijri_month, hijri_year, month_index};
use crate::mention::date::expr::{DateExpr, Origin, Pointing, YearRef};
use crate::mention::date::point::{DatePrecision, Extent, Point};
use crate::mention::sense::{Calendar, TimeUnit};

/// How far from publication a sentence that looks ahead may look: the one such date within half a year either way.
const HALF_YEAR: i32 = 182;

/// What relative dates count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    /// Day of publication.
    pub published: Option<Date>,
    /// Where the story stands: what the last date told resolved to.
    pub story: Option<Extent>,
}

/// What a date means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// EDTF level 1; `None` where the words cannot be placed.
    pub edtf: Option<String>,
    /// How exactly; told also where `edtf` is not (أمس without a date of publication).
    pub precision: DatePrecision,
    /// The same as a value: the story's date from here on.
    pub extent: Option<Extent>,
    /// First day that may be meant, where the year is known.
    pub first: Option<Date>,
    /// Last day that may be meant, where the year is known.
    pub last: Option<Date>,
}

impl DateExpr {
    /// What the expression means under `anchors`.
    #[must_use]
    pub fn resolve(&self, anchors: &Anchors) -> Resolved {
        match self.extent(anchors) {
            Some(extent) => Resolved {
                edtf: Some(extent.edtf()),
                precision: extent.precision(),
                first: extent.start_point().and_then(Point::days).map(|days| *days.start()),
                last: extent.end_point().and_then(Point::days).map(|days| *days.end()),
                extent: Some(extent),
            },
            None => Resolved { precision: self.said_precision(), ..Resolved::default() },
        }
    }

    /// The precision of an expression that cannot be resolved.
    fn said_precision(&self) -> DatePrecision {
        match self {
            Self::Day { .. } | Self::DayOfMonth { .. } | Self::Weekday { .. } | Self::Night(_) => DatePrecision::Day,
            Self::Month { .. } => DatePrecision::Month,
            Self::Season { .. } => DatePrecision::Season,
            Self::Year(_) | Self::YearStart(_) | Self::HijriYear(_) => DatePrecision::Year,
            Self::Shift { unit, .. } | Self::Apart { unit, .. } => match unit {
                TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => DatePrecision::Day,
                TimeUnit::Week => DatePrecision::Week,
                TimeUnit::Month => DatePrecision::Month,
                TimeUnit::Year => DatePrecision::Year,
                TimeUnit::Decade | TimeUnit::Century => DatePrecision::Unknown,
            },
            Self::Portion { .. } | Self::Weekend(_) | Self::Last { .. } | Self::Since(_) | Self::Span(..) => {
                DatePrecision::Range
            }
            Self::Decade(_) | Self::Century(_) | Self::Vague => DatePrecision::Unknown,
        }
    }

    fn extent(&self, anchors: &Anchors) -> Option<Extent> {
        let published = anchors.published;
        Some(match *self {
            Self::Day { year, month, day, calendar } => Extent::At(day_point(year, month, day, calendar, anchors)?),
            Self::Month { year, month, calendar: Calendar::Gregorian } => {
                Extent::At(month_point(year, month, anchors)?)
            }
            Self::Month { year, month, calendar: Calendar::Hijri } => {
                let days = hijri_days(year, month, published)?;
                Extent::Between(Some(Point::Day(*days.start())), Some(Point::Day(*days.end())))
            }
            Self::Season { year, season } => Extent::At(season_point(year, season, anchors)?),
            Self::Year(year) | Self::YearStart(year) => Extent::At(Point::Year(year_number(year, anchors)?)),
            Self::HijriYear(year) => {
                let (first, last) = (hijri_month(year, 1)?, hijri_month(year, 12)?);
                Extent::Between(Some(Point::Day(*first.start())), Some(Point::Day(*last.end())))
            }
            Self::DayOfMonth { day, origin, months } => match shifted_month(origin, months, anchors)? {
                Point::Month { year: Some(year), month } => Extent::At(Point::Day(Date::new(year, month, day)?)),
                Point::Month { year: None, month } => Extent::At(Point::MonthDay { month, day }),
                _ => return None,
            },
            Self::Portion { ref of, index, parts } => portion(of.extent(anchors)?, index, parts)?,
            Self::Weekday { weekday, pointing } => Extent::At(Point::Day(weekday_date(weekday, pointing, published?))),
            Self::Night(weekday) => {
                // Told during the night too: its first day may be the day of publication.
                let first = weekday_date(weekday, Pointing::Unmarked, published?);
                Extent::Night(Point::Day(first), Point::Day(first.plus(1)))
            }
            Self::Shift { origin, unit, by } => {
                let point = shift(origin, unit, by, anchors)?;
                // The story does not run past its own telling: such a distance measures something else.
                let past = point.days().zip(published).is_none_or(|(days, published)| *days.start() <= published);
                Extent::At(Some(point).filter(|_| past || origin == Origin::Publication)?)
            }
            Self::Apart { unit, by } => Extent::At(shift(Origin::Story, unit, by, anchors)?),
            Self::Weekend(by) => {
                // The last Saturday up to publication; in a weekend, that weekend.
                let saturday = weekday_date(6, Pointing::Unmarked, published?).plus(7 * by);
                Extent::Between(Some(Point::Day(saturday)), Some(Point::Day(saturday.plus(1))))
            }
            Self::Last { unit, count } => last(unit, i32::try_from(count).ok()?, published?)?,
            Self::Since(ref from) => since(from, anchors)?,
            Self::Span(ref first, ref second) => {
                let (first, second) = pair(first, second, anchors)?;
                Extent::Between(first.start_point(), second.end_point())
            }
            Self::Decade(year) => Extent::At(Point::Decade(year)),
            Self::Century(n) => Extent::At(Point::Century(n)),
            Self::Vague => return None,
        })
    }
}

/// Both ends of a range: the second is placed first, and the first is the latest that is not after it.
fn pair(first: &DateExpr, second: &DateExpr, anchors: &Anchors) -> Option<(Extent, Extent)> {
    let second = second.extent(anchors)?;
    let published = second.end_point().and_then(Point::days).map(|days| *days.end()).or(anchors.published);
    Some((first.extent(&Anchors { published, ..*anchors })?, second))
}

fn since(from: &DateExpr, anchors: &Anchors) -> Option<Extent> {
    let start = from.extent(anchors)?.start_point()?;
    let now = anchors.published;
    Some(match (start, now) {
        (Point::Day(date), Some(now)) if date == now => Extent::At(start),
        // «منذ بداية العام» counts months; an open end claims no more exactness than a bare year has.
        (Point::Year(year), Some(now)) if matches!(from, DateExpr::YearStart(_)) && now.civil().year == year => {
            let until = Point::Month { year: Some(year), month: now.civil().month };
            Extent::Between(Some(Point::Month { year: Some(year), month: 1 }), Some(until))
        }
        (Point::Day(_) | Point::Week(_) | Point::Month { year: Some(_), .. }, Some(now)) => {
            Extent::Between(Some(start), Some(Point::Day(now)))
        }
        _ => Extent::Between(Some(start), None),
    })
}

fn year_number(year: YearRef, anchors: &Anchors) -> Option<i32> {
    let published = anchors.published.map(|date| date.civil().year);
    match year {
        YearRef::Said(year) => Some(year),
        YearRef::Relative(Origin::Publication, by) => published.map(|year| year + by),
        YearRef::Relative(Origin::Story, by) => {
            anchors.story?.start_point()?.days().map(|d| d.start().civil().year + by)
        }
        YearRef::Unsaid(Pointing::Past) => published.map(|year| year - 1),
        YearRef::Unsaid(Pointing::Future | Pointing::Ahead) => published.map(|year| year + 1),
        YearRef::Unsaid(_) => published,
    }
}

fn day_point(year: YearRef, month: u8, day: u8, calendar: Calendar, anchors: &Anchors) -> Option<Point> {
    if calendar == Calendar::Hijri {
        let days = hijri_days(year, month, anchors.published)?;
        let date = days.start().plus(i32::from(day) - 1);
        return (date <= days.end().plus(1)).then_some(Point::Day(date));
    }
    let pointing = match year {
        YearRef::Unsaid(pointing) => pointing,
        year => {
            return Some(match year_number(year, anchors) {
                Some(year) => Point::Day(Date::new(year, month, day)?),
                None => Point::MonthDay { month, day },
            });
        }
    };
    let Some(published) = anchors.published else { return Some(Point::MonthDay { month, day }) };
    let this = published.civil().year;
    let mut dates = (this - 4..=this + 4).filter_map(|year| Date::new(year, month, day));
    let date = match pointing {
        Pointing::Unmarked => dates.rfind(|&date| date <= published),
        Pointing::Past => dates.rfind(|&date| date < published),
        Pointing::Current => Date::new(this, month, day),
        Pointing::Future => dates.find(|&date| date >= published),
        Pointing::Ahead => dates.find(|&date| date > published.plus(-HALF_YEAR) && date <= published.plus(HALF_YEAR)),
    };
    date.map(Point::Day)
}

fn month_point(year: YearRef, month: u8, anchors: &Anchors) -> Option<Point> {
    let YearRef::Unsaid(pointing) = year else {
        return Some(Point::Month { year: year_number(year, anchors), month });
    };
    let Some(published) = anchors.published else { return Some(Point::Month { year: None, month }) };
    let now = published.civil();
    let year = match pointing {
        Pointing::Unmarked => now.year - i32::from(month > now.month),
        Pointing::Past => now.year - i32::from(month >= now.month),
        Pointing::Current => now.year,
        Pointing::Future => now.year + i32::from(month < now.month),
        Pointing::Ahead => {
            let nearest = |&year: &i32| (month_index(year, month) - month_index(now.year, now.month) - 1).abs();
            (now.year - 1..=now.year + 1).min_by_key(nearest)?
        }
    };
    Some(Point::Month { year: Some(year), month })
}

fn season_point(year: YearRef, season: u8, anchors: &Anchors) -> Option<Point> {
    let YearRef::Unsaid(pointing) = year else {
        return Some(Point::Season { year: year_number(year, anchors), season });
    };
    let Some(published) = anchors.published else { return Some(Point::Season { year: None, season }) };
    let this = published.civil().year;
    let span = |year: i32| Point::Season { year: Some(year), season }.days();
    let found = match pointing {
        Pointing::Unmarked | Pointing::Current => {
            (this - 1..=this).rfind(|&y| span(y).is_some_and(|days| *days.start() <= published))
        }
        Pointing::Past => (this - 2..=this).rfind(|&y| span(y).is_some_and(|days| *days.end() < published)),
        Pointing::Future | Pointing::Ahead => {
            (this..=this + 1).find(|&y| span(y).is_some_and(|days| *days.start() > published))
        }
    };
    Some(Point::Season { year: found, season })
}

fn hijri_days(year: YearRef, month: u8, published: Option<Date>) -> Option<std::ops::RangeInclusive<Date>> {
    let this = || published.and_then(hijri_year);
    match year {
        YearRef::Said(year) => hijri_month(year, month),
        YearRef::Relative(_, by) => hijri_month(this()? + by, month),
        YearRef::Unsaid(pointing) => {
            let (published, this) = (published?, this()?);
            let mut months = (this - 1..=this + 1).filter_map(|year| hijri_month(year, month));
            match pointing {
                Pointing::Unmarked => months.rfind(|days| *days.start() <= published),
                Pointing::Past => months.rfind(|days| *days.end() < published),
                Pointing::Current => hijri_month(this, month),
                Pointing::Future | Pointing::Ahead => months.find(|days| *days.start() > published),
            }
        }
    }
}

fn weekday_date(weekday: u8, pointing: Pointing, published: Date) -> Date {
    let back = i32::from((published.weekday() + 7 - weekday) % 7);
    match pointing {
        Pointing::Unmarked | Pointing::Current => published.plus(-back),
        Pointing::Past => published.plus(if back == 0 { -7 } else { -back }),
        Pointing::Future => published.plus(7 - back),
        Pointing::Ahead => published.plus((7 - back) % 7),
    }
}

fn shifted_month(origin: Origin, months: i32, anchors: &Anchors) -> Option<Point> {
    let base = match origin {
        Origin::Publication => Point::Day(anchors.published?),
        Origin::Story => anchors.story?.end_point()?,
    };
    let (year, month) = match base {
        Point::Day(date) | Point::Week(date) => (Some(date.civil().year), date.civil().month),
        Point::MonthDay { month, .. } => (None, month),
        Point::Month { year, month } => (year, month),
        // A month before summer 2015 is some time of 2015.
        longer => {
            let days = longer.days()?;
            let year = |date: Date| (month_index(date.civil().year, date.civil().month) + months).div_euclid(12);
            let (first, last) = (year(*days.start()), year(*days.end()));
            return (first == last).then_some(Point::Year(first));
        }
    };
    let index = month_index(year.unwrap_or(0), month) + months;
    Some(Point::Month { year: year.map(|_| index.div_euclid(12)), month: index.rem_euclid(12) as u8 + 1 })
}

fn shift(origin: Origin, unit: TimeUnit, by: i32, anchors: &Anchors) -> Option<Point> {
    let story = match origin {
        Origin::Publication => Point::Day(anchors.published?),
        Origin::Story => anchors.story?.end_point()?,
    };
    match unit {
        TimeUnit::Minute | TimeUnit::Hour => match story {
            Point::Day(_) | Point::MonthDay { .. } => Some(story),
            _ => None,
        },
        TimeUnit::Day => match story {
            Point::Day(date) => Some(Point::Day(date.plus(by))),
            Point::MonthDay { month, day } => {
                let civil = Date::new(2001, month, day)?.plus(by).civil();
                Some(Point::MonthDay { month: civil.month, day: civil.day })
            }
            // The same day as one known by its month or year is known no better.
            point if by == 0 => Some(point),
            _ => None,
        },
        // A week after a day of the story is a day; a week from publication is a week of the calendar.
        TimeUnit::Week if origin == Origin::Story && by != 0 => match story {
            Point::Day(_) | Point::MonthDay { .. } => shift(origin, TimeUnit::Day, by.checked_mul(7)?, anchors),
            Point::Week(date) => Some(Point::Week(date.plus(7 * by))),
            _ => None,
        },
        TimeUnit::Week => match story {
            Point::Day(date) | Point::Week(date) => Some(Point::Week(date.plus(7 * by).monday())),
            _ => None,
        },
        TimeUnit::Month => shifted_month(origin, by, anchors),
        TimeUnit::Year => match story {
            Point::Year(year) => Some(Point::Year(year + by)),
            point => Some(Point::Year(point.days()?.end().civil().year + by)),
        },
        TimeUnit::Decade => match origin {
            Origin::Publication => Some(Point::Decade(story.days()?.end().civil().year / 10 * 10 + 10 * by)),
            Origin::Story => None,
        },
        TimeUnit::Century => match origin {
            Origin::Publication => Some(Point::Century((story.days()?.end().civil().year + 99) / 100 + by)),
            Origin::Story => None,
        },
    }
}

/// The last `count` units up to publication: days to the day, months and years to the month.
fn last(unit: TimeUnit, count: i32, published: Date) -> Option<Extent> {
    let now = published.civil();
    let months = |count: i32| {
        let index = month_index(now.year, now.month) - count;
        let from = Point::Month { year: Some(index.div_euclid(12)), month: index.rem_euclid(12) as u8 + 1 };
        Some(Extent::Between(Some(from), Some(Point::Month { year: Some(now.year), month: now.month })))
    };
    let days =
        |count: i32| Some(Extent::Between(Some(Point::Day(published.plus(-count))), Some(Point::Day(published))));
    match unit {
        TimeUnit::Minute => Some(Extent::At(Point::Day(published))),
        TimeUnit::Hour if count < 24 => Some(Extent::At(Point::Day(published))),
        TimeUnit::Hour => days(count / 24),
        TimeUnit::Day => days(count),
        TimeUnit::Week => days(count.checked_mul(7)?),
        TimeUnit::Month => months(count),
        TimeUnit::Year => months(count.checked_mul(12)?),
        TimeUnit::Decade => months(count.checked_mul(120)?),
        TimeUnit::Century => None,
    }
}

/// The `index`th of so many equal parts of a month, by days, or of a year, by months.
fn portion(extent: Extent, index: u8, parts: u8) -> Option<Extent> {
    let (index, parts) = (i32::from(index), i32::from(parts));
    match extent {
        Extent::At(Point::Year(year)) => {
            let width = 12 / parts;
            let month = |m: i32| Point::Month { year: Some(year), month: m as u8 };
            Some(Extent::Between(Some(month((index - 1) * width + 1)), Some(month(index * width))))
        }
        Extent::At(point @ Point::Month { year: Some(_), .. }) => {
            let days = point.days()?;
            let width = 30 / parts;
            let first = days.start().plus((index - 1) * width);
            let last = if index == parts { *days.end() } else { days.start().plus(index * width - 1) };
            Some(Extent::Between(Some(Point::Day(first)), Some(Point::Day(last))))
        }
        other => Some(other),
    }
}
