//! Publication dates as files write them, read into `YYYY-MM-DD`. Only the calendar day is kept, as written:
//! no time zone is converted, since the article's "yesterday" is counted in the paper's own day.

use std::fmt::Write;

/// The day that `written` names as `YYYY-MM-DD`, or `None` when it names none.
///
/// Read are ISO 8601 and its relatives (`2024-07-22`, `2024/7/22`, `2024.07.22`, `20240722`, each with or
/// without a time behind), feeds' `Mon, 22 Jul 2024 10:00:00 GMT`, and day-month-year where the day is above
/// 12 and cannot be a month. Arabic-Indic digits count as digits. Years reach from 1900 to 2199, so that a
/// Hijri year is not taken for a Gregorian one.
#[must_use]
pub fn day(written: &str) -> Option<String> {
    let plain: String = written.trim().chars().map(western_digit).collect();
    iso(&plain).or_else(|| feed(&plain)).or_else(|| day_first(&plain))
}

fn western_digit(c: char) -> char {
    let value = match c {
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

fn iso(text: &str) -> Option<String> {
    let end = text.find(|c: char| c == 'T' || c == 't' || c.is_whitespace()).unwrap_or(text.len());
    let (date, time) = text.split_at(end);
    // Behind the date only a time may stand: "2024-07-22 or later" is no date.
    if !time.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z' | ' ')) {
        return None;
    }
    if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        return valid(&date[..4], &date[4..6], &date[6..]);
    }
    let [year, month, day] = parts(date)?;
    if year.len() != 4 {
        return None;
    }
    valid(year, month, day)
}

fn day_first(text: &str) -> Option<String> {
    let [day, month, year] = parts(text.split_whitespace().next()?)?;
    if year.len() != 4 || day.parse::<u32>().ok()? <= 12 {
        return None;
    }
    valid(year, month, day)
}

fn parts(date: &str) -> Option<[&str; 3]> {
    let separator = date.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut pieces = date.split(separator);
    let three = [pieces.next()?, pieces.next()?, pieces.next()?];
    pieces.next().is_none().then_some(three)
}

/// `Mon, 22 Jul 2024 …` and `22 July 2024`, as feeds and HTTP write dates.
fn feed(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut words = text.split([' ', ',', '-']).filter(|word| !word.is_empty());
    let mut word = words.next()?;
    if word.bytes().all(|b| b.is_ascii_alphabetic()) {
        word = words.next()?;
    }
    let name = words.next()?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| name.starts_with(month))? + 1;
    valid(words.next()?, &month.to_string(), word)
}

fn valid(year: &str, month: &str, day: &str) -> Option<String> {
    let number = |text: &str| {
        let fits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if fits { text.parse::<u32>().ok() } else { None }
    };
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    if !(1900..2200).contains(&year) || !(1..=days).contains(&day) {
        return None;
    }
    let mut out = String::with_capacity(10);
    write!(out, "{year:04}-{month:02}-{day:02}").expect("writing to a string cannot fail");
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn dates_as_files_write_them() {
        for (written, read) in [
            ("2024-07-22", Some("2024-07-22")),
            ("2024/07/22", Some("2024-07-22")),
            ("2024/7/2", Some("2024-07-02")),
            ("2024.07.22", Some("2024-07-22")),
            ("20240722", Some("2024-07-22")),
            (" 2024-07-22T23:30:00-05:00 ", Some("2024-07-22")),
            ("2024-07-22T10:00:00Z", Some("2024-07-22")),
            ("2024-07-22 10:00", Some("2024-07-22")),
            ("٢٠٢٤-٠٧-٢٢", Some("2024-07-22")),
            ("Mon, 22 Jul 2024 10:00:00 GMT", Some("2024-07-22")),
            ("22 July 2024", Some("2024-07-22")),
            ("22/07/2024", Some("2024-07-22")),
            ("2024-02-29", Some("2024-02-29")),
            ("03/04/2024", None),
            ("2023-02-29", None),
            ("2024-13-01", None),
            ("2024-00-10", None),
            ("2024-07-32", None),
            ("1446-01-16", None),
            ("2024-07", None),
            ("2024-07-22 or later", None),
            ("yesterday", None),
            ("", None),
            ("----", None),
            ("أمس", None),
        ] {
            assert_eq!(day(written).as_deref(), read, "{written}");
        }
    }
}
