//! The fake homeserver and a real Synapse answer the same requests alike: one scenario, played on both.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use fake_homeserver::{FakeConfig, FakeHomeserver};
use matrix_link::{Direction, Fault, Homeserver, Identity};
use ruma::{EventId, OwnedEventId, OwnedRoomId, RoomAliasId, RoomId, ServerName, UserId};
use serde_json::{Value, json};

use super::text;

const LEVELS: &str = "m.room.power_levels";
const MESSAGE: &str = "m.room.message";
const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test]
async fn the_fake_answers_as_written_down() {
    let mut config = FakeConfig::new("moh.test");
    config.sender_localpart = "b00_steward".to_owned();
    config.user_prefix = "b00_".to_owned();
    config.alias_prefix = "b00_".to_owned();
    let fake = FakeHomeserver::start(config).await.unwrap();
    let scene = Scene::open(&fake.url(), "moh.test", "as-token", "b00_").await;
    assert_eq!(scene.play().await, WRITTEN);
}

#[tokio::test]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn synapse_answers_as_written_down() -> anyhow::Result<()> {
    let shared = harness::shared().await?;
    let moh = shared.server("moh");
    let slot = shared.take_slot()?;
    let scene = Scene::open(&moh.client_url, &moh.name, &slot.as_token, &slot.prefix).await;
    assert_eq!(scene.play().await, WRITTEN);
    Ok(())
}

/// What both answer.
const WRITTEN: &str = include_str!("alike.txt");

/// A homeserver with our steward, our voice and two members, all accounts of one registration.
pub struct Scene {
    pub server: Homeserver,
    prefix: String,
    pub steward: Identity,
    pub voice: Identity,
    pub amina: Identity,
    juma: Identity,
}

/// An outcome in a word or two.
pub fn word<T>(result: &Result<T, Fault>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Fault::Refused { status, errcode, .. }) => format!("{status} {errcode}"),
        Err(other) => format!("{other:?}"),
    }
}

/// The lines of the scenario so far.
#[derive(Default)]
pub struct Seen(String);

impl Seen {
    pub fn note(&mut self, what: &str, outcome: impl std::fmt::Display) {
        writeln!(self.0, "{what}: {outcome}").unwrap();
    }
}

impl Scene {
    pub async fn open(url: &str, name: &str, as_token: &str, prefix: &str) -> Self {
        let server = Homeserver::new(
            url.parse().unwrap(),
            as_token.to_owned().into(),
            ServerName::parse(name).unwrap(),
        )
        .unwrap();
        let identity = |localpart: &str| {
            let user = UserId::parse(format!("@{prefix}{localpart}:{name}")).unwrap();
            Identity::new(user, "DEV".into())
        };
        let scene = Self {
            prefix: prefix.to_owned(),
            steward: identity("steward"),
            voice: identity("voice"),
            amina: identity("amina"),
            juma: identity("juma"),
            server,
        };
        for (who, localpart) in [(&scene.voice, "voice"), (&scene.amina, "amina"), (&scene.juma, "juma")] {
            scene.server.ensure_registered(&format!("{prefix}{localpart}")).await.unwrap();
            scene.server.ensure_device(who, localpart).await.unwrap();
        }
        scene.server.ensure_device(&scene.steward, "steward").await.unwrap();
        scene
    }

    async fn play(&self) -> String {
        let mut seen = Seen::default();
        self.accounts(&mut seen).await;
        self.rooms_of_version_12(&mut seen).await;
        self.rooms_of_version_11(&mut seen).await;
        self.coming_and_going(&mut seen).await;
        self.closing(&mut seen).await;
        self.reading(&mut seen).await;
        self.transactions(&mut seen).await;
        self.queued(&mut seen).await;
        self.following(&mut seen).await;
        seen.0
    }

    pub async fn create(&self, body: Value) -> OwnedRoomId {
        self.server.create_room(&self.steward, body).await.unwrap()
    }

