//! What moved, as the voice's own sync tells: one long poll for the whole instance. A room of which something is told that
//! the inbox does not have ten seconds later has a gap, and is read back: that room and no other.

use std::{
    collections::{BTreeSet, VecDeque},
    time::Duration,
};

use matrix_link::{Fault, Following, Invited, Moved};
use ruma::OwnedRoomId;
use storage::ChatStatus;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{
    aside::is_event_id,
    healing::{heal_invitation, heal_room},
    hearing::Heard,
};
use crate::{app::App, error::ShellError, vitals::Part};

/// So long the homeserver waits for something to tell.
const WAIT: Duration = Duration::from_secs(30);
/// Between two answers: what comes in quick succession is told at once, and nothing is due sooner.
const PAUSE: Duration = Duration::from_secs(5);
/// So long the homeserver's own delivery may take before what it told counts as missing.
pub const GRACE_MS: i64 = 10_000;
/// A room that could not be read back is tried again after this.
const AGAIN_MS: i64 = 60_000;
/// So many rooms are listed in one answer.
const WINDOW: u32 = 100;
/// More rooms than any account has: after the listing, all of them are followed.
const ALL: u32 = 1_000_000;
/// So many events of a room are named. More of them between two answers, and the room is read back.
const EVENTS: u32 = 4;
/// A sender's clock may be wrong by so much.
const SKEW_MS: i64 = 10 * 60_000;
/// Where it is kept until when we had followed: what moved since then is read back at the next start.
const UNTIL: &str = "followed_until";
const KEEP_MS: i64 = 60_000;
/// Server errors in a row after which the homeserver counts as one without sliding sync.
const STUBBORN: u32 = 8;
const FIRST_RETRY: Duration = Duration::from_secs(1);
const LONGEST_RETRY: Duration = Duration::from_secs(60);
/// A homeserver that does not know it may be renewed.
const UNKNOWN_RETRY: Duration = Duration::from_secs(3_600);

/// Whether a fault says that the homeserver has no sliding sync.
pub fn is_unknown(fault: &Fault) -> bool {
    fault.is("M_UNRECOGNIZED") || matches!(fault, Fault::Unexpected { status: 404 | 405, .. })
}

/// Something that the inbox should have by a moment.
#[derive(Debug)]
struct Expected {
    due: i64,
    room: OwnedRoomId,
    events: Vec<String>,
    /// Whatever is known: there may be more behind it.
    anyway: bool,
    invited: Option<Invited>,
}

impl Expected {
    /// A room that is read back whatever is known of it.
    fn whatever(room: OwnedRoomId) -> Self {
        Self { due: 0, room, events: Vec::new(), anyway: true, invited: None }
    }
}

/// What is told, and what is expected because of that. In memory: a new one begins with a list of all rooms.
#[derive(Debug, Default)]
pub struct Follower {
    position: Option<String>,
    /// So many rooms are in view.
    view: u32,
    /// The rooms listed since the beginning; nothing once all of them were.
    listed: Option<BTreeSet<OwnedRoomId>>,
    expected: VecDeque<Expected>,
    /// Until when we had followed before the beginning.
    since: Option<i64>,
    kept: i64,
    faults: u32,
}

impl Follower {
    /// Asks once what moved. True when the list is complete, so that there is nothing to ask before something happens.
    ///
    /// # Errors
    /// When the homeserver or the database does not answer. The next time begins where this one did, or anew.
    pub async fn ask(&mut self, app: &App, wait: Duration) -> Result<bool, ShellError> {
        if self.position.is_none() {
            self.view = WINDOW;
            self.listed = Some(BTreeSet::new());
            let kept = app.store.setting(UNTIL).await?;
            self.since = kept.and_then(|ms| ms.parse().ok());
        }
        let wait = match &self.listed {
            Some(_) => Duration::ZERO,
            None if self.expected.is_empty() => wait,
            // What is expected falls due.
            None => wait.min(PAUSE),
        };
        let position = self.position.as_deref();
        let answer = app.homeserver.following(&app.voice, position, self.view, EVENTS, wait).await;
        let answer = match answer {
            Ok(answer) => answer,
            Err(fault) => {
                if fault.is("M_UNKNOWN_POS") || !fault.heals() {
                    self.position = None;
                }
                return Err(fault.into());
            }
        };
        app.following.with(|heard| *heard = Heard { last: Some(Instant::now()), without: false });
        self.faults = 0;
        self.take(app, answer).await?;
        let complete = self.listed.is_none();
        if complete {
            self.keep(app).await?;
        }
        Ok(complete)
    }

