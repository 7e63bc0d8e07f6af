//! Closed rooms reopen: by the homeserver's own queue, whoever is dead by then; and where there is no queue, by us.

use std::time::Duration;

use fake_homeserver::{DelayedEvents, FakeConfig, Fault, Trouble};
use serde_json::{Value, json};

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, fake_config, pushed, small_cohort, whole_cohort},
};

const CLOSES: &str = "2026-11-20T17:00";
const OPENS: &str = "2026-11-23T08:00";

/// With a moderator, so that somebody may mute, and an account that may change levels besides the steward.
fn cohort() -> String {
    small_cohort()
        .replace(r#""coordinator"]"#, r#""coordinator", "moderator"]"#)
        .replace("# ENCRYPTED", r#"recovery_account = "@rescue:moh.test""#)
}

async fn open_room(town: &TestService) -> Baraza {
    let baraza = town.applied(&cohort()).await;
    town.wanjiku().join(town.room("peer")).unwrap();
    town.achieng().join(town.room("peer")).unwrap();
    town.wanjiku().join(town.chat(&town.wanjiku())).unwrap();
    town.fake.person("rescue").join(town.room("peer")).unwrap();
    baraza.settle(town).await;
    baraza
}

async fn closed_room(town: &TestService) -> Baraza {
    let baraza = open_room(town).await;
    close(town, &baraza).await;
    baraza
}

async fn close(town: &TestService, baraza: &Baraza) {
    for moment in ["2026-11-20T16:50", "2026-11-20T16:59:56", CLOSES] {
        town.until(moment);
        baraza.settle(town).await;
    }
    assert!(town.is_closed(&town.room("peer")));
}

fn queued(town: &TestService) -> Vec<Value> {
    let peer = town.room("peer");
    town.fake.delayed().into_iter().filter(|queued| queued["room_id"] == peer.as_str()).collect()
}

async fn unprotected(baraza: &Baraza) -> bool {
    baraza.pass().await;
    baraza.health.words().contains("no opening is queued")
}

on_both! {
    /// Closed is closed for moderators and for the voice, reactions and taking back stay, and before the closing its
    /// opening is queued, once.
    async fn the_opening_is_queued_before_the_closing(home) {
        let town = TestService::new(home).await;
        let baraza = open_room(&town).await;
        let said = town.achieng().say(town.room("peer"), "before").unwrap();
        town.fake.clear_journal();
        close(&town, &baraza).await;
        let peer = town.room("peer");
        assert!(town.achieng().say(&peer, "after").is_err());
        assert!(town.wanjiku().say(&peer, "after").is_err(), "also for a moderator");
        let reaction = town.achieng().react(&peer, &said, "👍").unwrap();
        town.achieng().redact(&peer, &reaction).unwrap();
        let [queued] = &queued(&town)[..] else { panic!("{:?}", town.fake.delayed()) };
        assert_eq!(queued["content"]["events_default"], 0);
        let path = format!("PUT /v3/rooms/{peer}/state/m.room.power_levels");
        let writes = town.fake.requests(&path);
        let is_delayed = |request: &fake_homeserver::Request| {
            request.query.iter().any(|(name, _)| name.contains("delay"))
        };
        let order: Vec<bool> = writes.iter().map(is_delayed).collect();
        assert_eq!(order, [true, false], "queued first, then closed, each once");
        assert!(!unprotected(&baraza).await);
    }

    /// What is queued are the levels of the opening, not those of now: a mute that ends in between is over, one that
    /// does not is not.
    async fn what_is_queued_is_as_it_will_be(home) {
        let town = TestService::new(home).await;
        let baraza = open_room(&town).await;
        let (peer, achieng) = (town.room("peer"), town.achieng());
        let level = |levels: &Value| levels["users"][achieng.user_id()].as_i64();
        for (length, then) in [("20h", None), ("4d", Some(-1))] {
            mute(&town, &baraza, length).await;
            assert_eq!(level(&town.fake.power_levels(&peer)), Some(-1), "muted {length}");
            if queued(&town).is_empty() {
                close(&town, &baraza).await;
            }
            assert_eq!(level(&queued(&town)[0]["content"]), then, "muted {length}");
            assert_eq!(queued(&town).len(), 1);
        }
        let holder = town.wanjiku();
        assert_eq!(queued(&town)[0]["content"]["users"][holder.user_id()], 50, "who moderates then");
    }

    /// Another account's change of levels cancels the queue: it is queued again, at once where we are told and at the
    /// next sweep where we are not.
    async fn a_cancelled_queue_is_queued_again(home) {
        let town = TestService::new(home).await;
        let baraza = closed_room(&town).await;
        let before = queued(&town)[0]["delay_id"].clone();
        cancel_by_another(&town);
        assert!(queued(&town).is_empty());
        baraza.settle(&town).await;
        assert_eq!(queued(&town).len(), 1, "{}", baraza.health.words());
        assert_ne!(queued(&town)[0]["delay_id"], before);
        town.fake.hold_push();
        cancel_by_another(&town);
        town.fake.forget_queued_events();
        town.fake.release_push();
        assert!(queued(&town).is_empty());
        assert_eq!(baraza.reconciler.verify_queue().await.unwrap().len(), 1);
        baraza.settle(&town).await;
        assert_eq!(queued(&town).len(), 1);
        open_by_homeserver(&town);
    }

    /// That a queue is gone is known to a round only once it is stored. So whoever waits for rounds is told then, and not
    /// only when the change of levels is being read: a round in between would find the queue as it was.
    async fn a_round_after_the_cancelling_is_stored_is_asked_for(home) {
        let town = TestService::new(home).await;
        let baraza = closed_room(&town).await;
        let peer = town.room("peer");
        cancel_by_another(&town);
        pushed(&town).await;
        baraza.app.wakes.take_dirty();
        let mut turn = Box::pin(baraza.engine.turn());
        let (mut over, mut told_in_time) = (false, false);
        while !over {
            over = futures::poll!(turn.as_mut()).is_ready();
            // What a round would find that begins now.
            if !baraza.app.wakes.take_dirty().is_empty() {
                told_in_time = baraza.app.store.reopening(&peer).await.unwrap().is_none();
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert!(told_in_time);
    }

    /// Dead over the opening: the homeserver opens the room itself, exactly then.
    async fn the_homeserver_opens_while_we_are_dead(home) {
        let town = TestService::new(home).await;
        drop(closed_room(&town).await);
        open_by_homeserver(&town);
        let baraza = town.begin().await;
        baraza.heal().await;
        baraza.settle(&town).await;
        assert!(!town.is_closed(&town.room("peer")));
        assert!(!unprotected(&baraza).await);
    }

    /// Dead, and the queue cancelled: the room stays closed until we are back. This is the limit of what can be
    /// promised, and it is exactly so.
    async fn dead_with_a_cancelled_queue_the_room_stays_closed(home) {
        let town = TestService::new(home).await;
        drop(closed_room(&town).await);
        cancel_by_another(&town);
        town.until(OPENS);
        town.pass(Duration::from_secs(3600));
        assert!(town.is_closed(&town.room("peer")));
        assert!(town.achieng().say(town.room("peer"), "hello?").is_err());
        let baraza = town.begin().await;
        baraza.heal().await;
        baraza.settle(&town).await;
        assert!(!town.is_closed(&town.room("peer")), "back, it opens what should be open");
        town.achieng().say(town.room("peer"), "hello!").unwrap();
    }

    /// A homeserver without delayed events: it is reported, and we open the room.
    async fn without_a_queue_we_open_the_room(home) {
        for delayed_events in [DelayedEvents::Off, DelayedEvents::Unknown] {
            crate::test_db::on_sqlite(async |home| {
                opened_by_us(TestService::with(home, FakeConfig { delayed_events, ..fake_config() }).await).await;
            })
            .await;
        }
        opened_by_us(TestService::with(home, FakeConfig { delayed_events: DelayedEvents::Off, ..fake_config() }).await).await;
    }

    /// The opening is further away than the homeserver queues: the room closes all the same, unprotected, which is
    /// reported.
    async fn an_opening_too_far_away_does_not_keep_the_room_open(home) {
        let day = Duration::from_secs(86_400);
        let delayed_events = DelayedEvents::On { max_delay: day, max_per_user: 100 };
        opened_by_us(TestService::with(home, FakeConfig { delayed_events, ..fake_config() }).await).await;
    }

    /// The same when the homeserver's queue is full: of three rooms one is protected, and all close.
    async fn a_full_queue_keeps_no_room_open(home) {
        let delayed_events =
            DelayedEvents::On { max_delay: Duration::from_secs(14 * 86_400), max_per_user: 1 };
        let town = TestService::with(home, FakeConfig { delayed_events, ..fake_config() }).await;
        let baraza = town.applied(&whole_cohort()).await;
        let held = ["peer", "notices", "liaison"].map(|place| town.room(place));
        town.until("2026-11-20T16:50");
        baraza.settle(&town).await;
        town.until(CLOSES);
        baraza.settle(&town).await;
        assert!(held.iter().all(|room| town.is_closed(room)), "{}", baraza.health.words());
        assert_eq!(town.fake.delayed().len(), 1);
        baraza.pass().await;
        assert_eq!(baraza.health.words().matches("no opening is queued").count(), 2, "{}", baraza.health.words());
        // Nobody asks for it without end.
        assert!(!baraza.pass().await.again);
        town.until(OPENS);
        town.pass(Duration::from_secs(2));
        baraza.settle(&town).await;
        assert!(!held.iter().any(|room| town.is_closed(room)));
    }
}

async fn opened_by_us(town: TestService) {
    let baraza = closed_room(&town).await;
    assert!(town.fake.delayed().is_empty());
    assert!(unprotected(&baraza).await, "{}", baraza.health.words());
    town.until(OPENS);
    assert!(town.is_closed(&town.room("peer")), "nobody else opens it");
    town.pass(Duration::from_secs(2));
    baraza.settle(&town).await;
    assert!(!town.is_closed(&town.room("peer")));
    assert!(!unprotected(&baraza).await);
}

fn open_by_homeserver(town: &TestService) {
    let peer = town.room("peer");
    town.until("2026-11-23T07:59:59");
    assert!(town.is_closed(&peer));
    town.until(OPENS);
    assert!(!town.is_closed(&peer));
    let events = town.fake.timeline(&peer);
    let opened = events.iter().rev().find(|event| event["type"] == "m.room.power_levels").unwrap();
    assert_eq!(opened["origin_server_ts"], town.now().as_millisecond());
}

/// An account other than the steward changes a level.
fn cancel_by_another(town: &TestService) {
    let peer = town.room("peer");
    let mut levels = town.fake.power_levels(&peer);
    levels["users"]["@other:moh.test"] = json!(town.fake.timeline(&peer).len());
    town.fake.person("rescue").set_state(&peer, "m.room.power_levels", "", levels).unwrap();
}

/// The moderator mutes achieng, in private, and confirms.
async fn mute(town: &TestService, baraza: &Baraza, length: &str) {
    let wanjiku = town.wanjiku();
    let chat = town.chat(&wanjiku);
    for words in [format!("!mute {} {length}", town.achieng().user_id()), "1".to_owned()] {
        wanjiku.say(&chat, &words).unwrap();
        baraza.settle(town).await;
    }
}

on_both! {
    /// The third line: a room that is closed although it should be open is an alarm after a minute, also while nothing
    /// of it can be read; and what was known of it stays known.
    async fn closed_longer_than_planned_is_an_alarm(home) {
        let town = TestService::new(home).await;
        let baraza = closed_room(&town).await;
        cancel_by_another(&town);
        town.fake.set_delayed_events(DelayedEvents::Off);
        let state = format!("* /v3/rooms/{}/state/m.room.power_levels", town.room("peer"));
        baraza.app.store.forget_reopening(&town.room("peer"), queued_id(&baraza, &town).await.as_str()).await.unwrap();
        town.fake.inject(Fault::on(&state, Trouble::Status(500)));
        assert!(unprotected(&baraza).await);
        town.fake.inject(Fault::on("GET /v3/rooms/*/state", Trouble::Status(500)));
        assert!(unprotected(&baraza).await, "a round that sees nothing forgets nothing");
        town.until(OPENS);
        for (seconds, alarm) in [(0, false), (55, false), (10, true)] {
            town.pass(Duration::from_secs(seconds));
            baraza.pass().await;
            assert_eq!(baraza.health.words().contains("closed longer than planned"), alarm, "{}", baraza.health.words());
        }
        town.fake.clear_faults();
        baraza.settle(&town).await;
        assert!(!town.is_closed(&town.room("peer")));
        assert!(!baraza.health.words().contains("closed"), "{}", baraza.health.words());
    }
}

async fn queued_id(baraza: &Baraza, town: &TestService) -> String {
    let row = baraza.app.store.reopening(&town.room("peer")).await.unwrap();
    row.map(|row| row.delay_id).unwrap_or_default()
}
