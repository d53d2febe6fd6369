//! People by name: a given name of the table and the names after it, alone or after a title (الصحفي، العقيد).

use crate::lexicon::rows::{CueKind, Number, Sense};
use crate::mention::entity::{Entity, Finder, Named, is_relative};
use crate::mention::preposition;
use crate::text::TokenKind;

/// A name has no more words than this.
const MOST_NAMES: usize = 5;

impl Finder<'_, '_> {
    /// A given name with at least one name after it: جمال خاشقجي.
    pub(super) fn person(&self, at: usize, told: &[Entity]) -> Option<Entity> {
        let word = self.word(at);
        // «علي» is most often «على».
        let m = self.has_name(at, CueKind::GivenName) && word != "علي";
        let titled = told.last().is_some_and(|title| self.is_title(title, at)) || self.ranked(at);
        let ordinary = !m && titled && self.has_name(at, CueKind::FamilyName);
        let compound = word == "عبد" || matches!(word, "ابو" | "ابي" | "ابا") && titled;
        if !(m || ordinary || compound) {
            return None;
        }
        let last = (at + MOST_NAMES).min(self.document.tokens.len());
        let mut end = at + 1;
        while end < last && self.continues_name(end, end == at + 1 && compound) {
            end += 1;
        }
        (end > at + 1).then(|| self.entity_from(at, Default::default(), end, Named::Person))
    }

    fn is_name(&self, sense: Sense, kind: CueKind) -> bool {
        matches!(sense, Sense::Cue { row } if self.lexicon.rows.cues[row as usize].kind == kind)
    }

    fn has_name(&self, at: usize, kind: CueKind) -> bool {
        self.scan
            .at(at)
            .iter()
            .any(|m| m.proclitic.bytes == 0 && m.end == at + 1 && m.senses.iter().any(|s| self.is_name(*s, kind)))
    }

    /// Whether token `at` goes on with a name. The word after عبد always does.
    fn continues_name(&self, at: usize, bound: bool) -> bool {
        let word = self.word(at);
        let called_ali = word == "علي" && self.document.tokens[at].span.of(self.document.text).ends_with('ي');
        if self.document.kind(at) != TokenKind::Word
            || preposition::ending_at(self.document, at).is_some() && !called_ali
        {
            return false;
        }
        if bound
            || matches!(word, "بن" | "ابن" | "ابو" | "ال" | "عبد" | "علي")
            || self.has_name(at, CueKind::GivenName)
            || self.has_name(at, CueKind::FamilyName)
        {
            return true;
        }
        let known = self.scan.senses(at).any(|s| !matches!(s, Sense::Place { .. } | Sense::Actor { .. }));
        !known
            && word.chars().count() > 2
            && !is_relative(word)
            && !word.starts_with(['و', 'ب', 'ل'])
            && !["ين", "ه", "ون", "ات"].iter().any(|end| word.ends_with(end))
    }

    /// «اللواء وسام الحسن»: a rank stands before a name.
    fn ranked(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        matches!(
            before.strip_prefix('و').unwrap_or(before),
            "اللواء"
                | "الفريق"
                | "العقيد"
                | "العميد"
                | "المقدم"
                | "الرايد"
                | "النقيب"
                | "الملازم"
                | "المشير"
                | "الجنرال"
                | "الشيخ"
                | "الدكتور"
        )
    }

    /// Whether the phrase right before token `at` is a title: one person, by a noun.
    fn is_title(&self, title: &Entity, at: usize) -> bool {
        title.tokens.end == at && title.people.is_some_and(|p| p.number == Number::Singular)
    }

    /// A title and its name as one phrase: «الصحفي جمال خاشقجي».
    pub(super) fn with_title(&self, entity: Entity, told: &mut Vec<Entity>) -> Entity {
        match told.last() {
            Some(title) if entity.named == Named::Person && self.is_title(title, entity.tokens.start) => {
                let title = told.pop().expect("the last phrase was looked at");
                Entity {
                    tokens: title.tokens.start..entity.tokens.end,
                    named: Named::Person,
                    people: title.people,
                    preposition: title.preposition,
                    conjunction: title.conjunction,
                    ..entity
                }
            }
            _ => entity,
        }
    }
}
