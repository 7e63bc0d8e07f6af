//! `!propose`: by digits to a change, step by step; words are asked for where words are what changes. Shown first, and sent
//! with a yes.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    asks::{Draft, Question},
    ballots,
    change::{Change, Unfit, rule, said},
    hours, lines as line, shown,
    state::{Matter, Vote},
    term,
};
use crate::{
    bot::Asked,
    cohort::{Choice, Prompt, Strength},
    command::{Footing, Word},
    deciding::DecisionContext,
    ids::{Language, PersonId, RoomKind},
    rights,
    text::{
        Line, Said, general,
        rules::{CHARACTERS, LINES},
    },
};

/// A step waits so long for its answer. What people write later is more likely meant for something else.
const WITHIN: SignedDuration = SignedDuration::from_hours(1);
/// So often a person may propose within a month.
const A_MONTH: usize = 2;
const MONTH: SignedDuration = SignedDuration::from_hours(24 * 30);
/// So many can be chosen by one digit: `9` and `0` mean the same everywhere.
const CHOICES: usize = 8;
const STRENGTHS: [Strength; 3] = [Strength::Hold, Strength::Remind, Strength::None];

/// `!propose`, perhaps with a digit or with hours after it.
pub fn begin(ctx: &mut DecisionContext<'_>, by: &PersonId, rest: &str) {
    if let Some(why_not) = barred(ctx, by) {
        ctx.tell(by, why_not);
        return;
    }
    if let Some(words) = hours::after_name(rest) {
        let said = Some(words.to_owned());
        match ctx.cohort.structure.hours.windows.len() {
            1 => hours_given(ctx, by, Some(0), words),
            _ => ask(ctx, by, Question::WhichHours { said }),
        }
        return;
    }
    match first_step(rest.trim()) {
        Some(step) => ask(ctx, by, step),
        None => ask(ctx, by, Question::What),
    }
}

/// Why nothing can be proposed now.
fn barred(ctx: &DecisionContext<'_>, by: &PersonId) -> Option<Line> {
    let (now, votes) = (ctx.now(), &ctx.cohort.bots.votes);
    if let Some(vote) = &votes.running {
        return Some(match vote.run {
            Some(run) => line::Running { ends: ctx.moment(run.ends) }.into(),
            None => line::RunningWaits { at: ctx.moment(opens(ctx)) }.into(),
        });
    }
    let lately = votes.proposed.get(by).into_iter().flatten();
    let lately: Vec<&Timestamp> = lately.filter(|at| now.duration_since(**at) < MONTH).collect();
    let first = lately.iter().min().filter(|_| lately.len() >= A_MONTH)?;
    let from = first.saturating_add(MONTH).unwrap_or(Timestamp::MAX);
    Some(line::Enough { limit: A_MONTH as i64, from: ctx.moment(from) }.into())
}

/// When what is proposed now goes out, if it does not at once.
fn opens(ctx: &DecisionContext<'_>) -> Timestamp {
    let from = ctx.now().max(ctx.cohort.live_since);
    ctx.cohort.hours().first_working_moment_on_or_after(from).unwrap_or(from)
}

fn first_step(digit: &str) -> Option<Question> {
    match digit {
        "1" => Some(Question::WhichRule),
        "2" => Some(Question::WhichHours { said: None }),
        "3" => Some(Question::WhichRoom),
        "4" => Some(Question::WhichFirst),
        _ => None,
    }
}

/// Asks for a step, if there is anything to choose from.
fn ask(ctx: &mut DecisionContext<'_>, by: &PersonId, step: Question) {
    let expires = ctx.now().saturating_add(WITHIN).unwrap_or(Timestamp::MAX);
    match words(ctx, by, &step) {
        Some((words, buttons)) => {
            ctx.ask(by, words, buttons, step, expires);
        }
        None => {
            ctx.tell(by, line::Nothing {});
        }
    }
}

