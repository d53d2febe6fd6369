//! Numbers: from a document to its figures, each with UCDP's three bounds, its bound words, and what sort of thing
//! it measures. Figures inside dates are found too: [`outside`] drops them once the dates are known. Which noun is
//! counted, and what happened to those counted, is left to `event`.

use std::ops::Range;

use crate::mention::bound;
use crate::mention::measure::{percent_words, unit_after, unit_of};
use crate::mention::mention_span;
use crate::mention::numeral::{Numeral, Value};
use crate::mention::reader::Reader;
use crate::mention::sense::Sense;
use crate::span::Span;
use crate::text::{Document, TokenKind};

/// Words before أحد that make it anyone, or a name.
const NOT_ONE_BEFORE: [&str; 9] = ["لا", "اي", "لاي", "كل", "نادي", "جبل", "غزوه", "باي", "يوم"];

/// Words after أحد that show that no whole follows.
#[rustfmt::skip]
const NOT_ONE_AFTER: [&str; 39] = [
    "من", "في", "علي", "عن", "الي", "ان", "بعد", "قبل", "منذ", "خلال", "حتي", "الا", "لا", "ما", "لم", "لن", "قد",
    "كان", "او", "ولا", "سوي", "غير", "بسوء", "بجروح", "باذي", "مع", "بين", "ولم", "بشكل", "لكن", "كما", "هنا",
    "هناك", "يعرف", "يعلم", "يريد", "اخر", "سواه", "سواهم",
];

/// A figure as UCDP codes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quantity {
    /// At least so many.
    pub low: Option<u32>,
    /// The figure given.
    pub best: Option<u32>,
    /// At most so many.
    pub high: Option<u32>,
}

/// How the words around a figure bound it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Nothing does: the figure is exact.
    Exact,
    /// ما لا يقل عن، على الأقل
    AtLeast,
    /// أكثر من، ما يزيد على
    MoreThan,
    /// نحو، حوالي، زهاء
    About,
    /// أقل من
    LessThan,
    /// لا يتجاوز، ما يصل إلى
    AtMost,
    /// بين … و…، من … إلى …
    Between,
    /// The word is no figure: عشرات، مئات، عدد من، بضعة
    Vague,
}

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// People or things.
    Count,
    /// A place in a row: الهجوم الثالث.
    Ordinal,
    /// A hundredth part.
    Percent,
    /// A half, two thirds; a number with decimals.
    Fraction,
    /// An hour of the day.
    ClockTime,
    /// Years of life.
    Age,
    /// A span of time.
    Time,
    /// Length, weight, surface, volume, calibre, degrees.
    Measure,
    /// Money.
    Currency,
    /// A name with a number in it: القرار 1701، إف 16.
    Label,
}

/// A figure in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// With its bound words, where they adjoin.
    pub tokens: Range<usize>,
    /// The numeral alone.
    pub head: Range<usize>,
    /// How many.
    pub quantity: Quantity,
    /// How bounded.
    pub bound: Bound,
    /// Of what sort.
    pub unit: Unit,
    /// Folded bytes of the proclitic on the first word (وأكثر من 200), which are not part of the number.
    pub proclitic_bytes: u8,
}

impl NumberMention {
    /// The words in the text, without a proclitic.
    #[must_use]
    pub fn span(&self, document: &Document<'_>) -> Span {
        mention_span(document, &self.tokens, self.proclitic_bytes)
    }
}

/// All figures of a document, in order, none overlapping another. Those of dates are among them.
#[must_use]
pub fn find_numbers(document: &Document<'_>) -> Vec<NumberMention> {
    find(&Reader::new(document))
}

/// The numbers that overlap none of `taken` (tokens of dates, of names with numbers), both in order.
#[must_use]
pub fn outside(numbers: Vec<NumberMention>, taken: &[Range<usize>]) -> Vec<NumberMention> {
    let free = |number: &NumberMention| {
        let at = taken.partition_point(|t| t.end <= number.head.start);
        taken.get(at).is_none_or(|t| t.start >= number.head.end)
    };
    numbers.into_iter().filter(free).collect()
}

