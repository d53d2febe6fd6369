//! Who says so: what each sentence is attributed to, and which of its events. The subjects of verbs of saying, what
//! stands after وفق and its like, and speakers whom a later sentence only goes on to quote. Which words name a
//! speaker is left to `speaker`.

use std::ops::Range;

use crate::event::claim::is_claim;
use crate::event::context::Context;
use crate::event::draft::DateAt;
use crate::event::model::Source;
use crate::event::party::SidedParty;
use crate::event::speaker::{Finder, Speaker};
use crate::event::speech::{is_medium, is_saying};
use crate::lexicon::rows::{CueKind, VerbRole};
use crate::mention::trigger::{Head, Trigger};
use crate::text::{SentenceKind, TokenKind};

/// One saying and what is told by it.
#[derive(Clone, Debug)]
pub struct Saying {
    /// Who says so, in the article's words.
    pub sources: Vec<Source>,
    /// Parties to the conflict among them.
    pub parties: Vec<SidedParty>,
    /// Events whose word lies here are told by it.
    pub scope: Range<usize>,
    /// Index of its sentence.
    pub sentence: usize,
    /// How it is said.
    pub manner: Manner,
}

/// How a speaker stands to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Tells it.
    Says,
    /// Is said to allege it.
    Alleges,
    /// Denies it.
    Denies,
}

/// Sentences back over which a speaker is meant who is not named again.
const CARRIED: usize = 4;
/// How far after its verb a claim of responsibility may name what is claimed, in tokens.
const CLAIM_REACH: usize = 25;
/// Sentences over which a quotation may run.
const QUOTED: usize = 6;

/// Reads all sayings of the document, in order.
#[must_use]
pub fn sayings(context: &Context<'_>, dates: &[DateAt]) -> Vec<Saying> {
    let mut reader = Reader { finder: Finder { context, dates }, said: Vec::new(), met: Vec::new() };
    for (sentence, range) in context.document.sentences.iter().enumerate() {
        if range.kind != SentenceKind::Furniture {
            reader.sentence(sentence);
        }
    }
    reader.said
}

/// The sayings by which the event is told whose word is token `at`.
pub fn told_by(sayings: &[Saying], at: usize) -> impl Iterator<Item = &Saying> {
    sayings.iter().filter(move |s| s.scope.contains(&at))
}

/// Leaves out a source that another one names more fully.
pub fn tidy(sources: &mut Vec<Source>) {
    let words = |s: &Source| -> Vec<String> {
        let words = s.name.split(' ').map(crate::text::fold::fold);
        words.map(|w| w.strip_prefix("ال").map_or(w.clone(), str::to_owned)).collect()
    };
    let all: Vec<Vec<String>> = sources.iter().map(words).collect();
    let mut at = 0;
    sources.retain(|_| {
        let own = &all[at];
        let fuller = |(other, theirs): (usize, &Vec<String>)| {
            other != at && own.iter().all(|word| theirs.contains(word)) && (theirs.len() > own.len() || other < at)
        };
        let keeps = !all.iter().enumerate().any(fuller);
        at += 1;
        keeps
    });
}

/// A speaker met before, for those who are named again in short.
struct Met {
    source: Source,
    words: Vec<String>,
}

