//! Quiet time: the one closing line, messages left for the opening, windows, emergencies.
//!
//! Whether a room is closed is a pure function of the hours (`room_state::is_closed`); nothing here opens or closes
//! a room, it only says so and keeps what people leave.

pub mod asks;
pub mod back;
pub mod calendar;
pub mod calling;
pub(crate) mod cases;
mod closing_line;
mod command_lines;
pub mod commands;
pub mod coverage;
mod ended;
mod joined;
pub mod later;
mod leaving;
pub mod lines;
pub mod on_call;
mod open;
pub(crate) mod posting;
mod resting;
mod sanctioned;
pub mod state;
mod talk;
mod telling;
pub mod urgent;
pub mod urgent_lines;
pub mod windows;

use jiff::{SignedDuration, Timestamp};

pub use self::asks::Question;
use self::calendar::State;
use crate::{
    bot::{Bot, Claim, Reset},
    cohort::{Choice, Cohort, Place, Strength},
    command::cannot,
    deciding::DecisionContext,
    event::{Event, MessageKind},
    fact::Fact,
    ids::RoomKind,
};

/// The closing line comes this long before the closing.
pub const SOON: SignedDuration = SignedDuration::from_mins(10);
/// Its last edit is written this long before the closing, because then nobody can write any more.
pub const LAST_WORD: SignedDuration = SignedDuration::from_secs(4);

/// The bot's name: of its questions.
const NAME: &str = "quiet_hours";

/// The bot.
pub const BOT: Bot = Bot {
    commands: commands::COMMANDS,
    asks: Some(|question| question.of::<Question>().is_some()),
    answered: |ctx, prompt, choice| match prompt.question.of() {
        Some(Question::Keep { held }) => later::chosen(ctx, prompt, held, choice).into(),
        Some(Question::Urgent { case }) => urgent::acknowledged(ctx, prompt, case, choice).into(),
        Some(Question::UrgentReason) => ended::reason_answered(ctx, prompt, choice).into(),
        Some(Question::Called { case }) => ended::answered(ctx, prompt, case, choice).into(),
        Some(Question::Rest { .. }) => resting::answered(ctx, prompt, choice).into(),
        None => Claim::NotMine,
    },
    reads: |prompt, said| {
        let is_call = matches!(prompt.question.of(), Some(Question::Urgent { .. }));
        (is_call && cannot(said)).then_some(Choice::No)
    },
    returns: later::is_undecided,
    repeat: |ctx, prompt| match prompt.question.of() {
        Some(Question::Keep { .. }) => Some((later::choice_again(ctx, &prompt.person)?, &[])),
        Some(Question::UrgentReason) => Some((urgent_lines::Ask { phone: ctx.phone() }.into(), &[])),
        Some(Question::Rest { .. }) => resting::again(ctx, prompt),
        _ => None,
    },
    expired: |ctx, prompt, _| match prompt.question.of() {
        Some(Question::Keep { held }) => later::expired(ctx, held),
        Some(Question::Rest { .. }) => Some(resting::expired(ctx, prompt)),
        _ => None,
    },
    answer_taken_back: |ctx, prompt| match prompt.question.of() {
        Some(Question::Keep { held }) => later::drop_from(ctx, &prompt.person, held),
        Some(Question::Urgent { case }) => urgent::given_back(ctx, prompt, case),
        _ => {}
    },
    presses: |prompt, choice| asks::is_urgent(prompt) && (choice.is_yes() || choice.is_no()),
    belongs: open::belongs,
    takes_up: open::takes_up,
    follows: |ctx, what| match what {
        Event::Reacted { sent, key, .. } => talk::reacted(ctx, sent, key),
        Event::Said { sent, kind, typed, reply_to, reply_to_ours, thread_ours, .. } if !sent.history => {
            if reply_to.is_none() && !matches!(kind, MessageKind::Notice | MessageKind::Sealed) {
                open::in_room(ctx, sent, typed);
            }
            // What stands in its thread answers it, too, whatever came between.
            for ours in [reply_to_ours, thread_ours].into_iter().flatten() {
                posting::answered(ctx, sent, ours);
            }
        }
        Event::PassedOn { message, posted } => posting::passed_on(ctx, message, posted.clone()),
        Event::Redacted { sent, target, .. } if !sent.history => {
            later::taken_back(ctx, &sent.by, target);
            posting::taken_back(ctx, &sent.by, target);
            ended::taken_back(ctx, &sent.by, target);
        }
        _ => {}
    },
    hears: |ctx, fact| match fact {
        Fact::Gone(person) => later::drop_all(ctx, person),
        Fact::Silenced(person) => sanctioned::silenced(ctx, person),
        Fact::TakenOut(person) => sanctioned::taken_out(ctx, person),
        Fact::ChatLost { person, .. } => urgent::out_of_reach(ctx, person),
        _ => {}
    },
    progress,
    timers,
    forget,
    decided: windows::decided,
    resets: &[Reset { name: "windows", undo: |ctx, _| windows::end_all(ctx), of_one: false }],
    #[cfg(test)]
    samples: || [lines::samples(), urgent_lines::samples(), command_lines::samples()].concat(),
    ..Bot::named(NAME)
};

