//! Who fought whom, where one sentence tells the fight and the ground it won: «سيطر الجيش على المدينة بعد معارك مع المتمردين».
//! The fight's second side lost the ground; who took it is the fight's first side.

use crate::event::draft::Draft;
use crate::event::family::{Family, family};
use crate::event::model::Status;
use crate::event::party::{Side, SidedParty};
use crate::lexicon::rows::EventClass;

/// Lends the sides of a fight to the ground taken in its sentence, and the taker to the fight. `drafts` are tellings of one
/// trigger each.
pub fn lend_sides(drafts: &mut [Draft]) {
    let fights: Vec<usize> = (0..drafts.len()).filter(|&at| drafts[at].class == EventClass::Clash).collect();
    for fight in fights {
        let taken = |d: &Draft| {
            family(d.class) == Family::Territory
                && d.status == drafts[fight].status
                && d.status != Status::Hypothetical
                && d.sentences[0] == drafts[fight].sentences[0]
                && !d.agents.is_empty()
        };
        let Some(ground) = drafts.iter().position(taken) else { continue };
        let takers = drafts[ground].agents.clone();
        let is_taker = |p: &SidedParty| takers.iter().any(|taker| one(taker, p));
        let all = drafts[fight].agents.iter().chain(&drafts[fight].patients);
        let others: Vec<SidedParty> = all.filter(|p| !is_taker(p) && fights_on(p)).cloned().collect();
        let took_part = drafts[fight].agents.iter().chain(&drafts[fight].patients).any(is_taker);
        if others.is_empty() || !took_part && !drafts[fight].patients.is_empty() {
            continue;
        }
        if drafts[ground].patients.is_empty() {
            drafts[ground].patients.clone_from(&others);
            drafts[ground].rules.push("role:opponent".to_owned());
        }
        if !took_part {
            drafts[fight].agents = takers;
            drafts[fight].patients = others;
            drafts[fight].rules.push("role:opponent".to_owned());
        }
    }
}

/// Whether a party is one that fights.
fn fights_on(party: &SidedParty) -> bool {
    matches!(party.side, Side::Armed | Side::State)
}

fn one(a: &SidedParty, b: &SidedParty) -> bool {
    a.party.id.is_some() && a.party.id == b.party.id
        || a.party.name_ar == b.party.name_ar
        || a.state().is_some() && a.state() == b.state()
}
