//! The two memories of transaction ids that Synapse has.

use std::collections::HashMap;

use serde_json::Value;

use super::account::Requester;

/// Synapse forgets after 30 to 60 minutes; the fake takes the earliest that a client must expect.
const MEMORY: i64 = 30 * 60 * 1000;
/// The durable rows are deleted after a day.
const DURABLE: i64 = 24 * 60 * 60 * 1000;

#[derive(Debug, Default)]
pub(crate) struct Transactions {
    /// (path, who) → (answer, when). *Who* is the whole appservice for all its accounts: one account's transaction
    /// id answers for another's. Lost when the process ends.
    memory: HashMap<(String, String), (Value, i64)>,
    /// (room, account, device, id) → (event, when). Survives the process; only for requests with a device.
    durable: HashMap<[String; 4], (String, i64)>,
}

impl Transactions {
    pub(crate) fn remembered(&self, path: &str, requester: &Requester) -> Option<Value> {
        self.memory.get(&(path.to_owned(), who(requester))).map(|(answer, _)| answer.clone())
    }

    pub(crate) fn remember(&mut self, path: &str, requester: &Requester, answer: Value, now: i64) {
        self.memory.insert((path.to_owned(), who(requester)), (answer, now));
    }

    pub(crate) fn made(&self, room: &str, requester: &Requester, id: &str) -> Option<String> {
        self.durable.get(&key(room, requester, id)?).map(|(event, _)| event.clone())
    }

    pub(crate) fn note(&mut self, room: &str, requester: &Requester, id: &str, event: &str, now: i64) {
        if let Some(key) = key(room, requester, id) {
            self.durable.insert(key, (event.to_owned(), now));
        }
    }

    pub(crate) fn forget_old(&mut self, now: i64) {
        self.memory.retain(|_, (_, at)| now - *at <= MEMORY);
        self.durable.retain(|_, (_, at)| now - *at <= DURABLE);
    }

    pub(crate) fn forget_memory(&mut self) {
        self.memory.clear();
    }
}

fn who(requester: &Requester) -> String {
    if requester.appservice {
        return "appservice".to_owned();
    }
    format!("{} {}", requester.user, requester.device.as_deref().unwrap_or_default())
}

fn key(room: &str, requester: &Requester, id: &str) -> Option<[String; 4]> {
    let device = requester.device.clone()?;
    Some([room.to_owned(), requester.user.clone(), device, id.to_owned()])
}
