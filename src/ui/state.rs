//! Everything that the page remembers while it is open, and every way in which it changes.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::filter::{Filter, Order};
use crate::corpus::{Corpus, Reading};
use crate::view::locale::{Digits, Lang, Locale};
use crate::view::names::Field;
use crate::view::route::Route;

pub use crate::ui::panes::{Over, Plot, Tab};
pub use crate::ui::progress::{Failure, Load, News, Progress, Trouble};

/// The corpus, shared and grown in place: it may hold a hundred thousand events. Equal only to itself at the
/// same age, so that a component draws again when it has grown.
#[derive(Clone)]
pub struct Shared {
    corpus: Rc<RefCell<Corpus>>,
    age: u32,
}

impl Shared {
    fn new() -> Self {
        Self { corpus: Rc::new(RefCell::new(Corpus::new())), age: 0 }
    }

    /// To read in.
    pub fn get(&self) -> Ref<'_, Corpus> {
        self.corpus.borrow()
    }

    fn grown(&self, readings: Vec<Reading>) -> Self {
        let mut corpus = self.corpus.borrow_mut();
        for reading in readings {
            corpus.put(reading);
        }
        Self { corpus: Rc::clone(&self.corpus), age: self.age.wrapping_add(1) }
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        self.age == other.age && Rc::ptr_eq(&self.corpus, &other.corpus)
    }
}

/// Whether a newer version of the page is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Newer {
    /// None is known.
    #[default]
    No,
    /// It is loaded with the page's next start.
    There,
}

/// The reader's lasting choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Language and digits.
    pub locale: Locale,
    /// Colours.
    pub theme: Theme,
}

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is open in the article's pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Id of the chosen event.
    pub event: Option<Rc<str>>,
    /// Id of the open article, when no event is chosen.
    pub article: Option<Rc<str>>,
    /// Which of the event's evidence is looked at.
    pub step: usize,
    /// Rises with each call to bring the evidence or the card into view.
    pub called: u32,
}

/// The state.
#[derive(Clone, PartialEq)]
pub struct State {
    /// The articles and events.
    pub corpus: Shared,
    /// How far the page has come.
    pub load: Load,
    /// How far the reading.
    pub progress: Progress,
    /// What went wrong.
    pub troubles: Rc<Vec<Trouble>>,
    /// How many of them the report has told.
    told: usize,
    /// The first event of what was read last; 0 where that is all there is, or the reader has taken note of it.
    pub since: u32,
    /// What the browser says of a failure.
    pub detail: AttrValue,
    /// Whether a newer version of the page is there.
    pub newer: Newer,
    /// What narrows the list.
    pub filter: Rc<Filter>,
    /// Its order.
    pub order: Order,
    /// What is open.
    pub open: Open,
    /// Fields switched off in the legend.
    pub hidden: Rc<Vec<Field>>,
    /// Whether the chosen card says why.
    pub why: bool,
    /// Narrow screens.
    pub tab: Tab,
    /// The plots that are open on wide ones.
    pub plots: Rc<Vec<Plot>>,
    /// Whether the page is being printed.
    pub print: bool,
    /// What lies over the page.
    pub over: Option<Over>,
    /// Lasting choices.
    pub preferences: Preferences,
    /// Whether the page brings a bundle with it.
    pub bundle: bool,
}

/// Every change.
pub enum Action {
    /// Articles came.
    Read {
        /// With their events.
        readings: Vec<Reading>,
        /// How the reading stands.
        progress: Progress,
    },
    /// The reading stands so.
    Progress(Progress),
    /// Files went wrong.
    Troubles(Vec<Trouble>),
    /// The reader has taken note of what the last reading said.
    Noted,
    /// Nothing is under way any more.
    Settle,
    /// A newer version of the page is there.
    Newer,
    /// The page cannot work, and what the browser says of it.
    Fail(Failure, AttrValue),
    /// The page brings a bundle with it.
    Bundle,
    /// The filter is now so.
    Filter(Filter),
    /// The order is now so.
    Order(Order),
    /// An event is chosen and its evidence is to be seen.
    Choose(Rc<str>),
    /// An article is opened without an event.
    OpenArticle(Rc<str>),
    /// This evidence of the chosen event is to be seen.
    Step(usize),
    /// A field is switched on or off.
    Legend(Field),
    /// The card says why, or no longer.
    Why,
    /// This pane is to be seen.
    Tab(Tab),
    /// A plot is opened or closed.
    Plot(Plot),
    /// The page is being printed, or no longer.
    Print(bool),
    /// This lies over the page, or nothing.
    Over(Option<Over>),
    /// The reader's choices are now so.
    Prefer(Preferences),
    /// The address was changed by the browser's buttons.
    Navigate(Route),
    /// All articles are removed.
    StartOver,
}

