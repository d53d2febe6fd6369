//! Days, months and years by name or number: «24 آذار / مارس 2021»، «الرابع من نوفمبر»، «مارس الماضي»، «عام 2013»،
//! «صيف 2014»، «الثمانينيات».

use crate::mention::date::expr::{DateExpr, Origin, Pointing, YearRef};
use crate::mention::date::find::Parsed;
use crate::mention::date::numeric;
use crate::mention::numeral::Value;
use crate::mention::reader::Reader;
use crate::mention::sense::{Calendar, Grammatical, MonthName, MonthUse, Pointer, Sense, TimeUnit, month_pair};
use crate::text::TokenKind;

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

/// Words after which four digits are a year.
#[rustfmt::skip]
const BEFORE_A_YEAR: [&str; 27] = [
    "في", "وفي", "منذ", "ومنذ", "خلال", "وخلال", "حتي", "قبل", "بعد", "بين", "الي", "مطلع", "بدايه", "نهايه", "اواخر",
    "اوايل", "منتصف", "صيف", "شتاء", "ربيع", "خريف", "عامي", "مابين", "(", "/", "–", "-",
];

/// Words after which four digits are a count or part of a name.
#[rustfmt::skip]
const BEFORE_A_FIGURE: [&str; 30] = [
    "قرار", "القرار", "رقم", "لواء", "اللواء", "نحو", "حوالي", "زهاء", "قرابه", "الماده", "طراز", "موديل", "الرقم",
    "بلغ", "بلغت", "قتل", "مقتل", "اصيب", "اصابه", "اكثر", "بنحو", "سقوط", "عدد", "يتجاوز", "تجاوز", "تضم", "يضم",
    "بواقع", "ميراج", "كوبرا",
];

/// Nouns that a figure counts and that do not end in tanwin.
#[rustfmt::skip]
const COUNTED: [&str; 44] = [
    "شخص", "قتيل", "جريح", "لاجي", "نازح", "جندي", "عنصر", "مقاتل", "مدني", "متر", "كم", "كلم", "دولار", "يورو", "طن",
    "مهاجر", "حاله", "عايله", "اسره", "كيلومتر", "من", "سجين", "معتقل", "مواطن", "شرطي", "وحده", "منزل", "ليره",
    "صاروخ", "بالميه", "غاره", "هدف", "طفل", "اسير", "موظف", "ساعه", "نقطه", "ميل", "برميل", "رجل", "امراه",
    "فلسطيني", "سوري", "عراقي",
];

