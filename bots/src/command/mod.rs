//! What people type: the parts that commands and answers are made of.
//!
//! A message becomes a [`Typed`] (its words, its pills, what it replies to). What a command is says [`CommandSpec`]; each
//! bot lists its own, and which there are is known above the bots (`crate::commands`). Commands are canonical English
//! words plus one alias a language, which stands in the catalogue (`!dharura`). An answer is a digit or a word
//! ([`answer`]); a reaction is a [`Mark`].
//!
//! What this module must not do: decide whether a person may, know a bot, know who is in a room, or read a clock. A name
//! is resolved against candidates that come in ([`resolve`]), a day or an hour against a time that comes in.
//! Which message may command at all (not edited, not an `m.notice`, not late, from no bot) is partly seen here
//! ([`Typed::from_content`]) and partly decided by the caller, who knows sender and time.

mod aim;
mod answer;
mod audience;
mod dates;
mod length;
mod markup;
mod naming;
mod spec;
mod target;
#[cfg(test)]
mod tests;
mod typed;
mod whom;
mod window;

pub use aim::{Aim, aim, hides_length, message, person, trailing_day};
pub use answer::{
    Choice, Mark, answer, cannot, chosen, is_made_of, is_made_of_both, is_made_of_these, is_thumb, kindly,
    same_reaction, thanks, unsure,
};
pub use audience::{At, Audience, Footing, Needs};
pub use dates::{DaySpan, DayWord, day, days, is_word};
pub use length::length;
pub use markup::room_of_link;
pub use naming::pointed_at;
pub use spec::{
    ACTIVE, About, Call, CommandSpec, HEARD, IN_A_ROOM, KNOWN, NOT_GONE, PEERS, Problem, Topic, WRITERS, Word,
};
pub(crate) use target::leading_user;
pub use target::{Candidate, Named, Resolved, Target, resolve};
pub use typed::Typed;
pub use whom::{Meant, whom};
pub use window::{End, Start, When, Window, names_hour, window};
