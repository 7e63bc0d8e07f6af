//! Rows that are decided together: each cohort is loaded once, each row is decided in its order, and all of it is
//! stored in one transaction. Where that fails, each row is decided alone, so that one costs no other.

mod again;
mod deciding;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use bots::ids::CohortId;
use storage::{CommitError, Decision, InboxRow, Outcome, Stale};

use crate::{
    engine::{Engine, ahead::Ahead, batch::deciding::Open, room_tasks::RoomTask, route::Route, row::Row},
    error::ShellError,
    held::PAUSE_MS,
    queue::Inward,
    supervise,
    vitals::Part,
};

/// So many rows are stored at once. Those of many cohorts lie side by side in the database: what is settled together is
/// written once for all of them.
const ROWS: usize = 1_000;
/// A decision that met a newer state is made again this often before the row waits for the next round.
const TRIES: usize = 5;
/// What cannot be decided because the program breaks off at it is tried for so long.
const BROKEN_MS: i64 = 24 * 3_600_000;

/// How long others wait for what is done together.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// What was decided in so long is stored.
    pub deciding: Duration,
    /// After so long in one turn each queue has the least.
    pub turn: Duration,
    /// Rows of all queues in one turn.
    pub rows: i64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { deciding: Duration::from_millis(100), turn: Duration::from_millis(250), rows: 2_000 }
    }
}

/// Rows that are decided and not yet stored.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Whether its one row is stored by itself: it is not plain from the row which cohort's it is.
    alone: bool,
    /// What is known without asking again.
    pub(crate) ahead: Ahead,
    /// The cohorts as they are after them.
    pub(crate) open: BTreeMap<CohortId, Open>,
    rows: Vec<InboxRow>,
    writes: Decision,
    began: Option<Instant>,
    /// What follows is decided from what is stored: it must be stored first.
    pub(crate) closed: bool,
    /// A decision has begun and is not in it whole.
    pub(crate) torn: bool,
    /// What is begun when it is stored.
    task: Option<(String, RoomTask)>,
}

impl Batch {
    fn is_full(&self, pace: Pace) -> bool {
        let long = self.began.is_some_and(|began| began.elapsed() >= pace.deciding);
        self.closed || self.alone || self.rows.len() >= ROWS || long
    }

    /// Whether rows of this cohort are decided from what must be stored first: how much was said unasked to people who
    /// may be in both.
    fn parts_from(&self, home: &CohortId) -> bool {
        self.alone || self.open.iter().any(|(id, open)| id != home && open.has_spent())
    }

    /// Empty, and what was looked up stays known.
    fn clear(&mut self) -> Vec<InboxRow> {
        let mut ahead = std::mem::take(&mut self.ahead);
        ahead.ended();
        let rows = std::mem::take(&mut self.rows);
        *self = Self { ahead, ..Self::default() };
        rows
    }
}

impl Engine {
    /// Decides a row, with those before it that are not stored yet where that can be. Says whether the next row of its
    /// queue may follow.
    ///
    /// # Errors
    /// When the database does not answer, or the lease is lost.
    pub(crate) async fn step(&self, batch: &mut Batch, row: Row) -> Result<bool, ShellError> {
        self.vitals.note(Part::Deciding);
        let Row { stored: row, body, .. } = row;
        let home = match &body {
            Ok(body) => self.home(&row, body, &mut batch.ahead).await?,
            Err(_) => None,
        };
        if home.as_ref().is_none_or(|home| batch.parts_from(home)) {
            self.end(batch).await?;
            if home.is_none() {
                batch.ahead.forget();
            }
            batch.alone = home.is_none();
        }
        batch.began.get_or_insert_with(Instant::now);
        match flat(supervise::contained(self.take(batch, &row, body)).await) {
            Ok(()) => {
                batch.rows.push(row);
                if batch.is_full(self.pace) {
                    self.end(batch).await?;
                }
                Ok(true)
            }
            Err(error) => {
                if batch.torn {
                    let earlier = batch.clear();
                    self.again(earlier).await?;
                }
                self.fault(&row, error).await
            }
        }
    }

    /// Stores what is decided. What cannot be stored together is decided again, in parts.
    ///
    /// # Errors
    /// When the database does not answer, or the lease is lost.
    pub(crate) async fn end(&self, batch: &mut Batch) -> Result<(), ShellError> {
        if batch.rows.is_empty() {
            batch.clear();
            return Ok(());
        }
        let stored = flat(supervise::contained(self.commit(batch)).await);
        let rows = batch.clear();
        match stored {
            Ok(Ok(())) => Ok(()),
            Err(ShellError::LeaseLost) => Err(ShellError::LeaseLost),
            Ok(Err(stale)) => {
                tracing::debug!(?stale, rows = rows.len(), "decided again, in parts");
                self.in_parts(rows).await
            }
            Err(error) => {
                tracing::warn!(rows = rows.len(), "decided again, in parts: {}", error.chain());
                self.in_parts(rows).await
            }
        }
    }

    /// One row is one row: what breaks off at it is no end of the loop. Says whether the next of its queue may follow.
    pub(super) async fn alone(&self, row: &InboxRow) -> Result<bool, ShellError> {
        // One before it may have found out that the queue rests.
        if row.queue.as_deref().is_some_and(|queue| self.held.rests(queue, self.clock.now_ms())) {
            return Ok(false);
        }
        self.vitals.note(Part::Deciding);
        match flat(supervise::contained(self.once(row)).await) {
            Ok(()) => Ok(true),
            Err(error) => self.fault(row, error).await,
        }
    }

