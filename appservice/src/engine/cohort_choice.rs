//! Which cohort is meant, when a person of two writes to the voice. Asked only then; what was written waits in the
//! inbox for the answer, and the answer counts for the half hour that follows.

use bots::{
    cohort::Cohort,
    commands::{self, Parsed},
    event::Event,
    ids::{CohortId, EffectKey, Language, PersonId},
    onboarding::lines as onboarding,
    stored::Unreadable,
    text::{self, Line, general},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use storage::{Decision, InboxRow, Outcome};

use crate::{
    engine::{
        Engine,
        route::{Posed, is_live},
    },
    error::ShellError,
    formats::CHOICES,
    outbound::outbox_body::OutboxBody,
};

/// An answer counts for so long, in milliseconds.
const COUNTS_MS: i64 = 30 * 60_000;
/// A message waits so long for it, from its receipt.
const WAITS_MS: i64 = 15 * 60_000;
/// So many messages of one person wait for it, and so many are known that waited.
const WAITING: usize = 20;
const KNOWN: usize = 60;
/// So long a late answer is known for what it is.
const REMEMBERED_MS: i64 = 24 * 60 * 60_000;

/// What is known about a person's choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Choices {
    /// The last question.
    asked: Option<Asked>,
    /// What waits for its answer, or has had it.
    waiting: Vec<Waiting>,
    /// The last answer.
    chosen: Option<Chosen>,
    /// The person has read that no more is kept until they answer.
    #[serde(default)]
    full: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    /// The message that carries it.
    key: String,
    /// When, in milliseconds since 1970; as are all moments here.
    at: i64,
    /// The cohorts that were offered, in the order of their digits.
    offered: Vec<CohortId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    /// The row of the inbox.
    cause: String,
    /// Until when.
    until: i64,
    /// The answer.
    meant: Option<Chosen>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Chosen {
    cohort: CohortId,
    at: i64,
}

impl Choices {
    /// Whether anything waits for the answer.
    fn waits(&self, now: i64) -> bool {
        self.waiting.iter().any(|waiting| waiting.meant.is_none() && now < waiting.until)
    }

    /// Until when no more is kept, where as much waits as may.
    fn full_until(&self, now: i64) -> Option<i64> {
        let waits = self.waiting.iter().filter(|one| one.meant.is_none() && now < one.until);
        let until: Vec<i64> = waits.map(|one| one.until).collect();
        until.iter().min().copied().filter(|_| until.len() >= WAITING)
    }

    /// The last question, while an answer to it can be told from an answer to something else.
    pub(crate) fn posed(&self, now: i64) -> Option<Posed> {
        let asked = self.asked.as_ref().filter(|asked| now - asked.at < REMEMBERED_MS)?;
        let at = Timestamp::from_millisecond(asked.at).ok()?;
        let open = self.waits(now);
        Some(Posed { key: EffectKey::stored(asked.key.clone()), at, open })
    }

    /// The cohort that was chosen lately.
    pub(crate) fn chosen(&self, now: i64) -> Option<&CohortId> {
        let fresh = self.chosen.as_ref().filter(|chosen| now - chosen.at < COUNTS_MS);
        fresh.map(|chosen| &chosen.cohort)
    }

    /// The cohort with this digit on the last question.
    fn offered(&self, digit: u8) -> Option<CohortId> {
        let place = usize::from(digit).checked_sub(1)?;
        self.asked.as_ref()?.offered.get(place).cloned()
    }

    /// Something more waits.
    fn wait(&mut self, cause: &str, until: i64, now: i64) {
        self.waiting.retain(|other| now - other.until < REMEMBERED_MS);
        while self.waiting.len() >= KNOWN
            && let Some(over) = self.waiting.iter().position(|one| one.meant.is_some() || now >= one.until)
        {
            self.waiting.remove(over);
        }
        self.waiting.push(Waiting { cause: cause.to_owned(), until, meant: None });
    }

    /// The answer came: everything that waits is for this cohort. Gives what waited.
    fn choose(&mut self, cohort: CohortId, now: i64) -> Vec<String> {
        let chosen = Chosen { cohort, at: now };
        let mut released = Vec::new();
        for waiting in self.waiting.iter_mut().filter(|one| one.meant.is_none() && now < one.until) {
            waiting.meant = Some(chosen.clone());
            released.push(waiting.cause.clone());
        }
        self.chosen = Some(chosen);
        released
    }
}

/// Where a message goes.
pub(crate) enum CohortChoice {
    /// To this cohort.
    Cohort {
        /// Which.
        cohort: CohortId,
        /// How long it waited for the answer, in milliseconds.
        waited_ms: i64,
    },
    /// It waits for the answer until this moment, in milliseconds since 1970.
    Wait(i64),
    /// It is settled, with what follows from it.
    Settled,
}

fn setting(person: &PersonId) -> String {
    format!("which:{person}")
}

impl Engine {
    /// What is known about a person's choice.
    pub(crate) async fn choices(&self, person: &PersonId) -> Result<Choices, ShellError> {
        let Some(stored) = self.store.setting(&setting(person)).await? else { return Ok(Choices::default()) };
        match CHOICES.read(&stored) {
            Ok(choices) => Ok(choices),
            Err(why @ Unreadable::Newer { .. }) => Err(self.held.note("a choice of cohort", why)),
            // They count for minutes: whoever is asked once more loses nothing.
            Err(why) => {
                tracing::warn!("a choice of cohort is forgotten: {why}");
                Ok(Choices::default())
            }
        }
    }

    /// Finds the cohort of something that answers no question of a cohort, or asks for it.
    pub(crate) async fn choose_cohort(
        &self,
        row: &InboxRow,
        person: &PersonId,
        cohorts: &[Cohort],
        mut choices: Choices,
        happened: &Event,
        writes: &mut Decision,
    ) -> Result<CohortChoice, ShellError> {
        let now = self.clock.now_ms();
        match choices.waiting.iter().find(|waiting| waiting.cause == row.cause) {
            Some(Waiting { meant: Some(chosen), .. }) => {
                let (cohort, waited_ms) = (chosen.cohort.clone(), chosen.at - row.received_at);
                return Ok(CohortChoice::Cohort { cohort, waited_ms });
            }
            Some(waiting) if now < waiting.until => return Ok(CohortChoice::Wait(waiting.until)),
            Some(_) => {
                choices.waiting.retain(|waiting| waiting.cause != row.cause);
                // Of several, the last one tells.
                let line = match choices.waits(now) {
                    true => None,
                    false => {
                        let language = self.language_to(person, cohorts).await?;
                        Some(nothing_done(row, person, cohorts, happened, language))
                    }
                };
                let outcome = Outcome::ignored("nobody said which cohort is meant");
                self.conclude(row, person, cohorts, &choices, line, Some(outcome), writes).await?;
                return Ok(CohortChoice::Settled);
            }
            None => {}
        }
        let live = |id: &CohortId| cohorts.iter().any(|cohort| cohort.id() == id && is_live(cohort, person));
        if let Some(cohort) = choices.chosen(now).filter(|chosen| live(chosen)) {
            return Ok(CohortChoice::Cohort { cohort: cohort.clone(), waited_ms: 0 });
        }
        if let Some(until) = choices.full_until(now) {
            let told = std::mem::replace(&mut choices.full, true);
            let line = (!told).then(|| too_much(row, cohorts, until, self.clock.now())).flatten();
            let outcome = Outcome::ignored("too much waits for which cohort is meant");
            self.conclude(row, person, cohorts, &choices, line, Some(outcome), writes).await?;
            return Ok(CohortChoice::Settled);
        }
        choices.full = false;
        let question = (!choices.waits(now)).then(|| ask(row, person, cohorts, now, &mut choices));
        let until = row.received_at + WAITS_MS;
        choices.wait(&row.cause, until, now);
        self.conclude(row, person, cohorts, &choices, question, None, writes).await?;
        Ok(CohortChoice::Wait(until))
    }

    /// A digit came as the answer.
    pub(crate) async fn which_answered(
        &self,
        row: &InboxRow,
        person: &PersonId,
        cohorts: &[Cohort],
        mut choices: Choices,
        digit: u8,
        writes: &mut Decision,
    ) -> Result<CohortChoice, ShellError> {
        let now = self.clock.now_ms();
        let asked_at = choices.asked.as_ref().map_or(i64::MAX, |asked| asked.at);
        let line = if !choices.waits(now) {
            let answered = choices.chosen.as_ref().is_some_and(|chosen| chosen.at >= asked_at);
            let still = still(person, cohorts);
            let line: Line = if answered {
                general::AnswerGiven { still }.into()
            } else {
                general::AnswerExpired { still }.into()
            };
            Some((answer_key(row), line))
        } else if let Some(cohort) = choices.offered(digit) {
            for waiting in choices.choose(cohort, now) {
                writes.deferred.push((waiting, now, "the cohort is known now".to_owned()));
            }
            None
        } else {
            Some(ask(row, person, cohorts, now, &mut choices))
        };
        self.conclude(row, person, cohorts, &choices, line, Some(Outcome::decided()), writes).await?;
        Ok(CohortChoice::Settled)
    }

    /// The language in which a person of several cohorts is asked.
    async fn language_to(&self, person: &PersonId, cohorts: &[Cohort]) -> Result<Language, ShellError> {
        let stored = self.stored_language(person).await?;
        Ok(stored.or_else(|| cohorts.first().map(Cohort::language)).unwrap_or(Language::En))
    }

    /// What is known now, a line that is said, and the row settled if it has an outcome.
    #[expect(clippy::too_many_arguments, reason = "all that is written of a choice")]
    async fn conclude(
        &self,
        row: &InboxRow,
        person: &PersonId,
        cohorts: &[Cohort],
        choices: &Choices,
        line: Option<(String, Line)>,
        outcome: Option<Outcome>,
        writes: &mut Decision,
    ) -> Result<(), ShellError> {
        let known = serde_json::to_string(choices)
            .map_err(|source| ShellError::Stored { what: "a choice".to_owned(), source })?;
        if let Some((key, line)) = line {
            let text = text::render(self.language_to(person, cohorts).await?, &line);
            let say = bots::effect::Effect::Say(bots::effect::Message::plain_to(person.clone(), text));
            let body = OutboxBody { cohort: CohortId::new(""), effect: say };
            writes.outbox.push(body.row(&key, &row.cause, &self.service_accounts.voice)?);
        }
        writes.inbox.extend(outcome.map(|outcome| (row.cause.clone(), outcome)));
        writes.settings.push((setting(person), known));
        Ok(())
    }
}

/// The question itself, and that it was asked. A row asks at most once.
fn ask(
    row: &InboxRow,
    person: &PersonId,
    cohorts: &[Cohort],
    now: i64,
    choices: &mut Choices,
) -> (String, Line) {
    let live: Vec<&Cohort> = cohorts.iter().filter(|cohort| is_live(cohort, person)).collect();
    let key = format!("{}#which", row.cause);
    let offered = live.iter().map(|cohort| cohort.id().clone()).collect();
    choices.asked = Some(Asked { key: key.clone(), at: now, offered });
    let lines = live
        .iter()
        .zip(1..)
        .map(|(cohort, digit)| onboarding::Choice { digit, text: cohort.structure.name.clone() }.into())
        .collect();
    (key, onboarding::WhichCohort { choices: lines }.into())
}

/// Nobody said which cohort is meant: what was written is not lost, it can be sent again.
fn nothing_done(
    row: &InboxRow,
    person: &PersonId,
    cohorts: &[Cohort],
    happened: &Event,
    language: Language,
) -> (String, Line) {
    let parsed = match happened {
        Event::Said { typed, .. } => commands::parse(typed),
        _ => Parsed::NotACommand,
    };
    let still = match parsed {
        Parsed::Command { spec, .. } => general::StillCommand { command: spec.word.shown(language) }.into(),
        _ => still(person, cohorts),
    };
    (answer_key(row), general::AnswerExpired { still }.into())
}

/// No more is kept until they answer, or until this moment.
fn too_much(row: &InboxRow, cohorts: &[Cohort], until: i64, now: Timestamp) -> Option<(String, Line)> {
    let cohort = cohorts.first()?;
    let until = Timestamp::from_millisecond(until).ok()?;
    let until = text::Moment::new(until, cohort.zone(), now);
    let phone = text::Phone::new(&cohort.structure.emergency_number);
    Some((answer_key(row), general::TooMuch { until, phone }.into()))
}

fn answer_key(row: &InboxRow) -> String {
    format!("{}#0", row.cause)
}

/// What is still possible for the person.
fn still(person: &PersonId, cohorts: &[Cohort]) -> Line {
    if cohorts.iter().any(|cohort| cohort.agreed(person)) {
        general::StillMember {}.into()
    } else {
        general::StillRules {}.into()
    }
}
