//! What a member does in rooms.

use anyhow::Result;
use reqwest::Method;
use serde_json::{Map, Value, json};

use super::{Client, text};

/// How a message stands to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation<'a> {
    /// To none.
    None,
    /// A rich reply.
    Reply(&'a str),
    /// A message in the thread below this event.
    Thread(&'a str),
    /// A reply to the second event inside the thread below the first.
    ReplyInThread(&'a str, &'a str),
    /// A new text for this event.
    Edit(&'a str),
}

/// The content of a text message.
pub fn message(body: &str, relation: Relation<'_>, mentions: &[&str]) -> Value {
    let mut content = json!({ "msgtype": "m.text", "body": body, "m.mentions": {} });
    if !mentions.is_empty() {
        content["m.mentions"] = json!({ "user_ids": mentions });
    }
    let relates = match relation {
        Relation::None => return content,
        Relation::Reply(event) => json!({ "m.in_reply_to": { "event_id": event } }),
        Relation::Thread(root) => thread(root, root, true),
        Relation::ReplyInThread(root, event) => thread(root, event, false),
        Relation::Edit(event) => {
            let new = json!({ "msgtype": "m.text", "body": body, "m.mentions": content["m.mentions"] });
            content["body"] = json!(format!("* {body}"));
            content["m.new_content"] = new;
            json!({ "rel_type": "m.replace", "event_id": event })
        }
    };
    content["m.relates_to"] = relates;
    content
}

fn thread(root: &str, shown: &str, falling_back: bool) -> Value {
    json!({
        "rel_type": "m.thread", "event_id": root, "is_falling_back": falling_back,
        "m.in_reply_to": { "event_id": shown },
    })
}

fn room_path<'a>(room: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [&["_matrix", "client", "v3", "rooms", room], rest].concat()
}

impl Client {
    /// Joins a room or accepts an invitation. `via` names servers that know the room (needed for a room of another
    /// server without an invitation, since a room ID of version 12 names none).
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn join(&self, room: &str, via: &[&str]) -> Result<String> {
        let query: Vec<(&str, String)> = via.iter().map(|server| ("via", (*server).to_owned())).collect();
        let path = ["_matrix", "client", "v3", "join", room];
        let answer = self.request(Method::POST, &path, &query, Some(&json!({}))).await?;
        Ok(text(&answer, "room_id")?.to_owned())
    }

    /// Leaves a room or declines an invitation.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn leave(&self, room: &str) -> Result<()> {
        self.post(&room_path(room, &["leave"]), &json!({})).await.map(drop)
    }

    /// Invites someone.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn invite(&self, room: &str, user_id: &str) -> Result<()> {
        self.post(&room_path(room, &["invite"]), &json!({ "user_id": user_id })).await.map(drop)
    }

    /// Removes someone, as Element's button does.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn kick(&self, room: &str, user_id: &str, reason: &str) -> Result<()> {
        self.post(&room_path(room, &["kick"]), &json!({ "user_id": user_id, "reason": reason }))
            .await
            .map(drop)
    }

    /// Bans someone, as Element's button does.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn ban(&self, room: &str, user_id: &str, reason: &str) -> Result<()> {
        self.post(&room_path(room, &["ban"]), &json!({ "user_id": user_id, "reason": reason }))
            .await
            .map(drop)
    }

    /// Makes a room; `body` as in the specification.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn create_room(&self, body: &Value) -> Result<String> {
        let answer = self.post(&["_matrix", "client", "v3", "createRoom"], body).await?;
        Ok(text(&answer, "room_id")?.to_owned())
    }

    /// Opens a direct chat with someone, plain or encrypted.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn open_chat(&self, with: &str, encrypted: bool) -> Result<String> {
        let mut body = json!({ "preset": "private_chat", "is_direct": true, "invite": [with] });
        if encrypted {
            body["initial_state"] = json!([{
                "type": "m.room.encryption", "state_key": "", "content": { "algorithm": "m.megolm.v1.aes-sha2" },
            }]);
        }
        self.create_room(&body).await
    }

    /// Sends an event with a fresh transaction ID. `at` (milliseconds since 1970) is honoured for an appservice's
    /// accounts only.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn send(&self, room: &str, kind: &str, content: &Value, at: Option<i64>) -> Result<String> {
        let transaction = format!("t{:032x}", rand::random::<u128>());
        let at: Vec<(&str, String)> = at.map(|ms| ("ts", ms.to_string())).into_iter().collect();
        let answer = self.put(&room_path(room, &["send", kind, &transaction]), &at, content).await?;
        Ok(text(&answer, "event_id")?.to_owned())
    }

    /// Sends a content as it stands here, be it JSON that no parser of ours would take.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn send_text(&self, room: &str, kind: &str, content: &str) -> Result<String> {
        let transaction = format!("t{:032x}", rand::random::<u128>());
        let answer = self.put_text(&room_path(room, &["send", kind, &transaction]), content).await?;
        Ok(text(&answer, "event_id")?.to_owned())
    }

    /// Writes one's own membership of a room with a content as it stands here.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn own_membership(&self, room: &str, content: &str) -> Result<String> {
        let path = room_path(room, &["state", "m.room.member", self.user_id()]);
        let answer = self.put_text(&path, content).await?;
        Ok(text(&answer, "event_id")?.to_owned())
    }

    /// Writes a text.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn say(&self, room: &str, body: &str) -> Result<String> {
        self.say_with(room, body, Relation::None, &[]).await
    }

    /// Sends a file of that name.
    ///
    /// # Errors
    /// [`super::ApiFault`], or that the server cannot be reached.
    pub async fn send_file(&self, room: &str, name: &str, bytes: &[u8]) -> Result<String> {
        let content = json!({ "msgtype": "m.file", "body": name, "url": self.upload(bytes).await? });
        self.send(room, "m.room.message", &content, None).await
    }

    /// Writes a text that stands to another event, or mentions people.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn say_with(
        &self,
        room: &str,
        body: &str,
        relation: Relation<'_>,
        mentions: &[&str],
    ) -> Result<String> {
        self.send(room, "m.room.message", &message(body, relation, mentions), None).await
    }

    /// Answers an event by a rich reply.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn reply(&self, room: &str, event: &str, body: &str) -> Result<String> {
        self.say_with(room, body, Relation::Reply(event), &[]).await
    }

    /// Reacts to an event.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no, also while it does not know the event yet.
    pub async fn react(&self, room: &str, event: &str, key: &str) -> Result<String> {
        let content =
            json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": event, "key": key } });
        self.send(room, "m.reaction", &content, None).await
    }

    /// Takes back an event, as Element's "Remove" does.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn redact(&self, room: &str, event: &str, reason: Option<&str>) -> Result<String> {
        let transaction = format!("t{:032x}", rand::random::<u128>());
        let mut body = Map::new();
        if let Some(reason) = reason {
            body.insert("reason".to_owned(), json!(reason));
        }
        let answer =
            self.put(&room_path(room, &["redact", event, &transaction]), &[], &Value::Object(body)).await?;
        Ok(text(&answer, "event_id")?.to_owned())
    }

    /// Writes a state event.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn put_state(&self, room: &str, kind: &str, key: &str, content: &Value) -> Result<String> {
        let answer = self.put(&room_path(room, &["state", kind, key]), &[], content).await?;
        Ok(text(&answer, "event_id")?.to_owned())
    }

    /// Sets one's own display name.
    ///
    /// # Errors
    /// [`super::ApiFault`] when the homeserver says no.
    pub async fn set_display_name(&self, name: &str) -> Result<()> {
        let path = ["_matrix", "client", "v3", "profile", self.user_id(), "displayname"];
        self.put(&path, &[], &json!({ "displayname": name })).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_have_the_shape_of_the_specification() {
        let reply = message("ndiyo", Relation::Reply("$a"), &["@x:y"]);
        assert_eq!(reply["m.relates_to"], json!({ "m.in_reply_to": { "event_id": "$a" } }));
        assert_eq!(reply["m.mentions"], json!({ "user_ids": ["@x:y"] }));
        let thread = message("ndiyo", Relation::Thread("$a"), &[]);
        assert_eq!(thread["m.relates_to"]["rel_type"], "m.thread");
        assert_eq!(thread["m.relates_to"]["is_falling_back"], true);
        let edit = message("sawa", Relation::Edit("$a"), &[]);
        assert_eq!(edit["m.new_content"]["body"], "sawa");
        assert_eq!(edit["body"], "* sawa");
        assert!(message("x", Relation::None, &[]).get("m.relates_to").is_none());
    }
}
