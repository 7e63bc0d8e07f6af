//! The second cohort: encrypted, with a person whose client holds keys.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use config::CohortFile;
use harness::Homeservers;
use jiff::Timestamp;
use people::EncryptedPerson;

use crate::cast::{Actor, Cast, join_all};
use crate::cohort;
use crate::day::Stage;
use crate::day::page;
use crate::moving_in::Rooms;

/// Keys may take a moment.
const SHORTLY: Duration = Duration::from_secs(40);

/// What stays of it.
pub type Second = (CohortFile, Rooms, Cast);

/// Applies the encrypted example and talks in it. What fails is remembered by the show.
pub async fn run(stage: &Stage<'_>, homeservers: &Homeservers) -> Option<Second> {
    let show = stage.show;
    let second = show.scene("an encrypted cohort is applied and people move in", settle(stage, homeservers)).await;
    let living = second.as_ref();
    show.scene("the voice answers in an encrypted room; the page counts without reading", talk(stage, homeservers, living))
        .await;
    second
}

async fn settle(stage: &Stage<'_>, homeservers: &Homeservers) -> Result<(String, Second)> {
    let (home, partner) = (&stage.servers[0].name, &stage.servers[1].name);
    let file = cohort::open_now(cohort::kijabe(home, partner)?, Timestamp::now())?;
    let cast = Cast::of(&file, homeservers).await?;
    let service = stage.service.lock().await;
    service.apply(&file).await?;
    let rooms = service.rooms(file.id.as_str()).await?;
    drop(service);
    let members: Vec<&Actor> = cast.all().filter(|actor| actor.member && actor.agreed).collect();
    let peer = rooms.get("peer").context("no peer room")?;
    join_all(&members, peer, &[]).await?;
    let algorithm = members[0].login.state_event(peer, "m.room.encryption", "").await?;
    ensure!(algorithm.is_some(), "expected: an encrypted peer room\nseen: a plain one");
    Ok((format!("“{}”, {} members", file.name, members.len()), (file, rooms, cast)))
}

async fn talk(stage: &Stage<'_>, homeservers: &Homeservers, living: Option<&Second>) -> Result<(String, ())> {
    let (file, rooms, cast) = living.context("not tried: there is no such cohort")?;
    let peer = rooms.get("peer").context("no peer room")?;
    let folder = homeservers.folder().join("people");
    std::fs::create_dir_all(&folder)?;
    let log_in = async |name: &str| {
        let person = &cast.get(name)?.person;
        EncryptedPerson::log_in(person, &folder.join(name)).await
    };
    let (nduta, jepkorir) = (log_in("nduta").await?, log_in("jepkorir").await?);
    for text in ["Habari zenu wote", "Nani ana vipimo vya ziada wiki hii?", "Mimi ninavyo kumi"] {
        nduta.write(peer, text).await?;
    }
    let asked = nduta.write(peer, "!rota").await?;
    let voice = stage.witness.voice.as_str();
    let answers = |event: &people::Read| {
        event.sender == voice && event.content["m.relates_to"]["event_id"] == asked.as_str() && !event.body().is_empty()
    };
    let answer = nduta.wait_for(peer, SHORTLY, "an answer to !rota that moh can read", answers).await?;
    ensure!(
        answer.encrypted && answer.owner_signed,
        "expected: encrypted, from a signed device\nseen: encrypted {}, signed {}",
        answer.encrypted,
        answer.owner_signed
    );
    jepkorir.wait_for(peer, SHORTLY, "the same answer on county", answers).await?;
    let link = stage.service.lock().await.link(file.id.as_str()).await?;
    let page = page::Browser::new()?.open(&link).await?;
    page::numbers(&page, 4)?;
    let first = answer.body().lines().next().unwrap_or_default();
    Ok((format!("“{first}…” read by keys on moh and county; {} bytes of page", page.len()), ()))
}
