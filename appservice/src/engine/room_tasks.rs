//! Rooms that the voice goes into or stays out of because somebody invited it. The homeserver may have to ask another
//! server, which may never answer: so it is asked beside the deciding loop, one room of a server at a time, and what
//! became of it is kept here until its row is routed again.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use matrix_link::{Direction, Fault};
use ruma::{OwnedRoomId, OwnedServerName, OwnedUserId, RoomId};
use serde_json::Value;
use storage::{ChatRoom, ChatStatus, NewInboxRow};

use crate::{
    engine::Engine,
    error::ShellError,
    inbound::pages::read_back,
    sight::{Sight, look},
    supervise,
    vitals::Part,
};

/// How long an invitation may take to be in force on its own server, and that server to let us in.
const PATIENCE_MS: i64 = 60_000;
/// The first pause before it is tried again; each further one is twice as long.
const FIRST_PAUSE_MS: i64 = 500;
const LONGEST_PAUSE_MS: i64 = 10_000;
/// While it is tried, its row looks again after this if nobody wakes it.
const LOOK_AGAIN_MS: i64 = 5_000;
/// What was said in a room into which the voice is coming looks again after this if nobody wakes it: later than the
/// invitation, also after a restart.
const BEHIND_MS: i64 = LONGEST_PAUSE_MS + LOOK_AGAIN_MS;
/// While the end is known and the invitation has not had its turn.
const SOON_MS: i64 = 200;
/// So many rows of a room are woken when the voice is in; further ones look by themselves.
const BEHIND: usize = 64;

/// So many room_tasks at once; further invitations wait.
const AT_ONCE: usize = 200;
/// What nobody asked for in so long is forgotten: its row is settled.
const FORGOTTEN_MS: i64 = 60 * 60_000;
/// So much of what was said in a chat before the voice was in is read: it is a first message, or a few.
const FIRST_WORDS: u32 = 30;
/// What was said longer ago is nobody's first word.
const FIRST_WORDS_MS: i64 = 2 * 60 * 60_000;
/// In so many chats with one person the voice stays: the newest.
const CHATS: usize = 2;

/// What to do about a room.
#[derive(Clone, Debug)]
pub struct RoomTask {
    /// The room.
    pub room: OwnedRoomId,
    /// Who invites; the voice itself where it only looks.
    pub by: OwnedUserId,
    /// Their server, or our own.
    pub server: OwnedServerName,
    /// What is to be done.
    pub task: Task,
    /// Who belongs into the chat besides the voice.
    pub belong: Vec<OwnedUserId>,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Take the invitation. Out again, if it is no chat of two.
    Join,
    /// Refuse it.
    Refuse,
    /// See how the chat stands.
    Look,
}

