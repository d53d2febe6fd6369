//! Dates told in units of time: «الشهر الماضي»، «هذا العام»، «ذلك اليوم»، «قبل يومين»، «بعد ثلاثة أيام»، «منذ مارس»،
//! «الأيام الثلاثة الماضية»، «نهاية الأسبوع»، «الربع الأول من 2018».

use crate::mention::date::distance::MAX_COUNT;
use crate::mention::date::expr::{DateExpr, Origin, Pointing, YearRef};
use crate::mention::date::find::{Parsed, day_shift, story};
use crate::mention::numeral::Value;
use crate::mention::reader::Reader;
use crate::mention::sense::{Grammatical, Pointer, Sense, TimeUnit};

/// Nouns after which العام is the adjective: الأمين العام الحالي.
#[rustfmt::skip]
const BEFORE_GENERAL: [&str; 23] = [
    "الامين", "المدير", "القايد", "المدعي", "النايب", "الراي", "القطاع", "المفتش", "المنسق", "الامن", "المراقب",
    "الوكيل", "المشرف", "السكرتير", "المدعيه", "العفو", "الموتمر", "الاضراب", "المستشفي", "الوضع", "المستوي",
    "الاتجاه", "المجلس",
];

/// How many of a unit of time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HowMany {
    Exactly(u32),
    /// أيام، عدة أشهر، أكثر من عام
    Some,
}

pub(super) fn shift(unit: TimeUnit, by: i32) -> DateExpr {
    DateExpr::Shift { origin: Origin::Publication, unit, by }
}

impl Reader<'_, '_> {
    /// A date that begins with a unit of time.
    pub fn time_unit(&self, at: usize, unit: TimeUnit, form: Grammatical) -> Option<Parsed> {
        let hit = self.hit(at)?;
        if form != Grammatical::One {
            return self.several_units(at, unit, form, hit.article);
        }
        if !hit.article {
            return match unit {
                TimeUnit::Day => self.day_word(at),
                TimeUnit::Month => self.month_after_word(at + 1),
                TimeUnit::Year => {
                    let marks = usize::from(self.is_mark(at + 1, ':'));
                    self.year_after_word(at + 1 + marks)
                }
                TimeUnit::Decade => match self.sense(at + 1) {
                    Some(Sense::DecadeOf(year)) => self.decade(at + 1, year, true),
                    _ => None,
                },
                _ => None,
            };
        }
        if unit == TimeUnit::Month
            && let Some(month) = self.month_after_word(at + 1)
        {
            return Some(month);
        }
        if unit == TimeUnit::Week && self.word(at + 2) == "من" {
            // «الأسبوع الثاني من فبراير», counted from the first of the month.
            let index = match self.sense(at + 1) {
                Some(Sense::Ordinal(n @ 1..=4)) => u8::try_from(n).ok()?,
                Some(Sense::Pointing(Pointer::Recent)) => 4,
                _ => 0,
            };
            if index > 0
                && let Some(month) = self.date_at(at + 3)
            {
                let of = Box::new(month.expr);
                return matches!(*of, DateExpr::Month { .. } | DateExpr::Shift { unit: TimeUnit::Month, .. })
                    .then(|| Parsed::new(month.end, DateExpr::Portion { of, index, parts: 4 }));
            }
        }
        if unit == TimeUnit::Century
            && let Some(century) = self.numeral(at + 1).filter(|_| !self.joined(at + 1))
        {
            let (Value::Ordinal(n) | Value::Whole(n)) = century.value else { return None };
            return i32::try_from(n)
                .ok()
                .filter(|n| (1..=21).contains(n))
                .map(|n| Parsed::new(century.end, DateExpr::Century(n)));
        }
        if unit == TimeUnit::Year
            && let Some(year) = self.year_after_word(at + 1)
        {
            return Some(year);
        }
        let by = match self.sense(at + 1).filter(|_| !self.joined(at + 1))? {
            Sense::Pointing(Pointer::Past) => shift(unit, -1),
            Sense::Pointing(Pointer::Current) if !self.is_title(at) => shift(unit, 0),
            Sense::Pointing(Pointer::Future) if !self.is_title(at) => shift(unit, 1),
            Sense::Pointing(Pointer::Following) if !self.is_title(at) => story(unit, 1),
            Sense::Pointing(Pointer::Preceding) if !self.is_title(at) => story(unit, -1),
            Sense::Pointing(Pointer::Same) if !self.is_title(at) => story(unit, 0),
            Sense::Pointing(Pointer::Recent) if !self.is_title(at) && unit != TimeUnit::Hour => {
                DateExpr::Last { unit, count: 1 }
            }
            _ => return None,
        };
        // «الساعة الماضية» is today.
        Some(Parsed::new(at + 2, if unit == TimeUnit::Hour { day_shift(0) } else { by }))
    }

