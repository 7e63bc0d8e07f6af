//! The operator's spare key: an account that is a creator of every room, with an invitation that nobody takes while
//! all is well. When it comes in, those who are there read so. Whoever may see and change everything does not come
//! unseen.

use serde_json::json;

use crate::{
    cohort::Place,
    deciding::DecisionContext,
    ids::RoomKind,
    room_state::people::Membership,
    text::{Line, general as line},
};

/// The recovery account came into a place, or went.
pub fn moved(ctx: &mut DecisionContext<'_>, place: Place, membership: Membership, history: bool) {
    match membership {
        Membership::Join => {
            // A new display name arrives as a second join.
            if ctx.cohort.recovery_in.insert(place) && !history {
                came(ctx, place);
            }
        }
        Membership::Leave | Membership::Ban => {
            ctx.cohort.recovery_in.remove(&place);
        }
        Membership::Invite | Membership::Knock => {}
    }
}

/// Says so in the room. The space has no messages that anybody reads, and in it the account can change which rooms
/// people see: that is said in the peer room, where all are.
fn came(ctx: &mut DecisionContext<'_>, place: Place) {
    ctx.audit(None, "recovery_joined", None, json!({ "room": place }));
    let Some(account) = ctx.cohort.structure.recovery_account.as_ref().map(ToString::to_string) else {
        return;
    };
    let (room, words): (RoomKind, Line) = match place {
        Place::Room(kind) => (kind, line::RecoveryCame { account }.into()),
        Place::Space => {
            let cohort = ctx.cohort.structure.name.clone();
            (RoomKind::Peer, line::RecoveryCameSpace { account, cohort }.into())
        }
    };
    if !ctx.cohort.rooms.contains_key(&Place::Room(room)) {
        return;
    }
    // Nobody asked for it, so it counts; but it is said however much was said today.
    let _ = ctx.may_post(room);
    ctx.announce(room, words);
}
