//! Rooms that the voice goes into or stays out of because somebody invited it. The homeserver may have to ask another
//! server, which may never answer: so it is asked beside the deciding loop, one room of a server at a time, and what
//! became of it is kept here until its row is routed again.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use matrix_link::Fault;
use ruma::{OwnedRoomId, OwnedServerName, OwnedUserId, RoomId};
use storage::{ChatRoom, ChatStatus};

use crate::{
    engine::Engine,
    error::ShellError,
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

/// So many room_tasks at once; further invitations wait.
const AT_ONCE: usize = 200;
/// What nobody asked for in so long is forgotten: its row is settled.
const FORGOTTEN_MS: i64 = 60 * 60_000;
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
}

#[derive(Debug)]
struct TaskState {
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

    fn begin(&self, cause: &str, server: &OwnedServerName, now: i64) -> Arc<tokio::sync::Mutex<()>> {
        self.with(|all| {
            let fresh = TaskState { since: now, tries: 0, running: false, result: None };
            let standing = all.by_cause.entry(cause.to_owned()).or_insert(fresh);
            standing.running = true;
            standing.tries += 1;
            all.servers.entry(server.clone()).or_default().clone()
        })
    }

    fn end(&self, cause: &str, result: Result<Sight, Fault>) {
        self.with(|all| {
            if let Some(standing) = all.by_cause.get_mut(cause) {
                standing.running = false;
                standing.result = Some(result);
            }
            all.servers.retain(|_, turn| Arc::strong_count(turn) > 1);
        });
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
        let turn = self.room_tasks.begin(cause, &room_task.server, now);
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
            engine.room_tasks.end(&cause, result);
            let now = engine.clock.now_ms();
            if let Err(error) = engine.store.defer(&cause, now, "an invitation was answered").await {
                tracing::warn!(%error, "an answered invitation waits a little longer");
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
