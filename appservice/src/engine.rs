//! The deciding loop: inbox rows in order, each through a pure decision, committed with its effects and timers.
//!
//! Whose turn it is says `turns`; what a row means is found in [`route`]; what follows from it is decided in `bots`
//! (`batch/deciding`); what is stored together is gathered in [`batch`]. A row that cannot be decided now (no key yet) waits
//! without holding others up; one that can never be is parked with its reason.

mod ahead;
mod apart;
pub mod batch;
mod cohort_choice;
pub mod cohorts;
mod fresh;
mod invited;
mod lanes;
mod limits;
pub mod people;
pub mod room_tasks;
pub mod route;
mod row;
mod turns;

use std::sync::{Arc, Mutex, atomic::AtomicUsize};

use bots::{
    effect::Effect,
    ids::{CohortId, PersonId},
    room_state::ServiceAccounts,
};
use matrix_link::{Homeserver, Identity};
use serde_json::{Value, json};
use storage::{ChatRoom, Decision, Fence, InboxRow, Lease, Outcome, Store};

use crate::{
    clock::Clock,
    device::Device,
    engine::route::Outsider,
    engine::{batch::Pace, cohorts::Kept, room_tasks::RoomTasks},
    error::ShellError,
    guessing::Guessing,
    held::Held,
    outbound::outbox_body::OutboxBody,
    vitals::Vitals,
    wakes::Wakes,
};

/// How long a lease lasts without renewal.
pub const LEASE_MS: i64 = 10_000;
/// The lease of whoever decides.
pub const LEASE: &str = "engine";

/// The deciding loop.
#[derive(Clone)]
pub struct Engine {
    /// The database.
    pub store: Store,
    /// The homeserver, for joining chats that people start.
    pub homeserver: Homeserver,
    /// The voice.
    pub voice: Identity,
    /// Our names.
    pub service_accounts: Arc<ServiceAccounts>,
    /// The time.
    pub clock: Clock,
    /// The voice's encrypted device; without one, what is encrypted waits.
    pub device: Option<Device>,
    /// Only orders and rooms that were made are decided, no events and no timers: those are for the service, which can
    /// read what people wrote, and decides in the order in which things happened.
    pub orders_only: bool,
    /// What the homeserver is asked beside this loop.
    pub room_tasks: RoomTasks,
    /// Where the turns of those who wait apart have come to.
    pub round: Arc<AtomicUsize>,
    /// Wake-ups.
    pub wakes: Wakes,
    /// How long is decided before others have their turn.
    pub pace: Pace,
    /// Cohorts that were read or written lately.
    pub kept: Kept,
    /// What cannot be read and waits.
    pub held: Held,
    /// The public address of the pages.
    pub dashboard_url: String,
    /// The default recovery account.
    pub recovery: Option<config::UserId>,
    /// The lease under which decisions are committed.
    pub lease: Arc<Mutex<Option<Lease>>>,
    /// Signs of life.
    pub vitals: Vitals,
    /// Servers from which many wrong codes came.
    pub guessing: Guessing,
}

impl Engine {
    /// Someone who is on no roster wrote to the voice: one kind answer, nothing kept. Who goes on is not
    /// answered each time.
    pub(crate) async fn answer_outsider(
        &self,
        row: &InboxRow,
        (person, about): (&PersonId, Outsider),
        text: &bots::text::Rendered,
        chat: ChatRoom,
        writes: &mut Decision,
    ) -> Result<(), ShellError> {
        let now = self.clock.now_ms();
        let cause = row.cause.clone();
        let Some(buckets) = self.one_more(&self.answers_to(person, about).await?, now).await? else {
            let outcome = Outcome::ignored("someone on no roster was answered lately");
            writes.inbox.push((cause, outcome));
            return Ok(());
        };
        let plain = bots::effect::Message::plain_to(person.clone(), text.clone());
        let message = bots::effect::Message { rings: about == Outsider::Help, ..plain };
        let body = OutboxBody { cohort: CohortId::new(""), effect: Effect::Say(message) };
        writes.outbox.push(body.row(&format!("{cause}#0"), &cause, &self.service_accounts.voice)?);
        writes.inbox.push((cause, Outcome::decided()));
        writes.buckets.extend(buckets);
        writes.chat_rooms.push(chat);
        Ok(())
    }

    /// Whether this process holds the lease, as far as it knows.
    pub(crate) fn leads(&self) -> bool {
        self.lease.lock().is_ok_and(|lease| lease.is_some())
    }

    pub(crate) fn fence(&self) -> Fence {
        self.lease.lock().ok().and_then(|lease| lease.as_ref().map(Fence::from)).unwrap_or_default()
    }
}

/// The parts of an event that an operator may need when it is parked: never its words.
pub fn metadata(event: &Value) -> String {
    json!({ "type": event["type"], "room_id": event["room_id"], "sender": event["sender"] }).to_string()
}
