//! How a text is read, step by step, for those who mend tables and rules: tokens with the rows that match them, mentions
//! with their values, what became of each trigger, and the events with the rules and rows that made them. One plain
//! text comes out, for a terminal; offsets are code points, as in every other output.

mod layout;
mod sense;

use std::fmt::Write;

use crate::engine::mentions::{Mention, Value, mentions};
use crate::engine::reading::Reading;
use crate::event::assemble::Told;
use crate::event::fate::Fate;
use crate::event::model::{Casualty, Event, Party, Place};
use crate::mention::entity::{Entity, Named};
use crate::mention::number::Quantity;
use crate::span::{Offsets, Span};
use crate::text::{SentenceKind, TokenKind};
use layout::{Table, isolated};
use sense::sense;

/// The whole explanation of one article.
#[must_use]
pub fn page(reading: &Reading<'_>) -> String {
    let explained = Explained {
        reading,
        told: reading.tell(),
        mentions: mentions(reading),
        offsets: Offsets::new(&reading.article.text),
    };
    let mut out = String::new();
    let published = reading.published.map_or_else(|| "unknown".to_owned(), |date| date.to_string());
    writeln!(out, "PUBLISHED {published}").expect("a string takes everything");
    explained.tokens(&mut out);
    explained.list_mentions(&mut out);
    explained.triggers(&mut out);
    explained.events(&mut out);
    out
}

struct Explained<'r, 'a> {
    reading: &'r Reading<'a>,
    told: Told,
    mentions: Vec<Mention>,
    offsets: Offsets<'a>,
}

impl Explained<'_, '_> {
    fn place_of(&self, span: Span) -> String {
        let Span { start, end } = self.offsets.code_points(span);
        format!("{start}-{end}")
    }

    fn words(&self, span: Span) -> String {
        isolated(span.of(self.reading.document.text))
    }

    /// Each token with its matches: the shortest on its line, longer ones and those behind a proclitic below.
    fn tokens(&self, out: &mut String) {
        let document = &self.reading.document;
        for (index, sentence) in document.sentences.iter().enumerate() {
            let kind = match sentence.kind {
                SentenceKind::Headline => "headline",
                SentenceKind::Body => "body",
                SentenceKind::Furniture => "page furniture",
            };
            let mut table = Table::default();
            for at in sentence.tokens.clone() {
                let token = &document.tokens[at];
                let kind = match token.kind {
                    TokenKind::Word => "",
                    TokenKind::Foreign => "foreign",
                    TokenKind::Number => "number",
                    TokenKind::Stop => "stop",
                    TokenKind::Newline => "line end",
                    TokenKind::Quote => "quote",
                    TokenKind::Mark(_) => "mark",
                };
                table.row([self.place_of(token.span), self.words(token.span), kind.to_owned()]);
                for found in self.reading.scan.at(at) {
                    let first = document.span_after(at, usize::from(found.proclitic.bytes));
                    let span = Span::new(first.start, document.tokens[found.end - 1].span.end);
                    let senses: Vec<String> =
                        found.senses.iter().map(|s| sense(&self.reading.lexicon.rows, *s)).collect();
                    table.row([String::new(), format!("= {}", self.words(span)), senses.join(" | ")]);
                }
            }
            writeln!(out, "\nSENTENCE {} {kind}: tokens = matches", index + 1).expect("a string takes everything");
            table.write(out);
        }
    }

    fn list_mentions(&self, out: &mut String) {
        let mut rows: Vec<(Span, [String; 5])> = Vec::new();
        for mention in &self.mentions {
            let id = mention.id.clone().unwrap_or_default();
            let kind = mention.value.kind();
            rows.push((mention.span, [kind, "", "", "", ""].map(str::to_owned)));
            let row = &mut rows.last_mut().expect("one was added").1;
            row[1] = self.place_of(mention.span);
            row[2] = self.words(mention.span);
            row[3] = value(&mention.value);
            row[4] = id;
        }
        for entity in &self.reading.entities.all {
            let listed = |m: &Mention| m.span == entity.span && matches!(m.value, Value::Place(_) | Value::Actor(_));
            if !self.mentions.iter().any(listed) {
                let (kind, id) = self.other(entity);
                let row = [kind.to_owned(), self.place_of(entity.span), self.words(entity.span), String::new(), id];
                rows.push((entity.span, row));
            }
        }
        rows.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut table = Table::default();
        rows.into_iter().for_each(|(_, row)| table.row(row));
        writeln!(out, "\nMENTIONS {}", self.mentions.len()).expect("a string takes everything");
        table.write(out);
    }

    /// A phrase that is no mention of the contract: those who report, things, people of no sort.
    fn other(&self, entity: &Entity) -> (&'static str, String) {
        let rows = &self.reading.lexicon.rows;
        match entity.named {
            Named::Source(row) => ("source", format!("sources:{}", rows.sources[usize::from(row)].id)),
            Named::People { row, .. } => ("people", format!("people:{}", rows.people[usize::from(row)].id)),
            _ => ("phrase", String::new()),
        }
    }

