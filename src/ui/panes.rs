//! Which parts of the page are seen: the tab of a narrow screen, the plots of a wide one, what lies over both.

/// Which pane a narrow screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The cards.
    #[default]
    Events,
    /// The article.
    Article,
    /// The events by date.
    Timeline,
    /// The events by place.
    Map,
}

/// What a wide screen plots below the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plot {
    /// The timeline.
    Timeline,
    /// The map.
    Map,
}

impl Tab {
    /// The stylesheet's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Article => "article",
            Self::Timeline => "timeline",
            Self::Map => "map",
        }
    }
}

/// What lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The list of keys.
    Keys,
    /// Files and pasted text.
    Import,
    /// What the import said.
    Report,
    /// The filters of a narrow screen.
    Filters,
    /// What goes out, and as what.
    Export,
}