struct Reader<'a, 'c> {
    finder: Finder<'a, 'c>,
    said: Vec<Saying>,
    met: Vec<Met>,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, sentence: usize) {
        let context = self.finder.context;
        let tokens = context.document.sentences[sentence].tokens.clone();
        let first = self.said.len();
        self.heading(sentence, tokens.clone());
        for index in 0..context.triggers.len() {
            if context.triggers[index].sentence == sentence {
                self.verb(index, tokens.clone());
            }
        }
        for at in tokens.clone() {
            if context.is_cue(at, CueKind::Attribution) {
                self.attributed(at, sentence, tokens.clone());
            } else if is_saying(word(context, at)) {
                self.act_of_saying(at, sentence, tokens.clone());
            } else if matches!(word(context, at), "جاء" | "وجاء" | "ورد" | "وورد" | "جاءت" | "وجاءت")
            {
                self.document_says(at, sentence, tokens.clone());
            }
        }
        // «كما دمرت الغارات»: the speaker of the sentence before goes on.
        let also = word(context, tokens.start) == "كما"
            && context.triggers.iter().any(|t| t.is_verb() && t.tokens.start == tokens.start + 1)
            && self.said.last().is_some_and(|s| s.sentence + 1 == sentence && s.scope.end + 1 >= tokens.start);
        if self.said.len() == first && (also || continues(word(context, tokens.start))) {
            self.go_on(sentence, tokens.clone());
        }
        self.remark(first, sentence, tokens);
        self.quotation(first, sentence);
    }

    /// «سارعت الجماعة إلى إعلان مسؤوليتها، قائلة إن»: who opens the sentence says it.
    fn remark(&mut self, first: usize, sentence: usize, tokens: Range<usize>) {
        let context = self.finder.context;
        let says = |at: &usize| matches!(word(context, *at), "قايلا" | "قايله" | "قايلين");
        let Some(at) = tokens.clone().find(says) else { return };
        if self.said[first..].iter().any(|s| s.scope.contains(&at)) {
            return;
        }
        let opens = context.entities.within(tokens.start..at).iter().find(|e| e.preposition.is_none());
        let speaker = opens.and_then(|e| self.finder.noun_phrase(e.tokens.start, at, false));
        if let Some(speaker) = speaker.filter(|s| s.tokens.start <= tokens.start + 4) {
            self.add(vec![speaker], at..tokens.end, sentence, Manner::Says);
        }
    }

    /// «المرصد: مقتل عشرة»: who speaks in a headline.
    fn heading(&mut self, sentence: usize, tokens: Range<usize>) {
        let document = self.finder.context.document;
        if document.sentences[sentence].kind != SentenceKind::Headline {
            return;
        }
        let colon = tokens.clone().take(9).find(|&at| document.kind(at) == TokenKind::Mark(':'));
        let Some(colon) = colon else { return };
        let speaker = self.finder.noun_phrase(tokens.start, colon, false);
        if let Some(speaker) = speaker.filter(|s| s.tokens.end == colon && !s.unknown && !s.place) {
            self.add(vec![speaker], colon..tokens.end, sentence, Manner::Says);
        }
    }

    fn verb(&mut self, index: usize, tokens: Range<usize>) {
        let context = self.finder.context;
        let trigger = &context.triggers[index];
        let Some(told) = manner(trigger) else { return };
        // لم تكشف التحقيقات: nothing is said.
        if matches!(before_word(context, trigger), "لم" | "ولم" | "لن" | "لا" | "ولا") {
            return;
        }
        // يبلغ الثلاثين من العمر
        let reaches = |t: &Trigger| matches!(t.head, Head::Verb { row, .. } if row.id == "report");
        if reaches(trigger) && !word(context, trigger.tokens.start).contains("ابلغ") {
            return;
        }
        // نقلت عربات الإسعاف الضحايا: only with عن is it a report.
        let from = trigger.tokens.end;
        let relayed = |at: usize| matches!(word(context, at), "عن" | "ان");
        if is_relay(trigger) && !(from..(from + 8).min(tokens.end)).any(relayed) {
            return;
        }
        let end = trigger.tokens.end;
        let before = before_word(context, trigger);
        if is_impersonal(word(context, trigger.tokens.start)) {
            return;
        }
        // A claim of responsibility is no report.
        let content = |at: usize| matches!(word(context, at), "ان" | "انه" | "انها");
        let next =
            context.triggers[index + 1..].iter().find(|t| manner(t).is_some()).map_or(tokens.end, |t| t.tokens.start);
        let reach = (end..(end + CLAIM_REACH).min(tokens.end).min(next)).take_while(|&at| !content(at));
        if reach.into_iter().any(|at| is_claim(context, at, &tokens)) {
            return;
        }
        let backward = matches!(before, "ما" | "حسبما" | "وفقما" | "مثلما")
            || before == "كما" && trigger.tokens.start > tokens.start + 2;
        let mut speakers: Vec<Speaker> = Vec::new();
        // كان المتحدث قد قال: after قد the subject is past.
        if before != "قد" {
            speakers.extend(self.finder.after(end..tokens.end));
        }
        if speakers.is_empty() && !backward && !trigger.proclitic.conjunction {
            speakers.extend(self.finder.before(trigger.tokens.start, tokens.start));
        }
        if speakers.is_empty() && before == "قد" {
            speakers.extend(self.finder.after(end..tokens.end));
        }
        let joined = speakers.last().and_then(|s| self.finder.joined(s.tokens.end, tokens.end));
        speakers.extend(joined);
        let last = speakers.last().map_or(end, |s| s.tokens.end.max(end));
        // نقلت الوكالة عن مصدر
        let from = (last..(last + 4).min(tokens.end)).find(|&at| word(context, at) == "عن");
        if let Some(from) = from.filter(|_| is_relay(trigger)) {
            speakers.extend(self.finder.governed(from + 1..tokens.end));
        }
        // ذكرت في مجلتها: the outlet that it is said in.
        if speakers.is_empty() && word(context, end) == "في" && owned_outlet(word(context, end + 1)) {
            speakers.extend(self.finder.noun_phrase(end + 1, tokens.end, true));
            let owner = self.said.last().and_then(|s| s.parties.first().cloned());
            speakers.iter_mut().for_each(|s| s.party = s.party.take().or(owner.clone()));
        }
        let scope = if backward {
            self.segment(trigger.tokens.start, tokens.clone())
        } else {
            self.forward(index, tokens.clone())
        };
        let sentence = trigger.sentence;
        if !speakers.is_empty() {
            self.add(speakers, scope, sentence, told);
        } else if trigger.tokens.start <= tokens.start + 2 {
            self.carry(scope, sentence, told);
        }
    }

    /// وفق، بحسب، نقلا عن
    fn attributed(&mut self, at: usize, sentence: usize, tokens: Range<usize>) {
        let context = self.finder.context;
        let mut from = at + 1;
        while matches!(word(context, from), "عن" | "الي" | "حد" | "قول" | "لما") {
            from += 1;
        }
        let Some(speaker) = self.finder.governed(from..tokens.end) else { return };
        let joined = self.finder.joined(speaker.tokens.end, tokens.end);
        let scope = self.segment(at, tokens);
        self.add(std::iter::once(speaker).chain(joined).collect(), scope, sentence, Manner::Says);
    }

    /// «بعد إعلان مسؤولين أن»
    fn act_of_saying(&mut self, at: usize, sentence: usize, tokens: Range<usize>) {
        let context = self.finder.context;
        let Some(speaker) = self.finder.noun_phrase(at + 1, tokens.end, true) else { return };
        if !speaker.unknown && matches!(word(context, speaker.tokens.end), "ان" | "انه" | "انها" | "انهم" | "بان")
        {
            let scope = speaker.tokens.end..tokens.end;
            self.add(vec![speaker], scope, sentence, Manner::Says);
        }
    }

    /// «وجاء في بيان للجيش أن», «جاء ذلك في تقرير».
    fn document_says(&mut self, at: usize, sentence: usize, tokens: Range<usize>) {
        let context = self.finder.context;
        let back = matches!(word(context, at + 1), "ذلك" | "هذا" | "هذه");
        let of = if back { at + 2 } else { at + 1 };
        if word(context, of) != "في" || of + 1 >= tokens.end || !is_medium(word(context, of + 1)) {
            return;
        }
        let Some(speaker) = self.finder.noun_phrase(of + 1, tokens.end, true) else { return };
        let start = match sentence.checked_sub(1) {
            Some(earlier) if back => context.document.sentences[earlier].tokens.start,
            _ => at,
        };
        self.add(vec![speaker], start..tokens.end, sentence, Manner::Says);
    }

    /// A sentence that opens with مضيفا goes on with the speaker before.
    fn go_on(&mut self, sentence: usize, tokens: Range<usize>) {
        self.carry(tokens, sentence, Manner::Says);
    }

    fn carry(&mut self, scope: Range<usize>, sentence: usize, manner: Manner) {
        let last = self.said.iter().rev().find(|s| !s.sources.is_empty() && s.sentence + CARRIED >= sentence);
        let Some(last) = last else { return };
        let saying = Saying { scope, sentence, manner, ..last.clone() };
        self.said.push(saying);
    }

    fn add(&mut self, speakers: Vec<Speaker>, scope: Range<usize>, sentence: usize, manner: Manner) {
        let mut saying = Saying { sources: Vec::new(), parties: Vec::new(), scope, sentence, manner };
        for speaker in speakers {
            if let Some(party) = speaker.party.clone() {
                crate::event::roles::add(&mut saying.parties, party);
            }
            for source in self.fuller(&speaker) {
                // مراسلنا is the paper itself.
                if !matches!(source.name.as_str(), "مراسلنا" | "مراسلتنا" | "مراسلونا")
                    && !source.name.is_empty()
                    && !saying.sources.iter().any(|s| s.name == source.name)
                {
                    saying.sources.push(source);
                }
            }
        }
        self.said.push(saying);
    }

    /// The source that a speaker means: one named in short is one met before.
    fn fuller(&mut self, speaker: &Speaker) -> Vec<Source> {
        let context = self.finder.context;
        let plain = |at: usize| word(context, at).trim_start_matches(['و', 'ب']).to_owned();
        let words: Vec<String> = speaker.tokens.clone().map(|at| word(context, at).to_owned()).collect();
        let own = |name: &str| Source { name: name.to_owned(), span: speaker.source.span };
        let lexical = speaker.tokens.clone().filter(|&at| context.document.tokens[at].is_lexical()).count();
        let same = speaker.tokens.clone().any(|at| matches!(plain(at).as_str(), "نفسه" | "نفسها" | "ذاته" | "ذاتها"));
        let bare = words.first().map_or("", String::as_str);
        let bare = bare.strip_prefix("لل").map_or(bare.to_owned(), |rest| format!("ال{rest}"));
        if matches!(bare.as_str(), "المصدر" | "المصادر" | "البيان" | "المصدران" | "التقرير" | "التصريح")
            && (lexical == 1 || same)
        {
            let last = self.said.iter().rev().find(|s| !s.sources.is_empty());
            if let Some(last) = last {
                return last.sources.iter().map(|s| own(&s.name)).collect();
            }
        }
        let head = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
        if lexical == 1 {
            let earlier = self.met.iter().rev().find(|met| {
                met.words.len() > 1
                    && (met.words.first().is_some_and(|first| head(first) == head(&bare))
                        || speaker.unknown && met.words.contains(&bare))
            });
            if let Some(earlier) = earlier {
                return vec![own(&earlier.source.name)];
            }
        }
        self.met.push(Met { source: speaker.source.clone(), words });
        vec![speaker.source.clone()]
    }

    /// What verb `index` and its subject introduce: the rest of the sentence up to another speaker of its own, and what
    /// leads up to the verb without a verb.
    fn forward(&self, index: usize, tokens: Range<usize>) -> Range<usize> {
        let context = self.finder.context;
        let trigger = &context.triggers[index];
        let same = |t: &&Trigger| t.sentence == trigger.sentence;
        let told = context.triggers[..index].iter().filter(same).any(|t| t.is_verb());
        let start = if told { trigger.tokens.start } else { tokens.start };
        let next = context.triggers[index + 1..].iter().take_while(same).find(|t| {
            manner(t).is_some() && t.tokens.start > trigger.tokens.end && {
                let before = t.tokens.start - 1;
                let comma = matches!(context.document.kind(before), TokenKind::Mark('،' | ',' | '؛'));
                contrasts(word(context, before)) || comma || t.proclitic.conjunction
            }
        });
        start..next.map_or(tokens.end, |t| t.tokens.start)
    }

    /// The part of a sentence that an attribution beside token `at` covers: up to words of contrast.
    fn segment(&self, at: usize, tokens: Range<usize>) -> Range<usize> {
        let context = self.finder.context;
        let breaks = |t: usize| matches!(context.document.kind(t), TokenKind::Mark('؛')) || contrasts(word(context, t));
        let start = (tokens.start + 1..at).rev().find(|&t| breaks(t)).unwrap_or(tokens.start);
        let end = (at + 1..tokens.end).find(|&t| breaks(t)).unwrap_or(tokens.end);
        start..end
    }

    /// A quotation that the sentence leaves open goes on in those that follow.
    fn quotation(&mut self, first: usize, sentence: usize) {
        let document = self.finder.context.document;
        let quotes = |range: Range<usize>| range.filter(|&at| document.kind(at) == TokenKind::Quote).count();
        let tokens = document.sentences[sentence].tokens.clone();
        if self.said.len() == first || quotes(tokens.clone()) % 2 == 0 {
            return;
        }
        for next in document.sentences[sentence + 1..].iter().take(QUOTED) {
            if quotes(next.tokens.clone()) % 2 == 1 {
                if let Some(last) = self.said.last_mut().filter(|s| s.scope.end == tokens.end) {
                    last.scope.end = next.tokens.end;
                }
                return;
            }
        }
    }
}