    /// «الأمين العام الحالي»: عام as an adjective.
    fn is_title(&self, at: usize) -> bool {
        BEFORE_GENERAL.contains(&self.before(at))
    }

    /// «يوم السبت»، «يوم أمس»، «يومي 6 و7 مايو»، «ليلة الأحد».
    fn day_word(&self, at: usize) -> Option<Parsed> {
        let inner = at + 1;
        if self.joined(inner) {
            return None;
        }
        if matches!(self.before(at), "كل" | "نهايه" | "ايام") {
            return None;
        }
        if self.word(at).ends_with("ليله") {
            return self.day_part(at);
        }
        let day = self.date_at(inner)?;
        matches!(
            day.expr,
            DateExpr::Day { .. }
                | DateExpr::Weekday { .. }
                | DateExpr::DayOfMonth { .. }
                | DateExpr::Span(..)
                | DateExpr::Shift { unit: TimeUnit::Day, .. }
        )
        .then_some(day)
    }

    /// «يومي السبت والأحد»، «عامي 2011 و2015»، «الأيام الثلاثة الماضية»، «اليومين الأخيرين».
    fn several_units(&self, at: usize, unit: TimeUnit, form: Grammatical, article: bool) -> Option<Parsed> {
        if unit == TimeUnit::Minute {
            return None;
        }
        if !article {
            if form != Grammatical::Two {
                return None;
            }
            let first = match unit {
                TimeUnit::Day => self.date_at(at + 1)?,
                TimeUnit::Year => self.year_after_word(at + 1)?,
                TimeUnit::Month => self.month_after_word(at + 1)?,
                _ => return None,
            };
            if matches!(first.expr, DateExpr::Span(..)) {
                return Some(first);
            }
            let next = if self.word(first.end) == "و" { first.end + 1 } else { first.end };
            if next == first.end && !self.joined(next) {
                return matches!(first.expr, DateExpr::Day { .. } | DateExpr::Weekday { .. }).then_some(first);
            }
            let second = match unit {
                TimeUnit::Day => self.date_at(next)?,
                TimeUnit::Year => self.bare_or_worded_year(next)?,
                _ => self.month_date(next)?,
            };
            // «عامي 2015 و2017» are two dates, «بين عامي 2015 و2017» and «عامي 2015 و2016» a range.
            let between = at > 0 && self.sense(at - 1) == Some(Sense::Between);
            if let (DateExpr::Year(YearRef::Said(a)), DateExpr::Year(YearRef::Said(b))) = (&first.expr, &second.expr)
                && !between
                && *b != a + 1
            {
                return Some(first);
            }
            return Some(Parsed::new(second.end, DateExpr::Span(Box::new(first.expr), Box::new(second.expr))));
        }
        // A count may stand between the unit and its adjective.
        let mut next = at + 1;
        let mut count = match form {
            Grammatical::Two => HowMany::Exactly(2),
            _ => HowMany::Some,
        };
        if self.word(next) == "ال" && self.is_digits(next + 1) {
            next += 1;
        }
        if let Some(numeral) = self.numeral(next).filter(|_| !self.joined(next)) {
            if let Value::Whole(n @ ..=MAX_COUNT) | Value::Ordinal(n) = numeral.value {
                count = HowMany::Exactly(u32::try_from(n).ok()?);
            }
            next = numeral.end;
        } else if matches!(self.word(next), "القليله" | "العديده" | "المعدوده") {
            next += 1;
        }
        let pointer = match self.sense(next)? {
            Sense::Pointing(pointer @ (Pointer::Past | Pointer::Recent | Pointer::Future | Pointer::Current)) => {
                pointer
            }
            _ => return None,
        };
        let expr = match (pointer, count) {
            (Pointer::Past | Pointer::Recent, HowMany::Exactly(count)) => DateExpr::Last { unit, count },
            // «الساعات الماضية»: hours do not reach beyond the day.
            (Pointer::Past | Pointer::Recent, HowMany::Some) if matches!(unit, TimeUnit::Hour | TimeUnit::Minute) => {
                DateExpr::Last { unit, count: 1 }
            }
            _ => DateExpr::Vague,
        };
        Some(Parsed::new(next + 1, expr))
    }

    fn bare_or_worded_year(&self, at: usize) -> Option<Parsed> {
        self.year_after_word(at)
    }

