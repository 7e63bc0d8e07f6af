//! The bots, by name: the one list. Each of them follows what happens to a cohort; after that each hears what the others raised, does what is due by now, and says when it wants to be looked at again.

use ruma::UserId;

use crate::{
    bot::{self, Bot},
    cohort::Cohort,
    consents,
    decisions::Decisions,
    enrolment,
    event::Reset,
    facilitation, launch, moderation, onboarding, participation, quiet_hours,
    stored::{COHORT, Unreadable},
    votes,
};

/// The bots, in the order in which they take their turn. A new bot is one line here.
#[rustfmt::skip]
pub const BOTS: &[Bot] = &[
    moderation::BOT,
    votes::BOT, // before whatever its results change: hours, rules, what closes
    onboarding::BOT,
    enrolment::BOT,
    facilitation::BOT,
    quiet_hours::BOT,
    launch::BOT, // after those by whom people come in
    participation::BOT,
    consents::BOT, // after those whose words come first in a person's day
    #[cfg(test)] // the example of CONTRIBUTING
    crate::anniversary::BOT,
];

/// A cohort as it was stored, in whatever format.
///
/// # Errors
/// Where its format is newer than this program, or it is not what one wrote: also in a question that its bot cannot
/// read. A question of a bot that is not there any more is nobody's.
pub fn read(text: &str) -> Result<Cohort, Unreadable> {
    let cohort: Cohort = COHORT.read(text)?;
    let is_read = |bot: &Bot, question| bot.asks.is_some_and(|reads| reads(question));
    for bot in BOTS {
        let mut own =
            cohort.prompts.iter().map(|prompt| &prompt.question).filter(|one| one.bot() == bot.name);
        if own.any(|question| !is_read(bot, question)) {
            return Err(Unreadable::Garbled(format!("a question of {} that is none", bot.name)));
        }
    }
    Ok(cohort)
}

/// What people decided that still holds, a line each, bot after bot.
pub fn decided(of: &Decisions<'_>) -> Vec<String> {
    BOTS.iter().flat_map(|bot| (bot.decided)(of)).collect()
}

/// Everything that can be reset.
pub fn resets() -> impl Iterator<Item = &'static bot::Reset> {
    BOTS.iter().flat_map(|bot| bot.resets)
}

/// Everything that people can decide instead of what the file says.
pub fn stands() -> impl Iterator<Item = &'static bot::Stands> {
    BOTS.iter().flat_map(|bot| bot.stands)
}

/// The sections of the cohort's file that bots read, by name.
pub fn sections() -> impl Iterator<Item = (&'static str, bot::Section)> {
    BOTS.iter().filter_map(|bot| Some((bot.name, bot.section?)))
}

/// There is nothing of that name to reset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is nothing called {0} to reset. There are: {names}", names = names())]
pub struct UnknownReset(String);

/// What can be reset, for people: `windows, standing, standing=@person:server`.
fn names() -> String {
    let each = resets().map(|reset| match reset.of_one {
        true => format!("{0}, {0}=@person:server", reset.name),
        false => reset.name.to_owned(),
    });
    each.chain(stands().map(|stands| stands.name.to_owned())).collect::<Vec<_>>().join(", ")
}

/// Reads what the operator asks to reset.
///
/// # Errors
/// Where there is nothing of that name, or it is about nobody in particular.
pub fn reset(text: &str) -> Result<Reset, UnknownReset> {
    let unknown = || UnknownReset(text.to_owned());
    let (name, account) = match text.split_once('=') {
        Some((name, account)) => (name, Some(UserId::parse(account).map_err(|_| unknown())?)),
        None => (text, None),
    };
    let found = resets().find(|reset| reset.name == name && (reset.of_one || account.is_none()));
    let stands = || stands().find(|stands| stands.name == name && account.is_none());
    let found = found.map(|reset| reset.name).or_else(|| stands().map(|stands| stands.name));
    Ok(Reset { name: found.ok_or_else(unknown)?, account })
}
