//! Who did it and to whom: from a trigger's frame and the phrases of its clause.

use crate::event::casualty::harm;
use crate::event::context::{Clause, Context};
use crate::event::family::{Family, family};
use crate::event::party::{Side, SidedParty, party};
use crate::lexicon::rows::{CountryForm, EventClass, Frame, PeopleClass, Sense, VerbForm, VerbRole};
use crate::mention::entity::{Entity, Named};
use crate::mention::number::Unit;
use crate::mention::preposition;
use crate::mention::scan::Preposition;
use crate::mention::trigger::{Head, Trigger};
use crate::text::TokenKind;

/// The parties of one trigger, and the phrases that they come from.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// Who did it.
    pub agents: Vec<SidedParty>,
    /// To whom.
    pub patients: Vec<SidedParty>,
    /// The phrases of the patients, for their counts.
    pub patient_phrases: Vec<Entity>,
    /// Ids of the rules used.
    pub rules: Vec<&'static str>,
}

/// How far from a trigger its subject may stand, in tokens.
const SUBJECT_REACH: usize = 7;

/// Finds the parties of trigger `index`.
#[must_use]
pub fn roles(context: &Context<'_>, index: usize) -> Roles {
    let trigger = &context.triggers[index];
    let clause = context.clause(index);
    let mut finder = Finder { context, trigger, clause, roles: Roles::default() };
    match trigger.head {
        Head::Verb { row, form } => finder.verb(row.frame, form),
        Head::Noun { .. } => finder.noun(index),
    }
    finder.by();
    finder.roles
}

struct Finder<'a, 'c> {
    context: &'a Context<'c>,
    trigger: &'a Trigger,
    clause: Clause,
    roles: Roles,
}

