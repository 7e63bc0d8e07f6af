//! The service: the doors, the loops, and the lease that says who decides.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use device_link::Opener;
use secrecy::{ExposeSecret, SecretString};
use tokio::{net::TcpListener, task::JoinSet};
use tokio_util::sync::CancellationToken;

use crate::{
    app::App,
    device::{self, Device},
    doors,
    engine::{LEASE, LEASE_MS},
    error::{ShellError, no_answer},
    inbound::{following, healing, http},
    observe,
    outbound::rounds,
    pages, private, strangers, supervise,
    vitals::{Part, Vitals},
};

const HEAL: Duration = Duration::from_secs(60);
/// The slow walk goes on in every so many rounds of that.
const WALK: u64 = 5;
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
pub async fn run(
    app: App,
    opener: Arc<dyn Opener>,
    without: Without,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    if private::is_open_to_others(&app.instance.data_dir) {
        tracing::warn!("others on this machine may look into data_dir; see `baraza check`");
    }
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
    let mut loops = Loops { vitals: &app.vitals, stop: &stop, tasks: JoinSet::new() };
    let inside = Open { router: inside, limits: doors::HOMESERVERS };
    let door = Listening::new(app.instance.appservice.listen, inside_listener, inside, stop.clone());
    loops.spawn(Part::Door, move || door.clone().serve());
    let outside = Open { router: pages::router(&app), limits: doors::PAGES };
    let pages = Listening::new(app.instance.dashboard.listen, outside_listener, outside, stop.clone());
    loops.spawn(Part::Pages, move || pages.clone().serve());
    take_lease(&app, &stop).await?;
    if stop.is_cancelled() {
        return finish(loops.tasks).await;
    }
    let (a, s) = (app.clone(), stop.clone());
    loops.spawn(Part::Lease, move || keep_lease(a.clone(), s.clone()));
    wait_for_homeserver(&app, &stop).await;
    if stop.is_cancelled() {
        let result = finish(loops.tasks).await;
        give_back(&app).await;
        return result;
    }
    let device = Device::default();
    let slot = device::Slot::default();
    let (a, d, h, o, s) = (app.clone(), device.clone(), health.clone(), slot.clone(), stop.clone());
    let keeping = move || device::keep(a.clone(), opener.clone(), d.clone(), h.clone(), o.clone(), s.clone());
    let keeper = tokio::spawn(supervise::keep(app.vitals.clone(), Part::Device, stop.clone(), keeping));
    let (engine, s) = (app.engine(Some(device.clone())), stop.clone());
    loops.spawn(Part::Deciding, move || engine.clone().run(s.clone()));
    if !without.courier {
        // Only whoever holds the lease delivers: what a dead process had claimed need not wait for its claims to end.
        let given_back = app.store.release_claims_of_others(&app.holder).await?;
        if given_back > 0 {
            tracing::info!(given_back, "deliveries of a process that is gone are taken over");
        }
        let (courier, s) = (app.courier(Some(device.clone())), stop.clone());
        loops.spawn(Part::Delivery, move || courier.clone().run(s.clone()));
    }
    let (a, s) = (app.clone(), stop.clone());
    loops.spawn(Part::Following, move || following::follow(a.clone(), s.clone()));
    let (a, d, s) = (app.clone(), device.clone(), stop.clone());
    loops.spawn(Part::Healing, move || heal_loop(a.clone(), d.clone(), s.clone()));
    if !without.reconciler {
        let (a, e, h, s) = (app.clone(), app.engine(None), health.clone(), stop.clone());
        loops.spawn(Part::Rooms, move || rounds::run(a.clone(), e.clone(), h.clone(), s.clone()));
        let (a, s) = (app.clone(), stop.clone());
        loops.spawn(Part::Openings, move || rounds::check_openings(a.clone(), s.clone()));
    }
    health.ready();
    tracing::info!(
        inside = %app.instance.appservice.listen, pages = %app.instance.dashboard.listen, "ready"
    );
    stop.cancelled().await;
    let result = finish(loops.tasks).await;
    device.close();
    if let Err(error) = keeper.await {
        tracing::error!(%error, "whoever keeps the encrypted device broke off");
    }
    if let Some(open) = slot.take() {
        open.stop().await;
    }
    give_back(&app).await;
    result
}

