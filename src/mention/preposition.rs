//! Prepositions as words of their own, one or two of them.

use crate::mention::scan::Preposition;
use crate::text::Document;

/// A preposition and its first token.
#[derive(Clone, Copy, Debug)]
pub struct PrepositionAt {
    /// Its meaning.
    pub preposition: Preposition,
    /// Its first token.
    pub start: usize,
}

/// The preposition whose last word is token `at`.
#[must_use]
pub fn ending_at(document: &Document<'_>, at: usize) -> Option<PrepositionAt> {
    let word = bare(document.word(at));
    let before = at.checked_sub(1).map_or("", |before| bare(document.word(before)));
    let two = match (before, word) {
        ("علي", "يد" | "ايدي" | "يدي" | "ايادي") | ("من", "قبل" | "جانب") => {
            Some(Preposition::By)
        }
        ("بالقرب" | "مقربه", "من") | ("قبالة" | "قباله", "سواحل") | ("علي", "مشارف" | "اطراف" | "تخوم") => {
            Some(Preposition::Near)
        }
        ("من", "قبضه" | "ايدي" | "سيطره" | "يد" | "براثن") => Some(Preposition::Min),
        ("في", "اعقاب" | "اثر") => Some(Preposition::Cause),
        _ => None,
    };
    if let Some(preposition) = two {
        return Some(PrepositionAt { preposition, start: at - 1 });
    }
    let preposition = match word {
        "في" | "داخل" | "لدي" | "ضمن" | "عبر" | "بمدينه" | "بمنطقه" => Preposition::Fi,
        "علي" | "فوق" => Preposition::Ala,
        "من" => Preposition::Min,
        "الي" | "نحو" | "باتجاه" | "صوب" => Preposition::Ila,
        "عن" => Preposition::An,
        "مع" => Preposition::Maa,
        "ضد" | "بحق" => Preposition::Against,
        // «لـ"جماعة"»: parted from its noun by a quotation mark.
        "ل" => Preposition::Li,
        "ب" => Preposition::Bi,
        "بين" => Preposition::Between,
        "قرب" | "قباله" | "خارج" | "جوار" | "بجوار" | "محيط" | "حول" | "مشارف" | "اطراف" | "ضواحي" | "ضاحيه"
        | "بضواحي" | "امام" | "تجاه" | "بمحيط" | "ريف" | "بريف" => Preposition::Near,
        "اثر" | "جراء" | "نتيجه" | "بسبب" | "عقب" => Preposition::Cause,
        "بعد" | "قبل" | "منذ" | "خلال" | "اثناء" => Preposition::When,
        "برصاص" | "بنيران" | "بقصف" | "بيد" | "بايدي" => Preposition::By,
        _ => return None,
    };
    Some(PrepositionAt { preposition, start: at })
}

/// A word without و or ف before it, where a preposition is left.
fn bare(word: &str) -> &str {
    match word.strip_prefix('و').or_else(|| word.strip_prefix('ف')) {
        Some(rest)
            if matches!(
                rest,
                "في" | "علي"
                    | "من"
                    | "الي"
                    | "عن"
                    | "مع"
                    | "ضد"
                    | "بين"
                    | "قرب"
                    | "بعد"
                    | "قبل"
                    | "منذ"
                    | "خلال"
                    | "داخل"
            ) =>
        {
            rest
        }
        _ => word,
    }
}
