//! Delivers each effect once.
//!
//! The Matrix transaction id is a function of the effect's key and the account, and every send names a device, so a
//! repeated delivery is the same message (within the homeserver's 24 hours). Per queue in order; one queue that
//! cannot move holds no other up; what can never succeed is parked with its reason.

mod chats;
mod places;
mod reports;

use std::sync::Arc;

use bots::{
    effect::{Destination, Effect, Message, Pointer},
    ids::{CohortId, EffectKey},
    room_state::ServiceAccounts,
    stored::Unreadable,
    wire::{self, address, passed_on, words, words_of},
};
use futures::future::join_all;
use matrix_link::{Homeserver, Identity, transaction_id};
use ruma::{EventId, OwnedEventId, OwnedRoomId};
use serde_json::{Value, json};
use storage::{OutboxRow, Part, Store};
use tokio::{
    sync::Notify,
    task::{JoinError, JoinSet},
};
use tokio_util::sync::CancellationToken;

use self::chats::Opened;
pub use self::places::Places;
use super::outbox_body::{self, OutboxBody};
use crate::{
    clock::Clock,
    device::Device,
    error::ShellError,
    held::{Held, PAUSE_MS},
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
/// The homeserver remembers transaction ids for 24 hours; later a repetition would be a second message.
const REMEMBERED_MS: i64 = 23 * 3_600_000;

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
    /// What the localparts of our aliases begin with.
    pub alias_prefix: String,
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
}

pub(super) type Flying = JoinSet<Result<(), ShellError>>;

/// What became of an effect.
enum Delivery {
    /// Done, with the event it made, if any.
    Done(Option<OwnedEventId>),
    /// Can never be done.
    Never(String),
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
        match self.deliver(row, &key, &body).await {
            Ok(Delivery::Done(event)) => {
                self.report(row, &body, event.as_ref(), now).await?;
                let device = self.voice.device_id.as_ref().map(|device| device.as_str());
                let event = event.as_ref().map(|event| event.as_str());
                // Since before it was sent: nobody can have answered it earlier, and some answer at once.
                self.store.acknowledge(&row.effect_key, event, device, now).await?;
                metrics::counter!("baraza_effects_delivered_total", "kind" => outbox_body::word(&body.effect))
                    .increment(1);
            }
            Ok(Delivery::Never(reason)) => self.park(row, &body, &reason).await?,
            Err(error) if error.is_about_the_room() && self.lost_chat(&body.effect).await? => {
                self.store.postpone(&row.effect_key, now + GONE_PAUSE_MS, "the chat is gone").await?;
            }
            Err(error) if error.heals() || is_closed_room(&error, &body.effect) => {
                let pause = pause_ms(&error, row.attempts);
                self.store.postpone(&row.effect_key, now + pause, &error.chain()).await?;
                tracing::debug!(key = %row.effect_key, pause, "put off: {}", error.chain());
            }
            Err(error) => self.park(row, &body, &error.chain()).await?,
        }
        Ok(())
    }

    async fn park(&self, row: &OutboxRow, body: &OutboxBody, reason: &str) -> Result<(), ShellError> {
        tracing::warn!(key = %row.effect_key, kind = outbox_body::word(&body.effect), "parked: {reason}");
        metrics::counter!("baraza_effects_parked_total", "kind" => outbox_body::word(&body.effect))
            .increment(1);
        self.report(row, body, None, self.clock.now_ms()).await?;
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
                let message = Message {
                    mentions: vec![author.clone()],
                    ..Message::silent(Destination::Room(*to), text)
                };
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
        }
    }

    async fn say(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        message: &Message,
    ) -> Result<Delivery, ShellError> {
        let Some(quote) = &message.quote else {
            return self.put(row, key, cohort, message, &mut words_of(message)).await;
        };
        let read = self.written(cohort, &quote.at).await?;
        let (mut content, text) = wire::quoting(message, read.as_ref(), quote);
        let message = Message { text, ..message.clone() };
        self.put(row, key, cohort, &message, &mut content).await
    }

    /// Sends a message with this content, once.
    async fn put(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        message: &Message,
        content: &mut Value,
    ) -> Result<Delivery, ShellError> {
        let Some(room) = self.room_of(cohort, message.to.clone()).await? else {
            return Ok(Delivery::Never(nowhere(&message.to).to_owned()));
        };
        let edits = match &message.edits {
            None => None,
            Some(earlier) => match self.delivered(earlier).await? {
                Some((_, event)) => Some(event),
                None => return Ok(Delivery::Never("what it replaces was never delivered".to_owned())),
            },
        };
        if row.attempts > 1
            && self.clock.now_ms() - row.created_at > REMEMBERED_MS
            && let Some(event) = self.find_delivered(&room, key).await?
        {
            return Ok(Delivery::Done(Some(event)));
        }
        let mentions = self.accounts(&message.mentions).await?;
        address(content, message, key, edits.as_ref(), &mentions);
        let before = self.clock.now_ms();
        let event = self.send(&room, "m.room.message", content.take(), key.as_str()).await?;
        if !message.buttons.is_empty() {
            // Buttons take a while, and people answer what they see.
            self.store.note_sent(row.effect_key.as_str(), event.as_str(), before).await?;
        }
        for (number, button) in message.buttons.iter().enumerate() {
            let content =
                json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": event, "key": button } });
            let txn = transaction_id(&format!("{key}/{number}"), &self.voice.user_id);
            // Reactions are never encrypted (the relation must be readable by the homeserver).
            self.homeserver.send_message(&self.voice, &room, "m.reaction", &txn, content, None).await?;
        }
        if message.pin {
            self.pin(&room, &event).await?;
        }
        Ok(Delivery::Done(Some(event)))
    }

    pub(super) async fn send(
        &self,
        room: &OwnedRoomId,
        event_type: &str,
        content: Value,
        key: &str,
    ) -> Result<OwnedEventId, ShellError> {
        let txn = transaction_id(key, &self.voice.user_id);
        if self.is_encrypted(room).await? {
            let Some(device) = &self.device else {
                return Err(ShellError::Device(
                    "the room is encrypted and this service runs without an encrypted device".to_owned(),
                ));
            };
            return device.send(room, event_type, content, txn.as_str()).await;
        }
        Ok(self.homeserver.send_message(&self.voice, room, event_type, &txn, content, None).await?)
    }

    async fn pin(&self, room: &OwnedRoomId, event: &EventId) -> Result<(), ShellError> {
        let pinned = self.homeserver.state_event(&self.voice, room, "m.room.pinned_events", "").await?;
        let mut list = pinned.and_then(|content| content["pinned"].as_array().cloned()).unwrap_or_default();
        if !list.iter().any(|id| id == event.as_str()) {
            list.push(json!(event));
            self.homeserver
                .put_state(&self.voice, room, "m.room.pinned_events", "", json!({ "pinned": list }))
                .await?;
        }
        Ok(())
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

/// Why there is no room to say something in.
fn nowhere(to: &Destination) -> &'static str {
    match to {
        Destination::Room(_) => "the room does not exist",
        Destination::Chat(_) => "there is no direct chat with the person, and none is being opened",
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
