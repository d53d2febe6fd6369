//! An event's parties as the codebooks sort them: names, and ACLED's eight kinds of actor.

use crate::event::model::{Party, PartyKind};
use crate::export::region;
use crate::lexicon::Lexicon;

/// ACLED's kinds of actor; the discriminant is ACLED's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "`words` spells them out")]
pub enum Inter {
    StateForces = 1,
    RebelGroup = 2,
    PoliticalMilitia = 3,
    IdentityMilitia = 4,
    Rioters = 5,
    Protesters = 6,
    Civilians = 7,
    ExternalForces = 8,
}

impl Inter {
    /// The kind of a party; `None` for what is no actor, such as a building. Unidentified gunmen are political
    /// militias, by ACLED's rule.
    #[must_use]
    pub fn of(kind: PartyKind) -> Option<Self> {
        Some(match kind {
            PartyKind::State => Self::StateForces,
            PartyKind::Rebel => Self::RebelGroup,
            PartyKind::Militia | PartyKind::Gunmen => Self::PoliticalMilitia,
            PartyKind::Communal => Self::IdentityMilitia,
            PartyKind::Rioters => Self::Rioters,
            PartyKind::Protesters => Self::Protesters,
            PartyKind::Civilians => Self::Civilians,
            PartyKind::External => Self::ExternalForces,
            PartyKind::Other => return None,
        })
    }

    /// The kind of a side: that of its first party that has one. Forces of a state outside that state are
    /// external ones, by ACLED's rule; `country` is where the event happened, an ISO alpha-2 code.
    #[must_use]
    pub fn of_side(parties: &[Party], country: Option<&str>) -> Option<Self> {
        parties.iter().find_map(|party| match (Self::of(party.kind)?, state(party), country) {
            (Self::StateForces, Some(home), Some(there)) if home != there => Some(Self::ExternalForces),
            (kind, _, _) => Some(kind),
        })
    }

    /// ACLED's words for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::StateForces => "State forces",
            Self::RebelGroup => "Rebel group",
            Self::PoliticalMilitia => "Political militia",
            Self::IdentityMilitia => "Identity militia",
            Self::Rioters => "Rioters",
            Self::Protesters => "Protesters",
            Self::Civilians => "Civilians",
            Self::ExternalForces => "External/Other forces",
        }
    }
}

/// How kinds of actor are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterStyle {
    /// Numbers, as the codebook has them: `1`, `7`, `17`.
    Codes,
    /// Words, as ACLED's service sends them: `State forces`, `State forces-Civilians`.
    Words,
}

impl InterStyle {
    /// One side's kind; empty where it has none.
    #[must_use]
    pub fn side(self, inter: Option<Inter>) -> String {
        match (inter, self) {
            (None, _) => String::new(),
            (Some(inter), Self::Codes) => (inter as u8).to_string(),
            (Some(inter), Self::Words) => inter.words().to_owned(),
        }
    }

    /// Both sides' kinds together, the lower code first; a side alone has a 0, or "only", in the other's place.
    #[must_use]
    pub fn interaction(self, first: Option<Inter>, second: Option<Inter>) -> String {
        let both = [first, second];
        let mut kinds: Vec<Inter> = both.into_iter().flatten().collect();
        kinds.sort_unstable();
        match (kinds.as_slice(), self) {
            ([low, high], Self::Codes) => format!("{}{}", *low as u8, *high as u8),
            ([low, high], Self::Words) => format!("{}-{}", low.words(), high.words()),
            ([one], Self::Codes) => format!("{}0", *one as u8),
            ([one], Self::Words) => format!("{} only", one.words()),
            _ => String::new(),
        }
    }
}

/// A party's name: English, else Arabic, else its words would be lost.
#[must_use]
pub fn name(party: &Party) -> &str {
    if party.name_en.is_empty() { &party.name_ar } else { &party.name_en }
}

/// The country whose forces a party is, by its row in the table of actors, else by its id: those of forces made
/// from a country's name begin with its code.
fn state(party: &Party) -> Option<&'static str> {
    let id = party.id.as_deref()?;
    if let Some(actor) = Lexicon::embedded().rows.actors.iter().find(|actor| actor.id == id) {
        return Some(actor.country).filter(|country| !country.is_empty());
    }
    let code = id.split('-').next()?.to_ascii_uppercase();
    region::country(&code).map(|country| country.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forces_abroad_are_external() {
        for (id, country, kind) in [
            (Some("fr-army"), Some("ML"), Inter::ExternalForces),
            (Some("fr"), Some("FR"), Inter::StateForces),
            (Some("fama"), Some("ML"), Inter::StateForces),
            (Some("fama"), Some("NE"), Inter::ExternalForces),
            (Some("fr-army"), None, Inter::StateForces),
            (None, Some("ML"), Inter::StateForces),
        ] {
            let party = Party {
                id: id.map(str::to_owned),
                name_ar: String::new(),
                name_en: String::new(),
                kind: PartyKind::State,
                span: crate::span::Span::default(),
            };
            assert_eq!(Inter::of_side(&[party], country), Some(kind), "{id:?} in {country:?}");
        }
    }

    #[test]
    fn interactions_put_the_lower_code_first() {
        use Inter::{Civilians, Protesters, RebelGroup, StateForces};
        for (first, second, code, words) in [
            (Some(RebelGroup), Some(StateForces), "12", "State forces-Rebel group"),
            (Some(RebelGroup), Some(Civilians), "27", "Rebel group-Civilians"),
            (Some(RebelGroup), None, "20", "Rebel group only"),
            (None, Some(Protesters), "60", "Protesters only"),
            (Some(StateForces), Some(StateForces), "11", "State forces-State forces"),
            (None, None, "", ""),
        ] {
            assert_eq!(InterStyle::Codes.interaction(first, second), code);
            assert_eq!(InterStyle::Words.interaction(first, second), words);
        }
    }
}
