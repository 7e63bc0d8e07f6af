//! Plain requests made as the appservice, before and beside the SDK: the voice's account, its device, its keys.

use std::collections::BTreeSet;

use device_link::Settings;
use matrix_sdk::ruma::{OwnedUserId, RoomId};
use reqwest::{Method, StatusCode, Url};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::faults::{HttpFault, OpenFault};
use crate::settings::{checked_url, folder};
use crate::shim::Identity;

/// The homeserver, spoken to with the appservice's token.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    http: reqwest::Client,
    homeserver: Url,
    as_token: SecretString,
    user_id: OwnedUserId,
}

impl Account {
    pub(crate) fn new(http: reqwest::Client, homeserver: Url, settings: &Settings) -> Self {
        let (as_token, user_id) = (settings.as_token.clone(), settings.user_id.clone());
        Self { http, homeserver, as_token, user_id }
    }

    /// Makes the voice's account unless it exists.
    pub(crate) async fn register(&self) -> Result<(), HttpFault> {
        let body = json!({
            "type": "m.login.application_service",
            "username": self.user_id.localpart(),
            "inhibit_login": true,
        });
        match self.call(Method::POST, &["v3", "register"], &[], Some(&body)).await {
            Ok(_) => Ok(()),
            Err(HttpFault::Refused { errcode, .. }) if errcode == "M_USER_IN_USE" => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// Makes the device, the newer way if the homeserver has it, and says how to speak for it.
    pub(crate) async fn make_device(&self, device_id: &str) -> Result<Identity, OpenFault> {
        let managed = match self.put_device(device_id).await {
            Ok(()) => self.speaks_as(device_id).await?,
            Err(HttpFault::Refused { status: 400 | 403 | 404 | 405, .. }) => false,
            Err(fault) => return Err(fault.into()),
        };
        if managed {
            let (as_token, user_id) = (self.as_token.clone(), self.user_id.clone());
            return Ok(Identity::Masquerade { as_token, user_id, device_id: device_id.to_owned() });
        }
        tracing::info!("no appservice device management here: logging in as the appservice");
        let token = self.log_in(device_id).await.map_err(|fault| match fault {
            HttpFault::Refused { status: 400..=428 | 430..=499, .. } => OpenFault::NoDeviceManagement(fault),
            other => other.into(),
        })?;
        Ok(Identity::OwnToken { token, as_token: self.as_token.clone(), user_id: self.user_id.clone() })
    }

    async fn put_device(&self, device_id: &str) -> Result<(), HttpFault> {
        let body = json!({ "display_name": "Baraza" });
        self.call(Method::PUT, &["v3", "devices", device_id], &[], Some(&body)).await.map(drop)
    }

    /// Whether the homeserver takes `device_id` in the query for what it says: an older one ignores it silently, and
    /// then keys would go up for no device at all.
    async fn speaks_as(&self, device_id: &str) -> Result<bool, HttpFault> {
        let path = ["v3", "account", "whoami"];
        match self.call(Method::GET, &path, &[("device_id", device_id)], None).await {
            Ok(answer) => Ok(answer["device_id"] == device_id),
            Err(HttpFault::Refused { status: 400 | 403 | 404, .. }) => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    async fn log_in(&self, device_id: &str) -> Result<SecretString, HttpFault> {
        let body = json!({
            "type": "m.login.application_service",
            "identifier": { "type": "m.id.user", "user": self.user_id },
            "device_id": device_id,
            "initial_device_display_name": "Baraza",
        });
        let answer = self.call(Method::POST, &["v3", "login"], &[], Some(&body)).await?;
        let token = answer["access_token"].as_str().ok_or(HttpFault::Malformed("access_token"))?;
        Ok(token.to_owned().into())
    }

    /// The signing key (ed25519, base64) that the homeserver has for a device of the voice.
    pub(crate) async fn published_key(&self, device_id: &str) -> Result<Option<String>, HttpFault> {
        let body = json!({ "device_keys": { self.user_id.as_str(): [device_id] } });
        let answer = self.call(Method::POST, &["v3", "keys", "query"], &[], Some(&body)).await?;
        let device = &answer["device_keys"][self.user_id.as_str()][device_id];
        let key = &device["keys"][format!("ed25519:{device_id}")];
        Ok(key.as_str().map(str::to_owned))
    }

    /// Whether the room is encrypted, by its present state on the homeserver.
    pub(crate) async fn room_is_encrypted(&self, room_id: &RoomId) -> Result<bool, HttpFault> {
        let path = ["v3", "rooms", room_id.as_str(), "state", "m.room.encryption", ""];
        match self.call(Method::GET, &path, &[], None).await {
            Ok(_) => Ok(true),
            Err(HttpFault::Refused { status: 404, .. }) => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    /// Who is in the room now, as the homeserver has it.
    pub(crate) async fn joined_members(&self, room_id: &RoomId) -> Result<BTreeSet<OwnedUserId>, HttpFault> {
        let path = ["v3", "rooms", room_id.as_str(), "joined_members"];
        let answer = self.call(Method::GET, &path, &[], None).await?;
        let joined = answer["joined"].as_object().ok_or(HttpFault::Malformed("joined"))?;
        Ok(joined.keys().filter_map(|user| user.as_str().try_into().ok()).collect())
    }

    async fn delete_device(&self, device_id: &str) -> Result<(), HttpFault> {
        let path = ["v3", "devices", device_id];
        match self.call(Method::DELETE, &path, &[], Some(&json!({}))).await {
            Ok(_) | Err(HttpFault::Refused { status: 404, .. }) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// One request below `/_matrix/client`, as the voice.
    async fn call(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Value, HttpFault> {
        let mut url = self.homeserver.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(["_matrix", "client"]).extend(path);
        }
        let registering = path.ends_with(&["register"]);
        if !registering {
            url.query_pairs_mut().append_pair("user_id", self.user_id.as_str()).extend_pairs(query);
        }
        let mut request = self.http.request(method, url).bearer_auth(self.as_token.expose_secret());
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await.map_err(|e| HttpFault::Unreachable(e.without_url()))?;
        let status = answer.status();
        let bytes = answer.bytes().await.map_err(|e| HttpFault::Unreachable(e.without_url()))?;
        read(status, &bytes)
    }
}

fn read(status: StatusCode, body: &[u8]) -> Result<Value, HttpFault> {
    // Others wrote parts of it: a device's keys, a room's state.
    let value = raw_event::value(&String::from_utf8_lossy(body));
    if status.is_success() {
        return value.ok_or(HttpFault::Malformed("JSON body"));
    }
    let value = value.unwrap_or_default();
    let text = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
    Err(HttpFault::Refused { status: status.as_u16(), errcode: text("errcode"), message: text("error") })
}

/// Takes a device of the voice off the homeserver and its store off the disk. For the device that
/// [`OpenFault::DeviceTaken`] named, once its successor is open. Does nothing to a device that is not there.
///
/// # Errors
/// When the homeserver refuses or does not answer, or the folder cannot be removed.
pub async fn forget_device(settings: &Settings) -> Result<(), OpenFault> {
    let homeserver = checked_url(settings)?;
    Account::new(reqwest::Client::new(), homeserver, settings).delete_device(&settings.device_id).await?;
    match tokio::fs::remove_dir_all(folder(settings)).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(OpenFault::Folder(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "account_tests.rs"]
mod tests;
