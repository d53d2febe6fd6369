//! Extended dates read out in words, in the reader's language. What comes in is EDTF; what goes out is a
//! phrase such as "17 سبتمبر 2024" or "between March 2021 and an unknown date".

use crate::corpus::edtf::{Edtf, Part, Sureness, Within, Years};
use crate::view::locale::{Lang, Locale};

const MONTHS_AR: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SEASONS_AR: [&str; 4] = ["ربيع", "صيف", "خريف", "شتاء"];
const SEASONS_EN: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// Reads out an EDTF string; one that cannot be read is shown as it stands.
#[must_use]
pub fn read_out(edtf: &str, locale: Locale) -> String {
    let text = match Edtf::parse(edtf) {
        None => return edtf.to_owned(),
        Some(Edtf::Date(part)) => part_in_words(&part, locale),
        Some(Edtf::Span { from, to }) => span_in_words(from, to, locale),
    };
    locale.localized(&text)
}

fn span_in_words(from: Option<Part>, to: Option<Part>, locale: Locale) -> String {
    let arabic = locale.lang == Lang::Ar;
    match (from, to) {
        (Some(from), Some(to)) => {
            let joint = if arabic { " إلى " } else { " to " };
            [short_start(&from, &to, locale), part_in_words(&to, locale)].join(joint)
        }
        (Some(from), None) => {
            let since = if arabic { "منذ " } else { "since " };
            [since, &part_in_words(&from, locale)].concat()
        }
        (None, Some(to)) => {
            let until = if arabic { "حتى " } else { "until " };
            [until, &part_in_words(&to, locale)].concat()
        }
        (None, None) => locale.words().no_date.to_owned(),
    }
}

/// The start of a span without the month and year that its end says again.
fn short_start(from: &Part, to: &Part, locale: Locale) -> String {
    if from.years != to.years || from.sureness != Sureness::Sure {
        return part_in_words(from, locale);
    }
    match (from.within, to.within) {
        (Within::Day { month, day }, Within::Day { month: other, .. }) if month == other => day.to_string(),
        (Within::Day { .. }, Within::Day { .. }) | (Within::Month(_), Within::Month(_)) => {
            within_in_words(from.within, locale)
        }
        _ => part_in_words(from, locale),
    }
}

fn part_in_words(part: &Part, locale: Locale) -> String {
    let within = within_in_words(part.within, locale);
    let year = part.years.map(|years| year_in_words(years, locale)).unwrap_or_default();
    let date = match (within.is_empty(), year.is_empty()) {
        (true, true) => locale.words().no_date.to_owned(),
        (true, false) => year,
        (false, true) => {
            let unknown = if locale.lang == Lang::Ar { "، بلا سنة" } else { ", year unknown" };
            [within.as_str(), unknown].concat()
        }
        (false, false) => [within, year].join(" "),
    };
    let hedge = match (part.sureness, locale.lang) {
        (Sureness::Sure, _) => return date,
        (Sureness::Approximate, Lang::Ar) => "نحو ",
        (Sureness::Approximate, Lang::En) => "about ",
        (Sureness::Uncertain, Lang::Ar) => "ربما ",
        (Sureness::Uncertain, Lang::En) => "perhaps ",
    };
    [hedge, &date].concat()
}

/// The name of month 1 to 12.
#[must_use]
pub fn month(month: u8, locale: Locale) -> &'static str {
    let at = usize::from(month) - 1;
    locale.name(MONTHS_AR[at], MONTHS_EN[at])
}

fn within_in_words(within: Within, locale: Locale) -> String {
    let month = |number: u8| month(number, locale);
    match within {
        Within::Year => String::new(),
        Within::Season(season) => {
            let at = usize::from(season) - 1;
            locale.name(SEASONS_AR[at], SEASONS_EN[at]).to_owned()
        }
        Within::Month(number) => month(number).to_owned(),
        Within::Day { month: number, day } => [&day.to_string(), " ", month(number)].concat(),
    }
}

fn year_in_words(years: Years, locale: Locale) -> String {
    if years.first == years.last {
        return years.first.to_string();
    }
    let (first, last) = (years.first.to_string(), years.last.to_string());
    match locale.lang {
        Lang::Ar => ["بين ", &first, " و", &last].concat(),
        Lang::En => ["between ", &first, " and ", &last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::locale::Digits;

    #[track_caller]
    fn check(edtf: &str, arabic: &str, english: &str) {
        assert_eq!(read_out(edtf, Locale::default()), arabic);
        assert_eq!(read_out(edtf, Locale { lang: Lang::En, ..Locale::default() }), english);
    }

    #[test]
    fn dates_are_read_out_in_words() {
        check("2024-09-17", "17 سبتمبر 2024", "17 September 2024");
        check("2023-08", "أغسطس 2023", "August 2023");
        check("2022-03-27/2022-03-31", "27 إلى 31 مارس 2022", "27 to 31 March 2022");
        check("2024-07-25/2024-08-02", "25 يوليو إلى 2 أغسطس 2024", "25 July to 2 August 2024");
        check("2013/2023", "2013 إلى 2023", "2013 to 2023");
        check("2024-03~", "نحو مارس 2024", "about March 2024");
        check("2021?", "ربما 2021", "perhaps 2021");
        check("XXXX-03-24", "24 مارس، بلا سنة", "24 March, year unknown");
        check("202X", "بين 2020 و2029", "between 2020 and 2029");
        check("2024-22", "صيف 2024", "summer 2024");
        check("2021-05/..", "منذ مايو 2021", "since May 2021");
        check("../2020", "حتى 2020", "until 2020");
        check("garbled", "garbled", "garbled");
    }

    #[test]
    fn digits_follow_the_reader() {
        let indic = Locale { digits: Digits::ArabicIndic, ..Locale::default() };
        assert_eq!(read_out("2024-09-17", indic), "١٧ سبتمبر ٢٠٢٤");
    }
}
