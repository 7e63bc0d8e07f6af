//! The power over the list of people ends on a day: whoever began a group does not keep it. From then on the list belongs to
//! those whom members have: who moderates, and who holds the duty.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use serde_json::json;

use super::{NAME, lines as line, plus};
use crate::{
    cohort::{Cohort, Role},
    deciding::DecisionContext,
    ids::PersonId,
};

/// So long without a day in the file, in months of the cohort's calendar.
const MONTHS: i32 = 6;
/// Whoever coordinates learns of it so long before.
const NOTICE: SignedDuration = SignedDuration::from_hours(24 * 14);

/// The day on which it ends: `until` in the bot's section of the file, else six months after the cohort began.
fn day(cohort: &Cohort) -> Date {
    let section = cohort.structure.sections.get(NAME);
    let written = section.and_then(|section| section["until"].as_str()).and_then(|day| day.parse().ok());
    let began = || cohort.structure.hours.zone.date(cohort.live_since);
    written.unwrap_or_else(|| began().checked_add(MONTHS.months()).unwrap_or(Date::MAX))
}

/// When it ends: nobody loses it without notice.
fn end(cohort: &Cohort) -> Timestamp {
    let end = cohort.structure.hours.zone.start_of(day(cohort));
    let told = cohort.bots.enrolment.end_told;
    told.map_or(end, |told| end.max(plus(told, NOTICE)))
}

/// Whoever coordinates is told, and then the list passes on, where there is somebody to have it.
pub(super) fn progress(ctx: &mut DecisionContext<'_>) {
    let (now, end) = (ctx.now(), end(ctx.cohort));
    if ctx.cohort.bots.enrolment.passed.is_some() {
        // The operator gave it longer.
        if now < end {
            ctx.cohort.bots.enrolment.passed = None;
        }
        return;
    }
    let coordinators = named(ctx.cohort);
    if coordinators.is_empty() || !ctx.cohort.hours().is_working(now) {
        return;
    }
    let cohort = ctx.cohort.structure.name.clone();
    if ctx.cohort.bots.enrolment.end_told.is_none() {
        if plus(now, NOTICE) < end {
            return;
        }
        ctx.cohort.bots.enrolment.end_told = Some(now);
        let day = ctx.day(self::end(ctx.cohort));
        for person in coordinators {
            ctx.tell(&person, line::EndsSoon { cohort: cohort.clone(), day });
        }
        return;
    }
    if now < end {
        return;
    }
    ctx.cohort.bots.enrolment.passed = Some(now);
    let heirs = ctx.cohort.coordinators();
    if heirs.is_empty() {
        // Nobody could let anybody in any more.
        ctx.cohort.bots.enrolment.passed = None;
        return;
    }
    ctx.audit(None, "list_passed_on", None, json!({ "people": heirs.len() }));
    for person in coordinators.iter().filter(|person| !heirs.contains(person)) {
        ctx.tell(person, line::Ended { cohort: cohort.clone() });
    }
    for person in &heirs {
        ctx.tell(person, line::NowYours { cohort: cohort.clone() });
    }
}

/// When it is looked at next.
pub(super) fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let enrolment = &cohort.bots.enrolment;
    if enrolment.passed.is_some() || named(cohort).is_empty() {
        return Vec::new();
    }
    let due = match enrolment.end_told {
        None => end(cohort).saturating_sub(NOTICE).unwrap_or(Timestamp::MIN),
        Some(_) => end(cohort),
    };
    let hours = cohort.hours();
    let at = hours.first_working_moment_on_or_after(due.max(now)).filter(|at| *at > now);
    // Nobody could have it: tomorrow somebody may.
    let tomorrow = || hours.first_working_moment_on_or_after(hours.day(hours.zone.date(now)).until);
    at.or_else(tomorrow).map(|at| ("list-ends".to_owned(), at)).into_iter().collect()
}

/// Whom the file, or a coordinator, made coordinators.
fn named(cohort: &Cohort) -> Vec<PersonId> {
    let rows = cohort.structure.roster.iter().filter(|row| row.roles.contains(&Role::Coordinator));
    let agreed = rows.map(|row| &row.person).filter(|person| cohort.is_peer(person) && cohort.agreed(person));
    agreed.cloned().collect()
}

/// Whose the list is, to whoever had it or never did.
pub(super) fn refuse(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    match ctx.cohort.bots.enrolment.passed {
        Some(since) if ctx.cohort.has_role(by, Role::Coordinator) => {
            let since = ctx.day(since);
            ctx.tell(by, line::NotYoursNow { since })
        }
        _ => ctx.tell(by, line::NotYours {}),
    };
}

/// Until when the coordinators have the list, for the operator.
pub fn remark(cohort: &Cohort) -> Option<String> {
    if named(cohort).is_empty() {
        return None;
    }
    Some(match cohort.bots.enrolment.passed {
        Some(_) => "the list of people belongs to who moderates and who holds the duty".to_owned(),
        None => {
            let end = cohort.structure.hours.zone.date(end(cohort));
            format!("the list of people belongs to the coordinators until {end}")
        }
    })
}
