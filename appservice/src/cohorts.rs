//! Cohorts as they are stored: the one place where a state becomes a cohort.

use bots::{
    cohort::{Cohort, Directory},
    ids::{CohortId, PersonId},
    stored::{COHORT, Unreadable},
};
use serde::de::IgnoredAny;

use crate::{engine::Engine, error::ShellError};

/// A cohort as loaded.
pub struct Loaded {
    /// Its version.
    pub version: i64,
    /// Its state.
    pub cohort: Cohort,
    /// Its people.
    pub directory: Directory,
}

/// The cohorts of a person.
#[derive(Debug, Default)]
pub(crate) struct Theirs {
    /// Those that can be read.
    pub(crate) cohorts: Vec<Cohort>,
    /// Those that cannot and name the person, and why.
    pub(crate) held: Vec<(CohortId, Unreadable)>,
}

impl Engine {
    /// Loads a cohort with its people.
    ///
    /// # Errors
    /// When the database does not answer, or [`ShellError::Held`] when the state cannot be read.
    pub async fn load(&self, id: &CohortId) -> Result<Option<Loaded>, ShellError> {
        let Some(row) = self.store.load_cohort(id.as_str()).await? else { return Ok(None) };
        let cohort = self.read(id, &row.state).map_err(|why| self.held.note(&about(id), why))?;
        let directory = self.directory(&cohort).await?;
        Ok(Some(Loaded { version: row.version, cohort, directory }))
    }

    fn read(&self, id: &CohortId, state: &str) -> Result<Cohort, Unreadable> {
        let cohort = COHORT.read(state)?;
        self.held.free(&about(id));
        Ok(cohort)
    }

    /// Every cohort that a person is or was on the roster of. One that cannot be read is nobody's but of those whom it
    /// names.
    pub(crate) async fn cohorts_of(&self, person: &PersonId) -> Result<Theirs, ShellError> {
        let mut theirs = Theirs::default();
        let mut torn = Vec::new();
        for id in self.store.cohort_ids().await? {
            let Some(row) = self.store.load_cohort(&id).await? else { continue };
            let id = CohortId::new(id);
            match self.read(&id, &row.state) {
                Ok(cohort) if cohort.members.contains_key(person) => theirs.cohorts.push(cohort),
                Ok(_) => {}
                Err(why) => {
                    self.held.note(&about(&id), why.clone());
                    if row.state.contains(&format!("\"{person}\"")) {
                        theirs.held.push((id, why));
                    } else if serde_json::from_str::<IgnoredAny>(&row.state).is_err() {
                        torn.push((id, why));
                    }
                }
            }
        }
        // A text that is torn may have named anybody: whoever belongs nowhere else may belong there.
        if theirs.cohorts.is_empty() && theirs.held.is_empty() {
            theirs.held = torn;
        }
        Ok(theirs)
    }

    /// That a person's cohort cannot be read: what they said waits for it.
    pub(crate) fn waits_for(&self, held: &[(CohortId, Unreadable)]) -> Option<ShellError> {
        held.first().map(|(id, why)| self.held.note(&about(id), why.clone()))
    }
}

fn about(id: &CohortId) -> String {
    format!("cohort {id}")
}
