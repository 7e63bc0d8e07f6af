//! Weeks of talk that never happened, at the rates of the Kenya study.
//!
//! Hossain et al. 2021 counted 292 posts in 9 months in the mentees' room of Lari (32 a month) and 239 in 12 months in
//! the mentors' room (20 a month). A few people write much and many little; questions are answered by replies and in
//! threads, some never; there are reactions; almost all of it is in working hours; on holidays nobody writes.
//!
//! A pure function of its settings: the same seed gives the same past.

mod chance;
mod texts;

use std::collections::BTreeSet;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use chance::Chance;
use texts::{CONVERSATIONS, Conversation, MENTORS, REACTIONS};

/// Posts a month in the peer room.
pub const PEER_RATE: f64 = 292.0 / 9.0;
/// Posts a month among the mentors.
pub const MENTOR_RATE: f64 = 239.0 / 12.0;
/// Days in a month, on average.
const MONTH: f64 = 365.25 / 12.0;

/// Which room an act belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Everybody's room.
    Peer,
    /// The mentors' own room.
    Mentors,
}

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Where.
    pub place: Place,
    /// Who: a number in the settings' list of people.
    pub author: usize,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: Kind,
}

/// What somebody did. `of` is the number of an earlier act in the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Wrote something.
    Post {
        /// The words.
        text: String,
        /// Whether it asks something.
        question: bool,
    },
    /// Answered by a rich reply.
    Reply {
        /// Which act.
        of: usize,
        /// The words.
        text: String,
    },
    /// Wrote in the thread below an act.
    Thread {
        /// Which act.
        of: usize,
        /// The words.
        text: String,
    },
    /// Reacted.
    Reaction {
        /// Which act.
        of: usize,
        /// The emoji, as Element's picker sends it.
        key: String,
    },
}

impl Kind {
    /// True for everything that is words.
    pub fn is_post(&self) -> bool {
        !matches!(self, Self::Reaction { .. })
    }

    /// The act this one refers to.
    pub fn of(&self) -> Option<usize> {
        match self {
            Self::Post { .. } => None,
            Self::Reply { of, .. } | Self::Thread { of, .. } | Self::Reaction { of, .. } => Some(*of),
        }
    }
}

/// What the past depends on.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Another seed is another past.
    pub seed: u64,
    /// One entry a person who takes part: true for mentors, who have a room of their own.
    pub mentors: Vec<bool>,
    /// Nothing is before this.
    pub from: Timestamp,
    /// Everything is before this.
    pub to: Timestamp,
    /// Where these people work.
    pub zone: TimeZone,
    /// Days on which nobody writes.
    pub holidays: BTreeSet<Date>,
}

/// Invents a past: acts in the order in which they happened.
pub fn past(settings: &Settings) -> Vec<Act> {
    let mut chance = Chance::new(settings.seed);
    let everyone: Vec<usize> = (0..settings.mentors.len()).collect();
    let mentors: Vec<usize> = everyone.iter().copied().filter(|person| settings.mentors[*person]).collect();
    let mut acts = talk(settings, &mut chance, Place::Peer, &everyone, PEER_RATE, CONVERSATIONS);
    let own = talk(settings, &mut chance, Place::Mentors, &mentors, MENTOR_RATE, MENTORS);
    let before = acts.len();
    acts.extend(own.into_iter().map(|act| shift(act, |number| number + before)));
    in_order(acts)
}

/// One room's acts, in no order; references are numbers in the returned list.
fn talk(
    settings: &Settings,
    chance: &mut Chance,
    place: Place,
    people: &[usize],
    rate: f64,
    bank: &[Conversation],
) -> Vec<Act> {
    let days = working_days(settings);
    let span = settings.to.duration_since(settings.from).as_secs_f64() / 86_400.0;
    let wanted = (rate * span / MONTH).round();
    let mut acts: Vec<Act> = Vec::new();
    if people.len() < 2 || days.is_empty() || wanted < 1.0 {
        return acts;
    }
    let weights = weights(chance, people.len());
    let mut deck: Vec<&Conversation> = Vec::new();
    let mut posts = 0.0;
    while posts < wanted {
        let conversation = deck.pop().unwrap_or_else(|| {
            deck = bank.iter().collect();
            chance.shuffle(&mut deck);
            deck.pop().unwrap_or(&bank[0])
        });
        let day = days[chance.below(days.len())];
        let Some(start) = moment(settings, chance, day) else { continue };
        posts += converse(settings, chance, &mut acts, place, conversation, start, people, &weights);
    }
    acts
}

