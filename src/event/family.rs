//! Which classes of trigger can tell one and the same happening.

use crate::lexicon::rows::EventClass;

/// Classes that describe one sort of happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Deadly force of any sort; see [`Weapon`].
    Violence,
    /// Abductions and hostages.
    Abduction,
    /// Arrests.
    Arrest,
    /// A place changes hands by force.
    Territory,
    /// Sieges and their end.
    Siege,
    /// Withdrawals and handovers.
    Pullout,
    /// Agreements and truces.
    Deal,
    /// Coups.
    Coup,
    /// People are driven, flee, or are brought away.
    Displacement,
    /// Looting, arson, destruction.
    Property,
    /// Protests and riots.
    Protest,
    /// Groups form, merge, split.
    Group,
    /// Attacks and weapons stopped.
    Disruption,
    /// Everything else of consequence.
    Posture,
}

/// What deadly force is used: two different ones are two happenings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weapon {
    /// Not told.
    Any,
    /// From the air.
    Air,
    /// Guns and rockets.
    Artillery,
    /// Bombs and mines.
    Bomb,
    /// Gas.
    Chemical,
    /// Hand to hand, rifles.
    Ground,
}

/// The family of a class.
#[must_use]
pub fn family(class: EventClass) -> Family {
    use EventClass::*;
    match class {
        Abduct | Hostage | Impound => Family::Abduction,
        Arrest | ArrestRaid => Family::Arrest,
        Seize | Regain | Enter | Fall | Lose | Sweep | Infiltrate => Family::Territory,
        Siege | SiegeEnd => Family::Siege,
        Withdraw | Handover | CloseBase => Family::Pullout,
        Agreement | Truce | TruceViolation | Exchange | Talks => Family::Deal,
        Coup => Family::Coup,
        Displace | Expel | Evacuate => Family::Displacement,
        Loot | Burn | Destroy | Demolish => Family::Property,
        Protest | SitIn | LabourStrike | Disperse | Riot => Family::Protest,
        Split | Merge | Pledge | Recruit => Family::Group,
        Foil | Intercept | Defuse | SeizeWeapons => Family::Disruption,
        Deploy | Intervene | Base | Recon | Release | Curfew => Family::Posture,
        _ => Family::Violence,
    }
}

/// The weapon of a class of violence.
#[must_use]
pub fn weapon(class: EventClass) -> Weapon {
    use EventClass::*;
    match class {
        Airstrike | Strike | Shootdown => Weapon::Air,
        Shelling => Weapon::Artillery,
        Bombing | Suicide | Mine | Grenade => Weapon::Bomb,
        Chemical => Weapon::Chemical,
        Clash | Raid | Ambush | Shooting | Stab | Ram | Mutiny => Weapon::Ground,
        _ => Weapon::Any,
    }
}

/// Whether the two classes can tell one happening.
#[must_use]
pub fn compatible(a: EventClass, b: EventClass) -> bool {
    // An aircraft brought down is a happening of its own.
    let stopped = |c| matches!(c, EventClass::Intercept | EventClass::Foil | EventClass::Destroy | EventClass::None);
    match (a, b) {
        (EventClass::Shootdown, EventClass::Shootdown) => return true,
        (EventClass::Shootdown, other) | (other, EventClass::Shootdown) => return stopped(other),
        _ => {}
    }
    if family(a) != family(b) {
        let harms = |c| {
            matches!(c, EventClass::Kill | EventClass::Wound | EventClass::Die | EventClass::Destroy | EventClass::None)
        };
        let violent =
            |c| matches!(family(c), Family::Violence | Family::Protest | Family::Abduction | Family::Property);
        return harms(a) && violent(b) || harms(b) && violent(a);
    }
    if family(a) != Family::Violence {
        return a == b || !matches!(family(a), Family::Posture | Family::Pullout);
    }
    let (a, b) = (weapon(a), weapon(b));
    a == b
        || a == Weapon::Any
        || b == Weapon::Any
        || matches!((a, b), (Weapon::Air, Weapon::Artillery) | (Weapon::Artillery, Weapon::Air))
}

/// What befalls persons: they are killed, wounded or taken.
#[must_use]
pub fn befalls_persons(class: EventClass) -> bool {
    use EventClass::*;
    matches!(class, Kill | Wound | Abduct | Execute | Arrest | Hostage)
}
