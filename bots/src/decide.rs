//! From (cohort, what happened) to (new cohort, what follows): the one door into the bots.
//!
//! After whatever happened, every bot does what is due by now ([`progress`]), whichever timer fired or failed to:
//! missed moments converge instead of being replayed. [`timers`] says when to look again.

use std::{borrow::Cow, collections::BTreeMap};

use jiff::{SignedDuration, Timestamp};
use ruma::EventId;

use crate::{
    answers, applying, belonging,
    cohort::Cohort,
    command,
    commands::{self, Parsed},
    deciding::{Consequences, Context, DecisionContext},
    effect::{Activity, ActivityKind},
    event::{Event, Linked, MessageKind, Scene, Sent},
    fact::Fact,
    heard::{self, Heard, What},
    ids::EffectKey,
    in_clear, limits, recovery,
    registry::BOTS,
    room_state::people::Membership,
    wanting,
};

/// Commands that are older than this when they are decided are answered "too late", not executed.
pub const TOO_LATE: SignedDuration = SignedDuration::from_mins(10);
/// What arrives later than this after it was sent counts as late: the page says how much of that there is.
const LATE: SignedDuration = SignedDuration::from_hours(24);
/// Questions whose time is over are remembered for so long, to be able to say so.
const REMEMBER_QUESTIONS: SignedDuration = SignedDuration::from_hours(24 * 7);
/// Questions that had their answer, too: a second answer does nothing.
const REMEMBER_ANSWERS: SignedDuration = SignedDuration::from_hours(24 * 2);

/// When a row came.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// Its receipt, by which it counts as late.
    pub received: Timestamp,
    /// How long it waited since for the person to say what they mean: that makes no command too old.
    pub waited: SignedDuration,
}

impl From<Timestamp> for Arrival {
    fn from(received: Timestamp) -> Self {
        Self { received, waited: SignedDuration::ZERO }
    }
}

/// Decides one row. The age of a command is judged now: what lay undecided too long is not executed any more.
pub fn decide(
    cohort: &mut Cohort,
    known: &Context<'_>,
    what: Event,
    arrival: impl Into<Arrival>,
) -> Consequences {
    let mut ctx = DecisionContext::new(cohort, known);
    let timer = matches!(what, Event::TimerFired { .. });
    if let Some(what) = belonging::of_cohort(ctx.cohort, what) {
        happened(&mut ctx, what, arrival.into());
        hear(&mut ctx);
    }
    progress(&mut ctx);
    // What may be forgotten waits for something to happen: a timer changes only what is due.
    if !timer {
        forget(&mut ctx);
    }
    ctx.consequences
}

/// What is due by now, in every bot.
fn progress(ctx: &mut DecisionContext<'_>) {
    for bot in BOTS {
        (bot.progress)(ctx);
        hear(ctx);
    }
}

/// What the bots raised is heard by all of them, until nothing more comes of it.
fn hear(ctx: &mut DecisionContext<'_>) {
    while let Some(fact) = ctx.next_fact() {
        for bot in BOTS {
            (bot.hears)(ctx, &fact);
        }
    }
}

fn forget(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    for expired in ctx.cohort.prompts.iter_mut().filter(|prompt| prompt.expires <= now) {
        expired.question.forget_words();
    }
    ctx.cohort.prompts.retain(|prompt| {
        let long_answered =
            prompt.answered.as_ref().is_some_and(|a| now.duration_since(a.at) >= REMEMBER_ANSWERS);
        !long_answered && now.duration_since(prompt.expires) < REMEMBER_QUESTIONS
    });
    limits::forget(ctx);
    for bot in BOTS {
        (bot.forget)(ctx);
    }
}

/// When the cohort wants to be looked at again, by name; all in the future.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    // A name stands for one timer; of two moments the earlier counts, and then the other is wanted again.
    let mut timers: BTreeMap<String, Timestamp> = BTreeMap::new();
    for (name, at) in BOTS.iter().flat_map(|bot| (bot.timers)(cohort, now)).filter(|(_, at)| *at > now) {
        let earliest = timers.entry(name).or_insert(at);
        *earliest = at.min(*earliest);
    }
    timers.into_iter().collect()
}

