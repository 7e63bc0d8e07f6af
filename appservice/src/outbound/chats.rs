//! Opening a direct chat: the invitation says who invites and to what before it is accepted.

use bots::{ids::PersonId, room_state};
use matrix_link::{Fault, StateEvent};
use ruma::{OwnedRoomId, OwnedUserId, RoomAliasId, RoomId, UserId};
use serde_json::{Value, json};
use storage::{ChatRoom, ChatStatus};

use super::{courier::Courier, reconciler::members::is_theirs};
use crate::error::ShellError;

/// What became of an invitation to a direct chat.
pub(super) enum Opened {
    /// The person is in the chat, is asked to it, or is nobody any more.
    Asked,
    /// Their settings let no invitation in, or there is no such account.
    Refused {
        /// Which account.
        account: OwnedUserId,
        /// Why.
        fault: Fault,
    },
}

impl Courier {
    /// Opens the direct chat with a person, or invites them again to the one there is.
    pub(super) async fn open_chat(
        &self,
        person: &PersonId,
        name: &str,
        topic: &str,
        encrypted: bool,
    ) -> Result<Opened, ShellError> {
        let chat = self.store.chat_of(person.as_str()).await?;
        if chat.as_ref().is_some_and(|chat| chat.status == ChatStatus::Joined) {
            return Ok(Opened::Asked);
        }
        let ids = [person.as_str().to_owned()];
        let Some(account) = self.store.accounts_of(&ids).await?.into_iter().next() else {
            return Ok(Opened::Asked);
        };
        let Ok(account) = UserId::parse(account.user_id) else { return Ok(Opened::Asked) };
        let localpart = format!("{}chat_{}", self.alias_prefix, person.as_str().to_ascii_lowercase());
        let body = self.chat_body(&localpart, name, topic, encrypted);
        let room = match self.homeserver.create_room(&self.voice, body.clone()).await {
            Ok(room) => room,
            Err(fault) if fault.is("M_ROOM_IN_USE") => self.find_chat(&localpart, &body).await?,
            Err(fault) => return Err(fault.into()),
        };
        // An older chat is as it was made, whatever the cohort would like today.
        let encrypted =
            self.homeserver.state_event(&self.voice, &room, "m.room.encryption", "").await?.is_some();
        // Noted before anybody is invited: whoever comes at once comes into a room that we know.
        self.store
            .put_chat_room(&ChatRoom {
                room_id: room.to_string(),
                person_id: person.as_str().to_owned(),
                encrypted,
                status: ChatStatus::Invited,
                since: self.clock.now_ms(),
            })
            .await?;
        match self.invite_to_chat(&room, &account).await {
            Ok(()) => Ok(Opened::Asked),
            Err(fault) if is_theirs(&fault) => Ok(Opened::Refused { account, fault }),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Gives the chat another name and topic. One that the person opened is theirs: these are not ours to give.
    pub(super) async fn label_chat(
        &self,
        person: &PersonId,
        name: &str,
        topic: &str,
    ) -> Result<(), ShellError> {
        let chat = self.store.chat_of(person.as_str()).await?;
        let Some(room) = chat.and_then(|chat| OwnedRoomId::try_from(chat.room_id?).ok()) else {
            return Ok(());
        };
        let labels = [("m.room.name", json!({ "name": name })), ("m.room.topic", json!({ "topic": topic }))];
        for (kind, content) in labels {
            match self.homeserver.put_state(&self.voice, &room, kind, "", content).await {
                Ok(_) => {}
                Err(fault) if fault.is("M_FORBIDDEN") => return Ok(()),
                Err(fault) => return Err(fault.into()),
            }
        }
        Ok(())
    }

    /// Invites as to a direct chat, which the usual request for an invitation cannot say.
    async fn invite_to_chat(&self, room: &RoomId, account: &UserId) -> Result<(), Fault> {
        const MEMBER: &str = "m.room.member";
        let here = self.homeserver.state_event(&self.voice, room, MEMBER, account.as_str()).await?;
        if here.is_some_and(|here| matches!(here["membership"].as_str(), Some("invite" | "join"))) {
            return Ok(());
        }
        let content = json!({ "membership": "invite", "is_direct": true });
        self.homeserver.put_state(&self.voice, room, MEMBER, account.as_str(), content).await?;
        Ok(())
    }

    /// The chat of an earlier attempt. One whose making was broken off, in which nobody can have been, is given up.
    async fn find_chat(&self, localpart: &str, body: &Value) -> Result<OwnedRoomId, ShellError> {
        let alias = format!("#{localpart}:{}", self.house.server);
        let alias = RoomAliasId::parse(&alias).map_err(|_| ShellError::Alias(alias))?;
        if let Some(room) = self.homeserver.resolve_alias(&self.voice, &alias).await? {
            match self.homeserver.join(&self.voice, &room, &[]).await {
                Ok(_) => {
                    let state = self.homeserver.state(&self.voice, &room).await?;
                    if is_whole(&state, body, &self.voice.user_id) {
                        return Ok(room);
                    }
                    tracing::warn!("a half-made chat is given up and made again");
                }
                Err(Fault::Refused { .. }) => {}
                Err(fault) => return Err(fault.into()),
            }
            self.homeserver.delete_alias(&self.voice, &alias).await?;
        }
        Ok(self.homeserver.create_room(&self.voice, body.clone()).await?)
    }

    fn chat_body(&self, localpart: &str, name: &str, topic: &str, encrypted: bool) -> Value {
        let mut initial = vec![
            json!({ "type": "m.room.guest_access", "state_key": "", "content": { "guest_access": "forbidden" } }),
        ];
        if encrypted {
            initial.push(json!({
                "type": "m.room.encryption", "state_key": "", "content": { "algorithm": "m.megolm.v1.aes-sha2" },
            }));
        }
        let mark = json!({ "instance": self.house.instance, "kind": "chat" });
        json!({
            "room_alias_name": localpart,
            "visibility": "private",
            // Never `trusted_private_chat`: it would make the person a creator of the room for ever.
            "preset": "private_chat",
            "is_direct": true,
            "name": name,
            "topic": topic,
            "initial_state": initial,
            "creation_content": { room_state::MARK: mark },
        })
    }
}

/// Whether everything that a chat is made with is there, or somebody else was ever in it.
fn is_whole(state: &[StateEvent], body: &Value, voice: &UserId) -> bool {
    let has = |event_type: &str| state.iter().any(|event| event.event_type == event_type);
    let met =
        state.iter().any(|event| event.event_type == "m.room.member" && event.state_key != voice.as_str());
    let initial = body["initial_state"].as_array().into_iter().flatten();
    let mut wanted = initial.filter_map(|event| event["type"].as_str());
    met || (wanted.all(has) && ["m.room.power_levels", "m.room.name", "m.room.topic"].into_iter().all(has))
}
