//! The doors against those who hold them: slow heads, bodies that never come, connections by the hundred.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use appservice::doors::{self, Limits, Trusted};
use axum::{Extension, Router, body::Bytes, routing::get};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::Notify,
};
use tokio_util::sync::CancellationToken;

use crate::{
    real::{eventually, http_client, run, status},
    test_db::on_sqlite,
    test_service::{HS_TOKEN, TestService},
};

/// Longer than a test takes.
const NEVER: Duration = Duration::from_secs(3600);
/// Short enough to wait for.
const SOON: Duration = Duration::from_millis(300);

const PATIENT: Limits =
    Limits { head: NEVER, request: NEVER, idle: NEVER, trusted_idle: NEVER, connections: 1_000 };

/// A door with these limits, and where it is.
async fn door(limits: Limits) -> (SocketAddr, CancellationToken, tokio::task::JoinHandle<()>) {
    door_to(Router::new(), limits).await
}

/// The same, with more behind it.
async fn door_to(
    more: Router,
    limits: Limits,
) -> (SocketAddr, CancellationToken, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let (address, stop) = (listener.local_addr().unwrap(), CancellationToken::new());
    let router = more
        .route("/", get(|| async { "Habari" }).post(|body: Bytes| async move { body.len().to_string() }))
        .route("/trusted", get(|| async { (Extension(Trusted), "Karibu") }))
        .route("/slow", get(std::future::pending::<()>));
    (address, stop.clone(), tokio::spawn(doors::serve(listener, router, limits, stop)))
}

/// A connection from an address of its own: all of 127.0.0.0/8 is this machine.
async fn from(host: u8, door: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from((Ipv4Addr::new(127, 0, 0, host), 0))).unwrap();
    socket.connect(door).await.unwrap()
}

async fn ask(stream: &mut TcpStream, path: &str) {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: door\r\n\r\n").as_bytes()).await.unwrap();
}

/// The answer, or nothing where the connection is closed.
async fn answer(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = [0; 1024];
    match stream.read(&mut bytes).await {
        Ok(0) | Err(_) => None,
        Ok(read) => Some(String::from_utf8_lossy(&bytes[..read]).into_owned()),
    }
}

fn is_closed(stream: &TcpStream) -> bool {
    match stream.try_read(&mut [0; 16]) {
        Ok(read) => read == 0,
        Err(error) => error.kind() != ErrorKind::WouldBlock,
    }
}