fn happened(ctx: &mut DecisionContext<'_>, mut what: Event, Arrival { received, waited }: Arrival) {
    if let Event::MemberChanged { at, history: false, .. } = &mut what
        && received.duration_since(*at) > LATE
    {
        // Who belonged when is as settled as what was done: what comes late counts when it came.
        *at = received;
    }
    match &what {
        Event::Applied { structure, reset, waits } => {
            applying::applied(ctx, structure, reset);
            ctx.cohort.asks_from = ctx
                .cohort
                .hours()
                .next_opening(ctx.now())
                .filter(|_| *waits && !ctx.cohort.hours().is_working(ctx.now()));
            follow(ctx, &what);
        }
        Event::RoomCreated { place, room } => {
            ctx.cohort.rooms.insert(*place, room.clone());
            ctx.consequences.reconcile = true;
            follow(ctx, &what);
        }
        Event::TimerFired { .. } => ctx.consequences.reconcile = true,
        Event::Looked { .. }
        | Event::Refused { .. }
        | Event::PassedOn { .. }
        | Event::ListRead { .. }
        | Event::CodeGiven { .. }
        | Event::JoinAsked { .. } => {
            follow(ctx, &what);
        }
        Event::ChatChanged { person, membership, again, .. } => {
            follow(ctx, &what);
            if matches!(membership, Membership::Leave | Membership::Ban) {
                ctx.raise(Fact::ChatLost { person: person.clone(), again: *again });
            }
        }
        Event::MemberChanged { place, account, person, membership, history, .. } => {
            if ctx.cohort.structure.recovery_account.as_ref() == Some(account) {
                recovery::moved(ctx, *place, *membership, *history);
            }
            match person {
                Some(_) => follow(ctx, &what),
                None => ctx.consequences.reconcile = true,
            }
        }
        Event::Voted { sent } => count(ctx, sent, received, ActivityKind::Vote, None, None),
        Event::Reacted { sent, target, ours, author, key } => {
            if heard::is_words(key) {
                follow(ctx, &what);
            } else {
                count(ctx, sent, received, ActivityKind::Reaction, Some(target.clone()), None);
            }
            if let Some(mark) = answers::may_mean(key, ours.as_ref(), sent.scene).filter(|_| !sent.history) {
                let what = What::Mark { mark, key, target, author: author.as_ref() };
                answer(ctx, &Heard { sent, received, ours: ours.as_ref(), what });
            }
        }
        Event::Changed { sent, target, typed, linked } => {
            let typed = typed.as_ref().map(|typed| to_the_voice(ctx, sent, typed));
            follow(ctx, &what);
            if !sent.history {
                let late = ctx.now().duration_since(sent.at).saturating_sub(waited) > TOO_LATE;
                changed(ctx, (sent, target), typed.as_deref(), linked.as_ref(), (received, late));
            }
        }
        Event::Redacted { sent, target, author, .. } => {
            ctx.consequences.taken_back.push(target.clone());
            let by_another = matches!(sent.scene, Scene::Room(_))
                && author.as_ref().is_some_and(|author| *author != sent.by);
            if by_another || sent.history {
                follow(ctx, &what);
            } else {
                limits::following(ctx, &sent.by, |ctx| {
                    follow(ctx, &what);
                    answers::taken_back(ctx, &sent.by, target);
                });
            }
        }
        Event::Said { kind: MessageKind::Notice, .. } => {}
        Event::Said {
            sent, kind, typed, reply_to, reply_to_ours, thread, reply_to_author, linked, ..
        } => {
            let typed = &to_the_voice(ctx, sent, typed);
            count(ctx, sent, received, ActivityKind::Post, reply_to.clone(), thread.clone());
            if let Some(act) = ctx.consequences.activity.last_mut().filter(|act| act.event == sent.event) {
                act.command = *kind == MessageKind::Text && commands::parse(typed).is_for_us();
            }
            ctx.thread.clone_from(thread);
            if sent.history {
                return;
            }
            follow(ctx, &what);
            if *kind != MessageKind::Text {
                let is_discreet = || commands::is_discreet(ctx, sent, typed, command::About::default());
                if matches!(sent.scene, Scene::Room(_)) && is_discreet() {
                    commands::taken_away(ctx, sent, typed, command::About::default());
                }
                if sent.scene == Scene::Chat {
                    let ours = reply_to_ours.as_ref();
                    answer(ctx, &Heard { sent, received, ours, what: What::Wordless(*kind) });
                }
                return;
            }
            let author = reply_to_author.as_ref().or(linked.as_ref().map(|linked| &linked.author));
            let about = command::About {
                author,
                ours: reply_to_ours.is_some() && author.is_none(),
                room: linked.as_ref().map(|linked| linked.room),
            };
            let late = ctx.now().duration_since(sent.at).saturating_sub(waited) > TOO_LATE;
            let what = Spoken { sent, typed, ours: reply_to_ours.as_ref(), about };
            spoken(ctx, &what, (received, late));
        }
    }
}

