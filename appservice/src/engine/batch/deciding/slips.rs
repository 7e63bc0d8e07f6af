//! Slips: their codes, and what is stored of them.

use std::fmt;

use bots::{
    cohort::{Directory, Person},
    deciding::{FreshCodes, JoinCode, SlipChange},
};
use storage::{Decision, NewPerson, Slip, SlipWrite};

use crate::{idsource, links};

/// Codes that follow from a fresh secret.
pub(super) struct Codes(pub(super) String);

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codes")
    }
}

impl FreshCodes for Codes {
    fn code(&self, number: usize) -> JoinCode {
        let digits = idsource::digits(&self.0, number);
        JoinCode { hash: links::code_hash(&digits), digits }
    }
}

/// What is stored of a change. Whoever came by a slip is called as it says, unless they are known by a name.
pub(super) fn write(change: &SlipChange, cohort: &str, directory: &Directory, writes: &mut Decision) {
    match change {
        SlipChange::Made { slip, name, code, forget, .. } => writes.slips.push(SlipWrite::Put(Slip {
            slip_id: slip.as_str().to_owned(),
            cohort_id: cohort.to_owned(),
            name: name.clone(),
            code_hash: code.clone(),
            forget_at: forget.as_millisecond(),
        })),
        SlipChange::Used { slip, by } => {
            let name = directory.slips.get(slip);
            let known = directory.people.get(by).filter(|known| !is_named(known));
            if let (Some(name), Some(account)) = (name, known.and_then(|known| known.accounts.first())) {
                writes.persons.push(NewPerson {
                    user_id: account.to_string(),
                    person_id: by.as_str().to_owned(),
                    display_name: Some(name.clone()),
                });
            }
            writes.slips.push(SlipWrite::Forget(slip.as_str().to_owned()));
        }
        SlipChange::Gone { slip } => writes.slips.push(SlipWrite::Forget(slip.as_str().to_owned())),
    }
}

/// Whether somebody is known by another name than their account's.
pub(super) fn is_named(known: &Person) -> bool {
    known.accounts.iter().all(|account| account.localpart() != known.name)
}
