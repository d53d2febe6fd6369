//! Dates in figures: «24/3/2021»، «2021-03-24»، «25.9.2022»، «٢٠٢٢/٩/٢٥»، and years joined by a dash.

use std::fmt::Write;
use std::sync::LazyLock;

use regex::Regex;

use crate::mention::date::calendar::{Date, hijri_month, month_length};
use crate::mention::date::expr::{DateExpr, YearRef};
use crate::mention::date::find::Parsed;
use crate::mention::reader::Reader;
use crate::mention::sense::{Calendar, Sense};
use crate::text::TokenKind;

/// Over the folded tokens, without the spaces between them.
static FORM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "^(?:(?<year>[0-9]{4})(?:/[0-9]{1,2}/[0-9]{1,2}|-[0-9]{1,2}-[0-9]{1,2}|[.][0-9]{1,2}[.][0-9]{1,2})",
        "|[0-9]{1,2}(?:/[0-9]{1,2}/|-[0-9]{1,2}-|[.][0-9]{1,2}[.])(?<last>[0-9]{4}|[0-9]{2})",
        "|(?<from>[0-9]{4})[-–/](?<to>[0-9]{4}|[0-9]{2})",
        "|(?<month>[0-9]{1,2})/(?<of>[0-9]{4}))$"
    ))
    .expect("the pattern is fixed and tested")
});

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
    let mut form = String::with_capacity(16);
    for i in at..end {
        write!(form, "{}", reader.word(i)).ok()?;
    }
    let found = FORM.captures(&form)?;
    let group = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<i32>().ok());
    if let (Some(from), Some(to)) = (group("from"), group("to")) {
        let to = if to < 100 { from / 100 * 100 + to } else { to };
        let years = 1800..2100;
        return (years.contains(&from) && years.contains(&to) && from < to).then(|| {
            let year = |y| Box::new(DateExpr::Year(YearRef::Said(y)));
            Parsed::new(end, DateExpr::Span(year(from), year(to)))
        });
    }
    if let (Some(month), Some(year)) = (group("month"), group("of")) {
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        return (1900..2100).contains(&year).then(|| {
            Parsed::new(end, DateExpr::Month { year: YearRef::Said(year), month, calendar: Calendar::Gregorian })
        });
    }
    let mut numbers = form.split(['/', '-', '.']).map(|n| n.parse::<i32>().unwrap_or(0));
    let (a, b, c) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (year, month, day) = if group("year").is_some() { (a, b, c) } else { (c, b, a) };
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

fn said(date: Date) -> DateExpr {
    let civil = date.civil();
    DateExpr::Day { year: YearRef::Said(civil.year), month: civil.month, day: civil.day, calendar: Calendar::Gregorian }
}
