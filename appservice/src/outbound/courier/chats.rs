//! Opening a direct chat: the invitation says who invites and to what before it is accepted.

use bots::{
    effect::Message,
    ids::{EffectKey, PersonId},
    room_state,
    text::Rendered,
    wire::{address, words_of},
};
use jiff::Timestamp;
use matrix_link::{Fault, StateEvent};
use ruma::{OwnedRoomId, OwnedUserId, RoomAliasId, RoomId, UserId};
use serde_json::{Value, json};
use storage::{ChatRoom, ChatStatus};

use super::Courier;
use crate::{
    error::ShellError,
    outbound::refusing::{is_servers, is_theirs},
};

const MEMBER: &str = "m.room.member";

/// What became of an invitation to a direct chat.
pub(super) enum Opened {
    /// The person is in the chat, is asked to it, or is nobody any more.
    Asked,
    /// The person's server refuses invitations: they are asked then.
    Waits(Timestamp),
    /// Their settings let no invitation in, or there is no such account.
    Refused {
        /// Which account.
        account: OwnedUserId,
        /// Why.
        fault: Fault,
    },
}

/// What became of asking somebody into a room.
enum Invited {
    /// Their server took the invitation.
    Now,
    /// They were asked before, or came by themselves: no server was asked anything.
    Already,
    /// They, or a server, refuse it.
    Refused(Fault),
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
        let belong = self.belonging(person).await?;
        let Some(account) = belong.first().cloned() else { return Ok(Opened::Asked) };
        if let Some(until) = self.refusing.waits(&account, self.clock.now()) {
            return Ok(Opened::Waits(until));
        }
        let localpart =
            format!("{}chat_{}", self.service_accounts.alias_prefix, person.as_str().to_ascii_lowercase());
        let body = self.chat_body(&localpart, name, topic, encrypted);
        let room = match self.homeserver.create_room(&self.voice, body.clone()).await {
            Ok(room) => room,
            Err(fault) if fault.is("M_ROOM_IN_USE") => self.find_chat(&localpart, &body, &belong).await?,
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
        match self.invite_to_chat(&room, &account, topic).await? {
            Invited::Already => Ok(Opened::Asked),
            Invited::Now => {
                self.refusing.accepted(&account);
                Ok(Opened::Asked)
            }
            Invited::Refused(fault) if is_servers(&fault) => {
                Ok(Opened::Waits(self.refusing.refused(&account, &fault, self.clock.now())))
            }
            Invited::Refused(fault) => Ok(Opened::Refused { account, fault }),
        }
    }

    /// The person's accounts, the one to invite first.
    pub(super) async fn belonging(&self, person: &PersonId) -> Result<Vec<OwnedUserId>, ShellError> {
        let accounts = self.store.accounts_of(&[person.as_str().to_owned()]).await?.into_iter();
        Ok(accounts.filter_map(|account| UserId::parse(account.user_id).ok()).collect())
    }

