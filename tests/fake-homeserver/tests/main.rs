//! The fake homeserver, tried from outside.

#![expect(clippy::unwrap_used, reason = "the helpers of tests fail by panicking")]

mod delayed;
mod faults;
mod push;
mod rooms;
mod stub;
mod transactions;

use fake_homeserver::{FakeConfig, FakeHomeserver, Refusal};
use reqwest::Method;
use serde_json::{Value, json};

const STEWARD: &str = "@baraza:moh.test";
const VOICE: &str = "@baraza_voice:moh.test";

async fn start() -> FakeHomeserver {
    FakeHomeserver::start(FakeConfig::new("moh.test")).await.unwrap()
}

/// A homeserver on which the voice is registered and both accounts have a device.
async fn start_with_accounts() -> FakeHomeserver {
    let fake = start().await;
    let body =
        json!({ "type": "m.login.application_service", "username": "baraza_voice", "inhibit_login": true });
    assert_eq!(ask(&fake, Method::POST, "v3/register", body).await.0, 200);
    for user in [STEWARD, VOICE] {
        let path = format!("v3/devices/DEV?user_id={user}");
        assert_eq!(ask(&fake, Method::PUT, &path, json!({})).await.0, 201);
    }
    fake
}

/// Without certificates, which take a tenth of a second to read.
fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap()
}

/// A request with the appservice's token; status 0 stands for no answer.
async fn ask(fake: &FakeHomeserver, method: Method, path: &str, body: Value) -> (u16, Value) {
    let url = format!("{}/_matrix/client/{path}", fake.url());
    match client().request(method, url).bearer_auth("as-token").json(&body).send().await {
        Ok(answer) => (answer.status().as_u16(), answer.json().await.unwrap_or_default()),
        Err(_) => (0, Value::Null),
    }
}

async fn create(fake: &FakeHomeserver, body: Value) -> String {
    let (status, answer) = ask(fake, Method::POST, "v3/createRoom", body).await;
    assert_eq!(status, 200, "{answer}");
    answer["room_id"].as_str().unwrap().to_owned()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Refusal>) -> String {
    let refusal = result.unwrap_err();
    format!("{} {}", refusal.status, refusal.errcode)
}
