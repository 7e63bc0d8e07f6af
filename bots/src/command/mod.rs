//! What people type: commands, answers, marks.
//!
//! A message becomes a [`Typed`] (its words, its pills, what it replies to), and [`parse`] makes a [`Command`] of it.
//! Commands are canonical English words plus one alias a language, which stands in the catalogue (`!dharura`). An
//! answer is a digit or a word ([`answer`]); a reaction is a [`Mark`].
//!
//! What this module must not do: decide whether a person may, know who is in a room, or read a clock. A name is
//! resolved against candidates that come in ([`resolve`]), a day or an hour against a time that comes in.
//! Which message may command at all (not edited, not an `m.notice`, not late, from no bot) is partly seen here
//! ([`Typed::from_content`]) and partly decided by the caller, who knows sender and time.

mod answer;
mod audience;
mod dates;
mod help;
mod length;
mod markup;
mod naming;
mod nearest;
mod parse;
mod print;
mod target;
#[cfg(test)]
mod tests;
mod typed;
mod window;
mod word;

pub use answer::{Answer, Mark, answer, same_reaction};
pub use audience::{At, Audience, Footing, Needs};
pub use dates::{DaySpan, DayWord};
pub use help::{Helper, help, help_for, unknown, usage};
pub use length::length;
pub use markup::room_of_link;
pub use naming::names;
pub use nearest::nearest;
pub use parse::{Aim, Command, Parsed, Problem, Quiet, Rota, parse};
pub use target::{Candidate, Named, Resolved, Target, resolve};
pub use typed::Typed;
pub use window::{End, Start, When, Window};
pub use word::{Topic, Word};
