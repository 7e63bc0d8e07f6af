//! Our accounts and their devices.

use reqwest::Method;
use ruma::{DeviceId, MxcUri, OwnedDeviceId, OwnedUserId, UserId};
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Fault, Homeserver, Identity, homeserver::if_any};

/// Who the homeserver takes us for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Whoami {
    /// The account.
    pub user_id: OwnedUserId,
    /// The device; `None` if the homeserver did not take the one we named.
    #[serde(default)]
    pub device_id: Option<OwnedDeviceId>,
}

/// A session of its own, from the appservice login (the way before Matrix 1.17).
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct Login {
    /// The account.
    pub user_id: OwnedUserId,
    /// Its device.
    pub device_id: OwnedDeviceId,
    /// The device's token. An ordinary one: ordinary rate limits apply.
    pub access_token: SecretString,
}

impl Homeserver {
    /// Who the homeserver takes the identity for.
    pub async fn whoami(&self, identity: &Identity) -> Result<Whoami, Fault> {
        self.ask(Method::GET, &["v3", "account", "whoami"]).of(identity).answer().await
    }

    /// The account that the homeserver takes us for where we name none: the registration's sender.
    pub async fn sender(&self) -> Result<OwnedUserId, Fault> {
        let whoami: Whoami = self.ask(Method::GET, &["v3", "account", "whoami"]).answer().await?;
        Ok(whoami.user_id)
    }

    /// Makes the account, without a device (`inhibit_login`). That it exists already is a success.
    ///
    /// # Errors
    /// `Refused` with `M_EXCLUSIVE` if the registration does not cover the name.
    pub async fn ensure_registered(&self, localpart: &str) -> Result<(), Fault> {
        let body = json!({
            "type": "m.login.application_service",
            "username": localpart,
            "inhibit_login": true,
        });
        match self.ask(Method::POST, &["v3", "register"]).body(body).done().await {
            Err(fault) if fault.is("M_USER_IN_USE") => Ok(()),
            other => other,
        }
    }

    /// Makes the identity's device, or renames it (Matrix 1.17, appservice device management, MSC4190). Without a
    /// device in the identity there is nothing to do.
    ///
    /// # Errors
    /// `Refused` with 404 where the homeserver does not know this way: see [`Self::login_appservice`].
    pub async fn ensure_device(&self, identity: &Identity, display_name: &str) -> Result<(), Fault> {
        let Some(device) = &identity.device_id else { return Ok(()) };
        self.ask(Method::PUT, &["v3", "devices", device.as_str()])
            .of_account(identity)
            .body(json!({ "display_name": display_name }))
            .done()
            .await
    }

    /// Removes a device of the account, with its keys.
    pub async fn delete_device(&self, identity: &Identity, device: &DeviceId) -> Result<(), Fault> {
        self.ask(Method::DELETE, &["v3", "devices", device.as_str()])
            .of_account(identity)
            .body(json!({}))
            .done()
            .await
    }

    /// Logs the account in with the appservice's token: the way to a device where the homeserver has no device
    /// management for appservices.
    ///
    /// # Errors
    /// `Refused` with `M_APPSERVICE_LOGIN_UNSUPPORTED` where it has: use [`Self::ensure_device`].
    pub async fn login_appservice(
        &self,
        user_id: &UserId,
        device: &DeviceId,
        display_name: &str,
    ) -> Result<Login, Fault> {
        self.ask(Method::POST, &["v3", "login"])
            .body(json!({
                "type": "m.login.application_service",
                "identifier": { "type": "m.id.user", "user": user_id },
                "device_id": device,
                "initial_device_display_name": display_name,
            }))
            .answer()
            .await
    }

    /// The name that people see; `None` if the account has none.
    pub async fn display_name(&self, identity: &Identity, user: &UserId) -> Result<Option<String>, Fault> {
        #[derive(Deserialize)]
        struct Profile {
            #[serde(default)]
            displayname: Option<String>,
        }
        let profile: Option<Profile> = self
            .ask(Method::GET, &["v3", "profile", user.as_str(), "displayname"])
            .of(identity)
            .answer_if_any()
            .await?;
        Ok(profile.and_then(|profile| profile.displayname))
    }

    /// Whether there is such an account, with a name or without one.
    ///
    /// # Errors
    /// `Refused` where the homeserver shows profiles only to those who share a room.
    pub async fn has_account(&self, identity: &Identity, user: &UserId) -> Result<bool, Fault> {
        let profile: Option<Value> = self
            .ask(Method::GET, &["v3", "profile", user.as_str(), "displayname"])
            .of(identity)
            .answer_if_any()
            .await?;
        Ok(profile.is_some())
    }

    /// Sets the name that people see. Every joined room gets a member event: compare first.
    pub async fn set_display_name(&self, identity: &Identity, name: &str) -> Result<(), Fault> {
        self.ask(Method::PUT, &["v3", "profile", identity.user_id.as_str(), "displayname"])
            .of(identity)
            .body(json!({ "displayname": name }))
            .done()
            .await
    }

    /// The picture that people see; `None` if the account has none.
    pub async fn avatar(&self, identity: &Identity) -> Result<Option<String>, Fault> {
        #[derive(Deserialize)]
        struct Profile {
            #[serde(default)]
            avatar_url: Option<String>,
        }
        let path = ["v3", "profile", identity.user_id.as_str(), "avatar_url"];
        let profile: Option<Profile> = self.ask(Method::GET, &path).of(identity).answer_if_any().await?;
        Ok(profile.and_then(|profile| profile.avatar_url))
    }

    /// Sets the picture that people see.
    pub async fn set_avatar(&self, identity: &Identity, picture: &MxcUri) -> Result<(), Fault> {
        self.ask(Method::PUT, &["v3", "profile", identity.user_id.as_str(), "avatar_url"])
            .of(identity)
            .body(json!({ "avatar_url": picture }))
            .done()
            .await
    }

    /// A piece of the account's own data, such as `m.direct`; `None` if there is none of this type.
    pub async fn account_data(&self, identity: &Identity, data_type: &str) -> Result<Option<Value>, Fault> {
        let path = ["v3", "user", identity.user_id.as_str(), "account_data", data_type];
        if_any(self.ask(Method::GET, &path).of(identity).value().await)
    }

    /// Replaces a piece of the account's own data.
    pub async fn put_account_data(
        &self,
        identity: &Identity,
        data_type: &str,
        content: Value,
    ) -> Result<(), Fault> {
        self.ask(Method::PUT, &["v3", "user", identity.user_id.as_str(), "account_data", data_type])
            .of(identity)
            .body(content)
            .done()
            .await
    }
}
