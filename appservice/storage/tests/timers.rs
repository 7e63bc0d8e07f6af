//! Timers: set by decisions, fired once.

use storage::{Body, TimerRow};

use crate::decisions::{Desk, timer};
use crate::home::for_each_backend;

for_each_backend! {
    async fn a_timer_fires_once(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        desk.set_timers(0, vec![timer("close", 100), timer("open", 200)]).await.unwrap();
        assert_eq!(store.next_timer_at().await.unwrap(), Some(100));
        assert_eq!(store.due_timers(99).await.unwrap(), []);
        let due = store.due_timers(150).await.unwrap();
        assert_eq!(due, [TimerRow { cohort_id: "lari".into(), name: "close".into(), at: 100 }]);
        let body = Body::from("{\"timer\":\"close\"}");
        assert!(store.fire_timer(&due[0], &body, 151).await.unwrap());
        assert!(!store.fire_timer(&due[0], &body, 152).await.unwrap());
        let rows = store.next_waiting("cohort:lari", 151, 10).await.unwrap().rows;
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].cause.as_str(), rows[0].received_at), ("timer:lari:close:100", 151));
        assert_eq!(rows[0].body, Some(body));
        assert_eq!(store.next_timer_at().await.unwrap(), Some(200));
    }

    /// A timer set again for the same moment after it fired does not happen a second time.
    async fn a_timer_of_the_same_moment_is_the_same(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        desk.set_timers(0, vec![timer("close", 100)]).await.unwrap();
        let due = store.due_timers(100).await.unwrap();
        assert!(store.fire_timer(&due[0], &Body::from("{}"), 100).await.unwrap());
        desk.set_timers(1, vec![timer("close", 100)]).await.unwrap();
        let due = store.due_timers(100).await.unwrap();
        assert_eq!(due.len(), 1);
        assert!(!store.fire_timer(&due[0], &Body::from("{}"), 101).await.unwrap());
        assert_eq!(store.due_timers(100).await.unwrap(), []);
        assert_eq!(store.next_waiting("cohort:lari", 200, 10).await.unwrap().rows.len(), 1);
    }

    async fn timers_are_replaced_as_a_whole(home) {
        let store = &home.store;
        let desk = Desk::open(store).await;
        assert_eq!(store.next_timer_at().await.unwrap(), None);
        desk.set_timers(0, vec![timer("close", 100), timer("duty", 50)]).await.unwrap();
        let old = store.due_timers(100).await.unwrap();
        assert_eq!(old.iter().map(|timer| timer.at).collect::<Vec<_>>(), [50, 100]);
        desk.set_timers(1, vec![timer("close", 300)]).await.unwrap();
        let now = store.timers_of("lari").await.unwrap();
        assert_eq!(now, [TimerRow { cohort_id: "lari".into(), name: "close".into(), at: 300 }]);
        // Seen as due before it was replaced: it does not fire.
        assert!(!store.fire_timer(&old[1], &Body::from("{}"), 101).await.unwrap());
        assert_eq!(store.next_waiting("cohort:lari", 500, 10).await.unwrap().rows, []);
        desk.set_timers(2, vec![]).await.unwrap();
        assert_eq!(store.timers_of("lari").await.unwrap(), []);
    }

    /// Replicas that see the same due timer: it fires once.
    async fn replicas_fire_a_timer_once(home) {
        let desk = Desk::open(&home.store).await;
        desk.set_timers(0, (0..20).map(|n| timer(&format!("t{n:02}"), n)).collect()).await.unwrap();
        let due = home.store.due_timers(100).await.unwrap();
        let mut tasks = Vec::new();
        for _ in 0..4 {
            let (store, due) = (home.another().await, due.clone());
            tasks.push(tokio::spawn(async move {
                let mut fired = 0;
                for timer in &due {
                    fired += i32::from(store.fire_timer(timer, &Body::from("{}"), 100).await.unwrap());
                }
                store.close().await;
                fired
            }));
        }
        let mut fired = 0;
        for task in tasks {
            fired += task.await.unwrap();
        }
        assert_eq!(fired, 20);
        assert_eq!(home.store.next_waiting("cohort:lari", 100, 100).await.unwrap().rows.len(), 20);
    }
}
