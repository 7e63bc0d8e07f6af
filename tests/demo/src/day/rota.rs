//! Whose weeks are coming.

use std::time::Duration;

use anyhow::{Result, ensure};

use super::Stage;
use crate::witness::{quote, thread_of, words};

/// Asked by a nurse of the other homeserver, answered for all in a thread, silently.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let room = stage.room("peer")?;
    let nurse = stage.cast.get("kamene")?;
    let mut shown = Vec::new();
    for command in ["!rota", "!zamu"] {
        let asked = nurse.login.say(room, command).await?;
        let answer = stage
            .witness
            .message(
                room,
                Duration::from_secs(20),
                &format!("an answer in the thread of {command}"),
                |event| stage.witness.is_voice(event) && thread_of(event) == Some(asked.as_str()),
            )
            .await?;
        ensure!(
            answer["content"]["msgtype"] == "m.notice",
            "expected: a silent notice\nseen: {}",
            answer["content"]["msgtype"]
        );
        shown.push(answer);
    }
    let facilitators: Vec<&str> = stage.cast.all().filter(|a| a.facilitates()).map(|a| a.name()).collect();
    for answer in &shown {
        let weeks =
            words(answer).lines().filter(|line| facilitators.iter().any(|name| line.contains(name))).count();
        ensure!(weeks == 4, "expected: four weeks with a name each\nseen: {weeks} in\n{}", words(answer));
    }
    let second = words(&shown[0]).lines().nth(1).unwrap_or_default().to_owned();
    Ok((
        format!(
            "{} {second} (who keeps the talk going, week by week); the same for !zamu, its Swahili name",
            quote(&shown[0])
        ),
        (),
    ))
}
