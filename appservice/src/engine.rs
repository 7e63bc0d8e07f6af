//! The deciding loop: inbox rows in order, each through a pure decision, committed with its effects and timers.
//!
//! What a row means is found in [`crate::route`]; what follows from it is decided in `bots`; this module only reads,
//! asks and commits. A row that cannot be decided now (no key yet) waits without holding others up; one that can
//! never be is parked with its reason.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, atomic::AtomicUsize},
};

use bots::{
    Arrival,
    cohort::{Chat, Cohort, Directory, Person, Place, Spent},
    deciding::{Context, Link, Outcome as Decided},
    effect::{ActivityKind, Effect},
    event::Event,
    ids::{Cause, CohortId, EffectKey, Language, PersonId},
    room_state::ServiceAccounts,
    stored::COHORT,
};
use jiff::{SignedDuration, Timestamp};
use matrix_link::{Homeserver, Identity};
use ruma::{EventId, OwnedRoomId, OwnedUserId};
use serde_json::{Value, json};
use storage::{
    ActivityRow, ChatStatus, CohortWrite, CommitError, Decision, Fence, InboxRow, Lease, MembershipChange,
    NewAudit, NewLink, NewTimer, Outcome, RoomRow, Store, Unasked,
};
use tokio::sync::Notify;

use crate::{
    clock::Clock,
    device::Device,
    error::ShellError,
    held::Held,
    idsource,
    outbound::outbox_body::OutboxBody,
    room_tasks::RoomTasks,
    route::Route,
    supervise,
    vitals::{Part, Vitals},
};

/// How long a lease lasts without renewal.
pub const LEASE_MS: i64 = 10_000;
/// The lease of whoever decides.
pub const LEASE: &str = "engine";
/// A decision that met a newer state is made again this often before the row waits for the next round.
const TRIES: usize = 5;
/// What cannot be decided because the program breaks off at it is tried for so long.
const BROKEN_MS: i64 = 24 * 3_600_000;

/// Wake-ups in process: hints over polling.
#[derive(Clone, Debug, Default)]
pub struct Wakes {
    /// Inbox rows arrived.
    pub arrived: Arc<Notify>,
    /// Outbox rows were written.
    pub posted: Arc<Notify>,
    /// Cohorts whose rooms may have to change.
    pub dirty: Arc<Mutex<std::collections::BTreeSet<CohortId>>>,
    /// Told with `dirty`.
    pub reconcile: Arc<Notify>,
}

impl Wakes {
    /// Asks for a round of the reconciler.
    pub fn mark_dirty(&self, cohort: &CohortId) {
        if let Ok(mut dirty) = self.dirty.lock() {
            dirty.insert(cohort.clone());
        }
        self.reconcile.notify_one();
    }

    /// Takes the cohorts that wait for a round.
    pub fn take_dirty(&self) -> Vec<CohortId> {
        self.dirty
            .lock()
            .map(|mut dirty| std::mem::take(&mut *dirty).into_iter().collect())
            .unwrap_or_default()
    }
}

/// The deciding loop.
#[derive(Clone)]
pub struct Engine {
    /// The database.
    pub store: Store,
    /// The homeserver, for joining chats that people start.
    pub homeserver: Homeserver,
    /// The voice.
    pub voice: Identity,
    /// Our names.
    pub service_accounts: Arc<ServiceAccounts>,
    /// The time.
    pub clock: Clock,
    /// The voice's encrypted device; without one, what is encrypted waits.
    pub device: Option<Device>,
    /// Only orders and rooms that were made are decided, no events and no timers: those are for the service, which can
    /// read what people wrote, and decides in the order in which things happened.
    pub orders_only: bool,
    /// What the homeserver is asked beside this loop.
    pub room_tasks: RoomTasks,
    /// Where the turns of those who wait apart have come to.
    pub round: Arc<AtomicUsize>,
    /// Wake-ups.
    pub wakes: Wakes,
    /// What cannot be read and waits.
    pub held: Held,
    /// The public address of the pages.
    pub dashboard_url: String,
    /// The default recovery account.
    pub recovery: Option<config::UserId>,
    /// The lease under which decisions are committed.
    pub lease: Arc<Mutex<Option<Lease>>>,
    /// Signs of life.
    pub vitals: Vitals,
}

