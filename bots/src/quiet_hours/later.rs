//! Messages left with the voice in quiet time. Only the pointer to the person's message is kept; it is read again at
//! the opening, so that an edit or a redaction made overnight counts.

use jiff::{SignedDuration, Timestamp};
use ruma::{EventId, OwnedEventId};

use super::{
    asks::Question,
    leaving::{is_closed, is_kept_silent, may_leave},
    state::{Held, HeldId},
    urgent,
};
use crate::{
    cohort::{self, Choice, Cohort, Prompt},
    deciding::{DecisionContext, Words},
    effect::{Destination, Pointer},
    event::{Scene, Sent},
    ids::{PersonId, RoomKind},
    quiet_hours::lines as line,
    text::{Line, general},
};

/// So long a question waits at most, and an author can take back what was posted.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 14);

/// So many texts of one person wait for the opening.
const WAITING: usize = 20;
/// So many that were posted can still be taken back by their author.
const POSTED: usize = 60;
/// What follows the last question so soon belongs to it: the question that is there says how many there are.
const BURST: SignedDuration = SignedDuration::from_secs(60);

/// Something came in quiet time that is no command and no answer: post it at the opening, call someone, or nothing? One
/// question is about all that waits for an answer, however much comes after it.
///
/// Where its words tell of danger, the emergency comes first in what is asked.
pub fn offer(
    ctx: &mut DecisionContext<'_>,
    author: &PersonId,
    pointer: OwnedEventId,
    (pieces, alarms): (usize, bool),
) {
    let now = ctx.now();
    let asked = asked(ctx, author);
    let burst = asked.as_ref().filter(|asked| now.duration_since(asked.asked) < BURST).cloned();
    let id = match hold(ctx, author, pointer, (pieces, false)) {
        Some(id) => id,
        None if alarms => {
            // What cannot be kept is not lost in silence where it may be a call.
            urgent::ask(ctx, author);
            return;
        }
        None => {
            if let (Some(asked), Some(choice)) = (&burst, choice(ctx, author, true)) {
                ctx.reword(asked, choice);
            } else {
                full(ctx, author);
            }
            return;
        }
    };
    for held in ctx.cohort.bots.quiet.held.iter_mut().filter(|held| held.id == id) {
        held.alarms = alarms;
    }
    let Some(choice) = choice(ctx, author, false) else { return };
    let question = Question::Keep { held: id };
    let Some(asked) = asked else {
        ctx.ask(author, choice, &[], question, patience(now));
        return;
    };
    // An edit rings nowhere, and this question should.
    if burst.is_some() && !alarms {
        ctx.reword(&asked, choice);
    } else {
        ctx.ask_again(&asked, choice, &[]);
    }
    if let Some(stored) = ctx.cohort.prompts.iter_mut().find(|stored| stored.key == asked.key) {
        stored.question = cohort::Question::new(question);
        stored.expires = patience(now);
        stored.asked = if burst.is_some() { stored.asked } else { now };
    }
}

fn patience(now: Timestamp) -> Timestamp {
    now.saturating_add(PATIENCE).unwrap_or(Timestamp::MAX)
}

/// The question about all that the author left and has not decided yet. Nothing where there is none.
fn choice(ctx: &DecisionContext<'_>, author: &PersonId, full: bool) -> Option<Line> {
    let opens = ctx.moment(ctx.cohort.hours().next_opening(ctx.now())?);
    let count = undecided(ctx, author).count();
    let (room, count) = (ctx.room(RoomKind::Peer), i64::try_from(count).unwrap_or(i64::MAX));
    match (count, full) {
        (0, _) => None,
        (_, false) if undecided(ctx, author).any(|held| held.alarms) => {
            Some(line::LaterChoiceDanger { room, opens, count, phone: ctx.phone() }.into())
        }
        (_, true) => Some(line::LaterChoiceFull { room, opens, count }.into()),
        (_, false) => Some(line::LaterChoice { room, opens, count }.into()),
    }
}

