//! Every word of the interface, one table a language. A word missing in one of them does not compile.
//! Names of event types, fields and the like stand in `view::names`.

pub mod ar;
pub mod en;

/// A noun in the forms that numbers ask for. English uses `one` and `other`.
#[allow(missing_docs, reason = "CLDR's plural categories")]
pub struct Noun {
    pub zero: &'static str,
    pub one: &'static str,
    pub two: &'static str,
    pub few: &'static str,
    pub many: &'static str,
    pub other: &'static str,
}

impl Noun {
    /// A noun of two forms.
    #[must_use]
    pub const fn english(one: &'static str, other: &'static str) -> Self {
        Self { zero: other, one, two: other, few: other, many: other, other }
    }

    /// A noun of six forms; none, one and two are whole phrases.
    #[must_use]
    pub const fn arabic(
        zero: &'static str,
        one: &'static str,
        two: &'static str,
        few: &'static str,
        many: &'static str,
        other: &'static str,
    ) -> Self {
        Self { zero, one, two, few, many, other }
    }
}

/// One key or pair of keys and what it does.
pub struct Key {
    /// As printed on the keyboard.
    pub keys: &'static [&'static str],
    /// What it does.
    pub does: &'static str,
}

/// A group of keys.
pub struct KeyGroup {
    /// Its heading.
    pub title: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

/// Every word of the interface.
#[allow(missing_docs, reason = "each name says where the words stand")]
pub struct Words {
    pub comma: &'static str,
    pub colon: &'static str,
    pub title: &'static str,
    pub skip: &'static str,
    pub work: &'static str,
    pub tools: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub import: &'static str,
    pub export: &'static str,
    pub which_events: &'static str,
    pub events_shown: &'static str,
    pub events_all: &'static str,
    pub file_acled: &'static str,
    pub file_acled_note: &'static str,
    pub file_geojson: &'static str,
    pub file_geojson_note: &'static str,
    pub file_ndjson: &'static str,
    pub file_ndjson_note: &'static str,
    pub print: &'static str,
    pub print_note: &'static str,
    pub prepared: &'static str,
    pub report_title: &'static str,
    pub who_and_whom: &'static str,
    pub all_evidence: &'static str,
    pub report_note: &'static str,
    pub saved: &'static str,
    pub language_short: &'static str,
    pub language: &'static str,
    pub digits: &'static str,
    pub digits_shown: &'static str,
    pub theme: &'static str,
    pub keys: &'static str,
    pub close: &'static str,
    pub of: &'static str,
    pub sections: &'static str,
    pub tab_events: &'static str,
    pub tab_article: &'static str,
    pub tab_articles: &'static str,
    pub tab_timeline: &'static str,
    pub plots: &'static str,
    pub timeline: &'static str,
    pub timeline_is: &'static str,
    pub no_dates: &'static str,
    pub hide_timeline: &'static str,
    pub map: &'static str,
    pub map_is: &'static str,
    pub hide_map: &'static str,
    pub no_world: &'static str,
    pub no_point: &'static str,
    pub legend_site: &'static str,
    pub legend_open: &'static str,
    pub legend_area: &'static str,
    pub filter_seen: &'static str,
    pub see_all: &'static str,
    pub nearer: &'static str,
    pub farther: &'static str,
    pub on_map: &'static str,
    pub area: &'static str,

    pub filters: &'static str,
    pub filter_list: &'static str,
    pub clear_all: &'static str,
    pub exclude: &'static str,
    pub any_of: &'static str,
    pub all_of: &'static str,
    pub more_values: &'static str,
    pub fewer_values: &'static str,
    pub find_value: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub date_hint: &'static str,
    pub date_bad: &'static str,
    pub years: &'static str,
    pub show: &'static str,
    pub active: &'static str,
    pub not: &'static str,
    pub remove: &'static str,
    pub searched: &'static str,

    pub sort: &'static str,
    pub latest: &'static str,
    pub earliest: &'static str,
    pub told: &'static str,
    pub event_list: &'static str,
    pub none_match: &'static str,
    pub none_match_hint: &'static str,
    pub no_events: &'static str,
    pub no_events_hint: &'static str,
    pub only_text: &'static str,
    pub reading_now: &'static str,

    pub against: &'static str,
    pub between: &'static str,
    pub not_stated: &'static str,
    pub who_not_stated: &'static str,
    pub whom_not_stated: &'static str,
    pub date_not_stated: &'static str,
    pub place_not_stated: &'static str,
    pub no_date: &'static str,
    pub no_place: &'static str,
    pub no_country: &'static str,
    pub no_actor: &'static str,
    pub no_losses: &'static str,
    pub claimed_it: &'static str,
    pub claim_of: &'static str,
    pub total: &'static str,
    pub inferred: &'static str,
    pub toll_caption: &'static str,
    pub group: &'static str,
    pub low: &'static str,
    pub best: &'static str,
    pub high: &'static str,
    pub said_by: &'static str,
    pub article: &'static str,
    pub losses_shown: &'static str,
    pub left_out: &'static str,
    pub why: &'static str,
    pub why_title: &'static str,
    pub why_none: &'static str,
    pub merged: &'static str,

    pub evidence: &'static str,
    pub previous_evidence: &'static str,
    pub next_evidence: &'static str,
    pub hit: &'static str,
    pub previous_event: &'static str,
    pub next_event: &'static str,
    pub chosen_event: &'static str,
    pub legend: &'static str,
    pub article_text: &'static str,
    pub strip: &'static str,
    pub outside: &'static str,
    pub published: &'static str,
    pub undated: &'static str,
    pub undated_why: &'static str,
    pub set_date: &'static str,
    pub date_from_text: &'static str,
    pub web_page: &'static str,
    pub no_article: &'static str,
    pub events_here: &'static str,
    pub reread: &'static str,

    pub start_plain: &'static str,
    pub start_marked: &'static str,
    pub start_text: &'static str,
    pub drop_title: &'static str,
    pub drop_over: &'static str,
    pub drop_kinds: &'static str,
    pub choose_files: &'static str,
    pub choose_folder: &'static str,
    pub paste: &'static str,
    pub lock: &'static str,
    /// Whose data the places are, as their licence asks.
    pub credits: &'static str,
    pub sample_title: &'static str,
    pub sample: &'static str,
    pub sample_note: &'static str,
    pub paste_title: &'static str,
    pub paste_label: &'static str,
    pub paste_name: &'static str,
    pub paste_read: &'static str,
    pub start_over: &'static str,
    pub start_over_note: &'static str,

    pub reading: &'static str,
    pub progress: &'static str,
    pub cancel: &'static str,
    pub so_far: &'static str,
    pub done: &'static str,
    pub articles_read: &'static str,
    pub events_found: &'static str,
    pub repeated: &'static str,
    pub troubles: &'static str,
    pub line: &'static str,
    pub column: &'static str,
    pub met: &'static str,
    pub what_to_do: &'static str,
    pub more_troubles: &'static str,
    pub show_report: &'static str,
    pub hide_report: &'static str,
    pub crash: &'static str,
    pub crash_do: &'static str,
    pub no_worker: &'static str,
    pub no_worker_do: &'static str,
    pub no_bundle: &'static str,
    pub no_bundle_do: &'static str,
    pub newer: &'static str,
    pub newer_load: &'static str,
    pub loading: &'static str,

    pub key_groups: &'static [KeyGroup],
    pub keys_note: &'static str,

    pub events: Noun,
    pub articles: Noun,
    pub files: Noun,
    pub tolls: Noun,
    pub mentions: Noun,
    pub problems: Noun,
}
