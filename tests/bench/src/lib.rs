//! Cohorts, people and a backlog, made without a homeserver: what deciding costs, and nothing else.
//!
//! Must not be here: numbers that a test judges by. Tests count statements and commits, which are the same on every
//! machine; times are for `cargo run --release -p bench` to print.

#![expect(clippy::missing_errors_doc, reason = "a bench that fails says so and ends")]

use std::{
    path::Path,
    sync::{Arc, atomic::AtomicI64},
};

use anyhow::Context as _;
use appservice::{
    app::App,
    clock::Clock,
    engine::{Engine, LEASE},
};
use config::Instance;
use jiff::Timestamp;
use serde_json::json;
use storage::{Body, ChatRoom, ChatStatus, NewInboxRow, Work};

/// People of one cohort.
pub const PEOPLE: usize = 25;
/// A Wednesday morning in Nairobi: rooms are open.
const NOW: &str = "2026-03-04T07:00:00Z";
const HOUR_MS: i64 = 3_600_000;
pub const HS_TOKEN: &str = "hs-token-0123456789abcdef";

/// A service with cohorts, and no homeserver.
pub struct World {
    pub app: App,
    pub engine: Engine,
    clock: Arc<AtomicI64>,
    cohorts: usize,
    events: usize,
}

fn file(cohort: usize) -> String {
    let mut text = format!(
        "id = \"c{cohort}\"\nname = \"Cohort {cohort}\"\ntopic = \"Nurses\"\ntimezone = \"Africa/Nairobi\"\n\
         languages = [\"en\", \"sw\"]\nservers = [\"moh.test\"]\nemergency_number = \"112\"\n\
         [rules]\nversion = 1\nen = [\"Respect everyone.\"]\nsw = [\"Heshima kwa kila mtu.\"]\n\
         [[working_hours]]\ndays = [\"mon-fri\"]\nfrom = \"08:00\"\nto = \"17:00\"\n"
    );
    for number in 0..PEOPLE {
        let role = if number == 0 { "[\"facilitator\", \"coordinator\"]" } else { "[\"mentee\"]" };
        text.push_str(&format!(
            "[[person]]\nid = \"{}\"\nname = \"Person {number}\"\nroles = {role}\n\
             member_since = 2025-02-03\naccepted_on = 2025-02-03\n",
            account(cohort, number),
        ));
    }
    text
}

pub fn account(cohort: usize, number: usize) -> String {
    format!("@c{cohort}p{number}:moh.test")
}

pub fn room(cohort: usize, place: &str) -> String {
    format!("!{place}{cohort}:moh.test")
}

fn chat(cohort: usize, number: usize) -> String {
    format!("!chat{cohort}p{number}:moh.test")
}

fn instance(database: &str, folder: &Path) -> anyhow::Result<Instance> {
    // Nobody listens there: whoever asks the homeserver here waits for ever.
    let text = format!(
        "database = \"{database}\"\n[homeserver]\nurl = \"http://127.0.0.1:9\"\nserver_name = \"moh.test\"\n\
         [appservice]\nlisten = \"127.0.0.1:8010\"\nsteward = \"baraza\"\nvoice = \"baraza_voice\"\n\
         [dashboard]\nlisten = \"127.0.0.1:8011\"\nurl = \"http://127.0.0.1:8011\"\n",
    );
    let env = |name: &str| match name {
        "BARAZA_AS_TOKEN" => Some("as-token-0123456789abcdef".to_owned()),
        "BARAZA_HS_TOKEN" => Some(HS_TOKEN.to_owned()),
        _ => None,
    };
    let nothing = |_: &Path| Err(std::io::ErrorKind::NotFound.into());
    let parsed = Instance::parse(&text, "baraza.toml", folder, env, nothing);
    parsed.map(|(instance, _)| instance).map_err(|problems| anyhow::anyhow!("{problems}"))
}

impl World {
    /// This many cohorts, whose rooms are there and whose people are in their chats.
    pub async fn new(database: &str, folder: &Path, cohorts: usize) -> anyhow::Result<Self> {
        let mut world = Self::opened(database, folder, 0).await?;
        world.grow(cohorts).await?;
        Ok(world)
    }

