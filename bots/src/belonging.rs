//! Who belongs to the cohort. What comes in may name anybody whom Matrix knows: members of other cohorts, strangers who
//! once wrote to the voice. Here they are nobody: what they do sets nothing in motion, and what is about them is about
//! no one.

use crate::{
    cohort::Cohort,
    event::{Event, Linked},
    ids::PersonId,
};

/// The event as it concerns this cohort: whoever is or was never on its roster is left out. Nothing where it was
/// theirs.
pub(crate) fn of_cohort(cohort: &Cohort, what: Event) -> Option<Event> {
    let is_member = |person: &PersonId| cohort.members.contains_key(person);
    let doer = match &what {
        Event::Said { sent, .. }
        | Event::Reacted { sent, .. }
        | Event::Changed { sent, .. }
        | Event::Redacted { sent, .. }
        | Event::Voted { sent } => Some(&sent.by),
        Event::ChatChanged { person, .. } | Event::Refused { person, .. } => Some(person),
        Event::ListRead { by, .. } => Some(by),
        // Whoever has a code is in by it, or is not yet.
        Event::CodeGiven { .. }
        | Event::JoinAsked { .. }
        | Event::PassedOn { .. }
        | Event::MemberChanged { .. }
        | Event::TimerFired { .. }
        | Event::Applied { .. }
        | Event::RoomCreated { .. }
        | Event::Looked { .. } => None,
    };
    if doer.is_some_and(|doer| !is_member(doer)) {
        return None;
    }
    let mut what = what;
    let of_ours = |linked: &Linked| linked.cohort == *cohort.id() && is_member(&linked.author);
    match &mut what {
        Event::Said { reply_to_author: author, linked, .. } => {
            keep(author, is_member);
            keep(linked, of_ours);
        }
        Event::Changed { linked, .. } => keep(linked, of_ours),
        Event::Reacted { author: person, .. }
        | Event::Redacted { author: person, .. }
        | Event::MemberChanged { person, .. }
        | Event::Looked { person } => keep(person, is_member),
        _ => {}
    }
    Some(what)
}

fn keep<T>(found: &mut Option<T>, fits: impl Fn(&T) -> bool) {
    if found.as_ref().is_some_and(|found| !fits(found)) {
        *found = None;
    }
}
