//! Who is told of an emergency, one after the other.

use jiff::SignedDuration;

use super::{asks::Question, on_call, state::Emergency};
use crate::{
    cohort::Prompt,
    deciding::DecisionContext,
    effect::{Effect, Pointer, Quote, WORDS},
    ids::PersonId,
    quiet_hours::urgent_lines as line,
    text::{Line, Minutes, general::NoWords},
};

/// So long an alert can be answered, and an emergency is remembered.
pub(super) const REMEMBER: SignedDuration = SignedDuration::from_hours(24 * 7);
/// A reason is cut here, so that the alert can be read at a glance.
const LONGEST: usize = 200;

/// Why one more person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Because {
    /// Somebody calls, or who was told has not answered or cannot come.
    Needed,
    /// Who had it gave it back.
    GivenBack,
}

/// Tells the next volunteer who is on call now, can be reached, and was not told yet.
pub(super) fn tell_next(ctx: &mut DecisionContext<'_>, number: u64, because: Because) {
    let now = ctx.now();
    let Some(case) = ctx.cohort.bots.quiet.emergencies.iter().find(|e| e.case == number).cloned() else {
        return;
    };
    let (next, is_last) = {
        let mut waiting = on_call::reachable(ctx.cohort, ctx.known.directory, &case.caller, now)
            .filter(|person| !case.told.iter().any(|(told, _)| told == *person));
        (waiting.next().cloned(), waiting.next().is_none())
    };
    let phone = ctx.phone();
    let Some(next) = next else {
        let nobody = case.told.is_empty();
        if let Some(stored) = ctx.cohort.bots.quiet.emergencies.iter_mut().find(|e| e.case == number) {
            stored.exhausted = true;
            stored.reason = None;
            stored.more.clear();
        }
        match because {
            _ if nobody => ctx.tell(&case.caller, line::NobodyOnCall { phone }),
            Because::GivenBack => ctx.tell(&case.caller, line::GivenBackEnded { phone }),
            Because::Needed => ctx.tell(&case.caller, line::ListEnded { phone }),
        };
        return;
    };
    let Some(minutes) = Minutes::new(ctx.cohort.structure.urgent_minutes) else { return };
    let (sender, cohort) = (ctx.person(&case.caller), ctx.cohort.structure.name.clone());
    let (at, reason) = (ctx.past(case.at), WORDS.to_owned());
    let alert: Line = if is_last {
        line::AlertLast { sender, cohort, at, reason }.into()
    } else {
        line::Alert { sender, cohort, at, reason, minutes }.into()
    };
    let expires = now.saturating_add(REMEMBER).unwrap_or(now);
    let mut message = ctx.private(&next, &alert);
    let otherwise = ctx.render_for(&next, &NoWords {}.into()).plain;
    message.quote = case.reason.clone().map(|at| Quote { at, longest: LONGEST, otherwise });
    message.buttons = vec!["✅".to_owned()];
    ctx.ask_with(&next, message, Question::Urgent { case: number }, expires);
    catch_up(ctx, &case, &next);
    let told_first = case.told.is_empty();
    if let Some(stored) = ctx.cohort.bots.quiet.emergencies.iter_mut().find(|e| e.case == number) {
        stored.told.push((next.clone(), now));
    }
    let person = ctx.person(&next);
    match because {
        _ if told_first => ctx.tell(&case.caller, line::Sent { person, minutes, phone }),
        Because::GivenBack => ctx.tell(&case.caller, line::HandedOn { person, phone }),
        Because::Needed => ctx.tell(&case.caller, line::NextTold { person, phone }),
    };
}

/// Whether there is somebody on call now who can be reached and was not told yet.
pub(super) fn is_anybody_left(ctx: &DecisionContext<'_>, number: u64) -> bool {
    ctx.cohort.bots.quiet.emergencies.iter().filter(|case| case.case == number).any(|case| {
        let mut able = on_call::reachable(ctx.cohort, ctx.known.directory, &case.caller, ctx.now());
        able.any(|person| !case.told.iter().any(|(told, _)| told == person))
    })
}

/// What was said since the call, for somebody who is told of it only now.
fn catch_up(ctx: &mut DecisionContext<'_>, case: &Emergency, person: &PersonId) {
    for more in case.more.clone() {
        say(ctx, case.case, person, &case.caller, more);
    }
}

/// More words of the caller. An answer to this message is an answer to the call.
pub(super) fn say(
    ctx: &mut DecisionContext<'_>,
    number: u64,
    person: &PersonId,
    caller: &PersonId,
    more: Pointer,
) {
    let added = line::Added { sender: ctx.person(caller), reason: WORDS.to_owned() };
    let mut message = ctx.private(person, &added.into());
    let otherwise = ctx.render_for(person, &NoWords {}.into()).plain;
    message.quote = Some(Quote { at: more, longest: LONGEST, otherwise });
    let key = ctx.effect(Effect::Say(message));
    for prompt in ctx.cohort.prompts.iter_mut().filter(|p| is_call(p, number, person)) {
        prompt.again.push(key.clone());
    }
}

pub(super) fn is_call(prompt: &Prompt, number: u64, person: &PersonId) -> bool {
    prompt.person == *person && prompt.question.is(&Question::Urgent { case: number })
}
