//! Finds dates: tries a grammar at each token whose word means something to time, longest reading first. Days, months
//! and years are in `named`, units of time (الشهر الماضي، قبل يومين) in `units`; here are the days that one word
//! names, the times of day, and ranges.

use crate::mention::date::DateMention;
use crate::mention::date::context;
use crate::mention::date::expr::{DateExpr, Origin, Pointing, YearRef};
use crate::mention::reader::Reader;
use crate::mention::sense::{Calendar, Part, Pointer, Sense, TimeUnit};
use crate::text::TokenKind;

/// Words before a weekday that make it a place, a party, or a recurring day: سوق الجمعة، كل خميس.
#[rustfmt::skip]
const NAMED_AFTER_A_WEEKDAY: [&str; 17] = [
    "سوق", "حي", "حزب", "خان", "بلده", "مدينه", "قريه", "صحيفه", "ايام", "كل", "بسوق", "حزبي", "هذين", "كلا", "منطقه",
    "لسوق", "وسوق",
];

/// Words before اليوم that make it part of a name or no date: روسيا اليوم، مرتين في اليوم.
#[rustfmt::skip]
const BEFORE_NAMED_TODAY: [&str; 9] = [
    "روسيا", "المصري", "ليبيا", "مصراوي", "جريده", "صحيفه", "بمناسبه", "في", "وفي",
];

/// Words after اليوم that name another day: اليوم العالمي، اليوم الذي.
#[rustfmt::skip]
const DAYS_WITH_A_NAME: [&str; 19] = [
    "العالمي", "الوطني", "الدولي", "الواحد", "الذي", "المذكور", "المحدد", "الموعود", "المقرر", "الافتتاحي", "المفتوح",
    "ال", "الدراسي", "السعوديه", "الختامي", "وغدا", "المشووم", "العربي", "السنوي",
];

/// A date that a grammar read.
pub struct Parsed {
    /// One past its last token.
    pub end: usize,
    /// What it says.
    pub expr: DateExpr,
}

impl Parsed {
    pub fn new(end: usize, expr: DateExpr) -> Self {
        Self { end, expr }
    }
}

pub fn find(reader: &Reader<'_, '_>) -> Vec<DateMention> {
    let mut dates: Vec<DateMention> = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        if reader.hit(at).is_none() && !reader.is_digits(at) {
            at += 1;
            continue;
        }
        match date(reader, at) {
            Some(mut found) if found.end > at => {
                context::direct(reader, at, dates.last(), &mut found.expr);
                let proclitic_bytes = reader.proclitic_bytes(at);
                dates.push(DateMention { tokens: at..found.end, expr: found.expr, proclitic_bytes });
                at = found.end;
            }
            _ => at += 1,
        }
    }
    dates
}

/// A date or a range of dates at `at`.
fn date(reader: &Reader<'_, '_>, at: usize) -> Option<Parsed> {
    let first = reader.date_at(at)?;
    range(reader, at, first)
}

/// Joins a date to the one that ends its range, if there is one.
fn range(reader: &Reader<'_, '_>, at: usize, first: Parsed) -> Option<Parsed> {
    if matches!(
        first.expr,
        DateExpr::Since(_) | DateExpr::Span(..) | DateExpr::Vague | DateExpr::Last { .. } | DateExpr::Night(_)
    ) {
        return Some(first);
    }
    let between = at > 0 && reader.sense(at - 1) == Some(Sense::Between)
        || at > 1 && reader.sense(at - 2) == Some(Sense::Between) && reader.sense(at - 1).is_some();
    let next = match reader.word(first.end) {
        "الي" | "حتي" | "وحتي" | "والي" | "لغايه" => first.end + 1,
        "-" | "–" if !matches!(first.expr, DateExpr::Shift { .. }) => first.end + 1,
        "و" if between && reader.is_digits(first.end + 1) => first.end + 1,
        _ if between && reader.joined(first.end) => first.end,
        _ if adjoins(reader, &first) => first.end,
        _ => return Some(first),
    };
    let Some(second) = reader.date_at(next) else { return Some(first) };
    let first = match (first.expr, &second.expr) {
        (DateExpr::YearStart(year), DateExpr::Month { calendar: Calendar::Gregorian, .. }) => {
            Parsed::new(first.end, DateExpr::Month { year, month: 1, calendar: Calendar::Gregorian })
        }
        (expr, _) => Parsed::new(first.end, expr),
    };
    let both = matches!((kind(&first.expr), kind(&second.expr)), (Some(a), Some(b)) if a == b);
    if !both {
        return Some(first);
    }
    let end = second.end;
    Some(Parsed::new(end, DateExpr::Span(Box::new(inherit(first.expr, &second.expr)), Box::new(second.expr))))
}

