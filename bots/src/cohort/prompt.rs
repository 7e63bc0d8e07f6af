//! Open questions of the voice. A reaction names its event; a digit or a word answers the newest one that was sent
//! before it was written.

use jiff::Timestamp;
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use super::Cohort;
use crate::{
    facilitation::rota::TurnId,
    ids::{EffectKey, Language, PersonId},
    moderation::state::Intent,
    quiet_hours::state::HeldId,
};

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Which language.
    Language {
        /// In the order of their digits.
        choices: Vec<Language>,
    },
    /// Yes to the rules of this version.
    Rules {
        /// Which version was shown.
        version: u32,
    },
    /// Will you take this week?
    Duty {
        /// Which week.
        turn: TurnId,
    },
    /// Swap turns with this person?
    Swap {
        /// Who offers.
        from: PersonId,
    },
    /// A text in quiet time: post at opening, urgent, nothing.
    Keep {
        /// The held message.
        held: HeldId,
    },
    /// An emergency: are you on it?
    Urgent {
        /// Which emergency.
        case: u64,
    },
    /// What is the emergency?
    UrgentReason,
    /// Really leave?
    Leave,
    /// Confirm an act of moderation.
    Confirm {
        /// What would be done.
        intent: Intent,
    },
    /// Which of these people was meant?
    Which {
        /// In the order of their digits.
        candidates: Vec<PersonId>,
        /// What would be done to the one chosen.
        intent: Intent,
    },
    /// A question of a bot that none of these is.
    Of {
        /// The bot.
        bot: String,
        /// What it asks about: facts, never words of people.
        about: String,
    },
}

/// A question put to one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prompt {
    /// The message that carries it.
    pub key: EffectKey,
    /// Who was asked.
    pub person: PersonId,
    /// What.
    pub question: Question,
    /// When it was decided to ask.
    pub asked: Timestamp,
    /// After this an answer does nothing and says what is still possible.
    pub expires: Timestamp,
    /// Later messages that carry the same question, such as a reminder: answers to them count too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<EffectKey>,
    /// Its answer. It is remembered for a while, so that a second answer does nothing and says so, and is not taken
    /// for the answer to an older question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Answered>,
}

/// That a question had its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// When.
    pub at: Timestamp,
    /// The reaction that was the answer: taking it back takes the answer back where that still means something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<OwnedEventId>,
}

impl Prompt {
    /// Whether an answer would still count.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.answered.is_none() && now < self.expires
    }

    /// Whether a message of ours carries this question.
    pub fn is_in(&self, message: &EffectKey) -> bool {
        self.key == *message || self.again.contains(message)
    }
}

impl Question {
    /// Whether a person who is asked `self` need not answer `earlier` any more: there is only one such question, or
    /// it is the same one. Two emergencies are two questions.
    pub fn replaces(&self, earlier: &Self) -> bool {
        match self {
            Self::Language { .. } | Self::Rules { .. } | Self::UrgentReason | Self::Leave => {
                std::mem::discriminant(self) == std::mem::discriminant(earlier)
            }
            _ => self == earlier,
        }
    }
}

impl Question {
    /// What a person wrote is not kept once the question had its answer.
    pub fn forget_words(&mut self) {
        if let Self::Confirm { intent } | Self::Which { intent, .. } = self {
            intent.reason = None;
        }
    }
}

/// So many questions of one person are remembered: that wait for an answer, and that had theirs or came too late.
pub const KEPT: usize = 12;
/// So many questions about texts for later wait for one person: the newest speaks for those before it.
pub const KEPT_LATER: usize = 2;

impl Cohort {
    /// One more question was put to a person. Of too many the oldest go; what nobody can ask for at will stays.
    pub(crate) fn keep_few_prompts(&mut self, person: &PersonId, now: Timestamp) {
        self.keep_newest_prompts(KEPT_LATER, |prompt| {
            prompt.person == *person
                && prompt.is_open(now)
                && matches!(prompt.question, Question::Keep { .. })
        });
        self.keep_newest_prompts(KEPT, |prompt| {
            let at_will = !matches!(
                prompt.question,
                Question::Language { .. }
                    | Question::Rules { .. }
                    | Question::Duty { .. }
                    | Question::Urgent { .. }
                    | Question::UrgentReason
            );
            prompt.person == *person && prompt.is_open(now) && at_will
        });
        self.keep_newest_prompts(KEPT, |prompt| prompt.person == *person && !prompt.is_open(now));
    }

    /// Of those prompts the newest are kept. They stand in the order in which they were asked.
    fn keep_newest_prompts(&mut self, kept: usize, which: impl Fn(&Prompt) -> bool) {
        let mut over = self.prompts.iter().filter(|prompt| which(prompt)).count().saturating_sub(kept);
        self.prompts.retain(|prompt| {
            let goes = over > 0 && which(prompt);
            over -= usize::from(goes);
            !goes
        });
    }
}
