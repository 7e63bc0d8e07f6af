//! Small groups stay hidden, also from subtraction.
//!
//! k counts the *people a number is about*, not posts. Inside a cohort a number about one to four active people
//! reads "fewer than 5"; outside, the limit is 11. Zero is shown: it is about no active person. The core is about
//! all members and is shown however small. (Settled behaviour, "Small groups"; CMS cell rules.)
//!
//! How subtraction is prevented, in order of strength:
//! 1. *By construction.* A total is the sum of the cells that are shown and says how many are not in it. So a total
//!    never adds knowledge, today or next to last week's page. Rooms are counted in windows that do not overlap
//!    (weeks for the peer room, months for the others), so no two numbers differ by a remnant.
//! 2. *By audit* where numbers are not sums: the distinct posters of several weeks and the core still say something
//!    about each single week. [`publish`] asks which worlds fit what would be published, and withholds the core or
//!    the union where a hidden count would become known.
//!
//! What this does not do: the pages of two days with one single post between them show a difference of one post in the
//! running week. Whoever can open them is in the room and saw that post. Within a day a page does not change
//! ([`super::settled`]).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// The smallest group a number may be about, inside a cohort (people).
pub const K_INSIDE: u32 = 5;
/// The same for whatever leaves a cohort (people).
pub const K_OUTSIDE: u32 = 11;

/// A number as it may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown<T> {
    /// The number.
    Value(T),
    /// It is about fewer people than k, and more than none.
    Fewer,
    /// It is about enough people, but would tell a number that is hidden.
    Withheld,
}

impl<T> Shown<T> {
    /// The number if it is about nobody or about at least `k` people.
    pub fn about(people: u32, k: u32, value: T) -> Self {
        if (1..k).contains(&people) { Self::Fewer } else { Self::Value(value) }
    }

    /// The number, if it is shown.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Fewer | Self::Withheld => None,
        }
    }

    /// Another number about the same people.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Shown<U> {
        match self {
            Self::Value(value) => Shown::Value(to(value)),
            Self::Fewer => Shown::Fewer,
            Self::Withheld => Shown::Withheld,
        }
    }
}

/// How many people were active, week by week and over all: the truth, before anything is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breadth {
    /// Distinct posters of each week.
    pub weekly: Vec<u32>,
    /// The core is about the first so many of these weeks; zero when it is too early for a core.
    pub core_weeks: usize,
    /// Distinct posters of all these weeks together.
    pub all: u32,
    /// Who posted in all but one of the core's weeks, or in all of them (people).
    pub core: u32,
    /// Everyone who could have posted: what a reader knows from the member list.
    pub people: u32,
}

/// [`Breadth`] as it may be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    /// Distinct posters of each week.
    pub weekly: Vec<Shown<u32>>,
    /// Distinct posters of all weeks.
    pub all: Shown<u32>,
    /// The core; `None` when it is too early for one.
    pub core: Option<Shown<u32>>,
}

/// Hides weeks about fewer than `k` people, then withholds what would tell them.
///
/// Whether the core is withheld, and then the union, follows from what is already on the page and not from the
/// number itself: a number that is withheld only when it is telling would tell by being withheld ("simulatable
/// auditing", Kenthapadi, Mishra and Nissim 2005). So the possible numbers are parted into those that may be said
/// and the rest, and both parts leave every hidden count open.
pub fn publish(truth: &Breadth, k: u32) -> Published {
    let people = truth.people.max(truth.all);
    let weekly: Vec<Shown<u32>> = truth.weekly.iter().map(|n| Shown::about(*n, k, *n)).collect();
    let small = (1..k).contains(&truth.all);
    let nothing_hidden = !small && weekly.iter().all(|cell| *cell != Shown::Fewer);
    let has_core = truth.core_weeks > 0;
    if nothing_hidden {
        return Published {
            weekly,
            all: Shown::Value(truth.all),
            core: has_core.then_some(Shown::Value(truth.core)),
        };
    }

    let mut worlds = Reader { weekly: &weekly, core_weeks: truth.core_weeks, people, k }.worlds(small);
    let mut core = None;
    if has_core {
        let said = may_be_said(&worlds, |world| world.core);
        worlds.retain(|world| tells(&said, world.core) == tells(&said, truth.core));
        core = Some(tells(&said, truth.core).map_or(Shown::Withheld, Shown::Value));
    }
    let all = if small {
        Shown::Fewer
    } else {
        let said = may_be_said(&worlds, |world| world.all);
        tells(&said, truth.all).map_or(Shown::Withheld, Shown::Value)
    };
    Published { weekly, all, core }
}

