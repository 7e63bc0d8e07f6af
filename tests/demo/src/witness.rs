//! Who judges each step: eyes on both homeservers that hold a member's and an administrator's token, nothing of the
//! service's. What only one server knows did not happen.

use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail, ensure};
use harness::client::one_line;
use harness::{Client, eventually, refusal};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// What is said on one server is seen on the other within this.
pub const SOON: Duration = Duration::from_secs(20);

/// Eyes on one homeserver.
#[derive(Clone, Debug)]
pub struct Eyes {
    /// Short name of the homeserver.
    pub server: String,
    /// A member of the rooms.
    pub member: Client,
    /// The server's administrator, who is in no room.
    pub admin: Client,
}

/// Eyes on all homeservers.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The ministry's first.
    pub eyes: Vec<Eyes>,
    /// The account that talks with people, as people see it.
    pub voice: String,
}

impl Eyes {
    /// The whole state event as this server has it, by its administrator.
    ///
    /// # Errors
    /// When there is none, or the server says no.
    pub async fn state(&self, room: &str, kind: &str, key: &str) -> Result<Value> {
        let mut answer = self.admin.get(&["_synapse", "admin", "v1", "rooms", room, "state"], &[]).await?;
        let Value::Array(events) = answer["state"].take() else {
            bail!("no state of {room} on {}", self.server)
        };
        events
            .into_iter()
            .find(|event| event["type"] == kind && event["state_key"] == key)
            .with_context(|| format!("no {kind} in {room} on {}", self.server))
    }
}

impl Witness {
    /// The member's eyes on every server see an event of a room.
    ///
    /// # Errors
    /// Which server does not show it.
    pub async fn all_see(&self, room: &str, event: &str) -> Result<()> {
        for eyes in &self.eyes {
            eventually(
                SOON,
                &format!("{event} seen by {} on {}", eyes.member.user_id(), eyes.server),
                async || {
                    eyes.member.event(room, event).await?.map(drop).context("the server does not show it")
                },
            )
            .await?;
        }
        Ok(())
    }

    /// Waits for a message in a room that a member sees, and that the members of all servers then see. `wanted` gets
    /// each event of the newest fifty.
    ///
    /// # Errors
    /// What was expected and what was there instead.
    pub async fn message(
        &self,
        room: &str,
        within: Duration,
        what: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        let first = self.eyes.first().context("a witness without eyes")?;
        let seen = first.member.wait_message(room, within, what, wanted).await?;
        self.all_see(room, id_of(&seen)?).await?;
        Ok(seen)
    }

    /// Waits until the state event of a room is as `wanted` on every server, which says in its error what it saw.
    /// Returns the event as the first server has it.
    ///
    /// # Errors
    /// What was expected and what the last look saw.
    pub async fn state(
        &self,
        room: &str,
        kind: &str,
        within: Duration,
        what: &str,
        wanted: impl Fn(&Value) -> Result<()>,
    ) -> Result<Value> {
        let mut first = None;
        for eyes in &self.eyes {
            let event = eventually(within, &format!("{what}, on {}", eyes.server), async || {
                let event = eyes.state(room, kind, "").await?;
                wanted(&event["content"]).map(|()| event)
            })
            .await?;
            first.get_or_insert(event);
        }
        first.context("a witness without eyes")
    }

    /// Whether a message is a new one by the voice: no edit, sent at `since` or later.
    pub fn is_new(&self, event: &Value, since: Timestamp) -> bool {
        self.is_voice(event)
            && event["content"]["m.relates_to"]["rel_type"] != "m.replace"
            && at(event) >= since
    }

    /// Whether an event is the voice's.
    pub fn is_voice(&self, event: &Value) -> bool {
        event["sender"] == self.voice.as_str() && event["type"] == "m.room.message"
    }
}

/// The ID of an event.
///
/// # Errors
/// When it has none.
pub fn id_of(event: &Value) -> Result<&str> {
    event["event_id"].as_str().with_context(|| format!("an event without an id: {event}"))
}

