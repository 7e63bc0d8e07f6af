//! One statement, two databases: the macros that run it on whichever is open.
//!
//! sqlx checks what is bound at compile time for each database; the text of a statement is checked by the tests,
//! which run every operation on both.

use std::sync::Arc;

use crate::counting::Counter;

/// A transaction that may write.
pub(crate) struct Tx {
    pub(crate) on: On,
    pub(crate) counter: Arc<Counter>,
}

/// A transaction, on either database.
pub(crate) enum On {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Tx {
    pub(crate) async fn commit(self) -> sqlx::Result<()> {
        match self.on {
            On::Sqlite(tx) => tx.commit().await,
            On::Postgres(tx) => tx.commit().await,
        }?;
        self.counter.commit();
        Ok(())
    }

    pub(crate) async fn rollback(self) -> sqlx::Result<()> {
        match self.on {
            On::Sqlite(tx) => tx.rollback().await,
            On::Postgres(tx) => tx.rollback().await,
        }
    }
}

/// `on!(tx, c => statement using c)`: runs the statement on the transaction's connection.
macro_rules! on {
    ($tx:expr, $connection:ident => $body:expr) => {{
        let tx: &mut $crate::tx::Tx = $tx;
        tx.counter.write();
        match &mut tx.on {
            $crate::tx::On::Sqlite(inner) => {
                let $connection = &mut **inner;
                $body
            }
            $crate::tx::On::Postgres(inner) => {
                let $connection = &mut **inner;
                $body
            }
        }
    }};
}
pub(crate) use on;

/// `read!(store, pool => statement using pool)`: runs one reading statement outside any transaction.
macro_rules! read {
    ($store:expr, $pool:ident => $body:expr) => {{
        $store.counter().read();
        match $store.pools() {
            $crate::store::Pools::Sqlite { read: $pool, .. } => $body,
            $crate::store::Pools::Postgres($pool) => $body,
        }
    }};
}
pub(crate) use read;

/// `commit!(store, "verb", tx => { … Ok(value) })`: runs the block in one writing transaction, and takes all of it
/// back when the block fails.
macro_rules! commit {
    ($store:expr, $doing:literal, $tx:ident => $body:block) => {{
        use $crate::error::Doing as _;
        let mut owned = $store.begin().await.doing($doing)?;
        let outcome: sqlx::Result<_> = {
            let $tx = &mut owned;
            async { $body }.await
        };
        match outcome {
            Ok(value) => owned.commit().await.doing($doing).map(|()| value),
            Err(source) => {
                // The block's error is the one to report; a connection that cannot roll back is dropped by the pool.
                if let Err(error) = owned.rollback().await {
                    tracing::warn!(%error, doing = $doing, "the transaction could not be taken back by hand");
                }
                Err(source).doing($doing)
            }
        }
    }};
}
pub(crate) use commit;
