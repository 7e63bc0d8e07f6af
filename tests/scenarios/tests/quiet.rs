//! Quiet time holds: the room closes and opens on time, also when the service dies in between.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::client::one_line;
use harness::{eventually, refusal};
use jiff::{SignedDuration, Timestamp};
use scenarios::watch::{SOON, delayed, posting_level, until_posting_level};
use scenarios::{CohortFile, Database, Service, Town, Window};

use crate::cast::Cast;

const CLOSED: i64 = 60;
/// How late a closing or an opening may be seen, the other server included.
const PUNCTUAL: SignedDuration = SignedDuration::from_secs(2);

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_room_closes_and_opens_on_time_although_the_service_dies_in_between() -> Result<()> {
    closes_and_opens(&Town::shared().await?, &Database::Sqlite).await?.service.stop().await.map(drop)
}

/// A cohort after its room closed and opened again.
pub struct Opened {
    pub service: Service,
    pub cast: Cast,
    pub file: CohortFile,
}

pub async fn closes_and_opens(town: &Town, database: &Database) -> Result<Opened> {
    let cast = Cast::of(town).await?;
    let mut service = Service::prepare(&town.settings(database))?;
    let mut file = cast.cohort(town, "quiet").small();
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    let chat = cast.achieng.accept_invitation(&service.voice, true, SOON).await?;
    let post = cast.njeri.client().say(&peer, "Karibuni").await?;

    let from = soon(8)?;
    let to = from.checked_add(SignedDuration::from_secs(16))?;
    file.windows = vec![Window { from, to }];
    service.apply(&file).await?;
    ensure!(posting_level(cast.gathoni.client(), &peer).await? == 0, "closed before its time");

    let closed = until_posting_level(cast.gathoni.client(), &peer, CLOSED, SOON).await?;
    punctual("closing", from, closed)?;
    for member in [&cast.achieng, &cast.gathoni] {
        let fault =
            member.client().say(&peer, "Halo?").await.err().context("a post went into a closed room")?;
        let refused = refusal(&fault).context("no refusal")?;
        ensure!(refused.status == 403, "{} got {refused}", member.user_id());
    }
    let reaction = cast.gathoni.client().react(&peer, &post, "👍").await?;
    cast.gathoni.client().redact(&peer, &reaction, None).await?;

    // A mute made while the room is closed must be part of what is queued for the opening.
    cast.achieng.client().say(&chat, &format!("!mute {} 2h", cast.njeri.user_id())).await?;
    cast.achieng
        .client()
        .wait_message(&chat, SOON, "a preview of the mute", |event| {
            event["sender"] == service.voice.as_str()
                && event["content"]["body"].as_str().is_some_and(|body| body.contains("Njeri"))
        })
        .await?;
    cast.achieng.client().say(&chat, "1").await?;
    eventually(Duration::from_secs(8), "an opening that keeps Njeri muted", async || {
        let queued = delayed(&town.steward()).await?;
        let levels =
            queued.iter().find(|event| event["room_id"] == peer.as_str()).context("nothing is queued")?;
        let said = cast.achieng.client().messages(&chat, 6).await?;
        let said: Vec<String> = said.iter().rev().map(one_line).collect();
        let users = &levels["content"]["users"];
        ensure!(users[cast.njeri.user_id()] == -1, "queued: {users}; in the chat:\n{}", said.join("\n"));
        Ok(())
    })
    .await?;
    service.kill().await?;
    ensure!(Timestamp::now() < to, "the scenario was too slow: the window is over");

    let opened = until_posting_level(cast.gathoni.client(), &peer, 0, SOON).await?;
    punctual("opening", to, opened)?;
    cast.gathoni.client().say(&peer, "Habari ya asubuhi").await?;
    let fault = cast.njeri.client().say(&peer, "Na mimi").await.err().context("a muted member posted")?;
    ensure!(refusal(&fault).is_some_and(|refused| refused.status == 403), "{fault:#}");
    // What is their own, and nothing else.
    let other = cast.gathoni.client().say(&peer, "Mimi pia").await?;
    ensure!(
        cast.njeri.client().redact(&peer, &other, None).await.is_err(),
        "a muted member took another's post"
    );
    cast.njeri.client().redact(&peer, &post, None).await.context("a muted member's own post")?;

    // Back again, the service finds all as it should be.
    service.start().await?;
    eventually(SOON, "nothing left to do", async || {
        let path = service.write("same.toml", &file.toml())?;
        let plan = service.good(&["plan", &path]).await?;
        ensure!(plan.starts_with("no changes"), "{plan}");
        Ok(())
    })
    .await?;
    ensure!(cast.njeri.client().say(&peer, "Bado?").await.is_err(), "the mute did not outlast the restart");
    Ok(Opened { service, cast, file })
}

fn soon(seconds: i64) -> Result<Timestamp> {
    let at = Timestamp::now().checked_add(SignedDuration::from_secs(seconds))?;
    Ok(Timestamp::from_second(at.as_second())?)
}

fn punctual(what: &str, planned: Timestamp, seen: Timestamp) -> Result<()> {
    let late = seen.duration_since(planned);
    ensure!(late >= SignedDuration::ZERO, "the {what} came {late:#} early");
    ensure!(late <= PUNCTUAL, "the {what} came {late:#} late");
    println!("{what}: {late:#} after its time");
    Ok(())
}
