//! The people of a cohort file, with accounts and logins.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use config::CohortFile;
use config::words::Role;
use futures::stream::{self, StreamExt, TryStreamExt};
use harness::{Client, Homeservers, eventually};
use people::Person;

/// So many requests at once, so that two small servers are not the slower for it.
const AT_ONCE: usize = 4;
/// An invitation may need this long to arrive and to be accepted.
const JOIN: Duration = Duration::from_secs(60);

/// Somebody who takes part.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account; acts by the appservice of simulated people, for the past.
    pub person: Person,
    /// A login with the password, as Element has one. All of the day is done with it.
    pub login: Client,
    /// As the cohort's file has them.
    pub roles: Vec<Role>,
    /// The language of their row, if it names one.
    pub language: Option<&'static str>,
    /// Whether they come into the peer room.
    pub member: bool,
    /// Whether they had agreed to the rules on paper.
    pub agreed: bool,
}

impl Actor {
    /// Full Matrix ID.
    pub fn id(&self) -> &str {
        self.person.user_id()
    }

    /// Display name.
    pub fn name(&self) -> &str {
        self.person.name()
    }

    /// Mentors, facilitators and moderators have a room of their own.
    pub fn facilitates(&self) -> bool {
        [Role::Mentor, Role::Facilitator, Role::Moderator].iter().any(|role| self.roles.contains(role))
    }
}

/// All people of a cohort, in the order of its file.
#[derive(Clone, Debug)]
pub struct Cast {
    order: Vec<String>,
    actors: BTreeMap<String, Actor>,
}

impl Cast {
    /// Makes the accounts of everyone in the file, and logs all of them in.
    ///
    /// # Errors
    /// When a homeserver says no, or a person is of neither.
    pub async fn of(file: &CohortFile, homeservers: &Homeservers) -> Result<Self> {
        let made: Vec<(String, Actor)> = stream::iter(&file.people)
            .map(|row| async move {
                let (localpart, server) = row
                    .id
                    .as_str()
                    .trim_start_matches('@')
                    .split_once(':')
                    .context("an id without a server")?;
                let Some(server) = homeservers.servers().iter().find(|s| s.name == server) else {
                    bail!("{} is of no homeserver of the demo", row.id)
                };
                let person = Person::register(server, localpart, &row.name).await?;
                let login = person.log_in().await?;
                let actor = Actor {
                    roles: row.roles.iter().copied().collect(),
                    language: row.language.map(|language| language.tag()),
                    member: row.is_member(),
                    agreed: row.accepted_on.is_some(),
                    person,
                    login,
                };
                Ok((localpart.trim_start_matches("p_").to_owned(), actor))
            })
            .buffered(AT_ONCE)
            .try_collect()
            .await?;
        let order = made.iter().map(|(name, _)| name.clone()).collect();
        Ok(Self { order, actors: made.into_iter().collect() })
    }

    /// The person of a short name, `njeri`.
    ///
    /// # Errors
    /// When the example has no such person any more.
    pub fn get(&self, name: &str) -> Result<&Actor> {
        self.actors.get(name).with_context(|| format!("the example has no person {name}"))
    }

    /// Everyone, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = &Actor> {
        self.order.iter().filter_map(|name| self.actors.get(name))
    }

    /// Everyone with their short name, in the order of the file.
    pub fn named(&self) -> impl Iterator<Item = (&str, &Actor)> {
        self.order.iter().filter_map(|name| Some((name.as_str(), self.actors.get(name)?)))
    }
}

/// Each of these people accepts the invitation to a room, or joins it by right. `via` names the server that knows the
/// room, for who has no invitation.
///
/// # Errors
/// Who could not, and what the homeserver said last.
pub async fn join_all(people: &[&Actor], room: &str, via: &[&str]) -> Result<()> {
    stream::iter(people)
        .map(|actor| async move {
            eventually(JOIN, &format!("{} comes into {room}", actor.id()), async || {
                actor.login.join(room, via).await.map(drop)
            })
            .await
        })
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await
}
