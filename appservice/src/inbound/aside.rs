//! Events that are set aside: stored by their id, so that they are known, and marked with whose they were.

use raw_event::SetAside;
use serde_json::json;
use storage::{Body, NewInboxRow, Outcome};

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
    Some(NewInboxRow {
        cause: cause.to_owned(),
        queue: None,
        body: Body::new(""),
        received_at: now,
        not_before: None,
        outcome: Some(Outcome::parked(reason).with_metadata(known.to_string())),
    })
}
