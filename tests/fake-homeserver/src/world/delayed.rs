//! Events that are sent later, by the homeserver (MSC4140).

use serde_json::{Value, json};

use super::{World, event::Draft, refusal::Refusal};
use crate::config::DelayedEvents;

#[derive(Clone, Debug)]
pub(crate) struct Delayed {
    pub(crate) id: String,
    pub(crate) user: String,
    pub(crate) room_id: String,
    pub(crate) kind: String,
    pub(crate) state_key: Option<String>,
    pub(crate) content: Value,
    pub(crate) since: i64,
    pub(crate) delay: i64,
}

impl Delayed {
    pub(crate) fn due(&self) -> i64 {
        self.since.saturating_add(self.delay)
    }

    pub(crate) fn is_for(&self, room: &str, kind: &str, key: &str) -> bool {
        self.room_id == room && self.kind == kind && self.state_key.as_deref() == Some(key)
    }

    pub(crate) fn json(&self) -> Value {
        let mut listed = json!({
            "delay_id": self.id,
            "room_id": self.room_id,
            "type": self.kind,
            "content": self.content,
            "delay": self.delay,
            "delay_ms": self.delay,
            "running_since": self.since,
            "delayed_since_ts": self.since,
        });
        if let Some(key) = &self.state_key {
            listed["state_key"] = json!(key);
        }
        listed
    }
}

impl World {
    /// Queues an event. Nothing is authorised now; that happens when it is due.
    pub(crate) fn delay(&mut self, draft: Draft, delay: i64) -> Result<String, Refusal> {
        let DelayedEvents::On { max_delay, max_per_user } = self.config.delayed_events else {
            return Err(Refusal::forbidden("Sending delayed events has been disallowed"));
        };
        let longest = i64::try_from(max_delay.as_millis()).unwrap_or(i64::MAX);
        if delay > longest {
            let message =
                format!("The requested delay ({delay}ms) exceeds the allowed maximum ({longest}ms)");
            return Err(Refusal::new(400, "ORG.MATRIX.MSC4140_DELAY_TOO_LARGE", message));
        }
        let mine = self.delayed.iter().filter(|queued| queued.user == draft.sender);
        if mine.clone().count() >= max_per_user {
            let first = mine.map(Delayed::due).min().unwrap_or(self.now);
            let message = "The maximum number of delayed events has been reached.";
            return Err(Refusal::new(429, "M_LIMIT_EXCEEDED", message)
                .with("retry_after_ms", (first - self.now).max(0)));
        }
        let id = self.fresh("delay");
        self.delayed.push(Delayed {
            id: id.clone(),
            user: draft.sender,
            room_id: draft.room_id,
            kind: draft.kind,
            state_key: draft.state_key,
            content: draft.content,
            since: self.now,
            delay,
        });
        Ok(id)
    }

    pub(crate) fn delayed_of(&self, user: &str) -> Vec<Value> {
        let mut mine: Vec<&Delayed> = self.delayed.iter().filter(|queued| queued.user == user).collect();
        mine.sort_by_key(|queued| queued.due());
        mine.into_iter().map(Delayed::json).collect()
    }

    /// `cancel`, `restart` or `send`.
    pub(crate) fn manage_delayed(&mut self, id: &str, action: &str) -> Result<(), Refusal> {
        let found = self.delayed.iter().position(|queued| queued.id == id);
        let Some(place) = found else { return Err(Refusal::not_found("Delayed event not found")) };
        match action {
            "cancel" => {
                self.delayed.remove(place);
                Ok(())
            }
            "restart" => {
                let now = self.now;
                self.delayed.iter_mut().filter(|queued| queued.id == id).for_each(|it| it.since = now);
                Ok(())
            }
            "send" => {
                let queued = self.delayed.remove(place);
                self.append(queued.draft()).map(drop)
            }
            _ => Err(Refusal::new(400, "M_INVALID_PARAM", "'action' is not one of cancel, restart, send")),
        }
    }

    /// Sends what is due up to then, each at its own time. What is not allowed by then vanishes silently.
    pub(crate) fn send_due(&mut self, until: i64) {
        loop {
            let next = self.delayed.iter().enumerate().min_by_key(|(_, queued)| queued.due());
            let Some((place, due)) = next.map(|(place, queued)| (place, queued.due())) else { return };
            if due > until {
                return;
            }
            let queued = self.delayed.remove(place);
            self.now = self.now.max(due);
            let _ = self.append(queued.draft());
        }
    }
}

impl Delayed {
    fn draft(self) -> Draft {
        Draft {
            state_key: self.state_key,
            ..Draft::message(&self.room_id, &self.user, &self.kind, self.content)
        }
    }
}
