//! Whose turn it is in the deciding loop. Queues are served one after the other, a few rows each, so that a flood in
//! one delays the others by a few decisions; who floods, and who is on no roster, waits apart and comes after all
//! others, a few rows a turn.

use std::{
    collections::HashSet,
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use serde_json::json;
use storage::{Body, Waiting};
use tokio_util::sync::CancellationToken;

use crate::{
    engine::{
        Engine,
        batch::Batch,
        fresh::Fresh,
        lanes::{self, Placed},
        row::Row,
    },
    error::ShellError,
    vitals::Part,
};

/// Rows of one queue in a turn, at least.
pub(crate) const SLICE: i64 = 8;
/// Rows of all those who wait apart in one turn, and of one of them.
const APART: i64 = 8;
const APART_OF_ONE: i64 = 2;
/// The same while not all that came in has its queue: among that may be those who come first.
const APART_BEHIND: i64 = 1;

/// Between two looks for what another process put in.
const LOOK: Duration = Duration::from_secs(1);
const AFTER_A_FAULT: Duration = Duration::from_millis(500);

impl Engine {
    /// Decides until told to stop, also under a backlog.
    pub async fn run(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            self.vitals.beat(Part::Deciding).await;
            let now = self.clock.now_ms();
            let pause = match self.turn_until(now, &stop).await {
                Ok(0) => self.until_due(now).await,
                Ok(_) => continue,
                Err(error) => {
                    tracing::error!("deciding stopped for a moment: {}", error.chain());
                    AFTER_A_FAULT
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.wakes.arrived.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Fires due timers, then handles what waits, a few rows of each queue. Gives the number of rows handled: none
    /// while another process has the lease.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn turn(&self) -> Result<usize, ShellError> {
        self.turn_until(self.clock.now_ms(), &CancellationToken::new()).await
    }

    async fn turn_until(&self, now: i64, stop: &CancellationToken) -> Result<usize, ShellError> {
        if !self.leads() {
            return Ok(0);
        }
        let mut turn = Turn {
            batch: Batch::default(),
            fresh: Fresh::default(),
            stored: HashSet::new(),
            handled: 0,
            began: Instant::now(),
        };
        match self.take_turns(&mut turn, now, stop).await {
            // What was not stored is the other's to decide now.
            Err(ShellError::LeaseLost) => {
                tracing::warn!("another process decides now");
                if let Ok(mut lease) = self.lease.lock() {
                    *lease = None;
                }
            }
            outcome => outcome?,
        }
        Ok(turn.handled)
    }

    async fn take_turns(
        &self,
        turn: &mut Turn,
        now: i64,
        stop: &CancellationToken,
    ) -> Result<(), ShellError> {
        // A timer is decided after what people said before it: whoever leaves that to the service leaves both.
        if !self.orders_only {
            self.fire_timers(now).await?;
        }
        let Placed { fresh, is_all: all_placed, ahead } = self.place_all(now).await?;
        (turn.fresh, turn.batch.ahead) = (fresh, ahead);
        turn.handled += usize::from(!all_placed);
        let mut queues = self.store.queues_with_waiting(now).await?;
        queues.retain(|(queue, _)| self.may_decide(queue, now));
        turn.stored = queues.iter().map(|(queue, _)| queue.clone()).collect();
        let fresh = turn.fresh.queues().iter().filter(|(queue, _)| !turn.stored.contains(queue));
        queues.extend(fresh.cloned());
        // Whoever waits longest comes first: also what people said before a timer was due.
        queues.sort_by_key(|(_, first)| *first);
        let queues = queues.into_iter().map(|(queue, _)| queue);
        let (mut apart, among): (Vec<String>, Vec<String>) = queues.partition(|queue| lanes::is_apart(queue));
        let share = self.pace.rows / i64::try_from(among.len().max(1)).unwrap_or(self.pace.rows);
        for queue in &among {
            if stop.is_cancelled() {
                return self.end(&mut turn.batch).await;
            }
            // Who comes in meanwhile waits for the end of this turn.
            let slice = if turn.began.elapsed() > self.pace.turn { SLICE } else { share.max(SLICE) };
            self.serve(turn, queue, now, slice).await?;
        }
        // Those of one room beside each other: they are decided together.
        apart.sort_by(|a, b| lanes::room_of(a).cmp(&lanes::room_of(b)).then_with(|| a.cmp(b)));
        if !apart.is_empty() {
            let begin = self.round.fetch_add(1, Ordering::Relaxed) % apart.len();
            apart.rotate_left(begin);
        }
        if all_placed && among.is_empty() {
            self.serve_alone(turn, &apart, now, stop).await?;
        } else {
            let (left, of_one) =
                if all_placed { (APART, APART_OF_ONE) } else { (APART_BEHIND, APART_BEHIND) };
            self.serve_apart(turn, &apart, now, (left, of_one), stop).await?;
        }
        self.end(&mut turn.batch).await?;
        // Whose turn did not come waits in its queue: said only now, when it is sure that we decide.
        let left = std::mem::take(&mut turn.fresh);
        Ok(self.store.route_all(&left.into_routes()).await?)
    }

    /// How long nothing comes due after a turn in which nothing was: what came due while that was being found out
    /// (`turn`: its beginning) is due now. Whatever comes in wakes the loop; only another process's rows do not, and for
    /// these, and for the lease, it looks now and then.
    pub async fn until_due(&self, turn: i64) -> Duration {
        let now = self.clock.now_ms();
        let due = async {
            let timer = self.store.next_timer_at().await?;
            let put_off = self.store.next_due_after(turn).await?;
            Ok::<_, ShellError>(timer.into_iter().chain(put_off).min())
        };
        let due = due.await.ok().flatten().map(|at| at.saturating_sub(now).max(1));
        due.and_then(|ms| u64::try_from(ms).ok()).map_or(LOOK, |ms| Duration::from_millis(ms).min(LOOK))
    }

    async fn fire_timers(&self, now: i64) -> Result<(), ShellError> {
        for timer in self.store.due_timers(now).await? {
            let body = Body::new(json!({ "timer": timer.name }).to_string());
            self.store.fire_timer(&timer, &body, now).await?;
        }
        Ok(())
    }

    /// Decides the next rows of a queue. Gives their number.
    pub(crate) async fn serve(
        &self,
        turn: &mut Turn,
        queue: &str,
        now: i64,
        most: i64,
    ) -> Result<usize, ShellError> {
        let rows = self.next_of(turn, queue, now, most).await?;
        self.look_ahead(&rows, &mut turn.batch.ahead).await?;
        let (mut served, mut goes_on) = (0, true);
        for row in rows {
            if !goes_on {
                turn.put_back(row);
            } else if self.decide_one(turn, row).await? {
                served += 1;
                // What is left of a long queue has its next turn when the others have had theirs.
                let is_slice = i64::try_from(served).is_ok_and(|served| served >= SLICE);
                goes_on = !is_slice || turn.began.elapsed() <= self.pace.turn;
            } else {
                goes_on = false;
            }
        }
        turn.handled += served;
        Ok(served)
    }

    /// The next rows of a queue: those that are stored in it, then those that came in just now.
    pub(crate) async fn next_of(
        &self,
        turn: &mut Turn,
        queue: &str,
        now: i64,
        most: i64,
    ) -> Result<Vec<Row>, ShellError> {
        let mut waiting = Waiting { rows: Vec::new(), is_all: true };
        if turn.stored.contains(queue) {
            waiting = self.store.next_waiting(queue, now, most).await?;
        }
        let mut rows = Row::read_all(waiting.rows);
        if waiting.is_all {
            let room = usize::try_from(most).unwrap_or(0).saturating_sub(rows.len());
            rows.extend(turn.fresh.take(queue, room));
        }
        Ok(rows)
    }

    /// Decides a row. Says whether the next one of its queue may follow.
    pub(crate) async fn decide_one(&self, turn: &mut Turn, row: Row) -> Result<bool, ShellError> {
        let fresh = row.is_fresh.then(|| (row.stored.cause.clone(), row.stored.queue.clone()));
        let follows = self.step(&mut turn.batch, row).await?;
        if let (false, Some((cause, queue))) = (follows, fresh) {
            turn.fresh.put_back(cause, queue);
        }
        Ok(follows)
    }
}

/// A turn that is being taken.
pub(crate) struct Turn {
    pub(crate) batch: Batch,
    /// Rows that came in just now.
    fresh: Fresh,
    /// The queues in which stored rows wait.
    stored: HashSet<String>,
    /// So many rows were handled.
    pub(crate) handled: usize,
    pub(crate) began: Instant,
}

impl Turn {
    /// A row that was taken and not decided.
    pub(crate) fn put_back(&mut self, row: Row) {
        if row.is_fresh {
            self.fresh.put_back(row.stored.cause, row.stored.queue);
        }
    }
}
