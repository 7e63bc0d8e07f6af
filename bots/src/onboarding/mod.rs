//! Getting in: an invitation that says who and to what, a language by digit, the rules, one yes, one room to join.
//!
//! Whoever declines or leaves is left alone. Only the rules stand before the door.

pub mod asking;
pub mod asks;
pub mod calls;
mod command_lines;
pub mod commands;
mod decided;
pub mod leaving;
pub mod lines;
mod renewing;
pub mod resets;
mod welcome;

use jiff::{SignedDuration, Timestamp};
use ruma::UserId;

pub use self::asks::Question;
use crate::{
    bot::{Bot, Claim},
    cohort::{Choice, Cohort, Member, Place, Role, Standing},
    deciding::DecisionContext,
    effect::{Activity, ActivityKind},
    event::{Event, Sent},
    fact::Fact,
    heard::{Heard, What},
    ids::{PersonId, RoomKind},
    room_state::people::Membership,
};

/// The bot's name: of its questions.
const NAME: &str = "onboarding";

/// The bot.
pub const BOT: Bot = Bot {
    commands: commands::COMMANDS,
    asks: Some(|question| question.of::<Question>().is_some()),
    answered: |ctx, prompt, choice| match prompt.question.of() {
        Some(Question::Language { choices }) => asking::language_chosen(ctx, prompt, &choices, choice).into(),
        Some(Question::Rules { version }) => asking::rules_answered(ctx, prompt, version, choice).into(),
        Some(Question::Leave) => leaving::answered(ctx, prompt, choice).into(),
        None => Claim::NotMine,
    },
    repeat: |ctx, prompt| match prompt.question.of()? {
        Question::Language { .. } => Some((asking::menu(ctx).1, &[])),
        Question::Rules { .. } => Some((asking::rules_line(ctx, &prompt.person).into(), &["✅"])),
        Question::Leave => Some((leaving::ask_line(ctx).into(), &["✅", "❌"])),
    },
    answer_taken_back: |ctx, prompt| {
        if let Some(Question::Rules { .. }) = prompt.question.of() {
            asking::yes_taken_back(ctx, prompt);
        }
    },
    interrupts: |question| matches!(question.of(), Some(Question::Language { .. })),
    reads: asking::reads,
    takes_up,
    follows,
    hears: |ctx, fact| match fact {
        Fact::RulesChanged { was } => renewing::about_new_rules(ctx, was),
        Fact::ChatLost { person, again } => chat_lost(ctx, person, *again),
        Fact::Posted { by, at } => first_post(ctx, by, *at),
        Fact::TakenOut(person) => {
            if let Some(member) = ctx.cohort.members.get_mut(person) {
                member.asked_back = false;
            }
        }
        _ => {}
    },
    progress,
    timers,
    decided: decided::lines,
    resets: &[resets::RESET],
    #[cfg(test)]
    samples: || [lines::samples(), command_lines::samples()].concat(),
    ..Bot::named(NAME)
};

/// `0` and `9` in the direct chat mean the same whatever was asked: a person is called, the languages are shown.
fn takes_up(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let What::Words { answer: Some(Choice::Digit(digit)), .. } = heard.what else { return false };
    match digit {
        0 => calls::call_person(ctx, &heard.sent.by),
        9 => asking::language(ctx, &heard.sent.by),
        _ => return false,
    }
    true
}

/// Who came in, went, refused, or is off the list.
fn follows(ctx: &mut DecisionContext<'_>, what: &Event) {
    match what {
        Event::Applied { .. } => {
            let members = ctx.cohort.members.iter();
            let gone = members.filter(|(_, member)| member.standing == Standing::OffRoster);
            let gone: Vec<(PersonId, bool)> =
                gone.map(|(person, member)| (person.clone(), member.changed == ctx.now())).collect();
            for (person, is_news) in gone {
                leaving::off_list(ctx, &person, is_news);
            }
        }
        Event::ChatChanged { person, membership, own_act, greeted, .. } => {
            chatted(ctx, person, *membership, *own_act, *greeted);
        }
        Event::Refused { person, place } => refused(ctx, person, *place),
        Event::Said { sent, .. } => posted(ctx, sent),
        Event::MemberChanged {
            place, account, person: Some(person), by, membership, at, history, ..
        } => {
            let (place, membership, at, history) = (*place, *membership, *at, *history);
            moved(ctx, person, Move { place, account, by, membership, at, history });
        }
        _ => {}
    }
}

/// By the working day after their first post in the peer room a person knows their way, and is shown the space.
fn first_post(ctx: &mut DecisionContext<'_>, person: &PersonId, at: Timestamp) {
    let peer = Place::Room(RoomKind::Peer);
    let member = ctx.cohort.members.get_mut(person).filter(|member| member.present.contains(&peer));
    if let Some(member) = member {
        member.posted.get_or_insert(at);
    }
}

