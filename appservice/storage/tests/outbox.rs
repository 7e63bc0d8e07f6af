//! The outbox: in order within a queue, claimed by one, delivered once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Barrier;

use storage::{Body, ChatRoom, ChatStatus, NewOutboxRow, OutboxState, Part, Stands, Store};

use crate::home::for_each_backend;
use crate::writing::{enqueue, person};

pub fn effect(key: &str, queue: &str) -> NewOutboxRow {
    NewOutboxRow {
        effect_key: key.into(),
        queue: queue.into(),
        sender: "voice".into(),
        kind: "message".into(),
        body: Body::from(format!("{{\"text\":\"{key}\"}}")),
        cause: "$cause".into(),
        not_before: None,
        expires_at: None,
    }
}

pub fn stands(event_id: &str) -> Stands<'_> {
    Stands { room_id: "!r", event_id }
}

async fn claimed(store: &Store, now: i64) -> Vec<String> {
    store
        .claim(Part::All, "me", now, 1_000, 100)
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.effect_key)
        .collect()
}

for_each_backend! {
    async fn a_successor_gives_back_what_others_claimed_and_keeps_its_own(home) {
        let store = &home.store;
        enqueue(store, &[effect("a1", "a"), effect("b1", "b")], 0).await;
        assert_eq!(store.claim(Part::All, "gone", 0, 60_000, 1).await.unwrap()[0].effect_key, "a1");
        assert_eq!(claimed(store, 0).await, ["b1"]);
        assert_eq!(store.release_claims_of_others("me").await.unwrap(), 1);
        assert_eq!(claimed(store, 1).await, ["a1"]);
        assert_eq!(store.release_claims_of_others("me").await.unwrap(), 0);
        assert_eq!(claimed(store, 2).await, Vec::<String>::new());
    }

    async fn a_message_is_known_before_what_belongs_to_it_is_done(home) {
        let store = &home.store;
        enqueue(store, &[effect("a1", "a")], 0).await;
        claimed(store, 0).await;
        let keys = ["a1".to_owned()];
        assert!(store.delivered(&keys).await.unwrap().is_empty());
        assert!(store.note_sent("a1", stands("$m"), 10).await.unwrap());
        assert_eq!(store.by_event("$m").await.unwrap().map(|ours| (ours.effect_key, ours.queue)), Some(("a1".into(), "a".into())));
        let early = store.delivered(&keys).await.unwrap();
        assert_eq!((early["a1"].event_id.as_deref(), early["a1"].done_at), (Some("$m"), 10));
        assert_eq!(store.outbox_row("a1").await.unwrap().unwrap().state, OutboxState::Waiting);
        assert!(store.acknowledge("a1", Some(stands("$m")), None, 90).await.unwrap());
        assert_eq!(store.delivered(&keys).await.unwrap()["a1"].done_at, 10);
        assert!(!store.note_sent("a1", stands("$other"), 99).await.unwrap());
    }

    async fn a_claim_can_be_for_a_part(home) {
        let store = &home.store;
        let slow = |key: &str| NewOutboxRow { kind: "slow".into(), ..effect(key, key) };
        enqueue(store, &[slow("s1"), slow("s2"), effect("a1", "a"), slow("s3"), effect("b1", "b")], 0).await;
        let claim = async |part: Part<'_>, limit: i64| {
            let rows = store.claim(part, "me", 1, 1_000, limit).await.unwrap();
            rows.into_iter().map(|row| row.effect_key).collect::<Vec<_>>()
        };
        assert_eq!(claim(Part::Without("slow"), 1).await, ["a1"]);
        assert_eq!(claim(Part::Only("slow"), 2).await, ["s1", "s2"]);
        assert_eq!(claim(Part::Only("none"), 9).await, Vec::<String>::new());
        assert_eq!(claim(Part::All, 9).await, ["s3", "b1"]);
    }

    async fn only_the_head_of_a_queue_is_claimed(home) {
        let store = &home.store;
        let rows = [effect("a1", "a"), effect("a2", "a"), effect("b1", "b"), effect("a1", "a")];
        for now in [5, 6] {
            enqueue(store, &rows, now).await;
            assert_eq!(store.counts().await.unwrap().outbox_waiting, 3);
        }
        let heads = store.claim(Part::All, "me", 10, 1_000, 100).await.unwrap();
        let keys: Vec<&str> = heads.iter().map(|row| row.effect_key.as_str()).collect();
        assert_eq!(keys, ["a1", "b1"]);
        assert_eq!(heads[0].claimed_by.as_deref(), Some("me"));
        assert_eq!((heads[0].claimed_until, heads[0].attempts, heads[0].created_at), (Some(1_010), 1, 5));
        assert_eq!(heads[0].body, Some(Body::from("{\"text\":\"a1\"}")));
        // Held, so nothing more; when the claim ends without an answer it is handed out again.
        assert_eq!(claimed(store, 1_009).await, Vec::<String>::new());
        assert!(store.acknowledge("a1", Some(stands("$e1")), Some("DEV"), 20).await.unwrap());
        assert_eq!(claimed(store, 30).await, ["a2"]);
        assert_eq!(claimed(store, 1_010).await, ["b1"]);
        assert_eq!(store.outbox_row("b1").await.unwrap().unwrap().attempts, 2);
        assert_eq!(store.claim(Part::All, "me", 9_000, 1_000, 1).await.unwrap().len(), 1);
    }

    async fn an_acknowledged_effect_is_done_for_ever(home) {
        let store = &home.store;
        enqueue(store, &[effect("a1", "a"), effect("a2", "a")], 0).await;
        claimed(store, 0).await;
        assert!(store.acknowledge("a1", Some(stands("$e1")), Some("DEV1"), 20).await.unwrap());
        assert!(!store.acknowledge("a1", Some(stands("$e2")), Some("DEV2"), 30).await.unwrap());
        let row = store.outbox_row("a1").await.unwrap().unwrap();
        assert_eq!((row.state, row.body, row.done_at), (OutboxState::Done, None, Some(20)));
        assert_eq!((row.event_id.as_deref(), row.device.as_deref()), (Some("$e1"), Some("DEV1")));
        assert_eq!(row.claimed_by, None);
        assert_eq!(store.by_event("$e1").await.unwrap().unwrap().effect_key, "a1");
        assert_eq!(store.by_event("$e2").await.unwrap(), None);
        let keys = ["a1".to_owned(), "a2".to_owned(), "none".to_owned()];
        let delivered = store.delivered(&keys).await.unwrap();
        assert_eq!(delivered.len(), 1);
        assert_eq!((delivered["a1"].event_id.as_deref(), delivered["a1"].done_at), (Some("$e1"), 20));
        assert_eq!(store.delivered(&[]).await.unwrap(), BTreeMap::new());
        assert!(!store.park("a1", "no").await.unwrap());
        assert!(!store.postpone("a1", 99, "no").await.unwrap());
        enqueue(store, &[effect("a1", "a")], 40).await;
        assert_eq!(store.outbox_row("a1").await.unwrap().unwrap().state, OutboxState::Done);
    }

    async fn a_postponed_effect_stays_the_head(home) {
        let store = &home.store;
        enqueue(store, &[effect("a1", "a"), effect("a2", "a"), effect("b1", "b")], 0).await;
        claimed(store, 0).await;
        assert!(store.postpone("a1", 5_000, "429").await.unwrap());
        assert!(store.acknowledge("b1", None, None, 1).await.unwrap());
        assert_eq!(claimed(store, 4_999).await, Vec::<String>::new());
        assert_eq!(claimed(store, 5_000).await, ["a1"]);
        assert_eq!(store.outbox_row("a1").await.unwrap().unwrap().reason.as_deref(), Some("429"));
    }

    async fn a_parked_effect_lets_the_next_go_on(home) {
        let store = &home.store;
        enqueue(store, &[effect("a1", "a"), effect("a2", "a"), effect("a3", "a")], 0).await;
        claimed(store, 0).await;
        assert!(store.park("a1", "403 M_FORBIDDEN").await.unwrap());
        assert!(store.park("a2", "too late").await.unwrap());
        assert_eq!(claimed(store, 1).await, ["a3"]);
        assert_eq!(store.counts().await.unwrap().outbox_parked, 2);
        let parked = store.outbox_row("a1").await.unwrap().unwrap();
        assert_eq!((parked.state, parked.body), (OutboxState::Parked, None));
        assert_eq!(parked.reason.as_deref(), Some("403 M_FORBIDDEN"));
        // It was on its way when it was parked, and arrived: what is true is stored.
        assert!(store.acknowledge("a2", Some(stands("$e")), None, 9).await.unwrap());
        assert_eq!(store.outbox_row("a2").await.unwrap().unwrap().state, OutboxState::Done);
        let counts = store.counts().await.unwrap();
        assert_eq!((counts.outbox_waiting, counts.outbox_parked), (1, 1));
    }

    /// It follows the chat and nothing else: held while the person is not in it, or while it is being opened.
    async fn the_queue_of_a_chat_follows_the_chat(home) {
        let store = &home.store;
        person(store, "@a:x", None, "p1", 0).await;
        let rooms = |room: &str, status: ChatStatus, since: i64| ChatRoom {
            room_id: room.to_owned(), person_id: "p1".to_owned(), encrypted: false, status, since,
        };
        enqueue(store, &[effect("o1", "open:p1"), effect("c1", "chat:p1"), effect("c2", "chat:p1")], 0).await;
        assert_eq!(claimed(store, 0).await, ["o1"], "it is being opened");
        store.put_chat_room(&rooms("!chat", ChatStatus::Invited, 1)).await.unwrap();
        store.acknowledge("o1", None, None, 1).await.unwrap();
        assert_eq!(claimed(store, 1).await, Vec::<String>::new());
        store.put_chat_room(&rooms("!chat", ChatStatus::Joined, 2)).await.unwrap();
        assert_eq!(claimed(store, 2).await, ["c1"]);
        store.acknowledge("c1", None, None, 3).await.unwrap();
        store.put_chat_room(&rooms("!chat", ChatStatus::Left, 4)).await.unwrap();
        assert_eq!(claimed(store, 4).await, Vec::<String>::new());
        store.put_chat_room(&rooms("!other", ChatStatus::Joined, 5)).await.unwrap();
        assert_eq!(claimed(store, 5).await, ["c2"], "it goes on in the next one");
        // With nobody who could have a chat there is nothing to wait for: whoever claims it says so.
        enqueue(store, &[effect("d1", "chat:nobody")], 6).await;
        assert_eq!(claimed(store, 6).await, ["d1"]);
    }

    /// A reminder that nobody sent in time is dropped; one that may have been sent is handed out to be settled.
    async fn an_expired_effect_is_dropped_unless_it_was_tried(home) {
        let store = &home.store;
        let expiring = |key: &str, queue: &str| NewOutboxRow { expires_at: Some(100), ..effect(key, queue) };
        enqueue(store, &[expiring("tried", "a"), expiring("untried", "a"), effect("next", "a")], 0).await;
        assert_eq!(claimed(store, 0).await, ["tried"]);
        assert_eq!(claimed(store, 2_000).await, ["tried"]);
        let untried = store.outbox_row("untried").await.unwrap().unwrap();
        assert_eq!((untried.state, untried.body), (OutboxState::Cancelled, None));
        assert_eq!(untried.reason.as_deref(), Some("expired"));
        store.acknowledge("tried", None, None, 2_001).await.unwrap();
        assert_eq!(claimed(store, 2_002).await, ["next"]);
        let later = NewOutboxRow { not_before: Some(5_000), ..effect("later", "b") };
        enqueue(store, &[later], 0).await;
        assert_eq!(claimed(store, 4_999).await, ["next"]);
        assert_eq!(claimed(store, 6_000).await, ["next", "later"]);
    }

    /// Eight claimers, each with connections of its own: no effect is claimed twice, each queue keeps its order.
    async fn eight_claimers_never_claim_twice(home) {
        const QUEUES: usize = 10;
        const EACH: usize = 15;
        let rows: Vec<NewOutboxRow> = (0..EACH)
            .flat_map(|n| (0..QUEUES).map(move |queue| effect(&format!("q{queue}#{n:02}"), &format!("q{queue}"))))
            .collect();
        enqueue(&home.store, &rows, 0).await;
        // Written between claim and acknowledgement: the order of deliveries as the homeserver would see it.
        let delivered = Arc::new(Mutex::new(Vec::new()));
        let start = Arc::new(Barrier::new(8));
        let mut tasks = Vec::new();
        for claimer in 0..8 {
            let store = home.another().await;
            let (delivered, start) = (Arc::clone(&delivered), Arc::clone(&start));
            tasks.push(tokio::spawn(async move {
                start.wait().await;
                while store.counts().await.unwrap().outbox_waiting > 0 {
                    for row in store.claim(Part::All, &format!("claimer{claimer}"), 10, 60_000, 3).await.unwrap() {
                        assert_eq!(row.attempts, 1);
                        delivered.lock().unwrap().push((claimer, row.queue.clone(), row.effect_key.clone()));
                        // As long as a delivery takes: the others have their turn, and could claim it too.
                        tokio::time::sleep(Duration::from_millis(2)).await;
                        assert!(store.acknowledge(&row.effect_key, None, None, 11).await.unwrap());
                    }
                }
                store.close().await;
            }));
        }
        for task in tasks {
            tokio::time::timeout(Duration::from_secs(60), task).await.unwrap().unwrap();
        }
        let delivered = delivered.lock().unwrap();
        let claimers: BTreeSet<i32> = delivered.iter().map(|(claimer, _, _)| *claimer).collect();
        assert!(claimers.len() > 1, "only one claimer found work: nothing was tested");
        for queue in 0..QUEUES {
            let name = format!("q{queue}");
            let keys: Vec<&String> = delivered.iter().filter(|(_, q, _)| *q == name).map(|(_, _, key)| key).collect();
            let expected: Vec<String> = (0..EACH).map(|n| format!("q{queue}#{n:02}")).collect();
            assert!(keys.iter().copied().eq(&expected), "{name}: {keys:?}");
        }
    }
}
