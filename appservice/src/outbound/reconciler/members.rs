//! Who is invited, taken out, kept out: after everything else of a round and apart from it.
//!
//! An invitation reaches another server, which may not answer. So what cannot be done is left alone for a growing
//! while (that server's people, that room's invitations) and the rest goes on; and a pass that met something slow ends
//! early, so that the next one goes by the room as it is by then.

use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

use bots::{
    cohort::{Cohort, Place},
    ids::{Language, PersonId},
    room_state::{
        ServiceAccounts,
        levels::STEWARD,
        people::{self, Membership, Reason, Step},
    },
};
use futures::future::join_all;
use jiff::{SignedDuration, Timestamp};
use matrix_link::Fault;
use ruma::{OwnedRoomId, OwnedServerName, OwnedUserId, RoomId};

use super::{Reconciler, survey::Actual};
use crate::outbound::refusing::{is_servers, is_theirs};

/// A request that took longer than this ends the pass.
const SLOW: Duration = Duration::from_secs(5);
/// The longest that anything is left alone; also for what does not heal by waiting.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// What is to be done about a room's memberships.
#[derive(Clone, Debug)]
pub struct Moves {
    /// The place.
    pub place: Place,
    /// Its room.
    pub room: OwnedRoomId,
    /// In this order.
    pub steps: Vec<Step>,
    /// What everybody was to the room when it was surveyed.
    pub before: BTreeMap<OwnedUserId, Membership>,
}

/// What became of it.
#[derive(Debug, Default)]
pub struct Moved {
    /// Steps taken.
    pub taken: usize,
    /// The pass ended early: there is more to do at once.
    pub unfinished: bool,
    /// What waits or failed, by place, in words for the operator.
    pub waits: Vec<(Place, String)>,
    /// When to try again what waits.
    pub again: Option<Duration>,
    /// Invitations that are refused for good: by the person's settings, or because there is no such person.
    pub refused: Vec<(Place, OwnedUserId)>,
}

impl Moved {
    /// Whether everything is done that can be done now.
    pub fn settled(&self) -> bool {
        self.taken == 0 && !self.unfinished && self.refused.is_empty()
    }

    fn add(&mut self, other: Self) {
        self.taken += other.taken;
        self.unfinished |= other.unfinished;
        self.waits.extend(other.waits);
        self.again = self.again.into_iter().chain(other.again).min();
        self.refused.extend(other.refused);
    }
}

/// What is left alone together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Alone {
    /// A room's invitations: the homeserver limits them.
    Invitations(OwnedRoomId),
    /// The people of a server that cannot be reached.
    Server(OwnedServerName),
    /// One account in one room.
    Account(OwnedRoomId, OwnedUserId),
}

#[derive(Debug)]
struct Pause {
    until: Timestamp,
    /// Faults in a row.
    strikes: u32,
    why: String,
}

/// What is left alone and until when. In memory: after a restart it is tried again.
#[derive(Debug, Default)]
pub struct Pauses(HashMap<Alone, Pause>);

impl Pauses {
    fn of(&self, alone: &[Alone], now: Timestamp) -> Option<&Pause> {
        alone
            .iter()
            .filter_map(|alone| self.0.get(alone))
            .filter(|pause| pause.until > now)
            .max_by_key(|p| p.until)
    }

    fn note(&mut self, alone: Alone, fault: &Fault, now: Timestamp) -> Timestamp {
        let strikes = self.0.get(&alone).map_or(0, |pause| pause.strikes);
        let pause = fault.backoff(strikes).unwrap_or(LONGEST).min(LONGEST);
        let until =
            now.saturating_add(SignedDuration::try_from(pause).unwrap_or_default()).unwrap_or(Timestamp::MAX);
        self.0.insert(alone, Pause { until, strikes: strikes.saturating_add(1), why: fault.to_string() });
        until
    }

    fn succeeded(&mut self, alone: &[Alone]) {
        for alone in alone {
            self.0.remove(alone);
        }
    }
}

impl Moves {
    pub(super) fn new(place: Place, room: &RoomId, mut steps: Vec<Step>, actual: &Actual) -> Self {
        // What protects the room comes before what fills it.
        steps.sort_by_key(|step| matches!(step, Step::Invite(_)));
        Self { place, room: room.to_owned(), steps, before: actual.members() }
    }
}