/// Whether what somebody said is a post.
fn posted(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    let is_it = |act: &&Activity| act.event == sent.event && act.place == RoomKind::Peer;
    let counted = ctx.consequences.activity.iter().find(is_it);
    // What came from somebody who may not write there, or is out, is no beginning.
    let may_post = ctx.cohort.agreed(&sent.by) && !ctx.cohort.bots.moderation.is_muted(&sent.by, ctx.now());
    if may_post && counted.is_some_and(|act| act.kind == ActivityKind::Post && !act.command) {
        first_post(ctx, &sent.by, sent.at);
    }
}

/// What is due: invitations to the direct chat for whoever is new on the roster, reminders, the room's welcome.
fn progress(ctx: &mut DecisionContext<'_>) {
    if !ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer)) {
        return;
    }
    welcome::post(ctx);
    calls::progress(ctx);
    leaving::progress(ctx);
    let now = ctx.now();
    if ctx.cohort.asks_from.take_if(|from| *from <= now).is_some() {
        ctx.consequences.reconcile = true;
    }
    let waits = ctx.cohort.asks_from.is_some();
    let works = now >= ctx.cohort.live_since && ctx.cohort.hours().is_working(now);
    let people: Vec<PersonId> = ctx.cohort.members.keys().cloned().collect();
    for person in people {
        if !ctx.cohort.is_peer(&person) {
            continue;
        }
        let Some(member) = ctx.cohort.members.get(&person) else { continue };
        if member.standing == Standing::Agreed {
            // New rules ask again, and that is reminded as the first time.
            asking::remind(ctx, &person);
        }
        let Some(member) = ctx.cohort.members.get(&person) else { continue };
        match member.standing {
            Standing::Listed if waits && !ctx.in_chat(&person) => {}
            Standing::Listed => {
                set_standing(ctx, &person, Standing::Asked);
                if ctx.in_chat(&person) {
                    // Who is there already knows us: they came to us, or another cohort brought them. Whatever is
                    // heard of their chat later is no coming.
                    if let Some(member) = ctx.cohort.members.get_mut(&person) {
                        (member.in_chat, member.chat_offered) = (true, true);
                    }
                    asking::greet_also(ctx, &person);
                    asking::begin(ctx, &person);
                } else {
                    ctx.open_chat(&person);
                }
            }
            // Those who carry a duty are written to in private: their chat is there before it is needed. So is that of
            // whoever agreed on paper, when work begins.
            Standing::Agreed
                if !member.chat_offered
                    && !waits
                    && (carries_duty(ctx.cohort, &person) || works && agreed_on_paper(member)) =>
            {
                ctx.ensure_chat(&person);
            }
            Standing::Asked => asking::remind(ctx, &person),
            _ => {}
        }
    }
}

/// When something is due next.
fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let mut timers = asking::timers(cohort, now);
    timers.extend(leaving::timers(cohort, now));
    timers.extend(cohort.asks_from.map(|from| ("asks-from".to_owned(), from)));
    timers
}

fn agreed_on_paper(member: &Member) -> bool {
    member.acceptance.as_ref().is_some_and(|acceptance| acceptance.on_paper)
}

fn carries_duty(cohort: &Cohort, person: &PersonId) -> bool {
    let on_call = cohort.structure.on_call.iter().any(|row| row.person == *person);
    let roles = [Role::Mentor, Role::Facilitator, Role::Moderator, Role::Coordinator];
    on_call || roles.iter().any(|role| cohort.has_role(person, *role))
}

/// The direct chat with a person changed.
fn chatted(
    ctx: &mut DecisionContext<'_>,
    person: &PersonId,
    membership: Membership,
    own_act: bool,
    greeted: bool,
) {
    let now = ctx.now();
    let peer = ctx.cohort.is_peer(person);
    let Some(member) = ctx.cohort.members.get_mut(person) else { return };
    let standing = member.standing;
    // A new display name arrives as a second join.
    let came = membership == Membership::Join && !member.in_chat;
    member.in_chat = membership == Membership::Join;
    member.chat_offered = matches!(membership, Membership::Join | Membership::Invite);
    match (membership, standing) {
        (Membership::Join, Standing::Listed | Standing::Asked | Standing::Declined | Standing::Left)
            if came && peer =>
        {
            let is_new = matches!(standing, Standing::Listed | Standing::Asked);
            member.changed = now;
            member.reminded = 0;
            if is_new && greeted {
                asking::greet_also(ctx, person);
            } else if is_new {
                asking::greet(ctx, person);
            }
            set_standing(ctx, person, Standing::Asked);
            asking::begin(ctx, person);
        }
        (Membership::Join, Standing::Agreed) if came && peer => {
            if !greeted {
                asking::greet(ctx, person);
            }
            welcome::in_private(ctx, person);
        }
        (Membership::Leave, Standing::Asked) if own_act => leaving::declined(ctx, person),
        _ => {}
    }
}

