//! What the sentence around a date tells of its year or direction, where the date itself doesn't: a date with a year
//! just before it («أعلنت في يونيو 2017 أنه قتل في نهاية مايو»), a verb or adjective that looks ahead («سيلتقون الاثنين»).

use crate::mention::date::DateMention;
use crate::mention::date::calendar::month_index;
use crate::mention::date::expr::{DateExpr, Pointing, YearRef};
use crate::mention::reader::Reader;
use crate::mention::sense::Calendar;
use crate::text::TokenKind;

/// Verbs of saying, which have a time of their own.
#[rustfmt::skip]
const SAYING: [&str; 11] = [
    "قال", "وقال", "قالت", "وقالت", "اعلن", "واعلن", "اعلنت", "واعلنت", "اكد", "واكد", "قوله",
];

/// Words that look ahead: المقررة، سوف، بحلول.
#[rustfmt::skip]
const AHEAD: [&str; 13] = [
    "مقرر", "مقرره", "مرتقب", "مرتقبه", "مزمع", "مزمعه", "منتظر", "منتظره", "سوف", "متوقع", "متوقعه", "مفترض",
    "بحلول",
];

/// How far back a word that looks ahead may stand, in tokens.
const LOOK_BACK: usize = 9;

/// Gives the date at token `at` the year or the direction that its sentence tells.
pub fn direct(reader: &Reader<'_, '_>, at: usize, previous: Option<&DateMention>, expr: &mut DateExpr) {
    match expr {
        DateExpr::Since(inner) => {
            if let Some(year) = near_year(reader, at, previous, inner) {
                set_year(inner, year);
            }
        }
        DateExpr::Day { .. } | DateExpr::Month { .. } => {
            if let Some(year) = near_year(reader, at, previous, expr) {
                set_year(expr, year);
            } else if ahead(reader, at)
                && let DateExpr::Day { year, .. } | DateExpr::Month { year, .. } = expr
                && *year == YearRef::Unsaid(Pointing::Unmarked)
            {
                *year = YearRef::Unsaid(Pointing::Ahead);
            }
        }
        // «28 سبتمبر، قبل أسبوعين من سقوط المدينة» dates the fall; without a date before it, the words date what precedes
        // by an event that they don't date.
        DateExpr::Apart { by: 1.., .. } if previous.is_none_or(|date| date.tokens.end + 2 < at) => {
            *expr = DateExpr::Vague
        }
        DateExpr::Weekday { pointing: pointing @ Pointing::Unmarked, .. } if ahead(reader, at) => {
            *pointing = Pointing::Ahead
        }
        _ => {}
    }
}

fn set_year(expr: &mut DateExpr, said: i32) {
    if let DateExpr::Day { year, .. } | DateExpr::Month { year, .. } = expr {
        *year = YearRef::Said(said);
    }
}

/// The year in which `expr`, which says none, lies nearest to the date with a year before it in the sentence.
fn near_year(reader: &Reader<'_, '_>, at: usize, previous: Option<&DateMention>, expr: &DateExpr) -> Option<i32> {
    let (DateExpr::Day { year: YearRef::Unsaid(Pointing::Unmarked), month, calendar: Calendar::Gregorian, .. }
    | DateExpr::Month { year: YearRef::Unsaid(Pointing::Unmarked), month, calendar: Calendar::Gregorian }) = *expr
    else {
        return None;
    };
    let previous = previous?;
    let (DateExpr::Day { year: YearRef::Said(year), month: told, calendar: Calendar::Gregorian, .. }
    | DateExpr::Month { year: YearRef::Said(year), month: told, calendar: Calendar::Gregorian }) = previous.expr
    else {
        return None;
    };
    if (previous.tokens.end..at).any(|i| matches!(reader.document.kind(i), TokenKind::Stop | TokenKind::Newline)) {
        return None;
    }
    let near = month_index(year, told);
    (year - 1..=year + 1).min_by_key(|&y| (month_index(y, month) - near).abs())
}

/// Whether a word shortly before token `at` looks ahead.
fn ahead(reader: &Reader<'_, '_>, at: usize) -> bool {
    for i in (at.saturating_sub(LOOK_BACK)..at).rev() {
        match reader.document.kind(i) {
            TokenKind::Stop | TokenKind::Newline | TokenKind::Mark('،' | '؛' | ':') => return false,
            TokenKind::Word if looks_ahead(reader.word(i)) => return true,
            // A verb of saying has its own time.
            TokenKind::Word if SAYING.contains(&reader.word(i)) => {
                return false;
            }
            _ => {}
        }
    }
    false
}

fn looks_ahead(word: &str) -> bool {
    let stem = word.strip_prefix(['و', 'ف']).filter(|rest| rest.len() > 6).unwrap_or(word);
    let stem = stem.strip_prefix("ال").unwrap_or(stem);
    if AHEAD.contains(&stem) {
        return true;
    }
    // The future prefix and an imperfect: سيلتقي، ستجري; not the nouns that begin alike.
    let verb = stem.len() >= 8 && (stem.starts_with("سي") || stem.starts_with("ست"));
    verb && ![
        "سيار",
        "سياس",
        "سيطر",
        "سياد",
        "سيده",
        "سيدات",
        "سيدي",
        "سيدنا",
        "سيناء",
        "سينا",
        "سيول",
        "سير",
        "سيوف",
        "سيناريو",
        "سياق",
        "سياح",
        "سياج",
        "سيجار",
        "سيمون",
        "سيتي",
        "ستين",
        "ستون",
        "ستار",
        "ستاير",
        "ستراتيج",
        "ستوكهولم",
        "ستاد",
        "ستيف",
        "ستال",
        "ستاند",
        "ستمايه",
        "ستميه",
        "سيلفا",
        "سيلان",
        "سيبيريا",
        "سيسي",
        "سيستان",
        "سيستاني",
        "سيرغي",
        "سيف",
        "سيكون",
        "ستكون",
        "ستارت",
    ]
    .iter()
    .any(|noun| stem.starts_with(noun))
        || matches!(stem, "سيكون" | "ستكون" | "سيفتتح" | "ستفتتح")
}
