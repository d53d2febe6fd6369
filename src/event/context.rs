//! All that is known of a document before events are made of it.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::rows::{CueKind, PeopleClass, Sense, VerbRole};
use crate::mention::entity::{Entities, Entity, Named};
use crate::mention::number::NumberMention;
use crate::mention::scan::Scan;
use crate::mention::trigger::Trigger;
use crate::text::{Document, TokenKind};

/// The document and its mentions.
pub struct Context<'a> {
    /// The text.
    pub document: &'a Document<'a>,
    /// Every match of every word.
    pub scan: &'a Scan,
    /// The tables.
    pub lexicon: &'static Lexicon,
    /// Noun phrases.
    pub entities: &'a Entities,
    /// Figures, those of dates left out.
    pub numbers: &'a [NumberMention],
    /// Trigger words.
    pub triggers: &'a [Trigger],
}

/// The tokens around a trigger among which its parties are looked for.
#[derive(Clone, Debug)]
pub struct Clause {
    /// From the clause's first token to the trigger.
    pub before: Range<usize>,
    /// From the trigger to the clause's last token.
    pub after: Range<usize>,
}

/// Words that tell a day or a part of it.
#[must_use]
pub fn is_time_of_day(word: &str) -> bool {
    matches!(
        word.strip_prefix('و').unwrap_or(word),
        "الاثنين"
            | "الثلاثاء"
            | "الاربعاء"
            | "الخميس"
            | "الجمعه"
            | "السبت"
            | "الاحد"
            | "امس"
            | "اليوم"
            | "يوم"
            | "مساء"
            | "صباح"
            | "فجر"
            | "ظهر"
            | "ليل"
            | "ليله"
            | "عصر"
            | "الماضي"
            | "صباحا"
            | "مساءا"
            | "الماضيه"
    )
}

/// Lands that field no army: who bears arms there, and is called soldier, comes from elsewhere.
const WITHOUT_ARMY: [&str; 1] = ["PS"];