/// Whether a month without a year is followed by و and the next month with one: «أيار وحزيران 2015».
fn adjoins(reader: &Reader<'_, '_>, first: &Parsed) -> bool {
    let DateExpr::Month { year: YearRef::Unsaid(Pointing::Unmarked), month, .. } = first.expr else { return false };
    reader.joined(first.end)
        && reader.date_at(first.end).is_some_and(
            |second| matches!(second.expr, DateExpr::Month { month: next, year, .. } if next == month + 1 && year != YearRef::Unsaid(Pointing::Unmarked)),
        )
}

/// What may stand at both ends of a range.
fn kind(expr: &DateExpr) -> Option<u8> {
    match expr {
        DateExpr::Day { .. } | DateExpr::Weekday { .. } | DateExpr::Shift { unit: TimeUnit::Day, .. } => Some(0),
        DateExpr::Month { .. } => Some(1),
        DateExpr::Year(_) | DateExpr::YearStart(_) => Some(2),
        _ => None,
    }
}

/// The first end of a range without a year of its own, in the year of the second.
fn inherit(first: DateExpr, second: &DateExpr) -> DateExpr {
    let (DateExpr::Day { year: later, month: m, .. } | DateExpr::Month { year: later, month: m, .. }) = *second else {
        return first;
    };
    match first {
        DateExpr::Day { year: YearRef::Unsaid(_), month, day, calendar } => {
            DateExpr::Day { year: earlier(later, month > m), month, day, calendar }
        }
        DateExpr::Month { year: YearRef::Unsaid(_), month, calendar } => {
            DateExpr::Month { year: earlier(later, month > m), month, calendar }
        }
        other => other,
    }
}

fn earlier(year: YearRef, before: bool) -> YearRef {
    match year {
        YearRef::Said(year) => YearRef::Said(year - i32::from(before)),
        YearRef::Relative(origin, by) => YearRef::Relative(origin, by - i32::from(before)),
        // Placed by the second end, as the latest that is not after it.
        YearRef::Unsaid(_) => YearRef::Unsaid(Pointing::Unmarked),
    }
}

impl Reader<'_, '_> {
    /// One date at `at`.
    pub fn date_at(&self, at: usize) -> Option<Parsed> {
        if self.is_digits(at) {
            return self.numbered(at);
        }
        let hit = self.hit(at)?;
        match hit.sense {
            Sense::Weekday(weekday) => self.weekday(at, weekday),
            Sense::Month(_) | Sense::MonthHead => self.month_date(at),
            Sense::Today => self.today(at),
            Sense::Tonight => Some(match self.sense(at + 1) {
                Some(Sense::Pointing(Pointer::Past)) => Parsed::new(at + 2, day_shift(-1)),
                Some(Sense::Pointing(Pointer::Same)) => Parsed::new(at + 2, story(TimeUnit::Day, 0)),
                _ => Parsed::new(at + 1, day_shift(0)),
            }),
            Sense::Day(by) => self.deictic(at, by),
            Sense::NextDay if !hit.article => self.next_day(at),
            Sense::DayPart if !hit.article => self.day_part(at).or_else(|| self.eve(at)),
            Sense::Part(part) if !hit.article => self.part(at, part),
            Sense::FirstOf if !hit.article => self.first_of(at),
            Sense::Season(season) => self.season(at, season),
            Sense::Time(unit, form) => self.time_unit(at, unit, form),
            Sense::This => self.this(at + 1),
            Sense::That | Sense::TheSame => self.story_unit(at + 1),
            Sense::Since => self.since(at),
            Sense::Before => self.before_date(at),
            Sense::After => self.after_date(at),
            Sense::Weekend => self.weekend(at),
            Sense::Anniversary => self.anniversary(at),
            Sense::DecadeOf(year) => self.decade(at, year, hit.article),
            Sense::Fraction(parts) => self.portion(at, parts),
            Sense::Ordinal(_) | Sense::Tens(_) | Sense::Unit(_) | Sense::Ten => self.numbered(at),
            _ => None,
        }
    }

    fn weekday(&self, at: usize, weekday: u8) -> Option<Parsed> {
        // Places and recurring days: سوق الجمعة، كل خميس.
        if NAMED_AFTER_A_WEEKDAY.contains(&self.before(at))
            || matches!(self.word(at + 1), "معا" | "منهما" | "عشر" | "مشيط")
        {
            return None;
        }
        let (pointing, end) = match self.sense(at + 1) {
            Some(Sense::Pointing(Pointer::Past)) => (Pointing::Past, at + 2),
            Some(Sense::Pointing(Pointer::Future)) => (Pointing::Future, at + 2),
            Some(Sense::Pointing(Pointer::Current)) => (Pointing::Current, at + 2),
            _ => (Pointing::Unmarked, at + 1),
        };
        // «الأحد 25 سبتمبر»، «الأحد الموافق 25/9/2022»، «الجمعة (13 أبريل)».
        let skip = usize::from(matches!(self.word(end), "الموافق" | "،" | "(" | "-" | "/" | "المصادف"));
        if (self.is_digits(end + skip) || matches!(self.sense(end + skip), Some(Sense::Ordinal(_))))
            && let Some(full) = self.numbered(end + skip).filter(|full| matches!(full.expr, DateExpr::Day { .. }))
        {
            let close = usize::from(self.word(end) == "(" && self.is_mark(full.end, ')'));
            return Some(Parsed::new(full.end + close, full.expr));
        }
        Some(Parsed::new(end, DateExpr::Weekday { weekday, pointing }))
    }

