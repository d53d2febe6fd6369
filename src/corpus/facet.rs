//! What events can be filtered by. What comes in is an event with its article; what goes out is the list of
//! its facet values, each interned once for the whole corpus. Words for the reader are made in `view`.

use std::collections::HashMap;

use crate::corpus::edtf::Edtf;
use crate::event::model::{Event, EventType, Party, PartyKind, Place, Status};

/// One group of filters, in the order in which the page shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "`as_str` names them")]
pub enum Facet {
    Type,
    Country,
    Status,
    Date,
    Actor,
    Place,
    Victims,
    Source,
    Article,
}

impl Facet {
    /// All, in order.
    pub const ALL: [Self; 9] = [
        Self::Type,
        Self::Country,
        Self::Status,
        Self::Date,
        Self::Actor,
        Self::Place,
        Self::Victims,
        Self::Source,
        Self::Article,
    ];

    /// The name in the page's contract and in its address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Country => "country",
            Self::Status => "status",
            Self::Date => "date",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Victims => "victims",
            Self::Source => "source",
            Self::Article => "article",
        }
    }

    /// The facet of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.as_str() == name)
    }
}

/// What a value means, for `view` to put into words.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// An event type.
    Type(EventType),
    /// A status.
    Status(Status),
    /// A sum over several events, which stands beside the statuses.
    Total,
    /// A party says that it did it; this too stands beside the statuses, since the article may tell it as fact.
    Responsibility,
    /// Whom it hit.
    Victims(PartyKind),
    /// ISO 3166-1 alpha-2.
    Country(String),
    /// A name in both languages; either may be empty.
    Name {
        /// Arabic.
        ar: String,
        /// English.
        en: String,
    },
    /// The field is not stated.
    Missing,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Stands for it in the page's address.
    pub key: String,
    /// What it means.
    pub meaning: Meaning,
}

/// The values of one facet, numbered as they come.
#[derive(Default)]
pub struct Dictionary {
    values: Vec<Value>,
    numbers: HashMap<String, u32>,
}

impl Dictionary {
    /// The values met so far; a value's number is its index.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The number of the value with that key.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    fn intern(&mut self, key: &str, meaning: impl FnOnce() -> Meaning) -> u32 {
        if let Some(number) = self.numbers.get(key) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).expect("fewer values than events, and those are numbered in u32");
        self.values.push(Value { key: key.to_owned(), meaning: meaning() });
        self.numbers.insert(key.to_owned(), number);
        number
    }
}

/// A value of an event, by facet and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Which facet.
    pub facet: Facet,
    /// Index into that facet's dictionary.
    pub value: u32,
}

/// The key of a field that is not stated.
pub const MISSING: &str = "none";
/// The key of a total.
pub const TOTAL: &str = "total";
/// The key of what a party says that it did.
const RESPONSIBILITY: &str = "responsibility";

/// All dictionaries.
#[derive(Default)]
pub struct Dictionaries([Dictionary; Facet::ALL.len()]);

impl Dictionaries {
    /// The six types and four statuses are there from the start, so that their boxes never move.
    #[must_use]
    pub fn new() -> Self {
        let mut all = Self::default();
        for kind in EventType::ALL {
            all.intern(Facet::Type, type_key(kind), || Meaning::Type(kind));
        }
        for status in Status::ALL {
            all.intern(Facet::Status, status.as_str(), || Meaning::Status(status));
        }
        all.intern(Facet::Status, TOTAL, || Meaning::Total);
        all.intern(Facet::Status, RESPONSIBILITY, || Meaning::Responsibility);
        all
    }

    /// One facet's dictionary.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &Dictionary {
        &self.0[facet as usize]
    }

    fn intern(&mut self, facet: Facet, key: &str, meaning: impl FnOnce() -> Meaning) -> Tag {
        Tag { facet, value: self.0[facet as usize].intern(key, meaning) }
    }

    /// The tags of an event of the article with that key and title; each tag once.
    pub fn tags(&mut self, event: &Event, article_id: &str, article_title: &str) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(8);
        let kind = event.event_type();
        let mut add = |tag: Tag| {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        };
        add(self.intern(Facet::Type, type_key(kind), || Meaning::Type(kind)));
        add(self.intern(Facet::Status, event.status.as_str(), || Meaning::Status(event.status)));
        if event.aggregate {
            add(self.intern(Facet::Status, TOTAL, || Meaning::Total));
        }
        if !event.claimed_by.is_empty() {
            add(self.intern(Facet::Status, RESPONSIBILITY, || Meaning::Responsibility));
        }
        for party in &event.targets {
            add(self.intern(Facet::Victims, kind_key(party.kind), || Meaning::Victims(party.kind)));
        }
        for party in event.perpetrators.iter().chain(&event.targets).chain(&event.claimed_by) {
            add(self.intern(Facet::Actor, party_key(party), || name(&party.name_ar, &party.name_en)));
        }
        for place in &event.places {
            if let Some(country) = &place.country {
                add(self.intern(Facet::Country, country, || Meaning::Country(country.clone())));
            }
            add(self.intern(Facet::Place, place_key(place), || name(&place.name_ar, &place.name_en)));
        }
        for source in &event.sources {
            add(self.intern(Facet::Source, &source.name, || name(&source.name, "")));
        }
        add(self.intern(Facet::Article, article_id, || name(article_title, "")));
        // A day of no known year is on no timeline and in no span of dates.
        if event.date.edtf.as_deref().and_then(Edtf::parse).and_then(|date| date.days()).is_none() {
            add(self.intern(Facet::Date, MISSING, || Meaning::Missing));
        }
        for facet in [Facet::Country, Facet::Actor, Facet::Place] {
            if tags.iter().all(|tag| tag.facet != facet) {
                tags.push(self.intern(facet, MISSING, || Meaning::Missing));
            }
        }
        tags
    }
}

fn name(ar: &str, en: &str) -> Meaning {
    Meaning::Name { ar: ar.to_owned(), en: en.to_owned() }
}

fn type_key(kind: EventType) -> &'static str {
    match kind {
        EventType::Battles => "battles",
        EventType::Explosions => "explosions",
        EventType::Civilians => "civilians",
        EventType::Protests => "protests",
        EventType::Riots => "riots",
        EventType::Strategic => "strategic",
    }
}

fn kind_key(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::State => "state",
        PartyKind::Rebel => "rebel",
        PartyKind::Militia => "militia",
        PartyKind::Communal => "communal",
        PartyKind::External => "external",
        PartyKind::Gunmen => "gunmen",
        PartyKind::Protesters => "protesters",
        PartyKind::Rioters => "rioters",
        PartyKind::Civilians => "civilians",
        PartyKind::Other => "other",
    }
}

fn party_key(party: &Party) -> &str {
    party.id.as_deref().unwrap_or(&party.name_ar)
}

/// The key of a place: its id, else its name.
#[must_use]
pub fn place_key(place: &Place) -> &str {
    place.id.as_deref().unwrap_or(&place.name_ar)
}
