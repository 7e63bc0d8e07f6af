//! A gap is healed: a room is read back to the last event that is known, and what was missed goes through the same inbox.
//! Which rooms those are, the voice's sync says ([`super::following`]); no room is read back because time passed, but for
//! the slow walk. A room to which the voice is only invited cannot be read back: its sync and its device know of it.

use bots::ids::CohortId;
use matrix_link::{Direction, Homeserver, Identity};
use ruma::{RoomId, UserId};
use serde_json::json;
use storage::{Body, ChatStatus, NewInboxRow, Store};

pub use super::pages::read_back;
use super::walk::{DAY, is_due};
use crate::{app::App, cause::Cause, device::Device, engine::route::gone, error::ShellError, vitals::Part};

const PAGE: u32 = 100;
/// A room is read back at most this far in one go; more is read in the next round.
const MOST_PAGES: usize = 50;
/// Where the homeserver does not tell what moves, each room is read back once in an hour.
const HOUR: i64 = 3_600_000;

/// The slow walk between two moments: the rooms and chats whose turn lies there are read back, and the cohorts whose turn
/// it is get a round. Gives the number of events that had been missed. A room that cannot be read holds no other up.
///
/// # Errors
/// When the database does not answer.
pub async fn walk(app: &App, from: i64, to: i64) -> Result<usize, ShellError> {
    let period = if app.following.is_without() { HOUR } else { DAY };
    for id in app.store.cohort_ids().await?.into_iter().filter(|id| is_due(id, from, to, period)) {
        app.wakes.mark_dirty(&CohortId::new(id));
    }
    let mut rooms: Vec<String> = app.store.rooms().await?.into_iter().map(|room| room.room_id).collect();
    for status in [ChatStatus::Invited, ChatStatus::Joined] {
        rooms.extend(app.store.chats_with(status).await?.into_iter().filter_map(|chat| chat.room_id));
    }
    let mut healed = 0;
    for room in rooms.into_iter().filter(|room| is_due(room, from, to, period)) {
        app.vitals.note(Part::Healing);
        let Ok(room) = RoomId::parse(room) else { continue };
        match heal_room(app, &room).await {
            Ok(found) => healed += found,
            Err(error @ ShellError::Storage(_)) => return Err(error),
            Err(error) => tracing::warn!("a room could not be read back: {}", error.chain()),
        }
    }
    Ok(healed)
}

/// Reads a room of ours back; a room that is none of ours is left alone. Gives the number of events stored.
///
/// # Errors
/// When the homeserver or the database does not answer.
pub async fn heal_room(app: &App, room: &RoomId) -> Result<usize, ShellError> {
    let now = app.clock.now_ms();
    if app.store.room(room.as_str()).await?.is_some() {
        return heal(&app.homeserver, &app.steward, &app.store, room, now).await;
    }
    // An invited person may have come while nobody told us: the voice is in the chat and can see it.
    let Some(chat) = app.store.chat_room(room.as_str()).await? else { return Ok(0) };
    match heal(&app.homeserver, &app.voice, &app.store, room, now).await {
        Err(error) if error.is_about_the_room() && chat.status != ChatStatus::Left => {
            // The voice was thrown out, or the chat was taken away, and nobody told us.
            Ok(app.store.receive(&[gone(room.as_str(), chat.since, now)]).await?)
        }
        Err(error) if error.is_about_the_room() => Ok(0),
        healed => healed,
    }
}

/// Stores the invitations of the voice that wait, as its device knows them.
///
/// # Errors
/// When the database does not answer.
pub async fn heal_invitations(app: &App, device: &Device) -> Result<usize, ShellError> {
    let mut healed = 0;
    for waiting in device.invitations().await {
        healed += heal_invitation(app, &waiting.room, &waiting.inviter, waiting.is_direct).await?;
    }
    Ok(healed)
}

/// Stores an invitation that waits in a room that is no cohort's. One that is told by its event too is answered once:
/// whichever row comes second finds the chat known, or the invitation over.
pub(super) async fn heal_invitation(
    app: &App,
    room: &RoomId,
    inviter: &UserId,
    is_direct: bool,
) -> Result<usize, ShellError> {
    // The steward invites into rooms that are only now being made; the reconciler takes the voice in.
    if inviter == app.service_accounts.steward || app.store.room(room.as_str()).await?.is_some() {
        return Ok(0);
    }
    // Into a chat that we know it is asked back, perhaps for the second time: each time is a row of its own.
    let again = app.store.chat_room(room.as_str()).await?.map(|chat| chat.since);
    let event = json!({
        "type": "m.room.member", "room_id": room, "sender": inviter, "state_key": app.service_accounts.voice,
        "content": { "membership": "invite", "is_direct": is_direct },
    });
    let row = NewInboxRow {
        // A sync does not say the event's id. The inviter's name must not stand here: causes go into the keys of
        // messages and into the audit log, which outlive a person's erasure.
        cause: Cause::Invited(match again {
            None => room.to_string(),
            Some(since) => format!("{room}:{since}"),
        })
        .to_string(),
        queue: None,
        body: Body::new(event.to_string()),
        received_at: app.clock.now_ms(),
        not_before: None,
        outcome: None,
    };
    Ok(app.store.receive(&[row]).await?)
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
