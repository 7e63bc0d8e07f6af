//! Getting in: an invitation that says who and to what, a language by digit, the rules, one yes, one room to join.
//!
//! Whoever declines or leaves is left alone. Only the rules stand before the door.

pub mod asking;
pub mod leaving;
pub mod resets;

use jiff::{SignedDuration, Timestamp};
use ruma::UserId;
use serde_json::json;

pub use resets::Reset;

use crate::{
    cohort::{Cohort, Place, Role, Standing, Structure},
    deciding::Desk,
    effect::Effect,
    facilitation,
    ids::{PersonId, RoomKind},
    limits::Kind,
    rights,
    room_state::people::Membership,
    text::{Line, onboarding as line},
};

/// Takes over what the file owns.
pub fn applied(desk: &mut Desk<'_>, structure: Structure, reset: &[Reset]) {
    let now = desk.now();
    let rules_changed = structure.rules.version > desk.cohort.structure.rules.version;
    desk.cohort.adopt(structure, now);
    for what in reset {
        resets::reset(desk, what);
    }
    let gone = |(person, member): (&PersonId, &crate::cohort::Member)| {
        (member.standing == Standing::OffRoster).then(|| person.clone())
    };
    let gone: Vec<PersonId> = desk.cohort.members.iter().filter_map(gone).collect();
    for person in gone {
        leaving::clear(desk, &person);
    }
    if rules_changed {
        asking::about_new_rules(desk);
    }
    let (rules, people) = (desk.cohort.structure.rules.version, desk.cohort.structure.roster.len());
    // By their words: the log names nobody, and whom a reset was about stands in its own line.
    let reset: Vec<&str> = reset.iter().map(Reset::word).collect();
    desk.audit(None, "apply", None, json!({ "rules": rules, "people": people, "reset": reset }));
    desk.outcome.reconcile = true;
}

/// What is due: invitations to the direct chat for whoever is new on the roster, reminders, the room's welcome.
pub fn progress(desk: &mut Desk<'_>) {
    if !desk.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer)) {
        return;
    }
    welcome(desk);
    let people: Vec<PersonId> = desk.cohort.members.keys().cloned().collect();
    for person in people {
        if !desk.cohort.is_peer(&person) {
            continue;
        }
        let Some(member) = desk.cohort.members.get(&person) else { continue };
        match member.standing {
            Standing::Listed => {
                set_standing(desk, &person, Standing::Asked);
                if desk.in_chat(&person) {
                    asking::begin(desk, &person);
                } else {
                    desk.open_chat(&person);
                }
            }
            // Those who carry a duty are written to in private: their chat is there before it is needed.
            Standing::Agreed if !member.chat_offered && carries_duty(desk.cohort, &person) => {
                desk.ensure_chat(&person);
            }
            Standing::Asked => asking::remind(desk, &person),
            _ => {}
        }
    }
}

/// When something is due next.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    asking::timers(cohort, now)
}

fn carries_duty(cohort: &Cohort, person: &PersonId) -> bool {
    let on_call = cohort.structure.on_call.iter().any(|row| row.person == *person);
    let roles = [Role::Mentor, Role::Facilitator, Role::Moderator, Role::Coordinator];
    on_call || roles.iter().any(|role| cohort.has_role(person, *role))
}

/// The pinned welcome: the other rooms are reached from it.
fn welcome(desk: &mut Desk<'_>) {
    let complete = desk.cohort.places().iter().all(|place| desk.cohort.rooms.contains_key(place));
    if desk.cohort.welcome.is_some() || !complete {
        return;
    }
    let rooms: Vec<Line> = desk
        .cohort
        .structure
        .rooms
        .keys()
        .filter(|kind| !matches!(kind, RoomKind::Peer | RoomKind::Facilitators))
        .map(|kind| line::WelcomeRoom { room: desk.room(*kind), kind: *kind }.into())
        .collect();
    let (cohort, chat) = (desk.cohort.structure.name.clone(), desk.voice_chat());
    let welcome: Line = if rooms.is_empty() {
        line::WelcomeAlone { cohort, chat }.into()
    } else {
        line::Welcome { cohort, rooms, chat }.into()
    };
    let mut message = desk.public(RoomKind::Peer, &welcome);
    message.pin = true;
    let key = desk.effect(Effect::Say(message));
    desk.cohort.welcome = Some(key);
}

