//! A homeserver that is down, slow, limits us or is in trouble: waited for, asked again, healed; and what is limited
//! in one room holds no other up.

use std::time::{Duration, Instant};

use fake_homeserver::{Fault, Trouble};
use tokio_util::sync::CancellationToken;

use crate::{
    scenario::{Ending, STEPS, step, undisturbed},
    test_db::{on_both, on_sqlite},
    test_service::{TestService, VOICE, small_cohort, whole_cohort},
};

/// The story in which each step meets a trouble that lasts for a while.
async fn told_through(home: crate::test_db::TestDb, trouble: Trouble, times: u32) -> Ending {
    let town = TestService::new(home).await;
    let baraza = town.begin().await;
    baraza.order(&small_cohort(), 1).await;
    for number in 0..STEPS {
        step(&town, number);
        town.fake.inject(Fault::on("* /**", trouble.clone()).times(times));
        baraza.recover(&town).await;
        town.fake.clear_faults();
    }
    baraza.nothing_parked().await;
    Ending::of(&town)
}

on_both! {
    async fn trouble_passes(home) {
        let expected = undisturbed().await;
        assert_eq!(told_through(home, Trouble::Status(502), 12).await, expected[STEPS - 1], "502");
    }
}

#[tokio::test]
async fn every_kind_of_trouble_passes() {
    let expected = undisturbed().await;
    let troubles = [
        (Trouble::Refuse, 12),
        (Trouble::Status(500), 12),
        (Trouble::StatusAfter(504), 3),
        (Trouble::Limit { header: Some(3), body_ms: None }, 6),
        (Trouble::Limit { header: None, body_ms: Some(1500) }, 6),
        (Trouble::Limit { header: None, body_ms: None }, 6),
        (Trouble::Delay(Duration::from_millis(20)), 1000),
        // A proxy's page in place of the homeserver's answer, and a token that is wrong for a while.
        (Trouble::Status(404), 6),
        (Trouble::Status(401), 6),
    ];
    for (trouble, times) in troubles {
        let ending = on_sqlite(async |home| told_through(home, trouble.clone(), times).await).await;
        ending.assert_is(&expected[STEPS - 1], &format!("{trouble:?}"));
    }
}

on_both! {
    /// `Retry-After` in one room is obeyed to the second; the other room gets its message at once.
    async fn a_limited_room_holds_no_other_up(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&whole_cohort()).await;
        let (peer, social) = (town.room("peer"), town.room("social"));
        town.achieng().join(&peer).unwrap();
        baraza.settle(&town).await;
        town.achieng().join(&social).unwrap();
        baraza.settle(&town).await;
        let limit = Trouble::Limit { header: Some(30), body_ms: None };
        town.fake.inject(Fault::on(&format!("PUT /v3/rooms/{peer}/send/**"), limit).times(1));
        let before = (town.said(&peer).len(), town.said(&social).len());
        town.achieng().say(&peer, "!rota").unwrap();
        town.achieng().say(&social, "!rota").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.said(&social).len(), before.1 + 2, "asked and answered");
        assert_eq!(town.said(&peer).len(), before.0 + 1, "limited");
        town.pass(Duration::from_secs(29));
        town.fake.clear_journal();
        baraza.settle(&town).await;
        assert!(town.fake.requests("PUT /v3/rooms/*/send/**").is_empty(), "it asked before its time");
        town.pass(Duration::from_secs(2));
        baraza.settle(&town).await;
        assert_eq!(town.said(&peer).len(), before.0 + 2);
    }

    /// The same for the reconciler: a room whose state may not be written for a while is left alone, others go on.
    async fn a_limited_room_is_left_alone_by_the_reconciler(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&whole_cohort()).await;
        let (peer, social) = (town.room("peer"), town.room("social"));
        let limit = Trouble::Limit { header: Some(60), body_ms: None };
        town.fake.inject(Fault::on(&format!("PUT /v3/rooms/{peer}/state/**"), limit).times(1));
        let other = whole_cohort().replace("Lari nurses", "Lari midwives");
        baraza.order(&other, 2).await;
        town.fake.clear_journal();
        for _ in 0..20 {
            baraza.pass().await;
            town.pass(Duration::from_secs(1));
        }
        let name = |room: &str| town.fake.state_content(room, "m.room.name", "").unwrap()["name"].to_string();
        assert!(name(&social).contains("midwives") && !name(&peer).contains("midwives"));
        let asked = town.fake.journal().iter().filter(|request| request.path.contains(&peer)).count();
        assert!(asked <= 3, "the limited room was asked about {asked} times");
        town.pass(Duration::from_secs(60));
        baraza.settle(&town).await;
        assert!(name(&peer).contains("midwives"));
    }

    /// Down for an hour: what was decided meanwhile goes out afterwards, once.
    async fn an_hour_without_a_homeserver(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let peer = town.room("peer");
        town.achieng().join(&peer).unwrap();
        baraza.settle(&town).await;
        town.achieng().say(&peer, "!rota").unwrap();
        crate::test_service::pushed(&town).await;
        town.fake.crash();
        for _ in 0..60 {
            baraza.pass().await;
            town.pass(Duration::from_secs(60));
        }
        town.fake.come_back();
        baraza.recover(&town).await;
        let answers = town.said(&peer).iter().filter(|line| line.contains("Who keeps the talk going")).count();
        assert_eq!(answers, 1, "{:?}", town.said(&peer));
        baraza.nothing_parked().await;
    }

    /// The service does not begin before the homeserver answers, and then it begins.
    async fn the_homeserver_may_come_later(home) {
        let town = TestService::new(home).await;
        town.fake.crash();
        let mut baraza = town.open().await;
        assert!(baraza.try_prepare().await.unwrap_err().heals());
        town.fake.come_back();
        baraza.try_prepare().await.unwrap();
        assert_eq!(town.fake.requests("POST /v3/register").len(), 1);
    }
}

