//! What came unencrypted into an encrypted place. Whoever runs a homeserver can have written it in a member's name, and
//! can read it: it counts as a post, and it commands and answers nothing. A call for help is passed on all the same,
//! because one that is lost weighs more than one that is forged; so is what is said about it.

use jiff::{SignedDuration, Timestamp};

use crate::{
    answers,
    command::{Footing, Typed},
    commands::{self, Parsed},
    deciding::DecisionContext,
    event::{Scene, Sent},
    heard::Heard,
    ids::EffectKey,
    rights,
    text::general,
};

/// Each person is told why once in this time.
const TOLD_AGAIN: SignedDuration = SignedDuration::from_hours(24);

/// Whether a text is refused for that; its author is told why.
pub(crate) fn refused(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    typed: &Typed,
    ours: Option<&EffectKey>,
    received: Timestamp,
) -> bool {
    if !typed.in_clear {
        return false;
    }
    let parsed = commands::parse(typed);
    match (parsed, sent.scene) {
        _ if parsed.is_call() => return false,
        (Parsed::NotACommand, Scene::Room(_)) => return false,
        (Parsed::NotACommand, Scene::Chat) => {
            let what = answers::words(ctx, (sent, received), ours, typed);
            let heard = Heard { sent, received, ours, what };
            if heard.says_more() && answers::is_urgent(ctx, &heard) {
                return false;
            }
        }
        _ => {}
    }
    let now = ctx.now();
    if rights::footing(ctx.cohort, &sent.by, now) == Footing::Stranger {
        return true;
    }
    if let Some(member) = ctx.cohort.members.get_mut(&sent.by)
        && member.clear_told.is_none_or(|told| now.duration_since(told) >= TOLD_AGAIN)
    {
        member.clear_told = Some(now);
        ctx.asker = Some(sent.by.clone());
        ctx.tell(&sent.by, general::InTheClear {});
    }
    true
}
