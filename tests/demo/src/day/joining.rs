//! Getting in, for a member of the other homeserver.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::eventually;
use serde_json::Value;

use super::Stage;
use crate::clock;
use crate::witness::{SOON, html, id_of, quote, room_links, words};

/// Somebody whose name is on the list and who was never asked.
const NEWCOMER: &str = "barasa";

/// An invitation that says who and to what, a language by digit, the rules, one yes, one room to join, a post.
pub async fn scene(stage: &Stage<'_>) -> Result<(String, ())> {
    let newcomer = stage.cast.get(NEWCOMER)?;
    let began = clock::now();
    let shown =
        eventually(SOON, &format!("an invitation of {} to a direct chat", newcomer.id()), async || {
            let all = newcomer.login.invitations().await?;
            let from_voice = all.into_iter().find(|(_, shown)| {
                shown.iter().any(|event| {
                    event["type"] == "m.room.member"
                        && event["sender"] == stage.witness.voice.as_str()
                        && event["content"]["is_direct"] == true
                })
            });
            from_voice.context("none from the voice")
        })
        .await?;
    let (chat_room, invitation) = shown;
    let name = stripped(&invitation, "m.room.name", "name");
    let topic = stripped(&invitation, "m.room.topic", "topic");
    let inviter = stage.cast.get("wanjiku")?.name();
    ensure!(
        name == format!("Baraza · {}", stage.name) && topic.contains(inviter) && topic.contains(&stage.name),
        "expected: an invitation that names {inviter} and {}\nseen: name “{name}”, topic “{topic}”",
        stage.name
    );
    newcomer.login.join(&chat_room, &[]).await?;
    let chat = super::Chat::known(newcomer, &chat_room, &stage.witness);
    let menu = chat.hears(began, "a menu of languages", |event| swahili(words(event)).is_some()).await?;
    let digit = swahili(words(&menu)).context("a digit for Swahili")?;
    let rules = chat.ask(&digit, "the rules in Swahili", |event| words(event).contains("Unakubali?")).await?;
    let asked = clock::now();
    chat.react(&rules, "✅").await?;
    let peer = stage.room("peer")?;
    let called = stage.witness.eyes[0].state(peer, "m.room.name", "").await?;
    let called = called["content"]["name"].as_str().context("the peer room's name")?;
    let yes =
        chat.hears(asked, "a welcome that names the room", |event| words(event).contains(called)).await?;
    // Their client does not know the room yet: a link to it would show its id.
    ensure!(room_links(&yes).is_empty(), "expected: the name in words\nseen: {}", html(&yes));
    eventually(SOON, "an invitation to the peer room and to no other", async || {
        let open: Vec<String> = newcomer.login.invitations().await?.into_keys().collect();
        ensure!(open == [peer], "invitations to {open:?}");
        Ok(())
    })
    .await?;
    newcomer.login.join(peer, &[]).await?;
    let took = clock::now().duration_since(began);
    let post = eventually(Duration::from_secs(10), "the newcomer may post", async || {
        newcomer.login.say(peer, "Habari zenu! Mimi ni Barasa wa Kagaa. Nimefurahi kujiunga.").await
    })
    .await?;
    stage.witness.all_see(peer, &post).await?;
    let event = newcomer.login.event(peer, &post).await?.context("one's own post")?;
    let line = format!(
        "“{name}”; {} (the rules: do you agree?) answered with ✅; one room to join; after {:.0} s \
         their first words {} are read on moh and county",
        quote(&rules),
        took.as_secs_f64(),
        id_of(&event).map(|_| quote(&event))?
    );
    Ok((line, ()))
}

fn stripped(events: &[Value], kind: &str, field: &str) -> String {
    let found = events.iter().find(|event| event["type"] == kind);
    found.and_then(|event| event["content"][field].as_str()).unwrap_or_default().to_owned()
}

/// The digit before the word Kiswahili.
fn swahili(menu: &str) -> Option<String> {
    let line = menu.lines().find(|line| line.contains("Kiswahili"))?;
    line.chars().find(char::is_ascii_digit).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::swahili;

    #[test]
    fn the_digit_is_read_as_a_person_reads_it() {
        assert_eq!(swahili("Which?\n1 Kiswahili: tuma 1\n2 English: send 2"), Some("1".to_owned()));
        assert_eq!(swahili("Karibu"), None);
    }
}
