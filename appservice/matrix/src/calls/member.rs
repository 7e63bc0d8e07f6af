//! Who is in a room, and changing it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use reqwest::Method;
use ruma::{OwnedEventId, OwnedRoomId, OwnedServerName, OwnedUserId, RoomId, UserId};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

pub use ruma::events::room::member::MembershipState;

use crate::{Fault, Homeserver, Identity};

/// What an account is to a room.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// The account.
    pub user_id: OwnedUserId,
    /// Invited, joined, gone, banned.
    pub membership: MembershipState,
    /// The name it shows in this room.
    pub display_name: Option<String>,
    /// Who made it so: the account itself or another.
    pub sender: OwnedUserId,
    /// The reason that was given.
    pub reason: Option<String>,
    /// The event that made it so.
    pub event_id: OwnedEventId,
    /// When, by the sender's server; 1970 where that is no date.
    pub at: Timestamp,
}

impl Member {
    /// What can be read of a member event: a name that is no text is none.
    fn of(event: &Value) -> Option<Self> {
        let text = |name: &str| event[name].as_str();
        let said = |name: &str| event["content"][name].as_str().map(ToOwned::to_owned);
        let at = event["origin_server_ts"].as_i64();
        Some(Self {
            user_id: OwnedUserId::try_from(text("state_key")?).ok()?,
            membership: MembershipState::from(event["content"]["membership"].as_str()?),
            display_name: said("displayname"),
            sender: OwnedUserId::try_from(text("sender")?).ok()?,
            reason: said("reason"),
            event_id: OwnedEventId::try_from(text("event_id")?).ok()?,
            at: at.and_then(|at| Timestamp::from_millisecond(at).ok()).unwrap_or(Timestamp::UNIX_EPOCH),
        })
    }
}

impl Homeserver {
    /// Joins a room. `via` names servers that are in it: a room of version 12 has no server in its id, so a room of
    /// others cannot be found without.
    pub async fn join(
        &self,
        identity: &Identity,
        room: &RoomId,
        via: &[OwnedServerName],
    ) -> Result<OwnedRoomId, Fault> {
        #[derive(Deserialize)]
        struct Joined {
            room_id: OwnedRoomId,
        }
        let mut ask = self.ask(Method::POST, &["v3", "join", room.as_str()]).of(identity);
        for server in via {
            ask = ask.query("via", server.as_str());
        }
        Ok(ask.answer::<Joined>().await?.room_id)
    }

    /// Leaves a room, or declines an invitation to it.
    pub async fn leave(&self, identity: &Identity, room: &RoomId) -> Result<(), Fault> {
        self.ask(Method::POST, &["v3", "rooms", room.as_str(), "leave"]).of(identity).done().await
    }

    /// Invites someone. The reason is shown with the invitation by some clients.
    pub async fn invite(
        &self,
        identity: &Identity,
        room: &RoomId,
        user: &UserId,
        reason: Option<&str>,
    ) -> Result<(), Fault> {
        self.act_on(identity, room, "invite", user, reason).await
    }

    /// Removes someone, or takes an invitation back. They may come back if the room lets them.
    pub async fn kick(
        &self,
        identity: &Identity,
        room: &RoomId,
        user: &UserId,
        reason: Option<&str>,
    ) -> Result<(), Fault> {
        self.act_on(identity, room, "kick", user, reason).await
    }

    /// Removes someone and keeps them out.
    pub async fn ban(
        &self,
        identity: &Identity,
        room: &RoomId,
        user: &UserId,
        reason: Option<&str>,
    ) -> Result<(), Fault> {
        self.act_on(identity, room, "ban", user, reason).await
    }

    /// Lifts a ban. The person is not brought back.
    pub async fn unban(
        &self,
        identity: &Identity,
        room: &RoomId,
        user: &UserId,
        reason: Option<&str>,
    ) -> Result<(), Fault> {
        self.act_on(identity, room, "unban", user, reason).await
    }

    async fn act_on(
        &self,
        identity: &Identity,
        room: &RoomId,
        act: &str,
        user: &UserId,
        reason: Option<&str>,
    ) -> Result<(), Fault> {
        let mut body = json!({ "user_id": user });
        if let Some(reason) = reason {
            body["reason"] = Value::from(reason);
        }
        self.ask(Method::POST, &["v3", "rooms", room.as_str(), act]).of(identity).body(body).done().await
    }

    /// The accounts in a room, with the names they show there.
    pub async fn joined_members(
        &self,
        identity: &Identity,
        room: &RoomId,
    ) -> Result<BTreeMap<OwnedUserId, Option<String>>, Fault> {
        let ask = self.ask(Method::GET, &["v3", "rooms", room.as_str(), "joined_members"]).of(identity);
        let answer = ask.value().await?;
        let joined = answer["joined"].as_object().into_iter().flatten();
        let read = |(user, profile): (&String, &Value)| {
            let name = profile["display_name"].as_str().map(ToOwned::to_owned);
            Some((OwnedUserId::try_from(user.as_str()).ok()?, name))
        };
        Ok(joined.filter_map(read).collect())
    }

    /// Everyone who ever was something to a room: invited, joined, gone, banned.
    pub async fn members(&self, identity: &Identity, room: &RoomId) -> Result<Vec<Member>, Fault> {
        #[derive(Deserialize)]
        struct Chunk<'a> {
            #[serde(borrow)]
            chunk: Vec<&'a RawValue>,
        }
        let ask = self.ask(Method::GET, &["v3", "rooms", room.as_str(), "members"]).of(identity);
        let answer = ask.text().await?;
        let chunk: Chunk<'_> = answer.read(serde_json::from_str)?;
        // A member event that cannot be read (a foreign server's id of an old form) must not hide the others.
        let read = |raw| Member::of(&raw_event::state(raw).ok()?);
        Ok(chunk.chunk.into_iter().filter_map(read).collect())
    }
}