    /// What another process has made, with this many cohorts.
    pub async fn opened(database: &str, folder: &Path, cohorts: usize) -> anyhow::Result<Self> {
        let now: Timestamp = NOW.parse()?;
        let clock = Arc::new(AtomicI64::new(now.as_millisecond()));
        let mut app = App::open(instance(database, folder)?).await?;
        app.clock = Clock::Manual(clock.clone());
        // It lasts longer than any measuring, and is that of whatever process measures.
        "bench".clone_into(&mut app.holder);
        let lease = app.store.take_lease(LEASE, &app.holder, now.as_millisecond(), 1_000 * HOUR_MS).await?;
        if let Ok(mut held) = app.lease.lock() {
            *held = lease;
        }
        let engine = app.engine(None);
        Ok(Self { app, engine, clock, cohorts, events: 0 })
    }

    /// More cohorts, until there are so many.
    pub async fn grow(&mut self, cohorts: usize) -> anyhow::Result<()> {
        for cohort in self.cohorts..cohorts {
            let order = json!({ "file": file(cohort), "reset": [] }).to_string();
            let mut rows = vec![self.row(format!("order:apply:{cohort}"), order)];
            for place in ["space", "peer", "social", "notices"] {
                let made = json!({ "place": place, "room_id": room(cohort, place) }).to_string();
                rows.push(self.row(format!("made:c{cohort}:{place}:x"), made));
            }
            for row in rows {
                self.app.store.receive(&[row]).await?;
                self.drain().await?;
            }
            self.open_chats(cohort).await?;
        }
        self.cohorts = self.cohorts.max(cohorts);
        Ok(())
    }

    async fn open_chats(&self, cohort: usize) -> anyhow::Result<()> {
        for number in 0..PEOPLE {
            let person = self.app.store.person_for(&account(cohort, number)).await?.context("unknown")?;
            let chat = ChatRoom {
                room_id: chat(cohort, number),
                person_id: person.person_id,
                encrypted: false,
                status: ChatStatus::Joined,
                since: self.app.clock.now_ms(),
            };
            self.app.store.put_chat_room(&chat).await?;
        }
        Ok(())
    }

    fn row(&self, cause: String, body: String) -> NewInboxRow {
        NewInboxRow {
            cause,
            queue: None,
            body: Body::new(body),
            received_at: self.app.clock.now_ms(),
            not_before: None,
            outcome: None,
        }
    }

    /// A message as a homeserver sends it.
    pub fn message(&mut self, room: &str, sender: &str, words: &str) -> serde_json::Value {
        self.events += 1;
        json!({
            "type": "m.room.message", "room_id": room, "sender": sender, "user_id": sender,
            "event_id": format!("$event{:040}", self.events), "origin_server_ts": self.app.clock.now_ms(),
            "content": { "msgtype": "m.text", "body": words, "m.mentions": {} },
            "unsigned": { "age": 137, "membership": "join" }, "age": 137,
        })
    }

    async fn receive(&self, events: &[serde_json::Value]) -> anyhow::Result<()> {
        let rows = events.iter().map(|event| {
            let id = event["event_id"].as_str().unwrap_or_default();
            self.row(id.to_owned(), event.to_string())
        });
        self.app.store.receive(&rows.collect::<Vec<_>>()).await?;
        Ok(())
    }

    /// So many posts, over all cohorts, their rooms and people in turn.
    pub async fn post(&mut self, posts: usize) -> anyhow::Result<()> {
        let mut events = Vec::new();
        for number in 0..posts {
            let (cohort, round) = (number % self.cohorts, number / self.cohorts);
            let (room, sender) = (room(cohort, "peer"), account(cohort, round % PEOPLE));
            events.push(self.message(&room, &sender, "The fridge stood at seven degrees this morning."));
            if events.len() == 100 || number + 1 == posts {
                self.receive(&std::mem::take(&mut events)).await?;
            }
        }
        Ok(())
    }

    /// A direct message of a person of the first cohort.
    pub async fn write_to_voice(&mut self, number: usize, words: &str) -> anyhow::Result<()> {
        let event = self.message(&chat(0, number % PEOPLE), &account(0, number % PEOPLE), words);
        self.receive(&[event]).await
    }

    /// Decides until nothing waits. Gives how many turns that took.
    pub async fn drain(&self) -> anyhow::Result<usize> {
        let mut turns = 0;
        while self.engine.turn().await? > 0 {
            turns += 1;
        }
        Ok(turns)
    }

    /// What deciding all that waits asks of the database.
    pub async fn work_of_draining(&self) -> anyhow::Result<Work> {
        let before = self.app.store.work();
        self.drain().await?;
        Ok(self.app.store.work().since(before))
    }

    /// Time goes on.
    pub fn pass_an_hour(&self) {
        self.clock.fetch_add(HOUR_MS, std::sync::atomic::Ordering::SeqCst);
    }
}