/// How an room_task stands.
#[derive(Debug)]
pub(crate) enum Found {
    /// Nothing is being done: begin.
    Begin,
    /// Not yet; the row waits until this moment, in milliseconds.
    Wait(i64),
    /// Done. How the room looked then.
    Done(Sight),
    /// It cannot be done, and why.
    GivenUp(&'static str),
}

/// What is asked beside the loop in this process.
#[derive(Clone, Debug, Default)]
pub struct RoomTasks(Arc<Mutex<All>>);

#[derive(Debug, Default)]
struct All {
    /// One at a time of each server.
    servers: BTreeMap<OwnedServerName, Arc<tokio::sync::Mutex<()>>>,
    /// By the cause of the invitation's row.
    by_cause: BTreeMap<String, TaskState>,
    /// What was said in a chat before the voice was in, until it is known.
    words: BTreeMap<String, Vec<NewInboxRow>>,
}

#[derive(Debug)]
struct TaskState {
    room: OwnedRoomId,
    /// What waits until it is over, in its order.
    behind: Vec<String>,
    since: i64,
    tries: u32,
    running: bool,
    result: Option<Result<Sight, Fault>>,
}

impl RoomTasks {
    fn with<T>(&self, change: impl FnOnce(&mut All) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// How the room_task of this row stands. What is over is forgotten with this.
    pub(crate) fn look(&self, cause: &str, now: i64) -> Found {
        self.with(|all| {
            let Some(standing) = all.by_cause.get_mut(cause) else {
                if all.by_cause.len() >= AT_ONCE {
                    all.by_cause.retain(|_, other| other.running || now - other.since < FORGOTTEN_MS);
                }
                let full = all.by_cause.len() >= AT_ONCE;
                return if full { Found::Wait(now + LOOK_AGAIN_MS) } else { Found::Begin };
            };
            let found = match standing.result.take() {
                None if standing.running => Found::Wait(now + LOOK_AGAIN_MS),
                None => Found::Begin,
                Some(Ok(sight)) => Found::Done(sight),
                Some(Err(fault)) => standing.failed(&fault, now),
            };
            if matches!(found, Found::Done(_) | Found::GivenUp(_)) {
                all.by_cause.remove(cause);
            }
            found
        })
    }

    /// What was said in a room into which the voice is just coming waits for that: its chat is not known yet. Until when,
    /// in milliseconds; nothing for a room with which nothing is being done.
    pub(crate) fn behind(&self, room: &RoomId, cause: &str, now: i64) -> Option<i64> {
        self.with(|all| {
            let standing = all.by_cause.values_mut().find(|task| task.room == room)?;
            if standing.result.is_some() {
                return Some(now + SOON_MS);
            }
            if standing.behind.len() < BEHIND && !standing.behind.iter().any(|known| known == cause) {
                standing.behind.push(cause.to_owned());
            }
            Some(now + BEHIND_MS)
        })
    }

    fn begin(
        &self,
        cause: &str,
        (room, server): (&RoomId, &OwnedServerName),
        now: i64,
    ) -> Arc<tokio::sync::Mutex<()>> {
        self.with(|all| {
            let room = room.to_owned();
            let fresh =
                TaskState { room, behind: Vec::new(), since: now, tries: 0, running: false, result: None };
            let standing = all.by_cause.entry(cause.to_owned()).or_insert(fresh);
            standing.running = true;
            standing.tries += 1;
            all.servers.entry(server.clone()).or_default().clone()
        })
    }

    fn keep_words(&self, cause: &str, rows: Vec<NewInboxRow>) {
        self.with(|all| {
            let All { by_cause, words, .. } = all;
            words.retain(|cause, _| by_cause.contains_key(cause));
            words.insert(cause.to_owned(), rows);
        });
    }

    /// What was said in a chat before the voice was in: with the chat it becomes known.
    pub(crate) fn take_words(&self, cause: &str) -> Vec<NewInboxRow> {
        self.with(|all| all.words.remove(cause).unwrap_or_default())
    }

    /// It is over. Gives what waits for that.
    fn end(&self, cause: &str, result: Result<Sight, Fault>) -> Vec<String> {
        self.with(|all| {
            all.servers.retain(|_, turn| Arc::strong_count(turn) > 1);
            let Some(standing) = all.by_cause.get_mut(cause) else { return Vec::new() };
            standing.running = false;
            standing.result = Some(result);
            std::mem::take(&mut standing.behind)
        })
    }
}

impl TaskState {
    fn failed(&mut self, fault: &Fault, now: i64) -> Found {
        // Our own homeserver is away or wants to be left alone: that says nothing about the invitation.
        if fault.heals() && !fault.may_have_happened() {
            self.since = now;
        }
        let forbidden = fault.is("M_FORBIDDEN");
        if !forbidden && !fault.heals() {
            return Found::GivenUp("the invitation is over");
        }
        if now - self.since >= PATIENCE_MS {
            return Found::GivenUp(if forbidden {
                "the invitation was taken back"
            } else {
                "the server of whoever invited did not let us in"
            });
        }
        let pause = FIRST_PAUSE_MS << self.tries.saturating_sub(1).min(8);
        let asked = match fault {
            Fault::Wait { after: Some(after), .. } => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
            _ => 0,
        };
        Found::Wait(now.saturating_add(pause.min(LONGEST_PAUSE_MS).max(asked)))
    }
}

impl Engine {
    /// How a row waits for its room_task. First it waits, then the room_task begins: at its end the row is woken.
    pub(crate) fn room_task_waits(&self, cause: String) -> (String, i64, String) {
        (cause, self.clock.now_ms() + LOOK_AGAIN_MS, "an invitation is being answered".to_owned())
    }

