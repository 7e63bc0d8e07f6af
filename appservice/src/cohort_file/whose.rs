//! Whose an account of a file is: its own person, or the one who had another account before.

use std::collections::BTreeSet;

use bots::{cohort::Cohort, ids::PersonId};
use config::CohortFile;
use storage::Account;

/// Who is who among the accounts of a file.
pub struct Known<'a> {
    /// The file.
    pub file: &'a CohortFile,
    /// The accounts that are known, of those that the file names.
    pub accounts: &'a [Account],
    /// The cohort as it is, if it is there. Its members are people of it, also those who left.
    pub cohort: Option<&'a Cohort>,
    /// People who are members of other cohorts: they stay who they are there.
    pub elsewhere: &'a BTreeSet<String>,
}

/// Whose an account is.
pub struct Whose<'a> {
    /// The person, where they are known.
    pub person: Option<&'a str>,
    /// The account that they had, where the file says so and it is still theirs.
    pub formerly: Option<&'a str>,
}

/// What a row's `formerly` is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formerly {
    /// It names the account that this person had.
    Theirs,
    /// The row's own account is somebody of this cohort, or of another, already. Said only where the other is somebody else.
    Another,
    /// No person of this cohort has that account.
    Nobody,
    /// The row says nothing of it, or it was done.
    Nothing,
}

impl<'a> Known<'a> {
    /// Finds whose an account of the file is. Who had another account before is that person, also where somebody came in
    /// under the new one meanwhile; but only somebody of this cohort, and nobody who is in it under the new one.
    pub fn whose(&self, account: &str) -> Whose<'a> {
        let (former, worth) = self.former(account);
        let former = former.filter(|_| worth == Formerly::Theirs);
        let person = former.or_else(|| self.among(account)).map(|known| known.person_id.as_str());
        Whose { person, formerly: former.map(|known| known.user_id.as_str()) }
    }

    /// What the `formerly` of an account's row is worth.
    pub fn formerly(&self, account: &str) -> Formerly {
        self.former(account).1
    }

    fn former(&self, account: &str) -> (Option<&'a Account>, Formerly) {
        let row = self.file.people.iter().find(|person| person.id.as_str() == account);
        let Some(named) = row.and_then(|row| row.formerly.as_ref()) else {
            return (None, Formerly::Nothing);
        };
        let is_member = |person: &str| {
            self.cohort.is_some_and(|cohort| cohort.members.contains_key(&PersonId::new(person)))
        };
        let of_cohort = |known: &&Account| is_member(&known.person_id);
        let former = self.among(named.as_str()).filter(of_cohort);
        let is_elsewhere = self.among(account).is_some_and(|own| {
            self.elsewhere.contains(&own.person_id)
                && former.is_some_and(|former| former.person_id != own.person_id)
        });
        let worth = match (former, self.among(account).filter(of_cohort)) {
            (Some(_), None) if is_elsewhere => Formerly::Another,
            (Some(former), None) if !self.is_in_file(former) => Formerly::Theirs,
            (Some(former), Some(own)) if former.person_id == own.person_id => Formerly::Nothing,
            (Some(_), _) => Formerly::Another,
            (None, Some(_)) => Formerly::Nothing,
            (None, None) => Formerly::Nobody,
        };
        (former, worth)
    }

    /// Whether the file has the person under another of their accounts.
    fn is_in_file(&self, former: &Account) -> bool {
        let theirs = self.accounts.iter().filter(|known| known.person_id == former.person_id);
        theirs.into_iter().any(|known| self.file.people.iter().any(|row| row.id.as_str() == known.user_id))
    }

    fn among(&self, user_id: &str) -> Option<&'a Account> {
        self.accounts.iter().find(|known| known.user_id == user_id)
    }
}

/// Every account that a file names for a person, old ones too.
pub fn all_accounts(file: &CohortFile) -> Vec<String> {
    let named = file.people.iter().flat_map(|person| [Some(&person.id), person.formerly.as_ref()]);
    named.flatten().map(ToString::to_string).collect()
}
