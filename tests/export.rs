//! What each format makes of one article with three events, laid out here by hand: an attack with rival tolls
//! and a claim, a denied strike without a place, and a total over a year.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use csv_core::{ReadRecordResult, Reader};
use rasid::article::Article;
use rasid::engine::Extraction;
use rasid::event::model::{
    Casualty, CasualtyKind, DatePrecision, Event, EventDate, Party, PartyKind, Place, PlaceLevel, Source, Status,
    SubEventType,
};
use rasid::export::{Exporter, Format};
use rasid::span::Span;
use serde_json::Value;

const TEXT: &str = "😀 هاجم مسلحون قرية تالا في منطقة غاو يوم 24 مارس، وقتل عشرات المدنيين وثلاثة جنود، وقالت الجماعة إن سبعة جنود قتلوا. \
                    ونفى الجيش قصف البلدة. =وقتل أكثر من 900 شخص هذا العام.";

fn article() -> Article {
    Article {
        id: "mali".to_owned(),
        text: TEXT.to_owned(),
        title: Some("هجوم على قرية".to_owned()),
        published: Some("2024-03-25".to_owned()),
        source: Some("الصحيفة".to_owned()),
        url: Some("https://example.org/1".to_owned()),
    }
}

/// Where `words` first stand.
#[track_caller]
fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start as u32, (start + words.len()) as u32)
}

fn party(name_ar: &str, name_en: &str, kind: PartyKind) -> Party {
    Party { id: None, name_ar: name_ar.to_owned(), name_en: name_en.to_owned(), kind, span: span(name_ar) }
}

fn place(name_ar: &str, name_en: &str, level: PlaceLevel, lat: Option<f64>, lon: Option<f64>) -> Place {
    let country = Some("ML".to_owned());
    Place {
        id: None,
        name_ar: name_ar.to_owned(),
        name_en: name_en.to_owned(),
        country,
        level,
        lat,
        lon,
        span: span(name_ar),
    }
}

fn casualty(bounds: [Option<u32>; 3], who: &str, said_by: Option<&str>, words: &str) -> Casualty {
    let [low, best, high] = bounds;
    let said_by = said_by.map(str::to_owned);
    Casualty { kind: CasualtyKind::Killed, low, best, high, who: who.to_owned(), said_by, span: span(words) }
}

fn event(id: &str, sub_event_type: SubEventType, trigger: &str) -> Event {
    Event {
        id: format!("mali#{id}"),
        sub_event_type,
        tactic: None,
        status: Status::Asserted,
        aggregate: false,
        date: EventDate::default(),
        places: Vec::new(),
        perpetrators: Vec::new(),
        targets: Vec::new(),
        claimed_by: Vec::new(),
        casualties: Vec::new(),
        sources: Vec::new(),
        evidence: vec![span(trigger)],
        trigger: span(trigger),
        rules: vec!["verbs:hajama".to_owned(), "merge".to_owned()],
    }
}

fn attack() -> Event {
    let date =
        EventDate {
            edtf: Some("2024-03-24".to_owned()), precision: DatePrecision::Day, span: Some(span("24 مارس"))
        };
    Event {
        tactic: Some("raid".to_owned()),
        date,
        places: vec![
            place("تالا", "", PlaceLevel::Town, None, None),
            place("غاو", "Gao", PlaceLevel::Admin1, Some(16.27), Some(-0.05)),
        ],
        perpetrators: vec![
            party("مسلحون", "gunmen", PartyKind::Gunmen),
            party("الجماعة", "the group", PartyKind::Rebel),
        ],
        targets: vec![
            party("جنود", "soldiers", PartyKind::State),
            party("المدنيين", "civilians", PartyKind::Civilians),
        ],
        claimed_by: vec![party("الجماعة", "the group", PartyKind::Rebel)],
        casualties: vec![
            casualty([Some(20), None, None], "المدنيين", None, "عشرات المدنيين"),
            casualty([Some(3), Some(3), Some(3)], "جنود", None, "ثلاثة جنود"),
            casualty([Some(7), Some(7), Some(7)], "جنود", Some("الجماعة"), "سبعة جنود"),
        ],
        sources: vec![Source { name: "الجماعة".to_owned(), span: span("الجماعة") }],
        evidence: vec![span("هاجم مسلحون قرية تالا"), span("وقتل عشرات المدنيين")],
        ..event("1", SubEventType::ArmedClash, "هاجم")
    }
}