    /// A public room with amina and juma in it.
    async fn public_room(&self) -> OwnedRoomId {
        let room = self.create(json!({ "preset": "public_chat" })).await;
        for who in [&self.amina, &self.juma] {
            self.server.join(who, &room, &[]).await.unwrap();
        }
        room
    }

    async fn levels(&self, room: &RoomId) -> Value {
        self.server.state_event(&self.steward, room, LEVELS, "").await.unwrap().unwrap()
    }

    async fn put_levels(&self, who: &Identity, room: &RoomId, levels: &Value) -> Result<OwnedEventId, Fault> {
        self.server.put_state(who, room, LEVELS, "", levels.clone()).await
    }

    pub async fn say(&self, who: &Identity, room: &RoomId, id: &str) -> Result<OwnedEventId, Fault> {
        self.server.send_message(who, room, MESSAGE, id, text(id), None).await
    }

    async fn react(&self, room: &RoomId, to: &EventId, id: &str) -> Result<OwnedEventId, Fault> {
        let content = json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": to, "key": "👍" } });
        self.server.send_message(&self.amina, room, "m.reaction", id, content, None).await
    }

    async fn accounts(&self, seen: &mut Seen) {
        let again = self.server.ensure_registered(&format!("{}voice", self.prefix)).await;
        seen.note("registered again", word(&again));
        seen.note("an account of others", word(&self.server.ensure_registered("someone").await));
        let odd = Identity::new(self.voice.user_id.clone(), "NO".into());
        seen.note("a device that is not there", word(&self.server.whoami(&odd).await));
        let name = self.server.server_name();
        let ghost = UserId::parse(format!("@{}ghost:{name}", self.prefix)).unwrap();
        let ghost = Identity::without_device(ghost);
        seen.note("an account that is not there", word(&self.server.joined_rooms(&ghost).await));
        let stranger = Identity::without_device(UserId::parse(format!("@someone:{name}")).unwrap());
        seen.note("an account that is not ours", word(&self.server.joined_rooms(&stranger).await));
        let login = self.server.login_appservice(&self.voice.user_id, "D2".into(), "").await;
        seen.note("a login", word(&login));
        let data = self.server.account_data(&self.voice, "org.baraza.none").await.unwrap();
        seen.note("no account data", data.is_none());
        let known = self.server.delayed_events(&self.steward).await.unwrap();
        seen.note("delayed events", known.is_some());
    }

    async fn rooms_of_version_12(&self, seen: &mut Seen) {
        let (server, steward) = (&self.server, &self.steward);
        let users = json!({ steward.user_id.as_str(): 100 });
        let body = json!({ "power_level_content_override": { "users": users } });
        seen.note("12: a listed creator", word(&server.create_room(steward, body).await));
        let alias_name = format!("{}lari_peer", self.prefix);
        let body = json!({ "room_alias_name": alias_name, "creation_content": {
            "additional_creators": [self.juma.user_id] } });
        let room = self.create(body.clone()).await;
        seen.note("12: no server in the id", !room.as_str().contains(':'));
        seen.note("12: alias taken", word(&server.create_room(steward, body).await));
        let elsewhere = json!({ "room_alias_name": "elsewhere" });
        seen.note("12: alias not ours", word(&server.create_room(steward, elsewhere).await));
        let mut levels = self.levels(&room).await;
        seen.note("12: levels", &levels);
        let kinds = server.state(steward, &room).await.unwrap();
        let mut kinds: Vec<&str> = kinds.iter().map(|event| event.event_type.as_str()).collect();
        kinds.sort_unstable();
        seen.note("12: state", kinds.join(" "));
        levels["users"] = users;
        seen.note("12: listing a creator", word(&self.put_levels(steward, &room, &levels).await));
        levels["users"] = json!({ self.juma.user_id.as_str(): 50 });
        seen.note("12: listing another", word(&self.put_levels(steward, &room, &levels).await));
        levels["users"] = json!({ "nobody": 50 });
        seen.note("12: listing no account", word(&self.put_levels(steward, &room, &levels).await));
        levels["users"] = json!({ self.amina.user_id.as_str(): "50" });
        seen.note("12: a level in words", word(&self.put_levels(steward, &room, &levels).await));
        seen.note("12: uninvited creator", word(&server.join(&self.juma, &room, &[]).await));
        let alias = RoomAliasId::parse(format!("#{alias_name}:{}", server.server_name())).unwrap();
        seen.note("alias again", word(&server.put_alias(steward, &alias, &room).await));
        seen.note("alias away", word(&server.delete_alias(steward, &alias).await));
        seen.note("alias away again", word(&server.delete_alias(steward, &alias).await));
        seen.note("alias gone", server.resolve_alias(steward, &alias).await.unwrap().is_none());
        let acl = json!({ "allow": ["elsewhere.test"] });
        let denied = server.put_state(steward, &room, "m.room.server_acl", "", acl).await;
        seen.note("a list without ourselves", word(&denied));
    }

