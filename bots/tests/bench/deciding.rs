//! The one door into the decisions.

use bots::{
    cohort::{Cohort, Directory},
    deciding::{Consequences, Context, Link},
    event::Event,
    ids::Cause,
    room_state::ServiceAccounts,
};
use jiff::Timestamp;

use super::slips::FewCodes;

/// What follows from something.
pub(super) fn decide(
    cohort: &mut Cohort,
    directory: &Directory,
    service_accounts: &ServiceAccounts,
    now: Timestamp,
    cause: &Cause,
    what: Event,
    received: Timestamp,
) -> Consequences {
    let link = Link { url: "https://baraza.moh.test/in/abc".to_owned(), token_hash: "hash".to_owned() };
    let known =
        Context { cause, now, directory, service_accounts, fresh_link: &link, fresh_codes: &FewCodes(cause) };
    bots::decide(cohort, &known, what, received)
}