    fn today(&self, at: usize) -> Option<Parsed> {
        let next = self.word(at + 1);
        match self.sense(at + 1) {
            Some(Sense::Pointing(Pointer::Same)) => return Some(Parsed::new(at + 2, story(TimeUnit::Day, 0))),
            Some(Sense::Pointing(Pointer::Following)) => return Some(Parsed::new(at + 2, story(TimeUnit::Day, 1))),
            Some(Sense::Pointing(Pointer::Preceding)) => return Some(Parsed::new(at + 2, story(TimeUnit::Day, -1))),
            // «لليوم الثاني على التوالي».
            Some(Sense::Ordinal(n @ 2..)) if self.hit(at)?.prefixed => {
                let row = self.word(at + 2) == "علي" && self.word(at + 3) == "التوالي";
                return row.then(|| Parsed::new(at + 4, DateExpr::Last { unit: TimeUnit::Day, count: n - 1 }));
            }
            Some(Sense::Pointing(_) | Sense::Ordinal(_)) => return None,
            Some(Sense::Weekday(_)) if !self.joined(at + 1) => return self.date_at(at + 1),
            _ => {}
        }
        // «(الأربعاء)» after it.
        if self.is_mark(at + 1, '(')
            && matches!(self.sense(at + 2), Some(Sense::Weekday(_)))
            && self.is_mark(at + 3, ')')
        {
            return self.date_at(at + 2).map(|day| Parsed::new(day.end.max(at + 4), day.expr));
        }
        let names = BEFORE_NAMED_TODAY.contains(&self.before(at));
        let kinds = DAYS_WITH_A_NAME.contains(&next);
        (!names && !kinds).then(|| Parsed::new(at + 1, day_shift(0)))
    }

    /// أمس, غدا, with the weekday or date that may follow.
    fn deictic(&self, at: usize, by: i32) -> Option<Parsed> {
        let (by, end) = if by == -1 && self.word(at + 1) == "الاول" { (-2, at + 2) } else { (by, at + 1) };
        if self.word(at).ends_with("غد")
            && !self.hit(at)?.article
            && !matches!(self.sense(end), Some(Sense::Weekday(_)))
            && !matches!(self.before(at), "يوم" | "بعد")
        {
            return None;
        }
        // Papers and parties: صحيفة الغد، تيار الغد.
        if by == 1 && matches!(self.before(at), "صحيفه" | "جريده" | "تيار" | "حزب" | "موقع" | "قناه")
        {
            return None;
        }
        let open = usize::from(self.is_mark(end, '('));
        if let Some(Sense::Weekday(weekday)) = self.sense(end + open).filter(|_| !self.joined(end + open)) {
            let day = self.weekday(end + open, weekday)?;
            let close = usize::from(open == 1 && self.is_mark(day.end, ')'));
            let expr = match day.expr {
                // The weekday tells the day even where the publication date is a day off.
                DateExpr::Weekday { weekday, .. } if by < 0 => {
                    DateExpr::Weekday { weekday, pointing: Pointing::Unmarked }
                }
                DateExpr::Weekday { weekday, .. } => DateExpr::Weekday { weekday, pointing: Pointing::Ahead },
                full => full,
            };
            return Some(Parsed::new(day.end + close, expr));
        }
        Some(Parsed::new(end, day_shift(by)))
    }

    /// «صباح الاثنين»، «ليل السبت الأحد»، «مساء ذلك اليوم».
    pub fn day_part(&self, at: usize) -> Option<Parsed> {
        let inner = at + 1;
        if self.joined(inner) || self.document.kind(inner) == TokenKind::Newline {
            return None;
        }
        let day =
            self.date_at(inner).filter(|day| kind(&day.expr) == Some(0) || matches!(day.expr, DateExpr::Span(..)))?;
        let DateExpr::Weekday { weekday, .. } = day.expr else { return Some(day) };
        // The night from one weekday into the next.
        let skip = usize::from(matches!(self.word(day.end), "/" | "-" | "الي" | "–" | "علي"));
        match self.hit(day.end + skip) {
            Some(hit) if !hit.joined && hit.sense == Sense::Weekday(weekday % 7 + 1) => {
                let next = self.weekday(day.end + skip, weekday % 7 + 1)?;
                Some(Parsed::new(next.end, DateExpr::Night(weekday)))
            }
            _ => Some(day),
        }
    }

