//! The operator's pages on the inner door.

use appservice::observe;
use serde_json::{Value, json};

use crate::{
    real::http_client,
    test_db::on_both,
    test_service::{Baraza, HS_TOKEN, TestService},
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
}
