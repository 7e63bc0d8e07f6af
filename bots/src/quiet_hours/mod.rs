//! Quiet time: the one closing line, messages left for the opening, windows, emergencies.
//!
//! Whether a room is closed is a pure function of the hours (`room_state::is_closed`); nothing here opens or closes
//! a room, it only says so and keeps what people leave.

pub mod calendar;
pub mod later;
pub mod state;
pub mod urgent;
pub mod windows;

use jiff::{SignedDuration, Timestamp};

use self::{
    calendar::State,
    state::{ClosingLine, ClosingStage},
};
use crate::{
    cohort::{Cohort, Strength},
    deciding::Desk,
    effect::Effect,
    ids::RoomKind,
    text::{Line, quiet as line},
};

/// The closing line comes this long before the closing.
pub const SOON: SignedDuration = SignedDuration::from_mins(10);
/// Its last edit is written this long before the closing, because then nobody can write any more.
pub const LAST_WORD: SignedDuration = SignedDuration::from_secs(4);

/// What is due in every room: its line through its stages, and what was left for the opening.
pub fn progress(desk: &mut Desk<'_>) {
    let now = desk.now();
    if now < desk.cohort.live_since {
        return;
    }
    let hours = desk.cohort.hours();
    let span = hours.current_span(now);
    let rooms: Vec<(RoomKind, Strength)> =
        desk.cohort.structure.rooms.iter().map(|(kind, spec)| (*kind, spec.strength)).collect();
    for (kind, strength) in rooms {
        if !desk.cohort.rooms.contains_key(&crate::cohort::Place::Room(kind)) {
            continue;
        }
        match strength {
            Strength::Hold => match (span.state, span.until) {
                (State::Working, Some(closes)) => before_closing(desk, kind, closes),
                (State::Quiet, _) | (State::Working, None) => {}
            },
            Strength::Remind => remind(desk, kind, span.state, span.until),
            Strength::None => {}
        }
        if strength == Strength::Hold && span.state == State::Working {
            opened(desk, kind);
        }
    }
    urgent::progress(desk);
    windows::tidy(desk);
}

/// When something is due next.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
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
    if let Some(opens) = hours.next_opening(start) {
        timers.push(("opening".to_owned(), opens));
        timers.push(("opening-check".to_owned(), opens.saturating_add(OPENING_CHECK).unwrap_or(opens)));
    }
    timers.extend(urgent::timers(cohort));
    timers.retain(|(_, at)| *at > now);
    timers
}

/// The second line of an opening: by now the homeserver has opened the room, or we do.
const OPENING_CHECK: SignedDuration = SignedDuration::from_millis(1_700);

fn before_closing(desk: &mut Desk<'_>, kind: RoomKind, closes: Timestamp) {
    let now = desk.now();
    let line = desk.cohort.quiet.closing.get(&kind).cloned();
    let current = line.filter(|line| line.closes == closes);
    let left = closes.duration_since(now);
    let Some(opens) = desk.cohort.hours().next_opening(closes) else { return };
    let (chat, phone) = (desk.voice_chat(), desk.phone());
    match current {
        None if left <= LAST_WORD => {
            let key = desk.announce(kind, line::Closed { opens: desk.moment(opens), chat, phone });
            set_line(desk, kind, key, ClosingStage::Closed, closes);
        }
        None if left <= SOON => {
            let (closes_at, opens_at) = (desk.moment(closes), desk.moment(opens));
            let key =
                desk.announce(kind, line::ClosingSoon { closes: closes_at, opens: opens_at, chat, phone });
            set_line(desk, kind, key, ClosingStage::Soon, closes);
        }
        Some(line) if line.stage == ClosingStage::Soon && left <= LAST_WORD => {
            let text: Line = line::Closed { opens: desk.moment(opens), chat, phone }.into();
            edit(desk, kind, &line.key, &text);
            set_line(desk, kind, line.key, ClosingStage::Closed, closes);
        }
        _ => {}
    }
}

/// After the opening: the line says so, and what was left goes out.
fn opened(desk: &mut Desk<'_>, kind: RoomKind) {
    let now = desk.now();
    let line = desk.cohort.quiet.closing.get(&kind).cloned();
    if let Some(line) = line
        && line.stage == ClosingStage::Closed
        && line.closes <= now
    {
        if let Some(closes) = desk.cohort.hours().next_closing(now) {
            let text: Line =
                line::Opened { closes: desk.moment(closes), chat: desk.voice_chat(), phone: desk.phone() }
                    .into();
            edit(desk, kind, &line.key, &text);
        }
        desk.cohort.quiet.closing.remove(&kind);
        desk.outcome.reconcile = true;
    }
    if kind == RoomKind::Peer {
        later::pass_on(desk);
    }
}

/// A room that stays open is reminded once, silently, in one message that changes.
fn remind(desk: &mut Desk<'_>, kind: RoomKind, state: State, until: Option<Timestamp>) {
    let now = desk.now();
    let line = desk.cohort.quiet.closing.get(&kind).cloned();
    match (state, line, until) {
        (State::Quiet, None, Some(opens)) if desk.may_post(kind) => {
            let rest =
                line::RestTime { opens: desk.moment(opens), chat: desk.voice_chat(), phone: desk.phone() };
            let key = desk.announce(kind, rest);
            set_line(desk, kind, key, ClosingStage::Closed, now);
        }
        (State::Working, Some(line), Some(closes)) => {
            let text: Line = line::RestOver { closes: desk.moment(closes) }.into();
            edit(desk, kind, &line.key, &text);
            desk.cohort.quiet.closing.remove(&kind);
        }
        _ => {}
    }
}

fn edit(desk: &mut Desk<'_>, kind: RoomKind, earlier: &crate::ids::EffectKey, line: &Line) {
    let mut message = desk.public(kind, line);
    message.edits = Some(earlier.clone());
    desk.effect(Effect::Say(message));
}

fn set_line(
    desk: &mut Desk<'_>,
    kind: RoomKind,
    key: crate::ids::EffectKey,
    stage: ClosingStage,
    closes: Timestamp,
) {
    desk.cohort.quiet.closing.insert(kind, ClosingLine { key, stage, closes });
}

fn earlier(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_sub(by).unwrap_or(at)
}
