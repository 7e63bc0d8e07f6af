//! A command that lacks its words waits for them: what its author writes next in their direct chat completes it, as if
//! it had been typed in one line.

use jiff::SignedDuration;

use crate::{
    cohort::Wanted,
    command::Typed,
    deciding::DecisionContext,
    heard::Heard,
    ids::PersonId,
    quiet_hours::{calling, cases},
};

/// So long it waits. What is written later is more likely something else.
const WAITS: SignedDuration = SignedDuration::from_mins(15);

/// The words of that command are what comes next.
pub(crate) fn begin(ctx: &mut DecisionContext<'_>, by: &PersonId, line: String) {
    let at = ctx.now();
    if let Some(member) = ctx.cohort.members.get_mut(by) {
        member.wants = Some(Wanted { line, at });
    }
}

/// Whoever gives another command has left it.
pub(crate) fn end(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    if let Some(member) = ctx.cohort.members.get_mut(by) {
        member.wants = None;
    }
}

fn waits<'a>(ctx: &'a DecisionContext<'_>, heard: &Heard<'_>) -> Option<&'a Wanted> {
    let wanted = ctx.cohort.members.get(&heard.sent.by)?.wants.as_ref()?;
    // What was asked since comes first.
    let mut asked = ctx.cohort.prompts.iter().filter(|p| p.person == heard.sent.by && p.is_open(ctx.now()));
    let superseded = asked.any(|prompt| prompt.asked > wanted.at)
        || cases::stirred_since(ctx.cohort, &heard.sent.by, wanted.at)
        || heard.ours.is_some() && ctx.asked(heard).is_some();
    (heard.sent.at.duration_since(wanted.at) <= WAITS && !superseded).then_some(wanted)
}

/// The whole command, if these are the words that it lacked.
pub(crate) fn completed(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Typed> {
    let body = heard.words().filter(|body| {
        heard.answer().is_none() && !calling::is_stop(body, ctx.language_of(&heard.sent.by))
    })?;
    Some(Typed::plain(format!("{} {}", waits(ctx, heard)?.line, body.trim())))
}

/// Whether a *no* or a *stop* ends the waiting.
pub(crate) fn ended(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let ends = heard.words().is_some_and(|said| calling::is_stop(said, ctx.language_of(&heard.sent.by)))
        && waits(ctx, heard).is_some();
    if ends {
        end(ctx, &heard.sent.by);
    }
    ends
}
