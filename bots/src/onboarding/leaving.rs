//! The way out: declining, leaving. Nobody is asked why, and nobody is asked again.

use jiff::SignedDuration;
use serde_json::json;

use super::{later, set_standing};
use crate::{
    cohort::{Choice, Prompt, Question, Role, Standing},
    deciding::Desk,
    facilitation,
    ids::PersonId,
    text::onboarding as line,
};

/// A person said no, or did not take an invitation. The coordinator is told once.
pub fn declined(desk: &mut Desk<'_>, person: &PersonId) {
    let before = desk.cohort.members.get(person).map(|member| member.standing);
    if before == Some(Standing::Declined) {
        return;
    }
    set_standing(desk, person, Standing::Declined);
    clear(desk, person);
    desk.audit(Some(person), "decline", None, json!({}));
    let told_before = match desk.cohort.members.get_mut(person) {
        Some(member) => std::mem::replace(&mut member.decline_told, true),
        None => true,
    };
    let roster = &desk.cohort.structure.roster;
    let coordinator =
        roster.iter().find(|row| row.roles.contains(&Role::Coordinator) && row.person != *person);
    let coordinator = coordinator.map(|row| row.person.clone());
    if let Some(coordinator) = coordinator.filter(|_| !told_before) {
        let told = line::Declined { person: desk.person(person), cohort: desk.cohort.structure.name.clone() };
        desk.tell(&coordinator, told);
    }
}

/// Leaving, by Element's button or by `!leave`: no reason asked, nothing said in the room.
pub fn left(desk: &mut Desk<'_>, person: &PersonId) {
    set_standing(desk, person, Standing::Left);
    if let Some(member) = desk.cohort.members.get_mut(person) {
        member.asked_back = false;
    }
    clear(desk, person);
    desk.audit(Some(person), "leave", None, json!({}));
    if desk.is_reached(person) {
        let cohort = desk.cohort.structure.name.clone();
        desk.tell(person, line::Left { cohort });
    }
    desk.outcome.reconcile = true;
}

/// Whoever is gone leaves nothing waiting: held messages, questions, duties.
pub fn clear(desk: &mut Desk<'_>, person: &PersonId) {
    desk.cohort.quiet.held.retain(|held| held.author != *person || held.posted.is_some());
    desk.close_all(|prompt| prompt.person == *person);
    facilitation::gone(desk, person);
}

/// `!leave`: asks once, because it cannot be taken back by a digit. Who is not in yet declines.
pub fn ask(desk: &mut Desk<'_>, person: &PersonId) {
    let cohort = desk.cohort.structure.name.clone();
    if !desk.cohort.agreed(person) {
        desk.tell(person, line::RulesNo { cohort });
        declined(desk, person);
        return;
    }
    let expires = later(desk.now(), SignedDuration::from_hours(24));
    desk.ask(person, line::LeaveAsk { cohort }, &["✅", "❌"], Question::Leave, expires);
}

/// An answer to that. True if it was one.
pub fn answered(desk: &mut Desk<'_>, prompt: &Prompt, choice: Choice) -> bool {
    if choice.is_yes() {
        desk.close(prompt);
        left(desk, &prompt.person);
    } else if choice.is_no() {
        desk.close(prompt);
        desk.tell(&prompt.person, line::LeaveNot {});
    } else {
        return false;
    }
    true
}
