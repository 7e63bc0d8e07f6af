//! The people of a cohort's file: known ones, new ones, and those who have another account now.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

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

/// What is known of a file's accounts.
struct Found {
    cohort: Option<Arc<Cohort>>,
    accounts: Vec<Account>,
    /// Which of those are theirs no more: they have another by a decision of people.
    former: BTreeSet<String>,
    /// Who of those with a new account is in another cohort under it.
    elsewhere: BTreeSet<String>,
}

impl Engine {
    /// An id for every account that a file names; new people get one, with what is decided of the file.
    pub(super) async fn people_of_file(
        &self,
        file: &CohortFile,
        writes: &mut Decision,
    ) -> Result<BTreeMap<String, PersonId>, ShellError> {
        let Found { cohort, accounts, former, elsewhere } = self.known(file).await?;
        let known = Known { file, accounts: &accounts, cohort: cohort.as_deref(), elsewhere: &elsewhere };
        let mut people = BTreeMap::new();
        for (account, name) in cohort_file::accounts(file) {
            let whose = known.whose(&account);
            let id = whose.person.map_or_else(idsource::ulid, ToOwned::to_owned);
            people.insert(account.clone(), PersonId::new(id.clone()));
            if former.contains(&account) {
                continue;
            }
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
        let Found { cohort, accounts, elsewhere, .. } = self.known(file).await?;
        let known = Known { file, accounts: &accounts, cohort: cohort.as_deref(), elsewhere: &elsewhere };
        let (mut ids, mut formerly) = (BTreeMap::new(), BTreeMap::new());
        for (account, _) in cohort_file::accounts(file) {
            let id = known.whose(&account).person.map_or_else(|| format!("new {account}"), ToOwned::to_owned);
            formerly.insert(account.clone(), known.formerly(&account));
            ids.insert(account, PersonId::new(id));
        }
        Ok(PeopleOfFile { ids, formerly })
    }

    async fn known(&self, file: &CohortFile) -> Result<Found, ShellError> {
        let named = cohort_file::all_accounts(file);
        let mut accounts = self.store.accounts_among(&named).await?;
        let mut former = BTreeSet::new();
        for (user_id, person_id) in self.store.former_accounts(&named).await? {
            // Whoever was given it since is who it means.
            if accounts.iter().all(|known| known.user_id != user_id) {
                former.insert(user_id.clone());
                accounts.push(Account { user_id, person_id, display_name: None });
            }
        }
        let mut found = Found { cohort: None, accounts, former, elsewhere: BTreeSet::new() };
        let moved: Vec<String> = file
            .people
            .iter()
            .filter(|person| person.formerly.is_some())
            .map(|person| person.id.to_string())
            .collect();
        if moved.is_empty() {
            return Ok(found);
        }
        let this = CohortId::new(file.id.to_string());
        found.cohort = self.load_alone(&this).await?.map(|(_, cohort)| cohort);
        for own in found.accounts.iter().filter(|known| moved.contains(&known.user_id)) {
            for id in self.store.cohorts_naming(&own.person_id).await?.into_iter().map(CohortId::new) {
                if id == this {
                    continue;
                }
                let other = self.load_alone(&id).await?;
                let person = PersonId::new(own.person_id.clone());
                if other.is_some_and(|(_, cohort)| cohort.members.contains_key(&person)) {
                    found.elsewhere.insert(own.person_id.clone());
                }
            }
        }
        Ok(found)
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
