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
use crate::mention::date::{
    Anchors, Date, DateExpr, DateMention, Extent, Origin, Times, YearRef, dateline_date, find_all,
};
use crate::mention::entity::Entities;
use crate::mention::scan::Scan;
use crate::mention::trigger::{Trigger, find_triggers};
use crate::text::{Document, TokenKind};

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
    let mut chronicle = Chronicle::default();
    let mut out = Vec::with_capacity(mentions.len());
    let mut lead: Option<Extent> = None;
    for mention in mentions {
        // «ويأتي الهجوم بعد يومين من …»: the attack is what the article tells first.
        let from_lead = matches!(mention.expr, DateExpr::Apart { .. }) && comes_after(document, mention);
        let story = if from_lead { lead.or(anchors.story) } else { anchors.story };
        let resolved = mention.expr.resolve(&Anchors { published: chronicle.now(document, mention, published), story });
        chronicle.enter(document, mention, resolved.first);
        // «قبل ذلك بستة أيام» and «بعد يومين من …» only look back.
        let looks_back =
            matches!(mention.expr, DateExpr::Shift { origin: Origin::Story, by: ..=-1, .. } | DateExpr::Apart { .. });
        // صلاة الجمعة is no point of the story.
        let before = mention.tokens.start.checked_sub(1).map_or("", |at| document.word(at));
        let names_only = matches!(before, "صلاه" | "خطبه");
        // «الانتخابات المقررة في 20 أكتوبر»: what is still to come is no point of the story either.
        let first_day = resolved.extent.as_ref().and_then(Extent::first_day);
        let ahead = published.zip(first_day).is_some_and(|(now, day)| day > now);
        if resolved.extent.is_some() && !looks_back && !names_only && !ahead {
            anchors.story = resolved.extent;
            if resolved.precision == DatePrecision::Day && lead.is_none() {
                lead = resolved.extent;
            }
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

/// A list of dated paragraphs, «30 يناير 2013: …», in the order of time: a day without its year is the first such day after
/// the entry before.
#[derive(Default)]
struct Chronicle {
    /// The first day of the last entry, and its paragraph.
    entry: Option<(Date, usize)>,
}

/// A year less a day.
const NEARLY_A_YEAR: i32 = 364;

impl Chronicle {
    /// Up to which day the dates of the past reach: publication, except in a chronicle.
    fn now(&self, document: &Document<'_>, mention: &DateMention, published: Option<Date>) -> Option<Date> {
        let yearless = matches!(
            mention.expr,
            DateExpr::Day { year: YearRef::Unsaid(_), .. } | DateExpr::Month { year: YearRef::Unsaid(_), .. }
        );
        match self.entry {
            Some((entry, paragraph)) if yearless => {
                let here = paragraph_of(document, mention);
                let goes_on = here == Some(paragraph) || heads_an_entry(document, mention);
                let end = entry.plus(NEARLY_A_YEAR);
                if goes_on { Some(published.map_or(end, |now| now.min(end))) } else { published }
            }
            _ => published,
        }
    }

    fn enter(&mut self, document: &Document<'_>, mention: &DateMention, first: Option<Date>) {
        if let (Some(first), Some(paragraph)) = (first, paragraph_of(document, mention))
            && heads_an_entry(document, mention)
        {
            self.entry = Some((first, paragraph));
        }
    }
}

fn paragraph_of(document: &Document<'_>, mention: &DateMention) -> Option<usize> {
    document.sentence_of(mention.tokens.start).map(|at| document.sentences[at].paragraph)
}

/// Whether a date opens its paragraph and a colon follows it.
fn heads_an_entry(document: &Document<'_>, mention: &DateMention) -> bool {
    let Some(sentence) = document.sentence_of(mention.tokens.start) else { return false };
    let opens = mention.tokens.start <= document.sentences[sentence].tokens.start + 2
        && (sentence == 0 || document.sentences[sentence - 1].paragraph < document.sentences[sentence].paragraph);
    opens && document.kind(mention.tokens.end) == TokenKind::Mark(':')
}

/// Whether a verb of coming governs the distance: «يأتي الهجوم بعد …», «وجاءت الغارات غداة …».
fn comes_after(document: &Document<'_>, mention: &DateMention) -> bool {
    let from = mention.tokens.start.saturating_sub(COMES_REACH);
    (from..mention.tokens.start).any(|at| {
        let word = document.word(at);
        let word = word.strip_prefix('و').unwrap_or(word);
        matches!(word, "ياتي" | "تاتي" | "جاء" | "جاءت" | "يجيء" | "تجيء" | "اتي" | "اتت" | "وقع" | "وقعت")
    })
}

/// Words between a verb of coming and the distance that it governs.
const COMES_REACH: usize = 6;

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
