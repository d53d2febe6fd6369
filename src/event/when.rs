//! When it happened: the date of its clause, told apart from that of the statement.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::draft::DateAt;
use crate::event::model::{DatePrecision, EventDate};
use crate::lexicon::rows::VerbRole;
use crate::mention::scan::Preposition;
use crate::mention::trigger::{Head, Trigger};
use crate::text::TokenKind;

/// How far after a verb of saying the date of the statement may stand, in tokens.
const STATEMENT_REACH: usize = 6;

/// The same after a verb of claiming, whose object stands between.
const CLAIM_REACH: usize = 12;

/// How far behind the date of a statement the word may stand that opens what is said, in tokens.
const OPENING_REACH: usize = 3;

/// How far before «منذ» a word may stand that says what has been held since.
const HELD_REACH: usize = 4;

/// How well a date of the sentence fits a trigger: the lower the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// In its clause.
    Clause,
    /// Elsewhere in its sentence.
    Sentence,
    /// With the verb before, to which this one is joined.
    Before,
    /// When it was said, or a day that only names something: صلاة الجمعة.
    Statement,
}

/// A date told with a trigger.
#[derive(Clone, Debug)]
pub struct Told {
    /// The date.
    pub date: EventDate,
    /// It is the day on which it was said, for want of any other.
    pub of_statement: bool,
}

/// The date told with a trigger: the nearest of its clause, else of its sentence.
#[must_use]
pub fn date(context: &Context<'_>, dates: &[DateAt], index: usize) -> Option<Told> {
    let chooser = Chooser::new(context, dates, index);
    let best =
        chooser.of_sentence().map(|d| (chooser.fit(d), chooser.distance(d), d)).min_by_key(|&(fit, far, _)| (fit, far));
    best.map(|(fit, _, d)| Told { date: chooser.meant(d), of_statement: fit == Fit::Statement })
}

struct Chooser<'a, 'c> {
    context: &'a Context<'c>,
    dates: &'a [DateAt],
    index: usize,
    trigger: &'a Trigger,
    clause: Range<usize>,
    /// Where the sentence begins, and where what follows has a date of its own.
    sentence: Range<usize>,
    /// The verbs of saying before it.
    said: Vec<&'a Trigger>,
}

impl<'a, 'c> Chooser<'a, 'c> {
    fn new(context: &'a Context<'c>, dates: &'a [DateAt], index: usize) -> Self {
        let trigger = &context.triggers[index];
        let sentence = context.document.sentences[trigger.sentence].tokens.clone();
        let clause = context.clause(index);
        let says =
            |t: &&Trigger| matches!(t.role(), VerbRole::Say | VerbRole::Allege | VerbRole::Claim | VerbRole::Deny);
        let said = context.triggers[..index].iter().rev().take_while(|t| t.sentence == trigger.sentence);
        let said = said.filter(says).collect();
        // «… وفي 5 أغسطس …» after a trigger begins what follows.
        let opens = |d: &&DateAt| {
            let before = d.start.checked_sub(1).map_or("", |at| context.document.word(at));
            d.start > trigger.tokens.end && matches!(before, "وفي" | "ويوم" | "ومنذ" | "وقبل" | "وبعد" | "ثم")
        };
        let next = dates.iter().find(opens).map_or(sentence.end, |d| d.start).min(sentence.end);
        let sentence = sentence.start..next.max(trigger.tokens.start);
        Self { context, dates, index, trigger, clause: clause.before.start..clause.after.end, sentence, said }
    }

