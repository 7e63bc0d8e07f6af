//! What a caller says after the call: it joins the case that is open, and whoever was told hears it. However often
//! one person calls, the volunteers are told of one case, in its order.

use super::{
    asks::is_call,
    cases::PASSED_ON,
    state::Emergency,
    telling::{Because, is_anybody_left, say, tell_next},
};
use crate::{
    deciding::{DecisionContext, Words},
    ids::PersonId,
    quiet_hours::urgent_lines as line,
};

/// So many of them, the last ones, are told with the reason to whoever is told later.
const REMEMBERED: usize = 3;

/// More words about an open case. Nobody is told of it anew: the schedule goes on as it was. Where nobody could be
/// told, or the list had ended, whoever can be told by now is.
pub(super) fn join(ctx: &mut DecisionContext<'_>, number: u64, words: &Words) {
    let more = words.at.clone();
    let find = |case: &&mut Emergency| case.case == number;
    let Some(case) = ctx.cohort.bots.quiet.emergencies.iter_mut().find(find) else { return };
    let passed = case.joined < PASSED_ON;
    case.joined = case.joined.saturating_add(1);
    case.note_pieces(words);
    if case.told.is_empty() {
        case.reason = Some(more);
        case.exhausted = false;
        tell_next(ctx, number, Because::Needed);
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
            say(ctx, number, person, &caller, words);
        }
    }
    let phone = ctx.phone();
    let people: Vec<_> = hear.iter().map(|person| ctx.person(person)).collect();
    match (people.is_empty(), passed) {
        (true, _) => ctx.tell(&caller, line::ListEnded { phone }),
        (false, true) => ctx.tell(&caller, line::AddedSent { people, phone }),
        (false, false) => ctx.tell(&caller, line::AddedEnough { people, phone }),
    };
    ctx.tell_cut(&caller, words);
    if exhausted && is_anybody_left(ctx, number) {
        if let Some(case) = ctx.cohort.bots.quiet.emergencies.iter_mut().find(find) {
            case.exhausted = false;
            case.reason = Some(more);
            case.more.clear();
        }
        tell_next(ctx, number, Because::Needed);
    }
}
