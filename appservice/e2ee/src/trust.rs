//! Cross-signing and the key backup: that others see the voice's device as the voice's own, and that the device after
//! this one can read what this one could.
//!
//! Neither needs a person: an appservice uploads cross-signing keys without a password. The private keys and the
//! backup's key are kept in the account's secret storage on the homeserver, locked by the passphrase.

use matrix_sdk::Client;
use matrix_sdk::encryption::recovery::{RecoveryError, RecoveryState};
use matrix_sdk::encryption::secret_storage::SecretStorageError;
use thiserror::Error;

/// What of it is in place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trust {
    /// The device is signed by the voice's own identity, as the homeserver shows it to others.
    pub(crate) cross_signed: bool,
    /// Room keys go to the backup and its key is in secret storage.
    pub(crate) backed_up: bool,
}

impl Trust {
    pub(crate) fn is_complete(self) -> bool {
        self.cross_signed && self.backed_up
    }
}

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

/// Brings what is missing into place. Safe to repeat and to interrupt. A failure is logged and shows in the answer: a
/// device that is not signed still works, Element shows a warning beside its messages.
pub(crate) async fn establish(client: &Client, passphrase: &str) -> Trust {
    client.encryption().wait_for_e2ee_initialization_tasks().await;
    if let Err(fault) = cross_sign(client, passphrase).await {
        tracing::warn!(%fault, "the voice's device is not cross-signed");
    }
    if let Err(fault) = back_up(client, passphrase).await {
        tracing::warn!(%fault, "the voice's room keys are not backed up");
    }
    look(client).await
}

/// What is in place, without asking the homeserver.
pub(crate) async fn look(client: &Client) -> Trust {
    let encryption = client.encryption();
    let device = encryption.get_own_device().await.ok().flatten();
    Trust {
        cross_signed: device.is_some_and(|device| device.is_cross_signed_by_owner()),
        backed_up: encryption.recovery().state() == RecoveryState::Enabled,
    }
}

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
