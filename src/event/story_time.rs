//! When the story stands: the day that a telling without a date goes on from, and the exact day that the next sentences
//! give for what the article opens with. The date of each telling by itself is `when`'s.

use crate::event::context::Context;
use crate::event::draft::{DateAt, Draft};
use crate::event::family::family;
use crate::event::model::{DatePrecision, EventDate, Status};
use crate::event::when::{date, holds, is_referred_to};
use crate::lexicon::rows::CueKind;
use crate::mention::trigger::Trigger;

/// When the story stands.
pub struct StoryTime<'a> {
    /// All dates of the document.
    dates: &'a [DateAt],
    date: Option<EventDate>,
    /// The first day told, that of the news itself.
    news: Option<EventDate>,
    /// Last sentence of the event before.
    last: usize,
}

/// Sentences over which a story's date holds; one that is looked back at holds for its own sentence only.
const STORY_REACH: usize = 2;

impl<'a> StoryTime<'a> {
    /// Before anything is told.
    #[must_use]
    pub fn new(dates: &'a [DateAt]) -> Self {
        Self { dates, date: None, news: None, last: 0 }
    }

    /// The date of the event that `draft` tells, which from here on is where the story stands.
    pub fn tell(&mut self, context: &Context<'_>, draft: &mut Draft) -> EventDate {
        let date = match draft.date.take() {
            // «بعد ساعات» is on the same day.
            Some(date) if date.edtf.is_none() && is_hours(context, &date) && self.goes_on(context, draft) => {
                EventDate { span: date.span, ..self.date.clone().unwrap_or_default() }
            }
            Some(date) => {
                let date = exact_day(context, self.dates, draft, &date).unwrap_or(date);
                self.news.get_or_insert_with(|| date.clone());
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

    /// Whether the story stands before the day of the news: told in passing, or looked back at.
    fn is_background(&self, context: &Context<'_>) -> bool {
        let first = |date: &EventDate| date.edtf.as_deref().map(|edtf| edtf.chars().take(10).collect::<String>());
        // News is told by the weekday; what opens with a full date is a history, and goes through its days.
        let numbered = |date: &EventDate| {
            date.span.is_some_and(|span| span.of(context.document.text).contains(|c: char| c.is_numeric()))
        };
        let day = self.news.as_ref().filter(|news| news.precision == DatePrecision::Day && !numbered(news));
        let news = day.and_then(first);
        news.zip(self.date.as_ref().and_then(first)).is_some_and(|(news, told)| {
            // Of two, no more is compared than both say.
            let told = told.split('/').next().unwrap_or_default().to_owned();
            let said = told.len().min(news.len());
            told[..said] < news[..said]
        })
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
        let reach = if self.is_background(context) { 0 } else { STORY_REACH };
        let near = draft.sentences[0] <= self.last + reach;
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
    after || is_referred_to(context, trigger) || context.cue(sentence.start..start, CueKind::Background).is_some()
}
