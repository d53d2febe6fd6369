//! Dates told by their distance: «قبل يومين»، «بعد ثلاثة أيام»، «منذ مارس»، «منذ ثلاث سنوات»، «الذكرى العاشرة».

use crate::mention::date::expr::DateExpr;
use crate::mention::date::find::{Parsed, day_shift, story};
use crate::mention::date::units::{HowMany, shift};
use crate::mention::numeral::Value;
use crate::mention::reader::Reader;
use crate::mention::sense::{Grammatical, Sense, TimeUnit};
use crate::text::TokenKind;

/// Adjectives that follow a counted unit: أيام عدة، يوم واحد.
const COUNT_ADJECTIVES: [&str; 9] = ["واحد", "واحده", "عده", "قليله", "عديده", "طويله", "معدوده", "كامله", "كامل"];

/// Events from which منذ counts, with the date in its own phrase: منذ بدء الاحتجاجات في 30 آذار.
#[rustfmt::skip]
const BEGINNINGS: [&str; 14] = [
    "بدء", "بدايه", "انطلاق", "اندلاع", "تاسيس", "انقلاب", "الانقلاب", "اعلان", "سقوط", "وقوع", "دخول", "انتهاء",
    "مقتل", "هجوم",
];

/// Longest distance that a date is counted back, in any unit; more is geology.
pub(super) const MAX_COUNT: u64 = 10_000;

/// How far «منذ بدء الاحتجاجات في 30 آذار» may reach for its date, in tokens.
const MAX_BEGINNING: usize = 9;

/// A count of a unit of time in the text.
struct Counted {
    end: usize,
    unit: TimeUnit,
    count: HowMany,
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

impl Reader<'_, '_> {
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
            Value::Whole(n @ ..=MAX_COUNT) if !more => HowMany::Exactly(n as u32),
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
            && let Some(words) = (inner..inner + 4).find(|&i| matches!(self.word(i), "الصباح" | "الفجر")).map(|i| i + 1)
        {
            let early = usize::from(matches!(self.word(words), "الباكر" | "الاولي" | "المبكر"));
            return Some(Parsed::new(words + early, day_shift(0)));
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
        if self.word(at).ends_with('ه') || self.word(at).ends_with("ها") {
            return self.counted_from_it(at, -1);
        }
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
                return self.story_distance(&counted, -1, counted.end + 2);
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
        if self.word(at).ends_with('ه') || self.word(at).ends_with("ها") {
            return self.counted_from_it(at, 1);
        }
        if let Some(Sense::Day(1)) = self.sense(at + 1) {
            return Some(Parsed::new(at + 2, day_shift(2)));
        }
        if let Some(found) = self.around(at, 1) {
            return Some(found);
        }
        let counted = self.counted_unit(at + 1)?;
        match self.word(counted.end) {
            "من" | "علي" if self.sense(counted.end + 1) == Some(Sense::That) => {
                self.story_distance(&counted, 1, counted.end + 2)
            }
            "من" | "علي" | "عن" => Some(Parsed::new(counted.end, apart(&counted, -1))),
            _ => self.story_distance(&counted, 1, counted.end),
        }
    }

    /// «وقبلها بشهر»، «بعده بيومين»: so far from where the story stands.
    fn counted_from_it(&self, at: usize, sign: i32) -> Option<Parsed> {
        let counted = self.counted_unit(at + 1)?;
        let prefixed = self.hit(at + 1).is_some_and(|hit| hit.prefixed) || self.word(at + 1).starts_with('ب');
        if prefixed { self.story_distance(&counted, sign, counted.end) } else { None }
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
                self.story_distance(&counted, sign, counted.end)
            }
            _ => None,
        }
    }

    fn story_distance(&self, counted: &Counted, sign: i32, end: usize) -> Option<Parsed> {
        let expr = match counted.count {
            HowMany::Exactly(count) => story(counted.unit, sign * i32::try_from(count).ok()?),
            HowMany::Some => DateExpr::Vague,
        };
        Some(Parsed::new(end, expr))
    }
}
