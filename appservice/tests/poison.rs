//! What can never be decided or delivered is parked with its reason, and the next goes on.

use std::time::Duration;

use appservice::{device::Device, error::ShellError};
use serde_json::json;
use storage::{Body, InboxState, NewInboxRow, OutboxState};

use crate::{
    several::second_cohort,
    test_db::on_both,
    test_device::TestDevice,
    test_service::{Baraza, TestService, VOICE, small_cohort},
};

fn row(cause: &str, body: &str) -> NewInboxRow {
    NewInboxRow {
        cause: cause.to_owned(),
        queue: None,
        body: Body::new(body.to_owned()),
        received_at: 1,
        not_before: None,
        outcome: None,
    }
}

on_both! {
    async fn a_row_that_cannot_be_decided_is_parked(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        let rows = [
            row("order:apply:broken", "{\"file\": \"id = 7\"}"),
            row("made:lari:peer:x", "{}"),
            row("made:nobody:peer:!r:moh.test", "{\"place\": \"peer\", \"room_id\": \"!r:moh.test\"}"),
            row("what:is:this", "{}"),
            row("timer:lari:x:1", "no json"),
            row("$half", "{\"room_id\": 7}"),
        ];
        baraza.app.store.receive(&rows).await.unwrap();
        let asked = town.achieng().say(town.room("peer"), "!rota").unwrap();
        baraza.settle(&town).await;
        for row in rows {
            let kept = baraza.app.store.inbox_row(&row.cause).await.unwrap().unwrap();
            assert_eq!(kept.state, InboxState::Parked, "{}", row.cause);
            assert!(kept.reason.is_some_and(|why| !why.is_empty()) && kept.body.is_none(), "{}", row.cause);
        }
        let after = baraza.app.store.inbox_row(&asked).await.unwrap().unwrap();
        assert_eq!(after.state, InboxState::Decided, "what came after it was decided");
        assert_eq!(baraza.app.store.counts().await.unwrap().inbox_parked, 6, "the operator sees them");
    }

    /// A 4xx that cannot heal parks the effect; the queue goes on.
    async fn an_effect_that_is_refused_is_parked(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        let makena = town.makena();
        let chat = town.chat(&makena);
        // The voice is no longer in the chat: what it wants to say there is refused.
        let long = "x".repeat(70_000);
        let body = json!({ "cohort": "lari", "effect": { "say": {
            "to": { "chat": baraza.app.store.person_for(makena.user_id()).await.unwrap().unwrap().person_id },
            "text": { "plain": long, "html": null }, "rings": false, "mentions": [], "reply_to": null,
            "thread": null, "edits": null, "buttons": [], "pin": false,
        } } });
        let person = baraza.app.store.person_for(makena.user_id()).await.unwrap().unwrap().person_id;
        let effect = |key: &str, body: String| storage::NewOutboxRow {
            effect_key: key.to_owned(),
            queue: format!("chat:{person}"),
            sender: VOICE.to_owned(),
            kind: "say".to_owned(),
            body: Body::new(body),
            cause: "test".to_owned(),
            not_before: None,
            expires_at: None,
        };
        let good = body.to_string().replace(&long, "this one is heard");
        let rows = [
            effect("test#0", body.to_string()),
            effect("test#1", "no effect".to_owned()),
            effect("test#2", good),
        ];
        baraza.put_out(rows.to_vec()).await;
        baraza.settle(&town).await;
        for key in ["test#0", "test#1"] {
            let row = baraza.app.store.outbox_row(key).await.unwrap().unwrap();
            assert_eq!(row.state, OutboxState::Parked, "{key}");
            assert!(row.reason.is_some_and(|why| !why.is_empty()) && row.body.is_none(), "{key}");
        }
        assert_eq!(town.times_said(&chat, "this one is heard"), 1);
        assert_eq!(baraza.app.store.counts().await.unwrap().outbox_parked, 2);
    }

    /// Without its key an event waits a minute and holds nobody up; then it counts, and nothing is answered.
    async fn an_event_without_its_key_waits_a_minute(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        baraza.engine.device = Some(Device::new(std::sync::Arc::new(TestDevice::default())));
        let peer = town.room("peer");
        let sealed = json!({ "algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "x", "session_id": "s" });
        let sealed = town.achieng().send(&peer, "m.room.encrypted", sealed).unwrap();
        let said = town.achieng().say(&peer, "in the clear").unwrap();
        crate::test_service::pushed(&town).await;
        let state = async |baraza: &Baraza, event: &str| {
            baraza.engine.turn().await.unwrap();
            baraza.app.store.inbox_row(event).await.unwrap().unwrap().state
        };
        assert_eq!(state(&baraza, &sealed).await, InboxState::Waiting);
        assert_eq!(state(&baraza, &said).await, InboxState::Decided, "others do not wait for it");
        town.pass(Duration::from_secs(58));
        assert_eq!(state(&baraza, &sealed).await, InboxState::Waiting);
        town.pass(Duration::from_secs(3));
        assert_eq!(state(&baraza, &sealed).await, InboxState::Decided);
        let act = baraza.app.store.activity_by_event(&sealed).await.unwrap();
        assert!(act.is_some_and(|act| act.kind == storage::ActivityKind::Post), "it counts as a post");
    }
    /// Without a device nothing encrypted is decided unread: it waits, for hours if need be, and then a minute for its
    /// key.
    async fn an_encrypted_event_waits_for_the_device(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        let device = Device::default();
        baraza.engine.device = Some(device.clone());
        let peer = town.room("peer");
        let sealed = json!({ "algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "x", "session_id": "s" });
        let sealed = town.achieng().send(&peer, "m.room.encrypted", sealed).unwrap();
        let said = town.achieng().say(&peer, "in the clear").unwrap();
        crate::test_service::pushed(&town).await;
        let state = async |baraza: &Baraza, event: &str| {
            baraza.engine.turn().await.unwrap();
            baraza.app.store.inbox_row(event).await.unwrap().unwrap().state
        };
        assert_eq!(state(&baraza, &sealed).await, InboxState::Waiting);
        assert_eq!(state(&baraza, &said).await, InboxState::Decided, "others do not wait for it");
        town.pass(Duration::from_secs(3 * 3600));
        assert_eq!(state(&baraza, &sealed).await, InboxState::Waiting);
        device.open(std::sync::Arc::new(TestDevice::default()), baraza.app.clock.now_ms());
        town.pass(Duration::from_secs(58));
        assert_eq!(state(&baraza, &sealed).await, InboxState::Waiting, "its key may still come");
        town.pass(Duration::from_secs(3));
        assert_eq!(state(&baraza, &sealed).await, InboxState::Decided);
    }

    /// `apply` beside a stopped service decides its order and leaves what people said to the service.
    async fn apply_leaves_words_to_the_service(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        baraza.engine.orders_only = true;
        let said = town.achieng().say(town.room("peer"), "!rota").unwrap();
        crate::test_service::pushed(&town).await;
        baraza.order(&small_cohort().replace("Lari nurses", "Lari midwives"), 2).await;
        for _ in 0..20 {
            baraza.pass().await;
        }
        let row = baraza.app.store.inbox_row(&said).await.unwrap().unwrap();
        assert_eq!(row.state, InboxState::Waiting);
        assert_eq!(baraza.loaded().await.cohort.structure.name, "Lari midwives");
        baraza.engine.orders_only = false;
        baraza.settle(&town).await;
        let row = baraza.app.store.inbox_row(&said).await.unwrap().unwrap();
        assert_eq!(row.state, InboxState::Decided);
    }

    /// And so it does with timers: fired before what people said is decided, they would be decided before it too.
    async fn apply_leaves_timers_to_the_service(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        baraza.engine.orders_only = true;
        town.until("2026-11-20T16:50");
        let due = baraza.app.store.due_timers(town.now().as_millisecond()).await.unwrap();
        assert!(due.iter().any(|timer| timer.name == "closing-soon"), "{due:?}");
        baraza.order(&second_cohort(), 2).await;
        for _ in 0..20 {
            baraza.pass().await;
        }
        let order = baraza.app.store.inbox_row("order:apply:2").await.unwrap().unwrap();
        assert_eq!(order.state, InboxState::Decided);
        for queue in ["cohort:lari", "cohort:thika"] {
            let left = baraza.app.store.next_waiting(queue, i64::MAX, 10).await.unwrap().rows;
            assert!(left.is_empty(), "a timer is left undecided: {left:?}");
        }
        for timer in &due {
            assert!(baraza.app.store.inbox_row(&timer.cause()).await.unwrap().is_none(), "{timer:?} fired");
        }
        let set = baraza.app.store.due_timers(town.now().as_millisecond()).await.unwrap();
        assert_eq!(set, due, "they are still set");
        baraza.engine.orders_only = false;
        baraza.settle(&town).await;
        for timer in due {
            let fired = baraza.app.store.inbox_row(&timer.cause()).await.unwrap().unwrap();
            assert_eq!(fired.state, InboxState::Decided);
        }
    }
}

/// A device that cannot be opened is tried again, more and more rarely, until it can.
#[tokio::test]
async fn the_device_is_tried_until_it_opens() {
    let (tries, faults) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let open = || {
        tries.set(tries.get() + 1);
        let tries = tries.get();
        async move { if tries < 9 { Err(ShellError::Device("not yet".to_owned())) } else { Ok(tries) } }
    };
    let pause = Duration::from_millis(2);
    let began = std::time::Instant::now();
    let stop = tokio_util::sync::CancellationToken::new();
    let opened = appservice::device::keep_opening(&stop, pause, open, |_| faults.set(faults.get() + 1)).await;
    assert_eq!((opened, faults.get()), (Some(9), 8));
    // 2 + 4 + 8 + 16 + 32 + 60 + 60 + 60 milliseconds.
    assert!(began.elapsed() >= Duration::from_millis(242));
    stop.cancel();
    let never = async || Err::<(), _>(ShellError::Device("never".to_owned()));
    assert!(appservice::device::keep_opening(&stop, pause, never, |_| {}).await.is_none());
}
