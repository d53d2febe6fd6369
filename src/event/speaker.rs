//! The phrase that names who says something: beside a verb of saying, or after وفق and its like.

use std::ops::Range;

use crate::event::context::Context;
use crate::event::draft::DateAt;
use crate::event::model::Source;
use crate::event::party::{SidedParty, clean, party};
use crate::event::speech::{is_adverb, is_medium, is_nobody, is_object, is_side, is_time_of_speech, opens_content};
use crate::lexicon::rows::{CueKind, Sense};
use crate::mention::entity::{Entity, Named};
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

/// Longest phrase, in words: المتحدث باسم القوات المسلحة في شرق البلاد with rank and name.
const MAX_WORDS: usize = 9;
/// Longest name that no table has.
const MAX_NAME: usize = 6;

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
                    || matches!(document.word(at), "قد" | "ايضا" | "كذلك")
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
        (from..verb).find_map(|at| {
            let starts = self.entity(at).is_some_and(|e| e.preposition.is_none()) || self.is_source_noun(at);
            let governed = at > start && preposition::ending_at(document, at - 1).is_some();
            if !starts || governed {
                return None;
            }
            self.noun_phrase(at, verb, false).filter(|s| reaches(s.tokens.end))
        })
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
    fn opens(&self, at: usize, joined: bool) -> bool {
        let noun = |sense: &Sense| self.is_source_sense(sense);
        self.entity(at)
            .is_some_and(|e| e.conjunction == joined && !matches!(e.named, Named::Place(_) | Named::CountryPart(_)))
            || self.context.scan.at(at).iter().any(|m| m.proclitic.conjunction == joined && m.senses.iter().any(noun))
    }

    fn is_source_sense(&self, sense: &Sense) -> bool {
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

    /// One past the last token of the phrase whose noun is token `start`.
    fn phrase_end(&self, start: usize, end: usize) -> usize {
        let document = self.context.document;
        let mut at = start + 1;
        let (mut words, mut most) = (1, MAX_WORDS);
        while at < end && words < most {
            match document.kind(at) {
                TokenKind::Quote if words <= 2 => {
                    // منظمة "أطباء بلا حدود"
                    let close = (at + 1..end.min(at + 6)).find(|&t| document.kind(t) == TokenKind::Quote);
                    let name = close.filter(|&c| (at + 1..c).all(|t| self.names(t, false) || self.entity(t).is_some()));
                    let Some(close) = name else { break };
                    at = close + 1;
                    words += 1;
                    continue;
                }
                TokenKind::Mark('#' | '_') => {
                    at += 1;
                    continue;
                }
                TokenKind::Mark('(') => return self.bracket_end(at, end),
                TokenKind::Mark('،' | ',') => return self.apposition_end(at, end),
                TokenKind::Word | TokenKind::Foreign => {}
                _ => break,
            }
            let word = self.word(at);
            let issued = matches!(self.word(at - 1), "صادر" | "صدر" | "صادره" | "صدرت" | "نشر" | "نشره");
            if self.date_at(at).is_some() || opens_content(word) && !matches!(word, "في" | "عن") {
                break;
            }
            match word {
                "عن" if !issued => break,
                "في" | "لدي" | "من" | "ب" => {
                    let next = self.word(at + 1);
                    if is_medium(next)
                        || is_time_of_speech(next)
                        || self.date_at(at + 1).is_some()
                        || self.is_trigger(at + 1)
                    {
                        break;
                    }
                    most = most.min(words + 3);
                }
                _ => {
                    let document_of = is_medium(self.word(start)) && words <= 3;
                    let joined = word.starts_with('و') && self.opens(at, true);
                    let ends = joined
                        || is_object(word)
                        || is_adverb(word)
                        || matches!(word, "صدر" | "صدرت" | "نشر") && self.word(at + 1) != "عن"
                        || self.is_number(at)
                        || preposition::ending_at(document, at).is_some() && word != "عن"
                        || self.is_trigger(at)
                        || self.is_receiver(at) && !document_of
                        || self.only_with(at, Preposition::Bi) && word != "باسم" && word != "بالجيش";
                    if ends {
                        break;
                    }
                    words += 1;
                }
            }
            at += 1;
        }
        // A preposition that nothing follows is not part of it.
        while at > start + 1 && matches!(self.word(at - 1), "في" | "من" | "لدي" | "عن") {
            at -= 1;
        }
        at
    }

    /// «وكالة الأنباء (سانا)»: the short name in brackets belongs to it.
    fn bracket_end(&self, at: usize, end: usize) -> usize {
        let document = self.context.document;
        if at + 2 < end && document.kind(at) == TokenKind::Mark('(') {
            let close = (at + 1..end.min(at + 5)).find(|&t| document.kind(t) == TokenKind::Mark(')'));
            return close.map_or(at, |close| close + 1);
        }
        let quoted = |t: usize| document.kind(t) == TokenKind::Quote;
        if at + 2 < end && quoted(at) && quoted(at + 2) && self.entity(at + 1).is_some() {
            return at + 3;
        }
        at
    }

    /// «المتحدث باسم الجيش، العقيد فلان، إن»: rank and name between commas belong to the office.
    fn apposition_end(&self, at: usize, end: usize) -> usize {
        let document = self.context.document;
        if !matches!(document.kind(at), TokenKind::Mark('،' | ',')) {
            return at;
        }
        let mut last = at + 1;
        if last < end && self.is_source_noun(last) {
            let office = self.phrase_end_within(last, end);
            return if self.closes_apposition(office) { office } else { at };
        }
        while last < end && last <= at + MAX_NAME && self.names(last, false) {
            last += 1;
        }
        let long_enough = last > at + 2;
        if long_enough && self.closes_apposition(last) { last } else { at }
    }

    fn phrase_end_within(&self, start: usize, end: usize) -> usize {
        let document = self.context.document;
        let comma = (start..end).find(|&t| matches!(document.kind(t), TokenKind::Mark('،' | ',')));
        self.phrase_end(start, comma.unwrap_or(end))
    }

    fn closes_apposition(&self, at: usize) -> bool {
        matches!(self.context.document.kind(at), TokenKind::Mark('،' | ','))
            || matches!(self.word(at), "ان" | "انه" | "انها" | "بان")
    }

    /// Whether token `at` can be part of a name that no table has.
    fn names(&self, at: usize, after_li: bool) -> bool {
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
            && preposition::ending_at(document, at).is_none()
            && (after_li || !self.only_with(at, Preposition::Bi) && !self.is_receiver(at))
    }

    /// «لوكالة رويترز»: to whom it was said.
    fn is_receiver(&self, at: usize) -> bool {
        let word = self.word(at);
        if word == "ل" || word == "لـ" {
            return true;
        }
        self.entity(at).is_some_and(|e| e.preposition == Some(Preposition::Li) && word.starts_with('ل'))
            || word.starts_with('ل') && self.only_with(at, Preposition::Li)
    }

    /// Whether the tables know the word at `at` with the proclitic `preposition` and not without.
    fn only_with(&self, at: usize, preposition: Preposition) -> bool {
        let matches = self.context.scan.at(at);
        matches.iter().any(|m| m.proclitic.preposition == Some(preposition))
            && !matches.iter().any(|m| m.proclitic.preposition.is_none())
    }

    fn entity(&self, at: usize) -> Option<&Entity> {
        self.context.entities.within(at..at + 1).first()
    }

    /// Whether a noun for those who report begins at token `at`.
    pub fn is_source_noun(&self, at: usize) -> bool {
        self.context.is_cue(at, CueKind::SourceNoun)
    }

    fn is_trigger(&self, at: usize) -> bool {
        let index = self.context.triggers.partition_point(|t| t.tokens.start < at);
        self.context.triggers.get(index).is_some_and(|t| t.tokens.start == at)
    }

    fn is_number(&self, at: usize) -> bool {
        let index = self.context.numbers.partition_point(|n| n.tokens.start < at);
        self.context.numbers.get(index).is_some_and(|n| n.tokens.start == at)
    }

    fn date_at(&self, at: usize) -> Option<&DateAt> {
        let index = self.dates.partition_point(|d| d.end <= at);
        self.dates.get(index).filter(|d| d.start <= at)
    }

    fn word(&self, at: usize) -> &str {
        if at < self.context.document.tokens.len() { self.context.document.word(at) } else { "" }
    }
}
