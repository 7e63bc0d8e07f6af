//! Which odd events can arrive at all: a real Synapse judges, and each that it lets through costs nobody else anything.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::{eventually, refusal};
use odd_events::{Odd, Oddness, seed};
use people::Person;
use scenarios::watch::come_in;
use scenarios::{CohortFile, Row, Town};
use serde_json::Value;
use storage::{InboxState, Store};

/// Messages of each kind of oddness.
const EACH: usize = 5;
/// Contents that are odd in any way, in events of each of these types.
const MIXED: usize = 15;
const TYPES: [&str; 4] = ["m.reaction", "m.sticker", "m.poll.start", "x.y"];
/// What is nested deeper inside a content than this is not read (`raw-event`).
const READ: u32 = 30;
const PATIENCE: Duration = Duration::from_secs(90);

/// Whether Synapse 1.163 lets a content of this kind through, from a client of its own.
const fn arrives(kind: Oddness) -> bool {
    match kind {
        // With the event and its content, 127 levels.
        Oddness::Deep(levels) => levels <= 125,
        Oddness::Wide
        | Oddness::WrongTypes
        | Oddness::Twice
        | Oddness::MinusZero
        | Oddness::Control
        | Oddness::Direction
        | Oddness::Joined
        | Oddness::Tags
        | Oddness::Lines => true,
        Oddness::NoObject
        | Oddness::HugeNumber
        | Oddness::LongNumber
        | Oddness::BeyondExact
        | Oddness::Fraction
        | Oddness::LoneSurrogate
        | Oddness::TooLong => false,
    }
}

/// What a homeserver made of the events of a kind.
#[derive(Debug, Default)]
struct Verdict {
    accepted: usize,
    /// By status and error code.
    refused: BTreeMap<String, usize>,
}

impl Verdict {
    /// Notes what the homeserver said; gives the event if there is one now.
    fn note(&mut self, answer: Result<String>) -> Result<Option<String>> {
        match answer {
            Ok(event) => {
                self.accepted += 1;
                Ok(Some(event))
            }
            Err(fault) => {
                let no = refusal(&fault).with_context(|| format!("no refusal: {fault:#}"))?;
                *self.refused.entry(format!("{} {}", no.status, no.errcode)).or_default() += 1;
                Ok(None)
            }
        }
    }
}

/// An event that the homeserver took.
struct Taken {
    event: String,
    kind: String,
    /// Whether somebody must be able to read it.
    readable: Option<bool>,
}

#[derive(Default)]
struct Sample {
    taken: Vec<Taken>,
    /// Ordinary posts among them.
    posts: Vec<String>,
    verdicts: BTreeMap<String, Verdict>,
}

impl Sample {
    fn note(&mut self, kind: &str, readable: Option<bool>, answer: Result<String>) -> Result<()> {
        let taken = self.verdicts.entry(kind.to_owned()).or_default().note(answer)?;
        self.taken.extend(taken.map(|event| Taken { event, kind: kind.to_owned(), readable }));
        Ok(())
    }

    /// Sends some of each kind, with an ordinary post after each.
    async fn send(&mut self, person: &Person, room: &str) -> Result<()> {
        let (mut odd, client) = (Odd::new(seed()), person.client());
        for kind in Oddness::all() {
            let readable = !matches!(kind, Oddness::Deep(levels) if levels > READ);
            for _ in 0..EACH {
                let content = odd.message(kind);
                let answer = client.send_text(room, "m.room.message", &content).await;
                self.note(&format!("{kind:?}"), Some(readable), answer)?;
            }
            self.posts.push(client.say(room, &format!("An ordinary post after {kind:?}")).await?);
            // Of a member event what is too deep is cut off: who is where is known of the oddest.
            let answer = client.own_membership(room, &odd.message(kind)).await;
            self.note(&format!("member {kind:?}"), Some(true), answer)?;
        }
        for event_type in TYPES {
            for _ in 0..MIXED {
                let answer = client.send_text(room, event_type, &odd.content()).await;
                self.note(event_type, None, answer)?;
            }
            self.posts.push(client.say(room, &format!("An ordinary post after {event_type}")).await?);
        }
        Ok(())
    }

