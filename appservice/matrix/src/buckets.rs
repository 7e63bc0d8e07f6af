use std::{collections::HashMap, time::Duration};

use jiff::{SignedDuration, Timestamp};
use ruma::{OwnedRoomId, OwnedUserId};

use crate::Fault;

/// The longest time that a bucket stays closed without asking again. A homeserver may name days (a full queue of
/// delayed events); what filled it may be gone in a minute.
const LONGEST_CLOSED: Duration = Duration::from_secs(15 * 60);

/// The kinds of requests that homeservers limit apart from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Endpoint {
    /// Messages and redactions.
    Send,
    /// State of a room.
    State,
    /// Invitations, joins, kicks, bans.
    Membership,
    /// New rooms and their aliases.
    Create,
    /// The queue of delayed events.
    Delayed,
    /// Reading.
    Read,
    /// Registration, devices, names.
    Account,
}

/// What a limit is counted for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bucket {
    /// The account that asks.
    pub user_id: OwnedUserId,
    /// What it asks for.
    pub endpoint: Endpoint,
    /// Where, if in a room.
    pub room_id: Option<OwnedRoomId>,
}

/// Which buckets are closed and until when, so that a limit in one room does not stall the others, and so that a
/// homeserver in trouble is not asked ever faster.
///
/// In memory only: after a restart the homeserver says again what it will not have.
#[derive(Clone, Debug, Default)]
pub struct Buckets {
    closed: HashMap<Bucket, Closed>,
}

#[derive(Clone, Copy, Debug)]
struct Closed {
    until: Timestamp,
    /// Faults in a row, the last one included.
    strikes: u32,
}

impl Buckets {
    /// All open.
    pub fn new() -> Self {
        Self::default()
    }

    /// When the bucket opens; `None` if it is open `now`.
    pub fn opens_at(&self, bucket: &Bucket, now: Timestamp) -> Option<Timestamp> {
        self.closed.get(bucket).map(|closed| closed.until).filter(|until| *until > now)
    }

    /// Notes a fault of a request of this bucket. Returns when to ask again, or `None` if the fault does not heal
    /// (which says nothing about the bucket: the homeserver did answer).
    pub fn note(&mut self, bucket: Bucket, fault: &Fault, now: Timestamp) -> Option<Timestamp> {
        let strikes = self.closed.get(&bucket).map_or(0, |closed| closed.strikes);
        let Some(pause) = fault.backoff(strikes) else {
            self.closed.remove(&bucket);
            return None;
        };
        let pause = SignedDuration::try_from(pause.min(LONGEST_CLOSED)).unwrap_or(SignedDuration::ZERO);
        let until = now.checked_add(pause).unwrap_or(Timestamp::MAX);
        self.closed.insert(bucket, Closed { until, strikes: strikes.saturating_add(1) });
        Some(until)
    }

    /// Notes a success: the next fault starts with the shortest pause again.
    pub fn succeeded(&mut self, bucket: &Bucket) {
        self.closed.remove(bucket);
    }

    /// When the first of the closed buckets opens, for a sleeper; `None` if none is closed.
    pub fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        self.closed.values().map(|closed| closed.until).filter(|until| *until > now).min()
    }
}

#[cfg(test)]
mod tests {
    use ruma::{room_id, user_id};

    use super::*;

    fn bucket(room: &str) -> Bucket {
        Bucket {
            user_id: user_id!("@voice:moh.test").to_owned(),
            endpoint: Endpoint::Send,
            room_id: Some(ruma::RoomId::parse(room).unwrap()),
        }
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    fn wait(seconds: u64) -> Fault {
        Fault::Wait { after: Some(Duration::from_secs(seconds)), message: String::new() }
    }

    fn trouble() -> Fault {
        Fault::Server { status: 500, body: String::new() }
    }

    #[test]
    fn one_limited_room_does_not_stall_another() {
        let mut buckets = Buckets::new();
        assert_eq!(buckets.note(bucket("!a"), &wait(30), at(0)), Some(at(30)));
        assert_eq!(buckets.opens_at(&bucket("!a"), at(29)), Some(at(30)));
        assert_eq!(buckets.opens_at(&bucket("!a"), at(30)), None);
        assert_eq!(buckets.opens_at(&bucket("!b"), at(0)), None);
        let mut state = bucket("!a");
        state.endpoint = Endpoint::State;
        assert_eq!(buckets.opens_at(&state, at(0)), None);
        assert_eq!(buckets.next_opening(at(0)), Some(at(30)));
        assert_eq!(buckets.next_opening(at(31)), None);
        assert_ne!(room_id!("!a"), room_id!("!b"));
    }

    #[test]
    fn trouble_is_asked_ever_more_slowly_until_it_is_over() {
        let mut buckets = Buckets::new();
        let room = bucket("!a");
        assert_eq!(buckets.note(room.clone(), &trouble(), at(0)), Some(at(1)));
        assert_eq!(buckets.note(room.clone(), &trouble(), at(1)), Some(at(3)));
        assert_eq!(buckets.note(room.clone(), &trouble(), at(3)), Some(at(7)));
        buckets.succeeded(&room);
        assert_eq!(buckets.note(room, &trouble(), at(9)), Some(at(10)));
    }

    #[test]
    fn a_no_is_an_answer_and_opens_the_bucket() {
        let mut buckets = Buckets::new();
        let room = bucket("!a");
        buckets.note(room.clone(), &wait(60), at(0));
        let no = Fault::Refused { errcode: "M_FORBIDDEN".into(), message: String::new(), status: 403 };
        assert_eq!(buckets.note(room.clone(), &no, at(61)), None);
        assert_eq!(buckets.opens_at(&room, at(61)), None);
    }

    #[test]
    fn days_of_waiting_are_asked_about_sooner() {
        let mut buckets = Buckets::new();
        assert_eq!(buckets.note(bucket("!a"), &wait(14 * 86_400), at(0)), Some(at(900)));
    }
}
