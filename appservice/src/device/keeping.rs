//! Keeps the encrypted device: opens it, tells the operator how it stands, and replaces one whose store turned out to
//! be an older copy of itself.

use std::{sync::Arc, time::Duration};

use tokio_util::sync::CancellationToken;

use super::{
    Device,
    flaws::{Flaw, Flaws},
};
use crate::{app::App, error::ShellError, observe::Health};

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

/// Opens the device, however long that takes, and keeps one open until told to stop; what is encrypted waits while there
/// is none, and all else goes on. Gives the device back in the end, to be stopped.
pub async fn keep(
    app: App,
    device: Device,
    health: Health,
    stop: CancellationToken,
) -> Option<Arc<e2ee::Device>> {
    loop {
        let report = |fault: &ShellError| {
            let fault = fault.chain();
            tracing::error!("no encrypted device: {fault}; encrypted rooms and chats wait for it");
            health.problem(CLOSED, &fault);
            metrics::gauge!("baraza_encrypted_device_works").set(0);
        };
        let open = || {
            let app = app.clone();
            async move { app.open_device().await }
        };
        let open = Arc::new(keep_opening(&stop, FIRST_PAUSE, open, report).await?);
        device.open(open.clone(), app.clock.now_ms());
        health.solved(CLOSED);
        app.wakes.arrived.notify_one();
        app.wakes.posted.notify_one();
        if !watch(&app, &open, &health, &stop).await {
            return Some(open);
        }
        tracing::warn!(
            "the encrypted device's store is an older copy of itself; a new device takes its place"
        );
        device.close();
        leave(open).await;
        if let Err(fault) = app.retire_device().await {
            // Opening it again shows the same, and then this is tried again.
            tracing::warn!("the device could not be replaced: {}", fault.chain());
        }
    }
}

/// Tells how the device stands until told to stop, or until it is to be replaced: its store is an older copy, and every
/// room key is in the backup, from which its successor reads.
async fn watch(app: &App, open: &e2ee::Device, health: &Health, stop: &CancellationToken) -> bool {
    let mut seen = Flaws::default();
    loop {
        let ready = open.ready().await;
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
                    return true;
                }
                Ok(Err(fault)) => tracing::warn!(%fault, "before the device is replaced"),
                Err(_) => tracing::warn!("the room keys are not backed up yet: the device is not replaced"),
            }
        }
        tokio::select! {
            () = stop.cancelled() => return false,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Stops a device once nobody uses it any more.
async fn leave(mut open: Arc<e2ee::Device>) {
    let alone = async {
        loop {
            match Arc::try_unwrap(open) {
                Ok(alone) => return alone,
                Err(shared) => open = shared,
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    match tokio::time::timeout(LEAVE, alone).await {
        Ok(alone) => alone.stop().await,
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
        let heals = !matches!(&fault, ShellError::OpeningDevice(fault) if !fault.may_heal());
        let wait = if heals { pause } else { first_pause * RARELY };
        pause = pause.saturating_mul(2).min(first_pause * LONGEST_PAUSE);
        tokio::select! {
            () = stop.cancelled() => return None,
            () = tokio::time::sleep(wait) => {}
        }
    }
}
