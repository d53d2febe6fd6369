//! The weapon that a clause names decides the class of a word that leaves it open: قصف جوي, هجوم انتحاري, ضربة صاروخية.

use crate::event::context::Context;
use crate::event::family::{Family, family};
use crate::lexicon::rows::{EventClass, PeopleClass, VerbForm};
use crate::mention::trigger::Head;
use crate::text::TokenKind;

/// From the air.
#[rustfmt::skip]
const AIR: &[&str] = &[
    "جوي", "جويه", "جويا", "طايرات", "طايره", "مقاتلات", "مقاتله", "مروحيات", "مروحيه", "طيران", "غارات",
    "غاره", "مسيره", "درون", "الجو", "جو",
];

/// What flies and strikes, as a subject.
const AIRCRAFT: &[&str] = &["طايرات", "طيران", "مقاتلات", "مروحيات", "غارات"];

/// The same right beside a verb that agrees with it: of the feminine and of the masculine gender.
const FEMININE_AIRCRAFT: &[&str] =
    &["طايرات", "طايره", "مقاتلات", "مقاتله", "مروحيات", "مروحيه", "مسيرات", "مسيره", "غارات", "غاره"];
const MASCULINE_AIRCRAFT: &[&str] = &["طيران"];

/// Guns, and what they fire, as a subject.
const FEMININE_GUNS: &[&str] =
    &["مدفعيه", "مدفعيات", "راجمات", "دبابات", "بوارج", "قذيفه", "قذايف", "قذيفتان", "قذيفتا", "صواريخ"];
const MASCULINE_GUNS: &[&str] = &["صاروخ", "صاروخان", "صاروخا", "صاروخين", "صاروخي"];

/// What kills and hurts from afar, with the ب of the instrument.
#[rustfmt::skip]
const BY_SHELLS: &[&str] = &[
    "بقذيفه", "بقذايف", "بقذيفتين", "بالقذايف", "بصاروخ", "بصاروخين", "بصواريخ", "بالصواريخ", "بمقذوف", "بمقذوفات",
    "بالمدفعيه", "بمدفعيه", "بالهاون",
];
const BY_DRONES: &[&str] =
    &["بطايره", "بطايرات", "بغاره", "بغارات", "بمسيره", "بمسيرات", "بالمسيرات", "بمسيرتين", "بدرون"];

/// How far after a verb its instrument may stand, in tokens.
const INSTRUMENT_REACH: usize = 10;

/// Dropped from helicopters.
const BARREL_BOMBS: &[&str] = &["براميل", "برميلا", "البراميل"];

/// What rioters throw.
const THROWN: &[&str] = &["زجاجات", "زجاجه", "حجاره"];

/// What a man strikes another with.
#[rustfmt::skip]
const BY_HAND: &[&str] = &[
    "عصا", "عصي", "هراوات", "هراوه", "قبضاتهم", "قبضات", "قبضته", "ايدي", "ايديهم", "سكين", "سكاكين", "سياط", "سوط", "اعقاب", "مبرحا",
    "مطرقه", "فاس", "الموت", "سواطير", "احذيه", "قضبان",
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
    "باليستي", "باليستيه", "صاروخا", "صاروخين", "صاروخان", "صاروخيا", "قذيفتين", "قذيفتان",
];

/// What is shot down without anybody in it.
#[rustfmt::skip]
const MISSILES: &[&str] = &[
    "صاروخ", "صاروخا", "صواريخ", "صاروخين", "مسيره", "مسيرات", "مسيرتين", "درون",
];

/// What flies with nobody in it, where it is destroyed.
const UNMANNED: &[&str] = &["مسيره", "مسيرات", "مسيرتين", "مسيرتان", "باليستيا", "باليستيين", "باليستيه", "باليستي"];

/// How far behind a verb the last word of what it destroys may stand, in tokens.
const OBJECT_REACH: usize = 7;

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

