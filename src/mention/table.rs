//! Reads `data/numbers.tsv`, `data/time.tsv` and `data/months.tsv` into a table from folded words to what they mean,
//! rejecting what is not as their headers say.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::lexicon::check::TextOf;
use crate::lexicon::table::TableError;
use crate::mention::sense::{Calendar, Grammatical, MonthName, MonthUse, Part, Pointer, Sense, TimeUnit};
use crate::text::fold::fold;

const NUMBERS: &str = include_str!("../../data/numbers.tsv");
const TIME: &str = include_str!("../../data/time.tsv");
const MONTHS: &str = include_str!("../../data/months.tsv");

/// Multiply and rotate, eight bytes at a time: short keys, no hostile input.
#[derive(Default)]
struct ShortKey(u64);

impl ShortKey {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for ShortKey {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.mix(u64::from_le_bytes(chunk.try_into().expect("eight bytes")));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.mix(u64::from_le_bytes(last));
        }
    }
}

/// The pairs of letters with which keys begin: most words of a text are turned away here, without a hash.
#[derive(Default)]
struct Beginnings(Vec<u64>);

impl Beginnings {
    /// Two Arabic letters as 14 bits: the lowest of each lead byte, six of each trail byte.
    fn index(key: &str) -> usize {
        match *key.as_bytes() {
            [a, b, c, d, ..] => {
                usize::from(a & 1) << 13 | usize::from(b & 0x3f) << 7 | usize::from(c & 1) << 6 | usize::from(d & 0x3f)
            }
            _ => 0,
        }
    }

    fn add(&mut self, key: &str) {
        self.0.resize(1 << 8, 0);
        let index = Self::index(key);
        self.0[index >> 6] |= 1 << (index & 63);
    }

    fn may_hold(&self, key: &str) -> bool {
        let index = Self::index(key);
        self.0.get(index >> 6).is_some_and(|bits| bits >> (index & 63) & 1 == 1)
    }
}

type Map = HashMap<Box<str>, Sense, BuildHasherDefault<ShortKey>>;

/// A month name of two words.
pub struct Pair {
    /// Folded.
    pub first: Box<str>,
    /// Folded.
    pub second: Box<str>,
    /// What both name.
    pub name: MonthName,
}

#[derive(Default)]
pub struct Table {
    bare: Map,
    /// Forms listed with the article, under what follows it.
    articled: Map,
    beginnings: Beginnings,
    pub pairs: Vec<Pair>,
}

/// The columns of a table of number and time, with a tab between them.
pub fn header(file: &str) -> &'static str {
    match file {
        "months.tsv" => "id\tmonth\tcalendar\tuse\tforms\texample",
        _ => "id\tsense\tvalue\tforms\texample",
    }
}

/// The tables as they stand in the library, by file name.
pub fn embedded(file: &str) -> Option<&'static str> {
    match file {
        "numbers.tsv" => Some(NUMBERS),
        "time.tsv" => Some(TIME),
        "months.tsv" => Some(MONTHS),
        _ => None,
    }
}

/// Reads the tables that `text_of` has. What is wrong with them is added to `faults`, and left out of the table: a
/// wrong header, an unknown sense or value, a form that two rows own.
pub fn load(text_of: TextOf<'_, '_>, faults: &mut Vec<TableError>) -> Table {
    let mut table = Table::default();
    for file in ["numbers.tsv", "time.tsv"] {
        rows(file, text_of(file), faults, |cells| {
            let sense =
                sense(cells[1], cells[2]).ok_or_else(|| wrong(2, format!("no sense {} {}", cells[1], cells[2])))?;
            cells[3].split('|').try_for_each(|form| table.add(&fold(form), sense).map_err(|why| wrong(4, why)))
        });
    }
    rows("months.tsv", text_of("months.tsv"), faults, |cells| {
        let month = cells[1].parse().ok().filter(|m| (1..=12).contains(m)).ok_or_else(|| wrong(2, "1 to 12"))?;
        let calendar = match cells[2] {
            "gregorian" | "libyan" => Calendar::Gregorian,
            "hijri" => Calendar::Hijri,
            _ => return Err(wrong(3, "gregorian, hijri or libyan")),
        };
        let usage = match cells[3] {
            "free" => MonthUse::Free,
            "cued" => MonthUse::Cued,
            "numbered" => MonthUse::Numbered,
            _ => return Err(wrong(4, "free, cued or numbered")),
        };
        let name = MonthName { month, calendar, usage };
        for form in cells[4].split('|') {
            let key = fold(form);
            match key.split_once(' ') {
                None => table.add(&key, Sense::Month(name)).map_err(|why| wrong(5, why))?,
                Some((first, second)) => {
                    table.beginnings.add(first);
                    table.bare.entry(first.into()).or_insert(Sense::MonthHead);
                    table.pairs.push(Pair { first: first.into(), second: second.into(), name });
                }
            }
        }
        Ok(())
    });
    table
}

/// What is wrong with a row: the column, from 1, and what was expected there.
struct Wrong {
    column: usize,
    expected: String,
}

