//! What becomes of texts that were left, when a sanction comes over their author.

use super::{later::drop_all, leaving::is_kept_silent};
use crate::{deciding::DecisionContext, ids::PersonId, quiet_hours::lines as line};

/// They may not write for a while: what they had left waits for that, if it is to last beyond the opening.
pub(super) fn silenced(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let held = ctx.cohort.bots.quiet.held.iter();
    let count = held.filter(|held| held.author == *person && held.waits() && held.confirmed).count();
    if count > 0 && is_kept_silent(ctx, person) && ctx.in_chat(person) {
        ctx.tell(person, line::LaterWaits { count: i64::try_from(count).unwrap_or(i64::MAX) });
    }
}

/// A sanction takes them out: what they had left is not posted, and they read so.
pub(super) fn taken_out(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let waiting = ctx.cohort.bots.quiet.held.iter().filter(|held| held.author == *person && held.waits());
    let count = waiting.filter(|held| held.confirmed).count();
    drop_all(ctx, person);
    if count > 0 && ctx.in_chat(person) {
        ctx.tell(person, line::LaterDropped { count: i64::try_from(count).unwrap_or(i64::MAX) });
    }
}
