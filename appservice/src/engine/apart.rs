//! The turns of those who wait apart: after all others a few rows, and all they have where nobody else waits.

use std::collections::{HashMap, HashSet};

use tokio_util::sync::CancellationToken;

use crate::{
    engine::{
        Engine, lanes,
        row::Row,
        turns::{SLICE, Turn},
    },
    error::ShellError,
};

/// Rows of one of them, while nobody else waits.
const OF_ONE: i64 = 80;
/// What bodies that are held in memory at once may weigh, in bytes.
const BODIES: usize = 16 * 1024 * 1024;

impl Engine {
    /// After all others have had their turn: so many rows of all, and so many of one.
    pub(crate) async fn serve_apart(
        &self,
        turn: &mut Turn,
        apart: &[String],
        now: i64,
        (mut left, of_one): (i64, i64),
        stop: &CancellationToken,
    ) -> Result<(), ShellError> {
        for queue in apart {
            if left <= 0 || stop.is_cancelled() {
                break;
            }
            let rows = self.serve(turn, queue, now, left.min(of_one)).await?;
            left -= i64::try_from(rows).unwrap_or(left);
            // Whoever came in meanwhile has waited long enough; those who are left have their turn after that.
            if turn.began.elapsed() > self.pace.turn {
                break;
            }
        }
        Ok(())
    }

    /// They hold nobody up. What came in one room is decided in the order in which it came, whoever sent it: then rows
    /// that lie beside each other in the database are settled together.
    pub(crate) async fn serve_alone(
        &self,
        turn: &mut Turn,
        apart: &[String],
        now: i64,
        stop: &CancellationToken,
    ) -> Result<(), ShellError> {
        // Which room comes first changes with each turn.
        let mut places: HashMap<String, usize> = HashMap::new();
        for queue in apart {
            let next = places.len();
            places.entry(lanes::room_of(queue)).or_insert(next);
        }
        let (mut rows, mut bytes): (Vec<Row>, usize) = (Vec::new(), 0);
        for queue in apart {
            if i64::try_from(rows.len()).is_ok_and(|rows| rows >= self.pace.rows) || bytes >= BODIES {
                break;
            }
            let next = self.next_of(turn, queue, now, OF_ONE).await?;
            let bodies = next.iter().filter_map(|row| row.stored.body.as_ref());
            bytes += bodies.map(storage::Body::weight).sum::<usize>();
            rows.extend(next);
        }
        self.look_ahead(&rows, &mut turn.batch.ahead).await?;
        let place =
            |row: &Row| places.get(&lanes::room_of(row.stored.queue.as_deref().unwrap_or_default())).copied();
        rows.sort_by_cached_key(|row| (place(row), row.stored.seq));
        let mut decided = 0;
        let mut rests: HashSet<Option<String>> = HashSet::new();
        for row in rows {
            let queue = row.stored.queue.clone();
            // However long it took to look: some are decided in each turn.
            let is_late = decided >= SLICE && turn.began.elapsed() > self.pace.turn;
            let is_over = stop.is_cancelled() || is_late;
            if is_over || rests.contains(&queue) {
                turn.put_back(row);
            } else if self.decide_one(turn, row).await? {
                turn.handled += 1;
                decided += 1;
            } else {
                rests.insert(queue);
            }
        }
        Ok(())
    }
}
