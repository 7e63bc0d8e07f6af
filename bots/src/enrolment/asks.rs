//! What coordinators are asked.

use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use super::NAME;
use super::lines as line;
use crate::{
    cohort::{Asks, Choice, Prompt},
    deciding::DecisionContext,
    ids::PersonId,
};

/// Under a question for a yes or a no.
pub(super) const BUTTONS: &[&str] = &["✅", "❌"];

/// The bot's questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// What would you like to do?
    Menu,
    /// Which list? It is sent as a file.
    List,
    /// Shall the new people of this list be added?
    Take {
        /// The message with the file.
        list: OwnedEventId,
        /// What it read as when it was shown.
        reads: u64,
        /// How many they are.
        count: i64,
        /// How many would get a slip.
        #[serde(default, skip_serializing_if = "is_zero")]
        slips: i64,
    },
    /// Shall those who have not answered be asked once more?
    AskAgain,
    /// Which member?
    Whom {
        /// For what.
        task: Task,
        /// By digit, from 1.
        people: Vec<PersonId>,
        /// Where the next names begin.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<usize>,
    },
    /// Shall this member coordinate, too, or instead?
    HandHow {
        /// Who.
        to: PersonId,
    },
    /// To a member: your place goes to another account; is that yours?
    Moving {
        /// The slip that brings it there.
        slip: PersonId,
    },
    /// To that member: will you coordinate?
    TakeOver {
        /// Who asks.
        by: PersonId,
        /// Whether they would coordinate no more.
        instead: bool,
    },
    /// Shall those who have a slip get another one?
    Slips,
    /// Shall somebody come in who asked to?
    Request {
        /// The slip under which they wait.
        slip: PersonId,
    },
    /// Why not? Whoever asked reads it.
    WhyNot {
        /// The slip.
        slip: PersonId,
    },
    /// Is whoever gave this slip's code the person it is for?
    Claim {
        /// The slip.
        slip: PersonId,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

/// What a member is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// They have another account.
    NewAccount,
    /// They coordinate.
    HandOver,
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    /// A coordinator does one thing at a time; who stands at the door waits for each.
    fn replaces(&self, earlier: &Self) -> bool {
        if self.waits() || earlier.waits() {
            return self == earlier;
        }
        true
    }

    fn stays(&self) -> bool {
        matches!(
            self,
            Self::Claim { .. } | Self::TakeOver { .. } | Self::Request { .. } | Self::Moving { .. }
        )
    }
}

impl Question {
    /// Whether somebody else waits for the answer: nothing that is asked or sent meanwhile ends it.
    pub(super) fn waits(&self) -> bool {
        self.stays() || matches!(self, Self::WhyNot { .. })
    }
}

/// What a yes to a preview sets in motion; a no changes nothing and says so. False if it is neither.
pub(super) fn settled(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    choice: Choice,
    then: impl FnOnce(&mut DecisionContext<'_>, &PersonId),
) -> bool {
    if !choice.is_no() && !choice.is_yes() {
        return false;
    }
    ctx.close(prompt);
    match choice.is_yes() {
        true => then(ctx, &prompt.person),
        false => drop(ctx.tell(&prompt.person, line::Nothing {})),
    }
    true
}
