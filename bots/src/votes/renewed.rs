//! New rules: what was is kept, and whoever moderates hears how many have not said yes to what is, once the reminders are
//! through. Nobody hears who.

use jiff::{SignedDuration, Timestamp};

use super::{
    ballots,
    ended::counted,
    lines as line,
    state::{Since, VERSIONS, Version},
};
use crate::{
    cohort::{Cohort, structure::Rules},
    deciding::DecisionContext,
    ids::PersonId,
};

/// The last reminder comes after 72 working hours; so much later it had time to be answered.
const THROUGH: SignedDuration = SignedDuration::from_hours(72 + 8);

/// The rules have a new version.
pub fn kept(ctx: &mut DecisionContext<'_>, was: &Rules) {
    let at = ctx.now();
    let votes = &mut ctx.cohort.bots.votes;
    votes.versions.push(Version { rules: was.clone(), since: votes.since, until: at });
    let over = votes.versions.len().saturating_sub(VERSIONS);
    votes.versions.drain(..over);
    let totals = votes.rules.as_ref().filter(|decided| decided.at == at).map(|decided| decided.totals);
    votes.since = Some(Since { at, totals });
    votes.renewed = Some(at);
}

fn due(cohort: &Cohort) -> Option<Timestamp> {
    let hours = cohort.hours();
    let through = hours.after_working_time(cohort.bots.votes.renewed?, THROUGH)?;
    hours.first_working_moment_on_or_after(through)
}

/// Tells the moderators, each on a day that has room for it.
pub fn tell_moderators(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let Some(since) = ctx.cohort.bots.votes.renewed else { return };
    if due(ctx.cohort).is_none_or(|due| now < due) {
        return;
    }
    let voters = ballots::voters(ctx.cohort, now);
    let open = voters.iter().filter(|person| ctx.cohort.needs_yes(person)).count();
    let moderators: Vec<PersonId> = if open == 0 { Vec::new() } else { ctx.moderators_ready() };
    let mut is_told = moderators.is_empty();
    for person in moderators {
        if ctx.may_write_to(&person) {
            let cohort = ctx.cohort.structure.name.clone();
            let members = i64::try_from(voters.len()).unwrap_or(i64::MAX);
            let count = counted(u32::try_from(open).unwrap_or(u32::MAX));
            let since = ctx.day(since);
            ctx.tell(&person, line::Unanswered { cohort, count, members, since });
            is_told = true;
        }
    }
    if is_told {
        ctx.cohort.bots.votes.renewed = None;
    }
}

/// When that is due.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let Some(due) = due(cohort) else { return Vec::new() };
    let hours = cohort.hours();
    let tomorrow = || hours.first_working_moment_on_or_after(hours.day(hours.zone.date(now)).until);
    let at = if due > now { Some(due) } else { tomorrow() };
    at.map(|at| ("rules-answers".to_owned(), at)).into_iter().collect()
}
