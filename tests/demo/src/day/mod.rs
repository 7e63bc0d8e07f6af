//! The working day on the real clock. Each scene acts as people do, with their logins, and is judged by the witness.

mod chat;
mod closing;
mod doors;
mod duty;
mod joining;
mod later;
mod list;
mod moderation;
mod opening;
pub mod page;
mod question;
mod rota;
mod urgent;

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result};
use harness::ServerInfo;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::Mutex;

pub use chat::Chat;

use crate::cast::{Actor, Cast};
use crate::clock;
use crate::cohort::Day;
use crate::service::Service;
use crate::show::Show;
use crate::witness::Witness;

/// All that scenes need.
pub struct Stage<'a> {
    /// Where lines go.
    pub show: &'a Show,
    /// The people.
    pub cast: &'a Cast,
    /// Rooms by kind.
    pub rooms: &'a BTreeMap<String, String>,
    /// When what happens.
    pub day: Day,
    /// Who judges.
    pub witness: Witness,
    /// The name of the cohort, as people read it.
    pub name: String,
    /// The phone number of emergencies.
    pub phone: String,
    /// How long somebody on call has to answer, in minutes.
    pub urgent_minutes: u32,
    /// The homeservers, the ministry's first.
    pub servers: Vec<ServerInfo>,
    /// Known direct chats, by the person's Matrix ID.
    pub chats: BTreeMap<String, String>,
    /// The cohort's time zone.
    pub zone: TimeZone,
    /// The process, to be frozen for a moment; nothing else of it is touched.
    pub service: &'a Mutex<Service>,
}

impl Stage<'_> {
    /// The room of a kind.
    ///
    /// # Errors
    /// When the cohort has none.
    pub fn room(&self, kind: &str) -> Result<&str> {
        self.rooms.get(kind).map(String::as_str).with_context(|| format!("the cohort has no {kind} room"))
    }

    /// The direct chat of a person with the voice: the known one, or a new one that the person opens.
    ///
    /// # Errors
    /// When the voice does not come.
    pub async fn chat<'s>(&'s self, actor: &'s Actor) -> Result<Chat<'s>> {
        match self.chats.get(actor.id()) {
            Some(room) => Ok(Chat::known(actor, room, &self.witness)),
            None => Chat::open(actor, &self.witness).await,
        }
    }
}

/// Sleeps until a moment; not at all when it is past.
pub async fn until(moment: Timestamp) {
    let left = clock::now().duration_until(moment);
    if let Ok(left) = Duration::try_from(left) {
        tokio::time::sleep(left).await;
    }
}

/// Lets the day run. What fails is remembered by the show.
pub async fn run(stage: &Stage<'_>) {
    let show = stage.show;
    show.wait("the working day begins in a moment", until(stage.day.live)).await;
    tokio::join!(
        show.scene("someone is invited, chooses Swahili, accepts the rules and posts", joining::scene(stage)),
        show.scene("a question asked on moh is answered on county", question::scene(stage)),
        show.scene("!rota is answered in a thread, on both servers", rota::scene(stage)),
        show.scene("a moderator mutes by name and undoes", moderation::scene(stage)),
        show.scene("a facilitator opens the page; a supervisor gets no link", page::scene(stage)),
        show.scene("supervisors, outsiders and other servers are kept out", doors::scene(stage)),
        show.scene("a coordinator brings in two people by a list that is sent as a file", list::scene(stage)),
        duty::run(stage),
    );
    let closing_line = show.scene("the peer room is told that it will close", closing::line(stage)).await;
    show.wait("the hour at which the room closes", until(stage.day.closes)).await;
    let line = closing_line.as_deref();
    tokio::join!(
        show.scene("the peer room closes, for moderators too; reactions stay", closing::scene(stage, line)),
        urgent::run(stage),
        async {
            let left = show.scene("a text written in quiet time is kept", later::left(stage)).await;
            show.scene("the room opens on time while the service is frozen", opening::scene(stage)).await;
            let line = line.map(str::to_owned);
            show.scene("the closing line says that the room is open", opening::line(stage, line)).await;
            show.scene(
                "the text left in quiet time appears under its author's name, once",
                later::appears(stage, left),
            )
            .await;
        },
    );
}
