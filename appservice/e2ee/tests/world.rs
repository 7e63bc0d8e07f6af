//! A homeserver with the registration that these tests need, and the voice on it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use device_link::{Settings, fresh_device_id};
use e2ee::{DecryptFault, Decrypted, Device};
use futures::StreamExt;
use harness::{BootOptions, Homeservers, ServerInfo, Shared};
use matrix_sdk::ruma::{EventId, OwnedUserId, RoomId};
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// For what should take a second.
pub const PATIENCE: Duration = Duration::from_secs(30);

static COUNT: AtomicU32 = AtomicU32::new(0);

pub struct World {
    pub homeserver: String,
    pub voice: OwnedUserId,
    pub as_token: String,
    http: reqwest::Client,
    folder: tempfile::TempDir,
    /// Ends with the test, if it is the test's own.
    _pair: Option<Shared>,
}

impl World {
    /// On the shared pair of homeservers.
    pub async fn new() -> Self {
        let pair = harness::shared().await.unwrap();
        let slot = pair.take_slot().unwrap();
        Self::on(pair.server("moh").clone(), &slot.as_token, &slot.voice, Some(pair))
    }

    /// On a homeserver of the test's own, which can be stopped. `management`: it lets appservices make devices, as
    /// servers with delegated log-in do; otherwise they log in, as on older ones.
    pub async fn alone(management: bool) -> (Self, Homeservers) {
        let mut plan = Homeservers::plan(BootOptions::new(["moh"])).unwrap();
        let name = plan.server("moh").name_pattern();
        let registration = json!({
            "id": "baraza", "url": null, "as_token": "as-secret", "hs_token": "hs-secret",
            "sender_localpart": "b_steward", "rate_limited": false,
            "namespaces": { "users": [{ "exclusive": true, "regex": format!("@b_.*:{name}") }] },
            "io.element.msc4190": management,
        });
        plan.register("moh", registration);
        let homeservers = plan.boot().await.unwrap();
        (Self::on(homeservers.server("moh").clone(), "as-secret", "b_voice", None), homeservers)
    }

    fn on(server: ServerInfo, as_token: &str, voice: &str, pair: Option<Shared>) -> Self {
        Self {
            voice: server.user_id(voice).try_into().unwrap(),
            homeserver: server.client_url,
            as_token: as_token.to_owned(),
            http: reqwest::Client::new(),
            folder: tempfile::tempdir().unwrap(),
            _pair: pair,
        }
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("e2ee")
    }

    pub fn settings(&self, device_id: &str) -> Settings {
        Settings {
            homeserver_url: self.homeserver.clone(),
            as_token: self.as_token.clone().into(),
            user_id: self.voice.clone(),
            device_id: device_id.to_owned(),
            store_path: self.store(),
            passphrase: "a long random passphrase".into(),
        }
    }

    /// An account for a person; answers its id and password.
    pub async fn person(&self, name: &str) -> (String, String) {
        let username = format!("{name}{}", unique());
        let url = format!("{}/_matrix/client/v3/register", self.homeserver);
        let body = json!({ "auth": { "type": "m.login.dummy" }, "username": username, "password": "pw", "inhibit_login": true });
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
        (username, "pw".to_owned())
    }

    /// A plain request as the voice, as the rest of the service makes them.
    pub async fn as_voice(&self, method: &str, path: &str, body: Value) -> Value {
        let url = format!("{}/_matrix/client/v3/{path}", self.homeserver);
        let mut request = self
            .http
            .request(method.parse().unwrap(), url)
            .query(&[("user_id", self.voice.as_str())])
            .bearer_auth(&self.as_token);
        if method != "GET" {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
        answer.json().await.unwrap()
    }

    /// How many one-time keys the homeserver holds for the voice's device.
    pub async fn one_time_keys(&self, device_id: &str) -> u64 {
        let answer = self.as_voice("POST", &format!("keys/upload?device_id={device_id}"), json!({})).await;
        answer["one_time_key_counts"]["signed_curve25519"].as_u64().unwrap()
    }

    pub async fn voice_joins(&self, room_id: &RoomId) {
        self.as_voice("POST", &format!("join/{room_id}"), json!({})).await;
    }

    /// An event as a transaction would bring it.
    pub async fn pushed(&self, room_id: &RoomId, event_id: &EventId) -> Box<RawValue> {
        let event = self.as_voice("GET", &format!("rooms/{room_id}/event/{event_id}"), Value::Null).await;
        assert_eq!(event["type"], "m.room.encrypted");
        RawValue::from_string(event.to_string()).unwrap()
    }
}

pub fn new_device_id() -> String {
    let mut random = [0; 10];
    random[..4].copy_from_slice(&std::process::id().to_le_bytes());
    random[4..8].copy_from_slice(&unique().to_le_bytes());
    fresh_device_id(random)
}

fn unique() -> u32 {
    // Tests run in processes of their own against one server.
    std::process::id() * 100 + COUNT.fetch_add(1, Ordering::Relaxed)
}

/// Waits for the backup, which comes after the device is open.
pub async fn backed_up(device: &Device) {
    let waiting = async {
        while !device.ready().await.backed_up {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.unwrap();
}

/// Reads an event as the service does: try, park, be woken, try again.
pub async fn decrypted(device: &Device, room_id: &RoomId, event: &RawValue) -> Decrypted {
    let mut wakes = std::pin::pin!(device.keys_arrived());
    let reading = async {
        loop {
            match device.decrypt(room_id, event).await {
                Ok(decrypted) => return decrypted,
                Err(DecryptFault::NoKeyYet) => {
                    while wakes.next().await.is_some_and(|room| room != room_id) {}
                }
                Err(fault) => panic!("{fault}"),
            }
        }
    };
    tokio::time::timeout(PATIENCE, reading).await.unwrap()
}

/// Whether any file below holds these bytes. The store's pool closes its connections after the device has stopped, and
/// SQLite takes its log away then: what goes between the listing and the reading holds nothing any more.
pub fn somewhere_on_disk(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(somewhere_on_disk(&path, words));
        } else if still_there(std::fs::read(&path))
            .is_some_and(|bytes| bytes.windows(words.len()).any(|w| w == words.as_bytes()))
        {
            found.push(path);
        }
    }
    found
}

/// What was done with a file, unless it was gone by then.
pub fn still_there<T>(done: std::io::Result<T>) -> Option<T> {
    match done {
        Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => None,
        done => Some(done.unwrap()),
    }
}
