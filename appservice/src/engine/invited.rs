//! Invitations of the voice to rooms that are no cohort's: a direct chat is joined, any other room is left alone.
//!
//! One comes as its event, or, where that was lost, as a row that healing made of what the voice's device knows. Which
//! comes first does not matter: the other finds the chat known.

use bots::{event::Event, ids::PersonId, room_state::people::Membership};
use ruma::{RoomId, UserId};
use serde_json::Value;
use storage::{ChatRoom, ChatStatus, Decision, InboxRow, NewPerson};

use crate::{
    engine::{
        Engine,
        limits::Turn,
        room_tasks::{Found, RoomTask, Task},
        route::Route,
    },
    error::ShellError,
    idsource,
    sight::Sight,
};

const NOT_ALONE: &str = "a room of several that says it is a direct chat";

impl Engine {
    /// An invitation whose event never came.
    pub(crate) async fn healed_invitation(
        &self,
        row: &InboxRow,
        event: &Value,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let (Some(room), Some(inviter)) = (
            event["room_id"].as_str().and_then(|id| RoomId::parse(id).ok()),
            event["sender"].as_str().and_then(|id| UserId::parse(id).ok()),
        ) else {
            return Ok(Route::Park("an invitation without room or inviter".to_owned()));
        };
        if self.store.room(room.as_str()).await?.is_some() {
            return Ok(Route::Ignore("the room is known by now"));
        }
        if let Some(chat) = self.store.chat_room(room.as_str()).await? {
            let inviter_is = self.store.person_for(inviter.as_str()).await?.map(|person| person.person_id);
            let by_person = inviter_is.as_deref() == Some(chat.person_id.as_str());
            return self.invited_again(row, event, &chat, &inviter, by_person, writes).await;
        }
        self.invitation(row, event, &room, &inviter, writes).await
    }

    /// What an event of a room means that we know nothing of: only an invitation of the voice means something.
    pub(crate) async fn invitation(
        &self,
        row: &InboxRow,
        event: &Value,
        room: &RoomId,
        sender: &UserId,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let invites_voice = event["type"] == "m.room.member"
            && event["state_key"] == self.service_accounts.voice.as_str()
            && event["content"]["membership"] == "invite";
        // The steward invites the voice into rooms that are only now being made: those are the reconciler's.
        if !invites_voice || sender == self.service_accounts.steward {
            return Ok(Route::Ignore("no room of ours"));
        }
        self.invited(row, event, room, sender, writes).await
    }

    /// If a person opened a chat with the voice it joins and listens there, whoever they are. A room of several people
    /// is no direct chat, and no cohort's either: it stays out.
    async fn invited(
        &self,
        row: &InboxRow,
        event: &Value,
        room: &RoomId,
        sender: &UserId,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let is_direct = event["content"]["is_direct"] == true;
        let sight = match self.answered(row, room, sender, is_direct, writes).await? {
            Err(wait) => return Ok(wait),
            Ok(_) if !is_direct => return Ok(Route::Ignore("invited to a room that is no direct chat")),
            Ok(sight) if sight.others => return Ok(Route::Ignore(NOT_ALONE)),
            Ok(sight) => sight,
        };
        let known = self.store.person_for(sender.as_str()).await?;
        let person = known.map_or_else(idsource::ulid, |known| known.person_id);
        let (user_id, person_id) = (sender.to_string(), person.clone());
        writes.persons.push(NewPerson { user_id, person_id, display_name: None });
        self.in_chat(row, room, person, sight, writes).await
    }

    /// The voice is asked back into a chat that it was thrown out of. Only the person whose chat it is can do that.
    pub(crate) async fn invited_again(
        &self,
        row: &InboxRow,
        event: &Value,
        chat: &ChatRoom,
        sender: &UserId,
        by_person: bool,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let room = event["room_id"].as_str().and_then(|id| RoomId::parse(id).ok());
        let Some(room) = room.filter(|_| sender != self.service_accounts.steward) else {
            return Ok(Route::Ignore("our own"));
        };
        let sight = match self.answered(row, &room, sender, by_person, writes).await? {
            Err(wait) => return Ok(wait),
            Ok(_) if !by_person => return Ok(Route::Ignore("asked back by somebody else")),
            Ok(sight) if sight.others => return Ok(Route::Ignore(NOT_ALONE)),
            Ok(sight) => sight,
        };
        self.in_chat(row, &room, chat.person_id.clone(), sight, writes).await
    }

    /// Takes an invitation, or refuses it, beside the deciding loop; how the room looked then, or what to do meanwhile.
    async fn answered(
        &self,
        row: &InboxRow,
        room: &RoomId,
        sender: &UserId,
        join: bool,
        writes: &mut Decision,
    ) -> Result<Result<Sight, Route>, ShellError> {
        let now = self.clock.now_ms();
        Ok(match self.room_tasks.look(&row.cause, now) {
            Found::Begin => {
                match self.may_invite(row, sender, now, writes).await? {
                    Turn::Now => {}
                    Turn::At(not_before) => {
                        return Ok(Err(Route::Later { not_before, reason: Turn::WAITS }));
                    }
                    Turn::Never => return Ok(Err(Route::Ignore("more invitations than are answered"))),
                }
                let inviter = self.store.person_for(sender.as_str()).await?;
                let mut belong =
                    self.accounts(inviter.as_ref().map_or("", |person| &person.person_id)).await?;
                belong.push(sender.to_owned());
                let (room, server) = (room.to_owned(), sender.server_name().to_owned());
                let task = if join { Task::Join } else { Task::Refuse };
                let by = sender.to_owned();
                Err(Route::RoomTask(RoomTask { room, by, server, task, belong }))
            }
            Found::Wait(not_before) => {
                Err(Route::Later { not_before, reason: "the invitation is not in force yet" })
            }
            Found::GivenUp(reason) => Err(Route::Ignore(reason)),
            Found::Done(sight) => Ok(sight),
        })
    }

    /// The voice is in the person's chat.
    async fn in_chat(
        &self,
        row: &InboxRow,
        room: &RoomId,
        person: String,
        sight: Sight,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let chat = ChatRoom {
            room_id: room.to_string(),
            person_id: person.clone(),
            encrypted: sight.encrypted,
            status: ChatStatus::Joined,
            since: self.clock.now_ms(),
        };
        writes.forward.extend(self.room_tasks.take_words(&row.cause));
        let person = PersonId::new(person);
        let (membership, own_act, again) = (Membership::Join, true, false);
        let happened =
            Event::ChatChanged { person: person.clone(), membership, own_act, again, greeted: false };
        self.chatted(row, &person, happened, chat, writes).await
    }
}
