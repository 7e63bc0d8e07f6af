//! New effects.

use super::{NewOutboxRow, OutboxState};
use crate::seq;
use crate::text;
use crate::tx::{Tx, on};

/// Rows per statement, well below the number of parameters that either database takes.
const ROWS_PER_INSERT: usize = 500;

/// Adds effects in order. Those whose key is known are left out.
pub(crate) async fn insert(tx: &mut Tx, rows: &[NewOutboxRow], now: i64) -> sqlx::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let first = seq::take(tx, "outbox", rows.len()).await?;
    let numbered: Vec<(i64, &NewOutboxRow)> = (first..).zip(rows).collect();
    for some in numbered.chunks(ROWS_PER_INSERT) {
        on!(&mut *tx, c => {
            let mut query = sqlx::QueryBuilder::new(
                "INSERT INTO outbox (effect_key, seq, queue, sender, kind, body, cause, created_at, not_before, \
                 expires_at, attempts, state) ",
            );
            query.push_values(some, |mut values, (seq, row)| {
                values
                    .push_bind(row.effect_key.clone())
                    .push_bind(*seq)
                    .push_bind(row.queue.clone())
                    .push_bind(row.sender.clone())
                    .push_bind(row.kind.clone())
                    .push_bind(text::owned(row.body.as_str()))
                    .push_bind(text::key(&row.cause))
                    .push_bind(now)
                    .push_bind(row.not_before)
                    .push_bind(row.expires_at)
                    .push_bind(0_i64)
                    .push_bind(OutboxState::Waiting.as_str());
            });
            query.push(" ON CONFLICT (effect_key) DO NOTHING");
            query.build().execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}
