//! Numbers that give rows their order.

use crate::tx::{Tx, on};

/// Takes `count` consecutive numbers of a counter and returns the first. The counter stays locked until the
/// transaction ends, so that a lower number never becomes visible after a higher one.
pub(crate) async fn take(tx: &mut Tx, counter: &'static str, count: usize) -> sqlx::Result<i64> {
    let count = i64::try_from(count).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    let last: i64 = on!(tx, c => {
        sqlx::query_scalar("UPDATE counter SET value = value + $2 WHERE name = $1 RETURNING value")
            .bind(counter)
            .bind(count)
            .fetch_one(c)
            .await
    })?;
    Ok(last - count + 1)
}
