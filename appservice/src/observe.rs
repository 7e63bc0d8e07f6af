//! Health, readiness and metrics, on the inner door.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{Json, Router, extract::State, http::StatusCode, response::IntoResponse, routing::get};
use bots::ids::CohortId;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde_json::{Value, json};

use crate::{
    app::App,
    outbound::reconciler::{Round, members::Moved},
};

/// How the service stands.
#[derive(Clone)]
pub struct Health {
    app: App,
    ready: Arc<AtomicBool>,
    problems: Arc<Mutex<BTreeMap<String, String>>>,
    unprotected: Arc<Mutex<BTreeMap<CohortId, usize>>>,
    prometheus: Option<PrometheusHandle>,
}

impl Health {
    /// Not ready yet. The recorder of metrics is one for the process; a second service in it records into the first.
    pub fn new(app: App) -> Self {
        let prometheus = PrometheusBuilder::new().install_recorder().ok();
        Self { app, ready: Arc::default(), problems: Arc::default(), unprotected: Arc::default(), prometheus }
    }

    /// The loops run.
    pub fn ready(&self) {
        self.ready.store(true, Ordering::Release);
    }

    /// Something lasting that the operator should know.
    pub fn problem(&self, about: &str, what: &str) {
        if let Ok(mut problems) = self.problems.lock() {
            problems.insert(about.to_owned(), what.to_owned());
        }
    }

    /// It is over.
    pub fn solved(&self, about: &str) {
        if let Ok(mut problems) = self.problems.lock() {
            problems.remove(about);
        }
    }

    /// What a round of the reconciler found.
    pub fn round(&self, cohort: &CohortId, round: &Round) {
        metrics::counter!("baraza_reconcile_steps_total").increment(round.taken as u64);
        if let Ok(mut unprotected) = self.unprotected.lock() {
            unprotected.insert(cohort.clone(), round.unprotected.len());
            let all: usize = unprotected.values().sum();
            metrics::gauge!("baraza_closed_rooms_without_queued_opening").set(all as f64);
        }
        let Ok(mut problems) = self.problems.lock() else { return };
        let prefix = format!("room {cohort}/");
        problems.retain(|about, _| !about.starts_with(&prefix));
        for (place, what, _) in &round.faults {
            problems.insert(format!("{prefix}{}", place.word()), what.clone());
        }
        for place in &round.unprotected {
            let about = format!("{prefix}{} closed", place.word());
            let what = "no opening is queued on the homeserver: if Baraza stops, it stays closed".to_owned();
            problems.insert(about, what);
        }
    }

    /// What a pass over a cohort's memberships found.
    pub fn members(&self, cohort: &CohortId, moved: &Moved) {
        metrics::counter!("baraza_reconcile_steps_total").increment(moved.taken as u64);
        let Ok(mut problems) = self.problems.lock() else { return };
        let prefix = format!("people {cohort}/");
        problems.retain(|about, _| !about.starts_with(&prefix));
        for (place, what) in &moved.waits {
            problems
                .entry(format!("{prefix}{}", place.word()))
                .and_modify(|known| *known = format!("{known}; {what}"))
                .or_insert_with(|| what.clone());
        }
    }

    /// All of it on one line, for commands.
    pub fn words(&self) -> String {
        self.list().into_iter().map(|(about, what)| format!("{about}: {what}")).collect::<Vec<_>>().join("; ")
    }

    fn list(&self) -> BTreeMap<String, String> {
        self.problems.lock().map(|problems| problems.clone()).unwrap_or_default()
    }
}

/// `/health`: the process lives. `/ready`: it decides and delivers. `/metrics`: Prometheus text. `/problems`: what the
/// operator should look at.
pub fn router(health: Health) -> Router {
    Router::new()
        .route("/health", get(|| async { "ok\n" }))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics_text))
        .route("/problems", get(|State(health): State<Health>| async move { Json(json!(health.list())) }))
        .with_state(health)
}

async fn ready(State(health): State<Health>) -> impl IntoResponse {
    let database = health.app.store.ping().await.is_ok();
    let leads = health.app.lease.lock().map(|lease| lease.is_some()).unwrap_or(false);
    let ready = health.ready.load(Ordering::Acquire);
    let body: Value = json!({ "ready": ready && database, "database": database, "decides": leads });
    let status = if ready && database { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(body))
}

async fn metrics_text(State(health): State<Health>) -> impl IntoResponse {
    if let Ok(counts) = health.app.store.counts().await {
        metrics::gauge!("baraza_inbox_waiting").set(counts.inbox_waiting as f64);
        metrics::gauge!("baraza_outbox_waiting").set(counts.outbox_waiting as f64);
        metrics::gauge!("baraza_inbox_parked").set(counts.inbox_parked as f64);
        metrics::gauge!("baraza_outbox_parked").set(counts.outbox_parked as f64);
    }
    match &health.prometheus {
        Some(handle) => (StatusCode::OK, handle.render()),
        None => (StatusCode::OK, String::new()),
    }
}
