//! Nothing dies silently: each loop of the running service is killed, made to hang and to panic. It comes back by itself,
//! the operator reads of it, and people are served all the same.

use std::time::Duration;

use appservice::vitals::{Harm, Part};
use serde_json::Value;
use storage::{Body, NewInboxRow};

use crate::{
    real::{always_working, eventually, http_client, run, status},
    test_db::on_sqlite,
    test_service::TestService,
};

async fn problems(url: &str) -> Value {
    let client = http_client();
    client.get(format!("{url}/problems")).send().await.unwrap().json().await.unwrap()
}

/// The doors wait for others: they show no signs of life of their own, and can only be ended.
const LOOPS: [Part; 7] = [
    Part::Lease,
    Part::Deciding,
    Part::Delivery,
    Part::Rooms,
    Part::Openings,
    Part::Following,
    Part::Healing,
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_loop_comes_back_and_is_said() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let service = run(&town).await;
        eventually("ready", async || status(&service.url, "/ready").await == Some(200)).await;
        let bench = town.app().await;
        let row = NewInboxRow {
            cause: "order:apply:1".to_owned(),
            queue: None,
            body: Body::new(serde_json::json!({ "file": always_working(), "reset": [] }).to_string()),
            received_at: town.now().as_millisecond(),
            not_before: None,
            outcome: None,
        };
        bench.store.receive(&[row]).await.unwrap();
        let achieng = town.achieng();
        eventually("invited", async || {
            town.find_room("peer")
                .is_some_and(|peer| town.fake.membership(&peer, &achieng).as_deref() == Some("invite"))
        })
        .await;
        let peer = town.room("peer");
        achieng.join(&peer).unwrap();
        let restarts = |part: Part| {
            service.vitals.all().into_iter().find(|one| one.part == part).map_or(0, |one| one.restarts)
        };
        for part in Part::ALL {
            let before = restarts(part);
            service.vitals.kill(part);
            eventually("killed, it is begun again", async || restarts(part) > before).await;
        }
        for harm in [Harm::Panic, Harm::Hang] {
            for part in LOOPS.into_iter().chain([Part::Device]) {
                // Begun anew after what was done to it before, so that it can be ended again.
                eventually("it runs", async || {
                    service.vitals.all().into_iter().any(|one| one.part == part && one.fault.is_none())
                })
                .await;
                let before = restarts(part);
                // Long enough for what a loop waits for between two signs of life where nothing happens.
                let patience = if part == Part::Rooms { 21 } else { 6 };
                let patience = if harm == Harm::Hang { patience } else { 60 };
                let mut times = 1;
                if matches!(part, Part::Openings | Part::Following | Part::Healing) {
                    // Its next sign of life is far away: it is begun anew, and harmed at the first one.
                    service.vitals.kill(part);
                    times = 2;
                }
                service.vitals.harm(part, harm, Duration::from_secs(patience));
                bench.store.receive(&[]).await.unwrap();
                eventually("harmed, it is begun again", async || restarts(part) >= before + times).await;
                service.vitals.harm_no_more(part);
            }
        }
        let said = problems(&service.url).await;
        for part in Part::ALL {
            let about = format!("loop {}", part.word());
            assert!(
                said[&about].as_str().is_some_and(|what| what.contains("started again")),
                "{about}: {said}"
            );
        }
        eventually("ready again", async || status(&service.url, "/ready").await == Some(200)).await;
        let post = achieng.say(&peer, "Habari?").unwrap();
        eventually("counted", async || bench.store.activity_by_event(&post).await.unwrap().is_some()).await;
        service.stop.cancel();
        service.ended.await.unwrap().unwrap();
    })
    .await;
}
