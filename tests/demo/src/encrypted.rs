//! The second cohort: encrypted, with a person whose client holds keys.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use config::CohortFile;
use harness::{Homeservers, eventually};
use people::EncryptedPerson;

use crate::cast::{Actor, Cast, join_all};
use crate::clock;
use crate::cohort;
use crate::day::Stage;
use crate::day::page;
use crate::moving_in::Rooms;
use crate::witness::at;

/// Keys may take a moment.
const SHORTLY: Duration = Duration::from_secs(40);

/// What stays of it.
pub type Second = (CohortFile, Rooms, Cast);

/// Applies the encrypted example and talks in it. What fails is remembered by the show.
pub async fn run(stage: &Stage<'_>, homeservers: &Homeservers) -> Option<Second> {
    let show = stage.show;
    let second =
        show.scene("an encrypted cohort is applied and people move in", settle(stage, homeservers)).await;
    let living = second.as_ref();
    show.scene(
        "the voice answers in an encrypted room; the page is as of the last midnight",
        talk(stage, homeservers, living),
    )
    .await;
    second
}

async fn settle(stage: &Stage<'_>, homeservers: &Homeservers) -> Result<(String, Second)> {
    let (home, partner) = (&stage.servers[0].name, &stage.servers[1].name);
    let file = cohort::open_now(cohort::kijabe(home, partner)?, clock::now())?;
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
    let (nduta, jepkorir) = (client(cast, "nduta", &folder).await?, client(cast, "jepkorir", &folder).await?);
    nduta.write(peer, "Habari zenu wote").await?;
    jepkorir.write(peer, "Nani ana vipimo vya ziada wiki hii?").await?;
    for (name, text) in [("zawadi", "Uliza Kijabe"), ("adhiambo", "Sina"), ("mwanaisha", "Mimi ninavyo kumi")]
    {
        client(cast, name, &folder).await?.write(peer, text).await?;
    }
    let asked = nduta.write(peer, "!rota").await?;
    let voice = stage.witness.voice.as_str();
    let answers = |event: &people::Read| {
        event.sender == voice
            && event.content["m.relates_to"]["event_id"] == asked.as_str()
            && !event.body().is_empty()
    };
    let answer = nduta.wait_for(peer, SHORTLY, "an answer to !rota that moh can read", answers).await?;
    ensure!(answer.encrypted, "expected: encrypted\nseen: in the clear");
    // The key may be here before the client knows who signed the device.
    let signed = |event: &people::Read| answers(event) && event.owner_signed;
    nduta.wait_for(peer, SHORTLY, "the same answer, from a signed device", signed).await?;
    jepkorir.wait_for(peer, SHORTLY, "the same answer on county", answers).await?;
    let reader = &cast.get("nduta")?.login;
    // A page is as of the last midnight: of what was written just now it tells nothing yet.
    let midnight = clock::now().to_zoned(stage.zone.clone()).start_of_day()?.timestamp();
    let page = eventually(SHORTLY, "a page as of the last midnight", async || {
        let link = stage.service.lock().await.link(file.id.as_str()).await?;
        let page = page::Browser::new()?.open(&link).await?;
        let mut events = reader.all_messages(peer).await?;
        events.retain(|event| at(event) < midnight);
        let weeks = page::weekly_posts(&events, &[voice], &stage.zone)?;
        let counted = weeks.get(&page::newest_week(clock::now(), &stage.zone)?).copied().unwrap_or(0);
        let shown = page::shown_posts(&page)?;
        ensure!(shown.last() == Some(&counted.to_string()), "{shown:?}, with {counted} posts in the room");
        Ok(page)
    })
    .await?;
    let first = answer.body().lines().next().unwrap_or_default();
    Ok((
        format!(
            "“{first}…” (who keeps the talk going) reached members on moh and county, who alone have the keys to read it; the page \
         is as of the last midnight and has none of their words ({:.0} KB)",
            page.len() as f64 / 1000.0
        ),
        (),
    ))
}

async fn client(cast: &Cast, name: &str, folder: &Path) -> Result<EncryptedPerson> {
    EncryptedPerson::log_in(&cast.get(name)?.person, &folder.join(name)).await
}
