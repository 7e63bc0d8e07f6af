//! Whose an account of a file is: its own person, or the one who had another account before.

use config::CohortFile;
use storage::Account;

/// Whose an account is.
pub struct Whose<'a> {
    /// The person, where they are known.
    pub person: Option<&'a str>,
    /// The account that they had, where the file says so and it is still theirs.
    pub formerly: Option<&'a str>,
}

impl<'a> Whose<'a> {
    /// Finds it among the accounts that are known. A person who is known under the old account is that person, also where
    /// somebody came in under the new one meanwhile.
    pub fn of(file: &CohortFile, account: &str, known: &'a [Account]) -> Self {
        let among = |user_id: &str| known.iter().find(|known| known.user_id == user_id);
        let row = file.people.iter().find(|person| person.id.as_str() == account);
        let former = row.and_then(|row| row.formerly.as_ref()).and_then(|formerly| among(formerly.as_str()));
        let person = former.or_else(|| among(account)).map(|known| known.person_id.as_str());
        Self { person, formerly: former.map(|known| known.user_id.as_str()) }
    }
}

/// Every account that a file names for a person, old ones too.
pub fn all_accounts(file: &CohortFile) -> Vec<String> {
    let named = file.people.iter().flat_map(|person| [Some(&person.id), person.formerly.as_ref()]);
    named.flatten().map(ToString::to_string).collect()
}