    /// «غداة هجوم»: the attack was on the day before that of the story.
    fn next_day(&self, at: usize) -> Option<Parsed> {
        (self.document.kind(at + 1) == TokenKind::Word)
            .then(|| Parsed::new(at + 1, DateExpr::Apart { unit: TimeUnit::Day, by: -1 }))
    }

    /// «عشية الانتخابات»: they are on the day after that of the story.
    fn eve(&self, at: usize) -> Option<Parsed> {
        (self.word(at).ends_with("عشيه") && self.document.kind(at + 1) == TokenKind::Word)
            .then(|| Parsed::new(at + 1, DateExpr::Apart { unit: TimeUnit::Day, by: 1 }))
    }

    /// «مطلع الشهر»، «أواخر العام الماضي»، «منتصف ليل السبت».
    fn part(&self, at: usize, part: Part) -> Option<Parsed> {
        let inner = at + 1;
        let hit = self.hit(inner).filter(|hit| !hit.joined && !hit.prefixed);
        // «نهاية هذا الأسبوع» is the weekend that has come.
        let week =
            self.hit(inner + 1).is_some_and(|hit| hit.article && matches!(hit.sense, Sense::Time(TimeUnit::Week, _)));
        if part == Part::End && self.word(inner) == "هذا" && week {
            return Some(Parsed::new(inner + 2, DateExpr::Weekend(0)));
        }
        if let Some(hit) = hit {
            if hit.sense == Sense::DayPart && part == Part::Middle {
                return self.day_part(inner).or_else(|| {
                    let article = hit.article.then(|| self.date_at(inner + 1))??;
                    (kind(&article.expr) == Some(0)).then_some(article)
                });
            }
            if let Sense::Time(TimeUnit::Week, form) = hit.sense
                && hit.article
            {
                return if part == Part::Middle {
                    self.time_unit(inner, TimeUnit::Week, form)
                } else {
                    self.weekend_words(inner)
                };
            }
            if let Sense::Time(unit @ (TimeUnit::Month | TimeUnit::Year), form) = hit.sense
                && hit.article
            {
                let found = self.time_unit(inner, unit, form).unwrap_or_else(|| {
                    Parsed::new(inner + 1, DateExpr::Shift { origin: Origin::Publication, unit, by: 0 })
                });
                return Some(started(found, part));
            }
        }
        let found = self.date_at(inner).filter(|_| !self.joined(inner))?;
        match found.expr {
            DateExpr::Month { .. }
            | DateExpr::Year(_)
            | DateExpr::Season { .. }
            | DateExpr::Decade(_)
            | DateExpr::Century(_) => Some(started(found, part)),
            DateExpr::Shift {
                unit: TimeUnit::Month | TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century, ..
            } => Some(started(found, part)),
            _ => None,
        }
    }

    /// «أول أمس»، «أول من أمس»، «أول مايو»، «أول الشهر».
    fn first_of(&self, at: usize) -> Option<Parsed> {
        let skip = usize::from(self.word(at + 1) == "من");
        if self.sense(at + 1 + skip) == Some(Sense::Day(-1)) {
            let day = self.deictic(at + 1 + skip, -1)?;
            return Some(match day.expr {
                DateExpr::Shift { .. } => Parsed::new(day.end, day_shift(-2)),
                _ => day,
            });
        }
        match self.date_at(at + 1)? {
            Parsed { end, expr: DateExpr::Month { year, month, calendar } } if !self.joined(at + 1) => {
                Some(Parsed::new(end, DateExpr::Day { year, month, day: 1, calendar }))
            }
            _ => None,
        }
    }
}

/// A year whose beginning is meant.
fn started(found: Parsed, part: Part) -> Parsed {
    let expr = match found.expr {
        DateExpr::Year(year) if part == Part::Start => DateExpr::YearStart(year),
        DateExpr::Shift { origin, unit: TimeUnit::Year, by } if part == Part::Start => {
            DateExpr::YearStart(YearRef::Relative(origin, by))
        }
        expr => expr,
    };
    Parsed::new(found.end, expr)
}

/// So many days from publication.
pub fn day_shift(by: i32) -> DateExpr {
    DateExpr::Shift { origin: Origin::Publication, unit: TimeUnit::Day, by }
}

/// So many units from where the story stands.
pub fn story(unit: TimeUnit, by: i32) -> DateExpr {
    DateExpr::Shift { origin: Origin::Story, unit, by }
}
