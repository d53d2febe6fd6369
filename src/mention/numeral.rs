//! Numerals: from the token at which one may begin to its value. Digits of every script with their separators,
//! words in every gender and case, and both with ألف, مليون, مليار. What the figure counts, and whether it is a
//! bound, is left to `number`.

use crate::mention::reader::Reader;
use crate::mention::sense::Sense;
use crate::text::TokenKind;

/// What a numeral says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Whole(u64),
    /// A number with decimals that no scale word makes whole.
    Decimal,
    /// عشرات، مئات، آلاف، بضعة، عدة: at least so many.
    Vague(u64),
    /// الثالث
    Ordinal(u64),
    /// نصف، ثلثا
    Fraction,
}

/// A numeral in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// One past its last token.
    pub end: usize,
    /// What it says.
    pub value: Value,
    /// The scale word that ends it, 1 without one: «20 و30 ألفا» shares it.
    pub scale: u64,
}

/// Digits as they stand.
enum Digits {
    Whole(u64),
    Thousandths(u64),
}

impl Reader<'_, '_> {
    /// The numeral that begins at token `at`.
    pub fn numeral(&self, at: usize) -> Option<Numeral> {
        if self.is_digits(at) {
            return self.digits(at);
        }
        match self.sense(at)? {
            Sense::Unit(_)
            | Sense::Ten
            | Sense::Tens(_)
            | Sense::Hundreds(_)
            | Sense::Scale(_)
            | Sense::DualScale(_)
            | Sense::DualOrScale(_) => self.words(at),
            Sense::OneOf if matches!(self.sense(at + 1), Some(Sense::Ten)) && !self.joined(at + 1) => self.words(at),
            Sense::Ordinal(_) => self.ordinal(at),
            Sense::Scales(_) | Sense::Dozens(_) | Sense::Few(_) | Sense::Several => self.vague(at),
            Sense::Fraction(parts) => Some(self.fraction(at, parts)),
            Sense::Fractions => Some(Numeral { end: at + 1, value: Value::Fraction, scale: 1 }),
            _ => None,
        }
    }

    fn digits(&self, at: usize) -> Option<Numeral> {
        let mut end = at + 1;
        let mut value = match parse_digits(self.word(at))? {
            Digits::Thousandths(thousandths) => {
                let (scale, after) = self.scale(end);
                if scale < 1000 {
                    return Some(Numeral { end, value: Value::Decimal, scale: 1 });
                }
                return Some(Numeral {
                    end: after,
                    value: Value::Whole(thousandths.saturating_mul(scale / 1000)),
                    scale,
                });
            }
            Digits::Whole(value) => value,
        };
        // «10 000», «1،200»: groups of three after a space or an Arabic comma.
        let short = self.word(at).len() <= 3 && value > 0;
        while short && self.is_digits(end) && self.word(end).len() == 3 && self.gap(end - 1) <= 2 {
            value = value.saturating_mul(1000).saturating_add(u64::from(self.whole(end)?));
            end += 1;
        }
        if short
            && end == at + 1
            && self.is_mark(end, '،')
            && self.touches_next(at)
            && self.touches_next(end)
            && let Some(group) = self.whole(end + 1).filter(|_| self.word(end + 1).len() == 3)
        {
            value = value.saturating_mul(1000).saturating_add(u64::from(group));
            end += 2;
        }
        let (scale, after) = self.scale(end);
        if scale == 1 {
            return Some(Numeral { end, value: Value::Whole(value), scale });
        }
        Some(self.below_scale(after, value.saturating_mul(scale), scale))
    }

    /// The scale word at `at` and the token after it; 1 and `at` where there is none.
    fn scale(&self, at: usize) -> (u64, usize) {
        match self.hit(at) {
            Some(hit) if !hit.joined && !hit.prefixed => match hit.sense {
                Sense::Scale(scale) | Sense::Scales(scale) | Sense::DualOrScale(scale) => (u64::from(scale), at + 1),
                _ => (1, at),
            },
            _ => (1, at),
        }
    }

