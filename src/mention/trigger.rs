//! Words that tell an event, or that frame one: verbs and event nouns, told apart by what surrounds them, with
//! figurative and sporting uses left out.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::rows::{EventClass, Frame, NounRow, Number, Sense, VerbForm, VerbRole, VerbRow};
use crate::mention::entity::{Entities, Named};
use crate::mention::needs::{Around, any_word};
use crate::mention::preposition;
use crate::mention::scan::{Preposition, Proclitic, Scan};
use crate::span::Span;
use crate::text::{Document, SentenceKind};

/// Verb or noun, with its row.
#[derive(Clone, Copy, Debug)]
pub enum Head {
    /// A finite verb.
    Verb {
        /// Row of `verbs.tsv`.
        row: &'static VerbRow<'static>,
        /// Properties of the form.
        form: VerbForm,
    },
    /// An event noun.
    Noun {
        /// Row of `nouns.tsv`, or a verb's masdar.
        row: &'static NounRow<'static>,
        /// How many happenings.
        number: Number,
        /// It carries ال or a pronoun: the reader has met it, or will.
        definite: bool,
        /// It carries a pronoun: هجماتها.
        owned: bool,
    },
}

/// One trigger.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words without proclitic.
    pub span: Span,
    /// What it is.
    pub head: Head,
    /// What precedes the word in its token.
    pub proclitic: Proclitic,
    /// The preposition that governs a noun.
    pub preposition: Option<Preposition>,
    /// Index of its sentence.
    pub sentence: usize,
}

impl Trigger {
    /// The class of the event, `None` for words that only frame one.
    #[must_use]
    pub fn class(&self) -> EventClass {
        match self.head {
            Head::Verb { row, .. } => row.class,
            Head::Noun { row, .. } => row.class,
        }
    }

    /// A verb's role in the sentence; event nouns are `Event`, masdars of light verbs `Light`.
    #[must_use]
    pub fn role(&self) -> VerbRole {
        match self.head {
            Head::Verb { row, .. } => row.role,
            Head::Noun { row, .. } if row.light => VerbRole::Light,
            Head::Noun { .. } => VerbRole::Event,
        }
    }

    /// Where its parties stand.
    #[must_use]
    pub fn frame(&self) -> Frame {
        match self.head {
            Head::Verb { row, .. } => row.frame,
            Head::Noun { .. } => Frame::None,
        }
    }

    /// It is a verb.
    #[must_use]
    pub fn is_verb(&self) -> bool {
        matches!(self.head, Head::Verb { .. })
    }

    /// Id of the row that made it.
    #[must_use]
    pub fn rule(&self) -> String {
        match self.head {
            Head::Verb { row, .. } => format!("verbs:{}", row.id),
            Head::Noun { row, .. } => format!("nouns:{}", row.id),
        }
    }
}

/// How far after «المحاصرة» the time since which a place is besieged may stand, in tokens.
const SINCE_REACH: usize = 6;
/// How far after a trigger a word may stand that makes it figurative.
const AVOID_REACH: usize = 3;
/// The same after a verb of taking, behind those who take: «احتلت النرويج والدنمارك والسويد المراكز الأولى».
const TAKEN_REACH: usize = 8;

/// Finds the triggers of all sentences that are not furniture, in order.
#[must_use]
pub fn find_triggers(
    document: &Document<'_>,
    scan: &Scan,
    entities: &Entities,
    lexicon: &'static Lexicon,
    dates: &[Range<usize>],
) -> Vec<Trigger> {
    let mut out: Vec<Trigger> = Vec::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        if range.kind == SentenceKind::Furniture {
            continue;
        }
        let mut at = range.tokens.start;
        while at < range.tokens.end {
            let found = trigger_at(document, scan, entities, lexicon, at, range.tokens.clone(), out.last());
            let in_date = |t: &Trigger| {
                let index = dates.partition_point(|d| d.end <= t.tokens.start);
                dates.get(index).is_some_and(|d| d.contains(&t.tokens.start))
            };
            match found.filter(|t| !inside_a_name(entities, &t.tokens) && !in_date(t)) {
                Some(mut trigger) => {
                    trigger.sentence = sentence;
                    at = trigger.tokens.end;
                    out.push(trigger);
                }
                None => at += 1,
            }
        }
    }
    out
}

