//! An event's losses as the tables count them: the dead by side and in UCDP's three bounds, and the wounded. The lowest
//! bound is the most conservative figure, ACLED's `fatalities`: a vague word counts there by ACLED's rule (tens 10, dozens
//! 12, hundreds 100), while the best figure is the least that the Arabic word can mean (عشرات 20, مئات 200).

use crate::event::joined_losses::may_be_same;
use crate::event::model::{Casualty, CasualtyKind, Event, Party, PartyKind};
use crate::lexicon::Lexicon;
use crate::lexicon::rows::{PeopleClass, Sense};
use crate::span::Span;
use crate::text::fold::fold;

/// A figure in UCDP's bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The most reliable figure.
    pub best: u32,
    /// The most conservative; never above `best`.
    pub low: u32,
    /// The highest.
    pub high: u32,
}

/// The dead of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deaths {
    /// All of them.
    pub all: Bounds,
    /// Best figures of the first side's fighters.
    pub side_a: u32,
    /// Best figures of the second side's fighters.
    pub side_b: u32,
    /// Best figures of civilians.
    pub civilians: u32,
    /// Best figures of those of whom it is not said.
    pub unknown: u32,
}

/// The dead of `event`, `None` where the article speaks of none. Figures for different people add up; several
/// figures for the same people are rival tolls, of which the lowest is the best, as no one is believed more
/// than another.
#[must_use]
pub fn deaths(event: &Event, text: &str, side_a: &[Party], side_b: &[Party]) -> Option<Deaths> {
    let groups = groups(event, CasualtyKind::Killed, &may_be_same);
    if groups.is_empty() {
        return None;
    }
    let mut deaths = Deaths::default();
    for group in groups {
        let bounds = bounds(&group, text);
        let belongs = group.first().map(|casualty| whose(casualty, text, side_a, side_b));
        match belongs {
            Some(Whose::SideA) => deaths.side_a += bounds.best,
            Some(Whose::SideB) => deaths.side_b += bounds.best,
            Some(Whose::Civilians) => deaths.civilians += bounds.best,
            Some(Whose::Unknown) | None => deaths.unknown += bounds.best,
        }
        deaths.all.best = deaths.all.best.saturating_add(bounds.best);
        deaths.all.low = deaths.all.low.saturating_add(bounds.low);
        deaths.all.high = deaths.all.high.saturating_add(bounds.high);
    }
    Some(deaths)
}

/// How many were hurt otherwise: best figures, `None` where the article speaks of none.
#[must_use]
pub fn count(event: &Event, text: &str, kind: CasualtyKind) -> Option<Bounds> {
    count_by(event, text, kind, &may_be_same)
}

/// The same, where `same` says whether two speakers may speak of the same people: the page has no lexicon to ask.
#[must_use]
pub fn count_by(
    event: &Event,
    text: &str,
    kind: CasualtyKind,
    same: &dyn Fn(&Casualty, &Casualty) -> bool,
) -> Option<Bounds> {
    let groups = groups(event, kind, same);
    (!groups.is_empty()).then(|| {
        groups.iter().fold(Bounds::default(), |sum, group| {
            let bounds = bounds(group, text);
            Bounds {
                best: sum.best.saturating_add(bounds.best),
                low: sum.low.saturating_add(bounds.low),
                high: sum.high.saturating_add(bounds.high),
            }
        })
    })
}

/// Figures of one kind, those for the same people together, in the article's order.
fn groups<'a>(
    event: &'a Event,
    kind: CasualtyKind,
    may_be_same: &dyn Fn(&Casualty, &Casualty) -> bool,
) -> Vec<Vec<&'a Casualty>> {
    let mut groups: Vec<Vec<&Casualty>> = Vec::new();
    for casualty in event.casualties.iter().filter(|casualty| casualty.kind == kind) {
        let same = |other: &Casualty| {
            other.who == casualty.who || other.said_by != casualty.said_by && may_be_same(other, casualty)
        };
        match groups.iter_mut().find(|group| same(group[0])) {
            Some(group) => group.push(casualty),
            None => groups.push(vec![casualty]),
        }
    }
    groups
}

