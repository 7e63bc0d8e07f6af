//! In which queue a row waits. A room's events wait by room, in their order; but of one sender only so many wait among
//! the others'. Who sends more waits apart with all of it, in order, and the others pass. Those on no roster wait
//! apart from the beginning, by their server.

use std::collections::{BTreeMap, HashMap, HashSet};

use ruma::UserId;
use storage::Waiting;

use crate::{
    cause::Cause,
    engine::{Engine, ahead::Ahead, fresh::Fresh, limits, route, row::Row},
    error::ShellError,
    queue::Inward,
};

/// Rows that are given their queue in one turn.
const PLACED: usize = 2_000;
/// So many rows of one sender wait among those of the others in a room.
const AMONG_OTHERS: usize = 20;
/// So far back a long queue is looked through for its senders.
const LOOKED_AT: i64 = 2_000;

/// Whether what waits there comes after all others.
pub(crate) fn is_apart(queue: &str) -> bool {
    Inward::read(queue).is_some_and(|queue| queue.is_apart())
}

/// The room of a queue in which somebody waits apart.
pub(crate) fn room_of(queue: &str) -> String {
    match Inward::read(queue) {
        Some(Inward::Flood { room, .. }) => room,
        _ => queue.to_owned(),
    }
}

/// What an event says about where it waits.
struct Seen {
    room: String,
    sender: String,
    /// Whether it may be overtaken: who comes and goes, and what a room is, is known in its order.
    may_wait: bool,
}

impl Seen {
    fn of(row: &Row) -> Option<Self> {
        if !matches!(Cause::read(&row.stored.cause), Cause::Event(_) | Cause::Invited(_)) {
            return None;
        }
        let event = row.body.as_ref().ok()?;
        let (room, sender) = (event["room_id"].as_str()?.to_owned(), event["sender"].as_str()?.to_owned());
        let here = |member: &serde_json::Value| member["membership"] == "join";
        // A new display name is a membership that stays as it was.
        let is_name = event["type"] == "m.room.member"
            && here(&event["content"])
            && here(&event["unsigned"]["prev_content"]);
        Some(Self { room, sender, may_wait: !event["state_key"].is_string() || is_name })
    }
}

/// The queues as they stand while rows are being placed.
struct Lanes<'a> {
    engine: &'a Engine,
    /// How many wait in each, with those placed so far.
    waiting: HashMap<String, usize>,
    /// Rooms of which somebody waits apart.
    flooded: HashSet<String>,
    /// Of rooms that were looked into: what waits there by sender.
    senders: HashMap<String, HashMap<String, Vec<String>>>,
    /// Where what a sender sends into a room waits as long as it is not too much.
    usual: HashMap<(String, String), String>,
    /// Where each row goes.
    placed: BTreeMap<String, String>,
    /// What is known of rooms and accounts.
    ahead: Ahead,
    /// The rows that are being placed.
    rows: &'a [Row],
}

impl Engine {
    /// Gives rows that came in their queues. That of a row which may be decided in this turn is not stored: it is
    /// decided from here, behind what waits in its queue already.
    pub(crate) async fn place_all(&self, now: i64) -> Result<Placed, ShellError> {
        let Waiting { rows, is_all } = self.store.unrouted(PLACED).await?;
        if rows.is_empty() {
            return Ok(Placed { is_all, ..Placed::default() });
        }
        let rows = Row::read_all(rows);
        let waiting = self.store.waiting_by_queue(LOOKED_AT).await?.into_iter();
        let waiting: HashMap<String, usize> =
            waiting.map(|(queue, rows)| (queue, usize::try_from(rows).unwrap_or(0))).collect();
        let room = |queue: &String| match Inward::read(queue) {
            Some(Inward::Flood { room, .. }) => Some(room),
            _ => None,
        };
        let mut lanes = Lanes {
            engine: self,
            flooded: waiting.keys().filter_map(room).collect(),
            waiting,
            senders: HashMap::new(),
            usual: HashMap::new(),
            placed: BTreeMap::new(),
            ahead: Ahead::default(),
            rows: &rows,
        };
        self.look_ahead(&rows, &mut lanes.ahead).await?;
        for row in &rows {
            lanes.place(row).await?;
        }
        let Lanes { mut placed, ahead, .. } = lanes;
        let mut fresh = Fresh::default();
        for mut row in rows {
            let Some(queue) = placed.get(&row.stored.cause) else { continue };
            let is_due = row.stored.not_before.is_none_or(|at| at <= now);
            if is_due && self.may_decide(queue, now) {
                row.stored.queue = placed.remove(&row.stored.cause);
                row.is_fresh = true;
                fresh.push(row);
            }
        }
        self.store.route_all(&placed.into_iter().collect::<Vec<_>>()).await?;
        Ok(Placed { fresh, is_all, ahead })
    }

    /// Whether what waits in a queue is decided now.
    pub(crate) fn may_decide(&self, queue: &str, now: i64) -> bool {
        let is_order = || matches!(Inward::read(queue), Some(Inward::Order(_)));
        (!self.orders_only || is_order()) && !self.held.rests(queue, now)
    }
}