#[tokio::test]
async fn a_head_that_comes_byte_by_byte_is_not_waited_for() {
    let (door, ..) = door(Limits { head: SOON, ..PATIENT }).await;
    let mut slow = from(1, door).await;
    slow.write_all(b"GET / HTTP/1.1\r\nx-long: ").await.unwrap();
    let began = Instant::now();
    while !is_closed(&slow) {
        assert!(began.elapsed() < Duration::from_secs(20), "it is still listened to");
        let _ = slow.write_all(b"a").await;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_body_that_never_comes_is_not_waited_for() {
    let (door, ..) = door(Limits { request: SOON, ..PATIENT }).await;
    let mut slow = from(1, door).await;
    slow.write_all(b"POST / HTTP/1.1\r\nhost: door\r\ncontent-length: 10\r\n\r\nabc").await.unwrap();
    let closed = tokio::time::timeout(Duration::from_secs(20), answer(&mut slow)).await;
    assert_eq!(closed.expect("it is still waited for"), None);
}

#[tokio::test]
async fn who_says_nothing_goes_and_the_homeserver_may_be_silent() {
    let (door, ..) = door(Limits { idle: SOON, ..PATIENT }).await;
    let (mut stranger, mut homeserver) = (from(1, door).await, from(1, door).await);
    ask(&mut stranger, "/").await;
    ask(&mut homeserver, "/trusted").await;
    assert!(answer(&mut stranger).await.unwrap().contains("Habari"));
    assert!(answer(&mut homeserver).await.unwrap().contains("Karibu"));
    let closed = tokio::time::timeout(Duration::from_secs(20), answer(&mut stranger)).await;
    assert_eq!(closed.expect("it is still open"), None);
    ask(&mut homeserver, "/trusted").await;
    assert!(answer(&mut homeserver).await.unwrap().contains("Karibu"));
}

#[tokio::test]
async fn a_stranger_with_hundreds_of_connections_turns_out_themselves() {
    let (door, ..) = door(Limits { connections: 8, ..PATIENT }).await;
    let (mut visitor, mut asking) = (from(2, door).await, from(1, door).await);
    ask(&mut asking, "/slow").await;
    let mut strangers = Vec::new();
    for _ in 0..200 {
        strangers.push(from(1, door).await);
    }
    eventually("all but those that have a place are closed", async || {
        strangers.iter().filter(|one| is_closed(one)).count() == 200 - 6
    })
    .await;
    ask(&mut visitor, "/").await;
    assert!(answer(&mut visitor).await.unwrap().contains("Habari"));
    assert!(!is_closed(&asking), "what is being answered goes on");
    let mut late = from(3, door).await;
    ask(&mut late, "/").await;
    assert!(answer(&mut late).await.unwrap().contains("Habari"));
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let (door, ..) = door(PATIENT).await;
    let mut endless = from(1, door).await;
    let _ = endless.write_all(format!("GET / HTTP/1.1\r\nx: {}", "a".repeat(200_000)).as_bytes()).await;
    let refused = tokio::time::timeout(Duration::from_secs(20), answer(&mut endless)).await;
    assert!(refused.expect("it is still listened to").is_none_or(|said| said.contains("431")));
}

#[tokio::test]
async fn told_to_stop_it_answers_what_was_begun_and_waits_for_nobody_else() {
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (b, g) = (begun.clone(), go.clone());
    let held = get(|| async move {
        b.notify_one();
        g.notified().await;
        "done"
    });
    let (door, stop, serving) = door_to(Router::new().route("/held", held), PATIENT).await;
    let (mut asking, mut silent) = (from(1, door).await, from(1, door).await);
    ask(&mut asking, "/held").await;
    begun.notified().await;
    stop.cancel();
    let closed = tokio::time::timeout(Duration::from_secs(20), answer(&mut silent)).await;
    assert_eq!(closed.expect("it is still waited for"), None);
    go.notify_one();
    assert!(answer(&mut asking).await.unwrap().ends_with("done"));
    tokio::time::timeout(Duration::from_secs(20), serving).await.expect("it still waits").unwrap();
}

/// Three hundred connections that say nothing, to the page and to the homeserver's own door: neither the homeserver nor
/// a visitor is kept out, and the service keeps no more than it can bear.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_service_is_reached_beside_hundreds_of_silent_connections() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let service = run(&town).await;
        eventually("ready", async || status(&service.url, "/ready").await == Some(200)).await;
        let client = http_client();
        for door in [&service.pages, &service.url] {
            let address: SocketAddr = door.trim_start_matches("http://").parse().unwrap();
            let mut strangers = Vec::new();
            for _ in 0..300 {
                strangers.push(from(1, address).await);
            }
            eventually("some of them are turned out", async || {
                strangers.iter().filter(|one| is_closed(one)).count() >= 300 - 256
            })
            .await;
            let event =
                json!({ "event_id": format!("${}", address.port()), "type": "x", "room_id": "!r:moh.test" });
            let request = client
                .put(format!("{}/_matrix/app/v1/transactions/{}", service.url, address.port()))
                .bearer_auth(HS_TOKEN)
                .json(&json!({ "events": [event] }));
            assert_eq!(request.send().await.unwrap().status(), 200);
            assert_eq!(status(&service.pages, "/cohort").await, Some(401));
        }
        service.stop.cancel();
        service.ended.await.unwrap().unwrap();
    })
    .await;
}
