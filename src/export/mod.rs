//! From an article and what was extracted from it to the formats that the field uses; one file per format.
//! Everything here is pure and writes one article at a time, so that any number of articles can be streamed.

pub mod acled;
pub mod annotation;
pub mod csv;
pub mod explain;
pub mod ged;
pub mod geojson;
pub mod json;
pub mod location;
pub mod losses;
pub mod mentions;
pub mod period;
pub mod plover;
pub mod region;
pub mod sheet;
pub mod sides;

use crate::article::Article;
use crate::engine::Extraction;
use crate::event::model::Event;
use sides::InterStyle;

/// The formats of the command line and of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The contract's own JSON, one object per article and line.
    #[default]
    Ndjson,
    /// ACLED's table with its codes as numbers.
    Acled,
    /// ACLED's table with its codes in words, as its service sends them.
    AcledWords,
    /// UCDP GED's table.
    Ged,
    /// PLOVER records, one per line.
    Plover,
    /// One GeoJSON FeatureCollection.
    Geojson,
    /// A plain table.
    Csv,
    /// One page of W3C Web Annotations.
    Annotations,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Ndjson,
        Self::Acled,
        Self::AcledWords,
        Self::Ged,
        Self::Plover,
        Self::Geojson,
        Self::Csv,
        Self::Annotations,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::Acled => "acled",
            Self::AcledWords => "acled-words",
            Self::Ged => "ged",
            Self::Plover => "plover",
            Self::Geojson => "geojson",
            Self::Csv => "csv",
            Self::Annotations => "annotations",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The extension of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Ndjson | Self::Plover => "ndjson",
            Self::Acled | Self::AcledWords | Self::Ged | Self::Csv => "csv",
            Self::Geojson => "geojson",
            Self::Annotations => "jsonld",
        }
    }

    /// The media type of its files.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Ndjson | Self::Plover => "application/x-ndjson",
            Self::Acled | Self::AcledWords | Self::Ged | Self::Csv => "text/csv;charset=utf-8",
            Self::Geojson => "application/geo+json",
            Self::Annotations => "application/ld+json",
        }
    }
}

/// Writes one file of a format: what [`begin`](Self::begin) gives, then each article's part, then the end.
#[derive(Debug)]
pub struct Exporter {
    format: Format,
    items: usize,
}

impl Exporter {
    /// A file of `format`, nothing written yet.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self { format, items: 0 }
    }

    /// What stands before the first article.
    #[must_use]
    pub fn begin(&self) -> String {
        let table = |header: String| format!("{}{header}", sheet::BYTE_ORDER_MARK);
        match self.format {
            Format::Ndjson | Format::Plover => String::new(),
            Format::Acled | Format::AcledWords => table(acled::header()),
            Format::Ged => table(ged::header()),
            Format::Csv => table(csv::header()),
            Format::Geojson => geojson::BEGIN.to_owned(),
            Format::Annotations => annotation::BEGIN.to_owned(),
        }
    }

    /// One article's part; empty where the format has nothing for it.
    pub fn article(&mut self, article: &Article, extraction: &Extraction) -> String {
        match self.format {
            Format::Ndjson => json::line(article, extraction) + "\n",
            Format::Acled => acled::rows(article, extraction, InterStyle::Codes),
            Format::AcledWords => acled::rows(article, extraction, InterStyle::Words),
            Format::Ged => ged::rows(article, extraction),
            Format::Plover => plover::lines(article, extraction),
            Format::Csv => csv::rows(article, extraction),
            Format::Geojson => self.listed(&geojson::features(article, extraction), geojson::BETWEEN),
            Format::Annotations => self.listed(&annotation::items(article, extraction), annotation::BETWEEN),
        }
    }

    /// The items of a list that goes over all articles, each parted from the one before.
    fn listed(&mut self, items: &[String], between: &str) -> String {
        let mut out = String::new();
        for item in items {
            if self.items > 0 {
                out.push_str(between);
            }
            out.push_str(item);
            self.items += 1;
        }
        out
    }

    /// What stands behind the last article.
    #[must_use]
    pub fn end(&self) -> String {
        match self.format {
            Format::Geojson => geojson::END.to_owned(),
            Format::Annotations => annotation::END.to_owned(),
            _ => String::new(),
        }
    }
}

/// An event's id in the tables: the prefix says that it is ours, and no codebook's own.
#[must_use]
pub fn event_id(event: &Event) -> String {
    format!("RASID-{}", event.id)
}
