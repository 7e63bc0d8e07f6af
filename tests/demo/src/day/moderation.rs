//! Calm moderation: by name, with a preview, confirmed, undone, listed.

use std::time::Duration;

use anyhow::{Result, ensure};
use harness::eventually;
use jiff::Timestamp;
use serde_json::Value;

use super::{Chat, Stage};
use crate::cast::Actor;
use crate::clock;
use crate::witness::{quote, refused, without_addresses, words};

const SHORTLY: Duration = Duration::from_secs(20);
const MUTED: i64 = -1;

/// Mute by display name, preview, ✅; refused by the homeserver; undone; listed.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let room = stage.room("peer")?;
    let (moderator, muted) = (stage.cast.get("muthoni")?, stage.cast.get("wambui")?);
    let chat = stage.chat(moderator).await?;
    let preview = chat
        .ask(&format!("!mute {} 2h tafadhali pumzika kidogo", muted.name()), "a preview", |event| {
            words(event).contains(muted.name()) && words(event).contains("✅")
        })
        .await?;
    level(stage, muted.id(), None).await?;
    let confirmed = clock::now();
    chat.react(&preview, "✅").await?;
    level(stage, muted.id(), Some(MUTED)).await?;
    refused("a muted person's post", muted.login.say(room, "Jaribu").await)?;
    let done = chat.hears(confirmed, "that it is done", |event| words(event).contains(muted.name())).await?;
    let theirs = told(stage, muted, confirmed).await?;

    let undone = clock::now();
    chat.say("!undo").await?;
    level(stage, muted.id(), None).await?;
    let post = eventually(SHORTLY, "the unmuted person may post", async || {
        muted.login.say(room, "Asante, naendelea.").await
    })
    .await?;
    stage.witness.all_see(room, &post).await?;
    chat.hears(undone, "that it is undone", |event| words(event).contains(muted.name())).await?;
    let audit = chat
        .ask("!audit", "the last acts", |event| {
            words(event).contains(muted.name()) && words(event).contains(moderator.name())
        })
        .await?;
    let public = stage.witness.eyes[0].member.messages(room, 60).await?;
    let named =
        public.iter().find(|event| stage.witness.is_voice(event) && words(event).contains(muted.name()));
    ensure!(named.is_none(), "expected: no word in the room about the muted person\nseen: {named:?}");
    let line = format!(
        "before: {} (Muting … until …, shall I?); after ✅: {} (done); to {} alone: {} (you cannot write until …, why); taken \
         back and listed by !audit: {}",
        quote(&preview),
        quote(&done),
        muted.name(),
        quote(&theirs),
        without_addresses(words(&audit)).lines().nth(1).unwrap_or_default()
    );
    Ok((line, ()))
}

/// What was done to a person is told to them, in a chat to which they are invited for it.
async fn told(stage: &Stage<'_>, muted: &Actor, since: Timestamp) -> Result<Value> {
    let room = muted.person.accept_invitation(&stage.witness.voice, true, SHORTLY).await?;
    Chat::known(muted, &room, &stage.witness)
        .hears(since, "why and until when", |event| words(event).contains("pumzika kidogo"))
        .await
}

/// Waits until somebody has a level of their own, or none, on both servers.
async fn level(stage: &Stage<'_>, user_id: &str, wanted: Option<i64>) -> Result<()> {
    let what = format!("level {wanted:?} of {user_id}");
    stage
        .witness
        .state(stage.room("peer")?, "m.room.power_levels", SHORTLY, &what, |levels| {
            let level = levels["users"][user_id].as_i64();
            ensure!(level == wanted, "level {level:?}");
            Ok(())
        })
        .await
        .map(drop)
}