fn word<'a>(context: &'a Context<'_>, at: usize) -> &'a str {
    if at < context.document.tokens.len() { context.document.word(at) } else { "" }
}

/// How a verb says something; `None` for other verbs, and for those that only judge: أدان، اتهم.
fn manner(trigger: &Trigger) -> Option<Manner> {
    let Head::Verb { row, .. } = trigger.head else { return None };
    if matches!(row.id, "condemn-convict" | "accuse") {
        return None;
    }
    Some(match row.role {
        VerbRole::Say => Manner::Says,
        VerbRole::Allege => Manner::Alleges,
        VerbRole::Deny => Manner::Denies,
        _ => return None,
    })
}

fn before_word<'a>(context: &'a Context<'_>, trigger: &Trigger) -> &'a str {
    trigger.tokens.start.checked_sub(1).map_or("", |at| word(context, at))
}

/// نقل عن
fn is_relay(trigger: &Trigger) -> bool {
    matches!(trigger.head, Head::Verb { row, .. } if row.id == "quote")
}

/// «يذكر أن»: nobody says so.
fn is_impersonal(word: &str) -> bool {
    let word = word.strip_prefix('و').unwrap_or(word);
    matches!(word, "يذكر" | "يشار" | "قيل" | "يقال" | "اضافه")
}

/// Words that set one report against another.
fn contrasts(word: &str) -> bool {
    matches!(word, "فيما" | "بينما" | "لكن" | "ولكن" | "وفيما" | "وبينما" | "حين")
}

/// Participles by which a sentence goes on with what was being said.
fn continues(word: &str) -> bool {
    let word = word.strip_prefix('و').unwrap_or(word);
    matches!(
        word,
        "مضيفا"
            | "مضيفه"
            | "موضحا"
            | "موضحه"
            | "مشيرا"
            | "مشيره"
            | "موكدا"
            | "موكده"
            | "لافتا"
            | "لافته"
            | "قايلا"
            | "قايله"
            | "مبينا"
            | "مبينه"
            | "منوها"
            | "متابعا"
            | "مردفا"
            | "ومضيفا"
    )
}

/// «في مجلتها»: an outlet of the speaker's own.
fn owned_outlet(word: &str) -> bool {
    ["مجلت", "صحيفت", "جريدت", "وكالت", "قنات", "اذاعت", "نشرت"]
        .iter()
        .any(|stem| word.strip_prefix(stem).is_some_and(|rest| matches!(rest, "ها" | "ه" | "هم")))
}
