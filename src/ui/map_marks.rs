//! The drawing of the map: land, circles, dots, numbers and their words.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::Corpus;
use crate::corpus::facet::Facet;
use crate::corpus::filter::{Filter, Polarity};
use crate::ui::name::lang_of;
use crate::ui::plot::px;
use crate::ui::state::{Action, Send};
use crate::view::atlas::{Atlas, Outline, Point, Region, View};
use crate::view::locale::{Lang, Locale};
use crate::view::map::{Mark, Shape, Side};
use crate::view::plot::Area;

/// The land; `shaded` are the codes of the countries that are.
pub fn land(world: &[Outline], shaded: &[String]) -> Html {
    html! {
        { for world.iter().map(|outline| {
            let shaded = shaded.contains(&outline.code);
            html! { <path key={outline.code.clone()} class={classes!("land", shaded.then_some("land--whole"))} data-land={outline.code.clone()} d={outline.path.clone()} /> }
        }) }
    }
}

/// The regions that events are known to be in, and no more of their place.
pub fn areas(atlas: &Atlas, regions: &[Region], chosen: Option<u32>) -> Html {
    let known = atlas.spots.iter().filter_map(|spot| Some((spot, Region::find(regions, &spot.key)?)));
    html! {
        { for known.map(|(spot, region)| {
            let on = chosen.is_some_and(|number| spot.events.contains(&number));
            html! { <path key={spot.key.clone()} class={classes!("region", on.then_some("is-on"))} data-region={spot.key.clone()} d={region.path.clone()} /> }
        }) }
    }
}

/// What all marks share.
pub struct Draw<'a> {
    /// The places.
    pub atlas: &'a Atlas,
    /// The articles and events.
    pub corpus: &'a Corpus,
    /// The filter, to be narrowed.
    pub filter: &'a Rc<Filter>,
    /// Where the reader looks.
    pub view: View,
    /// The room.
    pub size: Area,
    /// Where changes go.
    pub send: &'a Send,
    /// Looks elsewhere.
    pub see: &'a Callback<View>,
    /// The reader's language.
    pub locale: Locale,
}

impl Draw<'_> {
    /// All marks, and lines between the places of the chosen event.
    pub fn all(&self, marks: &[Mark], chosen: Option<u32>) -> Html {
        let first = marks.iter().position(|mark| mark.chosen).unwrap_or(0);
        html! {
            <>
                { for chosen.map(|number| self.links(number)) }
                { for marks.iter().enumerate().map(|(at, mark)| self.mark(mark, at == first)) }
            </>
        }
    }

    /// One happening in several places.
    fn links(&self, number: u32) -> Html {
        let (reading, event) = self.corpus.resolve(number);
        let places = &reading.extraction.events[event].places;
        let at: Vec<_> = places
            .iter()
            .filter_map(|place| Some(self.view.pixel(Point::of(place.lat?, place.lon?), self.size)))
            .collect();
        html! {
            { for at.windows(2).map(|pair| {
                let path = ["M", &pair[0].x.to_string(), " ", &pair[0].y.to_string(), "L", &pair[1].x.to_string(), " ", &pair[1].y.to_string()];
                html! { <><path class="link" d={path.concat()} /><circle class="ghost" cx={px(pair[1].x)} cy={px(pair[1].y)} r="5" /></> }
            }) }
        }
    }

    fn mark(&self, mark: &Mark, first: bool) -> Html {
        let (x, y) = (px(mark.at.x), px(mark.at.y));
        let circle = |class: &'static str, r: i32| html! { <circle {class} cx={x.clone()} cy={y.clone()} r={px(r)} /> };
        let count = self.locale.number(mark.count);
        let number = |class: &'static str| html! { <text {class} x={x.clone()} y={px(mark.at.y + 4)} text-anchor="middle">{ &count }</text> };
        let dot = if mark.open { "dot dot--open" } else { "dot" };
        let wide = 10 + count.chars().count() as i32 * 7;
        let drawn = match mark.shape {
            Shape::Dot | Shape::Cluster => circle(dot, mark.radius()),
            Shape::Region(radius) => html! { <>{ circle("area", radius) }{ circle("area__e", radius) }</> },
            Shape::Outline => html! {
                <rect class="tag" x={px(mark.at.x - wide / 2)} y={px(mark.at.y - 10)} width={px(wide)} height="20" rx="10" />
            },
        };
        let counted = mark.is_numbered().then(|| {
            number(match mark.shape {
                Shape::Dot | Shape::Cluster if mark.open => "cl cl--open",
                Shape::Dot | Shape::Cluster => "cl",
                _ => "tagn",
            })
        });
        let label = mark.label.as_ref().map(|label| {
            let starts = (label.side == Side::Right) == (self.locale.lang == Lang::En);
            let anchor = match label.side {
                Side::Middle => "middle",
                _ if starts => "start",
                _ => "end",
            };
            html! { <text x={px(label.at.x)} y={px(label.at.y)} text-anchor={anchor} lang={lang_of(&label.words, self.locale)}>{ &label.words }</text> }
        });
        let spots: Vec<_> = mark.spots.iter().map(|spot| &self.atlas.spots[*spot]).collect();
        let go = {
            let (send, see) = (self.send.clone(), self.see.clone());
            let act = self.act(mark);
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                match &act {
                    Act::Choose(id) => send.dispatch(Action::Choose(Rc::clone(id))),
                    Act::Narrow(filter) => send.dispatch(Action::Filter(filter.clone())),
                    Act::See(view) => see.emit(*view),
                }
            })
        };
        html! {
            <g key={spots[0].key.clone()}><a class={classes!("pt", mark.chosen.then_some("is-on"))} href="#" role="button" tabindex={if first { "0" } else { "-1" }}
                data-place={spots[0].key.clone()} data-count={mark.count.to_string()} aria-label={mark.spoken.clone()}
                aria-current={mark.chosen.then_some("true")} onclick={go}>
                if mark.chosen { { circle("halo", mark.radius() + 8) } }
                { circle("aim", 13) }
                { drawn }{ label }
                <title lang={lang_of(&mark.spoken, self.locale)}>{ &mark.spoken }</title>
            </a>{ counted }</g>
        }
    }

    /// What a click does: chooses a single event, filters by a place with several, goes nearer to several places.
    fn act(&self, mark: &Mark) -> Act {
        let spot = &self.atlas.spots[mark.spots[0]];
        let id = |number: u32| {
            let (reading, event) = self.corpus.resolve(number);
            Act::Choose(reading.extraction.events[event].id.as_str().into())
        };
        let narrowed = self.filter.polarity(Facet::Place, &spot.key).is_some();
        match (mark.spots.len(), spot.events.as_slice()) {
            (1, [only]) => id(*only),
            (1, [first, ..]) if narrowed => id(*first),
            (1, _) => Act::Narrow(self.filter.toggled(Facet::Place, &spot.key, Polarity::Include)),
            _ => {
                let points = mark.spots.iter().map(|spot| self.atlas.spots[*spot].point);
                let near = View::around(points, self.size);
                // Places that stand on one point cannot be told apart by going nearer.
                Act::See(if near.scale > self.view.scale * 1.2 { near } else { self.view.zoomed(2.0, 0.0, 0.0) })
            }
        }
    }
}

enum Act {
    Choose(Rc<str>),
    Narrow(Filter),
    See(View),
}
