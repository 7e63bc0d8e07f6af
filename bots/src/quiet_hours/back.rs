//! What somebody who was alerted writes back: it belongs to that case, and goes to the caller.

use jiff::Timestamp;

use super::{
    asks::{Question, is_call},
    cases::{self, LISTENS_FOR, PASSED_ON},
    state::Emergency,
};
use crate::{
    cohort::Cohort,
    deciding::{DecisionContext, Words},
    effect::{Effect, WORDS},
    ids::{EffectKey, PersonId},
    quiet_hours::urgent_lines as line,
    text::Line,
};

/// The open case to which the person's words belong: the one whose message they reply to, else the newest that they have,
/// else the newest that they were told of and have not declined, as long as something happens about it.
fn case_of<'a>(
    cohort: &'a Cohort,
    helper: &PersonId,
    ours: Option<&EffectKey>,
    now: Timestamp,
) -> Option<&'a Emergency> {
    let meant = |case: &&Emergency| {
        let about = |p: &crate::cohort::Prompt| is_call(p, case.case, helper);
        ours.is_some_and(|key| cohort.prompts.iter().any(|p| about(p) && p.is_in(key)))
    };
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
    cases().find(meant).or_else(|| cases().find(has)).or_else(|| cases().find(asked))
}

/// Whether it is a helper who writes, and not a caller, where the person is both: by what they reply to; else by whose case
/// was last about them.
pub(super) fn speaks(ctx: &DecisionContext<'_>, by: &PersonId, ours: Option<&EffectKey>) -> bool {
    let now = ctx.now();
    let Some(theirs) = case_of(ctx.cohort, by, ours, now) else { return false };
    let Some(own) = cases::open_case(ctx.cohort, by, now) else { return true };
    let replies_to = |question: Question| {
        let mut prompts = ctx.cohort.prompts.iter();
        ours.is_some_and(|key| prompts.any(|p| p.person == *by && p.question.is(&question) && p.is_in(key)))
    };
    if replies_to(Question::Urgent { case: theirs.case }) {
        return true;
    }
    let told = theirs.told.iter().rev().find(|(told, _)| told == by).map(|(_, at)| *at);
    let taken = theirs.taken.as_ref().filter(|(taken, _)| taken == by).map(|(_, at)| *at);
    let helps = told.into_iter().chain(taken).chain(theirs.talked).max();
    !replies_to(Question::Called { case: own.case }) && helps.is_some_and(|helps| helps >= own.stirred())
}

/// Whether what the person writes now without a command belongs to a case of which they were told.
pub fn listens(ctx: &DecisionContext<'_>, helper: &PersonId, ours: Option<&EffectKey>) -> bool {
    case_of(ctx.cohort, helper, ours, ctx.now()).is_some()
}

/// Passes it on to the caller.
pub fn said(ctx: &mut DecisionContext<'_>, helper: &PersonId, ours: Option<&EffectKey>, words: &Words) {
    let Some(case) = case_of(ctx.cohort, helper, ours, ctx.now()) else { return };
    let (number, caller) = (case.case, case.caller.clone());
    let taken = case.taken.is_some();
    let (passed, now) = (case.answered < PASSED_ON, ctx.now());
    for case in ctx.cohort.bots.quiet.emergencies.iter_mut().filter(|case| case.case == number) {
        case.answered = case.answered.saturating_add(1);
        // Whoever reads it answers it, however long ago the call was.
        case.talked = if passed { Some(now) } else { case.talked };
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
    let (asked, has) = cases::others_of(ctx, helper, number);
    let people: Vec<_> = has.iter().chain(&asked).map(|caller| ctx.person(caller)).collect();
    if !people.is_empty() {
        ctx.tell(helper, line::BackOthers { person: person.clone(), people });
        if taken {
            ctx.tell_cut(helper, words);
            return;
        }
    }
    let sent: Line =
        if taken { line::BackSent { person }.into() } else { line::BackSentOpen { person }.into() };
    ctx.tell(helper, sent);
    ctx.tell_cut(helper, words);
}
