//! What a group lacks to be one: two thirds with a yes to the rules, two who facilitate, a first greeting for everybody.
//!
//! Whoever said no, left or is off the list is none of its people, and neither is a supervisor. Whoever has a slip of paper is on
//! the list without a yes.

use jiff::{SignedDuration, Timestamp};

use super::lines as line;
use crate::{
    cohort::{Cohort, Member},
    ids::PersonId,
    text::Line,
};

/// So many who facilitate have said yes.
const FACILITATORS: usize = 2;
/// Whoever was not reached for so long is greeted when they come, and nobody waits for that.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 7);

/// What is missing, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    /// How many people there are.
    pub people: usize,
    /// How many of them said yes to the rules.
    pub agreed: usize,
    /// How many who facilitate did.
    pub facilitators: usize,
    /// How many were not greeted yet.
    pub ungreeted: usize,
}

impl Missing {
    /// What a cohort lacks now.
    pub fn of(cohort: &Cohort, now: Timestamp) -> Self {
        let mut missing = Self { people: slips(cohort), agreed: 0, facilitators: 0, ungreeted: 0 };
        for (person, member) in people(cohort) {
            missing.people += 1;
            missing.agreed += usize::from(cohort.agreed(person));
            missing.facilitators += usize::from(cohort.may_facilitate(person));
            missing.ungreeted += usize::from(waits(cohort, person, member).is_some_and(|until| now < until));
        }
        missing
    }

    /// How many have to say yes: two thirds, and whole people.
    pub fn needed(&self) -> usize {
        (self.people * 2).div_ceil(3).max(1)
    }

    /// Whether it can begin.
    pub fn is_nothing(&self) -> bool {
        self.agreed >= self.needed() && self.facilitators >= FACILITATORS && self.ungreeted == 0
    }

    /// What is missing, a line each; never who.
    pub fn lines(&self) -> Vec<Line> {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let mut lines = Vec::new();
        if self.agreed < self.needed() {
            let (agreed, people, needed) = (number(self.agreed), number(self.people), number(self.needed()));
            lines.push(line::MissingYes { agreed, people, needed }.into());
        }
        if self.facilitators < FACILITATORS {
            let (count, needed) = (number(self.facilitators), number(FACILITATORS));
            lines.push(line::MissingFacilitators { count, needed }.into());
        }
        if self.ungreeted > 0 {
            lines.push(line::MissingGreeting { count: number(self.ungreeted) }.into());
        }
        lines
    }
}

/// When somebody who was not greeted is waited for no more: then it may begin without anything that happens.
pub(super) fn next_moment(cohort: &Cohort, now: Timestamp) -> Option<Timestamp> {
    people(cohort).filter_map(|(person, member)| waits(cohort, person, member)).filter(|at| *at > now).max()
}

/// Its people: peers on the roster who have not gone.
fn people(cohort: &Cohort) -> impl Iterator<Item = (&PersonId, &Member)> {
    cohort.members.iter().filter(|(person, _)| cohort.is_peer(person) && cohort.is_in(person))
}

/// How many are on the list by a slip of paper.
fn slips(cohort: &Cohort) -> usize {
    cohort.bots.enrolment.newcomers()
}

/// Until when somebody's first greeting is waited for; nothing for whoever had it.
fn waits(cohort: &Cohort, person: &PersonId, member: &Member) -> Option<Timestamp> {
    let greeted = member.in_chat || cohort.agreed(person);
    (!greeted).then(|| member.since.saturating_add(PATIENCE).unwrap_or(Timestamp::MAX))
}
