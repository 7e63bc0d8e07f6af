//! What a bot is. Everything that it brings lies in its folder; the registry names it.

use jiff::Timestamp;
use serde_json::Value;

use crate::{
    cohort::{Choice, Cohort, Prompt, Question, Structure},
    command::CommandSpec,
    deciding::DecisionContext,
    decisions::Decisions,
    event::Event,
    fact::Fact,
    heard::{Belongs, Heard},
    ids::PersonId,
    text::Line,
};

/// What a bot says of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The question is another bot's.
    NotMine,
    /// It was an answer.
    Taken,
    /// It is no answer to this question.
    NotUnderstood,
}

impl From<bool> for Claim {
    fn from(understood: bool) -> Self {
        if understood { Self::Taken } else { Self::NotUnderstood }
    }
}

/// A question in words, and the buttons under it.
pub type Asked = (Line, &'static [&'static str]);

/// A bot. All but its name may stay as [`Bot::named`] has it.
#[derive(Clone, Copy)]
pub struct Bot {
    /// Its folder.
    pub name: &'static str,
    /// Its commands, each with who may use it and where.
    pub commands: &'static [CommandSpec],
    /// Whether it can read a question of its own as it is stored; nothing where it asks nobody.
    pub asks: Option<fn(&Question) -> bool>,
    /// What an answer to a question of its own sets in motion.
    pub answered: fn(&mut DecisionContext<'_>, &Prompt, Choice) -> Claim,
    /// Whether a yes to a question of its own weighs on somebody: then a thumb, which says many things, is none.
    pub weighs: fn(&Question) -> bool,
    /// Whether a question of its own comes between others at any time: what waited before it is asked once more after it.
    pub interrupts: fn(&Question) -> bool,
    /// Whether a question of its own is asked once more when what was asked after it has had its answer: somebody waits for
    /// the answer, or something is lost without it.
    pub returns: fn(&Cohort, &Prompt) -> bool,
    /// Whether the answer to a question of its own can be another until the question ends: a number reaches it also after
    /// newer questions, once those are done.
    pub lasts: fn(&Question) -> bool,
    /// A question of its own in words once more, with its buttons, for whoever answered what is no answer.
    pub repeat: fn(&DecisionContext<'_>, &Prompt) -> Option<Asked>,
    /// What is said to an answer that came too late, if it is not what is usual.
    pub expired: fn(&DecisionContext<'_>, &Prompt, Choice) -> Option<Line>,
    /// The choice that words of its own make, where they answer that question of its: a language by its name.
    pub reads: fn(&Prompt, &str) -> Option<Choice>,
    /// The reaction that was the answer was taken back, where that still means something.
    pub answer_taken_back: fn(&mut DecisionContext<'_>, &Prompt),
    /// Whether an answer to a question of its own is about an emergency, so that nothing holds it up.
    pub presses: fn(&Prompt, Choice) -> bool,
    /// Whether what a person said (in their direct chat, or by a reaction) belongs to something that the bot has open,
    /// and what becomes of it then. Asked about all that answers no question of ours, before it is something new.
    pub belongs: fn(&DecisionContext<'_>, &Heard<'_>) -> Option<Belongs>,
    /// What a person said belongs to nothing that is open: whether the bot makes something new of it.
    pub takes_up: fn(&mut DecisionContext<'_>, &Heard<'_>) -> bool,
    /// What happened to the cohort, as far as it concerns the bot: nothing of it is due yet, and nothing was answered.
    /// Reactions (but for words as a reaction), votes and notices are counted or answered and not followed; nor are a timer, what was written before
    /// the cohort lived, and the comings and goings of accounts that are nobody's.
    pub follows: fn(&mut DecisionContext<'_>, &Event),
    /// What other bots let it know.
    pub hears: fn(&mut DecisionContext<'_>, &Fact),
    /// Does what is due by now. Called after every row, so it looks at the state before it says anything.
    pub progress: fn(&mut DecisionContext<'_>),
    /// When something is due next, by name; derived from the state.
    pub timers: fn(&Cohort, Timestamp) -> Vec<(String, Timestamp)>,
    /// Drops what nobody can ask for any more.
    pub forget: fn(&mut DecisionContext<'_>),
    /// What people decided with it that still holds, a line each, for the operator.
    pub decided: fn(&Decisions<'_>) -> Vec<String>,
    /// What people decided with it and the operator may override.
    pub resets: &'static [Reset],
    /// What people decided with it that stands instead of what the file says.
    pub stands: &'static [Stands],
    /// Its section of the cohort's file, if it has one.
    pub section: Option<Section>,
    /// Its lines with sample arguments, for the tests over all texts.
    #[cfg(test)]
    pub samples: fn() -> Vec<Line>,
}

/// One thing that people decided and the operator may undo by name (`apply --reset`).
#[derive(Clone, Copy)]
pub struct Reset {
    /// Its name.
    pub name: &'static str,
    /// Undoes it: for everybody, or of one person only.
    pub undo: fn(&mut DecisionContext<'_>, Only<'_>),
    /// Whether it can be asked for of one person: `name=@person:server`.
    pub of_one: bool,
}

/// One thing that people decided and that stands instead of what the file says, until the operator lifts it by name
/// (`apply --reset`): whatever is applied meanwhile, the file's is laid aside.
#[derive(Clone, Copy)]
pub struct Stands {
    /// Its name, beside those of [`Reset`].
    pub name: &'static str,
    /// Puts what was decided in the place of what the file says. Nothing where nothing was decided.
    pub lay_over: fn(&Cohort, &mut Structure),
    /// From now on the file's holds, which is what is given: called before it is taken over.
    pub lift: fn(&mut DecisionContext<'_>, &mut Structure),
}

/// Of whom something is undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only<'a> {
    /// Of everybody.
    All,
    /// Of one person; nothing where the account is nobody's.
    One(Option<&'a PersonId>),
}

/// A bot's own section of the cohort's file: `[name]`, named as the bot.
#[derive(Clone, Copy)]
pub struct Section {
    /// What is wrong with what stands in it, each with the key that it is about.
    pub check: fn(&Value) -> Vec<(String, String)>,
}

impl Bot {
    /// A bot that does nothing yet.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            commands: &[],
            asks: None,
            answered: |_, _, _| Claim::NotMine,
            weighs: |_| false,
            interrupts: |_| false,
            returns: |_, _| false,
            lasts: |_| false,
            repeat: |_, _| None,
            expired: |_, _, _| None,
            reads: |_, _| None,
            answer_taken_back: |_, _| {},
            presses: |_, _| false,
            belongs: |_, _| None,
            takes_up: |_, _| false,
            follows: |_, _| {},
            hears: |_, _| {},
            progress: |_| {},
            timers: |_, _| Vec::new(),
            forget: |_| {},
            decided: |_| Vec::new(),
            resets: &[],
            stands: &[],
            section: None,
            #[cfg(test)]
            samples: Vec::new,
        }
    }
}
