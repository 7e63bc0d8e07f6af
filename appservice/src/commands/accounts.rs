//! What a file says and leaves open about new accounts of people who are known.

use std::collections::BTreeMap;

use bots::{cohort::Directory, ids::PersonId};
use config::{CohortFile, Person};

use crate::cohort_file::Formerly;

/// Who gets another account, whose `formerly` does nothing, and whom the file calls as somebody is called who has another
/// account: perhaps the same person.
pub(super) fn changed(
    file: &CohortFile,
    known: &BTreeMap<String, PersonId>,
    formerly: &BTreeMap<String, Formerly>,
    directory: &Directory,
) -> Vec<String> {
    let mut lines = Vec::new();
    for person in &file.people {
        let account = person.id.to_string();
        let Some(id) = known.get(&account) else { continue };
        let idle = formerly.get(&account).and_then(|worth| without_effect(person, *worth));
        let asks = idle.is_none();
        lines.extend(idle);
        let theirs = directory.people.get(id).map(|known| &known.accounts);
        match theirs {
            Some(accounts) if !accounts.is_empty() && !accounts.iter().any(|known| *known == account) => {
                lines.push(format!(
                    "~ {}: {account} instead of {}; what was decided of them stays, the old account is taken out",
                    person.name, accounts[0]
                ));
            }
            Some(_) => {}
            None if asks => lines.extend(alike(file, person, directory)),
            None => {}
        }
    }
    lines
}

/// Who is called alike in a file although at least one of them is new here: two people, or one with two accounts.
pub(super) fn namesakes(file: &CohortFile, known: &BTreeMap<String, PersonId>) -> Vec<String> {
    let is_new = |person: &Person| {
        let account = person.id.to_string();
        known.get(&account).is_none_or(|id| id.as_str() == format!("new {account}"))
    };
    let folded = |person: &Person| person.name.to_lowercase();
    let mut lines = Vec::new();
    for (number, person) in file.people.iter().enumerate() {
        let earlier = file.people[..number].iter().find(|other| folded(other) == folded(person));
        let Some(other) = earlier.filter(|other| is_new(other) || is_new(person)) else { continue };
        lines.push(format!(
            "? {} and {} are both called {}. If that is one person, keep one [[person]]; if two, write what tells them apart in \
             the names, for people read them",
            other.id, person.id, person.name
        ));
    }
    lines
}

/// Why a `formerly` does nothing.
fn without_effect(person: &Person, worth: Formerly) -> Option<String> {
    let (name, account, old) = (&person.name, &person.id, person.formerly.as_ref()?);
    match worth {
        Formerly::Theirs | Formerly::Nothing => None,
        Formerly::Another => Some(format!(
            "? {name} ({account}): formerly = \"{old}\" does nothing, for both accounts are people who are known, here or in \
             another cohort; their records are not made one"
        )),
        Formerly::Nobody => Some(format!(
            "? {name} ({account}): formerly = \"{old}\" does nothing, for nobody of this cohort has that account; they begin as a \
             newcomer"
        )),
    }
}

/// Somebody who is known under the same name and whom the file does not have.
fn alike(file: &CohortFile, person: &Person, directory: &Directory) -> Option<String> {
    let is_named = |account: &str| file.people.iter().any(|person| person.id.as_str() == account);
    let alike = directory.people.values().filter(|known| known.name == person.name);
    let mut accounts = alike.filter_map(|known| known.accounts.first());
    let other = accounts.find(|account| !is_named(account.as_str()))?;
    Some(format!(
        "? {} ({}) is called as {other} is, who is not in this file. Is it the same person? If {} is the new account, write \
         formerly = \"{other}\"; if {other} is the new one, write it here as the id. Else they begin as a stranger, free of \
         any mute",
        person.name, person.id, person.id
    ))
}
