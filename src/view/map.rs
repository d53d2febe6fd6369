//! Events on a map. What comes in is the events shown, where the reader looks and the room there is; what goes
//! out is marks that stand apart, with words that do not touch. A town is a dot, a region a soft circle, a country
//! its own outline; what is near together on the screen is one mark with a number. Pixels are whole numbers.

use std::collections::HashMap;

use crate::corpus::Corpus;
use crate::corpus::facet::place_key;
use crate::event::model::{Event, Place, PlaceLevel};
use crate::view::locale::Locale;
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
const PER_DEGREE: f64 = 50.0;
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
    pub path: String,
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
        Some(Self { code: code.to_owned(), path: path.to_owned(), middle, width: next()? })
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
        let mut known = HashMap::<String, usize>::new();
        for &number in shown {
            let (reading, at) = corpus.resolve(number);
            let event = &reading.extraction.events[at];
            let Some((place, point)) = place_of(event) else {
                atlas.unplaced.push(number);
                continue;
            };
            let at = *known.entry(place_key(place).to_owned()).or_insert_with(|| {
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
        let (mut xs, mut ys): (Vec<f64>, Vec<f64>) = (points().map(|at| at.x).collect(), points().map(|at| at.y).collect());
        xs.sort_by(f64::total_cmp);
        ys.sort_by(f64::total_cmp);
        let edge = xs.len() / 12;
        let corner = |at: usize| Some(Point { x: *xs.get(at)?, y: *ys.get(at)? });
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
        Self { middle, scale: scale.clamp(FARTHEST, NEAREST) }
    }

    /// Nearer or farther, around the point of the screen that lies so far from its middle.
    #[must_use]
    pub fn zoomed(self, by: f64, dx: f64, dy: f64) -> Self {
        let scale = (self.scale * by).clamp(FARTHEST, NEAREST);
        let shift = 1.0 / self.scale - 1.0 / scale;
        Self { middle: Point { x: self.middle.x + dx * shift, y: self.middle.y + dy * shift }, scale }
    }

    /// Moved by so many pixels.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        let middle = Point { x: self.middle.x + dx / self.scale, y: self.middle.y + dy / self.scale };
        let inside = |value: f64, edge: f64| value.clamp(-edge, edge);
        Self { middle: Point { x: inside(middle.x, 9_000.0), y: inside(middle.y, 7_000.0) }, ..self }
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

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A place that is a point on a map.
    Dot,
    /// Somewhere in a circle of so many pixels.
    Region(i32),
    /// Somewhere in a country, which is shaded.
    Country,
    /// Several places too near together.
    Cluster,
}

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its place.
    pub at: Pixel,
    /// How it is drawn.
    pub shape: Shape,
    /// Whether it is hollow.
    pub open: bool,
    /// Whether the chosen event is among its own.
    pub chosen: bool,
    /// Places among the atlas's spots.
    pub spots: Vec<usize>,
    /// How many events.
    pub count: usize,
    /// What is read out; it begins with the words.
    pub spoken: String,
    /// Words beside it and where they begin, with the side that they run to.
    pub label: Option<Label>,
}

/// Words on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub words: String,
    /// Where they begin: their base line.
    pub at: Pixel,
    /// Which way they run from there.
    pub side: Side,
}

impl Label {
    /// The room that they take.
    #[must_use]
    pub fn area(&self) -> Area {
        let width = plot::width_of(&self.words);
        let x = match self.side {
            Side::Right => self.at.x,
            Side::Left => self.at.x - width,
            Side::Middle => self.at.x - width / 2,
        };
        Area { x, y: self.at.y - 12, width, height: 16 }
    }
}

/// Which way words run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// To both.
    Middle,
}

/// Marks nearer than this are one.
const APART: i32 = 26;

