//! `!propose`: by digits to a change, step by step; words are asked for where words are what changes. Shown first, and sent
//! with a yes.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    asks::{CHOICES, Draft, Question},
    ballots,
    change::{Change, rule, said},
    days, days_off, drafts, ending, hours, lines as line, own_words, posing, shown,
    state::{Matter, Vote},
    steps, term,
};
use crate::{
    cohort::{Choice, Prompt, Strength},
    command::{Footing, Word},
    deciding::DecisionContext,
    ids::PersonId,
    rights,
    text::{Line, general, rules::LINES},
};

/// So often a person may propose within a month.
const A_MONTH: usize = 2;
const MONTH: SignedDuration = SignedDuration::from_hours(24 * 30);
const STRENGTHS: [Strength; 3] = [Strength::Hold, Strength::Remind, Strength::None];

/// `!propose`, perhaps with a digit, with hours or with a *stop* after it.
pub fn begin(ctx: &mut DecisionContext<'_>, by: &PersonId, rest: &str) {
    if own_words::takes_back(rest, true) {
        if !own_words::take_back(ctx, by) {
            ctx.tell(by, line::Dropped {});
        }
        return;
    }
    if let Some(question) = ending::question(ctx, by) {
        posing::ask(ctx, by, question);
        return;
    }
    if let Some(why_not) = barred(ctx, by) {
        ctx.tell(by, why_not);
        return;
    }
    if let Some(words) = hours::after_name(rest) {
        let said = Some(words.to_owned());
        match ctx.cohort.structure.hours.windows.len() {
            1 => hours_given(ctx, by, Some(0), words),
            _ => posing::ask(ctx, by, Question::WhichHours { said }),
        }
        return;
    }
    match first_step(rest.trim()) {
        Some(step) => posing::ask(ctx, by, step),
        None => posing::ask(ctx, by, Question::What),
    }
}

/// Why nothing can be proposed now.
fn barred(ctx: &DecisionContext<'_>, by: &PersonId) -> Option<Line> {
    let (now, votes) = (ctx.now(), &ctx.cohort.bots.votes);
    if let Some(vote) = &votes.running {
        return Some(match vote.run {
            // What has ended is on until it is counted.
            Some(run) if run.ends <= now => {
                line::Running { ends: ctx.moment(ballots::counted(ctx.cohort, run)) }.into()
            }
            Some(run) => line::Running { ends: ctx.moment(run.ends) }.into(),
            None => line::RunningWaits { at: ctx.moment(ballots::opens(ctx)) }.into(),
        });
    }
    let lately = votes.proposed.get(by).into_iter().flatten();
    let lately: Vec<&Timestamp> = lately.filter(|at| now.duration_since(**at) < MONTH).collect();
    let first = lately.iter().min().filter(|_| lately.len() >= A_MONTH)?;
    let from = first.saturating_add(MONTH).unwrap_or(Timestamp::MAX);
    Some(line::Enough { limit: A_MONTH as i64, from: ctx.moment(from) }.into())
}

fn first_step(digit: &str) -> Option<Question> {
    match digit {
        "1" => Some(Question::WhichRule),
        "2" => Some(Question::WhichHours { said: None }),
        "3" => Some(Question::WhichRoom),
        "4" => Some(Question::WhichFirst),
        "5" => Some(Question::DayOffHow),
        _ => None,
    }
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
    if matches!(step, Question::Withdraw { .. } | Question::End { .. }) {
        return ending::answered(ctx, prompt, &step, choice);
    }
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
            draft_given(ctx, by, so_far, words);
            return true;
        }
        Question::RuleWords { .. }
        | Question::HoursWords { .. }
        | Question::DayOffDate
        | Question::DayOffName { .. }
        | Question::Send { .. }
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
        Question::WhichRoom if by_digit => match steps::rooms(ctx, by).get(at) {
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
        // The first is no choice: they stand from the second on.
        Question::WhichFirst if by_digit => match structure.on_call.get(nth).filter(|_| at < CHOICES) {
            Some(row) => Err(Change::First(row.person.clone())),
            None => return false,
        },
        Question::DayOffHow if nth <= 2 => match nth {
            1 if days::are_many(ctx) => {
                ctx.close(prompt);
                ctx.tell(by, line::DayOffMany { limit: days::OWN as i64 });
                return true;
            }
            1 => Ok(Question::DayOffDate),
            _ => Ok(Question::WhichDayOff),
        },
        Question::WhichDayOff if choice == Choice::No => {
            ctx.close(prompt);
            ctx.tell(by, line::Dropped {});
            return true;
        }
        Question::WhichDayOff if by_digit => match days::to_come(ctx).into_iter().nth(at) {
            Some((date, name)) if at < CHOICES => Err(Change::DayOff { date, was: Some(name), now: None }),
            _ => return false,
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
        Ok(step) => posing::ask(ctx, by, step),
        Err(change) => posing::preview(ctx, by, change),
    }
    true
}

