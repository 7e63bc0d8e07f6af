//! A whole Baraza in this process, on a fake homeserver, driven step by step, with one clock for both.

mod rows;
mod running;

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use appservice::{
    app::App,
    clock::Clock,
    engine::{LEASE, LEASE_MS},
    held::Held,
    idsource,
    inbound::hearing::Hearing,
    outbound::reconciler::Strays,
    wakes::Wakes,
};
use config::Instance;
use fake_homeserver::{FakeConfig, FakeHomeserver, Person};
use jiff::Timestamp;
use storage::{Lease, Store};

pub use self::running::Baraza;
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

    /// A Baraza that has made the rooms of a cohort's file.
    pub async fn applied(&self, file: &str) -> Baraza {
        let baraza = self.begin().await;
        baraza.order(file, 1).await;
        baraza.settle(self).await;
        baraza
    }

    /// A Baraza with the small cohort, some of its people in the peer room and some in their chats.
    pub async fn lively(&self, in_room: &[Person], in_chats: &[Person]) -> Baraza {
        let baraza = self.applied(&small_cohort()).await;
        for person in in_room {
            person.join(self.room("peer")).unwrap();
        }
        for person in in_chats {
            person.join(self.chat(person)).unwrap();
        }
        baraza.settle(self).await;
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
