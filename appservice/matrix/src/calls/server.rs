//! Questions about the homeserver itself.

use std::{collections::BTreeMap, time::Duration};

use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Fault, Homeserver, Identity};

/// What the homeserver says it speaks (`GET /versions`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Versions {
    /// Versions of the specification, such as `v1.17`.
    #[serde(default)]
    pub versions: Vec<String>,
    /// Features before their specification, by their prefixed names.
    #[serde(default)]
    pub unstable_features: BTreeMap<String, Value>,
}

impl Versions {
    /// Whether an unstable feature is on.
    pub fn has(&self, feature: &str) -> bool {
        self.unstable_features.get(feature) == Some(&Value::Bool(true))
    }

    /// Whether the homeserver speaks this version of the specification or a later one, such as `(1, 17)`.
    pub fn speaks(&self, at_least: (u32, u32)) -> bool {
        self.versions.iter().any(|version| {
            let Some((major, minor)) = version.strip_prefix('v').and_then(|rest| rest.split_once('.')) else {
                return false;
            };
            matches!((major.parse(), minor.parse()), (Ok(major), Ok(minor)) if (major, minor) >= at_least)
        })
    }
}

/// What an account may do here (`GET /capabilities`), as the homeserver wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Capabilities {
    /// The capabilities by name.
    #[serde(default)]
    pub capabilities: BTreeMap<String, Value>,
}

impl Capabilities {
    /// The version of rooms that are made without naming one.
    pub fn default_room_version(&self) -> Option<&str> {
        self.capabilities.get("m.room_versions")?.get("default")?.as_str()
    }

    /// Whether rooms of this version can be made.
    pub fn knows_room_version(&self, version: &str) -> bool {
        self.capabilities
            .get("m.room_versions")
            .and_then(|rooms| rooms.get("available")?.get(version))
            .is_some()
    }
}

impl Homeserver {
    /// What the homeserver speaks. Asked without an account, so that it works before anything is registered.
    pub async fn versions(&self) -> Result<Versions, Fault> {
        self.ask(Method::GET, &["versions"]).answer().await
    }

    /// What the account may do here.
    pub async fn capabilities(&self, identity: &Identity) -> Result<Capabilities, Fault> {
        self.ask(Method::GET, &["v3", "capabilities"]).of(identity).answer().await
    }

    /// Asks the homeserver to call our ping address (Matrix 1.7), which also wakes a homeserver that had given us
    /// up. `appservice_id` is the registration's `id`; `transaction_id` comes back to our ping address. Returns how
    /// long the way to us and back took.
    ///
    /// # Errors
    /// `Refused` with `M_URL_NOT_SET`, `M_BAD_STATUS`, or `Server` (502, 504) when the homeserver cannot reach us.
    pub async fn ping_appservice(
        &self,
        appservice_id: &str,
        transaction_id: &str,
    ) -> Result<Duration, Fault> {
        #[derive(Deserialize)]
        struct Pinged {
            duration_ms: u64,
        }
        let pinged: Pinged = self
            .ask(Method::POST, &["v1", "appservice", appservice_id, "ping"])
            .body(json!({ "transaction_id": transaction_id }))
            .answer()
            .await?;
        Ok(Duration::from_millis(pinged.duration_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        let versions: Versions = serde_json::from_value(json!({
            "versions": ["r0.6.1", "v1.1", "v1.9", "v1.15"],
            "unstable_features": {"org.matrix.msc4140": true, "off": false},
        }))
        .unwrap();
        assert!(versions.speaks((1, 9)) && versions.speaks((1, 15)) && !versions.speaks((1, 17)));
        assert!(versions.has("org.matrix.msc4140") && !versions.has("off") && !versions.has("unknown"));
    }
}
