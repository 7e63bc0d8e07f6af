//! The welcome of the peer room: pinned there, and in private where the room's cannot be read.

use crate::{
    deciding::DecisionContext,
    effect::Effect,
    ids::{PersonId, RoomKind},
    onboarding::lines as line,
    room_state,
    text::Line,
};

/// The pinned welcome: the other rooms are reached from it. Whoever comes into an encrypted room cannot read what was said
/// there before: it is posted anew, once a day at most, when the room is open.
pub(super) fn post(ctx: &mut DecisionContext<'_>) {
    let complete = ctx.cohort.places().iter().all(|place| ctx.cohort.rooms.contains_key(place));
    let day = |at| ctx.cohort.today(at);
    let now = ctx.now();
    let is_due = match &ctx.cohort.welcome {
        None => true,
        Some(_) => {
            ctx.cohort.welcome_missed.is_some()
                && ctx.cohort.welcomed.is_none_or(|at| day(at) != day(now))
                && !room_state::rests(ctx.cohort, RoomKind::Peer, now)
        }
    };
    if !is_due || !complete {
        return;
    }
    let rooms = other_rooms(ctx);
    let (cohort, chat) = (ctx.cohort.structure.name.clone(), ctx.voice_chat());
    let welcome: Line = if rooms.is_empty() {
        line::WelcomeAlone { cohort, chat }.into()
    } else {
        line::Welcome { cohort, rooms, chat }.into()
    };
    let mut message = ctx.public(RoomKind::Peer, &welcome);
    message.pin = true;
    message.unpins = ctx.cohort.welcome.take();
    let key = ctx.effect(Effect::Say(message));
    ctx.cohort.welcomed = ctx.cohort.welcome_missed.take().map(|_| now);
    ctx.cohort.welcome = Some(key);
}

/// Who comes into an encrypted room sees nothing of its welcome: they read it in private, as soon as they are in their chat,
/// and the room's is posted anew.
pub(super) fn missed(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    ctx.cohort.welcome_missed.get_or_insert(ctx.known.now);
    if let Some(member) = ctx.cohort.members.get_mut(person) {
        member.welcome_waits = true;
    }
    in_private(ctx, person);
}

/// Tells it, where it waits and can be told.
pub(super) fn in_private(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let there = ctx.in_chat(person);
    let member = ctx.cohort.members.get_mut(person).filter(|_| there);
    if member.is_some_and(|member| std::mem::take(&mut member.welcome_waits)) {
        let (cohort, rooms) = (ctx.cohort.structure.name.clone(), other_rooms(ctx));
        let line: Line = match rooms.is_empty() {
            true => line::WelcomeInPrivateAlone { cohort }.into(),
            false => line::WelcomeInPrivate { cohort, rooms }.into(),
        };
        ctx.tell(person, line);
    }
}

/// The rooms beside the peer room that any member may open, for people to press.
fn other_rooms(ctx: &DecisionContext<'_>) -> Vec<Line> {
    let kinds = ctx.cohort.structure.rooms.keys();
    kinds
        .filter(|kind| !matches!(kind, RoomKind::Peer | RoomKind::Facilitators))
        .map(|kind| line::WelcomeRoom { room: ctx.room(*kind), kind: *kind }.into())
        .collect()
}