fn wrong(column: usize, expected: impl Into<String>) -> Wrong {
    Wrong { column, expected: expected.into() }
}

/// Calls `row` with the cells of each line below the header.
fn rows(
    file: &str,
    text: Option<&str>,
    faults: &mut Vec<TableError>,
    mut row: impl FnMut(&[&str]) -> Result<(), Wrong>,
) {
    let Some(text) = text else { return };
    let fault =
        |line, Wrong { column, expected }| TableError { file: file.to_owned(), line, column, message: expected };
    let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.is_empty());
    let header = header(file);
    let columns = header.split('\t').count();
    match lines.next() {
        Some((line, _)) if line == header => {}
        other => {
            let line = other.map_or(1, |(_, line)| line);
            faults.push(fault(line, wrong(1, format!("the header {header}"))));
            return;
        }
    }
    for (line, at) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let outcome = match cells.len() {
            count if count == columns => row(&cells),
            count => Err(wrong(1, format!("{columns} columns, not {count}"))),
        };
        faults.extend(outcome.err().map(|wrong| fault(at, wrong)));
    }
}

fn sense(name: &str, value: &str) -> Option<Sense> {
    let number = || value.parse::<u32>().ok();
    Some(match name {
        "unit" => Sense::Unit(number()?),
        "ten" => Sense::Ten,
        "tens" => Sense::Tens(number()?),
        "hundreds" => Sense::Hundreds(number()?),
        "scale" => Sense::Scale(number()?),
        "dual-scale" => Sense::DualScale(number()?),
        "dual-or-scale" => Sense::DualOrScale(number()?),
        "scales" => Sense::Scales(number()?),
        "dozens" => Sense::Dozens(number()?),
        "few" => Sense::Few(number()?),
        "several" => Sense::Several,
        "several-of" => Sense::SeveralOf,
        "one-of" => Sense::OneOf,
        "one-of-them" => Sense::OneOfThem,
        "fraction" => Sense::Fraction(number()?),
        "fractions" => Sense::Fractions,
        "ordinal" => Sense::Ordinal(number()?),
        "weekday" => Sense::Weekday(value.parse().ok()?),
        "day" => Sense::Day(value.parse().ok()?),
        "today" => Sense::Today,
        "tonight" => Sense::Tonight,
        "one" => Sense::Time(unit(value)?, Grammatical::One),
        "two" => Sense::Time(unit(value)?, Grammatical::Two),
        "many" => Sense::Time(unit(value)?, Grammatical::Many),
        "pointing" => Sense::Pointing(match value {
            "past" => Pointer::Past,
            "recent" => Pointer::Recent,
            "current" => Pointer::Current,
            "future" => Pointer::Future,
            "following" => Pointer::Following,
            "preceding" => Pointer::Preceding,
            "same" => Pointer::Same,
            _ => return None,
        }),
        "this" => Sense::This,
        "that" => Sense::That,
        "the-same" => Sense::TheSame,
        "part" => Sense::Part(match value {
            "start" => Part::Start,
            "middle" => Part::Middle,
            "end" => Part::End,
            _ => return None,
        }),
        "first-of" => Sense::FirstOf,
        "daypart" => Sense::DayPart,
        "next-day" => Sense::NextDay,
        "season" => Sense::Season(value.parse().ok()?),
        "since" => Sense::Since,
        "before" => Sense::Before,
        "after" => Sense::After,
        "between" => Sense::Between,
        "weekend" => Sense::Weekend,
        "anniversary" => Sense::Anniversary,
        "decade-of" => Sense::DecadeOf(value.parse().ok()?),
        "era" if value == "hijri" => Sense::HijriEra,
        "era" if value == "common" => Sense::CommonEra,
        _ => return None,
    })
}

fn unit(name: &str) -> Option<TimeUnit> {
    Some(match name {
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" | "night" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => return None,
    })
}

impl Table {
    fn add(&mut self, form: &str, sense: Sense) -> Result<(), String> {
        let (map, key) = match form.strip_prefix("ال") {
            Some(stem)
                if !matches!(
                    sense,
                    Sense::Scale(_) | Sense::DualScale(_) | Sense::DualOrScale(_) | Sense::Scales(_)
                ) =>
            {
                (&mut self.articled, stem)
            }
            _ => (&mut self.bare, form),
        };
        self.beginnings.add(key);
        match map.insert(key.into(), sense) {
            Some(other) if other != sense => Err(format!("{form} is already {other:?}")),
            _ => Ok(()),
        }
    }

    /// What `word` means, and whether it has the article.
    pub fn get(&self, word: &str) -> Option<(Sense, bool)> {
        if self.beginnings.may_hold(word)
            && let Some(&sense) = self.bare.get(word)
        {
            return Some((sense, false));
        }
        self.get_definite(word.strip_prefix("ال")?)
    }

    /// What `stem` means after the article.
    pub fn get_definite(&self, stem: &str) -> Option<(Sense, bool)> {
        if !self.beginnings.may_hold(stem) {
            return None;
        }
        self.articled.get(stem).or_else(|| self.bare.get(stem)).map(|&sense| (sense, true))
    }
}