    async fn take(&mut self, app: &App, answer: Following) -> Result<(), ShellError> {
        let due = app.clock.now_ms() + GRACE_MS;
        self.position = Some(answer.position);
        for moved in answer.rooms {
            if let Some(listed) = &mut self.listed {
                listed.insert(moved.room.clone());
            }
            // The invitation that it told before is answered or over.
            self.expected.retain(|expected| expected.room != moved.room || expected.invited.is_none());
            self.expected.push_back(self.expect(moved, due));
        }
        if self.view < answer.count && self.listed.is_some() {
            self.view = self.view.saturating_add(WINDOW);
        } else if let Some(listed) = self.listed.take() {
            self.view = ALL;
            self.expect_unlisted(app, &listed, due).await?;
        }
        Ok(())
    }

    fn expect(&self, moved: Moved, due: i64) -> Expected {
        let Moved { room, first, newest, newest_at, left_out, invited, .. } = moved;
        // What came last may be known, and what came before it not. Of a room on the list of all rooms that is so where
        // something happened while nobody followed, which the time of its newest event says.
        let unfollowed = self.since.zip(newest_at).is_some_and(|(since, at)| at > since - SKEW_MS);
        let listing = first && self.listed.is_some();
        let anyway = left_out && (!listing || unfollowed);
        let skip = if listing && left_out { newest.len().saturating_sub(1) } else { 0 };
        let events = newest.into_iter().skip(skip).filter(|id| is_event_id(id)).collect();
        Expected { due, room, events, anyway, invited }
    }

    /// Chats in which the voice should be, and is not told of any more.
    async fn expect_unlisted(
        &mut self,
        app: &App,
        listed: &BTreeSet<OwnedRoomId>,
        due: i64,
    ) -> Result<(), ShellError> {
        for status in [ChatStatus::Invited, ChatStatus::Joined] {
            for chat in app.store.chats_with(status).await? {
                let room = chat.room_id.and_then(|room| OwnedRoomId::try_from(room).ok());
                let Some(room) = room.filter(|room| !listed.contains(room)) else { continue };
                self.expected.push_back(Expected { due, ..Expected::whatever(room) });
            }
        }
        Ok(())
    }

