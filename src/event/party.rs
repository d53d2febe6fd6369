//! From a phrase to a party of an event: its most precise name, its kind, and which side it is on.

use crate::event::context::Context;
use crate::event::model::{Party, PartyKind};
use crate::lexicon::rows::PeopleClass;
use crate::mention::entity::{Entity, Named};
use crate::span::Span;

/// What decides an event's type about a party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Armed forces, police, installations of a state.
    State,
    /// Anyone else who is armed.
    Armed,
    /// Unarmed people and their property.
    Civilian,
    /// Demonstrators and rioters.
    Protesters,
    /// Not told.
    #[default]
    Unknown,
}

/// A party with its side.
#[derive(Clone, Debug, PartialEq)]
pub struct SidedParty {
    /// As the event will have it.
    pub party: Party,
    /// For typing.
    pub side: Side,
    /// A pronoun or a general word: a later, better name may replace it.
    pub vague: bool,
}

impl SidedParty {
    /// ISO alpha-2 code, in small letters, of the state whose force this is.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        let id = self.party.id.as_deref().filter(|_| self.side == Side::State)?;
        let code = id.split('-').next()?;
        (code.len() == 2).then_some(code)
    }
}

/// The party that `entity` names; `None` for places and sources.
#[must_use]
pub fn party(context: &Context<'_>, entity: &Entity) -> Option<SidedParty> {
    let text = entity.span.of(context.document.text);
    let rows = &context.lexicon.rows;
    let plain = |name_en: &str, kind, side| SidedParty {
        party: Party { id: None, name_ar: clean(text), name_en: name_en.to_owned(), kind, span: entity.span },
        side,
        vague: false,
    };
    Some(match entity.named {
        Named::Actor(row) => {
            let actor = &rows.actors[row as usize];
            let (kind, side) = match actor.kind {
                "state-military" => (PartyKind::State, Side::State),
                "police" => (PartyKind::State, Side::State),
                "international" => (PartyKind::External, Side::State),
                "militia" => (PartyKind::Militia, Side::Armed),
                "mercenary" => (PartyKind::Militia, Side::Armed),
                // «الطوارق الانفصاليين»: those of a people who fight.
                "civilian-group" if fights(context, entity) => (PartyKind::Rebel, Side::Armed),
                "civilian-group" => (PartyKind::Civilians, Side::Civilian),
                "political" => (PartyKind::Other, Side::Unknown),
                _ => (PartyKind::Rebel, Side::Armed),
            };
            let mut party = plain(actor.name_en, kind, side);
            party.party.id = Some(actor.id.to_owned());
            party.party.name_ar = actor.name_ar.to_owned();
            party
        }
        Named::NewActor => plain("", PartyKind::Rebel, Side::Armed),
        Named::Person => {
            let class = entity.people.map(|p| rows.people[p.row as usize].class);
            let side = match class {
                Some(PeopleClass::Military | PeopleClass::Police | PeopleClass::State) => Side::State,
                Some(PeopleClass::Militant | PeopleClass::Gunmen) => Side::Armed,
                Some(PeopleClass::Civilian) => Side::Civilian,
                _ => Side::Unknown,
            };
            plain("", PartyKind::Other, side)
        }
        Named::Force { force, country } => {
            let class = rows.forces[force as usize].class;
            let country = country.or_else(|| context.force_country(entity, class));
            let said = matches!(entity.named, Named::Force { country: Some(_), .. });
            state_force(context, entity, force, country, said)
        }
        Named::People { row, country } => {
            let people = &rows.people[row as usize];
            // «جنود منشقون» left the army that they fight.
            if people.class == PeopleClass::Military && defected(context, entity) {
                return Some(plain("defectors", PartyKind::Rebel, Side::Armed));
            }
            if country.is_none()
                && let Some(army) = own_forces(context, entity, people.class)
            {
                return Some(army);
            }
            let (kind, side) = match people.class {
                PeopleClass::Civilian => (PartyKind::Civilians, Side::Civilian),
                PeopleClass::Military | PeopleClass::Police | PeopleClass::State => (PartyKind::State, Side::State),
                PeopleClass::External => (PartyKind::External, Side::State),
                PeopleClass::Militant => (PartyKind::Rebel, Side::Armed),
                PeopleClass::Gunmen => (PartyKind::Gunmen, Side::Armed),
                PeopleClass::Protester => (PartyKind::Protesters, Side::Protesters),
                PeopleClass::Rioter => (PartyKind::Rioters, Side::Protesters),
                PeopleClass::Installation => (PartyKind::State, Side::State),
                PeopleClass::Property => (PartyKind::Other, Side::Civilian),
                PeopleClass::Anyone => (PartyKind::Other, Side::Unknown),
            };
            let name_en = match country {
                Some(country) => format!("{} {}", rows.countries[country as usize].adjective_en, people.name_en),
                None => people.name_en.to_owned(),
            };
            let mut party = plain(&name_en, kind, side);
            party.vague = country.is_none();
            if let (Some(country), "citizen") = (country, people.id) {
                // 21 فلسطينيا are of the Palestinians.
                party.party.name_ar = format!("ال{}ون", rows.countries[country as usize].adjectives[0]);
            }
            party
        }
        Named::Country { row, .. } => {
            let country = &rows.countries[row as usize];
            let mut party = plain(country.name_en, PartyKind::State, Side::State);
            party.party.id = Some(country.id.to_lowercase());
            party.party.name_ar = country.name_ar.to_owned();
            party
        }
        Named::CountryPart(_) | Named::Place(_) | Named::NewPlace(_) | Named::Source(_) => return None,
    })
}

