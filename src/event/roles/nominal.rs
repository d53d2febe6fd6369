//! Parties of an event noun: its genitive, its prepositions, its adjective.

use crate::event::casualty::harm;
use crate::event::family::{Family, family};
use crate::event::party::{Side, party};
use crate::event::roles::{Finder, add};
use crate::lexicon::rows::{CountryForm, EventClass, Sense};
use crate::mention::entity::{Entity, Named};
use crate::mention::preposition;
use crate::mention::scan::Preposition;
use crate::mention::trigger::Head;

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
                        // «مقتل ضابط وإصابة ثلاثة»: another loss has its own.
                        .take_while(|e| e.conjunction && e.preposition.is_none() && !self.is_told(e)),
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
                // «مداهمة لقوات الأمن»: who raids.
                let raiders: Vec<&Entity> =
                    to.iter().copied().filter(|e| class == ArrestRaid && self.can_act(&[*e])).collect();
                if genitive.is_empty() && !raiders.is_empty() {
                    self.agents(raiders, "role:agent-of");
                } else if genitive.is_empty() {
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
        // «تحرير المدينة من قبضة التنظيم»: who held it.
        if matches!(class, Regain | Seize) && self.roles.patients.is_empty() {
            let held = self.with(&[Preposition::Min]);
            let armed =
                |e: &&Entity| party(self.context, e).is_some_and(|p| p.side == Side::Armed) && !self.is_thing(e);
            let held: Vec<&Entity> = held.into_iter().filter(armed).collect();
            self.patients(held, "role:taken-from");
        }
        // «خاض الجيش معارك مع الميليشيات»: who is fought with is the other side where the verb names the first.
        let fought = one_side.then(|| std::mem::take(&mut self.roles.agents));
        let answered = self.context.is_answered(index);
        if !answered {
            self.light(index);
            self.owner();
        }
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
        // «هجوم من تنظيم الدولة»: right behind the word, whence it came.
        let from = self.with(&[Preposition::Min]);
        if self.roles.agents.is_empty()
            && matches!(class, Attack | Raid | Shelling | Airstrike | Ambush)
            && from.first().is_some_and(|e| e.tokens.start <= self.trigger.tokens.end + 1)
            && self.can_act(&from[..1])
        {
            self.agents(from.into_iter().take(1), "role:agent-of");
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
        if self.roles.agents.is_empty() && !answered && !self.accused(index) {
            self.announcer(index);
        }
    }

    /// Whether the phrase is itself a word for a happening: «إصابة».
    fn is_told(&self, entity: &Entity) -> bool {
        self.context.triggers.iter().any(|t| t.tokens.start == entity.tokens.start)
    }

    /// «تم تدمير»: nobody stands between a verb of completion and what was done to whom.
    pub(super) fn is_completed(&self) -> bool {
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
