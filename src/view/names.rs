//! Names of the closed sets in both languages, and the symbols that stand for them.

use crate::corpus::facet::{Facet, Meaning};
use crate::event::model::{DatePrecision, EventType, PartyKind, PlaceLevel, Status, SubEventType};
use crate::view::countries;
use crate::view::locale::{Lang, Locale};
use crate::view::tables::{Table, text};

/// A field of a card, with its own colour and line in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "`name` says them")]
pub enum Field {
    Trigger,
    Who,
    Whom,
    Where,
    When,
    Losses,
    Source,
    Claimed,
    Denied,
}

impl Field {
    /// Those in the article's legend, in order; a claim is drawn as the party that makes it.
    pub const LEGEND: [Self; 7] =
        [Self::Trigger, Self::Who, Self::Whom, Self::Where, Self::When, Self::Losses, Self::Source];

    /// The stylesheet's name for it.
    #[must_use]
    pub fn style(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Who | Self::Claimed => "who",
            Self::Whom => "whom",
            Self::Where => "where",
            Self::When => "when",
            Self::Losses => "losses",
            Self::Source | Self::Denied => "source",
        }
    }

    /// The field of that name, as the table of rules spells it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if name == "claimed" {
            return Some(Self::Claimed);
        }
        Self::LEGEND.into_iter().find(|field| field.style() == name)
    }

    /// The field of the card that these words support, as the page's contract spells it.
    #[must_use]
    pub fn contract(self) -> &'static str {
        match self {
            Self::Trigger => "type",
            Self::Who => "perpetrators",
            Self::Claimed => "claimed_by",
            Self::Whom => "targets",
            Self::Where => "place",
            Self::When => "date",
            Self::Losses => "casualties",
            Self::Source => "sources",
            Self::Denied => "status",
        }
    }

    /// Its name for the reader.
    #[must_use]
    pub fn name(self, locale: Locale) -> &'static str {
        match (self, locale.lang) {
            (Self::Trigger, Lang::Ar) => "الفعل",
            (Self::Trigger, Lang::En) => "Act",
            (Self::Who, Lang::Ar) => "الفاعل",
            (Self::Who, Lang::En) => "Who",
            (Self::Claimed, Lang::Ar) => "المتبنّي",
            (Self::Claimed, Lang::En) => "Claimed",
            (Self::Whom, Lang::Ar) => "الهدف",
            (Self::Whom, Lang::En) => "Whom",
            (Self::Where, Lang::Ar) => "المكان",
            (Self::Where, Lang::En) => "Where",
            (Self::When, Lang::Ar) => "الزمن",
            (Self::When, Lang::En) => "When",
            (Self::Losses, Lang::Ar) => "الخسائر",
            (Self::Losses, Lang::En) => "Losses",
            (Self::Source, Lang::Ar) => "المصدر",
            (Self::Source, Lang::En) => "Source",
            (Self::Denied, Lang::Ar) => "النفي",
            (Self::Denied, Lang::En) => "Denial",
        }
    }
}

/// The title of a facet.
#[must_use]
pub fn facet(facet: Facet, locale: Locale) -> &'static str {
    let (ar, en) = match facet {
        Facet::Type => ("النوع", "Type"),
        Facet::Country => ("البلد", "Country"),
        Facet::Status => ("الحال", "Status"),
        Facet::Date => ("التاريخ", "Date"),
        Facet::Actor => ("الجهة", "Party"),
        Facet::Place => ("المكان", "Place"),
        Facet::Victims => ("من أصيب", "Hit"),
        Facet::Source => ("المصدر", "Source"),
        Facet::Article => ("المقال", "Article"),
    };
    locale.name(ar, en)
}

/// A facet's value in words.
#[must_use]
pub fn meaning(facet: Facet, meaning: &Meaning, locale: Locale) -> String {
    match meaning {
        Meaning::Type(kind) => event_type(*kind, locale).to_owned(),
        Meaning::Status(status) => self::status(*status, locale).to_owned(),
        Meaning::Total => locale.words().total.to_owned(),
        Meaning::Responsibility => locale.words().responsibility.to_owned(),
        Meaning::Victims(kind) => party_kind(*kind, locale).to_owned(),
        Meaning::Country(code) => countries::name(code, locale).to_owned(),
        Meaning::Name { ar, en } => locale.name(ar, en).to_owned(),
        Meaning::Missing => {
            let words = locale.words();
            match facet {
                Facet::Date => words.no_year,
                Facet::Country => words.no_country,
                Facet::Place => words.no_place,
                Facet::Actor => words.no_actor,
                _ => words.not_stated,
            }
            .to_owned()
        }
    }
}

