//! The page as it is printed: the events shown as a table, then the sentences that tell them. It is drawn when the
//! browser is about to print, and at no other time.

use std::rc::Rc;

use yew::prelude::*;

use crate::corpus::edtf::iso;
use crate::corpus::filter::{Filter, Polarity, Selection};
use crate::corpus::order::sort;
use crate::event::model::Status;
use crate::ui::card::{place, when};
use crate::ui::icon::{icon, icon_as};
use crate::ui::name::said;
use crate::ui::state::Shared;
use crate::view::card::{Card, shown_of};
use crate::view::locale::Locale;
use crate::view::names::{self, Field};
use crate::view::{date, facets};

/// What is printed.
pub struct Props {
    /// The articles and events.
    pub corpus: Shared,
    /// The events shown.
    pub selection: Rc<Selection>,
    /// What they were filtered by.
    pub filter: Rc<Filter>,
}

/// No more events than these: a few hundred pages.
const MOST: usize = 2_000;

/// The report.
pub fn report(props: &Props, locale: Locale) -> Html {
    let words = locale.words();
    let corpus = props.corpus.get();
    let shown: Vec<_> = props.selection.shown.iter().take(MOST).map(|number| corpus.resolve(*number)).collect();
    let cards: Vec<Card> =
        shown.iter().map(|(reading, event)| Card::new(&reading.extraction.events[*event], reading, locale)).collect();
    let mut articles: Vec<u32> = props.selection.shown.iter().map(|number| corpus.record(*number).article).collect();
    sort(&mut articles, |article| *article);
    articles.dedup();
    let total = props.selection.total;
    let count = props.selection.shown.len();
    let events = [locale.number(count), shown_of(count, total, locale)].concat();
    let today = iso((js_sys::Date::now() / 86_400_000.0) as i32);
    let meta = [
        (words.tab_events, events),
        (words.tab_articles, locale.number(articles.len())),
        (words.filters, filters(props, locale)),
        (words.prepared, date::read_out(&today, locale)),
    ];
    let heads = [
        "#",
        names::facet(crate::corpus::facet::Facet::Date, locale),
        names::facet(crate::corpus::facet::Facet::Type, locale),
        words.who_and_whom,
        Field::Where.name(locale),
        Field::Losses.name(locale),
        names::facet(crate::corpus::facet::Facet::Status, locale),
    ];
    html! {
        <section class="rp">
            <header class="rp__h">
                <p class="rp__brand">{ words.title }</p>
                <h1>{ words.report_title }</h1>
                <dl class="rp__meta">
                    { for meta.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| html! { <div key={name}><dt>{ name }</dt><dd>{ value }</dd></div> }) }
                </dl>
            </header>
            if count == 0 { <p>{ if total == 0 { words.no_events } else { words.none_match } }</p> } else { <>
            <table class="rp__t">
                <thead><tr>{ for heads.into_iter().map(|head| html! { <th key={head} scope="col">{ head }</th> }) }</tr></thead>
                <tbody>{ for cards.iter().enumerate().map(|(at, card)| row(at, card, locale)) }</tbody>
            </table>
            <h2>{ words.all_evidence }</h2>
            <ol class="rp__ev">
                { for shown.iter().map(|(reading, event)| {
                    let event = &reading.extraction.events[*event];
                    html! {
                        <li key={event.id.clone()}>
                            { for event.evidence.iter().map(|span| html! { <q lang="ar" dir="rtl">{ span.of(&reading.article.text).trim() }</q> }) }
                            { " " }<cite>{ said(reading.title(), locale) }
                                if let Some(outlet) = &reading.article.source { { words.comma }{ said(outlet, locale) } }
                            </cite>
                        </li>
                    }
                }) }
            </ol>
            </> }
            <p class="rp__f">{ words.report_note }</p>
        </section>
    }
}

fn row(at: usize, card: &Card, locale: Locale) -> Html {
    let words = locale.words();
    let party = |name: &Option<String>| match name {
        Some(name) => said(name, locale),
        None => html! { <span class="none">{ words.not_stated }</span> },
    };
    html! {
        <tr key={card.id.clone()} data-printed={card.id.clone()}>
            <td class="num">{ locale.number(at + 1) }</td>
            <td class="rp__d">{ when(&card.date, locale) }</td>
            <td><span class="rp__ty">{ icon(card.icon) }{ card.kind }</span>
                if let Some(tactic) = &card.tactic { <><br /><span class="rp__tac">{ tactic }</span></> }</td>
            <td>{ party(&card.who) }{ " " }{ icon_as("i-to", "ico--flip") }{ " " }{ party(&card.whom) }</td>
            <td>{ place(card, locale) }</td>
            <td>
                if card.losses.is_empty() { <span class="none">{ words.not_stated }</span> }
                { for card.losses.iter().enumerate().map(|(at, toll)| html! { <>if at > 0 { { words.comma } }<b>{ &toll.figure }</b>{ " " }{ &toll.rest }</> }) }
            </td>
            <td>{ said(&card.status_words, locale) }if card.aggregate { { words.comma }{ words.total } }
                if let Some(claimant) = card.claimed_by.as_ref().filter(|_| card.status != Status::Claimed) {
                    { words.comma }{ words.claimed_it }{ " " }{ said(claimant, locale) }
                }</td>
        </tr>
    }
}

/// The filters in words.
fn filters(props: &Props, locale: Locale) -> String {
    let words = locale.words();
    let filter = &props.filter;
    let mut parts: Vec<String> = filter
        .choices
        .iter()
        .map(|choice| {
            let label = facets::label(&props.corpus.get(), choice.facet, &choice.key, locale);
            let not = if choice.polarity == Polarity::Exclude { [words.not, " "].concat() } else { String::new() };
            [names::facet(choice.facet, locale), words.colon, &not, &label].concat()
        })
        .collect();
    for (name, value) in [(words.from, &filter.from), (words.to, &filter.to), (words.searched, &filter.typed)] {
        if !value.trim().is_empty() {
            parts.push([name, " ", &locale.localized(value)].concat());
        }
    }
    if !filter.area.is_empty() {
        parts.push([words.map, words.colon, words.area].concat());
    }
    locale.list(parts)
}