/// Lays marks and words out; only what is seen.
#[must_use]
pub fn lay_out(atlas: &Atlas, corpus: &Corpus, view: View, room: Area, chosen: Option<u32>, locale: Locale) -> Vec<Mark> {
    let mut order: Vec<usize> = (0..atlas.spots.len()).collect();
    let has_chosen = |spot: &Spot| chosen.is_some_and(|number| spot.events.contains(&number));
    order.sort_by_key(|at| {
        let spot = &atlas.spots[*at];
        (!has_chosen(spot), std::cmp::Reverse(spot.events.len()))
    });
    let mut marks: Vec<Mark> = Vec::new();
    for at in order {
        let spot = &atlas.spots[at];
        let pixel = view.pixel(spot.point, room);
        if pixel.x < -APART || pixel.y < -APART || pixel.x > room.width + APART || pixel.y > room.height + APART {
            continue;
        }
        let shape = shape(spot.level, view.scale);
        let near = marks.iter_mut().find(|mark| {
            joins(shape)
                && joins(mark.shape)
                && (mark.at.x - pixel.x).abs() < APART
                && (mark.at.y - pixel.y).abs() < APART
        });
        match near {
            Some(mark) => {
                mark.shape = Shape::Cluster;
                mark.spots.push(at);
                mark.count += spot.events.len();
                mark.open &= spot.open;
            }
            None => marks.push(Mark {
                at: pixel,
                shape,
                open: spot.open,
                chosen: has_chosen(spot),
                spots: vec![at],
                count: spot.events.len(),
                spoken: String::new(),
                label: None,
            }),
        }
    }
    name(&mut marks, atlas, corpus, room, locale);
    // Wide circles lie under what stands inside them.
    marks.sort_by_key(|mark| std::cmp::Reverse(match mark.shape {
        Shape::Region(radius) => radius,
        _ => 0,
    }));
    marks
}

/// Whether a mark becomes part of a number when it stands too near to another: a wide circle does not.
fn joins(shape: Shape) -> bool {
    !matches!(shape, Shape::Region(radius) if radius > APART)
}

fn shape(level: PlaceLevel, scale: f64) -> Shape {
    // Half the usual breadth of such a region, in degrees: no outline of it is at hand.
    let degrees = match level {
        PlaceLevel::Site | PlaceLevel::Town => return Shape::Dot,
        PlaceLevel::Country => return Shape::Country,
        PlaceLevel::Admin2 => 0.4,
        PlaceLevel::Admin1 => 1.0,
        PlaceLevel::Region => 3.0,
    };
    Shape::Region(((degrees * PER_DEGREE * scale) as i32).clamp(12, 400))
}

/// Gives marks their words, where there is room.
fn name(marks: &mut [Mark], atlas: &Atlas, corpus: &Corpus, room: Area, locale: Locale) {
    let half = |mark: &Mark| match mark.shape {
        Shape::Dot => 8,
        Shape::Cluster => 14,
        Shape::Region(_) => 10,
        Shape::Country => plot::width_of("00") / 2 + 8,
    };
    let mut taken: Vec<Area> = marks
        .iter()
        .map(|mark| Area { x: mark.at.x - half(mark), y: mark.at.y - 9, width: 2 * half(mark), height: 18 })
        .collect();
    for at in 0..marks.len() {
        let mark = &marks[at];
        let mut names: Vec<String> = Vec::new();
        for spot in &mark.spots {
            let Some(number) = atlas.spots[*spot].events.first() else { continue };
            let (reading, event) = corpus.resolve(*number);
            if let Some((place, _)) = place_of(&reading.extraction.events[event]) {
                names.push(locale.name(&place.name_ar, &place.name_en).to_owned());
            }
        }
        let words = plot::clipped(names.first().map_or("", String::as_str));
        let beside = half(mark) + 4;
        let Pixel { x, y } = mark.at;
        let sides = [
            (Side::Right, x + beside, y + 4),
            (Side::Left, x - beside, y + 4),
            (Side::Middle, x, y - 13),
            (Side::Middle, x, y + 23),
        ];
        let free = sides.into_iter().find_map(|(side, x, y)| {
            let label = Label { words: words.clone(), at: Pixel { x, y }, side };
            let area = label.area();
            let inside = area.x >= 0 && area.x + area.width <= room.width && area.y >= 0 && y < room.height;
            // Its own box may touch the words above and below by a pixel or two.
            let clear = taken.iter().enumerate().all(|(other, mark)| other == at || !mark.touches(&area));
            (inside && clear && !words.is_empty()).then_some(label)
        });
        let counted = locale.counted(mark.count, &locale.words().events).to_string();
        names.dedup();
        names.truncate(6);
        names.push(counted);
        let mark = &mut marks[at];
        mark.spoken = locale.list(names);
        taken.extend(free.as_ref().map(Label::area));
        mark.label = free;
    }
}

