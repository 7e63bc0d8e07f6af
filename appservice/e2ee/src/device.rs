//! The device: opening, standing by, closing.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use device_link::{Readiness, Settings};
use futures::Stream;
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::cross_process_lock::CrossProcessLockConfig;
use matrix_sdk::encryption::backups::futures::SteadyStateError;
use matrix_sdk::encryption::{BackupDownloadStrategy, EncryptionSettings};
use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk::store::StateStoreDataKey;
use matrix_sdk::{Client, SessionMeta, SessionTokens, SqliteStoreConfig};
use secrecy::ExposeSecret;
use tokio::sync::watch;
use tokio_util::task::TaskTracker;

use crate::account::Account;
use crate::contain::Kept;
use crate::faults::OpenFault;
use crate::keys::{self, Wakes};
use crate::settings::{checked_url, folder, store_key};
use crate::shim::{Identity, Shim};
use crate::sync::{self, Pulse};
use crate::trust;

/// The file by which a store is known to have keys.
const KEY_STORE: &str = "matrix-sdk-crypto.sqlite3";
/// For a request of the SDK other than the sync.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// To each of the store's files.
const CONNECTIONS: usize = 4;

/// The voice's open device. Dropping it leaves its tasks running until the runtime ends: call [`Device::stop`].
#[derive(Debug)]
pub struct Device {
    client: Client,
    account: Account,
    pulse: Arc<Pulse>,
    wakes: Wakes,
    shim: Shim,
    tasks: TaskTracker,
    managed: bool,
}

