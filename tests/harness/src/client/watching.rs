//! What a member can see.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

use super::{Client, refusal, text};
use crate::eventually;

/// A member as the room's state has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// `join`, `invite`, `leave`, `ban` or `knock`.
    pub membership: String,
    /// The display name in this room.
    pub display_name: Option<String>,
    /// The reason given with the membership, if any.
    pub reason: Option<String>,
}

impl Client {
    /// Whose token this is, as the server says.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the token is not good.
    pub async fn whoami(&self) -> Result<Value> {
        self.get(&["_matrix", "client", "v3", "account", "whoami"], &[]).await
    }

    /// The newest `limit` events of a room, newest first.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn messages(&self, room: &str, limit: usize) -> Result<Vec<Value>> {
        Ok(self.page(room, None, limit).await?.0)
    }

    /// All events of a room that this account may see, oldest first.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn all_messages(&self, room: &str) -> Result<Vec<Value>> {
        let mut all = Vec::new();
        let mut from = None;
        loop {
            let (mut chunk, end) = self.page(room, from, 100).await?;
            all.append(&mut chunk);
            from = end;
            if from.is_none() {
                all.reverse();
                return Ok(all);
            }
        }
    }

    async fn page(
        &self,
        room: &str,
        from: Option<String>,
        limit: usize,
    ) -> Result<(Vec<Value>, Option<String>)> {
        let mut query = vec![("dir", "b".to_owned()), ("limit", limit.to_string())];
        query.extend(from.map(|token| ("from", token)));
        let mut answer = self.get(&["_matrix", "client", "v3", "rooms", room, "messages"], &query).await?;
        let end = answer["end"].as_str().map(str::to_owned);
        match answer["chunk"].take() {
            Value::Array(chunk) => Ok((chunk, end)),
            other => Err(anyhow!("messages without a chunk: {other}")),
        }
    }

    /// One event; nothing when this account may not see it or the server does not know it.
    ///
    /// # Errors
    /// [`super::ApiFault`] other than "not found".
    pub async fn event(&self, room: &str, event: &str) -> Result<Option<Value>> {
        found(self.get(&["_matrix", "client", "v3", "rooms", room, "event", event], &[]).await)
    }

    /// All state events of a room.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn state(&self, room: &str) -> Result<Vec<Value>> {
        match self.get(&["_matrix", "client", "v3", "rooms", room, "state"], &[]).await? {
            Value::Array(events) => Ok(events),
            other => Err(anyhow!("state that is no list: {other}")),
        }
    }

    /// The content of one state event, if there is one.
    ///
    /// # Errors
    /// [`super::ApiFault`] other than "not found".
    pub async fn state_event(&self, room: &str, kind: &str, key: &str) -> Result<Option<Value>> {
        found(self.get(&["_matrix", "client", "v3", "rooms", room, "state", kind, key], &[]).await)
    }

    /// The content of `m.room.power_levels`.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn power_levels(&self, room: &str) -> Result<Value> {
        self.state_event(room, "m.room.power_levels", "").await?.context("the room has no power levels")
    }

    /// Everyone who has or had to do with a room, by Matrix ID.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn members(&self, room: &str) -> Result<BTreeMap<String, Membership>> {
        let answer = self.get(&["_matrix", "client", "v3", "rooms", room, "members"], &[]).await?;
        let events = answer["chunk"].as_array().context("members without a chunk")?;
        events
            .iter()
            .map(|event| {
                let content = &event["content"];
                let word = |name: &str| content[name].as_str().map(str::to_owned);
                let membership = text(content, "membership")?.to_owned();
                let known =
                    Membership { membership, display_name: word("displayname"), reason: word("reason") };
                Ok((text(event, "state_key")?.to_owned(), known))
            })
            .collect()
    }

    /// The rooms that this account is in.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn joined_rooms(&self) -> Result<Vec<String>> {
        let answer = self.get(&["_matrix", "client", "v3", "joined_rooms"], &[]).await?;
        serde_json::from_value(answer["joined_rooms"].clone()).context("joined rooms")
    }

    /// One `/sync`, from `since` (its `next_batch`) or from the beginning; waits up to `wait` for something new.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn sync(&self, since: Option<&str>, wait: Duration) -> Result<Value> {
        let filter =
            json!({ "room": { "timeline": { "limit": 50 }, "state": { "lazy_load_members": true } } });
        let mut query = vec![("timeout", wait.as_millis().to_string()), ("filter", filter.to_string())];
        query.extend(since.map(|token| ("since", token.to_owned())));
        self.get(&["_matrix", "client", "v3", "sync"], &query).await
    }

    /// Open invitations: room ID and the stripped state that the invitation shows (name, topic, inviter).
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn invitations(&self) -> Result<BTreeMap<String, Vec<Value>>> {
        let mut answer = self.sync(None, Duration::ZERO).await?;
        let Value::Object(rooms) = answer["rooms"]["invite"].take() else { return Ok(BTreeMap::new()) };
        let shown = |mut room: Value| match room["invite_state"]["events"].take() {
            Value::Array(events) => events,
            _ => Vec::new(),
        };
        Ok(rooms.into_iter().map(|(room, invitation)| (room, shown(invitation))).collect())
    }

    /// Waits for an invitation for which `wanted` holds (room ID, stripped state) and returns its room.
    ///
    /// # Errors
    /// What was expected and which invitations there are.
    pub async fn wait_invitation(
        &self,
        within: Duration,
        what: &str,
        wanted: impl Fn(&str, &[Value]) -> bool,
    ) -> Result<String> {
        eventually(within, what, async || {
            let all = self.invitations().await?;
            let found = all.iter().find(|(room, shown)| wanted(room, shown)).map(|(room, _)| room.clone());
            found.ok_or_else(|| anyhow!("invitations to {:?}", all.keys().collect::<Vec<_>>()))
        })
        .await
    }

    /// Waits until one of the newest 50 events of a room is wanted, and returns it.
    ///
    /// # Errors
    /// What was expected and the newest five messages that were there instead.
    pub async fn wait_message(
        &self,
        room: &str,
        within: Duration,
        what: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        eventually(within, what, async || {
            let newest = self.messages(room, 50).await?;
            newest.iter().find(|event| wanted(event)).cloned().ok_or_else(|| {
                let lines: Vec<String> = newest.iter().take(5).map(one_line).collect();
                anyhow!("the newest of {} events:\n  {}", newest.len(), lines.join("\n  "))
            })
        })
        .await
    }
}

