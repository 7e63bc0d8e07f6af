//! A person's own words in messages of ours: read when these are delivered, whole, over several messages if need be.

use serde::{Deserialize, Serialize};

use super::DecisionContext;
use crate::{
    effect::{Effect, Message, Pointer, Quote, WORDS},
    event::Sent,
    ids::{EffectKey, PersonId},
    text::{
        Line,
        general::{NoWords, WordsCut, WordsGoOn},
    },
    wire,
};

/// So many characters stand in one message, so that it can be read at a glance.
pub const PIECE: usize = 200;
/// So many messages carry the words of one; whoever wrote more reads what did not go out.
const PIECES: usize = 5;

/// Where a person's words stand, and how many pieces they take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Where.
    pub at: Pointer,
    /// How many messages carry them all; one for what is no text.
    pub pieces: usize,
    /// Whether they begin with the number of a case, which is no part of them. Such words are passed on at once.
    #[serde(skip)]
    pub numbered: bool,
}

impl Words {
    /// The words of a message.
    pub fn of(sent: &Sent, body: &str) -> Self {
        Self::at(sent.pointer(), wire::pieces_of(body, PIECE))
    }

    /// What stands after the number of a case.
    pub fn numbered(sent: &Sent, rest: &str) -> Self {
        Self { numbered: true, ..Self::of(sent, rest) }
    }

    /// Words that stand there and take so many pieces.
    pub const fn at(at: Pointer, pieces: usize) -> Self {
        Self { at, pieces, numbered: false }
    }

    /// Of a message that is no text.
    pub fn unread(sent: &Sent) -> Self {
        Self::at(sent.pointer(), 1)
    }
}

impl DecisionContext<'_> {
    /// A message to a person with the beginning of somebody's words.
    pub fn quoting(&self, to: &PersonId, line: &Line, words: &Words) -> Message {
        self.piece(to, line, words, 0)
    }

    /// What does not fit into that message, each piece in one of its own.
    pub fn quote_rest(&mut self, to: &PersonId, words: &Words) -> Vec<EffectKey> {
        let line: Line = WordsGoOn { text: WORDS.to_owned() }.into();
        let rest: Vec<Message> =
            (1..words.pieces.min(PIECES)).map(|piece| self.piece(to, &line, words, piece)).collect();
        rest.into_iter().map(|message| self.effect(Effect::Say(message))).collect()
    }

    /// A further message of somebody whose words the person reads already.
    pub fn quote_on(&mut self, to: &PersonId, words: &Words) {
        let line: Line = WordsGoOn { text: WORDS.to_owned() }.into();
        let message = self.quoting(to, &line, words);
        self.effect(Effect::Say(message));
        self.quote_rest(to, words);
    }

    /// Whoever wrote more than is passed on reads so.
    pub fn tell_cut(&mut self, writer: &PersonId, words: &Words) {
        if words.pieces > PIECES {
            let count = i64::try_from(PIECES).unwrap_or(i64::MAX);
            self.tell(writer, WordsCut { count });
        }
    }

    fn piece(&self, to: &PersonId, line: &Line, words: &Words, piece: usize) -> Message {
        let otherwise = self.render_for(to, &NoWords {}.into()).plain;
        let (at, numbered) = (words.at.clone(), words.numbered);
        let quote = Quote { at, longest: PIECE, piece, numbered, otherwise };
        Message { quote: Some(quote), ..self.private(to, line) }
    }
}
