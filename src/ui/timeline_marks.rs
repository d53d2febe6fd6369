//! The drawing of the timeline: scale, marks, words and bundles, mirrored where time runs right to left.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::Corpus;
use crate::corpus::edtf::{Days, iso};
use crate::ui::name::lang_of;
use crate::ui::plot::px;
use crate::ui::state::{Action, Send};
use crate::ui::timeline::{AXIS, LANE};
use crate::view::date;
use crate::view::locale::{Lang, Locale};
use crate::view::plot::{self, Area};
use crate::view::timeline::{Bundle, Layout, Mark, Shape};

/// Everything on the timeline.
pub fn marks(layout: &Layout, corpus: &Corpus, size: Area, send: &Send, zoom: &Callback<Days>, locale: Locale) -> Html {
    let draw = Draw { size, locale };
    let first = layout.marks.iter().find(|mark| mark.chosen).or(layout.marks.first()).map(|mark| mark.number);
    let base = size.height - AXIS;
    html! {
        <>
            <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V6" /></pattern></defs>
            { for layout.ticks.iter().map(|tick| {
                let at = draw.mirrored(tick.x, 0);
                let x = at.to_string();
                // Near an edge the words stand beside their line, not cut off.
                let half = plot::width_of(&tick.words) / 2;
                let middle = at.max(half).min(size.width - half);
                html! {
                    <g key={tick.x}>
                        <path class={classes!("ax", (!tick.major).then_some("ax--q"))} d={["M", &x, " 4V", &base.to_string()].concat()} />
                        <text class={classes!("axt", tick.major.then_some("axt--y"))} x={px(middle)} y={px(base + 17)} text-anchor="middle">{ &tick.words }</text>
                    </g>
                }
            }) }
            <path class="ax ax--base" d={["M0 ", &base.to_string(), "H", &size.width.to_string()].concat()} />
            { for layout.bundles.iter().map(|bundle| draw.bundle(bundle, layout, zoom)) }
            { for layout.marks.iter().map(|mark| {
                let (reading, event) = corpus.resolve(mark.number);
                draw.mark(mark, &reading.extraction.events[event].id, first == Some(mark.number), send)
            }) }
        </>
    }
}

struct Draw {
    size: Area,
    locale: Locale,
}

impl Draw {
    /// The left edge on the screen of what is `width` wide and begins `x` after the window does.
    fn mirrored(&self, x: i32, width: i32) -> i32 {
        if self.locale.lang == Lang::Ar { self.size.width - x - width } else { x }
    }

    fn mark(&self, mark: &Mark, id: &str, first: bool, send: &Send) -> Html {
        let middle = mark.lane as i32 * LANE + LANE / 2 + 4;
        let x = self.mirrored(mark.x, mark.width);
        let choose = {
            let (send, id) = (send.clone(), Rc::<str>::from(id));
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                send.dispatch(Action::Choose(Rc::clone(&id)));
            })
        };
        let look = match (mark.shape, mark.open) {
            (Shape::Sum, _) => "bar bar--sum",
            (Shape::Dot, true) => "dot dot--open",
            (Shape::Dot, false) => "dot",
            (_, true) => "bar bar--denied",
            (Shape::Soft, _) => "bar bar--soft",
            (Shape::Bar, _) => "bar",
        };
        let label = mark.label.as_ref().map(|label| {
            let anchor = if label.later { "start" } else { "end" };
            html! { <text x={px(self.mirrored(label.x, 0))} y={px(middle + 4)} text-anchor={anchor} lang={lang_of(&label.words, self.locale)}>{ &label.words }</text> }
        });
        let cut = |at: i32, later: bool| {
            let x = self.mirrored(at, 0);
            let tip = if later == (self.locale.lang == Lang::Ar) { "-7" } else { "7" };
            let path = [
                "M",
                &x.to_string(),
                " ",
                &(middle - 9).to_string(),
                "l",
                tip,
                " 9 ",
                if tip == "7" { "-7" } else { "7" },
                " 9",
            ];
            html! { <path class="cut" d={path.concat()} /> }
        };
        html! {
            <a key={id} class={classes!("pt", mark.chosen.then_some("is-on"))} href={["#event=", id].concat()} data-mark={id.to_owned()}
                tabindex={if first { "0" } else { "-1" }} aria-label={mark.spoken.clone()} aria-current={mark.chosen.then_some("true")}
                onclick={choose}>
                if mark.chosen {
                    <path class="stem" d={["M", &(x + mark.width / 2).to_string(), " 4V", &(self.size.height - AXIS).to_string()].concat()} />
                }
                <rect class="aim" x={px(x - 5)} y={px(middle - 12)} width={px(mark.width + 10)} height="24" />
                if mark.shape == Shape::Dot {
                    <circle class={look} cx={px(x + mark.width / 2)} cy={px(middle)} r="6" />
                } else {
                    <rect class={look} x={px(x)} y={px(middle - 6)} width={px(mark.width)} height="12" rx="2" />
                }
                if mark.before && mark.shape != Shape::Dot { { cut(mark.x + 7, false) } }
                if mark.after && mark.shape != Shape::Dot { { cut(mark.x + mark.width - 7, true) } }
                { label }
                <title lang={lang_of(&mark.spoken, self.locale)}>{ &mark.spoken }</title>
            </a>
        }
    }

    /// Events without a room of their own: a column with their number, which goes nearer when it is chosen.
    fn bundle(&self, bundle: &Bundle, layout: &Layout, zoom: &Callback<Days>) -> Html {
        let base = self.size.height - AXIS;
        let crowd = layout.marks.len() < 2;
        let most = if crowd { base - 22 } else { LANE - 14 };
        let height = (bundle.count as i64 * i64::from(most) / layout.fullest.max(1) as i64).max(3) as i32;
        let x = self.mirrored(bundle.x, 0);
        let number = self.locale.number(bundle.count);
        let days = [iso(bundle.days.first), iso(bundle.days.last)];
        let when = if days[0] == days[1] { days[0].clone() } else { days.join("/") };
        let events = self.locale.counted(bundle.count, &self.locale.words().events).to_string();
        let spoken = self.locale.list([number.clone(), events, date::read_out(&when, self.locale)]);
        let go = {
            let (zoom, days) = (zoom.clone(), bundle.days);
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                zoom.emit(days);
            })
        };
        html! {
            <a key={bundle.x} class="pt" href="#" role="button" tabindex="-1" aria-label={spoken.clone()} onclick={go}>
                <rect class="aim" x={px(x - 13)} y={px(base - 24)} width="26" height="24" />
                <rect class="bar" x={px(x - 9)} y={px(base - height)} width="18" height={px(height)} />
                <text x={px(x)} y={px(base - height - 3)} text-anchor="middle">{ number }</text>
                <title>{ spoken }</title>
            </a>
        }
    }
}
