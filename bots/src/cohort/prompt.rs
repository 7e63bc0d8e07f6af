//! Open questions of the voice. A reaction names its event; a digit or a word answers the newest one that was sent
//! before it was written.

use jiff::Timestamp;
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use super::{Cohort, Question};
use crate::ids::{EffectKey, PersonId};

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

/// So many questions of one person are remembered: that wait for an answer, and that had theirs or came too late.
pub const KEPT: usize = 12;
impl Cohort {
    /// One more question was put to a person. Of too many the oldest go; what nobody can ask for at will stays.
    pub(crate) fn keep_few_prompts(&mut self, person: &PersonId, now: Timestamp) {
        self.keep_newest_prompts(KEPT, |prompt| {
            prompt.person == *person && prompt.is_open(now) && !prompt.question.stays()
        });
        self.keep_newest_prompts(KEPT, |prompt| prompt.person == *person && !prompt.is_open(now));
    }

    /// Of those prompts the newest are kept. They stand in the order in which they were asked.
    pub(crate) fn keep_newest_prompts(&mut self, kept: usize, which: impl Fn(&Prompt) -> bool) {
        let mut over = self.prompts.iter().filter(|prompt| which(prompt)).count().saturating_sub(kept);
        self.prompts.retain(|prompt| {
            let goes = over > 0 && which(prompt);
            over -= usize::from(goes);
            !goes
        });
    }
}
