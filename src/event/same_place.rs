//! Whether the places of two tellings can be of one happening.

use crate::event::model::{Place, PlaceLevel};

/// Places so near each other, in kilometres, that one happening may be told of both: a quarter and its city, a village and
/// the town of its district.
const NEAR_KM: f64 = 50.0;

/// Places of which neither is the other or holds it.
#[must_use]
pub fn conflict_of_place(a: &[Place], b: &[Place]) -> bool {
    !a.is_empty() && !b.is_empty() && !same_spot(a, b) && !nested(a, b)
}

/// Whether the two lists share a place below the level of a country.
#[must_use]
pub fn same_spot(a: &[Place], b: &[Place]) -> bool {
    a.iter().any(|x| x.level < PlaceLevel::Country && b.iter().any(|y| x.name_ar == y.name_ar))
}

/// Whether both lists tell of towns, and of none together.
#[must_use]
pub fn elsewhere(a: &[Place], b: &[Place]) -> bool {
    let local = |p: &&Place| p.level <= PlaceLevel::Admin2;
    a.iter().any(|p| local(&p))
        && b.iter().any(|p| local(&p))
        && !a.iter().filter(local).any(|x| b.iter().filter(local).any(|y| x.name_ar == y.name_ar))
}

/// Whether two places of the lists lie near each other.
#[must_use]
pub fn near(a: &[Place], b: &[Place]) -> bool {
    let point = |p: &Place| p.lat.zip(p.lon).filter(|_| p.level < PlaceLevel::Admin1);
    a.iter().filter_map(point).any(|x| b.iter().filter_map(point).any(|y| kilometres(x, y) <= NEAR_KM))
}

/// The distance of two points given in degrees, good enough within a province.
fn kilometres((lat_a, lon_a): (f64, f64), (lat_b, lon_b): (f64, f64)) -> f64 {
    const PER_DEGREE: f64 = 111.2;
    let across = (lon_a - lon_b) * f64::midpoint(lat_a, lat_b).to_radians().cos();
    PER_DEGREE * (lat_a - lat_b).hypot(across)
}

/// Whether one list only tells a wider area of the other.
fn nested(a: &[Place], b: &[Place]) -> bool {
    // «منطقة كذا» that no table has is no province.
    let wide = |p: &Place| match p.level {
        PlaceLevel::Country | PlaceLevel::Region => true,
        PlaceLevel::Admin1 => p.id.is_some(),
        _ => false,
    };
    let fits = |wider: &Place, list: &[Place]| {
        let one_country = |p: &Place| wider.country.is_none() || p.country.is_none() || p.country == wider.country;
        wide(wider) && list.iter().any(|p| one_country(p) && !beyond(wider, p))
    };
    a.iter().any(|p| fits(p, b)) || b.iter().any(|p| fits(p, a))
}

/// A town farther from the middle of a province than this, in degrees, is of another one.
const PROVINCE_DEG: f64 = 1.5;

/// Whether a place lies too far from a province to be in it.
fn beyond(province: &Place, place: &Place) -> bool {
    let far = |a: Option<f64>, b: Option<f64>| a.zip(b).is_some_and(|(a, b)| (a - b).abs() > PROVINCE_DEG);
    province.level == PlaceLevel::Admin1 && (far(province.lat, place.lat) || far(province.lon, place.lon))
}