    fn of_sentence(&self) -> impl Iterator<Item = &'a DateAt> {
        let from = self.dates.partition_point(|d| d.start < self.sentence.start);
        self.dates[from..].iter().take_while(|d| d.end <= self.sentence.end).filter(|d| !self.is_of_another(d))
    }

    fn distance(&self, date: &DateAt) -> usize {
        date.start.abs_diff(self.trigger.tokens.start)
    }

    fn fit(&self, date: &DateAt) -> Fit {
        let start = self.trigger.tokens.start;
        // «أعلن الجيش الخميس مقتل … الأحد»: a date beside the verb of saying is that of the statement.
        let statement = self.said.iter().any(|s| {
            let reach = if s.role() == VerbRole::Claim { CLAIM_REACH } else { STATEMENT_REACH };
            let beside = date.start <= s.tokens.end + reach;
            date.start >= s.tokens.end && date.end <= start && (beside || self.precedes_what_is_said(s, date))
        });
        let names_only = matches!(self.word_before(date, 1), "صلاه" | "خطبه" | "الذكري");
        if statement || names_only {
            return Fit::Statement;
        }
        let verb_between = || {
            self.context.triggers[..self.index]
                .iter()
                .rev()
                .take_while(|t| t.sentence == self.trigger.sentence)
                .any(|t| t.is_verb() && t.role() == VerbRole::Event && t.tokens.start < date.start)
        };
        if date.end <= start && self.trigger.is_verb() && self.trigger.proclitic.conjunction && verb_between() {
            return Fit::Before;
        }
        if date.start >= self.clause.start && date.end <= self.clause.end { Fit::Clause } else { Fit::Sentence }
    }

    /// «قال الأمين العام لحزب …، فلان، الأحد، إن …»: what is said begins behind the date, however long the speaker's name.
    fn precedes_what_is_said(&self, said: &Trigger, date: &DateAt) -> bool {
        let opens =
            |at: usize| matches!(self.context.document.word(at), "ان" | "انه" | "انها" | "بان" | "بانه" | "بانها");
        let behind = (date.end..(date.end + OPENING_REACH).min(self.trigger.tokens.start)).any(opens);
        let told = |t: &Trigger| t.tokens.start >= said.tokens.end && t.tokens.end <= date.start;
        behind && !(said.tokens.end..date.start).any(opens) && !self.context.triggers.iter().any(told)
    }

    /// Whether the words tie a date to something else than the trigger.
    fn is_of_another(&self, date: &DateAt) -> bool {
        let document = self.context.document;
        let start = self.trigger.tokens.start;
        let word = |at: usize| if at < document.tokens.len() { document.word(at) } else { "" };
        // «في اليوم نفسه … قبل ساعات من الهجوم»: only the distance dates what it counts from.
        let governed = start > 0 && matches!(word(start - 1), "من" | "علي" | "عن");
        let counted = self.dates.iter().find(|d| governed && d.end + 1 == start);
        if let Some(counted) = counted.filter(|d| matches!(word(d.start).trim_start_matches('و'), "قبل" | "بعد"))
        {
            return counted.start != date.start;
        }
        // «… بعد يومين من هجوم», «… غداة هجوم»: the distance is of what it names, not of what precedes it.
        let first = word(date.start).trim_start_matches('و');
        let beside = matches!(first, "غداه" | "عشيه") && date.end == date.start + 1;
        let names_next = beside || matches!(first, "بعد" | "قبل") && matches!(word(date.end), "من" | "علي");
        if names_next && start < date.start || beside && date.date.edtf.is_none() {
            return true;
        }
        // «أعلنت الاثنين التحقيق في مقتل …»: what precedes dates what is done about it.
        if date.end <= start && is_referred_to(self.context, self.trigger) {
            return true;
        }
        // الانتخابات المقررة في 20 أكتوبر
        let scheduled = (1..=3).any(|back| {
            let word = self.word_before(date, back);
            matches!(word.strip_prefix("ال").unwrap_or(word), "مقرر" | "مقرره" | "مزمع" | "مزمعه")
        });
        if scheduled {
            return true;
        }
        // حرب 2014، اتفاق 2015: a year that names something.
        let named =
            matches!(self.word_before(date, 1), "حرب" | "انتخابات" | "ثوره" | "انتفاضه" | "اتفاق" | "معاهده" | "دستور");
        if named && !matches!(self.word_before(date, 2), "في" | "خلال" | "ابان" | "اثناء") {
            return true;
        }
        // الغوطة المحاصرة منذ 2013
        let held = |at: usize| {
            matches!(word(at), "المحاصره" | "المحاصر" | "الخاضعه" | "الخاضع" | "المحتله" | "المحتل") && at != start
        };
        // The Ghouta may lie somewhere, between: «المحاصرة قرب دمشق منذ 2013».
        let held_from = date.start.saturating_sub(HELD_REACH).max(start + 1);
        if word(date.start).starts_with("منذ") && (held_from..date.start).any(held) {
            return true;
        }
        // الأعنف منذ صيف 2014
        let since = word(date.start).starts_with("منذ") || self.word_before(date, 1).ends_with("منذ");
        let superlative = |at: usize| {
            matches!(
                word(at).strip_prefix('ك').unwrap_or(word(at)),
                "الاعنف"
                    | "الاكبر"
                    | "الاسوا"
                    | "الاول"
                    | "الاولي"
                    | "اعنف"
                    | "اكبر"
                    | "اسوا"
                    | "الاكثر"
                    | "الادمي"
                    | "الاشد"
                    | "اول"
                    | "اكثر"
                    | "الاضخم"
                    | "اضخم"
                    | "الاعلي"
                    | "اعلي"
            )
        };
        let from = date.start.saturating_sub(8).max(self.sentence.start);
        // «أكثر من ستة آلاف قتيل منذ 2015» only counts.
        let superlative = |at: usize| superlative(at) && word(at + 1) != "من";
        if since && (from..date.start).any(superlative) {
            return true;
        }
        // «أعنف هجوم منذ انسحاب القوات في أغسطس»
        let since = (from..date.start).rev().find(|&at| word(at) == "منذ" && at > start);
        if since.is_some_and(|since| (since.saturating_sub(8).max(self.sentence.start)..since).any(superlative)) {
            return true;
        }
        // «… الأحد بعد أن سيطروا على المدينة»: what came before has a time of its own.
        let parted = |at: usize| matches!(word(at), "بعدما") || word(at) == "بعد" && word(at + 1) == "ان";
        // «عطلة نهاية الأسبوع التي أعقبت الهجوم»: a time told by the event, not of it.
        let told_by = |at: usize| matches!(word(at), "اعقبت" | "اعقب" | "تلت" | "تلا" | "سبقت" | "سبق");
        if date.end <= start && (date.end..start).any(|at| parted(at) || told_by(at)) {
            return true;
        }
        // «هجوم … يشبه الهجوم الذي وقع عام 2013»: the date in a relative clause is of the noun before it.
        if date.start > self.trigger.tokens.end && !self.trigger.is_verb() {
            let relative = (self.trigger.tokens.end..date.start)
                .rev()
                .find(|&at| matches!(word(at), "الذي" | "التي" | "اللذين" | "اللذان" | "اللتين"));
            return relative.is_some_and(|relative| {
                let later = self.context.triggers[self.index + 1..].iter().find(|t| {
                    t.tokens.start >= relative.saturating_sub(3)
                        && t.tokens.end <= relative
                        && matches!(t.head, Head::Noun { definite: true, .. })
                });
                later.is_some_and(|t| t.class() == self.trigger.class())
            });
        }
        false
    }

    fn word_before(&self, date: &DateAt, back: usize) -> &str {
        date.start.checked_sub(back).map_or("", |at| self.context.document.word(at))
    }

    /// «منذ مارس، حين انتزع …»: the day itself, not the time since.
    fn meant(&self, date: &DateAt) -> EventDate {
        let document = self.context.document;
        let mut at = date.end;
        while matches!(document.kind(at), TokenKind::Mark('،' | ',')) {
            at += 1;
        }
        let when = at < document.tokens.len() && matches!(document.word(at), "حين" | "عندما" | "حينما" | "يوم");
        let mut out = date.date.clone();
        if when
            && at + 1 == self.trigger.tokens.start
            && let Some((first, _)) = out.edtf.as_deref().and_then(|range| range.split_once('/'))
        {
            out.precision = precision_of(first);
            out.edtf = Some(first.to_owned());
        }
        out
    }
}

