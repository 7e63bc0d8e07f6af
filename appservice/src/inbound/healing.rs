//! A gap is healed. Synapse forgets queued events when it stops while we are slow, so after a start and from time to
//! time every room is read back to the last event that is known, and what was missed goes through the same inbox.

use matrix_link::{Direction, Homeserver, Identity};
use ruma::RoomId;
use storage::{Body, NewInboxRow, Store};

use crate::error::ShellError;

const PAGE: u32 = 100;
/// A room is read back at most this far in one go; more is read in the next round.
const MOST_PAGES: usize = 50;

/// Reads a room back until a whole page is known, and stores what was missing. Gives the number of events stored.
///
/// # Errors
/// When the homeserver or the database does not answer.
pub async fn heal(
    homeserver: &Homeserver,
    reader: &Identity,
    store: &Store,
    room: &RoomId,
    now: i64,
) -> Result<usize, ShellError> {
    let mut missing: Vec<NewInboxRow> = Vec::new();
    let mut from: Option<String> = None;
    for _ in 0..MOST_PAGES {
        let page = homeserver.messages(reader, room, from.as_deref(), Direction::Backward, PAGE).await?;
        let ids: Vec<String> =
            page.chunk.iter().filter_map(|event| event["event_id"].as_str().map(ToOwned::to_owned)).collect();
        let unknown = store.unknown_causes(&ids).await?;
        let known_some = unknown.len() < ids.len();
        for event in &page.chunk {
            let Some(event_id) = event["event_id"].as_str() else { continue };
            if unknown.iter().any(|id| id == event_id) {
                let mut event = event.clone();
                event["room_id"] = serde_json::Value::from(room.as_str());
                missing.push(NewInboxRow {
                    cause: event_id.to_owned(),
                    queue: None,
                    body: Body::new(event.to_string()),
                    received_at: now,
                    not_before: None,
                    outcome: None,
                });
            }
        }
        match page.end {
            Some(end) if !known_some => from = Some(end),
            _ => break,
        }
    }
    missing.reverse();
    Ok(store.receive(&missing).await?)
}