/// One way in which the hidden numbers may be.
struct World {
    /// The hidden weeks' posters in order, and the union if that is hidden too.
    hidden: Vec<u32>,
    all: u32,
    core: u32,
}

/// What a reader learns of a number: itself, or only that it is not among those that are said.
fn tells(said: &BTreeSet<u32>, number: u32) -> Option<u32> {
    said.contains(&number).then_some(number)
}

/// The values of a number that may be said, given the worlds that are still possible. A value may be said when it
/// leaves each hidden count at least two values; the values that are not said must do so together, else the largest
/// of the others joins them.
fn may_be_said(worlds: &[World], number: impl Fn(&World) -> u32) -> BTreeSet<u32> {
    let mut by_value: BTreeMap<u32, Vec<&World>> = BTreeMap::new();
    for world in worlds {
        by_value.entry(number(world)).or_default().push(world);
    }
    let (mut said, mut unsaid) = (BTreeSet::new(), Vec::new());
    for (value, worlds) in &by_value {
        if open(worlds) {
            said.insert(*value);
        } else {
            unsaid.extend(worlds.iter().copied());
        }
    }
    while !unsaid.is_empty() && !open(&unsaid) {
        let Some(value) = said.pop_last() else { break };
        unsaid.extend(by_value[&value].iter().copied());
    }
    said
}

/// Do these worlds leave each hidden count at least two values?
fn open(worlds: &[&World]) -> bool {
    worlds.first().is_some_and(|first| {
        (0..first.hidden.len()).all(|at| worlds.iter().any(|world| world.hidden[at] != first.hidden[at]))
    })
}

/// A reader who knows the rules, the member list and the weeks as shown, and reckons.
struct Reader<'a> {
    weekly: &'a [Shown<u32>],
    core_weeks: usize,
    people: u32,
    k: u32,
}

