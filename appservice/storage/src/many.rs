//! Look-ups of many at once, for whoever loads a cohort or reads a room back.

use std::collections::BTreeSet;

use crate::chat::Chat;
use crate::error::{Doing as _, Result};
use crate::person::{Account, Person};
use crate::room::RoomRow;
use crate::store::Store;
use crate::text;
use crate::tx::read;

/// So many bound values fit into a statement on either database.
const AT_ONCE: usize = 500;

impl Store {
    /// These people, without their names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn persons(&self, person_ids: &[String]) -> Result<Vec<Person>> {
        let mut people: Vec<Person> = Vec::new();
        for some in person_ids.chunks(AT_ONCE) {
            let found: Vec<Person> = read!(self, pool => {
                let mut query =
                    sqlx::QueryBuilder::new("SELECT person_id, language, created_at FROM person WHERE person_id IN (");
                let mut list = query.separated(", ");
                for id in some {
                    list.push_bind(text::owned(id));
                }
                query.push(")").build_query_as().fetch_all(pool).await
            })
            .doing("find people")?;
            people.extend(found);
        }
        Ok(people)
    }

    /// The direct chats of these people.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn chats_of(&self, person_ids: &[String]) -> Result<Vec<Chat>> {
        let mut chats: Vec<Chat> = Vec::new();
        for some in person_ids.chunks(AT_ONCE) {
            let found: Vec<Chat> = read!(self, pool => {
                let mut query = sqlx::QueryBuilder::new(
                    "SELECT person_id, room_id, status, encrypted, updated_at FROM chat WHERE person_id IN (",
                );
                let mut list = query.separated(", ");
                for id in some {
                    list.push_bind(text::owned(id));
                }
                query.push(")").build_query_as().fetch_all(pool).await
            })
            .doing("find chats")?;
            chats.extend(found);
        }
        Ok(chats)
    }

    /// The accounts among these that belong to somebody we know.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts_among(&self, user_ids: &[String]) -> Result<Vec<Account>> {
        let mut accounts: Vec<Account> = Vec::new();
        for some in user_ids.chunks(AT_ONCE) {
            let found: Vec<Account> = read!(self, pool => {
                let mut query = sqlx::QueryBuilder::new(
                    "SELECT user_id, person_id, display_name FROM account WHERE user_id IN (",
                );
                let mut list = query.separated(", ");
                for id in some {
                    list.push_bind(text::owned(id));
                }
                query.push(")").build_query_as().fetch_all(pool).await
            })
            .doing("find people by their accounts")?;
            accounts.extend(found);
        }
        Ok(accounts)
    }

    /// The cohorts' rooms among these.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rooms_among(&self, room_ids: &[String]) -> Result<Vec<RoomRow>> {
        let mut rooms: Vec<RoomRow> = Vec::new();
        for some in room_ids.chunks(AT_ONCE) {
            let found: Vec<RoomRow> = read!(self, pool => {
                let mut query = sqlx::QueryBuilder::new(
                    "SELECT room_id, cohort_id, place, since, live_since, encrypted, last_event_id, last_event_at \
                     FROM room WHERE room_id IN (",
                );
                let mut list = query.separated(", ");
                for id in some {
                    list.push_bind(text::owned(id));
                }
                query.push(")").build_query_as().fetch_all(pool).await
            })
            .doing("find rooms")?;
            rooms.extend(found);
        }
        Ok(rooms)
    }

    /// Those of these causes that never came in, in the given order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unknown_causes(&self, causes: &[String]) -> Result<Vec<String>> {
        let mut known: BTreeSet<String> = BTreeSet::new();
        for some in causes.chunks(AT_ONCE) {
            let found: Vec<String> = read!(self, pool => {
                let mut query = sqlx::QueryBuilder::new("SELECT cause FROM inbox WHERE cause IN (");
                let mut list = query.separated(", ");
                for cause in some {
                    list.push_bind(text::key(cause));
                }
                query.push(")").build_query_scalar().fetch_all(pool).await
            })
            .doing("look for known events")?;
            known.extend(found);
        }
        Ok(causes.iter().filter(|cause| !known.contains(&text::key(cause))).cloned().collect())
    }
}
