//! Element's own Remove, Ban and Delete: acts like any other. They have happened already when we see them; inside the
//! rota and the roster they are written down, told and can be undone, against them they are turned back.

use ruma::EventId;
use serde_json::json;

use super::{
    acts::{self, Way},
    effect, is_fellow,
    state::{Deed, SanctionKind},
};
use crate::{
    cohort::{Place, Standing},
    deciding::Desk,
    ids::{PersonId, RoomKind},
    room_state::people::Membership,
    text::{Line, moderation as line},
};

/// Somebody used Remove or Ban (or took a ban off) in the peer room. What is done in another room is for that room
/// alone: written down, no more.
pub fn moved(desk: &mut Desk<'_>, by: &PersonId, subject: &PersonId, place: Place, membership: Membership) {
    if by == subject {
        return;
    }
    let now = desk.now();
    let deed = match membership {
        Membership::Ban => Deed::Ban { lasting: None },
        Membership::Leave if desk.cohort.moderation.is_banned(subject, now) => Deed::Unban,
        Membership::Leave => Deed::Remove,
        _ => return,
    };
    if place != Place::Room(RoomKind::Peer) {
        desk.audit(Some(by), deed.word(), Some(subject), json!({ "way": "button", "room": place }));
        return;
    }
    let why: Option<Line> = if is_fellow(desk, subject) && deed != Deed::Unban {
        Some(line::WhyFellow {}.into())
    } else if !desk.cohort.may_moderate(by) {
        Some(line::WhyNotYours {}.into())
    } else {
        None
    };
    match why {
        None => acts::perform(desk, by, &deed, subject, None, Way::Button),
        Some(why) => turn_back(desk, by, &deed, subject, why),
    }
}

fn turn_back(desk: &mut Desk<'_>, by: &PersonId, deed: &Deed, subject: &PersonId, why: Line) {
    if desk.cohort.members.get(subject).is_some_and(|m| m.standing == Standing::Agreed) {
        acts::come_back(desk, subject);
    }
    if *deed == (Deed::Ban { lasting: None }) {
        // A ban that is known and lifted is taken off the homeserver by the reconciler.
        acts::add(desk, 0, subject, SanctionKind::Ban, None);
        acts::lift(desk, 0, subject, SanctionKind::Ban);
    }
    desk.outcome.reconcile = true;
    desk.audit(Some(by), "turned_back", Some(subject), json!({ "of": deed.word() }));
    let effect = effect(desk, deed, subject, None, None);
    desk.tell(by, line::TurnedBack { effect, why });
}

/// Somebody took another's message away. It cannot be put back; it is written down and its author is told.
pub fn redacted(desk: &mut Desk<'_>, by: &PersonId, author: &PersonId, event: &EventId, room: RoomKind) {
    let deed = Deed::Redact { room, event: event.to_owned() };
    acts::perform(desk, by, &deed, author, None, Way::Button);
}
