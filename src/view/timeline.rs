//! Events on a line of time. What comes in is the events shown, a window of days and the room there is; what
//! goes out is marks in lanes whose words do not touch, the ticks below, and bundles where there is no room.
//! Lengths are pixels from the window's first day; which way time runs on the screen is for `ui` to say.

use crate::corpus::Corpus;
use crate::corpus::edtf::{Day, Days, iso};
use crate::corpus::order::sort;
use crate::view::locale::Locale;
use crate::view::scale::{Scale, Tick};
use crate::view::{date, plot};

/// What a mark looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One day.
    Dot,
    /// Some days.
    Bar,
    /// Days that are not known closer than a month.
    Soft,
    /// A total over all its days.
    Sum,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its number in the corpus.
    pub number: u32,
    /// How it is drawn.
    pub shape: Shape,
    /// Whether it is hollow.
    pub open: bool,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// Where it begins, and how long it is.
    pub x: i32,
    /// See `x`.
    pub width: i32,
    /// Which row, from the top.
    pub lane: usize,
    /// The words beside it, where there is room.
    pub label: Option<Label>,
    /// What is read out.
    pub spoken: String,
    /// Whether it goes on before the window, or after it.
    pub before: bool,
    /// See `before`.
    pub after: bool,
}

/// Words beside a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub words: String,
    /// Where they stand: the edge that is next to the mark.
    pub x: i32,
    /// Whether they stand on the later side.
    pub later: bool,
}

/// Events that found no room of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Where.
    pub x: i32,
    /// How many.
    pub count: usize,
    /// The days that they begin on.
    pub days: Days,
}

/// Everything to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Events, each in its lane.
    pub marks: Vec<Mark>,
    /// Events without room.
    pub bundles: Vec<Bundle>,
    /// So many are in the fullest bundle.
    pub fullest: usize,
    /// The scale.
    pub ticks: Vec<Tick>,
}

/// Room for the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Pixels.
    pub width: i32,
    /// Rows.
    pub lanes: usize,
}

/// From so many events in the window on, all are bundled: single marks would be noise.
const CROWD: usize = 400;
/// Pixels that a bundle takes.
const BUNDLE: i32 = 28;
/// Half a dot, and the gap between a mark and its words.
const DOT: i32 = 7;
const GAP: i32 = 5;

/// The window that shows the events well: without the earliest and latest twentieth, and without spans of years.
#[must_use]
pub fn fit(corpus: &Corpus, shown: &[u32]) -> Option<Days> {
    const LONG: Day = 800;
    // Of very many events some tell enough, and sorting all would be felt.
    const ENOUGH: usize = 3_000;
    let some = shown.iter().step_by(shown.len() / ENOUGH + 1);
    let dated: Vec<Days> = some.filter_map(|number| corpus.record(*number).days).collect();
    let mut short: Vec<Days> = dated.iter().copied().filter(|days| days.last - days.first < LONG).collect();
    if short.is_empty() {
        short = dated;
    }
    let edge = short.len() / 20;
    let mut ends: Vec<Day> = short.iter().map(|days| days.last).collect();
    sort(&mut short, |days| days.first);
    sort(&mut ends, |day| *day);
    let (first, last) = (short.get(edge)?.first, *ends.get(ends.len() - 1 - edge)?);
    let pad = ((last - first) / 24).max(10);
    Some(Days { first: first - pad, last: last.max(first) + pad })
}

/// The window nearer or farther by half, or moved by a share of itself.
#[must_use]
pub fn moved(window: Days, by: f64, scale: f64) -> Days {
    let length = f64::from(window.last - window.first);
    let middle = f64::from(window.first) + length * (0.5 + by);
    let half = plot::within(length * scale / 2.0, 3.0, 400_000.0);
    Days { first: (middle - half) as Day, last: (middle + half) as Day }
}

/// The day that lies so many pixels from the window's first.
#[must_use]
pub fn day_at(window: Days, width: i32, x: i32) -> Day {
    let length = i64::from(window.last - window.first + 1);
    window.first + (i64::from(x.clamp(0, width)) * length / i64::from(width.max(1))).min(length - 1) as Day
}

