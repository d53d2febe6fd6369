//! The rows of the lexicon, and what a form can mean.

use serde::{Deserialize, Serialize};

/// What a verb does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "data/verbs.tsv explains each")]
pub enum VerbRole {
    Event,
    Light,
    Cause,
    Occur,
    Undergo,
    Fall,
    Claim,
    Allege,
    Deny,
    Say,
    Threaten,
    Attempt,
    Refuse,
}

/// Where the parties of a verb stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "data/verbs.tsv explains each")]
pub enum Frame {
    None,
    AgentPatient,
    AgentOn,
    Sides,
    Victim,
    AgentPlace,
    AgentFrom,
    Agent,
    Parties,
    Thing,
}

/// The kinds of event that triggers name; `event::typing` maps them to ACLED's types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are those of data/nouns.tsv")]
pub enum EventClass {
    None,
    Attack,
    Raid,
    Ambush,
    Clash,
    Operation,
    Airstrike,
    Strike,
    Shelling,
    Bombing,
    Suicide,
    Mine,
    Grenade,
    Chemical,
    Shooting,
    Kill,
    Die,
    Wound,
    Assassinate,
    Execute,
    Massacre,
    Behead,
    Stab,
    Ram,
    Torture,
    Rape,
    Abduct,
    Hostage,
    Impound,
    Arrest,
    ArrestRaid,
    Release,
    Rescue,
    Seize,
    Regain,
    Enter,
    Infiltrate,
    Fall,
    Lose,
    Withdraw,
    Handover,
    Siege,
    SiegeEnd,
    Agreement,
    Truce,
    TruceViolation,
    Exchange,
    Talks,
    Recruit,
    Coup,
    Mutiny,
    Split,
    Merge,
    Pledge,
    Deploy,
    Intervene,
    Base,
    CloseBase,
    Displace,
    Expel,
    Evacuate,
    Loot,
    Burn,
    Destroy,
    Demolish,
    Foil,
    Intercept,
    Defuse,
    SeizeWeapons,
    Shootdown,
    Sweep,
    Recon,
    Curfew,
    Protest,
    SitIn,
    LabourStrike,
    Disperse,
    Riot,
}

/// What sort of people a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "data/people.tsv explains each")]
pub enum PeopleClass {
    Civilian,
    Military,
    Police,
    State,
    External,
    Militant,
    Gunmen,
    Protester,
    Rioter,
    Installation,
    Property,
    Anyone,
}

/// How a cue bears on what stands near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "data/cues.tsv explains each")]
pub enum CueKind {
    Negation,
    Failed,
    Hypothetical,
    QuotationClaim,
    Claim,
    NoClaim,
    Denial,
    Subset,
    Addition,
    Total,
    Toll,
    Background,
    Accident,
    Crime,
    Peace,
    Sport,
    Film,
    Court,
    GivenName,
    FamilyName,
    Attribution,
    SourceNoun,
}

/// What a head word announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "data/heads.tsv explains each")]
pub enum HeadKind {
    Actor,
    Site,
    Town,
    Admin2,
    Admin1,
    Region,
}

/// How many a noun form names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "self-evident")]
pub enum Number {
    Singular,
    Dual,
    Plural,
}

/// What part of a country's row a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "self-evident")]
pub enum CountryForm {
    Name,
    Capital,
    Adjective,
    People,
}

/// Properties of a verb form, as bits: a form without vowels may be several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerbForm(pub u8);

impl VerbForm {
    /// Can be active.
    pub const ACTIVE: u8 = 1;
    /// Can be passive.
    pub const PASSIVE: u8 = 2;
    /// Perfect.
    pub const PERFECT: u8 = 4;
    /// Imperfect.
    pub const IMPERFECT: u8 = 8;
    /// Carries an object pronoun.
    pub const OBJECT: u8 = 16;
    /// Carries the future's س.
    pub const FUTURE: u8 = 32;
    /// Plural or dual: its subject stands before it or is a pronoun.
    pub const PLURAL: u8 = 64;
    /// Feminine singular.
    pub const FEMININE: u8 = 128;

