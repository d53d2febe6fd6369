//! The phrase that names who says something: beside a verb of saying, or after وفق and its like.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::draft::DateAt;
use crate::event::model::Source;
use crate::event::party::{SidedParty, clean, party};
use crate::event::speech::{is_adverb, is_issued, is_medium, is_nobody, is_side, is_time_of_speech, opens_content};
use crate::lexicon::rows::{CueKind, Sense};
use crate::mention::entity::{Entity, Named};
use crate::mention::number::Unit;
use crate::mention::preposition;
use crate::mention::scan::Preposition;
use crate::text::TokenKind;

/// Who says something.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// In the article's words.
    pub source: Source,
    /// The party to the conflict among those words, if one is.
    pub party: Option<SidedParty>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// A name that no table has: most often a person's.
    pub unknown: bool,
    /// A country or its capital: in a headline it tells where.
    pub place: bool,
}

/// Longest name that no table has.
pub(super) const MAX_NAME: usize = 6;

/// Looks for speakers.
pub struct Finder<'a, 'c> {
    /// The document.
    pub context: &'a Context<'c>,
    /// Its dates: قال الخميس المتحدث.
    pub dates: &'a [DateAt],
}

impl Finder<'_, '_> {
    /// The subject that follows a verb, among `tokens`.
    pub fn after(&self, tokens: Range<usize>) -> Option<Speaker> {
        let document = self.context.document;
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some(date) = self.date_at(at) {
                at = date.end;
                continue;
            }
            match document.kind(at) {
                TokenKind::Mark('،' | ',') if self.date_at(at + 1).is_some() || self.date_at(at - 1).is_some() => {}
                TokenKind::Mark('#' | '_') => {}
                TokenKind::Quote => {
                    // وذكرت "رويترز" أن: a name in quotation marks, not what is quoted.
                    let entity = self.entity(at + 1)?;
                    let closed = document.kind(entity.tokens.end) == TokenKind::Quote;
                    return self.noun_phrase(at + 1, tokens.end, false).filter(|_| closed);
                }
                TokenKind::Word => match document.word(at) {
                    "من" if is_side(self.word(at + 1)) => at += 1,
                    "في" if is_time_of_speech(self.word(at + 1)) => return None,
                    word if is_adverb(word) => {}
                    // «أكد لوكالة رويترز أن», «أبلغ المهاجمين»: no subject stands in those cases.
                    word if self.is_receiver(at) || word.ends_with("ين") && self.is_people(at) => return None,
                    _ => return self.noun_phrase(at, tokens.end, false),
                },
                TokenKind::Foreign => return self.noun_phrase(at, tokens.end, false),
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// The subject that stands before the verb at token `verb`, not before `start`.
    pub fn before(&self, verb: usize, start: usize) -> Option<Speaker> {
        let document = self.context.document;
        let from = verb.saturating_sub(14).max(start);
        // وكان المتحدث باسم الجيش قد قال: the subject follows كان.
        let was = (from..verb).rev().find(|&at| matches!(document.word(at), "كان" | "كانت" | "وكان" | "وكانت"));
        if let Some(was) = was
            && !self.context.triggers.iter().any(|t| t.is_verb() && t.tokens.start > was && t.tokens.end <= verb)
            && let Some(speaker) = self.after(was + 1..verb)
        {
            return Some(speaker);
        }
        let reaches = |end: usize| {
            (end..verb).all(|at| {
                matches!(document.kind(at), TokenKind::Mark('،' | ',' | '_' | '#') | TokenKind::Quote)
                    || matches!(document.word(at), "قد" | "ايضا" | "كذلك" | "في")
                    || self.entity(at).is_some_and(|e| e.preposition == Some(Preposition::Fi) && is_place(e))
                    || self.date_at(at).is_some()
            })
        };
        let mut from = from;
        for at in (from..verb).rev() {
            if matches!(document.kind(at), TokenKind::Stop | TokenKind::Newline | TokenKind::Mark(':' | '؛')) {
                from = at + 1;
                break;
            }
        }
        let found = (from..verb).find_map(|at| {
            let starts = self.entity(at).is_some_and(|e| e.preposition.is_none()) || self.is_source_noun(at);
            let governed = at > start && preposition::ending_at(document, at - 1).is_some();
            if !starts || governed {
                return None;
            }
            self.noun_phrase(at, verb, false).filter(|s| reaches(s.tokens.end))
        });
        found.or_else(|| self.before_relative(from..verb))
    }

    /// «التحالف الذي تقوده السعودية، أعلن»: the subject stands before a clause of its own that a comma closes.
    fn before_relative(&self, tokens: Range<usize>) -> Option<Speaker> {
        let document = self.context.document;
        let relative = tokens.clone().find(|&at| matches!(self.word(at), "الذي" | "التي" | "الذين"))?;
        let closed = tokens.end > relative
            && matches!(document.kind(tokens.end - 1), TokenKind::Mark('،' | ','))
            && !(relative..tokens.end - 1).any(|at| matches!(document.kind(at), TokenKind::Mark('،' | ',')));
        let starts = |at: usize| {
            self.is_source_noun(at)
                || self.entity(at).is_some_and(|e| {
                    e.preposition.is_none()
                        && matches!(e.named, Named::Actor(_) | Named::Force { .. } | Named::Source(_))
                })
        };
        (tokens.start..relative)
            .filter(|&at| closed && starts(at))
            .find_map(|at| self.noun_phrase(at, relative, false).filter(|s| s.tokens.end == relative))
    }

    /// The phrase that وفق or عن governs, among `tokens`.
    pub fn governed(&self, tokens: Range<usize>) -> Option<Speaker> {
        let mut at = tokens.start;
        while matches!(self.context.document.kind(at), TokenKind::Quote | TokenKind::Mark('#' | '_')) {
            at += 1;
        }
        if self.word(at) == "ما" {
            return None;
        }
        if is_nobody(self.word(at)) {
            return None;
        }
        if let Some(issued) = (at + 1..tokens.end.min(at + 5)).find(|&next| is_issued(self.word(next))) {
            return self.governed(issued + 1..tokens.end);
        }
        self.noun_phrase(at, tokens.end, true).or_else(|| {
            // وفق حصيلة جديدة للمرصد: whose it is.
            (at + 1..tokens.end.min(at + 5))
                .take_while(|&next| self.context.document.kind(next) == TokenKind::Word)
                .take_while(|&next| !opens_content(self.word(next)) && !self.is_trigger(next))
                .find_map(|next| {
                    let who = |e: &Entity| matches!(e.named, Named::Source(_) | Named::Force { .. } | Named::Actor(_));
                    let named = self.entity(next).is_some_and(who) || self.is_source_noun(next);
                    named.then(|| self.noun_phrase(next, tokens.end, true)).flatten()
                })
        })
    }

    /// The phrase that begins at token `at`.
    pub fn noun_phrase(&self, at: usize, end: usize, governed: bool) -> Option<Speaker> {
        let document = self.context.document;
        if at >= end || opens_content(self.word(at)) || matches!(self.word(at), "البعض" | "بعض" | "الكثير")
        {
            return None;
        }
        let free = |p: Option<Preposition>| governed || p.is_none();
        if self.is_source_noun(at) {
            return Some(self.speaker(at, self.phrase_end(at, end), false));
        }
        if self.is_trigger(at) {
            return None;
        }
        if let Some(entity) = self.entity(at) {
            let who = !matches!(entity.named, Named::Place(_) | Named::CountryPart(_) | Named::NewPlace(_));
            if !who || !free(entity.preposition) {
                return None;
            }
            let person = entity.named == Named::Person;
            let mut last = entity.tokens.end;
            while last > at + 1 && opens_content(self.word(last - 1)) {
                last -= 1;
            }
            let last = match entity.named {
                Named::Person if self.is_source_noun(last) => self.phrase_end(last, end),
                Named::People { .. } | Named::Person => self.phrase_end(last - 1, end),
                _ => self.bracket_end(last, end),
            };
            return Some(self.speaker(at, last, person));
        }
        let mut last = at;
        while last < end && last < at + MAX_NAME && self.names(last, last == at && governed) {
            if self.is_source_noun(last) {
                break;
            }
            last += 1;
        }
        if last == at {
            return None;
        }
        if self.is_source_noun(last) {
            return Some(self.speaker(at, self.phrase_end(last, end), true));
        }
        if matches!(self.word(last), "في" | "من" | "لدي") {
            last = self.phrase_end(last - 1, end);
        }
        let closes = match document.kind(last) {
            TokenKind::Mark('،' | ',' | ':' | ')') | TokenKind::Quote | TokenKind::Stop | TokenKind::Newline => true,
            TokenKind::Word => {
                let word = self.word(last);
                opens_content(word) && !matches!(word, "في" | "علي" | "الي")
                    || matches!(word, "الي" | "علي") && matches!(self.word(last + 1), "ان" | "انه" | "انها")
                    || word == "في" && is_medium(self.word(last + 1))
                    || self.date_at(last).is_some()
                    || word == "عبر"
                    || self.is_receiver(last)
            }
            _ => false,
        };
        if !(closes || last >= end) {
            return None;
        }
        Some(self.speaker(at, self.apposition_end(last, end), true))
    }

    /// Those joined to a speaker by و: الشرطة وشهود.
    pub fn joined(&self, at: usize, end: usize) -> Option<Speaker> {
        let joins = at < end && self.word(at).starts_with('و') && self.opens(at, true);
        joins.then(|| self.noun_phrase(at, end, false)).flatten()
    }

    /// Whether a known party or source noun begins at token `at`, joined by و if `joined`.
    pub(super) fn opens(&self, at: usize, joined: bool) -> bool {
        let noun = |sense: &Sense| self.is_source_sense(sense);
        self.entity(at)
            .is_some_and(|e| e.conjunction == joined && !matches!(e.named, Named::Place(_) | Named::CountryPart(_)))
            || self.context.scan.at(at).iter().any(|m| m.proclitic.conjunction == joined && m.senses.iter().any(noun))
    }

    pub(super) fn is_source_sense(&self, sense: &Sense) -> bool {
        matches!(sense, Sense::Cue { row } if self.context.lexicon.rows.cues[*row as usize].kind == CueKind::SourceNoun)
    }

    fn speaker(&self, start: usize, end: usize, unknown: bool) -> Speaker {
        let context = self.context;
        let entity = self.entity(start);
        let bytes = match entity {
            Some(entity) => entity.span.start,
            None => self.without_proclitic(start),
        };
        let mut span = context.document.span(start..end);
        span.start = bytes.max(span.start);
        let mut name = clean(span.of(context.document.text));
        // للمرصد is ل + المرصد.
        let token = context.document.tokens[start].span;
        if span.start > token.start && context.document.word(start).contains("لل") && !name.starts_with("ال") {
            name = format!("ال{}", name.strip_prefix('ل').unwrap_or(&name));
        }
        let inside = context.entities.within(start..end);
        let own = inside.iter().rev().find_map(|e| match e.named {
            Named::People { .. } => None,
            Named::Source(row) => self.owner(row, e),
            _ => party(context, e),
        });
        let place = entity.is_some_and(|e| matches!(e.named, Named::Country { .. }));
        Speaker { source: Source { name, span }, party: own, tokens: start..end, unknown, place }
    }

    /// What an outlet of a party says is that party's word.
    fn owner(&self, row: u16, entity: &Entity) -> Option<SidedParty> {
        let rows = &self.context.lexicon.rows;
        let owner = rows.sources[row as usize].party;
        let actor = rows.actors.iter().position(|a| !owner.is_empty() && a.id == owner)?;
        party(self.context, &Entity { named: Named::Actor(actor as u16), ..entity.clone() })
    }

    /// Where the text of the phrase that begins at token `at` begins, ل of وفقا left out.
    fn without_proclitic(&self, at: usize) -> u32 {
        let document = self.context.document;
        let found = self.context.scan.at(at).iter().find(|m| m.senses.iter().any(|sense| self.is_source_sense(sense)));
        let after_li = at > 0 && matches!(document.word(at - 1), "وفقا" | "طبقا" | "استنادا" | "ووفقا");
        let bytes = match found {
            Some(m) => m.proclitic.bytes as usize,
            None if after_li && document.word(at).starts_with('ل') => 'ل'.len_utf8(),
            None => 0,
        };
        document.span_after(at, bytes).start
    }

    /// Whether token `at` can be part of a name that no table has.
    pub(super) fn names(&self, at: usize, after_li: bool) -> bool {
        let document = self.context.document;
        if !matches!(document.kind(at), TokenKind::Word | TokenKind::Foreign) {
            return false;
        }
        let word = self.word(at);
        word.chars().count() >= 2
            && !opens_content(word)
            && !is_nobody(word)
            && self.date_at(at).is_none()
            && !self.is_trigger(at)
            && (preposition::ending_at(document, at).is_none() || self.is_ali(at))
            && (after_li || !self.only_with(at, Preposition::Bi) && !self.is_receiver(at))
    }

    /// The name, which ordinary spelling tells from على.
    pub(super) fn is_ali(&self, at: usize) -> bool {
        self.context.document.tokens[at].span.of(self.context.document.text) == "علي"
    }

    /// «الناطق الرسمي للجيش»: whose spokesman, not to whom he spoke.
    pub(super) fn is_spokesman(&self, at: usize) -> bool {
        let word = self.word(at).trim_start_matches(['و', 'ل']);
        let word = word.strip_prefix("ال").unwrap_or(word);
        matches!(word, "ناطق" | "ناطقه" | "متحدث" | "متحدثه" | "ناطقا" | "متحدثا")
    }

    /// «مسؤول بوزارة الدفاع»: an office that he holds there.
    pub(super) fn is_office_there(&self, at: usize) -> bool {
        let noun = |sense: &Sense| self.is_source_sense(sense);
        let matches = self.context.scan.at(at);
        matches.iter().any(|m| m.proclitic.preposition == Some(Preposition::Bi) && m.senses.iter().any(noun))
    }

    /// «لوكالة رويترز»: to whom it was said.
    pub(super) fn is_receiver(&self, at: usize) -> bool {
        let word = self.word(at);
        if word == "ل" || word == "لـ" {
            return true;
        }
        self.entity(at).is_some_and(|e| e.preposition == Some(Preposition::Li) && word.starts_with('ل'))
            || word.starts_with('ل') && self.only_with(at, Preposition::Li)
    }

    /// Whether the tables know the word at `at` with the proclitic `preposition` and not without.
    pub(super) fn only_with(&self, at: usize, preposition: Preposition) -> bool {
        let matches = self.context.scan.at(at);
        matches.iter().any(|m| m.proclitic.preposition == Some(preposition))
            && !matches.iter().any(|m| m.proclitic.preposition.is_none())
    }

    fn is_people(&self, at: usize) -> bool {
        self.is_source_noun(at) || self.entity(at).is_some_and(|e| matches!(e.named, Named::People { .. }))
    }

    pub(super) fn entity(&self, at: usize) -> Option<&Entity> {
        self.context.entities.within(at..at + 1).first()
    }

    /// Whether a noun for those who report begins at token `at`.
    pub fn is_source_noun(&self, at: usize) -> bool {
        self.context.is_cue(at, CueKind::SourceNoun)
    }

    pub(super) fn is_trigger(&self, at: usize) -> bool {
        let index = self.context.triggers.partition_point(|t| t.tokens.start < at);
        self.context.triggers.get(index).is_some_and(|t| t.tokens.start == at)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        let index = self.context.numbers.partition_point(|n| n.tokens.start < at);
        self.context.numbers.get(index).is_some_and(|n| n.tokens.start == at && n.unit != Unit::Ordinal)
    }

    pub(super) fn date_at(&self, at: usize) -> Option<&DateAt> {
        let index = self.dates.partition_point(|d| d.end <= at);
        self.dates.get(index).filter(|d| d.start <= at)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        if at < self.context.document.tokens.len() { self.context.document.word(at) } else { "" }
    }
}

fn is_place(entity: &Entity) -> bool {
    use Named::{Country, CountryPart, NewPlace, Place};
    matches!(entity.named, Place(_) | NewPlace(_) | CountryPart(_) | Country { .. })
}