/// An event in one line, for a failing witness.
pub fn one_line(event: &Value) -> String {
    let content = &event["content"];
    let said = content["body"].as_str().map_or_else(|| content.to_string(), str::to_owned);
    format!("{} {}: {said}", event["sender"].as_str().unwrap_or("?"), event["type"].as_str().unwrap_or("?"))
}

fn found(answer: Result<Value>) -> Result<Option<Value>> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(fault) if refusal(&fault).is_some_and(|f| f.status == 404) => Ok(None),
        Err(fault) => Err(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sendable<T: Send>(future: T) -> T {
        future
    }

    #[tokio::test]
    async fn waiting_can_be_done_in_a_task_and_names_a_server_that_is_away() {
        let nobody = Client::new("http://127.0.0.1:1", "");
        let word = "habari".to_owned();
        let wait = sendable(
            nobody.wait_message("!r", Duration::ZERO, "a greeting", |e| e["content"]["body"] == *word),
        );
        let fault = format!("{:#}", wait.await.unwrap_err());
        assert!(fault.contains("a greeting") && fault.contains("127.0.0.1:1"), "{fault}");
        assert!(sendable(nobody.wait_invitation(Duration::ZERO, "one", |_, _| true)).await.is_err());
    }

    #[test]
    fn an_event_fits_in_a_line() {
        let event = json!({ "sender": "@a:b", "type": "m.room.message", "content": { "body": "sawa" } });
        assert_eq!(one_line(&event), "@a:b m.room.message: sawa");
    }
}
