//! What was left goes out when the room opens, counts as its author's post, and can be taken back by them.

use jiff::Timestamp;
use ruma::{EventId, OwnedEventId};

use super::{asks::Question, leaving::is_closed, state::Held};
use crate::{
    cohort::Place,
    deciding::DecisionContext,
    effect::{Activity, ActivityKind, Effect, WORDS},
    event::{Scene, Sent},
    fact::Fact,
    ids::{EffectKey, PersonId, RoomKind},
    quiet_hours::lines as line,
    text::Line,
};

/// Whether that message of ours passes on what the person had left.
pub fn is_posted(ctx: &DecisionContext<'_>, by: &PersonId, message: &EffectKey) -> bool {
    let mut held = ctx.cohort.bots.quiet.held.iter();
    held.any(|held| held.author == *by && held.posted.as_ref() == Some(message))
}

/// Somebody answered a posted one. Matrix tells the sender of what is answered, and that is the voice: so its author reads
/// it from us.
pub fn answered(ctx: &mut DecisionContext<'_>, sent: &Sent, message: &EffectKey) {
    let Scene::Room(room) = sent.scene else { return };
    // What is said to us is no answer to anybody, and a line about somebody is nobody's to hear of.
    let is_post = ctx.consequences.activity.iter().any(|act| act.event == sent.event && !act.command);
    let mut held = ctx.cohort.bots.quiet.held.iter();
    let author = held
        .find(|held| held.posted.as_ref() == Some(message) && !held.answered)
        .map(|held| held.author.clone());
    let to_tell = author.filter(|author| is_post && *author != sent.by && ctx.in_chat(author));
    let Some(author) = to_tell else { return };
    // Once for each text: from then on they look there themselves.
    if ctx.may_write_to(&author) {
        for held in ctx.cohort.bots.quiet.held.iter_mut() {
            held.answered |= held.posted.as_ref() == Some(message);
        }
        let person = ctx.person(&sent.by);
        let post = ctx.message(&ctx.room_name(room), room, &sent.event);
        ctx.tell(&author, line::LaterAnswered { person, post });
    }
}

/// The author put ❌ on the posted one: it is taken away again and counts no longer.
pub fn withdraw(ctx: &mut DecisionContext<'_>, message: &EffectKey, event: &EventId) {
    ctx.effect(Effect::Withdraw { message: message.clone() });
    ctx.consequences.taken_back.push(event.to_owned());
    ctx.raise(Fact::TakenAway(event.to_owned()));
    ctx.cohort.bots.quiet.held.retain(|held| held.posted.as_ref() != Some(message));
}

/// Whenever the room is open, each message that was left goes out as its own, once, in the order in which they were
/// left. Who is muted then posts nothing through us either: theirs waits.
pub fn pass_on(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let there = ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer));
    if is_closed(ctx) || !there {
        return;
    }
    end_offers(ctx);
    let may_post = |held: &&Held| {
        held.confirmed && held.posted.is_none() && !ctx.cohort.bots.moderation.is_muted(&held.author, now)
    };
    let due: Vec<Held> = ctx.cohort.bots.quiet.held.iter().filter(may_post).cloned().collect();
    for held in due {
        let author = ctx.person(&held.author);
        let at = ctx.past(held.left_at);
        let words = WORDS.to_owned();
        let (frame, caption): (Line, Line) = if held.asks {
            let frame = line::AskRelay { author: author.clone(), text: words };
            (frame.into(), line::AskRelayFile { author }.into())
        } else {
            let frame = line::LaterRelay { author: author.clone(), at: at.clone(), text: words };
            (frame.into(), line::LaterRelayFile { author, at }.into())
        };
        let (frame, caption) =
            (ctx.render_room(RoomKind::Peer, &frame), ctx.render_room(RoomKind::Peer, &caption));
        let (author, pointer) = (held.author, held.pointer);
        let key = ctx.effect(Effect::Relay { author, pointer, to: RoomKind::Peer, frame, caption });
        if let Some(kept) = ctx.cohort.bots.quiet.held.iter_mut().find(|kept| kept.id == held.id) {
            kept.posted = Some(key);
            kept.on_its_way = true;
        }
    }
}

