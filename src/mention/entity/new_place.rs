//! Places that no table has: a head word and a name, «قرية الهيشة», «معبر صوفا», «منطقة بئر حسن». What follows a head
//! word is more often a description (قرية نائية), a clause (منطقة تضم …) or what the place is for (منطقة خفض التصعيد).

use crate::lexicon::rows::{HeadKind, Sense};
use crate::mention::entity::place::DIRECTIONS;
use crate::mention::entity::{Entity, Finder, Named, is_relative};
use crate::mention::preposition;
use crate::mention::scan::Match;
use crate::text::TokenKind;

/// Words that open a name of two words.
#[rustfmt::skip]
const OPENERS: [&str; 33] = [
    "ام", "ابو", "ابي", "بني", "بنو", "ال", "بيت", "بير", "دير", "عين", "راس", "تل", "تله", "خان", "باب", "جسر",
    "كفر", "قلعه", "حصن", "شعب", "سيدي", "كوم", "نبع", "وادي", "جبل", "سان", "سانت", "سانتا", "كوت", "خشم", "طور",
    "حوش", "برج",
];

/// Sites whose name follows them; a market, a building or a dam is more often called by what it is for.
#[rustfmt::skip]
const NAMED_SITES: [&str; 12] = [
    "معسكر", "ميناء", "معبر", "سجن", "مطار", "مخيم", "حي", "قاعده", "مستشفي", "مشفي", "حاجز", "مرفا",
];

/// What a place is like or where it lies, after a head word without article.
#[rustfmt::skip]
const DESCRIPTIONS: [&str; 92] = [
    "خاضعه", "خاضع", "تابعه", "تابع", "واقعه", "واقع", "قريبه", "قريب", "مجاوره", "مجاور", "محاذيه", "محاذي",
    "حدوديه", "محاصره", "محاصر", "محرره", "ماهوله", "مختلفه", "متفرقه", "متعدده", "متنازع", "مشتركه", "مكتظه",
    "مزدحمه", "مهمه", "هامه", "ناييه", "عازله", "امنه", "امن", "ساخنه", "شاسعه", "واسعه", "واسع", "كبيره", "كبير",
    "صغيره", "صغير", "جديده", "جديد", "قديمه", "قديم", "رييسيه", "رييسي", "اخري", "اخر", "ثانيه", "ثالثه", "واحده",
    "واحد", "عده", "كامله", "كلها", "باكملها", "باكمله", "برمتها", "معينه", "معزوله", "مدمره", "مهجوره", "مفتوحه",
    "مغلقه", "محدوده", "محدده", "محيطه", "محتله", "مسلحه", "منزوعه", "فقيره", "هاديه", "هادي", "خاليه", "خطره",
    "قرب", "موقت", "موقته", "متقدمه", "دايمه", "دايم", "اماميه", "كهذه", "ذات", "ذاتها", "نفسها", "بعينها", "كبري",
    "صعبه", "منفصله", "كثيفه", "محاط", "محاطه", "شديد",
];

/// What a district is set apart for, or what one counts in it.
#[rustfmt::skip]
const PURPOSES: [&str; 35] = [
    "خفض", "حظر", "نفوذ", "عمليات", "صراع", "نزاع", "حرب", "قتال", "تجاره", "صيد", "بحث", "عبور", "تماس", "توتر",
    "انتشار", "امان", "امانه", "اليورو", "الانتظار", "الصراع", "النزاع", "الحرب", "القتال", "العمليات", "الحدود",
    "الحادث", "الحادثه", "البلاد", "المملكه", "الانتخابات", "الجدار", "الشريط", "تدريب", "مشاه", "الطواري",
];

/// Verbs whose present opens a clause right after a head word, without the letter of their person.
#[rustfmt::skip]
const CLAUSE_VERBS: [&str; 32] = [
    "ضم", "متد", "قع", "بعد", "خضع", "سيطر", "شهد", "عد", "عتبر", "تبع", "سمي", "دعي", "ربط", "طل", "فصل", "نتشر",
    "تمركز", "عرف", "عيش", "سكن", "قطن", "قطنها", "ستخدم", "حيط", "جري", "دور", "وجد", "توجد", "كون", "شكل", "حاصر",
    "كتسب",
];