    /// What و adds below a scale: «5 آلاف و200», «مليون ونصف المليون».
    fn below_scale(&self, at: usize, value: u64, scale: u64) -> Numeral {
        let plain = Numeral { end: at, value: Value::Whole(value), scale };
        if let Some(hit) = self.hit(at).filter(|hit| hit.joined) {
            if let Sense::Fraction(parts) = hit.sense {
                let again =
                    self.hit(at + 1).is_some_and(|h| matches!(h.sense, Sense::Scale(s) if u64::from(s) == scale));
                let end = at + 1 + usize::from(again);
                return Numeral { end, value: Value::Whole(value.saturating_add(scale / u64::from(parts))), scale: 1 };
            }
            if let Some(Numeral { end, value: Value::Whole(rest), .. }) =
                self.numeral(at).filter(|_| is_cardinal(hit.sense))
                && rest < scale
            {
                return Numeral { end, value: Value::Whole(value.saturating_add(rest)), scale: 1 };
            }
        }
        if self.word(at) == "و"
            && self.is_digits(at + 1)
            && let Some(Numeral { end, value: Value::Whole(rest), .. }) = self.digits(at + 1)
            && rest < scale
            && rest >= 100
        {
            return Numeral { end, value: Value::Whole(value.saturating_add(rest)), scale: 1 };
        }
        plain
    }

    fn words(&self, first: usize) -> Option<Numeral> {
        let (mut total, mut group, mut smallest, mut scale_last) = (0u64, 0u64, u64::MAX, 1u64);
        let mut at = first;
        while let Some(hit) = self.hit(at) {
            let begins = at == first;
            if !begins && hit.prefixed {
                break;
            }
            let adds = begins || hit.joined;
            let next_plain = self.hit(at + 1).filter(|next| !next.joined && !next.prefixed).map(|next| next.sense);
            let mut step = 1;
            match hit.sense {
                Sense::Unit(n) | Sense::Tens(n) | Sense::Hundreds(n) if !adds || (begins && n == 0) => {
                    if begins {
                        return None;
                    }
                    break;
                }
                Sense::OneOf if begins => {
                    group = 11;
                    step = 2;
                }
                Sense::Unit(n) => {
                    if group % 100 != 0 {
                        break;
                    }
                    group += match next_plain {
                        Some(Sense::Ten) => {
                            step = 2;
                            u64::from(n) + 10
                        }
                        Some(Sense::Hundreds(100)) if n >= 3 && group == 0 => {
                            step = 2;
                            u64::from(n) * 100
                        }
                        _ => u64::from(n),
                    };
                }
                Sense::Ten if adds && group % 100 == 0 => group += 10,
                Sense::Tens(n) if group % 100 < 10 => group += u64::from(n),
                Sense::Hundreds(n) if group == 0 => group = u64::from(n),
                Sense::DualScale(s) if adds && group == 0 && u64::from(s) < smallest => {
                    total += 2 * u64::from(s);
                    smallest = u64::from(s);
                    scale_last = smallest;
                    at += 1;
                    continue;
                }
                Sense::DualOrScale(s) if begins => {
                    total = 2 * u64::from(s);
                    smallest = u64::from(s);
                    scale_last = smallest;
                    at += 1;
                    continue;
                }
                Sense::Scale(s) | Sense::Scales(s) | Sense::DualOrScale(s) => {
                    let s = u64::from(s);
                    // «مئة ألف مليون» does not occur: each scale is smaller than the one before it.
                    if s >= smallest || (hit.joined && !begins && group != 0) || (!adds && group == 0) {
                        break;
                    }
                    if group == 0 && !matches!(hit.sense, Sense::Scale(_)) {
                        break;
                    }
                    total += group.max(1) * s;
                    group = 0;
                    smallest = s;
                    scale_last = s;
                    at += 1;
                    continue;
                }
                Sense::Fraction(parts) if !begins && hit.joined && group == 0 && scale_last > 1 => {
                    let again = matches!(self.sense(at + 1), Some(Sense::Scale(s)) if u64::from(s) == scale_last);
                    total += scale_last / u64::from(parts);
                    return Some(Numeral { end: at + 1 + usize::from(again), value: Value::Whole(total), scale: 1 });
                }
                _ => break,
            }
            scale_last = 1;
            at += step;
        }
        (at > first).then_some(Numeral { end: at, value: Value::Whole(total + group), scale: scale_last })
    }

