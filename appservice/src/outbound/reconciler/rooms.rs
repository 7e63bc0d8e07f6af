//! Making a room, once, although `createRoom` is neither idempotent nor atomic.
//!
//! The room is made under a reserved alias with its mark in the create event. When the alias is taken, an earlier
//! attempt got that far: the room is found by it, joined, its mark checked, and the usual comparison completes it.
//! If it cannot be joined (the homeserver died before the creator was in), the alias is deleted and the room made
//! again.

use bots::{
    cohort::{Cohort, Directory, Place},
    room_state::{self, levels},
};
use matrix_link::Fault;
use ruma::{OwnedRoomId, RoomAliasId};
use serde_json::{Value, json};

use super::Reconciler;
use crate::error::ShellError;

const CANONICAL: &str = "m.room.canonical_alias";

impl Reconciler {
    pub(super) async fn make_or_find(
        &self,
        cohort: &Cohort,
        directory: &Directory,
        place: Place,
    ) -> Result<OwnedRoomId, ShellError> {
        let localpart = self.service_accounts.alias_localpart(cohort.id(), place);
        let body = self.creation(cohort, directory, place, &localpart);
        match self.homeserver.create_room(&self.steward, body.clone()).await {
            Ok(room) => Ok(room),
            Err(fault) if fault.is("M_ROOM_IN_USE") => self.find(cohort, place, &localpart, &body).await,
            Err(fault) => Err(fault.into()),
        }
    }

    async fn find(
        &self,
        cohort: &Cohort,
        place: Place,
        localpart: &str,
        body: &Value,
    ) -> Result<OwnedRoomId, ShellError> {
        let alias = format!("#{localpart}:{}", self.service_accounts.server);
        let alias = RoomAliasId::parse(&alias).map_err(|_| ShellError::Alias(alias))?;
        if let Some(room) = self.homeserver.resolve_alias(&self.steward, &alias).await? {
            match self.homeserver.join(&self.steward, &room, &[]).await {
                Ok(_) => {
                    let actual = self.read(&room).await?;
                    self.check_mark(cohort, place, &actual)?;
                    if actual.content(CANONICAL, "").is_none() {
                        let content = json!({ "alias": alias });
                        self.homeserver.put_state(&self.steward, &room, CANONICAL, "", content).await?;
                    }
                    tracing::info!(cohort = %cohort.id(), place = place.word(), "found the room of an earlier attempt");
                    return Ok(room);
                }
                Err(fault @ Fault::Refused { .. }) => {
                    tracing::warn!(cohort = %cohort.id(), place = place.word(), "half-made room, made again: {fault}");
                    self.homeserver.delete_alias(&self.steward, &alias).await?;
                }
                Err(fault) => return Err(fault.into()),
            }
        }
        Ok(self.homeserver.create_room(&self.steward, body.clone()).await?)
    }

    fn creation(&self, cohort: &Cohort, directory: &Directory, place: Place, localpart: &str) -> Value {
        let mut content =
            json!({ room_state::MARK: room_state::mark(cohort, &self.service_accounts, place) });
        if place == Place::Space {
            content["type"] = json!("m.space");
        }
        let mut creators = vec![self.service_accounts.steward.clone()];
        if let Some(recovery) = &cohort.structure.recovery_account
            && self.abilities.room_version_12
        {
            content["additional_creators"] = json!([recovery]);
            creators.push(recovery.clone());
        }
        let creation = if self.abilities.room_version_12 {
            levels::Creation { creators }
        } else {
            levels::Creation::default()
        };
        let now = self.clock.now();
        let levels =
            levels::content(cohort, directory, &self.service_accounts, place, now, &creation, &json!({}));
        let picture = self.pictures.of(place).map(|picture| room_state::picture(&picture));
        let initial: Vec<Value> = room_state::desired(cohort, &self.service_accounts, place)
            .into_iter()
            .chain(picture)
            .map(|w| json!({ "type": w.event_type, "state_key": w.state_key, "content": w.content }))
            .collect();
        let mut body = json!({
            "room_alias_name": localpart,
            "visibility": "private",
            "preset": "private_chat",
            "creation_content": content,
            "initial_state": initial,
            "power_level_content_override": levels,
            "invite": [self.service_accounts.voice],
        });
        if self.abilities.room_version_12 {
            body["room_version"] = json!("12");
        }
        body
    }
}
