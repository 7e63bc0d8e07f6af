//! The peer room closes.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use jiff::SignedDuration;
use serde_json::Value;

use super::Stage;
use crate::witness::{at, beside, edited, html, id_of, near, quote, refused, words};

const SHORTLY: Duration = Duration::from_secs(20);
/// Closed for everybody but the steward.
pub const CLOSED: i64 = 60;
/// A closing or an opening may be off by this.
pub const PUNCTUAL: SignedDuration = SignedDuration::from_secs(2);

/// The one line that tells the room, before it closes: until when, where to leave a message, the emergency number.
pub async fn line(stage: &Stage<'_>) -> Result<(String, String)> {
    let line = stage
        .witness
        .message(stage.room("peer")?, SHORTLY, "a line about the closing", |event| {
            stage.witness.is_new(event, stage.day.live) && words(event).starts_with('🌙')
        })
        .await?;
    ensure!(
        words(&line).contains(&stage.phone)
            && html(&line).contains(&stage.witness.voice)
            && line["content"]["msgtype"] == "m.notice",
        "expected: a silent line with {} and the way to {}\nseen: {}",
        stage.phone,
        stage.witness.voice,
        html(&line)
    );
    let id = id_of(&line)?.to_owned();
    Ok((format!("{} (this room closes soon, and opens again at …)", quote(&line)), id))
}

/// Closed on time on both servers, for moderators as well; reactions stay possible; the line says so.
pub async fn scene(stage: &Stage<'_>, line: Option<&str>) -> Result<(String, ())> {
    let room = stage.room("peer")?;
    let levels = stage
        .witness
        .state(room, "m.room.power_levels", SHORTLY, "the peer room is closed", |levels| is(levels, CLOSED))
        .await?;
    let off = near("the closing", at(&levels), stage.day.closes, PUNCTUAL)?;
    for eyes in &stage.witness.eyes {
        refused(
            &format!("a post from {} in quiet time", eyes.server),
            eyes.member.say(room, "Bado mko?").await,
        )?;
    }
    for name in ["achieng", "muthoni"] {
        let moderator = stage.cast.get(name)?;
        refused("a moderator's post in quiet time", moderator.login.say(room, "Tulieni").await)?;
    }
    let line = line.context("there was no line about the closing to react to")?;
    let reaction =
        stage.witness.eyes[1].member.react(room, line, "❤️").await.context("a reaction in quiet time")?;
    stage.witness.all_see(room, &reaction).await?;
    let edit = stage
        .witness
        .message(room, SHORTLY, "the line says that the room is closed", |event| edited(event) == Some(line))
        .await?;
    ensure!(at(&edit) <= stage.day.closes, "expected: the last word before the closing\nseen: after it");
    Ok((
        format!(
            "closed {}; the homeservers refuse the posts of two members and two moderators; Baraza's last line there: {} \
             (this room is closed, and when it opens again)",
            beside(off),
            now_says(&edit)
        ),
        (),
    ))
}

/// Which level posts need.
///
/// # Errors
/// When it is another.
pub fn is(levels: &Value, wanted: i64) -> Result<()> {
    let level = levels["events_default"].as_i64().unwrap_or(0);
    ensure!(level == wanted, "events_default {level}");
    Ok(())
}

/// The new words of an edited message.
pub fn now_says(edit: &Value) -> String {
    let words = edit["content"]["m.new_content"]["body"].as_str().unwrap_or_default();
    format!("“{}”", words.lines().next().unwrap_or_default())
}
