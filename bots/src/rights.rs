//! Who may what, now and here. What each command takes ([`Audience`]) says which footing, which role and which
//! place a command takes; here it is found how a person stands. Reading is a right as much as doing: what is listed
//! is only what whoever reads it may enter.

use jiff::Timestamp;

use crate::{
    cohort::{Cohort, Place, Standing},
    command::{At, Audience, Footing, Needs},
    event::Scene,
    ids::{PersonId, RoomKind},
    room_state::people,
    text::Line,
};

/// Why somebody may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// Not as they stand in the cohort.
    Footing(Footing),
    /// Not without the role.
    Role,
    /// Not there.
    Place,
}

impl Barred {
    /// Whether it is only that the person has not said yes to the rules yet: then they read so.
    pub fn before_the_rules(self, cohort: &Cohort, person: &PersonId) -> bool {
        matches!(self, Self::Footing(_)) && cohort.needs_yes(person) && !cohort.agreed(person)
    }
}

/// How a person stands in the cohort now.
pub fn footing(cohort: &Cohort, person: &PersonId, now: Timestamp) -> Footing {
    let Some(member) = cohort.members.get(person) else { return Footing::Stranger };
    let moderation = &cohort.bots.moderation;
    match member.standing {
        Standing::Left | Standing::Declined | Standing::OffRoster => Footing::Gone,
        _ if cohort.supervises_anyone(person) => Footing::Supervisor,
        Standing::Listed | Standing::Asked => Footing::Door,
        Standing::Agreed if moderation.is_banned(person, now) || moderation.is_removed(person, now) => {
            Footing::KeptOut
        }
        Standing::Agreed if moderation.is_muted(person, now) => Footing::Muted,
        Standing::Agreed => Footing::Member,
    }
}

/// Who asks for help: what they may do now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Helper {
    /// A facilitator, mentor or moderator.
    pub facilitator: bool,
    /// The holder of this week's duty.
    pub on_duty: bool,
    /// A moderator.
    pub moderator: bool,
    /// A coordinator.
    pub coordinator: bool,
    /// How they stand.
    pub footing: Footing,
}

impl Helper {
    /// Whether a command is for this person, in some place.
    pub fn may_use(self, audience: Audience) -> bool {
        audience.who.contains(&self.footing) && self.may(audience.needs)
    }

    /// Whether the person has a role that a command needs.
    pub fn may(self, needs: Needs) -> bool {
        match needs {
            Needs::Everyone => true,
            Needs::Facilitator => self.facilitator || self.on_duty || self.moderator,
            Needs::Duty => self.on_duty,
            Needs::Moderator => self.moderator || self.on_duty,
            Needs::Coordinator => self.coordinator,
        }
    }
}

/// What a person is and may do now.
pub fn helper(cohort: &Cohort, person: &PersonId, now: Timestamp) -> Helper {
    let facilitator = cohort.may_facilitate(person);
    Helper {
        facilitator,
        on_duty: facilitator && cohort.bots.facilitation.on_duty() == Some(person),
        moderator: cohort.is_moderator(person),
        coordinator: cohort.is_coordinator(person),
        footing: footing(cohort, person, now),
    }
}

/// Whether a command is for a person now, wherever they give it. What is shown elsewhere than in an answer, such as
/// the page of numbers, asks this at each look.
pub fn may(cohort: &Cohort, person: &PersonId, audience: Audience, now: Timestamp) -> bool {
    helper(cohort, person, now).may_use(audience)
}

/// Whether a person may use a command there and now.
///
/// # Errors
/// The first reason against it.
pub fn check(
    cohort: &Cohort,
    person: &PersonId,
    audience: Audience,
    scene: Scene,
    now: Timestamp,
) -> Result<(), Barred> {
    let helper = helper(cohort, person, now);
    if !audience.who.contains(&helper.footing) {
        return Err(Barred::Footing(helper.footing));
    }
    let there = match (audience.at, scene) {
        (At::Anywhere, _) | (At::Chat, Scene::Chat) => true,
        (At::OwnRoom, Scene::Room(kind)) => may_enter(cohort, person, kind, now),
        (At::OwnRoom, Scene::Chat) => may_enter(cohort, person, RoomKind::Peer, now),
        (At::Chat, Scene::Room(_)) => false,
    };
    if !there {
        return Err(Barred::Place);
    }
    if helper.may(audience.needs) { Ok(()) } else { Err(Barred::Role) }
}

/// Whether a person may be in a room now.
pub fn may_enter(cohort: &Cohort, person: &PersonId, kind: RoomKind, now: Timestamp) -> bool {
    let (place, moderation) = (Place::Room(kind), &cohort.bots.moderation);
    people::may_be_in(cohort, person, place)
        && !moderation.is_banned_from(person, place, now)
        && !moderation.is_removed_from(person, place, now)
}

/// Whether a person may read of a room, where they asked: they may enter it, and so may all others who read along.
pub fn may_read_of(cohort: &Cohort, person: &PersonId, scene: Scene, kind: RoomKind, now: Timestamp) -> bool {
    let others = match scene {
        Scene::Chat => true,
        Scene::Room(here) => enter_from(here, kind),
    };
    others && may_enter(cohort, person, kind, now)
}

/// Whether whoever is in one room belongs into the other by that.
fn enter_from(here: RoomKind, there: RoomKind) -> bool {
    match (here, there) {
        (RoomKind::Liaison, there) => there == RoomKind::Liaison,
        (here, RoomKind::Facilitators) => here == RoomKind::Facilitators,
        _ => true,
    }
}

/// Whether something may be said to all in a room that a person asked for there. In the liaison room supervisors read
/// along, and they are told nothing of a peer, so no name.
pub fn may_be_said_in(
    cohort: &Cohort,
    person: &PersonId,
    kind: RoomKind,
    line: &Line,
    now: Timestamp,
) -> bool {
    may_enter(cohort, person, kind, now) && (kind != RoomKind::Liaison || !line.names_a_person())
}
