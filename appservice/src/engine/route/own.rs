//! Our own place in a direct chat: the voice thrown out of it or asked back, somebody else in it, a chat that turned out
//! to be gone. What the event says may be long past; so the room is looked at before anything follows from it.

use bots::{
    event::Event, ids::PersonId, onboarding::lines as onboarding, room_state::people::Membership, text,
};
use ruma::{OwnedUserId, RoomId, UserId};
use serde_json::{Value, json};
use storage::{Body, ChatRoom, ChatStatus, Decision, InboxRow, NewInboxRow};

use super::{Route, is_live};
use crate::{
    cause::Cause,
    engine::{
        Engine,
        ahead::Ahead,
        room_tasks::{Found, RoomTask, Task},
    },
    error::ShellError,
    outbound::outbox_body::OutboxBody,
    sight::Sight,
};

/// A look that could not be had is tried again after this.
const LOOK_AGAIN_MS: i64 = 10_000;

/// The row that says that a chat cannot be used any more. The moment since when it stands as it does makes the row
/// unique, so that it is told once each time.
pub(crate) fn gone(room: &str, since: i64, now: i64) -> NewInboxRow {
    NewInboxRow {
        cause: Cause::Gone(format!("{room}:{since}")).to_string(),
        queue: None,
        body: Body::new(json!({ "room_id": room }).to_string()),
        received_at: now,
        not_before: None,
        outcome: None,
    }
}

impl Engine {
    /// What a membership in a direct chat means where it is not the person's own; nothing where it is.
    pub(super) async fn membership_in_chat(
        &self,
        row: &InboxRow,
        event: &Value,
        chat: &ChatRoom,
        sender: &UserId,
        writes: &mut Decision,
    ) -> Result<Option<Route>, ShellError> {
        let mut ahead = Ahead::default();
        let account = event["state_key"].as_str().unwrap_or_default();
        let membership = event["content"]["membership"].as_str().and_then(Membership::from_word);
        let person = PersonId::new(chat.person_id.clone());
        let of_person = |of: Option<PersonId>| of.as_ref() == Some(&person);
        let stands = matches!(chat.status, ChatStatus::Joined | ChatStatus::Invited);
        if account == self.service_accounts.voice.as_str() {
            let by_person = of_person(self.person(sender.as_str(), &mut ahead).await?);
            return Ok(Some(match membership {
                Some(Membership::Invite) => {
                    self.invited_again(row, event, chat, sender, by_person, writes).await?
                }
                Some(Membership::Leave | Membership::Ban) if stands => {
                    let own = sender == self.service_accounts.voice;
                    self.thrown_out(row, chat, by_person, !by_person && !own, writes).await?
                }
                _ => Route::Ignore("our own"),
            }));
        }
        if account == self.service_accounts.steward.as_str() {
            return Ok(Some(Route::Ignore("our own")));
        }
        if of_person(self.person(account, &mut ahead).await?) {
            return Ok(None);
        }
        Ok(Some(match membership {
            Some(Membership::Invite | Membership::Join) if stands => self.unusable(row, chat, writes).await?,
            _ => Route::Ignore("somebody else in a direct chat"),
        }))
    }

    /// A chat that could not be written to.
    pub(super) async fn gone(
        &self,
        row: &InboxRow,
        body: &Value,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let room = body["room_id"].as_str().unwrap_or_default();
        match self.store.chat_room(room).await? {
            Some(chat) if matches!(chat.status, ChatStatus::Joined | ChatStatus::Invited) => {
                self.unusable(row, &chat, writes).await
            }
            _ => Ok(Route::Ignore("no chat of ours any more")),
        }
    }

    /// The voice is out, by the person's act or another's. Who threw it out is not asked into a fresh chat.
    async fn thrown_out(
        &self,
        row: &InboxRow,
        chat: &ChatRoom,
        by_person: bool,
        again: bool,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        match self.sight(row, chat).await? {
            Err(wait) => Ok(wait),
            Ok(sight) if sight.inside => Ok(Route::Ignore("the voice is there again")),
            Ok(_) => self.lost(row, chat, by_person, again, writes).await,
        }
    }

