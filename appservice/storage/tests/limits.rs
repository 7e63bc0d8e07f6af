//! Windows of limits, and the queues of many rows at once.

use storage::{Bucket, Decision, Part, Store};

use crate::home::for_each_backend;
use crate::inbox::row;
use crate::outbox::effect;
use crate::writing;

fn bucket(key: &str, used: i64, ends_at: i64) -> Bucket {
    Bucket { key: key.to_owned(), used, ends_at }
}

async fn used(store: &Store, buckets: Vec<Bucket>, now: i64) {
    writing::write(store, Decision { buckets, decided_at: now, ..Decision::default() }).await;
}

for_each_backend! {
    async fn a_window_is_known_until_it_ends(home) {
        let store = &home.store;
        let keys = ["a".to_owned(), "b".to_owned()];
        assert!(store.buckets(&keys, 0).await.unwrap().is_empty());
        assert!(store.buckets(&[], 0).await.unwrap().is_empty());
        used(store, vec![bucket("a", 1, 100), bucket("b", 1, 200)], 10).await;
        used(store, vec![bucket("a", 2, 100)], 10).await;
        let mut known = store.buckets(&keys, 99).await.unwrap();
        known.sort_by(|a, b| a.key.cmp(&b.key));
        assert_eq!(known, [bucket("a", 2, 100), bucket("b", 1, 200)]);
        assert_eq!(store.buckets(&keys, 100).await.unwrap(), [bucket("b", 1, 200)]);
        // Those that have ended go when the next is written.
        used(store, vec![bucket("c", 1, 300)], 150).await;
        assert_eq!(crate::schema::number(home, "SELECT COUNT(*) FROM limit_bucket").await, 2);
    }

    async fn many_rows_get_their_queues_at_once(home) {
        let store = &home.store;
        let rows: Vec<_> = (0..1200).map(|n| row(&format!("$e{n}"), None)).collect();
        store.receive(&rows).await.unwrap();
        let placed: Vec<(String, String)> =
            (0..1200).map(|n| (format!("$e{n}"), format!("q{}", n % 2))).collect();
        store.route_all(&placed).await.unwrap();
        assert!(store.unrouted(10).await.unwrap().rows.is_empty());
        let mut waiting = store.waiting_by_queue(2_000).await.unwrap();
        waiting.sort();
        assert_eq!(waiting, [("q0".to_owned(), 600), ("q1".to_owned(), 600)]);
        store.route_all(&[("$e1".to_owned(), "q0".to_owned())]).await.unwrap();
        let first: Vec<String> =
            store.next_waiting("q0", 0, 3).await.unwrap().rows.into_iter().map(|row| row.cause).collect();
        assert_eq!(first, ["$e0", "$e1", "$e2"], "in order of arrival");
        store.defer("$e0", 50, "later").await.unwrap();
        assert_eq!(store.waiting_by_queue(2_000).await.unwrap().iter().map(|(_, rows)| rows).sum::<i64>(), 1200);
    }

    /// What is for a person of a server that has its places is left for later, and everything else goes.
    async fn a_claim_leaves_a_server_out(home) {
        let store = &home.store;
        for (account, person) in [("@a:county.test", "PA"), ("@b:moh.test", "PB"), ("@c:acounty.test", "PC"), ("@d:county.test", "PD")] {
            writing::person(store, account, None, person, 1).await;
        }
        let queues = ["chat:PA", "open:PD", "chat:PB", "chat:PC", "room:lari:peer"];
        let rows: Vec<_> = queues.iter().map(|queue| effect(&format!("{queue}#0"), queue)).collect();
        writing::enqueue(store, &rows, 1).await;
        let without = ["county.test".to_owned(), "nowhere.test".to_owned()];
        let claimed = store.claim_without(&without, Part::All, "me", 2, 1_000, 100).await.unwrap();
        let claimed: Vec<&str> = claimed.iter().map(|row| row.queue.as_str()).collect();
        assert_eq!(claimed, ["chat:PB", "chat:PC", "room:lari:peer"]);
        let rest = store.claim(Part::All, "me", 2, 1_000, 100).await.unwrap();
        assert_eq!(rest.iter().map(|row| (row.queue.as_str(), row.attempts)).collect::<Vec<_>>(), [("chat:PA", 1), ("open:PD", 1)]);
        assert!(store.give_back("chat:PA#0").await.unwrap());
        let again = store.claim(Part::All, "me", 2, 1_000, 100).await.unwrap();
        assert_eq!(again.iter().map(|row| (row.queue.as_str(), row.attempts)).collect::<Vec<_>>(), [("chat:PA", 1)]);
    }
}
