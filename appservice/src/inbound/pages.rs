//! A page of a room that was read back, as rows of the inbox.

use matrix_link::Page;
use raw_event::SetAside;
use ruma::RoomId;
use storage::{Body, NewInboxRow};

use super::aside::{is_event_id, set_aside};

/// The rows of a page, newest first; what was set aside is known from then on, and read no more than at the door.
pub fn read_back(page: &Page, room: &RoomId, now: i64) -> Vec<NewInboxRow> {
    let read = page.chunk.iter().filter_map(|event| {
        let event_id = event["event_id"].as_str().filter(|id| is_event_id(id))?;
        let mut event = event.clone();
        event["room_id"] = serde_json::Value::from(room.as_str());
        Some(NewInboxRow {
            cause: event_id.to_owned(),
            queue: None,
            body: Body::new(event.to_string()),
            received_at: now,
            not_before: None,
            outcome: None,
        })
    });
    let aside = page.set_aside.iter().filter_map(|aside| {
        let room_id = Some(room.to_string());
        set_aside(&SetAside { room_id, ..aside.clone() }, now)
    });
    read.chain(aside).collect()
}
