//! A gap is healed. Synapse forgets queued events when it stops while we are slow, so after a start and from time to
//! time every room is read back to the last event that is known, and what was missed goes through the same inbox.

use matrix_link::{Direction, Homeserver, Identity};
use ruma::RoomId;
use storage::{Body, ChatStatus, NewInboxRow, Store};

use crate::{app::App, error::ShellError};

const PAGE: u32 = 100;
/// A room is read back at most this far in one go; more is read in the next round.
const MOST_PAGES: usize = 50;

/// Reads every room and every direct chat back. Gives the number of events that had been missed. A room that cannot
/// be read holds no other up.
///
/// # Errors
/// When the database does not answer.
pub async fn heal_all(app: &App) -> Result<usize, ShellError> {
    let mut rooms: Vec<(String, &Identity)> = Vec::new();
    for room in app.store.rooms().await? {
        rooms.push((room.room_id, &app.steward));
    }
    // An invited person may have come while nobody told us: the voice is in the chat and can see it.
    for status in [ChatStatus::Invited, ChatStatus::Joined] {
        for chat in app.store.chats_with(status).await? {
            rooms.extend(chat.room_id.map(|room| (room, &app.voice)));
        }
    }
    let now = app.clock.now_ms();
    let mut healed = 0;
    for (room, reader) in rooms {
        let Ok(room) = RoomId::parse(room) else { continue };
        match heal(&app.homeserver, reader, &app.store, &room, now).await {
            Ok(found) => healed += found,
            Err(error @ ShellError::Storage(_)) => return Err(error),
            Err(error) => tracing::debug!("not read back: {}", error.chain()),
        }
    }
    if healed > 0 {
        tracing::info!(events = healed, "a gap was healed");
        metrics::counter!("baraza_events_healed_total").increment(healed as u64);
        app.wakes.arrived.notify_one();
    }
    Ok(healed)
}

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
        // A page of which we know a part may have the rest of the gap behind it: what came after an outage is known
        // before what was missed in it.
        let all_known = unknown.is_empty() && !ids.is_empty();
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
            Some(end) if !all_known => from = Some(end),
            _ => break,
        }
    }
    missing.reverse();
    Ok(store.receive(&missing).await?)
}
