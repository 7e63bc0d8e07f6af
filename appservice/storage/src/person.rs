//! People and their Matrix accounts.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::text;
use crate::tx::{Tx, commit, on, read};

/// A person: an id and the language they chose. Nothing here says who it is.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Person {
    /// A ULID.
    pub person_id: String,
    /// A language tag, once chosen.
    pub language: Option<String>,
    /// Epoch milliseconds.
    pub created_at: i64,
}

/// A Matrix account of a person: the erasable tie between an id and a name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Account {
    /// The Matrix ID.
    pub user_id: String,
    /// Whose it is.
    pub person_id: String,
    /// The name as last seen.
    pub display_name: Option<String>,
}

/// A person whom a decision sees for the first time, or under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// The Matrix ID.
    pub user_id: String,
    /// Whose it is, or becomes.
    pub person_id: String,
    /// A name replaces the one seen before; none keeps it.
    pub display_name: Option<String>,
}

/// An account that a person has instead of another: what is kept of the person is theirs under the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The account they had.
    pub formerly: String,
    /// The one they have.
    pub user_id: String,
    /// Who.
    pub person_id: String,
}

impl Store {
    /// The person behind a Matrix account, if it is known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person_for(&self, user_id: &str) -> Result<Option<Person>> {
        let sql = "SELECT p.person_id, p.language, p.created_at FROM account a \
                   JOIN person p ON p.person_id = a.person_id WHERE a.user_id = $1";
        read!(self, pool => sqlx::query_as(sql).bind(user_id).fetch_optional(pool).await)
            .doing("find a person")
    }

    /// A person by id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&self, person_id: &str) -> Result<Option<Person>> {
        let sql = "SELECT person_id, language, created_at FROM person WHERE person_id = $1";
        read!(self, pool => sqlx::query_as(sql).bind(person_id).fetch_optional(pool).await)
            .doing("find a person")
    }

    /// The accounts of these people, by person and account. People whose names were erased have none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts_of(&self, person_ids: &[String]) -> Result<Vec<Account>> {
        let mut accounts: Vec<Account> = Vec::new();
        for some in person_ids.chunks(500) {
            let found: Vec<Account> = read!(self, pool => {
                let mut query = sqlx::QueryBuilder::new(
                    "SELECT user_id, person_id, display_name FROM account WHERE person_id IN (",
                );
                let mut list = query.separated(", ");
                for person_id in some {
                    list.push_bind(person_id.clone());
                }
                query.push(")").build_query_as().fetch_all(pool).await
            })
            .doing("find the accounts of people")?;
            accounts.extend(found);
        }
        accounts.sort_by(|a, b| (&a.person_id, &a.user_id).cmp(&(&b.person_id, &b.user_id)));
        accounts.dedup();
        Ok(accounts)
    }

    /// People who were made before `before`, whose chats have not changed since, and to whom nothing is on its way. None
    /// while a file waits to be applied: it may name one of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn idle_people(&self, before: i64) -> Result<Vec<String>> {
        let sql = "SELECT p.person_id FROM person p WHERE p.created_at < $1 \
                   AND NOT EXISTS (SELECT 1 FROM chat_room c WHERE c.person_id = p.person_id AND c.since >= $1) \
                   AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.state = 'waiting' \
                     AND (o.queue = 'chat:' || p.person_id OR o.queue = 'open:' || p.person_id)) \
                   AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.state = 'waiting' AND i.cause LIKE 'order:%') \
                   ORDER BY p.created_at, p.person_id";
        read!(self, pool => sqlx::query_scalar(sql).bind(before).fetch_all(pool).await)
            .doing("find idle people")
    }

    /// Forgets a person with their accounts and chats; only for one whom no cohort has ever known. False if there is no
    /// such person.
    ///
    /// # Errors
    /// When the database fails; then nothing is forgotten.
    pub async fn forget_person(&self, person_id: &str) -> Result<bool> {
        commit!(self, "forget a person", tx => {
            // A cohort's file may have named them since somebody looked.
            let named = "SELECT COUNT(*) FROM cohort_person WHERE person_id = $1";
            let named: i64 = on!(&mut *tx, c => sqlx::query_scalar(named).bind(person_id).fetch_one(c).await)?;
            if named > 0 {
                return Ok(false);
            }
            for sql in [
                "DELETE FROM chat WHERE person_id = $1",
                "DELETE FROM chat_room WHERE person_id = $1",
                "DELETE FROM account WHERE person_id = $1",
            ] {
                on!(&mut *tx, c => sqlx::query(sql).bind(person_id).execute(c).await.map(|_| ()))?;
            }
            let sql = "DELETE FROM person WHERE person_id = $1";
            on!(tx, c => sqlx::query(sql).bind(person_id).execute(c).await.map(|done| done.rows_affected() == 1))
        })
    }
}

