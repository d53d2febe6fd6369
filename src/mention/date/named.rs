//! Days, months and years by name or number: «24 آذار / مارس 2021»، «الرابع من نوفمبر»، «مارس الماضي»، «عام 2013»،
//! «صيف 2014»، «الثمانينيات».

use crate::mention::date::expr::{DateExpr, Origin, Pointing, YearRef};
use crate::mention::date::find::Parsed;
use crate::mention::date::numeric;
use crate::mention::numeral::Value;
use crate::mention::reader::Reader;
use crate::mention::sense::{Grammatical, MonthName, MonthUse, Sense, TimeUnit, month_pair};

/// Things named after a day of the year: حركة 23 مارس، جسر 6 أكتوبر.
#[rustfmt::skip]
const NAMED_AFTER_A_DAY: [&str; 24] = [
    "حركه", "جسر", "ملعب", "شارع", "جامعه", "مدينه", "قاعده", "مطار", "كوبري", "حزب", "ميدان", "استاد", "ثوره", "قوي",
    "جبهه", "لواء", "تحالف", "كتله", "وحركه", "لحركه", "لثوره", "وثوره", "مستشفي", "ساحه",
];

/// Words after which a doubtful name is a month.
#[rustfmt::skip]
const BEFORE_A_MONTH: [&str; 13] = [
    "منذ", "ومنذ", "خلال", "حتي", "وحتي", "بين", "مابين", "مطلع", "منتصف", "اواخر", "نهايه", "بدايه", "اوايل",
];

/// Things named after a month: حرب تموز، سد تشرين.
#[rustfmt::skip]
const NAMED_AFTER_A_MONTH: [&str; 11] = [
    "حرب", "سد", "حراك", "ثوره", "صحيفه", "جريده", "قناه", "موقع", "مجله", "لحرب", "حراكي",
];

/// A month that stands in the text, with its year.
struct Month {
    end: usize,
    name: MonthName,
    year: YearRef,
}

/// What precedes a month name and makes sure that it is one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    None,
    Word,
    Day,
}

impl Reader<'_, '_> {
    /// A date that begins with a number: a day, a year, or a numeric form.
    pub fn numbered(&self, at: usize) -> Option<Parsed> {
        if self.is_digits(at) {
            // Inside figures that are no date: 45/13/2021.
            if at >= 2 && self.is_digits(at - 2) && matches!(self.before(at), "/" | "-") && self.touches_next(at - 2) {
                return None;
            }
            if let Some(found) = numeric::at(self, at) {
                return Some(found);
            }
            if self.word(at).len() > 2 {
                return self.last_units(at).or_else(|| self.bare_year(at));
            }
        }
        self.day_of_month(at).or_else(|| self.last_units(at))
    }

