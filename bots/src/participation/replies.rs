//! Who waited for an answer, and how long: first replies and open questions.
//!
//! Only explicit relations count: a reply to the post, or a message in its thread (a thread reply is a reply to
//! the root). Nothing is guessed from what came next in the room.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::small::{K_INSIDE, Shown};
use super::survival::Wait;
use super::volume::count;
use super::{ActivityRow, Window, WorkingTime};
use crate::ids::{PersonId, RoomKind};

/// A post that opened something, with its wait for the first reply by another person.
///
/// It holds people so that small groups can be hidden; nothing outside this crate's measures should keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waited<'a> {
    /// Who wrote the post.
    pub author: &'a PersonId,
    /// Who answered first, if anyone has.
    pub first_replier: Option<&'a PersonId>,
    /// The wait, in working time.
    pub wait: Wait,
}

/// Time to first reply: for each post of the window that opens something (neither a reply nor in a thread), the
/// working time from it to the first reply by another, as known at `known_at`; open ones are censored there. Feed
/// [`super::survival::quantile`] with the waits for the median and the 90th percentile. Source: Joyce & Kraut 2006
/// (a reply raises return from 44 to 56 %).
///
/// A reply whose sender's clock lags counts as immediate.
pub fn first_replies<'a>(
    acts: &'a [ActivityRow],
    place: RoomKind,
    window: Window,
    known_at: Timestamp,
    working: &WorkingTime<'_>,
) -> Vec<Waited<'a>> {
    let answers = Answers::known_at(acts, place, known_at);
    acts.iter()
        .filter(|act| act.opens() && act.place == place && window.contains(act.sent_at))
        .filter(|act| act.sent_at <= known_at)
        .map(|post| {
            let reply = answers.first_to(post);
            let end = reply.map_or(known_at, |reply| reply.sent_at);
            let time = working(post.sent_at, end.max(post.sent_at)).max(SignedDuration::ZERO);
            Waited {
                author: &post.person,
                first_replier: reply.map(|reply| &reply.person),
                wait: Wait { time, answered: reply.is_some() },
            }
        })
        .collect()
}

/// Open questions at an instant (unit: questions): marked by ❓ or `!ask`, sent by then, not taken back, and not
/// yet answered by another. Source: P18 "lack of feedback".
pub fn open_questions(acts: &[ActivityRow], place: RoomKind, at: Timestamp) -> u32 {
    count(open_at(acts, place, at).len())
}

/// The open questions as they may be read: the number is about the people who ask.
pub fn open_questions_shown(acts: &[ActivityRow], place: RoomKind, at: Timestamp) -> Shown<u32> {
    let open = open_at(acts, place, at);
    let askers: BTreeSet<&PersonId> = open.iter().map(|question| &question.person).collect();
    Shown::about(count(askers.len()), K_INSIDE, count(open.len()))
}

fn open_at(acts: &[ActivityRow], place: RoomKind, at: Timestamp) -> Vec<&ActivityRow> {
    let answers = Answers::known_at(acts, place, at);
    acts.iter()
        .filter(|act| act.is_post() && act.question && act.place == place && act.sent_at <= at)
        .filter(|question| answers.first_to(question).is_none())
        .collect()
}

/// Questions that waited too long, of those that have had the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// Questions without an answer when the allowance was over.
    pub open: u32,
    /// All questions for which the allowance is over.
    pub questions: u32,
}

impl Unanswered {
    /// The share, 0 to 1; `None` without questions.
    pub fn rate(self) -> Option<f64> {
        (self.questions > 0).then(|| f64::from(self.open) / f64::from(self.questions))
    }
}

/// Unanswered rate: questions of the window still open after `allowance` of working time (two working days by
/// default), divided by the questions that are at least so old at `known_at`. A younger one is not judged.
pub fn unanswered(
    acts: &[ActivityRow],
    place: RoomKind,
    window: Window,
    allowance: SignedDuration,
    known_at: Timestamp,
    working: &WorkingTime<'_>,
) -> Unanswered {
    let answers = Answers::known_at(acts, place, known_at);
    let mut found = Unanswered { open: 0, questions: 0 };
    let questions = acts
        .iter()
        .filter(|act| act.is_post() && act.question && act.place == place && window.contains(act.sent_at));
    for question in questions {
        if working(question.sent_at, known_at) < allowance {
            continue;
        }
        found.questions += 1;
        let in_time = answers
            .first_to(question)
            .is_some_and(|reply| working(question.sent_at, reply.sent_at.max(question.sent_at)) <= allowance);
        found.open += u32::from(!in_time);
    }
    found
}

/// The replies known at an instant, by what they answer.
struct Answers<'a>(BTreeMap<&'a str, Vec<&'a ActivityRow>>);

impl<'a> Answers<'a> {
    fn known_at(acts: &'a [ActivityRow], place: RoomKind, at: Timestamp) -> Self {
        let mut by_target: BTreeMap<&str, Vec<&ActivityRow>> = BTreeMap::new();
        for act in acts.iter().filter(|act| act.is_post() && act.place == place && act.sent_at <= at) {
            let targets = [act.reply_to.as_deref(), act.thread.as_deref()];
            for target in targets.into_iter().flatten() {
                by_target.entry(target).or_default().push(act);
            }
        }
        Self(by_target)
    }

    /// The earliest by someone else. Event ids break ties, so that the order of rows does not matter.
    fn first_to(&self, post: &ActivityRow) -> Option<&'a ActivityRow> {
        self.0
            .get(post.event.as_str())?
            .iter()
            .filter(|reply| reply.person != post.person)
            .min_by_key(|reply| (reply.sent_at, &reply.event))
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{act, at, hours, person};
    use super::*;

