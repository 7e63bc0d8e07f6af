//! Events that are set aside: stored by their id, so that they are known, and marked with whose they were.

use raw_event::SetAside;
use ruma::UserId;
use serde_json::json;
use storage::{Body, NewInboxRow, Outcome};

use crate::queue::Inward;

/// Whether a text can be an event's id: it becomes the cause of a row, and all other causes begin otherwise.
pub fn is_event_id(text: &str) -> bool {
    text.len() > 1 && text.len() <= raw_event::LONGEST_ID && text.starts_with('$')
}

/// The row of an event that nobody reads; none where it does not even say its id.
pub fn set_aside(aside: &SetAside, now: i64) -> Option<NewInboxRow> {
    let cause = aside.event_id.as_deref().filter(|id| is_event_id(id))?;
    let known = json!({
        "type": aside.event_type, "room_id": aside.room_id, "sender": aside.sender, "bytes": aside.bytes,
    });
    tracing::warn!(event = cause, "set aside: {}", aside.why.words());
    metrics::counter!("baraza_events_set_aside_total").increment(1);
    let reason = format!("set aside: {}", aside.why.words());
    // By whose people it came, so that many of one server's stand together where parked rows are listed.
    let sender = aside.sender.as_deref().and_then(|sender| UserId::parse(sender).ok());
    let queue = sender.map(|sender| Inward::Guest(sender.server_name().to_string()).to_string());
    Some(NewInboxRow {
        cause: cause.to_owned(),
        queue,
        body: Body::new(""),
        received_at: now,
        not_before: None,
        outcome: Some(Outcome::parked(reason).with_metadata(known.to_string())),
    })
}