/// What is said in a room and begins by naming the voice is said to it.
fn to_the_voice<'a>(
    ctx: &DecisionContext<'_>,
    sent: &Sent,
    typed: &'a command::Typed,
) -> Cow<'a, command::Typed> {
    match sent.scene {
        // Who looks for the voice in the list of names may find the steward.
        Scene::Room(_) => match commands::addressed(typed, &ctx.known.service_accounts.voice) {
            Cow::Borrowed(typed) => commands::addressed(typed, &ctx.known.service_accounts.steward),
            said => said,
        },
        Scene::Chat => Cow::Borrowed(typed),
    }
}

/// Words of a person, where they are and what they are about.
struct Spoken<'a> {
    sent: &'a Sent,
    typed: &'a command::Typed,
    ours: Option<&'a EffectKey>,
    about: command::About<'a>,
}

/// Words are a command, or something that a person said in their chat.
fn spoken(ctx: &mut DecisionContext<'_>, what: &Spoken<'_>, (received, late): (Timestamp, bool)) {
    let Spoken { sent, typed, ours, about } = *what;
    if in_clear::refused(ctx, sent, typed, ours, received) {
        return;
    }
    let within = commands::within(ctx, typed);
    if let (Scene::Room(_), Some(within)) = (sent.scene, &within) {
        commands::taken_away(ctx, sent, within, about);
        return;
    }
    let typed = within.as_ref().unwrap_or(typed);
    let parsed = commands::parse(typed);
    if commands::is_discreet(ctx, sent, typed, about) {
        commands::take_away(ctx, sent);
    }
    let mut command = parsed.is_command().then(|| typed.clone());
    let words = answers::words(ctx, (sent, received), ours, typed);
    let heard = Heard { sent, received, ours, what: words };
    // Words that only begin like a call and were asked for by something private alarm nobody: whoever wrote them is asked.
    let is_claimed = || answers::belongs(ctx, &heard).is_some_and(|claim| !claim.urgent);
    if let (Scene::Chat, Parsed::Called { .. }) = (sent.scene, parsed)
        && is_claimed()
    {
        command = Some(command::Typed { body: commands::a_call(), ..typed.clone() });
    }
    if command.is_none() && sent.scene == Scene::Chat {
        command = commands::bare(typed).filter(|bare| commands::is_named(bare, answers::names(ctx, &heard)));
        command = command.or_else(|| wanting::completed(ctx, &heard));
        if command.is_none() {
            answer(ctx, &heard);
        }
    }
    if let Some(typed) = command {
        limits::answering(ctx, &sent.by, commands::parse(&typed).is_call(), |ctx| {
            commands::run(ctx, sent, &typed, about, late);
        });
    }
}

