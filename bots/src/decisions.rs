//! What people decided in chat and no file undoes: what, who and when, a line each, for the operator's `plan` and
//! `show`. Each bot says what was decided with it. What is over, was taken back or agrees with the file is not said: it
//! differs in nothing.

use jiff::Timestamp;
use serde_json::Value;

use crate::{
    cohort::{Cohort, Directory},
    ids::PersonId,
};

/// An act of the audit log.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// When.
    pub at: Timestamp,
    /// Who did it; nobody for the service itself.
    pub actor: Option<PersonId>,
    /// What was done, one word.
    pub act: String,
    /// More about it.
    pub detail: Value,
}

/// What a bot looks at to say what was decided with it.
#[derive(Clone, Copy, Debug)]
pub struct Decisions<'a> {
    /// The cohort.
    pub cohort: &'a Cohort,
    /// Its people.
    pub directory: &'a Directory,
    /// The audit log, the oldest first.
    pub log: &'a [Logged],
    /// The moment.
    pub now: Timestamp,
}

impl Decisions<'_> {
    /// A person's name.
    pub fn name(&self, person: &PersonId) -> String {
        self.directory.name_of(person)
    }

    /// A moment on the cohort's clock.
    pub fn when(&self, at: Timestamp) -> String {
        at.to_zoned(self.cohort.zone().clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// The last act of the log that is this one.
    pub fn last(&self, is_it: impl Fn(&Logged) -> bool) -> Option<&Logged> {
        self.log.iter().rev().find(|one| is_it(one))
    }

    /// When the log says that it was done last, in words; nothing where it does not.
    pub fn noted(&self, act: &str, by: Option<&PersonId>, about: impl Fn(&Value) -> bool) -> String {
        let is_it =
            |one: &Logged| one.act == act && (by.is_none() || one.actor.as_ref() == by) && about(&one.detail);
        self.last(is_it).map(|one| format!(", decided on {}", self.when(one.at))).unwrap_or_default()
    }
}
