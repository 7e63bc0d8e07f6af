//! What the person reads of what was done to them.

use jiff::{SignedDuration, Timestamp};

use super::{
    place_name,
    state::{Deed, Sanction, SanctionKind},
};
use crate::{
    deciding::Desk,
    text::{Line, moderation as line},
};

/// What the person reads of a deed.
pub(super) fn told(
    desk: &Desk<'_>,
    deed: &Deed,
    until: Option<Timestamp>,
    reason: Option<&str>,
) -> Option<Line> {
    let reason = reason.map(ToOwned::to_owned);
    let cohort = desk.cohort.structure.name.clone();
    let room = deed.place().map(|place| place_name(desk, place)).unwrap_or_default();
    let until = until.map(|until| desk.moment(until));
    Some(match (deed, until) {
        (Deed::Warn, _) => line::ToldWarned { cohort, reason }.into(),
        (Deed::Mute { .. }, Some(until)) => line::ToldMuted { cohort, until, reason }.into(),
        (Deed::Mute { .. }, None) => return None,
        (Deed::Unmute, _) => line::ToldUnmuted { cohort }.into(),
        (Deed::Remove, _) => line::ToldRemoved { cohort, reason }.into(),
        (Deed::Ban { .. }, Some(until)) => line::ToldBanned { cohort, until, reason }.into(),
        (Deed::Ban { .. }, None) => line::ToldBannedOpen { cohort, reason }.into(),
        (Deed::Unban, _) => line::ToldUnbanned { cohort }.into(),
        (Deed::RemoveFrom { .. }, _) => line::ToldRemovedFrom { room, reason }.into(),
        (Deed::BanFrom { .. }, _) => line::ToldBannedFrom { room, reason }.into(),
        (Deed::UnbanFrom { .. }, _) => line::ToldUnbannedFrom { room }.into(),
        (Deed::Redact { room, .. }, _) => line::ToldRedacted { room: desk.room(*room), reason }.into(),
    })
}

/// What the person reads of a sanction that holds again, because its lifting was undone.
pub(super) fn told_again(desk: &Desk<'_>, sanction: &Sanction) -> Option<Line> {
    let deed = match (sanction.kind, sanction.place) {
        (SanctionKind::Mute, _) => Deed::Mute { lasting: SignedDuration::ZERO },
        (SanctionKind::Removal, None) => Deed::Remove,
        (SanctionKind::Removal, Some(place)) => Deed::RemoveFrom { place },
        (SanctionKind::Ban, None) => Deed::Ban { lasting: None },
        (SanctionKind::Ban, Some(place)) => Deed::BanFrom { place },
    };
    told(desk, &deed, sanction.until, None)
}