    fn triggers(&self, out: &mut String) {
        let mut table = Table::default();
        for (trigger, fate) in self.reading.triggers.iter().zip(&self.told.trace.fates) {
            let fate = match fate {
                Fate::Names(event) => format!("event {}", event + 1),
                Fate::Joins(event) => format!("merged into event {}", event + 1),
                Fate::Dropped(why) => format!("no event: {}", why.reason()),
            };
            table.row([self.place_of(trigger.span), self.words(trigger.span), trigger.rule(), fate]);
        }
        writeln!(out, "\nTRIGGERS {}", self.reading.triggers.len()).expect("a string takes everything");
        table.write(out);
    }

    fn events(&self, out: &mut String) {
        writeln!(out, "\nEVENTS {}", self.told.events.len()).expect("a string takes everything");
        for (index, event) in self.told.events.iter().enumerate() {
            let aggregate = if event.aggregate { ", a total" } else { "" };
            writeln!(
                out,
                "\nEVENT {} {} / {}, {}{aggregate}",
                index + 1,
                event.event_type().as_str(),
                event.sub_event_type.as_str(),
                event.status.as_str()
            )
            .expect("a string takes everything");
            self.event(event).write(out);
        }
    }

    fn event(&self, event: &Event) -> Table {
        let mut table = Table::default();
        let mut field = |name: &str, span: Option<Span>, said: String| {
            let words = span.map_or_else(|| "not in the text".to_owned(), |span| self.words(span));
            let place = span.map(|span| self.place_of(span)).unwrap_or_default();
            table.row([name.to_owned(), place, words, said]);
        };
        field("trigger", Some(event.trigger), event.tactic.clone().unwrap_or_default());
        if let Some(edtf) = &event.date.edtf {
            field("date", event.date.span, format!("{edtf} ({})", event.date.precision.as_str()));
        }
        event.places.iter().for_each(|place| field("place", Some(place.span), place_words(place)));
        for (name, parties) in
            [("perpetrator", &event.perpetrators), ("target", &event.targets), ("claimed by", &event.claimed_by)]
        {
            parties.iter().for_each(|party| field(name, Some(party.span), party_words(party)));
        }
        event.casualties.iter().for_each(|loss| field("loss", Some(loss.span), loss_words(loss)));
        event.sources.iter().for_each(|source| field("source", Some(source.span), String::new()));
        let sentences = &self.reading.document.sentences;
        for told in &event.evidence {
            let number = sentences.iter().position(|s| s.span == *told).map_or(0, |at| at + 1);
            table.row(["told in".to_owned(), self.place_of(*told), format!("sentence {number}")]);
        }
        event.rules.iter().for_each(|rule| table.row(["rule".to_owned(), String::new(), rule.clone()]));
        table
    }
}

fn value(value: &Value) -> String {
    let known = |written: &Option<String>| written.clone().unwrap_or_else(|| "unresolved".to_owned());
    match value {
        Value::Date(written) | Value::Duration(written) => known(written),
        Value::Number(quantity) => quantity_words(*quantity),
        Value::Place(place) => place_words(place),
        Value::Actor(name) => isolated(name),
        Value::Trigger(word) => (*word).to_owned(),
    }
}

/// `low/best/high`, each `?` where it is open.
fn quantity_words(quantity: Quantity) -> String {
    let bound = |n: Option<u32>| n.map_or_else(|| "?".to_owned(), |n| n.to_string());
    format!("{}/{}/{}", bound(quantity.low), bound(quantity.best), bound(quantity.high))
}

fn place_words(place: &Place) -> String {
    let mut words = vec![isolated(&place.name_ar)];
    words.extend((!place.name_en.is_empty()).then(|| place.name_en.clone()));
    words.extend(place.country.clone());
    words.push(place.level.as_str().to_owned());
    words.extend(place.lat.zip(place.lon).map(|(lat, lon)| format!("{lat:.2} {lon:.2}")));
    words.join(", ")
}

fn party_words(party: &Party) -> String {
    let mut words = vec![isolated(&party.name_ar)];
    words.extend((!party.name_en.is_empty()).then(|| party.name_en.clone()));
    words.extend(party.id.as_ref().map(|id| format!("id {id}")));
    words.join(", ")
}

fn loss_words(loss: &Casualty) -> String {
    let quantity = Quantity { low: loss.low, best: loss.best, high: loss.high };
    let who = if loss.who.is_empty() { String::new() } else { format!(" {}", isolated(&loss.who)) };
    let said = loss.said_by.as_ref().map(|name| format!(", says {}", isolated(name))).unwrap_or_default();
    format!("{} {}{who}{said}", loss.kind.as_str(), quantity_words(quantity))
}
