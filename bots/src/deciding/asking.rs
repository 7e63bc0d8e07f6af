//! Questions put to a person, and their end.

use jiff::Timestamp;

use super::DecisionContext;
use crate::{
    cohort::{Answered, Asks, Prompt, Question},
    effect::{Effect, Message},
    ids::{EffectKey, PersonId},
    text::Line,
};

/// So many messages that carry a question beside the first are known as such, the newest.
const AGAIN: usize = 5;

impl DecisionContext<'_> {
    /// Asks a person something in private and remembers the question until it expires. An older open question that
    /// it replaces is dropped.
    pub fn ask(
        &mut self,
        person: &PersonId,
        line: impl Into<Line>,
        buttons: &[&str],
        question: impl Asks,
        expires: Timestamp,
    ) -> EffectKey {
        let message = self.with_buttons(person, line, buttons);
        self.ask_with(person, message, question, expires)
    }

    /// Asks with a message that was made already.
    pub fn ask_with<Q: Asks>(
        &mut self,
        person: &PersonId,
        message: Message,
        question: Q,
        expires: Timestamp,
    ) -> EffectKey {
        self.ensure_chat(person);
        let key = self.effect(Effect::Say(message));
        let replaced = |p: &Prompt| p.question.of::<Q>().is_some_and(|earlier| question.replaces(&earlier));
        self.cohort.prompts.retain(|p| p.person != *person || p.answered.is_some() || !replaced(p));
        let asked = self.known.now;
        let (person, again) = (person.clone(), Vec::new());
        self.cohort.prompts.push(Prompt {
            key: key.clone(),
            person: person.clone(),
            question: Question::new(question),
            asked,
            expires,
            again,
            answered: None,
        });
        self.cohort.keep_few_prompts(&person, asked);
        key
    }

    /// Asks the same once more; both messages carry the question.
    pub fn ask_again(&mut self, prompt: &Prompt, line: impl Into<Line>, buttons: &[&str]) {
        self.ensure_chat(&prompt.person);
        let message = self.with_buttons(&prompt.person, line, buttons);
        let key = self.effect(Effect::Say(message));
        if let Some(stored) = self.cohort.prompts.iter_mut().find(|stored| stored.key == prompt.key) {
            stored.again.push(key);
            let old = stored.again.len().saturating_sub(AGAIN);
            stored.again.drain(..old);
        }
    }

    /// The newest message that carries the question gets other words: nobody is told anew.
    pub fn reword(&mut self, prompt: &Prompt, line: impl Into<Line>) {
        let edits = prompt.again.last().unwrap_or(&prompt.key).clone();
        let message = Message { edits: Some(edits), ..self.private(&prompt.person, &line.into()) };
        self.effect(Effect::Say(message));
    }

    fn with_buttons(&self, person: &PersonId, line: impl Into<Line>, buttons: &[&str]) -> Message {
        let buttons = buttons.iter().map(|&button| button.to_owned()).collect();
        Message { buttons, ..self.private(person, &line.into()) }
    }

    /// A question has had its answer.
    pub fn close(&mut self, prompt: &Prompt) {
        let answered = Answered { at: self.known.now, mark: self.mark.clone() };
        for stored in self.cohort.prompts.iter_mut().filter(|stored| stored.key == prompt.key) {
            stored.answered.get_or_insert_with(|| answered.clone());
            stored.question.forget_words();
        }
    }

    /// An answer was taken back: the question waits for one again.
    pub fn reopen(&mut self, prompt: &Prompt) {
        for stored in self.cohort.prompts.iter_mut().filter(|stored| stored.key == prompt.key) {
            stored.answered = None;
        }
    }

    /// Questions that no longer matter count as answered.
    pub fn close_all(&mut self, settled: impl Fn(&Prompt) -> bool) {
        let at = self.known.now;
        for prompt in self.cohort.prompts.iter_mut().filter(|prompt| settled(prompt)) {
            prompt.answered.get_or_insert(Answered { at, mark: None });
            prompt.question.forget_words();
        }
    }
}
