//! The operator's pages on the inner door.

use appservice::{inbound::http, observe};
use serde_json::{Value, json};
use storage::{Body, NewInboxRow, Outcome};

use crate::{
    real::http_client,
    test_db::on_both,
    test_service::{Baraza, HS_TOKEN, TestService, small_cohort},
};

/// Serves the pages and asks for one.
async fn page(baraza: &Baraza, path: &str) -> (u16, Value) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}{path}", listener.local_addr().unwrap());
    let router = observe::router(baraza.health.clone());
    let served = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let answer = http_client().get(url).send().await.unwrap();
    let (status, body) = (answer.status().as_u16(), answer.json().await.unwrap());
    served.abort();
    (status, body)
}

on_both! {
    /// Ready is whoever decides; a replica that stands by is not, and says so.
    async fn ready_is_who_decides(home) {
        let town = TestService::new(home).await;
        let baraza = town.open().await;
        assert_eq!(page(&baraza, "/ready").await.0, 503, "the loops do not run yet");
        baraza.health.ready();
        let (status, said) = page(&baraza, "/ready").await;
        assert_eq!((status, &said["ready"], &said["decides"]), (200, &json!(true), &json!(true)));
        *baraza.app.lease.lock().unwrap() = None;
        let (status, said) = page(&baraza, "/ready").await;
        assert_eq!((status, &said["ready"], &said["decides"]), (503, &json!(false), &json!(false)));
        assert_eq!((&said["database"], &said["broken"]), (&json!(true), &json!([])));
    }

    /// Holidays that end unnoticed would open rooms on New Year's Day a year later.
    async fn a_holiday_calendar_that_ends_is_said_a_year_before(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&format!("holidays = [\"kenya\"]\n{}", small_cohort())).await;
        assert!(!baraza.health.words().contains("ends with"), "{}", baraza.health.words());
        town.pass(std::time::Duration::from_secs(45 * 24 * 3600));
        baraza.settle(&town).await;
        let (_, shown) = page(&baraza, "/problems").await;
        assert!(shown["holidays"].as_str().is_some_and(|said| said.contains("ends with 2027")), "{shown}");
    }

    /// What could never be done is shown with kind, time and reason, and without its words.
    async fn the_newest_parked_rows_are_shown(home) {
        let town = TestService::new(home).await;
        let baraza = town.open().await;
        let client = http_client();
        for number in 0..7 {
            let odd = json!({ "events": [{ "type": "x", "content": { "body": "zebra" }, "number": number }] });
            let url = format!("{}/_matrix/app/v1/transactions/{number}", baraza.url);
            let request = client.put(url).bearer_auth(HS_TOKEN).body(odd.to_string());
            assert!(request.send().await.unwrap().status().is_success());
            baraza.engine.turn().await.unwrap();
        }
        assert_eq!(baraza.app.store.counts().await.unwrap().inbox_parked, 7);
        let (status, shown) = page(&baraza, "/problems").await;
        assert_eq!(status, 200);
        let newest = baraza.app.store.newest_parked(5).await.unwrap();
        assert_eq!(newest.len(), 5);
        assert!(newest.iter().all(|row| row.way == "in" && row.reason.is_some()), "{newest:?}");
        let shown = shown.to_string();
        assert!(shown.contains("parked in 20") && !shown.contains("zebra"), "{shown}");
    }

    /// Strangers of many servers whose events are set aside fill their own share of what is shown, and a flood of one
    /// server is one line: what went wrong before, with something of ours, is still shown.
    async fn what_strangers_send_pushes_out_no_real_problem(home) {
        let town = TestService::new(home).await;
        let baraza = town.open().await;
        let row = |cause: &str, queue: Option<&str>, reason: &str, at: i64| NewInboxRow {
            cause: cause.to_owned(),
            queue: queue.map(ToOwned::to_owned),
            body: Body::new(String::new()),
            received_at: at,
            not_before: None,
            outcome: Some(Outcome::parked(reason)),
        };
        let real = [
            row("timer:lari:close", Some("order:timer:lari"), "deciding broke off: index out of bounds", 1),
            row("$ours", Some("room:!peer:moh.test"), "deciding broke off: a member's", 2),
        ];
        baraza.app.store.receive(&real).await.unwrap();
        let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
        let odd = |number: usize, server: &str, content: &str| {
            format!(
                r#"{{"event_id":"$odd{number}","type":"m.room.message","room_id":"!r:x","sender":"@x:{server}","content":{content}}}"#
            )
        };
        let of_many = (0..40).map(|number| odd(number, &format!("s{number}.test"), &format!(r#"{{"x":{deep}}}"#)));
        let of_one = (40..100).map(|number| odd(number, "flood.test", r#"{"x":1e400}"#));
        let events: Vec<String> = of_many.chain(of_one).collect();
        let text = format!(r#"{{"events":[{}]}}"#, events.join(","));
        baraza.app.store.receive(&http::rows("1", text.as_bytes(), 3)).await.unwrap();
        assert_eq!(baraza.app.store.counts().await.unwrap().inbox_parked, 102);
        let (_, shown) = page(&baraza, "/problems").await;
        let shown = shown.to_string();
        assert!(shown.contains("index out of bounds") && shown.contains("a member's"), "{shown}");
        let newest = baraza.app.store.newest_parked(5).await.unwrap();
        assert_eq!(newest.len(), 7, "{newest:?}");
        let aside: Vec<i64> = newest.iter().filter(|row| row.at == 3).map(|row| row.alike).collect();
        assert_eq!(aside.len(), 5);
        assert!(aside.contains(&60), "those of one server are one: {aside:?}");
    }
}