/// Adds one conversation; returns how many posts it has.
#[expect(clippy::too_many_arguments, reason = "one conversation needs who, where, when and what; used once")]
fn converse(
    settings: &Settings,
    chance: &mut Chance,
    acts: &mut Vec<Act>,
    place: Place,
    conversation: &Conversation,
    start: Timestamp,
    people: &[usize],
    weights: &[f64],
) -> f64 {
    let (opening, answers) = conversation.in_language(chance.share(0.6));
    let root = acts.len();
    let mut speaker = people[chance.weighted(weights)];
    let mut at = start;
    let question = conversation.question;
    acts.push(Act { place, author: speaker, at, kind: Kind::Post { text: opening.to_owned(), question } });
    react(settings, chance, acts, root, people);
    // Some questions are never answered.
    if question && chance.share(0.15) {
        return 1.0;
    }
    let threaded = chance.share(0.3);
    let mut posts = 1.0;
    for answer in answers {
        if posts > 1.0 && chance.share(0.3) {
            break;
        }
        let next = people[chance.weighted(weights)];
        speaker = if next == speaker { other(chance, people, speaker) } else { next };
        let Some(then) = later(settings, chance, at) else { break };
        at = then;
        let text = (*answer).to_owned();
        let kind = if threaded {
            Kind::Thread { of: root, text }
        } else if posts < 2.0 || chance.share(0.5) {
            Kind::Reply { of: root, text }
        } else {
            Kind::Post { text, question: false }
        };
        let number = acts.len();
        acts.push(Act { place, author: speaker, at, kind });
        react(settings, chance, acts, number, people);
        posts += 1.0;
    }
    posts
}

/// Up to three reactions by others within the half hour.
fn react(settings: &Settings, chance: &mut Chance, acts: &mut Vec<Act>, of: usize, people: &[usize]) {
    let (place, at, author) = (acts[of].place, acts[of].at, acts[of].author);
    let mut reacted = BTreeSet::from([author]);
    for _ in 0..3 {
        if !chance.share(0.3) {
            continue;
        }
        let person = people[chance.below(people.len())];
        let moment = at + SignedDuration::from_secs(chance.between(40, 1800));
        if moment < settings.to && same_day(settings, at, moment) && reacted.insert(person) {
            let key = REACTIONS[chance.below(REACTIONS.len())].to_owned();
            acts.push(Act { place, author: person, at: moment, kind: Kind::Reaction { of, key } });
        }
    }
}

/// Few heavy and many light writers: the n-th by rank writes like 1/n, and who has which rank is chance.
fn weights(chance: &mut Chance, people: usize) -> Vec<f64> {
    let mut weights: Vec<f64> = (1..=people).map(|rank| 1.0 / (rank as f64)).collect();
    chance.shuffle(&mut weights);
    weights
}

fn other(chance: &mut Chance, people: &[usize], not: usize) -> usize {
    let others: Vec<usize> = people.iter().copied().filter(|person| *person != not).collect();
    others[chance.below(others.len())]
}

/// Days on which someone may write: no weekends, no holidays.
fn working_days(settings: &Settings) -> Vec<Date> {
    let first = settings.from.to_zoned(settings.zone.clone()).date();
    let last = settings.to.to_zoned(settings.zone.clone()).date();
    let mut days = Vec::new();
    let mut day = first;
    while day <= last {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if !weekend && !settings.holidays.contains(&day) {
            days.push(day);
        }
        let Ok(next) = day.checked_add(1.day()) else { break };
        day = next;
    }
    days
}

/// A moment of a day: nine times in ten between 8 and 17, else in the evening. Nothing when it is outside the past.
fn moment(settings: &Settings, chance: &mut Chance, day: Date) -> Option<Timestamp> {
    let (from, to) = if chance.share(0.9) { (8 * 60, 16 * 60 + 30) } else { (17 * 60, 20 * 60) };
    let minute = chance.between(from, to);
    let time = Time::new(i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?, 0, 0).ok()?;
    let second = SignedDuration::from_secs(chance.between(0, 60));
    let at = day.to_datetime(time).to_zoned(settings.zone.clone()).ok()?.timestamp() + second;
    (settings.from <= at && at < settings.to).then_some(at)
}

/// When an answer comes: within an hour and a half, on the same day.
fn later(settings: &Settings, chance: &mut Chance, before: Timestamp) -> Option<Timestamp> {
    let at = before + SignedDuration::from_secs(chance.between(90, 5400));
    let hour = at.to_zoned(settings.zone.clone()).hour();
    (at < settings.to && same_day(settings, before, at) && hour < 21).then_some(at)
}

fn same_day(settings: &Settings, one: Timestamp, two: Timestamp) -> bool {
    let day = |at: Timestamp| at.to_zoned(settings.zone.clone()).date();
    day(one) == day(two)
}

fn shift(mut act: Act, new: impl Fn(usize) -> usize) -> Act {
    match &mut act.kind {
        Kind::Post { .. } => {}
        Kind::Reply { of, .. } | Kind::Thread { of, .. } | Kind::Reaction { of, .. } => *of = new(*of),
    }
    act
}

/// Sorts by time and renumbers what refers to others.
fn in_order(acts: Vec<Act>) -> Vec<Act> {
    let mut order: Vec<usize> = (0..acts.len()).collect();
    // What refers to another act was made after it, so its number decides between equal times.
    order.sort_by_key(|number| (acts[*number].at, *number));
    let mut place = vec![0; acts.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    order.iter().map(|old| shift(acts[*old].clone(), |of| place[of])).collect()
}

#[cfg(test)]
mod tests;
