//! Baraza as it runs in a test: its door is open, its loops are turned by hand.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use appservice::{
    app::App,
    engine::{Engine, cohorts::Loaded},
    error::ShellError,
    inbound::{
        following::{Follower, GRACE_MS},
        healing, http,
    },
    observe::Health,
    outbound::{
        courier::Courier,
        reconciler::Reconciler,
        rounds::{self, Next},
    },
};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware,
    response::{IntoResponse as _, Response},
};
use bots::ids::CohortId;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;
use storage::{Body, NewInboxRow};

use super::{ROUNDS, TestService, pushed};

/// A running Baraza: its door is open, its loops are turned by hand. Dropped, it is dead.
pub struct Baraza {
    pub app: App,
    pub engine: Engine,
    pub courier: Courier,
    pub reconciler: Reconciler,
    pub health: Health,
    pub follower: tokio::sync::Mutex<Follower>,
    /// Where its door is.
    pub url: String,
    alive: Arc<AtomicBool>,
    door: tokio::task::JoinHandle<()>,
}

impl Drop for Baraza {
    fn drop(&mut self) {
        self.alive.store(false, Ordering::SeqCst);
        self.door.abort();
    }
}

/// What one pass over all loops did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pass {
    pub decided: usize,
    pub delivered: usize,
    pub again: bool,
}

impl Baraza {
    pub(super) async fn start(town: &TestService, app: App) -> Self {
        let alive = Arc::new(AtomicBool::new(true));
        let door = http::Door {
            store: app.store.clone(),
            hs_token: Arc::new(SecretString::from(
                app.instance.appservice.hs_token.expose_secret().to_owned(),
            )),
            clock: app.clock.clone(),
            arrived: app.wakes.arrived.clone(),
        };
        let router = http::router(door).layer(middleware::from_fn_with_state(alive.clone(), only_alive));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        town.fake.set_appservice_url(&url);
        let door = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let abilities = appservice::outbound::reconciler::Abilities::default();
        Self {
            engine: app.engine(None),
            courier: app.courier(None),
            reconciler: app.reconciler(abilities),
            health: Health::new(app.clone()),
            follower: tokio::sync::Mutex::default(),
            url,
            alive,
            door,
            app,
        }
    }

    /// What the service does before its loops: accounts, the ping, abilities.
    pub async fn try_prepare(&mut self) -> Result<(), ShellError> {
        self.app.ensure_accounts().await?;
        // A homeserver that cannot reach us says so; it is tried again by itself.
        drop(self.app.homeserver.ping_appservice("baraza", "test").await);
        self.reconciler = self.app.reconciler(self.app.abilities().await?);
        self.follow().await;
        Ok(())
    }

    pub fn id(&self) -> CohortId {
        CohortId::new("lari")
    }

    pub async fn loaded(&self) -> Loaded {
        self.engine.load(&self.id()).await.unwrap().expect("the cohort is there")
    }

    /// Puts an order to apply into the inbox, as the command does.
    pub async fn order(&self, file: &str, number: u32) {
        let row = NewInboxRow {
            cause: format!("order:apply:{number}"),
            queue: None,
            body: Body::new(json!({ "file": file, "reset": [] }).to_string()),
            received_at: self.app.clock.now_ms(),
            not_before: None,
            outcome: None,
        };
        self.app.store.receive(&[row]).await.unwrap();
    }

    /// Each loop once: decide, reconcile, deliver.
    pub async fn pass(&self) -> Pass {
        let mut pass = Pass { decided: self.engine.turn().await.unwrap(), ..Pass::default() };
        for id in self.app.store.cohort_ids().await.unwrap() {
            let id = CohortId::new(id);
            let next = rounds::reconcile(&self.app, &self.engine, &self.reconciler, &self.health, &id).await;
            match next {
                // What cannot be read waits; its rooms stay as they are.
                Err(ShellError::Held { .. }) => {}
                next => pass.again |= matches!(next.unwrap(), Next::LookAgain(_)),
            }
        }
        pass.delivered = self.courier.deliver_due().await.unwrap();
        pass
    }

    /// Asks what moved since the last time; a homeserver that does not say is asked another time.
    pub async fn follow(&self) {
        while let Ok(false) = self.follower.lock().await.ask(&self.app, Duration::ZERO).await {}
    }

    /// Asks what moved, reads back where something is missing after ten seconds, and asks the device what invitations wait.
    pub async fn heal(&self) -> usize {
        self.try_heal().await.unwrap()
    }

