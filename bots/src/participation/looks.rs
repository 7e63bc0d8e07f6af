//! Those who look are seen looking: when the page of numbers was opened, the peer room reads so on that day, by role
//! and without a name. One silent line a day, within the room's budget; it is edited when another role looks.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    cohort::{Cohort, Place, Role},
    deciding::DecisionContext,
    effect::Effect,
    ids::{EffectKey, PersonId, RoomKind},
    text::{Day, Line, participation as line},
};

/// In what role somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Looker {
    /// Who has the duty, or had it.
    Facilitator,
    /// A moderator.
    Moderator,
    /// A mentor.
    Mentor,
    /// The coordinator of the cohort.
    Coordinator,
    /// A member without another role.
    Member,
    /// Whoever runs the service.
    Operator,
}

/// The looks of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looks {
    /// The day, in the cohort's zone.
    pub date: Date,
    /// Who.
    pub by: BTreeSet<Looker>,
    /// The line that says so, and the day on which it was said: not the same where the room was closed.
    pub told: Option<(EffectKey, Date)>,
}

impl Looker {
    /// The role in which a person looks; nobody in particular is the operator.
    pub fn of(cohort: &Cohort, person: Option<&PersonId>) -> Self {
        let Some(person) = person else { return Self::Operator };
        if cohort.facilitation.has_held(person) {
            return Self::Facilitator;
        }
        let roles = [
            (Role::Moderator, Self::Moderator),
            (Role::Mentor, Self::Mentor),
            (Role::Coordinator, Self::Coordinator),
        ];
        let found = roles.into_iter().find(|(role, _)| cohort.has_role(person, *role));
        found.map_or(Self::Member, |(_, shown)| shown)
    }

    /// A word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Moderator => "moderator",
            Self::Mentor => "mentor",
            Self::Coordinator => "coordinator",
            Self::Member => "member",
            Self::Operator => "operator",
        }
    }

    fn line(self) -> Line {
        match self {
            Self::Facilitator => line::LookerFacilitator {}.into(),
            Self::Moderator => line::LookerModerator {}.into(),
            Self::Mentor => line::LookerMentor {}.into(),
            Self::Coordinator => line::LookerCoordinator {}.into(),
            Self::Member => line::LookerMember {}.into(),
            Self::Operator => line::LookerOperator {}.into(),
        }
    }
}

/// Somebody opened the page.
pub fn looked(ctx: &mut DecisionContext<'_>, person: Option<&PersonId>) {
    let today = ctx.cohort.structure.hours.zone.date(ctx.now());
    let looker = Looker::of(ctx.cohort, person);
    let looks = &mut ctx.cohort.looks;
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
    let Some(at) = ctx.cohort.looks.iter().position(|day| day.told.is_none()) else { return };
    if !there || now < ctx.cohort.live_since || ctx.cohort.looks.iter().any(said) {
        return;
    }
    if !ctx.cohort.hours().is_working(now) || !ctx.may_post(RoomKind::Peer) {
        return;
    }
    let day = ctx.cohort.looks[at].clone();
    let line = ctx.announce(RoomKind::Peer, words(ctx, &day));
    ctx.cohort.looks[at].told = Some((line, today));
}

/// When what was not told yet can be.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    if cohort.looks.iter().all(|day| day.told.is_some()) {
        return Vec::new();
    }
    let hours = cohort.hours();
    let midnight = hours.day(hours.zone.date(now)).until;
    let opening = hours.next_opening(now).map(|at| ("looks-opening".to_owned(), at));
    opening.into_iter().chain([("looks-midnight".to_owned(), midnight)]).collect()
}

fn words(ctx: &DecisionContext<'_>, day: &Looks) -> Line {
    let today = ctx.cohort.structure.hours.zone.date(ctx.now());
    let lookers = day.by.iter().map(|looker| looker.line()).collect();
    line::Looked { day: Day::new(day.date, today), lookers }.into()
}