/// The question again, for who answered it with what is no answer; or what is kept, and how that is changed.
pub fn choice_again(ctx: &DecisionContext<'_>, author: &PersonId) -> Option<Line> {
    choice(ctx, author, false).or_else(|| kept_now(ctx, author)).filter(|_| is_closed(ctx))
}

/// What is kept of the author's by now.
fn kept_now(ctx: &DecisionContext<'_>, author: &PersonId) -> Option<Line> {
    let opens = ctx.cohort.hours().next_opening(ctx.now())?;
    let held = ctx.cohort.bots.quiet.held.iter();
    let count = held.filter(|held| held.author == *author && held.waits() && held.confirmed).count();
    let count = i64::try_from(count).ok().filter(|count| *count > 0)?;
    Some(line::LaterKept { room: ctx.room(RoomKind::Peer), opens: ctx.moment(opens), count }.into())
}

/// What the author left and has not decided about.
fn undecided<'a>(ctx: &'a DecisionContext<'_>, author: &PersonId) -> impl Iterator<Item = &'a Held> {
    let held = ctx.cohort.bots.quiet.held.iter();
    held.filter(move |held| held.author == *author && held.waits() && !held.confirmed)
}

/// The author's open question about what they have not decided yet.
pub(super) fn asked(ctx: &DecisionContext<'_>, author: &PersonId) -> Option<Prompt> {
    let now = ctx.now();
    let waits: Vec<HeldId> = undecided(ctx, author).map(|held| held.id).collect();
    let mut open = ctx.cohort.prompts.iter().rev();
    let about = |prompt: &&Prompt| {
        let of = prompt.question.of();
        matches!(of, Some(Question::Keep { held }) if waits.contains(&held))
            && prompt.person == *author
            && prompt.is_open(now)
    };
    open.find(about).cloned()
}

/// `!later …`: kept without a further question. Only in the direct chat: there the words can be read again.
pub fn keep(ctx: &mut DecisionContext<'_>, sent: &Sent, words: &str) {
    let author = &sent.by;
    if !is_closed(ctx) {
        let room = ctx.room(RoomKind::Peer);
        ctx.tell(author, line::LaterOpen { room });
    } else if is_kept_silent(ctx, author) {
        ctx.tell(author, general::WhileKept {});
    } else if words.trim().is_empty() || sent.scene != Scene::Chat || !may_leave(ctx, author) {
        ctx.tell(author, line::LaterEmpty {});
    } else {
        match hold(ctx, author, sent.event.clone(), (Words::of(sent, words).pieces, true)) {
            Some(id) => kept(ctx, author, id),
            None => full(ctx, author),
        }
    }
}

/// A question for the others, put in the direct chat: it goes to the peer room at once, or with the opening. Where it
/// stands is said when it is there.
pub fn ask(ctx: &mut DecisionContext<'_>, author: &PersonId, words: &Words) {
    let Some(id) = hold(ctx, author, words.at.event.clone(), (words.pieces, true)) else {
        full(ctx, author);
        return;
    };
    for held in ctx.cohort.bots.quiet.held.iter_mut().filter(|held| held.id == id) {
        held.asks = true;
    }
    if is_closed(ctx) {
        kept(ctx, author, id);
    } else {
        let room = ctx.room(RoomKind::Peer);
        ctx.tell(author, line::AskGoes { room });
    }
}

/// Says that the author has left as many as are kept.
fn full(ctx: &mut DecisionContext<'_>, author: &PersonId) {
    let count = i64::try_from(WAITING).unwrap_or(i64::MAX);
    let room = ctx.room(RoomKind::Peer);
    ctx.tell(author, line::LaterFull { count, room });
}

