//! What belongs to something that is open here: an emergency's case, the question what has happened, the closing line,
//! a text that was passed on. And what is new in quiet time: a text that may wait for the opening.

use jiff::{SignedDuration, Timestamp};
use ruma::EventId;

use super::{
    asks::{self, Question},
    back, calling, cases,
    commands::URGENT,
    ended, later, leaving, posting, urgent,
};
use crate::{
    cohort::Prompt,
    command::{Choice, Mark, Typed, answer},
    deciding::{DecisionContext, Words},
    event::{Scene, Sent},
    heard::{Belongs, Heard, Names, What},
    ids::PersonId,
    rights,
    text::general,
};

/// To what it belongs.
pub(super) fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    match heard.what {
        What::Mark { mark, .. } => reacted(ctx, heard, mark),
        What::Changed { target, .. } if later::waits(ctx, &heard.sent.by, target) => {
            let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
                if let What::Changed { target, .. } = heard.what {
                    later::changed(ctx, &heard.sent.by, target);
                }
            };
            Some(Belongs { urgent: false, first: false, names: Names::Words, then })
        }
        What::Changed { target, body } => of_a_changed_call(ctx, &heard.sent.by, target, body?),
        _ if heard.says_more() => of_a_call(ctx, heard),
        What::Words { answer: Some(choice), .. } => in_talk(ctx, heard, choice),
        _ => None,
    }
}

/// With such a mark a command begins, or what is said of a report by its number.
const SPEAKS_TO_US: [char; 5] = ['!', '！', '/', '#', '＃'];

/// What the caller goes on to write in the room in which they called: others read it there, whoever was told may not be in it.
/// An answer to somebody else is none of it, and what is said to us speaks for itself: it may be about somebody. Nor is what
/// came unencrypted where all is encrypted: whoever runs a homeserver can have written it.
pub(super) fn in_room(ctx: &mut DecisionContext<'_>, sent: &Sent, typed: &Typed) {
    let body = &typed.body;
    let Scene::Room(room) = sent.scene else { return };
    let now = ctx.now();
    let more = cases::open_case(ctx.cohort, &sent.by, now).is_some_and(|case| {
        case.room == Some(room) && case.has_room() && cases::listens(ctx.cohort, &sent.by, now)
    });
    let begins = body.chars().find(|c| c.is_alphanumeric() || SPEAKS_TO_US.contains(c));
    let to_us = begins.is_some_and(|c| SPEAKS_TO_US.contains(&c))
        || typed.mentions.contains(&ctx.known.service_accounts.voice)
        || calling::heard(body).is_some();
    if !more || to_us || typed.in_clear {
        return;
    }
    ctx.asker = Some(sent.by.clone());
    urgent::call(ctx, &sent.by, &Words::of(sent, body));
}

/// A new version of words that went out with a call: whoever was told reads them as more of it, for they act on what they
/// read. That it was a mistake ends the call in this way, too.
fn of_a_changed_call(
    ctx: &DecisionContext<'_>,
    by: &PersonId,
    target: &EventId,
    body: &str,
) -> Option<Belongs> {
    let case = cases::open_case(ctx.cohort, by, ctx.now()).filter(|case| case.holds(target))?;
    let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
        if let What::Changed { target, body: Some(body) } = heard.what {
            let sent = Sent { event: target.to_owned(), ..heard.sent.clone() };
            match calling::says_stop(body, ctx.language_of(&heard.sent.by)) {
                true => ended::stop(ctx, &sent.by),
                false => urgent::call(ctx, &sent.by, &Words::of(&sent, body)),
            }
        }
    };
    let urgent = calling::says_stop(body, ctx.language_of(by)) || case.has_room();
    Some(Belongs { urgent, first: false, names: Names::Words, then })
}

