//! Messages left with the voice in quiet time. Only the pointer to the person's message is kept; it is read again at
//! the opening, so that an edit or a redaction made overnight counts.

use jiff::{SignedDuration, Timestamp};
use ruma::{EventId, OwnedEventId};

use super::{
    asks::Question,
    state::{Held, HeldId},
    urgent,
};
use crate::{
    cohort::{self, Choice, Place, Prompt},
    deciding::DecisionContext,
    effect::{Activity, ActivityKind, Destination, Effect, Pointer, WORDS},
    event::{Scene, Sent},
    ids::{EffectKey, PersonId, RoomKind},
    quiet_hours::lines as line,
    room_state,
};

/// So long a question waits, and an author can take back what was posted.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 14);

/// So many texts of one person wait for the opening.
const WAITING: usize = 20;
/// So many questions about them wait for one person: the newest speaks for those before it.
const KEPT_LATER: usize = 2;
/// So many that were posted can still be taken back by their author.
const POSTED: usize = 60;
/// What follows the last question so soon is not asked about anew.
const BURST: SignedDuration = SignedDuration::from_secs(60);

/// Whether the peer room is closed now.
fn is_closed(ctx: &DecisionContext<'_>) -> bool {
    room_state::is_closed(ctx.cohort, RoomKind::Peer, ctx.now())
}

/// Whether the person may leave something for the opening now: the room is closed, and it is theirs to post in.
pub fn may_leave(ctx: &DecisionContext<'_>, person: &PersonId) -> bool {
    let (now, moderation) = (ctx.now(), &ctx.cohort.bots.moderation);
    is_closed(ctx)
        && ctx.cohort.is_peer(person)
        && ctx.cohort.agreed(person)
        && !moderation.is_removed_from(person, Place::Room(RoomKind::Peer), now)
        && !moderation.is_banned_from(person, Place::Room(RoomKind::Peer), now)
}

/// A text came in quiet time that is no command and no answer: post it at the opening, call someone, or nothing?
pub fn offer(ctx: &mut DecisionContext<'_>, author: &PersonId, pointer: OwnedEventId) {
    let Some(opens) = ctx.cohort.hours().next_opening(ctx.now()) else { return };
    let Some(id) = hold(ctx, author, pointer, false) else { return };
    let choice = line::LaterChoice { room: ctx.room(RoomKind::Peer), opens: ctx.moment(opens) };
    let expires = ctx.now().saturating_add(PATIENCE).unwrap_or(opens);
    let question = Question::Keep { held: id };
    let Some(asked) = speaks_for_more(ctx, author) else {
        make_room(ctx, author, id);
        ctx.ask(author, choice, &[], question, expires);
        return;
    };
    // The newest question is about this text, too. What comes in a burst is not asked about one by one.
    let now = ctx.now();
    let burst = now.duration_since(asked.asked) < BURST;
    if !burst {
        ctx.ask_again(&asked, choice, &[]);
    }
    if let Some(stored) = ctx.cohort.prompts.iter_mut().find(|stored| stored.key == asked.key) {
        stored.question = cohort::Question::new(question);
        stored.expires = expires;
        stored.asked = if burst { stored.asked } else { now };
    }
}

/// The newest of the author's open questions about texts that they left, where there are as many as there may be.
fn speaks_for_more(ctx: &DecisionContext<'_>, author: &PersonId) -> Option<Prompt> {
    let now = ctx.now();
    let undecided =
        |id: HeldId| ctx.cohort.bots.quiet.held.iter().any(|held| held.id == id && !held.confirmed);
    let mut open = ctx.cohort.prompts.iter().rev().filter(|prompt| {
        let Some(Question::Keep { held }) = prompt.question.of() else { return false };
        prompt.person == *author && prompt.is_open(now) && undecided(held)
    });
    let newest = open.next().cloned();
    newest.filter(|_| open.count() + 1 >= KEPT_LATER)
}

/// Before one more question about a text is put: of those about others the newest stay.
fn make_room(ctx: &mut DecisionContext<'_>, author: &PersonId, id: HeldId) {
    let now = ctx.now();
    ctx.cohort.keep_newest_prompts(KEPT_LATER - 1, |prompt| {
        let other = matches!(prompt.question.of(), Some(Question::Keep { held }) if held != id);
        prompt.person == *author && prompt.is_open(now) && other
    });
}

/// `!later …`: kept without a further question. Only in the direct chat: there the words can be read again.
pub fn keep(ctx: &mut DecisionContext<'_>, sent: &Sent, words: &str) {
    let author = &sent.by;
    if !is_closed(ctx) {
        let room = ctx.room(RoomKind::Peer);
        ctx.tell(author, line::LaterOpen { room });
    } else if words.trim().is_empty() || sent.scene != Scene::Chat || !may_leave(ctx, author) {
        ctx.tell(author, line::LaterEmpty {});
    } else {
        let Some(id) = hold(ctx, author, sent.event.clone(), true) else { return };
        kept(ctx, author, id);
    }
}

