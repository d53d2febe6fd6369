//! Years: «عام 2013»، «مارس من العام الماضي»، a year that only its place tells from a count («في 2015»، «انتخابات 2018»),
//! «صيف 2014»، «الثمانينيات».

use crate::mention::date::expr::{DateExpr, Pointing, YearRef};
use crate::mention::date::find::Parsed;
use crate::mention::numeral::Value;
use crate::mention::reader::Reader;
use crate::mention::sense::{Calendar, Grammatical, Pointer, Sense, TimeUnit};
use crate::text::TokenKind;

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

impl Reader<'_, '_> {
    /// The year of a month or season, at `at`, and the token after it; `at` itself where there is none.
    pub(super) fn year_after(&self, at: usize, calendar: Calendar) -> (YearRef, usize) {
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
    pub(super) fn year_digits(&self, at: usize) -> Option<i32> {
        (self.word(at).len() == 4)
            .then(|| self.whole(at))
            .flatten()
            .filter(|y| (1300..2100).contains(y))
            .map(|y| y as i32)
    }

    /// Whether an era follows at `at` that is the Hijra's, and the token after the era.
    pub(super) fn era(&self, at: usize) -> (bool, usize) {
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
    pub(super) fn bare_year(&self, at: usize) -> Option<Parsed> {
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
                && !ADVERBS.contains(&word))
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
