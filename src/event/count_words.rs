//! What the words around a figure say of those counted: that they only took part, that a word stands between that names no
//! people, that they are missing or taken, that they are a family, that they are wounded.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::model::CasualtyKind;
use crate::lexicon::rows::{Number, PeopleClass, Sense};
use crate::mention::entity::{Entity, Named};
use crate::mention::number::{NumberMention, Unit};
use crate::mention::preposition;
use crate::mention::scan::Preposition;
use crate::mention::trigger::Trigger;
use crate::text::TokenKind;

/// Verbs and nouns of taking part and living somewhere: whom they count is not harmed.
#[must_use]
pub fn takes_part(word: &str) -> bool {
    matches!(
        word,
        "شارك"
            | "شاركت"
            | "شاركوا"
            | "يشارك"
            | "تشارك"
            | "مشاركه"
            | "حضور"
            | "حضرها"
            | "يضم"
            | "تضم"
            | "ضمت"
            | "يقطنه"
            | "يقطنها"
            | "تقطنها"
            | "يسكنها"
            | "يعيش"
            | "تعيش"
    )
}

/// «في يوم واحد»: the word says of what stands before it that it is one.
#[must_use]
pub fn is_one_of_something(context: &Context<'_>, trigger: &Trigger, at: usize) -> bool {
    matches!(context.document.word(at), "واحد" | "واحده") && at > trigger.tokens.end
}

/// «ثلاث عبوات»: what stands behind a count that is joined to another is a word that names no people.
#[must_use]
pub fn counts_unknown(context: &Context<'_>, next: usize, end: usize) -> bool {
    let word = if next < end { context.document.word(next) } else { return false };
    context.document.kind(next) == TokenKind::Word
        && word.chars().count() > 3
        && !word.starts_with(['و', 'ف', 'ب', 'ل', 'ك'])
        && !matches!(
            word,
            "منهم"
                | "منها"
                | "بينهم"
                | "بينها"
                | "اخر"
                | "اخرين"
                | "اخرون"
                | "اخري"
                | "غيرهم"
                | "مليون"
        )
        && context.scan.senses(next).all(|sense| matches!(sense, Sense::Noun { .. }))
        && preposition::ending_at(context.document, next).is_none()
}

/// «وفقدان 13 آخرين», «وأسر خمسة»: what befell those counted next, where a word among other losses says so.
#[must_use]
pub fn fate_of_next(word: &str) -> Option<CasualtyKind> {
    match word.trim_start_matches(['و', 'ب', 'ل']) {
        "فقدان" | "فقد" | "فقدت" | "فقدوا" | "اختفاء" => Some(CasualtyKind::Missing),
        "اسر" => Some(CasualtyKind::Abducted),
        _ => None,
    }
}

/// «وجرح 5 بهجوم لداعش»: whom a preposition of their own parts from the figure before token `at`.
#[must_use]
pub fn is_beside(context: &Context<'_>, at: usize, entity: &Entity) -> bool {
    let start = entity.tokens.start;
    let parted = start > at || entity.span.start > context.document.tokens[start].span.start;
    parted && !matches!(entity.preposition, None | Some(Preposition::Min | Preposition::Between))
}

/// Rebels who are taken are arrested, soldiers and others abducted.
#[must_use]
pub fn of_captives(context: &Context<'_>, fate: CasualtyKind, entity: Option<&Entity>) -> CasualtyKind {
    let rebels = entity.is_some_and(|e| match e.people {
        Some(people) => matches!(
            context.lexicon.rows.people[people.row as usize].class,
            PeopleClass::Militant | PeopleClass::Gunmen
        ),
        None => matches!(e.named, Named::Actor(_) | Named::NewActor),
    });
    if fate == CasualtyKind::Abducted && rebels { CasualtyKind::Arrested } else { fate }
}

/// The count of a family's members.
#[must_use]
pub fn members<'a>(context: &'a Context<'_>, family: &Entity) -> Option<&'a NumberMention> {
    let people = family.people.filter(|p| p.number == Number::Singular)?;
    let end = family.tokens.end;
    let of = (end..end + 2).find(|&at| at < context.document.tokens.len() && context.document.word(at) == "من")?;
    let counted = context.numbers.iter().find(|n| n.tokens.start == of + 1 && n.unit == Unit::Count);
    counted.filter(|_| context.lexicon.rows.people[people.row as usize].id == "family")
}

/// «24 جنديا جريحا», «سقوط عدد من المسلحين قتلى»: what is said of those counted.
#[must_use]
pub fn described(context: &Context<'_>, entity: &Entity) -> Option<CasualtyKind> {
    let at = entity.tokens.end;
    match if at < context.document.tokens.len() { context.document.word(at) } else { "" } {
        "جريحا" | "جرحي" | "جريحين" | "مصابين" | "مصابا" => Some(CasualtyKind::Wounded),
        "قتيلا" | "قتلي" | "قتيلين" => Some(CasualtyKind::Killed),
        _ => None,
    }
}

/// «أصاب رجل (30 عاما) تسعة أشخاص»: the end of one who stands between a verb and those whom it counts, or 0.
#[must_use]
pub fn doer_end(context: &Context<'_>, trigger: &Trigger, window: Range<usize>) -> usize {
    let entities = context.entities.within(window.clone());
    let doer = entities.first().filter(|e| trigger.is_verb() && e.tokens.start == window.start);
    let Some(doer) = doer.filter(|e| e.people.is_some_and(|p| p.number == Number::Singular)) else { return 0 };
    let end = doer.tokens.end;
    let age = matches!(context.document.tokens.get(end).map(|t| t.kind), Some(TokenKind::Mark('(')));
    let first = if age {
        (end..(end + 5).min(window.end)).find(|&at| context.document.kind(at) == TokenKind::Mark(')'))
    } else {
        None
    };
    let first = first.map_or(end, |at| at + 1);
    let counted = entities.iter().skip(1).any(|e| {
        e.people.is_some() && context.number_before(e).is_some_and(|n| n.tokens.start == first && n.unit == Unit::Count)
    });
    if counted && !context.document.word(first).starts_with('و') { end } else { 0 }
}