/// What a caller says after the call, or after they were asked what has happened; and what whoever was alerted writes
/// back.
fn of_a_call(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    let (by, now) = (&heard.sent.by, ctx.now());
    let (waits, first) = (waits_for_words(ctx, heard), is_last(ctx, heard));
    // A word that ends a call ends one's own, also while one helps somebody else.
    let ends = heard.ours.is_none()
        && heard.words().is_some_and(|said| calling::says_stop(said, ctx.language_of(by)))
        && cases::open_case(ctx.cohort, by, now).is_some();
    if waits || ends || urgent::listens(ctx.cohort, by, now) && !back::speaks(ctx, by, heard.ours) {
        let urgent = waits || urgent::has_room_for_more(ctx, by);
        let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| match heard.what {
            What::Words { body, .. } if takes_back(ctx, heard, body) => ended::stop(ctx, &heard.sent.by),
            _ => urgent::call(ctx, &heard.sent.by, &words(heard)),
        };
        // Once somebody wrote back, a word may be said to them.
        let talks = cases::open_case(ctx.cohort, by, now).is_some_and(|case| case.is_talked_about());
        let names = if waits || !talks { Names::Calm } else { Names::Words };
        return Some(Belongs { urgent, first, names, then });
    }
    let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
        back::said(ctx, &heard.sent.by, heard.ours, &words(heard));
    };
    back::listens(ctx, by, heard.ours).then_some(Belongs {
        urgent: true,
        first,
        names: Names::Distinct,
        then,
    })
}

/// Whether the words of a caller take the call back. Where they talk with who helps, only a word for it does.
fn takes_back(ctx: &DecisionContext<'_>, heard: &Heard<'_>, body: &str) -> bool {
    let case = cases::open_case(ctx.cohort, &heard.sent.by, ctx.now());
    let talks = case.is_some_and(|case| case.is_talked_about());
    let own = ctx.language_of(&heard.sent.by);
    if talks { calling::says_stop(body, own) } else { calling::is_stop(body, own) }
}

/// Whether the last question to the person was about an emergency, or what they reply to is no other question.
fn is_last(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let mut prompts = ctx.cohort.prompts.iter().filter(|prompt| prompt.person == heard.sent.by);
    match heard.ours {
        Some(key) => prompts.find(|prompt| prompt.is_in(key)).is_none_or(asks::is_urgent),
        None => prompts.max_by_key(|prompt| prompt.asked).is_some_and(asks::is_urgent),
    }
}

/// A bare yes, no or number in the talk of who called with who helps answers the other, and ends nothing: once somebody
/// wrote back, only a word says that it was a mistake.
fn in_talk(ctx: &DecisionContext<'_>, heard: &Heard<'_>, choice: Choice) -> Option<Belongs> {
    let (by, now, asked) = (&heard.sent.by, ctx.now(), ctx.asked(heard));
    let is_of = |question: &Question| asked.is_none_or(|prompt| prompt.question.is(question));
    if let Some(case) = cases::open_case(ctx.cohort, by, now).filter(|case| case.is_talked_about())
        && !matches!(choice, Choice::Digit(0 | 9))
        && !back::speaks(ctx, by, heard.ours)
        && is_of(&Question::Called { case: case.case })
    {
        let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
            urgent::call(ctx, &heard.sent.by, &words(heard));
        };
        return Some(Belongs {
            urgent: urgent::has_room_for_more(ctx, by),
            first: true,
            names: Names::Words,
            then,
        });
    }
    let mut cases = ctx.cohort.bots.quiet.emergencies.iter().rev().filter(|case| case.is_open(now));
    let taken = cases.find(|case| case.taken.as_ref().is_some_and(|(taken, _)| taken == by))?;
    let talks = !matches!(choice, Choice::Digit(_)) && is_of(&Question::Urgent { case: taken.case });
    let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
        back::said(ctx, &heard.sent.by, heard.ours, &words(heard));
    };
    (talks && asked.is_none_or(|prompt| prompt.answered.is_some())).then_some(Belongs {
        urgent: true,
        first: true,
        names: Names::Distinct,
        then,
    })
}

/// The words that were said.
fn words(heard: &Heard<'_>) -> Words {
    match heard.what {
        What::Words { body, .. } => Words::of(heard.sent, body),
        _ => Words::unread(heard.sent),
    }
}

/// So long before the question its answer may have been sent: a phone sends what waits at once, and who is in need does not
/// wait to be asked.
const AHEAD: SignedDuration = SignedDuration::from_mins(2);

/// Whether the person was asked what has happened, and has not said so yet.
fn waits_for_words(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let (by, now) = (&heard.sent.by, ctx.now());
    let mut asked = ctx.cohort.prompts.iter().filter(|prompt| prompt.person == *by && prompt.is_open(now));
    asked.any(|prompt| asks::asks_reason(prompt) && prompt.asked.duration_since(heard.sent.at) <= AHEAD)
}

