//! A person with an ordinary encrypted client.

use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::config::SyncSettings;
use matrix_sdk::deserialized_responses::{TimelineEventKind, VerificationState};
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};
use matrix_sdk::ruma::events::room::encrypted::OriginalSyncRoomEncryptedEvent;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::{EmptyStateKey, InitialStateEvent};
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{EventId, OwnedEventId, OwnedRoomId, RoomId, UserId};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::world::{PATIENCE, World};

pub struct Person {
    pub client: Client,
    syncing: JoinHandle<()>,
}

impl Drop for Person {
    fn drop(&mut self) {
        self.syncing.abort();
    }
}

/// An event as the person's client shows it.
pub struct Shown {
    pub event_type: String,
    pub content: Value,
    /// Of an encrypted one: what the client makes of its sender's device.
    pub trust: Option<VerificationState>,
}

impl Person {
    pub async fn new(world: &World, name: &str) -> Self {
        let (user, password) = world.person(name).await;
        let client = Client::builder().homeserver_url(&world.homeserver).build().await.unwrap();
        client.matrix_auth().login_username(&user, &password).await.unwrap();
        client.sync_once(SyncSettings::new().timeout(Duration::ZERO)).await.unwrap();
        let background = client.clone();
        let syncing = tokio::spawn(async move {
            while background.sync(SyncSettings::new().timeout(Duration::from_secs(10))).await.is_err() {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        });
        Self { client, syncing }
    }

    pub async fn room_with(&self, voice: &UserId, encrypted: bool) -> OwnedRoomId {
        let mut request = CreateRoom::new();
        request.preset = Some(RoomPreset::PrivateChat);
        request.invite = vec![voice.to_owned()];
        if encrypted {
            let content = RoomEncryptionEventContent::with_recommended_defaults();
            request.initial_state = vec![InitialStateEvent::new(EmptyStateKey, content).to_raw_any()];
        }
        self.client.create_room(request).await.unwrap().room_id().to_owned()
    }

    /// Once this client knows that the voice is in the room (else it would not encrypt for it).
    pub async fn sees(&self, room_id: &RoomId, voice: &UserId) {
        let room = self.client.get_room(room_id).unwrap();
        let joined = async {
            loop {
                let member = room.get_member_no_sync(voice).await.unwrap();
                if member.is_some_and(|m| m.membership().as_str() == "join") {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(PATIENCE, joined).await.unwrap();
    }

    pub async fn say(&self, room_id: &RoomId, words: &str) -> OwnedEventId {
        let room = self.client.get_room(room_id).unwrap();
        let content = json!({ "msgtype": "m.text", "body": words });
        room.send_raw("m.room.message", content).await.unwrap().response.event_id
    }

    /// The event once this client can show it.
    pub async fn reads(&self, room_id: &RoomId, event_id: &EventId) -> Shown {
        let shown = async {
            loop {
                if let Some(shown) = self.look_at(room_id, event_id).await {
                    return shown;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        tokio::time::timeout(PATIENCE, shown).await.unwrap()
    }

    /// Waits until an event is shown with this trust.
    pub async fn trusts(&self, room_id: &RoomId, event_id: &EventId, trust: Option<&VerificationState>) {
        let shown = async {
            while self.reads(room_id, event_id).await.trust.as_ref() != trust {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        tokio::time::timeout(PATIENCE, shown).await.unwrap();
    }

    /// Whether this client has the key of an event, however it came by it.
    pub async fn could_read(&self, room_id: &RoomId, event: &RawValue) -> bool {
        let room = self.client.get_room(room_id).unwrap();
        let event = Raw::<OriginalSyncRoomEncryptedEvent>::from_json(event.to_owned());
        let read = room.decrypt_event(&event, None).await.unwrap();
        matches!(read.kind, TimelineEventKind::Decrypted(_))
    }

    async fn look_at(&self, room_id: &RoomId, event_id: &EventId) -> Option<Shown> {
        let event = self.client.get_room(room_id)?.event(event_id, None).await.ok()?;
        let trust = match &event.kind {
            TimelineEventKind::Decrypted(decrypted) => {
                Some(decrypted.encryption_info.verification_state.clone())
            }
            TimelineEventKind::PlainText { .. } => None,
            TimelineEventKind::UnableToDecrypt { .. } => return None,
        };
        Some(Shown {
            event_type: event.raw().get_field("type").unwrap().unwrap(),
            content: event.raw().get_field("content").unwrap().unwrap(),
            trust,
        })
    }
}
