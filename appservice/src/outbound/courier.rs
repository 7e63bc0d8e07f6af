//! Delivers each effect once.
//!
//! The Matrix transaction id is a function of the effect's key and the account, and every send names a device, so a
//! repeated delivery is the same message (within the homeserver's 24 hours). Per queue in order; one queue that
//! cannot move holds no other up; what can never succeed is parked with its reason.

mod chats;
mod files;
mod lists;
mod places;
mod reports;
mod saying;
mod sending;
mod signs;

use std::sync::Arc;

use bots::{
    effect::{Destination, Effect, Message, Pointer},
    enrolment::listed::Fault,
    ids::EffectKey,
    room_state::ServiceAccounts,
    stored::Unreadable,
    wire::passed_on,
};
use futures::future::join_all;
use jiff::Timestamp;
use matrix_link::{Homeserver, Identity, transaction_id};
use ruma::{OwnedEventId, OwnedRoomId};
use storage::{OutboxRow, Part, Stands, Store};
use tokio::{
    sync::Notify,
    task::{JoinError, JoinSet},
};
use tokio_util::sync::CancellationToken;

use self::chats::Opened;
pub use self::places::Places;
use super::{
    outbox_body::{self, OutboxBody},
    refusing::Refusing,
};
use crate::{
    clock::Clock,
    device::Device,
    error::ShellError,
    held::{Held, PAUSE_MS},
    pictures::Pictures,
    supervise,
    vitals::{Part as Loop, Vitals},
};

/// A claim that is not acknowledged in this time may be taken by another.
pub(super) const CLAIM_MS: i64 = 60_000;
/// Deliveries at once.
const PLACES: usize = 16;
/// Rows of one claim, where somebody else turns the loops.
const AT_ONCE: i64 = 16;
/// Chats that are opened at once, beside those: an invitation may hang with the person's server.
const OPENINGS: usize = 8;
/// An effect at which the program breaks off is tried so often.
const BROKEN_TRIES: i64 = 12;
/// What could not be said in a chat that is gone waits so long before it goes by the next one.
const GONE_PAUSE_MS: i64 = 1_000;

/// The courier.
#[derive(Clone)]
pub struct Courier {
    /// The homeserver.
    pub homeserver: Homeserver,
    /// Redacts.
    pub steward: Identity,
    /// Speaks.
    pub voice: Identity,
    /// Our names.
    pub service_accounts: Arc<ServiceAccounts>,
    /// The outbox.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// The voice's encrypted device, where there is one.
    pub device: Option<Device>,
    /// Who claims.
    pub holder: String,
    /// Who has how many of the places.
    pub places: Places,
    /// Told when something was put into the outbox.
    pub posted: Arc<Notify>,
    /// Tells that something came into the inbox.
    pub arrived: Arc<Notify>,
    /// Signs of life.
    pub vitals: Vitals,
    /// What cannot be read and waits.
    pub held: Held,
    /// Servers that refuse invitations.
    pub refusing: Refusing,
    /// The pictures of the rooms and of the voice, where they are uploaded.
    pub pictures: Pictures,
}

pub(super) type Flying = JoinSet<Result<(), ShellError>>;

/// What became of an effect.
enum Delivery {
    /// Done, with the event it made, if any, and where.
    Done(Option<(OwnedRoomId, OwnedEventId)>),
    /// Can never be done.
    Never(String),
    /// Not before a moment, and why.
    Later(Timestamp, &'static str),
    /// The room did not take it, so surely nothing was said.
    Refused(ShellError),
}

impl Courier {
    /// Delivers until told to stop. Polls twice a second; being told is only a hint. What takes long holds up its own
    /// queue and nothing else.
    pub async fn run(self, stop: CancellationToken) {
        let mut flying = Flying::new();
        let mut opening = Flying::new();
        loop {
            self.vitals.beat(Loop::Delivery).await;
            self.set_off(Part::Without(outbox_body::OPEN_CHAT), &mut flying, PLACES).await;
            self.set_off(Part::Only(outbox_body::OPEN_CHAT), &mut opening, OPENINGS).await;
            let free = flying.len() < PLACES || opening.len() < OPENINGS;
            tokio::select! {
                () = stop.cancelled() => break,
                Some(settled) = flying.join_next() => told(settled),
                Some(settled) = opening.join_next() => told(settled),
                () = self.posted.notified(), if free => {}
                () = tokio::time::sleep(std::time::Duration::from_millis(500)), if free => {}
            }
        }
        // What is under way is finished, so that its answer is not lost.
        while let Some(settled) = flying.join_next().await {
            told(settled);
        }
        while let Some(settled) = opening.join_next().await {
            told(settled);
        }
    }