    /// The day of a month at `at`: 1 to 31 in digits or as an ordinal, and the token after it.
    fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        let (value, end) = if self.is_digits(at) {
            (u64::from(self.whole(at)?), at + 1)
        } else {
            let numeral = self.numeral(at)?;
            match numeral.value {
                Value::Ordinal(n) => (n, numeral.end),
                Value::Whole(n) if self.hit(at)?.article => (n, numeral.end),
                _ => return None,
            }
        };
        u8::try_from(value).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end))
    }

    fn day_of_month(&self, at: usize) -> Option<Parsed> {
        let (day, end) = self.day_number(at)?;
        // A name with a day in it: حركة 23 مارس، جسر 6 أكتوبر.
        let named = NAMED_AFTER_A_DAY.contains(&self.before(at));
        if let Some(first) = self.month_after_day(at, day, end) {
            return (!named).then_some(first);
        }
        // Two days of one month: «3 و9 أغسطس»، «10 إلى 16 أغسطس»، «8-9 مايو».
        let (next, apart) = match self.word(end) {
            "و" | "-" | "–" | "/" => (end + 1, self.word(end) == "و"),
            "الي" | "حتي" | "وحتي" => (end + 1, false),
            "او" => (end + 1, true),
            _ if self.joined(end) => (end, true),
            _ => return None,
        };
        if self.word(end) == "/" && !self.touches_next(end) {
            return None;
        }
        let (second, second_end) = self.day_number(next)?;
        if second <= day {
            return None;
        }
        let last = self.month_after_day(next, second, second_end)?;
        let DateExpr::Day { year, month, calendar, .. } = last.expr else { return None };
        let first = DateExpr::Day { year: own_year(year), month, day, calendar };
        let between = matches!(self.sense(at.wrapping_sub(1)), Some(Sense::Between));
        if apart && second != day + 1 && !between {
            // Two days apart are two dates; the second is found in its turn.
            return Some(Parsed::new(end, DateExpr::Day { year, month, day, calendar }));
        }
        Some(Parsed::new(last.end, DateExpr::Span(Box::new(first), Box::new(last.expr))))
    }

    /// The month that the day at `at`, which ends before `end`, belongs to.
    fn month_after_day(&self, at: usize, day: u8, end: usize) -> Option<Parsed> {
        let of = usize::from(self.word(end) == "من");
        if !self.is_digits(at) && of == 0 {
            // «وفي الثاني عشر دخل …»: a day of the month in which the story stands.
            let alone = end > at + 1 && matches!(self.before(at), "في" | "وفي" | "فجر" | "مساء") && day > 10;
            let masculine = matches!(self.word(end - 1), "عشر" | "والعشرين" | "والثلاثين");
            let expr = DateExpr::DayOfMonth { day, origin: Origin::Story, months: 0 };
            return (alone && masculine).then(|| Parsed::new(end, expr));
        }
        let next = end + of;
        // «الثالث من الشهر الجاري».
        if of == 1
            && let Some(hit) = self.hit(next)
            && matches!(
                hit.sense,
                Sense::Time(TimeUnit::Month, Grammatical::One) | Sense::This | Sense::TheSame | Sense::That
            )
            && (hit.article || !matches!(hit.sense, Sense::Time(..)))
        {
            let month = self.date_at(next)?;
            let DateExpr::Shift { origin, unit: TimeUnit::Month, by } = month.expr else { return None };
            return Some(Parsed::new(month.end, DateExpr::DayOfMonth { day, origin, months: by }));
        }
        let shahr = usize::from(
            self.hit(next)
                .is_some_and(|h| matches!(h.sense, Sense::Time(TimeUnit::Month, Grammatical::One)) && !h.article),
        );
        let slash = usize::from(
            shahr == 0
                && of == 0
                && self.is_digits(at)
                && matches!(self.word(next), "/" | "-")
                && self.touches_next(end - 1),
        );
        let month = self.month(next + shahr + slash, Cue::Day)?;
        let mut month = month;
        if slash == 1
            && matches!(self.word(month.end), "/" | "-")
            && let Some(year) = self.whole(month.end + 1).filter(|y| (1900..2100).contains(y))
        {
            month.year = YearRef::Said(year as i32);
            month.end += 2;
        }
        // 11 September is a name for one day of 2001.
        if (month.name.month, day) == (9, 11)
            && month.year == YearRef::Unsaid(Pointing::Unmarked)
            && matches!(self.before(at), "هجمات" | "اعتداءات" | "احداث" | "لهجمات" | "لاعتداءات" | "واعتداءات")
        {
            month.year = YearRef::Said(2001);
        }
        let expr = DateExpr::Day { year: month.year, month: month.name.month, day, calendar: month.name.calendar };
        Some(Parsed::new(month.end, expr))
    }

    /// A date that begins with a month.
    pub fn month_date(&self, at: usize) -> Option<Parsed> {
        let prior = self.before(at);
        let cue = if BEFORE_A_MONTH.contains(&prior) { Cue::Word } else { Cue::None };
        let month = self.month(at, cue)?;
        // A day before it that belongs to a name: جسر 6 أكتوبر.
        if self.is_digits(at.wrapping_sub(1)) && prior.len() <= 2 {
            return None;
        }
        let undated = month.year == YearRef::Unsaid(Pointing::Unmarked);
        if undated && NAMED_AFTER_A_MONTH.contains(&prior) {
            return None;
        }
        Some(Parsed::new(
            month.end,
            DateExpr::Month { year: month.year, month: month.name.month, calendar: month.name.calendar },
        ))
    }

    /// The month after شهر at `at`.
    pub fn month_after_word(&self, at: usize) -> Option<Parsed> {
        let month = self.month(at, Cue::Word)?;
        Some(Parsed::new(
            month.end,
            DateExpr::Month { year: month.year, month: month.name.month, calendar: month.name.calendar },
        ))
    }

    fn month_name(&self, at: usize) -> Option<(MonthName, usize)> {
        let hit = self.hit(at)?;
        let stem = &self.word(at)[usize::from(hit.proclitic_bytes)..];
        if let Some(name) = month_pair(stem, self.word(at + 1)) {
            return Some((name, at + 2));
        }
        match hit.sense {
            Sense::Month(name) => Some((name, at + 1)),
            _ => None,
        }
    }

    fn month(&self, at: usize, cue: Cue) -> Option<Month> {
        let (name, mut end) = self.month_name(at)?;
        let mut dual = false;
        // «آذار / مارس»، «مارس (آذار)»، «أغسطس آب».
        let skip = usize::from(matches!(self.word(end), "/" | "-" | "(" | "–" | "\\" | "ـ"));
        if let Some((second, after)) = self.month_name(end + skip)
            && (second.month, second.calendar) == (name.month, name.calendar)
            && !self.joined(end + skip)
        {
            dual = true;
            end = after + usize::from(self.word(end) == "(" && self.is_mark(after, ')'));
        }
        let bare_end = end;
        let (year, end) = self.year_after(end, name.calendar);
        let told = dual || end > bare_end;
        let fits = match name.usage {
            MonthUse::Free => true,
            MonthUse::Cued => {
                told || cue != Cue::None
                    || (matches!(self.before(at), "في" | "وفي" | "شهر")
                        && matches!(self.word(at), "مارس" | "اوت" | "رمضان"))
            }
            MonthUse::Numbered => cue == Cue::Day && matches!(year, YearRef::Said(_)),
        };
        let sole =
            name.usage == MonthUse::Cued && self.hit(at).is_some_and(|hit| hit.prefixed) && !told && cue != Cue::Day;
        (fits && !sole).then_some(Month { end, name, year })
    }
}

/// The first end's own year: where the second's is unsaid, the range places it.
fn own_year(year: YearRef) -> YearRef {
    match year {
        YearRef::Unsaid(_) => YearRef::Unsaid(Pointing::Unmarked),
        YearRef::Relative(Origin::Publication | Origin::Story, _) | YearRef::Said(_) => year,
    }
}