/// The symbol of a facet's value, where it has one.
#[must_use]
pub fn meaning_icon(facet: Facet, meaning: &Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Type(kind) => Some(type_icon(*kind)),
        Meaning::Status(status) => Some(status_icon(*status)),
        Meaning::Total => Some("i-sum"),
        Meaning::Responsibility => Some("i-said"),
        Meaning::Missing if facet == Facet::Date => Some("i-nodate"),
        Meaning::Missing if facet == Facet::Place => Some("i-noplace"),
        _ => None,
    }
}

/// A sort of people.
#[must_use]
pub fn party_kind(kind: PartyKind, locale: Locale) -> &'static str {
    let (ar, en) = match kind {
        PartyKind::State => ("قوات دولة", "State forces"),
        PartyKind::Rebel => ("جماعة مسلحة", "Armed group"),
        PartyKind::Militia => ("ميليشيا", "Militia"),
        PartyKind::Communal => ("جماعة أهلية", "Communal group"),
        PartyKind::External => ("قوات خارجية", "External forces"),
        PartyKind::Gunmen => ("مسلحون مجهولون", "Unknown gunmen"),
        PartyKind::Protesters => ("محتجون", "Protesters"),
        PartyKind::Rioters => ("مثيرو شغب", "Rioters"),
        PartyKind::Civilians => ("مدنيون", "Civilians"),
        PartyKind::Other => ("غيرهم", "Others"),
    };
    locale.name(ar, en)
}

/// An event type, as a heading over several events.
#[must_use]
pub fn event_type(kind: EventType, locale: Locale) -> &'static str {
    let (ar, en) = match kind {
        EventType::Battles => ("اشتباكات", "Battles"),
        EventType::Explosions => ("انفجارات وضربات", "Explosions, strikes"),
        EventType::Civilians => ("عنف ضد مدنيين", "Violence against civilians"),
        EventType::Protests => ("احتجاجات", "Protests"),
        EventType::Riots => ("أعمال شغب", "Riots"),
        EventType::Strategic => ("تطورات استراتيجية", "Strategic developments"),
    };
    locale.name(ar, en)
}

/// A sub-event type, as said of one event.
#[must_use]
pub fn sub_event_type(kind: SubEventType, locale: Locale) -> &'static str {
    use SubEventType as S;
    let ar = match kind {
        S::ArmedClash => "اشتباك مسلح",
        S::GovernmentRegainsTerritory => "استعادة الحكومة أرضا",
        S::NonStateActorOvertakesTerritory => "سيطرة جماعة مسلحة على أرض",
        S::AirDroneStrike => "ضربة جوية أو بطائرة مسيّرة",
        S::SuicideBomb => "تفجير انتحاري",
        S::ShellingArtilleryMissileAttack => "قصف مدفعي أو صاروخي",
        S::RemoteExplosiveLandmineIed => "عبوة ناسفة أو لغم",
        S::Grenade => "قنبلة يدوية",
        S::ChemicalWeapon => "سلاح كيميائي",
        S::Attack => "هجوم على مدنيين",
        S::AbductionForcedDisappearance => "خطف أو إخفاء قسري",
        S::SexualViolence => "عنف جنسي",
        S::PeacefulProtest => "احتجاج سلمي",
        S::ProtestWithIntervention => "احتجاج جرى التدخل فيه",
        S::ExcessiveForceAgainstProtesters => "قوة مفرطة ضد محتجين",
        S::ViolentDemonstration => "مظاهرة عنيفة",
        S::MobViolence => "عنف جموع",
        S::Agreement => "اتفاق",
        S::Arrests => "اعتقالات",
        S::ChangeToGroupActivity => "تغير في جماعة أو نشاطها",
        S::DisruptedWeaponsUse => "إحباط استخدام سلاح",
        S::HeadquartersOrBaseEstablished => "إقامة مقر أو قاعدة",
        S::LootingPropertyDestruction => "نهب أو تدمير ممتلكات",
        S::NonViolentTransferOfTerritory => "انتقال أرض بلا عنف",
        S::Other => "تطور استراتيجي",
    };
    let en = match kind {
        S::Other => "Strategic development",
        S::Attack => "Attack on civilians",
        known => known.as_str(),
    };
    locale.name(ar, en)
}

/// A status, as a facet and as a chip.
#[must_use]
pub fn status(status: Status, locale: Locale) -> &'static str {
    let (ar, en) = match status {
        Status::Asserted => ("وارد", "Reported"),
        Status::Claimed => ("ادعاء طرف", "One side's word"),
        Status::Denied => ("منفي", "Denied"),
        Status::Hypothetical => ("يُخشى وقوعه", "Feared"),
    };
    locale.name(ar, en)
}

/// The symbol of a status.
#[must_use]
pub fn status_icon(status: Status) -> &'static str {
    match status {
        Status::Asserted => "i-article",
        Status::Claimed => "i-said",
        Status::Denied => "i-denied",
        Status::Hypothetical => "i-feared",
    }
}