    /// Claims what is due and delivers it. Gives the number of effects that were claimed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn deliver_due(&self) -> Result<usize, ShellError> {
        let rows = self.store.claim(Part::All, &self.holder, self.clock.now_ms(), CLAIM_MS, AT_ONCE).await?;
        let results = join_all(rows.iter().map(|row| self.settle_alone(row))).await;
        for result in results {
            result?;
        }
        Ok(rows.len())
    }

    /// One effect is one effect: what breaks off at it is tried again, later and later, and then parked.
    pub(super) async fn settle_alone(&self, row: &OutboxRow) -> Result<(), ShellError> {
        let words = match supervise::contained(self.settle(row)).await {
            Ok(settled) => return settled,
            Err(words) => words,
        };
        tracing::error!(key = %row.effect_key, "a delivery broke off: {words}");
        self.vitals.broke_off(Loop::Delivery, &words);
        if row.attempts >= BROKEN_TRIES {
            self.store.park(&row.effect_key, &format!("delivering it broke off: {words}")).await?;
        } else {
            let pause = 1_000 << row.attempts.clamp(0, 10);
            self.store
                .postpone(&row.effect_key, self.clock.now_ms() + pause, "delivering it broke off")
                .await?;
        }
        Ok(())
    }

    async fn settle(&self, row: &OutboxRow) -> Result<(), ShellError> {
        let now = self.clock.now_ms();
        if row.expires_at.is_some_and(|expires| expires < now) {
            self.store.park(&row.effect_key, "it came too late to be of use").await?;
            return Ok(());
        }
        let body = row.body.as_ref().map_or("", |body| body.as_str());
        let body = match OutboxBody::read(body) {
            Ok(body) => body,
            Err(why @ Unreadable::Newer { .. }) => {
                let waits = self.held.note("the outbox", why);
                self.store.postpone(&row.effect_key, now + PAUSE_MS, &waits.chain()).await?;
                return Ok(());
            }
            Err(why) => {
                self.store.park(&row.effect_key, &format!("unreadable effect: {why}")).await?;
                return Ok(());
            }
        };
        let key = EffectKey::stored(row.effect_key.clone());
        let delivered = self.deliver(row, &key, &body).await;
        let untried = matches!(delivered, Ok(Delivery::Refused(_)));
        match delivered {
            Ok(Delivery::Done(stands)) => {
                self.report(row, &body, stands.as_ref().map(|(_, event)| event), now).await?;
                let device = self.voice.device_id.as_ref().map(|device| device.as_str());
                let stands = stands
                    .as_ref()
                    .map(|(room, event)| Stands { room_id: room.as_str(), event_id: event.as_str() });
                // Since before it was sent: nobody can have answered it earlier, and some answer at once.
                self.store.acknowledge(&row.effect_key, stands, device, now).await?;
                metrics::counter!("baraza_effects_delivered_total", "kind" => outbox_body::word(&body.effect))
                    .increment(1);
            }
            Ok(Delivery::Never(reason)) => self.park(row, &body, &reason).await?,
            Ok(Delivery::Later(at, why)) => {
                self.store.postpone(&row.effect_key, at.as_millisecond(), why).await?;
            }
            Ok(Delivery::Refused(error)) | Err(error) => self.failed(row, &body, error, untried).await?,
        }
        Ok(())
    }

    /// What did not go is tried again, or never. Of what was refused as a whole nothing is looked for later.
    async fn failed(
        &self,
        row: &OutboxRow,
        body: &OutboxBody,
        error: ShellError,
        untried: bool,
    ) -> Result<(), ShellError> {
        let (key, now) = (&row.effect_key, self.clock.now_ms());
        let until = now + pause_ms(&error, row.attempts);
        match error {
            error if error.is_about_the_room() && self.lost_chat(&body.effect).await? => {
                self.store.postpone(key, now + GONE_PAUSE_MS, "the chat is gone").await?;
            }
            error if error.heals() || is_closed_room(&error, &body.effect) => {
                match untried {
                    true => self.store.postpone_untried(key, until, &error.chain()).await?,
                    false => self.store.postpone(key, until, &error.chain()).await?,
                };
                tracing::debug!(%key, until, "put off: {}", error.chain());
            }
            error => self.park(row, body, &error.chain()).await?,
        }
        Ok(())
    }

