//! Words that stand around a verb of saying, folded: what opens what is said, what it is said in, what names nobody.

use crate::mention::entity::is_relative;

/// Words that open what is said.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "فان", "فانه", "فانها", "فقد", "بان", "بانه", "بانها", "انهم", "انهما", "بانهم", "عن", "في", "الي", "علي",
    "وقوع", "و", "وان", "قايلا", "قايله", "قوله", "قولها", "ايضا", "بما", "او",
];

/// Words that stand between a verb and its subject.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "امس", "اليوم", "ايضا", "كذلك", "بدوره", "بدورها", "لاحقا", "سابقا", "له", "لها", "لنا", "مساء", "صباح",
    "صباحا", "فجر", "ليل", "ظهر", "رسميا", "موخرا", "حديثا", "امام", "هنا", "قد", "عنه", "عنها", "عنهم", "لهم",
];

/// من جهته، من جانبها
#[rustfmt::skip]
const SIDES: &[&str] = &[
    "جهته", "جهتها", "جانبه", "جانبها", "ناحيته", "ناحيتها", "جهتهم",
];

/// What a statement is made in.
#[rustfmt::skip]
const MEDIA: &[&str] = &[
    "بيان", "بيانها", "بيانه", "تقرير", "تصريح", "تصريحات", "حديث", "مقابله", "تغريده", "موتمر", "كلمه",
    "اتصال", "رساله", "حصيله", "خبر", "تدوينه", "منشور", "خطاب", "وثيقه", "مقطع", "تسجيل", "نشره", "بيانات",
    "تقارير", "حساب", "حسابه", "تعليق", "موجز", "برقيه", "مذكره", "احصاء", "احصاءات",
];

/// After في these tell when it was said.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "وقت", "اول", "الوقت", "حين", "ذلك", "هذا", "هذه", "سياق", "اطار", "نهايه", "ساعه",
];

/// Words that follow a verb of saying or وفق and name nobody, ال left out.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "خطه", "اتفاق", "قانون", "دستور", "قرار", "شروط", "معايير", "جدول", "رويه", "بنود", "نظام", "حاجه",
    "طبيعه", "نتايج", "حاله", "عدم", "وجود", "صحه", "بدء", "بدايه", "انتهاء", "استمرار", "ضروره", "اهميه",
    "دعم", "استعداد", "استعداده", "استعدادها", "عزمه", "عزمها", "نيته", "نيتها", "رغبه", "تعليق", "تشكيل",
    "تعيين", "مشاركه", "حظر", "توقف", "وفاه", "ارتفاع", "انخفاض", "تفاصيل", "احد", "كل", "بعض", "عدد", "اكثر",
    "اقل", "نحو", "حوالي", "كان", "كانت", "يكون", "تكون", "ليس", "تم", "يتم", "جري", "هناك", "مزيد", "اي",
    "نفس", "ذات", "غير", "مثل", "كلا", "كلام", "لان", "سبب", "اسباب", "حتي", "فقط", "بل", "حالات", "عمليه",
    "عمليات", "تقدم", "تورط", "مسووليه", "مسووليته", "مسووليتها", "توثيق", "توثيقه", "متابعه", "متابعتها",
    "رفض", "رفضه", "رفضها", "فيها", "فيه", "لماذا", "كيف", "مدي", "ماذا", "حصول", "توصل", "اسمه", "اسمها",
    "اسماءهم", "هويته", "هويتها", "مطلع", "اواخر", "اوايل", "منتصف", "تاييد", "تاييده", "تاييدها", "بشكل", "بشده",
];

/// Verbs that join a document to whoever issued it: إحصائية نشرها المركز.
#[rustfmt::skip]
const ISSUED: &[&str] = &[
    "نشرها", "نشره", "نشرته", "نشرتها", "اصدرها", "اصدره", "اصدرته", "اصدرتها", "اعدها", "اعده", "اعدته", "اعدتها",
    "بثها", "بثه", "بثته", "بثتها", "اوردها", "اورده", "اوردته", "اوردتها", "نقلها", "نقله", "نقلته", "نقلتها",
];

/// Masdars of saying: بعد إعلان مسؤولين أن.
#[rustfmt::skip]
const SAYINGS: &[&str] = &["اعلان", "تاكيد", "اقرار", "تصريح", "قول", "كشف", "ابلاغ", "اعتراف"];

/// Whether a document was issued by whoever `word` is followed by.
#[must_use]
pub fn is_issued(word: &str) -> bool {
    ISSUED.contains(&word)
}

/// Whether `word` names an act of saying.
#[must_use]
pub fn is_saying(word: &str) -> bool {
    SAYINGS.contains(&word.trim_start_matches(['و', 'ب', 'ل']))
}

/// Words that begin the object of a verb of saying.
#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "تفاصيل", "معلومات", "صحه", "عدم", "وجود", "توثيق", "توثيقه", "توثيقها", "بدء", "استمرار", "ارتفاع", "تمسكه", "تمسكها",
];

/// Whether `word` begins what is said about.
#[must_use]
pub fn is_object(word: &str) -> bool {
    OBJECTS.contains(&word)
}

/// Whether `word` opens what is said.
#[must_use]
pub fn opens_content(word: &str) -> bool {
    is_relative(word) || OPENERS.contains(&word)
}

/// Whether `word` may stand between a verb and its subject.
#[must_use]
pub fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word)
}

/// Whether `word` after من tells whose turn it is: من جهته.
#[must_use]
pub fn is_side(word: &str) -> bool {
    SIDES.contains(&word)
}

/// Whether a statement is made in what `word` names.
#[must_use]
pub fn is_medium(word: &str) -> bool {
    let word = word.strip_prefix("ال").unwrap_or(word);
    let stem = ["هم", "ها", "ه"].iter().find_map(|own| word.strip_suffix(own)).filter(|stem| stem.len() > 4);
    MEDIA.contains(&word) || stem.is_some_and(|stem| MEDIA.contains(&stem))
}

/// Whether `word` after في tells when it was said.
#[must_use]
pub fn is_time_of_speech(word: &str) -> bool {
    TIMES.contains(&word)
}

/// Whether `word` names nobody who could speak.
#[must_use]
pub fn is_nobody(word: &str) -> bool {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    NOBODY.contains(&bare) || word.ends_with("وا") && word.chars().count() > 4
}
