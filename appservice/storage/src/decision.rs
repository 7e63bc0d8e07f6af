//! A decision: everything that follows from some inbox rows, written in one transaction or not at all.

use crate::activity::{self, ActivityRow};
use crate::audit::{self, NewAudit};
use crate::chat::{self, ChatRoom};
use crate::cohort;
use crate::error::{Doing as _, StoreError};
use crate::inbox::{self, NewInboxRow, Outcome};
use crate::lease::{self, Lease};
use crate::limit::{self, Bucket};
use crate::membership::{self, MembershipChange};
use crate::outbox::{self, NewOutboxRow};
use crate::page_access::{self, NewLink};
use crate::person::{self, NewPerson, Replaced};
use crate::reopening;
use crate::room::{self, RoomRow, Touch};
use crate::setting;
use crate::slip::{self, SlipWrite};
use crate::store::Store;
use crate::timer::{self, NewTimer};
use crate::tx::Tx;
use crate::unasked::{self, Unasked};

/// The lease under which a decision is made. Without it in force nothing is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fence {
    /// The lease's name.
    pub lease_name: String,
    /// Who holds it.
    pub holder: String,
    /// The epoch with which it was taken.
    pub epoch: i64,
}

impl From<&Lease> for Fence {
    fn from(lease: &Lease) -> Self {
        Self { lease_name: lease.name.clone(), holder: lease.holder.clone(), epoch: lease.epoch }
    }
}

/// The part of a decision that belongs to one cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CohortWrite {
    /// The cohort.
    pub cohort_id: String,
    /// The version that the decision was made from; 0 for a cohort that does not exist yet.
    pub read_version: i64,
    /// The new control state (JSON); none leaves state and version as they are.
    pub new_state: Option<String>,
    /// The people whom the new state names, where those have changed; none leaves the index as it is.
    pub people: Option<Vec<String>>,
    /// All timers of the cohort from now on; none leaves them as they are.
    pub timers: Option<Vec<NewTimer>>,
    /// Acts to count. Their `cohort_id` is this one.
    pub activity: Vec<ActivityRow>,
    /// Who came and went, in order.
    pub membership: Vec<MembershipChange>,
    /// How much was said unasked to people so far today, where that has changed.
    pub unasked: Vec<Unasked>,
    /// Acts to write down, in order.
    pub audit: Vec<NewAudit>,
}

/// A decision. `Decision::default()` with the fields that matter is the way to make one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The lease that must be in force.
    pub fence: Fence,
    /// Epoch milliseconds.
    pub decided_at: i64,
    /// The cohorts of which something is decided, each once.
    pub cohorts: Vec<CohortWrite>,
    /// The inbox rows that are settled by it. Each must still be waiting.
    pub inbox: Vec<(String, Outcome)>,
    /// Inbox rows that are put off: cause, epoch milliseconds before which it is not decided, reason. One that waits no
    /// longer is left alone.
    pub deferred: Vec<(String, i64, String)>,
    /// Accounts that people have instead of others.
    pub replaced: Vec<Replaced>,
    /// People who are seen for the first time, or under another name.
    pub persons: Vec<NewPerson>,
    /// Reopenings that the homeserver has given up (room, id of the delay).
    pub reopenings_gone: Vec<(String, String)>,
    /// New inbox rows (what a person said in a direct chat goes on to their cohort).
    pub forward: Vec<NewInboxRow>,
    /// Effects, in order.
    pub outbox: Vec<NewOutboxRow>,
    /// Events that were taken back.
    pub redacted: Vec<String>,
    /// Events that are (true) or are not questions.
    pub questions: Vec<(String, bool)>,
    /// Languages chosen (person, language).
    pub languages: Vec<(String, String)>,
    /// Chat rooms whose standing changed, in order.
    pub chat_rooms: Vec<ChatRoom>,
    /// Rooms to write.
    pub rooms: Vec<RoomRow>,
    /// The last events seen in rooms.
    pub touched: Vec<Touch>,
    /// Links to be handed out.
    pub links: Vec<NewLink>,
    /// Slips that were made, used or dropped.
    pub slips: Vec<SlipWrite>,
    /// Facts of the instance (name, value).
    pub settings: Vec<(String, String)>,
    /// What was used of limits.
    pub buckets: Vec<Bucket>,
}

impl Decision {
    /// Adds what follows from a later row. Fence, time and cohorts stay.
    pub fn append(&mut self, later: Self) {
        let Self {
            fence: _,
            decided_at: _,
            cohorts: _,
            inbox,
            deferred,
            replaced,
            persons,
            reopenings_gone,
            forward,
            outbox,
            redacted,
            questions,
            languages,
            chat_rooms,
            rooms,
            touched,
            links,
            slips,
            settings,
            buckets,
        } = later;
        self.inbox.extend(inbox);
        self.deferred.extend(deferred);
        self.replaced.extend(replaced);
        self.persons.extend(persons);
        self.reopenings_gone.extend(reopenings_gone);
        self.forward.extend(forward);
        self.outbox.extend(outbox);
        self.redacted.extend(redacted);
        self.questions.extend(questions);
        self.languages.extend(languages);
        self.chat_rooms.extend(chat_rooms);
        self.rooms.extend(rooms);
        self.links.extend(links);
        self.slips.extend(slips);
        self.settings.extend(settings);
        self.buckets.extend(buckets);
        for seen in touched {
            match self.touched.iter_mut().find(|known| known.room_id == seen.room_id) {
                Some(known) if known.at <= seen.at => *known = seen,
                Some(_) => {}
                None => self.touched.push(seen),
            }
        }
    }
}

