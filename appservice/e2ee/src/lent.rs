//! The device as the service sees it. Boxed here, so that the code of its futures is made in this crate and in no other.

use std::sync::Arc;

use device_link::{
    Cause, Cipher, EncryptedDevice, Invitation, OpenFault as Closed, Opener, Readiness, SendFault, Settings,
    Unreadable,
};
use futures::future::BoxFuture;
use matrix_sdk::ruma::{OwnedEventId, RoomId};
use serde_json::{Value, json, value::to_raw_value};

use crate::account::forget_device;
use crate::device::Device;
use crate::faults::{DecryptFault, OpenFault};
use crate::files;

/// What opens devices of this crate.
#[must_use]
pub fn opener() -> Arc<dyn Opener> {
    Arc::new(Sdk)
}

struct Sdk;

impl Opener for Sdk {
    fn open(&self, settings: Settings) -> BoxFuture<'_, Result<Arc<dyn EncryptedDevice>, Closed>> {
        Box::pin(async {
            let device: Arc<dyn EncryptedDevice> = Arc::new(Device::open(settings).await?);
            Ok(device)
        })
    }

    fn forget(&self, settings: Settings) -> BoxFuture<'_, Result<(), Cause>> {
        Box::pin(async move { Ok(forget_device(&settings).await?) })
    }
}

impl From<OpenFault> for Closed {
    fn from(fault: OpenFault) -> Self {
        match fault {
            OpenFault::DeviceTaken(device) => Self::DeviceTaken(device),
            fault if fault.may_heal() => Self::Passing(Box::new(fault)),
            fault => Self::Lasting(Box::new(fault)),
        }
    }
}

impl Cipher for Device {
    fn decrypt<'a>(
        &'a self,
        room: &'a RoomId,
        event: &'a Value,
    ) -> BoxFuture<'a, Result<Option<Value>, Unreadable>> {
        Box::pin(async move {
            let raw = to_raw_value(event).map_err(|fault| Unreadable(Box::new(fault)))?;
            match self.decrypt(room, &raw).await {
                Ok(decrypted) => {
                    let mut open = event.clone();
                    open["type"] = json!(decrypted.event_type);
                    open["content"] = decrypted.content;
                    Ok(Some(open))
                }
                Err(DecryptFault::NoKeyYet) => Ok(None),
                Err(fault) => Err(Unreadable(Box::new(fault))),
            }
        })
    }

    fn send<'a>(
        &'a self,
        room: &'a RoomId,
        event_type: &'a str,
        content: Value,
        txn: &'a str,
    ) -> BoxFuture<'a, Result<OwnedEventId, SendFault>> {
        Box::pin(self.send(room, event_type, content, txn))
    }

    fn open_file(&self, file: &Value, sealed: &[u8]) -> Result<Vec<u8>, Unreadable> {
        files::open(file, sealed).map_err(|fault| Unreadable(Box::new(fault)))
    }

    fn seal_file(&self, open: &[u8]) -> Result<(Vec<u8>, Value), Unreadable> {
        files::seal(open).map_err(|fault| Unreadable(Box::new(fault)))
    }

    fn invitations(&self) -> BoxFuture<'_, Vec<Invitation>> {
        Box::pin(self.invitations())
    }
}

impl EncryptedDevice for Device {
    fn ready(&self) -> BoxFuture<'_, Readiness> {
        Box::pin(self.ready())
    }

    fn wait_for_backup(&self) -> BoxFuture<'_, Result<(), Cause>> {
        Box::pin(async { Ok(self.wait_for_backup().await?) })
    }

    fn stop(self: Arc<Self>) -> BoxFuture<'static, ()> {
        Box::pin(async {
            if let Some(alone) = Arc::into_inner(self) {
                alone.stop().await;
            }
        })
    }
}
