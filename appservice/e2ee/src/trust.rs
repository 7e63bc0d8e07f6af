//! Cross-signing and the key backup: that others see the voice's device as the voice's own, and that the device after
//! this one can read what this one could.
//!
//! Neither needs a person: an appservice uploads cross-signing keys without a password. The private keys and the
//! backup's key are kept in the account's secret storage on the homeserver, locked by the passphrase.

use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::encryption::recovery::{RecoveryError, RecoveryState};
use matrix_sdk::encryption::secret_storage::SecretStorageError;
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;
use tokio_util::sync::CancellationToken;

/// Between two tries.
const RETRY: Duration = Duration::from_secs(60);

#[derive(Debug, Error)]
enum TrustFault {
    #[error(transparent)]
    Sdk(#[from] matrix_sdk::Error),
    #[error(transparent)]
    Recovery(#[from] RecoveryError),
    #[error(transparent)]
    Store(#[from] matrix_sdk::encryption::CryptoStoreError),
    #[error(transparent)]
    Signing(#[from] matrix_sdk::encryption::identities::ManualVerifyError),
    #[error("the homeserver wants a password to replace the lost identity")]
    ResetRefused,
}

/// Whether others see the device as signed by the voice's own identity.
pub(crate) async fn is_signed(client: &Client) -> bool {
    let device = client.encryption().get_own_device().await.ok().flatten();
    device.is_some_and(|device| device.is_cross_signed_by_owner())
}

/// Whether room keys go to the backup and its key is in secret storage.
pub(crate) fn is_backed_up(client: &Client) -> bool {
    client.encryption().recovery().state() == RecoveryState::Enabled
}

/// Has the device signed if it is not. A failure is logged and tried again by [`keep`]: a device that is not signed
/// still works, Element shows a warning beside its messages.
pub(crate) async fn sign(client: &Client, passphrase: &str) {
    client.encryption().wait_for_e2ee_initialization_tasks().await;
    if let Err(fault) = cross_sign(client, passphrase).await {
        tracing::warn!(%fault, "the voice's device is not cross-signed");
    }
}

/// Sees to backup and signature until both are in place. Beside the sync, because locking the secret storage with a
/// passphrase is slow on purpose (seconds in a debug build).
pub(crate) async fn keep(client: Client, passphrase: SecretString, closing: CancellationToken) {
    let passphrase = passphrase.expose_secret();
    let seeing_to_it = async {
        loop {
            if !is_signed(&client).await {
                sign(&client, passphrase).await;
            }
            if !is_backed_up(&client)
                && let Err(fault) = back_up(&client, passphrase).await
            {
                tracing::warn!(%fault, "the voice's room keys are not backed up");
            }
            if is_backed_up(&client) && is_signed(&client).await {
                return;
            }
            tokio::time::sleep(RETRY).await;
        }
    };
    tokio::select! {
        () = seeing_to_it => {}
        () = closing.cancelled() => {}
    }
}

/// Safe to repeat and to interrupt.
async fn cross_sign(client: &Client, passphrase: &str) -> Result<(), TrustFault> {
    let encryption = client.encryption();
    let Some(user_id) = client.user_id() else { return Ok(()) };
    let identity = encryption.request_user_identity(user_id).await?;
    let holds_keys = encryption.cross_signing_status().await.is_some_and(|status| status.is_complete());
    match (identity, holds_keys) {
        // Nobody before us, or an upload of ours that was cut off: the same keys go up again.
        (None, _) => encryption.bootstrap_cross_signing(None).await?,
        (Some(_), true) => {}
        // A device before us made the identity and left its keys in secret storage.
        (Some(_), false) => take_over(client, passphrase).await?,
    }
    if let Some(device) = encryption.get_own_device().await?
        && !device.is_cross_signed_by_owner()
    {
        device.verify().await?;
    }
    // The signature counts when the homeserver shows it.
    encryption.request_user_identity(user_id).await?;
    Ok(())
}

/// Takes the identity's private keys from secret storage. If there is none, its keys died with an older store: then
/// the voice gets a new identity, and clients tell people that it changed. A passphrase that does not fit is an error
/// and changes nothing: the operator may have mistyped it.
async fn take_over(client: &Client, passphrase: &str) -> Result<(), TrustFault> {
    let recovery = client.encryption().recovery();
    match recovery.recover(passphrase).await {
        Ok(()) => Ok(()),
        Err(RecoveryError::SecretStorage(SecretStorageError::MissingKeyInfo { .. })) => {
            tracing::warn!("the voice's cross-signing keys are lost: making a new identity");
            match recovery.reset_identity().await? {
                None => Ok(()),
                Some(_) => Err(TrustFault::ResetRefused),
            }
        }
        Err(fault) => Err(fault.into()),
    }
}

async fn back_up(client: &Client, passphrase: &str) -> Result<(), TrustFault> {
    let recovery = client.encryption().recovery();
    match recovery.state() {
        RecoveryState::Enabled => Ok(()),
        RecoveryState::Incomplete => Ok(recovery.recover_and_fix_backup(passphrase).await?),
        // Unknown after a request at the opening that failed: what was put away must be asked for, before a backup that
        // may hold the only copy of older keys is taken for one that nobody can read.
        RecoveryState::Unknown if client.encryption().secret_storage().is_enabled().await? => {
            Ok(recovery.recover_and_fix_backup(passphrase).await?)
        }
        RecoveryState::Disabled | RecoveryState::Unknown => {
            match recovery.enable().with_passphrase(passphrase).await {
                Ok(_recovery_key) => Ok(()),
                // A backup whose key was never put away cannot be read by anyone.
                Err(RecoveryError::BackupExistsOnServer) => {
                    client.encryption().backups().disable_and_delete().await?;
                    recovery.enable().with_passphrase(passphrase).await?;
                    Ok(())
                }
                Err(fault) => Err(fault.into()),
            }
        }
    }
}