/// «أصاب صاروخ مبنى», «طيران التحالف دمر», «قتل رجل بقذيفة»: what stands as the subject of a verb of harm, or as its
/// instrument, does it.
fn doer(context: &Context<'_>, index: usize, class: EventClass) -> Option<EventClass> {
    use EventClass::{Airstrike, Assassinate, Attack, Burn, Destroy, Intercept, Kill, Shelling, Strike, Wound};
    let trigger = &context.triggers[index];
    let Head::Verb { form, .. } = trigger.head else { return None };
    if !matches!(class, Attack | Strike | Kill | Wound | Assassinate | Destroy | Burn) {
        return None;
    }
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let (end, start) = (trigger.tokens.end, trigger.tokens.start);
    let bare = |at: usize| {
        let word = context.document.word(at);
        word.strip_prefix("ال").unwrap_or(word)
    };
    let (aircraft, guns) = match form.has(VerbForm::FEMININE) {
        true => (FEMININE_AIRCRAFT, FEMININE_GUNS),
        false => (MASCULINE_AIRCRAFT, MASCULINE_GUNS),
    };
    let before = start.saturating_sub(SUBJECT_REACH).max(sentence.start)..start;
    let subject = (end < sentence.end).then_some(end).into_iter().chain(before.rev());
    for at in subject {
        // A verb of its own begins another clause; a blow is told by its noun.
        if at < start
            && (matches!(context.document.kind(at), TokenKind::Mark(_) | TokenKind::Stop) || tells(context, at))
        {
            break;
        }
        if aircraft.contains(&bare(at)) {
            return Some(Airstrike);
        }
        if guns.contains(&bare(at)) {
            return Some(Shelling);
        }
    }
    let clause = context.clause(index).after;
    // «دمرت الدفاعات ثلاث طائرات مسيرة»: what flies with nobody in it is shot down.
    let mut object = end..clause.end.min(end + OBJECT_REACH);
    if class == Destroy && object.any(|at| UNMANNED.contains(&context.document.word(at))) {
        return Some(Intercept);
    }
    let mut after = clause.start..clause.end.min(end + INSTRUMENT_REACH);
    let word = |at: usize| context.document.word(at);
    after.find_map(|at| match () {
        () if BY_SHELLS.contains(&word(at)) => Some(Shelling),
        () if BY_DRONES.contains(&word(at)) => Some(Airstrike),
        () => None,
    })
}

/// How far before a verb the head of its subject may stand, in tokens.
const SUBJECT_REACH: usize = 3;

/// Whether a verb stands at token `at`.
fn tells(context: &Context<'_>, at: usize) -> bool {
    context.triggers.iter().any(|t| t.is_verb() && t.tokens.contains(&at))
}

/// How far after a word of taking the ship that is taken may stand, in tokens.
const SHIP_REACH: usize = 6;

/// Whether what is held or taken is a ship.
#[must_use]
pub fn takes_a_ship(context: &Context<'_>, index: usize) -> bool {
    let end = context.triggers[index].tokens.end;
    let reach = end..(end + SHIP_REACH).min(context.clause(index).after.end);
    let ship = |at: usize| {
        let word = context.document.word(at).trim_start_matches("ال");
        matches!(
            word,
            "سفينه"
                | "سفينتين"
                | "سفن"
                | "ناقله"
                | "ناقلتين"
                | "ناقلتي"
                | "باخره"
                | "بواخر"
                | "قارب"
                | "قوارب"
                | "زورق"
                | "زوارق"
        )
    };
    let people = context.entities.within(reach.clone()).iter().any(|e| {
        e.preposition.is_none()
            && e.people.is_some_and(|p| context.lexicon.rows.people[p.row as usize].class == PeopleClass::Civilian)
    });
    !people && reach.into_iter().any(ship)
}

/// Weapons whose names alone stand for an explosion.
const BOMBS: &[&str] = &["ied", "mine", "grenade"];
/// How far after the word that it was found, seized or defused a weapon may stand, in tokens.
const FOUND_REACH: usize = 18;

