//! The span of dates: how many events fall into each year, to be dragged over; the months and years to choose from; and
//! the two bounds.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::corpus::edtf::{Edtf, year_of};
use crate::corpus::filter::{Filter, Years};
use crate::ui::app::{Setting, Tools, use_setting};
use crate::ui::icon::icon;
use crate::ui::plot::{Drag, px, use_drag, use_size};
use crate::ui::state::Action;
use crate::view::date::read_out;
use crate::view::locale::{Lang, Locale};

/// What is plotted and filtered.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Events by year.
    pub years: Years,
    /// The filter with the bounds.
    pub filter: Rc<Filter>,
}

const WIDTH: usize = 192;
const HEIGHT: usize = 30;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    From,
    To,
}

/// The plot and the bounds.
#[component]
pub fn YearsBox(props: &Props) -> Html {
    let Setting { tools, locale } = use_setting();
    let words = locale.words();
    let bad = use_state_eq(|| None::<Bound>);
    let set = |bound: Bound| {
        let (send, filter, bad) = (tools.send.clone(), Rc::clone(&props.filter), bad.setter());
        Callback::from(move |event: Event| {
            let typed = latin(event.target_unchecked_into::<HtmlInputElement>().value().trim());
            if !typed.is_empty() && Edtf::parse(&typed).and_then(|date| date.days()).is_none() {
                bad.set(Some(bound));
                return;
            }
            bad.set(None);
            let mut filter = (*filter).clone();
            match bound {
                Bound::From => filter.from = typed,
                Bound::To => filter.to = typed,
            }
            send.dispatch(Action::Filter(filter));
        })
    };
    let input = |bound: Bound, label: &'static str, value: &str| {
        let is_bad = *bad == Some(bound);
        html! {
            <label>
                { label }
                <input class={classes!("inp", is_bad.then_some("is-bad"))} type="text" inputmode="numeric" dir="ltr" maxlength="10"
                    aria-invalid={is_bad.to_string()} title={words.date_hint} value={value.to_owned()} onchange={set(bound)} />
            </label>
        }
    };
    let narrow = {
        let (send, filter) = (tools.send.clone(), Rc::clone(&props.filter));
        Callback::from(move |(one, other): (i32, i32)| {
            let (from, to) = (one.min(other).to_string(), one.max(other).to_string());
            send.dispatch(Action::Filter(Filter { from, to, ..(*filter).clone() }));
        })
    };
    let node = use_node_ref();
    let size = use_size(&node);
    let (first, count) = (props.years.first, props.years.counts.len() as i32);
    let drag = use_drag(&node, {
        let narrow = narrow.clone();
        Callback::from(move |drag: Drag| {
            let year = |x: i32| {
                let x = if locale.lang == Lang::Ar { size.width - x } else { x };
                first + (x * count / size.width.max(1)).clamp(0, count - 1)
            };
            narrow.emit((year(drag.from.0), year(drag.to.0)));
        })
    });
    let brushed = drag.now.map(|drag| {
        let unit = |x: i32| (x.clamp(0, size.width) as usize * WIDTH).checked_div(size.width as usize).unwrap_or_default();
        let (from, to) = (unit(drag.from.0), unit(drag.to.0));
        html! { <rect class="brush" x={px((from.min(to)) as i32)} y="0" width={px((from.abs_diff(to)) as i32)} height={px(HEIGHT as i32)} /> }
    });
    html! {
        <div class="years">
            <div ref={node} class="years__p" onpointerdown={drag.down} onpointermove={drag.moved} onpointerup={drag.up.clone()}
                onpointercancel={drag.up}>
                { plot(props, brushed, &narrow, locale) }
            </div>
            { pick(props, &tools, locale) }
            <p class="years__r">
                { input(Bound::From, words.from, &props.filter.from) }
                { input(Bound::To, words.to, &props.filter.to) }
            </p>
            if bad.is_some() { <p class="bad" role="alert">{ icon("i-warn") }{ words.date_bad }</p> }
        </div>
    }
}

