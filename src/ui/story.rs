//! The text of an article, to the letter, with the words of its events marked. The chosen event's fields are
//! lit; of the others only the trigger shows. A click on marked words chooses their event, or lists them.

use std::rc::Rc;

use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::corpus::search::Query;
use crate::ui::app::{Setting, use_setting};
use crate::ui::listen::{document, window};
use crate::ui::popup::{At, EventList};
use crate::ui::state::{Action, Held};
use crate::view::highlight::{Line, Seen, Segment, lines};
use crate::view::locale::Locale;
use crate::view::names::Field;

/// Hits of a search that are marked in one text; more would say no more.
pub const HITS: usize = 200;

/// What is read.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article.
    pub reading: Held,
    /// Place of the chosen event among the article's.
    pub event: Option<usize>,
    /// What is searched for.
    pub typed: AttrValue,
    /// Which evidence is looked at.
    pub step: usize,
    /// Rises with each wish to see it.
    pub called: u32,
    /// Fields switched off.
    pub hidden: Rc<Vec<Field>>,
}

/// The text.
#[component]
pub fn Story(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let popup = use_state_eq(|| None::<At>);
    let lines = use_memo((props.reading.clone(), props.event, props.typed.clone()), |(reading, event, typed)| {
        let reading = &reading.0;
        let hits = Query::new(typed).hits(&reading.article.text, HITS);
        lines(&reading.article.text, &reading.extraction, &Seen { chosen: *event, hits: &hits })
    });
    let typed = if props.event.is_none() { props.typed.clone() } else { AttrValue::default() };
    use_effect_with((props.reading.clone(), props.event, props.step, props.called, typed), |(_, _, step, ..)| {
        show(*step);
    });

    let pick = {
        let (reading, popup, send) = (props.reading.clone(), popup.setter(), tools.send.clone());
        let chosen = props.event;
        Callback::from(move |(segment, click): (Segment, MouseEvent)| {
            let events = &reading.0.extraction.events;
            match segment.events.as_slice() {
                [only] if Some(*only) == chosen => {
                    if let Some(step) = segment.begins {
                        send.dispatch(Action::Step(step));
                    }
                }
                [only] => send.dispatch(Action::Choose(events[*only].id.as_str().into())),
                several => popup.set(Some(At { x: click.client_x(), y: click.client_y(), events: several.to_vec() })),
            }
        })
    };
    let close = {
        let popup = popup.setter();
        Callback::from(move |()| popup.set(None))
    };
    let draw = Draw {
        text: &props.reading.0.article.text,
        ids: props.reading.0.extraction.events.iter().map(|event| event.id.as_str()).collect(),
        title: props.reading.0.title(),
        hidden: &props.hidden,
        step: props.step,
        locale,
        pick,
    };
    let mut headed = false;
    html! {
        <>
            <article data-article-id={props.reading.0.article.id.clone()}>
                { for lines.iter().enumerate().map(|(at, line)| draw.line(at, line, &mut headed)) }
            </article>
            if let Some(at) = &*popup { <EventList reading={props.reading.clone()} at={at.clone()} {close} /> }
        </>
    }
}

/// What all segments of a text share.
struct Draw<'a> {
    text: &'a str,
    ids: Vec<&'a str>,
    title: &'a str,
    hidden: &'a [Field],
    step: usize,
    locale: Locale,
    pick: Callback<(Segment, MouseEvent)>,
}

