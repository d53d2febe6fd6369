//! What a general word for a group refers to: «الجماعة», «المسلحون», «مقاتلوها» are the armed group named before it,
//! and a wide name («القاعدة») is the branch of it that the article has named.

use crate::lexicon::rows::{ActorRow, Number, PeopleClass};
use crate::mention::entity::{Entity, Finder, Named};
use crate::mention::preposition;
use crate::mention::scan::{Preposition, Proclitic};
use crate::text::TokenKind;
use crate::text::fold::fold;

/// Sentences back over which a general word finds the group named last; farther back only the article's own group.
const REACH_SENTENCES: usize = 3;
/// The article's own group is named at least so often, and in this share of all namings of armed groups.
const OWN_GROUP_NAMINGS: usize = 2;
const OWN_GROUP_SHARE: f32 = 0.6;

/// Whether fighters of `actor` are rebels, militias or mercenaries, not of a state.
fn is_armed_group(actor: &ActorRow<'_>) -> bool {
    matches!(actor.kind, "jihadist" | "rebel" | "militia" | "mercenary")
}

/// The words that stand for a group once it has been named, without their article.
#[rustfmt::skip]
const GROUP_WORDS: [&str; 16] = [
    "تنظيم", "جماعه", "حركه", "جبهه", "ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "تنسيقيه", "كتيبه", "فصيل", "فيلق",
    "كتايب", "لواء", "حزب", "سرايا",
];

impl Finder<'_, '_> {
    /// «الجماعة», alone, after a group of that sort has been named in `told`.
    pub(super) fn definite_group(&self, at: usize, told: &[Entity]) -> Option<Entity> {
        let (proclitic, noun) = definite(self.word(at))?;
        if !GROUP_WORDS.contains(&noun) {
            return None;
        }
        // «الجماعة الإسلامية» is a name; «التنظيم المتشدد» is not.
        let next = self.word(at + 1);
        let named_by_next = self.document.kind(at + 1) == TokenKind::Quote
            || self.document.kind(at + 1) == TokenKind::Word
                && next.starts_with("ال")
                && !self.is_describing(next)
                && preposition::ending_at(self.document, at + 1).is_none();
        if named_by_next {
            return None;
        }
        let militia = noun.contains("ليشيا");
        let fits = |entity: &&Entity| {
            let Named::Actor(row) = entity.named else { return false };
            let actor = &self.lexicon.rows.actors[row as usize];
            let before = entity.tokens.start.checked_sub(1).map_or("", |before| self.word(before));
            let sort = |word: &str| word.trim_start_matches(['و', 'ب', 'ل', 'ف']).trim_start_matches("ال") == noun;
            let called = sort(self.word(entity.tokens.start)) || sort(before) || fold(actor.name_ar).starts_with(noun);
            is_armed_group(actor) && (called || militia || noun == "تنظيم" && actor.kind == "jihadist")
        };
        let row = told.iter().rev().find(fits).and_then(|entity| match entity.named {
            Named::Actor(row) => Some(row),
            _ => None,
        })?;
        Some(self.entity_from(at, proclitic, at + 1, Named::Actor(row)))
    }

    /// An adjective that says what a group is like, not what it is called.
    fn is_describing(&self, word: &str) -> bool {
        let bare = word.trim_start_matches("ال").trim_end_matches('ه');
        matches!(bare, "ارهابي" | "متطرف" | "متشدد" | "مسلح" | "جهادي" | "متمرد" | "انقلابي")
            || word.ends_with("نفسه")
            || word.ends_with("نفسها")
    }

    /// Fighters without a name of their own, as the fighters of the group that `told` has named.
    pub(super) fn referring(&self, mut entity: Entity, told: &[Entity]) -> Entity {
        let Some(people) = entity.people else { return entity };
        let Named::People { row, country: None } = entity.named else { return entity };
        let class = self.lexicon.rows.people[row as usize].class;
        let several = people.number != Number::Singular;
        if several && let Some(owner) = self.owner_of_men(&entity, class, told) {
            entity.named = owner;
            return entity;
        }
        let armed = matches!(class, PeopleClass::Militant) || class == PeopleClass::Gunmen && several;
        if !(armed && people.definite && several) {
            return entity;
        }
        let group = |e: &Entity| match e.named {
            Named::Actor(row) if is_armed_group(&self.lexicon.rows.actors[row as usize]) => Some(row),
            _ => None,
        };
        let here = self.document.sentence_of(entity.tokens.start).unwrap_or(0);
        let near = told
            .iter()
            .rev()
            .take_while(|e| self.document.sentence_of(e.tokens.start).is_some_and(|s| s + REACH_SENTENCES >= here))
            .find_map(group);
        if let Some(row) = near.or_else(|| self.own_group(told.iter().filter_map(group))) {
            entity.named = Named::Actor(row);
        }
        entity
    }

