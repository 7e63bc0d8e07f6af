//! The peer room opens, even when the service has no time for it.

use std::time::Duration;

use anyhow::{Context, Result};
use jiff::SignedDuration;

use super::closing::{PUNCTUAL, is, now_says};
use super::{Stage, until};
use crate::witness::{at, beside, edited, near};

const SHORTLY: Duration = Duration::from_secs(20);
/// The service is frozen from so long before the opening until so long after it.
const FROZEN: SignedDuration = SignedDuration::from_millis(1500);

/// The homeserver opens the room by itself: its opening was queued there. The service is frozen meanwhile.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let room = stage.room("peer")?;
    until(stage.day.opens - FROZEN).await;
    stage.service.lock().await.freeze(true)?;
    until(stage.day.opens + FROZEN).await;
    let first = stage.witness.eyes[0].state(room, "m.room.power_levels", "").await;
    // Whatever was seen: it must go on.
    stage.service.lock().await.freeze(false)?;
    let first = first?;
    is(&first["content"], 0).context("expected: open while the service is frozen\nseen")?;
    let levels = stage
        .witness
        .state(room, "m.room.power_levels", SHORTLY, "the peer room is open", |levels| is(levels, 0))
        .await?;
    let off = near("the opening", at(&levels), stage.day.opens, PUNCTUAL)?;
    let post = stage.witness.eyes[1].member.say(room, "Habari za asubuhi!").await?;
    stage.witness.all_see(room, &post).await?;
    Ok((
        format!(
            "opened {}, by the homeserver itself, which had been asked to beforehand; a post from county is read on moh",
            beside(off)
        ),
        (),
    ))
}

/// The line that told of the closing tells of the opening.
pub async fn line(stage: &Stage<'_>, line: Option<String>) -> Result<(String, ())> {
    let line = line.context("not tried: there was no such line")?;
    let edit = stage
        .witness
        .message(stage.room("peer")?, SHORTLY, "the line says that the room is open", |event| {
            edited(event) == Some(line.as_str()) && at(event) >= stage.day.opens
        })
        .await?;
    Ok((format!("{} (this room is open, and when it closes)", now_says(&edit)), ()))
}