/// Whether the word after a phrase says that they left their side.
fn defected(context: &Context<'_>, entity: &Entity) -> bool {
    let next = entity.tokens.end;
    next < context.document.tokens.len() && context.document.word(next).trim_start_matches("ال").starts_with("منشق")
}

/// Whether the word right behind a people's name says that they bear arms.
fn fights(context: &Context<'_>, entity: &Entity) -> bool {
    let next = entity.tokens.end;
    let word = if next < context.document.tokens.len() { context.document.word(next) } else { "" };
    matches!(
        word,
        "الانفصاليين"
            | "الانفصاليون"
            | "المتمردين"
            | "المتمردون"
            | "المسلحين"
            | "المسلحون"
            | "المقاتلين"
            | "المقاتلون"
    )
}

/// Soldiers and policemen without a country are of the country that the text is about: الجيش المالي for 42 جنديا.
fn own_forces(context: &Context<'_>, entity: &Entity, class: PeopleClass) -> Option<SidedParty> {
    let id = match class {
        PeopleClass::Military => "army",
        PeopleClass::Police => "police",
        _ => return None,
    };
    let force = context.lexicon.rows.forces.iter().position(|f| f.id == id)? as u16;
    let country = context.force_country(entity, class)?;
    Some(state_force(context, entity, force, Some(country), false))
}

/// The army of the country that the text is about, for the words at `span`.
#[must_use]
pub fn army(context: &Context<'_>, span: Span) -> Option<SidedParty> {
    let at = context.entities.all.partition_point(|e| e.span.start < span.start);
    own_forces(context, context.entities.all.get(at)?, PeopleClass::Military)
}

/// The army by which the article names a state that strikes: «شنت إسرائيل غارات» where it also tells of الجيش الإسرائيلي.
#[must_use]
pub fn army_of_state(context: &Context<'_>, state: &SidedParty) -> Option<SidedParty> {
    let code = state.state().filter(|code| state.party.id.as_deref() == Some(*code))?.to_uppercase();
    let rows = &context.lexicon.rows;
    let named = context.entities.all.iter().find(|e| match e.named {
        Named::Actor(row) => {
            let actor = &rows.actors[row as usize];
            actor.kind == "state-military" && actor.country == code && actor.parent.is_empty()
        }
        Named::Force { force, country: Some(row) } => {
            rows.countries[row as usize].id == code && rows.forces[force as usize].class == PeopleClass::Military
        }
        _ => false,
    })?;
    let mut army = party(context, named)?;
    army.party.span = state.party.span;
    Some(army)
}

/// القوات المسلحة, قوات and الجيش of one country are one party.
fn one_force(id: &str) -> &str {
    if matches!(id, "forces" | "armed-forces") { "army" } else { id }
}

/// A force of a state by the text's own words, or by its usual name where the text has only its men or an adjective.
/// `said`: the text itself names the country.
fn state_force(context: &Context<'_>, entity: &Entity, force: u16, country: Option<u16>, said: bool) -> SidedParty {
    let rows = &context.lexicon.rows;
    // Soldiers are their army, policemen their police.
    let id = match rows.forces[force as usize].id {
        "soldiers" | "drones" | "artillery" => "army",
        "policemen" => "police",
        other => other,
    };
    let force = rows.forces.iter().find(|f| f.id == id).unwrap_or(&rows.forces[force as usize]);
    let text = clean(entity.span.of(context.document.text));
    let usual = match id {
        "army" => "الجيش",
        "police" => "الشرطة",
        "air-force" => "سلاح الجو",
        "navy" => "البحرية",
        _ => "",
    };
    let first = context.document.word(entity.tokens.start);
    let own_words = ["جيش", "قوات", "شرطه", "طيران", "طاير", "مقاتلات", "مروحيات", "سلاح", "بحري", "زوارق"];
    let by_name = usual.is_empty() || own_words.iter().any(|word| first.contains(word));
    let country = country.map(|row| &rows.countries[row as usize]);
    let noun = if by_name { text.as_str() } else { usual };
    let name_ar = match country {
        Some(country) if !(by_name && said) => with_adjective(noun, country.adjectives),
        _ => noun.to_owned(),
    };
    SidedParty {
        party: Party {
            id: country.map(|c| format!("{}-{}", c.id, one_force(force.id)).to_lowercase()),
            name_ar,
            name_en: country.map_or(force.name_en.to_owned(), |c| format!("{} {}", c.adjective_en, force.name_en)),
            kind: PartyKind::State,
            span: entity.span,
        },
        side: Side::State,
        vague: false,
    }
}

/// Runs of spaces and line ends as one space, quotation marks left out.
#[must_use]
pub fn clean(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '«' | '»' | '#' | '_'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// الجيش with its country: الجيش المالي, القوات المالية.
fn with_adjective(name: &str, adjectives: [&str; 2]) -> String {
    let head = name.split(' ').next().unwrap_or(name);
    let feminine = head.ends_with('ة') || head.ends_with("ات");
    let adjective = adjectives[usize::from(feminine)];
    if adjective.is_empty() { name.to_owned() } else { format!("{name} ال{adjective}") }
}
