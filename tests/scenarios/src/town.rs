//! Two federated homeservers and a place beside the first for a service.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};
use harness::{BootOptions, Client, Homeservers, Progress, ServerInfo, Shared, Slot, shared};
use people::Person;

use crate::service::{Service, Settings};
use crate::{Database, Tap};

/// The homeservers of a scenario.
#[derive(Debug)]
pub struct Town {
    servers: Vec<ServerInfo>,
    own: Option<Homeservers>,
    slot: Slot,
    people: AtomicU32,
    // The pair that is shared; one that was booted for us alone ends with it.
    pair: Option<Shared>,
}

impl Town {
    /// A place on the pair that many scenarios share. Servers there are never stopped.
    ///
    /// # Errors
    /// When there is no pair and none can be booted.
    pub async fn shared() -> Result<Self> {
        let pair = shared().await?;
        let servers = ["moh", "county"].map(|short| pair.server(short).clone()).to_vec();
        let slot = pair.take_slot()?;
        Ok(Self { servers, own: None, slot, people: AtomicU32::default(), pair: Some(pair) })
    }

    /// A pair of its own, for a scenario that stops and kills servers.
    ///
    /// # Errors
    /// When it cannot be booted.
    pub async fn own() -> Result<Self> {
        Self::boot(BootOptions::new([shared::HOME, shared::PARTNER])).await
    }

    /// A pair of its own, from before room version 12.
    ///
    /// # Errors
    /// When it cannot be booted.
    pub async fn older() -> Result<Self> {
        Self::boot(BootOptions::new([shared::HOME, shared::PARTNER]).older()).await
    }

    async fn boot(mut options: BootOptions) -> Result<Self> {
        options.progress = Progress::quiet();
        let (own, file) = shared::boot(options).await?;
        let description: serde_json::Value = serde_json::from_slice(&std::fs::read(file)?)?;
        let slot = serde_json::from_value(description["slots"][0].clone()).context("a slot")?;
        let servers = own.servers().to_vec();
        Ok(Self { servers, own: Some(own), slot, people: AtomicU32::default(), pair: None })
    }

    /// The ministry's server, beside which the service lives.
    pub fn moh(&self) -> &ServerInfo {
        &self.servers[0]
    }

    /// The county's server.
    pub fn county(&self) -> &ServerInfo {
        &self.servers[1]
    }

    /// The running servers, where they are our own.
    ///
    /// # Errors
    /// On the shared pair.
    pub fn own_servers(&self) -> Result<&Homeservers> {
        self.own.as_ref().context("the shared homeservers are not ours to stop")
    }

    /// The registration.
    pub fn slot(&self) -> &Slot {
        &self.slot
    }

    /// A registration that nobody else has, for another program beside the service.
    ///
    /// # Errors
    /// Where the servers are our own, or all are taken.
    pub fn another_slot(&self) -> Result<Slot> {
        self.pair.as_ref().context("servers of our own have one slot")?.take_slot()
    }

    /// What a service's settings would say.
    pub fn settings(&self, database: &Database) -> Settings {
        Settings {
            homeserver: self.moh().client_url.clone(),
            server_name: self.moh().name.clone(),
            slot: self.slot.clone(),
            listen: None,
            database: database.setting().to_owned(),
        }
    }

    /// A service on SQLite that does not run yet.
    ///
    /// # Errors
    /// When its files cannot be written.
    pub fn service(&self) -> Result<Service> {
        Service::prepare(&self.settings(&Database::Sqlite))
    }

    /// A service on SQLite that reaches its homeserver through a tap.
    ///
    /// # Errors
    /// When its files cannot be written.
    pub async fn tapped_service(&self) -> Result<(Service, Tap)> {
        let target: SocketAddr = self
            .moh()
            .client_url
            .strip_prefix("http://")
            .context("plain http on loopback")?
            .parse()
            .context("the homeserver's address")?;
        let tap = Tap::open(SocketAddr::from(([127, 0, 0, 1], 0)), vec![target]).await?;
        let mut settings = self.settings(&Database::Sqlite);
        settings.homeserver = format!("http://{}", tap.address());
        Ok((Service::prepare(&settings)?, tap))
    }

    /// A cohort id that nobody else on these servers has.
    pub fn cohort_id(&self, word: &str) -> String {
        format!("{word}{}", self.slot.number)
    }

    /// A new person on one of the servers.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn person(&self, server: &ServerInfo, name: &str) -> Result<Person> {
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        Person::register(server, &format!("p_{}{first}{number}", self.slot.prefix), name).await
    }

    /// The steward, by the registration's own token.
    pub fn steward(&self) -> Client {
        let id = self.moh().user_id(&self.slot.steward);
        Client::new(&self.moh().client_url, &self.slot.as_token).acting_as(&id)
    }
}
