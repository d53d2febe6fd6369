//! Parties and losses of an event once all its tellings are joined: each party once and by its best name, figures before
//! vague words.

use crate::event::context::Context;
use crate::event::draft::Draft;
use crate::event::family::{Family, family};
use crate::event::joined_losses::is_vague;
use crate::event::model::{Casualty, CasualtyKind, Party, PartyKind, PlaceLevel};
use crate::event::party::{Side, SidedParty, army, army_of_state};
use crate::event::place::place;
use crate::lexicon::rows::{EventClass, PeopleClass};
use crate::mention::entity::Entity;
use crate::mention::scan::Preposition;
use crate::text::SentenceKind;

/// How far behind the word of a deed the site stands that it struck, in tokens.
const SITE_REACH: usize = 6;

/// Leaves each party once and by its best name: no one on both sides, no fighters or posts beside their owner, and an
/// armed group's attack on a post without owner is one on the state's forces.
pub fn tidy_parties(context: &Context<'_>, draft: &mut Draft) {
    draft.patients.retain(|p| !draft.agents.iter().any(|a| a.party.name_ar == p.party.name_ar));
    let unnamed = |p: &SidedParty| p.vague && matches!(p.side, Side::Armed | Side::State);
    let named = |p: &SidedParty| p.party.id.is_some() && matches!(p.side, Side::Armed | Side::State);
    for parties in [&mut draft.agents, &mut draft.patients] {
        if parties.iter().any(named) {
            parties.retain(|p| !unnamed(p));
        }
    }
    if family(draft.class) == Family::Violence && !draft.rules.iter().any(|r| r == "role:adjective") {
        for agent in &mut draft.agents {
            if let Some(army) = army_of_state(context, agent) {
                *agent = army;
            }
        }
    }
    one_of_each_state(&mut draft.agents);
    let by_group = !draft.agents.is_empty() && draft.agents.iter().all(|a| a.side == Side::Armed);
    for patient in &mut draft.patients {
        if by_group
            && unnamed(patient)
            && patient.side == Side::State
            && !is_of_civil_use(&patient.party.name_ar)
            && let Some(army) = army(context, patient.party.span)
        {
            *patient = army;
        }
    }
    leave_lesser(context, &mut draft.patients);
    // «إرهابيين» of one sentence and «الإرهابيين» of the next are the same men.
    let mut kinds: Vec<String> = Vec::new();
    draft.patients.retain(|p| {
        let told = p.vague && kinds.contains(&p.party.name_en);
        if p.vague {
            kinds.push(p.party.name_en.clone());
        }
        !told
    });
    let mut seen: Vec<(Option<String>, String)> = Vec::new();
    draft.patients.retain(|p| {
        let same = |(id, name): &(Option<String>, String)| {
            p.party.id.is_some() && (*id == p.party.id || !name.is_empty() && *name == p.party.name_en)
        };
        let new = !seen.iter().any(same);
        seen.push((p.party.id.clone(), p.party.name_en.clone()));
        new
    });
    site_struck(context, draft);
}

/// Whether a building is one that others than soldiers use.
fn is_of_civil_use(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let bare = first.strip_prefix("ال").unwrap_or(first);
    matches!(
        bare,
        "مقر"
            | "مقرات"
            | "سجن"
            | "مركز"
            | "مبنى"
            | "مكتب"
            | "محطة"
            | "محكمة"
            | "سفارة"
            | "بلدية"
            | "منشأة"
            | "منشآت"
    )
}

/// «قصفت الطائرات مطار حماة», «هجوم على فندق الشمال»: a site by its name, where nobody in it is told.
fn site_struck(context: &Context<'_>, draft: &mut Draft) {
    use EventClass::{Airstrike, Attack, Raid, Shelling, Strike, Suicide};
    if !draft.patients.is_empty() || !matches!(draft.class, Airstrike | Attack | Raid | Shelling | Strike | Suicide) {
        return;
    }
    let struck = |e: &Entity| {
        let direct = e.preposition.is_none() && !e.conjunction;
        let quarter = matches!(
            context.document.word(e.tokens.start),
            "حي" | "شارع" | "ميدان" | "ساحه" | "احياء" | "حاره" | "منطقه"
        );
        !quarter && (direct || matches!(e.preposition, Some(Preposition::Ala | Preposition::Against)))
    };
    let mut sites = draft.triggers.iter().filter_map(|&at| {
        let after = context.clause(at).after;
        let near = after.start..after.end.min(after.start + SITE_REACH);
        context.entities.within(near).iter().filter(|e| struck(e)).find_map(|e| place(context, e))
    });
    if let Some(site) = sites.find(|p| p.level == PlaceLevel::Site) {
        let party =
            Party { id: None, name_ar: site.name_ar, name_en: site.name_en, kind: PartyKind::Other, span: site.span };
        draft.patients.push(SidedParty { party, side: Side::Unknown, vague: true });
        draft.rules.push("role:site".to_owned());
    }
}

