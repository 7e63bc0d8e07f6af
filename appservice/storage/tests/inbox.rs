//! The inbox: once, in order, until decided.

use std::time::Duration;

use storage::{Body, CohortWrite, Decision, InboxState, NewInboxRow, Outcome};

use crate::home::for_each_backend;
use crate::writing;

pub fn row(cause: &str, queue: Option<&str>) -> NewInboxRow {
    NewInboxRow {
        cause: cause.into(),
        queue: queue.map(Into::into),
        body: Body::from(format!("{{\"event\":\"{cause}\"}}")),
        received_at: 1_000,
        not_before: None,
        outcome: None,
    }
}

/// A cause with its queue.
fn placed(cause: &str, queue: &str) -> (String, String) {
    (cause.to_owned(), queue.to_owned())
}

async fn waiting(store: &storage::Store, now: i64) -> Vec<String> {
    store.queues_with_waiting(now).await.unwrap().into_iter().map(|(queue, _)| queue).collect()
}

for_each_backend! {
    /// What is read at once has a weight at which it ends; nothing of it is lost.
    async fn heavy_rows_are_read_a_few_at_a_time(home) {
        let store = &home.store;
        let heavy = Body::from(format!("[{}0]", r#"{"":0},"#.repeat(9_000)));
        let rows: Vec<NewInboxRow> =
            (0..10).map(|number| NewInboxRow { body: heavy.clone(), ..row(&format!("${number}"), None) }).collect();
        store.receive(&rows).await.unwrap();
        let some = store.unrouted(100).await.unwrap();
        assert!((1..10).contains(&some.rows.len()) && !some.is_all, "{}", some.rows.len());
        assert_eq!(some.rows[0].cause, "$0");
    }

    /// Received twice (also within one batch, also mixed with new ones): stored once, in the order of arrival.
    async fn what_is_received_twice_is_stored_once(home) {
        let store = &home.store;
        let first = [row("$a", Some("q")), row("$b", Some("q")), row("$a", Some("q"))];
        assert_eq!(store.receive(&first).await.unwrap(), 2);
        assert_eq!(store.receive(&first).await.unwrap(), 0);
        assert_eq!(store.receive(&[row("$c", Some("q")), row("$b", Some("other"))]).await.unwrap(), 1);
        assert_eq!(store.receive(&[]).await.unwrap(), 0);
        let waiting = store.next_waiting("q", 0, 10).await.unwrap().rows;
        let causes: Vec<&str> = waiting.iter().map(|row| row.cause.as_str()).collect();
        assert_eq!(causes, ["$a", "$b", "$c"]);
        assert!(waiting.is_sorted_by(|a, b| a.seq < b.seq));
        let a = store.inbox_row("$a").await.unwrap().unwrap();
        assert_eq!(a.body, Some(Body::from("{\"event\":\"$a\"}")));
        assert_eq!((a.state, a.received_at), (InboxState::Waiting, 1_000));
        assert_eq!(store.inbox_row("$none").await.unwrap(), None);
    }

    /// More rows than one statement takes keep their order and are one transaction.
    async fn a_large_batch_keeps_its_order(home) {
        let rows: Vec<NewInboxRow> = (0..1_234).map(|n| row(&format!("$e{n:05}"), Some("q"))).collect();
        assert_eq!(home.store.receive(&rows).await.unwrap(), 1_234);
        let stored = home.store.next_waiting("q", 0, 10_000).await.unwrap().rows;
        assert!(stored.iter().map(|row| &row.cause).eq(rows.iter().map(|row| &row.cause)));
        assert_eq!(home.store.next_waiting("q", 0, 7).await.unwrap().rows, stored[..7]);
    }

    async fn a_row_is_routed_while_it_waits(home) {
        let store = &home.store;
        store.receive(&[row("$a", None), row("$b", None)]).await.unwrap();
        assert_eq!(store.unrouted(10).await.unwrap().rows.len(), 2);
        assert_eq!(waiting(store, 0).await, Vec::<String>::new());
        store.route_all(&[placed("$b", "cohort:lari"), placed("$a", "person:p1")]).await.unwrap();
        assert_eq!(store.unrouted(10).await.unwrap().rows, []);
        assert_eq!(waiting(store, 0).await, ["person:p1", "cohort:lari"]);
        assert!(store.mark("$a", &Outcome::ignored("a bot")).await.unwrap());
        store.route_all(&[placed("$a", "instance")]).await.unwrap();
        assert_eq!(waiting(store, 0).await, ["cohort:lari"]);
    }

    /// A row that waits for its keys holds no other.
    async fn a_row_that_is_put_off_holds_no_other(home) {
        let store = &home.store;
        let mut early = row("$early", Some("q"));
        early.not_before = Some(61_000);
        store.receive(&[early, row("$late", Some("q"))]).await.unwrap();
        let causes = async |now| {
            let rows = store.next_waiting("q", now, 10).await.unwrap().rows;
            rows.into_iter().map(|row| row.cause).collect::<Vec<_>>()
        };
        assert_eq!(causes(60_999).await, ["$late"]);
        assert_eq!(causes(61_000).await, ["$early", "$late"]);
        assert!(store.defer("$late", 70_000, "no keys").await.unwrap());
        assert_eq!(causes(61_000).await, ["$early"]);
        assert_eq!(waiting(store, 60_999).await, Vec::<String>::new());
        assert_eq!(store.inbox_row("$late").await.unwrap().unwrap().reason.as_deref(), Some("no keys"));
        assert!(store.mark("$late", &Outcome::decided()).await.unwrap());
        assert!(!store.defer("$late", 80_000, "again").await.unwrap());
    }

    /// Whatever the outcome, the content goes; a second outcome changes nothing.
    async fn a_settled_row_has_no_body(home) {
        let store = &home.store;
        store.receive(&[row("$a", Some("q")), row("$b", Some("q")), row("$c", Some("q"))]).await.unwrap();
        let parked = Outcome::parked("cannot be decrypted").with_metadata("{\"room\":\"!r\"}");
        assert!(store.mark("$a", &Outcome::decided()).await.unwrap());
        assert!(store.mark("$b", &Outcome::ignored("m.notice")).await.unwrap());
        assert!(store.mark("$c", &parked).await.unwrap());
        assert!(!store.mark("$c", &Outcome::decided()).await.unwrap());
        assert!(!store.mark("$none", &Outcome::decided()).await.unwrap());
        for (cause, state, reason) in [
            ("$a", InboxState::Decided, None),
            ("$b", InboxState::Ignored, Some("m.notice")),
            ("$c", InboxState::Parked, Some("cannot be decrypted")),
        ] {
            let row = store.inbox_row(cause).await.unwrap().unwrap();
            assert_eq!((row.state, row.reason.as_deref(), row.body), (state, reason, None), "{cause}");
        }
        assert_eq!(store.counts().await.unwrap().inbox_parked, 1);
        let parked = store.inbox_row("$c").await.unwrap().unwrap();
        assert_eq!(parked.metadata.as_deref(), Some("{\"room\":\"!r\"}"));
        // Seen once is seen for ever.
        assert_eq!(store.receive(&[row("$a", Some("q"))]).await.unwrap(), 0);
        assert_eq!(store.next_waiting("q", 0, 10).await.unwrap().rows, []);
    }

    /// What cannot be understood is stored and marked, never refused.
    async fn a_row_may_arrive_settled(home) {
        let mut odd = row("$odd", None);
        odd.outcome = Some(Outcome::parked("no type").with_metadata("{\"bytes\":17}"));
        assert_eq!(home.store.receive(&[row("$a", Some("q")), odd]).await.unwrap(), 2);
        let stored = home.store.inbox_row("$odd").await.unwrap().unwrap();
        assert_eq!((stored.state, stored.body), (InboxState::Parked, None));
        assert_eq!(stored.metadata.as_deref(), Some("{\"bytes\":17}"));
        let counts = home.store.counts().await.unwrap();
        assert_eq!((counts.inbox_waiting, counts.inbox_parked), (1, 1));
        assert_eq!(counts.inbox_oldest_at, Some(1_000));
    }

    /// Text that PostgreSQL cannot store, or index, is no reason to refuse a row: it would block the queue for ever.
    async fn odd_text_is_no_reason_to_refuse(home) {
        let store = &home.store;
        let mut odd = row("$nul\0", Some("q\0"));
        odd.body = Body::from("{\0}");
        let long = format!("${}", "é\"(){}".repeat(2_000));
        assert_eq!(store.receive(&[odd.clone(), row(&long, Some("q")), row("$a", Some("q"))]).await.unwrap(), 3);
        assert_eq!(store.receive(&[odd, row(&long, Some("q"))]).await.unwrap(), 0);
        assert_eq!(store.inbox_row("$nul\0").await.unwrap().unwrap().body, Some(Body::from("{\u{fffd}}")));
        for cause in ["$nul\0", &long] {
            store.route_all(&[placed(cause, "q2")]).await.unwrap();
            assert_eq!(store.inbox_row(cause).await.unwrap().unwrap().queue.as_deref(), Some("q2"));
            assert!(store.defer(cause, 5, "why\0").await.unwrap());
            assert!(store.mark(cause, &Outcome::parked("odd\0")).await.unwrap());
            assert_eq!(store.inbox_row(cause).await.unwrap().unwrap().reason.as_deref(), Some("odd\u{fffd}"));
        }
        let mut act = crate::activity::act("$nul\0", 1);
        (act.reply_to, act.thread) = (Some("$r\0".into()), Some(long));
        writing::write_part(store, "lari", CohortWrite { activity: vec![act], ..CohortWrite::default() }).await;
        writing::write(store, Decision { redacted: vec!["$nul\0".into()], ..Decision::default() }).await;
        assert!(store.activity_by_event("$nul\0").await.unwrap().unwrap().redacted);
        writing::person(store, "@a:x", Some("A\0"), "p1", 0).await;
        writing::person(store, "@a:x", Some("B\0"), "p1", 0).await;
        assert_eq!(store.accounts_of(&["p1".into()]).await.unwrap()[0].display_name.as_deref(), Some("B\u{fffd}"));
    }

    /// Nor is it one to look for nothing: what is asked for many at once comes from events as they are.
    async fn odd_ids_are_looked_for(home) {
        let store = &home.store;
        let odd = ["@a\0:x".to_owned(), "@b:x".to_owned()];
        writing::person(store, "@b:x", Some("B"), "p1", 0).await;
        assert_eq!(store.accounts_among(&odd).await.unwrap().len(), 1);
        assert!(store.rooms_among(&odd).await.unwrap().is_empty());
        assert_eq!(store.persons(&["p\0".to_owned(), "p1".to_owned()]).await.unwrap().len(), 1);
        assert!(store.chats_of(&odd).await.unwrap().is_empty());
        store.receive(&[row("$nul\0", Some("q"))]).await.unwrap();
        let causes = ["$nul\0".to_owned(), "$none\0".to_owned()];
        assert_eq!(store.unknown_causes(&causes).await.unwrap().len(), 1);
        assert!(store.by_event("$nul\0").await.unwrap().is_none());
    }

    /// The homeserver hangs up at any moment: the batch is stored whole or not at all, and the next one goes well.
    async fn an_abandoned_batch_is_whole_or_absent(home) {
        let store = &home.store;
        let mut abandoned = 0;
        for batch in 0..40_u32 {
            let rows: Vec<NewInboxRow> =
                (0..50).map(|n| row(&format!("${batch}-{n}"), Some(&format!("q{batch}")))).collect();
            let patience = Duration::from_micros(u64::from(batch) * 60);
            let heard = tokio::time::timeout(patience, store.receive(&rows)).await;
            abandoned += u32::from(heard.is_err());
            let stored = store.next_waiting(&format!("q{batch}"), 0, 100).await.unwrap().rows.len();
            assert!(stored == 50 || (stored == 0 && heard.is_err()), "{stored} of 50 are stored");
            // It hangs up while the commit is under way: the second delivery adds what is missing, and no more.
            store.receive(&rows).await.unwrap();
            assert_eq!(store.next_waiting(&format!("q{batch}"), 0, 100).await.unwrap().rows.len(), 50);
        }
        assert!(abandoned > 0, "no batch was abandoned: nothing was tested");
    }

    /// Replicas receive at the same time: each event once, each batch in its order.
    async fn replicas_receive_together(home) {
        let mut tasks = Vec::new();
        for replica in 0..4 {
            let store = home.another().await;
            tasks.push(tokio::spawn(async move {
                let mut added = 0;
                for batch in 0..10 {
                    let shared = row(&format!("$shared{batch}"), Some("q"));
                    let own = row(&format!("$own{replica}-{batch}"), Some("q"));
                    added += store.receive(&[shared, own]).await.unwrap();
                }
                store.close().await;
                added
            }));
        }
        let mut added = 0;
        for task in tasks {
            added += task.await.unwrap();
        }
        assert_eq!(added, 10 + 40);
        let rows = home.store.next_waiting("q", 0, 100).await.unwrap().rows;
        for replica in 0..4 {
            let own = format!("$own{replica}-");
            let batches = rows.iter().filter_map(|row| row.cause.strip_prefix(&own)?.parse::<i32>().ok());
            assert!(batches.eq(0..10), "replica {replica} out of order");
        }
    }

    /// A transaction of 100 events costs one commit and two statements, however full the inbox is: how long that takes
    /// says `cargo run --release -p bench`.
    async fn a_hundred_events_are_one_commit(home) {
        for batch in 0..3 {
            let rows: Vec<NewInboxRow> =
                (0..100).map(|n| row(&format!("$event-{batch}-{n}"), Some("cohort:lari"))).collect();
            let before = home.store.work();
            assert_eq!(home.store.receive(&rows).await.unwrap(), 100);
            let work = home.store.work().since(before);
            assert!(work.commits == 1 && work.statements() <= 2, "{work:?}");
        }
    }
}
