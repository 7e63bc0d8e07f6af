//! Pushing events to the appservice, the way Synapse does it.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use serde_json::{Value, json};
use tokio::sync::watch;

use crate::server::Shared;

/// The most events of one transaction.
const MOST: usize = 100;
/// Pauses grow to this many times the first.
const LONGEST_PAUSE: u32 = 16;

/// One attempt to push a transaction.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// Its number. Unique only as long as the homeserver runs.
    pub id: u64,
    /// The events.
    pub events: Vec<Value>,
    /// What came of it.
    pub outcome: PushResult,
}

/// What came of an attempt to push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushResult {
    /// 2xx.
    Accepted,
    /// Any other status.
    Status(u16),
    /// No answer, or the homeserver died before it came.
    NoAnswer,
}

#[derive(Clone, Debug)]
struct Stored {
    id: u64,
    events: Vec<Value>,
}

/// What is to be pushed. Two places, as in Synapse: a queue in memory while the appservice answers, rows in the
/// database while it does not.
#[derive(Debug)]
pub(crate) struct Queue {
    memory: VecDeque<Value>,
    stored: Vec<Stored>,
    in_flight: Option<Stored>,
    next: u64,
    /// The appservice has failed and is being tried again; survives a restart.
    down: bool,
    /// After a restart with the appservice down: nothing is tried before the next new event.
    dormant: bool,
    pub(crate) held: bool,
    pub(crate) log: Vec<Transaction>,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            memory: VecDeque::new(),
            stored: Vec::new(),
            in_flight: None,
            next: 1,
            down: false,
            dormant: false,
            held: false,
            log: Vec::new(),
        }
    }
}

impl Queue {
    pub(crate) fn add(&mut self, event: Value) {
        self.dormant = false;
        if self.down {
            let id = self.number();
            self.stored.push(Stored { id, events: vec![event] });
        } else {
            self.memory.push_back(event);
        }
    }

    fn number(&mut self) -> u64 {
        let id = self.next;
        self.next += 1;
        id
    }

    /// The next transaction, now in flight.
    fn take(&mut self) -> Option<(u64, Vec<Value>)> {
        if self.held || self.dormant || self.in_flight.is_some() {
            return None;
        }
        let next = if self.down {
            if self.stored.is_empty() {
                return None;
            }
            self.stored.remove(0)
        } else {
            if self.memory.is_empty() {
                return None;
            }
            let events = self.memory.drain(..self.memory.len().min(MOST)).collect();
            Stored { id: self.number(), events }
        };
        self.in_flight = Some(next.clone());
        Some((next.id, next.events))
    }

    fn is_in_flight(&self, id: u64) -> bool {
        self.in_flight.as_ref().is_some_and(|sent| sent.id == id)
    }

    fn is_first_attempt(&self) -> bool {
        !self.down
    }

    fn finish(&mut self, outcome: PushResult) {
        let Some(sent) = self.in_flight.take() else { return };
        self.log.push(Transaction { id: sent.id, events: sent.events.clone(), outcome });
        if outcome == PushResult::Accepted {
            self.down &= !self.stored.is_empty();
            return;
        }
        self.keep(sent);
        self.down = true;
        while !self.memory.is_empty() {
            let events = self.memory.drain(..self.memory.len().min(MOST)).collect();
            let id = self.number();
            self.stored.push(Stored { id, events });
        }
    }

    /// Puts a transaction among the stored ones, which are sent in the order of their numbers.
    fn keep(&mut self, transaction: Stored) {
        let place = self.stored.partition_point(|stored| stored.id < transaction.id);
        self.stored.insert(place, transaction);
    }

    /// The process dies. What waited in memory is gone for ever; the transaction in flight stays stored and comes
    /// with the next recovery, after newer ones. Numbers begin again (as on SQLite).
    pub(crate) fn lose_memory(&mut self) {
        self.memory.clear();
        if let Some(sent) = self.in_flight.take() {
            let outcome = PushResult::NoAnswer;
            self.log.push(Transaction { id: sent.id, events: sent.events.clone(), outcome });
            self.keep(sent);
        }
        self.next = self.stored.last().map_or(1, |stored| stored.id + 1);
        self.dormant = self.down;
    }

    /// Loses everything that has not been pushed.
    pub(crate) fn forget(&mut self) -> usize {
        let lost = self.memory.len() + self.stored.iter().map(|stored| stored.events.len()).sum::<usize>();
        self.memory.clear();
        self.stored.clear();
        lost
    }

    /// Whether nothing is under way and nothing will be without a new event.
    pub(crate) fn is_settled(&self) -> bool {
        self.in_flight.is_none()
            && self.memory.is_empty()
            && (self.stored.is_empty() || !self.down || self.dormant)
    }

    /// Events that have not been pushed.
    pub(crate) fn waiting(&self) -> usize {
        let stored = self.stored.iter().chain(&self.in_flight);
        self.memory.len() + stored.map(|stored| stored.events.len()).sum::<usize>()
    }
}