    async fn rooms_of_version_11(&self, seen: &mut Seen) {
        let (server, steward, amina) = (&self.server, &self.steward, &self.amina);
        let without = json!({ "room_version": "11", "power_level_content_override": { "users": {} } });
        seen.note("11: creator not listed", word(&server.create_room(steward, without).await));
        let room = self.create(json!({ "room_version": "11", "preset": "public_chat" })).await;
        seen.note("11: a server in the id", room.as_str().ends_with(server.server_name().as_str()));
        let mut levels = self.levels(&room).await;
        let own = levels["users"][steward.user_id.as_str()].clone();
        seen.note("11: creator's level", own);
        seen.note("11: tombstone", &levels["events"]["m.room.tombstone"]);
        server.join(amina, &room, &[]).await.unwrap();
        levels["users"][amina.user_id.as_str()] = json!(101);
        seen.note("11: more than one's own", word(&self.put_levels(steward, &room, &levels).await));
        levels["users"][amina.user_id.as_str()] = json!(100);
        seen.note("11: as much as one's own", word(&self.put_levels(steward, &room, &levels).await));
        levels["users"][amina.user_id.as_str()] = json!(0);
        seen.note("11: an equal put down", word(&self.put_levels(steward, &room, &levels).await));
        let kick = server.kick(steward, &room, &amina.user_id, None).await;
        seen.note("11: an equal kicked", word(&kick));
    }

    async fn coming_and_going(&self, seen: &mut Seen) {
        let (server, steward, amina, juma) = (&self.server, &self.steward, &self.amina, &self.juma);
        let room = self.create(json!({})).await;
        seen.note("join uninvited", word(&server.join(amina, &room, &[]).await));
        seen.note("say from outside", word(&self.say(amina, &room, "outside").await));
        seen.note("leave from outside", word(&server.leave(amina, &room).await));
        seen.note("invite", word(&server.invite(steward, &room, &amina.user_id, None).await));
        seen.note(
            "read when invited",
            word(&server.messages(amina, &room, None, Direction::Backward, 5).await),
        );
        seen.note("join", word(&server.join(amina, &room, &[]).await));
        seen.note("join again", word(&server.join(amina, &room, &[]).await));
        seen.note("invite who is in", word(&server.invite(steward, &room, &amina.user_id, None).await));
        seen.note("a member invites", word(&server.invite(amina, &room, &juma.user_id, None).await));
        seen.note("decline", word(&server.leave(juma, &room).await));
        let mut levels = self.levels(&room).await;
        levels["invite"] = json!(100);
        self.put_levels(steward, &room, &levels).await.unwrap();
        seen.note("a member may not invite", word(&server.invite(amina, &room, &juma.user_id, None).await));
        seen.note("kick who declined", word(&server.kick(steward, &room, &juma.user_id, None).await));
        seen.note("kick the creator", word(&server.kick(amina, &room, &steward.user_id, None).await));
        seen.note("unban who is not", word(&server.unban(steward, &room, &amina.user_id, None).await));
        seen.note("ban", word(&server.ban(steward, &room, &amina.user_id, Some("rules")).await));
        seen.note("join banned", word(&server.join(amina, &room, &[]).await));
        seen.note("invite banned", word(&server.invite(steward, &room, &amina.user_id, None).await));
        seen.note("unban", word(&server.unban(steward, &room, &amina.user_id, None).await));
        seen.note("say after that", word(&self.say(amina, &room, "gone").await));
        seen.note("leave after that", word(&server.leave(amina, &room).await));
        self.restricted(seen, &room).await;
    }