/// An offer ends with its own opening: what had no answer by then is not posted, by whatever is said later.
fn end_offers(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    ctx.cohort.bots.quiet.held.retain(|held| held.confirmed || held.posted.is_some());
    let open = ctx.cohort.prompts.iter_mut().filter(|prompt| prompt.is_open(now));
    for prompt in open.filter(|prompt| matches!(prompt.question.of(), Some(Question::Keep { .. }))) {
        prompt.expires = now;
    }
}

/// What became of a message that was passed on. It counts as its author's post, and the author is told where it
/// stands, so that it can be taken back there; or that it has to be written again.
pub fn passed_on(
    ctx: &mut DecisionContext<'_>,
    message: &EffectKey,
    posted: Option<(OwnedEventId, Timestamp)>,
) {
    let held = ctx.cohort.bots.quiet.held.iter_mut().find(|held| held.posted.as_ref() == Some(message));
    let Some(held) = held else { return };
    held.on_its_way = false;
    held.stands = posted.as_ref().map(|(event, _)| event.clone());
    let Held { author, asks, unwanted, .. } = held.clone();
    match posted {
        None => {
            let room = ctx.room(RoomKind::Peer);
            ctx.cohort.bots.quiet.held.retain(|held| held.posted.as_ref() != Some(message));
            let gone: Line = if unwanted {
                line::LaterTakenBack { count: 1 }.into()
            } else {
                line::LaterUnreadable { room }.into()
            };
            ctx.tell(&author, gone);
        }
        Some((event, at)) => {
            if unwanted {
                take_away(ctx, message, Some(&event), &author);
            } else {
                counts(ctx, &author, (event.clone(), at));
                ctx.raise(Fact::Posted { by: author.clone(), at });
                if asks {
                    ctx.raise(Fact::Asked { by: author.clone(), place: RoomKind::Peer, event, at });
                }
            }
        }
    }
    tell_where(ctx, &author);
}

/// It counts as its author's post.
fn counts(ctx: &mut DecisionContext<'_>, author: &PersonId, (event, at): (OwnedEventId, Timestamp)) {
    ctx.consequences.activity.push(Activity {
        event,
        place: RoomKind::Peer,
        person: author.clone(),
        at,
        kind: ActivityKind::Post,
        reply_to: None,
        thread: None,
        history: false,
        late: false,
        command: false,
    });
}

/// Once nothing of the author's is on its way any more, they are told where it stands: once, however much it was.
fn tell_where(ctx: &mut DecisionContext<'_>, author: &PersonId) {
    let theirs = || ctx.cohort.bots.quiet.held.iter().filter(|held| held.author == *author);
    if theirs().any(|held| held.on_its_way) {
        return;
    }
    let news: Vec<&Held> = theirs().filter(|held| held.stands.is_some() && !held.told).collect();
    let Some(event) = news.last().and_then(|held| held.stands.clone()) else { return };
    let count = i64::try_from(news.len()).unwrap_or(i64::MAX);
    let label = ctx.room_name(RoomKind::Peer);
    let post = ctx.message(&label, RoomKind::Peer, &event);
    for held in ctx.cohort.bots.quiet.held.iter_mut().filter(|held| held.author == *author) {
        held.told |= held.stands.is_some();
    }
    let where_it_is: Line = match count {
        1 => line::LaterPosted { post }.into(),
        _ => line::LaterPostedSeveral { count, post }.into(),
    };
    ctx.tell(author, where_it_is);
}

/// Its author took back what they had left, and it is posted by now: then that goes too.
pub(super) fn taken_back(ctx: &mut DecisionContext<'_>, author: &PersonId, pointer: &EventId) {
    let mut held = ctx.cohort.bots.quiet.held.iter_mut();
    let Some(held) = held.find(|held| held.author == *author && held.pointer == pointer) else { return };
    let Some(message) = held.posted.clone() else { return };
    if held.on_its_way {
        held.unwanted = true;
    } else {
        let event = held.stands.clone();
        take_away(ctx, &message, event.as_deref(), author);
    }
}

fn take_away(ctx: &mut DecisionContext<'_>, message: &EffectKey, event: Option<&EventId>, author: &PersonId) {
    let room = ctx.room(RoomKind::Peer);
    match event {
        Some(event) => withdraw(ctx, message, event),
        // It was posted before it was noted as what: then it only goes.
        None => {
            ctx.effect(Effect::Withdraw { message: message.clone() });
            ctx.cohort.bots.quiet.held.retain(|held| held.posted.as_ref() != Some(message));
        }
    }
    ctx.tell(author, line::LaterTakenAway { room });
}