/// What became of the rows that came in.
#[derive(Debug, Default)]
pub(crate) struct Placed {
    /// Those that may be decided in this turn.
    pub(crate) fresh: Fresh,
    /// Whether there are no others.
    pub(crate) is_all: bool,
    /// What was looked up for them.
    pub(crate) ahead: Ahead,
}

impl Lanes<'_> {
    async fn place(&mut self, row: &Row) -> Result<(), ShellError> {
        let Some(seen) = Seen::of(row) else {
            self.put(row, route::queue(row).to_string());
            return Ok(());
        };
        let usual = self.usual(row, &seen).await?;
        let service_accounts = &self.engine.service_accounts;
        let own = service_accounts.steward == seen.sender || service_accounts.voice == seen.sender;
        if is_apart(&usual) || own || !seen.may_wait {
            self.put(row, usual);
            return Ok(());
        }
        let floods = self.flooded.contains(&seen.room);
        let long = self.waiting.get(&usual).is_some_and(|rows| *rows >= AMONG_OTHERS);
        if !floods && !long {
            self.put(row, usual);
            return Ok(());
        }
        let apart = self.apart(&seen).await?;
        if self.waiting.get(&apart).is_some_and(|rows| *rows > 0) {
            self.put(row, apart);
            return Ok(());
        }
        if !self.senders.contains_key(&usual) {
            let senders = self.look_into(&usual).await?;
            self.senders.insert(usual.clone(), senders);
        }
        let theirs = self.senders.entry(usual.clone()).or_default().entry(seen.sender.clone()).or_default();
        if theirs.len() < AMONG_OTHERS {
            theirs.push(row.stored.cause.clone());
            self.put(row, usual);
            return Ok(());
        }
        // All of it, so that it stays in order.
        self.flooded.insert(seen.room);
        let moved = std::mem::take(theirs);
        if let Some(rows) = self.waiting.get_mut(&usual) {
            *rows = rows.saturating_sub(moved.len());
        }
        *self.waiting.entry(apart.clone()).or_default() += moved.len();
        self.placed.extend(moved.into_iter().map(|cause| (cause, apart.clone())));
        self.put(row, apart);
        Ok(())
    }

    fn put(&mut self, row: &Row, queue: String) {
        *self.waiting.entry(queue.clone()).or_default() += 1;
        self.placed.insert(row.stored.cause.clone(), queue);
    }

    /// By room; those on no roster by their server, whatever room they ask us into.
    async fn usual(&mut self, row: &Row, seen: &Seen) -> Result<String, ShellError> {
        let key = (seen.room.clone(), seen.sender.clone());
        if let Some(known) = self.usual.get(&key) {
            return Ok(known.clone());
        }
        let is_event = Cause::is_event(&row.stored.cause);
        let by_room = if is_event { Inward::Room(seen.room.clone()) } else { route::queue(row) };
        let queue = match UserId::parse(&seen.sender) {
            Ok(sender) if self.is_guest(seen).await? => Inward::Guest(sender.server_name().to_string()),
            _ => by_room,
        }
        .to_string();
        self.usual.insert(key, queue.clone());
        Ok(queue)
    }

    async fn is_guest(&mut self, seen: &Seen) -> Result<bool, ShellError> {
        let (store, service_accounts) = (&self.engine.store, &self.engine.service_accounts);
        if service_accounts.steward == seen.sender
            || self.engine.room(&seen.room, &mut self.ahead).await?.is_some()
        {
            return Ok(false);
        }
        let person = match store.chat_room(&seen.room).await? {
            Some(chat) => Some(chat.person_id),
            None => {
                let person = self.engine.person(&seen.sender, &mut self.ahead).await?;
                person.map(|person| person.as_str().to_owned())
            }
        };
        let Some(person) = person else { return Ok(true) };
        let answered = [limits::answered_today(&person)];
        Ok(!store.buckets(&answered, self.engine.clock.now_ms()).await?.is_empty())
    }

    /// Where the sender waits apart, in this room. Who is nobody that we know waits with all such.
    async fn apart(&mut self, seen: &Seen) -> Result<String, ShellError> {
        let person = self.engine.person(&seen.sender, &mut self.ahead).await?;
        let person = person.map_or_else(|| "others".to_owned(), |person| person.as_str().to_owned());
        Ok(Inward::Flood { person, room: seen.room.clone() }.to_string())
    }

    /// What waits in a queue by sender, with what was placed there just now.
    async fn look_into(&self, queue: &str) -> Result<HashMap<String, Vec<String>>, ShellError> {
        let mut senders: HashMap<String, Vec<String>> = HashMap::new();
        let stored = Row::read_all(self.engine.store.next_waiting(queue, i64::MAX, LOOKED_AT).await?.rows);
        let just_now = self
            .rows
            .iter()
            .filter(|row| self.placed.get(&row.stored.cause).is_some_and(|into| into == queue));
        for row in stored.iter().chain(just_now) {
            if let Some(seen) = Seen::of(row).filter(|seen| seen.may_wait) {
                senders.entry(seen.sender).or_default().push(row.stored.cause.clone());
            }
        }
        Ok(senders)
    }
}
