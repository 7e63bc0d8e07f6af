//! `baraza run`.

use std::{process::ExitCode, sync::Arc};

use clap::Args;
use device_link::Opener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::{
    app::App,
    service::{self, Without},
};

/// Options of `run`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Leave the courier out: nothing is said. For finding a fault, never for people.
    #[arg(long, hide = true)]
    without_courier: bool,
    /// Leave the reconciler out: rooms stay as they are. For finding a fault, never for people.
    #[arg(long, hide = true)]
    without_reconciler: bool,
}

pub(super) async fn run(app: App, opener: Arc<dyn Opener>, options: Arguments) -> anyhow::Result<ExitCode> {
    let stop = CancellationToken::new();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let told = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        told.cancel();
    });
    let without = Without { courier: options.without_courier, reconciler: options.without_reconciler };
    service::run(app, opener, without, stop).await?;
    Ok(ExitCode::SUCCESS)
}
