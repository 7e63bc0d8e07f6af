//! Who should be in a place: whom the steward invites, and who may not stay.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ruma::{OwnedUserId, UserId};

use super::{ServiceAccounts, acl};
use crate::{
    cohort::{Cohort, Directory, Member, Place, Role, Standing},
    ids::{Language, PersonId, RoomKind},
    moderation::lines as moderation,
    onboarding::lines as onboarding,
    text::{self, Line},
};

/// A member event's membership, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// In the room.
    Join,
    /// Asked.
    Invite,
    /// Was there, or declined.
    Leave,
    /// Kept out.
    Ban,
    /// Knocked.
    Knock,
}

impl Membership {
    /// The membership a word of the Matrix specification names.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "join" => Self::Join,
            "invite" => Self::Invite,
            "leave" => Self::Leave,
            "ban" => Self::Ban,
            "knock" => Self::Knock,
            _ => return None,
        })
    }

    /// The word of the Matrix specification.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::Invite => "invite",
            Self::Leave => "leave",
            Self::Ban => "ban",
            Self::Knock => "knock",
        }
    }
}

/// Why someone may not stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Line authority over members.
    Supervisor,
    /// A homeserver that is not on the cohort's list.
    Server,
    /// Left the cohort, and did not close a room themselves.
    Left,
    /// Went in another way, so leaves its other rooms too.
    Gone,
    /// Taken off the roster.
    OffList,
    /// The person has another account since.
    NewAccount,
    /// Decided by moderators.
    Sanction,
    /// Not on the roster.
    Unknown,
}

/// What to do about a membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Invite them.
    Invite(OwnedUserId),
    /// Take them out.
    Remove(OwnedUserId, Reason),
    /// Keep them out.
    Ban(OwnedUserId),
    /// Let them be invited again.
    Unban(OwnedUserId),
}

/// The steps from the actual memberships to the right ones. Whoever left or declined is not invited again unless a
/// person asked for it.
pub fn steps(
    cohort: &Cohort,
    directory: &Directory,
    service_accounts: &ServiceAccounts,
    place: Place,
    now: Timestamp,
    actual: &BTreeMap<OwnedUserId, Membership>,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for (person, member) in &cohort.members {
        let Some(known) = directory.people.get(person) else { continue };
        let invited = invited_to(cohort, person, place)
            || place == Place::Space && finds_the_space(cohort, person, now);
        let banned = cohort.bots.moderation.is_banned_from(person, place, now);
        for (number, account) in known.accounts.iter().enumerate() {
            let here = actual.get(account).copied();
            if banned {
                match (place, here) {
                    (Place::Space, Some(Membership::Join | Membership::Invite)) => {
                        steps.push(Step::Remove(account.clone(), Reason::Sanction));
                    }
                    (Place::Space, _) | (_, Some(Membership::Ban)) => {}
                    (_, Some(Membership::Join | Membership::Invite | Membership::Knock)) => {
                        steps.push(Step::Ban(account.clone()));
                    }
                    // Element lists a room that one is banned from, also if one was never in it.
                    (_, None | Some(Membership::Leave))
                        if comes_by_themselves(cohort, person, place, now) =>
                    {
                        steps.push(Step::Ban(account.clone()));
                    }
                    _ => {}
                }
                continue;
            }
            if here == Some(Membership::Ban) && cohort.bots.moderation.lifted(person, place, now) {
                steps.push(Step::Unban(account.clone()));
                continue;
            }
            let removed = cohort.bots.moderation.is_removed_from(person, place, now);
            let back = cohort.bots.moderation.back.contains(&(person.clone(), place));
            let repeats = member.refused.contains(&place) && !member.asked_back;
            let leaves_alone = !cohort.supervises_anyone(person);
            let stays = invited || (may_be_in(cohort, person, place) && !removed);
            match here {
                Some(Membership::Join | Membership::Invite) if removed => {
                    steps.push(Step::Remove(account.clone(), Reason::Sanction));
                }
                Some(Membership::Join) if leaves_alone && member.leaves_by().is_some_and(|by| now < by) => {}
                Some(Membership::Join | Membership::Invite) if !stays => {
                    let reason = if member.standing == Standing::Left {
                        Reason::Left
                    } else if cohort.supervises_anyone(person) {
                        Reason::Supervisor
                    } else if member.standing == Standing::OffRoster {
                        Reason::OffList
                    } else if acl::allows(
                        &service_accounts.server,
                        &cohort.structure.servers,
                        account.server_name(),
                    ) {
                        Reason::Gone
                    } else {
                        Reason::Server
                    };
                    steps.push(Step::Remove(account.clone(), reason));
                }
                None if waits(cohort, person, now) => {}
                None | Some(Membership::Knock) if invited && !removed && !repeats && number == 0 => {
                    steps.push(Step::Invite(account.clone()));
                }
                Some(Membership::Leave)
                    if !removed && number == 0 && (invited && member.asked_back || stays && back) =>
                {
                    steps.push(Step::Invite(account.clone()));
                }
                _ => {}
            }
        }
    }
    for (account, membership) in actual {
        if matches!(membership, Membership::Join | Membership::Invite)
            && !is_own(cohort, service_accounts, account)
            && directory.person_of(account).is_none_or(|person| !cohort.members.contains_key(person))
        {
            let server = account.server_name();
            let reason = if directory.former.contains(account) {
                Reason::NewAccount
            } else if acl::allows(&service_accounts.server, &cohort.structure.servers, server) {
                Reason::Unknown
            } else {
                Reason::Server
            };
            steps.push(Step::Remove(account.clone(), reason));
        }
    }
    if let Some(recovery) = &cohort.structure.recovery_account
        && !matches!(actual.get(recovery), Some(Membership::Join | Membership::Invite))
    {
        steps.push(Step::Invite(recovery.clone()));
    }
    steps
}

