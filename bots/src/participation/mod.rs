//! Participation: measures made from sender, time and relation, never from words.
//!
//! Everything here is a pure function of [`ActivityRow`]s (who did something, where, when, in answer to what) and of
//! [`MemberSpan`]s (who belonged when). The same numbers come out of a plain and of an encrypted room, because
//! nothing here needs a text.
//!
//! What must not be here: read receipts, presence, typing, a person's response time, a ranking of people. No
//! function returns a measure keyed by person; [`page::numbers`] is the only way to a page, and what leaves it
//! has been through [`small`] (k = 5 inside a cohort).
//!
//! [`ties`], [`spread::gini`], [`volume::bands`], [`volume::silence`], [`volume::per_month`] and
//! [`replies::unanswered`] are measures with test vectors that no page shows yet.
//!
//! Who opens the page is seen by the group ([`looks`]).
//!
//! Late events count on the day they were sent while their week is open, later when they came ([`settled`]).
//!
//! Who stopped being counted is in no number that is made from then on ([`left_out`]), and numbers begin with the launch
//! ([`begins`]); [`Source::new`] sees to both.

pub mod begins;
mod command_lines;
pub mod commands;
pub mod left_out;
pub mod lines;
pub mod looks;
pub mod page;
pub mod replies;
pub mod settled;
pub mod small;
pub mod spread;
pub mod state;
pub mod survival;
pub mod ties;
pub mod volume;
pub mod weeks;

#[cfg(test)]
mod attack;
#[cfg(test)]
mod sample;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    bot::Bot,
    event::Event,
    ids::{PersonId, RoomKind},
};

pub use begins::Begins;
pub use left_out::{LeftOut, Stop};
pub use page::{LOOK_BACK, PageNumbers, Source, Stored, numbers};
pub use settled::{Known, Stage, as_of};
pub use small::{K_INSIDE, K_OUTSIDE, Shown};
pub use weeks::{Month, Week, Window};

/// So long a week or a month waits for what is on its way.
pub const CLOSES_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// The bot.
pub const BOT: Bot = Bot {
    commands: commands::COMMANDS,
    follows: |ctx, what| {
        if let Event::Looked { person } = what {
            looks::looked(ctx, person.as_ref());
        }
    },
    progress: looks::progress,
    timers: looks::timers,
    #[cfg(test)]
    samples: || [lines::samples(), command_lines::samples()].concat(),
    ..Bot::named("participation")
};

/// What kind of act a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// A message or a medium.
    Post,
    /// A reaction to a post.
    Reaction,
    /// An answer to a poll.
    Vote,
}

/// One act of a person in a room, without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityRow {
    /// The event's id: what replies point to.
    pub event: String,
    /// Who did it. For a message left in quiet time and posted by the voice: its author.
    pub person: PersonId,
    /// Where.
    pub place: RoomKind,
    /// When it was sent (not when it arrived).
    pub sent_at: Timestamp,
    /// What it was.
    pub kind: ActKind,
    /// The event it answers by an explicit reply. The fallback reply that clients put into thread messages is no
    /// explicit reply and does not belong here.
    pub reply_to: Option<String>,
    /// The root of the thread it stands in.
    pub thread: Option<String>,
    /// Marked as a question, by ❓ or `!ask`. Nothing is guessed from text.
    pub question: bool,
    /// Taken back or removed. It then counts as nothing, also not as an answer.
    pub redacted: bool,
}

impl ActivityRow {
    /// Is this a post that still stands?
    pub fn is_post(&self) -> bool {
        self.kind == ActKind::Post && !self.redacted
    }

    /// Does this post open something: neither a reply nor inside a thread?
    pub fn opens(&self) -> bool {
        self.is_post() && self.reply_to.is_none() && self.thread.is_none()
    }
}

/// From when until when a person belonged to a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberSpan {
    /// Who.
    pub person: PersonId,
    /// Which room.
    pub place: RoomKind,
    /// The first moment of membership.
    pub from: Timestamp,
    /// The first moment after it; `None` while it lasts.
    pub to: Option<Timestamp>,
}

/// Working time between two instants, as the cohort's calendar counts it (hours, holidays, one-off windows).
/// Zero when the second is not after the first.
pub type WorkingTime<'a> = dyn Fn(Timestamp, Timestamp) -> SignedDuration + 'a;
