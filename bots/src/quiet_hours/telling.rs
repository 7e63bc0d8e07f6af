//! Who is told of an emergency, one after the other.

use jiff::SignedDuration;

use super::{
    asks::{Question, is_call},
    cases::OPEN_FOR,
    on_call,
    state::Emergency,
};
use crate::{
    deciding::{DecisionContext, Words},
    effect::{Effect, WORDS},
    ids::{EffectKey, PersonId},
    quiet_hours::urgent_lines as line,
    text::{Line, Minutes},
};

/// So long an alert can be answered, and an emergency is remembered.
pub(super) const REMEMBER: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Why one more person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Because {
    /// Somebody calls, or who was told has not answered.
    Needed,
    /// Who was told last cannot come.
    Declined,
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
        let mut waiting = on_call::reachable(ctx.cohort, ctx.known.directory, Some(&case.caller), now)
            .filter(|person| !case.told.iter().any(|(told, _)| told == *person));
        (waiting.next().cloned(), waiting.next().is_none())
    };
    let phone = ctx.phone();
    let Some(next) = next else {
        let nobody = case.told.is_empty();
        if let Some(stored) = ctx.cohort.bots.quiet.emergencies.iter_mut().find(|e| e.case == number) {
            stored.exhausted = true;
            stored.forget_words();
        }
        match because {
            _ if nobody => ctx.tell(&case.caller, line::NobodyOnCall { phone }),
            Because::GivenBack => ctx.tell(&case.caller, line::GivenBackEnded { phone }),
            Because::Declined => ctx.tell(&case.caller, line::DeclinedEnded { phone }),
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
    let words = case.reason.clone().map(|at| case.words(at));
    let mut message = match &words {
        Some(words) => ctx.quoting(&next, &alert, words),
        None => ctx.private(&next, &alert),
    };
    message.buttons = vec!["✅".to_owned()];
    ctx.ask_with(&next, message, Question::Urgent { case: number }, expires);
    if let Some(words) = &words {
        let rest = ctx.quote_rest(&next, words);
        carry(ctx, number, &next, rest);
    }
    catch_up(ctx, &case, &next);
    let told_first = case.told.is_empty();
    if let Some(stored) = ctx.cohort.bots.quiet.emergencies.iter_mut().find(|e| e.case == number) {
        stored.told.push((next.clone(), now));
    }
    let person = ctx.person(&next);
    match because {
        _ if told_first => {
            let until = now.saturating_add(OPEN_FOR).unwrap_or(now);
            let sent = line::Sent { person, minutes, phone };
            ctx.ask(&case.caller, sent, &[], Question::Called { case: number }, until)
        }
        Because::GivenBack => ctx.tell(&case.caller, line::HandedOn { person, phone }),
        Because::Declined => ctx.tell(&case.caller, line::DeclinedNext { person, phone }),
        Because::Needed => ctx.tell(&case.caller, line::NextTold { person, phone }),
    };
}

/// Whether there is somebody on call now who can be reached and was not told yet.
pub(super) fn is_anybody_left(ctx: &DecisionContext<'_>, number: u64) -> bool {
    ctx.cohort.bots.quiet.emergencies.iter().filter(|case| case.case == number).any(|case| {
        let mut able = on_call::reachable(ctx.cohort, ctx.known.directory, Some(&case.caller), ctx.now());
        able.any(|person| !case.told.iter().any(|(told, _)| told == person))
    })
}

/// What was said since the call, for somebody who is told of it only now.
fn catch_up(ctx: &mut DecisionContext<'_>, case: &Emergency, person: &PersonId) {
    for more in case.more.clone() {
        say(ctx, case.case, person, &case.caller, &case.words(more));
    }
}

/// More words of the caller. An answer to this message is an answer to the call.
pub(super) fn say(
    ctx: &mut DecisionContext<'_>,
    number: u64,
    person: &PersonId,
    caller: &PersonId,
    more: &Words,
) {
    let added = line::Added { sender: ctx.person(caller), reason: WORDS.to_owned() };
    let message = ctx.quoting(person, &added.into(), more);
    let first = ctx.effect(Effect::Say(message));
    let rest = ctx.quote_rest(person, more);
    carry(ctx, number, person, std::iter::once(first).chain(rest));
}

/// An answer to these messages is an answer to the call, too.
fn carry(
    ctx: &mut DecisionContext<'_>,
    number: u64,
    person: &PersonId,
    keys: impl IntoIterator<Item = EffectKey>,
) {
    let keys: Vec<EffectKey> = keys.into_iter().collect();
    for prompt in ctx.cohort.prompts.iter_mut().filter(|p| is_call(p, number, person)) {
        prompt.again.extend(keys.iter().cloned());
    }
}
