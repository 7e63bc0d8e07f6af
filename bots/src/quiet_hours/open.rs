//! What belongs to something that is open here: an emergency's case, the question what has happened, the closing line,
//! a text that was passed on. And what is new in quiet time: a text that may wait for the opening.

use super::{asks, commands::URGENT, later, urgent};
use crate::{
    command::Mark,
    deciding::DecisionContext,
    heard::{Belongs, Heard, What},
    rights,
};

/// To what it belongs.
pub(super) fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    match heard.what {
        What::Mark { mark, .. } => reacted(ctx, heard, mark),
        What::Changed { target } if later::waits(ctx, &heard.sent.by, target) => {
            let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
                if let What::Changed { target } = heard.what {
                    later::changed(ctx, &heard.sent.by, target);
                }
            };
            Some(Belongs { urgent: false, then })
        }
        _ if heard.says_more() => of_a_call(ctx, heard),
        _ => None,
    }
}

/// What a caller says after the call, or after they were asked what has happened.
fn of_a_call(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    let (by, now) = (&heard.sent.by, ctx.now());
    let waits = waits_for_words(ctx, heard);
    let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
        urgent::call(ctx, &heard.sent.by, heard.sent.pointer());
    };
    (waits || urgent::listens(ctx.cohort, by, now))
        .then(|| Belongs { urgent: waits || urgent::has_room_for_more(ctx, by), then })
}

/// Whether the person was asked what has happened, and has not said so yet.
fn waits_for_words(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let now = ctx.now();
    let mut asked =
        ctx.cohort.prompts.iter().filter(|prompt| asks::asks_reason(prompt) && prompt.is_open(now));
    asked.any(|prompt| ctx.had_reached(prompt, heard.sent, heard.received))
}

/// A reaction to the closing line, or to what was passed on for whoever reacts.
fn reacted(ctx: &DecisionContext<'_>, heard: &Heard<'_>, mark: Mark) -> Option<Belongs> {
    let (sent, ours) = (heard.sent, heard.ours?);
    match mark {
        Mark::Urgent => {
            let closing = ctx.cohort.bots.quiet.closing.values().any(|line| line.key == *ours);
            let may = rights::check(ctx.cohort, &sent.by, URGENT.audience, sent.scene, ctx.now()).is_ok();
            let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| urgent::ask(ctx, &heard.sent.by);
            (closing && may).then_some(Belongs { urgent: true, then })
        }
        Mark::No if later::is_posted(ctx, &sent.by, ours) => {
            let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
                if let (Some(ours), What::Mark { target, .. }) = (heard.ours, heard.what) {
                    later::withdraw(ctx, ours, target);
                }
            };
            Some(Belongs { urgent: false, then })
        }
        _ => None,
    }
}

/// What is no answer and comes in quiet time may be meant for the room.
pub(super) fn takes_up(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let offers = heard.says_more() && later::may_leave(ctx, &heard.sent.by);
    if offers {
        later::offer(ctx, &heard.sent.by, heard.sent.event.clone());
    }
    offers
}
