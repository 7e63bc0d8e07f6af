//! The door: what the homeserver sends is checked, stored and acknowledged, whatever it is.

use serde_json::{Value, json};
use storage::InboxState;

use crate::{
    real::http_client,
    test_db::on_both,
    test_service::{Baraza, HS_TOKEN, TestService, small_cohort},
};

async fn put(baraza: &Baraza, token: Option<&str>, txn: &str, body: String) -> u16 {
    let client = http_client();
    let request = client.put(format!("{}/_matrix/app/v1/transactions/{txn}", baraza.url)).body(body);
    let request = match token {
        Some(token) => request.bearer_auth(token),
        None => request,
    };
    request.send().await.unwrap().status().as_u16()
}

fn event(id: &str, body: &str) -> Value {
    json!({
        "event_id": id, "type": "m.room.message", "room_id": "!nobody:moh.test", "sender": "@x:moh.test",
        "origin_server_ts": 1, "content": { "msgtype": "m.text", "body": body },
    })
}

async fn waiting(baraza: &Baraza) -> i64 {
    baraza.app.store.counts().await.unwrap().inbox_waiting
}

on_both! {
    async fn only_the_homeserver_is_let_in(home) {
        let town = TestService::new(home).await;
        let baraza = town.open().await;
        let body = json!({ "events": [event("$a", "hello")] }).to_string();
        for token in [None, Some("wrong"), Some("hs-token-0123456789abcde"), Some("hs-token-0123456789abcdeF")] {
            assert_eq!(put(&baraza, token, "1", body.clone()).await, 403, "{token:?}");
        }
        assert_eq!(waiting(&baraza).await, 0);
        assert_eq!(put(&baraza, Some(HS_TOKEN), "1", body).await, 200);
        assert_eq!(waiting(&baraza).await, 1);
    }

    /// A refusal would block the homeserver's queue for ever.
    async fn what_cannot_be_understood_is_stored_marked_and_acknowledged(home) {
        let town = TestService::new(home).await;
        let baraza = town.open().await;
        let odd = [
            "no json".to_owned(),
            "[]".to_owned(),
            json!({ "events": 7 }).to_string(),
            json!({ "events": [7, { "type": "x" }, event("$good", "hello")] }).to_string(),
            "\u{0}".to_owned(),
            String::new(),
        ];
        for (number, body) in odd.into_iter().enumerate() {
            assert_eq!(put(&baraza, Some(HS_TOKEN), &number.to_string(), body.clone()).await, 200, "{body}");
            // And once more, as after a lost answer.
            assert_eq!(put(&baraza, Some(HS_TOKEN), &number.to_string(), body).await, 200);
        }
        let parked = baraza.parked_causes().await;
        assert_eq!(parked.len(), 7, "{parked:?}");
        for cause in parked {
            let row = baraza.app.store.inbox_row(&cause).await.unwrap().unwrap();
            assert!(row.reason.is_some_and(|why| why.contains("transaction")), "{cause}");
        }
        assert_eq!(waiting(&baraza).await, 1, "what was good among it is decided");
        baraza.engine.turn().await.unwrap();
        assert_eq!(waiting(&baraza).await, 0);
    }

    /// Unique by event id, never by transaction id: Synapse counts those from 1 again after a restart.
    async fn an_event_is_known_by_its_own_id(home) {
        let town = TestService::new(home).await;
        let baraza = town.open().await;
        let one = json!({ "events": [event("$a", "one"), event("$a", "one")] }).to_string();
        let two = json!({ "events": [event("$b", "two")] }).to_string();
        let both = json!({ "events": [event("$b", "changed"), event("$c", "three"), event("$a", "one")] }).to_string();
        for (txn, body) in [("1", one.clone()), ("1", two), ("2", both), ("1", one)] {
            assert_eq!(put(&baraza, Some(HS_TOKEN), txn, body).await, 200);
        }
        assert_eq!(waiting(&baraza).await, 3);
        let row = baraza.app.store.inbox_row("$b").await.unwrap().unwrap();
        assert!(row.body.unwrap().as_str().contains("two"), "the first one stands");
    }

    /// A duplicate of what was decided long ago is not decided again.
    async fn a_late_duplicate_is_not_decided_again(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        town.achieng().join(town.room("peer")).unwrap();
        let asked = town.achieng().say(town.room("peer"), "!rota").unwrap();
        baraza.settle(&town).await;
        let answers = town.said(&town.room("peer")).len();
        town.fake.push_again(&[&asked, &asked]);
        baraza.settle(&town).await;
        town.fake.restart();
        town.fake.push_again(&[&asked]);
        baraza.settle(&town).await;
        assert_eq!(town.said(&town.room("peer")).len(), answers);
        assert!(answers >= 2, "the first one was answered: {:?}", town.said(&town.room("peer")));
    }
}

/// A transaction of 100 events costs one commit and a few statements, over and over: how long that takes says
/// `cargo run --release -p bench`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_transaction_is_one_commit() {
    crate::test_db::on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = town.open().await;
        for txn in 0..20 {
            let events: Vec<Value> =
                (0..100).map(|n| event(&format!("$e{txn}_{n}"), "Habari ya asubuhi")).collect();
            let before = baraza.app.store.work();
            let body = json!({ "events": events }).to_string();
            assert_eq!(put(&baraza, Some(HS_TOKEN), &txn.to_string(), body).await, 200);
            let work = baraza.app.store.work().since(before);
            assert!(work.commits == 1 && work.statements() <= 2, "{work:?}");
        }
        let row = baraza.app.store.inbox_row("$e19_99").await.unwrap().unwrap();
        assert_eq!(row.state, InboxState::Waiting);
    })
    .await;
}
