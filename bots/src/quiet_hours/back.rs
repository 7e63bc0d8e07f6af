//! What somebody who was alerted writes back: it belongs to that case, and goes to the caller.

use jiff::Timestamp;

use super::{
    asks::Question,
    cases::{LISTENS_FOR, PASSED_ON},
    state::Emergency,
};
use crate::{
    cohort::Cohort,
    deciding::{DecisionContext, Words},
    effect::{Effect, WORDS},
    ids::PersonId,
    quiet_hours::urgent_lines as line,
    text::Line,
};

/// The open case to which the person's words belong: the newest that they have, else the newest that they were told of
/// and have not declined, as long as something happens about it.
fn case_of<'a>(cohort: &'a Cohort, helper: &PersonId, now: Timestamp) -> Option<&'a Emergency> {
    let open = |case: &&Emergency| case.is_open(now);
    let has = |case: &&Emergency| case.taken.as_ref().is_some_and(|(taken, _)| taken == helper);
    let asked = |case: &&Emergency| {
        let waits = |p: &crate::cohort::Prompt| {
            p.person == *helper
                && p.answered.is_none()
                && p.question.is(&Question::Urgent { case: case.case })
        };
        let recent = now.duration_since(case.stirred()) < LISTENS_FOR;
        case.taken.is_none() && recent && cohort.prompts.iter().any(waits)
    };
    let cases = || cohort.bots.quiet.emergencies.iter().rev().filter(open);
    cases().find(has).or_else(|| cases().find(asked))
}

/// Whether what the person writes now without a command belongs to a case of which they were told.
pub fn listens(ctx: &DecisionContext<'_>, helper: &PersonId) -> bool {
    case_of(ctx.cohort, helper, ctx.now()).is_some()
}

/// Passes it on to the caller.
pub fn said(ctx: &mut DecisionContext<'_>, helper: &PersonId, words: &Words) {
    let Some(case) = case_of(ctx.cohort, helper, ctx.now()) else { return };
    let (number, caller) = (case.case, case.caller.clone());
    let taken = case.taken.is_some();
    let passed = case.answered < PASSED_ON;
    for case in ctx.cohort.bots.quiet.emergencies.iter_mut().filter(|case| case.case == number) {
        case.answered = case.answered.saturating_add(1);
    }
    let person = ctx.person(&caller);
    if !passed {
        ctx.tell(helper, line::BackEnough { person });
        return;
    }
    let (from, phone) = (ctx.person(helper), ctx.phone());
    let message =
        ctx.quoting(&caller, &line::Back { person: from, text: WORDS.to_owned(), phone }.into(), words);
    ctx.effect(Effect::Say(message));
    ctx.quote_rest(&caller, words);
    let sent: Line =
        if taken { line::BackSent { person }.into() } else { line::BackSentOpen { person }.into() };
    ctx.tell(helper, sent);
    ctx.tell_cut(helper, words);
}