    fn week() -> Window {
        Window { from: at("2026-08-03T00:00:00Z"), to: at("2026-08-10T00:00:00Z") }
    }

    /// 08:00 to 17:00 UTC on every day.
    fn nine_hours(from: Timestamp, to: Timestamp) -> SignedDuration {
        let mut minutes = 0;
        let mut moment = from;
        while moment < to {
            let of_day = moment.as_second().rem_euclid(86_400) / 3600;
            minutes += i64::from((8..17).contains(&of_day));
            moment += SignedDuration::from_mins(1);
        }
        SignedDuration::from_mins(minutes)
    }

    fn reply(number: usize, who: &str, to: &str, when: &str) -> ActivityRow {
        ActivityRow { reply_to: Some(to.to_owned()), ..act(number, who, at(when)) }
    }

    fn found(acts: &[ActivityRow], known_at: &str) -> Vec<(SignedDuration, bool)> {
        first_replies(acts, RoomKind::Peer, week(), at(known_at), &nine_hours)
            .into_iter()
            .map(|waited| (waited.wait.time, waited.wait.answered))
            .collect()
    }

    #[test]
    fn a_reply_overnight_waited_two_working_hours() {
        let acts = [act(1, "a", at("2026-08-03T16:00:00Z")), reply(2, "b", "$1", "2026-08-04T09:00:00Z")];
        assert_eq!(found(&acts, "2026-08-09T00:00:00Z"), [(hours(2), true)]);
        let waited = first_replies(&acts, RoomKind::Peer, week(), at("2026-08-09T00:00:00Z"), &nine_hours);
        assert_eq!((waited[0].author, waited[0].first_replier), (&person("a"), Some(&person("b"))));
    }

    #[test]
    fn ones_own_reply_and_a_reply_taken_back_answer_nothing() {
        let mut acts = vec![
            act(1, "a", at("2026-08-03T08:00:00Z")),
            reply(2, "a", "$1", "2026-08-03T09:00:00Z"),
            reply(3, "b", "$1", "2026-08-03T10:00:00Z"),
        ];
        acts[2].redacted = true;
        assert_eq!(found(&acts, "2026-08-03T12:00:00Z"), [(hours(4), false)]);
    }

    #[test]
    fn a_thread_message_replies_to_the_root_also_when_it_answers_another_in_the_thread() {
        let mut inside = reply(3, "c", "$2", "2026-08-03T11:00:00Z");
        inside.thread = Some("$1".to_owned());
        let acts = [act(1, "a", at("2026-08-03T08:00:00Z")), inside];
        assert_eq!(found(&acts, "2026-08-03T12:00:00Z"), [(hours(3), true)]);
    }

    #[test]
    fn the_first_of_several_counts_whatever_the_order_of_rows() {
        let acts = [
            reply(3, "c", "$1", "2026-08-03T11:00:00Z"),
            reply(2, "b", "$1", "2026-08-03T09:00:00Z"),
            act(1, "a", at("2026-08-03T08:00:00Z")),
        ];
        assert_eq!(found(&acts, "2026-08-03T12:00:00Z"), [(hours(1), true)]);
    }

    #[test]
    fn what_is_answered_later_is_open_as_known_before() {
        let acts = [act(1, "a", at("2026-08-03T08:00:00Z")), reply(2, "b", "$1", "2026-08-05T08:00:00Z")];
        assert_eq!(found(&acts, "2026-08-03T17:00:00Z"), [(hours(9), false)]);
        assert_eq!(found(&acts, "2026-08-02T17:00:00Z"), []);
    }

    #[test]
    fn a_reply_with_a_lagging_clock_is_immediate() {
        let acts = [act(1, "a", at("2026-08-03T10:00:00Z")), reply(2, "b", "$1", "2026-08-03T09:55:00Z")];
        assert_eq!(found(&acts, "2026-08-03T12:00:00Z"), [(hours(0), true)]);
    }

    #[test]
    fn a_question_is_open_until_another_answers() {
        let mut question = act(1, "a", at("2026-08-03T08:00:00Z"));
        question.question = true;
        let acts = [
            question,
            act(2, "b", at("2026-08-03T08:30:00Z")), // not marked: no question
            reply(3, "b", "$1", "2026-08-04T08:00:00Z"),
        ];
        let open = |when| open_questions(&acts, RoomKind::Peer, at(when));
        assert_eq!(open("2026-08-03T07:59:00Z"), 0);
        assert_eq!(open("2026-08-03T08:00:00Z"), 1);
        assert_eq!(open("2026-08-04T08:00:00Z"), 0);
    }

    #[test]
    fn only_questions_that_had_their_time_are_judged() {
        let question = |number, when: &str| ActivityRow { question: true, ..act(number, "a", at(when)) };
        let acts = [
            question(1, "2026-08-03T08:00:00Z"), // answered in two hours
            reply(2, "b", "$1", "2026-08-03T10:00:00Z"),
            question(3, "2026-08-03T08:00:00Z"), // answered after three working days
            reply(4, "b", "$3", "2026-08-06T08:00:00Z"),
            question(5, "2026-08-03T08:00:00Z"), // never answered
            question(6, "2026-08-08T08:00:00Z"), // too young to say
        ];
        let judged =
            unanswered(&acts, RoomKind::Peer, week(), hours(18), at("2026-08-08T17:00:00Z"), &nine_hours);
        assert_eq!(judged, Unanswered { open: 2, questions: 3 });
        assert_eq!(judged.rate().map(|r| (r * 100.0).round()), Some(67.0));
        assert_eq!(Unanswered { open: 0, questions: 0 }.rate(), None);
    }
}
