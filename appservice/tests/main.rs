//! The shell against a fake homeserver: a whole Baraza in this process, with one clock for both, killed and disturbed
//! at every point.

#![expect(clippy::unwrap_used, reason = "a test that unwraps says by failing what went wrong")]

mod apply;
mod callers;
mod canary;
mod chats;
mod codes;
mod cohort_file;
mod crash;
mod creating;
mod door;
mod doors;
mod due;
mod first_words;
mod flood;
mod gaps;
mod golden;
mod health;
mod held;
mod house;
mod ignored;
mod imports;
mod invitations;
mod keys;
mod later;
mod load;
mod looking;
mod loops;
mod modes;
mod new_account;
mod odd;
mod once;
mod opening;
mod operator;
mod own;
mod pictures;
mod planning;
mod poison;
mod real;
mod references;
mod refusing;
mod replaced;
mod requests;
mod rounds;
mod scenario;
mod sealed;
mod several;
#[path = "../../bots/tests/shape.rs"]
mod shape;
mod showing;
mod signs;
mod terminal;
mod test_db;
mod test_device;
mod test_service;
mod threads;
mod together;
mod traceless;
mod trouble;
mod votes;