/// The alarm sign on any line of ours, also one that says something else by now; or a reaction to what was passed on for whoever
/// reacts.
fn reacted(ctx: &DecisionContext<'_>, heard: &Heard<'_>, mark: Mark) -> Option<Belongs> {
    let (sent, ours) = (heard.sent, heard.ours?);
    match mark {
        Mark::Urgent => {
            let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| urgent::ask(ctx, &heard.sent.by);
            may_call(ctx, heard).then_some(Belongs { urgent: true, first: false, names: Names::Words, then })
        }
        Mark::No if posting::is_posted(ctx, &sent.by, ours) => {
            let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
                if let (Some(ours), What::Mark { target, .. }) = (heard.ours, heard.what) {
                    posting::withdraw(ctx, ours, target);
                }
            };
            Some(Belongs { urgent: false, first: false, names: Names::Words, then })
        }
        _ => None,
    }
}

/// What is no answer and comes in quiet time may be meant for the room.
pub(super) fn takes_up(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let (by, words) = (&heard.sent.by, heard.words());
    if words.is_some_and(|said| calling::calls_off(said, ctx.language_of(by))) && stopped(ctx, by) {
        return true;
    }
    let alarms = words.is_some_and(calling::alarms);
    let offers = heard.says_more() && leaving::may_leave(ctx, by);
    if heard.says_more() && !alarms && leaving::is_closed(ctx) && leaving::is_kept_silent(ctx, by) {
        ctx.tell_once_of_several(by, general::WhileKept {});
        return true;
    }
    if offers && begins_an_answer(ctx, heard) && again(ctx, heard) {
        return true;
    }
    if offers && heard.is_bound() {
        ctx.tell_once_of_several(by, general::NotPassedOn {});
        return true;
    }
    if offers {
        let pieces = words.map_or(0, |body| Words::of(heard.sent, body).pieces);
        later::offer(ctx, by, heard.sent.event.clone(), (pieces, alarms));
        return true;
    }
    // Words that speak of an emergency are never only not understood.
    let calls = alarms && heard.answer().is_none();
    if calls && may_call(ctx, heard) {
        urgent::ask(ctx, &heard.sent.by);
    } else if calls {
        urgent::not_passed_on(ctx, &heard.sent.by);
    }
    calls
}

/// In so many characters nobody says much beside a yes or a no.
const SHORT: usize = 60;

/// Whether words begin as an answer would: with a yes, a no or a digit in a language of theirs, and say more.
fn begins_an_answer(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let Some(words) = heard.words().filter(|words| words.chars().count() <= SHORT) else { return false };
    let first = words.split_whitespace().next().unwrap_or_default();
    answer(first, &ctx.languages_of(&heard.sent.by)).is_some()
}

/// The question about what was left just now, once more: what may have been meant as its answer is nothing for the room.
fn again(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let by = &heard.sent.by;
    let Some(asked) = later::asked(ctx, by) else { return false };
    let is_reply = heard.ours.is_some_and(|key| asked.is_in(key));
    if !is_reply && heard.sent.at.duration_since(asked.asked) > cases::LISTENS_FOR {
        return false;
    }
    let Some(question) = later::choice_again(ctx, by) else { return false };
    ctx.tell(by, general::AskedAgain {});
    ctx.ask_again(&asked, question, &[]);
    true
}

/// *Stop* by itself, after texts were left or a call was made, is meant for no room: it is a no to what was asked, or said
/// once more. False if there was nothing of the kind.
fn stopped(ctx: &mut DecisionContext<'_>, by: &PersonId) -> bool {
    let now = ctx.now();
    let asked = later::asked(ctx, by);
    if let Some(prompt) = asked
        && let Some(Question::Keep { held }) = prompt.question.of()
    {
        return later::chosen(ctx, &prompt, held, Choice::No);
    }
    let lately = |at: Timestamp| now.duration_since(at) < cases::OPEN_FOR;
    let ended = |p: &&Prompt| {
        p.person == *by
            && asks::is_urgent(p)
            && p.answered.as_ref().is_some_and(|answered| lately(answered.at))
    };
    let called = ctx.cohort.prompts.iter().any(|p| ended(&p));
    if called {
        ended::stop(ctx, by);
    }
    called
}

fn may_call(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let sent = heard.sent;
    rights::check(ctx.cohort, &sent.by, URGENT.audience, sent.scene, ctx.now()).is_ok()
}