    /// Whether all of `bits` hold.
    #[must_use]
    pub fn has(self, bits: u8) -> bool {
        self.0 & bits == bits
    }
}

/// One meaning of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "`row` is an index into the table of that kind")]
pub enum Sense {
    Verb { row: u16, form: VerbForm },
    Noun { row: u16, number: Number, definite: bool, owned: bool },
    People { row: u16, number: Number, definite: bool },
    Force { row: u16 },
    Head { row: u16 },
    Cue { row: u16 },
    Actor { row: u16, contextual: bool },
    Source { row: u16 },
    Country { row: u16, form: CountryForm },
    Place { row: u16, cued: bool },
}

/// A verb of `data/verbs.tsv`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "columns of the table")]
pub struct VerbRow<'a> {
    pub id: &'a str,
    pub role: VerbRole,
    pub class: EventClass,
    pub frame: Frame,
    pub needs: &'a str,
    pub avoid: &'a str,
}

/// A noun of `data/nouns.tsv`, or a masdar of `data/verbs.tsv` (whose id it shares).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "columns of the table")]
pub struct NounRow<'a> {
    pub id: &'a str,
    pub class: EventClass,
    pub needs: &'a str,
    pub avoid: &'a str,
    /// A masdar of a light verb: its object is the event.
    pub light: bool,
}

/// A noun for people, of `data/people.tsv`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "columns of the table")]
pub struct PeopleRow<'a> {
    pub id: &'a str,
    pub name_en: &'a str,
    pub class: PeopleClass,
    pub casualty: &'a str,
}

/// A word that makes a state force with a country, of `data/forces.tsv`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "columns of the table")]
pub struct ForceRow<'a> {
    pub id: &'a str,
    pub name_en: &'a str,
    pub class: PeopleClass,
}

/// A word that announces a name, of `data/heads.tsv`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "columns of the table")]
pub struct HeadRow<'a> {
    pub id: &'a str,
    pub kind: HeadKind,
}

/// A cue of `data/cues.tsv`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "columns of the table")]
pub struct CueRow<'a> {
    pub id: &'a str,
    pub kind: CueKind,
}

/// An actor of `data/actors.tsv`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "columns of the table")]
pub struct ActorRow<'a> {
    pub id: &'a str,
    pub name_en: &'a str,
    pub name_ar: &'a str,
    pub kind: &'a str,
    pub country: &'a str,
    pub parent: &'a str,
}

/// A source of `data/sources.tsv`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "columns of the table")]
pub struct SourceRow<'a> {
    pub id: &'a str,
    pub name_ar: &'a str,
    pub party: &'a str,
}

/// A country of `data/countries.tsv`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "columns of the table; degrees")]
pub struct CountryRow<'a> {
    pub id: &'a str,
    pub name_en: &'a str,
    pub name_ar: &'a str,
    /// Adjective in English.
    pub adjective_en: &'a str,
    /// Adjective without article, masculine then feminine.
    pub adjectives: [&'a str; 2],
    pub capital_ar: &'a str,
    pub capital_en: &'a str,
    pub capital_lat: f32,
    pub capital_lon: f32,
    pub iso_numeric: &'a str,
    pub lat: f32,
    pub lon: f32,
}

/// A place of `data/places.tsv`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "columns of the table; degrees")]
pub struct PlaceRow<'a> {
    pub id: &'a str,
    pub name_en: &'a str,
    pub name_ar: &'a str,
    pub country: &'a str,
    pub level: PlaceLevelCode,
    /// Latitude and longitude in hundredths of a degree; `None` where the table gives none.
    pub lat_lon: Option<[i16; 2]>,
    /// Logarithm of the population, 0 where unknown: a rank among places of one name.
    pub rank: u8,
}

/// The level of a place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub enum PlaceLevelCode {
    Site,
    Town,
    Admin2,
    Admin1,
    Region,
}
