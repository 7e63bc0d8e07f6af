//! Each quarter the members are asked whether the rules still fit, unless they changed meanwhile.

use jiff::{SignedDuration, Timestamp};

use super::{
    ballots,
    state::{Matter, Vote},
};
use crate::{cohort::Cohort, deciding::DecisionContext, ids::RoomKind};

/// So long after the rules began to hold, or were last asked about.
const QUARTER: SignedDuration = SignedDuration::from_hours(24 * 90);

/// When the next one is due.
fn due(cohort: &Cohort) -> Timestamp {
    let votes = &cohort.bots.votes;
    let since = votes.since.map(|since| since.at).into_iter().chain(votes.reviewed);
    let last = since.fold(cohort.live_since, Timestamp::max);
    last.saturating_add(QUARTER).unwrap_or(Timestamp::MAX)
}

/// It begins, where nothing else is voted on and the room's day has a place for its line.
pub fn begin(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    if now < due(ctx.cohort) || ctx.cohort.bots.votes.running.is_some() {
        return;
    }
    if ballots::voters(ctx.cohort, now).is_empty() || !ctx.may_post(RoomKind::Peer) {
        return;
    }
    let votes = &mut ctx.cohort.bots.votes;
    votes.last += 1;
    votes.reviewed = Some(now);
    votes.running = Some(Vote::new(votes.last, None, Matter::Review));
}

/// When it is looked at next.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    if cohort.bots.votes.running.is_some() {
        return Vec::new();
    }
    let hours = cohort.hours();
    let at = hours.first_working_moment_on_or_after(due(cohort).max(now));
    let tomorrow = || hours.first_working_moment_on_or_after(hours.day(hours.zone.date(now)).until);
    let at = at.filter(|at| *at > now).or_else(tomorrow);
    at.map(|at| ("rules-review".to_owned(), at)).into_iter().collect()
}
