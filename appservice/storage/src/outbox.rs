//! The outbox: effects on their way to the homeserver, each once, in order within its queue.
//!
//! Only the head of a queue (its lowest waiting number) may be claimed, so one broken room stays one. A parked row
//! is no head: the next goes on.

use sqlx::AssertSqlSafe;

use crate::body::Body;
use crate::error::Result;
use crate::store::Store;
use crate::text;
use crate::text_enum::text_enum;
use crate::tx::{commit, on};

text_enum! {
    /// What became of an effect.
    OutboxState {
        /// It is to be delivered.
        Waiting = "waiting",
        /// The homeserver has it.
        Done = "done",
        /// It cannot be delivered; the operator sees it.
        Parked = "parked",
        /// It came too late to be of use.
        Cancelled = "cancelled",
    }
}

/// An effect, to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOutboxRow {
    /// What makes it unique for ever: its cause and its number.
    pub effect_key: String,
    /// What it waits its turn in: a room, a chat.
    pub queue: String,
    /// Which of our accounts acts.
    pub sender: String,
    /// What kind of effect it is.
    pub kind: String,
    /// The effect (JSON).
    pub body: Body,
    /// The inbox row that it follows from.
    pub cause: String,
    /// Epoch milliseconds before which it is not delivered. It holds its queue until then.
    pub not_before: Option<i64>,
    /// Epoch milliseconds after which it is pointless and, if never tried, dropped by the next claim.
    pub expires_at: Option<i64>,
}

/// A stored effect.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OutboxRow {
    /// What makes it unique.
    pub effect_key: String,
    /// Its place in the order of all effects.
    pub seq: i64,
    /// What it waits its turn in.
    pub queue: String,
    /// Which of our accounts acts.
    pub sender: String,
    /// What kind of effect it is.
    pub kind: String,
    /// The effect; none after delivery.
    pub body: Option<Body>,
    /// The inbox row that it follows from.
    pub cause: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    /// Epoch milliseconds before which it is not delivered.
    pub not_before: Option<i64>,
    /// Epoch milliseconds after which it is pointless; a row that was tried before is handed out all the same, so
    /// that its fate can be settled.
    pub expires_at: Option<i64>,
    /// Who is delivering it.
    pub claimed_by: Option<String>,
    /// Epoch milliseconds until when nobody else may.
    pub claimed_until: Option<i64>,
    /// How often it was claimed. More than 1 on a fresh claim: an earlier attempt may have reached the homeserver.
    pub attempts: i64,
    /// What became of it.
    #[sqlx(try_from = "String")]
    pub state: OutboxState,
    /// The device that sent it.
    pub device: Option<String>,
    /// The event that it became.
    pub event_id: Option<String>,
    /// The room in which that stands; of what was sent before this was noted it is not known.
    pub room_id: Option<String>,
    /// Epoch milliseconds of the acknowledgement.
    pub done_at: Option<i64>,
    /// Why it was postponed, parked or cancelled.
    pub reason: Option<String>,
}

/// An effect that became an event of ours.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Ours {
    /// What makes it unique.
    pub effect_key: String,
    /// The queue it went through: which room or chat it was for.
    pub queue: String,
    /// The room in which it stands, where it is known.
    pub room_id: Option<String>,
}

/// Where a message of ours stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands<'a> {
    /// The room.
    pub room_id: &'a str,
    /// The event.
    pub event_id: &'a str,
}

/// An effect that the homeserver has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// The event that it became; none for effects that make no event.
    pub event_id: Option<String>,
    /// The direct chat in which that stands, while the person is in it.
    pub chat: Option<String>,
    /// Epoch milliseconds of the acknowledgement.
    pub done_at: i64,
}

/// Which effects a claim is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// All of them.
    All,
    /// Those of one kind.
    Only(&'a str),
    /// All but those of one kind.
    Without(&'a str),
}

/// The columns of a row, for SELECT and RETURNING.
macro_rules! outbox_columns {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " effect_key, seq, queue, sender, kind, body, cause, created_at, not_before, expires_at, claimed_by, \
             claimed_until, attempts, state, device, event_id, room_id, done_at, reason ",
            $after
        )
    };
}

// Behind the macro that it uses.
mod reading;

mod adding;

pub(crate) use self::adding::insert;

/// What the queue of a person's direct chat begins with; the person's id follows. It moves while the person is in the
/// chat, as the chat's own row says, so that there is no second memory of it that could differ. Before there is a chat
/// it waits for one that is being opened; where none is, nothing is waited for.
pub const CHAT_QUEUE: &str = "chat:";
/// What the queue of the opening of a person's chat begins with.
pub const OPENING_QUEUE: &str = "open:";

