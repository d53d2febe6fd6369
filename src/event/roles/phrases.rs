//! The phrases of a trigger's clause from which its parties are taken: bare ones after it and before it, those behind a
//! preposition, and those that belong to something else.

use std::ops::Range;

use crate::event::context::is_time_of_day;
use crate::event::roles::{Finder, is_weapon};
use crate::lexicon::rows::{PeopleClass, VerbRole};
use crate::mention::entity::{Entity, Named, is_relative};
use crate::mention::preposition;
use crate::mention::scan::Preposition;
use crate::text::TokenKind;

/// How far from a trigger its subject may stand, in tokens.
const SUBJECT_REACH: usize = 7;

/// An aside between commas is no longer than this, in tokens.
const ASIDE: usize = 14;

/// How far behind أن its noun stands, in tokens.
const TOPIC: usize = 3;

/// How far from a relative pronoun the noun that it explains may stand, in tokens.
const RELATIVE_REACH: usize = 7;

impl<'a> Finder<'a, '_> {
    pub(super) fn after(&self) -> Vec<&'a Entity> {
        let comma = self.context.comma(self.clause.after.clone());
        let aside = comma.and_then(|comma| self.aside(comma));
        let all = self.context.entities.within(self.clause.after.clone()).iter();
        let all: Vec<&Entity> =
            all.filter(|e| aside.as_ref().is_none_or(|aside| !aside.contains(&e.tokens.start))).collect();
        let comma = match &aside {
            Some(aside) => self.context.comma(aside.end + 1..self.clause.after.end.max(aside.end + 1)),
            None => comma,
        };
        // Past a comma only what nothing before it could be.
        match comma {
            Some(comma) if all.iter().any(|e| e.tokens.start < comma && self.acts(e)) => {
                all.into_iter().filter(|e| e.tokens.start < comma).collect()
            }
            _ => all,
        }
    }

    /// «اعتقل جنود، في عملية دهم نفذوها فجرا، ضابطا سابقا»: what stands between two commas, up to the second.
    fn aside(&self, comma: usize) -> Option<Range<usize>> {
        let document = self.context.document;
        if comma + 1 >= self.clause.after.end {
            return None;
        }
        let opens = document.word(comma + 1);
        let adverbial = matches!(
            opens,
            "في" | "خلال" | "اثناء" | "بعد" | "قبل" | "عقب" | "وفق" | "بحسب" | "حسب" | "اثر" | "منذ"
        );
        let end = (comma + 2..(comma + ASIDE).min(self.clause.after.end))
            .find(|&at| matches!(document.kind(at), TokenKind::Mark('،' | ',')))?;
        adverbial.then_some(comma..end)
    }

    /// Joined by و to what precedes it, itself or its count: «جندي وثلاثة مدنيين».
    fn is_joined(&self, entity: &Entity) -> bool {
        let counted = self.context.number_before(entity).is_some_and(|n| {
            let word = self.context.document.word(n.tokens.start);
            word.starts_with('و') && !word.starts_with("واحد")
        });
        entity.conjunction || counted
    }

    /// «قتلوا، بينهم نساء»: a part of those told before, no phrase of the verb's own.
    fn is_part(&self, entity: &Entity) -> bool {
        let from = self.context.number_before(entity).map_or(entity.tokens.start, |n| n.tokens.start);
        let before = from.checked_sub(1).map_or("", |at| self.context.document.word(at));
        matches!(before.strip_prefix('و').unwrap_or(before), "بينهم" | "بينها" | "بينهن" | "بينهما" | "منهم" | "منهن")
    }

    /// Groups of bare phrases after the trigger, each with those joined to it by و.
    pub(super) fn direct(&self) -> Vec<Vec<&'a Entity>> {
        let mut groups: Vec<Vec<&Entity>> = Vec::new();
        let mut reach = self.trigger.tokens.end + SUBJECT_REACH;
        let mut last_bare = false;
        // One past the last phrase that a preposition governs.
        let mut governed = 0;
        let aside = self.context.comma(self.clause.after.clone()).and_then(|comma| self.aside(comma));
        for entity in self.after() {
            let joined = self.is_joined(entity);
            if let Some(aside) = aside.as_ref().filter(|aside| (aside.start..reach).contains(&aside.start)) {
                reach = reach.max(aside.end + SUBJECT_REACH);
            }
            // «وجهت الولايات المتحدة وبريطانيا ضربة»: a country joined to one that acts does too.
            let with_first = joined && last_bare && matches!(entity.named, Named::Country { .. });
            if entity.preposition.is_some() || !self.acts(entity) && !with_first {
                if !joined {
                    last_bare = false;
                }
                governed = entity.tokens.end;
                reach = reach.max(entity.tokens.end + SUBJECT_REACH);
                continue;
            }
            // «مواجهة بين مسلحين والقوات»: joined to what a preposition governs.
            if joined && !last_bare && governed > 0 && entity.tokens.start <= governed + 1 {
                governed = entity.tokens.end;
                continue;
            }
            if entity.tokens.start > reach || self.is_part(entity) {
                break;
            }
            // «قتل بتفجير سيارة مفخخة»: the car is the bomb.
            if self.context.triggers.iter().any(|t| t.tokens.len() > 1 && t.tokens.contains(&entity.tokens.start)) {
                continue;
            }
            // «قتل عنصران باستهداف طائرة سيارة»: past a noun behind a preposition stands what that noun governs.
            let last = groups.last().and_then(|group| group.last()).map(|e| e.tokens.end);
            let accusative = self.context.document.word(entity.tokens.start).ends_with('ا');
            if !joined && !accusative && last.is_some_and(|last| self.tells_otherwise(last..entity.tokens.start)) {
                break;
            }
            if self.can_act(&[entity]) && self.belongs_to_a_noun(entity, self.trigger.tokens.end) {
                last_bare = false;
                continue;
            }
            reach = entity.tokens.end + SUBJECT_REACH;
            match groups.last_mut() {
                Some(group) if joined && last_bare => group.push(entity),
                _ => groups.push(vec![entity]),
            }
            last_bare = true;
        }
        groups
    }

    /// Whether a noun behind a preposition tells an event of its own among `tokens`.
    fn tells_otherwise(&self, tokens: Range<usize>) -> bool {
        self.context.triggers.iter().any(|t| {
            tokens.contains(&t.tokens.start) && !t.is_verb() && t.preposition.is_some() && t.role() == VerbRole::Event
        })
    }

    /// «أمر بمحاكمة الجنود», «في منازل القوات»: the genitive of a noun that stands behind a preposition.
    fn belongs_to_a_noun(&self, entity: &Entity, first: usize) -> bool {
        let document = self.context.document;
        let Some(noun) = entity.tokens.start.checked_sub(1).filter(|&at| at >= first) else {
            return false;
        };
        let word = document.word(noun);
        let known =
            self.context.entities.within(noun.saturating_sub(4)..noun + 1).iter().any(|e| e.tokens.contains(&noun))
                || self.context.numbers.iter().any(|n| n.tokens.contains(&noun))
                || is_time_of_day(word)
                || preposition::ending_at(document, noun).is_some();
        if document.kind(noun) != TokenKind::Word || known || word.chars().count() < 4 {
            return false;
        }
        let bare = word.strip_prefix('و').unwrap_or(word);
        // «لتعزيز عناصر الحركة», «بمحاكمة الجنود»
        let of_purpose = ["لت", "لاست", "لان"].iter().any(|start| bare.starts_with(start));
        let proclitic = of_purpose
            || bare.starts_with('ب') && self.context.scan.at(noun).iter().any(|m| m.proclitic.preposition.is_some());
        let governed = noun > first
            && preposition::ending_at(document, noun - 1).is_some_and(|p| p.preposition != Preposition::When);
        let construct =
            !bare.starts_with("ال") && !bare.ends_with('ا') && !bare.ends_with("ين") && !bare.ends_with("ون");
        (governed || proclitic) && construct
    }

    /// Whether right behind the verb stands a noun that no table knows, whoever that is: «تظاهر المئات», «هاجم المعتدون …».
    pub(super) fn stranger_follows(&self) -> bool {
        let document = self.context.document;
        let next = self.trigger.tokens.end;
        if next >= self.clause.after.end || document.kind(next) != TokenKind::Word {
            return false;
        }
        let word = document.word(next);
        let known =
            self.context.entities.within(next.saturating_sub(4)..next + 1).iter().any(|e| e.tokens.contains(&next))
                || self.context.triggers.iter().any(|t| t.tokens.contains(&next));
        // «شنت بلاده»
        let owned = matches!(word, "بلاده" | "بلادها" | "بلادهم" | "بلادنا");
        (word.starts_with("ال") || owned)
            && word.chars().count() > 4
            && !known
            && !is_time_of_day(word)
            && !is_relative(word)
    }

    /// The phrase before the verb that can be its subject, with those joined to it.
    pub(super) fn subject_before(&self) -> Vec<&'a Entity> {
        let start = self.trigger.tokens.start;
        let relative = self.context.follows_relative(start);
        let mut out: Vec<&Entity> = Vec::new();
        for entity in self.context.entities.within(self.clause.before.clone()).iter().rev() {
            let gap = entity.tokens.end..start;
            // «المتحدث، كان قد أعلن», «الكتائب، الجناح العسكري للحركة، قد أطلقت»: an aside parts no subject from its verb.
            let goes_on = |comma: usize| {
                matches!(self.context.document.word(comma + 1), "كان" | "كانت" | "كانوا" | "قد" | "لقد" | "فقد")
            };
            let comma = self.context.comma(gap.clone()).is_some_and(|comma| {
                let last = gap.clone().rev().find(|&at| self.context.comma(at..at + 1).is_some());
                !goes_on(last.unwrap_or(comma))
            });
            // «صاروخ كان يستهدف المطار»: what flies or goes off is the subject, not who stands before it.
            if gap.clone().any(|at| is_weapon(self.context.document.word(at))) {
                break;
            }
            // «مسلحين كانا على متن دراجة أطلقا النار»: what a noun behind a preposition owns does nothing.
            let thing = self.is_class(entity, &[PeopleClass::Property, PeopleClass::Installation]);
            if thing && !relative && out.is_empty() && self.belongs_to_a_noun(entity, self.clause.before.start) {
                continue;
            }
            let fits = if relative && !out.is_empty() {
                entity.preposition.is_none()
            } else if relative {
                // «الحوثيين الموالين لإيران والذين سيطروا»: a country between is not who is meant.
                gap.len() <= 2
                    || gap.len() <= RELATIVE_REACH
                        && !matches!(entity.named, Named::Country { .. })
                        && self.acts(entity)
            } else {
                entity.preposition.is_none() && !comma && (gap.len() <= SUBJECT_REACH || !out.is_empty())
            };
            if !out.is_empty() && !out.last().is_some_and(|e| e.conjunction) {
                break;
            }
            if fits && self.acts(entity) {
                out.push(entity);
                // «فلان وفلان، اللذان قتلا»: of two joined both are meant.
                let both = entity.conjunction && matches!(self.context.document.word(start - 1), "اللذان" | "اللذين");
                if relative && !both {
                    break;
                }
            } else if comma {
                break;
            }
        }
        if out.is_empty() && !relative {
            out.extend(self.topic());
        }
        out.reverse();
        out
    }

    /// «أفاد شهود بأن مسلحي الجماعة، وعددهم كبير، هاجموا …»: what follows أن is the subject of the verb that ends its aside.
    fn topic(&self) -> Option<&'a Entity> {
        let start = self.trigger.tokens.start;
        let before = start.checked_sub(1)?;
        self.context.comma(before..start)?;
        let from = self.clause.before.start.saturating_sub(1)..start;
        let opens = from
            .rev()
            .find(|&at| matches!(self.context.document.word(at).trim_start_matches(['و', 'ف', 'ب']), "ان"))?;
        let entity = self.context.entities.within(opens + 1..start).first()?;
        let near = entity.tokens.start <= opens + TOPIC && entity.preposition.is_none();
        (near && self.acts(entity)).then_some(entity)
    }

    pub(super) fn with(&self, prepositions: &[Preposition]) -> Vec<&'a Entity> {
        let mut out: Vec<&Entity> = Vec::new();
        let mut open = false;
        for entity in self.after() {
            let governed = entity.preposition.is_some_and(|p| prepositions.contains(&p));
            let joined = open && entity.conjunction && entity.preposition.is_none();
            open = (governed || joined) && self.acts(entity);
            if open {
                out.push(entity);
            }
        }
        out
    }
}
