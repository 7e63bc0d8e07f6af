//! Element's own Remove, Ban and Delete: acts like any other. They have happened already when we see them; inside the
//! rota and the roster they are written down, told and can be undone, against them they are turned back. A button is
//! about the room in which it was pressed and about no other.

use ruma::{EventId, UserId};
use serde_json::json;

use super::{
    REASON,
    acts::{self, Way},
    cut, effect, is_fellow, place_name,
    state::{ModerationAction, SanctionKind},
};
use crate::{
    cohort::{Place, Standing},
    deciding::DecisionContext,
    event::{Event, Scene},
    ids::{PersonId, RoomKind},
    moderation::lines as line,
    room_state::people::Membership,
    text::Line,
};

const PEER: Place = Place::Room(RoomKind::Peer);

/// What was done with those buttons now; what stood in a room before the cohort lived there is left alone.
pub(super) fn follows(ctx: &mut DecisionContext<'_>, what: &Event) {
    match what {
        Event::MemberChanged {
            place,
            person: Some(person),
            by,
            membership,
            before,
            reason,
            history: false,
            ..
        } => {
            moved(ctx, by, person, *place, *membership, *before, reason.as_deref());
        }
        Event::Redacted { sent, target, author: Some(author), reason, .. } if !sent.history => {
            if let Scene::Room(room) = sent.scene
                && *author != sent.by
            {
                redacted(ctx, &sent.by, author, target, room, reason.as_deref());
            }
        }
        _ => {}
    }
}

/// A membership changed. Perhaps somebody used Remove or Ban, or took a ban off.
fn moved(
    ctx: &mut DecisionContext<'_>,
    by: &UserId,
    subject: &PersonId,
    place: Place,
    membership: Membership,
    before: Option<Membership>,
    reason: Option<&str>,
) {
    note_bans(ctx, by, subject, place, membership, before);
    let reason = reason.map(|reason| cut(reason, REASON));
    let reason = reason.as_deref();
    let Some(actor) = ctx.known.directory.person_of(by).cloned() else { return };
    if actor == *subject {
        // Who came, or went by their own act, is not asked back any more.
        ctx.cohort.bots.moderation.back.remove(&(subject.clone(), place));
        return;
    }
    let (now, moderation) = (ctx.now(), &ctx.cohort.bots.moderation);
    let banned = moderation.is_banned_from(subject, place, now);
    let removed = moderation.is_removed_from(subject, place, now);
    let was_banned = before.map_or(banned, |before| before == Membership::Ban);
    let action = match membership {
        Membership::Ban if banned => return,
        Membership::Ban => ModerationAction::BanFrom { place },
        Membership::Leave if was_banned => return unbanned(ctx, &actor, subject, place),
        Membership::Leave if banned || removed => return,
        Membership::Leave => ModerationAction::RemoveFrom { place },
        _ => return,
    };
    if is_fellow(ctx, subject) {
        turn_back(ctx, &actor, &action, subject, place, line::WhyFellow {});
    } else if ctx.cohort.may_moderate(&actor) {
        acts::perform(ctx, &actor, &action, subject, reason, Way::Button);
    } else {
        turn_back(ctx, &actor, &action, subject, place, line::WhyNotYours {});
    }
}

/// Bans of ours that ended have no more to do with what stands on the homeserver, once that was taken off or somebody
/// set a new one.
fn note_bans(
    ctx: &mut DecisionContext<'_>,
    by: &UserId,
    subject: &PersonId,
    place: Place,
    membership: Membership,
    before: Option<Membership>,
) {
    let (now, steward) = (ctx.now(), &ctx.known.service_accounts.steward);
    let set = membership == Membership::Ban && by != steward;
    let taken_off = membership != Membership::Ban && before == Some(Membership::Ban);
    if !set && !taken_off {
        return;
    }
    for sanction in &mut ctx.cohort.bots.moderation.sanctions {
        let ended = sanction.kind == SanctionKind::Ban && !sanction.holds(now);
        if ended && sanction.person == *subject && sanction.covers(place) {
            sanction.let_go.insert(place);
        }
    }
}

/// Somebody took a ban off. One that we know of is lifted; of another we know nothing, and only let the person come.
fn unbanned(ctx: &mut DecisionContext<'_>, by: &PersonId, subject: &PersonId, place: Place) {
    let (now, moderation) = (ctx.now(), &ctx.cohort.bots.moderation);
    let action = ModerationAction::UnbanFrom { place };
    let ours = moderation.sanctions.iter().any(|sanction| {
        sanction.person == *subject
            && sanction.kind != SanctionKind::Mute
            && sanction.place == Some(place)
            && sanction.holds(now)
    });
    if moderation.is_banned(subject, now) {
        turn_back(ctx, by, &action, subject, place, line::WhyAllRooms {});
    } else if ours && !ctx.cohort.may_moderate(by) {
        turn_back(ctx, by, &action, subject, place, line::WhyNotYours {});
    } else if ours {
        acts::perform(ctx, by, &action, subject, None, Way::Button);
    } else {
        ask_back(ctx, subject, place);
        ctx.consequences.reconcile = true;
        ctx.audit(Some(by), action.word(), Some(subject), json!({ "way": "button", "room": place }));
    }
}

fn ask_back(ctx: &mut DecisionContext<'_>, subject: &PersonId, place: Place) {
    if ctx.cohort.members.get(subject).is_some_and(|member| member.standing == Standing::Agreed) {
        acts::come_back(ctx, subject, (place != PEER).then_some(place));
    }
}

fn turn_back(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    action: &ModerationAction,
    subject: &PersonId,
    place: Place,
    why: impl Into<Line>,
) {
    if !action.lightens() {
        ask_back(ctx, subject, place);
    }
    if matches!(action, ModerationAction::Ban { .. } | ModerationAction::BanFrom { .. }) {
        // A ban that is known and lifted is taken off the homeserver by the reconciler.
        let now = ctx.now();
        acts::add(ctx, 0, subject, SanctionKind::Ban, None, Some(place));
        if let Some(ban) = ctx.cohort.bots.moderation.sanctions.last_mut() {
            ban.lifted = Some(now);
        }
    }
    ctx.consequences.reconcile = true;
    ctx.audit(Some(by), "turned_back", Some(subject), json!({ "of": action.word(), "room": place }));
    let effect = effect(ctx, action, subject, None, None);
    ctx.tell(by, line::TurnedBack { effect, why: why.into() });
    if !action.lightens() {
        // They saw it happen; who did it is no matter of theirs.
        ctx.tell(subject, line::ToldUndoneInvited { room: place_name(ctx, place) });
    }
}

/// Somebody took another's message away. It cannot be put back; it is written down and its author is told.
fn redacted(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    author: &PersonId,
    event: &EventId,
    room: RoomKind,
    reason: Option<&str>,
) {
    let action = ModerationAction::Redact { room, event: event.to_owned() };
    let reason = reason.map(|reason| cut(reason, REASON));
    acts::perform(ctx, by, &action, author, reason.as_deref(), Way::Button);
}
