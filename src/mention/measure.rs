//! What a figure measures, by the words around it: people and things, per cent, hours, ages, lengths, money, or nothing,
//! where it is part of a name.

use std::ops::Range;

use crate::mention::number::Unit;
use crate::mention::reader::Reader;
use crate::mention::sense::{Sense, TimeUnit};
use crate::text::TokenKind;

/// Words whose number is a name: القرار 1701، إف 16.
#[rustfmt::skip]
const LABELS: [&str; 29] = [
    "القرار", "قرار", "رقم", "لواء", "اللواء", "الفرقه", "الكتيبه", "الماده", "ماده", "طراز", "الفوج", "القناه",
    "قناه", "القطاع", "الدائره", "البند", "المرسوم", "فاست", "نوع", "اف", "ميغ", "سوخوي", "سو", "اس", "ام", "بوينغ",
    "كلاشنيكوف", "ايرباص", "مجموعه",
];

/// What the numeral at `head` measures, by the words around it.
pub fn unit_of(reader: &Reader<'_, '_>, head: &Range<usize>) -> Unit {
    let prior = reader.before(head.start);
    let prior_word = match prior {
        "ال" | "رقم" | "-" => reader.word(head.start.saturating_sub(2)),
        _ => prior,
    };
    if matches!(prior_word, "الساعه" | "ساعه") || (reader.is_mark(head.end, ':') && reader.is_digits(head.end + 1))
    {
        return Unit::ClockTime;
    }
    if prior == ":" && head.start >= 2 && reader.is_digits(head.start - 2) && reader.touches_next(head.start - 1) {
        return Unit::ClockTime;
    }
    let foreign = head.start > 0
        && reader.document.kind(head.start - 1) == TokenKind::Foreign
        && (reader.touches_next(head.start - 1) || prior == "-");
    let label = LABELS.contains(&prior_word);
    if foreign || (label && reader.is_digits(head.start)) {
        return Unit::Label;
    }
    match unit_after(reader, head.end) {
        Unit::Time if is_age(reader, head) => Unit::Age,
        unit => unit,
    }
}

fn is_age(reader: &Reader<'_, '_>, head: &Range<usize>) -> bool {
    if !matches!(reader.sense(head.end), Some(Sense::Time(TimeUnit::Year | TimeUnit::Month, _))) {
        return false;
    }
    let cue = |i: usize| {
        let word = reader.word(i);
        word.contains("عمر") && word.len() <= 16
            || matches!(word, "البالغ" | "البالغه" | "يبلغ" | "تبلغ" | "بالغ" | "سن" | "بسن")
    };
    (head.start.saturating_sub(4)..head.start).any(cue)
        || (head.end + 1..head.end + 3).any(cue)
        || (reader.before(head.start) == "(" && reader.is_mark(head.end + 1, ')'))
}

/// How many tokens at `at` say per cent: «%», «بالمئة», «في المئة».
pub fn percent_words(reader: &Reader<'_, '_>, at: usize) -> usize {
    match reader.word(at) {
        "في" | "ب" => 2,
        _ => 1,
    }
}

/// What the word at `at` measures when a figure stands before it.
pub fn unit_after(reader: &Reader<'_, '_>, at: usize) -> Unit {
    match reader.document.kind(at) {
        TokenKind::Mark('%' | '٪') => return Unit::Percent,
        TokenKind::Mark('$' | '€' | '£') => return Unit::Currency,
        TokenKind::Mark('°') => return Unit::Measure,
        _ => {}
    }
    if let Some(Sense::Time(..)) = reader.sense(at) {
        return Unit::Time;
    }
    let word = reader.word(at);
    match word {
        "بالميه" | "بالمايه" | "بالميءه" => return Unit::Percent,
        "في" | "ب" if matches!(reader.word(at + 1), "الميه" | "المايه") => return Unit::Percent,
        _ => {}
    }
    // Plurals and case endings hang on the stem.
    let stem =
        |stems: &[&str], longest: usize| stems.iter().any(|s| word.starts_with(s) && word.len() <= s.len() + longest);
    if stem(
        &[
            "دولار",
            "يورو",
            "ليره",
            "درهم",
            "دراهم",
            "ريال",
            "دينار",
            "دنانير",
            "جنيه",
            "روبل",
            "روبيه",
            "دراخما",
            "فرنك",
        ],
        4,
    ) {
        Unit::Currency
    } else if stem(
        &[
            "كيلومتر",
            "كيلو",
            "متر",
            "امتار",
            "سنتيمتر",
            "مليمتر",
            "ملليمتر",
            "ميل",
            "اميال",
            "قدم",
            "فدان",
            "هكتار",
            "غرام",
            "كيلوغرام",
            "كيلوجرام",
            "جرام",
            "لتر",
            "درجه",
            "درجات",
            "طن",
            "اطنان",
            "كلم",
            "كم",
            "ملم",
            "مم",
            "كغ",
            "كيلوات",
            "ميغاوات",
        ],
        4,
    ) && !word.starts_with("ميلي")
    {
        Unit::Measure
    } else {
        Unit::Count
    }
}
