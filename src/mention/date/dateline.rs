//! The publication date that a text tells itself: a byline of weekday, date and time, «تاريخ النشر», or an agency's
//! dateline. Used where metadata has none.

use crate::mention::date::calendar::Date;
use crate::mention::date::expr::{DateExpr, YearRef};
use crate::mention::date::find;
use crate::mention::date::resolve::Anchors;
use crate::mention::reader::Reader;
use crate::mention::sense::Sense;
use crate::text::Document;

/// How many lines at the head of a text may hold its dateline: headline, section, share bar, byline, caption.
const HEAD_LINES: usize = 10;
/// Longest byline, in tokens.
const MAX_BYLINE: usize = 24;
/// How far into a paragraph an agency's dateline reaches: «بغداد 5 يونيو 2018 (وكالة) -».
const MAX_DATELINE: usize = 8;

/// The publication date that the text tells, if it does.
#[must_use]
pub fn dateline_date(document: &Document<'_>) -> Option<Date> {
    let head =
        document.sentences.iter().find(|s| s.paragraph >= HEAD_LINES).map_or(document.tokens.len(), |s| s.tokens.start);
    let reader = Reader::new(document);
    let dates = find::find(&reader);
    for date in dates.iter().take_while(|date| date.tokens.start < head) {
        let DateExpr::Day { year: YearRef::Said(_), .. } = date.expr else { continue };
        let sentence = document.sentence_of(date.tokens.start).map(|at| &document.sentences[at])?;
        let paragraph = sentence.paragraph;
        let first = document.sentences.iter().find(|s| s.paragraph == paragraph)?.tokens.start;
        let last = document.sentences.iter().rev().find(|s| s.paragraph == paragraph)?.tokens.end;
        let weekday = matches!(reader.sense(date.tokens.start), Some(Sense::Weekday(_)));
        let label = (first..date.tokens.start).any(|i| {
            matches!(reader.word(i), "النشر" | "نشر" | "نشرت" | "تحديث" | "التحديث" | "كتب" | "بتاريخ" | "بواسطه")
        });
        let clock = (date.tokens.end..(date.tokens.end + 4).min(last)).any(|i| reader.is_digits(i));
        let alone = date.tokens.start == first && date.tokens.end + 1 >= last;
        let byline = last - first <= MAX_BYLINE
            && (label || alone || (date.tokens.start == first && (clock || weekday)) || (weekday && clock));
        let agency =
            date.tokens.end - first <= MAX_DATELINE && matches!(reader.word(date.tokens.end), "(" | "-" | "–" | "/");
        if byline || agency {
            return date.expr.resolve(&Anchors::default()).first;
        }
    }
    None
}
