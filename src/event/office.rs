//! How far the phrase goes that names a speaker: an office, whose it is and where, with rank and name.

use crate::event::speaker::{Finder, MAX_NAME};
use crate::event::speech::{is_adverb, is_medium, is_object, is_time_of_speech, opens_content};
use crate::mention::preposition;
use crate::mention::scan::Preposition;
use crate::text::TokenKind;

/// Longest phrase, in words: المتحدث باسم القوات المسلحة في شرق البلاد with rank and name.
const MAX_WORDS: usize = 9;

impl Finder<'_, '_> {
    /// One past the last token of the phrase whose noun is token `start`.
    pub(super) fn phrase_end(&self, start: usize, end: usize) -> usize {
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
            let opens = opens_content(word) && !matches!(word, "في" | "عن") && !self.is_ali(at);
            if self.date_at(at).is_some() || opens {
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
                        || preposition::ending_at(document, at).is_some() && word != "عن" && !self.is_ali(at)
                        || self.is_trigger(at)
                        || self.is_receiver(at) && !document_of && !(words <= 2 && self.is_spokesman(start))
                        || self.only_with(at, Preposition::Bi)
                            && word != "باسم"
                            && word != "بالجيش"
                            && !self.is_office_there(at);
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
    pub(super) fn bracket_end(&self, at: usize, end: usize) -> usize {
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
    pub(super) fn apposition_end(&self, at: usize, end: usize) -> usize {
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
}