/// The window in words: its months, or its days where they are few.
#[must_use]
pub fn in_words(window: Days, locale: Locale) -> String {
    let (first, last) = (iso(window.first), iso(window.last));
    let (first, last) = if window.last - window.first < 62 { (&*first, &*last) } else { (&first[..7], &last[..7]) };
    date::read_out(&[first, "/", last].concat(), locale)
}

/// Lays the events out.
#[must_use]
pub fn lay_out(
    corpus: &Corpus,
    shown: &[u32],
    window: Days,
    room: Room,
    chosen: Option<u32>,
    locale: Locale,
) -> Layout {
    let scale = Scale { window, width: room.width };
    let mut seen: Vec<(u32, Days)> = shown
        .iter()
        .filter_map(|number| Some((*number, corpus.record(*number).days?)))
        .filter(|(_, days)| days.last >= window.first && days.first <= window.last)
        .collect();
    let crowd = seen.len() > CROWD;
    if !crowd {
        sort(&mut seen, |(number, days)| (Some(*number) != chosen, days.first, days.last));
    }
    let mut layout = Layout { ticks: scale.ticks(locale), ..Layout::default() };
    // Where all do not fit, the lowest lane is left to the bundles.
    for lanes in [room.lanes, room.lanes.saturating_sub(1)] {
        let mut lanes = vec![Vec::<(i32, i32)>::new(); lanes];
        layout.marks.clear();
        let mut rest = Vec::new();
        for (number, days) in &seen {
            let alone = !crowd || Some(*number) == chosen;
            let placed = alone.then(|| place(corpus, *number, *days, scale, &mut lanes, locale)).flatten();
            match placed {
                Some(mark) => layout.marks.push(Mark { chosen: Some(*number) == chosen, ..mark }),
                None => rest.push(*days),
            }
        }
        layout.bundles = bundles(&rest, scale);
        if layout.bundles.is_empty() {
            break;
        }
    }
    // In the order in which the keyboard goes through them.
    sort(&mut layout.marks, |mark| mark.x);
    layout.fullest = layout.bundles.iter().map(|bundle| bundle.count).max().unwrap_or_default();
    layout
}

fn bundles(rest: &[Days], scale: Scale) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = (0..=scale.width / BUNDLE)
        .map(|at| Bundle { x: at * BUNDLE + BUNDLE / 2, count: 0, days: Days { first: Day::MAX, last: Day::MIN } })
        .collect();
    for days in rest {
        let at = scale.x(days.first.max(scale.window.first)) / BUNDLE;
        let Some(bundle) = bundles.get_mut(at as usize) else { continue };
        bundle.count += 1;
        bundle.days = Days { first: bundle.days.first.min(days.first), last: bundle.days.last.max(days.first) };
    }
    bundles.retain(|bundle| bundle.count > 0);
    bundles
}

