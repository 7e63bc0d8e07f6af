//! What is stored of consents.

use bots::{
    cohort::Question as Stored,
    consents::{
        asks::Question,
        state::{Change, Consent, Consents, Record},
    },
};
use jiff::Timestamp;

use super::person;

/// A person who said something of each.
pub fn state(now: Timestamp) -> Consents {
    let changes = |given: &[bool]| given.iter().map(|given| Change { at: now, given: *given }).collect();
    let said = [&[false, true, false][..], &[true], &[true, false], &[false]];
    let record = Record {
        asked: Consent::ALL.into_iter().skip(1).map(|consent| (consent, now)).collect(),
        changes: Consent::ALL.into_iter().zip(said.map(changes)).collect(),
    };
    [(person("njeri"), record)].into_iter().collect()
}

/// All that is asked.
pub fn questions() -> Vec<Stored> {
    let may = Consent::ALL.map(|consent| Stored::new(Question::May { consent }));
    may.into_iter().chain([Stored::new(Question::Menu)]).collect()
}
