//! Tells headline, story and page furniture apart, line by line. A line is furniture when it opens with what
//! web pages put around a story (share, print, related articles, follow us) or is a bare date or byline.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{Document, SentenceKind, TokenKind};

/// Folded openings of furniture lines; the line must also be short, because a story may begin alike.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "^(?:",
        "طباعه|شارك(?:ها|ه|وا|نا)?(?: |$)|مشاركه(?: |$)|اقرا(?:وا)?(?: ايضا| المزيد| كذلك|:| )|للمزيد|المزيد(?: من)? |",
        "مقالات ذات صله|مواضيع ذات صله|مواضيع متعلقه|اخبار ذات صله|ذات صله|شاهد(?:وا)?(?: ايضا| |:)|تابع(?:وا|نا|ونا)? |",
        "حمل(?:وا)? تطبيق|انقر(?:وا)? |اضغط(?:وا)? |اشترك(?:وا)? |جميع الحقوق|حقوق النشر|كل الحقوق|التعليقات|",
        "حجم الخط|نسخ الرابط|انسخ الرابط|تويتر|فيسبوك|واتساب|تلغرام|تليغرام|بواسطه |كتب(?:ت)? ?:|تاريخ النشر|اخر تحديث|نشر في|",
        "الوسوم|كلمات مفتاحيه|تصنيفات|مصدر الصوره|صدر الصوره|الصوره:|تصوير:|نشرت في|الاكثر قراءه|مقال راي|تحليل$|دراسه$",
        ")"
    ))
    .expect("the pattern is fixed and tested")
});

/// A line of nothing but a weekday, a date and a time.
static BARE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "^(?:(?:الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت) )?[0-9]{1,4} ?[/ -] ?[^ ]{1,8} ?[/ -] ?[0-9]{1,4}",
        "(?: - [0-9]{1,2} : [0-9]{2}(?: [صم])?)?$"
    ))
    .expect("the pattern is fixed and tested")
});

/// Longest furniture line, in tokens: share bars and related links run to about 15 words.
const MAX_FURNITURE_TOKENS: usize = 18;
/// Longest headline, in tokens.
const MAX_HEADLINE_TOKENS: usize = 26;

/// Sets the kind of every sentence of the document.
pub fn classify(document: &mut Document<'_>) {
    let mut at = 0;
    let mut seen_story = false;
    let mut key = String::new();
    while at < document.sentences.len() {
        let paragraph = document.sentences[at].paragraph;
        let end = at + document.sentences[at..].iter().take_while(|s| s.paragraph == paragraph).count();
        let tokens = document.sentences[at].tokens.start..document.sentences[end - 1].tokens.end;
        let last_kind = document.kind(tokens.end - 1);
        let short = tokens.len() <= MAX_FURNITURE_TOKENS;
        let kind = if short && {
            line_key(document, tokens.clone(), &mut key);
            OPENING.is_match(&key) || BARE_DATE.is_match(&key)
        } {
            SentenceKind::Furniture
        } else if end - at == 1
            && tokens.len() <= if seen_story { 12 } else { MAX_HEADLINE_TOKENS }
            && (!matches!(last_kind, TokenKind::Stop | TokenKind::Mark('،' | '؛' | ':' | ')'))
                || at == 0 && ends_like_a_headline(document, tokens.clone()))
            && end < document.sentences.len()
        {
            SentenceKind::Headline
        } else {
            seen_story = true;
            SentenceKind::Body
        };
        for sentence in &mut document.sentences[at..end] {
            sentence.kind = kind;
        }
        at = end;
    }
}

/// A first line that ends in a question mark or in dots is a headline all the same.
fn ends_like_a_headline(document: &Document<'_>, tokens: std::ops::Range<usize>) -> bool {
    let last = document.tokens[tokens.end - 1].span.of(document.text);
    last != "." || tokens.len() > 1 && document.kind(tokens.end - 2) == TokenKind::Stop
}

/// The line's folded words with single spaces between them.
fn line_key(document: &Document<'_>, tokens: std::ops::Range<usize>, key: &mut String) {
    key.clear();
    for index in tokens {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(document.word(index));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[SentenceKind]) {
        let document = Document::new(text);
        let kinds: Vec<_> = document.sentences.iter().map(|s| s.kind).collect();
        assert_eq!(kinds, expected, "{text}");
    }

    #[test]
    fn lines_around_a_story() {
        use SentenceKind::{Body, Furniture, Headline};
        check("هدوء في المدينة بعد القتال\nعاد السكان إلى بيوتهم.", &[Headline, Body]);
        check("طباعة شارك\nعاد السكان إلى بيوتهم. وفتحت الأسواق.", &[Furniture, Body, Body]);
        check("الأحد 25/سبتمبر/2022 - 11:08 م\nعاد السكان.", &[Furniture, Body]);
        check("عاد السكان.\nاقرأ أيضا: حصاد الأسبوع", &[Body, Furniture]);
        check("شاركت القوة في القتال حتى المساء ثم عادت إلى قاعدتها في الشمال.", &[Body]);
    }
}
