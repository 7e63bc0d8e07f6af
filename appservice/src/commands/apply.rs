//! `baraza apply FILE`: makes it so, whether or not the service runs.
//!
//! The order goes into the same inbox as everything else. Where the service runs, it does the work and this only
//! watches; where it does not, or dies meanwhile, this takes the lease and runs the same loops until nothing is left
//! to do. Interrupted at any request, the next one finishes.

use std::{path::PathBuf, process::ExitCode, time::Duration};

use anyhow::bail;
use bots::{cohort::Cohort, event::Reset, ids::CohortId, registry};
use clap::Args;
use serde_json::json;
use storage::{Body, InboxState, NewInboxRow};

use super::plan;
use crate::{
    app::App,
    cause::Cause,
    engine::{Engine, LEASE, LEASE_MS},
    idsource, observe,
    outbound::rounds,
};

/// A round that only waits for a homeserver is given up after this; the service goes on where it stopped.
const PATIENCE: Duration = Duration::from_secs(300);

/// Options of `apply`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The cohort's file.
    file: PathBuf,
    /// Override what people decided in chat: sanctions, standing, rota, windows, or standing=@person:server for one
    /// person; what they voted: rules, hours, quiet, order; or whom coordinators added: people. Written to the audit
    /// log.
    #[arg(long, value_name = "FIELD", value_parser = registry::reset)]
    reset: Vec<Reset>,
    /// Take so many people off the roster: asked for where a file leaves out more than three people or a tenth, for that
    /// is rather half a file.
    #[arg(long, value_name = "NUMBER")]
    remove: Option<usize>,
    /// Invite at once, also in the cohort's quiet time. Else whoever is new is invited when it opens.
    #[arg(long)]
    now: bool,
}

