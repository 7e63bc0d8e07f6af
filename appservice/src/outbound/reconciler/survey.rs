//! What stands between a room as it is and as it should be. Pure: the room's state is read elsewhere.

use std::collections::BTreeMap;

use bots::{
    cohort::{Cohort, Directory, Place},
    room_state::{
        self, ServiceAccounts, Wanted, levels,
        people::{self, Membership},
    },
};
use jiff::Timestamp;
use matrix_link::StateEvent;
use ruma::{OwnedMxcUri, OwnedRoomId, OwnedUserId, UserId};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// One thing to do in a room.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Write a state event.
    Write(Wanted),
    /// Write the levels.
    Levels {
        /// The whole content.
        content: Value,
        /// Whether this closes the room.
        closes: bool,
    },
    /// Make sure that the homeserver will open the room at this moment, with this content.
    Queue {
        /// When.
        at: Timestamp,
        /// With which levels: those of the opening, not those of now.
        content: Value,
    },
    /// Nothing is to be opened any more: take the queued opening back.
    Unqueue,
    /// Bring the voice in.
    Voice(Option<Membership>),
    /// A membership.
    Member(people::Step),
}

impl Step {
    /// A word for the log.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Write(_) => "write",
            Self::Levels { .. } => "levels",
            Self::Queue { .. } => "queue",
            Self::Unqueue => "unqueue",
            Self::Voice(_) => "voice",
            Self::Member(people::Step::Invite(_)) => "invite",
            Self::Member(people::Step::Remove(..)) => "remove",
            Self::Member(people::Step::Ban(_)) => "ban",
            Self::Member(people::Step::Unban(_)) => "unban",
        }
    }
}

/// A queued opening, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// When it fires.
    pub at: Timestamp,
    /// The hash of its content.
    pub content_hash: String,
}

/// A room as it is.
#[derive(Clone, Debug, Default)]
pub struct Actual {
    state: BTreeMap<(String, String), StateEvent>,
}

impl Actual {
    /// From the room's whole state.
    pub fn new(events: Vec<StateEvent>) -> Self {
        let state = events.into_iter().map(|e| ((e.event_type.clone(), e.state_key.clone()), e)).collect();
        Self { state }
    }

    /// The content of a state event.
    pub fn content(&self, event_type: &str, state_key: &str) -> Option<&Value> {
        self.state.get(&(event_type.to_owned(), state_key.to_owned())).map(|event| &event.content)
    }

    /// The levels, or nothing at all in a room whose making was cut short.
    pub fn levels(&self) -> Value {
        self.content("m.room.power_levels", "").cloned().unwrap_or_else(|| json!({}))
    }

    /// What the create event says about power.
    pub fn creation(&self) -> levels::Creation {
        self.state
            .get(&("m.room.create".to_owned(), String::new()))
            .map(|event| levels::Creation::of(&event.sender, &event.content))
            .unwrap_or_default()
    }

    /// The mark that says whose room it is.
    pub fn mark(&self) -> Option<&Value> {
        self.content("m.room.create", "")
            .and_then(|content| content.get(room_state::MARK))
            .or_else(|| self.content(room_state::MARK, ""))
    }

    /// Everyone's membership.
    pub fn members(&self) -> BTreeMap<OwnedUserId, Membership> {
        self.state
            .iter()
            .filter(|((event_type, _), _)| event_type == "m.room.member")
            .filter_map(|((_, account), event)| {
                let membership = event.content["membership"].as_str().and_then(Membership::from_word)?;
                Some((UserId::parse(account.as_str()).ok()?, membership))
            })
            .collect()
    }
}

/// What is known besides the room itself.
#[derive(Debug)]
pub struct Setting<'a> {
    /// The cohort.
    pub cohort: &'a Cohort,
    /// Its people.
    pub directory: &'a Directory,
    /// Our accounts.
    pub service_accounts: &'a ServiceAccounts,
    /// The room's picture, where it is uploaded.
    pub picture: Option<OwnedMxcUri>,
    /// Now.
    pub now: Timestamp,
    /// The longest time for which the homeserver queues an event; nothing if it does not.
    pub longest_queue: Option<jiff::SignedDuration>,
    /// When the homeserver is about to open the room itself, we give it this long before we do it.
    pub patience: jiff::SignedDuration,
}

