//! All forms of verbs and nouns, folded, from the stems and forms of a row. Proclitics (و ف ب ل ك) are left to
//! the scanner, which strips them; ال and the suffixes are part of a form.

use crate::lexicon::rows::{Number, VerbForm};

const OBJECTS: [&str; 6] = ["ه", "ها", "هم", "هما", "هن", "نا"];

/// The stems of a verb, folded; each field may hold two stems of a defective verb, the shorter first.
pub struct Stems<'a> {
    /// Perfect before a vowel ending or none.
    pub perfect_v: &'a str,
    /// The same, passive.
    pub passive_v: &'a str,
    /// Perfect before a consonant ending.
    pub perfect_c: &'a str,
    /// Imperfect after its prefix, active.
    pub imperfect: &'a str,
    /// Imperfect after its prefix, passive.
    pub passive_imperfect: &'a str,
    /// It takes an object, and so its pronouns.
    pub transitive: bool,
}

/// A stem as it stands alone, before a vowel ending, and before an object pronoun.
struct Stem<'a> {
    bare: &'a str,
    short: &'a str,
    defective: bool,
}

fn stem(field: &str) -> Option<Stem<'_>> {
    match field.split_once('|') {
        _ if field.is_empty() => None,
        None => Some(Stem { bare: field, short: field, defective: field.ends_with('ي') }),
        Some((a, b)) => {
            let (short, bare) = if a.len() <= b.len() { (a, b) } else { (b, a) };
            Some(Stem { bare, short, defective: true })
        }
    }
}

/// Every form of a verb with its properties.
pub fn verb_forms(stems: &Stems<'_>) -> Vec<(String, VerbForm)> {
    let mut out = Vec::new();
    for (field, voice) in [(stems.perfect_v, VerbForm::ACTIVE), (stems.passive_v, VerbForm::PASSIVE)] {
        if let Some(stem) = stem(field) {
            perfect(&stem, stems, voice, &mut out);
        }
    }
    for (field, voice) in [(stems.imperfect, VerbForm::ACTIVE), (stems.passive_imperfect, VerbForm::PASSIVE)] {
        if let Some(stem) = stem(field) {
            imperfect(&stem, stems, voice, &mut out);
        }
    }
    out
}

fn perfect(stem: &Stem<'_>, stems: &Stems<'_>, voice: u8, out: &mut Vec<(String, VerbForm)>) {
    let base = voice | VerbForm::PERFECT;
    let Stem { bare, short, defective } = *stem;
    // أجلى keeps its ي alone and loses it before an ending; بقي keeps it.
    let stump = if defective { short.strip_suffix('ي').unwrap_or(short) } else { short };
    let mut add = |form: String, bits: u8| out.push((form, VerbForm(base | bits)));
    add(bare.to_owned(), 0);
    add(format!("{stump}ت"), VerbForm::FEMININE);
    add(format!("{stump}وا"), VerbForm::PLURAL);
    add(format!("{bare}ا"), VerbForm::PLURAL);
    add(format!("{stump}تا"), VerbForm::PLURAL | VerbForm::FEMININE);
    for consonant_stem in stems.perfect_c.split('|').filter(|s| !s.is_empty()) {
        add(format!("{consonant_stem}نا"), VerbForm::PLURAL);
        add(format!("{consonant_stem}ن"), VerbForm::PLURAL | VerbForm::FEMININE);
    }
    if voice == VerbForm::ACTIVE && stems.transitive {
        for object in OBJECTS {
            let joint = if defective { "ا" } else { "" };
            add(format!("{stump}{joint}{object}"), VerbForm::OBJECT);
            add(format!("{stump}ت{object}"), VerbForm::OBJECT | VerbForm::FEMININE);
            add(format!("{stump}و{object}"), VerbForm::OBJECT | VerbForm::PLURAL);
        }
    }
}

fn imperfect(stem: &Stem<'_>, stems: &Stems<'_>, voice: u8, out: &mut Vec<(String, VerbForm)>) {
    let base = voice | VerbForm::IMPERFECT;
    let Stem { bare, short, defective } = *stem;
    let stump = if defective { short.strip_suffix('ي').unwrap_or(short) } else { short };
    // Reports tell of others: the first person's forms are mostly other words («نجل»، «نصف»).
    for (prefix, gender) in [("ي", 0), ("ت", VerbForm::FEMININE)] {
        for (future, bits) in [("", 0), ("س", VerbForm::FUTURE)] {
            let mut add = |tail: std::fmt::Arguments<'_>, more: u8| {
                out.push((format!("{future}{prefix}{tail}"), VerbForm(base | bits | more)))
            };
            add(format_args!("{bare}"), gender);
            if defective {
                add(format_args!("{stump}"), gender);
            }
            add(format_args!("{stump}ون"), VerbForm::PLURAL);
            add(format_args!("{stump}وا"), VerbForm::PLURAL);
            add(format_args!("{bare}ان"), VerbForm::PLURAL);
            add(format_args!("{bare}ن"), VerbForm::PLURAL | VerbForm::FEMININE);
            if voice == VerbForm::ACTIVE && stems.transitive {
                for object in OBJECTS {
                    add(format_args!("{bare}{object}"), VerbForm::OBJECT | gender);
                    add(format_args!("{stump}ون{object}"), VerbForm::OBJECT | VerbForm::PLURAL);
                }
            }
        }
    }
}

