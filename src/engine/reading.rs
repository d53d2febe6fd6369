//! An article with all that its words say, before events are made of it: what the extraction of events, the list of
//! mentions and the explanation of both start from.

use std::ops::Range;

use super::Stage;
use crate::article::Article;
use crate::event::assemble::{Told, events};
use crate::event::context::Context;
use crate::event::draft::DateAt;
use crate::event::model::{DatePrecision, EventDate};
use crate::lexicon::Lexicon;
use crate::mention::date::{Anchors, Date, DateExpr, DateMention, Extent, Origin, Times, dateline_date, find_all};
use crate::mention::entity::Entities;
use crate::mention::scan::Scan;
use crate::mention::trigger::{Trigger, find_triggers};
use crate::text::Document;

/// An article, read.
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// The tables that it was read with.
    pub lexicon: &'static Lexicon,
    /// Its text.
    pub document: Document<'a>,
    /// When it appeared: its own date, else that of its dateline.
    pub published: Option<Date>,
    /// Dates, durations and numbers.
    pub times: Times,
    /// The dates as resolved, one for each of `times.dates`.
    pub dates: Vec<DateAt>,
    /// Every match of every word.
    pub scan: Scan,
    /// Noun phrases.
    pub entities: Entities,
    /// Words that tell or frame an event.
    pub triggers: Vec<Trigger>,
}

impl<'a> Reading<'a> {
    /// Reads `article`, telling `finished` of each stage when it is done.
    #[must_use]
    pub fn new(article: &'a Article, lexicon: &'static Lexicon, mut finished: impl FnMut(Stage)) -> Self {
        let document = Document::new(&article.text);
        finished(Stage::Text);
        let published = article.published.as_deref().and_then(Date::parse).or_else(|| dateline_date(&document));
        let times = find_all(&document);
        let dates = resolve(&document, &times.dates, published);
        let taken: Vec<Range<usize>> = times.dates.iter().map(|d| d.tokens.clone()).collect();
        let counts: Vec<Range<usize>> = times.numbers.iter().map(|n| n.tokens.clone()).collect();
        finished(Stage::Times);
        let scan = Scan::new(&document, lexicon);
        finished(Stage::Scan);
        let entities = Entities::new(&document, &scan, lexicon, &taken, &counts);
        finished(Stage::Entities);
        let triggers = find_triggers(&document, &scan, &entities, lexicon, &taken);
        finished(Stage::Triggers);
        Self { article, lexicon, document, published, times, dates, scan, entities, triggers }
    }

    /// The events that the words tell, and what became of each trigger.
    #[must_use]
    pub fn tell(&self) -> Told {
        events(&self.context(), &self.dates, &self.article.id)
    }

    /// What events are made of.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            document: &self.document,
            scan: &self.scan,
            lexicon: self.lexicon,
            entities: &self.entities,
            numbers: &self.times.numbers,
            triggers: &self.triggers,
        }
    }
}

/// Resolves the dates in the order of the story: each may count from the one before it.
fn resolve(document: &Document<'_>, mentions: &[DateMention], published: Option<Date>) -> Vec<DateAt> {
    let mut anchors = Anchors { published, story: None };
    let mut out = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let resolved = mention.expr.resolve(&anchors);
        // «قبل ذلك بستة أيام» only looks back.
        let looks_back = matches!(mention.expr, DateExpr::Shift { origin: Origin::Story, by: ..=-1, .. });
        // صلاة الجمعة is no point of the story.
        let before = mention.tokens.start.checked_sub(1).map_or("", |at| document.word(at));
        let names_only = matches!(before, "صلاه" | "خطبه");
        // «الانتخابات المقررة في 20 أكتوبر»: what is still to come is no point of the story either.
        let first_day = resolved.extent.as_ref().and_then(Extent::first_day);
        let ahead = published.zip(first_day).is_some_and(|(now, day)| day > now);
        if resolved.extent.is_some() && !looks_back && !names_only && !ahead {
            anchors.story = resolved.extent;
        }
        let (edtf, precision) = one_day(resolved.edtf, resolved.precision, resolved.extent);
        out.push(DateAt {
            start: mention.tokens.start,
            end: mention.tokens.end,
            date: EventDate { edtf, precision, span: Some(document.span(mention.tokens.clone())) },
        });
    }
    out
}

/// A night is coded by the day that it begins on, and a range of one day is that day.
fn one_day(edtf: Option<String>, precision: DatePrecision, extent: Option<Extent>) -> (Option<String>, DatePrecision) {
    let halves = edtf.as_deref().and_then(|range| range.split_once('/'));
    match halves {
        Some((first, last)) if first == last || matches!(extent, Some(Extent::Night(..))) => {
            (Some(first.to_owned()), DatePrecision::Day)
        }
        _ => (edtf, precision),
    }
}