/// The direct chat with a person changed.
pub fn chatted(desk: &mut Desk<'_>, person: &PersonId, membership: Membership, own_act: bool) {
    let now = desk.now();
    let peer = desk.cohort.is_peer(person);
    let Some(member) = desk.cohort.members.get_mut(person) else { return };
    let standing = member.standing;
    // A new display name arrives as a second join.
    let came = membership == Membership::Join && !member.in_chat;
    member.in_chat = membership == Membership::Join;
    member.chat_offered = matches!(membership, Membership::Join | Membership::Invite);
    match (membership, standing) {
        (Membership::Join, Standing::Listed | Standing::Asked | Standing::Declined | Standing::Left)
            if came && peer =>
        {
            member.changed = now;
            member.reminded = 0;
            set_standing(desk, person, Standing::Asked);
            asking::begin(desk, person);
        }
        (Membership::Leave, Standing::Asked) if own_act => leaving::declined(desk, person),
        _ => {}
    }
}

/// The chat is gone for us. Where the person did not want it so, they are asked into a fresh one: what waits for them
/// is said there, and what was asked can be answered there.
pub fn chat_lost(desk: &mut Desk<'_>, person: &PersonId, again: bool) {
    if again && desk.cohort.is_in(person) && !desk.in_chat(person) {
        desk.open_chat(person);
    }
}

/// An invitation was refused before anybody saw it. It ends as if the person had declined. Who is there by now has
/// refused nothing: the row is older than what happened since.
pub fn refused(desk: &mut Desk<'_>, person: &PersonId, place: Option<Place>) {
    let in_chat = desk.in_chat(person);
    let Some(member) = desk.cohort.members.get_mut(person) else { return };
    if place.map_or(in_chat, |place| member.present.contains(&place)) {
        return;
    }
    let standing = member.standing;
    if let Some(place) = place {
        member.refused.insert(place);
        // Who asks again is invited again, once.
        member.asked_back = false;
        desk.outcome.reconcile = true;
    }
    match (place, standing) {
        (None, Standing::Asked) | (Some(Place::Room(RoomKind::Peer)), Standing::Agreed) => {
            leaving::declined(desk, person);
        }
        _ => {}
    }
}

pub(super) fn set_standing(desk: &mut Desk<'_>, person: &PersonId, standing: Standing) {
    let now = desk.now();
    if let Some(member) = desk.cohort.members.get_mut(person)
        && member.standing != standing
    {
        member.standing = standing;
        member.changed = now;
        member.reminded = 0;
        desk.outcome.reconcile = true;
    }
}

/// A membership of a place of the cohort, as it arrived.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// Where.
    pub place: Place,
    /// Whose account.
    pub account: &'a UserId,
    /// Who did it.
    pub by: &'a UserId,
    /// The membership now.
    pub membership: Membership,
    /// When.
    pub at: Timestamp,
    /// Before the cohort lived here: noted, never answered.
    pub history: bool,
}

