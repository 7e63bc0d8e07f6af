//! Makes the rooms match the cohort. The one writer of room state.
//!
//! Bots never touch a room's state: they change the cohort, and this compares what [`survey`] says a room should be
//! with what it is, and writes the least. One code path, triggered and periodic: a crash anywhere is finished by the
//! next round, without a second room.

mod entering;
pub mod members;
mod openings;
pub mod rooms;
pub mod survey;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use bots::{
    cohort::{Cohort, Directory, Place},
    room_state::ServiceAccounts,
};
use futures::future::join_all;
use jiff::{SignedDuration, Timestamp};
use matrix_link::{Bucket, Buckets, DelayedEvent, DelayedEvents, Endpoint, Fault, Homeserver, Identity};
use ruma::{OwnedRoomId, RoomId};
use storage::Store;

use self::members::{Moves, Pauses};
use self::survey::{Actual, Queued, Setting, Step, is_closed, survey};
use crate::{clock::Clock, error::ShellError, outbound::refusing::Refusing, pictures::Pictures};

/// We wait this long for the homeserver to open a room before we do it ourselves.
const PATIENCE: SignedDuration = SignedDuration::from_millis(1500);
const LEVELS: &str = "m.room.power_levels";

/// What the homeserver can do for us.
#[derive(Clone, Debug, Default)]
pub struct Abilities {
    /// That it queues events, and its limits.
    pub delayed: Option<DelayedEvents>,
    /// The longest time for which it queues an event; nothing if it does not queue.
    pub longest_queue: Option<SignedDuration>,
    /// Whether it knows room version 12, where the creator's power is for ever.
    pub room_version_12: bool,
}

/// Queued events that may be nobody's; one list for all rooms.
pub type Strays = Arc<tokio::sync::Mutex<Option<Vec<DelayedEvent>>>>;

/// What a round found.
#[derive(Debug, Default)]
pub struct Round {
    /// Rooms that were made or found, to be recorded before the next round.
    pub made: Vec<(Place, OwnedRoomId)>,
    /// Steps taken.
    pub taken: usize,
    /// Places whose round was cut short, with the reason and whether it will pass.
    pub faults: Vec<(Place, String, bool)>,
    /// Each place that could be read, as it was last seen.
    pub seen: BTreeMap<Place, Seen>,
    /// Places that the homeserver limits, and how long it wants to be left alone about each; also among the faults.
    pub limited: BTreeMap<Place, Duration>,
    /// What is left to do about memberships: see [`members`].
    pub moves: Vec<Moves>,
}

/// A room as a round left it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Nobody can post.
    pub closed: bool,
    /// It is closed and no opening is queued on the homeserver.
    pub unprotected: bool,
}

impl Round {
    /// Nothing was left to do, but for memberships.
    pub fn settled(&self) -> bool {
        self.made.is_empty() && self.taken == 0 && self.faults.is_empty()
    }
}

/// The reconciler.
#[derive(Clone, Debug)]
pub struct Reconciler {
    /// The homeserver.
    pub homeserver: Homeserver,
    /// Who writes.
    pub steward: Identity,
    /// Who must be in every room.
    pub voice: Identity,
    /// Our names.
    pub service_accounts: Arc<ServiceAccounts>,
    /// For queued openings.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// What the homeserver can do.
    pub abilities: Abilities,
    /// Rooms about which the homeserver asked to be left alone for a while.
    pub limits: Arc<Mutex<Buckets>>,
    /// What the homeserver had queued for us when it was last asked, but for what was taken back since. Nothing when it is
    /// to be asked again: at the start, and when we do not know whether it queued something.
    pub strays: Strays,
    /// People and servers whose memberships are left alone for a while.
    pub pauses: Arc<Mutex<Pauses>>,
    /// Servers that refuse invitations.
    pub refusing: Refusing,
    /// The pictures of the rooms, where they are uploaded.
    pub pictures: Pictures,
}

