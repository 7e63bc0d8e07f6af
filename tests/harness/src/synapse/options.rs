//! What to boot: names and settings first, then a plan with addresses and tokens, to which appservices are added.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::Progress;
use crate::net::Net;
use crate::run::Run;

/// Port of the client API, plain HTTP.
const CLIENT_PORT: u16 = 8008;
/// Port of federation, TLS; part of every server name.
const FEDERATION_PORT: u16 = 8448;

/// Whether Synapse limits how fast people may write, join, log in and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RateLimits {
    /// No limit that a test could meet.
    #[default]
    Lifted,
    /// Synapse's own defaults, as a real server has them.
    SynapseDefaults,
}

/// What the servers should be like.
#[derive(Clone, Debug)]
pub struct BootOptions {
    /// Short names; `moh` becomes the server name `moh.test:8448`.
    pub names: Vec<String>,
    /// See [`RateLimits`].
    pub rate_limits: RateLimits,
    /// Room version of rooms made without one.
    pub room_version: String,
    /// Room versions that the servers do not know, as those from before them.
    pub unknown_room_versions: Vec<String>,
    /// `max_event_delay_duration`; `None` leaves delayed events off, as stock Synapse has them.
    pub longest_delay: Option<String>,
    /// Localparts of simulated people begin with this.
    pub people_prefix: String,
    /// Top-level settings laid over the configuration of every server.
    pub settings: BTreeMap<String, Value>,
    /// Told what goes on.
    pub progress: Progress,
}

impl BootOptions {
    /// Servers of these short names, set up as the demo and most tests want them.
    pub fn new<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self {
            names: names.into_iter().map(Into::into).collect(),
            rate_limits: RateLimits::default(),
            room_version: "12".to_owned(),
            unknown_room_versions: Vec::new(),
            longest_delay: Some("14d".to_owned()),
            people_prefix: "p_".to_owned(),
            settings: BTreeMap::new(),
            progress: Progress::default(),
        }
    }

    /// Servers from before room version 12.
    #[must_use]
    pub fn older(mut self) -> Self {
        self.room_version = "11".to_owned();
        self.unknown_room_versions = vec!["12".to_owned()];
        self
    }
}

/// The demo-only appservice of simulated people on a server: it acts as them, with past times when asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PeopleService {
    /// Its token; good for `?user_id=` of any account below `prefix`.
    pub as_token: String,
    /// Localparts of its accounts begin with this (`p_`).
    pub prefix: String,
}

/// An administrator's account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Admin {
    /// Full Matrix ID.
    pub user_id: String,
    /// A device's token.
    pub access_token: String,
    /// For logging in by hand.
    pub password: String,
}

/// A server before it runs.
#[derive(Clone, Debug)]
pub struct ServerPlan {
    /// `moh`.
    pub short: String,
    /// The server name, `moh.test:8448`.
    pub name: String,
    /// The host in it, `moh.test`.
    pub host: String,
    /// Its loopback address.
    pub address: std::net::Ipv4Addr,
    /// Where clients and appservices reach it, without a slash at the end.
    pub client_url: String,
    /// Its files.
    pub folder: PathBuf,
    pub(super) people: PeopleService,
    pub(super) secret: String,
    pub(super) registrations: Vec<Value>,
}

impl ServerPlan {
    /// The server name as a regular expression, for namespaces.
    pub fn name_pattern(&self) -> String {
        self.name.replace('.', "\\.")
    }

    pub(super) fn client_listener(&self) -> u16 {
        CLIENT_PORT
    }

    pub(super) fn federation_listener(&self) -> u16 {
        FEDERATION_PORT
    }
}

/// A server that runs (or ran), as others need to know it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ServerInfo {
    /// `moh`.
    pub short: String,
    /// The server name, `moh.test:8448`.
    pub name: String,
    /// Where clients and appservices reach it, without a slash at the end.
    pub client_url: String,
    /// Its administrator.
    pub admin: Admin,
    /// Its simulated people.
    pub people: PeopleService,
}

/// Servers with names, addresses and tokens, not started yet. Registrations are added here, since Synapse reads them
/// only when it starts.
#[derive(Debug)]
pub struct Plan {
    pub(super) options: BootOptions,
    pub(super) run: Arc<Run>,
    pub(super) net: Net,
    pub(super) servers: Vec<ServerPlan>,
}