/// A person came into a place, or went.
pub fn moved(desk: &mut Desk<'_>, person: &PersonId, step: Move<'_>) {
    let Some(member) = desk.cohort.members.get_mut(person) else { return };
    let was_present = member.present.contains(&step.place);
    match step.membership {
        Membership::Join if !was_present => {
            member.present.insert(step.place);
            // Whoever comes has refused nothing, whatever an answer of the homeserver was taken for.
            let refused = member.refused.remove(&step.place);
            if step.place == Place::Room(RoomKind::Peer) {
                member.asked_back = false;
                if refused && member.standing == Standing::Declined && member.acceptance.is_some() {
                    set_standing(desk, person, Standing::Agreed);
                }
            }
            let Some(member) = desk.cohort.members.get_mut(person) else { return };
            // Whoever comes back belongs from then on: the time between counts for nobody.
            let first = member.came.insert(step.place);
            let on_file = desk.cohort.roster(person).and_then(|row| row.member_since);
            let since = on_file.filter(|_| first).unwrap_or(step.at);
            desk.outcome.moves.push((step.place, person.clone(), since, true));
            desk.outcome.reconcile = true;
        }
        Membership::Leave | Membership::Ban => {
            member.present.remove(&step.place);
            if was_present {
                desk.outcome.moves.push((step.place, person.clone(), step.at, false));
            }
            desk.outcome.reconcile = true;
            let own_act = step.account == step.by;
            if own_act && step.place == Place::Room(RoomKind::Peer) && desk.cohort.agreed(person) {
                match (step.history, was_present) {
                    (true, _) => {
                        set_standing(desk, person, Standing::Left);
                        facilitation::gone(desk, person);
                    }
                    (false, true) => leaving::left(desk, person),
                    (false, false) => leaving::declined(desk, person),
                }
            }
        }
        _ => {}
    }
}

/// `0`: a person is called: the coordinator, else whoever looks after the room and can be reached. Once in some hours,
/// and for nobody who has gone or is kept out.
pub fn call_person(desk: &mut Desk<'_>, caller: &PersonId) {
    let (now, phone) = (desk.now(), desk.phone());
    let moderation = &desk.cohort.moderation;
    let out = moderation.is_removed(caller, now) || moderation.is_banned(caller, now);
    if out || !desk.cohort.is_in(caller) {
        let cohort = desk.cohort.structure.name.clone();
        desk.tell(caller, line::PersonCalledNot { cohort, phone });
        return;
    }
    if let Some(again) = desk.cohort.limits.spent(caller, Kind::Call, now) {
        let at = again.saturating_sub(Kind::Call.rule().1).unwrap_or(now);
        let at = desk.past(at);
        desk.tell(caller, line::PersonCalledBefore { at, phone });
        return;
    }
    let cohort = &desk.cohort;
    let with = |role: Role| {
        let of_role = cohort.structure.roster.iter().filter(move |row| row.roles.contains(&role));
        of_role.map(|row| row.person.clone())
    };
    let holder = cohort.facilitation.on_duty().cloned();
    let helpers = with(Role::Coordinator).chain(with(Role::Moderator)).chain(holder);
    let helper = helpers.into_iter().find(|one| one != caller && cohort.is_in(one) && desk.in_chat(one));
    match helper {
        Some(helper) => {
            desk.cohort.limits.spend(caller, Kind::Call, now);
            let wanted = line::PersonWanted {
                person: desk.person(caller),
                cohort: desk.cohort.structure.name.clone(),
            };
            desk.tell(&helper, wanted);
            let called: Line = if rights::footing(desk.cohort, caller, desk.now()).knows_peers() {
                line::PersonCalled { person: desk.person(&helper), phone }.into()
            } else {
                line::PersonCalledUnnamed { phone }.into()
            };
            desk.tell(caller, called);
        }
        None => {
            desk.tell(caller, line::PersonCalledNobody { phone });
        }
    }
}

/// Who invites a person, by name: the coordinator, else whoever else looks after the room. To whoever is not told who
/// the peers are, it is the service.
pub(crate) fn inviter(desk: &Desk<'_>, invited: &PersonId) -> String {
    if !rights::footing(desk.cohort, invited, desk.now()).knows_peers() {
        return "Baraza".to_owned();
    }
    let roles = [Role::Coordinator, Role::Moderator, Role::Facilitator, Role::Mentor];
    let cohort = &desk.cohort;
    let with = |role: Role| {
        let rows = cohort.structure.roster.iter().filter(move |row| row.roles.contains(&role));
        rows.map(|row| &row.person).find(|person| *person != invited && cohort.is_in(person))
    };
    let inviter = roles.into_iter().find_map(with);
    inviter.map_or_else(|| "Baraza".to_owned(), |person| desk.person(person).name().to_owned())
}

fn later(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.saturating_add(wait).unwrap_or(Timestamp::MAX)
}
