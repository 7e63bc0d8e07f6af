//! The rooms of cohorts, in order: a room that was upgraded has a later row of the same place.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, on, read};

/// A room of a cohort.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RoomRow {
    /// The room.
    pub room_id: String,
    /// Whose room it is.
    pub cohort_id: String,
    /// `space` or a room kind.
    pub place: String,
    /// Epoch milliseconds when it became ours.
    pub since: i64,
    /// Epoch milliseconds; what was sent before is history.
    pub live_since: Option<i64>,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The last event that reached us from it, where reading back after a gap may stop.
    pub last_event_id: Option<String>,
    /// Epoch milliseconds when that one was received.
    pub last_event_at: Option<i64>,
}

/// An event was seen in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The room.
    pub room_id: String,
    /// The event.
    pub event_id: String,
    /// Epoch milliseconds when it was received.
    pub at: i64,
}

macro_rules! select_room {
    ($rest:literal) => {
        concat!(
            "SELECT room_id, cohort_id, place, since, live_since, encrypted, last_event_id, last_event_at FROM room ",
            $rest
        )
    };
}

impl Store {
    /// A room by id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn room(&self, room_id: &str) -> Result<Option<RoomRow>> {
        let sql = select_room!("WHERE room_id = $1");
        read!(self, pool => sqlx::query_as(sql).bind(room_id).fetch_optional(pool).await).doing("find a room")
    }

    /// The rooms of a cohort, by place and then in the order in which they became ours (the last is the present one).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rooms_of(&self, cohort_id: &str) -> Result<Vec<RoomRow>> {
        let sql = select_room!("WHERE cohort_id = $1 ORDER BY place, since, room_id");
        read!(self, pool => sqlx::query_as(sql).bind(cohort_id).fetch_all(pool).await).doing("list rooms")
    }

    /// All rooms of all cohorts, by cohort, place and order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rooms(&self) -> Result<Vec<RoomRow>> {
        let sql = select_room!("ORDER BY cohort_id, place, since, room_id");
        read!(self, pool => sqlx::query_as(sql).fetch_all(pool).await).doing("list rooms")
    }
}

/// Writes a room. Of one that is known, cohort and place may change; `since` stays, `live_since` follows the cohort's file,
/// encryption never goes away, and the last event is kept ([`touch`] moves it).
pub(crate) async fn put(tx: &mut Tx, room: &RoomRow) -> sqlx::Result<()> {
    let sql = "INSERT INTO room AS r \
               (room_id, cohort_id, place, since, live_since, encrypted, last_event_id, last_event_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
               ON CONFLICT (room_id) DO UPDATE SET cohort_id = excluded.cohort_id, place = excluded.place, \
               live_since = COALESCE(excluded.live_since, r.live_since), \
               encrypted = (r.encrypted OR excluded.encrypted)";
    on!(tx, c => {
        sqlx::query(sql)
            .bind(room.room_id.as_str())
            .bind(room.cohort_id.as_str())
            .bind(room.place.as_str())
            .bind(room.since)
            .bind(room.live_since)
            .bind(room.encrypted)
            .bind(room.last_event_id.as_deref())
            .bind(room.last_event_at)
            .execute(c)
            .await
            .map(|_| ())
    })
}

/// Remembers the last event seen in a room; an older receipt changes nothing.
pub(crate) async fn touch(tx: &mut Tx, seen: &Touch) -> sqlx::Result<()> {
    let sql = "UPDATE room SET last_event_id = $2, last_event_at = $3 \
               WHERE room_id = $1 AND (last_event_at IS NULL OR last_event_at <= $3)";
    on!(tx, c => {
        sqlx::query(sql)
            .bind(seen.room_id.as_str())
            .bind(seen.event_id.as_str())
            .bind(seen.at)
            .execute(c)
            .await
            .map(|_| ())
    })
}
