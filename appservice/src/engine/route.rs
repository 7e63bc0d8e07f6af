//! What an inbox row means: which cohort decides it, and as what.

mod chat;
mod codes;
mod listed;
mod meant;
mod own;
mod reached;
mod reference;
mod requests;
mod standing;

use bots::{
    cohort::Place,
    event::Event,
    ids::{CohortId, EffectKey, PersonId},
    registry,
    text::Rendered,
};
use jiff::Timestamp;
use ruma::{EventId, OwnedRoomId, RoomId, UserId};
use serde_json::Value;
use storage::{ChatRoom, Decision, InboxRow, Touch};

use crate::{
    cause::Cause,
    cohort_file,
    engine::{Engine, ahead::Ahead, room_tasks::RoomTask, row::Row},
    error::ShellError,
    formats::INBOX,
    inbound::translate::{self, Home, Resolved},
    queue::Inward,
};
pub(crate) use listed::ReadList;
pub(crate) use meant::{Posed, is_live};
pub(crate) use own::gone;
pub(crate) use requests::note as note_requests;

/// How long an event without its key waits before it is decided as metadata only.
const KEY_PATIENCE_MS: i64 = 60_000;
const KEY_RETRY_MS: i64 = 500;
/// While there is no device, it looks again after this, later and later.
const DEVICE_RETRY_MS: (i64, i64) = (1_000, 15_000);
/// How long what points to an unknown event waits for it to be known.
const DELIVERY_PATIENCE_MS: i64 = 3_000;

/// Where a row goes.
pub enum Route {
    /// It concerns nobody here.
    Ignore(&'static str),
    /// It can never be decided.
    Park(String),
    /// It must wait.
    Later {
        /// Epoch milliseconds.
        not_before: i64,
        /// Why.
        reason: &'static str,
    },
    /// A cohort decides it.
    Cohort {
        /// Which.
        cohort: CohortId,
        /// As what.
        happened: Box<Event>,
        /// A direct chat that changes with it.
        chat: Option<ChatRoom>,
        /// How long it waited for the person to say which cohort is meant, in milliseconds: no fault of theirs.
        waited_ms: i64,
    },
    /// It waits for what the homeserver is asked beside the deciding loop.
    RoomTask(RoomTask),
    /// What is written because of it says all that follows from it.
    Settled,
    /// Someone on no roster wrote to the voice.
    Outsider {
        /// Who.
        person: PersonId,
        /// The answer.
        text: Rendered,
        /// What they wrote about.
        about: Outsider,
        /// Their chat.
        chat: ChatRoom,
    },
}

/// What somebody on no roster wrote about. Each has limits of its own: what fills one of these fills none of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outsider {
    /// Anything.
    Anything,
    /// They call for help.
    Help,
    /// A joining code that opens nothing.
    Code,
    /// Joining a group that lets people ask.
    Wish,
}

/// The queue of a row, so that rows of one cause of trouble wait apart: a room's events by room, else by cause.
pub(crate) fn queue(row: &Row) -> Inward {
    if !Cause::is_event(&row.stored.cause) {
        return Inward::of(&Cause::read(&row.stored.cause));
    }
    Inward::Room(row.says("room_id").unwrap_or_default().to_owned())
}

impl Engine {
    /// The cohort that a row belongs to, where that is plain before it is routed: it came in a room of the cohort, or
    /// from ourselves. Any other row is routed by what is stored, so all before it must be.
    pub(crate) async fn home(
        &self,
        row: &InboxRow,
        body: &Value,
        ahead: &mut Ahead,
    ) -> Result<Option<CohortId>, ShellError> {
        if Cause::is_event(&row.cause) {
            let Some(room) = body["room_id"].as_str() else { return Ok(None) };
            return Ok(self.room(room, ahead).await?.map(|room| CohortId::new(room.cohort_id)));
        }
        Ok(match Cause::read(&row.cause) {
            Cause::Timer(cohort, _)
            | Cause::Made(cohort, _)
            | Cause::Looked(cohort, _)
            | Cause::Refused(cohort, _) => Some(cohort),
            Cause::Passed(_) | Cause::Listed(_) => body["cohort"].as_str().map(CohortId::new),
            _ => None,
        })
    }

