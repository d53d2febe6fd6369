//! What an event is: one happening, its fields as `GUIDELINES` names them, and for each field the words of
//! the article that support it. Spans are bytes of the article's text; `export` turns them into code points.

use serde::{Deserialize, Serialize};

pub use crate::mention::date::DatePrecision;
use crate::span::Span;

/// ACLED's six event types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EventType {
    /// Two armed sides fight.
    Battles,
    /// One side uses a weapon from afar.
    Explosions,
    /// Unarmed people are the target.
    Civilians,
    /// Unarmed people demonstrate.
    Protests,
    /// Unarmed people use violence.
    Riots,
    /// What changes the conflict without being an attack.
    Strategic,
}

/// ACLED's twenty-five sub-event types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are ACLED's own and `SubEventType::as_str` spells them out")]
pub enum SubEventType {
    ArmedClash,
    GovernmentRegainsTerritory,
    NonStateActorOvertakesTerritory,
    AirDroneStrike,
    SuicideBomb,
    ShellingArtilleryMissileAttack,
    RemoteExplosiveLandmineIed,
    Grenade,
    ChemicalWeapon,
    Attack,
    AbductionForcedDisappearance,
    SexualViolence,
    PeacefulProtest,
    ProtestWithIntervention,
    ExcessiveForceAgainstProtesters,
    ViolentDemonstration,
    MobViolence,
    Agreement,
    Arrests,
    ChangeToGroupActivity,
    DisruptedWeaponsUse,
    HeadquartersOrBaseEstablished,
    LootingPropertyDestruction,
    NonViolentTransferOfTerritory,
    Other,
}

impl EventType {
    /// All six, in the codebook's order.
    pub const ALL: [Self; 6] =
        [Self::Battles, Self::Explosions, Self::Civilians, Self::Protests, Self::Riots, Self::Strategic];

    /// The codebook's spelling.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Battles => "Battles",
            Self::Explosions => "Explosions/Remote violence",
            Self::Civilians => "Violence against civilians",
            Self::Protests => "Protests",
            Self::Riots => "Riots",
            Self::Strategic => "Strategic developments",
        }
    }
}

impl SubEventType {
    /// All twenty-five, in the codebook's order.
    pub const ALL: [Self; 25] = [
        Self::ArmedClash,
        Self::GovernmentRegainsTerritory,
        Self::NonStateActorOvertakesTerritory,
        Self::AirDroneStrike,
        Self::SuicideBomb,
        Self::ShellingArtilleryMissileAttack,
        Self::RemoteExplosiveLandmineIed,
        Self::Grenade,
        Self::ChemicalWeapon,
        Self::Attack,
        Self::AbductionForcedDisappearance,
        Self::SexualViolence,
        Self::PeacefulProtest,
        Self::ProtestWithIntervention,
        Self::ExcessiveForceAgainstProtesters,
        Self::ViolentDemonstration,
        Self::MobViolence,
        Self::Agreement,
        Self::Arrests,
        Self::ChangeToGroupActivity,
        Self::DisruptedWeaponsUse,
        Self::HeadquartersOrBaseEstablished,
        Self::LootingPropertyDestruction,
        Self::NonViolentTransferOfTerritory,
        Self::Other,
    ];

    /// The codebook's spelling.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ArmedClash => "Armed clash",
            Self::GovernmentRegainsTerritory => "Government regains territory",
            Self::NonStateActorOvertakesTerritory => "Non-state actor overtakes territory",
            Self::AirDroneStrike => "Air/drone strike",
            Self::SuicideBomb => "Suicide bomb",
            Self::ShellingArtilleryMissileAttack => "Shelling/artillery/missile attack",
            Self::RemoteExplosiveLandmineIed => "Remote explosive/landmine/IED",
            Self::Grenade => "Grenade",
            Self::ChemicalWeapon => "Chemical weapon",
            Self::Attack => "Attack",
            Self::AbductionForcedDisappearance => "Abduction/forced disappearance",
            Self::SexualViolence => "Sexual violence",
            Self::PeacefulProtest => "Peaceful protest",
            Self::ProtestWithIntervention => "Protest with intervention",
            Self::ExcessiveForceAgainstProtesters => "Excessive force against protesters",
            Self::ViolentDemonstration => "Violent demonstration",
            Self::MobViolence => "Mob violence",
            Self::Agreement => "Agreement",
            Self::Arrests => "Arrests",
            Self::ChangeToGroupActivity => "Change to group/activity",
            Self::DisruptedWeaponsUse => "Disrupted weapons use",
            Self::HeadquartersOrBaseEstablished => "Headquarters or base established",
            Self::LootingPropertyDestruction => "Looting/property destruction",
            Self::NonViolentTransferOfTerritory => "Non-violent transfer of territory",
            Self::Other => "Other",
        }
    }

    /// The event type that the codebook puts it under.
    #[must_use]
    pub fn event_type(self) -> EventType {
        match self {
            Self::ArmedClash | Self::GovernmentRegainsTerritory | Self::NonStateActorOvertakesTerritory => {
                EventType::Battles
            }
            Self::AirDroneStrike
            | Self::SuicideBomb
            | Self::ShellingArtilleryMissileAttack
            | Self::RemoteExplosiveLandmineIed
            | Self::Grenade
            | Self::ChemicalWeapon => EventType::Explosions,
            Self::Attack | Self::AbductionForcedDisappearance | Self::SexualViolence => EventType::Civilians,
            Self::PeacefulProtest | Self::ProtestWithIntervention | Self::ExcessiveForceAgainstProtesters => {
                EventType::Protests
            }
            Self::ViolentDemonstration | Self::MobViolence => EventType::Riots,
            _ => EventType::Strategic,
        }
    }
}

