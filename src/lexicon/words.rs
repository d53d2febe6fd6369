//! The closed sets of the tables: each word of `data/` and what it stands for.

use crate::lexicon::rows::{CueKind, EventClass, Frame, HeadKind, PeopleClass, PlaceLevelCode, VerbRole};

/// `role` of `verbs.tsv`.
pub const VERB_ROLES: &[(&str, VerbRole)] = &[
    ("event", VerbRole::Event),
    ("light", VerbRole::Light),
    ("cause", VerbRole::Cause),
    ("occur", VerbRole::Occur),
    ("undergo", VerbRole::Undergo),
    ("fall", VerbRole::Fall),
    ("claim", VerbRole::Claim),
    ("allege", VerbRole::Allege),
    ("deny", VerbRole::Deny),
    ("say", VerbRole::Say),
    ("threaten", VerbRole::Threaten),
    ("attempt", VerbRole::Attempt),
    ("refuse", VerbRole::Refuse),
];

/// `frame` of `verbs.tsv`.
pub const FRAMES: &[(&str, Frame)] = &[
    ("agent-patient", Frame::AgentPatient),
    ("agent-on", Frame::AgentOn),
    ("sides", Frame::Sides),
    ("victim", Frame::Victim),
    ("agent-place", Frame::AgentPlace),
    ("agent-place-direct", Frame::AgentPlace),
    ("agent-from", Frame::AgentFrom),
    ("agent", Frame::Agent),
    ("parties", Frame::Parties),
    ("thing", Frame::Thing),
    ("cause", Frame::None),
    ("occur", Frame::None),
    ("place", Frame::None),
];

/// `class` of `verbs.tsv` and `nouns.tsv`.
pub const CLASSES: &[(&str, EventClass)] = &[
    ("attack", EventClass::Attack),
    ("raid", EventClass::Raid),
    ("ambush", EventClass::Ambush),
    ("clash", EventClass::Clash),
    ("operation", EventClass::Operation),
    ("airstrike", EventClass::Airstrike),
    ("strike", EventClass::Strike),
    ("shelling", EventClass::Shelling),
    ("bombing", EventClass::Bombing),
    ("suicide", EventClass::Suicide),
    ("mine", EventClass::Mine),
    ("grenade", EventClass::Grenade),
    ("chemical", EventClass::Chemical),
    ("shooting", EventClass::Shooting),
    ("kill", EventClass::Kill),
    ("die", EventClass::Die),
    ("wound", EventClass::Wound),
    ("assassinate", EventClass::Assassinate),
    ("execute", EventClass::Execute),
    ("massacre", EventClass::Massacre),
    ("behead", EventClass::Behead),
    ("stab", EventClass::Stab),
    ("ram", EventClass::Ram),
    ("torture", EventClass::Torture),
    ("rape", EventClass::Rape),
    ("abduct", EventClass::Abduct),
    ("hostage", EventClass::Hostage),
    ("impound", EventClass::Impound),
    ("arrest", EventClass::Arrest),
    ("arrest-raid", EventClass::ArrestRaid),
    ("release", EventClass::Release),
    ("rescue", EventClass::Rescue),
    ("seize", EventClass::Seize),
    ("regain", EventClass::Regain),
    ("enter", EventClass::Enter),
    ("infiltrate", EventClass::Infiltrate),
    ("fall", EventClass::Fall),
    ("lose", EventClass::Lose),
    ("withdraw", EventClass::Withdraw),
    ("handover", EventClass::Handover),
    ("siege", EventClass::Siege),
    ("siege-end", EventClass::SiegeEnd),
    ("agreement", EventClass::Agreement),
    ("truce", EventClass::Truce),
    ("truce-violation", EventClass::TruceViolation),
    ("exchange", EventClass::Exchange),
    ("talks", EventClass::Talks),
    ("recruit", EventClass::Recruit),
    ("coup", EventClass::Coup),
    ("mutiny", EventClass::Mutiny),
    ("split", EventClass::Split),
    ("merge", EventClass::Merge),
    ("pledge", EventClass::Pledge),
    ("deploy", EventClass::Deploy),
    ("intervene", EventClass::Intervene),
    ("base", EventClass::Base),
    ("close-base", EventClass::CloseBase),
    ("displace", EventClass::Displace),
    ("expel", EventClass::Expel),
    ("evacuate", EventClass::Evacuate),
    ("loot", EventClass::Loot),
    ("burn", EventClass::Burn),
    ("destroy", EventClass::Destroy),
    ("demolish", EventClass::Demolish),
    ("foil", EventClass::Foil),
    ("intercept", EventClass::Intercept),
    ("defuse", EventClass::Defuse),
    ("seize-weapons", EventClass::SeizeWeapons),
    ("shootdown", EventClass::Shootdown),
    ("sweep", EventClass::Sweep),
    ("recon", EventClass::Recon),
    ("curfew", EventClass::Curfew),
    ("protest", EventClass::Protest),
    ("sit-in", EventClass::SitIn),
    ("labour-strike", EventClass::LabourStrike),
    ("disperse", EventClass::Disperse),
    ("riot", EventClass::Riot),
];