impl Reconciler {
    /// Takes the steps, all places at once.
    pub async fn members(&self, cohort: &Cohort, moves: Vec<Moves>) -> Moved {
        let passes = join_all(moves.into_iter().map(|moves| self.pass(cohort, moves))).await;
        let mut all = Moved::default();
        for moved in passes {
            all.add(moved);
        }
        all
    }

    async fn pass(&self, cohort: &Cohort, moves: Moves) -> Moved {
        let mut moved = Moved::default();
        // By reason, how many wait.
        let mut waiting: BTreeMap<String, usize> = BTreeMap::new();
        let mut again: Option<Timestamp> = None;
        for step in &moves.steps {
            let alone = alone(&moves.room, step);
            let now = self.clock.now();
            if let (Step::Invite(account), Some(until)) = (step, self.refusing.waits(account(step), now)) {
                tracing::debug!(%until, "{} refuses invitations", account.server_name());
                again = again.into_iter().chain([until]).min();
                continue;
            }
            let paused = self
                .pauses
                .lock()
                .ok()
                .and_then(|pauses| pauses.of(&alone, now).map(|pause| (pause.until, pause.why.clone())));
            if let Some((until, why)) = paused {
                *waiting.entry(words(step, &why)).or_default() += 1;
                again = again.into_iter().chain([until]).min();
                continue;
            }
            if moved.unfinished {
                continue;
            }
            let began = tokio::time::Instant::now();
            match self.member(cohort, &moves.room, step).await {
                Ok(()) => {
                    moved.taken += 1;
                    if matches!(step, Step::Invite(_)) {
                        self.refusing.accepted(account(step));
                    }
                    if let Ok(mut pauses) = self.pauses.lock() {
                        pauses.succeeded(&alone);
                    }
                }
                Err(fault) => {
                    let answer = self.meant(&moves, step, &fault).await;
                    tracing::warn!(
                        cohort = %cohort.id(), place = moves.place.word(), ?answer, "a membership: {fault}"
                    );
                    if answer == Meaning::Overtaken {
                        // The room is not as it was surveyed: the next round goes by what it is now.
                        moved.taken += 1;
                    } else if answer == Meaning::Servers {
                        // Said once for the server, for all cohorts.
                        let until = self.refusing.refused(account(step), &fault, now);
                        again = again.into_iter().chain([until]).min();
                    } else {
                        let recovery = cohort.structure.recovery_account.as_ref();
                        if answer == Meaning::Theirs && recovery != Some(account(step)) {
                            moved.refused.push((moves.place, account(step).clone()));
                        }
                        let key = key_for(&moves.room, step, &fault);
                        let until = self.pauses.lock().ok().map(|mut pauses| pauses.note(key, &fault, now));
                        again = again.into_iter().chain(until).min();
                        *waiting.entry(words(step, &fault.to_string())).or_default() += 1;
                    }
                }
            }
            moved.unfinished = began.elapsed() > SLOW;
        }
        let count = |(why, count): (String, usize)| (moves.place, format!("{count} wait: {why}"));
        moved.waits = waiting.into_iter().map(count).collect();
        let left =
            |until: Timestamp| Duration::try_from(until.duration_since(self.clock.now())).unwrap_or_default();
        moved.again = again.map(left);
        moved
    }

    /// What a fault means: that is said by its error and by the room as it is now, never by the error alone. What
    /// others did since the survey (someone joined, was thrown out, was banned) is no refusal.
    async fn meant(&self, moves: &Moves, step: &Step, fault: &Fault) -> Meaning {
        if !matches!(fault, Fault::Refused { .. }) || fault.is_about_us() {
            return Meaning::Trouble;
        }
        let Ok(actual) = self.read(&moves.room).await else { return Meaning::Trouble };
        let account = account(step);
        let here = actual.members().get(account).copied();
        if here != moves.before.get(account).copied() || is_done(step, here) {
            return Meaning::Overtaken;
        }
        if !matches!(step, Step::Invite(_)) || !may_invite(&actual, &self.service_accounts) {
            return Meaning::Trouble;
        }
        match fault {
            fault if is_theirs(fault) => Meaning::Theirs,
            fault if is_servers(fault) => Meaning::Servers,
            _ => Meaning::Trouble,
        }
    }

