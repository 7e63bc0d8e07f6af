//! The duty: asked in private, begun with a yes, passed on at its hour; rights travel with it.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use config::words::Role;
use harness::eventually;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::{Chat, Stage, until};
use crate::cast::Actor;
use crate::clock;
use crate::witness::{at, beside, near, quote, rings, words};

/// Moderators and the holder of the duty.
const RIGHTS: i64 = 50;
const SHORTLY: Duration = Duration::from_secs(20);

/// The running week is taken, then passed on.
pub async fn run(stage: &Stage<'_>) {
    let show = stage.show;
    let first = show.scene("the running week is offered in private and taken", taken(stage)).await;
    show.scene("the duty passes on at its hour, and the rights with it", passed_on(stage, first)).await;
}

async fn taken<'s>(stage: &'s Stage<'_>) -> Result<(String, &'s Actor)> {
    let (holder, question, chat) = asked(stage, stage.day.live, None).await?;
    let yes = clock::now();
    chat.react(&question, "✅").await?;
    rights(stage, holder, true).await?;
    let line = announced(stage, yes, &[holder]).await?;
    Ok((
        format!(
            "{} (this week needs someone: can you take it?) to {}; after the yes, in the room: {} (… keeps our talk going now)",
            quote(&question),
            holder.name(),
            quote(&line)
        ),
        holder,
    ))
}

async fn passed_on<'s>(stage: &'s Stage<'_>, first: Option<&'s Actor>) -> Result<(String, ())> {
    let first = first.context("not tried: nobody holds the duty")?;
    let (next, _, chat) = asked(stage, stage.day.live, Some(first)).await?;
    // Before its hour a digit is as good as a reaction, and nothing moves yet.
    chat.say("1").await?;
    let before = clock::now();
    ensure!(
        before < stage.day.handover,
        "expected: an answer before the hour of the handover\nseen: {:.0} s after it",
        before.duration_since(stage.day.handover).as_secs_f64()
    );
    rights(stage, first, true).await?;
    until(stage.day.handover).await;
    rights(stage, next, true).await?;
    rights(stage, first, false).await?;
    let line = announced(stage, stage.day.handover - SignedDuration::from_secs(2), &[first, next]).await?;
    let off = near("the handover line", at(&line), stage.day.handover, SignedDuration::from_secs(5))?;
    let begins = chat
        .hears(stage.day.handover - SignedDuration::from_secs(2), "words for the week", |event| {
            words(event).lines().count() >= 4
        })
        .await?;
    let line = format!(
        "the right to delete and to remove passed from {} to {} on both servers; said in the room {}: {} (… keeps our talk \
         going now, thank you …); in private: {} (your week has begun)",
        first.name(),
        next.name(),
        beside(off),
        quote(&line),
        quote(&begins)
    );
    Ok((line, ()))
}

/// Waits until one of those who facilitate is asked in private, by a message that rings. Moderators, who are asked
/// other things meanwhile and have rights of their own, come later in this file's rota.
async fn asked<'s>(
    stage: &'s Stage<'_>,
    since: Timestamp,
    not: Option<&Actor>,
) -> Result<(&'s Actor, Value, Chat<'s>)> {
    let asked: Vec<&Actor> = stage
        .cast
        .all()
        .filter(|actor| actor.member && actor.facilitates() && !actor.roles.contains(&Role::Moderator))
        .filter(|actor| not.is_none_or(|not| not.id() != actor.id()))
        .collect();
    eventually(SHORTLY, "somebody is asked in private to take a week", async || {
        for actor in &asked {
            let Some(room) = stage.chats.get(actor.id()) else { continue };
            let newest = actor.login.messages(room, 10).await?;
            let question = newest.into_iter().find(|event| {
                stage.witness.is_new(event, since) && rings(event, actor.id()) && words(event).contains("✅")
            });
            if let Some(question) = question {
                return Ok((*actor, question, Chat::known(actor, room, &stage.witness)));
            }
        }
        bail!("no question in the chats of {} people", asked.len())
    })
    .await
}

/// Whether somebody has a facilitator's rights in the peer room, on both servers.
async fn rights(stage: &Stage<'_>, actor: &Actor, has: bool) -> Result<()> {
    let what = format!("{} {} rights in the peer room", actor.name(), if has { "has" } else { "has no" });
    stage
        .witness
        .state(stage.room("peer")?, "m.room.power_levels", SHORTLY, &what, |levels| {
            let level = levels["users"][actor.id()].as_i64();
            ensure!(level == has.then_some(RIGHTS), "level {level:?}");
            Ok(())
        })
        .await
        .map(drop)
}

/// The line that tells the room, which names these people.
async fn announced(stage: &Stage<'_>, since: Timestamp, people: &[&Actor]) -> Result<Value> {
    stage
        .witness
        .message(stage.room("peer")?, SHORTLY, "a line in the peer room about the duty", |event| {
            stage.witness.is_new(event, since)
                && event["content"]["m.relates_to"].is_null()
                && people.iter().all(|actor| words(event).contains(actor.name()))
        })
        .await
}