    /// Begins an room_task, whose row waits.
    pub(crate) fn begin_room_task(&self, cause: &str, room_task: RoomTask) {
        let now = self.clock.now_ms();
        let turn = self.room_tasks.begin(cause, (&room_task.room, &room_task.server), now);
        let (engine, cause) = (self.clone(), cause.to_owned());
        tokio::spawn(async move {
            let result = {
                let _turn = turn.lock().await;
                supervise::contained(engine.do_room_task(&room_task)).await
            };
            drop(turn);
            let result = result.unwrap_or_else(|words| {
                tracing::error!("answering an invitation broke off: {words}");
                engine.vitals.broke_off(Part::Deciding, &words);
                Err(Fault::Server { status: 0, body: "the program broke off".to_owned() })
            });
            if room_task.task == Task::Join && result.as_ref().is_ok_and(|sight| !sight.others) {
                match engine.first_words(&room_task).await {
                    Ok(rows) => engine.room_tasks.keep_words(&cause, rows),
                    Err(fault) => tracing::warn!(%fault, "what was said before we came was not read"),
                }
            }
            let behind = engine.room_tasks.end(&cause, result);
            let now = engine.clock.now_ms();
            for woken in std::iter::once(&cause).chain(&behind) {
                if let Err(error) = engine.store.defer(woken, now, "an invitation was answered").await {
                    tracing::warn!(%error, "an answered invitation waits a little longer");
                }
            }
            engine.wakes.arrived.notify_one();
        });
    }

    async fn do_room_task(&self, room_task: &RoomTask) -> Result<Sight, Fault> {
        match room_task.task {
            Task::Refuse => {
                self.homeserver.leave(&self.voice, &room_task.room).await?;
                return Ok(Sight::default());
            }
            Task::Join => {
                self.homeserver
                    .join(&self.voice, &room_task.room, std::slice::from_ref(&room_task.server))
                    .await?;
            }
            Task::Look => {}
        }
        let sight = look(&self.homeserver, &self.voice, &room_task.room, &room_task.belong).await?;
        if room_task.task == Task::Join {
            if sight.others {
                self.homeserver.leave(&self.voice, &room_task.room).await?;
            } else if let Err(error) = self.leave_older(room_task).await {
                tracing::warn!("an older chat was not left: {}", error.chain());
            }
        }
        Ok(sight)
    }

    /// A client makes a chat with its first message: what another server's people wrote before the voice was in is sent to
    /// nobody here. It is read back, as far as it is new, and goes into the inbox with the chat.
    async fn first_words(&self, room_task: &RoomTask) -> Result<Vec<NewInboxRow>, Fault> {
        let (room, now) = (&room_task.room, self.clock.now_ms());
        let mut page =
            self.homeserver.messages(&self.voice, room, None, Direction::Backward, FIRST_WORDS).await?;
        let is_new = |event: &Value| {
            event["sender"] == room_task.by.as_str()
                && event["state_key"].is_null()
                && event["origin_server_ts"].as_i64().is_some_and(|at| now - at < FIRST_WORDS_MS)
        };
        page.chunk.retain(is_new);
        page.set_aside.clear();
        let mut rows = read_back(&page, room, now);
        rows.reverse();
        Ok(rows)
    }

    /// Whoever opens one chat after the other is heard in the newest; the oldest ones are left. One that could not be
    /// left is tried again with the next.
    async fn leave_older(&self, room_task: &RoomTask) -> Result<(), ShellError> {
        let Some(person) = self.store.person_for(room_task.by.as_str()).await? else { return Ok(()) };
        let mut chats = self.store.chat_rooms_of(&person.person_id).await?;
        chats.retain(|chat| chat.status == ChatStatus::Joined && room_task.room.as_str() != chat.room_id);
        let over = (chats.len() + 1).saturating_sub(CHATS);
        for chat in chats.into_iter().take(over) {
            if let Ok(room) = RoomId::parse(&chat.room_id) {
                match self.homeserver.leave(&self.voice, &room).await {
                    Err(fault) if fault.heals() => return Err(fault.into()),
                    // Refused: it is not there any more.
                    _ => {}
                }
            }
            let since = self.clock.now_ms();
            self.store.put_chat_room(&ChatRoom { status: ChatStatus::Left, since, ..chat }).await?;
        }
        Ok(())
    }
}