fn lowest(casualty: &Casualty, text: &str) -> u32 {
    let told = || [casualty.low, casualty.best, casualty.high].into_iter().flatten().min();
    vague(casualty.span, text).or_else(told).unwrap_or_default()
}

fn bounds(group: &[&Casualty], text: &str) -> Bounds {
    let best = |casualty: &&Casualty| casualty.best.or(casualty.low).or(casualty.high).unwrap_or_default();
    let high = |casualty: &&Casualty| {
        [casualty.low, casualty.best, casualty.high].into_iter().flatten().max().unwrap_or_default()
    };
    Bounds {
        best: group.iter().map(best).min().unwrap_or_default(),
        low: group.iter().map(|casualty| lowest(casualty, text)).min().unwrap_or_default(),
        high: group.iter().map(high).max().unwrap_or_default(),
    }
}

/// ACLED's figure for a vague word: tens 10, dozens 12, hundreds 100. Only where no number stands with it:
/// "four hundred" is no vague word.
fn vague(span: Span, text: &str) -> Option<u32> {
    let words = fold(span.of(text));
    let mut found = None;
    for word in words.split(|c: char| !c.is_alphanumeric()) {
        let plain = word.strip_prefix("ال").unwrap_or(word);
        found = match plain {
            "عشرات" => Some(10),
            "دزينات" => Some(12),
            "مئات" | "ميات" => Some(100),
            _ if plain.chars().any(|c| c.is_ascii_digit()) => return None,
            _ => found,
        };
    }
    found
}

enum Whose {
    SideA,
    SideB,
    Civilians,
    Unknown,
}

/// To whom those counted belong, by the words that name them: a party's own name, else what sort of people the
/// words mean, where only one side has that sort.
fn whose(casualty: &Casualty, text: &str, side_a: &[Party], side_b: &[Party]) -> Whose {
    let who = fold(&casualty.who);
    let names = |party: &&Party| {
        let named = [fold(&party.name_ar), fold(party.span.of(text)), fold(&party.name_en)];
        named
            .into_iter()
            .any(|name| !name.is_empty() && (who.contains(&name) || (!who.is_empty() && name.contains(&who))))
    };
    if let Some(party) = side_a.iter().find(names) {
        return side(party.kind, Whose::SideA);
    }
    if let Some(party) = side_b.iter().find(names) {
        return side(party.kind, Whose::SideB);
    }
    let Some(class) = class_of(&who) else { return Whose::Unknown };
    if class == PeopleClass::Civilian {
        return Whose::Civilians;
    }
    let has = |parties: &[Party]| parties.iter().any(|party| fits(class, party.kind));
    match (has(side_a), has(side_b)) {
        (true, false) => Whose::SideA,
        (false, true) => Whose::SideB,
        _ => Whose::Unknown,
    }
}

fn side(kind: PartyKind, fighters: Whose) -> Whose {
    match kind {
        PartyKind::Civilians | PartyKind::Protesters => Whose::Civilians,
        _ => fighters,
    }
}

fn fits(class: PeopleClass, kind: PartyKind) -> bool {
    match class {
        PeopleClass::Military | PeopleClass::Police | PeopleClass::State => kind == PartyKind::State,
        PeopleClass::External => kind == PartyKind::External,
        PeopleClass::Militant | PeopleClass::Gunmen => {
            matches!(kind, PartyKind::Rebel | PartyKind::Militia | PartyKind::Communal | PartyKind::Gunmen)
        }
        PeopleClass::Protester => kind == PartyKind::Protesters,
        PeopleClass::Rioter => kind == PartyKind::Rioters,
        PeopleClass::Civilian => kind == PartyKind::Civilians,
        PeopleClass::Installation | PeopleClass::Property | PeopleClass::Anyone => false,
    }
}

/// The sort of people that the first telling word names.
fn class_of(who: &str) -> Option<PeopleClass> {
    let lexicon = Lexicon::embedded();
    who.split_whitespace().find_map(|word| {
        lexicon.look_up(word).iter().find_map(|sense| match *sense {
            Sense::People { row, .. } => Some(lexicon.rows.people[usize::from(row)].class),
            _ => None,
        })
    })
}
