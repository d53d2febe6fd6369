//! Where the evidence stands in the whole article: the chosen event's and the others'.

use yew::prelude::*;

use crate::span::Span;
use crate::ui::plot::px;
use crate::ui::state::Held;
use crate::view::locale::Locale;

/// What is plotted.
pub struct Props {
    /// The article.
    pub reading: Held,
    /// Place of the chosen event among the article's.
    pub event: Option<usize>,
}

/// Height of the drawing, whatever the strip's own.
const HEIGHT: u64 = 400;
/// No tick is smaller.
const SMALLEST: u64 = 5;

/// The strip.
pub fn strip(props: &Props, locale: Locale) -> Html {
    let reading = &props.reading.0;
    let length = reading.article.text.len().max(1) as u64;
    let events = &reading.extraction.events;
    let tick = |key: String, span: Span, chosen: bool| {
        let y = u64::from(span.start) * HEIGHT / length;
        let height = (u64::from(span.end - span.start) * HEIGHT / length).max(SMALLEST);
        let (x, width) = if chosen { ("0", "10") } else { ("4", "6") };
        html! {
            <rect {key} class={classes!("strip__t", chosen.then_some("is-on"))} {x} y={px(y as i32)} {width}
                height={px(height as i32)} rx="1" />
        }
    };
    let others = events
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != props.event)
        .flat_map(|(at, event)| event.evidence.iter().map(move |span| (at, *span)));
    let chosen = props.event.and_then(|at| events.get(at)).map(|event| event.evidence.as_slice()).unwrap_or_default();
    html! {
        <svg class="strip" viewBox="0 0 10 400" preserveAspectRatio="none" role="img" aria-label={locale.words().strip}>
            { for others.map(|(at, span)| tick([&at.to_string(), ":", &span.start.to_string()].concat(), span, false)) }
            { for chosen.iter().map(|span| tick(["on:", &span.start.to_string()].concat(), *span, true)) }
        </svg>
    }
}
