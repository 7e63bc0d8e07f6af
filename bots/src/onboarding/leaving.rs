//! The way out: declining, leaving. Nobody is asked why, and nobody is asked again.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{asks::Question, plus, set_standing};
use crate::{
    cohort::{Choice, Cohort, Member, Place, Prompt, Role, RosterRow, Standing},
    deciding::DecisionContext,
    fact::Fact,
    ids::PersonId,
    onboarding::lines as line,
    text::Line,
};

/// A person said no, or did not take an invitation. The coordinator is told once.
pub fn declined(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let before = ctx.cohort.members.get(person).map(|member| member.standing);
    if before == Some(Standing::Declined) {
        return;
    }
    set_standing(ctx, person, Standing::Declined);
    clear(ctx, person);
    ctx.audit(Some(person), "decline", None, json!({}));
    let told_before = match ctx.cohort.members.get_mut(person) {
        Some(member) => std::mem::replace(&mut member.decline_told, true),
        None => true,
    };
    let mut roster = ctx.cohort.structure.roster.iter();
    let coordinates = |row: &&RosterRow| {
        // Whoever leads members is told nothing of a peer.
        row.roles.contains(&Role::Coordinator) && row.person != *person && ctx.cohort.is_peer(&row.person)
    };
    let coordinator = roster.find(coordinates);
    let coordinator = coordinator.map(|row| row.person.clone());
    if let Some(coordinator) = coordinator.filter(|_| !told_before) {
        let told = line::Declined { person: ctx.person(person), cohort: ctx.cohort.structure.name.clone() };
        ctx.tell(&coordinator, told);
    }
}

/// Leaving, by Element's button or by `!leave`: no reason asked, nothing said in the room.
pub fn left(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    set_standing(ctx, person, Standing::Left);
    if let Some(member) = ctx.cohort.members.get_mut(person) {
        member.asked_back = false;
    }
    clear(ctx, person);
    ctx.audit(Some(person), "leave", None, json!({}));
    if ctx.is_reached(person) {
        let cohort = ctx.cohort.structure.name.clone();
        let rooms = still_in(ctx, person);
        match rooms.is_empty() {
            true => ctx.tell(person, line::Left { cohort }),
            false => ctx.tell(person, line::LeftStill { cohort, rooms }),
        };
    }
    ctx.consequences.reconcile = true;
}

/// The rooms in which the person still is, for them to press.
fn still_in(ctx: &DecisionContext<'_>, person: &PersonId) -> Vec<Line> {
    let present = ctx.cohort.members.get(person).map(|member| &member.present);
    let rooms = present.into_iter().flatten().filter_map(|place| match place {
        Place::Room(kind) => Some(line::LeftRoom { room: ctx.room(*kind) }.into()),
        Place::Space => None,
    });
    rooms.collect()
}

/// Who did not take the last step by then is taken out.
pub fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let is_due =
        |member: &Member| member.leaves_by().is_some_and(|by| by <= now) && !member.present.is_empty();
    ctx.consequences.reconcile |= ctx.cohort.members.values().any(is_due);
}

/// When that is due next.
pub fn timers(cohort: &Cohort, now: Timestamp) -> impl Iterator<Item = (String, Timestamp)> {
    let members = cohort.members.values().filter(|member| !member.present.is_empty());
    let next = members.filter_map(Member::leaves_by).filter(|by| *by > now).min();
    next.map(|by| ("left".to_owned(), by)).into_iter()
}

/// The file names them no more. They read it once, with what stays and what goes: else a closed room would be all they see.
pub fn off_list(ctx: &mut DecisionContext<'_>, person: &PersonId, is_news: bool) {
    clear(ctx, person);
    let was_in = ctx.cohort.members.get(person).is_some_and(|member| member.acceptance.is_some());
    if is_news && was_in && ctx.in_chat(person) {
        let cohort = ctx.cohort.structure.name.clone();
        ctx.tell(person, line::OffList { cohort });
    }
}

/// Whoever is gone leaves nothing waiting: held messages, questions, duties.
pub fn clear(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    ctx.close_all(|prompt| prompt.person == *person);
    ctx.raise(Fact::Gone(person.clone()));
}

/// `!leave` by who is out already: nothing changes, and they read what is left to do.
pub fn out(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let cohort = ctx.cohort.structure.name.clone();
    let standing = ctx.cohort.members.get(person).map(|member| member.standing);
    let words: Line = match standing {
        Some(Standing::OffRoster) => line::OffList { cohort }.into(),
        _ => line::LeaveOut { cohort }.into(),
    };
    ctx.tell(person, words);
}

/// `!leave`: asks once, because it cannot be taken back by a digit. Who is not in yet declines.
pub fn ask(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    if !ctx.cohort.agreed(person) {
        let cohort = ctx.cohort.structure.name.clone();
        ctx.tell(person, line::RulesNo { cohort });
        declined(ctx, person);
        return;
    }
    let expires = plus(ctx.now(), SignedDuration::from_hours(24));
    let ask = ask_line(ctx);
    ctx.ask(person, ask, &["✅", "❌"], Question::Leave, expires);
}

/// The question.
pub(super) fn ask_line(ctx: &DecisionContext<'_>) -> line::LeaveAsk {
    line::LeaveAsk { cohort: ctx.cohort.structure.name.clone() }
}

/// An answer to that. True if it was one.
pub fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    if choice.is_yes() {
        ctx.close(prompt);
        left(ctx, &prompt.person);
    } else if choice.is_no() {
        ctx.close(prompt);
        ctx.tell(&prompt.person, line::LeaveNot {});
    } else {
        return false;
    }
    true
}