/// A step in words.
pub fn words(ctx: &DecisionContext<'_>, by: &PersonId, step: &Question) -> Option<Asked> {
    let structure = &ctx.cohort.structure;
    let language = ctx.language_of(by);
    let words: Line = match step {
        Question::What => line::What { cohort: structure.name.clone() }.into(),
        Question::WhichRule => {
            let rules = (0..LINES).map_while(|at| rule(structure, at));
            let rules = rules.map(|words| said(&words, language, structure).to_owned());
            let mut choices: Vec<Line> =
                rules.zip(1..).map(|(rule, digit)| line::RuleChoice { digit, rule }.into()).collect();
            if choices.len() < LINES {
                choices.push(line::RuleChoiceNew { digit: next(&choices) }.into());
            }
            line::WhichRule { choices }.into()
        }
        Question::RuleHow { at } => {
            let words = rule(structure, *at)?;
            line::RuleHow { rule: Said::new(said(&words, language, structure), CHARACTERS) }.into()
        }
        Question::RuleWords { so_far } => {
            let (language, limit) =
                (next_language(ctx, by, so_far)?.own_name().to_owned(), CHARACTERS as i64);
            match so_far.now.is_empty() {
                true => line::RuleWords { language, limit }.into(),
                false => line::RuleWordsAlso { language, limit }.into(),
            }
        }
        Question::WhichHours { .. } => {
            let windows = structure.hours.windows.iter().take(CHOICES - 1).zip(1..);
            let mut choices: Vec<Line> = windows
                .map(|(window, digit)| line::HoursChoice { digit, hours: shown::hours(window) }.into())
                .collect();
            choices.push(line::HoursChoiceNew { digit: next(&choices) }.into());
            line::WhichHours { choices }.into()
        }
        Question::HoursHow { at } => {
            line::HoursHow { hours: shown::hours(structure.hours.windows.get(*at)?) }.into()
        }
        Question::HoursWords { .. } => line::HoursWords {}.into(),
        Question::WhichRoom => {
            let rooms = rooms(ctx, by);
            let choice = |(kind, digit): (RoomKind, i64)| {
                let strength = shown::strength(structure.rooms.get(&kind)?.strength);
                Some(line::RoomChoice { digit, room: ctx.room_name(kind), strength }.into())
            };
            let choices: Vec<Line> = rooms.into_iter().zip(1..).filter_map(choice).collect();
            (!choices.is_empty()).then_some(line::WhichRoom { choices })?.into()
        }
        Question::RoomHow { room } => line::RoomHow { room: ctx.room_name(*room) }.into(),
        Question::WhichFirst => {
            let listed = structure.on_call.iter().take(CHOICES).zip(1..);
            let choices: Vec<Line> = listed
                .map(|(row, digit)| {
                    line::FirstChoice { digit, person: ctx.person(&row.person).of(None) }.into()
                })
                .collect();
            (choices.len() > 1).then_some(line::WhichFirst { choices })?.into()
        }
        Question::Send { change } => {
            let change = shown::change(ctx, change.as_ref()?, language);
            return Some((line::Preview { change }.into(), &["✅", "❌"]));
        }
        Question::Ballot { .. } => return None,
    };
    Some((words, &[]))
}

fn next(choices: &[Line]) -> i64 {
    i64::try_from(choices.len()).unwrap_or(i64::MAX).saturating_add(1)
}

/// The rooms that the person may enter.
fn rooms(ctx: &DecisionContext<'_>, by: &PersonId) -> Vec<RoomKind> {
    let now = ctx.now();
    let all = ctx.cohort.structure.rooms.keys().copied();
    all.filter(|kind| rights::may_enter(ctx.cohort, by, *kind, now)).collect()
}

/// The language in which the words are asked for next: the person's own first, then the others of the cohort.
fn next_language(ctx: &DecisionContext<'_>, by: &PersonId, so_far: &Draft) -> Option<Language> {
    let all = &ctx.cohort.structure.languages;
    let own = [ctx.language_of(by)].into_iter().filter(|own| all.contains(own));
    own.chain(all.iter().copied()).find(|language| !so_far.now.contains_key(language))
}

