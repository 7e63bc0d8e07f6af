//! Everything that a command needs, put together from the instance's settings.

use std::sync::{Arc, Mutex};

use bots::room_state::ServiceAccounts;
use config::Instance;
use jiff::SignedDuration;
use matrix_link::{Homeserver, Identity, Url};
use ruma::{OwnedDeviceId, OwnedServerName, OwnedUserId, UserId};
use secrecy::{ExposeSecret, SecretString};
use storage::Store;

use crate::{
    clock::Clock,
    device::Device,
    engine::{
        Engine,
        batch::Pace,
        cohorts::{self, Kept},
        room_tasks::RoomTasks,
    },
    error::ShellError,
    formats,
    guessing::Guessing,
    held::Held,
    idsource,
    inbound::hearing::Hearing,
    outbound::{
        courier::{Courier, Places},
        reconciler::{Abilities, Reconciler, Strays},
        refusing::Refusing,
    },
    pictures::Pictures,
    private,
    vitals::Vitals,
    wakes::Wakes,
};

/// The device that names the steward's redactions.
const STEWARD_DEVICE: &str = "BARAZA_STEWARD";
/// The device that names what the voice sends in the clear.
const VOICE_DEVICE: &str = "BARAZA_VOICE";
/// Where a homeserver names no limit, this is taken for the longest delay.
const USUAL_LONGEST_DELAY: SignedDuration = SignedDuration::from_hours(24);

/// The parts of a running Baraza.
#[derive(Clone)]
pub struct App {
    /// The settings.
    pub instance: Arc<Instance>,
    /// The database.
    pub store: Store,
    /// The homeserver.
    pub homeserver: Homeserver,
    /// The steward, with its device.
    pub steward: Identity,
    /// The voice, with its device for what is sent in the clear.
    pub voice: Identity,
    /// Our names.
    pub service_accounts: Arc<ServiceAccounts>,
    /// The time.
    pub clock: Clock,
    /// What this process calls itself in leases and claims.
    pub holder: String,
    /// Wake-ups.
    pub wakes: Wakes,
    /// What each loop last did.
    pub vitals: Vitals,
    /// Whether we hear of what moves.
    pub following: Hearing,
    /// Queued openings that may be nobody's.
    pub strays: Strays,
    /// What cannot be read and waits.
    pub held: Held,
    /// Servers that refuse invitations.
    pub refusing: Refusing,
    /// Servers from which many wrong joining codes came.
    pub guessing: Guessing,
    /// The pictures of the rooms.
    pub pictures: Pictures,
    /// The lease under which this process decides, while it holds it.
    pub lease: Arc<Mutex<Option<storage::Lease>>>,
}

/// Why a Baraza cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// A name in the settings is none that Matrix takes.
    #[error("{what} in the settings is not a Matrix name: {value}")]
    Name {
        /// Which setting.
        what: &'static str,
        /// Its value.
        value: String,
    },
    /// The homeserver's address cannot be used.
    #[error("the homeserver's address cannot be used: {0}")]
    Address(String),
    /// The folder for our own files cannot be made.
    #[error("the data folder cannot be made: check data_dir and who may write there")]
    Folder(#[source] std::io::Error),
    /// The database cannot be opened.
    #[error("the database {address} (`database` in the settings, or BARAZA_DATABASE_URL)")]
    Storage {
        /// Its address, without a password.
        address: String,
        /// What is wrong.
        #[source]
        source: storage::StoreError,
    },
    /// The database was written to by a newer version.
    #[error("the database {address} is not for this version")]
    TooOld {
        /// Its address, without a password.
        address: String,
        /// What is newer.
        #[source]
        source: formats::TooOld,
    },
}

