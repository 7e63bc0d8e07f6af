//! Whose turn it is in the deciding loop. Queues are served one after the other, a few rows each, so that a flood in
//! one delays the others by a few decisions; who floods, and who is on no roster, waits apart and comes after all
//! others, a few rows a turn.

use std::{sync::atomic::Ordering, time::Duration};

use serde_json::json;
use storage::{Body, Outcome};
use tokio_util::sync::CancellationToken;

use crate::{engine::Engine, error::ShellError, held::PAUSE_MS, lanes, route, vitals::Part};

/// Rows of one queue in one turn.
const SLICE: i64 = 8;
/// Rows of all those who wait apart in one turn, and of one of them.
const APART: i64 = 8;
const APART_OF_ONE: i64 = 2;
/// The same while not all that came in has its queue: among that may be those who come first.
const APART_BEHIND: i64 = 1;

impl Engine {
    /// Decides until told to stop, also under a backlog.
    pub async fn run(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            self.vitals.beat(Part::Deciding).await;
            let pause = match self.turn_until(&stop).await {
                Ok(0) => Duration::from_millis(100),
                Ok(_) => continue,
                Err(error) => {
                    tracing::error!("deciding stopped for a moment: {}", error.chain());
                    Duration::from_millis(500)
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
        self.turn_until(&CancellationToken::new()).await
    }

    async fn turn_until(&self, stop: &CancellationToken) -> Result<usize, ShellError> {
        if !self.leads() {
            return Ok(0);
        }
        let now = self.clock.now_ms();
        // A timer is decided after what people said before it: whoever leaves that to the service leaves both.
        if !self.orders_only {
            self.fire_timers(now).await?;
        }
        let all_placed = self.place_all().await?;
        let queues = self.store.queues_with_waiting(now).await?.into_iter();
        let queues = queues
            .filter(|queue| (!self.orders_only || route::is_order(queue)) && !self.held.rests(queue, now));
        let (mut apart, among): (Vec<String>, Vec<String>) = queues.partition(|queue| lanes::is_apart(queue));
        let mut handled = usize::from(!all_placed);
        for queue in among {
            if stop.is_cancelled() {
                return Ok(handled);
            }
            match self.serve(&queue, now, SLICE).await? {
                Some(rows) => handled += rows,
                None => return Ok(handled),
            }
        }
        if !apart.is_empty() {
            let begin = self.round.fetch_add(1, Ordering::Relaxed) % apart.len();
            apart.rotate_left(begin);
        }
        let mut left = if all_placed { APART } else { APART_BEHIND };
        for queue in apart {
            if left <= 0 || stop.is_cancelled() {
                break;
            }
            let Some(rows) = self.serve(&queue, now, left.min(APART_OF_ONE)).await? else { break };
            handled += rows;
            left -= i64::try_from(rows).unwrap_or(left);
        }
        Ok(handled)
    }

    async fn fire_timers(&self, now: i64) -> Result<(), ShellError> {
        for timer in self.store.due_timers(now).await? {
            let body = Body::new(json!({ "timer": timer.name }).to_string());
            self.store.fire_timer(&timer, &body, now).await?;
        }
        Ok(())
    }

    /// Handles the next rows of a queue. Gives their number, or nothing where the lease was lost.
    async fn serve(&self, queue: &str, now: i64, most: i64) -> Result<Option<usize>, ShellError> {
        let mut handled = 0;
        for row in self.store.next_waiting(queue, now, most).await? {
            match self.handle_alone(&row).await {
                Ok(()) => handled += 1,
                // What it would have committed is the other's to decide now.
                Err(ShellError::LeaseLost) => {
                    tracing::warn!("another process decides now");
                    if let Ok(mut lease) = self.lease.lock() {
                        *lease = None;
                    }
                    return Ok(None);
                }
                // Of a queue that is not one cohort's alone the others go on.
                Err(error @ ShellError::Held { .. }) if route::is_shared(queue) => {
                    self.store.defer(&row.cause, now + PAUSE_MS, &error.chain()).await?;
                }
                Err(ShellError::Held { .. }) => {
                    self.held.rest(queue, now);
                    break;
                }
                Err(ShellError::BrokeOff(words)) => self.broke_off(&row, &words).await?,
                Err(error) if error.heals() => {
                    tracing::warn!(cause = %row.cause, "put off: {}", error.chain());
                    self.store.defer(&row.cause, now + 1_000, &error.chain()).await?;
                }
                Err(error) => {
                    tracing::error!(cause = %row.cause, "parked: {}", error.chain());
                    self.store.mark(&row.cause, &Outcome::parked(error.chain())).await?;
                }
            }
        }
        Ok(Some(handled))
    }
}