impl Context<'_> {
    /// The country that the article is most about, ISO alpha-2.
    #[must_use]
    pub fn main_country(&self) -> Option<&'static str> {
        self.entities.main_country.map(|row| self.lexicon.rows.countries[row as usize].id)
    }

    /// The country of a force named without one: that of the last force named with one, else the article's.
    #[must_use]
    pub fn force_country(&self, entity: &Entity, class: PeopleClass) -> Option<u16> {
        let at = self.entities.all.partition_point(|e| e.tokens.start < entity.tokens.start);
        let told = |e: &Entity| match e.named {
            Named::Force { country, .. } => country,
            _ => None,
        };
        // One country fills most articles; where several fight, the last one told is meant.
        let total: u32 = self.entities.country_weight.iter().sum();
        let main = self.entities.main_country;
        let dominant = main.filter(|&row| self.entities.country_weight[row as usize] * 5 >= total * 2);
        // Soldiers in a land without an army are another's.
        let military = class == PeopleClass::Military;
        let fields_none = |row: u16| military && WITHOUT_ARMY.contains(&self.lexicon.rows.countries[row as usize].id);
        if main.is_some_and(fields_none) {
            let all = self.entities.all.iter().filter_map(told).find(|&row| !fields_none(row));
            let weight = |row: u16| self.entities.country_weight[row as usize];
            let others =
                (0..self.entities.country_weight.len() as u16).filter(|&row| weight(row) > 0 && !fields_none(row));
            return all.or_else(|| others.max_by_key(|&row| weight(row)));
        }
        dominant.or_else(|| self.entities.all[..at].iter().rev().find_map(told)).or(main)
    }

    /// The first cue of `kind` whose first token lies in `tokens`.
    #[must_use]
    pub fn cue(&self, tokens: Range<usize>, kind: CueKind) -> Option<usize> {
        tokens.into_iter().find(|&at| self.is_cue(at, kind))
    }

    /// Whether a cue of `kind` begins at token `at`.
    #[must_use]
    pub fn is_cue(&self, at: usize, kind: CueKind) -> bool {
        self.scan
            .senses(at)
            .any(|s| matches!(s, Sense::Cue { row } if self.lexicon.rows.cues[row as usize].kind == kind))
    }

    /// The clause of a trigger: up to the neighbouring verbs, hard marks, and words that open another clause.
    #[must_use]
    pub fn clause(&self, index: usize) -> Clause {
        let trigger = &self.triggers[index];
        let sentence = &self.document.sentences[trigger.sentence].tokens;
        let verb = |t: &Trigger| t.is_verb() && t.role() != VerbRole::Attempt;
        let mut left = sentence.start;
        for earlier in self.triggers[..index].iter().rev().take_while(|t| t.tokens.start >= sentence.start) {
            if verb(earlier) && trigger.is_verb() {
                left = earlier.tokens.end;
                break;
            }
        }
        for at in (left..trigger.tokens.start).rev() {
            if self.breaks_clause(at) {
                left = at + 1;
                break;
            }
        }
        let mut right = sentence.end;
        for later in self.triggers[index + 1..].iter().take_while(|t| t.tokens.start < sentence.end) {
            if verb(later) {
                right = later.tokens.start;
                break;
            }
        }
        if let Some(at) = (trigger.tokens.end..right).find(|&at| self.breaks_clause(at)) {
            right = at;
        }
        Clause { before: left..trigger.tokens.start, after: trigger.tokens.end..right.max(trigger.tokens.end) }
    }

    fn breaks_clause(&self, at: usize) -> bool {
        match self.document.kind(at) {
            TokenKind::Stop | TokenKind::Mark('؛' | ';') => true,
            // «ردا على هجوم في …» tells of another deed.
            TokenKind::Word if self.document.word(at) == "ردا" => {
                at + 1 < self.document.tokens.len() && self.document.word(at + 1) == "علي"
            }
            TokenKind::Word => matches!(
                self.document.word(at),
                "فيما"
                    | "بينما"
                    | "عندما"
                    | "لكن"
                    | "ولكن"
                    | "بعدما"
                    | "حين"
                    | "حيث"
                    | "مما"
                    | "اذ"
                    | "كما"
                    | "غير"
                    | "وفيما"
                    | "وبينما"
            ),
            _ => false,
        }
    }

    /// Whether a comma stands among `tokens`.
    #[must_use]
    pub fn comma(&self, tokens: Range<usize>) -> Option<usize> {
        let is_comma = |at: usize| matches!(self.document.kind(at), TokenKind::Mark('،' | ','));
        tokens.into_iter().find(|&at| is_comma(at) && !self.encloses_a_time(at))
    }

    /// «اعتقلت الشرطة، الثلاثاء، رجلا»: commas around a day part nothing.
    fn encloses_a_time(&self, comma: usize) -> bool {
        let last = self.document.tokens.len();
        let is_comma = |at: usize| matches!(self.document.kind(at), TokenKind::Mark('،' | ','));
        let is_time = |at: usize| is_time_of_day(self.document.word(at));
        let closes = (comma + 1..(comma + 5).min(last)).take_while(|&at| is_time(at)).last();
        let opens = (comma.saturating_sub(4)..comma).rev().take_while(|&at| is_time(at)).last();
        closes.is_some_and(|at| at + 1 < last && is_comma(at + 1)) || opens.is_some_and(|at| at > 0 && is_comma(at - 1))
    }

    /// «ردا على إطلاق قذائف»: what trigger `index` tells is what others did, and were answered for.
    #[must_use]
    pub fn is_answered(&self, index: usize) -> bool {
        let word = |at: Option<usize>| at.map_or("", |at| self.document.word(at));
        let start = self.triggers[index].tokens.start;
        let answer = word(start.checked_sub(2));
        word(start.checked_sub(1)) == "علي"
            && matches!(answer.trim_start_matches(['و', 'ب', 'ك']), "ردا" | "رد" | "كرد" | "الرد")
    }

    /// Whether a relative pronoun stands right before token `at`.
    #[must_use]
    pub fn follows_relative(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |b| self.document.word(b));
        let before = before.strip_prefix('و').unwrap_or(before);
        matches!(before, "التي" | "الذي" | "الذين" | "اللذان" | "اللذين")
    }

    /// The count that stands right before the phrase `entity`.
    #[must_use]
    pub fn number_before(&self, entity: &Entity) -> Option<&NumberMention> {
        let at = self.numbers.partition_point(|n| n.tokens.end <= entity.tokens.start);
        let number = self.numbers[..at].last()?;
        let gap = number.tokens.end..entity.tokens.start;
        let close = gap.len() <= 2
            && gap.clone().all(|at| {
                matches!(self.document.word(at), "من" | "علي" | "الاقل" | "في" | "بين")
                    || self.document.kind(at) == TokenKind::Quote
            });
        // «12 والجرحى 40»: what و joins to a count is another's.
        let joined = gap.is_empty() && entity.conjunction && self.document.word(entity.tokens.start).starts_with('و');
        (close && !joined).then_some(number)
    }
}