fn denied() -> Event {
    Event {
        status: Status::Denied,
        perpetrators: vec![party("الجيش", "the army", PartyKind::State)],
        ..event("2", SubEventType::ShellingArtilleryMissileAttack, "قصف")
    }
}

fn total() -> Event {
    let date =
        EventDate {
            edtf: Some("2024".to_owned()), precision: DatePrecision::Year, span: Some(span("هذا العام"))
        };
    Event {
        aggregate: true,
        date,
        places: vec![place("البلدة", "=Evil", PlaceLevel::Country, Some(17.6), Some(-4.0))],
        targets: vec![party("شخص", "people", PartyKind::Civilians)],
        casualties: vec![casualty([Some(900), None, None], "شخص", None, "أكثر من 900 شخص")],
        evidence: vec![span("=وقتل أكثر من 900 شخص")],
        ..event("3", SubEventType::Attack, "وقتل أكثر")
    }
}

fn extraction() -> Extraction {
    let article = article();
    Extraction {
        events: vec![attack(), denied(), total()],
        published: article.published,
        title: article.title,
        ..Extraction::default()
    }
}

/// The whole file: the same article `copies` times.
fn file(format: Format, copies: usize) -> String {
    let mut exporter = Exporter::new(format);
    let mut out = exporter.begin();
    for _ in 0..copies {
        out += &exporter.article(&article(), &extraction());
    }
    out + &exporter.end()
}

/// A table's rows by column.
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    #[track_caller]
    fn of(format: Format) -> Self {
        let text = file(format, 1);
        let mut input = text.strip_prefix('\u{FEFF}').expect("a byte order mark").as_bytes();
        let (mut reader, mut rows) = (Reader::new(), Vec::new());
        loop {
            let (mut out, mut ends) = (vec![0; 1 << 16], [0; 128]);
            let (result, read, _, count) = reader.read_record(input, &mut out, &mut ends);
            input = &input[read..];
            match result {
                ReadRecordResult::Record => {}
                ReadRecordResult::InputEmpty => continue,
                ReadRecordResult::End => break,
                _ => panic!("a row longer than the test expects"),
            }
            let starts = std::iter::once(&0).chain(&ends[..count]);
            let cells =
                starts.zip(&ends[..count]).map(|(&start, &end)| String::from_utf8(out[start..end].to_vec()).unwrap());
            rows.push(cells.collect::<Vec<_>>());
        }
        let header = rows.remove(0);
        for row in &rows {
            assert_eq!(row.len(), header.len());
        }
        Self { header, rows }
    }

    #[track_caller]
    fn check(&self, row: usize, cells: &[(&str, &str)]) {
        for (column, expected) in cells {
            let at = self.header.iter().position(|name| name == column).unwrap();
            assert_eq!(self.rows[row][at], *expected, "{column} of row {row}");
        }
    }
}

/// The cells that a code point range of the text names.
fn quoted(start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    TEXT.chars().skip(start).take(end - start).collect()
}

