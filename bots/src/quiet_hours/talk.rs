//! Talk by reactions in a closed room: a door beside the door. Signs stay possible at any hour; words are taken away.

use crate::{
    deciding::DecisionContext,
    effect::Effect,
    event::{Scene, Sent},
    heard::is_words,
    limits::Kind,
    quiet_hours::lines as line,
    room_state,
};

/// Words as a reaction, in a room that was closed when they were sent: the steward takes them away, and their author reads
/// why, once a day and only where they are in their chat.
pub(super) fn reacted(ctx: &mut DecisionContext<'_>, sent: &Sent, key: &str) {
    let Scene::Room(room) = sent.scene else { return };
    if sent.history || !is_words(key) || !room_state::is_closed(ctx.cohort, room, sent.at) {
        return;
    }
    ctx.consequences.taken_back.push(sent.event.clone());
    ctx.effect(Effect::Redact { room, event: sent.event.clone() });
    let (by, now) = (sent.by.clone(), ctx.now());
    if ctx.in_chat(&by) && ctx.cohort.limits.spent(&by, Kind::Reaction, now).is_none() {
        ctx.cohort.limits.spend(&by, Kind::Reaction, now);
        let room = ctx.room(room);
        ctx.tell(&by, line::NoTalkByReactions { room });
    }
}
