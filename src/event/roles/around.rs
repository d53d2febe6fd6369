//! Parties beside those of a trigger's own frame: by whose hand, at whom it is aimed, with whose help.

use crate::event::family::{Family, Weapon, family, weapon};
use crate::event::roles::Finder;
use crate::lexicon::rows::EventClass;
use crate::mention::entity::Entity;
use crate::mention::scan::Preposition;

/// How far behind «مستهدفا» the phrase stands that it governs, in tokens.
const AIM: usize = 4;

/// How far behind «نسبت» the phrase stands to which a deed is laid, in tokens.
const LAID: usize = 3;

impl Finder<'_, '_> {
    /// على يد التنظيم: the agent named by its hand.
    pub(super) fn by(&mut self) {
        let falls = self.trigger.class() == EventClass::Fall;
        // «يرتفع عدد القتلى الذين سقطوا برصاص الجيش»: the verb of dying is none that tells.
        let toll = self.row_is("rise") || self.row_is("amount");
        let end = if toll {
            self.context.document.sentences[self.trigger.sentence].tokens.end
        } else {
            self.clause.after.end
        };
        let by: Vec<&Entity> = self
            .context
            .entities
            .within(self.clause.after.start..end)
            .iter()
            .filter(|e| (e.preposition == Some(Preposition::By) || falls && self.holds(e)) && self.acts(e))
            .collect();
        if !by.is_empty() {
            self.agents(by, "role:by");
        }
    }

    /// «سقطت المدينة في يد …», «في قبضة …», «تحت سيطرة …»: into whose hands it fell. Of any other event, who holds the place
    /// need not have done it.
    fn holds(&self, entity: &Entity) -> bool {
        let word = |back: usize| entity.tokens.start.checked_sub(back).map_or("", |at| self.context.document.word(at));
        matches!((word(2), word(1)), ("في", "يد" | "ايدي" | "قبضه") | ("تحت", "سيطره" | "قبضه"))
    }

    /// «غارة نُسبت إلى التحالف», «الهجوم المنسوب للجماعة»: to whom others lay it.
    pub(super) fn laid_to(&mut self) {
        if !self.roles.agents.is_empty() || family(self.trigger.class()) != Family::Violence {
            return;
        }
        // «انفجار لغم من مخلفات الجماعة»: who left it.
        let left = |e: &&Entity| {
            e.tokens.start.checked_sub(1).is_some_and(|at| self.context.document.word(at) == "مخلفات")
                && self.can_act(&[*e])
        };
        if let Some(author) = self.context.entities.within(self.clause.after.clone()).iter().find(left) {
            self.agents([author], "role:laid-to");
            return;
        }
        let laid = self.with(&[Preposition::Ila, Preposition::Li]);
        if let Some(author) = laid.into_iter().find(|e| self.is_laid_to(e) && self.can_act(&[*e])) {
            self.agents([author], "role:laid-to");
        }
    }

    fn is_laid_to(&self, entity: &Entity) -> bool {
        let from = entity.tokens.start.saturating_sub(LAID).max(self.trigger.tokens.end);
        (from..entity.tokens.start).any(|at| {
            let word = self.context.document.word(at);
            let word = word.strip_prefix('و').unwrap_or(word);
            matches!(
                word.strip_prefix("ال").unwrap_or(word),
                "نسب"
                    | "نسبت"
                    | "نسبه"
                    | "نسبها"
                    | "نسبوها"
                    | "تنسب"
                    | "ينسب"
                    | "منسوب"
                    | "منسوبه"
                    | "نسبته"
            )
        })
    }

    /// «أطلقت الجماعة صواريخ باتجاه الدولة»: at whom it was fired.
    pub(super) fn towards(&mut self) {
        let fired = matches!(family(self.trigger.class()), Family::Violence)
            && matches!(weapon(self.trigger.class()), Weapon::Artillery | Weapon::Air | Weapon::Ground);
        // «ردا على إطلاق قذائف باتجاه …»: that way the others fired.
        if self.roles.patients.is_empty() && fired && !self.row_is("respond-fire") {
            let mut towards = self.with(&[Preposition::Ila]);
            towards.retain(|e| !self.is_laid_to(e));
            self.patients(towards, "role:towards");
        }
    }

    /// «جدد الجيش غاراته مستهدفا مواقع الحركة»: at whom the deed was aimed.
    pub(super) fn aimed(&mut self) {
        if !self.roles.patients.is_empty() || family(self.trigger.class()) != Family::Violence {
            return;
        }
        let aims = |at: usize| {
            let word = self.context.document.word(at);
            matches!(word.strip_prefix('و').unwrap_or(word), "مستهدفا" | "مستهدفه" | "مستهدفين")
        };
        let Some(at) = self.clause.after.clone().find(|&at| aims(at)) else { return };
        let end = (at + AIM).min(self.clause.after.end.max(at + 1));
        let aim = self.context.entities.within(at + 1..end).first().filter(|e| e.preposition.is_none());
        if let Some(aim) = aim.cloned() {
            self.patients([&aim], "role:aimed-at");
        }
    }

    /// «سيطرت القوات بمساندة الحزب», «مدعومة بمقاتلي …»: who helps takes part.
    pub(super) fn supporters(&mut self) {
        if self.roles.agents.is_empty() {
            return;
        }
        let helps = |at: usize| {
            let word = self.context.document.word(at);
            matches!(
                word.strip_prefix('و').unwrap_or(word),
                "مدعومه"
                    | "مدعوما"
                    | "مدعومين"
                    | "مدعومون"
                    | "مسنوده"
                    | "مسنودا"
                    | "بمسانده"
                    | "بموازره"
                    | "بدعم"
                    | "باسناد"
                    | "بمشاركه"
            )
        };
        // «معارك خاضها الفيلق إلى جانب القوات»: right after who acts.
        let beside = |at: usize| {
            let Some(before) = at.checked_sub(1) else { return false };
            let word = self.context.document.word(before);
            let pair = (word.strip_prefix('و').unwrap_or(word), self.context.document.word(at));
            matches!(pair, ("الي", "جانب") | ("بالتعاون", "مع") | ("بالاشتراك", "مع"))
                && self.context.document.tokens[..before]
                    .last()
                    .is_some_and(|last| self.roles.agents.iter().any(|agent| agent.party.span.end == last.span.end))
        };
        let around = self.clause.before.start..self.clause.after.end;
        let helps = |at: usize| helps(at) || beside(at);
        let Some(at) = around.clone().find(|&at| helps(at)) else { return };
        let helper =
            self.context.entities.within(at + 1..(at + 4).min(around.end)).first().filter(|e| self.can_act(&[*e]));
        if let Some(helper) = helper.cloned() {
            self.agents([&helper], "role:supporter");
        }
    }
}
