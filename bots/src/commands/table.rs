//! All commands, from the bots.

use std::{collections::BTreeMap, sync::LazyLock};

use super::help::{help, help_for};
use crate::{
    command::{At, Call, CommandSpec, KNOWN, Needs, Topic},
    deciding::DecisionContext,
    ids::Language,
    registry::BOTS,
    rights,
    text::{folded, general, unaccented},
};

/// All commands, in the order of the help.
static ALL: LazyLock<Vec<CommandSpec>> = LazyLock::new(|| {
    let mut all: Vec<CommandSpec> = BOTS.iter().flat_map(|bot| bot.commands).copied().chain([HELP]).collect();
    all.sort_by_key(|command| (command.topic, command.rank));
    all
});

/// All names of all commands, in lower case.
static NAMES: LazyLock<BTreeMap<String, CommandSpec>> = LazyLock::new(|| {
    let canonical = ALL.iter().map(|command| (command.word.canonical().to_owned(), *command));
    let aliases = Language::ALL.into_iter().flat_map(|language| {
        ALL.iter()
            .filter_map(move |command| Some((unaccented(&folded(&command.word.alias(language)?)), *command)))
    });
    // A canonical word wins over an alias; a test wants no such pair.
    aliases.chain(canonical).collect()
});

/// All commands, in the order of the help.
pub fn all() -> &'static [CommandSpec] {
    &ALL
}

/// The command of a name, canonical or of any language, in any case.
pub fn find(name: &str) -> Option<&'static CommandSpec> {
    NAMES.get(&unaccented(&folded(name)))
}

/// Every name of every command, in lower case, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.keys().map(String::as_str)
}

/// `!help`, the one command that is no bot's.
pub(super) const HELP: CommandSpec = CommandSpec {
    distinct: true,
    ..CommandSpec::new(
        "help",
        (Topic::Know, 60),
        (Needs::Everyone, KNOWN, At::Anywhere),
        || general::CommandHelp {}.into(),
        |ctx, call| {
            answer(ctx, call);
            Ok(())
        },
    )
};

fn answer(ctx: &mut DecisionContext<'_>, call: &Call<'_>) {
    let by = call.by();
    let language = ctx.language_of(&by);
    let line = match find(call.rest.trim_start_matches('!')) {
        Some(command) => help_for(language, command),
        None => help(language, rights::helper(ctx.cohort, &by, ctx.now()), &ALL),
    };
    ctx.tell(&by, line);
}