/// The loops of a service, each kept running.
struct Loops<'a> {
    vitals: &'a Vitals,
    stop: &'a CancellationToken,
    tasks: JoinSet<()>,
}

impl Loops<'_> {
    fn spawn<F>(&mut self, part: Part, begin: impl Fn() -> F + Send + Sync + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.tasks.spawn(supervise::keep(self.vitals.clone(), part, self.stop.clone(), begin));
    }
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

/// A door: the first time with the listener that was opened at the start, then with one of its own.
#[derive(Clone)]
struct Listening {
    address: std::net::SocketAddr,
    first: Arc<Mutex<Option<TcpListener>>>,
    open: Open,
    stop: CancellationToken,
}

/// What is behind a door, and what the door bears.
#[derive(Clone)]
struct Open {
    router: axum::Router,
    limits: doors::Limits,
}

impl Listening {
    fn new(address: std::net::SocketAddr, first: TcpListener, open: Open, stop: CancellationToken) -> Self {
        Self { address, first: Arc::new(Mutex::new(Some(first))), open, stop }
    }

    async fn serve(self) {
        let first = self.first.lock().ok().and_then(|mut first| first.take());
        let listener = match first {
            Some(listener) => listener,
            None => match listen(self.address).await {
                Ok(listener) => listener,
                Err(error) => return tracing::error!("a door cannot be opened again: {error}"),
            },
        };
        doors::serve(listener, self.open.router, self.open.limits, self.stop).await;
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
        app.vitals.beat(Part::Lease).await;
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
                Ok(lease) => {
                    let taken = lease.is_some();
                    set_lease(&app, lease);
                    if taken {
                        look_at_all(&app).await;
                    }
                }
                Err(error) => tracing::warn!(%error, "the lease could not be renewed"),
            }
        }
    }
}

/// What another process decided and did not live to do is known to nobody here: every cohort gets a round.
async fn look_at_all(app: &App) {
    match app.store.cohort_ids().await {
        Ok(ids) => ids.into_iter().for_each(|id| app.wakes.mark_dirty(&bots::ids::CohortId::new(id))),
        Err(error) => tracing::warn!(%error, "the cohorts cannot be listed"),
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

/// What nobody needs any more goes: strangers, and links and sessions of the page that are over.
async fn forget(app: &App) {
    if let Err(error) = strangers::forget(app).await {
        tracing::warn!("strangers could not be forgotten: {}", error.chain());
    }
    if let Err(error) = app.store.forget_expired_access(app.clock.now_ms()).await {
        tracing::warn!(%error, "links that are over could not be forgotten");
    }
}

/// What is looked at because time passed: the invitations that the device knows, the slow walk, strangers.
async fn heal_loop(app: App, device: Device, stop: CancellationToken) {
    let mut walked = app.clock.now_ms();
    for round in 1_u64.. {
        app.vitals.beat(Part::Healing).await;
        match healing::heal_invitations(&app, &device).await {
            Ok(0) => {}
            Ok(healed) => app.note_healed(healed),
            Err(error) => tracing::warn!("invitations could not be looked for: {}", error.chain()),
        }
        if round.is_multiple_of(WALK) {
            let now = app.clock.now_ms();
            match healing::walk(&app, walked, now).await {
                Ok(0) => walked = now,
                Ok(healed) => {
                    walked = now;
                    app.note_healed(healed);
                }
                Err(error) => tracing::warn!("rooms could not be read back: {}", error.chain()),
            }
        }
        if round.is_multiple_of(STRANGERS) {
            forget(&app).await;
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
