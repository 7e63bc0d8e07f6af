//! What a file says and leaves open about new accounts of people who are known.

use std::collections::BTreeMap;

use bots::{cohort::Directory, ids::PersonId};
use config::CohortFile;

/// Who gets another account, and whom the file calls as somebody is called who has another one: perhaps the same person.
pub(super) fn changed(
    file: &CohortFile,
    known: &BTreeMap<String, PersonId>,
    directory: &Directory,
) -> Vec<String> {
    let mut lines = Vec::new();
    for person in &file.people {
        let account = person.id.to_string();
        let Some(id) = known.get(&account) else { continue };
        let theirs = directory.people.get(id).map(|known| &known.accounts);
        match theirs {
            Some(accounts) if !accounts.is_empty() && !accounts.iter().any(|known| *known == account) => {
                lines.push(format!(
                    "~ {}: {account} instead of {}; what was decided of them stays, the old account is taken out",
                    person.name, accounts[0]
                ));
            }
            Some(_) => {}
            None => {
                let is_named = |account: &str| file.people.iter().any(|person| person.id.as_str() == account);
                let alike = directory.people.values().filter(|known| known.name == person.name);
                let mut accounts = alike.filter_map(|known| known.accounts.first());
                if let Some(other) = accounts.find(|account| !is_named(account.as_str())) {
                    lines.push(format!(
                        "? {} ({account}) is called as {other} is, who is not in this file: if it is the same person with a new \
                         account, write formerly = \"{other}\"; else they begin as a stranger, free of any mute"
                    , person.name));
                }
            }
        }
    }
    lines
}