    /// What a row means. What is to be written because of it, besides what a cohort decides, is put into `writes`: here
    /// nothing is written.
    pub(crate) async fn route(
        &self,
        row: &InboxRow,
        body: Value,
        ahead: &mut Ahead,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let cause = Cause::read(&row.cause);
        if matches!(cause, Cause::Event(_)) {
            return self.event(row, body, ahead, writes).await;
        }
        let body = self.own_row(body)?;
        match cause {
            Cause::Timer(cohort, _) => {
                let timer = body["timer"].as_str().unwrap_or_default().to_owned();
                Ok(self.for_cohort(cohort, Event::TimerFired { timer }))
            }
            Cause::Made(cohort, _) => {
                let place = body["place"].as_str().and_then(Place::from_word);
                let room = body["room_id"].as_str().and_then(|id| OwnedRoomId::try_from(id).ok());
                match (place, room) {
                    (Some(place), Some(room)) => {
                        Ok(self.for_cohort(cohort, Event::RoomCreated { place, room }))
                    }
                    _ => Ok(Route::Park("a made room without place or id".to_owned())),
                }
            }
            Cause::Passed(_) => {
                let posted = body["event_id"].as_str().and_then(|id| EventId::parse(id).ok());
                let at = body["at"].as_i64().and_then(|ms| Timestamp::from_millisecond(ms).ok());
                let cohort = CohortId::new(body["cohort"].as_str().unwrap_or_default());
                let message = EffectKey::stored(body["message"].as_str().unwrap_or_default());
                Ok(self.for_cohort(cohort, Event::PassedOn { message, posted: posted.zip(at) }))
            }
            Cause::Listed(_) => self.listed(body).await,
            Cause::Refused(cohort, _) => self.refused(cohort, &body).await,
            Cause::Looked(cohort, _) => {
                let person = body["person"].as_str().map(PersonId::new);
                Ok(self.for_cohort(cohort, Event::Looked { person }))
            }
            Cause::Chatted(cohort, _) => self.chatted_elsewhere(row, cohort, &body).await,
            Cause::Gone(_) => self.gone(row, &body, writes).await,
            Cause::Apply(_) => self.apply(&body, writes).await,
            Cause::Invited(_) => self.healed_invitation(row, &body, writes).await,
            Cause::Event(_) | Cause::Other(_) => Ok(Route::Park("a row of an unknown kind".to_owned())),
        }
    }

    /// An invitation was refused. Rows of before name the account.
    async fn refused(&self, cohort: CohortId, body: &Value) -> Result<Route, ShellError> {
        let place = body["place"].as_str().and_then(Place::from_word);
        let person = match (body["person"].as_str(), body["account"].as_str()) {
            (Some(person), _) => Some(PersonId::new(person)),
            (None, Some(account)) => self.person(account, &mut Ahead::default()).await?,
            (None, None) => None,
        };
        Ok(match person {
            Some(person) => self.for_cohort(cohort, Event::Refused { person, place }),
            None => Route::Ignore("nobody we know"),
        })
    }

    /// A row of our own in today's format; one that a newer program wrote waits for it.
    fn own_row(&self, body: Value) -> Result<Value, ShellError> {
        INBOX.raised(body).map_err(|why| self.held.note("the inbox", why))
    }

    fn for_cohort(&self, cohort: CohortId, happened: Event) -> Route {
        Route::Cohort { cohort, happened: Box::new(happened), chat: None, waited_ms: 0 }
    }

    async fn apply(&self, body: &Value, writes: &mut Decision) -> Result<Route, ShellError> {
        let text = body["file"].as_str().unwrap_or_default();
        let file = match cohort_file::read(text, "the applied file", &self.service_accounts) {
            Ok((file, _)) => file,
            Err(problems) => return Ok(Route::Park(problems.to_string())),
        };
        let people = self.people_of_file(&file, writes).await?;
        match cohort_file::structure(&file, &people, self.recovery.as_ref()) {
            Ok(structure) => {
                let reset = body["reset"].as_array().into_iter().flatten();
                let reset = reset.map(|what| registry::reset(what.as_str().unwrap_or_default()));
                let id = structure.id.clone();
                Ok(match reset.collect() {
                    Ok(reset) => {
                        let waits = body["waits"] == true;
                        self.for_cohort(id, Event::Applied { structure: Box::new(structure), reset, waits })
                    }
                    Err(unknown) => Route::Park(unknown.to_string()),
                })
            }
            Err(error) => Ok(Route::Park(error.to_string())),
        }
    }

    async fn event(
        &self,
        row: &InboxRow,
        event: Value,
        ahead: &mut Ahead,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let (Some(room_id), Some(sender)) = (
            event["room_id"].as_str().and_then(|id| RoomId::parse(id).ok()),
            event["sender"].as_str().and_then(|id| UserId::parse(id).ok()),
        ) else {
            return Ok(Route::Park("an event without room or sender".to_owned()));
        };
        if translate::is_soft_failed(&event) {
            return Ok(Route::Ignore("soft-failed: no member sees it"));
        }
        let received = Timestamp::from_millisecond(row.received_at).unwrap_or(Timestamp::UNIX_EPOCH);
        if let Some(room) = self.room(room_id.as_str(), ahead).await? {
            let at = translate::sent_at(&event, received).as_millisecond();
            writes.touched.push(Touch { room_id: room_id.to_string(), event_id: row.cause.clone(), at });
            return self.cohort_event(row, event, &room, &sender, ahead, writes).await;
        }
        if let Some(chat) = self.store.chat_room(room_id.as_str()).await? {
            return self.chat_event(row, event, chat, &sender, received, writes).await;
        }
        // How the voice comes in and goes is the task's own.
        if event["state_key"] != self.service_accounts.voice.as_str()
            && let Some(not_before) = self.room_tasks.behind(&room_id, &row.cause, self.clock.now_ms())
        {
            return Ok(Route::Later { not_before, reason: "the voice is coming into its room" });
        }
        self.invitation(row, &event, &room_id, &sender, writes).await
    }