/// An answer to a step. False if it is none.
pub fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, step: Question, choice: Choice) -> bool {
    let by = &prompt.person;
    let nth = match choice {
        Choice::Digit(digit) => usize::from(digit),
        Choice::Yes => 1,
        Choice::No => 2,
    };
    let by_digit = matches!(choice, Choice::Digit(1..));
    let Some(at) = nth.checked_sub(1) else { return false };
    let structure = &ctx.cohort.structure;
    let next: Result<Question, Change> = match step {
        Question::What => match first_step(&nth.to_string()).filter(|_| by_digit) {
            Some(step) => Ok(step),
            None => return false,
        },
        Question::WhichRule if by_digit => match (rule(structure, at), at) {
            (Some(_), at) => Ok(Question::RuleHow { at }),
            (None, at) if at < LINES && (at == 0 || rule(structure, at - 1).is_some()) => {
                Ok(Question::RuleWords { so_far: Draft::default() })
            }
            _ => return false,
        },
        Question::RuleHow { at } if nth <= 2 => match (rule(structure, at), nth) {
            (None, _) => {
                ctx.close(prompt);
                ctx.tell(by, line::Same {});
                return true;
            }
            (was, 1) => Ok(Question::RuleWords { so_far: Draft { was, ..Draft::default() } }),
            (was, _) => Err(Change::Rule { was, now: None }),
        },
        Question::RuleWords { so_far } if nth == 1 && !so_far.now.is_empty() => {
            let words = said(&so_far.now, ctx.language_of(by), structure).to_owned();
            ctx.close(prompt);
            rule_given(ctx, by, so_far, words);
            return true;
        }
        Question::RuleWords { .. } | Question::HoursWords { .. } | Question::Send { .. }
            if choice.is_no() =>
        {
            ctx.close(prompt);
            ctx.tell(by, line::Dropped {});
            return true;
        }
        Question::WhichHours { said } if by_digit => {
            let count = structure.hours.windows.len().min(CHOICES - 1);
            if at > count {
                return false;
            }
            let at = (at < count).then_some(at);
            match (said, at) {
                (Some(said), at) => {
                    ctx.close(prompt);
                    hours_given(ctx, by, at, &said);
                    return true;
                }
                (None, Some(at)) => Ok(Question::HoursHow { at }),
                (None, None) => Ok(Question::HoursWords { at: None }),
            }
        }
        Question::HoursHow { at } if nth <= 2 => match (structure.hours.windows.get(at).cloned(), nth) {
            (None, _) => {
                ctx.close(prompt);
                ctx.tell(by, line::Same {});
                return true;
            }
            (Some(_), 1) => Ok(Question::HoursWords { at: Some(at) }),
            (was, _) => Err(Change::Hours { was, now: None }),
        },
        Question::WhichRoom if by_digit => match rooms(ctx, by).get(at) {
            Some(room) => Ok(Question::RoomHow { room: *room }),
            None => return false,
        },
        Question::RoomHow { room } if by_digit => {
            let was = structure.rooms.get(&room).map(|spec| spec.strength);
            match (was, STRENGTHS.get(at)) {
                (Some(was), Some(now)) => Err(Change::Quiet { room, was, now: *now }),
                (None, Some(_)) => {
                    ctx.close(prompt);
                    ctx.tell(by, line::Same {});
                    return true;
                }
                (_, None) => return false,
            }
        }
        Question::WhichFirst if by_digit => match structure.on_call.get(at).filter(|_| at < CHOICES) {
            Some(row) => Err(Change::First(row.person.clone())),
            None => return false,
        },
        Question::Send { change } if choice.is_yes() => {
            ctx.close(prompt);
            if let Some(change) = change {
                send(ctx, by, change);
            }
            return true;
        }
        _ => return false,
    };
    ctx.close(prompt);
    match next {
        Ok(step) => ask(ctx, by, step),
        Err(change) => preview(ctx, by, change),
    }
    true
}

/// Words came where words are waited for.
pub fn given(ctx: &mut DecisionContext<'_>, prompt: &Prompt, words: &str) {
    let by = &prompt.person;
    ctx.close(prompt);
    match prompt.question.of() {
        Some(Question::RuleWords { so_far }) => rule_given(ctx, by, so_far, words.to_owned()),
        Some(Question::HoursWords { at }) => hours_given(ctx, by, at, words),
        _ => {}
    }
}