/// A delivery that takes long holds up its own queue only. With the real loop of the courier.
#[tokio::test]
async fn a_slow_room_holds_no_other_up() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = town.applied(&whole_cohort()).await;
        let (peer, social) = (town.room("peer"), town.room("social"));
        town.achieng().join(&peer).unwrap();
        baraza.settle(&town).await;
        town.achieng().join(&social).unwrap();
        baraza.settle(&town).await;
        let before = town.said(&social).len();
        let slow = Trouble::Delay(Duration::from_secs(20));
        town.fake.inject(Fault::on(&format!("PUT /v3/rooms/{peer}/send/**"), slow).by(VOICE).times(1));
        let stop = CancellationToken::new();
        let courier = tokio::spawn(baraza.courier.clone().run(stop.clone()));
        town.achieng().say(&peer, "!rota").unwrap();
        crate::test_service::pushed(&town).await;
        baraza.engine.turn().await.unwrap();
        let began = Instant::now();
        while town.fake.faults_left() > 0 {
            assert!(began.elapsed() < Duration::from_secs(10), "the slow room was never asked");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        town.achieng().say(&social, "!rota").unwrap();
        crate::test_service::pushed(&town).await;
        baraza.engine.turn().await.unwrap();
        let began = Instant::now();
        while town.said(&social).len() < before + 2 {
            assert!(began.elapsed() < Duration::from_secs(10), "the other room waits for the slow one");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        stop.cancel();
        courier.abort();
    })
    .await;
}

/// A server that never answers invites the voice: the deciding loop goes on, and the invitation is given up.
#[tokio::test]
async fn an_invitation_from_a_silent_server_holds_nobody_up() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let peer = town.room("peer");
        town.achieng().join(&peer).unwrap();
        baraza.settle(&town).await;
        let silent = Trouble::Delay(Duration::from_secs(25));
        town.fake.inject(Fault::on("POST /v3/join/**", silent).by(VOICE).times(1));
        let chat = town.fake.remote_person("mgeni", "silent.test").open_chat(VOICE).unwrap();
        crate::test_service::pushed(&town).await;
        let before = town.said(&peer).len();
        baraza.engine.turn().await.unwrap();
        // It is asked beside the loop.
        let began = Instant::now();
        while town.fake.faults_left() > 0 {
            assert!(began.elapsed() < Duration::from_secs(10), "the silent server was never asked");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let began = Instant::now();
        town.achieng().say(&peer, "!rota").unwrap();
        crate::test_service::pushed(&town).await;
        while town.said(&peer).len() < before + 2 {
            assert!(began.elapsed() < Duration::from_secs(15), "everybody waits for the silent server");
            baraza.pass().await;
        }
        assert_eq!(town.fake.membership(&chat, VOICE).as_deref(), Some("invite"));
    })
    .await;
}

/// What does not let us in is tried again for a minute, more and more rarely, and then given up.
#[tokio::test]
async fn an_invitation_is_given_up_after_a_minute() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        town.fake.inject(Fault::on("POST /v3/join/**", Trouble::Status(504)).by(VOICE).times(1000));
        town.fake.remote_person("mgeni", "silent.test").open_chat(VOICE).unwrap();
        let mut seconds = 0;
        crate::test_service::pushed(&town).await;
        loop {
            baraza.engine.turn().await.unwrap();
            // The room_task runs beside us.
            tokio::time::sleep(Duration::from_millis(20)).await;
            baraza.engine.turn().await.unwrap();
            if baraza.app.store.counts().await.unwrap().inbox_waiting == 0 {
                break;
            }
            seconds += 1;
            assert!(seconds < 120, "it is tried for ever");
            town.pass(Duration::from_secs(1));
        }
        assert!(seconds >= 55, "given up after {seconds} s");
        let tries = town.fake.requests("POST /v3/join/**").len();
        assert!((5..=15).contains(&tries), "asked {tries} times");
    })
    .await;
}
