//! One telling of an event: what the words around one trigger say, before tellings of one happening are joined.

use crate::event::casualty::{casualties, is_toll};
use crate::event::context::Context;
use crate::event::family::{Family, family};
use crate::event::fate::Dropped;
use crate::event::general::{is_aim, is_habit, is_state_of_affairs, is_topic};
use crate::event::joined_losses;
use crate::event::location::places;
use crate::event::model::{
    Casualty, CasualtyKind, EventDate, PartyKind, Place, PlaceLevel, Source, Status, SubEventType,
};
use crate::event::party::{Side, SidedParty, party};
use crate::event::roles::{add, roles};
use crate::event::status::status;
use crate::event::story_time::is_short;
use crate::event::total::{is_total, of_a_war};
use crate::event::typing::{Circumstances, precedence, sub_event_type};
use crate::event::weapon::{is_found, takes_a_ship, weapon_of_clause};
use crate::event::when::{date, holds};
use crate::lexicon::rows::{EventClass, Number, PeopleClass, VerbRole};
use crate::mention::entity::Named;
use crate::mention::trigger::{Head, Trigger};

/// A date of the text, resolved.
#[derive(Clone, Debug)]
pub struct DateAt {
    /// First token.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
    /// As an event will have it.
    pub date: EventDate,
}

/// A telling, or several joined.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Of the trigger that names it best.
    pub class: EventClass,
    /// Index of that trigger.
    pub trigger: usize,
    /// Indexes of all triggers that tell it.
    pub triggers: Vec<usize>,
    /// Sentences that tell it, the first first.
    pub sentences: Vec<usize>,
    /// Who did it.
    pub agents: Vec<SidedParty>,
    /// To whom.
    pub patients: Vec<SidedParty>,
    /// Where, as told with it.
    pub places: Vec<Place>,
    /// When, as told with it.
    pub date: Option<EventDate>,
    /// The date is that of the statement, for want of any other: another telling may know better.
    pub date_of_statement: bool,
    /// With what loss.
    pub casualties: Vec<Casualty>,
    /// Losses of a headline that wait for those of the body.
    pub headline_losses: Vec<Casualty>,
    /// Who claimed it.
    pub claimed_by: Vec<SidedParty>,
    /// Who says so.
    pub sources: Vec<Source>,
    /// How the article stands to it.
    pub status: Status,
    /// A total over several events.
    pub aggregate: bool,
    /// The word for it is definite: the reader has met it.
    pub definite: bool,
    /// Several happenings in one word: هجمات.
    pub plural: bool,
    /// «هجوم مماثل», «غارة أخرى»: not the one told before.
    pub another: bool,
    /// It only counts losses.
    pub toll: bool,
    /// It names no party, loss, or place and date of its own: part of another telling, or nothing.
    pub weak: bool,
    /// Why it tells nothing, unless its sentence reads like a report.
    pub doubt: Option<Dropped>,
    /// Ids of the rules and rows.
    pub rules: Vec<String>,
}

