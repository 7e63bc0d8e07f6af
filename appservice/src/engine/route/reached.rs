//! Which of our questions had reached a person of several cohorts in the chat in which they write. Pure.

use std::collections::{BTreeMap, BTreeSet};

use bots::{cohort::Prompt, ids::EffectKey};
use jiff::Timestamp;
use storage::{ChatRoom, Delivered};

use super::meant::Posed;

/// A message that carries a question.
pub(super) struct Carrier<'a> {
    pub(super) message: &'a EffectKey,
    /// The first message that carried it: what the question is known by.
    asked: &'a EffectKey,
    /// Its answer counts in whichever chat it is written.
    anywhere: bool,
}

impl<'a> Carrier<'a> {
    /// The messages that carry a cohort's question.
    pub(super) fn of(prompt: &'a Prompt, now: Timestamp) -> impl Iterator<Item = Self> {
        let anywhere = prompt.question.counts_anywhere() && prompt.is_open(now);
        let messages = std::iter::once(&prompt.key).chain(&prompt.again);
        messages.map(move |message| Self { message, asked: &prompt.key, anywhere })
    }

    /// The one that asks which cohort is meant.
    pub(super) fn posing(posed: &'a Posed) -> Self {
        Self { message: &posed.key, asked: &posed.key, anywhere: false }
    }
}

/// The questions that had reached them by then. What was asked in another chat of theirs is not before them here.
pub(super) fn reached(
    carriers: &[Carrier<'_>],
    delivered: &BTreeMap<String, Delivered>,
    (sent, chat): (Timestamp, &ChatRoom),
) -> BTreeSet<EffectKey> {
    let had_reached = |carrier: &&Carrier<'_>| {
        delivered.get(carrier.message.as_str()).is_some_and(|delivered| {
            let here = delivered.chat.as_ref().is_none_or(|stands| *stands == chat.room_id);
            delivered.done_at <= sent.as_millisecond() && (here || carrier.anywhere)
        })
    };
    carriers.iter().filter(had_reached).map(|carrier| carrier.asked.clone()).collect()
}

#[cfg(test)]
mod tests {
    use storage::ChatStatus;

    use super::*;

    #[test]
    fn a_question_is_before_a_person_where_it_stands_and_one_of_an_emergency_everywhere() {
        let [leave, alert, later] = ["leave", "alert", "later"].map(EffectKey::stored);
        let carriers = [(&leave, false), (&alert, true), (&later, false)].map(|(key, anywhere)| Carrier {
            message: key,
            asked: key,
            anywhere,
        });
        let delivered =
            |chat: &str, done_at| Delivered { event_id: None, chat: Some(chat.to_owned()), done_at };
        let known = BTreeMap::from([
            ("leave".to_owned(), delivered("!first", 1)),
            ("alert".to_owned(), delivered("!second", 2)),
            ("later".to_owned(), delivered("!first", 9)),
        ]);
        let chat = |room: &str| ChatRoom {
            room_id: room.to_owned(),
            person_id: "kiprono".to_owned(),
            encrypted: false,
            status: ChatStatus::Joined,
            since: 0,
        };
        let sent = Timestamp::from_millisecond(5).unwrap();
        let seen = |room: &str| reached(&carriers, &known, (sent, &chat(room)));
        assert_eq!(seen("!first"), [leave.clone(), alert.clone()].into());
        assert_eq!(seen("!second"), [alert.clone()].into());
        assert_eq!(seen("!third"), [alert.clone()].into());
    }
}
