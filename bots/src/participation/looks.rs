//! Those who look are seen looking: when the page of numbers was opened, the peer room reads so on that day, by role
//! and without a name. One silent line a day, within the room's budget; it is edited when another role looks.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    cohort::{Cohort, Place, Role},
    deciding::Desk,
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
pub fn looked(desk: &mut Desk<'_>, person: Option<&PersonId>) {
    let today = desk.cohort.structure.hours.zone.date(desk.now());
    let looker = Looker::of(desk.cohort, person);
    let looks = &mut desk.cohort.looks;
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
        let mut message = desk.public(RoomKind::Peer, &words(desk, &day));
        message.edits = Some(line.clone());
        desk.effect(Effect::Say(message));
    }
}

/// Tells the room in working time, once a day. What does not fit into the room's day is told on the next one.
pub fn progress(desk: &mut Desk<'_>) {
    let now = desk.now();
    let there = desk.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer));
    let today = desk.cohort.structure.hours.zone.date(now);
    let said = |day: &Looks| day.told.as_ref().is_some_and(|(_, on)| *on == today);
    let Some(at) = desk.cohort.looks.iter().position(|day| day.told.is_none()) else { return };
    if !there || now < desk.cohort.live_since || desk.cohort.looks.iter().any(said) {
        return;
    }
    if !desk.cohort.hours().is_working(now) || !desk.may_post(RoomKind::Peer) {
        return;
    }
    let day = desk.cohort.looks[at].clone();
    let line = desk.announce(RoomKind::Peer, words(desk, &day));
    desk.cohort.looks[at].told = Some((line, today));
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

fn words(desk: &Desk<'_>, day: &Looks) -> Line {
    let today = desk.cohort.structure.hours.zone.date(desk.now());
    let lookers = day.by.iter().map(|looker| looker.line()).collect();
    line::Looked { day: Day::new(day.date, today), lookers }.into()
}