/// How the article stands to the event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Reported as fact.
    #[default]
    Asserted,
    /// Only a party to the conflict says so.
    Claimed,
    /// The article says that it did not happen, or another party denies it.
    Denied,
    /// Feared, possible, planned, offered.
    Hypothetical,
}

impl Status {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Asserted, Self::Claimed, Self::Denied, Self::Hypothetical];

    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Claimed => "claimed",
            Self::Denied => "denied",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceLevel {
    /// A base, a school, a crossing, a quarter.
    Site,
    /// A city, town, village or camp.
    Town,
    /// A district.
    Admin2,
    /// A province.
    Admin1,
    /// A country.
    Country,
    /// A part of a country, or an area over several.
    Region,
}

impl PlaceLevel {
    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Town => "town",
            Self::Admin2 => "admin2",
            Self::Admin1 => "admin1",
            Self::Country => "country",
            Self::Region => "region",
        }
    }
}

/// Where an event happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Row of `data/`, or `None` for a place met only in the text.
    pub id: Option<String>,
    /// The usual Arabic name.
    pub name_ar: String,
    /// The usual English name; empty where none is known.
    pub name_en: String,
    /// ISO 3166-1 alpha-2, `None` over several countries or where unknown.
    pub country: Option<String>,
    /// How large it is.
    pub level: PlaceLevel,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// The words that name it.
    pub span: Span,
}

/// What sort of party takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// Army, police, intelligence, government of a state.
    State,
    /// Rebels and jihadists who fight a state.
    Rebel,
    /// Armed groups for a party, a leader or hire.
    Militia,
    /// Armed groups of a community.
    Communal,
    /// Missions of several states, foreign forces.
    External,
    /// Unidentified armed people.
    Gunmen,
    /// Demonstrators.
    Protesters,
    /// Rioters.
    Rioters,
    /// Unarmed people.
    Civilians,
    /// Things and everything else.
    Other,
}

/// Who did it, to whom it was done, or who claimed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Party {
    /// Row of `data/actors.tsv`, or `None`.
    pub id: Option<String>,
    /// The most precise Arabic name known in the article.
    pub name_ar: String,
    /// Its English name; empty where none is known.
    pub name_en: String,
    /// What sort of party it is.
    pub kind: PartyKind,
    /// The words that name it.
    pub span: Span,
}

/// What happened to those counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words are GUIDELINES' own")]
pub enum CasualtyKind {
    Killed,
    Wounded,
    Abducted,
    Missing,
    Displaced,
    Evacuated,
    Arrested,
    Destroyed,
}

impl CasualtyKind {
    /// The contract's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Wounded => "wounded",
            Self::Abducted => "abducted",
            Self::Missing => "missing",
            Self::Displaced => "displaced",
            Self::Evacuated => "evacuated",
            Self::Arrested => "arrested",
            Self::Destroyed => "destroyed",
        }
    }
}

/// One statement of loss, with UCDP's three bounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Casualty {
    /// What happened to them.
    pub kind: CasualtyKind,
    /// At least so many.
    pub low: Option<u32>,
    /// The figure given.
    pub best: Option<u32>,
    /// At most so many.
    pub high: Option<u32>,
    /// Those counted, in the article's words; empty where it does not say.
    pub who: String,
    /// Who gives the figure, in the article's words.
    pub said_by: Option<String>,
    /// The words that give it.
    pub span: Span,
}

/// To whom the article attributes the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// In the article's words.
    pub name: String,
    /// Those words.
    pub span: Span,
}

/// When an event happened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EventDate {
    /// EDTF level 1, `None` when the article says nothing that can be resolved.
    pub edtf: Option<String>,
    /// How exactly.
    pub precision: DatePrecision,
    /// The words that say so; `None` for a date inferred from the story.
    pub span: Option<Span>,
}

/// One happening, however often the article tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Stable for the same article and text.
    pub id: String,
    /// ACLED's sub-event type, which also gives the event type.
    pub sub_event_type: SubEventType,
    /// A finer label: ambush, siege, coup, ceasefire.
    pub tactic: Option<String>,
    /// How the article stands to it.
    pub status: Status,
    /// Whether it is a total over several events.
    pub aggregate: bool,
    /// When.
    pub date: EventDate,
    /// Where, most specific first.
    pub places: Vec<Place>,
    /// Who did it; for a clash the initiator.
    pub perpetrators: Vec<Party>,
    /// To whom; for a clash the other side.
    pub targets: Vec<Party>,
    /// Who claimed it.
    pub claimed_by: Vec<Party>,
    /// With what loss.
    pub casualties: Vec<Casualty>,
    /// Who says so.
    pub sources: Vec<Source>,
    /// The sentences that report it, the fullest first.
    pub evidence: Vec<Span>,
    /// The word that names the happening.
    pub trigger: Span,
    /// Ids of the rules and rows that made it, `table:row` or a rule's name.
    pub rules: Vec<String>,
}

impl Event {
    /// ACLED's event type.
    #[must_use]
    pub fn event_type(&self) -> EventType {
        self.sub_event_type.event_type()
    }
}
