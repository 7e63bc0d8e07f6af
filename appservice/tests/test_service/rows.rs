//! What stands in the database, read and written beside the engine.

use storage::{Decision, Fence, NewOutboxRow};

use super::Baraza;
use crate::test_db::strings;

impl Baraza {
    /// The first column of what a statement finds, read behind the store's back.
    pub async fn strings(&self, sql: &str) -> Vec<String> {
        strings(self.app.instance.database.expose(), sql).await
    }

    /// The causes of rows that are parked, oldest first.
    pub async fn parked_causes(&self) -> Vec<String> {
        self.strings("SELECT cause FROM inbox WHERE state = 'parked' ORDER BY seq").await
    }

    /// Nothing is parked, in or out.
    pub async fn nothing_parked(&self) {
        let counts = self.app.store.counts().await.unwrap();
        let newest = self.app.store.newest_parked(20).await.unwrap();
        assert_eq!((counts.inbox_parked, counts.outbox_parked), (0, 0), "{newest:?}");
    }

    /// Effects as a decision under the engine's lease leaves them.
    pub async fn put_out(&self, outbox: Vec<NewOutboxRow>) {
        let lease = self.app.lease.lock().unwrap().clone().expect("the lease is held");
        let (fence, decided_at) = (Fence::from(&lease), self.app.clock.now_ms());
        let decision = Decision { fence, decided_at, outbox, ..Decision::default() };
        self.app.store.decide_commit(&decision).await.unwrap();
    }
}
