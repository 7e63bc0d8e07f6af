//! Acts and members for tests.

use jiff::{SignedDuration, Timestamp};

use super::{ActKind, ActivityRow, Known, MemberSpan, Stored};
use crate::ids::{PersonId, RoomKind};

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn hours(n: i64) -> SignedDuration {
    SignedDuration::from_hours(n)
}

/// Noon UTC, `n` days after Monday 6 July 2026.
pub fn day(n: i64) -> Timestamp {
    at("2026-07-06T12:00:00Z") + hours(24 * n)
}

pub fn person(name: &str) -> PersonId {
    PersonId::new(name)
}

/// A post in the peer room with the event id `$number`.
pub fn act(number: usize, who: &str, sent_at: Timestamp) -> ActivityRow {
    ActivityRow {
        event: format!("${number}"),
        person: person(who),
        place: RoomKind::Peer,
        sent_at,
        kind: ActKind::Post,
        reply_to: None,
        thread: None,
        question: false,
        redacted: false,
    }
}

pub fn member(who: &str, from: &str, to: Option<&str>) -> MemberSpan {
    MemberSpan { person: person(who), place: RoomKind::Peer, from: at(from), to: to.map(at) }
}

/// What was known when it was sent.
pub fn stored(acts: &[ActivityRow], spans: &[MemberSpan]) -> Stored {
    let known = |act: &ActivityRow| Known { act: act.clone(), received: None, history: false, late: false };
    Stored { acts: acts.iter().map(known).collect(), spans: spans.to_vec() }
}
