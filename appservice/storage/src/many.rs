//! Look-ups of many at once, for whoever loads a cohort or reads a room back.

use std::collections::BTreeSet;

use crate::chat::Chat;
use crate::error::{Doing as _, Result};
use crate::person::Person;
use crate::store::Store;
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
                    list.push_bind(id.clone());
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
                    list.push_bind(id.clone());
                }
                query.push(")").build_query_as().fetch_all(pool).await
            })
            .doing("find chats")?;
            chats.extend(found);
        }
        Ok(chats)
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
                    list.push_bind(cause.clone());
                }
                query.push(")").build_query_scalar().fetch_all(pool).await
            })
            .doing("look for known events")?;
            known.extend(found);
        }
        Ok(causes.iter().filter(|cause| !known.contains(*cause)).cloned().collect())
    }
}