pub(super) async fn apply(app: App, options: Arguments) -> anyhow::Result<ExitCode> {
    let (text, file) = plan::read(&options.file, &app.service_accounts)?;
    for reset in &options.reset {
        if let Some(account) = &reset.account
            && !file.people.iter().any(|person| person.id.to_string() == account.as_str())
        {
            bail!("{account} is not in this file: whoever is to be invited needs a [[person]]");
        }
    }
    app.ensure_accounts().await?;
    // People's words are for the service, which has a device to read them.
    let engine = Engine { orders_only: true, ..app.engine(None) };
    let reconciler = app.reconciler(app.abilities().await?);
    let plan = plan::make(&app, &engine, &reconciler, &file, &options.reset).await?;
    let id = CohortId::new(file.id.to_string());
    let before = engine.load(&id).await?;
    let is_new = before.is_none();
    let releases = options.now && before.is_some_and(|loaded| loaded.cohort.asks_from.is_some());
    if plan.changes.is_empty() && options.reset.is_empty() && !is_new && !releases {
        plan::print(&plan);
        return Ok(ExitCode::SUCCESS);
    }
    for line in &plan.changes {
        println!("{line}");
    }
    if let Some(said) = plan.leaving.refuses(options.remove) {
        bail!(said);
    }
    let cause = Cause::Apply(idsource::ulid()).to_string();
    let reset: Vec<String> = options.reset.iter().map(ToString::to_string).collect();
    let body = json!({ "file": text, "reset": reset, "waits": !options.now }).to_string();
    let row = NewInboxRow {
        cause: cause.clone(),
        queue: None,
        body: Body::new(body),
        received_at: app.clock.now_ms(),
        not_before: None,
        outcome: None,
    };
    app.store.receive(&[row]).await?;
    let began = tokio::time::Instant::now();
    let mut watched = Watched::default();
    loop {
        // Whoever decided before may be gone: its lease ends by itself, and then the work is ours.
        let lease = app.store.take_lease(LEASE, &app.holder, app.clock.now_ms(), LEASE_MS).await?;
        if let Some(lease) = lease {
            if let Ok(mut held) = app.lease.lock() {
                *held = Some(lease.clone());
            }
            let result = work(&app, &engine, &reconciler, &id, &cause).await;
            app.store.release_lease(&lease).await?;
            result?;
            break;
        }
        if watched.done(&app, &id, &cause).await? {
            break;
        }
        if began.elapsed() > PATIENCE {
            bail!("the service has not finished yet; its /problems page on the inner door says why");
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    println!("applied");
    if let Some(from) = engine.load(&id).await?.and_then(|loaded| asks_from(&loaded.cohort)) {
        println!(
            "it is quiet time there: nobody is invited before {from}; `baraza apply --now` invites at once"
        );
    }
    // Where a partner's server is down its people are invited later; that is no reason to stay here.
    for line in plan::make(&app, &engine, &reconciler, &file, &[]).await?.changes {
        println!("waits: {line}");
    }
    Ok(ExitCode::SUCCESS)
}

/// From when people are invited, on the cohort's own clock, where that waits.
fn asks_from(cohort: &Cohort) -> Option<String> {
    let from = cohort.asks_from?.to_zoned(cohort.zone().clone());
    Some(from.strftime("%a %e %b %H:%M").to_string())
}

/// Runs the loops here until the rooms match.
async fn work(
    app: &App,
    engine: &Engine,
    reconciler: &crate::outbound::reconciler::Reconciler,
    id: &CohortId,
    cause: &str,
) -> anyhow::Result<()> {
    let health = observe::Health::new(app.clone());
    let began = tokio::time::Instant::now();
    let mut renewed = tokio::time::Instant::now();
    loop {
        if renewed.elapsed() > Duration::from_millis(LEASE_MS as u64 / 4) {
            let lease = app.lease.lock().ok().and_then(|lease| lease.clone());
            if let Some(lease) = lease
                && !app.store.renew_lease(&lease, app.clock.now_ms(), LEASE_MS).await?
            {
                bail!("another process took over; run `baraza apply` again to see how it went");
            }
            renewed = tokio::time::Instant::now();
        }
        while engine.turn().await? > 0 {}
        refused(app, cause).await?;
        let Some(loaded) = engine.load(id).await? else {
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let next = rounds::reconcile(app, engine, reconciler, &health, id).await?;
        while engine.turn().await? > 0 {}
        // Invitations to direct chats and the welcome are messages: they wait for the service.
        let after = engine.load(id).await?;
        let settled = app.store.setting(&rounds::settled_name(id)).await?;
        if after.is_some_and(|after| {
            after.version == loaded.version && settled == Some(after.version.to_string())
        }) {
            return Ok(());
        }
        if began.elapsed() > PATIENCE {
            bail!("not finished yet: {}. Run `baraza apply` again, or start the service", health.words());
        }
        // A homeserver that is down is not asked twenty times a second.
        let pause = match next {
            rounds::Next::LookAgain(pause) => pause,
            rounds::Next::Rest | rounds::Next::Later => Duration::from_millis(50),
        };
        tokio::time::sleep(pause).await;
    }
}

/// Watches the service do it.
#[derive(Default)]
struct Watched {
    /// The version of the cohort that the order made, once it was decided.
    wanted: Option<i64>,
}

impl Watched {
    /// Whether a round over the rooms of that version, or a later one, found nothing to do.
    async fn done(&mut self, app: &App, id: &CohortId, cause: &str) -> anyhow::Result<bool> {
        refused(app, cause).await?;
        if self.wanted.is_none()
            && app.store.inbox_row(cause).await?.is_some_and(|row| row.state == InboxState::Decided)
        {
            self.wanted = app.store.load_cohort(id.as_str()).await?.map(|row| row.version);
        }
        let Some(wanted) = self.wanted else { return Ok(false) };
        let settled = app.store.setting(&rounds::settled_name(id)).await?;
        Ok(settled.and_then(|version| version.parse::<i64>().ok()).is_some_and(|version| version >= wanted))
    }
}

async fn refused(app: &App, cause: &str) -> anyhow::Result<()> {
    match app.store.inbox_row(cause).await? {
        Some(row) if matches!(row.state, InboxState::Parked | InboxState::Ignored) => {
            bail!("the file was refused: {}", row.reason.unwrap_or_default())
        }
        _ => Ok(()),
    }
}
