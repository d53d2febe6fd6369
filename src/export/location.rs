//! Where an event happened, as tables with one place per row have it: the most specific name, and the point
//! that stands for it with the precision that this point really has.

use crate::event::model::{Event, Place, PlaceLevel};
use crate::export::region;
use crate::lexicon::rows::CountryRow;

/// An event's place in one row.
pub struct Location<'a> {
    /// The most specific place.
    pub place: Option<&'a Place>,
    /// The first place whose coordinates are known; never more specific than `place`.
    pub point: Option<Point<'a>>,
    /// The country, where the places say it.
    pub country: Option<&'static CountryRow<'static>>,
    places: &'a [Place],
}

/// Coordinates and the place that they are those of.
#[derive(Clone, Copy)]
pub struct Point<'a> {
    /// Degrees north.
    pub lat_deg: f64,
    /// Degrees east.
    pub lon_deg: f64,
    /// The place that has these coordinates.
    pub place: &'a Place,
}

impl<'a> Location<'a> {
    /// The place of `event`.
    #[must_use]
    pub fn of(event: &'a Event) -> Self {
        let places = event.places.as_slice();
        let point = places.iter().find_map(|place| Some(Point { lat_deg: place.lat?, lon_deg: place.lon?, place }));
        let code = places.iter().find_map(|place| place.country.as_deref());
        // A point of another country than the first place's would put the event where it was not.
        let point = point.filter(|point| point.place.country.is_none() || point.place.country.as_deref() == code);
        Self { place: places.first(), point, country: code.and_then(region::country), places }
    }

    /// The name of the place of that level, if the article gives one.
    #[must_use]
    pub fn at_level(&self, level: PlaceLevel) -> &'a str {
        self.places.iter().find(|place| place.level == level).map(name).unwrap_or_default()
    }

    /// The most specific name; empty where none is known.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.place.map(name).unwrap_or_default()
    }

    /// ACLED's `geo_precision`: 1 a town, 2 part of a region, 3 a region. `None` for whole countries, which
    /// ACLED does not code.
    #[must_use]
    pub fn acled_precision(&self) -> Option<u8> {
        let point = self.point?;
        let stands_for_smaller = self.place.is_some_and(|place| place.level != point.place.level);
        match point.place.level {
            PlaceLevel::Site | PlaceLevel::Town if stands_for_smaller => Some(2),
            PlaceLevel::Site | PlaceLevel::Town => Some(1),
            PlaceLevel::Admin2 => Some(2),
            PlaceLevel::Admin1 | PlaceLevel::Region => Some(3),
            PlaceLevel::Country => None,
        }
    }

    /// UCDP's `where_prec`: 1 the place itself, 2 near it, 3 a district, 4 a province, 5 a part of a country,
    /// 6 a country, 7 several countries.
    #[must_use]
    pub fn ucdp_precision(&self) -> Option<u8> {
        let level = self.point.map(|point| point.place.level).or(self.place.map(|place| place.level))?;
        let stands_for_smaller = self.place.is_some_and(|place| place.level != level);
        Some(match level {
            PlaceLevel::Site | PlaceLevel::Town if stands_for_smaller => 2,
            PlaceLevel::Site | PlaceLevel::Town => 1,
            PlaceLevel::Admin2 => 3,
            PlaceLevel::Admin1 => 4,
            PlaceLevel::Region if self.country.is_none() => 7,
            PlaceLevel::Region => 5,
            PlaceLevel::Country => 6,
        })
    }
}

/// A place's name: English, else Arabic.
#[must_use]
pub fn name(place: &Place) -> &str {
    if place.name_en.is_empty() { &place.name_ar } else { &place.name_en }
}