impl Engine {
    /// One row is one row: what breaks off at it is no end of the loop.
    pub(crate) async fn handle_alone(&self, row: &InboxRow) -> Result<(), ShellError> {
        self.vitals.note(Part::Deciding);
        supervise::contained(self.handle(row)).await.map_err(ShellError::BrokeOff)?
    }

    /// Nothing of it is lost: it is tried again, later and later, for a day, in which a newer version may come.
    pub(crate) async fn broke_off(&self, row: &InboxRow, words: &str) -> Result<(), ShellError> {
        tracing::error!(cause = %row.cause, "deciding broke off: {words}");
        self.vitals.broke_off(Part::Deciding, words);
        let now = self.clock.now_ms();
        let age = now - row.received_at;
        if age > BROKEN_MS {
            self.store.mark(&row.cause, &Outcome::parked(format!("deciding broke off: {words}"))).await?;
        } else {
            let pause = (age / 2).clamp(1_000, 3_600_000);
            self.store.defer(&row.cause, now + pause, "deciding broke off").await?;
        }
        Ok(())
    }

    async fn handle(&self, row: &InboxRow) -> Result<(), ShellError> {
        match self.route(row).await? {
            Route::Ignore(reason) => {
                self.store.mark(&row.cause, &Outcome::ignored(reason)).await?;
            }
            Route::Park(reason) => {
                self.store.mark(&row.cause, &Outcome::parked(reason)).await?;
            }
            Route::Later { not_before, reason } => {
                self.store.defer(&row.cause, not_before, reason).await?;
            }
            Route::Cohort { cohort, happened, chat, waited_ms } => {
                self.decide(row, &cohort, *happened, chat, waited_ms).await?;
            }
            Route::RoomTask(room_task) => self.run_room_task(&row.cause, room_task).await?,
            Route::Settled => {}
            Route::Outsider { person, text, chat } => self.answer_outsider(row, &person, &text, chat).await?,
        }
        Ok(())
    }

    /// The people of a cohort as Matrix knows them, and the delivery of messages with open prompts.
    pub(crate) async fn directory(&self, cohort: &Cohort) -> Result<Directory, ShellError> {
        let ids: Vec<String> = cohort.members.keys().map(|person| person.as_str().to_owned()).collect();
        let mut people: BTreeMap<PersonId, Person> = BTreeMap::new();
        for account in self.store.accounts_of(&ids).await? {
            let Ok(user) = OwnedUserId::try_from(account.user_id.as_str()) else { continue };
            let name = account.display_name.unwrap_or_else(|| user.localpart().to_owned());
            people
                .entry(PersonId::new(account.person_id))
                .or_insert_with(|| Person { accounts: Vec::new(), name, language: None, chat: None })
                .accounts
                .push(user);
        }
        for person in self.store.persons(&ids).await? {
            if let Some(known) = people.get_mut(&PersonId::new(person.person_id)) {
                known.language = person.language.as_deref().and_then(Language::from_tag);
            }
        }
        for chat in self.store.chats_of(&ids).await? {
            let Some(room) = chat.room_id.and_then(|id| OwnedRoomId::try_from(id).ok()) else { continue };
            if let Some(known) = people.get_mut(&PersonId::new(chat.person_id)) {
                let joined = chat.status == ChatStatus::Joined;
                known.chat = Some(Chat { room, joined, encrypted: chat.encrypted });
            }
        }
        let asked = cohort.prompts.iter().map(|prompt| &prompt.key);
        let keys: Vec<String> = asked.map(|key| key.as_str().to_owned()).collect();
        let delivered = self
            .store
            .delivered(&keys)
            .await?
            .into_iter()
            .filter_map(|(key, delivered)| {
                let event = EventId::parse(delivered.event_id?).ok()?;
                let at = Timestamp::from_millisecond(delivered.done_at).ok()?;
                Some((EffectKey::stored(key), (event, at)))
            })
            .collect();
        let today = cohort.today(self.clock.now());
        let elsewhere = self.store.unasked_elsewhere(cohort.id().as_str(), &today).await?;
        let unasked_elsewhere = elsewhere
            .into_iter()
            .map(|(person, count)| (PersonId::new(person), u32::try_from(count).unwrap_or(u32::MAX)))
            .collect();
        Ok(Directory { people, delivered, unasked_elsewhere })
    }