/// When an event was sent, by its homeserver's clock.
pub fn at(event: &Value) -> Timestamp {
    event["origin_server_ts"]
        .as_i64()
        .and_then(|ms| Timestamp::from_millisecond(ms).ok())
        .unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The words of a message.
pub fn words(event: &Value) -> &str {
    event["content"]["body"].as_str().unwrap_or_default()
}

/// The HTML of a message, or its words where it has none.
pub fn html(event: &Value) -> &str {
    event["content"]["formatted_body"].as_str().unwrap_or_else(|| words(event))
}

/// Whether a message rings somebody's phone: a mention in a text, since notices never do.
pub fn rings(event: &Value, user_id: &str) -> bool {
    let mentioned = event["content"]["m.mentions"]["user_ids"].as_array();
    event["content"]["msgtype"] == "m.text" && mentioned.is_some_and(|ids| ids.iter().any(|id| id == user_id))
}

/// The message in whose thread an event stands.
pub fn thread_of(event: &Value) -> Option<&str> {
    let relation = &event["content"]["m.relates_to"];
    (relation["rel_type"] == "m.thread").then(|| relation["event_id"].as_str()).flatten()
}

/// The message that an event edits.
pub fn edited(event: &Value) -> Option<&str> {
    let relation = &event["content"]["m.relates_to"];
    (relation["rel_type"] == "m.replace").then(|| relation["event_id"].as_str()).flatten()
}

/// Links to rooms in a message, each once.
pub fn room_links(event: &Value) -> Vec<String> {
    let mut links: Vec<String> = html(event)
        .split("https://matrix.to/#/")
        .skip(1)
        .filter_map(|rest| rest.split(['"', '\'', '<', '?', ' ', ')', '/']).next())
        .map(|room| room.replace("%21", "!").replace("%3A", ":"))
        .filter(|room| room.starts_with('!'))
        .collect();
    links.sort();
    links.dedup();
    links
}

/// An event in a line, for showing what was seen: without the addresses that stand behind names in plain words.
pub fn quote(event: &Value) -> String {
    let whole = without_addresses(words(event));
    let line = whole.lines().next().unwrap_or_default();
    let short: String = line.chars().take(120).collect();
    format!("“{short}{}”", if short.len() < whole.len() { "…" } else { "" })
}

/// Words without ` (https://…)`.
pub fn without_addresses(words: &str) -> String {
    let mut rest = words;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once(" (http") {
        out.push_str(before);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// The homeserver itself must have said no.
///
/// # Errors
/// When it did what was asked, or failed in another way.
pub fn refused<T>(what: &str, done: Result<T>) -> Result<()> {
    match done {
        Ok(_) => Err(anyhow!("expected: the homeserver refuses {what}\nseen: it was done")),
        Err(fault) => {
            let forbidden = refusal(&fault).is_some_and(|refusal| refusal.status == 403);
            ensure!(forbidden, "expected: the homeserver refuses {what}\nseen: {fault:#}");
            Ok(())
        }
    }
}

/// A moment near another one.
///
/// # Errors
/// How far it was.
pub fn near(what: &str, seen: Timestamp, wanted: Timestamp, most: SignedDuration) -> Result<SignedDuration> {
    let off = seen.duration_since(wanted);
    ensure!(
        off.abs() <= most,
        "expected: {what} within {:.1} s of its moment\nseen: {:+.2} s",
        most.as_secs_f64(),
        off.as_secs_f64()
    );
    Ok(off)
}

/// How far from its moment something came, in words.
pub fn beside(off: SignedDuration) -> String {
    let side = if off.is_negative() { "before" } else { "after" };
    format!("{:.2} s {side} its moment", off.abs().as_secs_f64())
}

/// The newest words in a room in lines, for a witness that missed something.
///
/// # Errors
/// When the server says no.
pub async fn transcript(reader: &Client, room: &str) -> Result<Vec<String>> {
    let events = reader.all_messages(room).await?;
    let shown = events.iter().filter(|event| {
        matches!(
            event["type"].as_str(),
            Some("m.room.message" | "m.reaction" | "m.room.member" | "m.room.redaction")
        )
    });
    Ok(shown.map(|event| format!("{}  {}", at(event).strftime("%H:%M:%S"), one_line(event))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn links_to_rooms_are_counted_once_and_people_are_no_rooms() {
        let event = json!({ "content": { "body": "x", "formatted_body":
            "<a href=\"https://matrix.to/#/!a:moh.test:8448?via=moh.test:8448\">a</a> \
             <a href=\"https://matrix.to/#/%21a%3Amoh.test%3A8448\">a</a> \
             <a href=\"https://matrix.to/#/@p_njeri:moh.test:8448\">Njeri</a>" } });
        assert_eq!(room_links(&event), ["!a:moh.test:8448"]);
    }

    #[test]
    fn a_quote_shows_names_and_no_addresses() {
        let event =
            json!({ "content": { "body": "Open Lari (https://matrix.to/#/!a?via=b) and say (well) hello" } });
        assert_eq!(quote(&event), "“Open Lari and say (well) hello”");
    }

    #[test]
    fn only_a_text_with_a_mention_rings() {
        let mut event = json!({ "content": { "msgtype": "m.text", "m.mentions": { "user_ids": ["@a:b"] } } });
        assert!(rings(&event, "@a:b") && !rings(&event, "@c:b"));
        event["content"]["msgtype"] = json!("m.notice");
        assert!(!rings(&event, "@a:b"));
    }

    #[test]
    fn what_was_done_is_not_refused() {
        let fault = refused("a post", Ok(())).unwrap_err();
        assert!(format!("{fault}").contains("it was done"));
        assert!(refused("a post", Err::<(), _>(anyhow!("the cable was cut"))).is_err());
    }
}
