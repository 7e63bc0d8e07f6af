//! Who can do or be told something, at the moment of the decision.

use super::DecisionContext;
use crate::{
    cohort::{Task, WhyNot, ready},
    ids::PersonId,
};

impl DecisionContext<'_> {
    /// Whether a person can do or be told this now.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn ready(&self, person: &PersonId, task: Task) -> Result<(), WhyNot> {
        ready::ready(self.cohort, self.known.directory, person, task, self.known.now)
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
