use std::sync::Mutex;

use super::*;

/// What reached the homeserver: method, path with query, token.
type Seen = Arc<Mutex<Vec<(String, String, String)>>>;

async fn homeserver() -> (Url, Seen) {
    let seen = Seen::default();
    let log = seen.clone();
    let router = Router::new().fallback(move |request: Request| async move {
        let token = request.headers().get(header::AUTHORIZATION).map(|v| v.to_str().unwrap().to_owned());
        let entry = (request.method().to_string(), request.uri().to_string(), token.unwrap_or_default());
        let slow = entry.1.contains("/sync");
        log.lock().unwrap().push(entry);
        if slow {
            tokio::time::sleep(Duration::from_secs(30)).await;
        }
        let body = axum::Json(serde_json::json!({ "errcode": "M_LIMIT_EXCEEDED", "error": "slower" }));
        (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "7")], body)
    });
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, seen)
}

fn masquerade() -> Identity {
    Identity::Masquerade {
        as_token: "as-secret".into(),
        user_id: "@voice:hs.test".try_into().unwrap(),
        device_id: "BARAZA1".to_owned(),
    }
}

fn own_token() -> Identity {
    Identity::OwnToken {
        token: "device-secret".into(),
        as_token: "as-secret".into(),
        user_id: "@voice:hs.test".try_into().unwrap(),
    }
}

async fn shim(identity: Identity) -> (Shim, Seen) {
    let (url, seen) = homeserver().await;
    (Shim::start(reqwest::Client::new(), url, identity).await.unwrap(), seen)
}

async fn get(shim: &Shim, path: &str, token: &str) -> reqwest::Response {
    let url = format!("{}{path}", shim.url());
    reqwest::Client::new().get(url).bearer_auth(token).send().await.unwrap()
}

#[tokio::test]
async fn the_bearer_is_swapped_for_the_token_and_the_identity_added() {
    let (shim, seen) = shim(masquerade()).await;
    let bearer = shim.bearer().expose_secret().to_owned();
    let answer = get(&shim, "/_matrix/client/v3/keys/changes?from=a%26b&to=c", &bearer).await;
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers()[header::RETRY_AFTER], "7");
    assert_eq!(answer.json::<serde_json::Value>().await.unwrap()["errcode"], "M_LIMIT_EXCEEDED");
    let expected =
        "/_matrix/client/v3/keys/changes?from=a%26b&to=c&user_id=%40voice%3Ahs.test&device_id=BARAZA1";
    assert_eq!(
        *seen.lock().unwrap(),
        [("GET".to_owned(), expected.to_owned(), "Bearer as-secret".to_owned())]
    );
    assert!(!format!("{shim:?}").contains(&bearer));
}

#[tokio::test]
async fn a_stranger_on_the_machine_gets_nothing() {
    let (shim, seen) = shim(masquerade()).await;
    for token in ["", "as-secret", &"0".repeat(64)] {
        let answer = get(&shim, "/_matrix/client/v3/account/whoami", token).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    }
    assert!(seen.lock().unwrap().is_empty());
    // The versions are public, and nothing of ours goes with the question.
    get(&shim, "/_matrix/client/versions", "").await;
    let expected = ("GET".to_owned(), "/_matrix/client/versions".to_owned(), String::new());
    assert_eq!(*seen.lock().unwrap(), [expected]);
}

#[tokio::test]
async fn only_the_client_api_is_reached() {
    let (shim, seen) = shim(masquerade()).await;
    let bearer = shim.bearer().expose_secret().to_owned();
    let address = shim.url().replace("http://", "");
    for path in [
        "/_synapse/admin/v2/users",
        "/_matrix/client/../../_synapse/admin/v2/users",
        "/_matrix/client/%2e%2e/%2e%2e/_synapse/admin/v2/users",
        "/_matrix/federation/v1/version",
    ] {
        // By hand, because an HTTP client would resolve the dots itself.
        let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {bearer}\r\nconnection: close\r\n\r\n"
        );
        tokio::io::AsyncWriteExt::write_all(&mut stream, request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        tokio::io::AsyncReadExt::read_to_string(&mut stream, &mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    assert!(seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_device_with_its_own_token_uses_it_except_for_cross_signing() {
    let (shim, seen) = shim(own_token()).await;
    let bearer = shim.bearer().expose_secret().to_owned();
    get(&shim, "/_matrix/client/v3/account/whoami", &bearer).await;
    get(&shim, "/_matrix/client/v3/keys/device_signing/upload", &bearer).await;
    let seen = seen.lock().unwrap();
    assert_eq!(seen[0].1, "/_matrix/client/v3/account/whoami");
    assert_eq!(seen[0].2, "Bearer device-secret");
    assert_eq!(seen[1].1, "/_matrix/client/v3/keys/device_signing/upload?user_id=%40voice%3Ahs.test");
    assert_eq!(seen[1].2, "Bearer as-secret");
}

#[tokio::test]
async fn closing_ends_a_waiting_sync() {
    let (shim, seen) = shim(masquerade()).await;
    let bearer = shim.bearer().expose_secret().to_owned();
    let url = format!("{}/_matrix/client/v3/sync?timeout=30000", shim.url());
    let waiting = tokio::spawn(reqwest::Client::new().get(url).bearer_auth(bearer).send());
    while seen.lock().unwrap().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::timeout(Duration::from_secs(5), shim.stop()).await.unwrap();
    assert_eq!(waiting.await.unwrap().unwrap().status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_homeserver_that_is_away_is_a_502() {
    let nobody = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = Url::parse(&format!("http://{}", nobody.local_addr().unwrap())).unwrap();
    drop(nobody);
    let shim = Shim::start(reqwest::Client::new(), url, masquerade()).await.unwrap();
    let bearer = shim.bearer().expose_secret().to_owned();
    let answer = get(&shim, "/_matrix/client/v3/account/whoami", &bearer).await;
    assert_eq!(answer.status(), StatusCode::BAD_GATEWAY);
}