/// Why a decision no longer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stale {
    /// The lease is no longer ours.
    Lease,
    /// Another decision changed the cohort first.
    Version,
    /// An inbox row is no longer waiting.
    Inbox,
}

/// A decision was not written.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// It was made from something that has changed. Read again and decide again; without the lease, stop.
    #[error("the decision is stale ({0:?}): nothing was written; read again and decide again")]
    Stale(Stale),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Writes a decision in one transaction: all of it, or nothing.
    ///
    /// The order of locks is the same in every decision (lease, cohort, inbox, counters), so that two of them on
    /// PostgreSQL wait for each other instead of falling into a deadlock.
    ///
    /// # Errors
    /// [`CommitError::Stale`] when the lease, the cohort's version or an inbox row has changed meanwhile,
    /// [`CommitError::Store`] when the database fails. In both cases nothing was written.
    pub async fn decide_commit(&self, decision: &Decision) -> Result<(), CommitError> {
        let doing = "store a decision";
        let mut tx = self.begin().await.doing(doing)?;
        match write(&mut tx, decision).await {
            Ok(None) => Ok(tx.commit().await.doing(doing)?),
            Ok(Some(stale)) => {
                tx.rollback().await.doing("take a stale decision back")?;
                Err(CommitError::Stale(stale))
            }
            Err(source) => {
                if let Err(error) = tx.rollback().await {
                    tracing::warn!(%error, doing, "the transaction could not be taken back by hand");
                }
                Err(source).doing(doing).map_err(CommitError::Store)
            }
        }
    }
}

async fn write(tx: &mut Tx, decision: &Decision) -> sqlx::Result<Option<Stale>> {
    let Fence { lease_name, holder, epoch } = &decision.fence;
    if !lease::hold(tx, lease_name, holder, *epoch).await? {
        return Ok(Some(Stale::Lease));
    }
    for part in &decision.cohorts {
        let state = part.new_state.as_deref();
        if !cohort::write(tx, &part.cohort_id, part.read_version, state, decision.decided_at).await? {
            return Ok(Some(Stale::Version));
        }
    }
    if !inbox::mark_all(tx, &decision.inbox).await? {
        return Ok(Some(Stale::Inbox));
    }
    for (cause, not_before, reason) in &decision.deferred {
        inbox::defer(tx, cause, *not_before, reason).await?;
    }
    for part in &decision.cohorts {
        write_cohort_rows(tx, part).await?;
    }
    let acts: Vec<&ActivityRow> = decision.cohorts.iter().flat_map(|part| &part.activity).collect();
    activity::insert(tx, &acts).await?;
    write_people_and_rooms(tx, decision).await?;
    write_queues(tx, decision).await?;
    Ok(None)
}

async fn write_cohort_rows(tx: &mut Tx, part: &CohortWrite) -> sqlx::Result<()> {
    if let Some(people) = &part.people {
        cohort::index(tx, &part.cohort_id, people).await?;
    }
    if let Some(timers) = &part.timers {
        timer::replace(tx, &part.cohort_id, timers).await?;
    }
    if let Some(stray) = part.activity.iter().find(|row| row.cohort_id != part.cohort_id) {
        let problem = format!("activity of cohort {} in a decision of {}", stray.cohort_id, part.cohort_id);
        return Err(sqlx::Error::Protocol(problem));
    }
    for change in &part.membership {
        membership::apply(tx, &part.cohort_id, change).await?;
    }
    unasked::put(tx, &part.cohort_id, &part.unasked).await?;
    audit::append(tx, &part.cohort_id, &part.audit).await
}

async fn write_people_and_rooms(tx: &mut Tx, decision: &Decision) -> sqlx::Result<()> {
    for event_id in &decision.redacted {
        activity::redact(tx, event_id, decision.decided_at).await?;
    }
    for (event_id, question) in &decision.questions {
        activity::set_question(tx, event_id, *question).await?;
    }
    for change in &decision.slips {
        slip::write(tx, change).await?;
    }
    for replaced in &decision.replaced {
        person::replace(tx, replaced).await?;
    }
    for person in &decision.persons {
        person::put(tx, person, decision.decided_at).await?;
    }
    for (person_id, language) in &decision.languages {
        person::set_language(tx, person_id, language).await?;
    }
    for room in &decision.chat_rooms {
        chat::put_room(tx, room).await?;
    }
    for room in &decision.rooms {
        room::put(tx, room).await?;
    }
    for seen in &decision.touched {
        room::touch(tx, seen).await?;
    }
    for (room_id, delay_id) in &decision.reopenings_gone {
        reopening::forget(tx, room_id, delay_id).await?;
    }
    for link in &decision.links {
        page_access::add_link(tx, link).await?;
    }
    for (name, value) in &decision.settings {
        setting::put(tx, name, value).await?;
    }
    limit::put(tx, &decision.buckets, decision.decided_at).await
}

/// The queues come last: their counters are locked by everyone, so they are locked for the shortest time.
async fn write_queues(tx: &mut Tx, decision: &Decision) -> sqlx::Result<()> {
    outbox::insert(tx, &decision.outbox, decision.decided_at).await?;
    inbox::insert(tx, &decision.forward).await?;
    Ok(())
}
