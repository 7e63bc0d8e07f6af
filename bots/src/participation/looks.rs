//! Those who look are seen looking: when the page of numbers was opened, the peer room reads so on that day, by role
//! and without a name. One silent line a day, within the room's budget; it is edited when another role looks.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::state::{Looker, Looks};
use crate::{
    cohort::{Cohort, Place, Role},
    deciding::DecisionContext,
    effect::Effect,
    ids::{PersonId, RoomKind},
    participation::lines as line,
    text::{Day, Line},
};

/// The role in which a person looks; nobody in particular is the operator.
pub fn looker(cohort: &Cohort, person: Option<&PersonId>) -> Looker {
    let Some(person) = person else { return Looker::Operator };
    if cohort.bots.facilitation.has_held(person) {
        return Looker::Facilitator;
    }
    let roles = [
        (Role::Moderator, Looker::Moderator),
        (Role::Mentor, Looker::Mentor),
        (Role::Coordinator, Looker::Coordinator),
    ];
    let found = roles.into_iter().find(|(role, _)| cohort.has_role(person, *role));
    found.map_or(Looker::Member, |(_, shown)| shown)
}

fn role(looker: Looker) -> Line {
    match looker {
        Looker::Facilitator => line::LookerFacilitator {}.into(),
        Looker::Moderator => line::LookerModerator {}.into(),
        Looker::Mentor => line::LookerMentor {}.into(),
        Looker::Coordinator => line::LookerCoordinator {}.into(),
        Looker::Member => line::LookerMember {}.into(),
        Looker::Operator => line::LookerOperator {}.into(),
    }
}

/// Somebody opened the page.
pub fn looked(ctx: &mut DecisionContext<'_>, person: Option<&PersonId>) {
    let today = ctx.cohort.structure.hours.zone.date(ctx.now());
    let looker = looker(ctx.cohort, person);
    let looks = &mut ctx.cohort.bots.looks;
    looks.retain(|day| day.date == today || day.told.as_ref().is_none_or(|(_, on)| *on == today));
    let day = match looks.iter().position(|day| day.date == today) {
        Some(at) => &mut looks[at],
        None => {
            looks.push(Looks { date: today, by: BTreeSet::new(), told: None });
            let last = looks.len() - 1;
            &mut looks[last]
        }
    };
    if !day.by.insert(looker) {
        return;
    }
    let day = day.clone();
    if let Some((line, _)) = &day.told {
        let mut message = ctx.public(RoomKind::Peer, &words(ctx, &day));
        message.edits = Some(line.clone());
        ctx.effect(Effect::Say(message));
    }
}

/// Tells the room in working time, once a day. What does not fit into the room's day is told on the next one.
pub fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let there = ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer));
    let today = ctx.cohort.structure.hours.zone.date(now);
    let said = |day: &Looks| day.told.as_ref().is_some_and(|(_, on)| *on == today);
    let Some(at) = ctx.cohort.bots.looks.iter().position(|day| day.told.is_none()) else { return };
    if !there || now < ctx.cohort.live_since || ctx.cohort.bots.looks.iter().any(said) {
        return;
    }
    if !ctx.cohort.hours().is_working(now) || !ctx.may_post(RoomKind::Peer) {
        return;
    }
    let day = ctx.cohort.bots.looks[at].clone();
    let line = ctx.announce(RoomKind::Peer, words(ctx, &day));
    ctx.cohort.bots.looks[at].told = Some((line, today));
}

/// When what was not told yet can be.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    if cohort.bots.looks.iter().all(|day| day.told.is_some()) {
        return Vec::new();
    }
    let hours = cohort.hours();
    let midnight = hours.day(hours.zone.date(now)).until;
    let opening = hours.next_opening(now).map(|at| ("looks-opening".to_owned(), at));
    opening.into_iter().chain([("looks-midnight".to_owned(), midnight)]).collect()
}

fn words(ctx: &DecisionContext<'_>, day: &Looks) -> Line {
    let today = ctx.cohort.structure.hours.zone.date(ctx.now());
    let lookers = day.by.iter().copied().map(role).collect();
    line::Looked { day: Day::new(day.date, today), lookers }.into()
}
