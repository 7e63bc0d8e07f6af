//! What a question of ours is about. The bot that asks has a type of its own for it, in its folder; here it stands as
//! that bot writes it, and no other reads it.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// What an answer means: which bot asked, and about what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The bot.
    bot: String,
    /// What it asks about, in its own form: facts, never words of people.
    about: Value,
    /// What a person wrote that the answer is about. It is not kept once the question had its answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Nobody can have it asked at will, so it is never pushed out by others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    stays: bool,
    /// Its answer counts in whichever chat of theirs the person writes it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    anywhere: bool,
}

/// A bot's own questions. What stands in them is stored, so it has a format; words of people are handed over apart.
pub trait Asks: PartialEq + Serialize + DeserializeOwned {
    /// The bot's name.
    const BOT: &'static str;

    /// Whether a person who is asked `self` need not answer `earlier` any more: there is only one such question, or
    /// it is the same one.
    fn replaces(&self, earlier: &Self) -> bool {
        self == earlier
    }

    /// Whether nobody can have it asked at will: then no other question pushes it out.
    fn stays(&self) -> bool {
        false
    }

    /// Whether its answer counts in whichever chat of theirs the person writes it: where nothing may hold it up.
    fn anywhere(&self) -> bool {
        false
    }

    /// What a person wrote that the answer is about. It does not stand in the written form.
    fn words(&self) -> Option<String> {
        None
    }

    /// Puts those words back where they were.
    fn put_words(&mut self, _: Option<String>) {}
}

impl Question {
    /// As it is stored.
    pub fn new<Q: Asks>(asked: Q) -> Self {
        let (words, stays, anywhere) = (asked.words(), asked.stays(), asked.anywhere());
        // Plain enums of facts can always be written; what could not be would be nobody's question.
        let about = serde_json::to_value(asked).unwrap_or_default();
        Self { bot: Q::BOT.to_owned(), about, words, stays, anywhere }
    }

    /// Which bot asked.
    pub fn bot(&self) -> &str {
        &self.bot
    }

    /// What it asks about, as the bot wrote it.
    pub fn about(&self) -> &Value {
        &self.about
    }

    /// The question as the bot that asked knows it. None if it is another bot's.
    pub fn of<Q: Asks>(&self) -> Option<Q> {
        let mut asked = (self.bot == Q::BOT).then(|| Q::deserialize(&self.about).ok())??;
        asked.put_words(self.words.clone());
        Some(asked)
    }

    /// Whether it is this one.
    pub fn is<Q: Asks>(&self, asked: &Q) -> bool {
        self.of::<Q>().as_ref() == Some(asked)
    }

    /// Whether nobody can have it asked at will.
    pub fn stays(&self) -> bool {
        self.stays
    }

    /// Whether its answer counts in whichever chat it is written.
    pub fn counts_anywhere(&self) -> bool {
        self.anywhere
    }

    /// What a person wrote is not kept once the question had its answer.
    pub fn forget_words(&mut self) {
        self.words = None;
    }
}
