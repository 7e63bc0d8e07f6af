//! Opening a direct chat: the invitation says who invites and to what before it is accepted.

use bots::{ids::PersonId, room_state};
use matrix_link::Fault;
use ruma::{OwnedRoomId, RoomAliasId, UserId};
use serde_json::{Value, json};
use storage::{ChatRoom, ChatStatus};

use super::courier::Courier;
use crate::error::ShellError;

impl Courier {
    /// Opens the direct chat with a person, or invites them again to the one there is.
    pub(super) async fn open_chat(
        &self,
        person: &PersonId,
        name: &str,
        topic: &str,
        encrypted: bool,
    ) -> Result<(), ShellError> {
        let chat = self.store.chat_of(person.as_str()).await?;
        if chat.as_ref().is_some_and(|chat| chat.status == ChatStatus::Joined) {
            return Ok(());
        }
        let ids = [person.as_str().to_owned()];
        let Some(account) = self.store.accounts_of(&ids).await?.into_iter().next() else { return Ok(()) };
        let Ok(account) = UserId::parse(account.user_id) else { return Ok(()) };
        let localpart = format!("{}chat_{}", self.alias_prefix, person.as_str().to_ascii_lowercase());
        let body = self.chat_body(&localpart, name, topic, encrypted, &account);
        let room = match self.homeserver.create_room(&self.voice, body.clone()).await {
            Ok(room) => room,
            Err(fault) if fault.is("M_ROOM_IN_USE") => self.find_chat(&localpart, body, &account).await?,
            Err(fault) => return Err(fault.into()),
        };
        self.store
            .put_chat_room(&ChatRoom {
                room_id: room.to_string(),
                person_id: person.as_str().to_owned(),
                encrypted,
                status: ChatStatus::Invited,
                since: self.clock.now_ms(),
            })
            .await?;
        Ok(())
    }

    async fn find_chat(
        &self,
        localpart: &str,
        body: Value,
        account: &UserId,
    ) -> Result<OwnedRoomId, ShellError> {
        let alias = format!("#{localpart}:{}", self.house.server);
        let alias = RoomAliasId::parse(&alias).map_err(|_| ShellError::Alias(alias))?;
        if let Some(room) = self.homeserver.resolve_alias(&self.voice, &alias).await? {
            match self.homeserver.join(&self.voice, &room, &[]).await {
                Ok(_) => {
                    match self.homeserver.invite(&self.voice, &room, account, None).await {
                        // Already there.
                        Ok(()) | Err(Fault::Refused { .. }) => {}
                        Err(fault) => return Err(fault.into()),
                    }
                    return Ok(room);
                }
                Err(Fault::Refused { .. }) => self.homeserver.delete_alias(&self.voice, &alias).await?,
                Err(fault) => return Err(fault.into()),
            }
        }
        Ok(self.homeserver.create_room(&self.voice, body).await?)
    }

    fn chat_body(
        &self,
        localpart: &str,
        name: &str,
        topic: &str,
        encrypted: bool,
        account: &UserId,
    ) -> Value {
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
            "invite": [account],
            "initial_state": initial,
            "creation_content": { room_state::MARK: mark },
        })
    }
}