/// Words came where words are waited for.
pub fn given(ctx: &mut DecisionContext<'_>, prompt: &Prompt, words: &str) {
    let by = &prompt.person;
    ctx.close(prompt);
    match prompt.question.of() {
        Some(Question::RuleWords { so_far }) => draft_given(ctx, by, so_far, words.to_owned()),
        Some(Question::HoursWords { at }) => hours_given(ctx, by, at, words),
        Some(Question::DayOffDate) => days_off::given(ctx, by, words),
        Some(Question::DayOffName { date }) => days_off::named(ctx, by, date, words),
        Some(Question::WhichDayOff) => days_off::taken_out(ctx, by, words),
        // Better hours than those of the preview.
        Some(Question::Send { change: Some(Change::Hours { was, .. }) }) => {
            let windows = &ctx.cohort.structure.hours.windows;
            let at = was.and_then(|was| windows.iter().position(|one| *one == was));
            hours_given(ctx, by, at, words);
        }
        _ => {}
    }
}

/// The words in the language that is asked for. What is too long is asked for again, and the others stay.
fn draft_given(ctx: &mut DecisionContext<'_>, by: &PersonId, mut so_far: Draft, words: String) {
    if let Some(language) = steps::next_language(ctx, by, &so_far).filter(|_| !words.is_empty()) {
        let beyond = words.chars().count().saturating_sub(drafts::limit(ctx, &so_far, language));
        if beyond > 0 {
            ctx.tell(by, drafts::too_long(beyond));
        } else {
            so_far.now.insert(language, words);
        }
    }
    if steps::next_language(ctx, by, &so_far).is_some() {
        posing::ask(ctx, by, Question::RuleWords { so_far });
    } else {
        posing::preview(ctx, by, Change::Rule { was: so_far.was, now: Some(so_far.now) });
    }
}

fn hours_given(ctx: &mut DecisionContext<'_>, by: &PersonId, at: Option<usize>, words: &str) {
    let was = at.and_then(|at| ctx.cohort.structure.hours.windows.get(at)).cloned();
    match hours::read(words, was.as_ref().is_some_and(hours::is_over_midnight)) {
        Ok(now) => posing::preview(ctx, by, Change::Hours { was, now: Some(now) }),
        Err(wrong) => {
            ctx.tell(by, shown::wrong(&wrong));
            posing::ask(ctx, by, Question::HoursWords { at });
        }
    }
}

/// It goes to all. What could be proposed, and who may, may have changed since the preview.
fn send(ctx: &mut DecisionContext<'_>, by: &PersonId, change: Change) {
    let now = ctx.now();
    if rights::footing(ctx.cohort, by, now) != Footing::Member {
        ctx.tell(by, general::WhileKept {});
        return;
    }
    let why_not = barred(ctx, by)
        .or_else(|| days::comes_too_soon(ctx, &change))
        .or_else(|| change.fits(&ctx.cohort.structure).err().map(posing::why_unfit));
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
        false => line::SentWaits { at: ctx.moment(ballots::opens(ctx)) }.into(),
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
