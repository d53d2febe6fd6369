//! Tells headline, story and page furniture apart, line by line. A line is furniture when it opens with what
//! web pages put around a story (share, print, related articles, follow us) or is a bare date or byline.

use crate::text::{Document, SentenceKind, TokenKind};

/// Folded openings of furniture lines, words and marks parted by one space; the line must also be short, because a story
/// may begin alike.
const OPENINGS: &[&str] = &[
    "طباعه",
    "للمزيد",
    "المزيد ",
    "مقالات ذات صله",
    "مواضيع ذات صله",
    "مواضيع متعلقه",
    "اخبار ذات صله",
    "ذات صله",
    "اقرا ",
    "اقراوا ",
    "شاهد ",
    "شاهدوا ",
    "تابع ",
    "تابعوا ",
    "تابعنا ",
    "تابعونا ",
    "حمل تطبيق",
    "حملوا تطبيق",
    "انقر ",
    "انقروا ",
    "اضغط ",
    "اضغطوا ",
    "اشترك ",
    "اشتركوا ",
    "جميع الحقوق",
    "حقوق النشر",
    "كل الحقوق",
    "التعليقات",
    "حجم الخط",
    "نسخ الرابط",
    "انسخ الرابط",
    "تويتر",
    "فيسبوك",
    "واتساب",
    "تلغرام",
    "تليغرام",
    "بواسطه ",
    "كتب :",
    "كتبت :",
    "تاريخ النشر",
    "اخر تحديث",
    "نشر في",
    "نشرت في",
    "الوسوم",
    "كلمات مفتاحيه",
    "تصنيفات",
    "مصدر الصوره",
    "صدر الصوره",
    "الصوره :",
    "تصوير :",
    "الاكثر قراءه",
    "مقال راي",
];
/// Furniture when they are a line's first word.
const FIRST_WORDS: &[&str] = &["شارك", "شاركها", "شاركه", "شاركوا", "شاركنا", "مشاركه"];
/// Furniture when they are all of a line.
const WHOLE_LINES: &[&str] = &["تحليل", "دراسه"];

fn is_furniture(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    OPENINGS.iter().any(|opening| line.starts_with(opening))
        || FIRST_WORDS.contains(&first)
        || WHOLE_LINES.contains(&line)
        || is_bare_date(line)
}

const WEEKDAYS: [&str; 7] = ["الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت"];

/// A line of nothing but a weekday, a date and a time: «الاحد 25 / سبتمبر / 2022 - 11 : 08 م».
fn is_bare_date(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let words = if WEEKDAYS.contains(&words[0]) { &words[1..] } else { &words };
    let Some(rest) = figures(words, 4) else { return false };
    let middle = |rest: &[&str]| rest.first().is_some_and(|word| word.chars().count() <= 8);
    // Each mark may be missing.
    [rest, after_joint(rest)].into_iter().filter(|rest| middle(rest)).any(|rest| {
        let rest = &rest[1..];
        [rest, after_joint(rest)].into_iter().filter_map(|rest| figures(rest, 4)).any(is_time_of_day)
    })
}

/// What follows a number of so many figures at most.
fn figures<'w, 'l>(words: &'w [&'l str], most: usize) -> Option<&'w [&'l str]> {
    let (first, rest) = words.split_first()?;
    ((1..=most).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit())).then_some(rest)
}

fn after_joint<'w, 'l>(words: &'w [&'l str]) -> &'w [&'l str] {
    if matches!(words.first(), Some(&("/" | "-"))) { &words[1..] } else { words }
}

/// Whether words are nothing or a time: «- 11 : 08 م».
fn is_time_of_day(words: &[&str]) -> bool {
    match words {
        [] => true,
        ["-", hour, ":", minute, half @ ..] => {
            figures(&[hour], 2).is_some()
                && minute.len() == 2
                && figures(&[minute], 2).is_some()
                && matches!(half, [] | ["ص" | "م"])
        }
        _ => false,
    }
}

/// Longest furniture line, in tokens: share bars and related links run to about 15 words.
const MAX_FURNITURE_TOKENS: usize = 18;
/// Longest headline, in tokens.
const MAX_HEADLINE_TOKENS: usize = 26;

/// A first line of so many sentences can be a headline: «غارات على المدينة.. ونزوح الآلاف».
const MAX_HEADLINE_SENTENCES: usize = 3;

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
            is_furniture(&key)
        } {
            SentenceKind::Furniture
        } else if (end - at == 1 || at == 0 && end <= MAX_HEADLINE_SENTENCES)
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
        check("2022/9/25\nعاد السكان.", &[Furniture, Body]);
        check("25 سبتمبر 2022 - 11:08\nعاد السكان.", &[Furniture, Body]);
        check("25 سبتمبر 2022 - 11:8\nعاد السكان.", &[Headline, Body]);
        check("دراسة\nعاد السكان.", &[Furniture, Body]);
        check("دراسة جديدة\nعاد السكان.", &[Headline, Body]);
        check("شاركت القوة في القتال حتى المساء ثم عادت إلى قاعدتها في الشمال.", &[Body]);
    }
}
