//! Who acts without a name beside the verb: a speaker's own forces, crowds known by their number, and bodies of which men are
//! told by other words.

use std::ops::Range;

use crate::event::family::{Family, befalls_persons, family};
use crate::event::model::{Party, PartyKind};
use crate::event::party::{Side, SidedParty};
use crate::event::roles::{Finder, add};
use crate::lexicon::rows::{CountryForm, Sense, VerbForm, VerbRole};
use crate::mention::entity::{Entity, Named};

/// What a speaker has that acts, before its pronoun.
const OWN_FORCES: [&str; 8] = ["قوات", "طايرات", "مروحيات", "مقاتلات", "مقاتلي", "مقاتلو", "مدفعيت", "دفاعات"];

impl Finder<'_, '_> {
    /// «قال الجيش إنه قصف», «إن طائراته قصفت»: the pronoun of the clause is who speaks.
    pub(super) fn speaker(&mut self) {
        let start = self.trigger.tokens.start;
        let Some(subject) = start.checked_sub(1).map(|at| self.context.document.word(at)) else { return };
        let of_forces = |stem: &str| subject.strip_prefix(stem).is_some_and(|pronoun| matches!(pronoun, "ه" | "ها"));
        if !matches!(subject, "انه" | "انها" | "بانه" | "بانها" | "انهم")
            && !OWN_FORCES.iter().any(|stem| of_forces(stem))
        {
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
        } else if let Some(forces) = self.forces_of_office(said.tokens.end..start).filter(|_| subject.starts_with('ق'))
        {
            self.agents([&forces], "role:speaker");
        }
    }

    /// «قال رئيس الوزراء الإثيوبي إن قواته سيطرت على …»: the army of the state whose office a man holds.
    pub(super) fn forces_of_office(&self, tokens: Range<usize>) -> Option<Entity> {
        let rows = &self.context.lexicon.rows;
        let force = rows.forces.iter().position(|f| f.id == "army")? as u16;
        let held = |at: usize| {
            let office = matches!(
                self.context.document.word(at.checked_sub(1)?).trim_start_matches(['و', 'ل']),
                "الرييس"
                    | "الوزراء"
                    | "الدفاع"
                    | "الملك"
                    | "الحكومه"
                    | "العسكري"
                    | "الناطق"
                    | "المتحدث"
            );
            self.context.scan.at(at).iter().filter(|_| office).find_map(|m| {
                m.senses.iter().find_map(|s| match *s {
                    Sense::Country { row, form: CountryForm::Adjective } => Some((at, row)),
                    _ => None,
                })
            })
        };
        let (at, row) = tokens.rev().find_map(held)?;
        Some(Entity {
            tokens: at..at + 1,
            span: self.context.document.tokens[at].span,
            named: Named::Force { force, country: Some(row) },
            people: None,
            preposition: None,
            conjunction: false,
            head: None,
        })
    }

    /// Whether forces with a pronoun stand right after the verb: «قواته», «طائراتها».
    pub(super) fn own_forces_follow(&self) -> bool {
        let next = self.trigger.tokens.end;
        let word = if next < self.clause.after.end { self.context.document.word(next) } else { "" };
        OWN_FORCES
            .iter()
            .any(|stem| word.strip_prefix(stem).is_some_and(|pronoun| matches!(pronoun, "ه" | "ها" | "هم" | "نا")))
    }

    /// «تظاهر المئات», «خرج الآلاف في مسيرة»: protesters known by their number alone.
    pub(super) fn crowd_follows(&mut self) {
        let document = self.context.document;
        let next = self.trigger.tokens.end;
        let crowd = matches!(document.word(next), "الميات" | "العشرات" | "الالاف" | "الملايين" | "الالوف");
        if !crowd || family(self.trigger.class()) != Family::Protest {
            return;
        }
        let span = document.tokens[next].span;
        let name_ar = span.of(document.text).to_owned();
        let party = Party { id: None, name_ar, name_en: "protesters".to_owned(), kind: PartyKind::Protesters, span };
        add(&mut self.roles.agents, SidedParty { party, side: Side::Protesters, vague: true });
        self.roles.rules.push("role:subject-after");
    }

    /// «القوات قتلت أمس …»: the verb in the singular; in the plural men of several forces may be who was killed.
    pub(super) fn is_one_body(&self, form: VerbForm, group: &[&Entity]) -> bool {
        let unknown = |e: &&Entity| matches!(e.named, Named::Actor(row) if self.context.lexicon.rows.actors[row as usize].id == "unidentified");
        group.len() == 1 && self.is_body(group) && (!form.has(VerbForm::PLURAL) || group.iter().all(unknown))
    }

    /// «اعتقلت القوات كبير المفاوضين»: a state, an army or a group kills and takes; of its own, men are killed and taken.
    pub(super) fn is_body(&self, group: &[&Entity]) -> bool {
        let takes = befalls_persons(self.trigger.class());
        let body = |e: &&Entity| match e.named {
            Named::Actor(_) | Named::NewActor | Named::Country { .. } => e.people.is_none(),
            Named::Force { force, .. } => {
                let id = self.context.lexicon.rows.forces[force as usize].id;
                e.people.is_none() && !matches!(id, "soldiers" | "policemen" | "drones" | "artillery" | "air-force")
            }
            _ => false,
        };
        takes && self.can_act(group) && group.iter().all(body)
    }
}