/// Finds a lane for an event: with its words after it, before it, or without them.
fn place(
    corpus: &Corpus,
    number: u32,
    days: Days,
    scale: Scale,
    lanes: &mut [Vec<(i32, i32)>],
    locale: Locale,
) -> Option<Mark> {
    let (reading, event) = corpus.resolve(number);
    let event = &reading.extraction.events[event];
    let length = days.last - days.first;
    let shape = match length {
        _ if event.aggregate => Shape::Sum,
        0 => Shape::Dot,
        1..=14 => Shape::Bar,
        _ => Shape::Soft,
    };
    let (from, to) = (scale.x(days.first).max(0), scale.x(days.last + 1).min(scale.width));
    let (x, width) = if shape == Shape::Dot {
        ((from + to) / 2 - DOT, 2 * DOT)
    } else {
        (from.min(scale.width - 7), (to - from).max(7))
    };
    let words = plot::short(event, locale);
    let room = plot::width_of(&words);
    let sides =
        [(x, x + width + GAP + room, Some(true)), (x - GAP - room, x + width, Some(false)), (x, x + width, None)];
    for (start, end, later) in sides {
        if later.is_some() && (start < 0 || end > scale.width) {
            continue;
        }
        let free = |taken: &Vec<(i32, i32)>| taken.iter().all(|(from, to)| end + GAP <= *from || *to + GAP <= start);
        let Some(lane) = lanes.iter().position(free) else { continue };
        lanes[lane].push((start, end));
        let spoken = plot::spoken(&words, event, locale);
        let label = later.map(|later| Label { words, x: if later { x + width + GAP } else { x - GAP }, later });
        return Some(Mark {
            number,
            shape,
            open: plot::is_open(event),
            chosen: false,
            x,
            width,
            lane,
            label,
            spoken,
            before: days.first < scale.window.first,
            after: days.last > scale.window.last,
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::edtf::{civil, day_number};
    use crate::corpus::tests::reading;
    use crate::view::locale::Lang;

    const ROOM: Room = Room { width: 800, lanes: 5 };

    fn corpus(dates: &[Option<&str>]) -> Corpus {
        let mut corpus = Corpus::new();
        corpus.put(reading("a", dates));
        corpus
    }

    fn laid(corpus: &Corpus, window: Days, room: Room) -> Layout {
        lay_out(corpus, corpus.told(), window, room, Some(0), Locale { lang: Lang::En, ..Locale::default() })
    }

    fn window(from: i32, to: i32) -> Days {
        Days { first: day_number(from, 1, 1), last: day_number(to, 12, 31) }
    }

    #[test]
    fn a_date_takes_the_days_that_it_may_mean() {
        let corpus =
            corpus(&[Some("2024-05-01"), Some("2024-06"), Some("2024-07-01/2024-07-03"), Some("2020/2030"), None]);
        let layout = laid(&corpus, window(2024, 2024), ROOM);
        let shapes: Vec<_> = layout.marks.iter().map(|mark| (mark.number, mark.shape)).collect();
        assert_eq!(shapes, [(3, Shape::Soft), (0, Shape::Dot), (1, Shape::Soft), (2, Shape::Bar)]);
        let month = layout.marks.iter().find(|mark| mark.number == 1).expect("drawn");
        assert!((60..70).contains(&month.width), "{month:?}");
        assert!(layout.marks[0].before && layout.marks[0].after && layout.marks[0].width == 800);
        assert!(layout.marks[1].chosen && layout.bundles.is_empty());
    }

    #[test]
    fn marks_and_their_words_never_touch() {
        let dates: Vec<String> = (0..60).map(|at| format!("2024-{:02}-{:02}", at / 28 + 1, at % 28 + 1)).collect();
        let dates: Vec<_> = dates.iter().map(|date| Some(date.as_str())).collect();
        let layout = laid(&corpus(&dates), window(2024, 2024), ROOM);
        let boxes: Vec<plot::Area> = layout
            .marks
            .iter()
            .map(|mark| {
                let (mut from, mut to) = (mark.x, mark.x + mark.width);
                if let Some(label) = &mark.label {
                    let room = plot::width_of(&label.words);
                    if label.later { to = label.x + room } else { from = label.x - room }
                }
                plot::Area { x: from, y: mark.lane as i32 * 2, width: to - from, height: 1 }
            })
            .collect();
        for (at, one) in boxes.iter().enumerate() {
            assert!(boxes[at + 1..].iter().all(|other| !one.touches(other)), "{:?}", layout.marks[at]);
        }
        let bundled: usize = layout.bundles.iter().map(|bundle| bundle.count).sum();
        assert_eq!(layout.marks.len() + bundled, 60);
        assert!(layout.marks.iter().all(|mark| mark.lane < ROOM.lanes - 1));
    }

    #[test]
    fn the_first_window_leaves_spans_of_years_aside() {
        let corpus = corpus(&[Some("2024-05-01"), Some("2013/2023"), Some("2024-07-01"), None]);
        let window = fit(&corpus, corpus.told()).expect("dated");
        assert_eq!((civil(window.first).month, civil(window.last).month), (4, 7));
        assert_eq!(fit(&corpus, &[3]), None);
        let nearer = moved(window, 0.0, 0.5);
        assert!(nearer.first > window.first && nearer.last < window.last);
    }
}
