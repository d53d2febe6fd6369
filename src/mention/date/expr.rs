//! What the words of a date say, before anything is known about when they were written.

use crate::mention::sense::{Calendar, TimeUnit};

/// From where an expression counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The day of publication: أمس، الشهر الماضي.
    Publication,
    /// The date at which the story stands: اليوم نفسه، بعد ثلاثة أيام.
    Story,
}

/// Which one of many is meant: of the Thursdays, of the Marches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    /// The words don't say: the latest that has come.
    Unmarked,
    /// الماضي: the latest that is over.
    Past,
    /// الجاري
    Current,
    /// المقبل: the next to come.
    Future,
    /// The sentence looks ahead (سيلتقون الاثنين): the next to come, the day of publication included.
    Ahead,
}

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// Given.
    Said(i32),
    /// Not given: to be found by the direction of the words.
    Unsaid(Pointing),
    /// So many years from the year of the origin: العام الماضي.
    Relative(Origin, i32),
}

/// What the words of a date say.
#[derive(Clone, Debug, PartialEq)]
pub enum DateExpr {
    /// 24 مارس، 24/3/2021
    Day {
        /// Its year.
        year: YearRef,
        /// 1 to 12, in its calendar.
        month: u8,
        /// 1 to 31.
        day: u8,
        /// Of month and year.
        calendar: Calendar,
    },
    /// مارس 2021، شهر رمضان
    Month {
        /// Its year.
        year: YearRef,
        /// 1 to 12, in its calendar.
        month: u8,
        /// Of month and year.
        calendar: Calendar,
    },
    /// صيف 2014
    Season {
        /// Its year.
        year: YearRef,
        /// EDTF's code: 21 spring to 24 winter.
        season: u8,
    },
    /// عام 2013، العام الماضي
    Year(YearRef),
    /// بداية العام: a year like another, until منذ counts from it.
    YearStart(YearRef),
    /// A year of the Hijra.
    HijriYear(i32),
    /// الثالث من الشهر الجاري
    DayOfMonth {
        /// 1 to 31.
        day: u8,
        /// From where months count.
        origin: Origin,
        /// How many months later.
        months: i32,
    },
    /// A half, third or quarter of a month or a year: الربع الأول من 2018.
    Portion {
        /// Of what.
        of: Box<DateExpr>,
        /// Which one, from 1.
        index: u8,
        /// Of how many.
        parts: u8,
    },
    /// الخميس
    Weekday {
        /// 1 Monday to 7 Sunday.
        weekday: u8,
        /// Which one.
        pointing: Pointing,
    },
    /// ليل السبت الأحد: from one weekday into the next, by the first (1 Monday to 7 Sunday).
    Night(u8),
    /// أمس، قبل شهرين، اليوم التالي
    Shift {
        /// From where it counts.
        origin: Origin,
        /// In what.
        unit: TimeUnit,
        /// How many later.
        by: i32,
    },
    /// بعد ثلاثة أيام من هجوم، قبل أسبوعين من سقوط المدينة: dates the event that the words after it name, by the
    /// distance from where the story stands.
    Apart {
        /// In what.
        unit: TimeUnit,
        /// How many later.
        by: i32,
    },
    /// نهاية الأسبوع: Saturday and Sunday, so many weeks from the last that has come.
    Weekend(i32),
    /// الأيام الثلاثة الماضية
    Last {
        /// What is counted.
        unit: TimeUnit,
        /// How many.
        count: u32,
    },
    /// منذ مارس: from then until publication.
    Since(Box<DateExpr>),
    /// بين 3 و9 أغسطس
    Span(Box<DateExpr>, Box<DateExpr>),
    /// الثمانينيات, by its first year.
    Decade(i32),
    /// القرن السابع, by its number.
    Century(i32),
    /// Time that cannot be placed: في الأيام الأخيرة، قبل سنوات.
    Vague,
}