impl App {
    /// Opens the database and gets everything ready; asks the homeserver nothing yet.
    ///
    /// # Errors
    /// See [`SetupError`].
    pub async fn open(instance: Instance) -> Result<Self, SetupError> {
        private::make_folder(&instance.data_dir).map_err(SetupError::Folder)?;
        let address = instance.database.to_string();
        let store = Store::open(instance.database.expose())
            .await
            .map_err(|source| SetupError::Storage { address: address.clone(), source })?;
        formats::guard(&store)
            .await
            .map_err(|source| SetupError::TooOld { address: address.clone(), source })?;
        cohorts::index_all(&store).await.map_err(|source| SetupError::Storage { address, source })?;
        let name = |what: &'static str, value: String| {
            OwnedUserId::try_from(value.as_str()).map_err(|_| SetupError::Name { what, value })
        };
        let steward = name("steward", instance.steward().to_string())?;
        let voice = name("voice", instance.voice().to_string())?;
        let server = instance.homeserver.server_name.to_string();
        let server = OwnedServerName::try_from(server.as_str())
            .map_err(|_| SetupError::Name { what: "server_name", value: server })?;
        let url = Url::parse(&instance.homeserver.url)
            .map_err(|error| SetupError::Address(format!("{}: {error}", instance.homeserver.url)))?;
        let token = SecretString::from(instance.appservice.as_token.expose_secret().to_owned());
        let homeserver = Homeserver::new(url, token, server.clone())
            .map_err(|error| SetupError::Address(error.to_string()))?;
        let service_accounts = ServiceAccounts {
            steward: steward.clone(),
            voice: voice.clone(),
            server,
            instance: format!("{}@{}", instance.appservice.id, instance.homeserver.server_name),
            alias_prefix: instance.appservice.prefix.clone(),
        };
        Ok(Self {
            store,
            homeserver,
            steward: Identity::new(steward, OwnedDeviceId::from(STEWARD_DEVICE)),
            voice: Identity::new(voice, OwnedDeviceId::from(VOICE_DEVICE)),
            service_accounts: Arc::new(service_accounts),
            clock: Clock::System,
            holder: idsource::ulid(),
            wakes: Wakes::default(),
            vitals: Vitals::default(),
            following: Hearing::default(),
            strays: Strays::default(),
            held: Held::default(),
            refusing: Refusing::default(),
            guessing: Guessing::default(),
            pictures: Pictures::default(),
            lease: Arc::default(),
            instance: Arc::new(instance),
        })
    }

    /// Makes our two accounts and their devices on the homeserver, where they are missing.
    ///
    /// # Errors
    /// When the homeserver does not do it.
    pub async fn ensure_accounts(&self) -> Result<(), ShellError> {
        // Looking first: a command that changes nothing must write nothing.
        if self.homeserver.whoami(&self.voice).await.is_ok()
            && self.homeserver.whoami(&self.steward).await.is_ok()
        {
            return Ok(());
        }
        self.homeserver.ensure_registered(&self.instance.appservice.voice).await?;
        self.homeserver.ensure_device(&self.voice, "Baraza").await?;
        self.homeserver.ensure_device(&self.steward, "Baraza steward").await?;
        // People read both: who writes to them, and who invited them or changed a room.
        for (account, name) in [(&self.voice, "Baraza"), (&self.steward, "Room keeper (Baraza)")] {
            let account = Identity::without_device(account.user_id.clone());
            if self.homeserver.display_name(&account, &account.user_id).await?.as_deref() != Some(name) {
                self.homeserver.set_display_name(&account, name).await?;
            }
        }
        Ok(())
    }

    /// What had been missed waits in the inbox now.
    pub(crate) fn note_healed(&self, healed: usize) {
        tracing::info!(events = healed, "a gap was healed");
        metrics::counter!("baraza_events_healed_total").increment(healed as u64);
        self.wakes.arrived.notify_one();
    }

    /// Whether an account exists on the homeserver; `None` when it does not say.
    pub async fn has_account(&self, account: &UserId) -> Option<bool> {
        // The steward needs no account of its own to ask, so that looking makes none.
        let steward = Identity::without_device(self.steward.user_id.clone());
        self.homeserver.has_account(&steward, account).await.ok()
    }

    /// What the homeserver can do for us.
    ///
    /// # Errors
    /// When it does not say.
    pub async fn abilities(&self) -> Result<Abilities, ShellError> {
        let delayed = self.homeserver.delayed_events(&self.voice).await?;
        let capabilities = self.homeserver.capabilities(&self.voice).await?;
        let longest_queue = delayed.as_ref().map(|delayed| {
            delayed
                .max_delay
                .and_then(|max| SignedDuration::try_from(max).ok())
                .unwrap_or(USUAL_LONGEST_DELAY)
        });
        Ok(Abilities { delayed, longest_queue, room_version_12: capabilities.knows_room_version("12") })
    }

    /// The deciding loop.
    pub fn engine(&self, device: Option<Device>) -> Engine {
        Engine {
            store: self.store.clone(),
            homeserver: self.homeserver.clone(),
            voice: self.voice.clone(),
            service_accounts: self.service_accounts.clone(),
            clock: self.clock.clone(),
            device,
            orders_only: false,
            room_tasks: RoomTasks::default(),
            round: Arc::default(),
            wakes: self.wakes.clone(),
            pace: Pace::default(),
            kept: Kept::default(),
            held: self.held.clone(),
            guessing: self.guessing.clone(),
            dashboard_url: self.instance.dashboard.url.clone(),
            recovery: self.instance.recovery_account.clone(),
            lease: self.lease.clone(),
            vitals: self.vitals.clone(),
        }
    }

    /// The courier.
    pub fn courier(&self, device: Option<Device>) -> Courier {
        Courier {
            homeserver: self.homeserver.clone(),
            steward: self.steward.clone(),
            voice: self.voice.clone(),
            service_accounts: self.service_accounts.clone(),
            store: self.store.clone(),
            clock: self.clock.clone(),
            device,
            holder: self.holder.clone(),
            places: Places::default(),
            posted: self.wakes.posted.clone(),
            arrived: self.wakes.arrived.clone(),
            vitals: self.vitals.clone(),
            held: self.held.clone(),
            refusing: self.refusing.clone(),
            pictures: self.pictures.clone(),
        }
    }

    /// The reconciler.
    pub fn reconciler(&self, abilities: Abilities) -> Reconciler {
        Reconciler {
            homeserver: self.homeserver.clone(),
            steward: self.steward.clone(),
            voice: self.voice.clone(),
            service_accounts: self.service_accounts.clone(),
            store: self.store.clone(),
            clock: self.clock.clone(),
            abilities,
            limits: Arc::default(),
            strays: self.strays.clone(),
            pauses: Arc::default(),
            refusing: self.refusing.clone(),
            pictures: self.pictures.clone(),
        }
    }
}
