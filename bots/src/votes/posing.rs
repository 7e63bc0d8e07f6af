//! A step to a proposal is asked, and what would change is shown.

use jiff::{SignedDuration, Timestamp};

use super::{
    asks::{Draft, Question},
    change::{Change, Unfit},
    drafts, lines as line, steps,
};
use crate::{
    deciding::DecisionContext,
    ids::PersonId,
    text::{Line, rules::LINES},
};

/// A step waits so long for its answer. What people write later is more likely meant for something else.
const WITHIN: SignedDuration = SignedDuration::from_hours(1);
/// Asks for a step, if there is anything to choose from.
pub fn ask(ctx: &mut DecisionContext<'_>, by: &PersonId, step: Question) {
    let expires = ctx.now().saturating_add(WITHIN).unwrap_or(Timestamp::MAX);
    if let Question::RuleWords { so_far } = &step
        && !drafts::has_room(ctx, so_far)
    {
        ctx.tell(by, line::NoRoom {});
        return;
    }
    match steps::words(ctx, by, &step) {
        Some((words, buttons)) => {
            ctx.ask(by, words, buttons, step, expires);
        }
        None => {
            ctx.tell(by, line::Nothing {});
        }
    }
}

/// Shows what would change and asks whether it shall go to all; or says why it cannot be.
pub fn preview(ctx: &mut DecisionContext<'_>, by: &PersonId, change: Change) {
    match change.fits(&ctx.cohort.structure) {
        Ok(()) => ask(ctx, by, Question::Send { change: Some(change) }),
        Err(Unfit::Long(language, beyond)) => {
            ctx.tell(by, drafts::too_long(beyond));
            // Only what is too long is asked for again.
            if let Change::Rule { was, now } = change {
                let mut now = now.unwrap_or_default();
                if now.remove(&language).is_none() {
                    now.clear();
                }
                ask(ctx, by, Question::RuleWords { so_far: Draft { was, now } });
            }
        }
        Err(unfit) => {
            ctx.tell(by, why_unfit(unfit));
        }
    }
}

/// Why a change cannot be.
pub fn why_unfit(unfit: Unfit) -> Line {
    match unfit {
        Unfit::Gone => line::Same {}.into(),
        Unfit::Last => line::Last {}.into(),
        Unfit::Many => line::Many { limit: LINES as i64 }.into(),
        Unfit::Long(_, beyond) => drafts::too_long(beyond),
    }
}