impl<'a> Finder<'a, '_> {
    fn after(&self) -> Vec<&'a Entity> {
        let comma = self.context.comma(self.clause.after.clone());
        let all: Vec<&Entity> = self.context.entities.within(self.clause.after.clone()).iter().collect();
        // Past a comma only what nothing before it could be.
        match comma {
            Some(comma) if all.iter().any(|e| e.tokens.start < comma && self.acts(e)) => {
                all.into_iter().filter(|e| e.tokens.start < comma).collect()
            }
            _ => all,
        }
    }

    fn acts(&self, entity: &Entity) -> bool {
        // A name in brackets explains the one before it.
        let bracketed =
            entity.tokens.start.checked_sub(1).is_some_and(|at| self.context.document.kind(at) == TokenKind::Mark('('));
        // A country acts where it stands beside its verb; farther off it is a place.
        let far = match entity.named {
            Named::Country { .. } if self.trigger.is_verb() => {
                let after = entity.tokens.start.saturating_sub(self.trigger.tokens.end);
                let before = self.trigger.tokens.start.saturating_sub(entity.tokens.end);
                after.max(before) > 2
            }
            _ => false,
        };
        let place =
            matches!(entity.named, Named::CountryPart(_) | Named::Place(_) | Named::NewPlace(_) | Named::Source(_));
        !(place || far || bracketed)
    }

    /// A party that speaks, wherever it stands.
    fn speaks(&self, entity: &Entity) -> bool {
        entity.preposition.is_none()
            && matches!(entity.named, Named::Actor(_) | Named::Force { .. } | Named::Country { .. } | Named::NewActor)
    }

    /// Groups of bare phrases after the trigger, each with those joined to it by و.
    fn direct(&self) -> Vec<Vec<&'a Entity>> {
        let mut groups: Vec<Vec<&Entity>> = Vec::new();
        let mut reach = self.trigger.tokens.end + SUBJECT_REACH;
        let mut last_bare = false;
        for entity in self.after() {
            if entity.preposition.is_some() || !self.acts(entity) {
                if !entity.conjunction {
                    last_bare = false;
                }
                reach = reach.max(entity.tokens.end + SUBJECT_REACH);
                continue;
            }
            if entity.tokens.start > reach {
                break;
            }
            reach = entity.tokens.end + SUBJECT_REACH;
            match groups.last_mut() {
                Some(group) if entity.conjunction && last_bare => group.push(entity),
                _ => groups.push(vec![entity]),
            }
            last_bare = true;
        }
        groups
    }

    /// The phrase before the verb that can be its subject, with those joined to it.
    fn subject_before(&self) -> Vec<&'a Entity> {
        let start = self.trigger.tokens.start;
        let relative = self.context.follows_relative(start);
        let mut out: Vec<&Entity> = Vec::new();
        for entity in self.context.entities.within(self.clause.before.clone()).iter().rev() {
            let gap = entity.tokens.end..start;
            let comma = self.context.comma(gap.clone()).is_some();
            let fits = if relative {
                gap.len() <= 2
            } else {
                entity.preposition.is_none() && !comma && (gap.len() <= SUBJECT_REACH || !out.is_empty())
            };
            if !out.is_empty() && !out.last().is_some_and(|e| e.conjunction) {
                break;
            }
            if fits && self.acts(entity) {
                out.push(entity);
                if relative {
                    break;
                }
            } else if comma {
                break;
            }
        }
        out.reverse();
        out
    }

    fn with(&self, prepositions: &[Preposition]) -> Vec<&'a Entity> {
        let mut out: Vec<&Entity> = Vec::new();
        let mut open = false;
        for entity in self.after() {
            let governed = entity.preposition.is_some_and(|p| prepositions.contains(&p));
            let joined = open && entity.conjunction && entity.preposition.is_none();
            open = (governed || joined) && self.acts(entity);
            if open {
                out.push(entity);
            }
        }
        out
    }

    /// Unarmed people and things do no violence: where one stands as the subject it is another verb's.
    fn agents<'e>(&mut self, entities: impl IntoIterator<Item = &'e Entity>, rule: &'static str) {
        let peaceful = !matches!(
            family(self.trigger.class()),
            Family::Protest | Family::Deal | Family::Displacement | Family::Posture
        );
        for entity in entities {
            let found = party(self.context, entity).filter(|p| {
                (!peaceful || p.side != Side::Civilian)
                    && !self.is_class(entity, &[PeopleClass::Installation, PeopleClass::Anyone])
            });
            if let Some(party) = found {
                add(&mut self.roles.agents, party);
                self.roles.rules.push(rule);
            }
        }
    }

    fn patients<'e>(&mut self, entities: impl IntoIterator<Item = &'e Entity>, rule: &'static str) {
        for entity in entities {
            if let Some(party) = party(self.context, entity) {
                if !self.is_class(entity, &[PeopleClass::Anyone]) && !party.party.name_ar.contains("انتحاري") {
                    add(&mut self.roles.patients, party);
                }
                self.roles.patient_phrases.push(entity.clone());
                self.roles.rules.push(rule);
            }
        }
    }

    /// هاجمت الجيش: a feminine verb has no masculine subject, so what follows is its object.
    fn agreeing<'e>(&mut self, form: VerbForm, mut direct: Vec<Vec<&'e Entity>>) -> Vec<Vec<&'e Entity>> {
        let feminine = form.has(VerbForm::FEMININE | VerbForm::PERFECT) && !form.has(VerbForm::PLURAL);
        let masculine = |e: &Entity| {
            let word = self.context.document.word(e.tokens.start);
            matches!(word, "الجيش" | "جيش" | "تنظيم" | "الحوثيين" | "مسلحين" | "المسلحين" | "مقاتلين" | "مقاتلي")
                || word.ends_with("ين")
        };
        if feminine && direct.len() == 1 && direct[0].first().is_some_and(|e| masculine(e)) {
            let object = direct.remove(0);
            self.patients(object, "role:object");
        }
        direct
    }

    /// قتل مسلحون أربعين …: a count after the group means that the group did it.
    fn count_follows(&self, group: &[&Entity]) -> bool {
        let end = group.last().map_or(0, |e| e.tokens.end);
        self.context.numbers.iter().any(|n| n.tokens.start >= end && n.tokens.start <= end + 2 && n.unit == Unit::Count)
    }

    /// The country whose adjective follows a noun: القصف الإسرائيلي, غارات روسية.
    fn adjective(&self) -> Option<Entity> {
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
        let force = self.context.lexicon.rows.forces.iter().position(|f| f.id == "army")? as u16;
        let span = self.context.document.tokens[at].span;
        Some(Entity {
            tokens: at..at + 1,
            span,
            named: Named::Force { force, country: Some(row) },
            people: None,
            preposition: None,
            conjunction: false,
            head: None,
        })
    }

    fn is_class(&self, entity: &Entity, classes: &[PeopleClass]) -> bool {
        matches!(entity.named, Named::People { row, .. } if classes.contains(&self.context.lexicon.rows.people[row as usize].class))
    }

    fn can_act(&self, group: &[&Entity]) -> bool {
        group.iter().any(|e| {
            party(self.context, e).is_some_and(|p| !matches!(p.side, Side::Civilian))
                && !self.is_class(e, &[PeopleClass::Installation, PeopleClass::Anyone])
        }) && !group.iter().any(|e| self.context.number_before(e).is_some())
    }

    fn verb(&mut self, frame: Frame, form: VerbForm) {
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
                let patients = direct.into_iter().next().unwrap_or(before);
                self.patients(patients, "role:victim");
            }
            Frame::AgentPlace | Frame::AgentFrom | Frame::Agent => {
                self.subject(direct, before);
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
        if self.roles.agents.is_empty() && !matches!(frame, Frame::Victim | Frame::None | Frame::Thing) {
            self.speaker();
        }
    }

    /// قال الجيش إنه قصف …: the pronoun of the clause is who speaks.
    fn speaker(&mut self) {
        let start = self.trigger.tokens.start;
        let pronoun = start
            .checked_sub(1)
            .is_some_and(|at| matches!(self.context.document.word(at), "انه" | "انها" | "بانه" | "بانها" | "انهم"));
        if !pronoun {
            return;
        }
        let mut said =
            self.context.triggers.iter().filter(|t| t.sentence == self.trigger.sentence && t.tokens.end < start);
        let Some(said) = said.rfind(|t| matches!(t.role(), VerbRole::Say | VerbRole::Allege)) else { return };
        let sentence = self.context.document.sentences[said.sentence].tokens.start;
        let after = self.context.entities.within(said.tokens.end..start).iter().find(|e| self.speaks(e));
        let speaker = after.or_else(|| {
            self.context.entities.within(sentence..said.tokens.start).iter().rev().find(|e| self.speaks(e))
        });
        if let Some(speaker) = speaker {
            self.agents([speaker], "role:speaker");
        }
    }

    fn subject(&mut self, direct: Vec<Vec<&Entity>>, before: Vec<&Entity>) {
        match direct.into_iter().next() {
            Some(group) if before.is_empty() || self.trigger.proclitic.conjunction => {
                self.agents(group, "role:subject-after")
            }
            _ => self.agents(before, "role:subject-before"),
        }
    }

    fn transitive(&mut self, form: VerbForm, direct: Vec<Vec<&Entity>>, before: Vec<&Entity>) {
        let by = !self.with(&[Preposition::By]).is_empty();
        let direct = self.agreeing(form, direct);
        let passive_only = form.has(VerbForm::PASSIVE) && !form.has(VerbForm::ACTIVE);
        let harms = matches!(
            self.trigger.class(),
            EventClass::Kill
                | EventClass::Wound
                | EventClass::Abduct
                | EventClass::Execute
                | EventClass::Arrest
                | EventClass::Hostage
        ) && form.has(VerbForm::PASSIVE);
        let mut direct = direct.into_iter();
        let (first, second) = (direct.next(), direct.next());
        let relative = self.context.follows_relative(self.trigger.tokens.start);
        let svo = !before.is_empty() && (!self.trigger.proclitic.conjunction || relative);
        if form.has(VerbForm::OBJECT) {
            match first {
                Some(group) if !svo => self.agents(group, "role:subject-after"),
                _ => self.agents(before, "role:subject-before"),
            }
            return;
        }
        match (first, second) {
            (Some(first), _) if passive_only || by => self.patients(first, "role:passive"),
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
            (Some(first), _) if harms || !self.can_act(&first) => self.patients(first, "role:passive"),
            (Some(first), _) => self.agents(first, "role:subject-after"),
            (None, _) if svo && (harms || passive_only) => self.patients(before, "role:passive-before"),
            (None, _) if svo => self.agents(before, "role:subject-before"),
            (None, _) => {}
        }
    }

    fn noun(&mut self, index: usize) {
        use EventClass::*;
        let class = self.trigger.class();
        let after = self.after();
        // Only adjectives may stand between a noun and its genitive.
        let near = |e: &&&Entity| {
            let between = self.trigger.tokens.end..e.tokens.start;
            between.len() <= 2
                && !e.conjunction
                && between.clone().all(|at| {
                    preposition::ending_at(self.context.document, at).is_none()
                        && self.context.numbers.iter().all(|n| !n.tokens.contains(&at))
                        || class_counts(class)
                })
        };
        let genitive: Vec<&Entity> = match after.iter().find(near) {
            Some(first) if first.preposition.is_none() && self.acts(first) => {
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
        match class {
            Kill | Die | Wound | Assassinate | Execute | Behead | Abduct | Hostage | Arrest | ArrestRaid | Evacuate
            | Displace | Massacre | Release | Torture | Rape | Rescue | Expel => {
                let patients = if genitive.is_empty() {
                    self.with(&[Preposition::Ala, Preposition::An, Preposition::Li])
                } else {
                    genitive
                };
                self.patients(patients, "role:genitive-patient");
            }
            Clash | Agreement | Truce | Exchange | Merge | TruceViolation | Talks => {
                let mut parties = if between.is_empty() { self.with(&[Preposition::Maa]) } else { between };
                if parties.is_empty() {
                    parties = genitive;
                }
                if class == Clash && parties.len() > 1 {
                    let rest = parties.split_off(1);
                    self.patients(rest, "role:between");
                }
                self.agents(parties, "role:between");
            }
            Shelling | Destroy | Burn | Demolish | Loot | Shootdown | Foil | Intercept | Siege | Regain | Seize
            | Raid | Stab => {
                if self.can_act(&genitive) {
                    self.agents(genitive, "role:genitive-agent");
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
        self.light(index);
        let owned = to.first().is_some_and(|e| e.tokens.start <= self.trigger.tokens.end + 2);
        if self.roles.agents.is_empty()
            && owned
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
            && let Some(mut party) = self.adjective().and_then(|e| party(self.context, &e))
        {
            if let Some(country) =
                self.context.lexicon.rows.countries.iter().find(|c| party.party.name_en.starts_with(c.name_en))
            {
                party.party.name_ar = format!("الجيش ال{}", country.adjectives[0]);
            }
            add(&mut self.roles.agents, party);
            self.roles.rules.push("role:adjective");
        }
        if self.roles.agents.is_empty() {
            self.announcer(index);
        }
    }

    /// أعلن الجيش اعتقال …: who announces an act of its own did it; who announces deaths need not have.
    fn announcer(&mut self, index: usize) {
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

    /// شن التنظيم هجوما: the subject of the light verb that governs the noun.
    fn light(&mut self, index: usize) {
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
                inner.agents.into_iter().for_each(|p| add(&mut self.roles.agents, p));
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

    /// على يد التنظيم: the agent named by its hand.
    fn by(&mut self) {
        let by = self.with(&[Preposition::By]);
        if !by.is_empty() {
            self.agents(by, "role:by");
        }
    }
}

/// Whether a noun of this class counts what follows it: مقتل 4 جنود.
fn class_counts(class: EventClass) -> bool {
    harm(class).is_some() || class == EventClass::Release
}

/// Adds a party unless it is there already.
pub fn add(parties: &mut Vec<SidedParty>, party: SidedParty) {
    let same =
        |p: &SidedParty| p.party.id.is_some() && p.party.id == party.party.id || p.party.name_ar == party.party.name_ar;
    if !parties.iter().any(same) {
        parties.push(party);
    }
}