const CLAIM_WHAT: &str = "\
     UPDATE outbox SET claimed_by = $1, claimed_until = $2, attempts = attempts + 1 \
     WHERE state = 'waiting' AND (claimed_until IS NULL OR claimed_until <= $3) AND effect_key IN ( \
       SELECT o.effect_key FROM outbox o \
       WHERE o.state = 'waiting' AND (o.claimed_until IS NULL OR o.claimed_until <= $3) \
       AND (o.not_before IS NULL OR o.not_before <= $3) \
       AND ($5 = '' OR (o.kind = $5) = $6) \
       AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.queue = o.queue AND e.state = 'waiting' AND e.seq < o.seq) \
       AND (o.queue NOT LIKE 'chat:%' \
         OR EXISTS (SELECT 1 FROM chat c WHERE c.person_id = substr(o.queue, 6) AND c.status = 'joined') \
         OR (NOT EXISTS (SELECT 1 FROM chat c WHERE c.person_id = substr(o.queue, 6)) \
           AND NOT EXISTS (SELECT 1 FROM outbox n WHERE n.queue = 'open:' || substr(o.queue, 6) \
             AND n.state = 'waiting')))";
const CLAIM_HOW_MANY: &str = outbox_columns!(" ORDER BY o.seq LIMIT $4) RETURNING", "");
/// The parameters of a claim before those that name servers.
const CLAIM_PARAMETERS: usize = 6;

impl Store {
    /// Claims up to `limit` heads of queues that may move, as far as they are of this part, for `holder` until `now + lease_ms`, in order. Effects that
    /// expired before they were ever tried are cancelled first. Two claimers never hold the same row, as long as
    /// their clocks differ by less than the lease.
    ///
    /// # Errors
    /// When the database fails; then nothing is claimed.
    pub async fn claim(
        &self,
        part: Part<'_>,
        holder: &str,
        now: i64,
        lease_ms: i64,
        limit: i64,
    ) -> Result<Vec<OutboxRow>> {
        self.claim_without(&[], part, holder, now, lease_ms, limit).await
    }

    /// The same, of what is not for a person of one of these servers.
    ///
    /// # Errors
    /// When the database fails; then nothing is claimed.
    pub async fn claim_without(
        &self,
        servers: &[String],
        part: Part<'_>,
        holder: &str,
        now: i64,
        lease_ms: i64,
        limit: i64,
    ) -> Result<Vec<OutboxRow>> {
        // The queue of a person's chat, or of its opening, is a word of four letters, a colon and their id.
        let mut sql = CLAIM_WHAT.to_owned();
        for parameter in (CLAIM_PARAMETERS + 1..).take(servers.len()) {
            let not_there = format!(
                " AND NOT EXISTS (SELECT 1 FROM account a \
                 WHERE a.person_id = substr(o.queue, 6) AND a.user_id LIKE ${parameter})"
            );
            sql.push_str(&not_there);
        }
        sql.push_str(CLAIM_HOW_MANY);
        let (kind, is_it) = match part {
            Part::All => ("", true),
            Part::Only(kind) => (kind, true),
            Part::Without(kind) => (kind, false),
        };
        commit!(self, "claim effects", tx => {
            let expire = "UPDATE outbox SET state = 'cancelled', body = NULL, reason = 'expired' \
                          WHERE state = 'waiting' AND attempts = 0 AND expires_at <= $1";
            on!(&mut *tx, c => sqlx::query(expire).bind(now).execute(c).await.map(|_| ()))?;
            let mut rows: Vec<OutboxRow> = on!(tx, c => {
                let mut query = sqlx::query_as(AssertSqlSafe(sql.clone()))
                    .bind(holder)
                    .bind(now.saturating_add(lease_ms))
                    .bind(now)
                    .bind(limit)
                    .bind(kind)
                    .bind(is_it);
                for server in servers {
                    query = query.bind(format!("%:{server}"));
                }
                query.fetch_all(c).await
            })?;
            rows.sort_by_key(|row| row.seq);
            Ok(rows)
        })
    }

