//! How far the words reach that say who a party is: «المتظاهرين المناهضين للعولمة», «مستوطني البلدة», «جنود أجانب». In
//! comes a party's span, out goes the span that its evidence marks. Its name stays as the phrase gave it.

use crate::event::context::{Context, is_time_of_day};
use crate::lexicon::rows::{CountryForm, PeopleClass, Sense};
use crate::mention::entity::{Entity, Named, is_relative};
use crate::mention::preposition;
use crate::span::Span;
use crate::text::TokenKind;

/// Adjectives that may follow a noun for people.
const ADJECTIVES: usize = 2;

/// The words at `span` as they are written, with what stands before and after them and belongs to them.
#[must_use]
pub fn extent(context: &Context<'_>, span: Span) -> Span {
    let all = &context.entities.all;
    let at = all.partition_point(|e| e.span.start < span.start);
    let Some(entity) = all.get(at).filter(|e| e.span == span) else { return span };
    let end = match entity.named {
        Named::People { .. } | Named::Force { country: None, .. } => end(context, entity, all.get(at + 1)),
        _ => entity.tokens.end,
    };
    Span::new(span.start, context.document.tokens[end - 1].span.end)
}

/// One past the last token that belongs to `entity`.
fn end(context: &Context<'_>, entity: &Entity, next: Option<&Entity>) -> usize {
    let document = context.document;
    let mut end = entity.tokens.end;
    let head = document.word(end - 1);
    let definite = head.starts_with("ال") || entity.people.is_some_and(|p| p.definite);
    let adjacent = next.filter(|e| e.tokens.start == end && e.preposition.is_none() && !e.conjunction);
    // «أنصار الحركة», «مستوطني البلدة»: an owner follows right upon a noun without ال or an ending of its own.
    let construct = !definite && !["ون", "ين", "ان", "ا"].iter().any(|ending| head.ends_with(ending));
    if construct && let Some(owner) = adjacent.filter(|e| is_owner(context, e)) {
        return owner.tokens.end;
    }
    let first = end;
    while end < first + ADJECTIVES && is_adjective(context, head, definite, end) {
        end += 1;
    }
    // «المعارضين للحكومة»
    if end > first && word(context, end).starts_with("لل") && document.kind(end) == TokenKind::Word {
        end += 1;
    }
    if construct && end == first && word(context, end).starts_with("ال") && is_plain(context, end) {
        end += 1;
    }
    // «متظاهرون من أنصار الحزب»
    if word(context, end) == "من"
        && let Some(of) = next.filter(|e| e.tokens.start == end + 1 && is_owner(context, e))
    {
        end = of.tokens.end;
    }
    end
}

fn word<'a>(context: &'a Context<'_>, at: usize) -> &'a str {
    if at < context.document.tokens.len() { context.document.word(at) } else { "" }
}

/// A party to which people belong.
fn is_owner(context: &Context<'_>, entity: &Entity) -> bool {
    match entity.named {
        Named::Actor(_) | Named::NewActor | Named::Force { .. } => true,
        Named::Place(_) | Named::NewPlace(_) | Named::CountryPart(_) => entity.preposition.is_none(),
        Named::People { row, .. } => {
            let class = context.lexicon.rows.people[row as usize].class;
            context.document.word(entity.tokens.start).starts_with("ال") && class != PeopleClass::Anyone
        }
        _ => false,
    }
}

/// A word of the text that no table knows and that opens nothing new.
fn is_plain(context: &Context<'_>, at: usize) -> bool {
    at < context.document.tokens.len()
        && context.document.kind(at) == TokenKind::Word
        && context.scan.at(at).is_empty()
        && preposition::ending_at(context.document, at).is_none()
        && !is_relative(context.document.word(at))
        && !is_time_of_day(context.document.word(at))
}

/// Whether token `at` is an adjective of the noun `head`: definite as it is, or of its ending, or of a country.
fn is_adjective(context: &Context<'_>, head: &str, definite: bool, at: usize) -> bool {
    let next = word(context, at);
    let of_country = context.scan.at(at).iter().any(|m| {
        m.proclitic.bytes == 0
            && m.senses.iter().any(|s| matches!(s, Sense::Country { form: CountryForm::Adjective, .. }))
    });
    let known = of_country || is_plain(context, at);
    if definite {
        // «فتح الجنود النار»: what does not end like an adjective is none.
        let ends = ["ين", "ون", "ه", "ي"].iter().any(|ending| next.ends_with(ending))
            || next.ends_with("ات") && head.ends_with("ات")
            || matches!(next, "الاجانب" | "الاكراد" | "الابرياء" | "العزل" | "العرب");
        return next.starts_with("ال") && known && (of_country || ends);
    }
    let ending = ["ون", "ين", "ات", "ا", "ه"].into_iter().find(|ending| head.ends_with(ending));
    let sort = || next.trim_end_matches(['ا', 'ه']);
    of_country
        || is_plain(context, at) && ending.is_some_and(|ending| next.ends_with(ending) && next.chars().count() > 4)
        || matches!(
            sort(),
            "اسلامي"
                | "اجنبي"
                | "اجانب"
                | "عربي"
                | "قبلي"
                | "محلي"
                | "سياسي"
                | "انتحاري"
                | "مجهول"
                | "مدني"
        ) && !next.starts_with("ال")
}
