//! Who did it and to whom: from a trigger's frame and the phrases of its clause.

mod around;
mod carried;
mod nominal;
mod phrases;
mod unnamed;
mod verbal;

use crate::event::context::{Clause, Context};
use crate::event::family::{Family, family};
use crate::event::party::{Side, SidedParty, party};
use crate::lexicon::rows::{Frame, Number, PeopleClass, VerbForm, VerbRole};
use crate::mention::entity::{Entity, Named};
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

/// How far behind the word for an office its holder's name stands, in tokens.
const NAME_REACH: usize = 4;

/// Finds the parties of trigger `index`.
#[must_use]
pub fn roles(context: &Context<'_>, index: usize) -> Roles {
    let trigger = &context.triggers[index];
    let clause = context.clause(index);
    let mut finder = Finder { context, trigger, clause, roles: Roles::default() };
    match trigger.head {
        // Who threatens to do a thing would do it.
        Head::Verb { row, form } if matches!(row.role, VerbRole::Threaten | VerbRole::Attempt) => {
            finder.verb(Frame::Agent, form);
        }
        Head::Verb { row, form } => finder.verb(row.frame, form),
        Head::Noun { .. } => finder.noun(index),
    }
    finder.by();
    finder.laid_to();
    finder.towards();
    finder.aimed();
    finder.supporters();
    finder.roles
}

struct Finder<'a, 'c> {
    context: &'a Context<'c>,
    trigger: &'a Trigger,
    clause: Clause,
    roles: Roles,
}