/// Whether a happening is only what something else is about: «قضية مقتل», «احتجاجا على اعتقال», «التحقيق في اغتيال».
pub(super) fn is_referred_to(context: &Context<'_>, trigger: &Trigger) -> bool {
    if trigger.is_verb() {
        return false;
    }
    let word = |back: usize| {
        let word = trigger.tokens.start.checked_sub(back).map_or("", |at| context.document.word(at));
        word.strip_prefix('و').unwrap_or(word)
    };
    let (before, last) = (word(2), word(1));
    match last {
        "قضيه" | "قضايا" | "ملف" | "ذكري" | "الذكري" | "بشان" | "خلفيه" | "ملابسات" | "لغز" | "غموض" | "بتهمه" => {
            true
        }
        "في" => {
            matches!(
                before,
                "تحقيق"
                    | "تحقيقا"
                    | "التحقيق"
                    | "تحقيقات"
                    | "التحقيقات"
                    | "تحقق"
                    | "تحقيقها"
                    | "ضالع"
            ) || before.contains("تورط")
                || before.contains("ضلوع")
        }
        "علي" => matches!(before, "احتجاجا" | "للاحتجاج" | "اسفها" | "اسفه" | "الاسف"),
        "عن" => before.ends_with("مسووليه") || before.ends_with("مسووليتها") || before.ends_with("مسووليته"),
        "يتعلق" | "تتعلق" | "المتعلقه" | "المتعلق" | "تنديدا" | "المتهم" | "المتهمين" | "متهم" | "متهما" => {
            trigger.proclitic.preposition == Some(Preposition::Bi)
        }
        _ => false,
    }
}

/// The precision of a plain EDTF date, by its length.
fn precision_of(edtf: &str) -> DatePrecision {
    match edtf.len() {
        10 => DatePrecision::Day,
        7 => DatePrecision::Month,
        4 => DatePrecision::Year,
        _ => DatePrecision::Unknown,
    }
}

/// Whether the EDTF date `wide` holds `narrow`: the month its day, the week its Monday.
#[must_use]
pub fn holds(wide: &str, narrow: &str) -> bool {
    if narrow.starts_with(wide) {
        return true;
    }
    let Some((first, last)) = wide.split_once('/') else { return false };
    let (from, to) = narrow.split_once('/').unwrap_or((narrow, narrow));
    let plain = |d: &str| d.len() == 10 && !d.contains('X');
    plain(first) && plain(from) && plain(to) && first <= from && (last == ".." || plain(last) && to <= last)
}
