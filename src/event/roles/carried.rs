//! Who did what an event noun tells, by the words that carry the noun: the verb or noun that governs it, who is accused of it
//! or announces it, whom its pronoun means.

use std::ops::Range;

use crate::event::casualty::harm;
use crate::event::family::{Family, family};
use crate::event::party::{Side, party};
use crate::event::roles::{Finder, add, roles};
use crate::lexicon::rows::{EventClass, Sense, VerbForm, VerbRole};
use crate::mention::entity::{Entity, Named};
use crate::mention::trigger::{Head, Trigger};

/// How far behind its accusation a deed may stand, in tokens.
const ACCUSED_OF: usize = 10;

/// How far behind a noun another one may stand that is joined to it, in tokens.
const JOINED: usize = 8;

/// How far behind a deed that is announced the next one may stand, in tokens.
const ROW: usize = 12;

impl<'a> Finder<'a, '_> {
    /// «اتهمت الحكومة التنظيم بقصف …»: of those before the deed the last is accused of it, the first only accuses.
    /// Whether the deed is one that somebody is accused of.
    pub(super) fn accused(&mut self, index: usize) -> bool {
        let mut before =
            self.context.triggers[..index].iter().rev().take_while(|t| t.sentence == self.trigger.sentence);
        let accuses = |t: &&Trigger| matches!(t.head, Head::Verb { row, .. } if row.id == "accuse");
        let near = |t: &&Trigger| t.tokens.end + ACCUSED_OF >= self.trigger.tokens.start;
        let Some(accusation) = before.find(accuses).filter(near) else { return false };
        // «الذي تتهمه أنقرة بـ»: the accused stands in the pronoun.
        if matches!(accusation.head, Head::Verb { form, .. } if form.has(VerbForm::OBJECT)) {
            return true;
        }
        let between = self.context.entities.within(accusation.tokens.end..self.trigger.tokens.start);
        let mut named = between.iter().filter(|e| e.preposition.is_none() && !e.conjunction && !self.is_thing(e));
        // The deed of which somebody is accused follows ب.
        let of_deed = |e: &&Entity| {
            (e.tokens.end..self.trigger.tokens.end).any(|at| self.context.document.word(at).starts_with('ب'))
        };
        if let Some(accused) = named.next_back().filter(of_deed).filter(|e| self.can_act(&[*e])) {
            self.agents([accused], "role:accused");
        }
        true
    }

    /// أعلن الجيش اعتقال …: who announces an act of its own did it; who announces deaths need not have.
    pub(super) fn announcer(&mut self, index: usize) {
        let own = is_own_deed(self.trigger.class());
        // أعلن الجيش تنفيذ غارة: masdars of light verbs may stand between.
        let before = self.context.triggers[..index].iter().rev().take_while(|t| t.sentence == self.trigger.sentence);
        let mut carried = false;
        let mut start = self.trigger.tokens.start;
        let said = before.into_iter().find(|t| {
            let light = !t.is_verb() && t.role() == VerbRole::Light;
            carried |= light;
            // «أعلن الجيش اعتقال عشرين رجلا، فضلا عن إحباط صفقة»: the deeds of one announcement stand in a row.
            let row = !t.is_verb() && is_own_deed(t.class()) && self.continues_a_row(t.tokens.end..start);
            if row {
                start = t.tokens.start;
            }
            !light && !row
        });
        let Some(said) = said.filter(|t| t.role() == VerbRole::Say && t.tokens.end + 9 >= start) else { return };
        if !own && !carried {
            return;
        }
        let between = self.context.entities.within(said.tokens.end..self.trigger.tokens.start);
        let speaker = between.iter().find(|e| self.speaks(e)).or_else(|| {
            // «الجيش يعلن إسقاط طائرة»
            let sentence = self.context.document.sentences[self.trigger.sentence].tokens.start;
            let before = self.context.entities.within(sentence..said.tokens.start).last();
            let country = |e: &&Entity| matches!(e.named, Named::Country { .. });
            before.filter(|e| self.speaks(e) && !country(e) && e.tokens.end == said.tokens.start)
        });
        let gap_ok = speaker.is_some_and(|e| {
            (e.tokens.end..self.trigger.tokens.start)
                .all(|at| !matches!(self.context.document.word(at), "ان" | "انه" | "انها" | "بان"))
        });
        if let Some(speaker) = speaker.filter(|_| gap_ok) {
            self.agents([speaker], "role:announcer");
        }
    }

    /// Whether a deed is joined over `tokens` to one told before it: by و on its own word, or «فضلا عن», «إلى جانب».
    fn continues_a_row(&self, tokens: Range<usize>) -> bool {
        let word = |at: usize| self.context.document.word(at);
        let joined = word(tokens.end).starts_with('و') && self.trigger.proclitic.conjunction;
        let beside = (tokens.start..tokens.end).any(|at| {
            matches!(word(at).trim_start_matches('و'), "فضلا" | "اضافه" | "بالاضافه" | "جانب" | "وكذلك" | "كذلك")
        });
        tokens.len() <= ROW && (joined || beside)
    }

    /// «قيام الجيش بقصف …», «شن الطيران غارات»: who stands after a noun of undertaking or carrying out, and whether one does.
    fn undertaken(&mut self, index: usize) -> bool {
        let mut start = self.trigger.tokens.start;
        let mut before =
            self.context.triggers[..index].iter().rev().take_while(|t| t.sentence == self.trigger.sentence);
        let mut earlier = before.next();
        // «قيام قوات الأمن بإحراق خيام واعتقال …»: joined nouns have one subject.
        while self.context.document.word(start).starts_with('و')
            && let Some(joined) = earlier.filter(|t| !t.is_verb() && t.tokens.end + JOINED >= start)
        {
            start = joined.tokens.start;
            earlier = before.next();
        }
        if let Some(carrier) = earlier.filter(|t| !t.is_verb() && t.role() == VerbRole::Light) {
            let between = self.context.entities.within(carrier.tokens.end..start);
            let subject = between.first().filter(|e| e.preposition.is_none() && e.tokens.start == carrier.tokens.end);
            if let Some(subject) = subject.filter(|e| self.can_act(&[*e])) {
                self.agents([subject], "role:light-verb");
                return true;
            }
            if carrier.tokens.end + 2 >= start {
                start = carrier.tokens.start;
            }
        }
        let sentence = self.context.document.sentences[self.trigger.sentence].tokens.start;
        // «تتابع القوات عملياتها بعد نجاحها في السيطرة», «شاركت القوات عبر شن ضربات»: who acts in the sentence.
        if self.is_by_the_subject(start, sentence)
            && let Some(subject) = self
                .context
                .entities
                .within(sentence..start)
                .iter()
                .find(|e| e.preposition.is_none() && self.acts(e) && self.can_act(&[*e]))
        {
            self.agents([subject], "role:light-verb");
            return true;
        }
        let Some(subject) = self.context.entities.within(sentence..start).last() else { return false };
        let near = subject.tokens.end + 1 >= start && subject.preposition.is_none();
        let undertaking = subject.tokens.start.checked_sub(1).map_or("", |at| self.context.document.word(at));
        // «إعلان الجيش إسقاط طائرة»: who announces deaths need not have caused them.
        let announces =
            undertaking.trim_start_matches(['و', 'ب', 'ل']) == "اعلان" && harm(self.trigger.class()).is_none();
        if !near || !(is_undertaking(undertaking) || announces) || !self.can_act(&[subject]) {
            return false;
        }
        self.agents([subject], "role:light-verb");
        true
    }

    /// Whether the noun at `start` is told of the sentence's own subject: «نجاحها في …», «عبر شن …».
    fn is_by_the_subject(&self, start: usize, sentence: usize) -> bool {
        let word = |back: usize| {
            start.checked_sub(back).filter(|&at| at >= sentence).map_or("", |at| self.context.document.word(at))
        };
        let own = |text: &str| {
            let stem = ["هم", "ها", "ه"].iter().find_map(|pronoun| text.strip_suffix(pronoun));
            stem.is_some_and(is_undertaking)
        };
        let through = word(1) == "عبر" || matches!((word(2), word(1)), ("من", "خلال") | ("عن", "طريق"));
        let carried = start < self.trigger.tokens.start;
        own(word(1)) || own(word(2)) && matches!(word(1), "في" | "من" | "علي") || through && carried
    }

    /// «كشف الجيش عن ضربته الجوية»: the pronoun is of who acts in the sentence before it.
    pub(super) fn owner(&mut self) {
        let Head::Noun { owned: true, .. } = self.trigger.head else { return };
        let class = self.trigger.class();
        if !self.roles.agents.is_empty() || harm(class).is_some() || family(class) == Family::Siege {
            return;
        }
        // «المنطقة التي تم قصفها»: the pronoun is what was shelled.
        if self.is_completed() {
            return;
        }
        // «حتى استعادتها القوات»: a verb and its object, whose subject follows.
        let next = self.trigger.tokens.end;
        if let Some(doer) = self.context.entities.within(next..next + 1).first()
            && doer.preposition.is_none()
            && !doer.conjunction
            && self.can_act(&[doer])
        {
            self.agents([doer], "role:subject-after");
            return;
        }
        let sentence = self.context.document.sentences[self.trigger.sentence].tokens.start;
        let before = self.context.entities.within(sentence..self.trigger.tokens.start);
        let armed = |e: &&Entity| {
            // «صواريخ حوثية»: an adjective owns nothing.
            let word = self.context.document.word(e.tokens.start);
            let adjective = e.tokens.len() == 1 && word.ends_with("يه") && !word.starts_with("ال");
            !adjective
                && e.preposition.is_none()
                && party(self.context, e).is_some_and(|p| matches!(p.side, Side::State | Side::Armed) && !p.vague)
        };
        if let Some(owner) = before.iter().rev().find(armed) {
            self.agents([owner], "role:owner");
        }
    }

    /// شن التنظيم هجوما: the subject of the light verb that governs the noun.
    pub(super) fn light(&mut self, index: usize) {
        if self.undertaken(index) {
            return;
        }
        let governs = |t: &Trigger| {
            matches!(t.role(), VerbRole::Light | VerbRole::Undergo | VerbRole::Threaten | VerbRole::Attempt)
        };
        let trigger = self.trigger;
        let near = |t: &&Trigger| t.sentence == trigger.sentence && t.tokens.end + 12 >= trigger.tokens.start;
        let before = self.context.triggers[..index]
            .iter()
            .enumerate()
            .rev()
            .find(|(_, t)| t.is_verb())
            .filter(|(_, t)| near(t) && governs(t));
        if let Some((at, verb)) = before {
            let inner = roles(self.context, at);
            if verb.role() != VerbRole::Undergo {
                // «واصل المدنيون نزوحهم»: who flees is driven by others.
                let driven = family(trigger.class()) == Family::Displacement;
                let agents = inner.agents.into_iter().filter(|p| !driven || p.side != Side::Civilian);
                agents.for_each(|p| add(&mut self.roles.agents, p));
            } else {
                inner.patients.into_iter().for_each(|p| add(&mut self.roles.patients, p));
            }
            self.roles.rules.push("role:light-verb");
            return;
        }
        // هجوم شنه التنظيم.
        let next = self.context.triggers.get(index + 1).filter(|t| {
            t.sentence == trigger.sentence
                && t.tokens.start <= trigger.tokens.end + 4
                && governs(t)
                && matches!(t.head, Head::Verb { form, .. } if form.has(VerbForm::OBJECT) || self.context.follows_relative(t.tokens.start))
        });
        if next.is_some() {
            let inner = roles(self.context, index + 1);
            inner.agents.into_iter().for_each(|p| add(&mut self.roles.agents, p));
            self.roles.rules.push("role:relative-verb");
        } else if let Some(doer) = self.doer_of_relative().filter(|_| self.roles.agents.is_empty()) {
            self.agents([doer], "role:relative-verb");
        }
    }

    /// «لغم زرعه مسلحون», «عبوة ألقاها مجهول»: whatever verb it is, the pronoun means the noun before it.
    fn doer_of_relative(&self) -> Option<&'a Entity> {
        let verb = self.trigger.tokens.end;
        let holds = |sense: Sense| matches!(sense, Sense::Verb { form, .. } if form.has(VerbForm::OBJECT) && form.has(VerbForm::PERFECT));
        if verb + 1 >= self.clause.after.end.max(verb) || !self.context.scan.senses(verb).any(holds) {
            return None;
        }
        let doer = self.context.entities.within(verb + 1..verb + 2).first()?;
        (doer.preposition.is_none() && self.can_act(&[doer])).then_some(doer)
    }
}

/// Nouns of undertaking, after which a deed is told in a noun of its own.
fn is_undertaking(word: &str) -> bool {
    let word = word.trim_start_matches(['و', 'ف', 'ب', 'ل']);
    matches!(
        word,
        "قيام"
            | "اقدام"
            | "نجاح"
            | "تمكن"
            | "عزم"
            | "اعتزام"
            | "شروع"
            | "استمرار"
            | "مواصله"
            | "بدء"
            | "محاوله"
    )
}

/// Deeds that are announced by who did them.
fn is_own_deed(class: EventClass) -> bool {
    use EventClass::*;
    matches!(
        class,
        Arrest
            | Foil
            | Intercept
            | Shootdown
            | Defuse
            | SeizeWeapons
            | Seize
            | Regain
            | Withdraw
            | Release
            | Deploy
            | Shelling
            | Airstrike
            | Abduct
            | Coup
            | Pledge
            | Merge
            | Split
            | Mutiny
            | Truce
    )
}