/// The years and months in which something begins, latest first: one choice sets both bounds.
fn pick(props: &Props, tools: &Tools, locale: Locale) -> Html {
    let Years { first, counts, months } = &props.years;
    let filter = &props.filter;
    let set = {
        let (send, filter) = (tools.send.clone(), Rc::clone(filter));
        Callback::from(move |event: Event| {
            let span = event.target_unchecked_into::<HtmlSelectElement>().value();
            send.dispatch(Action::Filter(Filter { from: span.clone(), to: span, ..(*filter).clone() }));
        })
    };
    let option = |span: String| {
        let selected = span == filter.from && span == filter.to;
        let name = if span.is_empty() { locale.words().month_or_year.to_owned() } else { read_out(&span, locale) };
        html! { <option value={span} {selected}>{ name }</option> }
    };
    let year = |at: usize| {
        let year = (first + at as i32).to_string();
        let month = |month: usize| [&*year, if month < 10 { "-0" } else { "-" }, &month.to_string()].concat();
        let begins = (1..=12).rev().filter(|month| months[at] >> (month - 1) & 1 == 1);
        let spans: Vec<String> = [year.clone()].into_iter().chain(begins.map(month)).collect();
        spans
    };
    let spans = (0..counts.len()).rev().filter(|at| counts[*at] > 0).flat_map(year);
    html! {
        <select class="years__m" aria-label={locale.words().month_or_year} onchange={set}>
            { for [String::new()].into_iter().chain(spans).map(option) }
        </select>
    }
}

/// One bar a year; time runs with the reading. A click on a bar asks for its year, dragging for several.
fn plot(props: &Props, brushed: Option<Html>, narrow: &Callback<(i32, i32)>, locale: Locale) -> Html {
    let years = &props.years;
    // Bars outside the bounds are paler.
    let bound = |text: &str| Edtf::parse(text).and_then(|date| date.days());
    let (from, to) = (bound(&props.filter.from), bound(&props.filter.to));
    let is_out = |year: i32| {
        from.is_some_and(|days| year < year_of(days.first)) || to.is_some_and(|days| year > year_of(days.last))
    };
    let count = years.counts.len();
    if count < 2 {
        return html! {};
    }
    let most = years.counts.iter().copied().max().unwrap_or(1).max(1) as usize;
    let last = years.first + count as i32 - 1;
    let words = locale.words();
    let year = |year: i32| locale.localized(&year.to_string());
    let label = [words.years, words.comma, &year(years.first), " – ", &year(last)].concat();
    html! {
        <>
            <svg viewBox={["0 0 ", &WIDTH.to_string(), " ", &HEIGHT.to_string()].concat()} role="img" aria-label={label}>
                { for years.counts.iter().enumerate().filter(|(_, events)| **events > 0).map(|(at, events)| {
                    let (from, to) = (at * WIDTH / count, (at + 1) * WIDTH / count);
                    let width = (to - from).saturating_sub(2).max(1);
                    let x = match locale.lang {
                        Lang::Ar => WIDTH - from - width,
                        Lang::En => from,
                    };
                    let height = (*events as usize * (HEIGHT - 2)).div_ceil(most).max(2);
                    let title = [&year(years.first + at as i32), words.colon, &locale.number(*events as usize)].concat();
                    let number = years.first + at as i32;
                    let ask = narrow.reform(move |_: MouseEvent| (number, number));
                    html! {
                        <g key={at} onclick={ask}>
                            <rect class="aim" x={px(x as i32)} y="0" width={px(width as i32)} height={px(HEIGHT as i32)} />
                            <rect class={classes!(is_out(number).then_some("is-out"))} x={px(x as i32)} y={px((HEIGHT - height) as i32)}
                                width={px(width as i32)} height={px(height as i32)} />
                            <title>{ title }</title>
                        </g>
                    }
                }) }
                { for brushed }
            </svg>
            <p class="years__e" aria-hidden="true"><span>{ year(years.first) }</span><span>{ year(last) }</span></p>
        </>
    }
}

/// What was typed, with Latin digits.
fn latin(typed: &str) -> String {
    let mut out = String::new();
    crate::text::fold::fold_into(typed, &mut out);
    out.to_ascii_uppercase()
}