/// Of those who suffered, things give way to the people in them («حافلة» to «الركاب»), and kinds of civilians to civilians.
/// «مواقع» and «آليات» that are nobody's tell nothing.
fn leave_lesser(context: &Context<'_>, patients: &mut Vec<SidedParty>) {
    let class = |p: &SidedParty| {
        let named = p.vague.then_some(p.party.name_en.as_str())?;
        context.lexicon.rows.people.iter().find(|row| row.name_en == named)
    };
    let is = |p: &SidedParty, wanted: PeopleClass| class(p).is_some_and(|row| row.class == wanted);
    patients.retain(|p| {
        !class(p).is_some_and(|row| matches!(row.id, "military-position" | "position" | "military-vehicle"))
    });
    let people = patients.iter().any(|p| !is(p, PeopleClass::Property) && !is(p, PeopleClass::Installation));
    patients.retain(|p| !(people && is(p, PeopleClass::Property)));
    // «متظاهرين فلسطينيين», «المتظاهرين», «الفلسطينيين» of one event are those named most closely.
    let whose = |p: &SidedParty| p.side == Side::Protesters && !p.vague;
    if let Some(protesters) = patients.iter().find(|p| whose(p)).cloned() {
        let of_nation = |p: &SidedParty| p.party.name_en.ends_with(" citizens");
        patients.retain(|p| p.side != Side::Protesters && !of_nation(p) || p.party.name_ar == protesters.party.name_ar);
    }
    let civilians = patients.iter().any(|p| {
        class(p).is_some_and(|row| row.id == "civilian") || !p.vague && p.party.name_en.ends_with(" citizens")
    });
    patients.retain(|p| {
        !(civilians && class(p).is_some_and(|row| row.class == PeopleClass::Civilian && row.id != "civilian"))
    });
}

/// A state, its army and its air force are one party: the first of them stands, the state gives way to its forces.
fn one_of_each_state(parties: &mut Vec<SidedParty>) {
    let mut kept: Vec<SidedParty> = Vec::new();
    for party in std::mem::take(parties) {
        let force =
            |p: &SidedParty| p.party.id.as_deref().and_then(|id| id.split_once('-')).map(|(_, force)| force.to_owned());
        let one = |old: &SidedParty| {
            let armed = |p: &SidedParty| force(p).is_none_or(|f| matches!(f.as_str(), "army" | "air-force" | "navy"));
            old.party.id.is_some() && old.party.id == party.party.id
                || old.state().is_some() && old.state() == party.state() && armed(old) && armed(&party)
        };
        match kept.iter_mut().find(|old| one(old)) {
            Some(old) if force(old).is_none() => *old = party,
            Some(_) => {}
            None => kept.push(party),
        }
    }
    *parties = kept;
}

/// «الهجوم على قاعدة كيدال»: who attacks a base attacks the army, though the words name only the place.
pub fn post_attacked(context: &Context<'_>, draft: &mut Draft) {
    use EventClass::{Attack, Raid, Shelling, Siege};
    let by_state = draft.agents.iter().any(|a| a.side == Side::State);
    if !draft.patients.is_empty() || by_state || !matches!(draft.class, Attack | Raid | Shelling | Siege) {
        return;
    }
    let own = context.document.sentences[context.triggers[draft.trigger].sentence].span;
    let post = draft.places.iter().find(|p| {
        let first = p.name_ar.split(' ').next().unwrap_or_default();
        own.contains(p.span) && matches!(first, "قاعدة" | "معسكر" | "ثكنة" | "حامية" | "ثكنات")
    });
    if let Some(army) = post.and_then(|post| army(context, post.span)) {
        draft.patients.push(army);
        draft.rules.push("role:post-attacked".to_owned());
    }
}

/// A vague word gives way to a figure.
pub fn tidy_losses(draft: &mut Draft) {
    let headline = std::mem::take(&mut draft.headline_losses);
    let untold = |loss: &Casualty| !draft.casualties.iter().any(|c| c.kind == loss.kind);
    let kept: Vec<Casualty> = headline.into_iter().filter(untold).collect();
    draft.casualties.extend(kept);
    let told = draft.casualties.clone();
    draft.casualties.retain(|loss| {
        let vague = is_vague(loss) || loss.best.is_none() && loss.low.is_none();
        let more = |o: &Casualty| o.best.or(o.low) > loss.low;
        !(vague && told.iter().any(|o| o.kind == loss.kind && o.span != loss.span && more(o)))
    });
}

/// A headline rounds what the body counts: its figures wait, and stand only where no telling of the same event in the
/// body has one of their kind.
pub fn leave_headline_figures(context: &Context<'_>, drafts: &mut [Draft]) {
    let in_headline = |d: &Draft| context.document.sentences[d.sentences[0]].kind == SentenceKind::Headline;
    let body: Vec<CasualtyKind> =
        drafts.iter().filter(|d| !in_headline(d)).flat_map(|d| d.casualties.iter().map(|c| c.kind)).collect();
    for draft in drafts.iter_mut().filter(|d| in_headline(d)) {
        let told = std::mem::take(&mut draft.casualties);
        (draft.headline_losses, draft.casualties) = told.into_iter().partition(|c| body.contains(&c.kind));
    }
}
