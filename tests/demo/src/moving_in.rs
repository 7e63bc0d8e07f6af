//! Everybody who had agreed on paper moves in: rooms joined, chats opened.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result};
use futures::stream::{self, StreamExt, TryStreamExt};

use crate::cast::{Actor, Cast, join_all};

const INVITED: Duration = Duration::from_secs(60);

/// Rooms by kind.
pub type Rooms = BTreeMap<String, String>;

fn room<'a>(rooms: &'a Rooms, kind: &str) -> Result<&'a str> {
    rooms.get(kind).map(String::as_str).with_context(|| format!("the cohort has no {kind} room"))
}

/// Members come into the peer room; mentors into theirs as well; supervisors into the liaison room; some into the
/// others, as people do. `via` is the server that made the rooms.
///
/// # Errors
/// Who could not come in.
pub async fn rooms(cast: &Cast, rooms: &Rooms, via: &str) -> Result<()> {
    let members: Vec<&Actor> = cast.all().filter(|actor| actor.member && actor.agreed).collect();
    let mentors: Vec<&Actor> = members.iter().copied().filter(|actor| actor.facilitates()).collect();
    let supervisors: Vec<&Actor> = cast.all().filter(|actor| !actor.member).collect();
    join_all(&members, room(rooms, "peer")?, &[]).await?;
    join_all(&mentors, room(rooms, "facilitators")?, &[]).await?;
    join_all(&supervisors, room(rooms, "liaison")?, &[]).await?;
    let some = |step: usize| members.iter().copied().step_by(step).collect::<Vec<_>>();
    for (kind, step) in [("social", 2), ("notices", 3), ("library", 6), ("liaison", 5), ("space", 4)] {
        // A cohort may do without any of these.
        if let Some(room) = rooms.get(kind) {
            join_all(&some(step), room, &[via]).await?;
        }
    }
    Ok(())
}

/// Those who carry a duty accept the voice's invitation to a direct chat. Returns the chats by Matrix ID.
///
/// # Errors
/// Who was not invited.
pub async fn chats(cast: &Cast, voice: &str) -> Result<BTreeMap<String, String>> {
    stream::iter(cast.all().filter(|actor| actor.member && actor.agreed && actor.facilitates()))
        .map(|actor| async move {
            let room = actor.person.accept_invitation(voice, true, INVITED).await?;
            Ok((actor.id().to_owned(), room))
        })
        .buffer_unordered(3)
        .try_collect()
        .await
}