    async fn park(&self, row: &OutboxRow, body: &OutboxBody, reason: &str) -> Result<(), ShellError> {
        tracing::warn!(key = %row.effect_key, kind = outbox_body::word(&body.effect), "parked: {reason}");
        metrics::counter!("baraza_effects_parked_total", "kind" => outbox_body::word(&body.effect))
            .increment(1);
        self.report(row, body, None, self.clock.now_ms()).await?;
        match &body.effect {
            Effect::ReadList(asked) => self.tell_list(row, &body.cohort, asked, Err(Fault::Gone)).await?,
            // Whom no invitation reaches is known to the cohort: nobody waits for them.
            Effect::OpenChat { person, .. } => self.report_unreached(row, &body.cohort, person).await?,
            _ => {}
        }
        self.store.park(&row.effect_key, reason).await?;
        Ok(())
    }

    async fn deliver(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        body: &OutboxBody,
    ) -> Result<Delivery, ShellError> {
        match &body.effect {
            Effect::Say(message) => self.say(row, key, &body.cohort, message).await,
            Effect::OpenChat { person, name, topic, encrypted } => {
                match self.open_chat(person, name, topic, *encrypted).await? {
                    Opened::Asked => Ok(Delivery::Done(None)),
                    Opened::Waits(until) => Ok(Delivery::Later(until, "a server refuses invitations")),
                    Opened::Refused { account, fault } => {
                        self.report_refusal(row, &body.cohort, &account).await?;
                        Ok(Delivery::Never(format!("the invitation was refused: {fault}")))
                    }
                }
            }
            Effect::LeaveChat { person, room, text } => {
                self.leave_chat(key, person, room, text.as_ref()).await?;
                Ok(Delivery::Done(None))
            }
            Effect::Label { person, name, topic } => {
                self.label_chat(person, name, topic).await?;
                Ok(Delivery::Done(None))
            }
            Effect::Relay { author, pointer, to, frame, caption } => {
                let at = Pointer { place: Destination::Chat(author.clone()), event: pointer.clone() };
                let found = match self.written(&body.cohort, &at).await? {
                    Some(content) => passed_on(&content, frame, caption),
                    None => None,
                };
                let Some((mut content, text)) = found else {
                    return Ok(Delivery::Never("what was left was taken back or cannot be read".to_owned()));
                };
                let message = Message::silent(Destination::Room(*to), text);
                self.put(row, key, &body.cohort, &message, &mut content).await
            }
            Effect::Redact { room, event } => {
                let Some(room_id) = self.room_of(&body.cohort, Destination::Room(*room)).await? else {
                    return Ok(Delivery::Never("the room does not exist".to_owned()));
                };
                let txn = transaction_id(key.as_str(), &self.steward.user_id);
                self.homeserver.redact(&self.steward, &room_id, event, &txn, None).await?;
                Ok(Delivery::Done(None))
            }
            Effect::Withdraw { message } => {
                let Some((room, event)) = self.delivered(message).await? else {
                    return Ok(Delivery::Never("the message was never delivered".to_owned()));
                };
                let txn = transaction_id(key.as_str(), &self.voice.user_id);
                self.homeserver.redact(&self.voice, &room, &event, &txn, None).await?;
                Ok(Delivery::Done(None))
            }
            Effect::Mark { room, event, sign } => {
                self.mark(row, key, &body.cohort, (*room, event), sign).await
            }
            Effect::Unmark { mark, .. } => self.unmark(key, mark).await,
            Effect::ReadList(asked) => self.read_list(row, &body.cohort, asked).await,
            Effect::Hand(file) => self.hand(row, key, &body.cohort, file).await,
        }
    }
}

/// Says what went wrong with a delivery; its row is claimed again when the claim has run out.
fn told(settled: Result<Result<(), ShellError>, JoinError>) {
    match settled {
        Ok(Ok(())) => {}
        Ok(Err(fault)) => tracing::error!("a delivery could not be noted: {}", fault.chain()),
        Err(error) => tracing::error!(%error, "a delivery broke off"),
    }
}

/// Closed is closed for the voice too: what it wants to say in a closed room waits; so it does while the voice is out of
/// the room, which the reconciler brings it back to.
fn is_closed_room(error: &ShellError, effect: &Effect) -> bool {
    error.is_about_the_room()
        && matches!(effect, Effect::Say(Message { to: Destination::Room(_), .. }) | Effect::Relay { .. })
}

fn pause_ms(error: &ShellError, attempts: i64) -> i64 {
    let attempts = u32::try_from(attempts).unwrap_or(u32::MAX);
    let pause = match error {
        ShellError::Homeserver(fault) => fault.backoff(attempts.saturating_sub(1)),
        _ => None,
    };
    pause.map_or(5_000, |pause| i64::try_from(pause.as_millis()).unwrap_or(60_000))
}
