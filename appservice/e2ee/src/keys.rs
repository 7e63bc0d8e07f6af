//! Waking what was parked for want of a key.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use futures::{Stream, StreamExt, stream};
use matrix_sdk::Client;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

/// Wakes kept for a listener that is slow; a slower one is told to look at every room.
const KEPT: usize = 1024;

/// Sends a room's id when something there may have become readable.
#[derive(Clone, Debug)]
pub(crate) struct Wakes {
    sender: broadcast::Sender<OwnedRoomId>,
    known: Arc<Mutex<HashSet<OwnedRoomId>>>,
}

impl Wakes {
    /// `known` are the rooms that the store already holds: seeing them in a sync is no news.
    pub(crate) fn new(known: impl IntoIterator<Item = OwnedRoomId>) -> Self {
        let known = Arc::new(Mutex::new(known.into_iter().collect()));
        Self { sender: broadcast::Sender::new(KEPT), known }
    }

    /// A room that turns up for the first time could not be read before, key or no key.
    pub(crate) fn room_seen(&self, room_id: &RoomId) {
        let first = self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(room_id.to_owned());
        if first {
            self.wake(room_id.to_owned());
        }
    }

    fn wake(&self, room_id: OwnedRoomId) {
        // Nobody listening is fine: rows are also tried again by the clock.
        let _ = self.sender.send(room_id);
    }

    fn everything(&self) -> VecDeque<OwnedRoomId> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Room ids from now on. After a jam: every room once.
    pub(crate) fn stream(&self) -> impl Stream<Item = OwnedRoomId> + Send + use<> {
        let state = (self.clone(), self.sender.subscribe(), VecDeque::new());
        stream::unfold(state, |(wakes, mut receiver, mut due)| async move {
            loop {
                if let Some(room_id) = due.pop_front() {
                    return Some((room_id, (wakes, receiver, due)));
                }
                match receiver.recv().await {
                    Ok(room_id) => due.push_back(room_id),
                    Err(broadcast::error::RecvError::Lagged(_)) => due = wakes.everything(),
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            }
        })
    }
}

/// Passes on what the key store reports until `closing`.
pub(crate) async fn watch(client: Client, wakes: Wakes, closing: CancellationToken) {
    let Some(arrivals) = client.encryption().room_keys_received_stream().await else { return };
    let mut arrivals = std::pin::pin!(arrivals);
    loop {
        let arrived = tokio::select! {
            arrived = arrivals.next() => arrived,
            () = closing.cancelled() => return,
        };
        match arrived {
            Some(Ok(keys)) => {
                let rooms: HashSet<_> = keys.into_iter().map(|key| key.room_id).collect();
                rooms.into_iter().for_each(|room_id| wakes.wake(room_id));
            }
            Some(Err(_jam)) => wakes.everything().into_iter().for_each(|room_id| wakes.wake(room_id)),
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(n: usize) -> OwnedRoomId {
        format!("!room{n}:hs.test").try_into().unwrap()
    }

    #[tokio::test]
    async fn a_room_wakes_when_it_turns_up_and_not_again() {
        let wakes = Wakes::new([room(1)]);
        let mut stream = std::pin::pin!(wakes.stream());
        wakes.room_seen(&room(1));
        wakes.room_seen(&room(2));
        wakes.room_seen(&room(2));
        wakes.room_seen(&room(3));
        assert_eq!(stream.next().await, Some(room(2)));
        assert_eq!(stream.next().await, Some(room(3)));
    }

    #[tokio::test]
    async fn a_slow_listener_hears_of_every_room() {
        let wakes = Wakes::new((0..3).map(room));
        let stream = wakes.stream();
        for _ in 0..KEPT + 10 {
            wakes.wake(room(0));
        }
        let heard: HashSet<_> = stream.take(3).collect().await;
        assert_eq!(heard, (0..3).map(room).collect());
    }
}
