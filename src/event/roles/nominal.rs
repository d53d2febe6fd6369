//! Parties of an event noun: its genitive, its prepositions, the verb that governs it, its adjective.

use crate::event::casualty::harm;
use crate::event::family::{Family, family};
use crate::event::party::{Side, party};
use crate::event::roles::{Finder, add, roles};
use crate::lexicon::rows::{CountryForm, EventClass, Sense, VerbForm, VerbRole};
use crate::mention::entity::{Entity, Named};
use crate::mention::preposition;
use crate::mention::scan::Preposition;
use crate::mention::trigger::{Head, Trigger};

/// How far behind its accusation a deed may stand, in tokens.
const ACCUSED_OF: usize = 10;

impl<'a> Finder<'a, '_> {
    /// The country whose adjective follows a noun: القصف الإسرائيلي, غارات روسية.
    pub(super) fn adjective(&self) -> Option<Entity> {
        let at = self.trigger.tokens.end;
        let adjective = |at: usize| {
            matches!(
                self.context.document.word(at),
                "جويه"
                    | "الجويه"
                    | "جوي"
                    | "الجوي"
                    | "صاروخيه"
                    | "الصاروخيه"
                    | "مدفعي"
                    | "عسكريه"
                    | "العسكريه"
            )
        };
        let last = self.context.document.tokens.len();
        let reach = if at < last && adjective(at) { at + 2 } else { at + 1 };
        let country = (at..reach.min(last)).find_map(|at| {
            self.context.scan.at(at).iter().find_map(|m| {
                m.senses.iter().find_map(|s| match *s {
                    Sense::Country { row, form: CountryForm::Adjective } if m.proclitic.preposition.is_none() => {
                        Some((at, row))
                    }
                    _ => None,
                })
            })
        });
        let (at, row) = country?;
        if self.context.lexicon.rows.countries[row as usize].id == "PS" {
            return None;
        }
        let span = self.context.document.tokens[at].span;
        Some(Entity {
            tokens: at..at + 1,
            span,
            named: Named::Country { row, capital: false },
            people: None,
            preposition: None,
            conjunction: false,
            head: None,
        })
    }

    pub(super) fn noun(&mut self, index: usize) {
        use EventClass::*;
        let class = self.trigger.class();
        let after = self.after();
        // Only adjectives may stand between a noun and its genitive.
        let near = |e: &&&Entity| {
            let between = self.trigger.tokens.end..e.tokens.start;
            // «مقتل ما لا يقل عن 50 عنصرا»: a count is one step, however many words it takes.
            let counted = class_counts(class)
                && self.context.number_before(e).is_some_and(|n| n.tokens.start <= self.trigger.tokens.end + 1);
            (between.len() <= 2 || counted)
                && !e.conjunction
                && between.clone().all(|at| {
                    preposition::ending_at(self.context.document, at).is_none()
                        && self.context.numbers.iter().all(|n| !n.tokens.contains(&at))
                        || class_counts(class)
                })
        };
        let mut genitive: Vec<&Entity> = match after.iter().find(near) {
            Some(first) if first.preposition.is_none() && self.acts(first) && !self.is_owned() => {
                let mut group = vec![*first];
                group.extend(
                    after
                        .iter()
                        .skip_while(|e| e.tokens.start <= first.tokens.start)
                        .take_while(|e| e.conjunction && e.preposition.is_none()),
                );
                group
            }
            _ => Vec::new(),
        };
        let on = self.with(&[Preposition::Ala, Preposition::Against]);
        let to = self.with(&[Preposition::Li]);
        let between = self.with(&[Preposition::Between]);
        let one_side = class == Clash && between.is_empty();
        let at_none = on.is_empty();
        match class {
            Kill | Die | Wound | Assassinate | Execute | Behead | Abduct | Hostage | Arrest | ArrestRaid | Evacuate
            | Displace | Massacre | Release | Torture | Rape | Rescue | Expel => {
                let object = self.object_after(&genitive, &after);
                if genitive.is_empty() {
                    let patients = self.with(&[Preposition::Ala, Preposition::An, Preposition::Li]);
                    self.patients(patients, "role:genitive-patient");
                } else if object.is_empty() {
                    self.patients(genitive, "role:genitive-patient");
                } else {
                    self.agents(genitive, "role:genitive-agent");
                    self.patients(object, "role:object");
                }
            }
            Clash | Agreement | Truce | Exchange | Merge | TruceViolation | Talks => {
                let mut parties = if between.is_empty() { self.with(&[Preposition::Maa]) } else { between };
                if parties.is_empty() {
                    parties = genitive;
                }
                if class == Clash && parties.len() > 1 {
                    let rest = parties.split_off(self.one_side(&parties));
                    self.patients(rest, "role:between");
                }
                self.agents(parties, "role:between");
                // «معارك ضد الجماعة»
                if one_side {
                    self.patients(on, "role:patient-on");
                }
            }
            // «هزيمة التنظيم»: the noun's genitive lost.
            Regain if self.row_is("defeat") => self.patients(genitive, "role:genitive-patient"),
            // «استهداف عناصر الجماعة»: who is targeted, unless another one follows («استهداف الجماعة للمدنيين»).
            Attack if self.row_is("target") => {
                let mut object = self.object_after(&genitive, &after);
                object.extend(to.iter().copied());
                if object.is_empty() || !self.can_act(&genitive) {
                    genitive.retain(|e| !matches!(e.named, Named::Country { capital: true, .. }));
                    self.patients(genitive, "role:genitive-patient");
                } else {
                    self.agents(genitive, "role:genitive-agent");
                    self.patients(object, "role:object");
                }
            }
            Shelling | Destroy | Burn | Demolish | Loot | Shootdown | Foil | Intercept | Siege | Regain | Seize
            | Raid | Stab => {
                if self.can_act(&genitive) && !self.is_completed() {
                    let mut object = self.object_after(&genitive, &after);
                    object.extend(to.iter().filter(|e| class == Shelling && !e.conjunction).copied());
                    self.agents(genitive, "role:genitive-agent");
                    self.patients(object, "role:object");
                    self.patients(on, "role:patient-on");
                } else {
                    self.patients(genitive, "role:genitive-patient");
                }
            }
            Bombing | Mine | Suicide | Grenade => self.patients(on, "role:patient-on"),
            _ => {
                let state = genitive.iter().any(|e| matches!(e.named, Named::Country { .. }));
                if self.can_act(&genitive) && !state {
                    self.agents(genitive, "role:genitive-agent");
                }
                self.patients(on, "role:patient-on");
            }
        }
        // «خاض الجيش معارك مع الميليشيات»: who is fought with is the other side where the verb names the first.
        let fought = one_side.then(|| std::mem::take(&mut self.roles.agents));
        self.light(index);
        self.owner();
        if let Some(fought) = fought {
            let other = if self.roles.agents.is_empty() { &mut self.roles.agents } else { &mut self.roles.patients };
            fought.into_iter().for_each(|party| add(other, party));
        }
        let owned = to.first().is_some_and(|e| e.tokens.start <= self.trigger.tokens.end + 2);
        // «وجهت ضربة للجماعة» is against it; «ضربة لطيران الدولة», «الضربة المشتركة للدولتين» are theirs.
        let blow = self.row_is("air-strike")
            || self.row_is("air-strike-2")
                && self.context.document.word(self.trigger.tokens.end - 1).starts_with("عسكري");
        let struck = owned
            && blow
            && at_none
            && matches!(self.trigger.head, Head::Noun { definite: false, .. })
            && to.first().is_some_and(|e| !is_flown(self.context.document.word(e.tokens.start)));
        if struck {
            self.patients(to.iter().copied(), "role:patient-on");
        }
        if self.roles.agents.is_empty()
            && owned
            && !struck
            && self.can_act(&to)
            && family(class) == Family::Violence
            && harm(class).is_none()
        {
            self.agents(to, "role:agent-of");
        }
        let by_state = matches!(
            class,
            Airstrike | Strike | Shelling | Attack | Operation | Raid | Enter | Arrest | Siege | Intervene
        );
        if self.roles.agents.is_empty()
            && by_state
            && let Some(party) = self.adjective().and_then(|e| party(self.context, &e))
        {
            add(&mut self.roles.agents, party);
            self.roles.rules.push("role:adjective");
        }
        if self.roles.agents.is_empty() && !self.accused(index) {
            self.announcer(index);
        }
    }

    /// «تم تدمير»: nobody stands between a verb of completion and what was done to whom.
    fn is_completed(&self) -> bool {
        let before = self.trigger.tokens.start.checked_sub(1).map_or("", |at| self.context.document.word(at));
        let verb = before.strip_prefix(['و', 'ف']).unwrap_or(before);
        matches!(verb, "تم" | "تمت" | "يتم" | "سيتم" | "جري" | "جرت" | "يجري")
    }

    /// «غاراته», «هجومها»: a pronoun stands where a genitive would.
    fn is_owned(&self) -> bool {
        matches!(self.trigger.head, Head::Noun { owned: true, .. })
    }

    /// «اعتقال عناصر التنظيم ثلاثة من أبناء العشيرة»: the object of a noun whose genitive did it.
    fn object_after(&self, genitive: &[&Entity], after: &[&'a Entity]) -> Vec<&'a Entity> {
        let Some(last) = genitive.last().filter(|_| self.can_act(genitive)) else { return Vec::new() };
        let next = after.iter().find(|e| e.tokens.start >= last.tokens.end);
        let follows = |e: &&&Entity| {
            let from = self.context.number_before(e).map_or(e.tokens.start, |n| n.tokens.start);
            let word = self.context.document.word(from);
            !e.conjunction
                && e.preposition.is_none()
                && self.acts(e)
                && from <= last.tokens.end + 1
                && !word.starts_with('و')
        };
        next.filter(follows).map(|e| vec![*e]).unwrap_or_default()
    }

    /// How many of the parties of a clash are on the first side: «بين قوات أ وقوات ب من جهة و…», else one.
    fn one_side(&self, parties: &[&Entity]) -> usize {
        let ends_side = |from: usize, to: usize| {
            (from..to).any(|at| self.context.document.word(at).trim_start_matches('و') == "جهه")
        };
        parties.windows(2).position(|pair| ends_side(pair[0].tokens.end, pair[1].tokens.start)).map_or(1, |at| at + 1)
    }

    /// «اتهمت الحكومة التنظيم بقصف …»: of those before the deed the last is accused of it, the first only accuses.
    /// Whether the deed is one that somebody is accused of.
    fn accused(&mut self, index: usize) -> bool {
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
        use EventClass::*;
        let own = matches!(
            self.trigger.class(),
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
        );
        // أعلن الجيش تنفيذ غارة: masdars of light verbs may stand between.
        let before = self.context.triggers[..index].iter().rev().take_while(|t| t.sentence == self.trigger.sentence);
        let mut carried = false;
        let said = before.into_iter().find(|t| {
            let light = !t.is_verb() && t.role() == VerbRole::Light;
            carried |= light;
            !light
        });
        let Some(said) = said.filter(|t| t.role() == VerbRole::Say && t.tokens.end + 9 >= self.trigger.tokens.start)
        else {
            return;
        };
        if !own && !carried {
            return;
        }
        let between = self.context.entities.within(said.tokens.end..self.trigger.tokens.start);
        let speaker = between.iter().find(|e| self.speaks(e));
        let gap_ok = speaker.is_some_and(|e| {
            (e.tokens.end..self.trigger.tokens.start)
                .all(|at| !matches!(self.context.document.word(at), "ان" | "انه" | "انها" | "بان"))
        });
        if let Some(speaker) = speaker.filter(|_| gap_ok) {
            self.agents([speaker], "role:announcer");
        }
    }

    /// «كشف الجيش عن ضربته الجوية»: the pronoun is of who acts in the sentence before it.
    fn owner(&mut self) {
        let Head::Noun { owned: true, .. } = self.trigger.head else { return };
        let class = self.trigger.class();
        if !self.roles.agents.is_empty() || harm(class).is_some() || family(class) == Family::Siege {
            return;
        }
        // «المنطقة التي تم قصفها»: the pronoun is what was shelled.
        if self.is_completed() {
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
        let governs = |t: &Trigger| t.role() == VerbRole::Light || t.role() == VerbRole::Undergo;
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
            if verb.role() == VerbRole::Light {
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
        }
    }
}

/// Words for those who fly.
fn is_flown(word: &str) -> bool {
    let word = word.trim_start_matches('ل');
    ["طيران", "طاير", "مقاتلات", "مروحي", "سلاح"].iter().any(|stem| word.starts_with(stem))
}

/// Whether a noun of this class counts what follows it: مقتل 4 جنود.
fn class_counts(class: EventClass) -> bool {
    harm(class).is_some() || class == EventClass::Release
}
