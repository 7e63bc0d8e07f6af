//! Rooms and their aliases.

use reqwest::Method;
use ruma::{OwnedRoomId, RoomAliasId, RoomId};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Fault, Homeserver, Identity};

#[derive(Deserialize)]
struct Named {
    room_id: OwnedRoomId,
}

impl Homeserver {
    /// Makes a room; `body` is the body of `POST /createRoom`.
    ///
    /// Neither atomic nor repeatable: reserve an alias (`room_alias_name`) so that a repetition is refused, and then
    /// look what the first attempt left (`docs/architecture.md`, data).
    ///
    /// # Errors
    /// `Refused` with `M_ROOM_IN_USE` if the alias is taken.
    pub async fn create_room(&self, identity: &Identity, body: Value) -> Result<OwnedRoomId, Fault> {
        let named: Named =
            self.ask(Method::POST, &["v3", "createRoom"]).of(identity).body(body).answer().await?;
        Ok(named.room_id)
    }

    /// The room that an alias names; `None` if it names none.
    pub async fn resolve_alias(
        &self,
        identity: &Identity,
        alias: &RoomAliasId,
    ) -> Result<Option<OwnedRoomId>, Fault> {
        let named: Option<Named> = self
            .ask(Method::GET, &["v3", "directory", "room", alias.as_str()])
            .of(identity)
            .answer_if_any()
            .await?;
        Ok(named.map(|named| named.room_id))
    }

    /// Lets an alias name a room.
    ///
    /// # Errors
    /// `Refused` with 409 if it names one already, with `M_EXCLUSIVE` if the registration does not cover it.
    pub async fn put_alias(
        &self,
        identity: &Identity,
        alias: &RoomAliasId,
        room: &RoomId,
    ) -> Result<(), Fault> {
        self.ask(Method::PUT, &["v3", "directory", "room", alias.as_str()])
            .of(identity)
            .body(json!({ "room_id": room }))
            .done()
            .await
    }

    /// Takes an alias away. That there is none is a success.
    pub async fn delete_alias(&self, identity: &Identity, alias: &RoomAliasId) -> Result<(), Fault> {
        self.ask(Method::DELETE, &["v3", "directory", "room", alias.as_str()])
            .of(identity)
            .answer_if_any::<Value>()
            .await
            .map(drop)
    }

    /// The rooms that the account is in.
    pub async fn joined_rooms(&self, identity: &Identity) -> Result<Vec<OwnedRoomId>, Fault> {
        #[derive(Deserialize)]
        struct Joined {
            joined_rooms: Vec<OwnedRoomId>,
        }
        let joined: Joined = self.ask(Method::GET, &["v3", "joined_rooms"]).of(identity).answer().await?;
        Ok(joined.joined_rooms)
    }
}