    /// «24 ساعة الماضية»، «ثلاثة أيام الأخيرة»: a count first.
    pub fn last_units(&self, at: usize) -> Option<Parsed> {
        let numeral = self.numeral(at)?;
        let Value::Whole(count @ 1..=MAX_COUNT) = numeral.value else { return None };
        let Some(Sense::Time(unit, _)) = self.hit(numeral.end).filter(|hit| !hit.article).map(|hit| hit.sense) else {
            return None;
        };
        match self.sense(numeral.end + 1) {
            Some(Sense::Pointing(Pointer::Past | Pointer::Recent)) => {
                let count = u32::try_from(count).ok()?;
                Some(Parsed::new(numeral.end + 2, DateExpr::Last { unit, count }))
            }
            _ => None,
        }
    }

    /// What follows هذا or هذه at `at`.
    pub fn this(&self, at: usize) -> Option<Parsed> {
        let hit = self.hit(at).filter(|hit| hit.article && !hit.joined)?;
        match hit.sense {
            Sense::Today | Sense::Tonight => Some(Parsed::new(at + 1, day_shift(0))),
            Sense::Time(
                unit @ (TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century),
                Grammatical::One,
            ) => Some(Parsed::new(at + 1, shift(unit, 0))),
            Sense::Season(season) => {
                Some(Parsed::new(at + 1, DateExpr::Season { year: YearRef::Unsaid(Pointing::Current), season }))
            }
            Sense::Weekday(_) => self.date_at(at),
            _ => None,
        }
    }

    /// What follows ذلك or نفس at `at`: the story's own day, month, year.
    pub fn story_unit(&self, at: usize) -> Option<Parsed> {
        let hit = self.hit(at).filter(|hit| hit.article && !hit.joined)?;
        let unit = match hit.sense {
            Sense::Today | Sense::Tonight => TimeUnit::Day,
            Sense::Time(unit @ (TimeUnit::Week | TimeUnit::Month | TimeUnit::Year), Grammatical::One) => unit,
            _ => return None,
        };
        Some(Parsed::new(at + 1, story(unit, 0)))
    }

    /// «عطلة نهاية الأسبوع الماضي».
    pub fn weekend(&self, at: usize) -> Option<Parsed> {
        let end = matches!(self.word(at + 1), "نهايه" | "الاسبوع");
        let week = if self.word(at + 1) == "نهايه" { at + 2 } else { at + 1 };
        (end && matches!(self.sense(week), Some(Sense::Time(TimeUnit::Week, Grammatical::One))))
            .then(|| self.weekend_words(week))?
    }

    /// «الأسبوع الماضي» after نهاية or مطلع, the article on the word at `at`: news agencies mean the weekend by both.
    pub fn weekend_words(&self, at: usize) -> Option<Parsed> {
        match self.sense(at + 1) {
            Some(Sense::Pointing(Pointer::Past)) => Some(Parsed::new(at + 2, DateExpr::Weekend(0))),
            Some(Sense::Pointing(Pointer::Future)) => Some(Parsed::new(at + 2, DateExpr::Weekend(1))),
            Some(Sense::Pointing(Pointer::Current)) => Some(Parsed::new(at + 2, shift(TimeUnit::Week, 0))),
            _ => Some(Parsed::new(at + 1, DateExpr::Weekend(0))),
        }
    }

    /// «الربع الأول من 2018»، «الثلث الأخير من مايو»، «النصف الثاني من العام الماضي».
    pub fn portion(&self, at: usize, parts: u32) -> Option<Parsed> {
        if !self.hit(at)?.article || self.word(at + 2) != "من" {
            return None;
        }
        let parts = u8::try_from(parts).ok()?;
        let index = match self.sense(at + 1)? {
            Sense::Ordinal(n) => u8::try_from(n).ok().filter(|n| *n <= parts)?,
            Sense::Pointing(Pointer::Recent) => parts,
            _ => return None,
        };
        let whole = self.date_at(at + 3).or_else(|| self.bare_or_worded_year(at + 3))?;
        let of = match whole.expr {
            DateExpr::Shift { origin, unit: TimeUnit::Year, by } => DateExpr::Year(YearRef::Relative(origin, by)),
            expr @ (DateExpr::Month { .. } | DateExpr::Year(_) | DateExpr::Shift { unit: TimeUnit::Month, .. }) => expr,
            _ => return None,
        };
        Some(Parsed::new(whole.end, DateExpr::Portion { of: Box::new(of), index, parts }))
    }
}
