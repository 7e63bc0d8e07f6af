//! A person's direct chat with the voice.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use harness::{Client, eventually};
use jiff::Timestamp;
use serde_json::Value;

use crate::cast::Actor;
use crate::witness::{Witness, id_of};

/// An answer comes within this.
const ANSWER: Duration = Duration::from_secs(15);
/// People read before they answer.
const READING: Duration = Duration::from_millis(700);

/// A chat and what is expected in it.
pub struct Chat<'a> {
    actor: &'a Actor,
    room: String,
    witness: &'a Witness,
}

impl<'a> Chat<'a> {
    /// A chat that both are in.
    pub fn known(actor: &'a Actor, room: &str, witness: &'a Witness) -> Self {
        Self { actor, room: room.to_owned(), witness }
    }

    /// The person opens a chat, as with any other account; the voice must come.
    ///
    /// # Errors
    /// When it does not.
    pub async fn open(actor: &'a Actor, witness: &'a Witness) -> Result<Self> {
        let room = actor.person.chat_with(&witness.voice).await?;
        eventually(
            ANSWER,
            &format!("{} in the chat that {} opened", witness.voice, actor.id()),
            async || match actor.login.members(&room).await?.get(&witness.voice) {
                Some(member) if member.membership == "join" => Ok(()),
                seen => bail!("{seen:?}"),
            },
        )
        .await?;
        Ok(Self { actor, room, witness })
    }

    /// The room.
    pub fn room(&self) -> &str {
        &self.room
    }

    fn login(&self) -> &Client {
        &self.actor.login
    }

    /// Writes to the voice; returns the event.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn say(&self, text: &str) -> Result<String> {
        tokio::time::sleep(READING).await;
        self.login().say(&self.room, text).await
    }

    /// Sends a file to the voice.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn sends_file(&self, name: &str, bytes: &[u8]) -> Result<String> {
        tokio::time::sleep(READING).await;
        self.login().send_file(&self.room, name, bytes).await
    }

    /// Reacts to a message of the voice.
    ///
    /// # Errors
    /// When the homeserver says no.
    pub async fn react(&self, message: &Value, key: &str) -> Result<()> {
        tokio::time::sleep(READING).await;
        self.login().react(&self.room, id_of(message)?, key).await.map(drop)
    }

    /// Waits for a new message of the voice, sent since a moment, that is as wanted.
    ///
    /// # Errors
    /// What was expected and what the chat shows instead.
    pub async fn hears(
        &self,
        since: Timestamp,
        what: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        self.hears_within(ANSWER, since, what, wanted).await
    }

    /// The same with another patience.
    ///
    /// # Errors
    /// What was expected and what the chat shows instead.
    pub async fn hears_within(
        &self,
        within: Duration,
        since: Timestamp,
        what: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        let what = format!("{what}, to {}", self.actor.id());
        self.login()
            .wait_message(&self.room, within, &what, |event| {
                self.witness.is_new(event, since) && wanted(event)
            })
            .await
    }

    /// Says something and waits for the first answer as wanted.
    ///
    /// # Errors
    /// As [`Self::say`] and [`Self::hears`].
    pub async fn ask(&self, text: &str, what: &str, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
        let event = self.say(text).await?;
        let said = self.login().event(&self.room, &event).await?.context("one's own words")?;
        self.hears(crate::witness::at(&said), &format!("{what} to “{text}”"), wanted).await
    }
}
