//! What the outbox is asked: by key, by event.

use std::collections::BTreeMap;

use super::{Delivered, Ours, OutboxRow};
use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::text;
use crate::tx::read;

impl Store {
    /// An effect by its key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outbox_row(&self, effect_key: &str) -> Result<Option<OutboxRow>> {
        let sql = outbox_columns!("SELECT", "FROM outbox WHERE effect_key = $1");
        read!(self, pool => sqlx::query_as(sql).bind(effect_key).fetch_optional(pool).await)
            .doing("find an effect")
    }

    /// The effect that became this event (a person reacts to it), if it is ours, and where it stood.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn by_event(&self, event_id: &str) -> Result<Option<Ours>> {
        let sql = "SELECT effect_key, queue, room_id FROM outbox WHERE event_id = $1 ORDER BY seq LIMIT 1";
        read!(self, pool => sqlx::query_as(sql).bind(text::key(event_id)).fetch_optional(pool).await)
            .doing("find an effect by its event")
    }

    /// Those of the effects that the homeserver has, and since when.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delivered(&self, effect_keys: &[String]) -> Result<BTreeMap<String, Delivered>> {
        let mut found = BTreeMap::new();
        for some in effect_keys.chunks(500) {
            let rows: Vec<(String, Option<String>, Option<String>, i64)> = read!(self, pool => {
                let mut query = sqlx::QueryBuilder::new(
                    "SELECT effect_key, event_id, \
                     (SELECT r.room_id FROM chat_room r WHERE r.room_id = outbox.room_id AND r.status = 'joined'), \
                     done_at FROM outbox WHERE done_at IS NOT NULL AND effect_key IN (",
                );
                let mut list = query.separated(", ");
                for effect_key in some {
                    list.push_bind(effect_key.clone());
                }
                query.push(")").build_query_as().fetch_all(pool).await
            })
            .doing("look up delivered effects")?;
            let rows = rows.into_iter();
            found.extend(
                rows.map(|(key, event_id, chat, done_at)| (key, Delivered { event_id, chat, done_at })),
            );
        }
        Ok(found)
    }
}
