//! What went wrong with a file, in the reader's language: what was expected there and what to do. English
//! words are the library's own.

use crate::article::problem::ProblemKind;
use crate::view::locale::{Lang, Locale};

/// What was expected.
#[must_use]
pub fn expected(kind: ProblemKind, locale: Locale) -> &'static str {
    use ProblemKind as K;
    if locale.lang == Lang::En {
        return kind.expected();
    }
    match kind {
        K::Unreadable => "تعذّر فتح الملف أو المجلد",
        K::Empty => "الملف فارغ، والمنتظر مقال",
        K::UnknownKind => "نوع ملف لا يُقرأ؛ المقروء: ‎.txt .html .json .ndjson .csv .zip",
        K::Encoding => "ترميز لا يُعرف؛ المقروء: UTF-8 وUTF-16 وwindows-1256",
        K::NoMainText => "صفحة بلا فقرات من نص",
        K::BrokenJson => "ليس JSON سليما",
        K::NotAnArticle => "المنتظر مقال أو قائمة مقالات أو حزمة",
        K::NoText => "مقال بلا نص في الحقل text",
        K::FieldNotText => "المنتظر في هذا الحقل نص",
        K::BadDate => "ليس تاريخا؛ المنتظر مثل 2024-07-22",
        K::BundleVersion => "حزمة بإصدار لا يُعرف؛ المعروف الإصدار 1",
        K::NoTextColumn => "لا عمود اسمه text في الصف الأول",
        K::LongRow => "في الصف خلايا أكثر من الأعمدة",
        K::OpenQuote => "علامة اقتباس فُتحت ولم تُغلق",
        K::BrokenZip => "ملف ZIP تالف أو ناقص",
        K::OddPath => "مسار يخرج من ملف ZIP",
        K::Encrypted => "ملف محمي بكلمة سر",
        K::NestedZip => "ملف ZIP داخل ZIP",
        K::TooLarge => "أكبر مما يُقرأ دفعة واحدة",
        K::BrokenEntry => "ملف تالف أو مضغوط بطريقة لا تُقرأ",
        K::SameId => "مقالان بمعرّف واحد",
    }
}

/// What to do about it.
#[must_use]
pub fn remedy(kind: ProblemKind, locale: Locale) -> &'static str {
    use ProblemKind as K;
    if locale.lang == Lang::En {
        return kind.remedy();
    }
    match kind {
        K::Unreadable => "تحقق من المسار ومن إذن القراءة.",
        K::Empty => "اترك الملف، أو احفظه ثانية ومعه نصه.",
        K::UnknownKind => "احفظه بأحد هذه الأنواع.",
        K::Encoding => "احفظه بترميز UTF-8.",
        K::NoMainText => "احفظ نص المقال في ملف ‎.txt.",
        K::BrokenJson => "أصلحه عند هذا الموضع؛ ما قبله قُرئ.",
        K::NotAnArticle => "اجعله كائنات فيها id وtext.",
        K::NoText => "أضف النص، أو اترك المقال.",
        K::FieldNotText => "ضعه بين علامتي اقتباس؛ قُرئ المقال بدونه.",
        K::BadDate => "اكتبه سنة-شهر-يوم؛ قُرئ المقال بدونه.",
        K::BundleVersion => "اصنع الحزمة ثانية بهذا البرنامج، أو حدّث البرنامج.",
        K::NoTextColumn => "أضف صفا أول مثل: id,title,published,text",
        K::LongRow => "ضع الخلية التي فيها الفاصل بين علامتي اقتباس؛ تُرك هذا الصف.",
        K::OpenQuote => "أغلقها؛ تُرك هذا الصف.",
        K::BrokenZip => "اصنعه ثانية، أو فكّه وأعط الملفات.",
        K::OddPath => "اصنع الملف ثانية من داخل مجلده؛ قُرئ المقال باسمه وحده.",
        K::Encrypted => "فكّه وأعط الملفات.",
        K::NestedZip => "أعطه وحده.",
        K::TooLarge => "قسّمه.",
        K::BrokenEntry => "اصنع الملف ثانية، أو فكّه وأعط الملفات.",
        K::SameId => "سمّهما باسمين؛ أُعيدت تسمية الثاني.",
    }
}

/// What was met there: the file's own words, and what a parser says of them where the reader has its language.
#[must_use]
pub fn met(kind: ProblemKind, detail: &str, locale: Locale) -> &str {
    use ProblemKind as K;
    // What JSON parsers say when the file stops in the middle.
    if kind == K::BrokenJson && detail.starts_with("EOF") {
        return locale.words().ends_early;
    }
    let is_own = matches!(
        kind,
        K::FieldNotText | K::BadDate | K::BundleVersion | K::NoTextColumn | K::OddPath | K::SameId | K::NoText
    );
    if is_own || locale.lang == Lang::En || !detail.contains(' ') { detail } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_s_english_stays_out_of_arabic() {
        let english = Locale { lang: Lang::En, ..Locale::default() };
        let json = |detail: &'static str, locale| met(ProblemKind::BrokenJson, detail, locale);
        assert_eq!(json("EOF while parsing a value", Locale::default()), "ينتهي قبل تمامه");
        assert_eq!(json("EOF while parsing a value", english), "it ends too early");
        assert_eq!(
            (json("expected value", Locale::default()), json("expected value", english)),
            ("", "expected value")
        );
        assert_eq!(met(ProblemKind::BadDate, "بعد غد", Locale::default()), "بعد غد");
        assert_eq!(met(ProblemKind::UnknownKind, ".xlsx", Locale::default()), ".xlsx");
    }

    #[test]
    fn every_problem_is_told_in_both_languages() {
        let english = Locale { lang: Lang::En, ..Locale::default() };
        for kind in ProblemKind::ALL {
            assert_ne!(expected(kind, Locale::default()), expected(kind, english));
            assert_ne!(remedy(kind, Locale::default()), remedy(kind, english));
        }
    }
}
