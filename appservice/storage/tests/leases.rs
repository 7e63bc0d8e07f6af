//! Leases: one holder, and an epoch that shuts out who slept.
//!
//! PostgreSQL uses its own clock, so these tests let real time pass there; on SQLite the time is given.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use storage::{CommitError, Stale};

use crate::decisions::Desk;
use crate::home::for_each_backend;
use crate::schema::number;

/// Real time in epoch milliseconds, so that both clocks agree.
#[expect(
    clippy::disallowed_methods,
    reason = "PostgreSQL reads the real clock for leases, so the test does too"
)]
fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

for_each_backend! {
    async fn a_lease_has_one_holder(home) {
        let store = &home.store;
        let a = store.take_lease("e2ee", "a", now(), 60_000).await.unwrap().unwrap();
        assert_eq!((a.epoch, a.holder.as_str()), (1, "a"));
        assert!((a.expires_at - now() - 60_000).abs() < 5_000);
        assert_eq!(store.take_lease("e2ee", "b", now(), 60_000).await.unwrap(), None);
        assert_eq!(store.take_lease("other", "b", now(), 60_000).await.unwrap().unwrap().epoch, 1);
        // Taken again by its holder: longer, with the same epoch.
        let again = store.take_lease("e2ee", "a", now(), 90_000).await.unwrap().unwrap();
        assert_eq!(again.epoch, 1);
        assert!(again.expires_at > a.expires_at);
        assert!(store.renew_lease(&a, now(), 120_000).await.unwrap());
        let until = number(home, "SELECT expires_at FROM lease WHERE name = 'e2ee'").await;
        assert!(until > again.expires_at);
    }

    async fn a_lease_passes_on_when_it_ends(home) {
        let store = &home.store;
        store.take_lease("e2ee", "a", now(), 60_000).await.unwrap().unwrap();
        assert_eq!(store.take_lease("e2ee", "b", now(), 60_000).await.unwrap(), None);
        // From now on for a moment only.
        let a = store.take_lease("e2ee", "a", now(), 300).await.unwrap().unwrap();
        tokio::time::sleep(Duration::from_millis(400)).await;
        let b = store.take_lease("e2ee", "b", now(), 60_000).await.unwrap().unwrap();
        assert_eq!((b.epoch, b.holder.as_str()), (2, "b"));
        assert_eq!(store.take_lease("e2ee", "a", now(), 60_000).await.unwrap(), None);
        assert!(!store.renew_lease(&a, now(), 60_000).await.unwrap());
        assert!(!store.release_lease(&a).await.unwrap());
        assert!(store.renew_lease(&b, now(), 60_000).await.unwrap());
    }

    /// Given back, it is free at once, and its old epoch is worth nothing, even to the same process.
    async fn a_released_lease_is_free_and_fenced(home) {
        let store = &home.store;
        let a = store.take_lease("e2ee", "a", now(), 60_000).await.unwrap().unwrap();
        assert!(store.release_lease(&a).await.unwrap());
        assert!(!store.release_lease(&a).await.unwrap());
        let again = store.take_lease("e2ee", "a", now(), 60_000).await.unwrap().unwrap();
        assert_eq!(again.epoch, 2);
        assert!(!store.renew_lease(&a, now(), 60_000).await.unwrap());
    }

    /// A process wakes after its lease went to another: its decision writes nothing.
    async fn a_woken_decider_is_fenced_off(home) {
        let store = &home.store;
        let slow = store.take_lease("decide:lari", "slow", now(), 300).await.unwrap().unwrap();
        let slow = Desk::under(store, &slow);
        // Ended, but nobody took it: the decision still holds, for nobody else can have decided.
        tokio::time::sleep(Duration::from_millis(400)).await;
        store.decide_commit(&slow.decision(0)).await.unwrap();
        let quick = store.take_lease("decide:lari", "quick", now(), 60_000).await.unwrap().unwrap();
        let outcome = store.decide_commit(&slow.decision(1)).await;
        assert!(matches!(outcome, Err(CommitError::Stale(Stale::Lease))), "{outcome:?}");
        let quick = Desk::under(store, &quick);
        store.decide_commit(&quick.decision(1)).await.unwrap();
        assert_eq!(store.load_cohort("lari").await.unwrap().unwrap().version, 2);
    }

    /// Many processes start together: one of them holds it.
    async fn one_of_many_takes_it(home) {
        let mut tasks = Vec::new();
        for process in 0..6 {
            let store = home.another().await;
            tasks.push(tokio::spawn(async move {
                let taken = store.take_lease("e2ee", &format!("p{process}"), now(), 60_000).await.unwrap();
                store.close().await;
                usize::from(taken.is_some())
            }));
        }
        let mut holders = 0;
        for task in tasks {
            holders += task.await.unwrap();
        }
        assert_eq!(holders, 1);
    }
}