    /// Reads those rooms back of which something is missing at this moment. Gives the number of events and invitations
    /// that had been missed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn heal(&mut self, app: &App, now: i64) -> Result<usize, ShellError> {
        let mut due: VecDeque<Expected> = VecDeque::new();
        while self.expected.front().is_some_and(|expected| expected.due <= now) {
            due.extend(self.expected.pop_front());
        }
        let events: Vec<String> = due.iter().flat_map(|expected| expected.events.clone()).collect();
        let unknown: BTreeSet<String> = match app.store.unknown_causes(&events).await {
            Ok(unknown) => unknown.into_iter().collect(),
            Err(error) => return Err(self.again(due, now, error.into())),
        };
        let mut rooms = BTreeSet::new();
        let mut healed = 0;
        while let Some(expected) = due.pop_front() {
            app.vitals.note(Part::Following);
            if let Some(invited) = &expected.invited {
                match heal_invitation(app, &expected.room, &invited.by, invited.is_direct).await {
                    Ok(found) => healed += found,
                    Err(error) => {
                        due.push_front(expected);
                        due.extend(rooms.into_iter().map(Expected::whatever));
                        return Err(self.again(due, now, error));
                    }
                }
            } else if expected.anyway || expected.events.iter().any(|event| unknown.contains(event)) {
                rooms.insert(expected.room);
            }
        }
        while let Some(room) = rooms.pop_first() {
            app.vitals.note(Part::Following);
            match heal_room(app, &room).await {
                Ok(found) => healed += found,
                Err(error @ ShellError::Storage(_)) => {
                    rooms.insert(room);
                    return Err(self.again(rooms.into_iter().map(Expected::whatever), now, error));
                }
                Err(error) => {
                    tracing::warn!("a room could not be read back: {}", error.chain());
                    if !error.heals() {
                        continue;
                    }
                    self.expected.push_back(Expected { due: now + AGAIN_MS, ..Expected::whatever(room) });
                }
            }
        }
        self.expected.make_contiguous().sort_by_key(|expected| expected.due);
        if healed > 0 {
            app.note_healed(healed);
        }
        Ok(healed)
    }

    /// What could not be looked at is not forgotten by that.
    fn again(&mut self, left: impl IntoIterator<Item = Expected>, now: i64, error: ShellError) -> ShellError {
        let left = left.into_iter().map(|expected| Expected { due: now + AGAIN_MS, ..expected });
        self.expected.extend(left);
        self.expected.make_contiguous().sort_by_key(|expected| expected.due);
        error
    }

    /// Notes until when nothing was missed, once a minute.
    async fn keep(&mut self, app: &App) -> Result<(), ShellError> {
        let now = app.clock.now_ms();
        // What is still expected may be missing.
        let until = self.expected.front().map_or(now, |expected| expected.due.min(now + GRACE_MS) - GRACE_MS);
        if until - self.kept >= KEEP_MS {
            app.store.set_setting(UNTIL, &until.to_string()).await?;
            self.kept = until;
        }
        Ok(())
    }

    /// How long to leave the homeserver alone after a fault, and whether it is one without sliding sync.
    fn failed(&mut self, app: &App, error: &ShellError) -> Duration {
        self.faults = self.faults.saturating_add(1);
        let (mut unknown, mut stubborn) = (false, false);
        if let ShellError::Homeserver(fault) = error {
            // A proxy before a homeserver that is just starting says *not found* too, and soon no more.
            unknown = fault.is("M_UNRECOGNIZED") || (self.faults >= STUBBORN && is_unknown(fault));
            stubborn = self.faults >= STUBBORN && matches!(fault, Fault::Server { status: 500, .. });
        }
        if unknown || stubborn {
            self.position = None;
            app.following.with(|heard| heard.without = true);
            return UNKNOWN_RETRY;
        }
        FIRST_RETRY.saturating_mul(1 << self.faults.min(6)).min(LONGEST_RETRY)
    }
}

/// Follows until told to stop.
pub async fn follow(app: App, stop: CancellationToken) {
    let mut follower = Follower::default();
    loop {
        app.vitals.beat(Part::Following).await;
        let asked = tokio::select! {
            () = stop.cancelled() => return,
            asked = follower.ask(&app, WAIT) => asked,
        };
        let pause = match &asked {
            Ok(true) => PAUSE,
            Ok(false) => Duration::ZERO,
            Err(error) => {
                let pause = follower.failed(&app, error);
                if pause == UNKNOWN_RETRY {
                    tracing::warn!("no sliding sync: gaps are found within an hour; see `baraza check`");
                } else {
                    tracing::warn!("what moved is not told: {}", error.chain());
                }
                pause
            }
        };
        if let Err(error) = follower.heal(&app, app.clock.now_ms()).await {
            tracing::warn!("gaps could not be healed: {}", error.chain());
        }
        let until = Instant::now() + pause;
        while Instant::now() < until {
            app.vitals.note(Part::Following);
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep_until(until.min(Instant::now() + WAIT)) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_looked_at_is_looked_at_later_in_its_order() {
        let room = |id: &str| OwnedRoomId::try_from(id).unwrap();
        let mut follower = Follower::default();
        follower
            .expected
            .push_back(Expected { due: 2 * AGAIN_MS, ..Expected::whatever(room("!later:moh.test")) });
        let left = ["!one:moh.test", "!two:moh.test"].map(|id| Expected::whatever(room(id)));
        let error = follower.again(left, 1_000, ShellError::LeaseLost);
        assert!(matches!(error, ShellError::LeaseLost));
        let expected: Vec<_> = follower.expected.iter().map(|one| (one.room.as_str(), one.due)).collect();
        let soon = 1_000 + AGAIN_MS;
        assert_eq!(
            expected,
            [("!one:moh.test", soon), ("!two:moh.test", soon), ("!later:moh.test", 2 * AGAIN_MS)]
        );
        assert!(follower.expected.iter().all(|one| one.anyway));
    }
}
