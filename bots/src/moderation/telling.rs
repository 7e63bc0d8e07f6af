//! What the person reads of what was done to them.

use jiff::{SignedDuration, Timestamp};

use super::{
    place_name,
    state::{ModerationAction, Sanction, SanctionKind},
};
use crate::{deciding::DecisionContext, moderation::lines as line, text::Line};

/// What the person reads of an action.
pub(super) fn told(
    ctx: &DecisionContext<'_>,
    action: &ModerationAction,
    until: Option<Timestamp>,
    reason: Option<&str>,
) -> Option<Line> {
    let reason = reason.map(ToOwned::to_owned);
    let cohort = ctx.cohort.structure.name.clone();
    let room = action.place().map(|place| place_name(ctx, place)).unwrap_or_default();
    let until = until.map(|until| ctx.moment(until));
    Some(match (action, until) {
        (ModerationAction::Warn, _) => line::ToldWarned { cohort, reason }.into(),
        (ModerationAction::Mute { .. }, Some(until)) => line::ToldMuted { cohort, until, reason }.into(),
        (ModerationAction::Mute { .. }, None) => return None,
        (ModerationAction::Unmute, _) => line::ToldUnmuted { cohort }.into(),
        (ModerationAction::Remove, _) => line::ToldRemoved { cohort, reason }.into(),
        (ModerationAction::Ban { .. }, Some(until)) => line::ToldBanned { cohort, until, reason }.into(),
        (ModerationAction::Ban { .. }, None) => line::ToldBannedOpen { cohort, reason }.into(),
        (ModerationAction::Unban, _) => line::ToldUnbanned { cohort }.into(),
        (ModerationAction::RemoveFrom { .. }, _) => line::ToldRemovedFrom { room, reason }.into(),
        (ModerationAction::BanFrom { .. }, _) => line::ToldBannedFrom { room, reason }.into(),
        (ModerationAction::UnbanFrom { .. }, _) => line::ToldUnbannedFrom { room }.into(),
        (ModerationAction::EndVote, _) => line::ToldVoteEnded { cohort, reason }.into(),
        (ModerationAction::Redact { room, .. }, _) => {
            line::ToldRedacted { room: ctx.room(*room), reason }.into()
        }
    })
}

/// What the person reads of a sanction that holds again, because its lifting was undone.
pub(super) fn told_again(ctx: &DecisionContext<'_>, sanction: &Sanction) -> Option<Line> {
    let action = match (sanction.kind, sanction.place) {
        (SanctionKind::Mute, _) => ModerationAction::Mute { lasting: SignedDuration::ZERO },
        (SanctionKind::Removal, None) => ModerationAction::Remove,
        (SanctionKind::Removal, Some(place)) => ModerationAction::RemoveFrom { place },
        (SanctionKind::Ban, None) => ModerationAction::Ban { lasting: None },
        (SanctionKind::Ban, Some(place)) => ModerationAction::BanFrom { place },
    };
    told(ctx, &action, sanction.until, None)
}
