//! Rooms of version 11, on homeservers that know no newer one: the steward's power is a level there, 100, and no more.

use anyhow::{Context, Result, ensure};
use harness::refusal;
use scenarios::watch::{posting_level, state_ids};
use scenarios::{Database, Town};

use crate::quiet::closes_and_opens;

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn rooms_of_version_11_have_their_levels_close_open_and_stay_as_they_are() -> Result<()> {
    let town = Town::older().await?;
    let opened = closes_and_opens(&town, &Database::Sqlite).await?;
    let (mut service, cast, file) = (opened.service, opened.cast, opened.file);
    let checked = service.cli(&["check"]).await?;
    ensure!(checked.out.contains("does not know room version 12"), "{}{}", checked.out, checked.err);

    let steward = town.steward();
    let mut rooms = Vec::new();
    for kind in ["space", "peer", "facilitators"] {
        let room = service.room(&file.id, kind).await?;
        let create = steward.state_event(&room, "m.room.create", "").await?.context("no create event")?;
        ensure!(create["room_version"] == "11", "{kind}: {create}");
        let levels = steward.power_levels(&room).await?;
        let level = |person: &str| levels["users"][person].as_i64();
        ensure!(level(&service.steward) == Some(100), "{kind}: the steward in {levels}");
        ensure!(level(&service.voice) == Some(10), "{kind}: the voice in {levels}");
        ensure!(level(cast.achieng.user_id()) == Some(50), "{kind}: a moderator in {levels}");
        ensure!(level(cast.gathoni.user_id()).is_none(), "{kind}: a member in {levels}");
        for what in ["state_default", "invite"] {
            ensure!(levels[what] == 100, "{kind}: {what} in {levels}");
        }
        rooms.push(room);
    }

    // What the levels are for: a moderator has power over members and none over the room or the steward.
    let (peer, achieng) = (&rooms[1], cast.achieng.client());
    ensure!(posting_level(achieng, peer).await? == 0, "the room did not open");
    let mut levels = achieng.power_levels(peer).await?;
    levels["events_default"] = 50.into();
    let tried = [
        ("changed levels", achieng.put_state(peer, "m.room.power_levels", "", &levels).await.map(drop)),
        ("removed the steward", achieng.kick(peer, &service.steward, "").await),
    ];
    for (what, outcome) in tried {
        let fault = outcome.err().with_context(|| format!("a moderator {what}"))?;
        ensure!(refusal(&fault).is_some_and(|refused| refused.status == 403), "{what}: {fault:#}");
    }

    let before = state_ids(town.moh(), &rooms).await?;
    let again = service.apply(&file).await?;
    ensure!(again.starts_with("no changes"), "{again}");
    ensure!(state_ids(town.moh(), &rooms).await? == before, "the second apply wrote something");
    achieng.kick(peer, cast.muthoni.user_id(), "").await?;
    service.stop().await?;
    Ok(())
}
