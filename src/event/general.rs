//! Words that speak of happenings without telling one: how things are, what is done again and again, what a thing is
//! for, what is talked about.

use crate::event::context::Context;
use crate::lexicon::rows::{EventClass, VerbForm};
use crate::mention::scan::Preposition;
use crate::mention::trigger::Head;
use crate::text::{SentenceKind, TokenKind};

/// «تقاتل للإطاحة بالحكومة», «صواريخ لاعتراض الطائرات»: what something is for did not happen by it.
#[must_use]
pub fn is_aim(context: &Context<'_>, index: usize) -> bool {
    use EventClass::*;
    let trigger = &context.triggers[index];
    let aimed_at = matches!(
        trigger.class(),
        Seize
            | Regain
            | Coup
            | Release
            | Rescue
            | Withdraw
            | Handover
            | Deploy
            | Expel
            | Intercept
            | Foil
            | Base
            | Recruit
            | Sweep
    );
    let before = trigger.tokens.start.checked_sub(1).map_or("", |at| context.document.word(at));
    let of_what_was = matches!(
        before.trim_start_matches('و'),
        "نتيجه"
            | "نظرا"
            | "تبعا"
            | "خضع"
            | "خضعت"
            | "خاضعه"
            | "تخضع"
            | "تعرض"
            | "تعرضت"
            | "وفقا"
            | "خلافا"
            | "ضحيه"
    );
    let joined = trigger.proclitic.conjunction && before.starts_with("لل");
    let li = trigger.proclitic.preposition == Some(Preposition::Li);
    !trigger.is_verb() && (aimed_at && (li || joined) && !of_what_was || is_capability(context, index))
}

/// «قادر على اعتراض الطائرات», «القدرة على ضرب أي هدف»: what could be done.
fn is_capability(context: &Context<'_>, index: usize) -> bool {
    let at = context.triggers[index].tokens.start;
    let word = |back: usize| at.checked_sub(back).map_or("", |at| context.document.word(at));
    let able = |word: &str| ["قادر", "قدره", "قدرت", "القدره", "القادر"].iter().any(|stem| word.starts_with(stem));
    word(1) == "علي" && (able(word(2)) || able(word(3)))
}

/// How far before a noun the word that makes it a topic may stand, in tokens.
const TOPIC_REACH: usize = 2;

/// «تصريحات بشأن انسحاب القوات», «ضرورة إطلاق سراحهم»: a development that is talked about or asked for.
#[must_use]
pub fn is_topic(context: &Context<'_>, index: usize) -> bool {
    use EventClass::*;
    let trigger = &context.triggers[index];
    let strategic = matches!(
        trigger.class(),
        Withdraw
            | Deploy
            | Release
            | Handover
            | Base
            | CloseBase
            | Exchange
            | Recruit
            | Intervene
            | Truce
            | Agreement
            | Talks
    );
    let start = context.document.sentences[trigger.sentence].tokens.start;
    let mut before = trigger.tokens.start.saturating_sub(TOPIC_REACH).max(start)..trigger.tokens.start;
    let names_a_topic = |at: usize| {
        matches!(
            context.document.word(at).trim_start_matches(['و', 'ب', 'ل']),
            "بشان"
                | "شان"
                | "حول"
                | "خصوص"
                | "مساله"
                | "ملف"
                | "ضروره"
                | "اهميه"
                | "هدف"
                | "مناقشه"
                | "بحث"
                | "فكره"
                | "خيار"
        )
    };
    !trigger.is_verb() && strategic && before.any(names_a_topic)
}

/// How far before a word and after it an adverb of habit may stand, in tokens.
const HABIT_BEFORE: usize = 6;
const HABIT_AFTER: usize = 9;

/// «غالبا ما تشن هجمات», «تهاجم القوافل عادة عند الفجر», «من حين لآخر»: what is done again and again.
#[must_use]
pub fn is_habit(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let around = trigger.tokens.start.saturating_sub(HABIT_BEFORE).max(sentence.start)
        ..(trigger.tokens.end + HABIT_AFTER).min(sentence.end);
    let word = |at: usize| context.document.word(at);
    let again = |at: usize| {
        matches!(
            word(at).trim_start_matches('و'),
            "غالبا" | "عاده" | "دايما" | "بانتظام" | "مرارا" | "احيانا" | "دوريا"
        ) || matches!(word(at), "حين" | "وقت" | "فتره")
            && at + 1 < around.end
            && matches!(word(at + 1), "لاخر" | "واخر" | "لاخري" | "واخري")
    };
    around.clone().any(again)
}

/// How far from the start of its line the colon after a day may stand, in tokens.
const CHRONICLE_REACH: usize = 6;

/// «9 أبريل 2018: الطيران يقصف قاعدة»: what a line of a chronicle tells in the imperfect has happened.
fn is_of_a_chronicle(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index].tokens;
    let start = context.document.sentences[context.triggers[index].sentence].tokens.start;
    let dated = context.document.word(start).starts_with(|c: char| c.is_numeric());
    let head = start..(start + CHRONICLE_REACH).min(trigger.start);
    dated && head.into_iter().any(|at| context.document.kind(at) == TokenKind::Mark(':'))
}

/// How far after a verb the time since which it goes on may stand, in tokens.
const SINCE_REACH: usize = 10;

/// An imperfect inside a clause tells how things are, not what happened: مناطق تسيطر عليها الحركة. At the head of its
/// sentence, or in a headline, it tells news.
#[must_use]
pub fn is_state_of_affairs(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let Head::Verb { form, .. } = trigger.head else { return false };
    if form.has(VerbForm::PERFECT) || !form.has(VerbForm::IMPERFECT) || form.has(VerbForm::FUTURE) {
        return false;
    }
    let sentence = &context.document.sentences[trigger.sentence];
    let before = trigger.tokens.start.checked_sub(1).map_or("", |at| context.document.word(at));
    // لم يقتل is a perfect in meaning; كان يقاتل a habit.
    let initial = trigger.tokens.start <= sentence.tokens.start + 1 || is_of_a_chronicle(context, index);
    let was = (sentence.tokens.start..trigger.tokens.start)
        .any(|at| matches!(context.document.word(at), "كان" | "كانت" | "كانوا"));
    // «وتقاتل الحركة» says what it does, not what it did.
    let holds = matches!(trigger.head, Head::Verb { row, .. } if row.id == "control");
    let habit = trigger.class() == EventClass::Clash || holds;
    // «تحاصرها القوات منذ شهرين»: it began, and goes on.
    let after = context.clause(index).after;
    let since = after.clone().take(SINCE_REACH).any(|at| context.document.word(at) == "منذ");
    if since && !habit && trigger.class() != EventClass::Strike {
        return false;
    }
    !(initial && !habit
        || was
        || sentence.kind == SentenceKind::Headline
        || matches!(before, "لم" | "ان" | "قد" | "ولم"))
}
