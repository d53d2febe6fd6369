//! The places of events and the projection that the map is drawn in. What comes in is the events shown; what goes out
//! is points in the units of the outlines, and where they stand on the screen for where the reader looks.

use std::rc::Rc;

use crate::corpus::Corpus;
use crate::corpus::facet::{Facet, place_key};
use crate::corpus::order::sort;
use crate::event::model::{Event, Place, PlaceLevel};
use crate::view::plot::{self, Area};

/// A point of the map, in the units of the outlines (`xtask/world.mjs`).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// East.
    pub x: f64,
    /// South.
    pub y: f64,
}

/// Map units to a degree of longitude.
pub const PER_DEGREE: f64 = 50.0;
const RADIAN: f64 = std::f64::consts::PI / 180.0;

impl Point {
    /// Degrees onto the map: Mercator's latitude up to its fourth term.
    #[must_use]
    pub fn of(lat_deg: f64, lon_deg: f64) -> Self {
        let f = lat_deg * RADIAN;
        let square = f * f;
        let y = f * (1.0 + square * (1.0 / 6.0 + square * (1.0 / 24.0 + square * 61.0 / 5_040.0)));
        Self { x: lon_deg * PER_DEGREE, y: -y / RADIAN * PER_DEGREE }
    }

    /// Back to degrees, in halving steps.
    #[must_use]
    pub fn lat_deg(self) -> f64 {
        let (mut low, mut high) = (-90.0, 90.0);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if Self::of(middle, 0.0).y > self.y { low = middle } else { high = middle }
        }
        low
    }

    /// Degrees east.
    #[must_use]
    pub fn lon_deg(self) -> f64 {
        self.x / PER_DEGREE
    }
}

/// A country's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// ISO 3166-1 alpha-2, or a number.
    pub code: String,
    /// An SVG path in map units.
    pub path: Rc<str>,
    /// The middle of its largest part, for its name.
    pub middle: Point,
    /// How wide that part is.
    pub width: f64,
}

impl Outline {
    /// Reads `x y width|path`.
    #[must_use]
    pub fn parse(code: &str, text: &str) -> Option<Self> {
        let (label, path) = text.split_once('|')?;
        let mut numbers = label.split(' ').map(|number| number.parse::<i32>().ok().map(f64::from));
        let mut next = || numbers.next().flatten();
        let middle = Point { x: next()?, y: next()? };
        Some(Self { code: code.to_owned(), path: path.into(), middle, width: next()? })
    }
}

/// The outline of a first-level region.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The key of its place.
    pub key: String,
    /// An SVG path in map units.
    pub path: Rc<str>,
}

impl Region {
    /// The outline among `known`, which are few, of the place with this key.
    #[must_use]
    pub fn find<'a>(known: &'a [Self], key: &str) -> Option<&'a Self> {
        known.iter().find(|region| region.key == key)
    }
}

/// One place with its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Where.
    pub point: Point,
    /// How large it is.
    pub level: PlaceLevel,
    /// Its key among the facet's places.
    pub key: String,
    /// Its country.
    pub country: Option<String>,
    /// Its events, by number, as they are listed.
    pub events: Vec<u32>,
    /// Whether none of them is a plain report.
    pub open: bool,
}

/// The places of all events shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Atlas {
    /// Places with coordinates.
    pub spots: Vec<Spot>,
    /// Events without.
    pub unplaced: Vec<u32>,
}

/// The place that an event is drawn at: the first whose coordinates are known.
#[must_use]
pub fn place_of(event: &Event) -> Option<(&Place, Point)> {
    event.places.iter().find_map(|place| Some((place, Point::of(place.lat?, place.lon?))))
}

impl Atlas {
    /// Gathers events by place.
    #[must_use]
    pub fn new(corpus: &Corpus, shown: &[u32]) -> Self {
        let mut atlas = Self::default();
        let places = corpus.dictionaries().of(Facet::Place);
        // Where the spot of each place is, by the place's number.
        let mut known: Vec<Option<usize>> = vec![None; places.values().len()];
        for &number in shown {
            let (reading, at) = corpus.resolve(number);
            let event = &reading.extraction.events[at];
            let Some((place, point)) = place_of(event) else {
                atlas.unplaced.push(number);
                continue;
            };
            // Every place of the corpus has its number.
            let Some(known) = places.number(place_key(place)).and_then(|place| known.get_mut(place as usize)) else {
                continue;
            };
            let at = *known.get_or_insert_with(|| {
                atlas.spots.push(Spot {
                    point,
                    level: place.level,
                    key: place_key(place).to_owned(),
                    country: place.country.clone(),
                    events: vec![],
                    open: true,
                });
                atlas.spots.len() - 1
            });
            atlas.spots[at].events.push(number);
            atlas.spots[at].open &= plot::is_open(event);
        }
        atlas
    }
}

impl Atlas {
    /// Where an event is.
    #[must_use]
    pub fn point_of(&self, number: u32) -> Option<Point> {
        self.spots.iter().find(|spot| spot.events.contains(&number)).map(|spot| spot.point)
    }
}

/// Where the reader looks: the middle, and pixels to a map unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The middle of what is seen.
    pub middle: Point,
    /// Pixels to a map unit.
    pub scale: f64,
}

/// The nearest and farthest look.
const NEAREST: f64 = 6.0;
const FARTHEST: f64 = 0.015;