    async fn cohort_event(
        &self,
        row: &InboxRow,
        event: Value,
        room: &storage::RoomRow,
        sender: &UserId,
        ahead: &mut Ahead,
        writes: &mut Decision,
    ) -> Result<Route, ShellError> {
        let received = Timestamp::from_millisecond(row.received_at).unwrap_or(Timestamp::UNIX_EPOCH);
        let cohort = CohortId::new(room.cohort_id.clone());
        let Some(place) = Place::from_word(&room.place) else {
            return Ok(Route::Park(format!("no place is called {}", room.place)));
        };
        let own = sender == self.service_accounts.steward || sender == self.service_accounts.voice;
        let is_state = event["state_key"].is_string();
        if is_state && !own {
            if event["type"] == "m.room.power_levels" {
                // Another account's change of levels cancels the homeserver's queue: queue again.
                if let Some(queued) = self.store.reopening(&room.room_id).await? {
                    writes.reopenings_gone.push((room.room_id.clone(), queued.delay_id));
                }
            }
            self.wakes.mark_dirty(&cohort);
        }
        if own && event["type"] != "m.room.member" {
            return Ok(Route::Ignore("our own"));
        }
        let in_clear = translate::is_in_clear(&event, room.encrypted);
        let event = match self.readable(row, event).await? {
            Ok(event) => event,
            Err(later) => return Ok(later),
        };
        let live_since = room.live_since.and_then(|ms| Timestamp::from_millisecond(ms).ok());
        let live_since = live_since.unwrap_or(Timestamp::MIN);
        let resolved = self.resolve(&event, Home::Cohort(place), Some(&cohort), live_since, ahead).await?;
        if let Some(later) = self.awaits_delivery(row, &event, &resolved) {
            return Ok(later);
        }
        match translate::translate(&event, &resolved, received) {
            Some(mut happened) => {
                translate::note_clear(&mut happened, in_clear);
                Ok(self.for_cohort(cohort, happened))
            }
            None => Ok(Route::Ignore("nothing that matters")),
        }
    }

    /// Opens an encrypted event, or says how long it may wait: for the device as long as it takes, then a minute for
    /// its key. After that it is decided as metadata only.
    async fn readable(&self, row: &InboxRow, event: Value) -> Result<Result<Value, Route>, ShellError> {
        let room = event["room_id"].as_str().and_then(|id| RoomId::parse(id).ok());
        let (true, Some(room)) = (event["type"] == "m.room.encrypted", room) else { return Ok(Ok(event)) };
        let now = self.clock.now_ms();
        let open = self.device.as_ref().and_then(|device| Some((device, device.open_since()?)));
        let Some((device, open_since)) = open else {
            let wait = ((now - row.received_at) / 4).clamp(DEVICE_RETRY_MS.0, DEVICE_RETRY_MS.1);
            return Ok(Err(Route::Later { not_before: now + wait, reason: "no encrypted device is open" }));
        };
        match device.decrypt(&room, &event).await {
            Ok(Some(open)) => Ok(Ok(open)),
            Ok(None) if now - row.received_at.max(open_since) < KEY_PATIENCE_MS => {
                let not_before = now + KEY_RETRY_MS;
                Ok(Err(Route::Later { not_before, reason: "its key has not come yet" }))
            }
            Ok(None) => Ok(Ok(event)),
            Err(error) => {
                tracing::debug!(cause = %row.cause, "not readable: {}", error.chain());
                metrics::counter!("baraza_undecryptable_total").increment(1);
                Ok(Ok(event))
            }
        }
    }

    /// A reaction may come back faster than the courier writes down which event our message became: what points to
    /// an event nobody knows waits a moment.
    fn awaits_delivery(&self, row: &InboxRow, event: &Value, resolved: &Resolved) -> Option<Route> {
        let now = self.clock.now_ms();
        let points =
            event["type"] == "m.reaction" || event["content"]["m.relates_to"]["m.in_reply_to"].is_object();
        let unknown = resolved.ours.is_none() && resolved.author.is_none() && resolved.elsewhere.is_empty();
        let fresh = now - row.received_at < DELIVERY_PATIENCE_MS;
        (points && unknown && fresh)
            .then_some(Route::Later { not_before: now + 200, reason: "what it points to is not known yet" })
    }
}
