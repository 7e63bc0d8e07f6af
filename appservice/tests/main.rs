//! The shell against a fake homeserver: a whole Baraza in this process, with one clock for both, killed and disturbed
//! at every point.

#![expect(clippy::unwrap_used, reason = "a test that unwraps says by failing what went wrong")]

mod adopted;
mod apply;
mod canary;
mod chats;
mod crash;
mod creating;
mod door;
mod gaps;
mod golden;
mod health;
mod held;
mod home;
mod house;
mod ignored;
mod invitations;
mod later;
mod opening;
mod operator;
mod planning;
mod poison;
mod real;
mod rounds;
mod sealed;
mod several;
#[path = "../../bots/tests/shape.rs"]
mod shape;
mod showing;
mod story;
mod terminal;
mod town;
mod trouble;
