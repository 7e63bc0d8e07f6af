//! Words that wait for the opening.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use jiff::SignedDuration;

use super::{Stage, until};
use crate::witness::{at, html, quote, words};

const AUTHOR: &str = "mutua";
const WORDS: &str = "Kesho naomba chanjo za polio kutoka Rukuma, zimebaki tano tu.";
const SHORTLY: Duration = Duration::from_secs(25);

/// Written to the voice in quiet time and kept by a digit.
pub async fn left(stage: &Stage<'_>) -> Result<(String, ())> {
    until(stage.day.closes + SignedDuration::from_secs(2)).await;
    let chat = stage.chat(stage.cast.get(AUTHOR)?).await?;
    let choice = chat.ask(WORDS, "a choice of three", |event| {
        ["1 =", "2 =", "3 ="].iter().all(|choice| words(event).contains(choice))
    });
    let choice = choice.await?;
    let kept = chat.ask("1", "that it is kept", |event| !words(event).contains("1 =")).await?;
    let room = stage.room("peer")?;
    let early = stage.witness.eyes[0].member.messages(room, 20).await?;
    ensure!(
        !early.iter().any(|event| words(event).contains(WORDS)),
        "expected: nothing before the opening\nseen: it"
    );
    Ok((
        format!(
            "{} (the room is closed; what shall I do with your text?) 1: {} (kept, I post it at …)",
            quote(&choice),
            quote(&kept)
        ),
        (),
    ))
}

/// Posted at the opening in the author's name, as one message, once.
pub async fn appears(stage: &Stage<'_>, left: Option<()>) -> Result<(String, ())> {
    left.context("not tried: nothing was kept")?;
    let author = stage.cast.get(AUTHOR)?;
    let room = stage.room("peer")?;
    let post = stage
        .witness
        .message(room, SHORTLY, "the words that were left", |event| {
            stage.witness.is_new(event, stage.day.opens) && words(event).contains(WORDS)
        })
        .await?;
    ensure!(
        words(&post).contains(author.name()) && !html(&post).contains(author.id()),
        "expected: the name of {} in words, which every client shows\nseen: {}",
        author.name(),
        html(&post)
    );
    tokio::time::sleep(Duration::from_secs(3)).await;
    for eyes in &stage.witness.eyes {
        let newest = eyes.member.messages(room, 40).await?;
        let times = newest.iter().filter(|event| words(event).contains(WORDS)).count();
        ensure!(times == 1, "expected: once on {}\nseen: {times} times", eyes.server);
    }
    let off = at(&post).duration_since(stage.day.opens);
    Ok((
        format!(
            "{:.1} s after the opening: {} (who, left at what hour: their words)",
            off.as_secs_f64(),
            quote(&post)
        ),
        (),
    ))
}
