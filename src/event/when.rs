//! When it happened: the date of its clause, told apart from that of the statement, and the date at which the story
//! stands for a telling that goes on from the one before.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::draft::{DateAt, Draft};
use crate::event::family::family;
use crate::event::model::{DatePrecision, EventDate, Status};
use crate::lexicon::rows::{CueKind, VerbRole};
use crate::mention::date::Date;
use crate::mention::trigger::{Head, Trigger};
use crate::text::TokenKind;

/// How far after a verb of saying the date of the statement may stand, in tokens.
const STATEMENT_REACH: usize = 6;

/// The same after a verb of claiming, whose object stands between.
const CLAIM_REACH: usize = 12;

/// How far behind the date of a statement the word may stand that opens what is said, in tokens.
const OPENING_REACH: usize = 3;

/// How far before a trigger «غداة» may stand, in tokens.
const MORROW_REACH: usize = 3;

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
    if let Some(eve) = chooser.day_before() {
        return Some(eve);
    }
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

    /// «غداة اشتباكات قتل فيها اثنان»: the day before that of what is told first.
    fn day_before(&self) -> Option<Told> {
        let start = self.trigger.tokens.start;
        let eve = (start.saturating_sub(MORROW_REACH).max(self.sentence.start)..start)
            .find(|&at| self.context.document.word(at) == "غداه")?;
        let told = self.of_sentence().filter(|d| d.end <= eve).max_by_key(|d| d.start)?;
        let day = Date::parse(told.date.edtf.as_deref()?)?.plus(-1);
        let date = EventDate { edtf: Some(day.to_string()), precision: DatePrecision::Day, span: told.date.span };
        Some(Told { date, of_statement: false })
    }

    /// Whether the words tie a date to something else than the trigger.
    fn is_of_another(&self, date: &DateAt) -> bool {
        let document = self.context.document;
        let start = self.trigger.tokens.start;
        let word = |at: usize| document.word(at);
        // «في اليوم نفسه … قبل ساعات من الهجوم»: only the distance dates what it counts from.
        let governed = start > 0 && matches!(word(start - 1), "من" | "علي" | "عن");
        let counted = self.dates.iter().find(|d| governed && d.end + 1 == start);
        if let Some(counted) = counted.filter(|d| matches!(word(d.start).trim_start_matches('و'), "قبل" | "بعد"))
        {
            return counted.start != date.start;
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
        if date.start > 0 && word(date.start).starts_with("منذ") && held(date.start - 1) {
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

/// When the story stands.
pub struct StoryTime<'a> {
    /// All dates of the document.
    dates: &'a [DateAt],
    date: Option<EventDate>,
    /// Last sentence of the event before.
    last: usize,
}

/// Sentences over which a story's date holds.
const STORY_REACH: usize = 2;

impl<'a> StoryTime<'a> {
    /// Before anything is told.
    #[must_use]
    pub fn new(dates: &'a [DateAt]) -> Self {
        Self { dates, date: None, last: 0 }
    }

    /// The date of the event that `draft` tells, which from here on is where the story stands.
    pub fn tell(&mut self, context: &Context<'_>, draft: &mut Draft) -> EventDate {
        let date = match draft.date.take() {
            None if self.morrow(context, draft).is_some() => self.morrow(context, draft).unwrap_or_default(),
            // «بعد ساعات» is on the same day.
            Some(date) if date.edtf.is_none() && is_hours(context, &date) && self.goes_on(context, draft) => {
                EventDate { span: date.span, ..self.date.clone().unwrap_or_default() }
            }
            Some(date) => {
                let date = exact_day(context, self.dates, draft, &date).unwrap_or(date);
                self.date = Some(date.clone());
                date
            }
            None if self.during(context, draft) => self.date.clone().unwrap_or_default(),
            None if self.goes_on(context, draft) => self.date.clone().unwrap_or_default(),
            None if self.date.is_none() => lead_date(context, self.dates, draft).unwrap_or_default(),
            None => EventDate::default(),
        };
        self.last = draft.sentences.iter().copied().max().unwrap_or(0);
        date
    }

    /// «جاء ذلك غداة هجوم»: the day before the event that was told last.
    fn morrow(&self, context: &Context<'_>, draft: &Draft) -> Option<EventDate> {
        let trigger = &context.triggers[draft.trigger];
        let start = trigger.tokens.start;
        let first = context.document.sentences[trigger.sentence].tokens.start;
        let told = (start.saturating_sub(MORROW_REACH).max(first)..start).any(|at| context.document.word(at) == "غداه");
        let day = Date::parse(self.date.as_ref().filter(|_| told)?.edtf.as_deref()?)?.plus(-1);
        Some(EventDate { edtf: Some(day.to_string()), precision: DatePrecision::Day, span: None })
    }

    /// «وخلال الهجوم، أخذوا رهائن»: at the time of the event before, however exactly that is told.
    fn during(&self, context: &Context<'_>, draft: &Draft) -> bool {
        let sentence = draft.sentences[0];
        let first = context.document.sentences[sentence].tokens.start;
        let word = |at: usize| if at < context.document.tokens.len() { context.document.word(at) } else { "" };
        let opens = matches!(word(first), "خلال" | "وخلال" | "اثناء" | "واثناء" | "وفي" | "في")
            && matches!(
                word(first + 1),
                "الهجوم" | "العمليه" | "المعركه" | "المعارك" | "الاشتباكات" | "الاشتباك" | "الاعتداء"
            );
        opens && sentence <= self.last + 1 && self.date.is_some()
    }

    /// Whether a telling without a date goes on from the event before it: not when it looks back or ahead.
    fn goes_on(&self, context: &Context<'_>, draft: &Draft) -> bool {
        let told = matches!(draft.status, Status::Asserted | Status::Claimed) && !draft.aggregate;
        let near = draft.sentences[0] <= self.last + STORY_REACH;
        let day = self.date.as_ref().is_some_and(|d| d.precision == DatePrecision::Day || is_short(d));
        told && near && day && !looks_back(context, draft)
    }
}

/// The day that the next sentences give for what the article opens with: «اغتيال … . وقتل الخميس خارج مسجد».
fn lead_date(context: &Context<'_>, dates: &[DateAt], draft: &Draft) -> Option<EventDate> {
    let told = matches!(draft.status, Status::Asserted | Status::Claimed) && !draft.aggregate;
    let first = draft.sentences.first().copied()?;
    if !told || first > LEAD {
        return None;
    }
    let near = |t: &&Trigger| t.sentence > first && t.sentence <= first + LEAD_REACH;
    let same = context.triggers.iter().enumerate().filter(|(_, t)| near(t) && family(t.class()) == family(draft.class));
    // A date with its year is of another time.
    let with_year = |d: &EventDate| {
        let digits = d.span.map(|span| span.of(context.document.text)).unwrap_or_default();
        digits.split(|c: char| !c.is_numeric()).any(|number| number.chars().count() == 4)
    };
    let day = |d: &EventDate| d.precision == DatePrecision::Day && d.edtf.is_some() && !with_year(d);
    same.filter_map(|(index, _)| date(context, dates, index)).map(|told| told.date).find(day)
}

/// The day inside the week that a telling gives, where the next sentences give one.
fn exact_day(context: &Context<'_>, dates: &[DateAt], draft: &Draft, week: &EventDate) -> Option<EventDate> {
    let range = week.edtf.as_deref().filter(|range| range.len() == 21 && range.contains('/'))?;
    let first = week.span.and_then(|span| context.document.sentences.iter().position(|s| s.span.contains(span)))?;
    let near = |t: &&Trigger| t.sentence > first && t.sentence <= first + LEAD_REACH;
    if draft.plural || draft.aggregate {
        return None;
    }
    let same = context.triggers.iter().enumerate().filter(|(_, t)| near(t) && family(t.class()) == family(draft.class));
    let day = |d: &EventDate| {
        d.precision == DatePrecision::Day && d.edtf.as_deref().is_some_and(|day| day.len() == 10 && holds(range, day))
    };
    same.filter_map(|(index, _)| date(context, dates, index)).map(|told| told.date).find(day)
}

/// How many sentences on the day may stand.
const LEAD_REACH: usize = 3;
/// Sentences that open an article.
const LEAD: usize = 2;

/// A range of a week at most: a night, a battle until dawn, «last week».
#[must_use]
pub fn is_short(date: &EventDate) -> bool {
    let halves = date.edtf.as_deref().and_then(|range| range.split_once('/'));
    halves.is_some_and(|(first, last)| {
        let day = |d: &str| d.get(8..10).and_then(|d| d.parse::<u32>().ok());
        first.get(..7) == last.get(..7) && day(first).zip(day(last)).is_some_and(|(x, y)| y <= x + 6)
    })
}

fn is_hours(context: &Context<'_>, date: &EventDate) -> bool {
    date.span.is_some_and(|span| {
        let text = span.of(context.document.text);
        text.contains("ساعات") || text.contains("ساعة") || text.contains("ساعتين")
    })
}

/// «بعد أن سيطروا», «وكان قد», «في وقت سابق»: an earlier time than that of the story.
fn looks_back(context: &Context<'_>, draft: &Draft) -> bool {
    let trigger = &context.triggers[draft.trigger];
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let start = trigger.tokens.start;
    let word = |at: usize| context.document.word(at);
    let near = start.saturating_sub(3).max(sentence.start)..start;
    let after =
        near.clone().any(|at| matches!(word(at), "بعدما" | "عقب") || matches!(word(at), "بعد") && word(at + 1) == "ان");
    after || context.cue(sentence.start..start, CueKind::Background).is_some()
}
