//! Invitations that wait for the voice. An appservice hears of an invitation once, and of a room that it is not in it
//! can read nothing back; a device's sync says at any time what still waits.

use device_link::Invitation;

use crate::device::Device;

impl Device {
    /// The invitations that wait, as of the last sync. From memory: asks nobody.
    pub async fn invitations(&self) -> Vec<Invitation> {
        let mut waiting = Vec::new();
        for room in self.client().invited_rooms() {
            // It may have been answered or taken back since it was listed: then there is nothing to tell.
            let (Ok(details), Ok(is_direct)) = (room.invite_details().await, room.is_direct().await) else {
                continue;
            };
            let room = room.room_id().to_owned();
            waiting.push(Invitation { room, inviter: details.inviter_id, is_direct });
        }
        waiting
    }
}