    /// «أعلن الجيش أن عناصره …», «قالت الحركة إن مقاتليها …»: the force or group of the sentence that the pronoun fits.
    fn owner_of_men(&self, men: &Entity, class: PeopleClass, told: &[Entity]) -> Option<Named> {
        let men_at_arms = matches!(class, PeopleClass::Military | PeopleClass::Police | PeopleClass::Militant);
        let word = self.document.tokens[men.tokens.end - 1].span.of(self.document.text);
        let feminine = word.ends_with("ها");
        if !men_at_arms || word.starts_with("ال") || !(feminine || word.ends_with('ه')) {
            return None;
        }
        let here = self.document.sentence_of(men.tokens.start);
        let fits = |e: &&Entity| {
            let head = self.word(e.tokens.start).trim_start_matches(['و', 'ف', 'ب', 'ل']);
            let said = head.ends_with('ه') || head.ends_with("ات") || head.starts_with("القوا");
            matches!(e.named, Named::Actor(_) | Named::NewActor | Named::Force { .. }) && said == feminine
        };
        let in_sentence = |e: &&Entity| self.document.sentence_of(e.tokens.start) == here;
        told.iter().rev().take_while(in_sentence).find(fits).map(|e| e.named)
    }

    /// The group that the article is about, of all namings so far.
    fn own_group(&self, namings: impl Iterator<Item = u16>) -> Option<u16> {
        let mut counts: Vec<(u16, usize)> = Vec::new();
        for row in namings {
            match counts.iter_mut().find(|(known, _)| *known == row) {
                Some((_, count)) => *count += 1,
                None => counts.push((row, 1)),
            }
        }
        let total: usize = counts.iter().map(|(_, count)| count).sum();
        let (row, count) = counts.into_iter().max_by_key(|&(row, count)| (count, std::cmp::Reverse(row)))?;
        (count >= OWN_GROUP_NAMINGS && count as f32 >= OWN_GROUP_SHARE * total as f32).then_some(row)
    }

    /// The branch that a wide name means, where the article names one branch of it only and named it before.
    pub(super) fn branch(&self, mut entity: Entity, told: &[Entity]) -> Entity {
        let Named::Actor(row) = entity.named else { return entity };
        let id = self.lexicon.rows.actors[row as usize].id;
        let is_branch = |other: u16| self.lexicon.rows.actors[other as usize].parent == id;
        let mut branches = self.seen_actors.iter().copied().filter(|&other| is_branch(other));
        if let Some(first) = branches.next()
            && branches.all(|other| other == first)
            && told.iter().any(|e| e.named == Named::Actor(first))
        {
            entity.named = Named::Actor(first);
        }
        entity
    }
}

/// A definite word without its article and what precedes it: «وللجماعة» is و, ل and جماعة.
pub(super) fn definite(word: &str) -> Option<(Proclitic, &str)> {
    let (conjunction, rest) = match word.strip_prefix('و').or_else(|| word.strip_prefix('ف')) {
        Some(rest) if rest.starts_with("ال") || rest.starts_with("لل") || rest.starts_with("بال") => {
            (true, rest)
        }
        _ => (false, word),
    };
    let (preposition, noun) = if let Some(noun) = rest.strip_prefix("لل") {
        (Some(Preposition::Li), noun)
    } else if let Some(noun) = rest.strip_prefix("بال") {
        (Some(Preposition::Bi), noun)
    } else {
        (None, rest.strip_prefix("ال")?)
    };
    let letters = usize::from(conjunction) + usize::from(preposition.is_some());
    let proclitic = Proclitic { bytes: (letters * 'و'.len_utf8()) as u8, conjunction, preposition };
    Some((proclitic, noun))
}
