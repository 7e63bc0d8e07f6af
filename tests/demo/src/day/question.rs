//! A question that waits, and the reply that ends its waiting.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::Stage;
use crate::cast::Actor;
use crate::witness::{html, thread_of};

const ANSWER: Duration = Duration::from_secs(20);

/// Asked on the ministry's server, found among the open ones and answered on the other, then gone.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let room = stage.room("peer")?;
    let (asking, answering) = (stage.cast.get("wairimu")?, stage.cast.get("akinyi")?);
    let question =
        asking.login.say(room, "!ask Je, chanjo ya surua hukaa saa ngapi baada ya kufunguliwa?").await?;
    stage.witness.all_see(room, &question).await?;
    let open = list(stage, answering).await?;
    ensure!(
        html(&open).contains(&question) || html(&open).contains(&question.replace('$', "%24")),
        "expected: the question among the open ones\nseen: {}",
        html(&open)
    );
    let reply = answering.login.reply(room, &question, "Saa sita tu, kisha itupwe.").await?;
    stage.witness.all_see(room, &reply).await?;
    let after = list(stage, asking).await?;
    ensure!(
        !html(&after).contains(question.trim_start_matches('$')),
        "expected: the question is no longer open\nseen: {}",
        html(&after)
    );
    let line = format!(
        "asked by {}, listed by !open, answered by {}, then listed no more",
        asking.name(),
        answering.name()
    );
    Ok((line, ()))
}

/// `!open`, and the answer in its thread.
async fn list(stage: &Stage<'_>, actor: &Actor) -> Result<Value> {
    let room = stage.room("peer")?;
    let command = actor.login.say(room, "!open").await.context("!open")?;
    let what = format!("the open questions in the thread of {}'s !open", actor.name());
    stage
        .witness
        .message(room, ANSWER, &what, |event| {
            stage.witness.is_voice(event) && thread_of(event) == Some(command.as_str())
        })
        .await
}