pub(super) fn find(reader: &Reader<'_, '_>) -> Vec<NumberMention> {
    let mut numbers: Vec<NumberMention> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < reader.len() {
        match mention(reader, at, free) {
            Some(mut number) => {
                if number.unit == Unit::Percent {
                    number.tokens.end = number.head.end + percent_words(reader, number.head.end);
                }
                number.proclitic_bytes = proclitic_bytes(reader, number.tokens.start);
                at = number.tokens.end.max(number.head.end);
                free = at;
                numbers.push(number);
            }
            None => at += 1,
        }
    }
    numbers
}

/// Folded bytes of the proclitics on token `at`, which may be a bound word and so unknown to the tables.
fn proclitic_bytes(reader: &Reader<'_, '_>, at: usize) -> u8 {
    let word = reader.word(at);
    reader.proclitic_bytes(at).max((word.len() - bound::bare(word).len()) as u8)
}

/// The mention whose head begins at `at`; no token before `free` may belong to it.
fn mention(reader: &Reader<'_, '_>, at: usize, free: usize) -> Option<NumberMention> {
    if let Some(number) = one_or_some(reader, at) {
        return Some(number);
    }
    let numeral = reader.numeral(at)?;
    let mut head = at..numeral.end;
    let (value, unit) = match numeral.value {
        Value::Ordinal(n) => return Some(plain(head, n, Bound::Exact, Unit::Ordinal)),
        Value::Fraction | Value::Decimal => {
            let unit = match unit_after(reader, numeral.end) {
                Unit::Count => Unit::Fraction,
                unit => unit,
            };
            return Some(NumberMention {
                proclitic_bytes: 0,
                tokens: head.clone(),
                head,
                quantity: Quantity::default(),
                bound: Bound::Exact,
                unit,
            });
        }
        Value::Vague(low) => (low, unit_after(reader, numeral.end)),
        Value::Whole(value) => (value, unit_of(reader, &head)),
    };
    let vague = matches!(numeral.value, Value::Vague(_));
    if !vague && let Some((high, end)) = upper(reader, at, &numeral) {
        let shared = if numeral.scale == 1 && high.scale > 1 { high.scale } else { 1 };
        let Value::Whole(high_value) = high.value else { return None };
        let start = head.start - usize::from(at > free && reader.sense(at - 1) == Some(Sense::Between));
        head.end = end;
        let unit = unit_of(reader, &head);
        let quantity = Quantity { low: narrow(value.saturating_mul(shared)), best: None, high: narrow(high_value) };
        return Some(NumberMention {
            proclitic_bytes: 0,
            tokens: start..end,
            head,
            quantity,
            bound: Bound::Between,
            unit,
        });
    }
    // The article and the letters that are written apart before digits stand between a bound and its figure.
    let glued = at > free && reader.is_digits(at) && reader.is_glued_particle(at - 1) && reader.word(at - 1) != "و";
    let before = bound::before(reader, at - usize::from(glued)).filter(|found| found.edge >= free);
    let after = bound::after(reader, numeral.end);
    let mut tokens = head.clone();
    if let Some(found) = &before {
        tokens.start = found.edge;
    }
    if let Some(found) = &after {
        tokens.end = found.edge;
    }
    let bound = match (before, after) {
        (_, Some(found)) if found.bound != Bound::About => found.bound,
        (Some(found), _) | (None, Some(found)) => found.bound,
        (None, None) if vague => Bound::Vague,
        (None, None) => Bound::Exact,
    };
    let quantity = if vague { Quantity { low: narrow(value), best: None, high: None } } else { quantity(value, bound) };
    Some(NumberMention { proclitic_bytes: 0, tokens, head, quantity, bound, unit })
}

/// «أحد السجناء», «أحدهم», «عدد من»: words that count without being numerals.
fn one_or_some(reader: &Reader<'_, '_>, at: usize) -> Option<NumberMention> {
    match reader.sense(at)? {
        Sense::OneOf if is_one_of(reader, at) => Some(plain(at..at + 1, 1, Bound::Exact, Unit::Count)),
        Sense::OneOfThem => Some(plain(at..at + 1, 1, Bound::Exact, Unit::Count)),
        Sense::SeveralOf => {
            // «عدد من», «عدد آخر من», «العديد من», «عدد كبير من»; «عدد القتلى» gives no figure.
            let end = match (reader.word(at + 1), reader.word(at + 2)) {
                ("من", _) => at + 2,
                ("اخر" | "كبير" | "غير" | "كبيرا" | "اخرى", "من") => at + 3,
                _ => return None,
            };
            if matches!(reader.before(at), "اكبر" | "اقل") {
                return None;
            }
            let quantity = Quantity { low: Some(1), best: None, high: None };
            Some(NumberMention {
                proclitic_bytes: 0,
                tokens: at..end,
                head: at..end,
                quantity,
                bound: Bound::Vague,
                unit: unit_after(reader, end),
            })
        }
        _ => None,
    }
}

