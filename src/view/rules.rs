//! What each rule of the engine means, in words a reader understands, with the field that it fills.

use crate::view::names::Field;

/// A rule's id and its meaning.
pub struct RuleWords {
    /// As the engine writes it.
    pub id: &'static str,
    /// The field that it fills.
    pub field: Field,
    /// In Arabic.
    pub ar: &'static str,
    /// In English.
    pub en: &'static str,
}

/// Every rule that has words of its own.
pub const RULES: &[RuleWords] = &[
    RuleWords {
        id: "role:subject-after",
        field: Field::Who,
        ar: "الفاعل هو ما يلي الفعل",
        en: "The actor is what follows the verb",
    },
    RuleWords {
        id: "role:subject-before",
        field: Field::Who,
        ar: "الفاعل هو ما يسبق الفعل",
        en: "The actor is what stands before the verb",
    },
    RuleWords {
        id: "role:same-subject",
        field: Field::Who,
        ar: "الفاعل هو فاعل الفعل السابق",
        en: "The actor is that of the verb before",
    },
    RuleWords {
        id: "role:sentence-subject",
        field: Field::Who,
        ar: "الفاعل هو الجماعة التي تتحدث عنها الجملة",
        en: "The actor is the group that the sentence is about",
    },
    RuleWords {
        id: "role:article-group",
        field: Field::Who,
        ar: "الفاعل هو الجماعة التي يتحدث عنها المقال كله، ولم تسمّ هنا",
        en: "The actor is the group that the whole article is about, not named here",
    },
    RuleWords {
        id: "role:post-attacked",
        field: Field::Whom,
        ar: "المستهدف هو الجيش صاحب القاعدة أو المعسكر",
        en: "The target is the army whose base or camp it is",
    },
    RuleWords {
        id: "role:attacker-repelled",
        field: Field::Who,
        ar: "الفاعل هو من جرى التصدي له",
        en: "The actor is whom the defenders repelled",
    },
    RuleWords {
        id: "role:speaker",
        field: Field::Who,
        ar: "الفاعل هو القائل الذي يعود إليه الضمير",
        en: "The actor is the speaker whom the pronoun means",
    },
    RuleWords {
        id: "role:announcer",
        field: Field::Who,
        ar: "الفاعل هو من أعلن الفعل عن نفسه",
        en: "The actor is who announced the act as its own",
    },
    RuleWords {
        id: "role:genitive-agent",
        field: Field::Who,
        ar: "الفاعل مضاف إليه بعد اسم الحدث",
        en: "The actor follows the noun of the event",
    },
    RuleWords {
        id: "role:agent-of",
        field: Field::Who,
        ar: "الفاعل مجرور باللام بعد اسم الحدث",
        en: "The actor follows the noun of the event with «of»",
    },
    RuleWords {
        id: "role:adjective",
        field: Field::Who,
        ar: "الفاعل من النسبة إلى بلد بعد اسم الحدث",
        en: "The actor is told by a country's adjective after the noun",
    },
    RuleWords {
        id: "role:light-verb",
        field: Field::Who,
        ar: "الفاعل هو فاعل الفعل المساعد (شن، نفذ)",
        en: "The actor is the subject of the verb that carries the noun",
    },
    RuleWords {
        id: "role:relative-verb",
        field: Field::Who,
        ar: "الفاعل في جملة الصلة بعد اسم الحدث",
        en: "The actor stands in the clause that follows the noun",
    },
    RuleWords {
        id: "role:by",
        field: Field::Who,
        ar: "الفاعل بعد «على يد» أو «برصاص»",
        en: "The actor follows «at the hands of»",
    },
    RuleWords {
        id: "role:between",
        field: Field::Who,
        ar: "الطرفان بعد «بين» أو «مع»",
        en: "The sides follow «between» or «with»",
    },
    RuleWords {
        id: "role:sides",
        field: Field::Who,
        ar: "الطرفان معطوف أحدهما على الآخر",
        en: "The sides are joined by «and»",
    },
    RuleWords {
        id: "role:sides-with",
        field: Field::Whom,
        ar: "الطرف الآخر بعد «مع»",
        en: "The other side follows «with»",
    },
    RuleWords {
        id: "role:parties",
        field: Field::Who,
        ar: "الأطراف هم من اتفقوا",
        en: "The parties are those who agree",
    },
    RuleWords {
        id: "role:object",
        field: Field::Whom,
        ar: "الهدف هو المفعول به",
        en: "The target is the object of the verb",
    },
    RuleWords {
        id: "role:passive",
        field: Field::Whom,
        ar: "الهدف هو نائب الفاعل",
        en: "The target is the subject of a passive verb",
    },
    RuleWords {
        id: "role:passive-before",
        field: Field::Whom,
        ar: "الهدف يسبق فعلا مبنيا للمجهول",
        en: "The target stands before a passive verb",
    },
    RuleWords {
        id: "role:patient-on",
        field: Field::Whom,
        ar: "الهدف بعد «على» أو «ضد»",
        en: "The target follows «on» or «against»",
    },
    RuleWords {
        id: "role:genitive-patient",
        field: Field::Whom,
        ar: "الهدف مضاف إليه بعد اسم الحدث",
        en: "The target follows the noun of the event",
    },
    RuleWords {
        id: "role:victim",
        field: Field::Whom,
        ar: "من وقع عليه الفعل هو فاعله في اللفظ (لقي مصرعه)",
        en: "The victim is the subject of the verb",
    },
    RuleWords {
        id: "role:taken-from",
        field: Field::Whom,
        ar: "الهدف من انتُزع منه المكان",
        en: "The target is who lost the place",
    },
    RuleWords {
        id: "status:negated",
        field: Field::Source,
        ar: "قبل الفعل نفي",
        en: "A negation stands before the act",
    },
    RuleWords {
        id: "status:denied",
        field: Field::Source,
        ar: "ورد الفعل بعد نفي صريح",
        en: "The act is told after a word of denial",
    },
    RuleWords {
        id: "status:alleged",
        field: Field::Source,
        ar: "ورد الفعل بعد «زعم» أو «ادعى»",
        en: "The act is told after a word of allegation",
    },
    RuleWords {
        id: "status:future",
        field: Field::Source,
        ar: "الفعل بصيغة المستقبل",
        en: "The verb is in the future",
    },
    RuleWords {
        id: "status:purpose",
        field: Field::Source,
        ar: "الفعل غاية لا خبر",
        en: "The act is told as a purpose",
    },
    RuleWords {
        id: "status:planned",
        field: Field::Source,
        ar: "ورد الفعل بعد تهديد أو محاولة أو رفض",
        en: "The act is told after a threat, an attempt or a refusal",
    },
    RuleWords {
        id: "status:hypothetical",
        field: Field::Source,
        ar: "بقرب الفعل ما يدل على الاحتمال أو الخشية",
        en: "A word of possibility or fear stands near the act",
    },
    RuleWords {
        id: "status:own-word",
        field: Field::Source,
        ar: "لا يرويه إلا من ينسب الفعل إلى نفسه",
        en: "Only the party that says it did so tells of it",
    },
    RuleWords {
        id: "place:story",
        field: Field::Where,
        ar: "المكان هو ما تدور فيه الرواية عند هذا الموضع",
        en: "The place is where the story stands at this point",
    },
    RuleWords {
        id: "claim:nearest-event",
        field: Field::Claimed,
        ar: "التبني لأقرب حدث سابق",
        en: "The claim is of the nearest event told before",
    },
];

/// The meaning of rule `id`.
#[must_use]
pub fn rule_words(id: &str) -> Option<&'static RuleWords> {
    RULES.iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rule_is_explained_twice() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES[..at].iter().all(|before| before.id != rule.id), "{}", rule.id);
        }
    }
}