/// One form of a noun.
pub struct NounForm {
    /// Folded, words joined by one space.
    pub key: String,
    /// How many it names.
    pub number: Number,
    /// It carries ال.
    pub definite: bool,
    /// It carries a pronoun.
    pub owned: bool,
}

/// The forms of a noun given without article: with ال, with the accusative's alef, with pronouns, and in a
/// dual's or plural's construct state. `form` is folded, its words joined by one space.
pub fn noun_forms(form: &str, number: Number) -> Vec<NounForm> {
    let mut out = Vec::new();
    let mut add = |key: String, definite: bool, owned: bool| out.push(NounForm { key, number, definite, owned });
    add(form.to_owned(), form.starts_with("ال"), false);
    let words: Vec<&str> = form.split(' ').collect();
    let article = |word: &str| format!("ال{word}");
    if words[0].starts_with("ال") && words[0].len() > 8 {
        return out;
    }
    if words.len() > 1 {
        let all = words.iter().map(|w| article(w)).collect::<Vec<_>>().join(" ");
        add(all, true, false);
        if words.len() == 2 && words.iter().all(|w| takes_alef(w)) {
            add(words.iter().map(|w| format!("{w}ا")).collect::<Vec<_>>().join(" "), false, false);
        }
        return out;
    }
    add(article(form), true, false);
    if takes_alef(form) {
        add(format!("{form}ا"), false, false);
    }
    let construct = match number {
        // أخرى is no construct state of آخرين.
        _ if form == "اخرين" => None,
        Number::Dual => form.strip_suffix("ن").map(str::to_owned),
        Number::Plural => form
            .strip_suffix("ون")
            .map(|s| format!("{s}و"))
            .or_else(|| form.strip_suffix("ين").map(|s| format!("{s}ي"))),
        Number::Singular => None,
    };
    if let Some(construct) = &construct {
        add(construct.clone(), false, false);
    }
    let owner =
        construct.unwrap_or_else(|| form.strip_suffix('ه').map_or_else(|| form.to_owned(), |s| format!("{s}ت")));
    for pronoun in ["ه", "ها", "هم", "هما", "هن"] {
        add(format!("{owner}{pronoun}"), true, true);
    }
    out
}

/// Whether the indefinite accusative adds an alef.
fn takes_alef(word: &str) -> bool {
    let definite = word.starts_with("ال") && word.len() > 8;
    !definite && !["ه", "ا", "ات", "ين", "ون", "ان", "ي", "ء"].iter().any(|end| word.ends_with(end))
        || word.ends_with("اني")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_verb_has_its_forms() {
        let stems = Stems {
            perfect_v: "هاجم",
            perfect_c: "هاجم",
            passive_v: "هوجم",
            imperfect: "هاجم",
            passive_imperfect: "هاجم",
            transitive: true,
        };
        let forms: Vec<String> = verb_forms(&stems).into_iter().map(|(form, _)| form).collect();
        for form in [
            "هاجم",
            "هاجمت",
            "هاجموا",
            "هاجمه",
            "هاجمتها",
            "هاجموهم",
            "هوجمت",
            "يهاجم",
            "تهاجم",
            "سيهاجمون",
            "يهاجمونهم",
        ] {
            assert!(forms.iter().any(|f| f == form), "{form}");
        }
    }

    #[test]
    fn a_defective_verb_loses_its_last_letter() {
        let stems = Stems {
            perfect_v: "تبن|تبني",
            perfect_c: "تبني",
            passive_v: "تبني",
            imperfect: "تبن|تبني",
            passive_imperfect: "",
            transitive: true,
        };
        let forms: Vec<String> = verb_forms(&stems).into_iter().map(|(form, _)| form).collect();
        for form in ["تبني", "تبنت", "تبنوا", "تبناه", "تبنته", "يتبني", "يتبنون", "تتبن"]
        {
            assert!(forms.iter().any(|f| f == form), "{form}");
        }
    }
}
