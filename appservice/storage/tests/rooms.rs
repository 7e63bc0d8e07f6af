//! Rooms of cohorts and their queued reopenings, and settings.

use storage::{Decision, Reopening, RoomRow, Store, Touch};

use crate::{home::for_each_backend, writing::write};

fn room(room_id: &str, place: &str, since: i64) -> RoomRow {
    RoomRow {
        room_id: room_id.into(),
        cohort_id: "lari".into(),
        place: place.into(),
        since,
        live_since: None,
        encrypted: false,
        last_event_id: None,
        last_event_at: None,
    }
}

async fn put(store: &Store, room: RoomRow) {
    write(store, Decision { rooms: vec![room], ..Decision::default() }).await;
}

async fn touch(store: &Store, room_id: &str, event_id: &str, at: i64) {
    let touched = vec![Touch { room_id: room_id.to_owned(), event_id: event_id.to_owned(), at }];
    write(store, Decision { touched, ..Decision::default() }).await;
}

for_each_backend! {
    async fn rooms_are_kept_in_order(home) {
        let store = &home.store;
        for room in [room("!new", "peer", 9), room("!old", "peer", 3), room("!space", "space", 1)] {
            put(store, room).await;
        }
        put(store, RoomRow { cohort_id: "other".into(), ..room("!x", "peer", 1) }).await;
        let ids = |rooms: Vec<RoomRow>| rooms.into_iter().map(|room| room.room_id).collect::<Vec<_>>();
        assert_eq!(ids(store.rooms_of("lari").await.unwrap()), ["!old", "!new", "!space"]);
        assert_eq!(ids(store.rooms().await.unwrap()), ["!old", "!new", "!space", "!x"]);
        assert_eq!(store.room("!none").await.unwrap(), None);
    }

    /// Written again, a room keeps its beginning, its encryption and its last event.
    async fn a_room_written_again_keeps_what_is_settled(home) {
        let store = &home.store;
        put(store, room("!r", "peer", 3)).await;
        let live = RoomRow { live_since: Some(50), encrypted: true, ..room("!r", "peer", 4) };
        put(store, live).await;
        touch(store, "!r", "$b", 20).await;
        touch(store, "!r", "$a", 10).await;
        put(store, RoomRow { live_since: Some(60), ..room("!r", "social", 5) }).await;
        put(store, room("!r", "social", 6)).await;
        let expected = RoomRow {
            since: 3,
            live_since: Some(60),
            encrypted: true,
            last_event_id: Some("$b".into()),
            last_event_at: Some(20),
            ..room("!r", "social", 0)
        };
        assert_eq!(store.room("!r").await.unwrap(), Some(expected));
        touch(store, "!r", "$c", 20).await;
        assert_eq!(store.room("!r").await.unwrap().unwrap().last_event_id.as_deref(), Some("$c"));
        touch(store, "!unknown", "$c", 20).await;
        assert_eq!(store.room("!unknown").await.unwrap(), None);
    }

    async fn a_reopening_is_replaced_and_forgotten(home) {
        let store = &home.store;
        let queued = |room_id: &str, delay_id: &str, fires_at| Reopening {
            room_id: room_id.into(),
            delay_id: delay_id.into(),
            fires_at,
            content_hash: "h".into(),
            queued_at: 1,
        };
        store.put_reopening(&queued("!a", "d1", 90)).await.unwrap();
        store.put_reopening(&queued("!b", "d2", 80)).await.unwrap();
        store.put_reopening(&queued("!a", "d3", 70)).await.unwrap();
        assert_eq!(store.reopening("!a").await.unwrap(), Some(queued("!a", "d3", 70)));
        assert_eq!(store.reopenings().await.unwrap(), [queued("!a", "d3", 70), queued("!b", "d2", 80)]);
        // News about the one before does not forget the one queued since.
        assert!(!store.forget_reopening("!a", "d1").await.unwrap());
        assert!(store.forget_reopening("!a", "d3").await.unwrap());
        assert_eq!(store.reopening("!a").await.unwrap(), None);
    }

    async fn settings_are_replaced(home) {
        let store = &home.store;
        assert_eq!(store.setting("device").await.unwrap(), None);
        store.set_setting("device", "A").await.unwrap();
        store.set_setting("device", "B").await.unwrap();
        let other = home.another().await;
        assert_eq!(other.setting("device").await.unwrap().as_deref(), Some("B"));
        other.close().await;
        store.ping().await.unwrap();
    }
}
