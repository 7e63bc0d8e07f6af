//! Odd events through the shim into the real SDK, from a homeserver that sends whatever it is told to.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::ruma::api::IncomingResponse;
use matrix_sdk::ruma::api::client::sync::sync_events::v3;
use matrix_sdk::ruma::push::FlattenedJson;
use matrix_sdk::{Client, SessionMeta, SessionTokens};
use odd_events::{Odd, how_many};
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
    let mut list = |many: usize| (0..many).map(|_| odd.event()).collect::<Vec<_>>().join(",");
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
    let mut odd = Odd::new(20_261_130);
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

/// A homeserver that answers syncs with these texts, one after the other, and then holds them.
async fn homeserver(syncs: Vec<String>) -> (Url, Arc<AtomicUsize>) {
    let (served, syncs) = (Arc::new(AtomicUsize::new(0)), Arc::new(syncs));
    let count = served.clone();
    let router = Router::new().fallback(move |request: Request| async move {
        let path = request.uri().path().to_owned();
        match path.as_str() {
            SYNC => {
                let since = request.uri().query().unwrap_or_default().to_owned();
                let next =
                    since.split('&').find_map(|part| part.strip_prefix("since=s")?.parse::<usize>().ok());
                let next = next.map_or(0, |last| last + 1);
                count.fetch_max(next, Ordering::Relaxed);
                match syncs.get(next) {
                    Some(text) => text.clone(),
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
    (url, served)
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
    tokio::time::timeout(Duration::from_secs(240), waiting).await.expect("it goes on");
    closing.cancel();
    running.abort();
    pulse
}

/// The SDK itself, with all its handlers, takes whatever the shim lets through; nothing has to be left out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_device_goes_on_whatever_comes() {
    let mut odd = Odd::new(20_261_131);
    let many = how_many() / BATCH / 10;
    let syncs = (0..many).map(|number| a_sync(&mut odd, number)).collect();
    let (url, _) = homeserver(syncs).await;
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