/// The telling of trigger `index`, or why it tells nothing.
pub fn draft(context: &Context<'_>, dates: &[DateAt], index: usize) -> Result<Draft, Dropped> {
    let trigger = &context.triggers[index];
    let role = trigger.role();
    let toll = is_toll(trigger);
    if !(role == VerbRole::Event || role == VerbRole::Cause || role == VerbRole::Fall) {
        return Err(Dropped::Frames);
    }
    if is_found(context, index) {
        return Err(Dropped::WeaponFound);
    }
    let roles = roles(context, index);
    let mut losses = casualties(context, index, &roles.patient_phrases);
    // «خطف مسلحان ثلاثة أطباء»: the two who take others are not counted among those taken.
    if losses.len() > 1 || !roles.patients.is_empty() {
        let taken = |loss: &Casualty| matches!(loss.kind, CasualtyKind::Abducted | CasualtyKind::Arrested);
        let doers = |loss: &Casualty| roles.agents.iter().any(|agent| agent.party.span == loss.span);
        losses.retain(|loss| !(taken(loss) && loss.best == Some(2) && doers(loss)));
    }
    if role == VerbRole::Cause && losses.is_empty() {
        return Err(Dropped::NoLoss);
    }
    let (number, definite) = match trigger.head {
        Head::Noun { number, definite, .. } => (number, definite || is_this_one(context, trigger)),
        Head::Verb { .. } => (Number::Singular, is_of_the_known(context, index)),
    };
    let (status, status_rule) = status(context, index);
    if status == Status::Asserted && is_aim(context, index) {
        return Err(Dropped::Aim);
    }
    if is_topic(context, index) {
        return Err(Dropped::Topic);
    }
    let mut rules = vec![trigger.rule()];
    rules.extend(roles.rules.iter().map(|rule| (*rule).to_owned()));
    rules.extend(status_rule.map(str::to_owned));
    let mut class = weapon_of_clause(context, index, trigger.class());
    // «الهجوم الذي ضرب العاصمة»: the blow is the attack, by whatever weapon.
    if class == EventClass::Strike
        && trigger.is_verb()
        && context.follows_relative(trigger.tokens.start)
        && context.triggers[..index]
            .last()
            .is_some_and(|t| t.sentence == trigger.sentence && !t.is_verb() && t.class() == EventClass::Attack)
    {
        class = EventClass::Attack;
    }
    // «أصاب صاروخ مبنى»: a blow, whether or not it counts anybody.
    let mut toll = toll && !(losses.is_empty() && matches!(class, EventClass::Shelling | EventClass::Airstrike));
    let unnamed = roles.agents.is_empty() && roles.patients.is_empty();
    if matches!(class, EventClass::None | EventClass::Kill) && unnamed && of_a_war(context, index) {
        class = EventClass::Clash;
    }
    // «أعمال عنف» are of the crowd where the article is on protests.
    if matches!(trigger.head, Head::Noun { row, .. } if row.id == "violence") && is_on_protests(context) {
        class = EventClass::Riot;
    }
    // «احتجز الحرس ناقلة», «سيطر المسلحون على سفينة»: a ship is no person and no place.
    let held = matches!(class, EventClass::Hostage | EventClass::Abduct | EventClass::Seize | EventClass::Arrest);
    if held && losses.is_empty() && takes_a_ship(context, index) {
        class = EventClass::Impound;
    }
    if class == EventClass::Regain && frees_people(context, index) {
        class = EventClass::Release;
    }
    if class == EventClass::Fall {
        // «سقطت المدينة»: what falls without a loss is a place.
        if losses.is_empty() {
            toll = false;
            let falls = context.entities.within(trigger.tokens.end..trigger.tokens.end + 2);
            if !falls.iter().any(|e| {
                e.preposition.is_none()
                    && matches!(e.named, Named::Place(_) | Named::NewPlace(_) | Named::Country { capital: true, .. })
            }) {
                // «سقوطها في يد المسلحين»: into whose hands it fell.
                if !falls_into_hands(context, index) {
                    return Err(Dropped::FallOfNothing);
                }
            }
        } else {
            class = EventClass::None;
            toll = true;
        }
    }
    if toll && status == Status::Denied {
        return Err(Dropped::DeniedLoss);
    }
    if class == EventClass::Seize && takes_power(context, index) {
        class = EventClass::Coup;
    }
    let by_rebels = !roles.agents.is_empty() && roles.agents.iter().all(|p| p.side == Side::Armed);
    if by_rebels
        && matches!(trigger.class(), EventClass::Airstrike | EventClass::Strike)
        && weapon_of_clause(context, index, EventClass::Attack) == EventClass::Attack
    {
        class = EventClass::Attack;
    }
    let doubt = match losses.is_empty() {
        true if is_state_of_affairs(context, index) => Some(Dropped::StateOfAffairs),
        true if is_habit(context, index) => Some(Dropped::General),
        _ => None,
    };
    let told = date(context, dates, index);
    let date_of_statement = told.as_ref().is_some_and(|told| told.of_statement);
    let date = told.map(|told| told.date);
    let over_time = date.as_ref().is_some_and(|d| d.edtf.as_ref().is_some_and(|d| d.contains('/')) && !is_short(d))
        && (number == Number::Plural || toll);
    // «الحرب» speaks of a war, and tells of it where a verb wages it and a time is told: «الحرب التي شنتها … عام 2014».
    let waged = rules.iter().any(|rule| matches!(rule.as_str(), "role:light-verb" | "role:relative-verb"));
    let war = matches!(trigger.head, Head::Noun { row, .. } if row.id == "war");
    if war && !(waged && date.is_some() && !roles.agents.is_empty()) {
        return Err(Dropped::General);
    }
    let total = is_total(context, index, &losses);
    Ok(Draft {
        class,
        trigger: index,
        triggers: vec![index],
        sentences: vec![trigger.sentence],
        agents: roles.agents,
        patients: roles.patients,
        places: places(context, index),
        date,
        date_of_statement,
        casualties: losses,
        headline_losses: Vec::new(),
        claimed_by: Vec::new(),
        sources: Vec::new(),
        status,
        aggregate: total || over_time,
        definite,
        plural: number == Number::Plural,
        another: is_another(context, index),
        toll,
        weak: false,
        doubt,
        rules,
    })
}

