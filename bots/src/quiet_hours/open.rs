//! What belongs to something that is open here: an emergency's case, the question what has happened, the closing line,
//! a text that was passed on. And what is new in quiet time: a text that may wait for the opening.

use super::{asks, back, calling, commands::URGENT, ended, later, posting, urgent};
use crate::{
    command::Mark,
    deciding::{DecisionContext, Words},
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

/// What a caller says after the call, or after they were asked what has happened; and what whoever was alerted writes
/// back.
fn of_a_call(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    let (by, now) = (&heard.sent.by, ctx.now());
    let waits = waits_for_words(ctx, heard);
    if waits || urgent::listens(ctx.cohort, by, now) {
        let urgent = waits || urgent::has_room_for_more(ctx, by);
        let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| match heard.what {
            What::Words { body, .. } if calling::is_stop(body) => ended::stop(ctx, &heard.sent.by),
            _ => urgent::call(ctx, &heard.sent.by, &words(heard)),
        };
        return Some(Belongs { urgent, then });
    }
    back::listens(ctx, by).then_some(Belongs {
        urgent: true,
        then: |ctx, heard| back::said(ctx, &heard.sent.by, &words(heard)),
    })
}

/// The words that were said.
fn words(heard: &Heard<'_>) -> Words {
    match heard.what {
        What::Words { body, .. } => Words::of(heard.sent, body),
        _ => Words::unread(heard.sent),
    }
}

/// Whether the person was asked what has happened, and has not said so yet.
fn waits_for_words(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let now = ctx.now();
    let mut asked =
        ctx.cohort.prompts.iter().filter(|prompt| asks::asks_reason(prompt) && prompt.is_open(now));
    asked.any(|prompt| ctx.had_reached(prompt, heard.sent, heard.received))
}

/// The alarm sign on any line of ours, also one that says something else by now; or a reaction to what was passed on for whoever
/// reacts.
fn reacted(ctx: &DecisionContext<'_>, heard: &Heard<'_>, mark: Mark) -> Option<Belongs> {
    let (sent, ours) = (heard.sent, heard.ours?);
    match mark {
        Mark::Urgent => {
            let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| urgent::ask(ctx, &heard.sent.by);
            may_call(ctx, heard).then_some(Belongs { urgent: true, then })
        }
        Mark::No if posting::is_posted(ctx, &sent.by, ours) => {
            let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
                if let (Some(ours), What::Mark { target, .. }) = (heard.ours, heard.what) {
                    posting::withdraw(ctx, ours, target);
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
        let pieces =
            if let What::Words { body, .. } = heard.what { Words::of(heard.sent, body).pieces } else { 0 };
        later::offer(ctx, &heard.sent.by, heard.sent.event.clone(), pieces);
        return true;
    }
    // Words that speak of an emergency are never only not understood.
    let calls = matches!(heard.what, What::Words { body, answer: None } if calling::mentions(body));
    let asks = calls && may_call(ctx, heard);
    if asks {
        urgent::ask(ctx, &heard.sent.by);
    }
    asks
}

fn may_call(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let sent = heard.sent;
    rights::check(ctx.cohort, &sent.by, URGENT.audience, sent.scene, ctx.now()).is_ok()
}
