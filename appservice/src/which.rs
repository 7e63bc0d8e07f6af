//! Which cohort is meant, when a person of two writes to the voice. Asked only then; the message waits in the inbox
//! for the answer, and the answer counts for the half hour that follows.

use bots::{
    cohort::Cohort,
    command::{Answer, answer},
    happening::Happening,
    ids::{CohortId, PersonId},
    text::{self, Line, onboarding},
};
use serde::{Deserialize, Serialize};
use storage::{CommitError, Decision, InboxRow, Outcome};

use crate::{
    engine::Engine,
    error::ShellError,
    outbound::parcel::{self, Parcel},
};

/// An answer counts for so long, in milliseconds.
const COUNTS_MS: i64 = 30 * 60_000;
/// A message waits so long for it.
const WAITS_MS: i64 = 15 * 60_000;

/// What is known about a person's choice.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Choice {
    /// The message that waits, if any.
    waiting: Option<String>,
    /// The cohorts that were offered, in the order of their digits.
    offered: Vec<CohortId>,
    /// The one chosen last.
    chosen: Option<CohortId>,
    /// When this was written, in milliseconds since 1970.
    at: i64,
}

/// Where a message goes.
pub(crate) enum Which {
    /// To this cohort.
    Cohort(CohortId),
    /// It was the answer to our question; nothing more follows from it.
    Answered,
    /// It waits for the answer until this moment, in milliseconds since 1970.
    Wait(i64),
    /// The answer never came.
    Never,
}

fn setting(person: &PersonId) -> String {
    format!("which:{person}")
}

impl Engine {
    /// Finds the cohort of a text that answers no question of a cohort.
    pub(crate) async fn which(
        &self,
        row: &InboxRow,
        person: &PersonId,
        cohorts: &[Cohort],
        happening: &Happening,
    ) -> Result<Which, ShellError> {
        let now = self.clock.now_ms();
        let stored = self.store.setting(&setting(person)).await?;
        let mut choice: Choice = stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let fresh = now - choice.at < COUNTS_MS;
        let said = match happening {
            Happening::Said { typed, .. } => typed.body.as_str(),
            _ => "",
        };
        if choice.waiting.as_deref() == Some(row.cause.as_str()) {
            return Ok(match choice.chosen.filter(|_| fresh) {
                Some(cohort) => Which::Cohort(cohort),
                None if now - choice.at >= WAITS_MS => Which::Never,
                None => Which::Wait(choice.at + WAITS_MS),
            });
        }
        if let (Some(waiting), None, Some(Answer::Digit(digit))) =
            (&choice.waiting, &choice.chosen, answer(said, &[]))
        {
            let picked = usize::from(digit).checked_sub(1).and_then(|n| choice.offered.get(n)).cloned();
            if let Some(picked) = picked.filter(|_| fresh) {
                let waiting = waiting.clone();
                choice.chosen = Some(picked);
                choice.at = now;
                self.remember(person, &choice).await?;
                self.store.defer(&waiting, now, "the cohort is known now").await?;
                return Ok(Which::Answered);
            }
        }
        if let Some(cohort) = choice.chosen.filter(|_| fresh) {
            return Ok(Which::Cohort(cohort));
        }
        let offered: Vec<CohortId> = cohorts.iter().map(|cohort| cohort.id().clone()).collect();
        self.ask_which(row, person, cohorts).await?;
        let choice = Choice { waiting: Some(row.cause.clone()), offered, chosen: None, at: now };
        self.remember(person, &choice).await?;
        Ok(Which::Wait(now + WAITS_MS))
    }

    async fn remember(&self, person: &PersonId, choice: &Choice) -> Result<(), ShellError> {
        let text = serde_json::to_string(choice)
            .map_err(|source| ShellError::Stored { what: "a choice".to_owned(), source })?;
        Ok(self.store.set_setting(&setting(person), &text).await?)
    }

    async fn ask_which(
        &self,
        row: &InboxRow,
        person: &PersonId,
        cohorts: &[Cohort],
    ) -> Result<(), ShellError> {
        let choices = cohorts
            .iter()
            .zip(1..)
            .map(|(cohort, digit)| onboarding::Choice { digit, text: cohort.structure.name.clone() }.into())
            .collect();
        let line: Line = onboarding::WhichCohort { choices }.into();
        let language = self.stored_language(person).await?.or_else(|| cohorts.first().map(Cohort::language));
        let text = text::render(language.unwrap_or(bots::ids::Language::En), &line);
        let parcel = Parcel {
            cohort: CohortId::new(""),
            effect: bots::effect::Effect::Say(bots::effect::Message::plain_to(person.clone(), text)),
        };
        let effect = parcel.row(&format!("{}#which", row.cause), &row.cause, &self.house.voice)?;
        debug_assert_eq!(effect.queue, parcel::chat_queue(person));
        let decision = Decision {
            fence: self.fence(),
            decided_at: self.clock.now_ms(),
            outbox: vec![effect],
            ..Decision::default()
        };
        match self.store.decide_commit(&decision).await {
            Ok(()) => self.wakes.posted.notify_one(),
            Err(CommitError::Stale(_)) => {}
            Err(CommitError::Store(error)) => return Err(error.into()),
        }
        Ok(())
    }

    /// Ends a row that was an answer to our own question.
    pub(crate) async fn answered(&self, row: &InboxRow) -> Result<(), ShellError> {
        self.store.mark(&row.cause, &Outcome::decided()).await?;
        self.wakes.arrived.notify_one();
        Ok(())
    }
}
