//! Our own accounts in the cohort's rooms. An administrator, or whoever has power in a room, can take it out; from outside it can
//! neither read nor write.

use bots::{
    cohort::{Cohort, Place},
    room_state::people::Membership,
};
use matrix_link::Fault;
use ruma::RoomId;

use super::{Reconciler, survey::Actual};
use crate::error::ShellError;

impl Reconciler {
    /// The room's whole state, seen from inside. A steward that was taken out comes back where the room lets it, or the
    /// voice can ask it in; else the operator hears who can.
    pub(super) async fn enter(
        &self,
        cohort: &Cohort,
        place: Place,
        room: &RoomId,
    ) -> Result<Actual, ShellError> {
        match self.read(room).await {
            // Whoever was taken out may be shown the room as it was then.
            Ok(actual) if actual.members().get(&self.service_accounts.steward) == Some(&Membership::Join) => {
                return Ok(actual);
            }
            Ok(_) => {}
            Err(ShellError::Homeserver(fault @ Fault::Refused { .. })) if !fault.is_about_us() => {}
            Err(error) => return Err(error),
        }
        if !self.comes_in(room).await? {
            self.homeserver
                .invite(&self.voice, room, &self.service_accounts.steward, None)
                .await
                .or_else(answered)?;
            if !self.comes_in(room).await? {
                let helper = match &cohort.structure.recovery_account {
                    Some(recovery) => format!("its recovery account {recovery} can"),
                    None => "an administrator of the homeserver can give somebody that power".to_owned(),
                };
                return Err(ShellError::Outside {
                    place,
                    steward: self.service_accounts.steward.clone(),
                    helper,
                });
            }
        }
        tracing::warn!(cohort = %cohort.id(), place = place.word(), "the steward was out of the room and is back");
        self.read(room).await
    }

    pub(super) async fn bring_voice(
        &self,
        room: &RoomId,
        membership: Option<Membership>,
    ) -> Result<(), ShellError> {
        let voice = &self.service_accounts.voice;
        if membership == Some(Membership::Ban) {
            self.homeserver.unban(&self.steward, room, voice, None).await?;
        }
        if membership != Some(Membership::Invite) {
            self.homeserver.invite(&self.steward, room, voice, None).await?;
        }
        self.homeserver.join(&self.voice, room, &[]).await?;
        Ok(())
    }

    async fn comes_in(&self, room: &RoomId) -> Result<bool, ShellError> {
        match self.homeserver.join(&self.steward, room, &[]).await {
            Ok(_) => Ok(true),
            Err(fault) => answered(fault).map(|()| false).map_err(Into::into),
        }
    }
}

/// A no is an answer; anything else may pass.
fn answered(fault: Fault) -> Result<(), Fault> {
    if fault.heals() { Err(fault) } else { Ok(()) }
}
