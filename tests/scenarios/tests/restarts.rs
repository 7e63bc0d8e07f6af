//! Killed at any moment, the service and its homeserver lose nothing and double nothing.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::eventually;
use jiff::Timestamp;
use people::Person;
use scenarios::watch::{answers, rota_answered};
use scenarios::{Service, Town, page};
use tokio::time::sleep;

use crate::cast::Cast;

/// Rooms are read back every minute where nothing else says that something is missing.
const HEALED: Duration = Duration::from_secs(80);

/// What people wrote.
#[derive(Default)]
struct Sent {
    posts: Vec<String>,
    commands: Vec<String>,
}

impl Sent {
    /// Posts of two people in turn, and a command after every fourth.
    async fn send(&mut self, people: [&Person; 2], room: &str, posts: usize) -> Result<()> {
        for number in 0..posts {
            let person = people[number % 2];
            self.posts.push(person.client().say(room, &format!("Chanjo namba {number} imefika")).await?);
            if number % 4 == 3 {
                self.commands.push(person.client().say(room, "!rota").await?);
            }
            sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn every_post_counts_once_and_every_command_is_answered_once() -> Result<()> {
    let town = Town::own().await?;
    let cast = Cast::of(&town).await?;
    let mut service = town.service()?;
    let file = cast.cohort(&town, "restarts").small();
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    let everyone = [&cast.wanjiku, &cast.achieng, &cast.muthoni, &cast.njeri, &cast.gathoni];
    let mut sent = Sent::default();
    for person in everyone {
        sent.posts.push(person.client().say(&peer, "Niko hapa").await?);
    }

    // The service dies again and again while people write.
    for _ in 0..3 {
        sent.send([&cast.njeri, &cast.gathoni], &peer, 6).await?;
        service.kill().await?;
        sent.send([&cast.njeri, &cast.gathoni], &peer, 4).await?;
        service.launch()?;
        sleep(Duration::from_millis(900)).await;
    }
    service.until_ready().await?;
    counted(&cast, &service, &file.id, &peer, &mut sent).await.context("after the service died")?;

    // The homeserver dies while the service is slow: what was to be delivered is forgotten for good.
    service.freeze(true)?;
    sent.send([&cast.njeri, &cast.achieng], &peer, 8).await?;
    town.own_servers()?.kill("moh").await?;
    town.own_servers()?.start("moh").await?;
    service.freeze(false)?;
    sent.send([&cast.njeri, &cast.achieng], &peer, 2).await?;
    counted(&cast, &service, &file.id, &peer, &mut sent).await.context("after the homeserver died")?;

    // The homeserver restarts while the service is down, and people of the other server go on.
    service.kill().await?;
    sent.send([&cast.njeri, &cast.gathoni], &peer, 6).await?;
    town.own_servers()?.stop("moh").await?;
    sent.send([&cast.gathoni, &cast.muthoni], &peer, 6).await?;
    town.own_servers()?.start("moh").await?;
    service.start().await?;
    counted(&cast, &service, &file.id, &peer, &mut sent).await.context("after both were down")?;

    // What counts is metadata alone: a command written in the room is a post like any other.
    let written = sent.posts.len() + sent.commands.len();
    let store = service.store("sqlite:baraza.db").await?;
    let counted = store.activity_since(&file.id, 0, Timestamp::now().as_millisecond() + 600_000).await?.len();
    store.close().await;
    ensure!(counted == written, "{counted} posts count, people wrote {written} times");
    // The page is as of the last midnight: it may show a part of them at most.
    let html = page::open(&service, &file.id).await?;
    let posts = page::tile(&html, "posts")?;
    ensure!(posts <= written as u64, "the page says {posts}, people wrote {written} times");
    Ok(())
}

async fn counted(cast: &Cast, service: &Service, cohort: &str, peer: &str, sent: &mut Sent) -> Result<()> {
    let store = service.store("sqlite:baraza.db").await?;
    let all = format!("{} posts and {} commands dealt with", sent.posts.len(), sent.commands.len());
    eventually(HEALED, &all, async || {
        let now = Timestamp::now().as_millisecond();
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for row in store.activity_since(cohort, 0, now + 600_000).await? {
            *times.entry(row.event_id).or_default() += 1;
        }
        let missing = sent.posts.iter().filter(|post| times.get(*post) != Some(&1)).count();
        ensure!(missing == 0, "{missing} posts are not counted once");
        for command in &sent.commands {
            let said = answers(cast.njeri.client(), peer, command, &service.voice).await?;
            ensure!(said.len() == 1, "a command has {} answers", said.len());
        }
        Ok(())
    })
    .await?;
    // Nor is anything said once more: the room's queue keeps its order, so it would stand before the answer to this.
    let last = rota_answered(&cast.njeri, peer, &service.voice).await?;
    let asked = last["content"]["m.relates_to"]["event_id"].as_str().context("an answer to nothing")?;
    sent.commands.push(asked.to_owned());
    for command in &sent.commands {
        let said = answers(cast.njeri.client(), peer, command, &service.voice).await?;
        ensure!(said.len() == 1, "a command has {} answers", said.len());
    }
    store.close().await;
    Ok(())
}
