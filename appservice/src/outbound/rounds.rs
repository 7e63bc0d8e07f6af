//! Rounds of the reconciler over cohorts: all of them at the start, and then those in which something happened: a decision
//! (also one that a timer brought about: the beginning or end of a window), state that others wrote, an attempt that
//! failed, the slow walk. None because time passed. Cohorts do not wait for each other: a request that hangs for one
//! delays no closing of another.

mod made;
mod next;
mod pictures;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::Duration,
};

use bots::ids::CohortId;
use serde_json::{Value, json};
use storage::{Body, NewInboxRow};
use tokio::{
    task::{Id, JoinError, JoinSet},
    time::Instant,
};
use tokio_util::sync::CancellationToken;

pub use self::next::Next;
use super::reconciler::{Reconciler, members::Moves};
use crate::{
    app::App,
    cause::Cause,
    engine::{Engine, cohorts::Loaded},
    error::ShellError,
    observe,
    vitals::Part,
};

/// A sign of life while nothing happens.
const BEAT: Duration = Duration::from_secs(20);
/// Between two looks whether the homeserver still has the queued openings.
const CHECK: Duration = Duration::from_secs(60);
const AT_ONCE: Duration = Duration::from_millis(20);
/// After a round that met trouble which heals by waiting; twice as long each time, up to the second of these.
const TROUBLE: Duration = Duration::from_secs(1);
const LONGEST_TROUBLE: Duration = Duration::from_secs(16);
/// After a round that met what does not heal by itself, or could queue no opening; twice as long each time, too.
const STUCK: Duration = Duration::from_secs(16);
const LONGEST_STUCK: Duration = Duration::from_secs(15 * 60);
/// After a round at which the program broke off.
const BROKEN: Duration = Duration::from_secs(30);
/// Rounds at once, over all cohorts; a cohort has one at most.
const MOST: usize = 8;

/// Makes rounds until told to stop; a round that has begun is finished.
pub async fn run(app: App, engine: Engine, health: observe::Health, stop: CancellationToken) {
    let Some(reconciler) = able(&app, Part::Rooms, &stop).await else { return };
    Rounds::new(app, engine, reconciler, health).turn(&stop).await;
}

/// The reconciler, once the homeserver says what it can do; nothing when told to stop before.
async fn able(app: &App, part: Part, stop: &CancellationToken) -> Option<Reconciler> {
    loop {
        app.vitals.beat(part).await;
        match app.abilities().await {
            Ok(abilities) => return Some(app.reconciler(abilities)),
            Err(error) => tracing::warn!("the homeserver does not say what it can do: {}", error.chain()),
        }
        tokio::select! {
            () = stop.cancelled() => return None,
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
    }
}

/// Finds queued openings that the homeserver lost, until told to stop. Apart from the rounds, which do not wait for its
/// answer.
pub async fn check_openings(app: App, stop: CancellationToken) {
    let Some(reconciler) = able(&app, Part::Openings, &stop).await else { return };
    loop {
        app.vitals.beat(Part::Openings).await;
        tokio::select! {
            () = stop.cancelled() => return,
            () = pictures::show(&app) => {}
        }
        let checked = tokio::select! {
            () = stop.cancelled() => return,
            checked = reconciler.verify_queue() => checked,
        };
        match checked {
            Ok(lost) => {
                for room in lost {
                    tracing::warn!(room, "its queued opening was gone; it is queued again");
                    match app.store.room(&room).await {
                        Ok(Some(room)) => app.wakes.mark_dirty(&CohortId::new(room.cohort_id)),
                        Ok(None) => {}
                        Err(error) => tracing::warn!("whose room it is cannot be read: {error}"),
                    }
                }
            }
            Err(error) => tracing::warn!("queued openings could not be checked: {}", error.chain()),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(CHECK) => {}
        }
    }
}

type Ended = Result<(Id, Result<(Next, Option<Left>), ShellError>), JoinError>;

/// A cohort's rooms and its people are looked after apart: an invitation that hangs delays no closing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Rooms(CohortId),
    People(CohortId),
}

/// Which cohorts wait for a round, and which have one.
struct Rounds {
    app: App,
    engine: Engine,
    reconciler: Reconciler,
    health: observe::Health,
    due: BTreeSet<CohortId>,
    /// When to look again by ourselves, the earliest moment of each cohort.
    later: BTreeMap<CohortId, Instant>,
    /// How often in a row a cohort's round failed.
    failed: BTreeMap<CohortId, u32>,
    running: HashMap<Id, Turn>,
    /// Cohorts whose people have more to be looked after than the turn that runs knows.
    more: BTreeSet<CohortId>,
    flying: JoinSet<Result<(Next, Option<Left>), ShellError>>,
}

