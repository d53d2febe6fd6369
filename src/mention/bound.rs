//! Bounds: the words before or after a numeral that make it a least, a most, or a rough figure.

use crate::mention::number::Bound;
use crate::mention::reader::Reader;
use crate::text::TokenKind;

/// How many words may stand between a numeral and «على الأقل»: the noun, an adjective, a day («13 شخصا الأحد على الأقل»).
const MAX_GAP: usize = 4;

/// A bound in the text.
pub struct Found {
    /// Its first token for one before the numeral, one past its last for one after it.
    pub edge: usize,
    /// What it says.
    pub bound: Bound,
}

/// The bound that ends right before token `head`.
pub fn before(reader: &Reader<'_, '_>, head: usize) -> Option<Found> {
    let at = head.checked_sub(1)?;
    let back = |n: usize| at.checked_sub(n).map_or("", |i| bare(reader.word(i)));
    let found = |bound, words: usize| {
        // «ما»، «بما»، «لما» before the bound belongs to it.
        let edge = at + 1 - words;
        let edge = edge - usize::from(edge > 0 && matches!(bare(reader.word(edge - 1)), "ما"));
        Some(Found { edge, bound })
    };
    match bare(reader.word(at)) {
        "نحو" | "حوالي" | "زهاء" | "قرابه" | "يناهز" | "تناهز" | "ناهز" | "ناهزت" | "يقارب" | "تقارب" | "قارب"
        | "حدود" | "تقريبا" => found(Bound::About, 1),
        "من" => match back(1) {
            "اكثر" | "ازيد" => found(Bound::MoreThan, 2),
            "اقل" => found(Bound::LessThan, 2),
            "يقرب" | "تقرب" | "يقترب" => found(Bound::About, 2),
            _ => None,
        },
        "عن" | "علي" => match (back(1), back(2)) {
            ("يقل" | "تقل", "لا") => found(Bound::AtLeast, 3),
            ("يزيد" | "تزيد" | "يربو" | "تربو", "لا" | "لم") => found(Bound::AtMost, 3),
            ("يزيد" | "تزيد" | "زاد" | "زادت" | "يربو" | "تربو" | "ينيف" | "تنيف", _) => {
                found(Bound::MoreThan, 2)
            }
            _ => None,
        },
        "يتجاوز" | "تتجاوز" | "تجاوز" | "تجاوزت" | "يفوق" | "تفوق" | "فاق" | "يتعدي" | "تتعدي" | "تعدي" | "تخطي"
        | "تخطت" | "يتخطي" => match back(1) {
            "لا" | "لم" | "لن" => found(Bound::AtMost, 2),
            _ => found(Bound::MoreThan, 1),
        },
        "دون" if back(1) == "ما" => found(Bound::LessThan, 1),
        "الي" if matches!(back(1), "يصل" | "تصل") && matches!(back(2), "ما") => found(Bound::AtMost, 2),
        "الاقل" | "علي الاقل" if back(1) == "علي" => found(Bound::AtLeast, 2),
        _ => None,
    }
}

/// The bound at or soon after token `end`; its edge is `end` itself when words stand between.
pub fn after(reader: &Reader<'_, '_>, end: usize) -> Option<Found> {
    for at in end..=end + MAX_GAP {
        if reader.document.kind(at) != TokenKind::Word || reader.numeral(at).is_some() {
            return None;
        }
        let next = |n: usize| reader.word(at + n);
        let (bound, words) = match (reader.word(at), next(1), next(2)) {
            ("علي", "الاقل", _) => (Bound::AtLeast, 2),
            ("علي", "اقل", "تقدير") => (Bound::AtLeast, 3),
            ("كحد", "ادني", _) => (Bound::AtLeast, 2),
            ("علي", "الاكثر", _) => (Bound::AtMost, 2),
            ("علي", "اكثر" | "ابعد", "تقدير") => (Bound::AtMost, 3),
            ("كحد", "اقصي", _) => (Bound::AtMost, 2),
            ("او", "اكثر" | "يزيد", _) => (Bound::AtLeast, 2),
            ("فاكثر" | "واكثر", _, _) => (Bound::AtLeast, 1),
            ("فما", "فوق", _) => (Bound::AtLeast, 2),
            ("ونيف", _, _) => (Bound::MoreThan, 1),
            ("تقريبا", _, _) => (Bound::About, 1),
            _ => continue,
        };
        return Some(Found { edge: if at == end { at + words } else { end }, bound });
    }
    None
}

/// The word without a proclitic و ف ب ل, where it is a bound word with one.
pub fn bare(word: &str) -> &str {
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    if matches!(rest, "ما" | "لا") {
        return rest;
    }
    let rest = rest.strip_prefix(['ب', 'ل']).unwrap_or(rest);
    match rest {
        "نحو" | "حوالي" | "زهاء" | "قرابه" | "اكثر" | "ازيد" | "اقل" | "حدود" | "ما" => {
            rest
        }
        _ => word,
    }
}