/// A trigger word inside a name is part of the name: حركة تحرير السودان.
fn inside_a_name(entities: &Entities, tokens: &Range<usize>) -> bool {
    let at = entities.all.partition_point(|e| e.tokens.end <= tokens.start);
    entities.all.get(at).is_some_and(|e| {
        e.tokens.start <= tokens.start
            && tokens.end <= e.tokens.end
            && (e.tokens.len() > tokens.len() || !matches!(e.named, Named::People { .. }))
            && !(matches!(e.named, Named::People { .. }) && e.tokens.start == tokens.start && e.tokens.len() == 1)
    })
}

fn trigger_at(
    document: &Document<'_>,
    scan: &Scan,
    entities: &Entities,
    lexicon: &'static Lexicon,
    at: usize,
    sentence: Range<usize>,
    previous: Option<&Trigger>,
) -> Option<Trigger> {
    let mut best: Option<(u32, Trigger)> = None;
    for m in scan.at(at).iter().filter(|m| m.end <= sentence.end) {
        for &sense in m.senses {
            let (head, needs, avoid) = match sense {
                Sense::Verb { row, form } => {
                    let row = &lexicon.rows.verbs[row as usize];
                    if m.proclitic.preposition.is_some_and(|p| p != Preposition::Li || form.has(VerbForm::PERFECT)) {
                        continue;
                    }
                    if m.proclitic.bytes == 0 && follows_preposition(document, at) {
                        continue;
                    }
                    // «ردا على»: in answer to.
                    if document.word(at) == "ردا" && m.end < sentence.end && document.word(m.end) == "علي" {
                        continue;
                    }
                    // «نفذوها فجرا»: at dawn.
                    if document.word(at).trim_start_matches('و') == "فجرا"
                        && !document.word(m.end.min(sentence.end - 1)).starts_with("نفس")
                    {
                        continue;
                    }
                    // Alone it is the preposition: «معارك حول الثكنة».
                    // «لم تخل من صدامات» is of being empty.
                    let is_free_of = matches!(document.word(at), "تخل" | "يخل" | "تخلو" | "يخلو")
                        && m.end < sentence.end
                        && document.word(m.end) == "من";
                    if document.word(at) == "حول" || is_free_of {
                        continue;
                    }
                    // «فقد تعرضت» is ف and قد.
                    let next = m.end;
                    if document.word(at) == "فقد"
                        && next < sentence.end
                        && scan.senses(next).any(|s| matches!(s, Sense::Verb { .. }))
                    {
                        continue;
                    }
                    // No verb ends in ة («رحلة»), and the و of «وصفت» is its own.
                    let written = document.tokens[at].span.of(document.text);
                    // «آباد» is a part of names, «أباد» the verb.
                    if m.end == at + 1 && (written.ends_with('ة') || written.starts_with('آ'))
                        || m.proclitic.conjunction
                            && owns_its_waw(document.word(at))
                            && !flees(document, at, row.needs, sentence.end)
                        || row.class == EventClass::Stab && is_an_appeal(document, at)
                    {
                        continue;
                    }
                    (Head::Verb { row, form }, row.needs, row.avoid)
                }
                Sense::Noun { row, number, definite, owned } => {
                    let row = &lexicon.rows.nouns[row as usize];
                    // «ضربه» is his beating, ضربة a blow; «بيعه» its sale, بيعة a pledge.
                    let his = matches!(row.id, "air-strike" | "pledge")
                        && m.end == at + 1
                        && document.tokens[at].span.of(document.text).ends_with('ه');
                    // «المدينة المحاصرة» is besieged; «آثار تعذيب» and «حركة التمرد» tell of no deed.
                    let before = at.checked_sub(1).map_or("", |before| document.word(before));
                    let state = document.word(at) == "المحاصره"
                        && !(m.end..(m.end + SINCE_REACH).min(sentence.end)).any(|at| document.word(at) == "منذ")
                        || row.class == EventClass::Torture && matches!(before, "اثار" | "علامات")
                        || row.class == EventClass::Mutiny && matches!(before, "حركه" | "قوات" | "زعيم" | "قاده");
                    // «ذبحة صدرية»: ة is no pronoun.
                    let feminine = owned && document.tokens[m.end - 1].span.of(document.text).ends_with('ة');
                    if his
                        || state
                        || feminine
                        || row.class == EventClass::Agreement && is_left(document, at)
                        || row.class == EventClass::Execute && is_a_sentence_of_court(document, at)
                        || row.class == EventClass::Stab && is_an_appeal(document, at)
                        || row.class == EventClass::Clash && is_a_disengagement(document, at)
                        || is_in_protest(document, at, m.end, previous)
                    {
                        continue;
                    }
                    (Head::Noun { row, number, definite, owned }, row.needs, row.avoid)
                }
                _ => continue,
            };
            // What completes a verb of fleeing or dying may stand before it: 50 ألف مدني فروا.
            let looks_back = matches!(head, Head::Verb { row, .. } if row.frame == Frame::Victim || row.role == VerbRole::Cause
                    || matches!(row.class, EventClass::Protest | EventClass::LabourStrike))
                || matches!(head, Head::Noun { row, .. } if row.id == "road-blocking");
            let from = if looks_back { at.saturating_sub(6).max(sentence.start) } else { m.end };
            let trigger = at..m.end;
            let around = Around { document, entities, lexicon, trigger, from, sentence: sentence.clone() };
            if !needs.is_empty() && !around.completes(needs) {
                continue;
            }
            let takes = matches!(head, Head::Verb { row, .. } if row.class == EventClass::Seize);
            let figurative = m.end..(m.end + if takes { TAKEN_REACH } else { AVOID_REACH }).min(sentence.end);
            if !avoid.is_empty() && any_word(document, figurative, avoid) {
                continue;
            }
            if matches!(head, Head::Noun { row, .. } if row.class == EventClass::Seize)
                && (names_an_area(document, at, m.proclitic) || previous.is_some_and(|p| tells_of_control(p, at)))
            {
                continue;
            }
            let nominal = nominal_context(document, at, m.proclitic, previous) || is_described(document, m.end);
            let fits = matches!(head, Head::Noun { .. }) == nominal;
            let score = (m.end as u32) << 8
                | u32::from(!needs.is_empty()) << 3
                | u32::from(fits) << 2
                | u32::from(m.proclitic.bytes == 0) << 1
                | u32::from(matches!(head, Head::Verb { .. }));
            if best.as_ref().is_none_or(|&(old, _)| score > old) {
                let first = document.span_after(at, m.proclitic.bytes as usize);
                let preposition = m.proclitic.preposition.or_else(|| {
                    at.checked_sub(1).and_then(|before| preposition::ending_at(document, before)).map(|p| p.preposition)
                });
                best = Some((
                    score,
                    Trigger {
                        tokens: at..m.end,
                        span: Span::new(first.start, document.tokens[m.end - 1].span.end),
                        head,
                        proclitic: m.proclitic,
                        preposition,
                        sentence: 0,
                    },
                ));
            }
        }
    }
    best.map(|(_, trigger)| trigger)
}