impl Rounds {
    fn new(app: App, engine: Engine, reconciler: Reconciler, health: observe::Health) -> Self {
        Self {
            app,
            engine,
            reconciler,
            health,
            due: BTreeSet::new(),
            later: BTreeMap::new(),
            failed: BTreeMap::new(),
            running: HashMap::new(),
            more: BTreeSet::new(),
            flying: JoinSet::new(),
        }
    }

    async fn turn(mut self, stop: &CancellationToken) {
        // Whatever happened while nobody looked.
        let mut all = false;
        loop {
            self.app.vitals.beat(Part::Rooms).await;
            let now = Instant::now();
            if !all {
                match self.app.store.cohort_ids().await {
                    Ok(ids) => {
                        all = true;
                        self.due.extend(ids.into_iter().map(CohortId::new));
                    }
                    Err(error) => tracing::warn!("the cohorts cannot be listed: {error}"),
                }
            }
            for id in self.app.wakes.take_dirty() {
                // Something new is tried at once, whatever failed before.
                self.failed.remove(&id);
                self.due.insert(id);
            }
            self.due.extend(self.later.iter().filter(|(_, at)| **at <= now).map(|(id, _)| id.clone()));
            self.later.retain(|_, at| *at > now);
            self.begin();
            let next = self.later.values().copied().fold(now + BEAT, Instant::min);
            tokio::select! {
                () = stop.cancelled() => break,
                Some(ended) = self.flying.join_next_with_id() => self.ended(ended),
                () = self.app.wakes.reconcile.notified() => {}
                () = tokio::time::sleep_until(next) => {}
            }
        }
        while self.flying.join_next().await.is_some() {}
    }

    /// Begins what is due, as far as there is room. A cohort that has a round keeps its next one for afterwards.
    fn begin(&mut self) {
        self.due.iter().for_each(|id| self.health.waits(id));
        let busy: BTreeSet<&CohortId> = self.running.values().filter_map(Turn::rooms).collect();
        let free = MOST.saturating_sub(busy.len());
        let ready: Vec<CohortId> =
            self.due.iter().filter(|id| !busy.contains(id)).take(free).cloned().collect();
        for id in ready {
            self.due.remove(&id);
            let (app, engine, cohort) = (self.app.clone(), self.engine.clone(), id.clone());
            let (reconciler, health) = (self.reconciler.clone(), self.health.clone());
            let round = async move { rooms(&app, &engine, &reconciler, &health, &cohort).await };
            self.running.insert(self.flying.spawn(round).id(), Turn::Rooms(id));
        }
    }

    /// Begins with a cohort's people. While an earlier turn is still at it, its end looks again: what this round found may
    /// be none of what that one does.
    fn begin_people(&mut self, id: &CohortId, left: Left) {
        let turn = Turn::People(id.clone());
        if self.running.values().any(|running| *running == turn) {
            self.more.insert(id.clone());
            return;
        }
        let (app, cohort) = (self.app.clone(), id.clone());
        let (reconciler, health) = (self.reconciler.clone(), self.health.clone());
        let pass =
            async move { people(&app, &reconciler, &health, &cohort, left).await.map(|next| (next, None)) };
        self.running.insert(self.flying.spawn(pass).id(), turn);
    }

    fn ended(&mut self, ended: Ended) {
        let (task, next, left) = match ended {
            Ok((task, Ok((next, left)))) => (task, next, left),
            // It is said where it is kept: its rooms stay as they are until it can be read.
            Ok((task, Err(ShellError::Held { .. }))) => (task, Next::Rest, None),
            Ok((task, Err(error))) => {
                tracing::warn!("no round: {}", error.chain());
                (task, Next::LookAgain(TROUBLE), None)
            }
            Err(error) => {
                tracing::error!(%error, "a round broke off");
                self.app.vitals.broke_off(Part::Rooms, "see the log");
                (error.id(), Next::LookAgain(BROKEN), None)
            }
        };
        let Some(turn) = self.running.remove(&task) else { return };
        let (Turn::Rooms(id) | Turn::People(id)) = turn.clone();
        if matches!(turn, Turn::People(_)) && self.more.remove(&id) {
            self.due.insert(id.clone());
        }
        if let Some(left) = left {
            self.begin_people(&id, left);
        }
        if matches!(turn, Turn::Rooms(_)) && !self.due.contains(&id) {
            self.health.had_round(&id);
        }
        if let Some(pause) = self.pause(&id, matches!(turn, Turn::Rooms(_)), next) {
            let at = Instant::now() + pause;
            self.later.entry(id).and_modify(|earlier| *earlier = at.min(*earlier)).or_insert(at);
        }
    }

    /// When to look again: what fails again is tried ever later.
    fn pause(&mut self, id: &CohortId, rooms: bool, next: Next) -> Option<Duration> {
        let (first, longest) = match next {
            Next::LookAgain(TROUBLE) => (TROUBLE, LONGEST_TROUBLE),
            Next::Later => (STUCK, LONGEST_STUCK),
            Next::LookAgain(pause) => return Some(pause),
            Next::Rest => {
                if rooms {
                    self.failed.remove(id);
                }
                return None;
            }
        };
        let failed = self.failed.entry(id.clone()).or_default();
        *failed = failed.saturating_add(1);
        Some(first.saturating_mul(1 << (*failed - 1).min(10)).min(longest))
    }
}

