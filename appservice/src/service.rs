//! The service: the doors, the loops, and the lease that says who decides.

use std::{sync::Arc, time::Duration};

use secrecy::{ExposeSecret, SecretString};
use tokio::{net::TcpListener, task::JoinSet};
use tokio_util::sync::CancellationToken;

use crate::{
    app::App,
    device::{self, Device},
    engine::{LEASE, LEASE_MS},
    error::{ShellError, no_answer},
    inbound::{healing, http},
    observe,
    outbound::rounds,
    pages, strangers,
};

const HEAL: Duration = Duration::from_secs(60);
/// Strangers are looked for in every so many rounds of that.
const STRANGERS: u64 = 60;
/// The log repeats why the service waits after this long, then after twice as long, up to forty times.
const FIRST_REMINDER: Duration = Duration::from_secs(15);

/// Parts of the service that a run leaves out. All of them run in production; a test that leaves one out shows that
/// the part is needed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Without {
    /// No courier: nothing is said.
    pub courier: bool,
    /// No reconciler: rooms stay as they are.
    pub reconciler: bool,
}

/// Runs until told to stop.
///
/// # Errors
/// When the doors cannot be opened, or another process on the same SQLite file decides already.
pub async fn run(app: App, without: Without, stop: CancellationToken) -> anyhow::Result<()> {
    let health = observe::Health::new(app.clone());
    let door = http::Door {
        store: app.store.clone(),
        hs_token: Arc::new(SecretString::from(app.instance.appservice.hs_token.expose_secret().to_owned())),
        clock: app.clock.clone(),
        arrived: app.wakes.arrived.clone(),
    };
    // Doors first: the homeserver may deliver before anything else is ready, and is only ever answered by a commit.
    let inside = http::router(door).merge(observe::router(health.clone()));
    let inside_listener = listen(app.instance.appservice.listen).await?;
    let outside_listener = listen(app.instance.dashboard.listen).await?;
    let mut tasks = JoinSet::new();
    tasks.spawn(serve(inside_listener, inside, stop.clone()));
    tasks.spawn(serve(outside_listener, pages::router(&app), stop.clone()));
    take_lease(&app, &stop).await?;
    if stop.is_cancelled() {
        return finish(tasks).await;
    }
    tasks.spawn(keep_lease(app.clone(), stop.clone()));
    wait_for_homeserver(&app, &stop).await;
    if stop.is_cancelled() {
        let result = finish(tasks).await;
        give_back(&app).await;
        return result;
    }
    let device = Device::default();
    let opening = tokio::spawn(device::keep(app.clone(), device.clone(), health.clone(), stop.clone()));
    tasks.spawn(app.engine(Some(device.clone())).run(stop.clone()));
    if !without.courier {
        // Only whoever holds the lease delivers: what a dead process had claimed need not wait for its claims to end.
        let given_back = app.store.release_claims_of_others(&app.holder).await?;
        if given_back > 0 {
            tracing::info!(given_back, "deliveries of a process that is gone are taken over");
        }
        tasks.spawn(app.courier(Some(device.clone())).run(stop.clone()));
    }
    tasks.spawn(heal_loop(app.clone(), device.clone(), stop.clone()));
    if !without.reconciler {
        tasks.spawn(rounds::run(app.clone(), app.engine(None), health.clone(), stop.clone()));
    }
    health.ready();
    tracing::info!(
        inside = %app.instance.appservice.listen, pages = %app.instance.dashboard.listen, "ready"
    );
    stop.cancelled().await;
    let result = finish(tasks).await;
    device.close();
    if let Ok(Some(open)) = opening.await
        && let Some(open) = Arc::into_inner(open)
    {
        open.stop().await;
    }
    give_back(&app).await;
    result
}

/// Gives back what others may wait for.
async fn give_back(app: &App) {
    release_lease(app).await;
    app.store.close().await;
}

async fn finish(mut tasks: JoinSet<()>) -> anyhow::Result<()> {
    let all = async { while tasks.join_next().await.is_some() {} };
    if tokio::time::timeout(Duration::from_secs(10), all).await.is_err() {
        tracing::warn!(
            "some tasks did not end in time; what they had not committed is done at the next start"
        );
    }
    Ok(())
}