    /// A chat that seems to be of no more use: with a third person in it, or one that lets nothing be said. The voice
    /// leaves it, and the talk goes on in a fresh one.
    async fn unusable(
        &self,
        row: &InboxRow,
        chat: &ChatRoom,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let sight = match self.sight(row, chat).await? {
            Err(wait) => return Ok(wait),
            Ok(sight) if sight.is_usable() => return Ok(Route::Ignore("it is a private chat all the same")),
            Ok(sight) => sight,
        };
        if let (true, Ok(room)) = (sight.inside, RoomId::parse(&chat.room_id)) {
            let person = PersonId::new(chat.person_id.clone());
            let goes_on =
                self.cohorts_of(&person).await?.cohorts.iter().any(|cohort| is_live(cohort, &person));
            let text = if goes_on && sight.others && sight.may_speak {
                let language = self.stored_language(&person).await?.unwrap_or(bots::ids::Language::En);
                // Whoever was moved to another account is not somebody else in their own chat.
                let chats = self.store.chat_rooms_of(&chat.person_id).await?;
                let other =
                    |other: &ChatRoom| other.room_id != chat.room_id && other.status == ChatStatus::Joined;
                let line: text::Line = match sight.person {
                    true if chats.iter().any(other) => onboarding::NotAloneElsewhere {}.into(),
                    true => onboarding::NotAlone {}.into(),
                    false => onboarding::OtherAccount {}.into(),
                };
                Some(text::render(language, &line))
            } else {
                None
            };
            // Before a fresh one is opened: both wait in one queue.
            let effect = bots::effect::Effect::LeaveChat { person, room, text };
            let body = OutboxBody { cohort: bots::ids::CohortId::new(""), effect };
            let leave =
                body.row(&format!("{}#leave", row.cause), &row.cause, &self.service_accounts.voice)?;
            writes.outbox.push(leave);
        }
        self.lost(row, chat, false, true, writes).await
    }

    async fn lost(
        &self,
        row: &InboxRow,
        chat: &ChatRoom,
        own_act: bool,
        again: bool,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let person = PersonId::new(chat.person_id.clone());
        let chat = ChatRoom { status: ChatStatus::Left, since: self.clock.now_ms(), ..chat.clone() };
        let happened = Event::ChatChanged {
            person: person.clone(),
            membership: Membership::Leave,
            own_act,
            again,
            greeted: false,
        };
        self.chatted(row, &person, happened, chat, writes).await
    }

    /// The chat as it is now, or until when the row waits for that.
    async fn sight(&self, row: &InboxRow, chat: &ChatRoom) -> Result<Result<Sight, Route>, ShellError> {
        let now = self.clock.now_ms();
        let Ok(room) = RoomId::parse(&chat.room_id) else { return Ok(Ok(Sight::default())) };
        Ok(match self.room_tasks.look(&row.cause, now) {
            Found::Begin => {
                let belong = self.accounts(&chat.person_id).await?;
                let server = self.service_accounts.server.clone();
                let by = self.voice.user_id.clone();
                Err(Route::RoomTask(RoomTask { room, by, server, task: Task::Look, belong }))
            }
            Found::Wait(not_before) => {
                Err(Route::Later { not_before, reason: "the chat is being looked at" })
            }
            // Only time runs out here: what the homeserver refuses to show is an answer.
            Found::GivenUp(_) => {
                Err(Route::Later { not_before: now + LOOK_AGAIN_MS, reason: "the chat could not be seen" })
            }
            Found::Done(sight) => Ok(sight),
        })
    }

    /// The person's accounts, and our steward: they belong into a direct chat.
    pub(crate) async fn accounts(&self, person: &str) -> Result<Vec<OwnedUserId>, ShellError> {
        let accounts = self.store.accounts_of(&[person.to_owned()]).await?.into_iter();
        let accounts = accounts.filter_map(|account| UserId::parse(account.user_id).ok());
        Ok(accounts.chain([self.service_accounts.steward.clone()]).collect())
    }
}
