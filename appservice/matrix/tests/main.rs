//! The line to the homeserver, against the fake one.

#![expect(clippy::unwrap_used, reason = "the helpers of tests fail by panicking")]

mod accounts;
mod alike;
mod alike_following;
mod delayed;
mod faults;
mod pushes;
mod rooms;
mod sends;

use fake_homeserver::{FakeConfig, FakeHomeserver};
use matrix_link::{Homeserver, Identity};
use ruma::{OwnedRoomId, device_id, user_id};
use serde_json::{Value, json};

/// A fake homeserver, our line to it, and our two accounts with their devices.
struct Line {
    fake: FakeHomeserver,
    server: Homeserver,
    steward: Identity,
    voice: Identity,
}

async fn line() -> Line {
    line_to(FakeConfig::new("moh.test")).await
}

async fn line_to(config: FakeConfig) -> Line {
    let fake = FakeHomeserver::start(config).await.unwrap();
    let server = server_at(&fake.url());
    let steward = Identity::new(user_id!("@baraza:moh.test").to_owned(), device_id!("STEWARD").to_owned());
    let voice = Identity::new(user_id!("@baraza_voice:moh.test").to_owned(), device_id!("VOICE").to_owned());
    server.ensure_registered("baraza_voice").await.unwrap();
    server.ensure_device(&steward, "steward").await.unwrap();
    server.ensure_device(&voice, "voice").await.unwrap();
    Line { fake, server, steward, voice }
}

fn server_at(url: &str) -> Homeserver {
    let name = ruma::ServerName::parse("moh.test").unwrap();
    Homeserver::new(url.parse().unwrap(), "as-token".to_owned().into(), name).unwrap()
}

impl Line {
    async fn room(&self, body: Value) -> OwnedRoomId {
        self.server.create_room(&self.steward, body).await.unwrap()
    }

    /// A public room with the voice in it.
    async fn open_room(&self) -> OwnedRoomId {
        let room = self.room(json!({ "preset": "public_chat" })).await;
        self.server.join(&self.voice, &room, &[]).await.unwrap();
        room
    }
}

fn text(body: &str) -> Value {
    json!({ "msgtype": "m.text", "body": body })
}