/// Whether an invitation waits for working hours: one that nobody asked for. Who has just said yes is awake.
fn waits(cohort: &Cohort, person: &PersonId, now: Timestamp) -> bool {
    let by_themselves = |member: &Member| member.acceptance.as_ref().is_some_and(|yes| !yes.on_paper);
    cohort.asks_from.is_some_and(|from| now < from) && !cohort.members.get(person).is_some_and(by_themselves)
}

fn is_own(cohort: &Cohort, service_accounts: &ServiceAccounts, account: &UserId) -> bool {
    account == service_accounts.steward
        || account == service_accounts.voice
        || cohort.structure.recovery_account.as_deref() == Some(account)
}

/// The rooms the steward itself invites to: the peer room (the others are reached from its welcome), the
/// facilitators' room for those who have a part in it, the liaison room for the named supervisors.
fn invited_to(cohort: &Cohort, person: &PersonId, place: Place) -> bool {
    match place {
        Place::Room(RoomKind::Peer) => cohort.agreed(person) && cohort.is_peer(person),
        // After the yes there is one room to join: this one follows when they are there.
        Place::Room(RoomKind::Facilitators) => {
            runs_it(cohort, person)
                && cohort
                    .members
                    .get(person)
                    .is_some_and(|m| m.present.contains(&Place::Room(RoomKind::Peer)))
        }
        Place::Room(RoomKind::Liaison) => cohort.supervises_anyone(person) && cohort.is_in(person),
        _ => false,
    }
}

/// The space is one more thing to learn: it is shown, once, in the working time of a day after the first post.
fn finds_the_space(cohort: &Cohort, person: &PersonId, now: Timestamp) -> bool {
    let day = |at| cohort.structure.hours.zone.date(at);
    let posted = cohort.members.get(person).and_then(|member| member.posted);
    may_be_in(cohort, person, Place::Space)
        && posted.is_some_and(|at| day(at) < day(now))
        && cohort.hours().is_working(now)
}

/// Whether a person can come into a place without an invitation: through the peer room, where they may be in that.
fn comes_by_themselves(cohort: &Cohort, person: &PersonId, place: Place, now: Timestamp) -> bool {
    let peer = Place::Room(RoomKind::Peer);
    let moderation = &cohort.bots.moderation;
    let invited_only = matches!(place, Place::Room(RoomKind::Peer | RoomKind::Facilitators));
    let is_there = cohort.members.get(person).is_some_and(|member| member.present.contains(&peer));
    let stays_there =
        !moderation.is_banned_from(person, peer, now) && !moderation.is_removed_from(person, peer, now);
    !invited_only && is_there && stays_there
}

/// Those who have a part in the facilitators' room, its backstage.
fn runs_it(cohort: &Cohort, person: &PersonId) -> bool {
    let roles = [Role::Mentor, Role::Facilitator, Role::Moderator];
    cohort.agreed(person) && cohort.is_peer(person) && roles.iter().any(|role| cohort.has_role(person, *role))
}

/// Who may stay where they are, invited by us or come through the peer room.
pub(crate) fn may_be_in(cohort: &Cohort, person: &PersonId, place: Place) -> bool {
    let peer = cohort.agreed(person) && cohort.is_peer(person);
    match place {
        Place::Room(RoomKind::Peer) => peer,
        Place::Room(RoomKind::Facilitators) => runs_it(cohort, person),
        Place::Space | Place::Room(RoomKind::Social | RoomKind::Notices | RoomKind::Library) => peer,
        Place::Room(RoomKind::Liaison) => peer || invited_to(cohort, person, place),
    }
}

/// What stands in the invitation of a person to a place, in the language they read: to the peer room it follows a yes to the
/// rules; who was taken out is asked back. Nothing for whoever is not one of the cohort's people.
pub fn invitation(cohort: &Cohort, place: Place, person: &PersonId, language: Language) -> Option<String> {
    let member = cohort.members.get(person)?;
    let name = cohort.structure.name.clone();
    let is_peer = place == Place::Room(RoomKind::Peer);
    let back = cohort.bots.moderation.back.contains(&(person.clone(), place));
    let reason: Line = match is_peer {
        true if member.came.contains(&place) => onboarding::BackReason { cohort: name }.into(),
        true => onboarding::InviteReason { cohort: name }.into(),
        false if back => onboarding::BackReason { cohort: name }.into(),
        false if place == Place::Space => onboarding::SpaceReason { cohort: name }.into(),
        false => return None,
    };
    Some(text::render(language, &reason).plain)
}

impl Reason {
    /// What Element shows to whoever may not stay, in the language they read; nothing where they went by themselves.
    pub fn words(self, cohort: &Cohort, language: Language, account: &UserId) -> Option<String> {
        let name = cohort.structure.name.clone();
        let line: Line = match self {
            Self::Supervisor => onboarding::SupervisorReason { cohort: name }.into(),
            Self::Server => {
                onboarding::ServerReason { cohort: name, server: account.server_name().to_string() }.into()
            }
            Self::Sanction => moderation::RemovedReason { cohort: name }.into(),
            Self::OffList | Self::Unknown => onboarding::OffListReason { cohort: name }.into(),
            Self::NewAccount => onboarding::NewAccountReason { cohort: name }.into(),
            Self::Left => onboarding::LeaveReason { cohort: name }.into(),
            Self::Gone => return None,
        };
        Some(text::render(language, &line).plain)
    }
}
