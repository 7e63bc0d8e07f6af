//! Help, made from the commands of the bots, so that it names what exists and nothing else.

use crate::{
    command::{CommandSpec, Problem, Topic},
    ids::Language,
    rights::Helper,
    text::{Line, general},
};

/// The answer to `!help`: five lines at most.
pub fn help(language: Language, helper: Helper, all: &[CommandSpec]) -> Line {
    let commands = |topic: Topic| {
        let shown = all.iter().filter(|command| command.topic == topic && helper.may_use(command.audience));
        shown.map(|command| command.word.shown(language)).collect::<Vec<_>>().join(" ")
    };
    let topics =
        [Topic::Know, Topic::Say, Topic::Duty, Topic::Moderate].map(|topic| (topic, commands(topic)));
    let lines =
        topics.into_iter().filter(|(_, commands)| !commands.is_empty()).map(
            |(topic, commands)| match topic {
                Topic::Know => general::HelpKnow { commands }.into(),
                Topic::Say => general::HelpSay { commands }.into(),
                Topic::Duty => general::HelpDuty { commands }.into(),
                Topic::Moderate => general::HelpModerate { commands }.into(),
            },
        );
    general::Help { lines: lines.collect() }.into()
}

/// The answer to `!help` with a command.
pub fn help_for(language: Language, command: &CommandSpec) -> Line {
    general::HelpOne { usage: command.word.usage(language), what: (command.what)() }.into()
}

/// The answer to a command that lacks something: what is asked, and how it is written.
pub fn usage(language: Language, command: &CommandSpec, problem: Problem) -> Line {
    let usage = command.word.usage(language);
    match problem {
        Problem::Length => general::AskLength { usage }.into(),
        Problem::Days => general::AskDays { usage }.into(),
        Problem::Hour => general::AskHour { usage }.into(),
        Problem::Words => general::AskWords {}.into(),
        Problem::OwnWords => general::AskOwnWords {}.into(),
        Problem::NobodyNamed | Problem::NoMessage | Problem::Unclear => {
            general::Usage { usage, what: (command.what)() }.into()
        }
    }
}

/// The answer to a word that is no command.
pub fn unknown(word: &str, nearest: Option<&str>) -> Line {
    let word = word.to_owned();
    match nearest {
        Some(nearest) => general::UnknownNear { word, nearest: format!("!{nearest}") }.into(),
        None => general::Unknown { word }.into(),
    }
}