impl Draw<'_> {
    fn line(&self, at: usize, line: &Line, headed: &mut bool) -> Html {
        let mut outside = false;
        let segments: Vec<Html> = line
            .segments
            .iter()
            .map(|segment| {
                let begins = segment.furniture && !outside;
                outside = segment.furniture;
                self.segment(segment, begins)
            })
            .collect();
        let start = line.segments.first().map_or(line.end.start, |segment| segment.span.start) as usize;
        let words = self.text[start..line.end.start as usize].trim();
        let class = match (words.is_empty(), outside) {
            (true, _) => "story__gap",
            (_, true) => "furniture",
            _ => "story__line",
        };
        // The line break stays in the text but is not drawn: the paragraph makes it.
        let end = html! { if !line.end.is_empty() { <span class="nl">{ line.end.of(self.text) }</span> } };
        if !*headed && words == self.title {
            *headed = true;
            return html! { <h2 key={at} class="story__title">{ for segments }{ end }</h2> };
        }
        html! { <p key={at} {class}>{ for segments }{ end }</p> }
    }

    fn segment(&self, segment: &Segment, labelled: bool) -> Html {
        let words = segment.span.of(self.text);
        let lit: Vec<Field> = segment.lit.iter().copied().filter(|field| !self.shuts(*field)).collect();
        let label = labelled.then(|| self.locale.words().outside);
        let mut class = classes!(
            segment.hit.then_some("hit"),
            segment.furniture.then_some("outside"),
            segment.reported.then_some("sent"),
            segment.denies.then_some("denies"),
        );
        let begins = segment.begins.filter(|_| segment.hit || segment.denies || !segment.lit.is_empty());
        let id = begins.map(|step| ["evidence-", &step.to_string()].concat());
        class.push((begins == Some(self.step)).then_some("is-at"));
        if segment.events.is_empty() {
            return if segment.hit || segment.furniture || segment.reported || segment.denies {
                html! { <span {class} {id} data-label={label}>{ text(words) }</span> }
            } else {
                text(words)
            };
        }
        class.push("mk");
        let first =
            lit.first().copied().or(segment.trigger.then_some(Field::Trigger)).or(segment.fields.first().copied());
        class.push(first.map(style));
        class.push((!lit.is_empty()).then_some("is-on"));
        let events: Vec<&str> = segment.events.iter().map(|event| self.ids[*event]).collect();
        let fields: Vec<&str> = segment.fields.iter().map(|field| field.contract()).collect();
        let spoken: Vec<&str> = lit.iter().map(|field| field.name(self.locale)).collect();
        let pick = {
            let segment = segment.clone();
            self.pick.reform(move |click: MouseEvent| (segment.clone(), click))
        };
        let inner = match lit.as_slice() {
            [_, second] => html! { <span class={classes!("mk__2", style(*second))}>{ text(words) }</span> },
            [_, second, third, ..] => html! {
                <span class={classes!("mk__3", style(*third))}><span class={classes!("mk__2", style(*second))}>{ text(words) }</span></span>
            },
            _ => text(words),
        };
        html! {
            <mark {class} {id} data-label={label}
                data-event-ids={events.join(" ")} data-fields={fields.join(" ")}
                aria-description={(!spoken.is_empty()).then(|| spoken.join(self.locale.words().comma))}
                onclick={pick}>
                { inner }
            </mark>
        }
    }

    fn shuts(&self, field: Field) -> bool {
        self.hidden.iter().any(|hidden| hidden.style() == field.style())
    }
}

/// Words of the text, to the letter. Characters that would turn the direction of what follows them are shut in, so that
/// they turn nothing, and shown by their names.
fn text(words: &str) -> Html {
    let control =
        |c: char| matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !words.contains(control) {
        return html! { { words } };
    }
    html! {
        { for words.split_inclusive(control).map(|piece| {
            let last = piece.chars().next_back().filter(|last| control(*last));
            let plain = &piece[..piece.len() - last.map_or(0, char::len_utf8)];
            let name = match last {
                Some('\u{200E}') => "LRM",
                Some('\u{200F}') => "RLM",
                Some('\u{61C}') => "ALM",
                Some('\u{202A}') => "LRE",
                Some('\u{202B}') => "RLE",
                Some('\u{202C}') => "PDF",
                Some('\u{202D}') => "LRO",
                Some('\u{202E}') => "RLO",
                Some('\u{2066}') => "LRI",
                Some('\u{2067}') => "RLI",
                Some('\u{2068}') => "FSI",
                _ => "PDI",
            };
            html! { <>{ plain }if let Some(last) = last { <bdi class="ctl" data-ctl={name}>{ last }</bdi> }</> }
        }) }
    }
}

fn style(field: Field) -> String {
    ["f-", field.style()].concat()
}

/// Brings a piece of evidence into view; at once where the reader wants no motion.
fn show(step: usize) {
    let Some(element) = document().get_element_by_id(&["evidence-", &step.to_string()].concat()) else {
        if let Ok(Some(scroll)) = document().query_selector(".article__scroll") {
            scroll.set_scroll_top(0);
        }
        return;
    };
    if is_seen(&element) {
        return;
    }
    let still =
        window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_none_or(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether it lies well inside the text's viewport.
fn is_seen(element: &Element) -> bool {
    let Ok(Some(scroll)) = element.closest(".article__scroll") else { return false };
    let (outer, inner) = (scroll.get_bounding_client_rect(), element.get_bounding_client_rect());
    let room = outer.height() * 0.12;
    inner.top() > outer.top() + room && inner.bottom() < outer.bottom() - room
}