    async fn member(&self, cohort: &Cohort, room: &RoomId, step: &Step) -> Result<(), Fault> {
        match step {
            Step::Invite(account) => {
                // Without the reason it is an invitation all the same.
                let (person, language) = self.reader(cohort, account).await;
                let why = cohort.place_of(room).zip(person);
                let why =
                    why.and_then(|(place, person)| people::invitation(cohort, place, &person, language));
                self.homeserver.invite(&self.steward, room, account, why.as_deref()).await
            }
            Step::Remove(account, reason) => {
                let (_, language) = self.reader(cohort, account).await;
                let why = reason.words(cohort, language, account);
                self.homeserver.kick(&self.steward, room, account, why.as_deref()).await
            }
            Step::Ban(account) => {
                let (_, language) = self.reader(cohort, account).await;
                let why = Reason::Sanction.words(cohort, language, account);
                self.homeserver.ban(&self.steward, room, account, why.as_deref()).await
            }
            Step::Unban(account) => self.homeserver.unban(&self.steward, room, account, None).await,
        }
    }

    /// Whose account it is, and in what language they read: what they chose in another cohort counts here too.
    async fn reader(&self, cohort: &Cohort, account: &OwnedUserId) -> (Option<PersonId>, Language) {
        let stored = self.store.person_for(account.as_str()).await.ok().flatten();
        let chosen = stored.as_ref().and_then(|person| Language::from_tag(person.language.as_deref()?));
        let person = stored.map(|person| PersonId::new(person.person_id));
        let here = person.as_ref().map_or_else(|| cohort.language(), |person| cohort.language_of(person));
        (person, chosen.unwrap_or(here))
    }
}

/// What a fault of a step means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Others came first: it is done, or no longer to be done.
    Overtaken,
    /// The invited person refuses, or there is no such person.
    Theirs,
    /// A server refuses: it says nothing about the person.
    Servers,
    /// Anything else: it is tried again later.
    Trouble,
}

/// Whether a membership is what a step was to make it.
fn is_done(step: &Step, here: Option<Membership>) -> bool {
    match step {
        Step::Invite(_) => matches!(here, Some(Membership::Invite | Membership::Join)),
        Step::Remove(..) => !matches!(here, Some(Membership::Invite | Membership::Join)),
        Step::Ban(_) => here == Some(Membership::Ban),
        Step::Unban(_) => here != Some(Membership::Ban),
    }
}

/// Whether the steward may invite there at all: where it may not, a refusal says nothing about the invited.
fn may_invite(actual: &Actual, service_accounts: &ServiceAccounts) -> bool {
    let steward = &service_accounts.steward;
    let rules = actual.creation().creators.contains(steward)
        || actual.levels()["users"][steward.as_str()].as_i64().is_some_and(|level| level >= STEWARD);
    rules && actual.members().get(steward) == Some(&Membership::Join)
}

fn account(step: &Step) -> &OwnedUserId {
    match step {
        Step::Invite(account) | Step::Remove(account, _) | Step::Ban(account) | Step::Unban(account) => {
            account
        }
    }
}

/// Everything whose pause is this step's.
fn alone(room: &RoomId, step: &Step) -> Vec<Alone> {
    let account = account(step);
    let mut alone = vec![Alone::Account(room.to_owned(), account.clone())];
    if matches!(step, Step::Invite(_)) {
        alone.push(Alone::Server(account.server_name().to_owned()));
        alone.push(Alone::Invitations(room.to_owned()));
    }
    alone
}

/// What is left alone after a fault: as little as the fault is about.
fn key_for(room: &RoomId, step: &Step, fault: &Fault) -> Alone {
    let account = account(step);
    match (step, fault) {
        (Step::Invite(_), Fault::Wait { .. }) => Alone::Invitations(room.to_owned()),
        (Step::Invite(_), Fault::Unreachable { .. } | Fault::Server { .. } | Fault::Unexpected { .. }) => {
            Alone::Server(account.server_name().to_owned())
        }
        _ => Alone::Account(room.to_owned(), account.clone()),
    }
}

/// In words for the operator; the server, never the person.
fn words(step: &Step, why: &str) -> String {
    let server = account(step).server_name();
    match step {
        Step::Invite(_) => format!("to be invited, of {server}: {why}"),
        Step::Remove(..) | Step::Ban(_) => format!("to be taken out, of {server}: {why}"),
        Step::Unban(_) => format!("to be let in again, of {server}: {why}"),
    }
}
