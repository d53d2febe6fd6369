//! From the class of a trigger, the weapon and the two sides to ACLED's type, by the codebook: an armed group
//! against armed people is a battle, against others violence against civilians; a weapon from afar decides first.

use crate::event::model::SubEventType;
use crate::event::party::Side;
use crate::lexicon::rows::EventClass;

/// What typing looks at.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// Of the trigger that names the event best.
    pub class: EventClass,
    /// Who did it.
    pub agent: Side,
    /// To whom.
    pub patient: Side,
    /// People were killed or hurt whose side is not told.
    pub bystanders: bool,
    /// Some were killed.
    pub deaths: bool,
}

/// How strongly a class decides the type of an event that several triggers tell: the higher wins.
#[must_use]
pub fn precedence(class: EventClass) -> u8 {
    use EventClass::*;
    match class {
        None => 0,
        Wound | Die => 1,
        Kill => 2,
        Destroy | Burn => 3,
        Attack | Operation | Assassinate | Massacre => 4,
        Strike => 5,
        Shooting | Clash | Enter | Sweep | Lose | Fall => 6,
        Bombing => 7,
        Shelling => 8,
        _ => 9,
    }
}

/// ACLED's sub-event type.
#[must_use]
pub fn sub_event_type(seen: Circumstances) -> SubEventType {
    use EventClass::*;
    use SubEventType as T;
    // Demonstrators who fight, storm or burn riot, whoever stands against them.
    let fights =
        matches!(seen.class, Clash | Attack | Raid | Burn | Destroy | Loot | Demolish | Seize | Strike | Siege);
    if seen.agent == Side::Protesters && fights || seen.patient == Side::Protesters && seen.class == Clash {
        return T::ViolentDemonstration;
    }
    let armed_target = matches!(seen.patient, Side::State | Side::Armed);
    // Fighters driven out of a place lose it.
    if seen.class == Expel && armed_target && matches!(seen.agent, Side::State | Side::Armed) {
        return if seen.agent == Side::State {
            T::GovernmentRegainsTerritory
        } else {
            T::NonStateActorOvertakesTerritory
        };
    }
    match seen.class {
        Airstrike | Strike => T::AirDroneStrike,
        // By the codebook, fire at a crewed aircraft is fire from afar.
        Shelling | Shootdown => T::ShellingArtilleryMissileAttack,
        Bombing | Mine => T::RemoteExplosiveLandmineIed,
        Suicide => T::SuicideBomb,
        Grenade => T::Grenade,
        Chemical => T::ChemicalWeapon,
        Mutiny if !seen.bystanders && seen.agent != Side::Armed => T::ChangeToGroupActivity,
        Clash | Ambush | Operation | Sweep | Mutiny | Infiltrate | Rescue => {
            if seen.patient == Side::Civilian && seen.class == Ambush { T::Attack } else { T::ArmedClash }
        }
        Attack | Raid | Shooting | Kill | Die | Wound | Assassinate | Execute | Massacre | Behead | Stab | Ram
        | Torture | None => {
            if seen.patient == Side::Protesters {
                T::ExcessiveForceAgainstProtesters
            } else if armed_target && !matches!(seen.class, Execute | Behead | Torture)
                || seen.patient == Side::Unknown
                    && !seen.bystanders
                    && matches!(seen.agent, Side::Armed | Side::State)
                    && matches!(seen.class, Attack | Raid)
            {
                T::ArmedClash
            } else {
                T::Attack
            }
        }
        Rape => T::SexualViolence,
        Hostage if seen.agent == Side::State => T::Arrests,
        Abduct | Hostage => T::AbductionForcedDisappearance,
        Arrest | ArrestRaid => T::Arrests,
        // Who loses a place is told as its subject.
        Lose if seen.agent == Side::Armed => T::GovernmentRegainsTerritory,
        Lose => T::NonStateActorOvertakesTerritory,
        Seize | Fall | Enter => match seen.agent {
            Side::State => T::GovernmentRegainsTerritory,
            _ if seen.class == Enter => T::ArmedClash,
            _ => T::NonStateActorOvertakesTerritory,
        },
        Regain => T::GovernmentRegainsTerritory,
        Withdraw | Handover => T::NonViolentTransferOfTerritory,
        Agreement | Truce | Exchange | Talks => T::Agreement,
        Coup | Siege | SiegeEnd | TruceViolation | Deploy | Intervene | CloseBase | Displace | Expel | Evacuate
        | Recon | Release | Curfew | Impound => T::Other,
        Split | Merge | Pledge | Recruit => T::ChangeToGroupActivity,
        Base => T::HeadquartersOrBaseEstablished,
        Loot | Burn | Destroy | Demolish => T::LootingPropertyDestruction,
        Foil | Intercept | Defuse | SeizeWeapons => T::DisruptedWeaponsUse,
        // A demonstration that costs lives was met with force, unless it cost those of its guards.
        Protest | SitIn | LabourStrike
            if seen.deaths || seen.bystanders && seen.agent == Side::State && seen.patient != Side::State =>
        {
            if seen.patient == Side::State { T::ViolentDemonstration } else { T::ExcessiveForceAgainstProtesters }
        }
        Protest | SitIn | LabourStrike => T::PeacefulProtest,
        Disperse => T::ProtestWithIntervention,
        Riot => T::ViolentDemonstration,
    }
}

/// A finer label where the class has one.
#[must_use]
pub fn tactic(class: EventClass) -> Option<&'static str> {
    use EventClass::*;
    Some(match class {
        Raid => "raid",
        Ambush => "ambush",
        Operation => "operation",
        Assassinate => "assassination",
        Execute => "execution",
        Massacre => "massacre",
        Behead => "beheading",
        Stab => "stabbing",
        Ram => "vehicle-ramming",
        Torture => "torture",
        Abduct => "abduction",
        Hostage => "hostage-taking",
        Impound => "ship-seizure",
        ArrestRaid => "search-raid",
        Release => "release",
        Rescue => "rescue",
        Mine => "landmine",
        Shooting => "shooting",
        Infiltrate => "infiltration",
        Withdraw => "withdrawal",
        Handover => "handover",
        Siege => "siege",
        SiegeEnd => "siege-lifting",
        Truce => "ceasefire",
        TruceViolation => "ceasefire-violation",
        Exchange => "prisoner-exchange",
        Talks => "meeting",
        Recruit => "recruitment",
        Coup => "coup",
        Mutiny => "mutiny",
        Split => "split",
        Merge => "merger",
        Pledge => "pledge",
        Deploy => "deployment",
        Intervene => "intervention",
        CloseBase => "base-closure",
        Displace => "displacement",
        Expel => "expulsion",
        Evacuate => "evacuation",
        Loot => "looting",
        Burn => "arson",
        Demolish => "demolition",
        Foil => "thwarted-attack",
        Intercept => "interception",
        Shootdown => "shoot-down",
        Recon => "reconnaissance",
        Curfew => "curfew",
        SitIn => "sit-in",
        LabourStrike => "strike",
        _ => return Option::None,
    })
}