    /// Leaves a chat that is private no more, with a word to whoever is in it. What cannot be said is not waited for.
    pub(super) async fn leave_chat(
        &self,
        key: &EffectKey,
        person: &PersonId,
        room: &OwnedRoomId,
        text: Option<&Rendered>,
    ) -> Result<(), ShellError> {
        if let Some(text) = text {
            let message = Message::plain_to(person.clone(), text.clone());
            let mut content = words_of(&message);
            address(&mut content, &message, key, None, &[]);
            match self.send(room, "m.room.message", content, key.as_str()).await {
                Err(ShellError::Homeserver(fault)) if fault.heals() => return Err(fault.into()),
                Err(error) => tracing::debug!(%key, "left without a word: {}", error.chain()),
                Ok(_) => {}
            }
        }
        match self.homeserver.leave(&self.voice, room).await {
            Ok(()) => Ok(()),
            // We are out already, or the room is gone.
            Err(fault) if !fault.heals() => Ok(()),
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

    /// Invites as to a direct chat, which the usual request for an invitation cannot say. Gives the refusal of
    /// the person or of a server. What an answer means is said by the room as it is then: who came or answered in between has not refused.
    async fn invite_to_chat(&self, room: &RoomId, account: &UserId, why: &str) -> Result<Invited, Fault> {
        let asked = |membership: Option<&str>| matches!(membership, Some("invite" | "join"));
        let before = self.membership(room, account).await?;
        if asked(before.as_deref()) {
            return Ok(Invited::Already);
        }
        // Clients do not show the topic of a direct chat before it is accepted, but some show this.
        let content = json!({ "membership": "invite", "is_direct": true, "reason": why });
        let Err(fault) =
            self.homeserver.put_state(&self.voice, room, MEMBER, account.as_str(), content).await
        else {
            return Ok(Invited::Now);
        };
        if !is_theirs(&fault) && !is_servers(&fault) {
            return Err(fault);
        }
        let now = self.membership(room, account).await?;
        if asked(now.as_deref()) || now != before {
            return Ok(Invited::Already);
        }
        let inside = self.membership(room, &self.voice.user_id).await?.as_deref() == Some("join");
        if inside { Ok(Invited::Refused(fault)) } else { Err(fault) }
    }

    async fn membership(&self, room: &RoomId, account: &UserId) -> Result<Option<String>, Fault> {
        let here = self.homeserver.state_event(&self.voice, room, MEMBER, account.as_str()).await?;
        Ok(here.and_then(|here| here["membership"].as_str().map(ToOwned::to_owned)))
    }

    /// The chat of an earlier attempt. One whose making was broken off, in which nobody can have been, is given up, and so
    /// is one in which somebody else is.
    async fn find_chat(
        &self,
        localpart: &str,
        body: &Value,
        belong: &[OwnedUserId],
    ) -> Result<OwnedRoomId, ShellError> {
        let alias = format!("#{localpart}:{}", self.service_accounts.server);
        let alias = RoomAliasId::parse(&alias).map_err(|_| ShellError::Alias(alias))?;
        if let Some(room) = self.homeserver.resolve_alias(&self.voice, &alias).await? {
            match self.homeserver.join(&self.voice, &room, &[]).await {
                Ok(_) => {
                    let state = self.homeserver.state(&self.voice, &room).await?;
                    let belongs = |account: &str| {
                        let ours = [&self.service_accounts.voice, &self.service_accounts.steward];
                        belong.iter().chain(ours).any(|known| known == account)
                    };
                    if !is_private(&state, belongs) {
                        tracing::warn!("a chat with somebody else in it is given up and made again");
                        self.homeserver.leave(&self.voice, &room).await?;
                    } else if is_whole(&state, body, &self.voice.user_id) {
                        return Ok(room);
                    } else {
                        tracing::warn!("a half-made chat is given up and made again");
                    }
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
        if let Some(picture) = self.pictures.of_the_voice() {
            let picture = room_state::picture(&picture);
            initial.push(json!({ "type": picture.event_type, "state_key": picture.state_key, "content": picture.content }));
        }
        let mark = json!({ "instance": self.service_accounts.instance, "kind": "chat" });
        json!({
            "room_alias_name": localpart,
            "visibility": "private",
            // Never `trusted_private_chat`: it would make the person a creator of the room for ever.
            "preset": "private_chat",
            "is_direct": true,
            "name": name,
            "topic": topic,
            "initial_state": initial,
            // Else whoever is in it could bring a third.
            "power_level_content_override": { "invite": 100 },
            "creation_content": { room_state::MARK: mark },
        })
    }
}

/// Whether nobody is in a chat, or asked to it, who does not belong there.
fn is_private(state: &[StateEvent], belongs: impl Fn(&str) -> bool) -> bool {
    let members = state.iter().filter(|event| event.event_type == MEMBER);
    let here = |event: &&StateEvent| matches!(event.content["membership"].as_str(), Some("join" | "invite"));
    members.filter(here).all(|event| belongs(&event.state_key))
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