impl Reconciler {
    /// What would be done, place by place, without doing it.
    ///
    /// # Errors
    /// When the homeserver or the database does not answer.
    pub async fn preview(
        &self,
        cohort: &Cohort,
        directory: &Directory,
    ) -> Result<Vec<(Place, Option<Vec<Step>>, Actual)>, ShellError> {
        let mut all = Vec::new();
        for place in cohort.places() {
            match cohort.rooms.get(&place) {
                None => all.push((place, None, Actual::default())),
                Some(room) => {
                    let actual = self.read(room).await?;
                    let steps = self.steps(cohort, directory, place, room, &actual).await?;
                    all.push((place, Some(steps), actual));
                }
            }
        }
        Ok(all)
    }

    /// One round over all places of a cohort, at once, so that a closing does not wait for other rooms. One broken
    /// room stays one. Memberships are only found, not changed: they may take long.
    pub async fn round(&self, cohort: &Cohort, directory: &Directory) -> Round {
        let places = cohort.places();
        let rounds = join_all(places.iter().map(|place| self.place(cohort, directory, *place))).await;
        let mut round = Round::default();
        for (place, one) in places.into_iter().zip(rounds) {
            let (one, result) = one;
            round.made.extend(one.made);
            round.taken += one.taken;
            round.seen.extend(one.seen);
            round.moves.extend(one.moves);
            match result {
                Ok(()) => {}
                Err(ShellError::Limited { until }) => {
                    let left = Duration::try_from(until.duration_since(self.clock.now())).unwrap_or_default();
                    round.limited.insert(place, left);
                    round.faults.push((
                        place,
                        format!("the homeserver wants no request until {until}"),
                        true,
                    ));
                }
                Err(fault) => {
                    let heals = fault.heals();
                    tracing::debug!(cohort = %cohort.id(), place = place.word(), heals, "{}", fault.chain());
                    round.faults.push((place, fault.chain(), heals));
                }
            }
        }
        round
    }

    /// Whether a room is closed without a queued opening although the homeserver can queue: it was full, or the opening is
    /// still too far away.
    pub fn lacks_openings(&self, round: &Round) -> bool {
        self.abilities.longest_queue.is_some() && round.seen.values().any(|seen| seen.unprotected)
    }

    /// A place, unless the homeserver wants to be left alone about it. Another place's limit is not this one's.
    /// Gives also what was done and seen before a fault.
    async fn place(
        &self,
        cohort: &Cohort,
        directory: &Directory,
        place: Place,
    ) -> (Round, Result<(), ShellError>) {
        let mut round = Round::default();
        let room_id = cohort.rooms.get(&place).cloned();
        let endpoint = if room_id.is_some() { Endpoint::State } else { Endpoint::Create };
        let bucket = Bucket { user_id: self.steward.user_id.clone(), endpoint, room_id };
        let now = self.clock.now();
        if let Some(until) = self.limits.lock().ok().and_then(|limits| limits.opens_at(&bucket, now)) {
            return (round, Err(ShellError::Limited { until }));
        }
        let result = self.compare(cohort, directory, place, &mut round).await;
        if let (Err(ShellError::Homeserver(fault @ Fault::Wait { .. })), Ok(mut limits)) =
            (&result, self.limits.lock())
            && let Some(until) = limits.note(bucket, fault, now)
        {
            tracing::info!(cohort = %cohort.id(), place = place.word(), "{fault}");
            return (round, Err(ShellError::Limited { until }));
        }
        (round, result)
    }

    async fn compare(
        &self,
        cohort: &Cohort,
        directory: &Directory,
        place: Place,
        round: &mut Round,
    ) -> Result<(), ShellError> {
        let Some(room) = cohort.rooms.get(&place) else {
            let room = self.make_or_find(cohort, directory, place).await?;
            round.made.push((place, room));
            return Ok(());
        };
        let actual = self.enter(cohort, place, room).await?;
        self.check_mark(cohort, place, &actual)?;
        self.see(place, room, is_closed(&actual.levels()), round).await?;
        let steps = self.steps(cohort, directory, place, room, &actual).await?;
        let mut closed = is_closed(&actual.levels());
        let mut members = Vec::new();
        for step in steps {
            match step {
                Step::Member(step) => members.push(step),
                step => {
                    let levels = if let Step::Levels { content, .. } = &step {
                        Some(is_closed(content))
                    } else {
                        None
                    };
                    round.taken += usize::from(self.take(cohort, place, room, step).await?);
                    closed = levels.unwrap_or(closed);
                }
            }
        }
        if !members.is_empty() {
            round.moves.push(Moves::new(place, room, members, &actual));
        }
        self.see(place, room, closed, round).await
    }

