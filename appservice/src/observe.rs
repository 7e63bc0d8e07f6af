//! Health, readiness and metrics, on the inner door.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{Json, Router, extract::State, http::StatusCode, response::IntoResponse, routing::get};
use bots::{
    cohort::{Cohort, Place},
    ids::CohortId,
    room_state,
};
use device_link::Readiness;
use jiff::Timestamp;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde_json::{Map, Value, json};
use tokio::time::Instant;

use crate::{
    app::App,
    calendars,
    outbound::reconciler::{Round, Seen, members::Moved},
};

/// A room may stay closed for so long after its opening before that is an alarm.
const LATE_MS: i64 = 60_000;
/// A cohort that has waited for its round for so long is an alarm.
const NO_ROUND: Duration = Duration::from_secs(5 * 60);
/// An encrypted device to which no sync came back for so long makes the service not ready.
const DEAF: Duration = Duration::from_secs(3 * 60);
/// So many of the parked rows are shown of each kind of queue: what strangers are to blame for is one of them.
const SHOWN: i64 = 5;

/// A room, as the alarms know it.
#[derive(Clone, Copy, Debug, Default)]
struct Room {
    seen: Seen,
    /// Since when it was known to be closed although the cohort says open.
    late_since: Option<i64>,
}

/// How the service stands.
#[derive(Clone)]
pub struct Health {
    app: App,
    ready: Arc<AtomicBool>,
    problems: Arc<Mutex<BTreeMap<String, String>>>,
    /// The rooms as they were last seen: a round that sees nothing changes nothing.
    rooms: Arc<Mutex<BTreeMap<(CohortId, Place), Room>>>,
    /// What is to be said of holiday calendars, by cohort, as of its last round.
    calendars: Arc<Mutex<BTreeMap<CohortId, Vec<String>>>>,
    /// Since when each cohort that is to have a round waits for it.
    rounds: Arc<Mutex<BTreeMap<CohortId, Instant>>>,
    /// How the open encrypted device was when it was last looked at.
    device: Arc<Mutex<Option<Readiness>>>,
    prometheus: Option<PrometheusHandle>,
}

