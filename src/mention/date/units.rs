//! Dates told in units of time: «الشهر الماضي»، «هذا العام»، «ذلك اليوم»، «قبل يومين»، «بعد ثلاثة أيام»، «منذ مارس»،
//! «الأيام الثلاثة الماضية»، «نهاية الأسبوع»، «الربع الأول من 2018».

use crate::mention::date::expr::{DateExpr, Origin, Pointing, YearRef};
use crate::mention::date::find::{Parsed, day_shift, story};
use crate::mention::numeral::Value;
use crate::mention::reader::Reader;
use crate::mention::sense::{Grammatical, Pointer, Sense, TimeUnit};
use crate::text::TokenKind;

/// Nouns after which العام is the adjective: الأمين العام الحالي.
#[rustfmt::skip]
const BEFORE_GENERAL: [&str; 23] = [
    "الامين", "المدير", "القايد", "المدعي", "النايب", "الراي", "القطاع", "المفتش", "المنسق", "الامن", "المراقب",
    "الوكيل", "المشرف", "السكرتير", "المدعيه", "العفو", "الموتمر", "الاضراب", "المستشفي", "الوضع", "المستوي",
    "الاتجاه", "المجلس",
];

/// Adjectives that follow a counted unit: أيام عدة، يوم واحد.
const COUNT_ADJECTIVES: [&str; 9] = ["واحد", "واحده", "عده", "قليله", "عديده", "طويله", "معدوده", "كامله", "كامل"];

/// Events from which منذ counts, with the date in its own phrase: منذ بدء الاحتجاجات في 30 آذار.
#[rustfmt::skip]
const BEGINNINGS: [&str; 14] = [
    "بدء", "بدايه", "انطلاق", "اندلاع", "تاسيس", "انقلاب", "الانقلاب", "اعلان", "سقوط", "وقوع", "دخول", "انتهاء",
    "مقتل", "هجوم",
];

/// How far «منذ بدء الاحتجاجات في 30 آذار» may reach for its date, in tokens.
const MAX_BEGINNING: usize = 9;

/// How many of a unit of time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HowMany {
    Exactly(u32),
    /// أيام، عدة أشهر، أكثر من عام
    Some,
}

/// A count of a unit of time in the text.
struct Counted {
    end: usize,
    unit: TimeUnit,
    count: HowMany,
}