impl Plan {
    pub(super) fn new(options: BootOptions) -> Result<Self> {
        ensure!((1..=20).contains(&options.names.len()), "between 1 and 20 homeservers can be booted");
        let plain = |name: &String| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        ensure!(
            options.names.iter().all(plain),
            "a short name is made of small letters and digits: {:?}",
            options.names
        );
        let run = Run::begin("synapse")?;
        let hosts = u8::try_from(options.names.len())?;
        let net = Net::unused(hosts, &[CLIENT_PORT, FEDERATION_PORT])?;
        let servers = options.names.iter().zip(0..hosts).map(|(short, number)| {
            let address = net.server(number);
            let host = format!("{short}.test");
            ServerPlan {
                name: format!("{host}:{FEDERATION_PORT}"),
                client_url: format!("http://{address}:{CLIENT_PORT}"),
                folder: run.folder().join(short),
                people: PeopleService { as_token: random_token(), prefix: options.people_prefix.clone() },
                secret: random_token(),
                registrations: Vec::new(),
                short: short.clone(),
                host,
                address,
            }
        });
        let servers = servers.collect();
        Ok(Self { options, run, net, servers })
    }

    /// The planned servers, in the order of their names in the options.
    pub fn servers(&self) -> &[ServerPlan] {
        &self.servers
    }

    /// The planned server of a short name.
    ///
    /// # Panics
    /// When no server of that name was asked for: a mistake in the caller.
    pub fn server(&self, short: &str) -> &ServerPlan {
        let found = self.servers.iter().find(|server| server.short == short);
        found.unwrap_or_else(|| panic!("no homeserver {short} among {:?}", self.options.names))
    }

    /// The address reserved for appservice number `slot` (from 0) of this boot.
    pub fn appservice(&self, slot: u8) -> std::net::Ipv4Addr {
        self.net.appservice(slot)
    }

    /// Adds an appservice's registration (the JSON form of the file that Synapse reads) to a server.
    ///
    /// # Panics
    /// When no server of that name was asked for: a mistake in the caller.
    pub fn register(&mut self, short: &str, registration: Value) {
        let found = self.servers.iter_mut().find(|server| server.short == short);
        let names = &self.options.names;
        found
            .unwrap_or_else(|| panic!("no homeserver {short} among {names:?}"))
            .registrations
            .push(registration);
    }
}

impl PeopleService {
    /// Its registration on a server. It is never pushed to: people here only act.
    pub(super) fn registration(&self, server: &ServerPlan) -> Value {
        json!({
            "id": "people", "url": null, "as_token": self.as_token, "hs_token": random_token(),
            "sender_localpart": format!("{}people", self.prefix), "rate_limited": false,
            "namespaces": {
                "users": [{ "exclusive": true, "regex": format!("@{}.*:{}", self.prefix, server.name_pattern()) }],
                "aliases": [], "rooms": [],
            },
        })
    }
}

/// 32 hexadecimal digits that nobody can guess.
pub(crate) fn random_token() -> String {
    format!("{:032x}", rand::random::<u128>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_differ_by_host_and_name_their_port() {
        let plan = Plan::new(BootOptions::new(["moh", "county"])).unwrap();
        let (moh, county) = (plan.server("moh"), plan.server("county"));
        assert_eq!(moh.name, "moh.test:8448");
        assert_ne!(moh.address, county.address);
        assert_ne!(moh.people.as_token, county.people.as_token);
    }

    #[test]
    fn names_that_make_no_host_are_refused() {
        for names in [vec![], vec!["MoH"], vec!["a b"], vec![""], vec!["../x"]] {
            assert!(Plan::new(BootOptions::new(names.clone())).is_err(), "{names:?}");
        }
    }

    #[test]
    fn people_are_claimed_on_their_own_server_only() {
        let plan = Plan::new(BootOptions::new(["moh"])).unwrap();
        let moh = plan.server("moh");
        let registration = moh.people.registration(moh);
        assert_eq!(registration["namespaces"]["users"][0]["regex"], "@p_.*:moh\\.test:8448");
        assert_eq!(registration["url"], Value::Null);
    }
}
