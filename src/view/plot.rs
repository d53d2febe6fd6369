//! What timeline and map share: an event's short name, how much room words take, and which words fit without
//! touching each other. All lengths are whole pixels.

use crate::event::model::{Event, Status};
use crate::view::locale::Locale;
use crate::view::{date, names};

/// A box on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

impl Area {
    /// Whether the two share a pixel.
    #[must_use]
    pub fn touches(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// `value`, kept between two bounds. `f64::clamp` is able to write the bounds out, with all that numbers need for it: 5 KB.
#[must_use]
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// How wide `words` are at most when set in 12 px: the average letter of either script takes less.
#[must_use]
pub fn width_of(words: &str) -> i32 {
    words.chars().count() as i32 * 7 + 4
}

/// So many letters of a name are shown; the rest is read out.
const LONGEST: usize = 22;

/// `words`, cut off where they are too long.
#[must_use]
pub fn clipped(words: &str) -> String {
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LONGEST - 1).collect();
    cut.trim_end().to_owned() + "…"
}

/// Where an event happened, else what it was, and what keeps it from being a plain report.
#[must_use]
pub fn short(event: &Event, locale: Locale) -> String {
    let name = match event.places.first() {
        Some(place) => locale.name(&place.name_ar, &place.name_en),
        None => names::sub_event_type(event.sub_event_type, locale),
    };
    let note = match event.status {
        _ if event.aggregate => locale.words().total,
        Status::Asserted => return clipped(name),
        other => names::status(other, locale),
    };
    [&clipped(name), locale.words().comma, note].concat()
}

/// What is read out of an event on a plot; it begins with `label`, which is what is seen.
#[must_use]
pub fn spoken(label: &str, event: &Event, locale: Locale) -> String {
    let when = event.date.edtf.as_deref().map(|edtf| date::read_out(edtf, locale));
    let when = when.unwrap_or_else(|| locale.words().no_date.to_owned());
    locale.list([label.to_owned(), names::sub_event_type(event.sub_event_type, locale).to_owned(), when])
}

/// Whether an event is drawn hollow: one side says so, or someone says it is not so, or it may come.
#[must_use]
pub fn is_open(event: &Event) -> bool {
    event.status != Status::Asserted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_that_only_meet_do_not_touch() {
        let at = |x, y| Area { x, y, width: 10, height: 10 };
        assert!(at(0, 0).touches(&at(9, 9)));
        assert!(!at(0, 0).touches(&at(10, 0)) && !at(0, 0).touches(&at(0, -10)));
    }

    #[test]
    fn a_long_name_is_cut_between_letters() {
        assert_eq!(clipped("تمبكتو"), "تمبكتو");
        let long = "مدينة ذات اسم طويل لا تسعه الخريطة";
        assert_eq!(clipped(long).chars().count(), LONGEST);
    }
}
