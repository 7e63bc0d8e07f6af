//! Invitations of the voice to rooms that are no cohort's: a direct chat is joined, any other room is left alone.
//!
//! One comes as its event, or, where that was lost, as a row that healing made of what the voice's device knows. Which
//! comes first does not matter: the other finds the chat known.

use bots::{happening::Happening, ids::PersonId, room_state::people::Membership};
use matrix_link::Fault;
use ruma::{RoomId, UserId};
use serde_json::Value;
use storage::{ChatRoom, ChatStatus, InboxRow};

use crate::{engine::Engine, error::ShellError, idsource, route::Route};

/// How long an invitation may take to be in force on its own server.
const PATIENCE_MS: i64 = 60_000;

impl Engine {
    /// An invitation whose event never came.
    pub(crate) async fn healed_invitation(&self, row: &InboxRow, event: &Value) -> Result<Route, ShellError> {
        let (Some(room), Some(inviter)) = (
            event["room_id"].as_str().and_then(|id| RoomId::parse(id).ok()),
            event["sender"].as_str().and_then(|id| UserId::parse(id).ok()),
        ) else {
            return Ok(Route::Park("an invitation without room or inviter".to_owned()));
        };
        let known = self.store.room(room.as_str()).await?.is_some()
            || self.store.chat_room(room.as_str()).await?.is_some();
        if known {
            return Ok(Route::Ignore("the room is known by now"));
        }
        self.invitation(row, event, &room, &inviter).await
    }

    /// What an event of a room means that we know nothing of: only an invitation of the voice means something.
    pub(crate) async fn invitation(
        &self,
        row: &InboxRow,
        event: &Value,
        room: &RoomId,
        sender: &UserId,
    ) -> Result<Route, ShellError> {
        let invites_voice = event["type"] == "m.room.member"
            && event["state_key"] == self.house.voice.as_str()
            && event["content"]["membership"] == "invite";
        // The steward invites the voice into rooms that are only now being made: those are the reconciler's.
        if !invites_voice || sender == self.house.steward {
            return Ok(Route::Ignore("no room of ours"));
        }
        let answered = if event["content"]["is_direct"] == true {
            self.invited(row, event, room, sender).await
        } else {
            // A room of several people is no direct chat, and no cohort's either: we stay out.
            let left = self.homeserver.leave(&self.voice, room).await;
            left.map(|()| Route::Ignore("invited to a room that is no direct chat")).map_err(ShellError::from)
        };
        match answered {
            Err(ShellError::Homeserver(fault @ Fault::Refused { .. })) if !fault.heals() => {
                Ok(Route::Ignore("the invitation is over"))
            }
            other => other,
        }
    }

    /// A person opened a chat with the voice: it joins and listens there, whoever they are.
    async fn invited(
        &self,
        row: &InboxRow,
        event: &Value,
        room: &RoomId,
        sender: &UserId,
    ) -> Result<Route, ShellError> {
        let state = event["invite_room_state"]
            .as_array()
            .or_else(|| event["unsigned"]["invite_room_state"].as_array());
        let encrypted = state.into_iter().flatten().any(|event| event["type"] == "m.room.encryption");
        let now = self.clock.now_ms();
        let person = self.store.ensure_person(sender.as_str(), None, &idsource::ulid(), now).await?;
        match self.homeserver.join(&self.voice, room, &[sender.server_name().to_owned()]).await {
            Ok(_) => {}
            // An invitation from another server reaches us, to be signed, before that server has stored it.
            Err(fault) if fault.is("M_FORBIDDEN") && now - row.received_at < PATIENCE_MS => {
                return Ok(Route::Later {
                    not_before: now + 500,
                    reason: "the invitation is not in force yet",
                });
            }
            Err(fault) if fault.is("M_FORBIDDEN") => {
                return Ok(Route::Ignore("the invitation was taken back"));
            }
            Err(fault) => return Err(fault.into()),
        }
        let encrypted = encrypted
            || self.homeserver.state_event(&self.voice, room, "m.room.encryption", "").await?.is_some();
        let chat = ChatRoom {
            room_id: room.to_string(),
            person_id: person.clone(),
            encrypted,
            status: ChatStatus::Joined,
            since: now,
        };
        let person = PersonId::new(person);
        let happening =
            Happening::Chatted { person: person.clone(), membership: Membership::Join, own_act: true };
        self.chatted(row, &person, happening, chat).await
    }
}
