//! Opening the encrypted device, and giving one up.

use std::sync::Arc;

use device_link::{EncryptedDevice, OpenFault, Opener, Settings, fresh_device_id};
use secrecy::{ExposeSecret, SecretString};

use crate::{app::App, error::ShellError, idsource, private};

const DEVICE_SETTING: &str = "e2ee_device";
const PASSPHRASE_SETTING: &str = "e2ee_passphrase";

/// The voice's encrypted device, made on the first start and kept with its store.
///
/// # Errors
/// When the homeserver does not let it be made.
pub(super) async fn open(app: &App, opener: &dyn Opener) -> Result<Arc<dyn EncryptedDevice>, ShellError> {
    loop {
        let settings = settings(app).await?;
        let folder = settings.store_path.clone();
        match opener.open(settings).await {
            Ok(device) => {
                // SQLite gives what it makes beside a file that file's own rights, so this holds for what comes later.
                private::own_files(&folder).map_err(ShellError::KeyFolder)?;
                return Ok(device);
            }
            Err(OpenFault::DeviceTaken(old)) => {
                // The store is gone: the old device can never be used again, a new one takes its place.
                tracing::warn!(%old, "the encrypted device lost its store; a new device takes its place");
                retire(app, opener).await?;
            }
            Err(fault) => return Err(ShellError::OpeningDevice(Box::new(fault))),
        }
    }
}

/// Gives up the encrypted device, which must not be open: the next one to be opened is a new one.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn retire(app: &App, opener: &dyn Opener) -> Result<(), ShellError> {
    let old = settings(app).await?;
    app.store.set_setting(DEVICE_SETTING, &fresh_device_id(rand::random())).await?;
    // Afterwards: an old device that stays on the homeserver does no harm.
    if let Err(fault) = opener.forget(old).await {
        tracing::warn!(%fault, "the old device could not be removed");
    }
    Ok(())
}

async fn settings(app: &App) -> Result<Settings, ShellError> {
    let store_path = app.instance.data_dir.join("e2ee");
    private::own_folder(&store_path).map_err(ShellError::KeyFolder)?;
    private::own_files(&store_path).map_err(ShellError::KeyFolder)?;
    Ok(Settings {
        homeserver_url: app.instance.homeserver.url.clone(),
        as_token: SecretString::from(app.instance.appservice.as_token.expose_secret().to_owned()),
        user_id: app.voice.user_id.clone(),
        device_id: setting(app, DEVICE_SETTING, || fresh_device_id(rand::random())).await?,
        store_path,
        passphrase: SecretString::from(setting(app, PASSPHRASE_SETTING, idsource::secret).await?),
    })
}

async fn setting(app: &App, name: &str, fresh: impl FnOnce() -> String) -> Result<String, ShellError> {
    if let Some(value) = app.store.setting(name).await? {
        return Ok(value);
    }
    let value = fresh();
    app.store.set_setting(name, &value).await?;
    Ok(value)
}