    /// All that arrived is settled: decided, or set aside by itself with whose it was; gives how many of each kind.
    async fn settled(&self, store: &Store, sender: &str, room: &str) -> Result<BTreeMap<String, usize>> {
        let mut set_aside = BTreeMap::new();
        for Taken { event, kind, readable } in &self.taken {
            let row =
                store.inbox_row(event).await?.with_context(|| format!("{event} ({kind}) is not here"))?;
            ensure!(row.state != InboxState::Waiting, "{event} ({kind}) waits");
            let aside = row.state == InboxState::Parked;
            if aside {
                let why = row.reason.unwrap_or_default();
                ensure!(why.starts_with("set aside: "), "{event} ({kind}): {why}");
                let known: Value = serde_json::from_str(&row.metadata.unwrap_or_default())?;
                ensure!(known["sender"] == sender && known["room_id"] == room, "{event} ({kind}): {known}");
                *set_aside.entry(kind.clone()).or_default() += 1;
            }
            ensure!(readable.is_none_or(|readable| readable != aside), "{event} ({kind}) set aside: {aside}");
        }
        for post in &self.posts {
            ensure!(store.activity_by_event(post).await?.is_some(), "a post beside them is not known");
        }
        Ok(set_aside)
    }

    /// Of each kind all can arrive, or none.
    fn judged(&self) -> Result<()> {
        for kind in Oddness::all() {
            for (name, sent) in [(format!("{kind:?}"), EACH), (format!("member {kind:?}"), 1)] {
                let accepted = self.verdicts.get(&name).map(|verdict| verdict.accepted);
                let expected = if arrives(kind) { sent } else { 0 };
                ensure!(accepted == Some(expected), "of {sent} {name} were let through: {accepted:?}");
            }
        }
        Ok(())
    }

    /// The table of what can arrive.
    fn print(&self, set_aside: &BTreeMap<String, usize>) {
        println!("{:<24}{:>9}{:>11}  refused", "kind", "accepted", "set aside");
        for (kind, verdict) in &self.verdicts {
            let refused: Vec<String> =
                verdict.refused.iter().map(|(why, many)| format!("{many} {why}")).collect();
            let aside = set_aside.get(kind).copied().unwrap_or_default();
            println!("{kind:<24}{:>9}{aside:>11}  {}", verdict.accepted, refused.join(", "));
        }
    }
}

/// A page of the service's inner door.
async fn inner(town: &Town, page: &str) -> Result<Value> {
    let http = reqwest::Client::builder().no_proxy().build()?;
    Ok(http.get(format!("http://{}/{page}", town.slot().listen)).send().await?.json().await?)
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn what_a_homeserver_lets_through_stops_nothing() -> Result<()> {
    let town = Town::shared().await?;
    let wanjiku = town.person(town.moh(), "Wanjiku Kamau").await?;
    let njeri = town.person(town.moh(), "Njeri Mwangi").await?;
    let people = vec![
        Row::accepted(&wanjiku, &["facilitator", "mentor", "coordinator", "moderator"]),
        Row::accepted(&njeri, &["mentee"]),
    ];
    let file = CohortFile::new(&town.cohort_id("odd"), &[&town.moh().name], people).small();
    let mut service = town.service()?;
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    come_in(&wanjiku, &peer).await?;
    come_in(&njeri, &peer).await?;

    let mut sample = Sample::default();
    let sent = sample.send(&njeri, &peer).await;
    if sent.is_err() {
        sample.print(&BTreeMap::new());
    }
    sent?;
    let store = service.store("sqlite:baraza.db").await?;
    let settled = eventually(PATIENCE, "what was let through", async || {
        sample.settled(&store, njeri.user_id(), &peer).await
    })
    .await;
    sample.print(settled.as_ref().unwrap_or(&BTreeMap::new()));
    settled?;
    sample.judged()?;

    // The rooms can be read as before, and the encrypted device, which saw all of it too, works.
    let path = service.write("odd.toml", &file.toml())?;
    eventually(PATIENCE, "rooms that match and a service that is well", async || {
        let plan = service.good(&["plan", &path]).await?;
        ensure!(plan.starts_with("no changes"), "{plan}");
        let ready = inner(&town, "ready").await?;
        ensure!(ready["ready"] == true && ready["encrypted_device"]["works"] == true, "{ready}");
        Ok(())
    })
    .await?;
    let problems = inner(&town, "problems").await?;
    let worst = ["loop", "fault", "room", "people", "cohort", "encrypted device stepped", "what moves"];
    let said = problems.as_object().into_iter().flat_map(|said| said.keys());
    let bad: Vec<_> = said.filter(|about| worst.iter().any(|word| about.starts_with(word))).collect();
    ensure!(bad.is_empty(), "{problems}");
    Ok(())
}
