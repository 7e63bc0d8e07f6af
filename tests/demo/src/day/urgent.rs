//! An emergency in quiet time.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use jiff::{SignedDuration, Timestamp};

use super::{Chat, Stage, until};
use crate::clock;
use crate::witness::{at, quote, rings, words};

const CALLER: &str = "gathoni";
/// In the order of the file: the first on the ministry's server, the next on the other.
const ON_CALL: [&str; 2] = ["kiprono", "nekesa"];
const REASON: &str = "Jokofu la chanjo limezima na umeme hakuna";
/// The first must be told within this.
const TOLD: SignedDuration = SignedDuration::from_secs(10);

/// The first on call is told, then the next, who answers.
pub async fn run(stage: &Stage<'_>) {
    let show = stage.show;
    let called = show.scene("an emergency reaches the person on call in quiet time", called(stage)).await;
    let what = "unacknowledged, it reaches the next, whose answer reaches the caller";
    show.scene(what, next(stage, called)).await;
}

async fn called<'s>(stage: &'s Stage<'_>) -> Result<(String, (Chat<'s>, Timestamp))> {
    until(stage.day.closes + SignedDuration::from_secs(1)).await;
    let [first, _] = ON_CALL;
    let first = stage.cast.get(first)?;
    let caller = stage.cast.get(CALLER)?;
    let chat = stage.chat(caller).await?;
    let called = clock::now();
    let event = chat.say(&format!("!urgent {REASON}")).await?;
    let sent = caller.login.event(chat.room(), &event).await?.context("one's own words")?;
    let answer = chat.hears(called, "who was told", |event| words(event).contains(first.name())).await?;
    number(stage, &answer)?;
    let alert = stage
        .chat(first)
        .await?
        .hears(called, "the emergency", |event| words(event).contains(REASON) && rings(event, first.id()))
        .await?;
    let took = at(&alert).duration_since(at(&sent)).max(at(&answer).duration_since(at(&sent)));
    ensure!(took <= TOLD, "expected: told within 10 s\nseen: {:.1} s", took.as_secs_f64());
    let room = stage.room("peer")?;
    let newest = stage.witness.eyes[0].member.messages(room, 20).await?;
    ensure!(!newest.iter().any(|event| words(event).contains(REASON)), "expected: not in the room\nseen: it");
    Ok((
        format!(
            "after {:.1} s, to the person on call: {}; to the caller: {} (I told …)",
            took.as_secs_f64(),
            quote(&alert),
            quote(&answer)
        ),
        (chat, at(&alert)),
    ))
}

async fn next(stage: &Stage<'_>, called: Option<(Chat<'_>, Timestamp)>) -> Result<(String, ())> {
    let (chat, told) = called.context("not tried: nobody was told")?;
    let [_, next] = ON_CALL;
    let next = stage.cast.get(next)?;
    let theirs = stage.chat(next).await?;
    let patience = Duration::from_secs(60 * u64::from(stage.urgent_minutes) + 30);
    let alert = theirs
        .hears_within(patience, told, "the emergency, as the next on call", |event| {
            words(event).contains(REASON) && rings(event, next.id())
        })
        .await?;
    let waited = at(&alert).duration_since(told);
    ensure!(
        waited >= SignedDuration::from_secs(60 * i64::from(stage.urgent_minutes) - 5),
        "expected: the first has {} min to answer\nseen: {:.0} s",
        stage.urgent_minutes,
        waited.as_secs_f64()
    );
    let next_told =
        chat.hears(told, "that the next was told", |event| words(event).contains(next.name())).await?;
    number(stage, &next_told)?;
    let yes = clock::now();
    theirs.react(&alert, "✅").await?;
    let seen = chat.hears(yes, "that somebody has it", |event| words(event).contains(next.name())).await?;
    number(stage, &seen)?;
    Ok((
        format!(
            "{:.0} s without an answer, so the next was told; their ✅ reaches the caller: {} (… has it)",
            waited.as_secs_f64(),
            quote(&seen)
        ),
        (),
    ))
}

/// Every answer to the caller shows the emergency number.
fn number(stage: &Stage<'_>, answer: &serde_json::Value) -> Result<()> {
    ensure!(
        words(answer).contains(&stage.phone),
        "expected: the emergency number {}\nseen: {}",
        stage.phone,
        words(answer)
    );
    Ok(())
}
