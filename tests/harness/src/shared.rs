//! One pair of homeservers for many tests.
//!
//! A boot takes seconds, and nextest runs each test in a process of its own. So `tests/run` boots a pair once and
//! names its description in `BARAZA_TEST_HOMESERVERS`; a test takes a *slot* on it: an appservice registration that
//! nobody else uses. Rooms and people are made per test. A test that stops or kills a server boots its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::synapse::{BootOptions, Homeservers, Plan, ServerInfo, ServerPlan};

/// Names the file that describes the shared pair; set by `tests/run`.
pub const VARIABLE: &str = "BARAZA_TEST_HOMESERVERS";

/// The server that knows the slots' appservices.
pub const HOME: &str = "moh";
/// The other one.
pub const PARTNER: &str = "county";

/// More than there are tests on the shared pair.
const SLOTS: u8 = 48;
/// Where the appservice of a slot listens, on an address of its own.
const APPSERVICE_PORT: u16 = 8010;

/// The pair of homeservers `moh` and `county`.
#[derive(Debug)]
pub struct Shared {
    described: Description,
    /// Set when nobody booted a pair for us.
    _own: Option<Homeservers>,
}

/// An appservice registration on `moh` that belongs to one test.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Slot {
    /// Its number, also in the names.
    pub number: u8,
    /// The registration's id.
    pub id: String,
    /// Address and port on which its appservice is expected, `127.x.y.z:8010`.
    pub listen: String,
    /// The same as a URL, as it stands in the registration.
    pub url: String,
    /// What the appservice shows to Synapse.
    pub as_token: String,
    /// What Synapse shows to the appservice.
    pub hs_token: String,
    /// Users and aliases of the slot begin with this.
    pub prefix: String,
    /// Localpart of the registration's sender.
    pub steward: String,
    /// Localpart meant for the voice.
    pub voice: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Description {
    servers: Vec<ServerInfo>,
    slots: Vec<Slot>,
    /// One empty file a taken slot.
    taken: PathBuf,
}

/// The shared pair: the one that `tests/run` booted, or a new one that ends with the value.
///
/// # Errors
/// When the description cannot be read, or as [`Plan::boot`].
pub async fn shared() -> Result<Shared> {
    match std::env::var(VARIABLE) {
        Ok(file) if !file.is_empty() => {
            let text =
                fs::read(&file).with_context(|| format!("{VARIABLE} names {file}, which cannot be read"))?;
            Ok(Shared { described: serde_json::from_slice(&text)?, _own: None })
        }
        _ => {
            let (homeservers, file) = boot(BootOptions::new([HOME, PARTNER])).await?;
            let described = serde_json::from_slice(&fs::read(file)?)?;
            Ok(Shared { described, _own: Some(homeservers) })
        }
    }
}

/// Boots a pair with slots and writes its description; returns the file.
///
/// # Errors
/// As [`Plan::boot`].
pub async fn boot(options: BootOptions) -> Result<(Homeservers, PathBuf)> {
    let mut plan = Homeservers::plan(options)?;
    let slots: Vec<Slot> = (0..SLOTS).map(|number| slot(&plan, number)).collect();
    let registrations: Vec<Value> = slots.iter().map(|slot| slot.registration(plan.server(HOME))).collect();
    registrations.into_iter().for_each(|registration| plan.register(HOME, registration));
    let homeservers = plan.boot().await?;
    let taken = homeservers.folder().join("slots");
    fs::create_dir_all(&taken)?;
    let description = Description { servers: homeservers.servers().to_vec(), slots, taken };
    let file = homeservers.folder().join("homeservers.json");
    fs::write(&file, serde_json::to_vec_pretty(&description)?)?;
    Ok((homeservers, file))
}

fn slot(plan: &Plan, number: u8) -> Slot {
    let listen = format!("{}:{APPSERVICE_PORT}", plan.appservice(number));
    let prefix = format!("b{number:02}_");
    Slot {
        number,
        id: format!("slot{number:02}"),
        url: format!("http://{listen}"),
        listen,
        as_token: crate::synapse::random_token(),
        hs_token: crate::synapse::random_token(),
        steward: format!("{prefix}steward"),
        voice: format!("{prefix}voice"),
        prefix,
    }
}

impl Slot {
    /// The registration as Synapse reads it: what a service with encrypted chats needs, and only its own accounts.
    pub fn registration(&self, server: &ServerPlan) -> Value {
        let (prefix, name) = (&self.prefix, server.name_pattern());
        json!({
            "id": self.id, "url": self.url, "as_token": self.as_token, "hs_token": self.hs_token,
            "sender_localpart": self.steward, "rate_limited": false,
            "namespaces": {
                "users": [{ "exclusive": true, "regex": format!("@{prefix}.*:{name}") }],
                "aliases": [{ "exclusive": true, "regex": format!("#{prefix}.*:{name}") }],
                "rooms": [],
            },
            "org.matrix.msc3202": true,
            "io.element.msc4190": true,
        })
    }
}

impl Shared {
    /// The server of a short name, `moh` or `county`.
    ///
    /// # Panics
    /// When there is none: a mistake in the caller.
    pub fn server(&self, short: &str) -> &ServerInfo {
        let found = self.described.servers.iter().find(|server| server.short == short);
        found.unwrap_or_else(|| panic!("the shared pair has no homeserver {short}"))
    }

    /// Takes a slot for good: nobody gets it again in this test run.
    ///
    /// # Errors
    /// When all are taken.
    pub fn take_slot(&self) -> Result<Slot> {
        for slot in &self.described.slots {
            if take(&self.described.taken, slot.number)? {
                return Ok(slot.clone());
            }
        }
        bail!("all {} slots of the shared homeservers are taken", self.described.slots.len())
    }
}

/// True for the one caller that makes the file.
fn take(folder: &Path, number: u8) -> Result<bool> {
    match fs::File::create_new(folder.join(format!("{number:02}"))) {
        Ok(_) => Ok(true),
        Err(fault) if fault.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(fault) => Err(fault).with_context(|| format!("{} cannot be written", folder.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_given_once() {
        let folder = tempfile::tempdir().unwrap();
        assert!(take(folder.path(), 3).unwrap());
        assert!(!take(folder.path(), 3).unwrap());
        assert!(take(folder.path(), 4).unwrap());
    }

    #[test]
    fn slots_claim_different_accounts() {
        let plan = Homeservers::plan(BootOptions::new([HOME])).unwrap();
        let [one, two] = [1, 2].map(|n| slot(&plan, n).registration(plan.server(HOME)));
        assert_eq!(one["namespaces"]["users"][0]["regex"], "@b01_.*:moh\\.test:8448");
        assert_ne!(one["url"], two["url"]);
        assert_ne!(one["as_token"], two["as_token"]);
    }
}
