//! Odd events through the shim into the real SDK, from a homeserver that sends whatever it is told to.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::ruma::api::IncomingResponse;
use matrix_sdk::ruma::api::client::sync::sync_events::v3;
use matrix_sdk::ruma::push::FlattenedJson;
use matrix_sdk::{Client, SessionMeta, SessionTokens};
use odd_events::{Odd, USUAL, how_many, seed};
use reqwest::Url;
use secrecy::ExposeSecret;
use tokio_util::sync::CancellationToken;

use crate::keys::Wakes;
use crate::shim::{Guard, Identity, Shim};
use crate::sync::{self, Pulse};
use crate::tame::{self, Caution};

const BATCH: usize = 50;
const SYNC: &str = "/_matrix/client/v3/sync";

/// A sync with odd events in every place that has any, and an ordinary member's join among them.
fn a_sync(odd: &mut Odd, number: usize) -> String {
    let mut list = |many: usize| {
        let mut events = String::new();
        for number in 0..many {
            if number > 0 {
                events.push(',');
            }
            odd.write_event(&mut events);
        }
        events
    };
    let good = format!(
        r#"{{"type":"m.room.member","state_key":"@good{number}:hs.test","sender":"@good{number}:hs.test",
           "event_id":"$good{number}","origin_server_ts":1800000000000,"content":{{"membership":"join"}}}}"#
    );
    format!(
        r#"{{"next_batch":"s{number}","to_device":{{"events":[{}]}},"account_data":{{"events":[{}]}},"rooms":{{
           "join":{{"!room:hs.test":{{"state":{{"events":[{}]}},
           "timeline":{{"limited":false,"prev_batch":"p","events":[{},{good}]}}}}}},
           "invite":{{"!other:hs.test":{{"invite_state":{{"events":[{}]}}}}}}}}}}"#,
        list(BATCH / 10),
        list(BATCH / 10),
        list(BATCH / 5),
        list(BATCH / 2),
        list(BATCH / 10),
    )
}

/// What the SDK does with each event that it gets, by the parts of it that unwrap.
#[test]
fn what_is_let_through_makes_no_part_of_the_library_panic() {
    let mut odd = Odd::new(seed() + 2);
    for number in 0..how_many() / BATCH {
        let text = a_sync(&mut odd, number);
        let seen = tame::answer(SYNC, Bytes::from(text), Caution::None);
        let response =
            v3::Response::try_from_http_response(axum::http::Response::new(seen.to_vec())).unwrap();
        let room = response.rooms.join.values().next().unwrap();
        for event in &room.timeline.events {
            drop(FlattenedJson::from_raw(event));
            drop(event.deserialize());
        }
        let good = room.timeline.events.last().unwrap();
        let id: Option<String> = good.get_field("event_id").unwrap();
        assert_eq!(id, Some(format!("$good{number}")));
    }
}

/// A homeserver that answers syncs with what this gives for their number, one after the other, and then holds them. They
/// are made when they are asked for: all of a long run have no place in memory.
async fn homeserver(syncs: impl FnMut(usize) -> Option<String> + Send + 'static) -> Url {
    homeserver_behind(syncs, |text| text).await
}