/// Keeps one more text of the author, and gives its number; says so when they have left as many as are kept.
fn hold(
    ctx: &mut DecisionContext<'_>,
    author: &PersonId,
    pointer: OwnedEventId,
    confirmed: bool,
) -> Option<HeldId> {
    let now = ctx.now();
    let waiting = |held: &&Held| held.author == *author && held.posted.is_none();
    if ctx.cohort.bots.quiet.held.iter().filter(waiting).count() >= WAITING {
        let count = i64::try_from(WAITING).unwrap_or(i64::MAX);
        let room = ctx.room(RoomKind::Peer);
        ctx.tell(author, line::LaterFull { count, room });
        return None;
    }
    let quiet = &mut ctx.cohort.bots.quiet;
    let posted = |held: &Held| held.author == *author && held.posted.is_some();
    if quiet.held.iter().filter(|held| posted(held)).count() >= POSTED
        && let Some(oldest) = quiet.held.iter().position(posted)
    {
        quiet.held.remove(oldest);
    }
    quiet.last_held += 1;
    let id = HeldId(quiet.last_held);
    quiet.held.push(Held { id, author: author.clone(), pointer, left_at: now, confirmed, posted: None });
    Some(id)
}

/// Says that it is kept. The same digits still change that until the opening.
fn kept(ctx: &mut DecisionContext<'_>, author: &PersonId, id: HeldId) {
    let Some(opens) = ctx.cohort.hours().next_opening(ctx.now()) else { return };
    let kept = line::LaterKept { room: ctx.room(RoomKind::Peer), opens: ctx.moment(opens) };
    make_room(ctx, author, id);
    ctx.ask(author, kept, &[], Question::Keep { held: id }, opens);
}

/// An answer to the offer. It is about this text and those the author left before it without an answer: who sends
/// three lines and then `1` means all three. True if it was an answer.
pub fn chosen(ctx: &mut DecisionContext<'_>, prompt: &Prompt, id: HeldId, choice: Choice) -> bool {
    let author = prompt.person.clone();
    let waits = |held: &Held| held.id == id && held.author == author && held.posted.is_none();
    let there = ctx.cohort.bots.quiet.held.iter().any(waits);
    match choice {
        Choice::Digit(1) | Choice::Yes => {
            ctx.close(prompt);
            if !there {
                ctx.tell(&author, line::LaterTakenBack {});
                return true;
            }
            for held in
                ctx.cohort.bots.quiet.held.iter_mut().filter(|held| held.author == author && held.id <= id)
            {
                held.confirmed = true;
            }
            close_answered(ctx, &author, id);
            if is_closed(ctx) {
                kept(ctx, &author, id);
            }
        }
        Choice::Digit(2) => {
            ctx.close(prompt);
            let reason =
                ctx.cohort.bots.quiet.held.iter().find(|held| waits(held)).map(|held| held.pointer.clone());
            drop_waiting(ctx, &author, id);
            match reason {
                Some(event) => {
                    let reason = Pointer { place: Destination::Chat(author.clone()), event };
                    urgent::call(ctx, &author, reason);
                }
                None => urgent::ask(ctx, &author),
            }
        }
        Choice::Digit(3) | Choice::No => {
            ctx.close(prompt);
            drop_waiting(ctx, &author, id);
            ctx.tell(&author, line::LaterNothing {});
        }
        Choice::Digit(_) => return false,
    }
    true
}

/// Questions about what was decided with a later text count as answered.
fn close_answered(ctx: &mut DecisionContext<'_>, author: &PersonId, id: HeldId) {
    ctx.close_all(|p| {
        p.person == *author && matches!(p.question.of(), Some(Question::Keep { held }) if held < id)
    });
}

/// This one goes, and those before it that had no answer yet.
fn drop_waiting(ctx: &mut DecisionContext<'_>, author: &PersonId, id: HeldId) {
    ctx.cohort.bots.quiet.held.retain(|held| {
        held.author != *author
            || held.posted.is_some()
            || !(held.id == id || (held.id < id && !held.confirmed))
    });
    let held: Vec<HeldId> = ctx.cohort.bots.quiet.held.iter().map(|held| held.id).collect();
    ctx.close_all(|p| {
        matches!(p.question.of(), Some(Question::Keep { held: of }) if of <= id && !held.contains(&of))
            && p.person == *author
    });
}

/// The author took the yes to posting it back.
pub fn drop_from(ctx: &mut DecisionContext<'_>, author: &PersonId, id: HeldId) {
    let waits = |held: &Held| held.id == id && held.author == *author && held.posted.is_none();
    if ctx.cohort.bots.quiet.held.iter().any(waits) {
        ctx.cohort.bots.quiet.held.retain(|held| !waits(held));
        ctx.tell(author, line::LaterTakenBack {});
    }
}