impl Health {
    /// Not ready yet. The recorder of metrics is one for the process; a second service in it records into the first.
    pub fn new(app: App) -> Self {
        let prometheus = PrometheusBuilder::new().install_recorder().ok();
        Self {
            app,
            ready: Arc::default(),
            problems: Arc::default(),
            rooms: Arc::default(),
            calendars: Arc::default(),
            rounds: Arc::default(),
            device: Arc::default(),
            prometheus,
        }
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

    /// How the open encrypted device is.
    pub fn device(&self, ready: Readiness) {
        if let Ok(mut device) = self.device.lock() {
            *device = Some(ready);
        }
    }

    /// A cohort is to have a round.
    pub fn waits(&self, cohort: &CohortId) {
        if let Ok(mut rounds) = self.rounds.lock() {
            rounds.entry(cohort.clone()).or_insert_with(Instant::now);
        }
    }

    /// It had it, well or badly.
    pub fn had_round(&self, cohort: &CohortId) {
        if let Ok(mut rounds) = self.rounds.lock() {
            rounds.remove(cohort);
        }
    }

    /// What a round of the reconciler found.
    pub fn round(&self, cohort: &Cohort, round: &Round) {
        metrics::counter!("baraza_reconcile_steps_total").increment(round.taken as u64);
        self.see(cohort, round);
        if let Ok(mut calendars) = self.calendars.lock() {
            let remarks = calendars::remarks(&cohort.structure, self.app.clock.now());
            if remarks.is_empty() {
                calendars.remove(cohort.id());
            } else {
                calendars.insert(cohort.id().clone(), remarks);
            }
        }
        let Ok(mut problems) = self.problems.lock() else { return };
        let prefix = format!("room {}/", cohort.id());
        let known: BTreeMap<String, String> =
            problems.extract_if(.., |about, _| about.starts_with(&prefix)).collect();
        for (place, what, _) in &round.faults {
            let about = format!("{prefix}{}", place.word());
            // The round comes again every second while the homeserver is away: once in the log is enough.
            if known.get(&about) != Some(what) {
                tracing::warn!("{about}: {what}");
            }
            problems.insert(about, what.clone());
        }
    }

    fn see(&self, cohort: &Cohort, round: &Round) {
        let Ok(mut rooms) = self.rooms.lock() else { return };
        let now = self.app.clock.now();
        let places = cohort.places();
        rooms.retain(|(id, place), _| id != cohort.id() || places.contains(place));
        for place in places {
            let Place::Room(kind) = place else { continue };
            let room = rooms.entry((cohort.id().clone(), place)).or_default();
            if let Some(seen) = round.seen.get(&place) {
                room.seen = *seen;
            }
            let late = room.seen.closed && !room_state::is_closed(cohort, kind, now);
            room.late_since = late.then(|| room.late_since.unwrap_or(now.as_millisecond()));
        }
    }

    /// What the rooms' states give rise to, with its two gauges.
    fn alarms(&self) -> BTreeMap<String, String> {
        let mut alarms = BTreeMap::new();
        let (mut unprotected, mut late) = (0_u32, 0_u32);
        let now = self.app.clock.now_ms();
        let rooms = self.rooms.lock().map(|rooms| rooms.clone()).unwrap_or_default();
        for ((cohort, place), room) in rooms {
            let about = format!("room {cohort}/{}", place.word());
            if room.seen.unprotected {
                unprotected += 1;
                let what = "no opening is queued on the homeserver: if Baraza stops, it stays closed";
                alarms.insert(format!("{about} closed"), what.to_owned());
            }
            if let Some(since) = room.late_since.filter(|since| now - since > LATE_MS) {
                late += 1;
                let minutes = (now - since) / 60_000;
                let what = format!(
                    "closed longer than planned, for {minutes} minutes: nobody can post although it is open time; \
                     what is said of this room beside, or the homeserver's log, has the reason"
                );
                alarms.insert(format!("{about} late"), what);
            }
        }
        metrics::gauge!("baraza_closed_rooms_without_queued_opening").set(unprotected);
        metrics::gauge!("baraza_rooms_closed_longer_than_planned").set(late);
        alarms
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
        let mut all = self.problems.lock().map(|problems| problems.clone()).unwrap_or_default();
        all.extend(self.app.held.list());
        all.extend(self.app.refusing.list(self.app.clock.now()));
        all.extend(self.app.guessing.list(self.app.clock.now()));
        all.extend(self.holidays());
        all.extend(self.alarms());
        all.extend(self.loops());
        all
    }

    /// Once for all cohorts that use the same calendar.
    fn holidays(&self) -> Option<(String, String)> {
        let calendars = self.calendars.lock().ok()?;
        let remarks: BTreeSet<&str> = calendars.values().flatten().map(String::as_str).collect();
        let said = remarks.into_iter().collect::<Vec<_>>().join("; ");
        (!said.is_empty()).then(|| ("holidays".to_owned(), said))
    }

    /// What is to be said of the loops, of cohorts that wait long for a round, and of the device's own tasks.
    fn loops(&self) -> BTreeMap<String, String> {
        let mut said = BTreeMap::new();
        for loop_ in self.app.vitals.all() {
            let about = format!("loop {}", loop_.part.word());
            if let Some(how) = loop_.fault {
                said.insert(
                    about,
                    format!("{how}; it is started again by itself; see the log for the reason"),
                );
            } else if let Some(how) = loop_.ended {
                let what = format!(
                    "started again {} times, the last time because {how}; it runs now; report this with the log",
                    loop_.restarts
                );
                said.insert(about, what);
            }
        }
        for (part, what) in self.app.vitals.broken() {
            said.insert(format!("fault in {}", part.word()), what);
        }
        for (cohort, last) in self.rounds.lock().map(|rounds| rounds.clone()).unwrap_or_default() {
            if last.elapsed() > NO_ROUND {
                let what = format!("its rooms wait to be looked after, for {} s", last.elapsed().as_secs());
                said.insert(format!("cohort {cohort}"), what);
            }
        }
        if self.app.following.is_without() {
            let what =
                "the homeserver does not say what moves (no sliding sync): gaps are found within an hour";
            said.insert("what moves".to_owned(), what.to_owned());
        } else if let Some(silent) = self.app.following.silent_for().filter(|silent| *silent > DEAF) {
            let what = format!("the homeserver last said {} s ago what moves; see the log", silent.as_secs());
            said.insert("what moves".to_owned(), what);
        }
        let device = self.device.lock().ok().and_then(|device| *device);
        if let Some(ready) = device.filter(|ready| ready.stepped_over > 0) {
            let what = format!(
                "its library broke off at something that came in, which was left out ({} times); if encrypted texts stay \
                 unread, restart Baraza",
                ready.stepped_over
            );
            said.insert("encrypted device stepped over".to_owned(), what);
        }
        if let Some(ready) = device.filter(|ready| ready.restarts > 0) {
            let what =
                format!("{} times a task of it ended and was started again; see the log", ready.restarts);
            said.insert("encrypted device restarts".to_owned(), what);
        }
        said
    }
}

/// `/health`: the process lives and takes transactions. `/ready`: it decides and delivers; a replica that stands by does
/// not. `/metrics`: Prometheus text. `/problems`: what the
/// operator should look at.
pub fn router(health: Health) -> Router {
    Router::new()
        .route("/health", get(|| async { "ok\n" }))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics_text))
        .route("/problems", get(problems))
        .with_state(health)
}

