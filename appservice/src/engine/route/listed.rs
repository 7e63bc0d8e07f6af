//! A list of people that was read: whose the accounts of its rows are.

use std::collections::BTreeMap;

use bots::{
    enrolment::listed::{Fault, Listed},
    event::Event,
    ids::{CohortId, PersonId},
};
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Route;
use crate::{engine::Engine, error::ShellError, idsource};

/// What the courier says of a list.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ReadList {
    /// Whose.
    pub cohort: CohortId,
    /// Who sent it.
    pub by: PersonId,
    /// As what.
    pub list: OwnedEventId,
    /// What it read as when they said yes to it.
    pub take: Option<u64>,
    /// Its rows, or why there are none.
    pub read: Result<Vec<Listed>, Fault>,
}

impl Engine {
    /// People who are known are themselves; others get an id, which is stored with what is decided, if it makes them
    /// anybody's.
    pub(super) async fn listed(&self, body: Value) -> Result<Route, ShellError> {
        let Ok(ReadList { cohort, by, list, take, mut read }) = serde_json::from_value(body) else {
            return Ok(Route::Park("a list that cannot be read".to_owned()));
        };
        if let Ok(rows) = &mut read {
            let accounts: Vec<String> =
                rows.iter().filter_map(|row| row.entry.account.as_ref()).map(ToString::to_string).collect();
            let known = self.store.accounts_among(&accounts).await?.into_iter();
            let known: BTreeMap<String, String> =
                known.map(|account| (account.user_id, account.person_id)).collect();
            for row in rows {
                let Some(account) = &row.entry.account else {
                    // An id for a slip, which becomes nobody's.
                    row.person = Some(PersonId::new(idsource::ulid()));
                    continue;
                };
                let person = known.get(account.as_str());
                row.person = Some(PersonId::new(person.map_or_else(idsource::ulid, Clone::clone)));
                if let Some(person) = person {
                    row.elsewhere = self.is_elsewhere(person, &cohort).await?;
                }
            }
        }
        Ok(self.for_cohort(cohort, Event::ListRead { by, list, take, read }))
    }

    /// Whether a person is in another cohort.
    pub(super) async fn is_elsewhere(&self, person: &str, this: &CohortId) -> Result<bool, ShellError> {
        let naming = self.store.cohorts_naming(person).await?;
        let person = PersonId::new(person);
        for id in naming.into_iter().map(CohortId::new).filter(|id| id != this) {
            let other = self.load_alone(&id).await?;
            if other.is_some_and(|(_, cohort)| cohort.is_in(&person)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