/// Pushes, one transaction at a time, for as long as the homeserver exists.
pub(crate) async fn run(shared: Arc<Shared>, client: reqwest::Client) {
    let (first_pause, patience) = {
        let world = shared.world();
        (world.config.push_pause, world.config.push_patience)
    };
    let mut pause = first_pause;
    loop {
        // Subscribed before looking, so that no death is missed, however short.
        let mut alive = shared.alive.subscribe();
        let Some((url, token, id, body)) = next_request(&shared) else {
            shared.work.notified().await;
            continue;
        };
        let push = client.put(url).bearer_auth(token).timeout(patience).json(&body).send();
        let outcome = tokio::select! {
            answer = push => match answer {
                Ok(answer) if answer.status().is_success() => PushResult::Accepted,
                Ok(answer) => PushResult::Status(answer.status().as_u16()),
                Err(_) => PushResult::NoAnswer,
            },
            () = died(&shared, &mut alive, id) => continue,
        };
        let failed = outcome != PushResult::Accepted;
        {
            let mut world = shared.world();
            // A crash in between has dealt with it already.
            if world.queue.is_in_flight(id) {
                world.queue.finish(outcome);
            }
        }
        shared.settled.notify_waiters();
        if failed {
            wait(&shared, pause).await;
            pause = (pause * 2).min(first_pause * LONGEST_PAUSE);
        } else {
            pause = first_pause;
        }
    }
}

/// Waits until the process dies, however shortly, with this transaction in flight. That it rose is news of life too, and
/// may be heard only when the first transaction is under way: what was not lost goes on.
async fn died(shared: &Shared, alive: &mut watch::Receiver<bool>, id: u64) {
    while alive.changed().await.is_ok() {
        if !shared.world().queue.is_in_flight(id) {
            return;
        }
    }
    std::future::pending::<()>().await;
}

/// A pause that a ping ends.
async fn wait(shared: &Shared, pause: Duration) {
    tokio::select! {
        () = tokio::time::sleep(pause) => {}
        () = shared.pinged.notified() => {}
    }
}

fn next_request(shared: &Shared) -> Option<(String, String, u64, Value)> {
    let mut world = shared.world();
    if world.dead {
        return None;
    }
    let url = world.config.appservice_url.clone()?;
    let token = world.config.hs_token.clone();
    let first = world.queue.is_first_attempt();
    let (id, events) = world.queue.take()?;
    let mut body = json!({ "events": events });
    // What is repeated carries events only: to-device messages and the like are lost.
    if first {
        for key in ["ephemeral", "de.sorunome.msc2409.ephemeral", "de.sorunome.msc2409.to_device"] {
            body[key] = json!([]);
        }
    }
    Some((format!("{}/_matrix/app/v1/transactions/{id}", url.trim_end_matches('/')), token, id, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(events: usize) -> Queue {
        let mut queue = Queue::default();
        (0..events).for_each(|number| queue.add(json!(number)));
        queue
    }

    fn send(queue: &mut Queue, outcome: PushResult) -> (u64, usize) {
        let (id, events) = queue.take().unwrap();
        queue.finish(outcome);
        (id, events.len())
    }

    #[test]
    fn at_most_a_hundred_and_one_at_a_time() {
        let mut queue = queue(239);
        let first = queue.take().unwrap();
        assert_eq!((first.0, first.1.len()), (1, 100));
        assert!(queue.take().is_none());
        queue.finish(PushResult::Accepted);
        assert_eq!(send(&mut queue, PushResult::Accepted), (2, 100));
        assert_eq!(send(&mut queue, PushResult::Accepted), (3, 39));
        assert!(queue.take().is_none() && queue.is_settled());
    }

    #[test]
    fn a_failed_one_is_repeated_under_its_number_before_newer_ones() {
        let mut queue = queue(1);
        assert_eq!(send(&mut queue, PushResult::Status(500)), (1, 1));
        queue.add(json!("later"));
        assert_eq!(send(&mut queue, PushResult::NoAnswer), (1, 1));
        assert_eq!(send(&mut queue, PushResult::Accepted), (1, 1));
        assert_eq!(send(&mut queue, PushResult::Accepted), (2, 1));
        assert!(queue.is_settled() && !queue.down);
    }

    #[test]
    fn a_crash_forgets_what_waited_and_keeps_what_flew() {
        let mut queue = queue(150);
        queue.take();
        queue.lose_memory();
        assert_eq!(queue.waiting(), 100, "50 are lost");
        assert!(queue.take().is_none(), "the old one waits for the next outage");
        queue.add(json!("new"));
        assert_eq!(send(&mut queue, PushResult::Status(500)), (2, 1));
        assert_eq!(send(&mut queue, PushResult::Accepted), (1, 100));
        assert_eq!(send(&mut queue, PushResult::Accepted), (2, 1));
    }

    #[test]
    fn numbers_begin_again_when_nothing_is_stored() {
        let mut queue = queue(1);
        assert_eq!(send(&mut queue, PushResult::Accepted), (1, 1));
        queue.lose_memory();
        queue.add(json!("new"));
        assert_eq!(send(&mut queue, PushResult::Accepted), (1, 1));
    }

    #[test]
    fn after_a_crash_while_we_were_down_nothing_comes_before_a_new_event() {
        let mut queue = queue(1);
        send(&mut queue, PushResult::NoAnswer);
        queue.add(json!("stored"));
        queue.lose_memory();
        assert!(queue.take().is_none() && queue.is_settled());
        queue.add(json!("new"));
        let ids: Vec<u64> = (0..3).map(|_| send(&mut queue, PushResult::Accepted).0).collect();
        assert_eq!(ids, [1, 2, 3]);
    }
}
