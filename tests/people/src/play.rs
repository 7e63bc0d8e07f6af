//! Sends an invented past, in order, with its own times.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result};
use harness::client::Relation;
use harness::eventually;

use crate::Person;
use crate::past::{ActivityRow, Kind, Place};

/// How long an event may need to the other homeserver.
const CROSSING: Duration = Duration::from_secs(30);

/// Sends all acts in their order; `people[act.author]` acts, in `rooms[act.place]`. Returns the event IDs in the order
/// of the acts. `done` is called after each act with the number sent so far.
///
/// Whoever speaks next on another homeserver has received what was said before: else the rooms would not show the talk
/// in the same order everywhere, and a reaction to an unknown event is refused.
///
/// # Errors
/// When a room is missing, a homeserver says no, or an event does not cross in time.
pub async fn play(
    acts: &[ActivityRow],
    people: &[Person],
    rooms: &BTreeMap<Place, String>,
    mut done: impl FnMut(usize),
) -> Result<Vec<String>> {
    let mut sent: Vec<String> = Vec::with_capacity(acts.len());
    let mut last: BTreeMap<Place, (usize, &str)> = BTreeMap::new();
    for (number, act) in acts.iter().enumerate() {
        let room = rooms.get(&act.place).with_context(|| format!("no room for {:?}", act.place))?;
        let author = people.get(act.author).with_context(|| format!("no person number {}", act.author))?;
        if let Some((before, server)) = last.get(&act.place)
            && *server != author.server()
        {
            arrived(author, room, &sent[*before]).await?;
        }
        let at = Some(act.at);
        let event = match &act.kind {
            Kind::Post { text, .. } => author.write(room, text, Relation::None, at).await,
            Kind::Reply { of, text } => author.write(room, text, Relation::Reply(&sent[*of]), at).await,
            Kind::Thread { of, text } => author.write(room, text, Relation::Thread(&sent[*of]), at).await,
            Kind::Reaction { of, key } => author.react(room, &sent[*of], key, at).await,
        };
        sent.push(event.with_context(|| format!("act {number} of {}", author.user_id()))?);
        last.insert(act.place, (number, author.server()));
        done(sent.len());
    }
    Ok(sent)
}

async fn arrived(author: &Person, room: &str, event: &str) -> Result<()> {
    eventually(CROSSING, &format!("{event} known to {}", author.user_id()), async || {
        author.client().event(room, event).await?.map(drop).context("the homeserver does not know it")
    })
    .await
}