async fn ready(State(health): State<Health>) -> impl IntoResponse {
    let database = health.app.store.ping().await.is_ok();
    let leads = health.app.lease.lock().map(|lease| lease.is_some()).unwrap_or(false);
    let loops = health.app.vitals.all();
    let broken: Vec<&str> = loops.iter().filter(|l| l.fault.is_some()).map(|l| l.part.word()).collect();
    let seconds = loops.iter().map(|l| (l.part.word(), json!(l.silent_for.map(|silent| silent.as_secs()))));
    let seconds: Map<String, Value> = seconds.map(|(part, silent)| (part.to_owned(), silent)).collect();
    let device = health.device.lock().ok().and_then(|device| *device);
    let deaf = device.is_some_and(|ready| ready.broken || ready.silent_for > DEAF);
    let runs = health.ready.load(Ordering::Acquire) && broken.is_empty() && !deaf;
    let ready = runs && database && leads;
    let body: Value = json!({
        "ready": ready, "database": database, "decides": leads, "broken": broken, "silent_seconds": seconds,
        "told_what_moves_seconds_ago": health.app.following.silent_for().map(|silent| silent.as_secs()),
        "encrypted_device": device.map(|ready| json!({
            "works": ready.works(), "silent_seconds": ready.silent_for.as_secs(),
        })),
    });
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(body))
}

/// What lasts, and the newest of what could never be done: kind, time, reason, never words.
async fn problems(State(health): State<Health>) -> impl IntoResponse {
    let mut list = health.list();
    match health.app.store.newest_parked(SHOWN).await {
        Ok(parked) => parked.into_iter().for_each(|row| {
            let at = Timestamp::from_millisecond(row.at).map(|at| at.to_string()).unwrap_or_default();
            let why = row.reason.unwrap_or_default();
            let why = if row.alike > 1 { format!("{why} (and {} more like it)", row.alike - 1) } else { why };
            let same = list.entry(format!("parked {} {at}: {}", row.way, row.kind)).or_default();
            if !same.is_empty() {
                same.push_str("; ");
            }
            same.push_str(&why);
        }),
        Err(error) => {
            list.insert("database".to_owned(), error.to_string());
        }
    }
    Json(json!(list))
}

async fn metrics_text(State(health): State<Health>) -> impl IntoResponse {
    health.alarms();
    if let Ok(counts) = health.app.store.counts().await {
        metrics::gauge!("baraza_inbox_waiting").set(counts.inbox_waiting as f64);
        metrics::gauge!("baraza_outbox_waiting").set(counts.outbox_waiting as f64);
        metrics::gauge!("baraza_inbox_parked").set(counts.inbox_parked as f64);
        metrics::gauge!("baraza_outbox_parked").set(counts.outbox_parked as f64);
    }
    let work = health.app.store.work();
    for (kind, count) in [("read", work.reads), ("write", work.writes), ("commit", work.commits)] {
        metrics::counter!("baraza_database_total", "kind" => kind).absolute(count);
    }
    match &health.prometheus {
        Some(handle) => (StatusCode::OK, handle.render()),
        None => (StatusCode::OK, String::new()),
    }
}