/// `class` of `people.tsv` and `forces.tsv`.
pub const PEOPLE_CLASSES: &[(&str, PeopleClass)] = &[
    ("civilian", PeopleClass::Civilian),
    ("military", PeopleClass::Military),
    ("police", PeopleClass::Police),
    ("state", PeopleClass::State),
    ("external", PeopleClass::External),
    ("militant", PeopleClass::Militant),
    ("gunmen", PeopleClass::Gunmen),
    ("protester", PeopleClass::Protester),
    ("rioter", PeopleClass::Rioter),
    ("installation", PeopleClass::Installation),
    ("property", PeopleClass::Property),
    ("anyone", PeopleClass::Anyone),
];

/// `kind` of `heads.tsv`.
pub const HEAD_KINDS: &[(&str, HeadKind)] = &[
    ("actor", HeadKind::Actor),
    ("site", HeadKind::Site),
    ("town", HeadKind::Town),
    ("admin2", HeadKind::Admin2),
    ("admin1", HeadKind::Admin1),
    ("region", HeadKind::Region),
];

/// The id of a row of `cues.tsv`.
pub const CUE_KINDS: &[(&str, CueKind)] = &[
    ("negation", CueKind::Negation),
    ("failed", CueKind::Failed),
    ("hypothetical", CueKind::Hypothetical),
    ("quotation-claim", CueKind::QuotationClaim),
    ("claim", CueKind::Claim),
    ("no-claim", CueKind::NoClaim),
    ("denial", CueKind::Denial),
    ("subset", CueKind::Subset),
    ("addition", CueKind::Addition),
    ("total", CueKind::Total),
    ("toll", CueKind::Toll),
    ("background", CueKind::Background),
    ("accident", CueKind::Accident),
    ("crime", CueKind::Crime),
    ("peace", CueKind::Peace),
    ("sport", CueKind::Sport),
    ("film", CueKind::Film),
    ("court", CueKind::Court),
    ("given-name", CueKind::GivenName),
    ("family-name", CueKind::FamilyName),
    ("attribution", CueKind::Attribution),
    ("source-noun", CueKind::SourceNoun),
];

/// `level` of `places.tsv`.
pub const PLACE_LEVELS: &[(&str, PlaceLevelCode)] = &[
    ("site", PlaceLevelCode::Site),
    ("town", PlaceLevelCode::Town),
    ("admin2", PlaceLevelCode::Admin2),
    ("admin1", PlaceLevelCode::Admin1),
    ("region", PlaceLevelCode::Region),
];

/// `kind` of `actors.tsv`.
pub const ACTOR_KINDS: &[&str] = &[
    "civilian-group",
    "international",
    "jihadist",
    "mercenary",
    "militia",
    "police",
    "political",
    "rebel",
    "state-military",
];

/// `kind` of `sources.tsv`.
pub const SOURCE_KINDS: &[&str] = &["agency", "newspaper", "broadcaster", "ngo", "monitor", "un", "outlet_of_party"];

/// `kind` of `places.tsv`.
pub const PLACE_KINDS: &[&str] = &[
    "capital",
    "city",
    "town",
    "village",
    "quarter",
    "camp",
    "base",
    "airport",
    "port",
    "crossing",
    "site",
    "mine",
    "oilfield",
    "dam",
    "corridor",
    "mountain",
    "island",
    "peninsula",
    "strait",
    "sea",
    "region",
    "governorate",
    "state",
    "province",
    "district",
    "admin1",
    "admin2",
];

/// `casualty` of `people.tsv`.
pub const LOSSES: &[&str] = &["killed", "wounded", "abducted", "displaced", "arrested", "missing"];
