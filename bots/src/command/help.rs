//! Help, made from the table of commands, so that it names what exists and nothing else.

use super::audience::{Footing, Needs};
use super::word::{Topic, Word};
use crate::ids::Language;
use crate::text::{Line, general};

/// Who asks for help: what they may do now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Helper {
    /// A facilitator, mentor or moderator.
    pub facilitator: bool,
    /// The holder of this week's duty.
    pub on_duty: bool,
    /// A moderator.
    pub moderator: bool,
    /// How they stand.
    pub footing: Footing,
}

impl Helper {
    /// Whether a command is for this person, in some place.
    pub fn may_use(self, word: Word) -> bool {
        word.audience().who.contains(&self.footing) && self.may(word.audience().needs)
    }

    /// Whether the person has a role that a command needs.
    pub fn may(self, needs: Needs) -> bool {
        match needs {
            Needs::Everyone => true,
            Needs::Facilitator => self.facilitator || self.on_duty || self.moderator,
            Needs::Duty => self.on_duty,
            Needs::Moderator => self.moderator || self.on_duty,
        }
    }
}

/// The answer to `!help`: five lines at most.
pub fn help(language: Language, helper: Helper) -> Line {
    let commands = |topic: Topic| {
        let words = Word::ALL.iter().filter(|word| word.topic() == topic && helper.may_use(**word));
        words.map(|word| word.shown(language)).collect::<Vec<_>>().join(" ")
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
pub fn help_for(language: Language, word: Word) -> Line {
    general::HelpOne { usage: word.usage(language), what: word.what() }.into()
}

/// The answer to a command that lacks something.
pub fn usage(language: Language, word: Word) -> Line {
    general::Usage { usage: word.usage(language), what: word.what() }.into()
}

/// The answer to a word that is no command.
pub fn unknown(word: &str, nearest: Option<&str>) -> Line {
    let word = word.to_owned();
    match nearest {
        Some(nearest) => general::UnknownNear { word, nearest: format!("!{nearest}") }.into(),
        None => general::Unknown { word }.into(),
    }
}
