//! Who can do or be told something now, and why not: the one answer to that.
//!
//! Whom an emergency alerts, whom `!who` names, who looks at a report, who is called by `0`, whom a swap or a week is
//! asked: all of them ask here, so that what is known of a person (sanctions, absences, the rooms as they are, the
//! chat) counts everywhere or nowhere.

use jiff::Timestamp;

use super::{Cohort, Directory, Place, Role, Standing};
use crate::{
    facilitation::rota::Override,
    ids::{PersonId, RoomKind},
};

/// What somebody is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Task {
    /// To be told of an emergency.
    Alert,
    /// To look at a report or an appeal.
    Handle,
    /// To come when somebody calls for a person (`0`).
    Come,
    /// To keep the talk going for a week, or to be asked for that or for a swap.
    Facilitate,
    /// To be named as one who helps to run the cohort, whatever the role.
    Member,
}

/// Why somebody cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyNot {
    /// Not in the cohort: off the roster, gone, or never came.
    NotIn,
    /// Has not said yes to the rules.
    NotAgreed,
    /// Leads members: is told nothing of a peer.
    Supervises,
    /// Does not have the role.
    Role,
    /// Kept out of the rooms, or of the peer room alone.
    Banned,
    /// Taken out of the rooms, or of the peer room alone.
    Removed,
    /// Was in the peer room and is there no more, by whatever hand.
    OutOfRoom,
    /// Muted.
    Muted,
    /// Not in the chat in which they would be told: it was left, or never opened.
    NoChat,
    /// Their hours are not now.
    OffHours,
    /// Said that they are away today.
    Away,
}

impl WhyNot {
    /// Whether it is only a matter of the hour or the day.
    pub const fn passes(self) -> bool {
        matches!(self, Self::OffHours | Self::Away)
    }
}

/// Whether a person can do or be told this now.
///
/// # Errors
/// The first reason against it; the heavier ones come first.
pub fn ready(
    cohort: &Cohort,
    directory: &Directory,
    person: &PersonId,
    task: Task,
    now: Timestamp,
) -> Result<(), WhyNot> {
    stands(cohort, person, task, now)?;
    let chat = directory.people.get(person).and_then(|known| known.chat.as_ref());
    let offered = cohort.members.get(person).is_some_and(|member| member.chat_offered);
    // A question about a week waits in an invitation as well as in a chat. Who calls for help cannot wait.
    let reached =
        chat.is_some_and(|chat| chat.joined) || (task == Task::Facilitate && (offered || chat.is_none()));
    if !reached {
        return Err(WhyNot::NoChat);
    }
    if task == Task::Alert && !is_their_hour(cohort, person, now) {
        return Err(WhyNot::OffHours);
    }
    if task != Task::Facilitate && is_away(cohort, person, now) {
        // Which weeks somebody is away from, the plan knows.
        return Err(WhyNot::Away);
    }
    Ok(())
}

/// The same as far as the cohort alone says: without chats, hours and days.
///
/// # Errors
/// The first reason against it.
pub fn stands(cohort: &Cohort, person: &PersonId, task: Task, now: Timestamp) -> Result<(), WhyNot> {
    let Some(member) = cohort.members.get(person).filter(|_| cohort.roster(person).is_some()) else {
        return Err(WhyNot::NotIn);
    };
    match member.standing {
        Standing::Left | Standing::Declined | Standing::OffRoster => return Err(WhyNot::NotIn),
        _ if cohort.supervises_anyone(person) => return Err(WhyNot::Supervises),
        // The file names volunteers and the coordinator, before they are asked about any rules.
        Standing::Listed | Standing::Asked if matches!(task, Task::Handle | Task::Facilitate) => {
            return Err(WhyNot::NotAgreed);
        }
        _ => {}
    }
    if !has_role(cohort, person, task) {
        return Err(WhyNot::Role);
    }
    let (moderation, peer) = (&cohort.bots.moderation, Place::Room(RoomKind::Peer));
    if moderation.is_banned_from(person, peer, now) {
        Err(WhyNot::Banned)
    } else if moderation.is_removed_from(person, peer, now) {
        Err(WhyNot::Removed)
    } else if member.came.contains(&peer) && !member.present.contains(&peer) {
        Err(WhyNot::OutOfRoom)
    } else if moderation.is_muted(person, now) {
        Err(WhyNot::Muted)
    } else {
        Ok(())
    }
}

fn has_role(cohort: &Cohort, person: &PersonId, task: Task) -> bool {
    let holds = || cohort.bots.facilitation.on_duty() == Some(person);
    match task {
        Task::Alert => cohort.structure.on_call.iter().any(|row| row.person == *person),
        Task::Handle => cohort.is_moderator(person) || (holds() && cohort.may_facilitate(person)),
        Task::Come => {
            let roles = [Role::Coordinator, Role::Moderator];
            holds() || roles.iter().any(|role| cohort.has_role(person, *role))
        }
        Task::Facilitate => cohort.may_facilitate(person),
        Task::Member => true,
    }
}

/// Whether it is one of the hours for which the person is on call. Without a row it never is; they may have several.
fn is_their_hour(cohort: &Cohort, person: &PersonId, now: Timestamp) -> bool {
    let mut rows = cohort.structure.on_call.iter().filter(|row| row.person == *person);
    rows.any(|row| row.hours.as_ref().is_none_or(|hours| hours.is_working(now)))
}

/// Whether the person said that they are away on the day that it is.
fn is_away(cohort: &Cohort, person: &PersonId, now: Timestamp) -> bool {
    let today = cohort.structure.hours.zone.date(now);
    cohort.bots.facilitation.overrides.iter().any(|one| {
        matches!(one, Override::Away { person: who, from, to } if who == person && *from <= today && today <= *to)
    })
}
