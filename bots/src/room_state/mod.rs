//! What each room should look like: a pure function of the cohort and a moment.
//!
//! The reconciler reads a room, compares it with [`desired`] and writes the least. It never writes what this module
//! does not own: unknown fields and levels of accounts that are none of the cohort's stay as they are.

pub mod acl;
pub mod levels;
pub mod names;
pub mod people;

use jiff::{SignedDuration, Timestamp};
use ruma::{MxcUri, OwnedRoomAliasId, OwnedRoomId, OwnedServerName, OwnedUserId, RoomAliasId};
use serde_json::{Value, json};

use crate::{
    cohort::{Cohort, Directory, Place, Strength},
    ids::{CohortId, RoomKind},
};

/// The type of the event by which a room says whose it is.
pub const MARK: &str = "org.baraza.room";

/// The accounts and names of this Baraza.
#[derive(Clone, Debug)]
pub struct ServiceAccounts {
    /// Creates rooms and writes all state.
    pub steward: OwnedUserId,
    /// Talks with people.
    pub voice: OwnedUserId,
    /// The homeserver's name exactly as it writes it, with a port where it has one.
    pub server: OwnedServerName,
    /// Names this Baraza among others: a room belongs to one.
    pub instance: String,
    /// What the local parts of our aliases begin with.
    pub alias_prefix: String,
}

impl ServiceAccounts {
    /// The local part of the alias under which a place of a cohort is made, and found from any server.
    pub fn alias_localpart(&self, cohort: &CohortId, place: Place) -> String {
        format!("{}{cohort}_{}", self.alias_prefix, place.word())
    }

    /// That alias; nothing where Matrix would not take it, and then there is no such room.
    pub fn alias(&self, cohort: &CohortId, place: Place) -> Option<OwnedRoomAliasId> {
        RoomAliasId::parse(format!("#{}:{}", self.alias_localpart(cohort, place), self.server)).ok()
    }
}

/// A state event as it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Its type.
    pub event_type: String,
    /// Its state key.
    pub state_key: String,
    /// Its content.
    pub content: Value,
}

fn wanted(event_type: &str, state_key: &str, content: Value) -> Wanted {
    Wanted { event_type: event_type.to_owned(), state_key: state_key.to_owned(), content }
}

/// So long a room stays open that would be closed without having been told: its line is written in that time.
pub const LAST_CALL: SignedDuration = SignedDuration::from_secs(10);

/// Whether a room rests at a moment, and nobody is to say anything in it: `hold`, live, and not working time.
pub fn rests(cohort: &Cohort, kind: RoomKind, at: Timestamp) -> bool {
    let Some(spec) = cohort.structure.rooms.get(&kind) else { return false };
    spec.strength == Strength::Hold && at >= cohort.live_since && !cohort.hours().is_working(at)
}

/// Whether a room is closed at a moment: it rests, and was told so.
pub fn is_closed(cohort: &Cohort, kind: RoomKind, at: Timestamp) -> bool {
    let told = cohort.bots.quiet.closing.get(&kind).map(|line| line.closes.duration_since(at));
    rests(cohort, kind, at) && !told.is_some_and(|left| left.is_positive() && left <= LAST_CALL)
}

/// When a room that is closed at `at` opens next.
pub fn opens(cohort: &Cohort, kind: RoomKind, at: Timestamp) -> Option<Timestamp> {
    if is_closed(cohort, kind, at) { cohort.hours().next_opening(at) } else { None }
}

/// All state but levels and members of a place, in the order in which it must be written: encryption and the access
/// list come before anybody is invited.
pub fn desired(cohort: &Cohort, service_accounts: &ServiceAccounts, place: Place) -> Vec<Wanted> {
    let mut state = vec![wanted(MARK, "", mark(cohort, service_accounts, place))];
    if cohort.structure.encrypted && place != Place::Space {
        state.push(wanted("m.room.encryption", "", json!({ "algorithm": "m.megolm.v1.aes-sha2" })));
    }
    state.push(wanted(
        "m.room.server_acl",
        "",
        acl::content(&service_accounts.server, &cohort.structure.servers),
    ));
    state.push(wanted("m.room.join_rules", "", join_rules(cohort, place)));
    state.push(wanted("m.room.history_visibility", "", json!({ "history_visibility": "shared" })));
    state.push(wanted("m.room.guest_access", "", json!({ "guest_access": "forbidden" })));
    let (name, topic) = name_and_topic(cohort, place);
    state.push(wanted("m.room.name", "", json!({ "name": name })));
    state.push(wanted("m.room.topic", "", json!({ "topic": topic })));
    let via = [service_accounts.server.as_str()];
    match place {
        Place::Space => {
            for (number, kind) in cohort.structure.rooms.keys().enumerate() {
                if let Some(room) = cohort.rooms.get(&Place::Room(*kind)) {
                    let content = json!({ "via": via, "order": format!("{number:02}"), "suggested": *kind == RoomKind::Peer });
                    state.push(wanted("m.space.child", room.as_str(), content));
                }
            }
        }
        Place::Room(_) => {
            if let Some(space) = cohort.rooms.get(&Place::Space) {
                state.push(wanted(
                    "m.space.parent",
                    space.as_str(),
                    json!({ "via": via, "canonical": true }),
                ));
            }
        }
    }
    state
}

/// A room's picture, by which people find it in a list.
pub fn picture(at: &MxcUri) -> Wanted {
    wanted("m.room.avatar", "", json!({ "url": at, "info": { "mimetype": "image/png", "w": 96, "h": 96 } }))
}

/// The content by which a room says whose it is. Also stands in its create event.
pub fn mark(cohort: &Cohort, service_accounts: &ServiceAccounts, place: Place) -> Value {
    json!({ "instance": service_accounts.instance, "cohort": cohort.id(), "kind": place.word() })
}

fn name_and_topic(cohort: &Cohort, place: Place) -> (String, String) {
    match place {
        Place::Space => (cohort.structure.name.clone(), cohort.structure.topic.clone()),
        Place::Room(kind) => cohort
            .structure
            .rooms
            .get(&kind)
            .map_or_else(Default::default, |spec| (spec.name.clone(), spec.topic.clone())),
    }
}

/// The peer and facilitators rooms are invite only; the space and the other rooms take whoever is in the peer room,
/// so that nobody, and no supervisor, reaches the peer room through them.
fn join_rules(cohort: &Cohort, place: Place) -> Value {
    let peer: Option<&OwnedRoomId> = cohort.rooms.get(&Place::Room(RoomKind::Peer));
    match (place, peer) {
        (Place::Room(RoomKind::Peer | RoomKind::Facilitators), _) | (_, None) => {
            json!({ "join_rule": "invite" })
        }
        (_, Some(peer)) => {
            json!({ "join_rule": "restricted", "allow": [{ "type": "m.room_membership", "room_id": peer }] })
        }
    }
}

/// The accounts of everyone the cohort knows, also those of before; their levels are owned here, those of others are kept.
pub fn known_accounts(cohort: &Cohort, directory: &Directory) -> Vec<OwnedUserId> {
    cohort
        .members
        .keys()
        .filter_map(|person| directory.people.get(person))
        .flat_map(|person| &person.accounts)
        .chain(&directory.former)
        .cloned()
        .collect()
}