/// Keeps one more text of the author, and gives its number; nothing when they have left as many as are kept.
fn hold(
    ctx: &mut DecisionContext<'_>,
    author: &PersonId,
    pointer: OwnedEventId,
    (pieces, confirmed): (usize, bool),
) -> Option<HeldId> {
    let now = ctx.now();
    let waiting = |held: &&Held| held.author == *author && held.waits();
    if ctx.cohort.bots.quiet.held.iter().filter(waiting).count() >= WAITING {
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
    quiet.held.push(Held {
        id,
        author: author.clone(),
        pointer,
        left_at: now,
        pieces,
        alarms: false,
        confirmed,
        asks: false,
        posted: None,
        on_its_way: false,
        stands: None,
        told: false,
        unwanted: false,
        answered: false,
    });
    Some(id)
}

/// Whether a question is about a text of which its author has said nothing yet.
pub fn is_undecided(cohort: &Cohort, prompt: &Prompt) -> bool {
    let Some(Question::Keep { held: id }) = prompt.question.of() else { return false };
    cohort.bots.quiet.held.iter().any(|held| held.id == id && held.waits() && !held.confirmed)
}

/// Says what is kept by now. The same digits still change that until the opening.
fn kept(ctx: &mut DecisionContext<'_>, author: &PersonId, id: HeldId) {
    let Some(opens) = ctx.cohort.hours().next_opening(ctx.now()) else { return };
    let held = ctx.cohort.bots.quiet.held.iter();
    let waiting = held.filter(|held| held.author == *author && held.waits() && held.confirmed);
    let (waiting, opens) = (waiting.map(|held| held.id).collect::<Vec<_>>(), ctx.moment(opens));
    let count = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
    let kept = line::LaterKept { room: ctx.room(RoomKind::Peer), opens, count };
    let before =
        |p: &Prompt| matches!(p.question.of(), Some(Question::Keep { held }) if waiting.contains(&held));
    ctx.close_all(|p| p.person == *author && before(p));
    ctx.ask(author, kept, &[], Question::Keep { held: id }, patience(ctx.now()));
}

/// An answer to the offer: about all that the author has not decided yet, none of it is kept or dropped without the
/// rest. Or to what was said to be kept: about all of that. True if it was an answer.
pub fn chosen(ctx: &mut DecisionContext<'_>, prompt: &Prompt, id: HeldId, choice: Choice) -> bool {
    let author = prompt.person.clone();
    if !matches!(choice, Choice::Digit(1..=3) | Choice::Yes | Choice::No) {
        return false;
    }
    let held = ctx.cohort.bots.quiet.held.iter();
    let theirs: Vec<Held> = held.filter(|held| held.author == author && held.waits()).cloned().collect();
    // Of what is kept nobody was asked whether it is an emergency: so that digit is asked about.
    let is_kept = theirs.iter().any(|held| held.id == id && held.confirmed && !held.alarms);
    if is_kept && choice == Choice::Digit(2) && is_closed(ctx) {
        return false;
    }
    ctx.close(prompt);
    let Some(about) = theirs.iter().find(|held| held.id == id).cloned() else {
        ctx.tell(&author, line::LaterTakenBack { count: 1 });
        return true;
    };
    if !is_closed(ctx) {
        let over = over(ctx);
        ctx.tell(&author, over);
        return true;
    }
    if matches!(choice, Choice::Digit(1) | Choice::Yes) && is_kept_silent(ctx, &author) {
        ctx.tell(&author, general::WhileKept {});
        return true;
    }
    let meant: Vec<Held> = theirs.into_iter().filter(|held| held.confirmed == about.confirmed).collect();
    let ids: Vec<HeldId> = meant.iter().map(|held| held.id).collect();
    let is_meant = |held: &Held| ids.contains(&held.id);
    match choice {
        Choice::Digit(1) | Choice::Yes => {
            ctx.cohort.bots.quiet.held.iter_mut().filter(|held| is_meant(held)).for_each(|held| {
                held.confirmed = true;
            });
            kept(ctx, &author, id);
        }
        // They were asked before whether it is an emergency: once more, before anybody is called.
        Choice::Digit(2) if about.confirmed => {
            kept(ctx, &author, id);
            urgent::ask(ctx, &author);
        }
        Choice::Digit(2) => {
            drop_these(ctx, &author, &ids);
            for held in meant {
                let at = Pointer { place: Destination::Chat(author.clone()), event: held.pointer };
                urgent::call(ctx, &author, &Words::at(at, held.pieces.max(1)));
            }
        }
        _ => {
            drop_these(ctx, &author, &ids);
            let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
            let done: Line = if about.confirmed {
                line::LaterTakenBack { count }.into()
            } else {
                line::LaterNothing { count }.into()
            };
            ctx.tell(&author, done);
        }
    }
    true
}

/// Those go, and no question about them waits any more.
fn drop_these(ctx: &mut DecisionContext<'_>, author: &PersonId, ids: &[HeldId]) {
    ctx.cohort.bots.quiet.held.retain(|held| !ids.contains(&held.id));
    ctx.close_all(|p| {
        p.person == *author && matches!(p.question.of(), Some(Question::Keep { held }) if ids.contains(&held))
    });
}

/// What is said to an answer that comes when its opening has been.
fn over(ctx: &DecisionContext<'_>) -> Line {
    line::LaterOver { room: ctx.room(RoomKind::Peer), phone: ctx.phone() }.into()
}

/// The same, where the question has ended with its opening: unless what it was about is posted.
pub fn expired(ctx: &DecisionContext<'_>, id: HeldId) -> Option<Line> {
    let posted = ctx.cohort.bots.quiet.held.iter().any(|held| held.id == id);
    (!posted).then(|| over(ctx))
}

/// The author took the yes to posting it back: it was about all that is kept.
pub fn drop_from(ctx: &mut DecisionContext<'_>, author: &PersonId, id: HeldId) {
    let held = ctx.cohort.bots.quiet.held.iter();
    let meant = held.filter(|held| held.author == *author && held.waits() && held.confirmed && held.id <= id);
    let ids: Vec<HeldId> = meant.map(|held| held.id).collect();
    if ids.contains(&id) {
        drop_these(ctx, author, &ids);
        ctx.tell(author, line::LaterTakenBack { count: i64::try_from(ids.len()).unwrap_or(i64::MAX) });
    }
}

/// Whether that message of the author's waits: its words are read when it is posted.
pub fn waits(ctx: &DecisionContext<'_>, author: &PersonId, pointer: &EventId) -> bool {
    let mut held = ctx.cohort.bots.quiet.held.iter();
    held.any(|held| held.author == *author && held.pointer == pointer && held.waits())
}

/// The author edited the message itself: the new words are what will be posted.
pub fn changed(ctx: &mut DecisionContext<'_>, author: &PersonId, pointer: &EventId) {
    let is_it =
        |held: &Held| held.author == *author && held.pointer == pointer && held.waits() && held.confirmed;
    let Some(opens) = ctx.cohort.hours().next_opening(ctx.now()) else { return };
    if ctx.cohort.bots.quiet.held.iter().any(is_it) {
        let changed = line::LaterChanged { room: ctx.room(RoomKind::Peer), opens: ctx.moment(opens) };
        ctx.tell(author, changed);
    }
}

/// The author took the message itself back. The question about the others that were left with it stays.
pub fn taken_back(ctx: &mut DecisionContext<'_>, author: &PersonId, pointer: &EventId) {
    let is_it = |held: &Held| held.author == *author && held.pointer == pointer && held.waits();
    let Some(gone) = ctx.cohort.bots.quiet.held.iter().find(|held| is_it(held)).cloned() else { return };
    ctx.cohort.bots.quiet.held.retain(|held| held.id != gone.id);
    let held = ctx.cohort.bots.quiet.held.iter().rev();
    let mut alike = held.filter(|held| {
        held.author == *author && held.waits() && held.confirmed == gone.confirmed && held.id < gone.id
    });
    let of_it = Question::Keep { held: gone.id };
    match alike.next().map(|held| held.id) {
        Some(before) => {
            for stored in ctx.cohort.prompts.iter_mut().filter(|stored| stored.question.is(&of_it)) {
                stored.question = cohort::Question::new(Question::Keep { held: before });
            }
        }
        None => ctx.close_all(|p| p.question.is(&of_it)),
    }
    ctx.tell(author, line::LaterTakenBack { count: 1 });
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

/// Nothing that they left waits any more.
pub(super) fn drop_all(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    ctx.cohort.bots.quiet.held.retain(|held| held.author != *person || held.posted.is_some());
}
