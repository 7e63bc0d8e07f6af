//! The queue that reopens rooms.

use std::time::Duration;

use fake_homeserver::{DelayedEvents as Known, Fault as Trouble, Trouble as Kind};
use matrix_link::{DelayId, Fault};

use super::*;

const HOUR: Duration = Duration::from_secs(3600);
const LEVELS: &str = "m.room.power_levels";

#[tokio::test]
async fn a_reopening_is_queued_listed_taken_back_and_done() {
    let line = line().await;
    let room = line.open_room().await;
    let open = line.fake.power_levels(&room);
    let (server, steward) = (&line.server, &line.steward);
    let known = server.delayed_events(steward).await.unwrap().unwrap();
    assert_eq!((known.max_delay, known.max_scheduled), (Some(HOUR * 24 * 14), Some(100)));
    let queue = |content| server.queue_delayed_state(&known, steward, &room, LEVELS, "", content, HOUR);

    let first = queue(open.clone()).await.unwrap();
    let listed = server.list_delayed(steward).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((&listed[0].id, &listed[0].room_id, listed[0].delay), (&first, &room, HOUR));
    assert_eq!((listed[0].event_type.as_str(), listed[0].state_key.as_deref()), (LEVELS, Some("")));
    assert_eq!((&listed[0].content, listed[0].since), (&open, line.fake.now()));
    assert!(server.list_delayed(&line.voice).await.unwrap().is_empty());
    assert!(server.cancel_delayed(steward, &first).await.unwrap());
    assert!(!server.cancel_delayed(steward, &first).await.unwrap());

    queue(open.clone()).await.unwrap();
    let mut closed = open.clone();
    closed["events_default"] = json!(60);
    server.put_state(steward, &room, LEVELS, "", closed).await.unwrap();
    line.fake.advance(HOUR);
    assert_eq!(line.fake.power_levels(&room), open);
    assert!(!server.cancel_delayed(steward, &DelayId::stored("gone")).await.unwrap());
}

#[tokio::test]
async fn a_full_queue_asks_us_to_wait_and_a_long_delay_is_refused() {
    let line = line().await;
    line.fake.set_delayed_events(Known::On { max_delay: HOUR, max_per_user: 1 });
    let room = line.open_room().await;
    let (server, steward) = (&line.server, &line.steward);
    let known = server.delayed_events(steward).await.unwrap().unwrap();
    let queue = |delay| server.queue_delayed_state(&known, steward, &room, LEVELS, "", json!({}), delay);
    let fault = queue(HOUR * 2).await.unwrap_err();
    assert!(fault.is("ORG.MATRIX.MSC4140_DELAY_TOO_LARGE") && !fault.heals(), "{fault}");
    queue(HOUR).await.unwrap();
    line.fake.advance(HOUR / 2);
    let fault = queue(HOUR).await.unwrap_err();
    assert!(matches!(fault, Fault::Wait { after: Some(after), .. } if after == HOUR / 2), "{fault}");
}

#[tokio::test]
async fn without_the_feature_nothing_can_be_queued() {
    let line = line().await;
    for unknown in [Known::Off, Known::Unknown] {
        line.fake.set_delayed_events(unknown);
        assert_eq!(line.server.delayed_events(&line.steward).await.unwrap(), None);
        assert!(!line.server.supports_delayed_events(&line.steward).await.unwrap());
    }
}

#[tokio::test]
async fn a_homeserver_that_lost_the_feature_meanwhile_is_found_out() {
    let line = line().await;
    let room = line.open_room().await;
    let known = line.server.delayed_events(&line.steward).await.unwrap().unwrap();
    line.fake.set_delayed_events(Known::Unknown);
    let content = json!({ "topic": "at once" });
    let queued =
        line.server.queue_delayed_state(&known, &line.steward, &room, "m.room.topic", "", content, HOUR);
    let fault = queued.await.unwrap_err();
    assert!(matches!(fault, Fault::Unexpected { .. }) && !fault.heals() && fault.may_have_happened());
}

#[tokio::test]
async fn a_lost_answer_leaves_something_to_look_for() {
    let line = line().await;
    let room = line.open_room().await;
    let (server, steward) = (&line.server, &line.steward);
    let known = server.delayed_events(steward).await.unwrap().unwrap();
    line.fake.inject(Trouble::on("PUT /v3/rooms/*/state/**", Kind::LoseAnswer).times(1));
    let content = json!({ "events_default": 0 });
    let queued = server.queue_delayed_state(&known, steward, &room, LEVELS, "", content.clone(), HOUR);
    assert!(queued.await.unwrap_err().may_have_happened());
    assert_eq!(server.list_delayed(steward).await.unwrap()[0].content, content);
}
