//! A person with a real client: a device, keys, encrypted rooms.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use harness::eventually;
use matrix_sdk::attachment::AttachmentConfig;
use matrix_sdk::config::SyncSettings;
use matrix_sdk::deserialized_responses::{VerificationLevel, VerificationState};
use matrix_sdk::encryption::EncryptionSettings;
use matrix_sdk::media::{MediaFormat, MediaRequestParameters};
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::api::client::uiaa::{AuthData, MatrixUserIdentifier, Password, UserIdentifier};
use matrix_sdk::ruma::events::room::message::FileMessageEventContent;
use matrix_sdk::ruma::{RoomId, UInt, UserId};
use matrix_sdk::{Client, Room};
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::Person;

/// An event as this person's client shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// Event ID.
    pub event_id: String,
    /// Who sent it.
    pub sender: String,
    /// Type after decryption; `m.room.encrypted` for what could not be decrypted.
    pub kind: String,
    /// Content after decryption.
    pub content: Value,
    /// True when it came encrypted and was decrypted.
    pub encrypted: bool,
    /// True when it came from a device that its owner has signed.
    pub owner_signed: bool,
}

impl Read {
    /// The text of a message; empty for anything else.
    pub fn body(&self) -> &str {
        self.content["body"].as_str().unwrap_or_default()
    }
}

/// A person's logged-in client. It synchronises in the background until it is dropped.
#[derive(Debug)]
pub struct EncryptedPerson {
    person: Person,
    client: Client,
    sync: JoinHandle<()>,
}

impl EncryptedPerson {
    /// Logs in with the password as a new device whose keys lie in `store` (an empty folder), and starts to
    /// synchronise. The device is signed by its owner, as Element does it.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn log_in(person: &Person, store: &Path) -> Result<Self> {
        let client = Client::builder()
            .homeserver_url(person.client().base())
            .sqlite_store(store, None)
            .with_encryption_settings(EncryptionSettings::default())
            .build()
            .await
            .with_context(|| format!("no client for {}", person.user_id()))?;
        client
            .matrix_auth()
            .login_username(person.user_id(), person.password())
            .initial_device_display_name("simulated")
            .send()
            .await
            .with_context(|| format!("{} cannot log in", person.user_id()))?;
        client.sync_once(settings()).await?;
        sign_own_device(&client, person).await?;
        let syncing = client.clone();
        let sync = tokio::spawn(async move {
            // It ends with an error while the homeserver is away, and must go on when it is back.
            loop {
                let _ = syncing.sync(settings()).await;
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        });
        Ok(Self { person: person.clone(), client, sync })
    }

    /// Who this is.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// The device of this client.
    pub fn device_id(&self) -> Option<String> {
        self.client.device_id().map(ToString::to_string)
    }