/// Whether أحد at `at` means one of those that follow, rather than anyone (لا أحد، لم يصب أحد بجروح).
fn is_one_of(reader: &Reader<'_, '_>, at: usize) -> bool {
    let next = reader.word(at + 1);
    // As a weekday it has the article, and أحد عشر is a numeral.
    if reader.hit(at).is_none_or(|hit| hit.article) || reader.sense(at + 1) == Some(Sense::Ten) {
        return false;
    }
    if NOT_ONE_BEFORE.contains(&reader.before(at)) {
        return false;
    }
    let particle = NOT_ONE_AFTER.contains(&next);
    reader.document.kind(at + 1) == TokenKind::Word && !particle
}

/// The upper end of a range that `low` at token `at` begins, and the token after it.
fn upper(reader: &Reader<'_, '_>, at: usize, low: &Numeral) -> Option<(Numeral, usize)> {
    let end = low.end;
    let prior = reader.before(at);
    let next = match reader.word(end) {
        "الي" | "او" | "حتي" if reader.document.kind(end) == TokenKind::Word => {
            if reader.word(end) != "او" && rises(reader, at) {
                return None;
            }
            end + 1
        }
        "-" | "–" | "ـ" if reader.is_digits(at) && reader.is_digits(end + 1) => end + 1,
        "و" if reader.is_digits(end + 1) && reader.sense(at.checked_sub(1)?) == Some(Sense::Between) => end + 1,
        _ if reader.joined(end) && reader.sense(at.checked_sub(1)?) == Some(Sense::Between) => end,
        _ => return None,
    };
    let high = reader.numeral(next)?;
    let (Value::Whole(from), Value::Whole(to)) = (low.value, high.value) else { return None };
    let shared = if low.scale == 1 { high.scale } else { 1 };
    let dash = reader.document.kind(end) != TokenKind::Word;
    (from.saturating_mul(shared) < to && !(dash && prior == "-")).then_some((high, high.end))
}

/// Whether a figure before `at` is said to rise or fall: «ارتفع من 3 إلى 5» tells two figures, not a range.
fn rises(reader: &Reader<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(7)..at).any(|i| {
        let word = reader.word(i);
        let stem = word.strip_prefix(['و', 'ف', 'ل', 'ب']).unwrap_or(word);
        ["ارتفع", "ارتفاع", "رفع", "يرفع", "يرتفع", "ترتفع", "زاد", "انخفض", "انخفاض", "تراجع", "خفض", "قفز"]
            .iter()
            .any(|cue| stem.starts_with(cue))
    })
}

fn plain(head: Range<usize>, value: u64, bound: Bound, unit: Unit) -> NumberMention {
    NumberMention {
        proclitic_bytes: 0,
        tokens: head.clone(),
        head,
        quantity: quantity(value, Bound::Exact),
        bound,
        unit,
    }
}

/// The coding manual's three bounds.
fn quantity(value: u64, bound: Bound) -> Quantity {
    let n = narrow(value);
    match bound {
        Bound::Exact => Quantity { low: n, best: n, high: n },
        Bound::AtLeast => Quantity { low: n, best: n, high: None },
        Bound::MoreThan | Bound::Vague => Quantity { low: n, best: None, high: None },
        Bound::About => Quantity { low: None, best: n, high: None },
        Bound::LessThan => Quantity { low: None, best: None, high: n.map(|n| n.saturating_sub(1)) },
        Bound::AtMost | Bound::Between => Quantity { low: None, best: None, high: n },
    }
}

/// Figures past the range (sums of money, mostly) stay at its end.
fn narrow(value: u64) -> Option<u32> {
    Some(u32::try_from(value).unwrap_or(u32::MAX))
}