/// «وهذا أعنف هجوم منذ …»: the one just told.
fn is_this_one(context: &Context<'_>, trigger: &Trigger) -> bool {
    let first = context.document.sentences[trigger.sentence].tokens.start;
    let opens = context.document.word(first);
    trigger.tokens.start <= first + 3
        && matches!(
            opens,
            "هذا"
                | "وهذا"
                | "هذه"
                | "وهذه"
                | "ويعد"
                | "يعد"
                | "وتعد"
                | "تعد"
                | "ويعتبر"
                | "وهو"
                | "وهي"
        )
}

impl Draft {
    /// Its type by ACLED's codebook.
    #[must_use]
    pub fn sub_event_type(&self) -> SubEventType {
        let side = |parties: &[SidedParty]| {
            let armed = parties.iter().map(|p| p.side).find(|s| matches!(s, Side::State | Side::Armed));
            armed.or(parties.first().map(|p| p.side)).unwrap_or_default()
        };
        // Troops who leave a country give up no place of it.
        let story = self.rules.iter().any(|rule| rule == "place:story");
        let from_a_place = !story && self.places.iter().any(|p| p.level < PlaceLevel::Country);
        if self.class == EventClass::Withdraw && !from_a_place && side(&self.agents) == Side::State {
            return SubEventType::Other;
        }
        // A car that falls into an ambush does not say who was in it.
        let people: Vec<SidedParty> =
            self.patients.iter().filter(|p| p.party.kind != PartyKind::Other).cloned().collect();
        let patients = if self.class == EventClass::Ambush { &people } else { &self.patients };
        // «طردوهم من البلدة»: whom armed men drive out of a place without another word held it.
        let driven =
            self.class == EventClass::Expel && self.patients.is_empty() && self.casualties.is_empty() && from_a_place;
        if driven && matches!(side(&self.agents), Side::State | Side::Armed) {
            let by_state = side(&self.agents) == Side::State;
            let taken = SubEventType::NonStateActorOvertakesTerritory;
            return if by_state { SubEventType::GovernmentRegainsTerritory } else { taken };
        }
        // A crowd that falls upon unarmed people outside a demonstration.
        let kind = |parties: &[SidedParty]| parties.first().map(|p| p.party.kind);
        let unarmed = matches!(kind(&self.patients), Some(PartyKind::Civilians));
        let crowd = kind(&self.agents) == Some(PartyKind::Rioters)
            || self.class == EventClass::Riot && kind(&self.agents) == Some(PartyKind::Civilians);
        if crowd && unarmed && matches!(family(self.class), Family::Violence | Family::Protest) {
            return SubEventType::MobViolence;
        }
        sub_event_type(Circumstances {
            class: self.class,
            agent: side(&self.agents),
            patient: side(patients),
            bystanders: !self.casualties.is_empty(),
            deaths: self.casualties.iter().any(|c| c.kind == CasualtyKind::Killed),
        })
    }

    /// Takes in another telling of the same happening.
    pub fn absorb(&mut self, other: Self) {
        self.triggers.extend(other.triggers);
        if precedence(other.class) > precedence(self.class) {
            self.class = other.class;
            self.trigger = other.trigger;
            self.definite = other.definite;
        }
        for party in other.agents {
            if !party.vague || self.agents.is_empty() {
                self.agents.retain(|p| !p.vague || party.vague);
                add(&mut self.agents, party);
            }
        }
        for party in other.patients {
            add(&mut self.patients, party);
        }
        other.claimed_by.into_iter().for_each(|p| add(&mut self.claimed_by, p));
        for place in other.places {
            if !self.places.iter().any(|p| p.name_ar == place.name_ar) {
                self.places.push(place);
            }
        }
        let said = |d: &Option<EventDate>| d.as_ref().and_then(|d| d.edtf.clone());
        let closer = said(&self.date).zip(said(&other.date)).is_some_and(|(old, new)| old != new && holds(&old, &new));
        let better = self.date_of_statement && !other.date_of_statement && other.date.is_some();
        if better || closer && !other.date_of_statement || self.date.as_ref().is_none_or(|d| d.edtf.is_none()) {
            if other.date.is_some() {
                self.date_of_statement = other.date_of_statement;
            }
            self.date = other.date.or(self.date.take());
        }
        let elsewhere = !other.sentences.iter().any(|s| self.sentences.contains(s));
        joined_losses::join(&mut self.casualties, other.casualties, elsewhere);
        self.headline_losses.extend(other.headline_losses);
        for source in other.sources {
            if !self.sources.iter().any(|s| s.name == source.name) {
                self.sources.push(source);
            }
        }
        for sentence in other.sentences {
            if !self.sentences.contains(&sentence) {
                self.sentences.push(sentence);
            }
        }
        if self.status == Status::Hypothetical || (self.status == Status::Claimed && other.status == Status::Asserted) {
            self.status = other.status;
        }
        // In one sentence the toll knows whether it sums up: «ارتفع عدد من قتلوا منذ بدء المسيرات إلى مئة».
        self.aggregate = match (elsewhere, self.toll, other.toll) {
            (false, true, false) => self.aggregate,
            (false, false, true) => other.aggregate,
            _ => self.aggregate && other.aggregate,
        };
        self.toll &= other.toll;
        self.weak &= other.weak;
        self.plural &= other.plural;
        for rule in other.rules {
            if !self.rules.contains(&rule) {
                self.rules.push(rule);
            }
        }
    }
}