    /// The SDK's client, for what this one does not offer.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens an encrypted direct chat, as Element does when a person starts one.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn open_chat(&self, with: &str) -> Result<String> {
        let with = UserId::parse(with)?;
        let room = self.client.create_dm(&with).await?;
        Ok(room.room_id().to_string())
    }

    /// Joins a room or accepts an invitation.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn join(&self, room: &str) -> Result<()> {
        self.client.join_room_by_id(&RoomId::parse(room)?).await?;
        Ok(())
    }

    /// Writes a text, encrypted when the room is.
    ///
    /// # Errors
    /// When the room is unknown or the homeserver says no.
    pub async fn write(&self, room: &str, text: &str) -> Result<String> {
        self.send(room, "m.room.message", json!({ "msgtype": "m.text", "body": text, "m.mentions": {} }))
            .await
    }

    /// Answers an event by a rich reply, encrypted when the room is.
    ///
    /// # Errors
    /// When the room is unknown or the homeserver says no.
    pub async fn reply(&self, room: &str, event: &str, text: &str) -> Result<String> {
        let content = json!({
            "msgtype": "m.text", "body": text, "m.mentions": {},
            "m.relates_to": { "m.in_reply_to": { "event_id": event } },
        });
        self.send(room, "m.room.message", content).await
    }

    /// Sends a file of that name, sealed when the room is encrypted.
    ///
    /// # Errors
    /// When the room is unknown or the homeserver says no.
    pub async fn send_file(&self, room: &str, name: &str, bytes: &[u8]) -> Result<String> {
        let known = self.room(room).await?;
        known.sync_members().await?;
        let config = AttachmentConfig::new();
        let sent = known.send_attachment(name, &mime::TEXT_CSV, bytes.to_vec(), config).await?;
        Ok(sent.event_id.to_string())
    }

    /// The bytes of a file that somebody sent, opened where it came sealed.
    ///
    /// # Errors
    /// When it is no file, or cannot be had or opened.
    pub async fn open_file(&self, sent: &Read) -> Result<Vec<u8>> {
        let content: FileMessageEventContent = serde_json::from_value(sent.content.clone())?;
        let asked = MediaRequestParameters { source: content.source, format: MediaFormat::File };
        Ok(self.client.media().get_media_content(&asked, false).await?)
    }

    /// Reacts; reactions are never encrypted.
    ///
    /// # Errors
    /// When the room is unknown or the homeserver says no.
    pub async fn react(&self, room: &str, event: &str, key: &str) -> Result<String> {
        let content =
            json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": event, "key": key } });
        self.send(room, "m.reaction", content).await
    }

    /// Sends any event.
    ///
    /// # Errors
    /// When the room is unknown or the homeserver says no.
    pub async fn send(&self, room: &str, kind: &str, content: Value) -> Result<String> {
        let known = self.room(room).await?;
        // Who is not known to be a member gets no key.
        known.sync_members().await?;
        let sent = known.send_raw(kind, content).await.with_context(|| format!("sending to {room}"))?;
        Ok(sent.response.event_id.to_string())
    }

    /// The newest events of a room as this client shows them, newest first.
    ///
    /// # Errors
    /// When the room is unknown or the homeserver says no.
    pub async fn read(&self, room: &str, limit: u32) -> Result<Vec<Read>> {
        let mut options = MessagesOptions::backward();
        options.limit = UInt::from(limit);
        let page = self.room(room).await?.messages(options).await?;
        page.chunk
            .iter()
            .map(|event| {
                let raw: Value = serde_json::from_str(event.raw().json().get())?;
                let word = |name: &str| raw[name].as_str().unwrap_or_default().to_owned();
                let info = event.encryption_info();
                Ok(Read {
                    event_id: word("event_id"),
                    sender: word("sender"),
                    kind: word("type"),
                    content: raw["content"].clone(),
                    encrypted: info.is_some(),
                    owner_signed: info.is_some_and(|info| signed(&info.verification_state)),
                })
            })
            .collect()
    }

    /// Waits until one of the newest 30 events is wanted, and returns it.
    ///
    /// # Errors
    /// What was expected and the newest events that were there instead.
    pub async fn wait_for(
        &self,
        room: &str,
        within: Duration,
        what: &str,
        wanted: impl Fn(&Read) -> bool,
    ) -> Result<Read> {
        eventually(within, what, async || {
            let newest = self.read(room, 30).await?;
            newest.iter().find(|event| wanted(event)).cloned().ok_or_else(|| {
                let lines: Vec<String> =
                    newest.iter().take(5).map(|e| format!("{} {}: {}", e.sender, e.kind, e.body())).collect();
                anyhow!("the newest of {} events:\n  {}", newest.len(), lines.join("\n  "))
            })
        })
        .await
    }

    /// Waits until this client has a device of somebody on its list: what it writes from then on can be read there.
    ///
    /// # Errors
    /// When it does not come to know it.
    pub async fn knows_device(&self, user: &str, device: &str, within: Duration) -> Result<()> {
        let user = UserId::parse(user)?;
        let what = format!("{device} on the list of {}", self.person.user_id());
        eventually(within, &what, async || {
            let known = self.client.encryption().get_device(&user, device.into()).await?;
            known.map(drop).context("the device is not known")
        })
        .await
    }

    /// The room, once a sync has shown it.
    async fn room(&self, room: &str) -> Result<Room> {
        let id = RoomId::parse(room)?;
        eventually(
            Duration::from_secs(30),
            &format!("{room} in the sync of {}", self.person.user_id()),
            async || self.client.get_room(&id).context("no sync has shown it"),
        )
        .await
    }
}

impl Drop for EncryptedPerson {
    fn drop(&mut self) {
        self.sync.abort();
    }
}

fn settings() -> SyncSettings {
    SyncSettings::default().timeout(Duration::from_secs(5))
}

/// The device is signed by its owner, whether or not this person has verified the owner.
fn signed(state: &VerificationState) -> bool {
    use VerificationLevel::{UnverifiedIdentity, VerificationViolation};
    matches!(
        state,
        VerificationState::Verified
            | VerificationState::Unverified(UnverifiedIdentity | VerificationViolation)
    )
}

async fn sign_own_device(client: &Client, person: &Person) -> Result<()> {
    let encryption = client.encryption();
    encryption.wait_for_e2ee_initialization_tasks().await;
    let Err(fault) = encryption.bootstrap_cross_signing_if_needed(None).await else { return Ok(()) };
    let Some(asked) = fault.as_uiaa_response() else { return Err(fault.into()) };
    let who = UserIdentifier::Matrix(MatrixUserIdentifier::new(person.user_id().to_owned()));
    let mut password = Password::new(who, person.password().to_owned());
    password.session.clone_from(&asked.session);
    encryption.bootstrap_cross_signing(Some(AuthData::Password(password))).await?;
    Ok(())
}