/// The stylesheet's word for a status.
#[must_use]
pub fn status_style(status: Status) -> &'static str {
    match status {
        Status::Asserted => "said",
        Status::Claimed => "claimed",
        Status::Denied => "denied",
        Status::Hypothetical => "feared",
    }
}

/// The symbol of a type.
#[must_use]
pub fn type_icon(kind: EventType) -> &'static str {
    match kind {
        EventType::Battles => "t-battle",
        EventType::Explosions => "t-explosion",
        EventType::Civilians => "t-violence",
        EventType::Protests => "t-protest",
        EventType::Riots => "t-riot",
        EventType::Strategic => "t-strategic",
    }
}

/// The symbol of one event: the type's, or a closer one.
#[must_use]
pub fn event_icon(kind: SubEventType, tactic: Option<&str>) -> &'static str {
    match (kind, tactic) {
        (_, Some("siege" | "blockade")) => "t-siege",
        (_, Some("displacement" | "evacuation")) => "t-displacement",
        (SubEventType::AirDroneStrike | SubEventType::ShellingArtilleryMissileAttack, _) => "t-strike",
        (SubEventType::AbductionForcedDisappearance, _) => "t-abduction",
        (SubEventType::Agreement, _) => "t-agreement",
        (SubEventType::Arrests, _) => "t-arrest",
        _ => type_icon(kind.event_type()),
    }
}

/// A precision of dates; empty where none needs to be said.
#[must_use]
pub fn date_precision(precision: DatePrecision, locale: Locale) -> &'static str {
    let (ar, en) = match precision {
        DatePrecision::Day => ("باليوم", "day"),
        DatePrecision::Week => ("بالأسبوع", "week"),
        DatePrecision::Month => ("بالشهر", "month"),
        DatePrecision::Season => ("بالفصل", "season"),
        DatePrecision::Year => ("بالسنة", "year"),
        DatePrecision::Range => ("مدى", "range"),
        DatePrecision::Unknown => return "",
    };
    locale.name(ar, en)
}

/// The symbol of a precision.
#[must_use]
pub fn date_icon(precision: DatePrecision, dated: bool) -> &'static str {
    match precision {
        _ if !dated => "i-nodate",
        DatePrecision::Day => "i-day",
        DatePrecision::Week | DatePrecision::Range => "i-span",
        _ => "i-month",
    }
}

/// How large a place is.
#[must_use]
pub fn place_level(level: PlaceLevel, locale: Locale) -> &'static str {
    let (ar, en) = match level {
        PlaceLevel::Site => ("موقع", "site"),
        PlaceLevel::Town => ("بلدة أو مدينة", "town"),
        PlaceLevel::Admin2 => ("منطقة", "district"),
        PlaceLevel::Admin1 => ("ولاية أو محافظة", "province"),
        PlaceLevel::Country => ("البلد كله", "whole country"),
        PlaceLevel::Region => ("إقليم", "region"),
    };
    locale.name(ar, en)
}

/// The symbol of a place's size.
#[must_use]
pub fn place_icon(level: PlaceLevel) -> &'static str {
    match level {
        PlaceLevel::Site | PlaceLevel::Town => "i-pin",
        PlaceLevel::Admin2 | PlaceLevel::Admin1 | PlaceLevel::Region => "i-area",
        PlaceLevel::Country => "i-country",
    }
}

/// A tactic. The engine writes English labels; the reader of Arabic gets the Arabic word where one is known.
#[must_use]
pub fn tactic(label: &str, locale: Locale) -> String {
    let plain = label.replace(['-', '_'], " ");
    if locale.lang == Lang::En {
        return plain;
    }
    let arabic = text(Table::Tactics).split('\n').find_map(|row| row.strip_prefix(&plain)?.strip_prefix('\t'));
    arabic.map_or(plain, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tactic_of_the_guidelines_has_an_arabic_name() {
        for label in ["ambush", "raid", "suicide-raid", "siege", "beheading", "hostage-taking", "coup", "base-closure"]
        {
            let arabic = tactic(label, Locale::default());
            assert!(arabic.chars().all(|c| !c.is_ascii_alphabetic()), "{label}: {arabic}");
        }
        assert_eq!(tactic("suicide-raid", Locale { lang: Lang::En, ..Locale::default() }), "suicide raid");
    }

    #[test]
    fn no_name_is_written_in_the_wrong_script() {
        let latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
        let english = Locale { lang: Lang::En, ..Locale::default() };
        for kind in SubEventType::ALL {
            assert!(!latin(sub_event_type(kind, Locale::default())) && latin(sub_event_type(kind, english)));
        }
    }
}