fn shift(unit: TimeUnit, by: i32) -> DateExpr {
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
        if unit == TimeUnit::Century {
            if let Some(century) = self.numeral(at + 1).filter(|_| !self.joined(at + 1)) {
                let (Value::Ordinal(n) | Value::Whole(n)) = century.value else { return None };
                return i32::try_from(n)
                    .ok()
                    .filter(|n| (1..=21).contains(n))
                    .map(|n| Parsed::new(century.end, DateExpr::Century(n)));
            }
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
            if let Value::Whole(n) | Value::Ordinal(n) = numeral.value {
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
        let Value::Whole(count @ 1..) = numeral.value else { return None };
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

    /// A count of a unit: «ثلاثة أيام»، «شهرين»، «نحو أسبوع»، «عدة أشهر»، «أيام عدة».
    fn counted_unit(&self, first: usize) -> Option<Counted> {
        let mut at = first;
        let mut more = false;
        loop {
            match self.word(at) {
                "نحو" | "حوالي" | "قرابه" | "زهاء" | "بنحو" | "مرور" | "مضي" => at += 1,
                "اكثر" | "اقل" | "ازيد" if self.word(at + 1) == "من" => {
                    more = true;
                    at += 2;
                }
                "ما" if matches!(self.word(at + 1), "يقارب") => at += 2,
                "ما" if matches!(self.word(at + 1), "يزيد" | "يقرب") => {
                    more = true;
                    at += 3;
                }
                _ => break,
            }
        }
        let hit = self.hit(at);
        if let Some(hit) = hit
            && let Sense::Time(unit, form) = hit.sense
        {
            if hit.article {
                return None;
            }
            let mut end = at + 1;
            let count = match form {
                Grammatical::One => HowMany::Exactly(1),
                Grammatical::Two => HowMany::Exactly(2),
                Grammatical::Many => HowMany::Some,
            };
            // «قبل شهر رمضان»، «قبل عام 2015» name a month and a year.
            if form == Grammatical::One
                && match unit {
                    TimeUnit::Month => self.month_after_word(at + 1).is_some(),
                    TimeUnit::Year => self.year_after_word(at + 1).is_some(),
                    // «بعد عقد اجتماع» is its homograph.
                    TimeUnit::Decade => {
                        self.document.kind(at + 1) == TokenKind::Word
                            && !matches!(self.word(at + 1), "من" | "كامل" | "واحد")
                    }
                    _ => false,
                }
            {
                return None;
            }
            // «بعد يوم دام»: a day, not a distance.
            if form == Grammatical::One
                && unit == TimeUnit::Day
                && !matches!(self.word(end), "واحد" | "من" | "علي" | "فقط")
                && self.document.kind(end) == TokenKind::Word
            {
                return None;
            }
            // «يوم واحد», «أيام عدة», «أسابيع قليلة».
            if COUNT_ADJECTIVES.contains(&self.word(end)) {
                end += 1;
            }
            // «عامين ونصف العام».
            if self.word(end) == "ونصف" {
                end +=
                    1 + usize::from(self.hit(end + 1).is_some_and(|h| h.article && matches!(h.sense, Sense::Time(..))));
            }
            return Some(Counted { end, unit, count: if more { HowMany::Some } else { count } });
        }
        let numeral = self.numeral(at)?;
        let Some(Sense::Time(unit, _)) = self.sense(numeral.end).filter(|_| !self.joined(numeral.end)) else {
            return None;
        };
        let count = match numeral.value {
            Value::Whole(n) if !more => HowMany::Exactly(u32::try_from(n).ok()?),
            _ => HowMany::Some,
        };
        let adjective = matches!(self.word(numeral.end + 1), "تقريبا" | "فقط" | "كامله");
        Some(Counted { end: numeral.end + 1 + usize::from(adjective), unit, count })
    }

    /// «منذ مارس»، «منذ ثلاثة أيام»، «منذ ذلك الحين»، «منذ بدء الاحتجاجات في 30 آذار».
    pub fn since(&self, at: usize) -> Option<Parsed> {
        let inner = at + 1;
        let wrap = |found: Parsed| Parsed::new(found.end, DateExpr::Since(Box::new(found.expr)));
        if self.sense(inner) == Some(Sense::That) {
            let known = self.story_unit(inner + 1).or_else(|| {
                let named = matches!(self.word(inner + 1), "الحين" | "الوقت" | "التاريخ");
                (named || self.document.kind(inner + 1) != TokenKind::Word)
                    .then(|| Parsed::new(inner + 1 + usize::from(named), story(TimeUnit::Day, 0)))
            })?;
            return Some(wrap(known));
        }
        if let Some(found) = self.date_at(inner) {
            return Some(match found.expr {
                DateExpr::Vague | DateExpr::Last { .. } | DateExpr::Since(_) => found,
                _ => wrap(found),
            });
        }
        // «منذ ساعات الصباح الباكر».
        if matches!(self.word(inner), "ساعات" | "الساعات" | "الصباح" | "الفجر" | "صباح" | "ساعه")
        {
            if let Some(words) = (inner..inner + 4).find(|&i| matches!(self.word(i), "الصباح" | "الفجر")).map(|i| i + 1)
            {
                let early = usize::from(matches!(self.word(words), "الباكر" | "الاولي" | "المبكر"));
                return Some(Parsed::new(words + early, day_shift(0)));
            }
        }
        if let Some(counted) = self.counted_unit(inner) {
            let expr = self.ago(&counted);
            return Some(if expr == DateExpr::Vague {
                Parsed::new(counted.end, expr)
            } else {
                wrap(Parsed::new(counted.end, expr))
            });
        }
        let beginning = BEGINNINGS.contains(&self.word(inner));
        if beginning {
            for i in inner + 1..inner + MAX_BEGINNING {
                if !matches!(self.document.kind(i), TokenKind::Word | TokenKind::Quote) {
                    return None;
                }
                if matches!(self.word(i), "في" | "يوم")
                    && let Some(found) = self.date_at(i + 1)
                {
                    return matches!(
                        found.expr,
                        DateExpr::Day { .. } | DateExpr::Month { .. } | DateExpr::Year(_) | DateExpr::Portion { .. }
                    )
                    .then(|| wrap(found));
                }
            }
        }
        None
    }

    /// «الذكرى السنوية الـ23»، «الذكرى العاشرة»: the event that is remembered.
    pub fn anniversary(&self, at: usize) -> Option<Parsed> {
        let mut next = at + 1 + usize::from(self.word(at + 1) == "السنويه");
        if self.word(next) == "ال" && self.is_digits(next + 1) {
            next += 1;
        }
        let numeral = self.numeral(next)?;
        let (Value::Whole(years) | Value::Ordinal(years)) = numeral.value else { return None };
        let years = i32::try_from(years).ok().filter(|years| (1..=200).contains(years))?;
        Some(Parsed::new(numeral.end, shift(TimeUnit::Year, -years)))
    }

    fn ago(&self, counted: &Counted) -> DateExpr {
        match counted.count {
            HowMany::Exactly(count) => match i32::try_from(count) {
                // Since a week: seven days, not the calendar's week.
                Ok(count) => shift_back(counted.unit, count),
                Err(_) => DateExpr::Vague,
            },
            HowMany::Some if matches!(counted.unit, TimeUnit::Hour | TimeUnit::Minute) => day_shift(0),
            HowMany::Some => DateExpr::Vague,
        }
    }

    /// «قبل يومين»، «قبل أمس»، «قبل ذلك بأسبوع»، «قبل ظهر السبت».
    pub fn before_date(&self, at: usize) -> Option<Parsed> {
        if self.sense(at + 1) == Some(Sense::Day(-1)) {
            return Some(Parsed::new(at + 2, day_shift(-2)));
        }
        if let Some(found) = self.around(at, -1) {
            return Some(found);
        }
        let counted = self.counted_unit(at + 1)?;
        let expr = match self.word(counted.end) {
            "من" if matches!(self.word(counted.end + 1), "الان" | "اليوم") => {
                return Some(Parsed::new(counted.end + 2, self.ago(&counted)));
            }
            "من" if self.sense(counted.end + 1) == Some(Sense::That) => {
                return self.from_story(&counted, -1, counted.end + 2);
            }
            "من" | "علي" => apart(&counted, 1),
            _ => match counted.count {
                HowMany::Exactly(count) if counted.unit == TimeUnit::Week => {
                    shift(TimeUnit::Week, -i32::try_from(count).ok()?)
                }
                _ => self.ago(&counted),
            },
        };
        Some(Parsed::new(counted.end, expr))
    }

    /// «بعد ثلاثة أيام»، «بعد غد»، «بعد ظهر السبت»، «بعد ذلك بيومين».
    pub fn after_date(&self, at: usize) -> Option<Parsed> {
        if let Some(Sense::Day(1)) = self.sense(at + 1) {
            return Some(Parsed::new(at + 2, day_shift(2)));
        }
        if let Some(found) = self.around(at, 1) {
            return Some(found);
        }
        let counted = self.counted_unit(at + 1)?;
        match self.word(counted.end) {
            "من" | "علي" if self.sense(counted.end + 1) == Some(Sense::That) => {
                self.from_story(&counted, 1, counted.end + 2)
            }
            "من" | "علي" | "عن" => Some(Parsed::new(counted.end, apart(&counted, -1))),
            _ => self.from_story(&counted, 1, counted.end),
        }
    }

    /// What قبل and بعد share: a time of day («بعد ظهر السبت») and a distance («قبل ذلك بيومين»).
    fn around(&self, at: usize, sign: i32) -> Option<Parsed> {
        match self.sense(at + 1) {
            Some(Sense::DayPart) => {
                let article = self.hit(at + 1).is_some_and(|hit| hit.article);
                if article { None } else { self.day_part(at + 1) }
            }
            Some(Sense::That) => {
                let counted = self.counted_unit(at + 2).filter(|_| {
                    self.hit(at + 2).is_some_and(|hit| hit.prefixed)
                        || self.word(at + 2) == "بنحو"
                        || self.is_digits(at + 3)
                })?;
                self.from_story(&counted, sign, counted.end)
            }
            _ => None,
        }
    }

    fn from_story(&self, counted: &Counted, sign: i32, end: usize) -> Option<Parsed> {
        let expr = match counted.count {
            HowMany::Exactly(count) => story(counted.unit, sign * i32::try_from(count).ok()?),
            HowMany::Some => DateExpr::Vague,
        };
        Some(Parsed::new(end, expr))
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

/// Dates the event that follows: «بعد ثلاثة أيام من هجوم» puts the attack three days before the story.
fn apart(counted: &Counted, sign: i32) -> DateExpr {
    match counted.count {
        HowMany::Exactly(count) => i32::try_from(count)
            .map_or(DateExpr::Vague, |count| DateExpr::Apart { unit: counted.unit, by: sign * count }),
        HowMany::Some => DateExpr::Vague,
    }
}

/// So many units back from publication; weeks as days, for what is counted from a day.
fn shift_back(unit: TimeUnit, count: i32) -> DateExpr {
    match unit {
        TimeUnit::Minute => day_shift(0),
        TimeUnit::Hour => day_shift(-(count / 24)),
        TimeUnit::Week => day_shift(-7 * count),
        TimeUnit::Decade => shift(TimeUnit::Year, -10 * count),
        TimeUnit::Century => DateExpr::Vague,
        unit => shift(unit, -count),
    }
}