    async fn restricted(&self, seen: &mut Seen, peer: &RoomId) {
        let (server, steward, amina) = (&self.server, &self.steward, &self.amina);
        let rules = json!({ "join_rule": "restricted",
            "allow": [{ "type": "m.room_membership", "room_id": peer }] });
        let initial = json!([{ "type": "m.room.join_rules", "state_key": "", "content": rules }]);
        let social = self.create(json!({ "initial_state": initial })).await;
        seen.note("restricted, outside", word(&server.join(amina, &social, &[]).await));
        server.invite(steward, peer, &amina.user_id, None).await.unwrap();
        seen.note("restricted, invited to the other", word(&server.join(amina, &social, &[]).await));
        server.join(amina, peer, &[]).await.unwrap();
        seen.note("restricted, inside", word(&server.join(amina, &social, &[]).await));
        let member = server.state_event(steward, &social, "m.room.member", amina.user_id.as_str()).await;
        let by = member.unwrap().unwrap()["join_authorised_via_users_server"].clone();
        seen.note("vouched by the steward", by == steward.user_id.as_str());
    }

    async fn closing(&self, seen: &mut Seen) {
        let (server, steward, amina, juma) = (&self.server, &self.steward, &self.amina, &self.juma);
        let room = self.public_room().await;
        let hers = self.say(amina, &room, "hers").await.unwrap();
        let his = self.say(juma, &room, "his").await.unwrap();
        let mut levels = self.levels(&room).await;
        levels["events_default"] = json!(60);
        self.put_levels(steward, &room, &levels).await.unwrap();
        seen.note("closed: say", word(&self.say(amina, &room, "closed").await));
        seen.note("closed: react", word(&self.react(&room, &his, "r0").await));
        seen.note("closed: redact", word(&server.redact(amina, &room, &hers, "x0", None).await));
        levels["events"]["m.reaction"] = json!(0);
        levels["events"]["m.room.redaction"] = json!(0);
        self.put_levels(steward, &room, &levels).await.unwrap();
        seen.note("let through: react", word(&self.react(&room, &his, "r1").await));
        seen.note("let through: react twice", word(&self.react(&room, &his, "r2").await));
        seen.note("let through: redact", word(&server.redact(amina, &room, &hers, "x1", None).await));
        seen.note("let through: redact others", word(&server.redact(amina, &room, &his, "x2", None).await));
        let unknown = ruma::event_id!("$0000000000000000000000000000000000000000000");
        seen.note(
            "let through: redact nothing",
            word(&server.redact(amina, &room, unknown, "x3", None).await),
        );
        seen.note("react to nothing", word(&self.react(&room, unknown, "r3").await));
        let left = server.event(steward, &room, &hers).await.unwrap().unwrap();
        seen.note("what is left", &left["content"]);
        seen.note(
            "state by a member",
            word(&server.put_state(amina, &room, "m.room.topic", "", json!({ "topic": "Mine" })).await),
        );
        levels["users"] = json!({ amina.user_id.as_str(): -1 });
        self.put_levels(steward, &room, &levels).await.unwrap();
        seen.note("muted: react", word(&self.react(&room, &left_id(&left), "r4").await));
        let large = json!({ "msgtype": "m.text", "body": "x".repeat(70_000) });
        let sent = server.send_message(steward, &room, MESSAGE, "large", large, None).await;
        seen.note("too large", word(&sent));
    }

