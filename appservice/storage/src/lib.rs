//! Rows and queries: everything the service remembers, in SQLite or in PostgreSQL.
//!
//! [`Store`] is the whole face of it. Each statement is written once and runs on both databases; the tests run every
//! operation on both. What must happen together happens in one transaction: a received batch ([`Store::receive`]), a
//! claim ([`Store::claim`]), a timer that fires ([`Store::fire_timer`]) and above all a decision
//! ([`Store::decide_commit`]).
//!
//! Every operation may be repeated after a crash: rows are named by what caused them, and a second insertion is no
//! insertion. Text of messages lives in the inbox until it is decided and in the outbox until it is acknowledged,
//! nowhere else; [`Body`] keeps it out of logs.
//!
//! This crate must not know what a row means: no Matrix types, no rules of a cohort, no clock (times come in as epoch
//! milliseconds; only leases on PostgreSQL read the database's clock) and no ids of its own making.
//!
//! The few statements that differ between the databases: opening and `BEGIN IMMEDIATE` (`store`), the lock around
//! migrations (`migrate`), the lease clock (`lease`) and the checkpoint ([`Store::scrub`]).

mod activity;
mod audit;
mod body;
mod chat;
mod cohort;
mod counting;
mod decision;
mod error;
mod format;
mod health;
mod inbox;
mod lease;
mod limit;
mod many;
mod membership;
mod migrate;
mod outbox;
mod page_access;
mod person;
mod reopening;
mod room;
mod seq;
mod setting;
mod slip;
mod store;
mod text;
mod text_enum;
mod timer;
mod tx;
mod unasked;

pub use activity::{ActivityKind, ActivityRow};
pub use audit::{AuditRow, Chain, NewAudit};
pub use body::Body;
pub use chat::{Chat, ChatRoom, ChatStatus};
pub use cohort::CohortRow;
pub use counting::Work;
pub use decision::{CohortWrite, CommitError, Decision, Fence, Stale};
pub use error::{Result, StoreError};
pub use format::CohortHead;
pub use health::{Counts, Parked};
pub use inbox::{InboxRow, InboxState, NewInboxRow, Outcome, Waiting};
pub use lease::Lease;
pub use limit::Bucket;
pub use membership::{MembershipChange, MembershipSpan};
pub use outbox::{
    CHAT_QUEUE, Delivered, NewOutboxRow, OPENING_QUEUE, Ours, OutboxRow, OutboxState, Part, Stands,
};
pub use page_access::{Link, NewLink, View, WebSession};
pub use person::{Account, NewPerson, Person, Replaced};
pub use reopening::Reopening;
pub use room::{RoomRow, Touch};
pub use slip::{Slip, SlipWrite};
pub use store::{Backend, Store};
pub use text_enum::UnknownWord;
pub use timer::{NewTimer, TimerRow};
pub use unasked::Unasked;
