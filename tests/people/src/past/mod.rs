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
pub struct ActivityRow {
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
pub fn past(settings: &Settings) -> Vec<ActivityRow> {
    let mut chance = Chance::new(settings.seed);
    let everyone: Vec<usize> = (0..settings.mentors.len()).collect();
    let mentors: Vec<usize> = everyone.iter().copied().filter(|person| settings.mentors[*person]).collect();
    let mut acts = Vec::new();
    for (place, people, rate, bank) in
        [(Place::Peer, everyone, PEER_RATE, CONVERSATIONS), (Place::Mentors, mentors, MENTOR_RATE, MENTORS)]
    {
        if people.len() >= 2 {
            let weights = weights(&mut chance, people.len());
            Talk { settings, place, people, weights, chance: &mut chance, acts: &mut acts }.fill(rate, bank);
        }
    }
    in_order(&acts)
}

/// One room's talk while it is invented; acts are in no order yet.
struct Talk<'a> {
    settings: &'a Settings,
    place: Place,
    people: Vec<usize>,
    weights: Vec<f64>,
    chance: &'a mut Chance,
    acts: &'a mut Vec<ActivityRow>,
}

impl Talk<'_> {
    /// Adds conversations until the room has as many posts as `rate` a month makes. None comes twice before all came.
    fn fill(&mut self, rate: f64, bank: &[Conversation]) {
        let days = working_days(self.settings);
        let span = self.settings.to.duration_since(self.settings.from).as_secs_f64() / 86_400.0;
        let wanted = (rate * span / MONTH).round() as usize;
        let mut deck: Vec<&Conversation> = Vec::new();
        let (mut posts, mut tries) = (0, 0);
        // A past of a few hours at night has no moment to write in: not every try finds one.
        while posts < wanted && tries < 20 * wanted && !days.is_empty() {
            if deck.is_empty() {
                deck.extend(bank);
                self.chance.shuffle(&mut deck);
            }
            let day = days[self.chance.below(days.len())];
            // Nearly all of it in working hours.
            let evening = tries % 12 == 11;
            tries += 1;
            let Some(start) = moment(self.settings, self.chance, day, evening) else { continue };
            let Some(conversation) = deck.pop() else { break };
            posts += self.converse(conversation, start);
        }
    }

    /// Adds one conversation; returns how many posts it has.
    fn converse(&mut self, conversation: &Conversation, start: Timestamp) -> usize {
        let (opening, answers) = conversation.in_language(self.chance.share(0.6));
        let root = self.acts.len();
        let question = conversation.question;
        let mut speaker = self.people[self.chance.weighted(&self.weights)];
        let mut at = start;
        self.add(speaker, at, Kind::Post { text: opening.to_owned(), question });
        // Some questions are never answered.
        if question && self.chance.share(0.15) {
            return 1;
        }
        let threaded = self.chance.share(0.3);
        let mut posts = 1;
        for answer in answers {
            if posts > 1 && self.chance.share(0.3) {
                break;
            }
            let next = self.people[self.chance.weighted(&self.weights)];
            speaker = if next == speaker { self.other(speaker) } else { next };
            let Some(then) = next_moment(self.settings, self.chance, at) else { break };
            at = then;
            let text = (*answer).to_owned();
            let kind = if threaded {
                Kind::Thread { of: root, text }
            } else if posts == 1 || self.chance.share(0.5) {
                Kind::Reply { of: root, text }
            } else {
                Kind::Post { text, question: false }
            };
            self.add(speaker, at, kind);
            posts += 1;
        }
        posts
    }

    /// Adds a post and up to three reactions to it by others within the half hour.
    fn add(&mut self, author: usize, at: Timestamp, kind: Kind) {
        let (place, of) = (self.place, self.acts.len());
        self.acts.push(ActivityRow { place, author, at, kind });
        let mut reacted = BTreeSet::from([author]);
        for _ in 0..3 {
            if !self.chance.share(0.3) {
                continue;
            }
            let person = self.people[self.chance.below(self.people.len())];
            let moment = at + SignedDuration::from_secs(self.chance.between(40, 1800));
            if moment < self.settings.to && same_day(self.settings, at, moment) && reacted.insert(person) {
                let key = REACTIONS[self.chance.below(REACTIONS.len())].to_owned();
                self.acts.push(ActivityRow {
                    place,
                    author: person,
                    at: moment,
                    kind: Kind::Reaction { of, key },
                });
            }
        }
    }

    fn other(&mut self, not: usize) -> usize {
        let others: Vec<usize> = self.people.iter().copied().filter(|person| *person != not).collect();
        others[self.chance.below(others.len())]
    }
}

/// Few heavy and many light writers: the n-th by rank writes like 1/n, and who has which rank is chance.
fn weights(chance: &mut Chance, people: usize) -> Vec<f64> {
    let mut weights: Vec<f64> = (1..=people).map(|rank| 1.0 / (rank as f64)).collect();
    chance.shuffle(&mut weights);
    weights
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

/// A moment of a day: between 8 and half past 3, so that the answers are in working hours too, or in the evening.
/// Nothing when it is outside the past.
fn moment(settings: &Settings, chance: &mut Chance, day: Date, evening: bool) -> Option<Timestamp> {
    let (from, to) = if evening { (17 * 60, 20 * 60) } else { (8 * 60, 15 * 60 + 30) };
    let minute = chance.between(from, to);
    let time = Time::new(i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?, 0, 0).ok()?;
    let second = SignedDuration::from_secs(chance.between(0, 60));
    let at = day.to_datetime(time).to_zoned(settings.zone.clone()).ok()?.timestamp() + second;
    (settings.from <= at && at < settings.to).then_some(at)
}

/// When an answer comes: within three quarters of an hour, on the same day.
fn next_moment(settings: &Settings, chance: &mut Chance, before: Timestamp) -> Option<Timestamp> {
    let at = before + SignedDuration::from_secs(chance.between(90, 2700));
    let hour = at.to_zoned(settings.zone.clone()).hour();
    (at < settings.to && same_day(settings, before, at) && hour < 21).then_some(at)
}

fn same_day(settings: &Settings, one: Timestamp, two: Timestamp) -> bool {
    let day = |at: Timestamp| at.to_zoned(settings.zone.clone()).date();
    day(one) == day(two)
}

fn shift(mut act: ActivityRow, new: impl Fn(usize) -> usize) -> ActivityRow {
    match &mut act.kind {
        Kind::Post { .. } => {}
        Kind::Reply { of, .. } | Kind::Thread { of, .. } | Kind::Reaction { of, .. } => *of = new(*of),
    }
    act
}

/// Sorts by time and renumbers what refers to others.
fn in_order(acts: &[ActivityRow]) -> Vec<ActivityRow> {
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