    fn ordinal(&self, at: usize) -> Option<Numeral> {
        let Some(Sense::Ordinal(n)) = self.sense(at) else { return None };
        let next = self.hit(at + 1);
        let (value, end) = match next {
            Some(hit) if hit.sense == Sense::Ten && !hit.joined => (n + 10, at + 2),
            Some(hit) if hit.joined && hit.article => match hit.sense {
                Sense::Tens(tens) => (n + tens, at + 2),
                _ => (n, at + 1),
            },
            _ => (n, at + 1),
        };
        Some(Numeral { end, value: Value::Ordinal(u64::from(value)), scale: 1 })
    }

    fn vague(&self, at: usize) -> Option<Numeral> {
        let low = match self.sense(at)? {
            Sense::Scales(scale) => 2 * u64::from(scale),
            Sense::Dozens(low) => {
                let (scale, end) = self.scale(at + 1);
                return Some(Numeral { end, value: Value::Vague(u64::from(low) * scale), scale: 1 });
            }
            Sense::Few(few) => {
                if let Some(next) = self.hit(at + 1).filter(|hit| !hit.joined && !hit.prefixed) {
                    let unit = match next.sense {
                        Sense::Dozens(low) => Some(u64::from(low) / 2),
                        Sense::Scales(scale) => Some(u64::from(scale)),
                        _ => None,
                    };
                    if let Some(unit) = unit {
                        return Some(Numeral { end: at + 2, value: Value::Vague(u64::from(few) * unit), scale: 1 });
                    }
                }
                u64::from(few)
            }
            Sense::Several => {
                let next = self.hit(at + 1).filter(|hit| !hit.joined && !hit.prefixed).map(|hit| hit.sense);
                if matches!(next, Some(Sense::Dozens(_) | Sense::Scales(_))) {
                    return self.vague(at + 1);
                }
                1
            }
            _ => return None,
        };
        Some(Numeral { end: at + 1, value: Value::Vague(low), scale: 1 })
    }

    fn fraction(&self, at: usize, parts: u32) -> Numeral {
        let (scale, end) = self.scale(at + 1);
        if scale > 1 {
            return Numeral { end, value: Value::Whole(scale / u64::from(parts)), scale: 1 };
        }
        Numeral { end: at + 1, value: Value::Fraction, scale: 1 }
    }

    /// Whether token `at` is one of the letters that are written apart before digits: «و17»، «الـ23»، «بـ30».
    pub fn is_glued_particle(&self, at: usize) -> bool {
        self.document.kind(at) == TokenKind::Word
            && matches!(
                self.word(at),
                "و" | "ف" | "ب" | "ل" | "ك" | "ال" | "وال" | "بال" | "لل" | "فال" | "وب" | "ول" | "كال"
            )
    }
}

/// Whether the sense can open a cardinal number.
pub fn is_cardinal(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Unit(_) | Sense::Ten | Sense::Tens(_) | Sense::Hundreds(_) | Sense::Scale(_) | Sense::DualScale(_)
    )
}

/// Reads folded digits: `,` and `٬` group thousands, `٫` is decimal, `.` groups thousands before three digits.
fn parse_digits(word: &str) -> Option<Digits> {
    let mut parts = word.split(['.', ',', '٫', '٬']);
    let whole = parts.next()?.parse::<u64>().ok()?;
    let separators: Vec<char> = word.chars().filter(|c| !c.is_ascii_digit()).collect();
    let rest: Vec<&str> = parts.collect();
    match (separators.as_slice(), rest.as_slice()) {
        ([], []) => (word.len() <= 12).then_some(Digits::Whole(whole)),
        (separators, groups)
            if groups.iter().all(|g| g.len() == 3)
                && !separators.contains(&'٫')
                && whole > 0
                && whole < 1000
                && groups.len() <= 3 =>
        {
            let value = groups.iter().try_fold(whole, |value, g| g.parse::<u64>().ok().map(|g| value * 1000 + g))?;
            Some(Digits::Whole(value))
        }
        ([_], [decimals]) => {
            let three: String = decimals.chars().chain("000".chars()).take(3).collect();
            Some(Digits::Thousandths(whole.checked_mul(1000)? + three.parse::<u64>().ok()?))
        }
        _ => None,
    }
}
