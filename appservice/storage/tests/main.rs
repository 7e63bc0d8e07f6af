//! Every operation of the store, on SQLite and on PostgreSQL.
//!
//! PostgreSQL is a server named by `BARAZA_TEST_POSTGRES` on which tests may make databases; each test makes one of
//! its own and drops it. `tests/run` provides it. Without it these tests are listed as ignored; on CI that is a
//! failure.

#![expect(clippy::unwrap_used, reason = "a test that unwraps says by failing what went wrong")]

mod activity;
mod audit;
mod canary;
mod chats;
mod decisions;
mod formats;
mod home;
mod inbox;
mod leases;
mod limits;
mod outbox;
mod pages;
mod people;
mod people_of_cohorts;
mod rooms;
mod schema;
mod slips;
mod timers;
mod writing;

#[test]
fn postgres_is_not_forgotten_on_ci() {
    let on_ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(
        !on_ci || std::env::var(home::POSTGRES).is_ok(),
        "CI must run the storage tests on PostgreSQL: set {} to a server's address",
        home::POSTGRES
    );
}