async fn listen(address: std::net::SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        anyhow::anyhow!(
            "cannot listen on {address} ({error}): another program has it, perhaps another `baraza run`, or it is not ours \
             to take; stop that one, or choose another address in the settings (appservice.listen, dashboard.listen)"
        )
    })
}

async fn serve(listener: TcpListener, router: axum::Router, stop: CancellationToken) {
    let served =
        axum::serve(listener, router).with_graceful_shutdown(async move { stop.cancelled().await }).await;
    if let Err(error) = served {
        tracing::error!(%error, "a door closed");
    }
}

/// Takes the lease under which this process decides. On SQLite a second process is refused; on PostgreSQL it waits
/// until the first one is gone.
async fn take_lease(app: &App, stop: &CancellationToken) -> anyhow::Result<()> {
    let began = app.clock.now_ms();
    loop {
        if let Some(lease) = app.store.take_lease(LEASE, &app.holder, app.clock.now_ms(), LEASE_MS).await? {
            set_lease(app, Some(lease));
            return Ok(());
        }
        let alone = app.store.backend() == storage::Backend::Sqlite;
        if alone && app.clock.now_ms() - began > LEASE_MS + 2_000 {
            anyhow::bail!(
                "another baraza decides on this database already: stop it first, or use PostgreSQL for several"
            );
        }
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            () = tokio::time::sleep(Duration::from_millis(500)) => {}
        }
    }
}

fn set_lease(app: &App, lease: Option<storage::Lease>) {
    if let Ok(mut held) = app.lease.lock() {
        *held = lease;
    }
}

async fn keep_lease(app: App, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_millis(2_500)) => {}
        }
        let lease = app.lease.lock().ok().and_then(|lease| lease.clone());
        let kept = match &lease {
            Some(lease) => app.store.renew_lease(lease, app.clock.now_ms(), LEASE_MS).await.unwrap_or(false),
            None => false,
        };
        if !kept {
            match app.store.take_lease(LEASE, &app.holder, app.clock.now_ms(), LEASE_MS).await {
                Ok(lease) => set_lease(&app, lease),
                Err(error) => tracing::warn!(%error, "the lease could not be renewed"),
            }
        }
    }
}

async fn release_lease(app: &App) {
    let lease = app.lease.lock().ok().and_then(|mut lease| lease.take());
    if let Some(lease) = lease
        && let Err(error) = app.store.release_lease(&lease).await
    {
        tracing::warn!(%error, "the lease could not be released; it ends by itself");
    }
}

/// Waits until the homeserver answers and knows us, however long that takes. It is asked often, so that people need
/// not wait for us; the log says why we wait once, and again at growing pauses.
async fn wait_for_homeserver(app: &App, stop: &CancellationToken) {
    let mut said: Option<tokio::time::Instant> = None;
    let mut pause = FIRST_REMINDER;
    while let Err(error) = app.ensure_accounts().await {
        if said.is_none_or(|said| said.elapsed() >= pause) {
            if said.is_some() {
                pause = (pause * 2).min(FIRST_REMINDER * 40);
            }
            said = Some(tokio::time::Instant::now());
            let unanswered = match &error {
                ShellError::Homeserver(fault) => no_answer(fault, &app.instance.homeserver.url),
                _ => None,
            };
            tracing::warn!(
                "waiting for the homeserver: {}; see `baraza check`",
                unanswered.unwrap_or_else(|| error.chain())
            );
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(2)) => {}
        }
    }
    // After our downtime the homeserver holds events back for minutes; being pinged it delivers at once.
    if let Err(fault) = app.homeserver.ping_appservice(&app.instance.appservice.id, "baraza").await {
        tracing::warn!("the homeserver could not reach us back: {fault}; see `baraza check`");
    }
}

/// Reads rooms back after the start and from time to time, so that what the homeserver forgot to deliver is decided.
async fn heal_loop(app: App, device: Device, stop: CancellationToken) {
    for round in 1_u64.. {
        if let Err(error) = healing::heal_all(&app, Some(&device)).await {
            tracing::warn!("rooms could not be read back: {}", error.chain());
        }
        if round.is_multiple_of(STRANGERS)
            && let Err(error) = strangers::forget(&app).await
        {
            tracing::warn!("strangers could not be forgotten: {}", error.chain());
        }
        if let Err(error) = app.store.scrub().await {
            tracing::warn!(%error, "the write-ahead log could not be emptied");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(HEAL) => {}
        }
    }
}
