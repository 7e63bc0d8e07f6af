//! The device's own sync: keys, device lists, membership and encryption of rooms. No messages.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::config::SyncSettings;
use matrix_sdk::ruma::api::client::filter::{Filter, FilterDefinition, RoomEventFilter, RoomFilter};
use matrix_sdk::ruma::api::client::sync::sync_events::v3 as sync_v3;
use matrix_sdk::ruma::presence::PresenceState;
use matrix_sdk::sync::SyncResponse;
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::contain::{BrokeOff, contained};
use crate::faults::OpenFault;
use crate::keys::Wakes;
use crate::shim::Guard;
use crate::tame::Caution;

/// How long the homeserver may hold a sync without news. Not held is the one after a failure: whether the device works
/// again is known at once then, also where nobody writes.
const LONG_POLL: Duration = Duration::from_secs(30);
/// Waits between failed syncs double from the first to the last of these.
const BACKOFF: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// The state of a room that decides who must get its key. The timeline filter names the same types: without
/// `state_after` (MSC4222) a homeserver reports a change of state only there, unless the sync has a gap.
const STATE: [&str; 5] =
    ["m.room.create", "m.room.member", "m.room.encryption", "m.room.history_visibility", "m.room.tombstone"];

/// A sync that takes longer than the homeserver was allowed to hold it, by so much, is given up and made again.
const HANGS: Duration = Duration::from_secs(45);
/// The device counts as deaf when no sync came back for so long.
const DEAF: Duration = Duration::from_secs(100);
/// So many syncs in a row broke off inside the SDK although nothing but a token was let through in the end: this device
/// must be closed and opened again.
const HOPELESS: u32 = 6;

/// What the sync tells the rest of the device.
#[derive(Debug)]
pub(crate) struct Pulse {
    /// Counts finished syncs.
    pub(crate) beat: watch::Sender<u64>,
    /// Whether the last sync worked.
    worked: AtomicBool,
    /// When the last one that worked came back.
    came_back: Mutex<Instant>,
    /// Syncs in a row that broke off.
    broke_off: AtomicU32,
    /// How often something was left out of a sync because the SDK could not take it.
    pub(crate) stepped_over: AtomicU64,
    /// How often a task of the device was started again.
    pub(crate) restarts: AtomicU64,
}

impl Pulse {
    /// After a first sync that worked.
    pub(crate) fn new() -> Self {
        Self {
            beat: watch::Sender::new(0),
            worked: AtomicBool::new(true),
            came_back: Mutex::new(Instant::now()),
            broke_off: AtomicU32::default(),
            stepped_over: AtomicU64::default(),
            restarts: AtomicU64::default(),
        }
    }

    /// How long ago the last sync came back.
    pub(crate) fn silent_for(&self) -> Duration {
        self.came_back.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }

    /// Whether keys come in: by what came back, and when.
    pub(crate) fn is_syncing(&self) -> bool {
        self.worked.load(Ordering::Relaxed) && self.silent_for() < DEAF
    }

    /// Whether nothing helps but opening the device again.
    pub(crate) fn is_broken(&self) -> bool {
        self.broke_off.load(Ordering::Relaxed) >= HOPELESS
    }

    fn succeeded(&self) {
        self.worked.store(true, Ordering::Relaxed);
        self.broke_off.store(0, Ordering::Relaxed);
        *self.came_back.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        self.beat.send_modify(|beat| *beat += 1);
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

/// What is wrong with a sync.
#[derive(Debug, thiserror::Error)]
enum SyncFault {
    #[error(transparent)]
    Sdk(#[from] Box<matrix_sdk::Error>),
    #[error(transparent)]
    BrokeOff(#[from] BrokeOff),
    #[error("the homeserver holds the sync longer than it was asked to")]
    Hangs,
}

/// One sync. What the SDK breaks off at is left out of the next one, more and more of it: the same data come again
/// until a sync has worked.
async fn once(client: &Client, guard: &Guard, held: Duration) -> Result<SyncResponse, SyncFault> {
    let sync = tokio::time::timeout(held + HANGS, contained(client.sync_once(settings(held))));
    match sync.await {
        Ok(Ok(Ok(answer))) => Ok(answer),
        Ok(Ok(Err(error))) => {
            // It came and could not be taken: as what it breaks off at.
            if !matches!(error, matrix_sdk::Error::Http(_)) {
                guard.set(guard.get().more());
            }
            Err(Box::new(error).into())
        }
        Ok(Err(broke)) => {
            guard.set(guard.get().more());
            Err(broke.into())
        }
        Err(_) => Err(SyncFault::Hangs),
    }
}

/// The first sync, at the opening.
///
/// # Errors
/// When the homeserver does not answer it, or the SDK takes not even an empty one.
pub(crate) async fn first(client: &Client, guard: &Guard) -> Result<(), OpenFault> {
    for _ in 0..HOPELESS {
        match once(client, guard, Duration::ZERO).await {
            Ok(_) => {
                guard.set(Caution::None);
                return Ok(());
            }
            Err(SyncFault::BrokeOff(broke)) => tracing::error!("at the first sync: {broke}"),
            Err(SyncFault::Sdk(error)) => return Err(OpenFault::Sdk(error)),
            Err(SyncFault::Hangs) => break,
        }
    }
    Err(OpenFault::NoFirstSync)
}

/// Syncs until `closing`. Never gives up: a homeserver that is away comes back.
pub(crate) async fn run(
    client: Client,
    pulse: Arc<Pulse>,
    wakes: Wakes,
    guard: Guard,
    closing: CancellationToken,
) {
    let mut wait = BACKOFF.0;
    while !closing.is_cancelled() {
        let held = if pulse.worked.load(Ordering::Relaxed) { LONG_POLL } else { Duration::ZERO };
        match once(&client, &guard, held).await {
            Ok(response) => {
                wait = BACKOFF.0;
                if guard.get() != Caution::None {
                    guard.set(Caution::None);
                    pulse.stepped_over.fetch_add(1, Ordering::Relaxed);
                    tracing::error!(
                        "something in a sync, which the encryption library cannot take, was left out"
                    );
                }
                for room_id in response.rooms.joined.keys() {
                    wakes.room_seen(room_id);
                }
                pulse.succeeded();
            }
            Err(_) if closing.is_cancelled() => break,
            Err(error) => {
                pulse.worked.store(false, Ordering::Relaxed);
                if matches!(error, SyncFault::BrokeOff(_)) {
                    pulse.broke_off.fetch_add(1, Ordering::Relaxed);
                    // Less is let through the next time: no reason to wait long.
                    wait = BACKOFF.0;
                }
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
