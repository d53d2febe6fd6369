//! Dates and durations: from a document to the words that tell when and how long, each with what it says
//! ([`DateExpr`], [`Duration`]); and from what a date says to the day, month or range it means, once the publication
//! date and the story's own date are known ([`DateExpr::resolve`]). Which event a date belongs to, and where the
//! story stands, is left to `event`.

pub mod calendar;
mod context;
mod dateline;
mod distance;
mod duration;
mod expr;
mod find;
mod named;
mod numeric;
mod point;
mod resolve;
mod units;
mod year;

use std::ops::Range;

pub use calendar::Date;
pub use dateline::dateline_date;
pub use duration::{Duration, DurationMention};
pub use expr::{DateExpr, Origin, Pointing, YearRef};
pub use point::{DatePrecision, Extent, Point};
pub use resolve::{Anchors, Resolved};

use crate::mention::mention_span;
use crate::mention::number::{self, NumberMention};
use crate::mention::reader::Reader;
pub use crate::mention::sense::{Calendar, TimeUnit};
use crate::span::Span;
use crate::text::Document;

/// Words that name a date. A preposition before it (في, إلى) is left out; منذ, which gives it its meaning, is not;
/// يوم, شهر, عام and the time of day (صباح، ليل) belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// Those words.
    pub tokens: Range<usize>,
    /// What they say.
    pub expr: DateExpr,
    /// Folded bytes of the proclitic on the first word (ومنذ), which are not part of the date.
    pub proclitic_bytes: u8,
}

impl DateMention {
    /// The words in the text, without a proclitic.
    #[must_use]
    pub fn span(&self, document: &Document<'_>) -> Span {
        mention_span(document, &self.tokens, self.proclitic_bytes)
    }
}

/// All dates of a document, in order, none overlapping another.
#[must_use]
pub fn find_dates(document: &Document<'_>) -> Vec<DateMention> {
    find::find(&Reader::new(document))
}

/// All durations of a document, in order. One inside a date (قبل ثلاثة أيام) is found too.
#[must_use]
pub fn find_durations(document: &Document<'_>) -> Vec<DurationMention> {
    let reader = Reader::new(document);
    duration::find(&reader, &number::find(&reader))
}

/// Everything that this stage finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Times {
    /// The dates.
    pub dates: Vec<DateMention>,
    /// The durations.
    pub durations: Vec<DurationMention>,
    /// The numbers that no date holds.
    pub numbers: Vec<NumberMention>,
}

/// Dates, durations, and the numbers outside dates, looking each word up once.
#[must_use]
pub fn find_all(document: &Document<'_>) -> Times {
    let reader = Reader::new(document);
    let dates = find::find(&reader);
    let taken: Vec<Range<usize>> = dates.iter().map(|date| date.tokens.clone()).collect();
    let numbers = number::find(&reader);
    let durations = duration::find(&reader, &numbers);
    Times { durations, numbers: number::outside(numbers, &taken), dates }
}