    /// Decides a row for a cohort and commits what follows.
    async fn decide(
        &self,
        row: &InboxRow,
        id: &CohortId,
        happened: Event,
        chat: Option<storage::ChatRoom>,
        waited_ms: i64,
    ) -> Result<(), ShellError> {
        for _ in 0..TRIES {
            let now = self.clock.now();
            let loaded = self.load(id).await?;
            let version = loaded.as_ref().map_or(0, |loaded| loaded.version);
            let (mut cohort, mut directory) = match (loaded, &happened) {
                (Some(loaded), _) => (loaded.cohort, loaded.directory),
                (None, Event::Applied { structure, .. }) => {
                    (Cohort::new((**structure).clone(), now), Directory::default())
                }
                (None, _) => {
                    self.store.mark(&row.cause, &Outcome::parked(format!("there is no cohort {id}"))).await?;
                    return Ok(());
                }
            };
            if let Event::Applied { structure, .. } = &happened {
                let mut after = cohort.clone();
                after.apply_structure((**structure).clone(), now);
                directory = self.directory(&after).await?;
            }
            if let Some(chat) = &chat {
                note_chat(&mut directory, chat);
            }
            let secret = idsource::secret();
            let link = Link {
                url: format!("{}{}", self.dashboard_url, web::link_path(&secret)),
                token_hash: idsource::hash(&format!("{}:{secret}", crate::pages::CHAT_LINK)),
            };
            let cause = Cause::new(row.cause.clone());
            let known = Context {
                cause: &cause,
                now,
                directory: &directory,
                service_accounts: &self.service_accounts,
                fresh_link: &link,
            };
            let received = Timestamp::from_millisecond(row.received_at).unwrap_or(now);
            let waited = SignedDuration::from_millis(waited_ms.max(0));
            let arrival = Arrival { received, waited };
            let before = cohort.clone();
            let decided = bots::decide(&mut cohort, &known, happened.clone(), arrival);
            let timers = bots::timers(&cohort, now);
            let reconcile =
                decided.reconcile || before.structure != cohort.structure || before.rooms != cohort.rooms;
            let unasked = unasked(&before.spent, &cohort.spent);
            let decision = self.decision(
                row,
                id,
                version,
                &cohort,
                decided,
                timers,
                unasked,
                &link,
                now,
                chat.as_ref(),
            )?;
            let posts = !decision.outbox.is_empty();
            match self.store.decide_commit(&decision).await {
                Ok(()) => {
                    if posts {
                        self.wakes.posted.notify_one();
                    }
                    if reconcile
                        || before.bots.moderation != cohort.bots.moderation
                        || before.members != cohort.members
                        || before.bots.facilitation != cohort.bots.facilitation
                        || before.bots.quiet.windows != cohort.bots.quiet.windows
                    {
                        self.wakes.mark_dirty(id);
                    }
                    metrics::counter!("baraza_rows_decided_total").increment(1);
                    return Ok(());
                }
                Err(CommitError::Stale(stale)) => {
                    tracing::debug!(cause = %row.cause, ?stale, "decided again");
                    match stale {
                        storage::Stale::Version => {}
                        storage::Stale::Inbox(_) => return Ok(()),
                        storage::Stale::Lease => return Err(ShellError::LeaseLost),
                    }
                }
                Err(CommitError::Store(error)) => return Err(error.into()),
            }
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "everything that one transaction holds")]
    fn decision(
        &self,
        row: &InboxRow,
        id: &CohortId,
        version: i64,
        cohort: &Cohort,
        decided: Decided,
        timers: Vec<(String, Timestamp)>,
        unasked: Vec<Unasked>,
        link: &Link,
        now: Timestamp,
        chat: Option<&storage::ChatRoom>,
    ) -> Result<Decision, ShellError> {
        let cohort_id = id.as_str().to_owned();
        let state = COHORT
            .write(cohort)
            .map_err(|source| ShellError::Stored { what: format!("cohort {id}"), source })?;
        let mut outbox = Vec::new();
        for (key, effect) in decided.effects {
            let sender = if matches!(effect, Effect::Redact { .. }) {
                &self.service_accounts.steward
            } else {
                &self.service_accounts.voice
            };
            let body = OutboxBody { cohort: id.clone(), effect };
            outbox.push(body.row(key.as_str(), &row.cause, sender)?);
        }
        let links = decided.link_for.iter().map(|(person, until)| NewLink {
            token_hash: link.token_hash.clone(),
            cohort_id: cohort_id.clone(),
            person_id: Some(person.as_str().to_owned()),
            purpose: crate::pages::CHAT_LINK.to_owned(),
            expires_at: until.as_millisecond(),
        });
        let rooms = cohort.rooms.iter().map(|(place, room)| RoomRow {
            room_id: room.to_string(),
            cohort_id: cohort_id.clone(),
            place: place.word().to_owned(),
            since: now.as_millisecond(),
            live_since: Some(cohort.live_since.as_millisecond()),
            encrypted: cohort.structure.encrypted && *place != Place::Space,
            last_event_id: None,
            last_event_at: None,
        });
        Ok(Decision {
            fence: self.fence(),
            decided_at: now.as_millisecond(),
            inbox: vec![(row.cause.clone(), Outcome::decided())],
            rooms: rooms.collect(),
            links: links.collect(),
            outbox,
            redacted: decided.taken_back.iter().map(ToString::to_string).collect(),
            questions: decided.questions.iter().map(|(event, open)| (event.to_string(), *open)).collect(),
            languages: decided
                .languages
                .iter()
                .map(|(person, language)| (person.as_str().to_owned(), language.tag().to_owned()))
                .collect(),
            chat_rooms: chat.cloned().into_iter().collect(),
            cohort: Some(CohortWrite {
                cohort_id: cohort_id.clone(),
                read_version: version,
                new_state: Some(state),
                timers: Some(
                    timers.into_iter().map(|(name, at)| NewTimer { name, at: at.as_millisecond() }).collect(),
                ),
                unasked,
                activity: decided
                    .activity
                    .iter()
                    .map(|act| activity_row(&cohort_id, act, row.received_at))
                    .collect(),
                membership: decided
                    .moves
                    .iter()
                    .map(|(place, person, at, present)| MembershipChange {
                        place: place.word().to_owned(),
                        person_id: person.as_str().to_owned(),
                        at: at.as_millisecond(),
                        present: *present,
                    })
                    .collect(),
                audit: decided
                    .audit
                    .iter()
                    .enumerate()
                    .map(|(number, line)| NewAudit {
                        audit_id: format!("{}#{number}", row.cause),
                        at: now.as_millisecond(),
                        actor: line.actor.as_ref().map(|person| person.as_str().to_owned()),
                        act: line.act.to_owned(),
                        subject: line.subject.as_ref().map(|person| person.as_str().to_owned()),
                        detail: line.detail.to_string(),
                    })
                    .collect(),
            }),
            ..Decision::default()
        })
    }

