//! Which question of ours a message may answer, and which message set nothing in motion.

use jiff::{SignedDuration, Timestamp};

use super::DecisionContext;
use crate::{cohort::Prompt, event::Sent, heard::Heard};

/// Clocks of homeservers are trusted to this much: beyond it a message was written long before it arrived.
pub const CLOCK_SKEW: SignedDuration = SignedDuration::from_mins(10);
/// So long nobody needs to read a question, to answer, and to have the answer arrive.
const TO_READ_AND_ANSWER: SignedDuration = SignedDuration::from_secs(10);

impl DecisionContext<'_> {
    /// The question that it is about: the one it replies or reacts to, else the newest that had reached the person
    /// before they wrote.
    pub fn asked(&self, heard: &Heard<'_>) -> Option<&Prompt> {
        let prompts = self.cohort.prompts.iter();
        match heard.ours {
            Some(key) => {
                prompts.into_iter().find(|prompt| prompt.person == heard.sent.by && prompt.is_in(key))
            }
            None => {
                let reached = prompts.filter(|prompt| self.had_reached(prompt, heard.sent, heard.received));
                reached.max_by_key(|prompt| prompt.asked)
            }
        }
    }

    /// Whether the question had reached the person before they wrote.
    ///
    /// By honest clocks it was delivered before the message was sent. But a message carries the time of its sender's
    /// homeserver, and where that clock is slow every answer seems to have been written before its question. So a
    /// message may also answer a question that had been there for as long as it takes to read it when the message
    /// arrived, if it is the only one that is open and the clock would be wrong by minutes at most. What was tapped
    /// twice arrives sooner than that, and what comes after an outage was sent longer ago.
    pub fn had_reached(&self, prompt: &Prompt, sent: &Sent, received: Timestamp) -> bool {
        if prompt.person != sent.by {
            return false;
        }
        let Some(delivered) = self.stands_since(prompt, sent) else { return false };
        let behind = delivered.duration_since(sent.at);
        let there_for = received.duration_since(delivered);
        !behind.is_positive()
            || (behind <= CLOCK_SKEW && there_for >= TO_READ_AND_ANSWER && self.is_only_open(prompt))
    }

    /// Since when the question stands where the person wrote. Whoever is in two chats with the voice answers what they
    /// see before them, not what was asked in the other one. An open one about an emergency is answered anywhere.
    fn stands_since(&self, prompt: &Prompt, sent: &Sent) -> Option<Timestamp> {
        let carriers = std::iter::once(&prompt.key).chain(&prompt.again);
        let delivered = carriers.filter_map(|key| self.known.directory.delivered.get(key));
        let anywhere = prompt.question.counts_anywhere() && prompt.is_open(self.now());
        let here = delivered.filter(|delivered| match (&delivered.chat, &sent.chat) {
            (Some(stands), Some(wrote)) => anywhere || stands == wrote,
            _ => true,
        });
        here.map(|delivered| delivered.at).min()
    }

    /// Whether an open question to the person is carried by no message in the chat in which they wrote, but by one
    /// that was delivered elsewhere.
    pub fn asked_elsewhere(&self, sent: &Sent) -> bool {
        let now = self.now();
        let carried = |prompt: &Prompt| self.known.directory.delivered.contains_key(&prompt.key);
        let mut open = self.cohort.prompts.iter().filter(|p| p.person == sent.by && p.is_open(now));
        open.any(|prompt| carried(prompt) && self.stands_since(prompt, sent).is_none())
    }

    /// What a person sent set nothing in motion.
    pub fn unheard(&mut self, sent: &Sent) {
        if let Some(member) = self.cohort.members.get_mut(&sent.by) {
            member.unheard = Some(sent.event.clone());
        }
    }

    fn is_only_open(&self, prompt: &Prompt) -> bool {
        let now = self.now();
        let mut open = self.cohort.prompts.iter().filter(|p| p.person == prompt.person && p.is_open(now));
        open.next().is_some_and(|first| first.key == prompt.key) && open.next().is_none()
    }
}
