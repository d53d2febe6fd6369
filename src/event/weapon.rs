//! The weapon that a clause names decides the class of a word that leaves it open: قصف جوي, هجوم انتحاري, ضربة صاروخية.

use crate::event::context::Context;
use crate::lexicon::rows::EventClass;
use crate::text::TokenKind;

/// From the air.
#[rustfmt::skip]
const AIR: &[&str] = &[
    "جوي", "جويه", "جويا", "طايرات", "طايره", "مقاتلات", "مقاتله", "مروحيات", "مروحيه", "طيران", "غارات",
    "غاره", "مسيره", "درون", "الجو", "جو",
];

/// What flies and strikes, as a subject.
const AIRCRAFT: &[&str] = &["طايرات", "طيران", "مقاتلات", "مروحيات", "غارات"];

/// Dropped from helicopters.
const BARREL_BOMBS: &[&str] = &["براميل", "برميلا", "البراميل"];

/// What rioters throw.
const THROWN: &[&str] = &["زجاجات", "زجاجه", "حجاره"];

/// What a man strikes another with.
#[rustfmt::skip]
const BY_HAND: &[&str] = &[
    "عصا", "عصي", "هراوات", "هراوه", "قبضاتهم", "قبضات", "قبضته", "ايدي", "ايديهم", "سكين", "سكاكين", "سياط", "سوط", "اعقاب", "مبرحا",
    "مطرقه", "فاس",
];

/// Gas.
#[rustfmt::skip]
const CHEMICAL: &[&str] = &[
    "كيماوي", "كيماويه", "كيميايي", "كيمياوي", "كيمياييه", "السارين", "سارين", "الكلور", "كلور", "سام", "سامه",
];

/// By one who dies of it.
#[rustfmt::skip]
const SUICIDE: &[&str] = &[
    "انتحاري", "انتحاريه", "انتحاريا", "انتحاريان", "انتحاريين", "انتحاريون", "ناسف", "ناسفا", "انغماسي",
];

/// «فجر نفسه»: after a word for a bomb.
const HIMSELF: &[&str] = &["نفسه", "نفسها", "نفسيهما", "انفسهم"];

/// Guns and rockets.
#[rustfmt::skip]
const GUNS: &[&str] = &[
    "صواريخ", "صاروخ", "صاروخي", "صاروخيه", "بصواريخ", "قذايف", "قذيفه", "مدفعيه", "مدفعي", "هاون", "بصاروخ",
    "باليستي", "باليستيه",
];

/// What is shot down without anybody in it.
#[rustfmt::skip]
const MISSILES: &[&str] = &[
    "صاروخ", "صاروخا", "صواريخ", "صاروخين", "مسيره", "مسيرات", "مسيرتين", "درون",
];

/// What is taken and is no place.
#[rustfmt::skip]
const BOOTY: &[&str] = &[
    "سياره", "سيارات", "سيارته", "مركبه", "مركبات", "شاحنه", "شاحنات", "اموال", "مبالغ", "مبلغ", "ممتلكات", "مواشي", "ماشيه",
    "ابقار", "دراجه", "دراجات", "مساعدات", "محتويات",
];

/// Before جوي these name a place or a defence: القاعدة الجوية، الدفاع الجوي.
#[rustfmt::skip]
const NOT_AIR: &[&str] = &[
    "القاعده", "قاعده", "قواعد", "القواعد", "الدفاع", "الدفاعات", "دفاعات", "دفاع", "المجال", "الخطوط",
];

/// The class of trigger `index`, which of itself is `class`.
#[must_use]
pub fn weapon_of_clause(context: &Context<'_>, index: usize, class: EventClass) -> EventClass {
    use EventClass::*;
    if !matches!(
        class,
        Attack | Strike | Shelling | Operation | Bombing | Airstrike | Shooting | Shootdown | Seize | Destroy | Grenade
    ) {
        return class;
    }
    let clause = context.clause(index);
    let tokens = &context.triggers[index].tokens;
    let around = clause.before.start.max(tokens.start.saturating_sub(8))..clause.after.end.min(tokens.end + 10);
    let names_a_place = |at: usize| {
        let before = at.checked_sub(1).map_or("", |before| context.document.word(before));
        context.document.word(at).contains("جوي") && NOT_AIR.contains(&before.trim_start_matches(['و', 'ب', 'ل']))
    };
    // «جاءت الغارات إثر إطلاق صواريخ»: the weapon of another blow.
    let tells_another = |at: usize| {
        let mut told = context.triggers.iter().filter(|t| t.tokens.contains(&at));
        told.any(|t| t.tokens != *tokens && t.class() == Airstrike && !t.is_verb() && t.tokens.end < tokens.start)
    };
    let words = || {
        around
            .clone()
            .take_while(|&at| !matches!(context.document.kind(at), TokenKind::Stop))
            .filter(|&at| !names_a_place(at) && !tells_another(at))
            .map(|at| context.document.word(at))
            .map(|w| w.trim_start_matches(['و', 'ب', 'ل']))
    };
    let any =
        |list: &[&str]| words().any(|w| list.contains(&w) || w.strip_prefix("ال").is_some_and(|w| list.contains(&w)));
    match class {
        Seize => {
            let reach = tokens.end..(tokens.end + 4).min(clause.after.end);
            if reach.into_iter().any(|at| BOOTY.contains(&context.document.word(at))) { Loot } else { Seize }
        }
        Shootdown => {
            let reach = tokens.end..(tokens.end + 3).min(clause.after.end);
            let object = |at: usize| MISSILES.contains(&context.document.word(at).trim_start_matches("ال"));
            if reach.into_iter().any(object) { Intercept } else { Shootdown }
        }
        Destroy => {
            // «دمرت الطائرات منزلا»: what stands right after the verb does it.
            let subject = tokens.end..(tokens.end + 2).min(clause.after.end);
            let flies = |at: usize| AIRCRAFT.contains(&context.document.word(at).trim_start_matches("ال"));
            if context.triggers[index].is_verb() && subject.into_iter().any(flies) { Airstrike } else { Destroy }
        }
        Grenade if any(BARREL_BOMBS) || any(AIRCRAFT) => Airstrike,
        Grenade if any(THROWN) => Riot,
        Shooting if any(BARREL_BOMBS) || any(AIRCRAFT) && any(GUNS) => Airstrike,
        Attack | Strike | Shelling | Operation if any(CHEMICAL) => Chemical,
        Strike if any(BY_HAND) => Attack,
        Attack | Bombing if (any(SUICIDE) || class == Bombing && any(HIMSELF)) => Suicide,
        Shelling | Attack | Operation if any(AIR) => Airstrike,
        Strike if any(GUNS) && !any(AIR) => Shelling,
        Attack | Shooting if any(GUNS) && !any(&["النار", "الرصاص"]) => Shelling,
        other => other,
    }
}