/// «العبوة انفجرت», «الرجل قُتل»: one thing or person with ال, before the verb or after it, was told of before.
fn is_of_the_known(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let sentence = &context.document.sentences[trigger.sentence].tokens;
    let around = trigger.tokens.start.saturating_sub(KNOWN_REACH).max(sentence.start)
        ..(trigger.tokens.end + 1).min(sentence.end);
    let known = |at: usize| KNOWN.contains(&context.document.word(at).trim_start_matches(['و', 'ف']));
    matches!(
        trigger.class(),
        EventClass::Bombing | EventClass::Suicide | EventClass::Kill | EventClass::Wound | EventClass::Shooting
    ) && around.into_iter().any(known)
}

/// How far before a verb one who was told of before may stand, in tokens.
const KNOWN_REACH: usize = 2;
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "العبوه", "القنبله", "السياره", "اللغم", "المفخخه", "الرجل", "الشاب", "الجندي", "الضابط", "القتيل", "الضحيه", "المهاجم",
    "المسلح", "الانتحاري", "المهاجمان", "المهاجمون", "المهاجمين", "الصحافي", "الصحفي", "الجنود", "الضحايا", "القتلي",
];

/// How far after a word of falling the hands may stand into which a place fell, in tokens.
const HANDS_REACH: usize = 4;

/// «سقط ثلثها بأيدي المتشددين»
fn falls_into_hands(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let last = context.document.sentences[trigger.sentence].tokens.end;
    let hands = |at: usize| {
        let word = context.document.word(at);
        matches!(word, "بيد" | "بايدي" | "بقبضه")
            || matches!(word, "يد" | "ايدي" | "قبضه") && context.document.word(at - 1) == "في"
    };
    (trigger.tokens.end..(trigger.tokens.end + HANDS_REACH).min(last)).any(hands)
}

/// Adjectives that set an event apart from the one before stand so near to its word, in tokens.
const ADJECTIVES: usize = 3;

/// هجوم مماثل، غارة جوية أخرى
fn is_another(context: &Context<'_>, index: usize) -> bool {
    let end = context.triggers[index].tokens.end;
    let last = context.document.sentences[context.triggers[index].sentence].tokens.end;
    !context.triggers[index].is_verb()
        && (end..(end + ADJECTIVES).min(last)).any(|at| {
            matches!(
                context.document.word(at),
                "مماثل"
                    | "مماثله"
                    | "مشابه"
                    | "مشابهه"
                    | "اخر"
                    | "اخري"
                    | "ثان"
                    | "ثانيه"
                    | "منفصل"
                    | "منفصله"
                    | "سابق"
                    | "سابقه"
            )
        })
}

/// «حرر الجيش الرهائن»: those set free stand right after the verb, or after who did it.
fn frees_people(context: &Context<'_>, index: usize) -> bool {
    let trigger = &context.triggers[index];
    let after = trigger.tokens.end..(trigger.tokens.end + FREED_REACH).min(context.clause(index).after.end);
    let freed = context
        .entities
        .within(after)
        .iter()
        .find(|e| e.preposition.is_none() && party(context, e).is_none_or(|p| p.side == Side::Civilian));
    trigger.is_verb()
        && freed.is_some_and(|e| {
            matches!(e.named, Named::Person)
                || e.people.is_some_and(|p| context.lexicon.rows.people[p.row as usize].class == PeopleClass::Civilian)
        })
}

/// Whether the article tells of protests.
fn is_on_protests(context: &Context<'_>) -> bool {
    let family_of = |t: &Trigger| family(t.class()) == Family::Protest;
    context.triggers.iter().filter(|t| family_of(t)).count() >= PROTEST_WORDS
}

/// An article with so many words of protest is on one.
const PROTEST_WORDS: usize = 2;

/// How far after a verb those whom it frees may stand, in tokens.
const FREED_REACH: usize = 6;

/// استولى على السلطة.
fn takes_power(context: &Context<'_>, index: usize) -> bool {
    let end = context.triggers[index].tokens.end;
    let last = context.document.tokens.len();
    (end..(end + 6).min(last)).any(|at| matches!(context.document.word(at), "السلطه" | "الحكم"))
}
