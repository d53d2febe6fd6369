//! The scale of the timeline. What comes in is a window of days and its width in pixels; what goes out is where a day
//! stands, and the ticks whose words have room beside each other.

use crate::corpus::edtf::{Civil, Day, Days, civil, day_number};
use crate::view::date;
use crate::view::locale::Locale;

/// A line under the plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub x: i32,
    /// Its words.
    pub words: String,
    /// Whether a larger unit begins here.
    pub major: bool,
}

/// Days and pixels.
#[derive(Clone, Copy)]
pub struct Scale {
    /// The days seen.
    pub window: Days,
    /// The room for them.
    pub width: i32,
}

impl Scale {
    fn length(self) -> i64 {
        i64::from((self.window.last - self.window.first + 1).max(1))
    }

    /// Where a day begins, from the window's first.
    #[must_use]
    pub fn x(self, day: Day) -> i32 {
        let x = (i64::from(day) - i64::from(self.window.first)) * i64::from(self.width) / self.length();
        x.clamp(-100_000, 100_000) as i32
    }

    /// The finest unit whose words have room.
    #[must_use]
    pub fn ticks(self, locale: Locale) -> Vec<Tick> {
        const ROOM: i64 = 62;
        // Days from one tick to the next; months count from the year's first, years from year 0.
        const UNITS: [(i64, Unit, i32); 11] = [
            (1, Unit::Day, 1),
            (7, Unit::Day, 7),
            (30, Unit::Month, 1),
            (91, Unit::Month, 3),
            (365, Unit::Month, 12),
            (730, Unit::Month, 24),
            (1_826, Unit::Month, 60),
            (3_652, Unit::Month, 120),
            (9_131, Unit::Month, 300),
            (36_524, Unit::Month, 1_200),
            (365_243, Unit::Month, 12_000),
        ];
        let fits = |(days, _, _): &&(i64, Unit, i32)| days * i64::from(self.width) / self.length() >= ROOM;
        let (_, unit, step) = UNITS.iter().find(fits).copied().unwrap_or(UNITS[UNITS.len() - 1]);
        let mut ticks = Vec::new();
        let Civil { year, month, .. } = civil(self.window.first);
        let mut number = match unit {
            Unit::Day => self.window.first,
            Unit::Month => (year * 12 + i32::from(month) - 1).div_euclid(step) * step,
        };
        loop {
            let day = match unit {
                Unit::Day => number,
                Unit::Month => day_number(number.div_euclid(12), number.rem_euclid(12) as u8 + 1, 1),
            };
            if day > self.window.last {
                return ticks;
            }
            number += step;
            if day < self.window.first {
                continue;
            }
            let at = civil(day);
            let major = match unit {
                Unit::Day => at.day <= step as u8,
                Unit::Month => at.month == 1,
            };
            let words = match (unit, major) {
                (Unit::Day, false) => at.day.to_string(),
                (Unit::Day, true) => [&at.day.to_string(), " ", date::month(at.month, locale)].concat(),
                (Unit::Month, true) => at.year.to_string(),
                (Unit::Month, false) => date::month(at.month, locale).to_owned(),
            };
            ticks.push(Tick { x: self.x(day), words: locale.localized(&words), major });
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::locale::Lang;

    #[test]
    fn ticks_grow_with_the_window() {
        let english = Locale { lang: Lang::En, ..Locale::default() };
        let words = |first: Day, last: Day| -> Vec<String> {
            let scale = Scale { window: Days { first, last }, width: 800 };
            scale.ticks(english).into_iter().map(|tick| tick.words).collect()
        };
        let years = |from: i32, to: i32| words(day_number(from, 1, 1), day_number(to, 12, 31));
        assert_eq!(years(2023, 2024)[..5], ["2023", "April", "July", "October", "2024"]);
        assert_eq!(years(1990, 2024)[..2], ["1990", "1995"]);
        assert_eq!(words(day_number(2024, 2, 28), day_number(2024, 3, 3)), ["28", "29", "1 March", "2", "3"]);
    }
}