impl View {
    /// Shows where most of the events are: without the twelfth part that lies farthest out on each side.
    #[must_use]
    pub fn fit(atlas: &Atlas, room: Area) -> Self {
        let points = || atlas.spots.iter().flat_map(|spot| spot.events.iter().map(|_| spot.point));
        let (mut xs, mut ys): (Vec<i32>, Vec<i32>) = points().map(|at| (at.x as i32, at.y as i32)).unzip();
        sort(&mut xs, |x| *x);
        sort(&mut ys, |y| *y);
        let edge = xs.len() / 12;
        let corner = |at: usize| Some(Point { x: f64::from(*xs.get(at)?), y: f64::from(*ys.get(at)?) });
        let inner = [corner(edge), xs.len().checked_sub(edge + 1).and_then(corner)];
        // Where there is none: the Sahel and the Middle East.
        let [low, high] = inner.map(|corner| corner.unwrap_or_default());
        if xs.is_empty() {
            return Self::around([Point::of(40.0, -10.0), Point::of(5.0, 60.0)].into_iter(), room);
        }
        Self::around([low, high].into_iter(), room)
    }

    /// Shows all these points with some room around them.
    #[must_use]
    pub fn around(points: impl Iterator<Item = Point>, room: Area) -> Self {
        let (mut low, mut high) = (Point { x: f64::MAX, y: f64::MAX }, Point { x: f64::MIN, y: f64::MIN });
        for point in points {
            low = Point { x: low.x.min(point.x), y: low.y.min(point.y) };
            high = Point { x: high.x.max(point.x), y: high.y.max(point.y) };
        }
        // At least three degrees.
        let (width, height) = ((high.x - low.x).max(150.0), (high.y - low.y).max(150.0));
        let scale = (f64::from(room.width) / width).min(f64::from(room.height) / height) * 0.72;
        let middle = Point { x: (low.x + high.x) / 2.0, y: (low.y + high.y) / 2.0 };
        Self { middle, scale: plot::within(scale, FARTHEST, NEAREST) }
    }

    /// Nearer or farther, around the point of the screen that lies so far from its middle.
    #[must_use]
    pub fn zoomed(self, by: f64, dx: f64, dy: f64) -> Self {
        let scale = plot::within(self.scale * by, FARTHEST, NEAREST);
        let shift = 1.0 / self.scale - 1.0 / scale;
        Self { middle: Point { x: self.middle.x + dx * shift, y: self.middle.y + dy * shift }, scale }
    }

    /// Moved by so many pixels.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        let middle = Point { x: self.middle.x + dx / self.scale, y: self.middle.y + dy / self.scale };
        let inside = |value: f64, edge: f64| plot::within(value, -edge, edge);
        Self { middle: Point { x: inside(middle.x, 9_000.0), y: inside(middle.y, 7_000.0) }, ..self }
    }

    /// Whether a point is seen, and not at the very edge; as good as seen where there is no room yet.
    #[must_use]
    pub fn shows(self, point: Point, room: Area) -> bool {
        const EDGE: i32 = 16;
        let Pixel { x, y } = self.pixel(point, room);
        room.width == 0 || ((EDGE..room.width - EDGE).contains(&x) && (EDGE..room.height - EDGE).contains(&y))
    }

    /// A point's place on the screen.
    #[must_use]
    pub fn pixel(self, point: Point, room: Area) -> Pixel {
        Pixel {
            x: ((point.x - self.middle.x) * self.scale) as i32 + room.width / 2,
            y: ((point.y - self.middle.y) * self.scale) as i32 + room.height / 2,
        }
    }

    /// The point at a place on the screen.
    #[must_use]
    pub fn point(self, pixel: Pixel, room: Area) -> Point {
        Point {
            x: self.middle.x + f64::from(pixel.x - room.width / 2) / self.scale,
            y: self.middle.y + f64::from(pixel.y - room.height / 2) / self.scale,
        }
    }
}

/// A place on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pixel {
    /// From the left.
    pub x: i32,
    /// From above.
    pub y: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Area = Area { x: 0, y: 0, width: 800, height: 400 };

    #[test]
    fn the_projection_is_mercators_where_people_live() {
        let exact = |lat: f64| -(lat * RADIAN).tan().asinh() / RADIAN * PER_DEGREE;
        for lat in [-35.0, 0.0, 15.0, 33.5, 50.0] {
            let point = Point::of(lat, 12.5);
            assert!((point.y - exact(lat)).abs() < 20.0, "{lat}: {} for {}", point.y, exact(lat));
            assert!((point.lat_deg() - lat).abs() < 0.001 && (point.lon_deg() - 12.5).abs() < 0.001);
        }
    }

    #[test]
    fn a_look_goes_nearer_around_the_pointer_and_back_to_degrees() {
        let view = View { middle: Point::of(15.0, 0.0), scale: 1.0 };
        let pixel = Pixel { x: 600, y: 100 };
        let before = view.point(pixel, ROOM);
        let after = view.zoomed(2.0, 200.0, -100.0).point(pixel, ROOM);
        assert!((before.x - after.x).abs() < 1e-6 && (before.y - after.y).abs() < 1e-6);
        let fitted = View::around([Point::of(10.0, 0.0), Point::of(20.0, 5.0)].into_iter(), ROOM);
        let corner = fitted.pixel(Point::of(10.0, 0.0), ROOM);
        assert!((0..800).contains(&corner.x) && (0..400).contains(&corner.y), "{corner:?}");
    }
}