    async fn reading(&self, seen: &mut Seen) {
        let (server, steward, amina) = (&self.server, &self.steward, &self.amina);
        let room = self.public_room().await;
        let topic = json!({ "topic": "Rules" });
        let first = server.put_state(steward, &room, "m.room.topic", "", topic.clone()).await.unwrap();
        let second = server.put_state(steward, &room, "m.room.topic", "", topic).await.unwrap();
        seen.note("same state, same event", first == second);
        let none = server.state_event(amina, &room, "m.room.name", "").await.unwrap();
        seen.note("no such state", none.is_none());
        let unknown = ruma::event_id!("$0000000000000000000000000000000000000000000");
        seen.note("no such event", server.event(amina, &room, unknown).await.unwrap().is_none());
        seen.note("no such context", server.context(amina, &room, unknown, 2).await.unwrap().is_none());
        let private = self.create(json!({})).await;
        seen.note("state from outside", word(&server.state(amina, &private).await));
        seen.note("one state from outside", word(&server.state_event(amina, &private, LEVELS, "").await));
        seen.note("members from outside", word(&server.members(amina, &private).await));
        let page = server.messages(amina, &private, None, Direction::Backward, 5).await;
        seen.note("messages from outside", word(&page));
        let mut said = Vec::new();
        for number in 0..5 {
            said.push(self.say(amina, &room, &format!("m{number}")).await.unwrap());
        }
        let mut read = 0;
        let mut from = None;
        loop {
            let page = server.messages(amina, &room, from.as_deref(), Direction::Backward, 4).await.unwrap();
            read += page.chunk.len();
            from = page.end;
            if from.is_none() {
                break;
            }
        }
        seen.note("events in the room", read);
        let forward = server.messages(amina, &room, None, Direction::Forward, 100).await.unwrap();
        seen.note("read forward", forward.chunk.len());
        let context = server.context(amina, &room, &said[2], 2).await.unwrap().unwrap();
        let around = (context.events_before[0]["event_id"] == said[1].as_str())
            && (context.events_after[0]["event_id"] == said[3].as_str());
        seen.note("around an event", around);
        seen.note("joined", server.joined_members(amina, &room).await.unwrap().len());
    }

    async fn transactions(&self, seen: &mut Seen) {
        let room = self.public_room().await;
        let first = self.say(&self.amina, &room, "t1").await.unwrap();
        seen.note("same id, same event", self.say(&self.amina, &room, "t1").await.unwrap() == first);
        let his = self.say(&self.juma, &room, "t1").await.unwrap();
        seen.note("another's message under the same id is swallowed", his == first);
    }

    async fn queued(&self, seen: &mut Seen) {
        let (server, steward, amina) = (&self.server, &self.steward, &self.amina);
        let room = self.public_room().await;
        let known = server.delayed_events(steward).await.unwrap().unwrap();
        let mut levels = self.levels(&room).await;
        levels["users"] = json!({ amina.user_id.as_str(): 100 });
        self.put_levels(steward, &room, &levels).await.unwrap();
        let queue = async |delay| {
            server.queue_delayed_state(&known, steward, &room, LEVELS, "", levels.clone(), delay).await
        };
        seen.note("a year later", word(&queue(HOUR * 24 * 365).await));
        let id = queue(HOUR).await.unwrap();
        seen.note("queued", server.list_delayed(steward).await.unwrap().len());
        seen.note("others' queue", server.list_delayed(amina).await.unwrap().len());
        let mut closed = levels.clone();
        closed["events_default"] = json!(60);
        self.put_levels(steward, &room, &closed).await.unwrap();
        // Synapse looks at changes a moment after they were made.
        tokio::time::sleep(Duration::from_millis(500)).await;
        seen.note("after our own change", server.list_delayed(steward).await.unwrap().len());
        closed["events_default"] = json!(70);
        self.put_levels(amina, &room, &closed).await.unwrap();
        let begun = Instant::now();
        let mut left = server.list_delayed(steward).await.unwrap().len();
        while left > 0 && begun.elapsed() < Duration::from_secs(20) {
            tokio::time::sleep(Duration::from_millis(50)).await;
            left = server.list_delayed(steward).await.unwrap().len();
        }
        seen.note("after another's change", left);
        seen.note("taken back", server.cancel_delayed(steward, &id).await.unwrap());
    }
}

fn left_id(event: &Value) -> OwnedEventId {
    EventId::parse(event["event_id"].as_str().unwrap()).unwrap()
}
