//! Invitations of the voice to rooms that are no cohort's: a direct chat is joined, any other room is left alone.
//!
//! One comes as its event, or, where that was lost, as a row that healing made of what the voice's device knows. Which
//! comes first does not matter: the other finds the chat known.

use bots::{happening::Happening, ids::PersonId, room_state::people::Membership};
use ruma::{RoomId, UserId};
use serde_json::Value;
use storage::{ChatRoom, ChatStatus, InboxRow};

use crate::{
    engine::Engine,
    errand::{Errand, Found},
    error::ShellError,
    idsource,
    route::Route,
};

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
        self.invited(row, event, room, sender).await
    }

    /// If a person opened a chat with the voice it joins and listens there, whoever they are. A room of several people
    /// is no direct chat, and no cohort's either: it stays out.
    async fn invited(
        &self,
        row: &InboxRow,
        event: &Value,
        room: &RoomId,
        sender: &UserId,
    ) -> Result<Route, ShellError> {
        let now = self.clock.now_ms();
        let is_direct = event["content"]["is_direct"] == true;
        let encrypted = match self.errands.look(&row.cause, now) {
            Found::Begin if !self.may_invite(row, sender, now).await? => {
                return Ok(Route::Ignore("more invitations than are answered"));
            }
            Found::Begin => {
                let by = sender.to_owned();
                let server = sender.server_name().to_owned();
                return Ok(Route::Errand(Errand { room: room.to_owned(), by, server, join: is_direct }));
            }
            Found::Wait(not_before) => {
                return Ok(Route::Later { not_before, reason: "the invitation is not in force yet" });
            }
            Found::GivenUp(reason) => return Ok(Route::Ignore(reason)),
            Found::Done(_) if !is_direct => {
                return Ok(Route::Ignore("invited to a room that is no direct chat"));
            }
            Found::Done(encrypted) => encrypted,
        };
        let person = self.store.ensure_person(sender.as_str(), None, &idsource::ulid(), now).await?;
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
