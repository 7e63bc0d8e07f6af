//! Power levels. Who has which level when (`docs/architecture.md`, powers in a room): creator for the steward and the
//! recovery account, 50 for moderators and the facilitator on duty, 10 for the voice, -1 for the muted, nothing for
//! members.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ruma::{OwnedUserId, UserId};
use serde_json::{Map, Value, json};

use super::{ServiceAccounts, is_closed, known_accounts};
use crate::cohort::{Cohort, Directory, Place};

/// Moderators and the facilitator on duty.
pub const MODERATOR: i64 = 50;
/// The voice: pins, and speaks in announcement rooms.
pub const VOICE: i64 = 10;
/// A muted person, until the hour comes.
pub const MUTED: i64 = -1;
/// What one needs to post in a closed room: more than any moderator has.
pub const CLOSED: i64 = 60;
/// What one needs to change the room itself.
pub const STEWARD: i64 = 100;

/// What the room's create event says about power.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Creation {
    /// Creators whose power is infinite (room version 12 and later); they must not stand in `users`.
    pub creators: Vec<OwnedUserId>,
}

impl Creation {
    /// Reads the create event: who made it and in which room version.
    pub fn of(sender: &UserId, content: &Value) -> Self {
        let version = content["room_version"].as_str().and_then(|v| v.parse::<u32>().ok()).unwrap_or(12);
        if version < 12 {
            return Self::default();
        }
        let mut creators = vec![sender.to_owned()];
        let additional = content["additional_creators"].as_array().into_iter().flatten();
        creators.extend(additional.filter_map(|id| id.as_str().and_then(|id| UserId::parse(id).ok())));
        Self { creators }
    }
}

/// Who has a level of their own in a place at a moment. Members have none.
pub fn people(
    cohort: &Cohort,
    directory: &Directory,
    place: Place,
    at: Timestamp,
) -> BTreeMap<OwnedUserId, i64> {
    let mut levels = BTreeMap::new();
    for (person, member) in &cohort.members {
        let level = if cohort.bots.moderation.is_muted(person, at) {
            MUTED
        } else if cohort.is_moderator(person)
            || (cohort.may_facilitate(person) && cohort.bots.facilitation.holder_at(at) == Some(person))
        {
            MODERATOR
        } else {
            continue;
        };
        // Element prints the change with the name: who is not in a room is not named there, nor where members do not write.
        let talks = matches!(place, Place::Room(kind) if kind.is_talk()) && member.present.contains(&place);
        if level == MUTED && !talks {
            continue;
        }
        if let Some(known) = directory.people.get(person) {
            levels.extend(known.accounts.iter().map(|account| (account.clone(), level)));
        }
    }
    levels
}

/// The whole content that a room should have at `at`, from the one it has: what is not ours is kept.
pub fn content(
    cohort: &Cohort,
    directory: &Directory,
    service_accounts: &ServiceAccounts,
    place: Place,
    at: Timestamp,
    creation: &Creation,
    actual: &Value,
) -> Value {
    let mut content = actual.as_object().cloned().unwrap_or_default();
    let events_default = match place {
        Place::Space => STEWARD,
        Place::Room(kind) if is_closed(cohort, kind, at) => CLOSED,
        Place::Room(kind) if !kind.is_talk() => VOICE,
        Place::Room(_) => 0,
    };
    let single = [
        ("users_default", 0),
        ("events_default", events_default),
        ("state_default", STEWARD),
        ("invite", STEWARD),
        ("kick", MODERATOR),
        ("ban", MODERATOR),
        ("redact", MODERATOR),
    ];
    for (name, level) in single {
        content.insert(name.to_owned(), json!(level));
    }
    let mut events = object(content.remove("events"));
    for event_type in WRITTEN {
        events.remove(event_type);
    }
    for (event_type, level) in events_of(place) {
        events.insert(event_type.to_owned(), json!(level));
    }
    content.insert("events".to_owned(), Value::Object(events));

    let mut users = object(content.remove("users"));
    for account in known_accounts(cohort, directory) {
        users.remove(account.as_str());
    }
    for (account, level) in people(cohort, directory, place, at) {
        users.insert(account.to_string(), json!(level));
    }
    users.insert(service_accounts.voice.to_string(), json!(VOICE));
    users.insert(service_accounts.steward.to_string(), json!(STEWARD));
    if let Some(recovery) = &cohort.structure.recovery_account {
        users.insert(recovery.to_string(), json!(STEWARD));
    }
    for creator in &creation.creators {
        users.remove(creator.as_str());
    }
    content.insert("users".to_owned(), Value::Object(users));
    Value::Object(content)
}

/// What people write. It goes by `events_default`, so that closed is closed: a level of its own would be a door.
const WRITTEN: [&str; 6] = [
    "m.room.message",
    "m.room.encrypted",
    "m.sticker",
    "m.poll.start",
    "org.matrix.msc3381.poll.start",
    "m.call.invite",
];

fn object(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// What stays possible in a closed room (reactions, votes, taking back one's own), and what only the steward does.
fn events_of(place: Place) -> Vec<(&'static str, i64)> {
    let mut events = vec![
        ("m.room.name", STEWARD),
        ("m.room.topic", STEWARD),
        ("m.room.avatar", STEWARD),
        ("m.room.power_levels", STEWARD),
        ("m.room.join_rules", STEWARD),
        ("m.room.history_visibility", STEWARD),
        ("m.room.guest_access", STEWARD),
        ("m.room.encryption", STEWARD),
        ("m.room.server_acl", STEWARD),
        ("m.room.canonical_alias", STEWARD),
        ("m.space.child", STEWARD),
        ("m.space.parent", STEWARD),
        ("m.room.pinned_events", VOICE),
        ("m.room.tombstone", 150),
    ];
    if place != Place::Space {
        events.extend([
            ("m.reaction", 0),
            // Also who is muted takes back what is their own; what is not asks for `redact`.
            ("m.room.redaction", MUTED),
            ("m.poll.response", 0),
            ("org.matrix.msc3381.poll.response", 0),
        ]);
    }
    events
}

/// Levels in `actual` that people set on purpose and that stay: of accounts and event types that are not ours.
pub fn kept(
    cohort: &Cohort,
    directory: &Directory,
    service_accounts: &ServiceAccounts,
    place: Place,
    actual: &Value,
) -> Vec<(String, i64)> {
    let known = known_accounts(cohort, directory);
    let ours = |account: &str| {
        account == service_accounts.steward.as_str()
            || account == service_accounts.voice.as_str()
            || cohort.structure.recovery_account.as_ref().is_some_and(|r| r.as_str() == account)
            || known.iter().any(|k| k.as_str() == account)
    };
    let users = actual["users"].as_object().into_iter().flatten();
    let events = actual["events"].as_object().into_iter().flatten();
    let own_types = events_of(place);
    users
        .filter(|(account, _)| !ours(account))
        .chain(events.filter(|(event_type, _)| {
            !own_types.iter().any(|(ours, _)| ours == event_type) && !WRITTEN.contains(&event_type.as_str())
        }))
        .filter_map(|(name, level)| level.as_i64().map(|level| (name.clone(), level)))
        .collect()
}
