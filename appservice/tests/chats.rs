//! Opening direct chats with people whose server refuses the invitation, or hangs.

use std::time::{Duration, Instant};

use fake_homeserver::{Fault, Trouble};
use tokio_util::sync::CancellationToken;

use crate::{
    test_db::{on_both, on_sqlite},
    test_service::{TestService, small_cohort},
};

/// Much longer than an answer takes, and shorter than what hangs.
const SOON: Duration = Duration::from_secs(8);
const HANGS: Trouble = Trouble::Delay(Duration::from_secs(30));

on_both! {
    /// Who lets no invitation in has said no: who coordinates hears it, and nobody is asked again.
    async fn a_refused_chat_is_told_and_not_repeated(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        let makena = "PUT /v3/rooms/*/state/m.room.member/@makena:moh.test";
        town.fake.inject(Fault::on(makena, Trouble::Block));
        baraza.order(&small_cohort(), 1).await;
        baraza.settle(&town).await;
        town.wanjiku().join(town.chat(&town.wanjiku())).unwrap();
        for _ in 0..3 {
            town.pass(Duration::from_secs(24 * 3600));
            baraza.settle(&town).await;
        }
        assert_eq!(town.fake.requests(makena).len(), 1);
        let chat = town.chat(&town.wanjiku());
        assert_eq!(town.times_said(&chat, "Makena Kirimi did not take the invitation"), 1, "{:?}", town.said(&chat));
        let parked = baraza.app.store.newest_parked(5).await.unwrap();
        let reasons: Vec<_> = parked.into_iter().filter_map(|row| row.reason).collect();
        assert!(matches!(&reasons[..], [one] if one.contains("invitation was refused")), "{reasons:?}");
    }
}

/// More chats that hang with one server than there are places for openings: another's is opened all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chats_that_hang_with_one_server_delay_no_other_chat() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let invite = |who: &str| format!("PUT /v3/rooms/*/state/m.room.member/@{who}");
        let person =
            |id: &str| format!("\n[[person]]\nid = \"@{id}\"\nname = \"Nurse\"\nroles = [\"mentee\"]\n");
        let mut many = String::new();
        for number in 0..40 {
            let id = format!("nurse{number}:county.test");
            town.fake.inject(Fault::on(&invite(&id), HANGS));
            many.push_str(&person(&id));
        }
        many.push_str(&person("zawadi:moh.test"));
        town.fake.person("zawadi");
        town.fake.clear_journal();
        baraza.order(&format!("{}{many}", small_cohort()), 2).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        let courier = tokio::spawn(baraza.courier.clone().run(CancellationToken::new()));
        let began = Instant::now();
        while town.fake.requests(&invite("zawadi:moh.test")).is_empty() {
            assert!(began.elapsed() < SOON, "everybody waits for one server");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let asked = town.fake.requests("PUT /v3/rooms/*/state/m.room.member/*");
        let hanging = asked.iter().filter(|request| request.path.contains("county.test")).count();
        assert!((1..=4).contains(&hanging), "{hanging} at once");
        courier.abort();
    })
    .await;
}

/// As many as would take every place of the courier.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chats_that_hang_delay_no_answer() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let wanjiku = town.wanjiku();
        let chat = town.chat(&wanjiku);
        wanjiku.join(&chat).unwrap();
        baraza.settle(&town).await;
        let invite = "PUT /v3/rooms/*/state/m.room.member/*";
        town.fake.inject(Fault::on(invite, HANGS));
        town.fake.clear_journal();
        let person = |n: u32| {
            format!(
                "\n[[person]]\nid = \"@nurse{n}:county.test\"\nname = \"Nurse {n}\"\nroles = [\"mentee\"]\n"
            )
        };
        let many: String = (0..20).map(person).collect();
        baraza.order(&format!("{}{many}", small_cohort()), 2).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        let stop = CancellationToken::new();
        let courier = tokio::spawn(baraza.courier.clone().run(stop.clone()));
        let began = Instant::now();
        while town.fake.requests(invite).is_empty() {
            assert!(began.elapsed() < SOON, "nobody is invited");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        wanjiku.say(&chat, "!rota").unwrap();
        let began = Instant::now();
        while town.times_said(&chat, "Wanjiku") == 0 {
            baraza.engine.turn().await.unwrap();
            assert!(began.elapsed() < SOON, "the answer waits for the chats: {:?}", town.said(&chat));
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        courier.abort();
    })
    .await;
}