    /// Gives back what anybody but `holder` claimed, and says how many effects those were. For a process that has just
    /// taken over the lease: whoever claimed before is gone, and its queues would wait until its claims run out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_claims_of_others(&self, holder: &str) -> Result<u64> {
        commit!(self, "give claims back", tx => {
            let sql = "UPDATE outbox SET claimed_by = NULL, claimed_until = NULL \
                       WHERE state = 'waiting' AND claimed_by <> $1";
            on!(tx, c => sqlx::query(sql).bind(holder).execute(c).await.map(|done| done.rows_affected()))
        })
    }

    /// The homeserver has a claimed row's message, under this event, since `at` (no later than it could be seen);
    /// what belongs to it (its buttons) may still be on its way. People answer what they see: from now on the
    /// message is found by its event, and an acknowledgement keeps the time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_sent(&self, effect_key: &str, stands: Stands<'_>, at: i64) -> Result<bool> {
        commit!(self, "note a sent message", tx => {
            let sql = "UPDATE outbox SET event_id = $2, room_id = $3, done_at = COALESCE(done_at, $4) \
                       WHERE effect_key = $1 AND state = 'waiting'";
            on!(tx, c => {
                sqlx::query(sql).bind(effect_key).bind(stands.event_id).bind(stands.room_id).bind(at)
                    .execute(c).await
                    .map(|done| done.rows_affected() == 1)
            })
        })
    }

    /// The homeserver has the effect: its body is dropped. Also of one that was parked meanwhile,
    /// because it was delivered all the same. False when that was known.
    ///
    /// # Errors
    /// When the database fails; then the effect is claimed and sent again later, under the same transaction id.
    pub async fn acknowledge(
        &self,
        effect_key: &str,
        stands: Option<Stands<'_>>,
        device: Option<&str>,
        now: i64,
    ) -> Result<bool> {
        commit!(self, "acknowledge an effect", tx => {
            let sql = "UPDATE outbox SET state = 'done', body = NULL, event_id = $2, room_id = $3, \
                       device = COALESCE($4, device), done_at = COALESCE(done_at, $5), reason = NULL, \
                       claimed_by = NULL, claimed_until = NULL \
                       WHERE effect_key = $1 AND state <> 'done'";
            on!(tx, c => {
                sqlx::query(sql)
                    .bind(effect_key)
                    .bind(stands.map(|stands| stands.event_id))
                    .bind(stands.map(|stands| stands.room_id))
                    .bind(device)
                    .bind(now)
                    .execute(c)
                    .await
                    .map(|done| done.rows_affected() == 1)
            })
        })
    }

    /// Gives back a claimed effect that was not tried.
    ///
    /// # Errors
    /// When the database fails; then it is claimed again when the claim has run out.
    pub async fn give_back(&self, effect_key: &str) -> Result<bool> {
        commit!(self, "give an effect back", tx => {
            let sql = "UPDATE outbox SET attempts = attempts - 1, claimed_by = NULL, claimed_until = NULL \
                       WHERE effect_key = $1 AND state = 'waiting'";
            on!(tx, c => {
                sqlx::query(sql).bind(effect_key).execute(c).await.map(|done| done.rows_affected() == 1)
            })
        })
    }

    /// Gives a claimed effect back until `not_before`, with the reason. It stays the head of its queue.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn postpone(&self, effect_key: &str, not_before: i64, reason: &str) -> Result<bool> {
        self.put_off(effect_key, not_before, reason, 0).await
    }

    /// The same where the attempt surely did nothing, so that none may have reached the homeserver because of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn postpone_untried(&self, effect_key: &str, not_before: i64, reason: &str) -> Result<bool> {
        self.put_off(effect_key, not_before, reason, 1).await
    }

    async fn put_off(&self, effect_key: &str, not_before: i64, reason: &str, untried: i64) -> Result<bool> {
        commit!(self, "postpone an effect", tx => {
            let sql = "UPDATE outbox SET not_before = $2, reason = $3, attempts = attempts - $4, claimed_by = NULL, \
                       claimed_until = NULL WHERE effect_key = $1 AND state = 'waiting'";
            on!(tx, c => {
                sqlx::query(sql).bind(effect_key).bind(not_before).bind(text::clean(reason)).bind(untried)
                    .execute(c).await.map(|done| done.rows_affected() == 1)
            })
        })
    }

    /// Parks an effect that cannot be delivered. Its body is dropped; the next of its queue goes on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn park(&self, effect_key: &str, reason: &str) -> Result<bool> {
        commit!(self, "park an effect", tx => {
            let sql = "UPDATE outbox SET state = 'parked', reason = $2, body = NULL, claimed_by = NULL, \
                       claimed_until = NULL WHERE effect_key = $1 AND state = 'waiting'";
            on!(tx, c => {
                sqlx::query(sql).bind(effect_key).bind(text::clean(reason)).execute(c).await
                    .map(|done| done.rows_affected() == 1)
            })
        })
    }
}