    /// Notes how a room is.
    async fn see(
        &self,
        place: Place,
        room: &RoomId,
        closed: bool,
        round: &mut Round,
    ) -> Result<(), ShellError> {
        let unprotected = closed && self.store.reopening(room.as_str()).await?.is_none();
        round.seen.insert(place, Seen { closed, unprotected });
        Ok(())
    }

    async fn steps(
        &self,
        cohort: &Cohort,
        directory: &Directory,
        place: Place,
        room: &RoomId,
        actual: &Actual,
    ) -> Result<Vec<Step>, ShellError> {
        let queued = self.queued(room).await?;
        let setting = Setting {
            cohort,
            directory,
            service_accounts: &self.service_accounts,
            picture: self.pictures.of(place),
            now: self.clock.now(),
            longest_queue: self.abilities.longest_queue,
            patience: PATIENCE,
        };
        Ok(survey(&setting, place, actual, queued.as_ref()))
    }

    async fn queued(&self, room: &RoomId) -> Result<Option<Queued>, ShellError> {
        let row = self.store.reopening(room.as_str()).await?;
        Ok(row.and_then(|row| {
            let at = Timestamp::from_millisecond(row.fires_at).ok()?;
            Some(Queued { at, content_hash: row.content_hash })
        }))
    }

    /// The room's whole state.
    pub(super) async fn read(&self, room: &RoomId) -> Result<Actual, ShellError> {
        Ok(Actual::new(self.homeserver.state(&self.steward, room).await?))
    }

    fn check_mark(&self, cohort: &Cohort, place: Place, actual: &Actual) -> Result<(), ShellError> {
        let Some(mark) = actual.mark() else { return Ok(()) };
        if mark["instance"] == self.service_accounts.instance.as_str()
            && mark["cohort"] == cohort.id().as_str()
        {
            return Ok(());
        }
        Err(ShellError::OtherBaraza {
            place,
            instance: mark["instance"].as_str().unwrap_or("unknown").to_owned(),
        })
    }

    /// Takes a step. False where it was refused in a way that is nobody's fault: it is tried again at the next
    /// occasion, not at once.
    async fn take(
        &self,
        cohort: &Cohort,
        place: Place,
        room: &RoomId,
        step: Step,
    ) -> Result<bool, ShellError> {
        tracing::debug!(cohort = %cohort.id(), place = place.word(), step = step.word(), "step");
        match step {
            Step::Write(wanted) => {
                self.homeserver
                    .put_state(&self.steward, room, &wanted.event_type, &wanted.state_key, wanted.content)
                    .await?;
            }
            Step::Levels { content, closes } => {
                self.homeserver.put_state(&self.steward, room, LEVELS, "", content).await?;
                if closes {
                    tracing::info!(cohort = %cohort.id(), place = place.word(), "closed");
                }
            }
            Step::Queue { at, content } => match self.queue(room, at, &content).await {
                // The room closes all the same, unprotected: quiet time holds, and we open it ourselves.
                Err(ShellError::Homeserver(fault @ (Fault::Wait { .. } | Fault::Refused { .. }))) => {
                    tracing::warn!(cohort = %cohort.id(), place = place.word(), "no opening is queued: {fault}");
                    return Ok(false);
                }
                other => other?,
            },
            Step::Unqueue => self.unqueue(room).await?,
            Step::Voice(membership) => self.bring_voice(room, membership).await?,
            // Memberships have a pass of their own.
            Step::Member(_) => return Ok(false),
        }
        Ok(true)
    }
}
