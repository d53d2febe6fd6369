//! How many a phrase names: by a number before it or after it, or by its own form.

use crate::event::context::Context;
use crate::lexicon::rows::{Number, PeopleClass};
use crate::mention::entity::{Entity, Named};
use crate::mention::number::{NumberMention, Quantity, Unit};

/// «من خمس قرى», «ثلاثة مواقع»: what is counted is no loss.
#[must_use]
pub fn counts_places(context: &Context<'_>, at: usize) -> bool {
    at < context.document.tokens.len()
        && matches!(
            context.document.word(at),
            "قري"
                | "قريه"
                | "مدن"
                | "مدينه"
                | "بلدات"
                | "بلده"
                | "مواقع"
                | "مناطق"
                | "احياء"
                | "محافظات"
                | "نقاط"
                | "حواجز"
        )
}

/// How many a phrase names, where it can be counted: by a number before it, or by its form.
#[must_use]
pub fn quantity(context: &Context<'_>, entity: &Entity) -> Option<Quantity> {
    if let Some(number) = context.number_before(entity) {
        return (number.unit == Unit::Count).then_some(number.quantity);
    }
    let before = entity.tokens.start.checked_sub(1).map_or("", |at| context.document.word(at));
    // «عدد القتلى» heads a figure and is none.
    if matches!(before, "عدد" | "وعدد") {
        let heads = entity
            .people
            .is_some_and(|p| p.definite || !context.lexicon.rows.people[p.row as usize].casualty.is_empty());
        return (!heads).then_some(Quantity { low: Some(1), best: None, high: None });
    }
    if let Some(number) = number_after(context, entity) {
        return Some(number.quantity);
    }
    let exactly = |n| Quantity { low: Some(n), best: Some(n), high: Some(n) };
    if entity.named == Named::Person {
        return Some(exactly(1));
    }
    let Some(people) = entity.people else { return by_form(context, entity).map(exactly) };
    let row = &context.lexicon.rows.people[people.row as usize];
    // «قتل فلسطينيان»: nationals are known by their plural, and two of them by this ending.
    let two = entity.tokens.len() == 1 && context.document.word(entity.tokens.start).ends_with("يان");
    match people.number {
        Number::Plural if two => Some(exactly(2)),
        Number::Dual => Some(exactly(2)),
        Number::Singular => Some(exactly(1)),
        // «وإصابة آخرين» tells of some; «مقتل مدنيين» only who they were.
        Number::Plural if !people.definite && row.class == PeopleClass::Anyone => {
            Some(Quantity { low: Some(1), best: None, high: None })
        }
        Number::Plural => None,
    }
}

/// المسلحين الثلاثة, مدنيين اثنين: a count that follows its noun.
#[must_use]
pub fn number_after<'a>(context: &'a Context<'_>, entity: &Entity) -> Option<&'a NumberMention> {
    context.numbers.iter().find(|n| n.tokens.start == entity.tokens.end && n.unit == Unit::Count).filter(|n| {
        let word = context.document.word(n.tokens.start);
        n.tokens.len() == 1 && (word.starts_with("ال") || word.starts_with("اثن"))
    })
}

/// «قتل جندي أمريكي», «قتلت أميركيا»: one or two by the form of the word, where no table counts the phrase.
fn by_form(context: &Context<'_>, entity: &Entity) -> Option<u32> {
    let word = context.document.word(entity.tokens.start);
    let word = word.strip_prefix('و').filter(|rest| rest.chars().count() > 3).unwrap_or(word);
    match entity.named {
        Named::Force { .. } => match word {
            "جندي" | "جنديا" | "شرطي" | "شرطيا" | "ضابط" | "ضابطا" | "عسكري" | "عسكريا" | "عنصر" | "عنصرا" | "مجند" => {
                Some(1)
            }
            "جنديان" | "جنديين" | "شرطيان" | "شرطيين" | "ضابطان" | "ضابطين" | "عنصران" | "عنصرين" => {
                Some(2)
            }
            _ => None,
        },
        // An adjective of a country as a noun: أميركيا, فلسطيني.
        Named::People { .. } => {
            let one = entity.tokens.len() == 1
                && !word.starts_with("ال")
                && !["ين", "ون", "ات", "ان"].iter().any(|end| word.ends_with(end));
            // «قتل فلسطينيان»; in the other cases two are written as many are.
            let two = entity.tokens.len() == 1 && word.ends_with("يان");
            one.then_some(1).or(two.then_some(2))
        }
        _ => None,
    }
}