impl Reader<'_> {
    /// Every combination of hidden weeks, union and core that fits the weeks as shown and what is said of the union:
    /// that it is smaller than k, or that it is not.
    fn worlds(&self, small: bool) -> Vec<World> {
        let largest = (self.k - 1).min(self.people);
        let at: Vec<usize> = (0..self.weekly.len()).filter(|n| self.weekly[*n] == Shown::Fewer).collect();
        let mut weekly: Vec<u32> = self.weekly.iter().map(|cell| cell.value().unwrap_or(1)).collect();
        let mut worlds = Vec::new();
        loop {
            let sum: u32 = weekly.iter().sum();
            let unions = if small { 1..=largest.min(sum) } else { self.k..=self.people.min(sum) };
            for all in unions {
                for core in
                    (0..=self.largest_core(&weekly).min(all)).filter(|c| self.can_be(&weekly, all, *c))
                {
                    let mut hidden: Vec<u32> = at.iter().map(|week| weekly[*week]).collect();
                    hidden.extend(small.then_some(all));
                    worlds.push(World { hidden, all, core });
                }
            }
            let Some(step) = at.iter().position(|week| weekly[*week] < largest) else { return worlds };
            weekly[at[step]] += 1;
            for week in &at[..step] {
                weekly[*week] = 1;
            }
        }
    }

    /// Each of the core posts in all of its weeks but one.
    fn largest_core(&self, weekly: &[u32]) -> u32 {
        let attended: u32 = weekly.iter().take(self.core_weeks).sum();
        let each = u32::try_from(self.core_weeks).unwrap_or(u32::MAX).saturating_sub(1).max(1);
        attended / each
    }

    /// Can `weekly` posters be `all` people of whom `core` are the core? Exact, not only necessary: with `rest`
    /// people outside the core, each week's posters split into core and rest within their bounds; the core misses
    /// at most one of its weeks each; the rest miss at least two each and post at least once. Such sums can always
    /// be dealt out to people in turn.
    fn can_be(&self, weekly: &[u32], all: u32, core: u32) -> bool {
        let Some(rest) = all.checked_sub(core) else { return false };
        let m = u32::try_from(self.core_weeks).unwrap_or(u32::MAX);
        let (inside, outside) = weekly.split_at(self.core_weeks.min(weekly.len()));
        if m == 0 {
            let most = outside.iter().max().copied().unwrap_or_default();
            return core == 0 && most <= all && all <= outside.iter().sum();
        }
        let least = |posters: &u32| posters.saturating_sub(rest);
        if weekly.iter().any(|posters| least(posters) > core) {
            return false;
        }
        let inside_all: u32 = inside.iter().sum();
        let by_core = ((m - 1) * core)
            .max(inside_all.saturating_sub(m.saturating_sub(2) * rest))
            .max(inside.iter().map(least).sum());
        let most_by_core: u32 = inside.iter().map(|posters| core.min(*posters)).sum();
        let outside_by_core: u32 = outside.iter().map(least).sum();
        by_core <= most_by_core && by_core + outside_by_core + rest <= weekly.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Shown::{Fewer, Value, Withheld};
    use super::*;

    fn breadth(weekly: &[u32], all: u32, core: u32) -> Breadth {
        Breadth { weekly: weekly.to_vec(), core_weeks: 4, all, core, people: 25 }
    }

    #[test]
    fn one_to_four_are_fewer_and_nobody_is_shown() {
        let shown: Vec<Shown<u32>> = (0..=5).map(|people| Shown::about(people, K_INSIDE, 40)).collect();
        assert_eq!(shown, [Value(40), Fewer, Fewer, Fewer, Fewer, Value(40)]);
        assert_eq!(Shown::about(10, K_OUTSIDE, 40), Fewer);
        assert_eq!(Shown::about(11, K_OUTSIDE, 40), Value(40));
    }

    #[test]
    fn a_lively_cohort_shows_everything() {
        let page = publish(&breadth(&[8, 7, 9, 6, 5], 14, 5), K_INSIDE);
        assert_eq!(page.weekly, [8, 7, 9, 6, 5].map(Value));
        assert_eq!((page.all, page.core), (Value(14), Some(Value(5))));
    }

    #[test]
    fn a_small_core_is_shown() {
        let page = publish(&breadth(&[8, 3, 9, 6, 0], 14, 2), K_INSIDE);
        assert_eq!(page.weekly, [Value(8), Fewer, Value(9), Value(6), Value(0)]);
        assert_eq!((page.all, page.core), (Value(14), Some(Value(2))));
    }

    #[test]
    fn a_union_that_would_tell_a_week_is_withheld() {
        // Two weeks of four posters each, and eight posters in all: whoever reads 8 knows both.
        let page = publish(&breadth(&[4, 4, 0, 0, 0], 8, 0), K_INSIDE);
        assert_eq!((page.weekly[0], page.all), (Fewer, Withheld));
    }

    #[test]
    fn a_core_that_would_tell_a_week_is_withheld() {
        // Six people in three of four weeks, three weeks with fewer than five: each of them had exactly four.
        let page = publish(&breadth(&[6, 4, 4, 4, 0], 6, 6), K_INSIDE);
        assert_eq!(page.core, Some(Withheld));
        assert_eq!(page.weekly[1..4], [Fewer; 3]);
    }

    #[test]
    fn a_core_of_four_in_a_room_of_fewer_than_five_would_tell_how_many() {
        let core = |weekly: &[u32], all, core| {
            let page = publish(&breadth(weekly, all, core), K_INSIDE);
            assert_eq!(page.all, Fewer);
            page.core
        };
        assert_eq!(core(&[4, 4, 4, 4, 0], 4, 4), Some(Withheld));
        // If only a four were withheld, withholding would say four.
        assert_eq!(core(&[3, 3, 4, 4, 0], 4, 3), Some(Withheld));
        assert_eq!(core(&[2, 2, 4, 4, 0], 4, 2), Some(Value(2)));
    }

    #[test]
    fn silence_is_shown() {
        let page = publish(&breadth(&[0, 0, 0, 0, 0], 0, 0), K_INSIDE);
        assert_eq!(page.weekly, [Value(0); 5]);
        assert_eq!((page.all, page.core), (Value(0), Some(Value(0))));
    }
}