/// A country's name where it has room: inside its outline, away from marks and their words.
#[must_use]
pub fn countries<'a>(
    world: &'a [Outline],
    marks: &[Mark],
    view: View,
    room: Area,
    locale: Locale,
) -> Vec<(Pixel, &'a str)> {
    let taken: Vec<Area> = marks
        .iter()
        .flat_map(|mark| {
            let label = mark.label.as_ref().map(Label::area);
            label.into_iter().chain([Area { x: mark.at.x - 14, y: mark.at.y - 14, width: 28, height: 28 }])
        })
        .collect();
    let mut names = Vec::new();
    for outline in world {
        let at = view.pixel(outline.middle, room);
        let name = crate::view::countries::name(&outline.code, locale);
        let width = plot::width_of(name);
        let area = Area { x: at.x - width / 2, y: at.y - 12, width, height: 16 };
        let fits = f64::from(width) < outline.width * view.scale && name != outline.code;
        if fits && area.touches(&room) && !taken.iter().any(|other| other.touches(&area)) {
            names.push((at, name));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Reading;
    use crate::corpus::tests::reading;
    use crate::span::Span;

    const ROOM: Area = Area { x: 0, y: 0, width: 800, height: 400 };

    fn town(name: &str, lat: f64, lon: f64, level: PlaceLevel) -> Place {
        Place {
            id: None,
            name_ar: name.to_owned(),
            name_en: String::new(),
            country: Some("ML".to_owned()),
            level,
            lat: Some(lat),
            lon: Some(lon),
            span: Span::default(),
        }
    }

    fn corpus(places: &[Option<Place>]) -> Corpus {
        let mut reading: Reading = reading("a", &vec![None; places.len()]);
        for (event, place) in reading.extraction.events.iter_mut().zip(places) {
            event.places.extend(place.clone());
        }
        let mut corpus = Corpus::new();
        corpus.put(reading);
        corpus
    }

    fn laid(places: &[Option<Place>], scale: f64) -> Vec<Mark> {
        let corpus = corpus(places);
        let atlas = Atlas::new(&corpus, corpus.told());
        let view = View { middle: Point::of(16.0, -3.0), scale };
        lay_out(&atlas, &corpus, view, ROOM, Some(0), Locale::default())
    }

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
    fn places_apart_are_dots_and_places_together_a_number() {
        let places = [
            Some(town("تمبكتو", 16.77, -3.0, PlaceLevel::Town)),
            Some(town("غاو", 16.27, -0.04, PlaceLevel::Town)),
            Some(town("تمبكتو", 16.77, -3.0, PlaceLevel::Town)),
            None,
        ];
        let near = laid(&places, 1.0);
        assert_eq!(near.iter().map(|mark| (mark.shape, mark.count)).collect::<Vec<_>>(), [(Shape::Dot, 2), (Shape::Dot, 1)]);
        assert!(near[0].chosen && near[0].spoken.starts_with("تمبكتو") && near[0].label.is_some());
        let far = laid(&places, 0.02);
        assert_eq!(far.iter().map(|mark| (mark.shape, mark.count)).collect::<Vec<_>>(), [(Shape::Cluster, 3)]);
    }

    #[test]
    fn what_is_known_by_its_region_is_no_point() {
        let marks = laid(
            &[
                Some(town("مالي", 17.0, -4.0, PlaceLevel::Country)),
                Some(town("موبتي", 14.5, -4.2, PlaceLevel::Admin1)),
                Some(town("موبتي المدينة", 14.49, -4.2, PlaceLevel::Town)),
            ],
            1.0,
        );
        let shapes: Vec<_> = marks.iter().map(|mark| mark.shape).collect();
        assert_eq!(shapes, [Shape::Region(50), Shape::Country, Shape::Dot]);
    }

    #[test]
    fn words_on_the_map_do_not_touch() {
        let places: Vec<_> = (0..40)
            .map(|at| Some(town(&format!("بلدة رقم {at}"), 12.0 + f64::from(at % 7), -8.0 + f64::from(at / 7) * 1.7, PlaceLevel::Town)))
            .collect();
        let areas: Vec<Area> = laid(&places, 0.9)
            .into_iter()
            .filter_map(|mark| mark.label)
            .map(|label| label.area())
            .collect();
        assert!(areas.len() > 8, "{} of 40 have words", areas.len());
        for (at, one) in areas.iter().enumerate() {
            assert!(areas[at + 1..].iter().all(|other| !one.touches(other)), "{one:?}");
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
