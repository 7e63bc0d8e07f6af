//! The device's own sync: keys, device lists, membership and encryption of rooms. No messages.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::config::SyncSettings;
use matrix_sdk::ruma::api::client::filter::{Filter, FilterDefinition, RoomEventFilter, RoomFilter};
use matrix_sdk::ruma::api::client::sync::sync_events::v3 as sync_v3;
use matrix_sdk::ruma::presence::PresenceState;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::keys::Wakes;

/// How long the homeserver may hold a sync without news. Not held is the one after a failure: whether the device works
/// again is known at once then, also where nobody writes.
const LONG_POLL: Duration = Duration::from_secs(30);
/// Waits between failed syncs double from the first to the last of these.
const BACKOFF: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// The state of a room that decides who must get its key. The timeline filter names the same types: without
/// `state_after` (MSC4222) a homeserver reports a change of state only there, unless the sync has a gap.
const STATE: [&str; 5] =
    ["m.room.create", "m.room.member", "m.room.encryption", "m.room.history_visibility", "m.room.tombstone"];

/// What the sync tells the rest of the device.
#[derive(Debug)]
pub(crate) struct Pulse {
    /// Counts finished syncs.
    pub(crate) beat: watch::Sender<u64>,
    /// Whether the last sync worked.
    pub(crate) syncing: AtomicBool,
}

impl Pulse {
    /// After a first sync that worked.
    pub(crate) fn new() -> Self {
        Self { beat: watch::Sender::new(0), syncing: AtomicBool::new(true) }
    }
}

/// The settings of every sync; `wait` is how long the homeserver may hold it.
pub(crate) fn settings(wait: Duration) -> SyncSettings {
    SyncSettings::new()
        .timeout(wait)
        .set_presence(PresenceState::Offline)
        .filter(sync_v3::Filter::FilterDefinition(filter()))
}

fn filter() -> FilterDefinition {
    let state = || {
        let mut filter = RoomEventFilter::empty();
        filter.types = Some(STATE.map(str::to_owned).to_vec());
        filter
    };
    let mut room = RoomFilter::empty();
    room.account_data = RoomEventFilter::ignore_all();
    room.ephemeral = RoomEventFilter::ignore_all();
    room.timeline = state();
    room.state = state();
    let mut secret_storage = Filter::empty();
    secret_storage.types = Some(vec!["m.secret_storage.default_key".to_owned()]);
    let mut definition = FilterDefinition::empty();
    definition.presence = Filter::ignore_all();
    definition.account_data = secret_storage;
    definition.room = room;
    definition
}

/// Syncs until `closing`. Never gives up: a homeserver that is away comes back.
pub(crate) async fn run(client: Client, pulse: Arc<Pulse>, wakes: Wakes, closing: CancellationToken) {
    let mut wait = BACKOFF.0;
    while !closing.is_cancelled() {
        let held = if pulse.syncing.load(Ordering::Relaxed) { LONG_POLL } else { Duration::ZERO };
        match client.sync_once(settings(held)).await {
            Ok(response) => {
                wait = BACKOFF.0;
                pulse.syncing.store(true, Ordering::Relaxed);
                for room_id in response.rooms.joined.keys() {
                    wakes.room_seen(room_id);
                }
                pulse.beat.send_modify(|beat| *beat += 1);
            }
            Err(_) if closing.is_cancelled() => break,
            Err(error) => {
                pulse.syncing.store(false, Ordering::Relaxed);
                tracing::warn!(%error, wait_ms = wait.as_millis(), "the voice's device cannot sync");
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    () = closing.cancelled() => break,
                }
                wait = (wait * 2).min(BACKOFF.1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sync_asks_for_no_messages() {
        let filter = serde_json::to_value(filter()).unwrap();
        let types = filter["room"]["timeline"]["types"].as_array().unwrap();
        assert!(!types.is_empty());
        assert!(types.iter().all(|t| t != "m.room.encrypted" && t != "m.room.message" && t != "*"));
        assert_eq!(filter["room"]["timeline"]["types"], filter["room"]["state"]["types"]);
        assert_eq!(filter["room"]["ephemeral"]["types"], serde_json::json!([]));
        assert_eq!(filter["presence"]["types"], serde_json::json!([]));
    }
}
