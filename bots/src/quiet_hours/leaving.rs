//! Who may leave a text for the opening.

use crate::{
    cohort::Place,
    deciding::DecisionContext,
    ids::{PersonId, RoomKind},
    room_state,
};

/// Whether the peer room is closed now.
pub(super) fn is_closed(ctx: &DecisionContext<'_>) -> bool {
    room_state::rests(ctx.cohort, RoomKind::Peer, ctx.now())
}

/// Whether the person may leave something for the opening now: the room is closed, and it is theirs to post in.
pub fn may_leave(ctx: &DecisionContext<'_>, person: &PersonId) -> bool {
    let (now, moderation) = (ctx.now(), &ctx.cohort.bots.moderation);
    is_closed(ctx)
        && !is_kept_silent(ctx, person)
        && ctx.cohort.is_peer(person)
        && ctx.cohort.agreed(person)
        && !moderation.is_removed_from(person, Place::Room(RoomKind::Peer), now)
        && !moderation.is_banned_from(person, Place::Room(RoomKind::Peer), now)
}

/// Whether the person may not write when the room opens either: nothing is kept of which nobody knows when it goes out.
pub(super) fn is_kept_silent(ctx: &DecisionContext<'_>, person: &PersonId) -> bool {
    let opens = ctx.cohort.hours().next_opening(ctx.now()).unwrap_or(ctx.now());
    ctx.cohort.bots.moderation.is_muted(person, opens)
}
