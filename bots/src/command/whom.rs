//! Whom a command means: by reply, by pill or id, by a display name when only one person has it.

use super::spec::About;
use super::target::{Candidate, Resolved, Target, resolve};
use crate::{cohort::Directory, ids::PersonId};

/// Who is meant by a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One person.
    One(PersonId),
    /// Several have that name.
    Several(String, Vec<PersonId>),
    /// Nobody has; without a name nobody was named.
    Nobody(String),
}

/// Whom a command means, and the words after the name where that ended nowhere.
pub fn whom(directory: &Directory, target: &Target, about: About<'_>) -> (Meant, Option<String>) {
    match target {
        Target::Message(_) => match about.author {
            Some(author) => (Meant::One(author.clone()), None),
            None => (Meant::Nobody(String::new()), None),
        },
        Target::User(account) => match directory.person_of(account) {
            Some(person) => (Meant::One(person.clone()), None),
            None => (Meant::Nobody(account.to_string()), None),
        },
        Target::Named(named) => {
            let candidates: Vec<Candidate> = directory
                .people
                .values()
                .flat_map(|p| {
                    p.accounts.iter().map(|a| Candidate { account: a.clone(), name: p.name.clone() })
                })
                .collect();
            match resolve(named, &candidates) {
                Resolved::One { account, rest } => match directory.person_of(&account) {
                    Some(person) => (Meant::One(person.clone()), rest),
                    None => (Meant::Nobody(named.text.clone()), None),
                },
                Resolved::Many(accounts) => {
                    let mut people: Vec<PersonId> =
                        accounts.iter().filter_map(|a| directory.person_of(a).cloned()).collect();
                    people.sort();
                    people.dedup();
                    match people.as_slice() {
                        [one] => (Meant::One(one.clone()), None),
                        _ => (Meant::Several(named.text.clone(), people), None),
                    }
                }
                Resolved::Nobody => (Meant::Nobody(named.text.clone()), None),
            }
        }
    }
}