    /// Someone who is on no roster wrote to the voice: one kind answer, nothing kept. Who goes on is not
    /// answered each time.
    async fn answer_outsider(
        &self,
        row: &InboxRow,
        person: &PersonId,
        text: &bots::text::Rendered,
        chat: storage::ChatRoom,
    ) -> Result<(), ShellError> {
        let now = self.clock.now_ms();
        let Some(buckets) = self.one_more(&self.answers_to(person).await?, now).await? else {
            self.store
                .mark(&row.cause, &Outcome::ignored("someone on no roster was answered lately"))
                .await?;
            return Ok(());
        };
        let message = bots::effect::Message::plain_to(person.clone(), text.clone());
        let body = OutboxBody { cohort: CohortId::new(""), effect: Effect::Say(message) };
        let effect = body.row(&format!("{}#0", row.cause), &row.cause, &self.service_accounts.voice)?;
        let decision = Decision {
            fence: self.fence(),
            decided_at: now,
            inbox: vec![(row.cause.clone(), Outcome::decided())],
            buckets,
            outbox: vec![effect],
            chat_rooms: vec![chat],
            ..Decision::default()
        };
        match self.store.decide_commit(&decision).await {
            Ok(()) => self.wakes.posted.notify_one(),
            Err(CommitError::Stale(storage::Stale::Lease)) => return Err(ShellError::LeaseLost),
            Err(CommitError::Stale(_)) => {}
            Err(CommitError::Store(error)) => return Err(error.into()),
        }
        Ok(())
    }

