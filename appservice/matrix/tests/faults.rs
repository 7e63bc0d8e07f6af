//! How troubles are sorted when they come over the wire.

use std::{error::Error as _, time::Duration};

use fake_homeserver::{Fault as Trouble, Trouble as Kind};
use matrix_link::{Bucket, Buckets, Endpoint, Fault, Homeserver, SetupFault};

use super::*;

async fn whoami(line: &Line, trouble: Kind) -> Fault {
    line.fake.inject(Trouble::on("GET /v3/account/whoami", trouble).times(1));
    line.server.whoami(&line.voice).await.unwrap_err()
}

#[tokio::test]
async fn every_trouble_has_its_kind() {
    let line = line().await;
    let limited = whoami(&line, Kind::Limit { header: Some(7), body_ms: Some(100) }).await;
    assert_eq!(limited.backoff(0), Some(Duration::from_secs(7)));
    let in_trouble = whoami(&line, Kind::Status(502)).await;
    assert!(matches!(in_trouble, Fault::Server { status: 502, .. }) && in_trouble.heals());
    let strange = whoami(&line, Kind::Status(404)).await;
    assert!(matches!(strange, Fault::Unexpected { status: 404, .. }) && strange.heals());
    let broken = whoami(&line, Kind::Refuse).await;
    assert!(matches!(broken, Fault::Unreachable { .. }) && broken.heals(), "{broken}");
    assert!(broken.source().is_some(), "the cause is kept");
    assert!(broken.to_string().contains("GET v3/account/whoami"), "{broken}");
    let shown = format!("{broken:?} {}", line.server.base_url());
    assert!(!shown.contains("as-token") && !shown.contains("baraza_voice"), "{shown}");
}

#[tokio::test]
async fn a_homeserver_that_is_not_there_has_done_nothing() {
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = server_at(&format!("http://127.0.0.1:{port}"));
    let fault = server.versions().await.unwrap_err();
    assert!(fault.heals() && !fault.may_have_happened(), "{fault:?}");
}

#[tokio::test]
async fn a_wrong_token_is_told_and_waits_for_the_operator() {
    let line = line().await;
    let name = ruma::ServerName::parse("moh.test").unwrap();
    let url = line.fake.url().parse().unwrap();
    let stranger = Homeserver::new(url, "wrong".to_owned().into(), name.clone()).unwrap();
    let fault = stranger.whoami(&line.voice).await.unwrap_err();
    assert!(fault.is("M_UNKNOWN_TOKEN") && fault.is_about_us() && fault.heals(), "{fault}");
    assert!(!format!("{stranger:?}").contains("wrong"));
    let odd = Homeserver::new("ftp://moh.test".parse().unwrap(), "t".to_owned().into(), name);
    assert!(matches!(odd, Err(SetupFault::Address { .. })));
}

#[tokio::test]
async fn the_address_may_have_a_path() {
    let line = line().await;
    let server = server_at(&format!("{}/under/", line.fake.url()));
    server.versions().await.unwrap_err();
    assert_eq!(line.fake.journal().last().unwrap().path, "/under/_matrix/client/versions");
}

#[tokio::test]
async fn a_limited_room_is_left_alone_while_another_goes_on() {
    let line = line().await;
    let (slow, fast) = (line.open_room().await, line.open_room().await);
    line.fake.inject(
        Trouble::on(
            &format!("PUT /v3/rooms/{slow}/send/**"),
            Kind::Limit { header: None, body_ms: Some(2500) },
        )
        .times(1),
    );
    let mut buckets = Buckets::new();
    let bucket = |room: &ruma::RoomId| Bucket {
        user_id: line.voice.user_id.clone(),
        endpoint: Endpoint::Send,
        room_id: Some(room.to_owned()),
    };
    let send = async |room: &ruma::RoomId| {
        line.server.send_message(&line.voice, room, "m.room.message", "t1", text("hi"), None).await
    };
    let now = line.fake.now();
    let fault = send(&slow).await.unwrap_err();
    buckets.note(bucket(&slow), &fault, now);
    assert_eq!(buckets.opens_at(&bucket(&fast), now), None);
    send(&fast).await.unwrap();
    buckets.succeeded(&bucket(&fast));
    let opens = buckets.opens_at(&bucket(&slow), now).unwrap();
    assert_eq!((opens - now).get_milliseconds() + (opens - now).get_seconds() * 1000, 2500);
    assert_eq!(buckets.opens_at(&bucket(&slow), opens), None);
    send(&slow).await.unwrap();
}
