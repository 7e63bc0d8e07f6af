//! The same on PostgreSQL, and a second copy of the service that takes over.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Result, ensure};
use harness::eventually;
use scenarios::watch::{answers, rota_answered};
use scenarios::{Database, Service, Tap, Town};
use serde_json::Value;

use crate::cast::Cast;

#[tokio::test]
#[ignore = "needs Synapse and PostgreSQL: tests/run provides them"]
async fn a_file_becomes_rooms_on_postgres() -> Result<()> {
    crate::chain::a_file_becomes_rooms(&Database::postgres().await?).await
}

#[tokio::test]
#[ignore = "needs Synapse and PostgreSQL: tests/run provides them"]
async fn a_room_closes_and_opens_on_time_on_postgres() -> Result<()> {
    let database = Database::postgres().await?;
    crate::quiet::closes_and_opens(&Town::shared().await?, &database).await?.service.stop().await.map(drop)
}

#[tokio::test]
#[ignore = "needs Synapse and PostgreSQL: tests/run provides them"]
async fn a_second_copy_takes_over_when_the_first_dies() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let database = Database::postgres().await?;
    let front: SocketAddr = town.slot().listen.parse()?;
    let behind = [8020, 8030].map(|port| SocketAddr::new(front.ip(), port));
    let _balancer = Tap::open(front, behind.to_vec()).await?;
    let mut settings = town.settings(&database);
    settings.listen = Some(behind[0]);
    let mut first = Service::prepare(&settings)?;
    settings.listen = Some(behind[1]);
    let mut second = Service::prepare(&settings)?;

    first.start().await?;
    let file = cast.cohort(&town, "twice").small();
    first.apply(&file).await?;
    let peer = first.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    second.launch()?;
    rota_answered(&cast.njeri, &peer, &first.voice).await?;

    let mut asked = Vec::new();
    for number in 0..6 {
        let person = if number % 2 == 0 { &cast.njeri } else { &cast.gathoni };
        asked.push(person.client().say(&peer, "!rota").await?);
        if number == 2 {
            first.kill().await?;
        }
    }
    second.until_ready().await?;
    for event in &asked {
        eventually(Duration::from_secs(40), "an answer by whichever copy lives", async || {
            ensure!(!answers(cast.njeri.client(), &peer, event, &second.voice).await?.is_empty(), "none");
            Ok(())
        })
        .await?;
    }
    // The first comes back and waits for its turn; nothing is said twice: it would be said before the next answer.
    first.launch()?;
    let ready = format!("http://{}/ready", behind[0]);
    eventually(Duration::from_secs(40), "the first to stand by", async || {
        let about: Value = reqwest::get(&ready).await?.json().await?;
        ensure!(about["database"] == true && about["decides"] == false, "{about}");
        Ok(())
    })
    .await?;
    for person in [&cast.njeri, &cast.gathoni] {
        rota_answered(person, &peer, &second.voice).await?;
    }
    for event in &asked {
        let said = answers(cast.gathoni.client(), &peer, event, &second.voice).await?;
        ensure!(said.len() == 1, "{} answers to one command", said.len());
    }
    Ok(())
}