fn rule_given(ctx: &mut DecisionContext<'_>, by: &PersonId, mut so_far: Draft, words: String) {
    let beyond = words.chars().count().saturating_sub(CHARACTERS);
    if beyond > 0 {
        ctx.tell(by, too_long(beyond));
    } else if let Some(language) = next_language(ctx, by, &so_far).filter(|_| !words.is_empty()) {
        so_far.now.insert(language, words);
    }
    if next_language(ctx, by, &so_far).is_some() {
        ask(ctx, by, Question::RuleWords { so_far });
    } else {
        preview(ctx, by, Change::Rule { was: so_far.was, now: Some(so_far.now) });
    }
}

fn hours_given(ctx: &mut DecisionContext<'_>, by: &PersonId, at: Option<usize>, words: &str) {
    let was = at.and_then(|at| ctx.cohort.structure.hours.windows.get(at)).cloned();
    match hours::read(words, was.as_ref().is_some_and(hours::is_over_midnight)) {
        Some(now) => preview(ctx, by, Change::Hours { was, now: Some(now) }),
        None => {
            ctx.tell(by, line::HoursUnclear {});
            ask(ctx, by, Question::HoursWords { at });
        }
    }
}

/// Shows what would change and asks whether it shall go to all; or says why it cannot be.
fn preview(ctx: &mut DecisionContext<'_>, by: &PersonId, change: Change) {
    match change.fits(&ctx.cohort.structure) {
        Ok(()) => ask(ctx, by, Question::Send { change: Some(change) }),
        Err(Unfit::Long(beyond)) => {
            ctx.tell(by, too_long(beyond));
            if let Change::Rule { was, .. } = change {
                ask(ctx, by, Question::RuleWords { so_far: Draft { was, ..Draft::default() } });
            }
        }
        Err(unfit) => {
            ctx.tell(by, why_unfit(unfit));
        }
    }
}

fn why_unfit(unfit: Unfit) -> Line {
    match unfit {
        Unfit::Gone => line::Same {}.into(),
        Unfit::Last => line::Last {}.into(),
        Unfit::Many => line::Many { limit: LINES as i64 }.into(),
        Unfit::Long(beyond) => too_long(beyond),
    }
}

fn too_long(beyond: usize) -> Line {
    line::TooLong { count: i64::try_from(beyond).unwrap_or(i64::MAX) }.into()
}

/// It goes to all. What could be proposed, and who may, may have changed since the preview.
fn send(ctx: &mut DecisionContext<'_>, by: &PersonId, change: Change) {
    let now = ctx.now();
    if rights::footing(ctx.cohort, by, now) != Footing::Member {
        ctx.tell(by, general::WhileKept {});
        return;
    }
    let why_not = barred(ctx, by).or_else(|| change.fits(&ctx.cohort.structure).err().map(why_unfit));
    if let Some(why_not) = why_not {
        ctx.tell(by, why_not);
        return;
    }
    let part = change.part().word();
    let votes = &mut ctx.cohort.bots.votes;
    votes.last += 1;
    let number = votes.last;
    votes.proposed.entry(by.clone()).or_default().push(now);
    votes.running = Some(Vote::new(number, Some(by.clone()), Matter::Change(change)));
    ctx.audit(Some(by), "propose", None, json!({ "vote": number, "about": part }));
    let sent: Line = match ballots::may_begin(ctx) {
        true => line::Sent { ends: ctx.moment(term::ends(&ctx.cohort.hours(), now)) }.into(),
        false => line::SentWaits { at: ctx.moment(opens(ctx)) }.into(),
    };
    ctx.tell(by, sent);
}

/// What is said to an answer to a step that came too late.
pub fn expired(ctx: &DecisionContext<'_>, prompt: &Prompt) -> Line {
    let command = Word("propose").shown(ctx.language_of(&prompt.person));
    general::AnswerExpired { still: general::StillCommand { command }.into() }.into()
}

/// Who proposed long ago may propose again.
pub fn forget(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    ctx.cohort.bots.votes.proposed.retain(|_, times| {
        times.retain(|at| now.duration_since(*at) < MONTH);
        !times.is_empty()
    });
}