    async fn try_heal(&self) -> Result<usize, ShellError> {
        self.follow().await;
        let now = self.app.clock.now_ms() + GRACE_MS;
        let mut healed = self.follower.lock().await.heal(&self.app, now).await?;
        if let Some(device) = &self.engine.device {
            healed += healing::heal_invitations(&self.app, device).await?;
        }
        Ok(healed)
    }

    /// Turns all loops until nothing is left to do at this moment.
    pub async fn settle(&self, town: &TestService) {
        for _ in 0..ROUNDS {
            pushed(town).await;
            let pass = self.pass().await;
            let counts = self.app.store.counts().await.unwrap();
            if pass.decided == 0
                && pass.delivered == 0
                && !pass.again
                && town.fake.unpushed() == 0
                && counts.inbox_waiting == 0
            {
                self.index_agrees().await;
                return;
            }
        }
        panic!("it never settles: {:?}; {}", self.app.store.counts().await.unwrap(), self.health.words());
    }

    /// Turns all loops until nothing is left to do, letting time pass where something waits for it, and bringing the
    /// homeserver back when it died. Gives how many seconds had to pass.
    pub async fn recover(&self, town: &TestService) -> usize {
        let (mut waits, mut died) = (0, false);
        for _ in 0..ROUNDS {
            if !town.fake.is_alive() {
                town.fake.come_back();
                died = true;
            }
            pushed(town).await;
            let pass = self.pass().await;
            if pass.decided > 0 || pass.delivered > 0 {
                continue;
            }
            // What it forgot when it died is found by reading back, as the service does every minute.
            if died {
                // It may die in the middle of that, too.
                died = self.try_heal().await.is_err();
                continue;
            }
            let waiting =
                self.app.store.counts().await.unwrap().inbox_waiting > 0 || self.deliverable(town).await > 0;
            // What the homeserver keeps until the next new event was read back: it is not waited for.
            if !pass.again && !waiting && town.fake.is_alive() {
                return waits;
            }
            waits += 1;
            town.pass(Duration::from_secs(1));
        }
        panic!("it never recovers: {:?}; {}", self.app.store.counts().await.unwrap(), self.health.words());
    }

    /// The index of people says what the states of the cohorts say.
    pub async fn index_agrees(&self) {
        for id in self.app.store.cohort_ids().await.unwrap() {
            let row = self.app.store.load_cohort(&id).await.unwrap().unwrap();
            let Ok(cohort) = bots::stored::COHORT.read::<bots::cohort::Cohort>(&row.state) else { continue };
            let named: Vec<String> = cohort.members.keys().map(ToString::to_string).collect();
            let sql =
                format!("SELECT person_id FROM cohort_person WHERE cohort_id = '{id}' ORDER BY person_id");
            assert_eq!(self.strings(&sql).await, named, "{id}");
            assert!(row.indexed, "{id}");
        }
    }

    /// Effects that wait in queues that are not held.
    pub async fn deliverable(&self, town: &TestService) -> usize {
        let waiting = self.app.store.counts().await.unwrap().outbox_waiting;
        if waiting == 0 || self.app.store.cohort_ids().await.unwrap().is_empty() {
            return 0;
        }
        let loaded = self.loaded().await;
        let mut queues = BTreeSet::new();
        for kind in loaded.cohort.structure.rooms.keys() {
            // In a closed room the voice waits as everybody does.
            if town.find_room(kind.word()).is_none_or(|room| !town.is_closed(&room)) {
                queues.insert(format!("room:lari:{kind}"));
            }
        }
        for person in loaded.cohort.members.keys() {
            queues.insert(format!("chat:{person}"));
            queues.insert(format!("open:{person}"));
        }
        let free = "SELECT o.queue FROM outbox o WHERE o.state = 'waiting' AND NOT EXISTS \
                    (SELECT 1 FROM chat c WHERE o.queue = 'chat:' || c.person_id AND c.status <> 'joined')";
        let is_free = |queue: &&String| queues.contains(*queue) || queue.starts_with("sign:");
        self.strings(free).await.iter().filter(is_free).count()
    }
}

async fn only_alive(
    State(alive): State<Arc<AtomicBool>>,
    request: Request,
    next: middleware::Next,
) -> Response {
    if alive.load(Ordering::SeqCst) {
        next.run(request).await
    } else {
        StatusCode::BAD_GATEWAY.into_response()
    }
}