/// No verb stands right after a preposition («بعد تكبدهم»); من may be «who».
fn follows_preposition(document: &Document<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(document.word(before), "في" | "علي" | "عن" | "الي" | "مع" | "ضد" | "بعد" | "قبل" | "خلال" | "اثناء")
    })
}

/// عقوبة الإعدام, حكم بالإعدام: what a court says, not what was done.
fn is_a_sentence_of_court(document: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|before| {
        let word = document.word(before).trim_start_matches(['و', 'ب', 'ل']).trim_start_matches("ال");
        matches!(word, "حكم" | "حكما" | "احكام" | "عقوبه" | "عقوبات" | "محكوم" | "محكومين" | "حكمت")
    })
}

/// «الانسحاب من الاتفاق», «خرق الاتفاق»: what is done to one that stands already.
fn is_left(document: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|before| {
        let word = document.word(before).trim_start_matches(['و', 'ب', 'ل']);
        let bare = word.strip_prefix("ال").unwrap_or(word);
        matches!(
            bare,
            "انسحاب"
                | "انسحابها"
                | "انسحابه"
                | "انسحبت"
                | "انسحب"
                | "خروج"
                | "خرق"
                | "خرقت"
                | "انتهاك"
                | "الغاء"
                | "انهيار"
                | "رفض"
        )
    })
}

/// «رفضت المحكمة نظر الطعن»: against a judgment.
fn is_an_appeal(document: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|before| {
        let word = document.word(before).trim_start_matches(['و', 'ب', 'ل']);
        matches!(
            word,
            "نظر"
                | "قبول"
                | "رفض"
                | "رفضت"
                | "تقديم"
                | "قدم"
                | "قدموا"
                | "حق"
                | "مهله"
                | "محكمه"
                | "محاكم"
        )
    })
}

