//! A whole Baraza in this process, on a fake homeserver, driven step by step, with one clock for both.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use appservice::{
    app::App,
    clock::Clock,
    cohorts::Loaded,
    engine::{Engine, LEASE, LEASE_MS, Wakes},
    error::ShellError,
    held::Held,
    idsource,
    inbound::{
        following::{Follower, GRACE_MS, Hearing},
        healing, http,
    },
    observe::Health,
    outbound::{
        courier::Courier,
        reconciler::{Reconciler, Strays},
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
use config::Instance;
use fake_homeserver::{FakeConfig, FakeHomeserver, Person};
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;
use storage::{Body, Lease, NewInboxRow, Store};

use crate::test_db::TestDb;

pub const VOICE: &str = "@baraza_voice:moh.test";
pub const STEWARD: &str = "@baraza:moh.test";
pub const AS_TOKEN: &str = "as-token-0123456789abcdef";
pub const HS_TOKEN: &str = "hs-token-0123456789abcdef";
const COHORT: &str = include_str!("cohort.toml");
/// More rounds than anything needs that comes to an end.
const ROUNDS: usize = 400;

/// The cohort with the space and the peer room only.
pub fn small_cohort() -> String {
    let off = ["social", "notices", "facilitators", "liaison", "library"];
    let rooms: String = off.iter().map(|kind| format!("[rooms.{kind}]\nenabled = false\n")).collect();
    COHORT.replace("# ROOMS", &rooms)
}

/// The cohort with all its rooms.
pub fn whole_cohort() -> String {
    COHORT.to_owned()
}

pub fn fake_config() -> FakeConfig {
    FakeConfig {
        as_token: AS_TOKEN.to_owned(),
        hs_token: HS_TOKEN.to_owned(),
        push_pause: Duration::from_millis(2),
        ..FakeConfig::new("moh.test")
    }
}

/// A homeserver, a database and a clock; a [`Baraza`] may come and go.
pub struct TestService {
    pub fake: FakeHomeserver,
    pub home: TestDb,
    clock: Arc<AtomicI64>,
    /// The lease of the last Baraza, which a test lets run out without waiting.
    lease: Mutex<Option<Lease>>,
    /// The first process: the connection's certificates take a tenth of a second to read, so later ones take its.
    first: Mutex<Option<App>>,
}

impl TestService {
    pub async fn new(home: TestDb) -> Self {
        Self::with(home, fake_config()).await
    }

    pub async fn with(home: TestDb, config: FakeConfig) -> Self {
        let fake = FakeHomeserver::start(config).await.unwrap();
        let clock = Arc::new(AtomicI64::new(fake.now().as_millisecond()));
        for (account, name) in
            [("wanjiku", "Wanjiku Kamau"), ("makena", "Makena Kirimi"), ("mwikali", "Mwikali Mbithi")]
        {
            fake.person(account).set_display_name(name);
        }
        Self { fake, home, clock, lease: Mutex::default(), first: Mutex::default() }
    }

    pub fn now(&self) -> Timestamp {
        self.fake.now()
    }

    /// Moves both clocks.
    pub fn pass(&self, by: Duration) {
        self.fake.advance(by);
        self.clock.store(self.fake.now().as_millisecond(), Ordering::SeqCst);
    }

    /// Moves both clocks to a moment in Nairobi, such as `2026-11-20T16:50`.
    pub fn until(&self, moment: &str) {
        let text = if moment.len() == 16 { format!("{moment}:00") } else { moment.to_owned() };
        let at: Timestamp = format!("{text}+03:00").parse().unwrap();
        // Whoever had to wait for something may be late already.
        self.pass(Duration::try_from(at.duration_since(self.now())).unwrap_or_default());
    }

    pub fn wanjiku(&self) -> Person {
        self.fake.person("wanjiku")
    }

    pub fn makena(&self) -> Person {
        self.fake.person("makena")
    }

    pub fn achieng(&self) -> Person {
        self.fake.remote_person("achieng", "county.test")
    }

    /// A room of the cohort, by its reserved alias.
    pub fn room(&self, place: &str) -> String {
        self.find_room(place).unwrap_or_else(|| panic!("there is no {place} room"))
    }

    pub fn find_room(&self, place: &str) -> Option<String> {
        self.fake.room_of_alias(&format!("#baraza_lari_{place}:moh.test"))
    }

    /// The direct chat of a person with the voice: one that the voice made, in which they are or to which they are
    /// invited.
    pub fn chat(&self, person: &Person) -> String {
        let rooms = self.chats(person);
        assert_eq!(rooms.len(), 1, "{} has {} chats", person.user_id(), rooms.len());
        rooms[0].clone()
    }

    pub fn chats(&self, person: &Person) -> Vec<String> {
        let created_by_voice =
            |room: &String| self.fake.timeline(room).first().is_some_and(|create| create["sender"] == VOICE);
        let here =
            |room: &String| matches!(self.fake.membership(room, person).as_deref(), Some("join" | "invite"));
        self.fake.rooms().into_iter().filter(|room| created_by_voice(room) && here(room)).collect()
    }

    /// The settings of an instance on this homeserver.
    pub fn instance(&self, listen: &str, pages: &str) -> Instance {
        let text = format!(
            "database = \"{}\"\n[homeserver]\nurl = \"{}\"\nserver_name = \"moh.test\"\n\
             [appservice]\nlisten = \"{listen}\"\nsteward = \"baraza\"\nvoice = \"baraza_voice\"\n\
             [dashboard]\nlisten = \"{pages}\"\nurl = \"http://{pages}\"\n",
            self.home.url,
            self.fake.url(),
        );
        let env = |name: &str| match name {
            "BARAZA_AS_TOKEN" => Some(AS_TOKEN.to_owned()),
            "BARAZA_HS_TOKEN" => Some(HS_TOKEN.to_owned()),
            _ => None,
        };
        let nothing = |_: &Path| Err(std::io::ErrorKind::NotFound.into());
        Instance::parse(&text, "baraza.toml", &self.home.folder, env, nothing).unwrap().0
    }

    /// A new process, with nothing in its memory.
    pub async fn app(&self) -> App {
        let first = self.first.lock().unwrap().clone();
        if let Some(first) = first {
            return App {
                store: Store::open(&self.home.url).await.unwrap(),
                holder: idsource::ulid(),
                wakes: Wakes::default(),
                following: Hearing::default(),
                strays: Strays::default(),
                held: Held::default(),
                lease: Arc::default(),
                ..first
            };
        }
        let mut app = App::open(self.instance("127.0.0.1:8010", "127.0.0.1:8011")).await.unwrap();
        app.clock = Clock::Manual(self.clock.clone());
        *self.first.lock().unwrap() = Some(app.clone());
        app
    }

    /// Starts a Baraza whose predecessor, if any, died so long ago that its lease has run out; its claims are taken over.
    pub async fn open(&self) -> Baraza {
        let app = self.app().await;
        let old = self.lease.lock().unwrap().take();
        if let Some(old) = old {
            app.store.release_lease(&old).await.unwrap();
            app.store.release_claims_of_others(&app.holder).await.unwrap();
        }
        let lease = app.store.take_lease(LEASE, &app.holder, app.clock.now_ms(), LEASE_MS).await.unwrap();
        let lease = lease.expect("the lease is free");
        *self.lease.lock().unwrap() = Some(lease.clone());
        *app.lease.lock().unwrap() = Some(lease);
        Baraza::start(self, app).await
    }

    /// A Baraza whose accounts are there.
    pub async fn begin(&self) -> Baraza {
        let mut baraza = self.open().await;
        baraza.try_prepare().await.unwrap();
        baraza
    }

    /// The words of the messages in a room, oldest first, who said them, without numbers (times differ).
    pub fn said(&self, room: &str) -> Vec<String> {
        let sender = |event: &serde_json::Value| event["sender"].as_str().unwrap_or_default().to_owned();
        let messages = self.fake.messages_in(room);
        let spoken = messages.iter().filter(|event| event["type"] == "m.room.message");
        let line = spoken.map(|event| {
            let body = event["content"]["body"].as_str().unwrap_or("(taken back)");
            let body: String = body.chars().filter(|c| !c.is_ascii_digit()).collect();
            format!("{}: {body}", sender(event))
        });
        line.collect()
    }

    /// How often the voice said something that contains this.
    pub fn times_said(&self, room: &str, words: &str) -> usize {
        let own = self.fake.messages_in(room);
        let has = |event: &&serde_json::Value| {
            event["sender"] == VOICE
                && event["content"]["m.new_content"].is_null()
                && event["content"]["body"].as_str().is_some_and(|body| body.contains(words))
        };
        own.iter().filter(has).count()
    }

    /// Whether a room is closed for members.
    pub fn is_closed(&self, room: &str) -> bool {
        self.fake.power_levels(room)["events_default"] == 60
    }
}

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
    async fn start(town: &TestService, app: App) -> Self {
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
        self.follow().await;
        let now = self.app.clock.now_ms() + GRACE_MS;
        let mut healed = self.follower.lock().await.heal(&self.app, now).await.unwrap();
        if let Some(device) = &self.engine.device {
            healed += healing::heal_invitations(&self.app, device).await.unwrap();
        }
        healed
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
                died = false;
                self.heal().await;
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
            assert_eq!(self.app.store.people_of_cohort(&id).await.unwrap(), named, "{id}");
            assert!(row.indexed, "{id}");
        }
    }

    /// Effects that wait in queues that are not held.
    pub async fn deliverable(&self, town: &TestService) -> usize {
        if self.app.store.cohort_ids().await.unwrap().is_empty() {
            return 0;
        }
        let loaded = self.loaded().await;
        let mut queues = Vec::new();
        for kind in loaded.cohort.structure.rooms.keys() {
            // In a closed room the voice waits as everybody does.
            if town.find_room(kind.word()).is_none_or(|room| !town.is_closed(&room)) {
                queues.push(format!("room:lari:{kind}"));
            }
        }
        for person in loaded.cohort.members.keys() {
            queues.push(format!("chat:{person}"));
            queues.push(format!("open:{person}"));
        }
        let mut waiting = 0;
        for queue in queues {
            if self.app.store.blocked(&queue).await.unwrap().is_none() {
                waiting += self.app.store.waiting_effects(&queue, 100).await.unwrap().len();
            }
        }
        waiting
    }

    /// Nothing is parked, in or out.
    pub async fn nothing_parked(&self) {
        let inbox = self.app.store.parked_inbox(100).await.unwrap();
        let outbox = self.app.store.parked_outbox(100).await.unwrap();
        assert!(inbox.is_empty() && outbox.is_empty(), "{inbox:?} {outbox:?}");
    }
}

/// An address of this process's own with a port that is free. On 127.0.0.1 the port could be gone before it is used:
/// to a connection, which begins there at any free port, or to another test.
pub fn free_address() -> SocketAddr {
    let [_, second, third, fourth] = std::process::id().to_be_bytes();
    let own = Ipv4Addr::new(127, 64 + second % 64, third, fourth);
    std::net::TcpListener::bind((own, 0)).unwrap().local_addr().unwrap()
}

/// Waits until the homeserver has delivered what it can.
pub async fn pushed(town: &TestService) {
    let all = tokio::time::timeout(Duration::from_secs(20), town.fake.pushed()).await;
    assert!(all.is_ok(), "{} events cannot be pushed", town.fake.unpushed());
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
