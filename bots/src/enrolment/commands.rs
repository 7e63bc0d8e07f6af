//! `!cohort`: whoever coordinates adds people and sees how far they have come.

use super::{asking_again, command_lines as what, menu, overview, showing, slips, until};
use crate::{
    command::{ACTIVE, At, CommandSpec, Needs, Problem, Topic, is_word},
    launch,
    rights::Barred,
    text::Slot,
};

/// The commands.
pub const COMMANDS: &[CommandSpec] = &[CommandSpec {
    refused: |ctx, call, barred| {
        let role = barred == Barred::Role;
        if role {
            until::refuse(ctx, &call.sent.by);
        }
        role
    },
    ..CommandSpec::new(
        "cohort",
        (Topic::Duty, 50),
        (Needs::Coordinator, ACTIVE, At::Chat),
        || what::Cohort {}.into(),
        |ctx, call| {
            let (by, rest) = (&call.sent.by, call.rest.trim());
            match rest {
                "" => menu::ask(ctx, by),
                "1" => menu::ask_list(ctx, by),
                "2" => overview::tell(ctx, by),
                "3" => asking_again::ask(ctx, by),
                "4" => menu::new_account(ctx, by),
                "5" => slips::ask(ctx, by),
                "6" => launch::tell(ctx, by),
                "7" => menu::hand_over(ctx, by),
                _ if is_word(rest, Slot::CohortAdd) => menu::ask_list(ctx, by),
                _ if is_word(rest, Slot::CohortWho) => overview::tell(ctx, by),
                _ if is_word(rest, Slot::CohortAsk) => asking_again::ask(ctx, by),
                _ if is_word(rest, Slot::CohortReplace) => menu::new_account(ctx, by),
                _ if is_word(rest, Slot::CohortHandOver) => menu::hand_over(ctx, by),
                _ if is_word(rest, Slot::CohortLaunch) => launch::tell(ctx, by),
                _ if is_word(rest, Slot::CohortSlips) => slips::ask(ctx, by),
                _ if is_word(rest, Slot::CohortTemplate) => showing::template(ctx, by),
                _ => match after(rest, Slot::CohortSlips) {
                    Some(name) => slips::ask_for(ctx, by, name),
                    None => return Err(Problem::Unclear),
                },
            }
            Ok(())
        },
    )
}];

/// What stands after the word: a name.
fn after(rest: &str, word: Slot) -> Option<&str> {
    let (first, name) = rest.split_once(char::is_whitespace)?;
    is_word(first, word).then_some(name.trim()).filter(|name| !name.is_empty())
}