/// «خط فض الاشتباك», «قوة مراقبة فض الاشتباك»: a line or a force, no fight.
fn is_a_disengagement(document: &Document<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| document.word(before).trim_start_matches("ال") == "فض")
}

/// «استقال احتجاجا على القرار»: why it was done, unless a verb makes it the deed: «نظموا احتجاجا على».
fn is_in_protest(document: &Document<'_>, at: usize, next: usize, previous: Option<&Trigger>) -> bool {
    let reason = matches!(document.word(at), "احتجاجا" | "واحتجاجا")
        && next < document.tokens.len()
        && document.word(next) == "علي";
    reason && !previous.is_some_and(|p| p.role() == VerbRole::Light && p.tokens.end + 2 >= at)
}

/// «وفر ثلاثة أرباع السكان»: people right behind it flee, nobody provides them.
fn flees(document: &Document<'_>, at: usize, needs: &str, end: usize) -> bool {
    document.word(at) == "وفر" && !needs.is_empty() && any_word(document, at + 1..(at + 1 + FLEES).min(end), needs)
}

/// How far behind a verb of fleeing those may stand who flee, in tokens.
const FLEES: usize = 3;

/// Verbs that begin with و: without it they would read as others.
fn owns_its_waw(word: &str) -> bool {
    ["وصف", "وصل", "وعد", "وجد", "وثق", "وزع", "وسع", "وفر"].iter().any(|verb| word.starts_with(verb))
}

/// How far before the noun the word that a place is subject to it may stand, in tokens.
const SUBJECT_TO: usize = 6;

/// مناطق سيطرة الفصائل، تحت سيطرتها: who holds a place, not how it was taken.
fn names_an_area(document: &Document<'_>, at: usize, proclitic: Proclitic) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    let bare = before.strip_prefix(['و', 'ب', 'ل']).unwrap_or(before);
    let subject = |at: usize| ["خاضع", "تخضع", "يخضع", "خضع"].iter().any(|word| document.word(at).contains(word));
    // «تحرير الحي من سيطرة التنظيم»: out of whose hands.
    let held = bare == "من" && matches!(document.word(at), "سيطره" | "قبضه" | "احتلال");
    held || matches!(bare, "مناطق" | "تحت" | "منطقه" | "اراضي" | "المناطق")
        || proclitic.preposition == Some(Preposition::Li) && (at.saturating_sub(SUBJECT_TO)..at).any(subject)
}

/// «فقدت السيطرة», «استعاد السيطرة»: the verb right before tells it.
fn tells_of_control(previous: &Trigger, at: usize) -> bool {
    previous.tokens.end + 1 >= at && matches!(previous.class(), EventClass::Lose | EventClass::Regain)
}

/// «ضربته الجوية»: an adjective of weapons stands after nouns.
fn is_described(document: &Document<'_>, next: usize) -> bool {
    next < document.tokens.len()
        && matches!(
            document.word(next),
            "الجويه"
                | "الصاروخيه"
                | "العسكريه"
                | "المدفعي"
                | "الصاروخي"
                | "الجوي"
                | "الانتحاري"
                | "الارهابي"
                | "الارهابيه"
        )
}

/// Whether a noun, not a verb, is to be expected at `at`.
fn nominal_context(document: &Document<'_>, at: usize, proclitic: Proclitic, previous: Option<&Trigger>) -> bool {
    if proclitic.preposition.is_some() {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    if preposition::ending_at(document, before).is_some() {
        return true;
    }
    let word = document.word(before);
    let bare = word.strip_prefix('و').unwrap_or(word);
    if matches!(
        bare,
        "عمليه"
            | "عمليات"
            | "حادث"
            | "حادثه"
            | "حوادث"
            | "محاوله"
            | "جريمه"
            | "جرايم"
            | "اثناء"
            | "نتيجه"
            | "حاله"
            | "تم"
            | "يتم"
            | "جري"
            | "عدم"
            | "ضحايا"
            | "حصيله"
            | "اعلان"
            | "اي"
            | "هذا"
            | "هذه"
            | "ذلك"
            | "وقوع"
            | "اعمال"
            | "سياسه"
            | "حكم"
            | "باطلاق"
            | "اكثر"
            | "كل"
            | "وقف"
            | "لوقف"
            | "منع"
            | "لمنع"
            | "صد"
            | "وسط"
            | "رغم"
    ) {
        return true;
    }
    // The object of a verb that has just been read: شن هجوما، أكد مقتل.
    previous.is_some_and(|p| p.tokens.end == at && p.is_verb())
}