/// Words that end like a counted noun in tanwin and are none.
#[rustfmt::skip]
const ADVERBS: [&str; 14] = [
    "عندما", "بينما", "حينما", "ايضا", "لاحقا", "مجددا", "سابقا", "حاليا", "مباشره", "تقريبا", "كذا", "هكذا", "رسميا",
    "مرارا",
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
            return None;
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

    /// The year of a month or season, at `at`, and the token after it; `at` itself where there is none.
    fn year_after(&self, at: usize, calendar: Calendar) -> (YearRef, usize) {
        let none = (YearRef::Unsaid(Pointing::Unmarked), at);
        match self.sense(at) {
            Some(Sense::Pointing(pointer)) if !self.joined(at) => {
                let pointing = match pointer {
                    Pointer::Past => Pointing::Past,
                    Pointer::Current => Pointing::Current,
                    Pointer::Future => Pointing::Future,
                    _ => return none,
                };
                // «في مارس الماضي من عام 2018».
                let (year, end) = self.year_after(at + 1, calendar);
                return if let YearRef::Said(_) = year { (year, end) } else { (YearRef::Unsaid(pointing), at + 1) };
            }
            _ => {}
        }
        let of = usize::from(self.word(at) == "من");
        let comma = usize::from(
            of == 0
                && self.is_mark(at, '،')
                && self.whole(at + 1).is_some_and(|y| (1990..2040).contains(&y))
                && self.word(at + 1).len() == 4,
        );
        let next = at + of + comma;
        if let Some(year) = self.year_digits(next).filter(|_| of == 0 || !self.counted(next + 1)) {
            let (hijri, end) = self.era(next + 1);
            if (calendar == Calendar::Hijri) == (hijri || year < 1600) {
                return (YearRef::Said(year), end);
            }
            return none;
        }
        let Some(hit) = self.hit(next).filter(|hit| !hit.joined) else { return none };
        if !matches!(
            hit.sense,
            Sense::Time(TimeUnit::Year, Grammatical::One) | Sense::This | Sense::That | Sense::TheSame
        ) {
            return none;
        }
        match self.date_at(next) {
            Some(Parsed { end, expr: DateExpr::Year(year) }) => (year, end),
            Some(Parsed { end, expr: DateExpr::Shift { origin, unit: TimeUnit::Year, by } }) => {
                (YearRef::Relative(origin, by), end)
            }
            _ => none,
        }
    }

    /// A year in four digits.
    fn year_digits(&self, at: usize) -> Option<i32> {
        (self.word(at).len() == 4)
            .then(|| self.whole(at))
            .flatten()
            .filter(|y| (1300..2100).contains(y))
            .map(|y| y as i32)
    }

    /// Whether an era follows at `at` that is the Hijra's, and the token after the era.
    fn era(&self, at: usize) -> (bool, usize) {
        match self.sense(at) {
            Some(Sense::HijriEra) => (true, at + 1),
            Some(Sense::CommonEra) => (false, at + 1),
            _ => (false, at),
        }
    }

    /// The year after عام or سنة, at `at`.
    pub fn year_after_word(&self, at: usize) -> Option<Parsed> {
        let (year, end) = match self.year_digits(at) {
            Some(year) => (year, at + 1),
            None => match (self.whole(at), self.numeral(at)) {
                // «حرب عام 67».
                (Some(short), _) if self.word(at).len() == 2 && (30..=99).contains(&short) && !self.counted(at + 1) => {
                    (1900 + short as i32, at + 1)
                }
                (Some(year), _) if self.word(at).len() == 3 && year > 500 => (year as i32, at + 1),
                (None, Some(numeral)) => match numeral.value {
                    Value::Whole(year) if (1000..2100).contains(&year) && !self.joined(at) => {
                        (year as i32, numeral.end)
                    }
                    _ => return None,
                },
                _ => return None,
            },
        };
        let (hijri, end) = self.era(end);
        Some(Parsed::new(end, if hijri { DateExpr::HijriYear(year) } else { DateExpr::Year(YearRef::Said(year)) }))
    }

    /// A year that nothing but its place tells from a count: «في 2015»، «انتخابات 2018»، «(2011)».
    fn bare_year(&self, at: usize) -> Option<Parsed> {
        let year = self.year_digits(at)?;
        let (hijri, end) = self.era(at + 1);
        if end > at + 1 {
            return Some(Parsed::new(
                end,
                if hijri { DateExpr::HijriYear(year) } else { DateExpr::Year(YearRef::Said(year)) },
            ));
        }
        if !(1900..2040).contains(&year) || self.counted(at + 1) || self.is_part_of_code(at) {
            return None;
        }
        let found = Parsed::new(at + 1, DateExpr::Year(YearRef::Said(year)));
        // The second of two years: «بين 2011 و2015».
        let prior = match self.before(at) {
            "و" if at >= 2 && self.year_digits(at - 2).is_some() => "في",
            "ل" | "ال" => "في",
            prior => prior,
        };
        let said = BEFORE_A_YEAR.contains(&prior);
        let noun = self.document.kind(at.wrapping_sub(1)) == TokenKind::Word
            && (1990..2035).contains(&year)
            && year != 2000
            && prior.len() > 4
            && !BEFORE_A_FIGURE.contains(&prior);
        // «من 2011 إلى 2015».
        let opens = matches!(self.word(at + 1), "الي" | "حتي") && self.year_digits(at + 2).is_some();
        (said || noun || opens).then_some(found)
    }

    /// Whether the word at `at` shows that the figure before it counts things: it ends in tanwin, or is such a noun.
    fn counted(&self, at: usize) -> bool {
        let word = self.word(at);
        if self.document.kind(at) != TokenKind::Word {
            return matches!(self.document.kind(at), TokenKind::Mark('%' | '٪' | '$'));
        }
        if self.sense(at).is_some_and(|s| matches!(s, Sense::Scale(_) | Sense::Scales(_) | Sense::DualOrScale(_)))
            && !self.joined(at)
        {
            return true;
        }
        COUNTED.contains(&word) && !(word == "من" && matches!(self.before(at - 1), "في" | "عام" | "منذ"))
            || (word.len() > 6
                && word.ends_with('ا')
                && !word.ends_with("ما")
                && !word.starts_with("ال")
                && !word.ends_with("نا")
                && !word.ends_with("ها")
                && self.sense(at).is_none()
                && !word.ends_with("يا")
                && !word.starts_with('و')
                && !is_verb_dual(word))
    }

    /// Whether the digits at `at` are part of a name or a telephone number.
    fn is_part_of_code(&self, at: usize) -> bool {
        let touches = at > 0 && self.touches_next(at - 1);
        touches && (self.document.kind(at - 1) == TokenKind::Foreign || self.is_mark(at - 1, '+'))
            || self.touches_next(at) && matches!(self.document.kind(at + 1), TokenKind::Foreign)
    }

    /// «صيف 2014»، «الصيف الماضي»، «صيف العام الماضي».
    pub fn season(&self, at: usize, season: u8) -> Option<Parsed> {
        if let Some(found) = self.month_date(at) {
            return Some(found);
        }
        let (year, end) = self.year_after(at + 1, Calendar::Gregorian);
        (end > at + 1).then(|| Parsed::new(end, DateExpr::Season { year, season }))
    }

    /// «الثمانينيات»، «ثمانينيات القرن الماضي».
    pub fn decade(&self, at: usize, year: i32, article: bool) -> Option<Parsed> {
        let next = self.word(at + 1);
        if next == "القرن" {
            let last = matches!(self.word(at + 2), "الماضي" | "العشرين" | "المنصرم")
                || (self.word(at + 2) == "ال" && self.word(at + 3) == "20");
            let this = matches!(self.word(at + 2), "الحالي" | "الجاري" | "الواحد" | "الحادي");
            let extra = if matches!(self.word(at + 2), "ال" | "الواحد" | "الحادي") { 1 } else { 0 };
            return (last || this)
                .then(|| Parsed::new(at + 3 + extra, DateExpr::Decade(if last { year } else { year + 100 })));
        }
        let age = matches!(next, "العمر" | "عمره" | "عمرها") || (next == "من" && self.word(at + 2).contains("عمر"));
        // Of people, the twenties and thirties are their years of life.
        let told = year > 1930 || self.before(at) == "عقد";
        (article && !age && told).then(|| Parsed::new(at + 1, DateExpr::Decade(year)))
    }
}

/// The first end's own year: where the second's is unsaid, the range places it.
fn own_year(year: YearRef) -> YearRef {
    match year {
        YearRef::Unsaid(_) => YearRef::Unsaid(Pointing::Unmarked),
        YearRef::Relative(Origin::Publication | Origin::Story, _) | YearRef::Said(_) => year,
    }
}

/// Dual verbs and adverbs that end like a counted noun.
fn is_verb_dual(word: &str) -> bool {
    ADVERBS.contains(&word)
}
