//! Parties of a verb: where its frame puts them, active or passive, before it or after.

use crate::event::family::befalls_persons;
use crate::event::roles::{Finder, is_weapon};
use crate::lexicon::rows::{EventClass, Frame, PeopleClass, VerbForm};
use crate::mention::entity::Entity;
use crate::mention::entity::Named;
use crate::mention::number::Unit;
use crate::mention::scan::Preposition;
use crate::mention::trigger::Head;

/// How far before a verb of hitting the blow may stand that hits, in tokens.
const BLOW_REACH: usize = 8;

/// How far behind a verb that carries its object the subject may stand, in tokens.
const CLOSE: usize = 6;

/// How far behind a verb «نفسه» may stand, in tokens.
const REFLEXIVE: usize = 4;

impl<'a> Finder<'a, '_> {
    /// «طوق صنعاء»: a city is feminine, and no subject of a masculine verb.
    fn is_city_of_another_gender(&self, group: &[&Entity]) -> bool {
        let Head::Verb { form, .. } = self.trigger.head else { return false };
        let masculine = form.has(VerbForm::PERFECT) && !form.has(VerbForm::FEMININE) && !form.has(VerbForm::PLURAL);
        masculine && group.iter().all(|e| matches!(e.named, Named::Country { capital: true, .. }))
    }

    /// هاجمت الجيش: a feminine verb has no masculine subject, so what follows is its object.
    pub(super) fn agreeing<'e>(&mut self, form: VerbForm, mut direct: Vec<Vec<&'e Entity>>) -> Vec<Vec<&'e Entity>> {
        let feminine = form.has(VerbForm::FEMININE | VerbForm::PERFECT) && !form.has(VerbForm::PLURAL);
        let masculine = |e: &Entity| {
            let word = self.context.document.word(e.tokens.start);
            matches!(word, "الجيش" | "جيش" | "تنظيم" | "الحوثيين" | "مسلحين" | "المسلحين" | "مقاتلين" | "مقاتلي")
                || word.ends_with("ين")
        };
        // «وأصاب جنديين»: what stands in the accusative right behind its verb is the object.
        let accusative = |e: &Entity| {
            e.tokens.start == self.trigger.tokens.end
                && matches!(e.named, Named::People { .. } | Named::Actor(_) | Named::Force { .. })
                && self.context.document.word(e.tokens.start).ends_with("ين")
                && self.context.number_before(e).is_none()
                && !form.has(VerbForm::PLURAL)
        };
        let object = direct.first().and_then(|group| group.first());
        if object.is_some_and(|e| feminine && direct.len() == 1 && masculine(e) || accusative(e)) {
            let object = direct.remove(0);
            self.patients(object, "role:object");
        }
        direct
    }

    /// قتل مسلحون أربعين …: a count after the group means that the group did it.
    pub(super) fn count_follows(&self, group: &[&Entity]) -> bool {
        let end = group.last().map_or(0, |e| e.tokens.end);
        let told = |at: usize| self.context.triggers.iter().any(|t| t.tokens.contains(&at));
        self.context.numbers.iter().any(|n| {
            let near = n.tokens.start >= end && n.tokens.start <= end + 2;
            // «قتل جندي وأصيب ثلاثة», «قتل جندي وثلاثة مدنيين»: others who suffer.
            let joined = self.context.document.word(n.tokens.start).starts_with('و');
            near && n.unit == Unit::Count && !joined && !(end..n.tokens.start).any(told)
        })
    }

    pub(super) fn verb(&mut self, frame: Frame, form: VerbForm) {
        let direct = self.direct();
        let before = self.subject_before();
        let on = [Preposition::Ala, Preposition::Against];
        match frame {
            Frame::AgentPatient => self.transitive(form, direct, before),
            Frame::AgentOn => {
                self.subject(direct, before);
                let patients = self.with(&[Preposition::Ala, Preposition::Against, Preposition::Bi, Preposition::An]);
                self.patients(patients, "role:patient-on");
            }
            Frame::Sides => {
                let mut parties: Vec<&Entity> = direct.into_iter().next().unwrap_or(before);
                let other = self.with(&[Preposition::Maa, Preposition::Against]);
                let between = self.with(&[Preposition::Between]);
                if !between.is_empty() {
                    parties = between;
                }
                if other.is_empty() && parties.len() > 1 {
                    let rest = parties.split_off(1);
                    self.patients(rest, "role:sides");
                } else {
                    self.patients(other, "role:sides-with");
                }
                self.agents(parties, "role:sides");
            }
            Frame::Victim => {
                let mut patients = direct.into_iter().next().unwrap_or(before);
                if self.trigger.class() == EventClass::Fall {
                    patients.retain(|e| !matches!(e.named, Named::Country { .. }));
                }
                self.patients(patients, "role:victim");
            }
            Frame::AgentPlace | Frame::AgentFrom | Frame::Agent => {
                // «غادر البلاد»: a country after a verb of leaving is left.
                let left = self.row_is("leave-2");
                let stays =
                    |group: &Vec<&Entity>| !left || !group.iter().all(|e| matches!(e.named, Named::Country { .. }));
                self.subject(direct.into_iter().filter(stays).collect(), before);
                if self.trigger.class() == EventClass::Regain {
                    let held = self.with(&[Preposition::Min]);
                    self.patients(held, "role:taken-from");
                }
                let patients = self.with(&on);
                if frame == Frame::Agent && !patients.is_empty() {
                    self.patients(patients, "role:patient-on");
                }
            }
            Frame::Parties => {
                let mut parties = direct.into_iter().next().unwrap_or(before);
                parties.extend(self.with(&[Preposition::Maa, Preposition::Between]));
                self.agents(parties, "role:parties");
            }
            Frame::None | Frame::Thing => {}
        }
        // Who repels an attack or loses a place did not begin it.
        if self.trigger.class() == EventClass::Lose {
            self.roles.patients = std::mem::take(&mut self.roles.agents);
            return;
        }
        if self.row_is("repel") || self.row_is("repel-2") {
            let defenders = std::mem::take(&mut self.roles.agents);
            let attackers = self.with(&[Preposition::Li]);
            self.agents(attackers, "role:attacker-repelled");
            if !self.roles.agents.is_empty() {
                self.roles.patients = defenders;
            }
            return;
        }
        // «قال إنه اعتقل من قبل الشرطة»: he suffers it.
        let by = !self.with(&[Preposition::By]).is_empty();
        if self.roles.agents.is_empty() && !by && !matches!(frame, Frame::Victim | Frame::None | Frame::Thing) {
            self.speaker();
        }
    }

    pub(super) fn subject(&mut self, mut direct: Vec<Vec<&Entity>>, before: Vec<&Entity>) {
        if self.stranger_follows() {
            direct.clear();
            self.crowd_follows();
        }
        direct.retain(|group| !self.is_city_of_another_gender(group) && self.may_be_subject(group));
        match direct.into_iter().next() {
            // «كمين نفذه مقاتلون»: a pronoun holds the object's place.
            Some(group) if before.is_empty() || self.trigger.proclitic.conjunction || self.holds_its_object(&group) => {
                self.agents(group, "role:subject-after")
            }
            _ if self.explains_a_noun() => {}
            _ => self.agents(before, "role:subject-before"),
        }
    }

    /// «في عملية نفذها …»: whoever stands before the noun is not the subject of the verb that explains it.
    fn explains_a_noun(&self) -> bool {
        let object = matches!(self.trigger.head, Head::Verb { form, .. } if form.has(VerbForm::OBJECT));
        let start = self.trigger.tokens.start;
        object && self.context.triggers.iter().any(|t| t.tokens.end == start && !t.is_verb())
    }

    /// «عملية نفذها فلسطيني، وفق ما أعلن الجيش»: behind a verb that carries its object the subject stands close.
    fn may_be_subject(&self, group: &[&Entity]) -> bool {
        let object = matches!(self.trigger.head, Head::Verb { form, .. } if form.has(VerbForm::OBJECT));
        let end = self.trigger.tokens.end;
        let close = |e: &&Entity| {
            let number = self.context.number_before(e).map_or(e.tokens.start, |n| n.tokens.start);
            number <= end + CLOSE && self.context.comma(end..number.max(end)).is_none()
        };
        !object || group.first().is_some_and(close)
    }

    /// Whether the verb carries a pronoun as its object and `group` stands right behind it.
    fn holds_its_object(&self, group: &[&Entity]) -> bool {
        let object = matches!(self.trigger.head, Head::Verb { form, .. } if form.has(VerbForm::OBJECT));
        object && group.first().is_some_and(|e| e.tokens.start == self.trigger.tokens.end)
    }

    /// Whether the verb is of abduction and those before it are unnamed men under arms.
    fn take(&self, before: &[&Entity]) -> bool {
        matches!(self.trigger.class(), EventClass::Abduct | EventClass::Hostage)
            && before.iter().all(|e| self.is_class(e, &[PeopleClass::Gunmen, PeopleClass::Militant]))
    }

    /// Whether those before the verb are countries: no verb of harm to people makes them suffer.
    fn are_states(&self, before: &[&Entity]) -> bool {
        before.iter().all(|e| matches!(e.named, Named::Country { capital: false, .. }))
    }

    /// «فجر نفسه», «فجر انتحاري نفسه».
    fn is_reflexive(&self) -> bool {
        let from = self.trigger.tokens.end;
        let to = (from + REFLEXIVE).min(self.clause.after.end.max(from));
        (from..to).any(|at| is_itself(self.context.document.word(at)))
    }

    /// Who does it stands before the verb or between it and «نفسه», whatever is told of his car; nobody is its object.
    fn blows_itself_up(&mut self, direct: Vec<Vec<&Entity>>) {
        let next = self.trigger.tokens.end;
        let person = |e: &Entity| matches!(e.named, Named::People { .. } | Named::Person) && !self.is_thing(e);
        let between =
            direct.into_iter().next().filter(|group| group[0].tokens.start < next + REFLEXIVE && person(group[0]));
        match between {
            Some(group) if !self.context.document.word(next).starts_with("نفس") => {
                self.doers(group, "role:subject-after");
            }
            _ => {
                let before = self.context.entities.within(self.clause.before.clone()).iter().rev();
                if let Some(subject) = before.filter(|e| e.preposition.is_none()).find(|e| person(e)) {
                    self.doers([subject], "role:subject-before");
                }
            }
        }
        // «فجر نفسه وسط المصلين»: among whom he did it.
        let itself = (next..self.clause.after.end).find(|&at| is_itself(self.context.document.word(at)));
        let Some(itself) = itself else { return };
        let among = self.context.entities.within(itself + 1..(itself + REFLEXIVE).min(self.clause.after.end)).first();
        let people =
            among.filter(|e| !self.is_thing(e) && matches!(e.named, Named::People { .. } | Named::Force { .. }));
        if let Some(people) = people {
            self.patients([people], "role:among");
        }
    }

    /// «استهدفت غارة جوية مقر الحركة»: the blow is the subject, what follows it the object.
    fn blow_follows(&self) -> bool {
        let next = self.trigger.tokens.end;
        next < self.context.document.tokens.len() && is_weapon(self.context.document.word(next))
    }

    /// «هجوما على المدينة استهدف القوات»: what was told of last is the subject.
    fn blow_before(&self, form: VerbForm) -> bool {
        let strikes = self.row_is("target") || self.row_is("strike") || self.row_is("hit");
        if !strikes || form.has(VerbForm::PLURAL | VerbForm::OBJECT) || self.trigger.proclitic.conjunction {
            return false;
        }
        let end = self.trigger.tokens.start;
        let blow = (end.saturating_sub(BLOW_REACH).max(self.clause.before.start)..end)
            .rev()
            .take_while(|&at| self.context.comma(at..at + 1).is_none())
            .find(|&at| is_weapon(self.context.document.word(at)));
        blow.is_some_and(|at| {
            let between = self.context.entities.within(at + 1..end);
            !between.iter().any(|e| e.preposition.is_none() && e.tokens.start > at + 2 && self.can_act(&[e]))
        })
    }

    pub(super) fn transitive(&mut self, form: VerbForm, direct: Vec<Vec<&Entity>>, before: Vec<&Entity>) {
        if self.blow_before(form)
            && let Some(struck) = direct.first().filter(|_| direct.len() == 1)
        {
            // «ضرب العاصمة»: where it struck, not whom.
            let whom = struck.iter().filter(|e| !matches!(e.named, Named::Country { capital: true, .. }));
            self.patients(whom.copied(), "role:object");
            return;
        }
        if self.blow_follows() && !form.has(VerbForm::OBJECT) {
            if let Some(struck) = direct.into_iter().next() {
                self.patients(struck, "role:object");
            }
            return;
        }
        // «دحرت قواته المتمردين»: his forces did it, what follows is the object.
        if self.own_forces_follow() && !form.has(VerbForm::OBJECT) {
            if let Some(object) = direct.into_iter().next() {
                self.patients(object, "role:object");
            }
            let sentence = self.context.document.sentences[self.trigger.sentence].tokens.start;
            if let Some(forces) = self.forces_of_office(sentence..self.trigger.tokens.start) {
                self.agents([&forces], "role:speaker");
            }
            return;
        }
        if self.is_reflexive() {
            self.blows_itself_up(direct);
            return;
        }
        let by = !self.with(&[Preposition::By]).is_empty();
        let mut direct = self.agreeing(form, direct);
        direct.retain(|group| !self.is_city_of_another_gender(group));
        let passive_only = form.has(VerbForm::PASSIVE) && !form.has(VerbForm::ACTIVE);
        let class = self.trigger.class();
        let moves = matches!(class, EventClass::Displace | EventClass::Expel | EventClass::Evacuate);
        let harms = (befalls_persons(class) || moves) && form.has(VerbForm::PASSIVE);
        let mut direct = direct.into_iter();
        let (first, second) = (direct.next(), direct.next());
        let relative = self.context.follows_relative(self.trigger.tokens.start);
        let svo = !before.is_empty() && (!self.trigger.proclitic.conjunction || relative);
        if form.has(VerbForm::OBJECT) {
            let first = first.filter(|group| self.may_be_subject(group));
            // «استعادتها القوات»: the pronoun is the object, so a phrase right after the verb is its subject.
            let subject = first
                .as_ref()
                .is_some_and(|group| group[0].tokens.start == self.trigger.tokens.end && self.can_act(group));
            match first {
                Some(group) if subject && !form.has(VerbForm::PLURAL) => self.agents(group, "role:subject-after"),
                // «بيت دمرته الطائرات الروسية»: what precedes is what the pronoun means.
                Some(group) if !svo || self.can_act(&group) && !self.can_act(&before) => {
                    self.agents(group, "role:subject-after");
                }
                _ => self.agents(before, "role:subject-before"),
            }
            return;
        }
        let things = [PeopleClass::Installation, PeopleClass::Property];
        match (first, second) {
            // «هاجم المعتدون القوات»: somebody that no table knows did it.
            (Some(first), _) if !harms && !passive_only && !svo && self.stranger_follows() => {
                self.patients(first, "role:object");
            }
            (Some(first), _) if passive_only || by => self.patients(first, "role:passive"),
            (Some(first), second) if harms && !svo && self.is_body(&first) => {
                self.agents(first, "role:subject-after");
                self.patients(second.unwrap_or_default(), "role:object");
            }
            (Some(first), _) if svo && (!harms || self.can_act(&before)) => {
                self.agents(before, "role:subject-before");
                self.patients(first, "role:object");
            }
            (Some(first), None) if harms && !by && self.can_act(&first) && self.count_follows(&first) => {
                self.agents(first, "role:subject-after");
            }
            (Some(first), Some(second)) if self.can_act(&first) => {
                self.agents(first, "role:subject-after");
                self.patients(second, "role:object");
            }
            // «رشق شبان الشرطة»: of two the first did it, whoever they are.
            (Some(first), Some(second))
                if !harms && !passive_only && !first.iter().any(|e| self.is_class(e, &things)) =>
            {
                // «هاجم الأهالي دورية»: right behind the verb, and not in the accusative.
                let word = self.context.document.word(first[0].tokens.start);
                let oblique = word.ends_with("ين") || word.ends_with('ي') && !word.starts_with("ال");
                if first[0].tokens.start == self.trigger.tokens.end && !oblique {
                    self.doers(first, "role:subject-after");
                } else {
                    self.agents(first, "role:subject-after");
                }
                self.patients(second, "role:object");
            }
            (Some(first), _) if harms || !self.can_act(&first) => self.patients(first, "role:passive"),
            (Some(first), _) => self.agents(first, "role:subject-after"),
            // «مسلحين مجهولين خطفوا أمس …»: unknown gunmen take others, whoever that is.
            (None, _) if svo && !passive_only && !by && (self.take(&before) || self.is_one_body(form, &before)) => {
                self.agents(before, "role:subject-before");
            }
            // «إسرائيل تعتقل …»: a state suffers no arrest.
            (None, _) if svo && !passive_only && !by && self.are_states(&before) => {
                self.agents(before, "role:subject-before");
            }
            (None, _) if svo && (harms || passive_only) => self.patients(before, "role:passive-before"),
            (None, _) if svo => self.agents(before, "role:subject-before"),
            (None, _) => {}
        }
    }
}

/// The objects of whoever blows himself up.
fn is_itself(word: &str) -> bool {
    matches!(word, "نفسه" | "نفسها" | "انفسهم" | "نفسيهما" | "انفسهما")
}