#[test]
fn json_has_the_contracts_fields_and_counts_code_points() {
    let line: Value = serde_json::from_str(file(Format::Ndjson, 1).trim_end()).unwrap();
    assert_eq!(line["article"], "mali");
    assert_eq!(line["published"], "2024-03-25");
    assert_eq!(line["title"], "هجوم على قرية");
    let event = &line["events"][0];
    let mut names: Vec<_> = event.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut expected = [
        "id",
        "event_type",
        "sub_event_type",
        "tactic",
        "status",
        "aggregate",
        "date",
        "date_precision",
        "date_text",
        "date_span",
        "places",
        "perpetrators",
        "targets",
        "claimed_by",
        "casualties",
        "sources",
        "source_spans",
        "evidence",
        "trigger",
        "rules",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(event["event_type"], "Battles");
    assert_eq!(event["sources"], serde_json::json!(["الجماعة"]));
    assert_eq!(event["trigger"]["start"], 2, "the emoji is one code point");
    let trigger = &event["trigger"];
    assert_eq!(quoted(&trigger["start"], &trigger["end"]), trigger["text"].as_str().unwrap());
    assert_eq!(quoted(&event["date_span"]["start"], &event["date_span"]["end"]), event["date_text"].as_str().unwrap());
    for list in ["places", "perpetrators", "targets", "claimed_by", "casualties"] {
        for item in event[list].as_array().unwrap() {
            assert_eq!(quoted(&item["start"], &item["end"]), item["text"].as_str().unwrap(), "{list}");
        }
    }
    assert_eq!(event["places"][0]["lat"], Value::Null);
    assert_eq!(event["casualties"][0]["best"], Value::Null);
    assert_eq!(event["perpetrators"][0]["kind"], "gunmen");
    assert_eq!(line["events"][1]["date"], Value::Null);
    assert_eq!(line["events"][1]["date_precision"], "unknown");
    assert_eq!(line["events"][2]["aggregate"], true);
}

#[test]
fn acled_has_its_columns_and_conventions() {
    let table = Table::of(Format::Acled);
    assert_eq!(table.header.len(), 31 + 22);
    assert_eq!(table.header[..3], ["event_id_cnty", "event_date", "year"]);
    assert_eq!(table.header[30..32], ["timestamp", "date_edtf"]);
    table.check(
        0,
        &[
            ("event_id_cnty", "RASID-mali#1"),
            ("event_date", "2024-03-24"),
            ("year", "2024"),
            ("time_precision", "1"),
            ("disorder_type", "Political violence"),
            ("actor1", "gunmen"),
            ("assoc_actor_1", "the group"),
            ("inter1", "3"),
            ("actor2", "soldiers"),
            ("inter2", "1"),
            ("interaction", "13"),
            ("civilian_targeting", ""),
            ("iso", "466"),
            ("region", "Western Africa"),
            ("country", "Mali"),
            ("admin1", "Gao"),
            ("location", "تالا"),
            ("latitude", "16.27"),
            ("longitude", "-0.05"),
            ("geo_precision", "3"),
            ("source", "الصحيفة"),
            ("notes", "هاجم مسلحون قرية تالا"),
            ("fatalities", "13"),
            ("timestamp", ""),
            ("best", "23"),
            // «عشرات» by ACLED's rule, as in fatalities.
            ("low", "13"),
            ("high", "27"),
            ("deaths_a", "0"),
            ("deaths_b", "3"),
            ("deaths_civilians", "20"),
            ("nwound", ""),
            ("claimed", "1"),
            ("claimant", "the group"),
            ("doubtful", "0"),
            ("attribution", "الجماعة"),
            ("evidence", "2-23; 50-69"),
            ("article_id", "mali"),
        ],
    );
    table.check(1, &[("event_date", ""), ("status", "denied"), ("doubtful", "1"), ("interaction", "10"), ("best", "")]);
    table.check(1, &[("latitude", ""), ("fatalities", "0"), ("country", "")]);
    table.check(2, &[("event_date", ""), ("year", "2024"), ("date_start", "2024-01-01"), ("date_end", "2024-12-31")]);
    table.check(2, &[("location", "'=Evil"), ("latitude", ""), ("geo_precision", ""), ("aggregate", "1")]);
    table.check(
        2,
        &[("notes", "'=وقتل أكثر من 900 شخص"), ("fatalities", "900"), ("civilian_targeting", "Civilian targeting")],
    );
    let words = Table::of(Format::AcledWords);
    words.check(0, &[("inter1", "Political militia"), ("interaction", "State forces-Political militia")]);
    words.check(2, &[("interaction", "Civilians only")]);
}

#[test]
fn ged_has_its_columns_and_only_what_happened() {
    let table = Table::of(Format::Ged);
    assert_eq!((table.header.len(), table.rows.len()), (49, 2));
    table.check(
        0,
        &[
            ("type_of_violence", "1"),
            ("side_a", "soldiers"),
            ("side_b", "gunmen; the group"),
            ("conflict_new_id", ""),
            ("source_article", "\"الصحيفة\",\"2024-03-25\",\"هجوم على قرية\""),
            ("where_prec", "4"),
            ("where_coordinates", "Gao"),
            ("geom_wkt", "POINT (-0.05 16.27)"),
            ("priogrid_gid", "153000"),
            ("region", "Africa"),
            ("date_prec", "1"),
            ("deaths_a", "3"),
            ("deaths_civilians", "20"),
            ("best", "23"),
            ("low", "13"),
            ("high", "27"),
        ],
    );
    table.check(1, &[("type_of_violence", ""), ("where_prec", "6"), ("date_prec", "5"), ("event_clarity", "2")]);
}

#[test]
fn geojson_is_one_collection_with_points_only_where_known() {
    for copies in [0, 1, 3] {
        let collection: Value = serde_json::from_str(&file(Format::Geojson, copies)).unwrap();
        assert_eq!(collection["type"], "FeatureCollection");
        assert_eq!(collection["features"].as_array().unwrap().len(), 3 * copies);
    }
    let collection: Value = serde_json::from_str(&file(Format::Geojson, 1)).unwrap();
    let features = &collection["features"];
    assert_eq!(features[0]["geometry"], serde_json::json!({"type": "Point", "coordinates": [-0.05, 16.27]}));
    assert_eq!(features[0]["properties"]["place_level"], "admin1");
    assert_eq!(features[0]["properties"]["perpetrators"][0]["name_en"], "gunmen");
    assert_eq!(features[1]["geometry"], Value::Null);
    assert!(features[1].as_object().unwrap().contains_key("geometry"));
    assert_eq!(features[2]["id"], "RASID-mali#3");
}

#[test]
fn annotations_find_their_words_by_quote_and_by_position() {
    let page: Value = serde_json::from_str(&file(Format::Annotations, 2)).unwrap();
    assert_eq!(page["type"], "AnnotationPage");
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 2 * 4);
    for item in items {
        let (quote, position) = (&item["target"]["selector"][0], &item["target"]["selector"][1]);
        let exact = quote["exact"].as_str().unwrap();
        assert_eq!(quoted(&position["start"], &position["end"]), exact);
        let found = [&quote["prefix"], &quote["exact"], &quote["suffix"]].map(|part| part.as_str().unwrap()).concat();
        assert!(TEXT.contains(&found), "{found}");
    }
    assert_eq!(items[0]["id"], "urn:rasid:RASID-mali%231:1");
    assert_eq!(items[0]["target"]["source"], "https://example.org/1");
    assert_eq!(items[0]["body"][1]["value"], "Armed clash");
    assert_eq!(file(Format::Annotations, 0).split_whitespace().count(), 2, "an empty page is a page");
}

#[test]
fn plover_records_name_a_type_and_a_mode() {
    let text = file(Format::Plover, 1);
    let records: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 2, "what is denied is no record");
    assert_eq!((&records[0]["event"], &records[0]["mode"]), (&"ASSAULT".into(), &Value::Null));
    assert_eq!(records[0]["date"], "2024-03-24");
    assert_eq!(records[0]["target"][0]["name"], "soldiers");
}

#[test]
fn the_plain_table_tells_everything_in_words() {
    let table = Table::of(Format::Csv);
    assert_eq!(table.rows.len(), 3);
    table.check(
        0,
        &[
            ("killed", "20 or more المدنيين; 3 جنود; 7 جنود (الجماعة)"),
            ("evidence", "هاجم مسلحون قرية تالا […] وقتل عشرات المدنيين"),
            ("perpetrators_en", "gunmen; the group"),
            ("place_ar", "تالا"),
            ("place_en", ""),
            ("lat", "16.27"),
            ("point_level", "admin1"),
            ("date_text", "24 مارس"),
        ],
    );
}
