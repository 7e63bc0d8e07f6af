//! Messages left with the voice in quiet time. Only the pointer to the person's message is kept; it is read again at
//! the opening, so that an edit or a redaction made overnight counts.

use jiff::SignedDuration;
use ruma::{EventId, OwnedEventId};

use super::{
    calendar::State,
    state::{Held, HeldId},
    urgent,
};
use crate::{
    cohort::{Choice, Prompt, Question},
    deciding::Desk,
    effect::Effect,
    ids::{PersonId, RoomKind},
    text::quiet as line,
};

/// Stands for the author's words until they are read at the opening.
pub const WORDS: &str = "\u{FFFC}";
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 14);

/// Whether it is quiet time for the peer room now.
pub fn is_quiet(desk: &Desk<'_>) -> bool {
    let now = desk.now();
    now >= desk.cohort.live_since && desk.cohort.hours().state(now) == State::Quiet
}

/// A text came in quiet time that is no command and no answer: post it at the opening, call someone, or nothing?
pub fn offer(desk: &mut Desk<'_>, author: &PersonId, pointer: OwnedEventId) {
    let Some(opens) = desk.cohort.hours().next_opening(desk.now()) else { return };
    let id = hold(desk, author, pointer, false);
    let choice = line::LaterChoice { room: desk.room(RoomKind::Peer), opens: desk.moment(opens) };
    let expires = desk.now().saturating_add(PATIENCE).unwrap_or(opens);
    desk.ask(author, choice, &[], Question::Keep { held: id }, expires);
}

/// `!later …`: kept without a further question.
pub fn keep(desk: &mut Desk<'_>, author: &PersonId, pointer: OwnedEventId, words: &str) {
    if words.trim().is_empty() {
        desk.tell(author, line::LaterEmpty {});
        return;
    }
    if !is_quiet(desk) {
        let room = desk.room(RoomKind::Peer);
        desk.tell(author, line::LaterOpen { room });
        return;
    }
    hold(desk, author, pointer, true);
    kept(desk, author);
}

fn hold(desk: &mut Desk<'_>, author: &PersonId, pointer: OwnedEventId, confirmed: bool) -> HeldId {
    let now = desk.now();
    let quiet = &mut desk.cohort.quiet;
    quiet.last_held += 1;
    let id = HeldId(quiet.last_held);
    quiet.held.push(Held { id, author: author.clone(), pointer, left_at: now, confirmed, posted: None });
    id
}

fn kept(desk: &mut Desk<'_>, author: &PersonId) {
    let Some(opens) = desk.cohort.hours().next_opening(desk.now()) else { return };
    let kept = line::LaterKept { room: desk.room(RoomKind::Peer), opens: desk.moment(opens) };
    desk.tell(author, kept);
}

/// An answer to the offer. True if it was one.
pub fn chosen(desk: &mut Desk<'_>, prompt: &Prompt, id: HeldId, choice: Choice) -> bool {
    let author = prompt.person.clone();
    match choice {
        Choice::Digit(1) | Choice::Yes => {
            desk.close(prompt);
            if let Some(held) = desk.cohort.quiet.held.iter_mut().find(|held| held.id == id) {
                held.confirmed = true;
            }
            if is_quiet(desk) {
                kept(desk, &author);
            } else {
                pass_on(desk);
            }
        }
        Choice::Digit(2) => {
            desk.close(prompt);
            desk.cohort.quiet.held.retain(|held| held.id != id);
            urgent::ask(desk, &author);
        }
        Choice::Digit(3) | Choice::No => {
            desk.close(prompt);
            desk.cohort.quiet.held.retain(|held| held.id != id);
            desk.tell(&author, line::LaterNothing {});
        }
        Choice::Digit(_) => return false,
    }
    true
}

/// The author took the message itself back.
pub fn taken_back(desk: &mut Desk<'_>, author: &PersonId, pointer: &EventId) -> bool {
    let before = desk.cohort.quiet.held.len();
    desk.cohort
        .quiet
        .held
        .retain(|held| held.author != *author || held.pointer != pointer || held.posted.is_some());
    let gone = desk.cohort.quiet.held.len() < before;
    if gone {
        desk.tell(author, line::LaterTakenBack {});
    }
    gone
}

/// The author put ❌ on the posted one: it is taken away again.
pub fn withdraw(desk: &mut Desk<'_>, by: &PersonId, message: &crate::ids::EffectKey) -> bool {
    let is_theirs =
        desk.cohort.quiet.held.iter().any(|held| held.author == *by && held.posted.as_ref() == Some(message));
    if is_theirs {
        desk.effect(Effect::Withdraw { message: message.clone() });
        desk.cohort.quiet.held.retain(|held| held.posted.as_ref() != Some(message));
    }
    is_theirs
}

/// At the opening: each message goes out as its own, once, in the order in which they were left.
pub fn pass_on(desk: &mut Desk<'_>) {
    let now = desk.now();
    let due: Vec<Held> = desk
        .cohort
        .quiet
        .held
        .iter()
        .filter(|held| held.confirmed && held.posted.is_none())
        .cloned()
        .collect();
    for held in due {
        let author = desk.person(&held.author);
        let relay = line::LaterRelay { author, at: desk.past(held.left_at), text: WORDS.to_owned() };
        let frame = desk.render_room(&relay.into());
        let key = desk.effect(Effect::Relay {
            author: held.author.clone(),
            pointer: held.pointer.clone(),
            to: RoomKind::Peer,
            frame,
        });
        if let Some(kept) = desk.cohort.quiet.held.iter_mut().find(|kept| kept.id == held.id) {
            kept.posted = Some(key);
        }
    }
    // Posted ones are remembered for a fortnight, so that their authors can take them back.
    desk.cohort.quiet.held.retain(|held| now.duration_since(held.left_at) < PATIENCE);
}
