//! Dates in figures: «24/3/2021»، «2021-03-24»، «25.9.2022»، «٢٠٢٢/٩/٢٥»، and years joined by a dash.

use crate::mention::date::calendar::{Date, hijri_month, month_length};
use crate::mention::date::expr::{DateExpr, YearRef};
use crate::mention::date::find::Parsed;
use crate::mention::reader::Reader;
use crate::mention::sense::{Calendar, Sense};
use crate::text::TokenKind;

/// The most tokens of a form: three numbers and two marks.
const MAX_TOKENS: usize = 5;

/// The date in figures that begins at token `at`.
pub fn at(reader: &Reader<'_, '_>, at: usize) -> Option<Parsed> {
    let joins = |i: usize| matches!(reader.document.kind(i), TokenKind::Mark('/' | '-' | '–'));
    let mut end = at + 1;
    while end - at < MAX_TOKENS
        && joins(end)
        && reader.is_digits(end + 1)
        && reader.gap(end - 1) <= 1
        && reader.gap(end) <= 1
    {
        end += 2;
    }
    if end == at + 1 && !reader.word(at).contains('.') {
        return None;
    }
    let form = (at..end).map(|i| reader.word(i)).collect::<Vec<_>>().concat();
    let (year, month, day) = match Form::of(&form)? {
        Form::Years(from, to) => {
            let to = if to < 100 { from / 100 * 100 + to } else { to };
            let years = 1800..2100;
            return (years.contains(&from) && years.contains(&to) && from < to).then(|| {
                let year = |y| Box::new(DateExpr::Year(YearRef::Said(y)));
                Parsed::new(end, DateExpr::Span(year(from), year(to)))
            });
        }
        Form::Month { month, year } => {
            let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
            return (1900..2100).contains(&year).then(|| {
                Parsed::new(end, DateExpr::Month { year: YearRef::Said(year), month, calendar: Calendar::Gregorian })
            });
        }
        Form::Day { year, month, day } => (year, month, day),
    };
    let year = if year < 100 { year + 2000 } else { year };
    // Americans write the month first.
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let era = usize::from(matches!(reader.sense(end), Some(Sense::HijriEra | Sense::CommonEra)));
    if (1300..1500).contains(&year) {
        let days = hijri_month(year, month)?;
        let date = days.start().plus(i32::from(day) - 1);
        return (date <= *days.end()).then(|| Parsed::new(end + era, said(date)));
    }
    if !(1900..2100).contains(&year) || !(1..=12).contains(&month) || day == 0 || day > month_length(year, month) {
        return None;
    }
    Some(Parsed::new(end + era, said(Date::new(year, month, day)?)))
}

/// What a run of figures and marks spells.
enum Form {
    /// «2021-03-24»، «24/3/2021»، «25.9.22»
    Day { year: i32, month: i32, day: i32 },
    /// «2011-2014»، «2011/12»
    Years(i32, i32),
    /// «3/2021»
    Month { month: i32, year: i32 },
}

impl Form {
    fn of(form: &str) -> Option<Self> {
        let marks: Vec<char> = form.chars().filter(|c| !c.is_ascii_digit()).collect();
        let figures: Vec<&str> = form.split(|c: char| !c.is_ascii_digit()).collect();
        let numbers: Option<Vec<i32>> =
            figures.iter().map(|part| (part.len() <= 4).then(|| part.parse().ok()).flatten()).collect();
        let lengths: Vec<usize> = figures.iter().map(|part| part.len()).collect();
        match (&numbers?[..], &lengths[..], &marks[..]) {
            (&[a, b, c], lengths, &[mark @ ('/' | '-' | '.'), same]) if mark == same => match lengths {
                [4, 1..=2, 1..=2] => Some(Self::Day { year: a, month: b, day: c }),
                [1..=2, 1..=2, 2 | 4] => Some(Self::Day { year: c, month: b, day: a }),
                _ => None,
            },
            (&[from, to], [4, 2 | 4], ['-' | '–' | '/']) => Some(Self::Years(from, to)),
            (&[month, year], [1..=2, 4], ['/']) => Some(Self::Month { month, year }),
            _ => None,
        }
    }
}

fn said(date: Date) -> DateExpr {
    let civil = date.civil();
    DateExpr::Day { year: YearRef::Said(civil.year), month: civil.month, day: civil.day, calendar: Calendar::Gregorian }
}