/// A content's hash, to tell whether a queued opening is still right.
pub fn content_hash(content: &Value) -> String {
    let digest = Sha256::digest(content.to_string().as_bytes());
    digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// The steps for one place, in the order in which they must be taken: what protects the room comes before anybody is
/// invited, and an opening is queued before the room is closed.
pub fn survey(setting: &Setting<'_>, place: Place, actual: &Actual, queued: Option<&Queued>) -> Vec<Step> {
    let Setting { cohort, directory, service_accounts, now, .. } = *setting;
    let mut steps = Vec::new();
    for wanted in room_state::desired(cohort, service_accounts, place) {
        if actual.content(&wanted.event_type, &wanted.state_key) != Some(&wanted.content) {
            steps.push(Step::Write(wanted));
        }
    }
    let shown = actual.content("m.room.avatar", "").and_then(|content| content["url"].as_str());
    if let Some(picture) = setting.picture.as_ref().filter(|picture| shown != Some(picture.as_str())) {
        steps.push(Step::Write(room_state::picture(picture)));
    }
    for child in gone_children(cohort, place, actual) {
        steps.push(Step::Write(child));
    }
    let creation = actual.creation();
    let has = actual.levels();
    let wants = levels::content(cohort, directory, service_accounts, place, now, &creation, &has);
    steps.extend(opening(setting, place, &creation, &wants, queued));
    let closes = is_closed(&wants) && !is_closed(&has);
    if wants != has && !waits_for_homeserver(setting, &has, &wants, queued) {
        steps.push(Step::Levels { content: wants, closes });
    }
    let members = actual.members();
    let voice = members.get(&service_accounts.voice).copied();
    if voice != Some(Membership::Join) {
        steps.push(Step::Voice(voice));
    }
    steps.extend(
        people::steps(cohort, directory, service_accounts, place, now, &members)
            .into_iter()
            .map(Step::Member),
    );
    steps
}

/// Whether levels close a room.
pub fn is_closed(levels: &Value) -> bool {
    levels["events_default"].as_i64() == Some(levels::CLOSED)
}

/// At the moment of opening the homeserver opens the room itself; we are the second line, a moment later.
fn waits_for_homeserver(setting: &Setting<'_>, has: &Value, wants: &Value, queued: Option<&Queued>) -> bool {
    let Some(queued) = queued else { return false };
    let since = setting.now.duration_since(queued.at);
    is_closed(has) && !is_closed(wants) && !since.is_negative() && since < setting.patience
}

fn opening(
    setting: &Setting<'_>,
    place: Place,
    creation: &levels::Creation,
    now_wants: &Value,
    queued: Option<&Queued>,
) -> Option<Step> {
    let Place::Room(kind) = place else { return None };
    let Some(opens) = room_state::opens(setting.cohort, kind, setting.now) else {
        // A queue that is about to fire, or just fired, is not taken back: it opens what should be open.
        return queued.filter(|q| q.at > setting.now).map(|_| Step::Unqueue);
    };
    let longest = setting.longest_queue?;
    if opens.duration_since(setting.now) > longest {
        return queued.map(|_| Step::Unqueue);
    }
    let content = levels::content(
        setting.cohort,
        setting.directory,
        setting.service_accounts,
        place,
        opens,
        creation,
        now_wants,
    );
    let right = queued.is_some_and(|q| q.at == opens && q.content_hash == content_hash(&content));
    (!right).then_some(Step::Queue { at: opens, content })
}

/// Children of the space that are ours no longer.
fn gone_children(cohort: &Cohort, place: Place, actual: &Actual) -> Vec<Wanted> {
    if place != Place::Space {
        return Vec::new();
    }
    let wanted: Vec<&OwnedRoomId> =
        cohort.structure.rooms.keys().filter_map(|kind| cohort.rooms.get(&Place::Room(*kind))).collect();
    let ours: Vec<&OwnedRoomId> = cohort.rooms.values().collect();
    actual
        .state
        .iter()
        .filter(|((event_type, room), event)| {
            event_type == "m.space.child"
                && event.content.get("via").is_some()
                && ours.iter().any(|r| r.as_str() == room)
                && !wanted.iter().any(|r| r.as_str() == room)
        })
        .map(|((event_type, room), _)| Wanted {
            event_type: event_type.clone(),
            state_key: room.clone(),
            content: json!({}),
        })
        .collect()
}