/// A new version of a message. Of what waits it counts; what set nothing in motion yet is read as sent now, acts of
/// moderation excepted; of all else that was said to us its author reads that changes are not read.
fn changed(
    ctx: &mut DecisionContext<'_>,
    (sent, target): (&Sent, &EventId),
    typed: Option<&command::Typed>,
    linked: Option<&Linked>,
    (received, late): (Timestamp, bool),
) {
    let about = command::About {
        author: linked.map(|linked| &linked.author),
        ours: false,
        room: linked.map(|linked| linked.room),
    };
    let body = typed.filter(|typed| !typed.in_clear).map(|typed| typed.body.as_str());
    let heard = Heard { sent, received, ours: None, what: What::Changed { target, body } };
    if let Some(belongs) = answers::belongs(ctx, &heard) {
        if belongs.urgent {
            limits::answering(ctx, &sent.by, true, |ctx| (belongs.then)(ctx, &heard));
        } else {
            limits::following(ctx, &sent.by, |ctx| (belongs.then)(ctx, &heard));
        }
        return;
    }
    let parsed = typed.map_or(Parsed::NotACommand, commands::parse);
    let is_discreet = |typed: &&command::Typed| commands::is_discreet(ctx, sent, typed, about);
    if let (Scene::Room(_), Some(typed)) = (sent.scene, typed.filter(is_discreet)) {
        // The new words are an event of their own, and that goes. What it names as its target may be anybody's: no homeserver asks.
        commands::taken_away(ctx, sent, typed, about);
        return;
    }
    if matches!(sent.scene, Scene::Room(_)) && !matches!(parsed, Parsed::Command { .. }) {
        return;
    }
    let member = ctx.cohort.members.get_mut(&sent.by);
    let unheard = member.and_then(|member| member.unheard.take_if(|unheard| unheard == target)).is_some();
    match typed {
        Some(typed) if unheard && !parsed.is_an_act() && !weighs(ctx, sent, typed, received) => {
            let sent = Sent { event: target.to_owned(), ..sent.clone() };
            spoken(ctx, &Spoken { sent: &sent, typed, ours: None, about }, (received, late));
        }
        _ => {
            let call = parsed.is_call();
            limits::answering(ctx, &sent.by, call, |ctx| answers::not_read(ctx, &sent.by, call));
        }
    }
}

/// Whether a new version would confirm what weighs on somebody: to which question it was an answer is not known any more.
fn weighs(ctx: &DecisionContext<'_>, sent: &Sent, typed: &command::Typed, received: Timestamp) -> bool {
    let what = answers::words(ctx, (sent, received), None, typed);
    sent.scene == Scene::Chat
        && answers::answers_what_weighs(ctx, &Heard { sent, received, ours: None, what })
}

/// What a person said that is no command is answered, as far as the limits go.
fn answer(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) {
    let urgent = answers::is_urgent(ctx, heard);
    limits::answering(ctx, &heard.sent.by, urgent, |ctx| answers::heard(ctx, heard));
}

/// Every bot sees it, in the order of the registry.
fn follow(ctx: &mut DecisionContext<'_>, what: &Event) {
    for bot in BOTS {
        (bot.follows)(ctx, what);
    }
}

/// Appends a row of activity: sender, time, relation. Only what happens in rooms counts.
fn count(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    received: Timestamp,
    kind: ActivityKind,
    reply_to: Option<ruma::OwnedEventId>,
    thread: Option<ruma::OwnedEventId>,
) {
    let Scene::Room(place) = sent.scene else { return };
    ctx.consequences.activity.push(Activity {
        event: sent.event.clone(),
        place,
        person: sent.by.clone(),
        at: sent.at,
        kind,
        reply_to,
        thread,
        history: sent.history,
        late: !sent.history && received.duration_since(sent.at) > LATE,
        command: false,
    });
}