impl Turn {
    fn rooms(&self) -> Option<&CohortId> {
        match self {
            Self::Rooms(id) => Some(id),
            Self::People(_) => None,
        }
    }
}

/// What a round over a cohort's rooms left to do about its people.
struct Left {
    loaded: Loaded,
    moves: Vec<Moves>,
    /// The rooms needed nothing.
    settled: bool,
}

/// One round for a cohort: its rooms, then its people.
///
/// # Errors
/// When the database does not answer.
pub async fn reconcile(
    app: &App,
    engine: &Engine,
    reconciler: &Reconciler,
    health: &observe::Health,
    id: &CohortId,
) -> Result<Next, ShellError> {
    let (next, left) = rooms(app, engine, reconciler, health, id).await?;
    match left {
        Some(left) => Ok(next.or(people(app, reconciler, health, id, left).await?)),
        None => Ok(next),
    }
}

/// The rooms of a cohort: all that must not wait for anybody's server.
async fn rooms(
    app: &App,
    engine: &Engine,
    reconciler: &Reconciler,
    health: &observe::Health,
    id: &CohortId,
) -> Result<(Next, Option<Left>), ShellError> {
    if made::waits(app, id).await? {
        return Ok((Next::LookAgain(AT_ONCE), None));
    }
    let Some(mut loaded) = engine.load(id).await? else { return Ok((Next::Rest, None)) };
    loaded.directory.former = engine.former_accounts(&loaded.cohort).await?;
    let mut round = reconciler.round(&loaded.cohort, &loaded.directory).await;
    health.round(&loaded.cohort, &round);
    let made: Vec<NewInboxRow> = round
        .made
        .iter()
        .map(|(place, room)| {
            let body = json!({ "place": place.word(), "room_id": room });
            row(app, &Cause::made(id, *place, room), &body)
        })
        .collect();
    if !made.is_empty() {
        // Deciding these rows marks the cohort: the next round knows its new rooms.
        app.store.receive(&made).await?;
        app.wakes.arrived.notify_one();
        return Ok((Next::Rest, None));
    }
    let trouble = round.faults.iter().any(|(place, _, heals)| *heals && !round.limited.contains_key(place));
    let next = if trouble {
        Next::LookAgain(TROUBLE)
    } else if round.taken > 0 {
        Next::LookAgain(AT_ONCE)
    } else if let Some(pause) = round.limited.values().min() {
        Next::LookAgain(*pause)
    } else if round.faults.is_empty() && !reconciler.lacks_openings(&round) {
        Next::Rest
    } else {
        Next::Later
    };
    let left = Left { settled: round.settled(), moves: std::mem::take(&mut round.moves), loaded };
    Ok((next, Some(left)))
}

/// The memberships that a round left. What waits for a server is no reason not to be settled.
async fn people(
    app: &App,
    reconciler: &Reconciler,
    health: &observe::Health,
    id: &CohortId,
    left: Left,
) -> Result<Next, ShellError> {
    let moved = reconciler.members(&left.loaded.cohort, left.moves).await;
    health.members(id, &moved);
    if left.settled && moved.settled() {
        app.store.set_setting(&settled_name(id), &left.loaded.version.to_string()).await?;
    }
    let now = app.clock.now_ms();
    let mut refused = Vec::new();
    for (place, account) in &moved.refused {
        // By their id: causes go into the audit log, which outlives a person's erasure.
        let Some(person) = app.store.person_for(account.as_str()).await? else { continue };
        let what = format!("{}:{}:{now}", place.word(), person.person_id);
        let cause = Cause::Refused(id.clone(), what);
        refused.push(row(app, &cause, &json!({ "place": place.word(), "person": person.person_id })));
    }
    if !refused.is_empty() {
        app.store.receive(&refused).await?;
        app.wakes.arrived.notify_one();
    }
    Ok(if moved.taken > 0 || moved.unfinished {
        Next::LookAgain(AT_ONCE)
    } else {
        moved.again.map_or(Next::Rest, |pause| Next::LookAgain(pause.max(AT_ONCE)))
    })
}

fn row(app: &App, cause: &Cause, body: &Value) -> NewInboxRow {
    NewInboxRow {
        cause: cause.to_string(),
        queue: None,
        body: Body::new(body.to_string()),
        received_at: app.clock.now_ms(),
        not_before: None,
        outcome: None,
    }
}

/// Where it is kept which version of a cohort its rooms last matched.
pub fn settled_name(id: &CohortId) -> String {
    format!("settled:{id}")
}