    /// Whether this process holds the lease, as far as it knows.
    pub(crate) fn leads(&self) -> bool {
        self.lease.lock().is_ok_and(|lease| lease.is_some())
    }

    pub(crate) fn fence(&self) -> Fence {
        self.lease.lock().ok().and_then(|lease| lease.as_ref().map(Fence::from)).unwrap_or_default()
    }
}

fn activity_row(cohort_id: &str, act: &bots::effect::Activity, received_at: i64) -> ActivityRow {
    ActivityRow {
        event_id: act.event.to_string(),
        cohort_id: cohort_id.to_owned(),
        place: act.place.word().to_owned(),
        person_id: act.person.as_str().to_owned(),
        sent_at: act.at.as_millisecond(),
        kind: match act.kind {
            ActivityKind::Post => storage::ActivityKind::Post,
            ActivityKind::Reaction => storage::ActivityKind::Reaction,
            ActivityKind::Vote => storage::ActivityKind::Vote,
        },
        reply_to: act.reply_to.as_ref().map(ToString::to_string),
        thread: act.thread.as_ref().map(ToString::to_string),
        history: act.history,
        question: false,
        redacted: false,
        late: act.late,
        received_at: Some(received_at),
    }
}

/// What was said unasked today, where that has changed.
fn unasked(before: &Spent, after: &Spent) -> Vec<Unasked> {
    let same_day = before.day == after.day;
    let changed = |(person, count): &(&PersonId, &u32)| {
        !same_day || before.people.get(*person).is_none_or(|was| was != *count)
    };
    let row = |(person, count): (&PersonId, &u32)| Unasked {
        person_id: person.as_str().to_owned(),
        day: after.day.clone(),
        messages: i64::from(*count),
    };
    after.people.iter().filter(changed).map(row).collect()
}

/// A chat that is changing in this very decision.
fn note_chat(directory: &mut Directory, chat: &storage::ChatRoom) {
    let person = PersonId::new(chat.person_id.clone());
    if let (Some(known), Ok(room)) =
        (directory.people.get_mut(&person), OwnedRoomId::try_from(chat.room_id.as_str()))
    {
        known.chat =
            Some(Chat { room, joined: chat.status == ChatStatus::Joined, encrypted: chat.encrypted });
    }
}

/// The parts of an event that an operator may need when it is parked: never its words.
pub fn metadata(event: &Value) -> String {
    json!({ "type": event["type"], "room_id": event["room_id"], "sender": event["sender"] }).to_string()
}
