//! Keeps the encrypted device: opens it, tells the operator how it stands, and replaces one whose store turned out to
//! be an older copy of itself.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use device_link::{EncryptedDevice, OpenFault, Opener};
use tokio_util::sync::CancellationToken;

use super::{
    Device,
    flaws::{Flaw, Flaws},
    opening,
};
use crate::{app::App, error::ShellError, observe::Health, vitals::Part};

/// What `/problems` calls a device that cannot be opened.
const CLOSED: &str = "encrypted device";
/// The first pause before opening is tried again.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// The pauses between attempts grow up to this many times the first one.
const LONGEST_PAUSE: u32 = 30;
/// What only a person can set right is tried again after this many times the first pause.
const RARELY: u32 = 150;
/// Between two looks at how it stands.
const LOOK: Duration = Duration::from_secs(5);
/// The backup of the last room keys may take this long, and so may what is under way with a device that is replaced.
const LEAVE: Duration = Duration::from_secs(60);

/// The open device, beside whoever keeps it: if that breaks off, the device goes on and is found here.
#[derive(Clone, Default)]
pub struct Slot(Arc<Mutex<Option<Arc<dyn EncryptedDevice>>>>);

impl Slot {
    fn put(&self, open: &Arc<dyn EncryptedDevice>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(open.clone());
    }

    /// Takes it out.
    pub fn take(&self) -> Option<Arc<dyn EncryptedDevice>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Opens the device, however long that takes, and keeps one open until told to stop; what is encrypted waits while there
/// is none, and all else goes on. In the end the device is in its slot, to be stopped.
pub async fn keep(
    app: App,
    opener: Arc<dyn Opener>,
    device: Device,
    health: Health,
    slot: Slot,
    stop: CancellationToken,
) {
    let mut pause = FIRST_PAUSE;
    loop {
        let report = |fault: &ShellError| {
            let fault = fault.chain();
            tracing::error!("no encrypted device: {fault}; encrypted rooms and chats wait for it");
            health.problem(CLOSED, &fault);
            metrics::gauge!("baraza_encrypted_device_works").set(0);
        };
        let open = || {
            let (app, opener) = (app.clone(), opener.clone());
            async move { opening::open(&app, &*opener).await }
        };
        let open = match slot.take() {
            Some(open) => open,
            None => {
                let beats = app.vitals.clone();
                let beating = async move {
                    loop {
                        beats.beat(Part::Device).await;
                        tokio::time::sleep(LOOK).await;
                    }
                };
                let opening = keep_opening(&stop, FIRST_PAUSE, open, report);
                let opened = tokio::select! {
                    opened = opening => opened,
                    () = beating => None,
                };
                let Some(opened) = opened else { return };
                opened
            }
        };
        slot.put(&open);
        device.open(open.clone(), app.clock.now_ms());
        health.solved(CLOSED);
        app.wakes.arrived.notify_one();
        app.wakes.posted.notify_one();
        let end = watch(&app, &*open, &health, &stop).await;
        if end == End::Told {
            return;
        }
        device.close();
        slot.take();
        leave(open).await;
        if end == End::Broken {
            tracing::error!("the encrypted device broke off again and again; it is opened anew");
            health.problem(CLOSED, "its library broke off again and again; it is closed and opened anew");
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
            pause = pause.saturating_mul(2).min(FIRST_PAUSE * LONGEST_PAUSE);
            continue;
        }
        tracing::warn!(
            "the encrypted device's store is an older copy of itself; a new device takes its place"
        );
        if let Err(fault) = opening::retire(&app, &*opener).await {
            // Opening it again shows the same, and then this is tried again.
            tracing::warn!("the device could not be replaced: {}", fault.chain());
        }
    }
}

/// Why a device is kept no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The service stops.
    Told,
    /// Its store is an older copy, and every room key is in the backup, from which its successor reads.
    Stale,
    /// Its library breaks off at everything.
    Broken,
}

/// Tells how the device stands until it is to be kept no longer.
async fn watch(app: &App, open: &dyn EncryptedDevice, health: &Health, stop: &CancellationToken) -> End {
    let mut seen = Flaws::default();
    loop {
        app.vitals.beat(Part::Device).await;
        let ready = open.ready().await;
        health.device(ready);
        if ready.broken {
            return End::Broken;
        }
        metrics::gauge!("baraza_encrypted_device_works").set(u8::from(ready.works()));
        let flaws = seen.look(ready, app.clock.now_ms());
        for flaw in Flaw::ALL {
            if flaws.contains(&flaw) {
                health.problem(flaw.about(), flaw.words());
            } else {
                health.solved(flaw.about());
            }
        }
        if ready.stale_store && ready.backed_up {
            match tokio::time::timeout(LEAVE, open.wait_for_backup()).await {
                Ok(Ok(())) => {
                    health.solved(Flaw::Stale.about());
                    return End::Stale;
                }
                Ok(Err(fault)) => tracing::warn!(%fault, "before the device is replaced"),
                Err(_) => tracing::warn!("the room keys are not backed up yet: the device is not replaced"),
            }
        }
        tokio::select! {
            () = stop.cancelled() => return End::Told,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Stops a device once nobody uses it any more.
async fn leave(open: Arc<dyn EncryptedDevice>) {
    let alone = async {
        while Arc::strong_count(&open) > 1 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    match tokio::time::timeout(LEAVE, alone).await {
        Ok(()) => open.stop().await,
        Err(_) => tracing::warn!("the old device is still in use; it ends with this process"),
    }
}

/// Tries until the device is open, however long that takes, or until told to stop. `report` hears of each fault.
pub async fn keep_opening<T, F: Future<Output = Result<T, ShellError>>>(
    stop: &CancellationToken,
    first_pause: Duration,
    open: impl Fn() -> F,
    report: impl Fn(&ShellError),
) -> Option<T> {
    let mut pause = first_pause;
    loop {
        let opened = tokio::select! {
            () = stop.cancelled() => return None,
            opened = open() => opened,
        };
        let fault = match opened {
            Ok(device) => return Some(device),
            Err(fault) => fault,
        };
        report(&fault);
        let heals =
            !matches!(&fault, ShellError::OpeningDevice(fault) if matches!(**fault, OpenFault::Lasting(_)));
        let wait = if heals { pause } else { first_pause * RARELY };
        pause = pause.saturating_mul(2).min(first_pause * LONGEST_PAUSE);
        tokio::select! {
            () = stop.cancelled() => return None,
            () = tokio::time::sleep(wait) => {}
        }
    }
}
