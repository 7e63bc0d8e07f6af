//! What a caller says after the call: it joins the case that is open, and whoever was told hears it. However often
//! one person calls, the volunteers are told of one case, in its order.

use jiff::{SignedDuration, Timestamp};

use super::{
    state::{Emergency, QuietTime},
    urgent::{self, Because},
};
use crate::{
    cohort::{Cohort, Prompt, Question},
    deciding::DecisionContext,
    effect::{Effect, Pointer, Quote, WORDS},
    ids::PersonId,
    text::{general::NoWords, urgent as line},
};

/// A case is open for so long after somebody was last told of it, or took it.
const OPEN_FOR: SignedDuration = SignedDuration::from_hours(1);
/// So long after that, what the caller writes without a command is taken as said about it.
const LISTENS_FOR: SignedDuration = SignedDuration::from_mins(15);
/// So many further messages of one case are passed on; each of them rings.
const PASSED_ON: u32 = 10;
/// So many of them, the last ones, are told with the reason to whoever is told later.
const REMEMBERED: usize = 3;
/// So many cases are remembered, and so many of one person; open ones in any case.
const KEPT: usize = 50;
const KEPT_OF_ONE: usize = 10;

impl Emergency {
    /// When somebody last did something about it.
    fn stirred(&self) -> Timestamp {
        let told = self.told.last().map_or(self.at, |(_, at)| *at);
        self.taken.as_ref().map_or(told, |(_, at)| told.max(*at))
    }

    fn is_open(&self, now: Timestamp) -> bool {
        now.duration_since(self.stirred()) < OPEN_FOR
    }
}

/// The person's case that is open now: a further call joins it.
pub fn open_case<'a>(cohort: &'a Cohort, caller: &PersonId, now: Timestamp) -> Option<&'a Emergency> {
    cohort.quiet.emergencies.iter().rev().find(|case| case.caller == *caller && case.is_open(now))
}

/// Whether what the person writes now without a command belongs to their case.
pub fn listens(cohort: &Cohort, caller: &PersonId, now: Timestamp) -> bool {
    open_case(cohort, caller, now).is_some_and(|case| now.duration_since(case.stirred()) < LISTENS_FOR)
}

/// Whether that is passed on, too.
pub fn has_room_for_more(ctx: &DecisionContext<'_>, caller: &PersonId) -> bool {
    let now = ctx.now();
    let case = open_case(ctx.cohort, caller, now);
    listens(ctx.cohort, caller, now) && case.is_some_and(|case| case.joined < PASSED_ON)
}

/// Makes room for one more case: the oldest that is over goes, of too many of one person one of
/// theirs.
pub(super) fn keep_few(quiet: &mut QuietTime, caller: &PersonId, now: Timestamp) {
    let over = |quiet: &QuietTime, whose: Option<&PersonId>| {
        let mut cases = quiet.emergencies.iter();
        cases.position(|case| !case.is_open(now) && whose.is_none_or(|whose| case.caller == *whose))
    };
    while quiet.emergencies.iter().filter(|case| case.caller == *caller).count() >= KEPT_OF_ONE
        && let Some(oldest) = over(quiet, Some(caller))
    {
        quiet.emergencies.remove(oldest);
    }
    while quiet.emergencies.len() >= KEPT
        && let Some(oldest) = over(quiet, None)
    {
        quiet.emergencies.remove(oldest);
    }
}

/// More words about an open case. Nobody is told of it anew: the schedule goes on as it was. Where nobody could be
/// told, or the list had ended, whoever can be told by now is.
pub(super) fn join(ctx: &mut DecisionContext<'_>, number: u64, more: Pointer) {
    let find = |case: &&mut Emergency| case.case == number;
    let Some(case) = ctx.cohort.quiet.emergencies.iter_mut().find(find) else { return };
    let passed = case.joined < PASSED_ON;
    case.joined = case.joined.saturating_add(1);
    if case.told.is_empty() {
        case.reason = Some(more);
        case.exhausted = false;
        urgent::tell_next(ctx, number, Because::Needed);
        return;
    }
    if passed {
        case.more.push(more.clone());
        let old = case.more.len().saturating_sub(REMEMBERED);
        case.more.drain(..old);
    }
    let (caller, exhausted, taken) = (case.caller.clone(), case.exhausted, case.taken.clone());
    let told: Vec<PersonId> = case.told.iter().map(|(told, _)| told.clone()).collect();
    let asked = |ctx: &DecisionContext<'_>, person: &PersonId| {
        ctx.cohort.prompts.iter().any(|p| is_call(p, number, person) && p.answered.is_none())
    };
    let hear: Vec<PersonId> = match taken {
        Some((helper, _)) => vec![helper],
        None => told.into_iter().filter(|person| asked(ctx, person)).collect(),
    };
    if passed {
        for person in &hear {
            say(ctx, number, person, &caller, more.clone());
        }
    }
    let phone = ctx.phone();
    let people: Vec<_> = hear.iter().map(|person| ctx.person(person)).collect();
    match (people.is_empty(), passed) {
        (true, _) => ctx.tell(&caller, line::ListEnded { phone }),
        (false, true) => ctx.tell(&caller, line::AddedSent { people, phone }),
        (false, false) => ctx.tell(&caller, line::AddedEnough { people, phone }),
    };
    if exhausted && urgent::is_anybody_left(ctx, number) {
        if let Some(case) = ctx.cohort.quiet.emergencies.iter_mut().find(find) {
            case.exhausted = false;
            case.reason = Some(more);
            case.more.clear();
        }
        urgent::tell_next(ctx, number, Because::Needed);
    }
}

/// What was said since the call, for somebody who is told of it only now.
pub(super) fn catch_up(ctx: &mut DecisionContext<'_>, case: &Emergency, person: &PersonId) {
    for more in case.more.clone() {
        say(ctx, case.case, person, &case.caller, more);
    }
}

/// An answer to this message is an answer to the call.
fn say(ctx: &mut DecisionContext<'_>, number: u64, person: &PersonId, caller: &PersonId, more: Pointer) {
    let added = line::Added { sender: ctx.person(caller), reason: WORDS.to_owned() };
    let mut message = ctx.private(person, &added.into());
    let otherwise = ctx.render_for(person, &NoWords {}.into()).plain;
    message.quote = Some(Quote { at: more, longest: urgent::LONGEST, otherwise });
    let key = ctx.effect(Effect::Say(message));
    for prompt in ctx.cohort.prompts.iter_mut().filter(|p| is_call(p, number, person)) {
        prompt.again.push(key.clone());
    }
}

fn is_call(prompt: &Prompt, number: u64, person: &PersonId) -> bool {
    prompt.person == *person && prompt.question == Question::Urgent { case: number }
}
