//! Events on a map. What comes in is the events' places, where the reader looks and the room there is; what goes
//! out is marks that stand apart, with words that do not touch. A town is a dot, a region a soft circle, a country
//! its own outline, as is a region whose outline is at hand; what is near together on the screen is one mark with a number. Pixels are whole numbers.

use crate::corpus::Corpus;
use crate::corpus::order::sort;
use crate::event::model::PlaceLevel;
use crate::view::atlas::{Atlas, Outline, PER_DEGREE, Pixel, Region, Spot, View, place_of};
use crate::view::locale::Locale;
use crate::view::plot::{self, Area};

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A place that is a point on a map.
    Dot,
    /// Somewhere in a circle of so many pixels.
    Region(i32),
    /// Somewhere in a country or a region, whose outline is shaded.
    Outline,
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

impl Mark {
    /// Whether its number stands on it.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        self.shape != Shape::Dot || self.count > 1
    }

    /// How wide a dot is, from its middle: its number has to fit.
    #[must_use]
    pub fn radius(&self) -> i32 {
        match self.count {
            1 => 6,
            2..=9 => 9,
            10..=99 => 12,
            100..=999 => 15,
            1_000..=9_999 => 21,
            _ => 25,
        }
    }
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
pub fn lay_out(
    atlas: &Atlas,
    regions: &[Region],
    corpus: &Corpus,
    view: View,
    room: Area,
    chosen: Option<u32>,
    locale: Locale,
) -> Vec<Mark> {
    let mut order: Vec<usize> = (0..atlas.spots.len()).collect();
    let has_chosen = |spot: &Spot| chosen.is_some_and(|number| spot.events.contains(&number));
    sort(&mut order, |at| {
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
        let shape = shape(spot, regions, view.scale);
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
    sort(&mut marks, |mark| {
        std::cmp::Reverse(match mark.shape {
            Shape::Region(radius) => radius,
            _ => 0,
        })
    });
    marks
}

/// Whether a mark becomes part of a number when it stands too near to another: a wide circle does not.
fn joins(shape: Shape) -> bool {
    !matches!(shape, Shape::Region(radius) if radius > APART)
}

fn shape(spot: &Spot, regions: &[Region], scale: f64) -> Shape {
    // Half the usual breadth of such a region, in degrees, where no outline of it is at hand.
    let degrees = match spot.level {
        PlaceLevel::Site | PlaceLevel::Town => return Shape::Dot,
        PlaceLevel::Country => return Shape::Outline,
        PlaceLevel::Admin1 if Region::find(regions, &spot.key).is_some() => return Shape::Outline,
        PlaceLevel::Admin2 => 0.4,
        PlaceLevel::Admin1 => 1.0,
        PlaceLevel::Region => 3.0,
    };
    Shape::Region(((degrees * PER_DEGREE * scale) as i32).clamp(12, 400))
}

/// Gives marks their words, where there is room.
fn name(marks: &mut [Mark], atlas: &Atlas, corpus: &Corpus, room: Area, locale: Locale) {
    let half = |mark: &Mark| match mark.shape {
        Shape::Dot | Shape::Cluster => mark.radius() + 2,
        Shape::Region(_) => 10,
        Shape::Outline => plot::width_of("00") / 2 + 8,
    };
    let mut taken: Vec<Area> = marks
        .iter()
        .map(|mark| Area { x: mark.at.x - half(mark), y: mark.at.y - 9, width: 2 * half(mark), height: 18 })
        .collect();
    for (at, mark) in marks.iter_mut().enumerate() {
        let mut names: Vec<String> = Vec::new();
        for spot in &mark.spots {
            let Some(number) = atlas.spots[*spot].events.first() else { continue };
            let (reading, event) = corpus.resolve(*number);
            if let Some((place, _)) = place_of(&reading.extraction.events[event]) {
                names.push(locale.name(&place.name_ar, &place.name_en).to_owned());
            }
        }
        let mut words = plot::clipped(names.first().map_or("", String::as_str));
        if mark.spots.len() > 1 {
            // Else a number over several places would seem to be that of the one named.
            words = [&words, " +", &locale.number(mark.spots.len() - 1)].concat();
        }
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
        // It begins with the words as they are seen.
        if free.is_some() {
            names[0] = words;
        }
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
        if !(0..room.width).contains(&at.x) || !(0..room.height).contains(&at.y) {
            continue;
        }
        let name = crate::view::countries::name(&outline.code, locale);
        let width = plot::width_of(name);
        let area = Area { x: at.x - width / 2, y: at.y - 12, width, height: 16 };
        let named = marks.iter().any(|mark| mark.label.as_ref().is_some_and(|label| label.words == name));
        let fits = f64::from(width) < outline.width * view.scale && name != outline.code && !named;
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
    use crate::event::model::Place;
    use crate::span::Span;
    use crate::view::atlas::Point;

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
        let regions = [Region { key: "غاو".to_owned(), path: "M0 0l9 9-9 0z".into() }];
        lay_out(&atlas, &regions, &corpus, view, ROOM, Some(0), Locale::default())
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
        assert_eq!(
            near.iter().map(|mark| (mark.shape, mark.count)).collect::<Vec<_>>(),
            [(Shape::Dot, 2), (Shape::Dot, 1)]
        );
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
                Some(town("غاو", 16.27, -0.04, PlaceLevel::Admin1)),
            ],
            1.0,
        );
        let shapes: Vec<_> = marks.iter().map(|mark| mark.shape).collect();
        assert_eq!(shapes, [Shape::Region(50), Shape::Outline, Shape::Dot, Shape::Outline]);
    }

    #[test]
    fn words_on_the_map_do_not_touch() {
        let places: Vec<_> = (0..40)
            .map(|at| {
                Some(town(
                    &format!("بلدة رقم {at}"),
                    12.0 + f64::from(at % 7),
                    -8.0 + f64::from(at / 7) * 1.7,
                    PlaceLevel::Town,
                ))
            })
            .collect();
        let areas: Vec<Area> =
            laid(&places, 0.9).into_iter().filter_map(|mark| mark.label).map(|label| label.area()).collect();
        assert!(areas.len() > 8, "{} of 40 have words", areas.len());
        for (at, one) in areas.iter().enumerate() {
            assert!(areas[at + 1..].iter().all(|other| !one.touches(other)), "{one:?}");
        }
    }
}
