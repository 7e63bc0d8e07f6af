//! Four weeks that never happened, sent with their own times by people's accounts.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use config::CohortFile;
use jiff::{SignedDuration, Timestamp};
use people::Person;
use people::past::{Place, Settings, past};

use crate::cast::Cast;
use crate::cohort::{self, PAST};

/// Another seed is another past; this one stays, so that every demo shows the same weeks.
const SEED: u64 = 292;
/// The past ends a little before the present.
const GAP: SignedDuration = SignedDuration::from_mins(2);

/// What was written.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// Posts in the peer room.
    pub peer: usize,
    /// Posts among the mentors.
    pub mentors: usize,
    /// Reactions in both.
    pub reactions: usize,
}

/// Invents the past of those who have long been members and sends it to the rooms.
///
/// # Errors
/// When a room is missing or a homeserver says no.
pub async fn play(
    file: &CohortFile,
    cast: &Cast,
    rooms: &BTreeMap<String, String>,
    now: Timestamp,
) -> Result<Written> {
    let authors: Vec<_> = cast.all().filter(|actor| actor.member && actor.agreed).collect();
    let to = now.checked_sub(GAP)?;
    let acts = past(&Settings {
        seed: SEED,
        mentors: authors.iter().map(|actor| actor.facilitates()).collect(),
        from: to.checked_sub(PAST)?,
        to,
        zone: cohort::zone(file)?,
        holidays: file.holidays().into_keys().collect(),
    });
    let people: Vec<Person> = authors.iter().map(|actor| actor.person.clone()).collect();
    let room = |kind: &str| rooms.get(kind).cloned().with_context(|| format!("no {kind} room"));
    let places = BTreeMap::from([(Place::Peer, room("peer")?), (Place::Mentors, room("facilitators")?)]);
    people::play(&acts, &people, &places, |_| {}).await?;
    let posts = |place| acts.iter().filter(|act| act.place == place && act.kind.is_post()).count();
    Ok(Written {
        peer: posts(Place::Peer),
        mentors: posts(Place::Mentors),
        reactions: acts.iter().filter(|act| !act.kind.is_post()).count(),
    })
}

/// What was sent, as people saw it: a file a room, in the order in which it happened.
///
/// # Errors
/// When a file cannot be written.
pub fn write_down(folder: &Path, name: &str, lines: &[String]) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("{name}.txt"));
    std::fs::write(&path, lines.join("\n")).with_context(|| format!("{} cannot be written", path.display()))
}
