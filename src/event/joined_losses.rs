//! The losses of two tellings of one event as those of one: what a later sentence repeats, breaks down or revises is not
//! counted again, and what two speakers say of the same people is one figure with its bounds apart.

use crate::event::model::{Casualty, CasualtyKind};
use crate::lexicon::Lexicon;
use crate::lexicon::rows::{PeopleClass, Sense};
use crate::text::fold::fold;

/// Takes `told` into `known`, told in another sentence where `elsewhere`.
pub fn join(known: &mut Vec<Casualty>, told: Vec<Casualty>, elsewhere: bool) {
    let told = rivals(known, told);
    // A later sentence repeats, breaks down or revises a toll: the largest figure stands.
    let mut repeated: Vec<CasualtyKind> = Vec::new();
    for loss in told.iter().filter(|_| elsewhere) {
        let same_speaker = |c: &Casualty| loss.said_by.is_none() || c.said_by == loss.said_by;
        if repeated.contains(&loss.kind) || !known.iter().any(|c| c.kind == loss.kind && same_speaker(c)) {
            continue;
        }
        let of_kind =
            |of: &[Casualty]| of.iter().filter(|c| c.kind == loss.kind).filter_map(figure).fold(0, u32::saturating_add);
        let better = of_kind(known) < of_kind(&told);
        // «مئات القتلى» of a boast takes no place of 77 by a source.
        let sourced = |c: &Casualty| c.kind == loss.kind && c.best.is_some() && c.said_by.is_some();
        if better && is_vague(loss) && known.iter().any(sourced) {
            continue;
        }
        if better {
            known.retain(|c| c.kind != loss.kind);
        } else {
            repeated.push(loss.kind);
        }
    }
    let old = known.len();
    for loss in told.into_iter().filter(|l| !repeated.contains(&l.kind)) {
        // Another speaker's figure is told beside the first only where it is another figure for the same dead.
        let again = |c: &Casualty| {
            let less = figure(&loss).zip(figure(c)).is_some_and(|(new, old)| new.saturating_mul(2) < old);
            let part = c.said_by.is_none() && figure(&loss) < figure(c) && may_be_same(c, &loss);
            c.kind == loss.kind
                && (c.span.overlaps(loss.span) || figure(c) == figure(&loss) || elsewhere && (less || part))
        };
        let same_words = |c: &Casualty| c.kind == loss.kind && figure(c) == figure(&loss) && loss.who.is_empty();
        if !known[..old].iter().any(again) && !known[old..].iter().any(same_words) {
            known.push(loss);
        }
    }
}

/// A second toll more than this many times the first is one of another happening,
const MOST_RIVAL: u32 = 5;
/// or of others, where it is not told of which people one of them is.
const MOST_RIVAL_OF_ANYONE: u32 = 2;

/// The figure that a loss gives, or the bound that stands for it.
fn figure(loss: &Casualty) -> Option<u32> {
    loss.best.or(loss.low).or(loss.high)
}

/// Whether a loss gives a vague word and no figure: «عشرات», «عدد من»; «أكثر من 40» is one.
#[must_use]
pub fn is_vague(loss: &Casualty) -> bool {
    let word = |low: u32| low <= 2 || matches!(low, 20 | 200 | 2000 | 20_000 | 200_000);
    loss.best.is_none() && loss.high.is_none() && loss.low.is_some_and(word)
}

/// Whether a loss gives a figure to set beside another.
fn counts(loss: &Casualty) -> bool {
    loss.best.is_some() || loss.high.is_none() && !is_vague(loss)
}

/// «ثمانية قتلى بحسب مصدر طبي، في حين قال سكان إنهم 11»: one figure whose bounds are the two, and whose best is the one
/// with which the article leads. The rest of `told`.
fn rivals(known: &mut [Casualty], told: Vec<Casualty>) -> Vec<Casualty> {
    let one_of_kind = |of: &[Casualty], kind| of.iter().filter(|c| c.kind == kind).count() == 1;
    let kinds: Vec<CasualtyKind> = told.iter().map(|c| c.kind).filter(|&kind| one_of_kind(&told, kind)).collect();
    // What nobody in particular told first may be revised upwards by one who speaks; less is a part of it.
    let other_speaker = |old: &Casualty, new: &Casualty| {
        new.said_by.is_some() && old.said_by != new.said_by && (old.said_by.is_some() || figure(new) > figure(old))
    };
    // One of many dead is told of by himself; a fraction of a toll is a part of it.
    let near = |old: &Casualty, new: &Casualty| {
        let most = if sort(&old.who).is_some() && sort(&new.who).is_some() { MOST_RIVAL } else { MOST_RIVAL_OF_ANYONE };
        figure(old)
            .zip(figure(new))
            .is_some_and(|(old, new)| old != new && new.saturating_mul(2) >= old && new <= old.saturating_mul(most))
    };
    told.into_iter()
        .filter(|new| {
            if !kinds.contains(&new.kind) || !one_of_kind(known, new.kind) {
                return true;
            }
            let first = known.iter_mut().find(|c| {
                c.kind == new.kind
                    && other_speaker(c, new)
                    && !c.span.overlaps(new.span)
                    && may_be_same(c, new)
                    && near(c, new)
                    && [&**c, new].iter().all(|loss| counts(loss))
            });
            first.map(|first| spread(first, new)).is_none()
        })
        .collect()
}

/// Widens the bounds of `first` to hold those of `second`.
fn spread(first: &mut Casualty, second: &Casualty) {
    let least = |c: &Casualty| c.low.or(c.best);
    let larger = if figure(second) > figure(first) { second } else { &*first };
    // «عشرون على الأقل» has no upper bound, whatever the smaller toll.
    let high = if larger.low == larger.best && larger.high.is_none() { None } else { larger.high.or(larger.best) };
    first.best = first.best.or(first.low);
    first.low = least(first).min(least(second));
    first.high = high;
}

/// Whether those of a later loss may be the same people: words of no particular sort fit any. «قتل سبعة آخرون» are others;
/// «أصيب سبعة آخرون» only not the dead.
#[must_use]
pub fn may_be_same(first: &Casualty, later: &Casualty) -> bool {
    if later.kind == CasualtyKind::Killed && fold(&later.who).starts_with("اخر") {
        return false;
    }
    match (sort(&first.who), sort(&later.who)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// The sort of people that the first telling word names.
fn sort(who: &str) -> Option<PeopleClass> {
    let lexicon = Lexicon::embedded();
    let who = fold(who);
    let class = who.split_whitespace().find_map(|word| {
        lexicon.look_up(word).iter().find_map(|sense| match *sense {
            Sense::People { row, .. } => Some(lexicon.rows.people[usize::from(row)].class),
            _ => None,
        })
    });
    match class? {
        PeopleClass::Anyone => None,
        PeopleClass::Police | PeopleClass::External => Some(PeopleClass::Military),
        PeopleClass::Gunmen => Some(PeopleClass::Militant),
        class => Some(class),
    }
}
