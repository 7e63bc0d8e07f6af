//! A gap is healed. Synapse forgets queued events when it stops while we are slow, so after a start and from time to
//! time every room is read back to the last event that is known, and what was missed goes through the same inbox.
//! A room to which the voice is only invited cannot be read back: of it the voice's device knows.

use std::collections::BTreeMap;

use matrix_link::{Direction, Homeserver, Identity, Page};
use raw_event::SetAside;
use ruma::RoomId;
use serde_json::json;
use storage::{Body, ChatStatus, NewInboxRow, Store};

use super::aside::{is_event_id, set_aside};
use crate::{app::App, device::Device, error::ShellError, route::gone, vitals::Part};

const PAGE: u32 = 100;
/// A room is read back at most this far in one go; more is read in the next round.
const MOST_PAGES: usize = 50;

/// Reads every room and every direct chat back, and looks for invitations that wait. Gives the number of events that
/// had been missed. A room that cannot be read holds no other up.
///
/// # Errors
/// When the database does not answer.
pub async fn heal_all(app: &App, device: Option<&Device>) -> Result<usize, ShellError> {
    let mut rooms: Vec<(String, &Identity)> = Vec::new();
    for room in app.store.rooms().await? {
        rooms.push((room.room_id, &app.steward));
    }
    // An invited person may have come while nobody told us: the voice is in the chat and can see it.
    let mut chats = BTreeMap::new();
    for status in [ChatStatus::Invited, ChatStatus::Joined] {
        for chat in app.store.chats_with(status).await? {
            let Some(room) = chat.room_id else { continue };
            chats.insert(room.clone(), chat.updated_at);
            rooms.push((room, &app.voice));
        }
    }
    let now = app.clock.now_ms();
    let mut healed = 0;
    for (room, reader) in rooms {
        app.vitals.beat(Part::Healing).await;
        let Ok(room) = RoomId::parse(room) else { continue };
        match heal(&app.homeserver, reader, &app.store, &room, now).await {
            Ok(found) => healed += found,
            Err(error @ ShellError::Storage(_)) => return Err(error),
            Err(error) if error.is_about_the_room() && chats.contains_key(room.as_str()) => {
                // The voice was thrown out, or the chat was taken away, and nobody told us.
                let since = chats.get(room.as_str()).copied().unwrap_or_default();
                healed += app.store.receive(&[gone(room.as_str(), since, now)]).await?;
            }
            Err(error) => tracing::warn!("a room could not be read back: {}", error.chain()),
        }
    }
    if let Some(device) = device {
        healed += heal_invitations(app, device).await?;
    }
    if healed > 0 {
        tracing::info!(events = healed, "a gap was healed");
        metrics::counter!("baraza_events_healed_total").increment(healed as u64);
        app.wakes.arrived.notify_one();
    }
    Ok(healed)
}

/// Stores the invitations of the voice that wait in rooms that are no cohort's. One that is told by its event too is
/// answered once: whichever row comes second finds the chat known, or the invitation over.
async fn heal_invitations(app: &App, device: &Device) -> Result<usize, ShellError> {
    let mut missing = Vec::new();
    for waiting in device.invitations().await {
        // The steward invites into rooms that are only now being made; the reconciler takes the voice in.
        if waiting.inviter == app.service_accounts.steward
            || app.store.room(waiting.room.as_str()).await?.is_some()
        {
            continue;
        }
        // Into a chat that we know it is asked back, perhaps for the second time: each time is a row of its own.
        let again = app.store.chat_room(waiting.room.as_str()).await?.map(|chat| chat.since);
        let event = json!({
            "type": "m.room.member", "room_id": waiting.room, "sender": waiting.inviter,
            "state_key": app.service_accounts.voice,
            "content": { "membership": "invite", "is_direct": waiting.is_direct },
        });
        missing.push(NewInboxRow {
            // A sync does not say the event's id. The inviter's name must not stand here: causes go into the keys of
            // messages and into the audit log, which outlive a person's erasure.
            cause: match again {
                None => format!("invited:{}", waiting.room),
                Some(since) => format!("invited:{}:{since}", waiting.room),
            },
            queue: None,
            body: Body::new(event.to_string()),
            received_at: app.clock.now_ms(),
            not_before: None,
            outcome: None,
        });
    }
    Ok(app.store.receive(&missing).await?)
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
        let rows = read_back(&page, room, now);
        let ids: Vec<String> = rows.iter().map(|row| row.cause.clone()).collect();
        let unknown = store.unknown_causes(&ids).await?;
        // A page of which we know a part may have the rest of the gap behind it: what came after an outage is known
        // before what was missed in it.
        let all_known = unknown.is_empty() && !ids.is_empty();
        missing.extend(rows.into_iter().filter(|row| unknown.contains(&row.cause)));
        match page.end {
            Some(end) if !all_known => from = Some(end),
            _ => break,
        }
    }
    missing.reverse();
    Ok(store.receive(&missing).await?)
}

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