impl Finder<'_, '_> {
    /// The name after the head word `head`, where no table has it.
    pub(super) fn new_place(&self, head: &Match, kind: HeadKind) -> Option<Entity> {
        let word = self.word(head.start).trim_start_matches(['و', 'ف', 'ب', 'ل']);
        let is_named = match kind {
            HeadKind::Site => NAMED_SITES.contains(&word),
            HeadKind::Actor => false,
            _ => !matches!(word, "مركز" | "دايره" | "عاصمه"),
        };
        // «للمدينة الخميس» is ل and المدينة: an article ends the name before it begins.
        if !is_named || self.is_definite(head.start) {
            return None;
        }
        let mut first = head.end;
        if self.document.kind(first) == TokenKind::Quote {
            first += 1;
        }
        let second = first + 1 + usize::from(self.is_underscore(first + 1));
        let last = if OPENERS.contains(&self.word(first)) && self.is_bare_name(second) {
            second
        } else if self.is_underscore(first + 1) && self.document.kind(second) == TokenKind::Word {
            // #بني_سويد
            second
        } else if self.is_place_name(first, kind) {
            first
        } else {
            return None;
        };
        let mut entity = self.entity(head, last + 1, Named::NewPlace(kind));
        entity.head = Some(kind);
        Some(entity)
    }

    fn is_underscore(&self, at: usize) -> bool {
        self.document.kind(at) == TokenKind::Quote && self.document.tokens[at].span.of(self.document.text) == "_"
    }

    /// Whether the word carries the article, after prepositions or not.
    pub(super) fn is_definite(&self, at: usize) -> bool {
        let word = self.word(at).trim_start_matches(['و', 'ف']);
        word.starts_with("ال") || word.starts_with("بال") || word.starts_with("لل")
    }

    /// A word with no meaning of its own, that can stand in a name.
    fn is_bare_name(&self, at: usize) -> bool {
        let word = self.word(at);
        self.document.kind(at) == TokenKind::Word
            && !self.scan.senses(at).any(|s| !matches!(s, Sense::Place { .. } | Sense::Country { .. }))
            && preposition::ending_at(self.document, at).is_none()
            && word.chars().count() > 2
            && !is_relative(word)
            && !word.ends_with("هم")
            && !DIRECTIONS.contains(&word)
    }

    /// Whether the word at `at`, after a head word of `kind`, is a name and not what is said of the place.
    fn is_place_name(&self, at: usize, kind: HeadKind) -> bool {
        let word = self.word(at);
        if !self.is_bare_name(at) || word.starts_with('ل') || word.starts_with('و') && word != "واو" {
            return false;
        }
        let counted = self.counts.partition_point(|c| c.end <= at);
        if self.counts.get(counted).is_some_and(|c| c.contains(&at)) || OPENERS.contains(&word) {
            return false;
        }
        if DESCRIPTIONS.contains(&word) || PURPOSES.contains(&word) {
            return false;
        }
        // «بموجب», «بجنوب», «بريفها»: ب is a preposition there.
        if let Some(rest) = word.strip_prefix('ب')
            && (DIRECTIONS.contains(&rest) || matches!(rest, "موجب" | "حجم") || word.ends_with("ها"))
        {
            return false;
        }
        if let Some(stem) = word.strip_prefix(['ت', 'ي'])
            && (CLAUSE_VERBS.contains(&stem) || stem.ends_with("ها"))
        {
            return false;
        }
        let definite = word.starts_with("ال");
        // مدن سعودية، منطقة عمليات، مطار عسكري
        let plain = word.ends_with("يه") || word.ends_with("ات") || word.ends_with("ين");
        let manly = kind == HeadKind::Site && word.ends_with('ي');
        definite || !(plain || manly)
    }
}
