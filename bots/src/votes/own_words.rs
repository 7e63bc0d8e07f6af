//! What people write in words of their own: an answer to a vote, that they take a proposal back, that they want something to
//! change.

use super::{
    asks::{Question, asked},
    ending, lines as line, posing,
    reading::bare,
};
use crate::{
    cohort::Prompt,
    command::{Footing, is_made_of_these},
    deciding::DecisionContext,
    heard::Heard,
    ids::{Language, PersonId},
    quiet_hours::calling,
    rights,
    text::{Slot, vocabulary},
};

/// What wants a change is said in so many characters at most: longer texts only speak of it.
const SHORT: usize = 120;

/// Whether words say that a proposal shall be taken back; after `!propose` a *stop* says it, too.
pub fn takes_back(body: &str, after_command: bool) -> bool {
    let own: &[Slot] = if after_command { &[Slot::TakeBack, Slot::Stop] } else { &[Slot::TakeBack] };
    let beside = &[Slot::StopBeside, Slot::YesBeside, Slot::NoBeside];
    let says = |language| is_made_of_these(&bare(body), language, own, beside);
    Language::ALL.into_iter().any(says)
}

/// Whether they want to change what members decide together.
fn wants_change(body: &str) -> bool {
    let said = format!(" {} ", bare(body));
    let stands = |language| {
        vocabulary(language, Slot::WantChange).iter().any(|phrase| said.contains(&format!(" {phrase} ")))
    };
    body.chars().count() <= SHORT && Language::ALL.into_iter().any(stands)
}

/// A proposal on its way is dropped, and one that is out can be taken back. False if there is none of theirs.
pub fn take_back(ctx: &mut DecisionContext<'_>, by: &PersonId) -> bool {
    let now = ctx.now();
    let step = |prompt: &Prompt| {
        prompt.person == *by && prompt.is_open(now) && asked(prompt).is_some_and(|step| step.is_step())
    };
    let open: Vec<Prompt> = ctx.cohort.prompts.iter().filter(|prompt| step(prompt)).cloned().collect();
    open.iter().for_each(|prompt| ctx.close(prompt));
    match ending::question(ctx, by) {
        Some(question @ Question::Withdraw { .. }) => posing::ask(ctx, by, question),
        _ if open.is_empty() => return false,
        _ => {
            ctx.tell(by, line::Dropped {});
        }
    }
    true
}

/// What belongs to nothing that is open: that a proposal be taken back, or that something change. The way there is only shown:
/// in quiet time the same words may be meant for the room.
pub fn takes_up(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let Some(body) = heard.words().filter(|_| heard.says_more()) else { return false };
    let by = &heard.sent.by;
    if rights::footing(ctx.cohort, by, ctx.now()) != Footing::Member || calling::alarms(body) {
        return false;
    }
    if takes_back(body, false) {
        return take_back(ctx, by);
    }
    if !wants_change(body) {
        return false;
    }
    ctx.tell(by, line::Offer {});
    ctx.rests_until().is_none()
}