/// What is due in every room: its line through its stages, and what was left for the opening.
fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    if now < ctx.cohort.live_since {
        return;
    }
    let span = ctx.cohort.hours().current_span(now);
    let rooms: Vec<(RoomKind, Strength)> =
        ctx.cohort.structure.rooms.iter().map(|(kind, spec)| (*kind, spec.strength)).collect();
    for (kind, strength) in rooms {
        // Where members do not write, a line that says whether they may is only noise.
        if !ctx.cohort.rooms.contains_key(&Place::Room(kind)) || !kind.is_talk() {
            continue;
        }
        match strength {
            Strength::Hold if span.state == State::Working => closing_line::open(ctx, kind, span.until),
            Strength::Hold => closing_line::unannounced(ctx, kind, &span),
            Strength::Remind => closing_line::remind(ctx, kind, &span),
            Strength::None => {}
        }
    }
    posting::pass_on(ctx);
    urgent::progress(ctx);
}

/// What need not be remembered any more.
fn forget(ctx: &mut DecisionContext<'_>) {
    windows::forget(ctx);
    later::forget(ctx);
    urgent::forget(ctx);
}

/// When something is due next.
fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let hours = cohort.hours();
    let mut timers = Vec::new();
    let start = if now < cohort.live_since {
        timers.push(("live".to_owned(), cohort.live_since));
        cohort.live_since
    } else {
        now
    };
    if let Some(closes) = hours.next_closing(start) {
        for (name, before) in
            [("closing-soon", SOON), ("last-word", LAST_WORD), ("closing", SignedDuration::ZERO)]
        {
            timers.push((name.to_owned(), earlier(closes, before)));
        }
    }
    timers.extend(hours.next_opening(start).map(|opens| ("opening".to_owned(), opens)));
    // The second line of an opening: by now the homeserver has opened the room, or we do.
    let opened = hours.current_span(start).from.filter(|_| hours.is_working(start));
    timers.extend(
        opened.and_then(|at| Some(("opening-check".to_owned(), at.checked_add(OPENING_CHECK).ok()?))),
    );
    // A room that was told only just now closes when it had time to read it.
    let last_calls = cohort.bots.quiet.closing.iter();
    timers.extend(last_calls.map(|(kind, line)| (format!("closing-{kind}"), line.closes)));
    timers.extend(urgent::timers(cohort));
    timers.retain(|(_, at)| *at > now);
    timers
}

/// So long after an opening we look whether the rooms are open.
const OPENING_CHECK: SignedDuration = SignedDuration::from_millis(1_700);

fn earlier(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_sub(by).unwrap_or(at)
}