impl State {
    /// As the page opens.
    pub fn new(preferences: Preferences, route: Route) -> Self {
        let state = Self {
            corpus: Shared::new(),
            load: Load::Pending,
            progress: Progress::default(),
            troubles: Rc::default(),
            told: 0,
            since: 0,
            detail: AttrValue::default(),
            newer: Newer::default(),
            filter: Rc::default(),
            order: Order::default(),
            open: Open::default(),
            hidden: Rc::default(),
            why: false,
            tab: Tab::default(),
            plots: Rc::new(vec![Plot::Timeline]),
            print: false,
            over: None,
            preferences,
            bundle: false,
        };
        state.routed(route)
    }

    /// Language and digits.
    pub fn locale(&self) -> Locale {
        self.preferences.locale
    }

    /// What the address should say.
    pub fn route(&self) -> Route {
        Route {
            lang: (self.locale().lang != Lang::default()).then_some(self.locale().lang),
            filter: (*self.filter).clone(),
            order: self.order,
            event: self.open.event.as_deref().map(str::to_owned),
            article: self.open.article.as_deref().map(str::to_owned),
        }
    }

    fn noted(&mut self) {
        self.troubles = Rc::default();
        self.told = 0;
        self.since = 0;
        self.progress = Progress::default();
    }

    /// How many events the last reading brought, and how many of them are shown.
    pub fn news(&self, shown: &[u32]) -> Option<News> {
        let since = self.since;
        let news = |numbers: &[u32]| numbers.iter().filter(|number| **number >= since).count();
        (since > 0).then(|| News { events: news(self.corpus.get().told()), shown: news(shown) })
    }

    fn routed(mut self, route: Route) -> Self {
        if let Some(lang) = route.lang {
            self.preferences.locale.lang = lang;
        }
        self.filter = Rc::new(route.filter);
        self.order = route.order;
        self.open = Open {
            event: route.event.map(Into::into),
            article: route.article.map(Into::into),
            step: 0,
            called: self.open.called + 1,
        };
        self
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Read { readings, progress } => {
                state.corpus = state.corpus.grown(readings);
                state.progress = progress;
            }
            Action::Progress(progress) => {
                // A new reading: what the last one said is over.
                if state.load == Load::Ready {
                    state.noted();
                    state.since = state.corpus.get().next();
                }
                state.load = Load::Pending;
                state.progress = progress;
            }
            Action::Troubles(troubles) => {
                let mut all = (*state.troubles).clone();
                all.extend(troubles);
                state.troubles = Rc::new(all);
            }
            Action::Noted => state.noted(),
            Action::Settle => {
                if !matches!(state.load, Load::Failed(_)) {
                    state.load = Load::Ready;
                }
                // What cost an article is told unasked, once.
                if state.over.is_none() && state.troubles[state.told..].iter().any(|trouble| !trouble.is_note()) {
                    state.over = Some(Over::Report);
                }
                state.told = state.troubles.len();
            }
            Action::Fail(failure, detail) => {
                state.load = Load::Failed(failure);
                state.detail = detail;
            }
            Action::Newer => state.newer = Newer::There,
            Action::Bundle => state.bundle = true,
            Action::Filter(filter) => state.filter = Rc::new(filter),
            Action::Order(order) => state.order = order,
            Action::Choose(event) => {
                state.open = Open { event: Some(event), article: None, step: 0, called: state.open.called + 1 };
            }
            Action::OpenArticle(article) => {
                state.open = Open { event: None, article: Some(article), step: 0, called: state.open.called + 1 };
                state.tab = Tab::Article;
            }
            Action::Step(step) => {
                state.open.step = step;
                state.open.called += 1;
            }
            Action::Legend(field) => {
                let mut hidden = (*state.hidden).clone();
                match hidden.iter().position(|known| *known == field) {
                    Some(at) => drop(hidden.remove(at)),
                    None => hidden.push(field),
                }
                state.hidden = Rc::new(hidden);
            }
            Action::Why => state.why = !state.why,
            Action::Tab(tab) => state.tab = tab,
            Action::Plot(plot) => {
                let mut plots = (*state.plots).clone();
                match plots.iter().position(|known| *known == plot) {
                    Some(at) => drop(plots.remove(at)),
                    None => plots.push(plot),
                }
                state.plots = Rc::new(plots);
            }
            Action::Print(print) => state.print = print,
            Action::Over(over) => state.over = over,
            Action::Prefer(preferences) => state.preferences = preferences,
            Action::Navigate(route) => state = state.routed(route),
            Action::StartOver => {
                state = Self {
                    load: Load::Ready,
                    bundle: state.bundle,
                    newer: state.newer,
                    plots: state.plots,
                    ..Self::new(state.preferences, Route::default())
                };
            }
        }
        Rc::new(state)
    }
}

/// Where changes are sent.
pub type Send = UseReducerDispatcher<State>;

impl Preferences {
    /// With the other language.
    pub fn other_language(mut self) -> Self {
        self.locale.lang = self.locale.lang.other();
        self
    }

    /// With the other digits.
    pub fn other_digits(mut self) -> Self {
        self.locale.digits = match self.locale.digits {
            Digits::Latin => Digits::ArabicIndic,
            Digits::ArabicIndic => Digits::Latin,
        };
        self
    }
}

/// A reading, equal only to itself: comparing whole articles would cost more than drawing them.
#[derive(Clone)]
pub struct Held(pub Rc<Reading>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