impl<'a> Finder<'a, '_> {
    pub(super) fn acts(&self, entity: &Entity) -> bool {
        // A name in brackets explains the one before it.
        let bracketed =
            entity.tokens.start.checked_sub(1).is_some_and(|at| self.context.document.kind(at) == TokenKind::Mark('('));
        // A country acts where it stands beside its verb; farther off it is a place, unless something is aimed at it.
        let aimed_at = matches!(entity.preposition, Some(Preposition::Ala | Preposition::Against | Preposition::Ila));
        let far = match entity.named {
            Named::Country { .. } if self.trigger.is_verb() && !aimed_at => {
                let after = entity.tokens.start.saturating_sub(self.trigger.tokens.end);
                let before = self.trigger.tokens.start.saturating_sub(entity.tokens.end);
                after.max(before) > 2
            }
            _ => false,
        };
        let place =
            matches!(entity.named, Named::CountryPart(_) | Named::Place(_) | Named::NewPlace(_) | Named::Source(_));
        // «مالي: …» heads a list by countries.
        let heading = matches!(entity.named, Named::Country { .. })
            && self.context.document.kind(entity.tokens.end) == TokenKind::Mark(':');
        !(place || far || bracketed || heading)
    }

    /// A party that speaks, wherever it stands.
    pub(super) fn speaks(&self, entity: &Entity) -> bool {
        entity.preposition.is_none()
            && (matches!(entity.named, Named::Actor(_) | Named::Force { .. } | Named::Country { .. } | Named::NewActor)
                || self.is_class(entity, &[PeopleClass::Military]))
    }

    /// Unarmed people and things do no violence: where one stands as the subject it is another verb's.
    pub(super) fn agents<'e>(&mut self, entities: impl IntoIterator<Item = &'e Entity>, rule: &'static str) {
        let peaceful = !matches!(family(self.trigger.class()), Family::Protest | Family::Posture);
        // «دهس فلان المارة»: a man by his name does what an active verb says, but speakers attack with words.
        let violent = matches!(family(self.trigger.class()), Family::Violence | Family::Abduction);
        let named_by_verb = matches!(self.trigger.head, Head::Verb { form, .. } if !form.has(VerbForm::OBJECT));
        let by_name = violent && named_by_verb && !self.row_is("attack") && self.trigger.role() == VerbRole::Event;
        // «تظاهر مئات الأشخاص»: whoever does so is a protester.
        let protest = family(self.trigger.class()) == Family::Protest && self.trigger.is_verb();
        // Who stands beside a verb of carrying out does so whoever it is: «نفذت امرأة هجوما».
        let carries = self.trigger.role() == VerbRole::Light;
        let beside = |e: &Entity| {
            let after = e.tokens.start.saturating_sub(self.trigger.tokens.end);
            let before = self.trigger.tokens.start.saturating_sub(e.tokens.end);
            e.preposition.is_none() && after.max(before) <= 1
        };
        for entity in entities {
            let found = party(self.context, entity).filter(|p| {
                (!peaceful || p.side != Side::Civilian || carries && beside(entity))
                    && (entity.named != Named::Person || by_name)
                    && !self.is_class(entity, &[PeopleClass::Installation, PeopleClass::Property])
                    && (protest || !self.is_class(entity, &[PeopleClass::Anyone]))
            });
            if let Some(party) = found {
                add(&mut self.roles.agents, party);
                self.roles.rules.push(rule);
            }
        }
    }

    /// Those whom the grammar makes the doers, armed or not.
    pub(super) fn doers<'e>(&mut self, entities: impl IntoIterator<Item = &'e Entity>, rule: &'static str) {
        for entity in entities {
            if let Some(party) = party(self.context, entity) {
                add(&mut self.roles.agents, party);
                self.roles.rules.push(rule);
            }
        }
    }

    pub(super) fn patients<'e>(&mut self, entities: impl IntoIterator<Item = &'e Entity>, rule: &'static str) {
        let harmed = matches!(family(self.trigger.class()), Family::Violence | Family::Abduction | Family::Arrest);
        for entity in entities {
            if entity.named == Named::Person && !harmed {
                continue;
            }
            let meant = self.named_behind(entity).filter(|_| harmed).unwrap_or(entity);
            if let Some(mut party) = party(self.context, meant) {
                // For the joining of tellings he is known by his office as before.
                party.vague |= meant.span != entity.span;
                if !self.is_class(entity, &[PeopleClass::Anyone]) && !party.party.name_ar.contains("انتحاري") {
                    add(&mut self.roles.patients, party);
                }
                self.roles.patient_phrases.push(entity.clone());
                self.roles.rules.push(rule);
            }
        }
    }

    /// «محافظ الحديدة حسن الهيج», «موكب رئيس الوزراء سالم علي», «منازل المواطنين»: the man of that office, whose thing it is.
    fn named_behind<'e>(&self, entity: &'e Entity) -> Option<&'e Entity>
    where
        'a: 'e,
    {
        let Named::People { row, .. } = entity.named else { return None };
        let class = self.context.lexicon.rows.people[row as usize].class;
        let document = self.context.document;
        let near = self.context.entities.within(entity.tokens.end..entity.tokens.end + NAME_REACH);
        let bare = |e: &&Entity| {
            let between = entity.tokens.end..e.tokens.start;
            e.preposition.is_none()
                && !e.conjunction
                && between
                    .clone()
                    .all(|at| document.kind(at) == TokenKind::Word || document.kind(at) == TokenKind::Quote)
                && !self.context.triggers.iter().any(|t| between.contains(&t.tokens.start))
        };
        let counted = self.context.number_before(entity).is_some();
        // «نجل الزعيم سالم علي» is another man.
        let word = document.word(entity.tokens.start);
        let kin =
            ["نجل", "ابن", "شقيق", "زوج", "والد", "سايق", "حارس", "مرافق", "مساعد", "نايب", "اخ", "ارمل", "قريب", "ام"];
        let kin = kin.iter().any(|stem| word.trim_start_matches(['و', 'ل', 'ب']).starts_with(stem));
        let single = entity.people.is_some_and(|p| p.number == Number::Singular) && !counted;
        let unarmed = matches!(class, PeopleClass::Civilian | PeopleClass::Anyone | PeopleClass::Property);
        let person = near.iter().take_while(|e| bare(e) || matches!(e.named, Named::Place(_) | Named::Source(_)));
        let person = person.filter(bare).find(|e| e.named == Named::Person).filter(|_| single && unarmed && !kin);
        let owner = near.first().filter(|e| {
            class == PeopleClass::Property
                && e.tokens.start == entity.tokens.end
                && bare(e)
                && self.is_class(e, &[PeopleClass::Civilian])
                && e.people.is_some_and(|p| p.definite)
        });
        person.or(owner)
    }

    /// Whether the trigger is the noun or verb of this id.
    pub(super) fn row_is(&self, id: &str) -> bool {
        match self.trigger.head {
            Head::Verb { row, .. } => row.id == id,
            Head::Noun { row, .. } => row.id == id,
        }
    }

    pub(super) fn is_class(&self, entity: &Entity, classes: &[PeopleClass]) -> bool {
        matches!(entity.named, Named::People { row, .. } if classes.contains(&self.context.lexicon.rows.people[row as usize].class))
    }

    /// «مواقع الحركة» are its own, but do not act.
    pub(super) fn is_thing(&self, entity: &Entity) -> bool {
        entity.people.is_some_and(|p| {
            let class = self.context.lexicon.rows.people[p.row as usize].class;
            matches!(class, PeopleClass::Installation | PeopleClass::Property)
        })
    }

    pub(super) fn can_act(&self, group: &[&Entity]) -> bool {
        group.iter().any(|e| {
            e.named != Named::Person
                && !self.is_thing(e)
                && party(self.context, e).is_some_and(|p| !matches!(p.side, Side::Civilian))
                && !self.is_class(e, &[PeopleClass::Installation, PeopleClass::Anyone])
        }) && !group.iter().any(|e| self.context.number_before(e).is_some())
    }
}

/// Weapons and blows, as subjects of a verb that follows them.
fn is_weapon(word: &str) -> bool {
    let bare = word.trim_start_matches(['و', 'ل', 'ب']).trim_start_matches("ال");
    let bare = bare.strip_suffix('ا').unwrap_or(bare);
    matches!(
        bare,
        "صاروخ"
            | "صواريخ"
            | "صاروخين"
            | "قذيفه"
            | "قذايف"
            | "قذيفتان"
            | "عبوه"
            | "هجوم"
            | "هجمات"
            | "غاره"
            | "غارات"
            | "ضربه"
            | "ضربات"
            | "قصف"
            | "انفجار"
            | "تفجير"
            | "طايره"
            | "سياره"
    )
}

/// Adds a party unless it is there already.
pub fn add(parties: &mut Vec<SidedParty>, party: SidedParty) {
    let same =
        |p: &SidedParty| p.party.id.is_some() && p.party.id == party.party.id || p.party.name_ar == party.party.name_ar;
    if !parties.iter().any(same) {
        parties.push(party);
    }
}