/// The old account is nobody's any more, and the new one nobody else's. Written before the people of a decision, of whom
/// one gets the new account.
pub(crate) async fn replace(tx: &mut Tx, replaced: &Replaced) -> sqlx::Result<()> {
    let sql = "DELETE FROM account WHERE user_id = $1 OR (user_id = $2 AND person_id <> $3)";
    on!(tx, c => {
        sqlx::query(sql)
            .bind(replaced.formerly.as_str())
            .bind(replaced.user_id.as_str())
            .bind(replaced.person_id.as_str())
            .execute(c)
            .await
            .map(|_| ())
    })
}

/// Writes a person who was seen. Whoever was made under another id meanwhile is an error: the decision names the id.
pub(crate) async fn put(tx: &mut Tx, person: &NewPerson, now: i64) -> sqlx::Result<()> {
    match person_of(tx, &person.user_id).await? {
        Some(known) if known == person.person_id => {
            if let Some(name) = &person.display_name {
                set_display_name(tx, &person.user_id, Some(name)).await?;
            }
            Ok(())
        }
        Some(_) => Err(sqlx::Error::Protocol("an account became another person's meanwhile".to_owned())),
        None => {
            if !is_known(tx, &person.person_id).await? {
                insert_person(tx, &person.person_id, now).await?;
            }
            let sql = "INSERT INTO account (user_id, person_id, display_name) VALUES ($1, $2, $3)";
            on!(tx, c => {
                sqlx::query(sql)
                    .bind(person.user_id.as_str())
                    .bind(person.person_id.as_str())
                    .bind(person.display_name.as_deref().map(text::clean))
                    .execute(c)
                    .await
                    .map(|_| ())
            })
        }
    }
}

async fn person_of(tx: &mut Tx, user_id: &str) -> sqlx::Result<Option<String>> {
    let sql = "SELECT person_id FROM account WHERE user_id = $1";
    on!(tx, c => sqlx::query_scalar(sql).bind(user_id).fetch_optional(c).await)
}

async fn is_known(tx: &mut Tx, person_id: &str) -> sqlx::Result<bool> {
    let sql = "SELECT COUNT(*) FROM person WHERE person_id = $1";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(person_id).fetch_one(c).await)?;
    Ok(count > 0)
}

async fn insert_person(tx: &mut Tx, person_id: &str, now: i64) -> sqlx::Result<()> {
    let sql = "INSERT INTO person (person_id, created_at) VALUES ($1, $2)";
    on!(tx, c => sqlx::query(sql).bind(person_id).bind(now).execute(c).await.map(|_| ()))
}

pub(crate) async fn set_language(tx: &mut Tx, person_id: &str, language: &str) -> sqlx::Result<()> {
    let sql = "UPDATE person SET language = $2 WHERE person_id = $1";
    on!(tx, c => sqlx::query(sql).bind(person_id).bind(language).execute(c).await.map(|_| ()))
}

async fn set_display_name(tx: &mut Tx, user_id: &str, display_name: Option<&str>) -> sqlx::Result<()> {
    let sql = "UPDATE account SET display_name = $2 WHERE user_id = $1";
    on!(tx, c => sqlx::query(sql).bind(user_id).bind(display_name.map(text::clean)).execute(c).await.map(|_| ()))
}