/// «ضبطت سيارة مفخخة وقنابل يدوية», «مصنع عبوات ناسفة»: a weapon that was found or held did not go off.
#[must_use]
pub fn is_found(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let missile = ["صاروخ", "صواريخ", "قذاي"].iter().any(|w| context.document.word(trigger.tokens.start).contains(w));
    if !matches!(trigger.head, Head::Noun { row, .. } if BOMBS.contains(&row.id) || row.id == "rocket-fire" && missile)
    {
        return false;
    }
    let stopped = |class| family(class) == Family::Disruption;
    let found = context.triggers[..index]
        .iter()
        .rev()
        .take_while(|t| t.sentence == trigger.sentence && t.tokens.end + FOUND_REACH >= trigger.tokens.start)
        .find(|t| {
            t.class() != EventClass::None && !matches!(t.head, Head::Noun { row, .. } if BOMBS.contains(&row.id))
        });
    let start = context.document.sentences[trigger.sentence].tokens.start;
    let held = (trigger.tokens.start.saturating_sub(3).max(start)..trigger.tokens.start).any(|at| {
        let word = context.document.word(at);
        HELD.contains(&word.trim_start_matches(['و', 'ب', 'ل']).trim_start_matches("ال"))
    });
    let owned = (trigger.tokens.start.saturating_sub(FOUND_REACH).max(start)..trigger.tokens.start)
        .any(|at| context.document.word(at).starts_with("بحوزت"));
    found.is_some_and(|t| stopped(t.class())) || held || owned
}

/// «انفجرت عبوة لدى مرور الحافلة»: a bomb that goes off is no figure of speech.
#[must_use]
pub fn is_of_a_bomb(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let around = trigger.tokens.start.saturating_sub(2).max(sentence.start)..(trigger.tokens.end + 2).min(sentence.end);
    let named = |at: usize| {
        let word = context.document.word(at).trim_start_matches(['و', 'ب', 'ل']).trim_start_matches("ال");
        EXPLOSIVES.contains(&word)
    };
    trigger.is_verb() && trigger.class() == EventClass::Bombing && around.into_iter().any(named)
}

/// What goes off.
#[rustfmt::skip]
const EXPLOSIVES: &[&str] = &[
    "عبوه", "عبوات", "عبوتان", "لغم", "قنبله", "قنابل", "قنبلتان", "مفخخه", "مفخخات", "مفخختان",
];

/// Words of having, making and storing.
#[rustfmt::skip]
const HELD: &[&str] = &[
    "حوزته", "حوزتهم", "حوزتها", "حيازه", "تصنيع", "صناعه", "صنع", "مصنع", "معمل", "ورشه", "مخزن", "مستودع", "مخبا", "تهريب", "شحنه",
    "كميه", "كميات", "مفعول", "تفكيك", "ازاله", "نزع", "ضبط", "ضبطت", "عثر", "عثرت", "حقول", "حقل", "يحمل", "يحملون", "تحمل", "مخلفات",
];

/// The class of trigger `index`, which of itself is `class`.
#[must_use]
pub fn weapon_of_clause(context: &Context<'_>, index: usize, class: EventClass) -> EventClass {
    use EventClass::*;
    if let Some(told) = doer(context, index, class) {
        return told;
    }
    // «تدمير ثلاث مسيرات»
    let tokens = &context.triggers[index].tokens;
    let unmanned = |at: usize| UNMANNED.contains(&context.document.word(at));
    if class == Destroy && (tokens.end..(tokens.end + 4).min(context.clause(index).after.end)).any(unmanned) {
        return Intercept;
    }
    if !matches!(
        class,
        Attack | Strike | Shelling | Operation | Bombing | Airstrike | Shooting | Shootdown | Seize | Grenade
    ) {
        return class;
    }
    let clause = context.clause(index);
    let tokens = &context.triggers[index].tokens;
    let before = clause.before.start.max(tokens.start.saturating_sub(8));
    // «وردا على الغارات، أطلق المقاتلون قذائف»: what stands before a comma is another blow.
    let before = (before..tokens.start).rev().find(|&at| context.comma(at..at + 1).is_some()).unwrap_or(before);
    let around = before..clause.after.end.min(tokens.end + 10);
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
            let reach = tokens.end..(tokens.end + INSTRUMENT_REACH).min(clause.after.end);
            let object = |at: usize| MISSILES.contains(&context.document.word(at).trim_start_matches("ال"));
            if reach.into_iter().any(object) { Intercept } else { Shootdown }
        }
        // «أسقطت طائرة قنبلة»: what is dropped comes from above.
        Grenade if context.triggers[index].rule() == "verbs:drop-bomb" => Airstrike,
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
