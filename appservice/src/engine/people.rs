//! The people of a cohort's file: known ones, new ones, and those who have another account now.

use std::{collections::BTreeMap, sync::Arc};

use bots::{
    cohort::Cohort,
    ids::{CohortId, PersonId},
};
use config::CohortFile;
use storage::{Account, Decision, NewPerson, Replaced};

use super::Engine;
use crate::{
    cohort_file::{self, Formerly, Known},
    engine::route::gone,
    error::ShellError,
    idsource,
};

/// Who the accounts of a file are before it is applied.
pub struct PeopleOfFile {
    /// The ids, made up for those who are not known.
    pub ids: BTreeMap<String, PersonId>,
    /// What the `formerly` of each account's row is worth.
    pub formerly: BTreeMap<String, Formerly>,
}

impl Engine {
    /// An id for every account that a file names; new people get one, with what is decided of the file.
    pub(super) async fn people_of_file(
        &self,
        file: &CohortFile,
        writes: &mut Decision,
    ) -> Result<BTreeMap<String, PersonId>, ShellError> {
        let (cohort, accounts) = self.known(file).await?;
        let known = Known { file, accounts: &accounts, cohort: cohort.as_deref() };
        let mut people = BTreeMap::new();
        for (account, name) in cohort_file::accounts(file) {
            let whose = known.whose(&account);
            let id = whose.person.map_or_else(idsource::ulid, ToOwned::to_owned);
            people.insert(account.clone(), PersonId::new(id.clone()));
            if let Some(formerly) = whose.formerly {
                self.replaced(&account, formerly, &id, writes).await?;
            }
            writes.persons.push(NewPerson { user_id: account, person_id: id, display_name: Some(name) });
        }
        Ok(people)
    }

    /// Who the accounts that a file names are, as far as they are known; for a plan.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn known_people(&self, file: &CohortFile) -> Result<PeopleOfFile, ShellError> {
        let (cohort, accounts) = self.known(file).await?;
        let known = Known { file, accounts: &accounts, cohort: cohort.as_deref() };
        let (mut ids, mut formerly) = (BTreeMap::new(), BTreeMap::new());
        for (account, _) in cohort_file::accounts(file) {
            let id = known.whose(&account).person.map_or_else(|| format!("new {account}"), ToOwned::to_owned);
            formerly.insert(account.clone(), known.formerly(&account));
            ids.insert(account, PersonId::new(id));
        }
        Ok(PeopleOfFile { ids, formerly })
    }

    async fn known(&self, file: &CohortFile) -> Result<(Option<Arc<Cohort>>, Vec<Account>), ShellError> {
        let accounts = self.store.accounts_among(&cohort_file::all_accounts(file)).await?;
        let cohort = match file.people.iter().any(|person| person.formerly.is_some()) {
            true => self.load_alone(&CohortId::new(file.id.to_string())).await?.map(|(_, cohort)| cohort),
            false => None,
        };
        Ok((cohort, accounts))
    }

    /// A person has another account: the private chat under the old one is left, and a fresh one opened.
    async fn replaced(
        &self,
        account: &str,
        formerly: &str,
        person: &str,
        writes: &mut Decision,
    ) -> Result<(), ShellError> {
        writes.replaced.push(Replaced {
            formerly: formerly.to_owned(),
            user_id: account.to_owned(),
            person_id: person.to_owned(),
        });
        let chat = self.store.chat_of(person).await?;
        if let Some((room, since)) = chat.and_then(|chat| Some((chat.room_id?, chat.updated_at))) {
            writes.forward.push(gone(&room, since, self.clock.now_ms()));
        }
        Ok(())
    }
}
