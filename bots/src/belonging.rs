//! Who belongs to the cohort. What comes in may name anybody whom Matrix knows: members of other cohorts, strangers who
//! once wrote to the voice. Here they are nobody: what they do sets nothing in motion, and what is about them is about
//! no one.

use crate::{
    cohort::Cohort,
    happening::{Happening, Linked},
    ids::PersonId,
};

/// The happening as it concerns this cohort: whoever is or was never on its roster is left out. Nothing where it was
/// theirs.
pub(crate) fn of_cohort(cohort: &Cohort, what: Happening) -> Option<Happening> {
    let is_member = |person: &PersonId| cohort.members.contains_key(person);
    let doer = match &what {
        Happening::Said { sent, .. }
        | Happening::Reacted { sent, .. }
        | Happening::Changed { sent, .. }
        | Happening::TookBack { sent, .. }
        | Happening::Voted { sent } => Some(&sent.by),
        Happening::Chatted { person, .. } | Happening::Refused { person, .. } => Some(person),
        Happening::PassedOn { .. }
        | Happening::Moved { .. }
        | Happening::Came { .. }
        | Happening::Applied { .. }
        | Happening::Made { .. }
        | Happening::Looked { .. } => None,
    };
    if doer.is_some_and(|doer| !is_member(doer)) {
        return None;
    }
    let mut what = what;
    match &mut what {
        Happening::Said { reply_to_author: author, linked, .. } => {
            keep(author, is_member);
            let ours = |linked: &Linked| linked.cohort == *cohort.id() && is_member(&linked.author);
            keep(linked, ours);
        }
        Happening::Reacted { author: person, .. }
        | Happening::TookBack { author: person, .. }
        | Happening::Moved { person, .. }
        | Happening::Looked { person } => keep(person, is_member),
        _ => {}
    }
    Some(what)
}

fn keep<T>(found: &mut Option<T>, fits: impl Fn(&T) -> bool) {
    if found.as_ref().is_some_and(|found| !fits(found)) {
        *found = None;
    }
}
