//! Who can do or be told something, at the moment of the decision.

use jiff::Timestamp;

use super::DecisionContext;
use crate::{
    cohort::{Task, WhyNot, ready},
    ids::PersonId,
    text::Line,
};

impl DecisionContext<'_> {
    /// Whether a person can do or be told this now.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn ready(&self, person: &PersonId, task: Task) -> Result<(), WhyNot> {
        ready::ready(self.cohort, self.known.directory, person, task, self.known.now)
    }

    /// When quiet time ends, if it is quiet now and ever ends. Nothing but an emergency rings then.
    pub fn rests_until(&self) -> Option<Timestamp> {
        let hours = self.cohort.hours();
        if hours.is_working(self.known.now) { None } else { hours.next_opening(self.known.now) }
    }

    /// Whether a line that rings may ring for a person now: always in working hours, and to whoever asked for something
    /// just now; an emergency at any hour.
    pub(super) fn may_ring(&self, person: &PersonId, line: &Line) -> bool {
        line.is_urgent() || self.asker.as_ref() == Some(person) || self.rests_until().is_none()
    }

    /// Of some people those who can do or be told this now, in their order.
    pub fn those_ready(&self, people: impl IntoIterator<Item = PersonId>, task: Task) -> Vec<PersonId> {
        people.into_iter().filter(|person| self.ready(person, task).is_ok()).collect()
    }

    /// The moderators, and others who look after the room in a role, who can be told something in private now.
    pub fn moderators_ready(&self) -> Vec<PersonId> {
        let moderators = self.cohort.members.keys().filter(|person| self.cohort.is_moderator(person));
        self.those_ready(moderators.cloned(), Task::Handle)
    }
}
