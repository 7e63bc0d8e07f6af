use std::net::Ipv4Addr;
use std::path::PathBuf;

use axum::Json;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};

use super::*;

/// A homeserver that answers by method and path; everything else is 404 M_UNRECOGNIZED.
async fn homeserver(answers: &'static [(&'static str, &'static str, u16, &'static str)]) -> Settings {
    let router =
        axum::Router::new().fallback(move |request: Request| async move { answer(answers, &request) });
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    Settings {
        homeserver_url: format!("http://{address}"),
        as_token: "as-secret".into(),
        user_id: "@voice:hs.test".try_into().unwrap(),
        device_id: "BARAZA1".to_owned(),
        store_path: PathBuf::from("unused"),
        passphrase: "unused".into(),
    }
}

fn answer(answers: &[(&str, &str, u16, &str)], request: &Request) -> Response {
    let (method, path) = (request.method().as_str(), request.uri().path());
    let given = request.headers().get("authorization").and_then(|v| v.to_str().ok());
    assert_eq!(given, Some("Bearer as-secret"));
    let found = answers.iter().find(|(m, p, ..)| *m == method && path.ends_with(p));
    let (status, body) = found.map_or((404, r#"{"errcode":"M_UNRECOGNIZED"}"#), |(_, _, s, b)| (*s, *b));
    let body: Value = serde_json::from_str(body).unwrap();
    (StatusCode::from_u16(status).unwrap(), Json(body)).into_response()
}

fn account(settings: &Settings) -> Account {
    Account::new(reqwest::Client::new(), checked_url(settings).unwrap(), settings)
}

#[tokio::test]
async fn device_management_is_taken_where_it_works() {
    let settings = homeserver(&[
        ("PUT", "/devices/BARAZA1", 201, "{}"),
        ("GET", "/whoami", 200, r#"{"user_id":"@voice:hs.test","device_id":"BARAZA1"}"#),
    ])
    .await;
    let identity = account(&settings).make_device("BARAZA1").await.unwrap();
    assert!(matches!(identity, Identity::Masquerade { device_id, .. } if device_id == "BARAZA1"));
}

#[tokio::test]
async fn a_server_without_it_gets_an_appservice_login() {
    let settings = homeserver(&[("POST", "/login", 200, r#"{"access_token":"device-secret"}"#)]).await;
    let identity = account(&settings).make_device("BARAZA1").await.unwrap();
    let Identity::OwnToken { token, .. } = identity else { panic!("{identity:?}") };
    assert_eq!(token.expose_secret(), "device-secret");
}

#[tokio::test]
async fn a_server_that_ignores_the_device_in_the_query_gets_a_login_too() {
    let settings = homeserver(&[
        ("PUT", "/devices/BARAZA1", 200, "{}"),
        ("GET", "/whoami", 200, r#"{"user_id":"@voice:hs.test"}"#),
        ("POST", "/login", 200, r#"{"access_token":"device-secret"}"#),
    ])
    .await;
    let identity = account(&settings).make_device("BARAZA1").await.unwrap();
    assert!(matches!(identity, Identity::OwnToken { .. }));
}

#[tokio::test]
async fn neither_way_is_named_and_does_not_heal() {
    let settings =
        homeserver(&[("POST", "/login", 400, r#"{"errcode":"M_APPSERVICE_LOGIN_UNSUPPORTED"}"#)]).await;
    let fault = account(&settings).make_device("BARAZA1").await.unwrap_err();
    assert!(matches!(fault, OpenFault::NoDeviceManagement(_)));
    assert!(!fault.may_heal());
}

#[tokio::test]
async fn a_server_in_trouble_is_tried_again_and_not_taken_for_an_old_one() {
    let settings = homeserver(&[
        ("PUT", "/devices/BARAZA1", 503, "{}"),
        ("POST", "/login", 200, r#"{"access_token":"device-secret"}"#),
    ])
    .await;
    let fault = account(&settings).make_device("BARAZA1").await.unwrap_err();
    assert!(matches!(fault, OpenFault::Http(HttpFault::Refused { status: 503, .. })));
    assert!(fault.may_heal());
}

#[tokio::test]
async fn an_account_that_exists_is_fine_and_a_forbidden_one_is_not() {
    let taken = homeserver(&[("POST", "/register", 400, r#"{"errcode":"M_USER_IN_USE"}"#)]).await;
    account(&taken).register().await.unwrap();
    let outside = homeserver(&[("POST", "/register", 400, r#"{"errcode":"M_EXCLUSIVE"}"#)]).await;
    let fault = account(&outside).register().await.unwrap_err();
    assert!(matches!(fault, HttpFault::Refused { status: 400, errcode, .. } if errcode == "M_EXCLUSIVE"));
}

#[tokio::test]
async fn the_published_key_is_read_from_the_answer() {
    let settings = homeserver(&[(
        "POST",
        "/keys/query",
        200,
        r#"{"device_keys":{"@voice:hs.test":{"BARAZA1":{"keys":{"ed25519:BARAZA1":"abc"}}}}}"#,
    )])
    .await;
    let account = account(&settings);
    assert_eq!(account.published_key("BARAZA1").await.unwrap().as_deref(), Some("abc"));
    assert_eq!(account.published_key("BARAZA2").await.unwrap(), None);
}