/// The author edited the message itself: the new words are what will be posted.
pub fn changed(ctx: &mut DecisionContext<'_>, author: &PersonId, pointer: &EventId) {
    let is_it = |held: &Held| {
        held.author == *author && held.pointer == pointer && held.posted.is_none() && held.confirmed
    };
    let Some(opens) = ctx.cohort.hours().next_opening(ctx.now()) else { return };
    if ctx.cohort.bots.quiet.held.iter().any(is_it) {
        let changed = line::LaterChanged { room: ctx.room(RoomKind::Peer), opens: ctx.moment(opens) };
        ctx.tell(author, changed);
    }
}

/// The author took the message itself back.
pub fn taken_back(ctx: &mut DecisionContext<'_>, author: &PersonId, pointer: &EventId) {
    let is_it = |held: &Held| held.author == *author && held.pointer == pointer && held.posted.is_none();
    let Some(id) = ctx.cohort.bots.quiet.held.iter().find(|held| is_it(held)).map(|held| held.id) else {
        return;
    };
    ctx.close_all(|p| p.question.is(&Question::Keep { held: id }));
    drop_from(ctx, author, id);
}

/// The author put ❌ on the posted one: it is taken away again and counts no longer.
pub fn withdraw(ctx: &mut DecisionContext<'_>, by: &PersonId, message: &EffectKey, event: &EventId) -> bool {
    let is_theirs = ctx
        .cohort
        .bots
        .quiet
        .held
        .iter()
        .any(|held| held.author == *by && held.posted.as_ref() == Some(message));
    if is_theirs {
        ctx.effect(Effect::Withdraw { message: message.clone() });
        ctx.consequences.taken_back.push(event.to_owned());
        ctx.cohort.bots.quiet.held.retain(|held| held.posted.as_ref() != Some(message));
    }
    is_theirs
}

/// Whenever the room is open, each message that was left goes out as its own, once, in the order in which they were
/// left. Who is muted then posts nothing through us either: theirs waits.
pub fn pass_on(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let there = ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer));
    if is_closed(ctx) || !there {
        return;
    }
    let may_post = |held: &&Held| {
        held.confirmed && held.posted.is_none() && !ctx.cohort.bots.moderation.is_muted(&held.author, now)
    };
    let due: Vec<Held> = ctx.cohort.bots.quiet.held.iter().filter(may_post).cloned().collect();
    for held in due {
        let author = ctx.person(&held.author);
        let at = ctx.past(held.left_at);
        let words = WORDS.to_owned();
        let relay = line::LaterRelay { author: author.clone(), at: at.clone(), text: words };
        let frame = ctx.render_room(&relay.into());
        let caption = ctx.render_room(&line::LaterRelayFile { author, at }.into());
        let (author, pointer) = (held.author, held.pointer);
        let key = ctx.effect(Effect::Relay { author, pointer, to: RoomKind::Peer, frame, caption });
        if let Some(kept) = ctx.cohort.bots.quiet.held.iter_mut().find(|kept| kept.id == held.id) {
            kept.posted = Some(key);
        }
    }
}

/// What became of a message that was passed on. It counts as its author's post, and the author is told where it
/// stands, so that it can be taken back there; or that it has to be written again.
pub fn passed_on(
    ctx: &mut DecisionContext<'_>,
    message: &EffectKey,
    posted: Option<(OwnedEventId, Timestamp)>,
) {
    let held = ctx.cohort.bots.quiet.held.iter().find(|held| held.posted.as_ref() == Some(message)).cloned();
    let Some(Held { author, .. }) = held else { return };
    let room = ctx.room(RoomKind::Peer);
    let Some((event, at)) = posted else {
        ctx.cohort.bots.quiet.held.retain(|held| held.posted.as_ref() != Some(message));
        ctx.tell(&author, line::LaterUnreadable { room });
        return;
    };
    ctx.consequences.activity.push(Activity {
        event: event.clone(),
        place: RoomKind::Peer,
        person: author.clone(),
        at,
        kind: ActivityKind::Post,
        reply_to: None,
        thread: None,
        history: false,
        late: false,
    });
    let label = ctx.room_name(RoomKind::Peer);
    let post = ctx.message(&label, RoomKind::Peer, &event);
    ctx.tell(&author, line::LaterPosted { room, post });
}

/// Posted ones are remembered for a fortnight, so that their authors can take them back. What could not be posted in
/// that time goes, and its author is told.
pub fn forget(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let (kept, old): (Vec<Held>, Vec<Held>) = std::mem::take(&mut ctx.cohort.bots.quiet.held)
        .into_iter()
        .partition(|held| now.duration_since(held.left_at) < PATIENCE);
    ctx.cohort.bots.quiet.held = kept;
    for held in old.into_iter().filter(|held| held.confirmed && held.posted.is_none()) {
        let gone = line::LaterGone { room: ctx.room(RoomKind::Peer), at: ctx.past(held.left_at) };
        ctx.tell(&held.author, gone);
    }
}

/// Nothing of a person's waits any more.
pub(super) fn drop_all(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    ctx.cohort.bots.quiet.held.retain(|held| held.author != *person || held.posted.is_some());
}
