//! The typed mentions of an article as one list: from a [`Reading`] to what its words name, each with its value and the
//! row of `data/` that it comes from. Which mention belongs to which event is not told here.

use super::reading::Reading;
use crate::event::context::Context;
use crate::event::model::Place;
use crate::event::party::party;
use crate::event::place::place;
use crate::lexicon::rows::{EventClass, PeopleClass};
use crate::lexicon::words::{CLASSES, VERB_ROLES};
use crate::mention::date::DurationMention;
use crate::mention::entity::{Entity, Named};
use crate::mention::number::{NumberMention, Quantity, Unit};
use crate::mention::trigger::Trigger;
use crate::span::Span;

/// Words that name something.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Those words, without a proclitic.
    pub span: Span,
    /// What they name.
    pub value: Value,
    /// The row of `data/`, where one has it.
    pub id: Option<String>,
}

/// What a mention names.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// EDTF; `None` where the words cannot be resolved.
    Date(Option<String>),
    /// ISO 8601; `None` where the words give no figure.
    Duration(Option<String>),
    /// A figure with its bounds.
    Number(Quantity),
    /// A place, with coordinates only where a table has them.
    Place(Place),
    /// A party, by its most precise name.
    Actor(String),
    /// The word of `data/` for what a trigger tells: its class, or its role where it only frames an event.
    Trigger(&'static str),
}

impl Value {
    /// The contract's word for its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Date(_) => "date",
            Self::Duration(_) => "duration",
            Self::Number(_) => "number",
            Self::Place(_) => "place",
            Self::Actor(_) => "actor",
            Self::Trigger(_) => "trigger",
        }
    }
}

/// All mentions of `reading` by their first word, the longer of two first.
#[must_use]
pub fn mentions(reading: &Reading<'_>) -> Vec<Mention> {
    let document = &reading.document;
    let context = reading.context();
    let mut out = Vec::new();
    for (date, at) in reading.times.dates.iter().zip(&reading.dates) {
        out.push(Mention { span: date.span(document), value: Value::Date(at.date.edtf.clone()), id: None });
    }
    for duration in &reading.times.durations {
        out.push(Mention { span: duration.span(document), value: Value::Duration(duration.duration.iso()), id: None });
    }
    for number in reading.times.numbers.iter().filter(|n| is_figure(n, &reading.times.durations)) {
        out.push(Mention { span: number.span(document), value: Value::Number(number.quantity), id: None });
    }
    out.extend(reading.entities.all.iter().filter_map(|entity| named(&context, entity)));
    for trigger in &reading.triggers {
        let value = Value::Trigger(class_or_role(trigger));
        out.push(Mention { span: trigger.span, value, id: Some(trigger.rule()) });
    }
    // Stable: two mentions of the same words keep the order of their kinds.
    out.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    out
}

/// Whether a number says how many: a place in a row, an hour and a name with a number in it don't, and that of a
/// duration is told with it.
fn is_figure(number: &NumberMention, durations: &[DurationMention]) -> bool {
    let at = durations.partition_point(|d| d.tokens.end <= number.head.start);
    let measured = durations.get(at).is_some_and(|d| d.tokens.start < number.head.end);
    number.quantity != Quantity::default()
        && !matches!(number.unit, Unit::Ordinal | Unit::ClockTime | Unit::Label)
        && !measured
}

/// A phrase as a place or an actor. Property and people of no sort (أشخاص) are neither, nor are those who report.
fn named(context: &Context<'_>, entity: &Entity) -> Option<Mention> {
    if let Some(place) = place(context, entity) {
        return Some(Mention { span: entity.span, id: place.id.clone(), value: Value::Place(place) });
    }
    let people = match entity.named {
        Named::People { row, .. } => Some(&context.lexicon.rows.people[row as usize]),
        _ => None,
    };
    if people
        .is_some_and(|p| matches!(p.class, PeopleClass::Anyone | PeopleClass::Property | PeopleClass::Installation))
    {
        return None;
    }
    let party = party(context, entity)?.party;
    let id = party.id.or_else(|| people.map(|p| format!("people:{}", p.id)));
    Some(Mention { span: entity.span, value: Value::Actor(party.name_ar), id })
}

fn class_or_role(trigger: &Trigger) -> &'static str {
    let class = CLASSES.iter().find(|(_, class)| *class == trigger.class() && *class != EventClass::None);
    let role = || VERB_ROLES.iter().find(|(_, role)| *role == trigger.role()).map(|(word, _)| *word);
    class.map(|(word, _)| *word).or_else(role).expect("each role has its word in the tables")
}