/// The room keys are not all in the backup.
#[derive(Debug, thiserror::Error)]
#[error("room keys are not backed up")]
pub struct BackupFault(#[source] SteadyStateError);

impl Device {
    /// Makes the voice's account and device where missing, opens the store, signs the device, publishes its keys, and
    /// begins to sync. Returns after the first sync: the device can be used at once. The backup follows beside it.
    ///
    /// # Errors
    /// See [`OpenFault`]; `may_heal` says whether to try again as it is.
    pub async fn open(settings: Settings) -> Result<Self, OpenFault> {
        let homeserver = checked_url(&settings)?;
        let http = reqwest::Client::new();
        let account = Account::new(http.clone(), homeserver.clone(), &settings);
        account.register().await?;
        let published = account.published_key(&settings.device_id).await?;
        let stored = folder(&settings).join(KEY_STORE).exists();
        if published.is_some() && !stored {
            return Err(OpenFault::DeviceTaken(settings.device_id));
        }
        let identity = account.make_device(&settings.device_id).await?;
        let managed = matches!(identity, Identity::Masquerade { .. });
        let shim = Shim::start(http, homeserver, identity).await.map_err(OpenFault::Shim)?;
        match start(&settings, &account, &shim, published).await {
            Ok(client) => Ok(Self::running(&settings, client, account, shim, managed)),
            Err(fault) => {
                shim.stop().await;
                Err(fault)
            }
        }
    }

    fn running(settings: &Settings, client: Client, account: Account, shim: Shim, managed: bool) -> Self {
        let pulse = Arc::new(Pulse::new());
        let wakes = Wakes::new(client.joined_rooms().iter().map(|room| room.room_id().to_owned()));
        let tasks = TaskTracker::new();
        let closing = shim.closing();
        let kept = Kept { tasks: &tasks, pulse: &pulse, closing };
        let (c, w, e) = (client.clone(), wakes.clone(), closing.clone());
        kept.spawn("keys", false, move || keys::watch(c.clone(), w.clone(), e.clone()));
        let (c, p, w) = (client.clone(), pulse.clone(), wakes.clone());
        let (guard, e) = (shim.caution().clone(), closing.clone());
        kept.spawn("sync", false, move || {
            sync::run(c.clone(), p.clone(), w.clone(), guard.clone(), e.clone())
        });
        let (c, secret, e) = (client.clone(), settings.passphrase.clone(), closing.clone());
        kept.spawn("trust", true, move || trust::keep(c.clone(), secret.clone(), e.clone()));
        tasks.close();
        Self { client, account, pulse, wakes, shim, tasks, managed }
    }

    /// How the device stands, from memory: cheap, asks nobody.
    pub async fn ready(&self) -> Readiness {
        Readiness {
            syncing: self.is_syncing(),
            silent_for: self.pulse.silent_for(),
            broken: self.pulse.is_broken(),
            stepped_over: self.pulse.stepped_over.load(Ordering::Relaxed),
            restarts: self.pulse.restarts.load(Ordering::Relaxed),
            cross_signed: trust::is_signed(&self.client).await,
            backed_up: trust::is_backed_up(&self.client),
            stale_store: self.is_stale().await,
            managed: self.managed,
        }
    }

    /// Rooms in which something may have become readable, from now on: a key came, or the room turned up in our sync.
    /// A hint, possibly repeated; a listener that falls behind is told every room. Ends when the device is gone.
    pub fn keys_arrived(&self) -> impl Stream<Item = OwnedRoomId> + Send + use<> {
        self.wakes.stream()
    }

    /// Waits until the backup holds every room key that this device has: before a planned change of device.
    ///
    /// # Errors
    /// When there is no backup or it cannot be reached.
    pub async fn wait_for_backup(&self) -> Result<(), BackupFault> {
        self.client.encryption().backups().wait_for_steady_state().await.map_err(BackupFault)
    }

    /// Ends the sync and closes the shim and the store. Takes a few seconds at most.
    pub async fn stop(self) {
        let Self { client, shim, tasks, .. } = self;
        // The waiting sync is answered at once; the loop ends with what it has taken in.
        shim.closing().cancel();
        if tokio::time::timeout(Duration::from_secs(5), tasks.wait()).await.is_err() {
            tracing::warn!("the voice's device did not stop in time");
        }
        shim.stop().await;
        if let Err(error) = client.pause().await {
            tracing::warn!(%error, "closing the store");
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn account(&self) -> &Account {
        &self.account
    }

    /// The SDK notes the refusal in the store, once.
    async fn is_stale(&self) -> bool {
        let noted = self.client.state_store().get_kv_data(StateStoreDataKey::OneTimeKeyAlreadyUploaded).await;
        matches!(noted, Ok(Some(_)))
    }

    pub(crate) fn is_syncing(&self) -> bool {
        self.pulse.is_syncing()
    }

    /// Changes with every finished sync.
    pub(crate) fn beats(&self) -> watch::Receiver<u64> {
        self.pulse.beat.subscribe()
    }
}

/// The SDK, through its first sync.
async fn start(
    settings: &Settings,
    account: &Account,
    shim: &Shim,
    published: Option<String>,
) -> Result<Client, OpenFault> {
    let sdk = |error| OpenFault::Sdk(Box::new(error));
    let client = build(settings, shim).await?;
    let session = MatrixSession {
        meta: SessionMeta {
            user_id: settings.user_id.clone(),
            device_id: settings.device_id.as_str().into(),
        },
        tokens: SessionTokens { access_token: shim.bearer().expose_secret().to_owned(), refresh_token: None },
    };
    client.restore_session(session).await.map_err(sdk)?;
    let ours = client.encryption().ed25519_key().await;
    if published.is_some() && published != ours {
        return Err(OpenFault::DeviceTaken(settings.device_id.clone()));
    }
    sync::first(&client, shim.caution()).await?;
    if account.published_key(&settings.device_id).await? != ours {
        return Err(OpenFault::KeysNotTaken(settings.device_id.clone()));
    }
    trust::sign(&client, settings.passphrase.expose_secret()).await;
    Ok(client)
}

async fn build(settings: &Settings, shim: &Shim) -> Result<Client, OpenFault> {
    // Nothing repeats inside: the sync loop and the outbox do, and they know when to stop.
    let requests = RequestConfig::new().disable_retry().timeout(REQUEST_TIMEOUT);
    let encryption = EncryptionSettings {
        auto_enable_cross_signing: false,
        backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
        auto_enable_backups: false,
    };
    let store =
        SqliteStoreConfig::new(folder(settings)).key(Some(&store_key(settings))).pool_max_size(CONNECTIONS);
    Client::builder()
        .homeserver_url(shim.url())
        .sqlite_store_with_config_and_cache_path(store, None::<&str>)
        .request_config(requests)
        .with_encryption_settings(encryption)
        .with_enable_share_history_on_invite(false)
        .cross_process_store_config(CrossProcessLockConfig::SingleProcess)
        .build()
        .await
        .map_err(|error| OpenFault::Store(Box::new(error)))
}