/// The same, with what is between it and the SDK.
async fn homeserver_behind(
    syncs: impl FnMut(usize) -> Option<String> + Send + 'static,
    between: impl Fn(String) -> String + Clone + Send + Sync + 'static,
) -> Url {
    let syncs = Arc::new(Mutex::new(syncs));
    let router = Router::new().fallback(move |request: Request| async move {
        let path = request.uri().path().to_owned();
        match path.as_str() {
            SYNC => {
                let since = request.uri().query().unwrap_or_default().to_owned();
                let next =
                    since.split('&').find_map(|part| part.strip_prefix("since=s")?.parse::<usize>().ok());
                let next = next.map_or(0, |last| last + 1);
                let text = syncs.lock().unwrap()(next);
                match text {
                    Some(text) => between(text),
                    None => {
                        tokio::time::sleep(Duration::from_secs(600)).await;
                        String::new()
                    }
                }
            }
            "/_matrix/client/versions" => r#"{"versions":["v1.11"]}"#.to_owned(),
            path if path.ends_with("/keys/upload") => r#"{"one_time_key_counts":{}}"#.to_owned(),
            path if path.ends_with("/keys/query") => r#"{"device_keys":{},"failures":{}}"#.to_owned(),
            _ => "{}".to_owned(),
        }
    });
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

async fn client(url: &str, token: &str) -> Client {
    let client = Client::builder().homeserver_url(url).build().await.unwrap();
    let session = MatrixSession {
        meta: SessionMeta { user_id: "@voice:hs.test".try_into().unwrap(), device_id: "BARAZA1".into() },
        tokens: SessionTokens { access_token: token.to_owned(), refresh_token: None },
    };
    client.restore_session(session).await.unwrap();
    client
}

async fn synced(client: Client, guard: Guard, until: impl Fn(&Pulse) -> bool) -> Arc<Pulse> {
    let (pulse, closing) = (Arc::new(Pulse::new()), CancellationToken::new());
    let wakes = Wakes::new([]);
    let running = tokio::spawn(sync::run(client, pulse.clone(), wakes, guard, closing.clone()));
    let waiting = async {
        while !until(&pulse) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let patience = Duration::from_secs(240).saturating_mul(1 + (how_many() / USUAL) as u32);
    tokio::time::timeout(patience, waiting).await.expect("it goes on");
    closing.cancel();
    running.abort();
    pulse
}

/// The SDK itself, with all its handlers, takes whatever the shim lets through; nothing has to be left out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_device_goes_on_whatever_comes() {
    let mut odd = Odd::new(seed() + 3);
    let many = how_many() / BATCH / 10;
    let mut last = None;
    let url = homeserver(move |number| {
        // The same again where it is asked for again.
        if last.as_ref().is_none_or(|(known, _)| *known != number) {
            last = (number < many).then(|| (number, a_sync(&mut odd, number)));
        }
        last.as_ref().map(|(_, text)| text.clone())
    })
    .await;
    let identity = Identity::Masquerade {
        as_token: "as-secret".into(),
        user_id: "@voice:hs.test".try_into().unwrap(),
        device_id: "BARAZA1".to_owned(),
    };
    let shim = Shim::start(reqwest::Client::new(), url, identity).await.unwrap();
    let client = client(&shim.url(), shim.bearer().expose_secret()).await;
    let pulse = synced(client, shim.caution().clone(), |pulse| *pulse.beat.borrow() >= many as u64).await;
    assert_eq!(pulse.stepped_over.load(Ordering::Relaxed), 0);
    assert!(pulse.is_syncing() && !pulse.is_broken());
    shim.stop().await;
}

/// The room in which push rules are asked for each event: it was made, we are in it, and it has its levels.
fn a_room_with_rules() -> String {
    let event = |kind: &str, key: &str, content: &str| {
        format!(
            r#"{{"type":"{kind}","state_key":"{key}","sender":"@steward:hs.test","event_id":"${kind}",
               "origin_server_ts":1800000000000,"content":{content}}}"#
        )
    };
    let state = [
        event("m.room.create", "", r#"{"room_version":"11"}"#),
        event("m.room.member", "@voice:hs.test", r#"{"membership":"join"}"#),
        event("m.room.power_levels", "", r#"{"users":{"@steward:hs.test":100}}"#),
    ];
    format!(
        r#"{{"next_batch":"s0","rooms":{{"join":{{"!room:hs.test":{{"state":{{"events":[{}]}},
           "timeline":{{"limited":false,"prev_batch":"p","events":[]}}}}}}}}}}"#,
        state.join(",")
    )
}

/// A member's change of name in that room, whose former content is nested so deep.
fn a_member_with_a_past(number: usize, deep: usize) -> String {
    let past = format!("{}1{}", r#"{"a":"#.repeat(deep), "}".repeat(deep));
    let past = format!(r#"{{"membership":"join","a":{past}}}"#);
    format!(
        r#"{{"next_batch":"s{number}","rooms":{{"join":{{"!room:hs.test":{{
           "timeline":{{"limited":false,"prev_batch":"p","events":[{{"type":"m.room.member",
           "state_key":"@mercy:hs.test","sender":"@mercy:hs.test","event_id":"$past{number}",
           "origin_server_ts":1800000000000,"content":{{"membership":"join","displayname":"Mercy"}},
           "unsigned":{{"prev_content":{past}}}}}]}}}}}}}}}}"#
    )
}

/// What gets past the shim although the SDK panics at it, as another version might at something else: the panic costs
/// that sync, the next time less is let through, and the device goes on with what comes afterwards.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_of_the_sdk_itself_is_stepped_over() {
    let syncs = [
        a_room_with_rules(),
        a_member_with_a_past(1, 5),
        a_member_with_a_past(2, 200),
        a_member_with_a_past(3, 5),
    ];
    let guard = Guard::default();
    let (cautious, highest) = (guard.clone(), Arc::new(AtomicUsize::default()));
    let most = highest.clone();
    let syncs = move |number: usize| syncs.get(number).cloned();
    let url = homeserver_behind(syncs, move |text| {
        let caution = cautious.get();
        most.fetch_max(caution as usize, Ordering::Relaxed);
        // Nothing is made tame until the device asks for less.
        if caution == Caution::None {
            return text;
        }
        let answer = tame::answer(SYNC, Bytes::from(text), caution);
        String::from_utf8_lossy(&answer).into_owned()
    })
    .await;
    let client = client(url.as_str(), "as-secret").await;
    let pulse = synced(client, guard.clone(), |pulse| *pulse.beat.borrow() >= 4).await;
    assert_eq!(pulse.stepped_over.load(Ordering::Relaxed), 1, "one sync was not taken whole");
    assert_eq!(highest.load(Ordering::Relaxed), Caution::NoTimelines as usize);
    assert_eq!(guard.get(), Caution::None, "afterwards everything is let through again");
    assert!(pulse.is_syncing() && !pulse.is_broken());
}