/// The chat is gone for us. Where the person did not want it so, they are asked into a fresh one: what waits for them
/// is said there, and what was asked can be answered there.
fn chat_lost(ctx: &mut DecisionContext<'_>, person: &PersonId, again: bool) {
    if again && ctx.cohort.is_in(person) && !ctx.in_chat(person) {
        ctx.open_chat(person);
    }
}

/// An invitation was refused before anybody saw it. It ends as if the person had declined. Who is there by now has
/// refused nothing: the row is older than what happened since.
fn refused(ctx: &mut DecisionContext<'_>, person: &PersonId, place: Option<Place>) {
    let in_chat = ctx.in_chat(person);
    let Some(member) = ctx.cohort.members.get_mut(person) else { return };
    if place.map_or(in_chat, |place| member.present.contains(&place)) {
        return;
    }
    let standing = member.standing;
    if let Some(place) = place {
        member.refused.insert(place);
        // Who asks again is invited again, once.
        member.asked_back &= place != Place::Room(RoomKind::Peer);
        ctx.consequences.reconcile = true;
    }
    match (place, standing) {
        (None, Standing::Asked) | (Some(Place::Room(RoomKind::Peer)), Standing::Agreed) => {
            leaving::declined(ctx, person);
        }
        _ => {}
    }
}

pub(super) fn set_standing(ctx: &mut DecisionContext<'_>, person: &PersonId, standing: Standing) {
    let now = ctx.now();
    if let Some(member) = ctx.cohort.members.get_mut(person)
        && member.standing != standing
    {
        member.standing = standing;
        member.changed = now;
        member.reminded = 0;
        ctx.consequences.reconcile = true;
        if standing == Standing::Agreed {
            ctx.raise(Fact::Agreed(person.clone()));
        }
    }
}

/// A membership of a place of the cohort, as it arrived.
#[derive(Clone, Copy, Debug)]
struct Move<'a> {
    /// Where.
    place: Place,
    /// Whose account.
    account: &'a UserId,
    /// Who did it.
    by: &'a UserId,
    /// The membership now.
    membership: Membership,
    /// When.
    at: Timestamp,
    /// Before the cohort lived here: noted, never answered.
    history: bool,
}

/// A person came into a place, or went.
fn moved(ctx: &mut DecisionContext<'_>, person: &PersonId, step: Move<'_>) {
    let Some(member) = ctx.cohort.members.get_mut(person) else { return };
    let was_present = member.present.contains(&step.place);
    match step.membership {
        Membership::Join if !was_present => {
            member.present.insert(step.place);
            // Whoever comes has refused nothing, whatever an answer of the homeserver was taken for.
            let refused = member.refused.remove(&step.place);
            if step.place == Place::Room(RoomKind::Peer) {
                member.asked_back = false;
                if refused && member.standing == Standing::Declined && member.acceptance.is_some() {
                    set_standing(ctx, person, Standing::Agreed);
                }
            }
            let Some(member) = ctx.cohort.members.get_mut(person) else { return };
            // Whoever comes back belongs from then on: the time between counts for nobody.
            let first = member.came.insert(step.place);
            let on_file = ctx.cohort.roster(person).and_then(|row| row.member_since);
            let since = on_file.filter(|_| first).unwrap_or(step.at);
            if first && !step.history && step.place == Place::Room(RoomKind::Peer) {
                ctx.raise(Fact::Came(person.clone()));
                if ctx.cohort.structure.encrypted {
                    welcome::missed(ctx, person);
                }
            }
            ctx.consequences.moves.push((step.place, person.clone(), since, true));
            ctx.consequences.reconcile = true;
        }
        Membership::Leave | Membership::Ban => {
            member.present.remove(&step.place);
            if was_present {
                ctx.consequences.moves.push((step.place, person.clone(), step.at, false));
            }
            ctx.consequences.reconcile = true;
            let own_act = step.account == step.by;
            if own_act && step.place == Place::Room(RoomKind::Peer) && ctx.cohort.agreed(person) {
                match (step.history, was_present) {
                    (true, _) => {
                        set_standing(ctx, person, Standing::Left);
                        ctx.raise(Fact::Gone(person.clone()));
                    }
                    (false, true) => leaving::left(ctx, person),
                    (false, false) => leaving::declined(ctx, person),
                }
            }
        }
        _ => {}
    }
}

fn plus(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.saturating_add(wait).unwrap_or(Timestamp::MAX)
}