    async fn once(&self, row: &InboxRow) -> Result<(), ShellError> {
        for _ in 0..TRIES {
            let mut batch = Batch::default();
            let Row { stored, body, .. } = Row::read(row.clone());
            self.take(&mut batch, row, body).await?;
            batch.rows.push(stored);
            match self.commit(&mut batch).await? {
                Err(Stale::Version) => {}
                Ok(()) | Err(Stale::Inbox | Stale::Lease) => return Ok(()),
            }
        }
        Ok(())
    }

    /// What becomes of a row that could not be decided. Says whether the next of its queue may follow.
    async fn fault(&self, row: &InboxRow, error: ShellError) -> Result<bool, ShellError> {
        let now = self.clock.now_ms();
        let queue = row.queue.as_deref().unwrap_or_default();
        match error {
            // What it would have committed is the other's to decide now.
            ShellError::LeaseLost => return Err(ShellError::LeaseLost),
            // Of a queue that is not one cohort's alone the others go on.
            error @ ShellError::Held { .. } if Inward::read(queue).is_some_and(|queue| queue.is_shared()) => {
                self.store.defer(&row.cause, now + PAUSE_MS, &error.chain()).await?;
            }
            ShellError::Held { .. } => {
                self.held.rest(queue, now);
                return Ok(false);
            }
            ShellError::BrokeOff(words) => self.broke_off(row, &words).await?,
            error if error.heals() => {
                tracing::warn!(cause = %row.cause, "put off: {}", error.chain());
                self.store.defer(&row.cause, now + 1_000, &error.chain()).await?;
            }
            error => {
                tracing::error!(cause = %row.cause, "parked: {}", error.chain());
                self.store.mark(&row.cause, &Outcome::parked(error.chain())).await?;
            }
        }
        Ok(true)
    }

    /// Nothing of it is lost: it is tried again, later and later, for a day, in which a newer version may come.
    async fn broke_off(&self, row: &InboxRow, words: &str) -> Result<(), ShellError> {
        tracing::error!(cause = %row.cause, "deciding broke off: {words}");
        self.vitals.broke_off(Part::Deciding, words);
        let now = self.clock.now_ms();
        let age = now - row.received_at;
        if age > BROKEN_MS {
            self.store.mark(&row.cause, &Outcome::parked(format!("deciding broke off: {words}"))).await?;
        } else {
            let pause = (age / 2).clamp(1_000, 3_600_000);
            self.store.defer(&row.cause, now + pause, "deciding broke off").await?;
        }
        Ok(())
    }

    /// Takes a row and what follows from it into the batch.
    pub(super) async fn take(
        &self,
        batch: &mut Batch,
        row: &InboxRow,
        body: Result<serde_json::Value, String>,
    ) -> Result<(), ShellError> {
        let mut writes = Decision::default();
        // Read back after it was taken away: by what we may never have heard of.
        let gone = body.as_ref().is_ok_and(|body| body["unsigned"]["redacted_because"].is_object());
        let route = match body {
            Ok(body) => self.route(row, body, &mut batch.ahead, &mut writes).await?,
            Err(reason) => Route::Park(reason),
        };
        let cause = row.cause.clone();
        match route {
            Route::Ignore(reason) => writes.inbox.push((cause, Outcome::ignored(reason))),
            Route::Park(reason) => writes.inbox.push((cause, Outcome::parked(reason))),
            Route::Later { not_before, reason } => {
                writes.deferred.push((cause, not_before, reason.to_owned()));
            }
            Route::Settled => {}
            Route::RoomTask(task) => {
                writes.deferred.push(self.room_task_waits(cause.clone()));
                batch.task = Some((cause, task));
                batch.closed = true;
            }
            Route::Outsider { person, text, about, chat } => {
                self.answer_outsider(row, (&person, about), &text, chat, &mut writes).await?;
            }
            Route::Cohort { cohort, happened, chat, waited_ms } => {
                self.decide(batch, row, &cohort, *happened, chat, waited_ms, &mut writes).await?;
                writes.redacted.extend(gone.then(|| row.cause.clone()));
            }
        }
        batch.writes.append(writes);
        Ok(())
    }

    /// Stores the batch, and wakes those whom it concerns.
    pub(super) async fn commit(&self, batch: &mut Batch) -> Result<Result<(), Stale>, ShellError> {
        let mut decision = std::mem::take(&mut batch.writes);
        decision.fence = self.fence();
        decision.decided_at = self.clock.now_ms();
        let mut ended = Vec::new();
        for open in std::mem::take(&mut batch.open).into_values() {
            ended.push(self.finish(open, &mut decision)?);
        }
        match self.store.decide_commit(&decision).await {
            Ok(()) => {}
            Err(CommitError::Stale(Stale::Lease)) => return Err(ShellError::LeaseLost),
            Err(CommitError::Stale(stale)) => return Ok(Err(stale)),
            Err(CommitError::Store(error)) => return Err(error.into()),
        }
        if batch.closed {
            batch.ahead.forget();
        }
        if !decision.outbox.is_empty() {
            self.wakes.posted.notify_one();
        }
        if !decision.forward.is_empty() {
            self.wakes.arrived.notify_one();
        }
        // Their rooms have lost a queued opening: known only now, so a round before this one may have missed it.
        for (room, _) in &decision.reopenings_gone {
            if let Ok(Some(room)) = self.store.room(room).await {
                self.wakes.mark_dirty(&CohortId::new(room.cohort_id));
            }
        }
        for ended in ended {
            self.decided(ended);
        }
        if let Some((cause, task)) = batch.task.take() {
            self.begin_room_task(&cause, task);
        }
        Ok(Ok(()))
    }
}

fn flat<T>(contained: Result<Result<T, ShellError>, String>) -> Result<T, ShellError> {
    contained.unwrap_or_else(|words| Err(ShellError::BrokeOff(words)))
}
