//! Kaplan–Meier: quantiles of a waiting time when some still wait.
//!
//! Leaving out the posts that nobody has answered yet would make a silent room look fast. So an open post counts
//! as "waited at least this long".

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// One waiting time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// How long, in working time; for an open one: so far.
    pub time: SignedDuration,
    /// Did the wait end with an answer (true), or is it still open (censored)?
    pub answered: bool,
}

/// A quantile of a waiting time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantile {
    /// Reached after this many minutes of working time.
    Minutes(i64),
    /// Not reached: too many are still open.
    NotReached,
    /// There was nothing to wait for.
    Nothing,
}

/// The quantile `q` (0.5 for the median) of the time to an answer, by the product-limit estimate
/// S(t) = Π (1 − answered at tᵢ / waiting just before tᵢ): the first t with S(t) ≤ 1 − q.
///
/// Where S rests exactly on 1 − q, the middle of that step is taken, as is usual for the median of an even number.
/// Ties: answers come before open ones of the same length. Source: requirements, section 3.
pub fn quantile(waits: &[Wait], q: f64) -> Quantile {
    if waits.is_empty() {
        return Quantile::Nothing;
    }
    let mut sorted = waits.to_vec();
    sorted.sort_unstable_by_key(|wait| (wait.time, !wait.answered));
    let target = 1.0 - q;
    let mut survival = 1.0;
    let mut resting: Option<SignedDuration> = None;
    let mut index = 0;
    while index < sorted.len() {
        let time = sorted[index].time;
        let at_risk = (sorted.len() - index) as f64;
        let group = sorted[index..].iter().take_while(|wait| wait.time == time);
        let (mut size, mut answers) = (0, 0);
        for wait in group {
            size += 1;
            answers += usize::from(wait.answered);
        }
        index += size;
        if answers == 0 {
            continue;
        }
        if let Some(first) = resting {
            return Quantile::Minutes((first + time).as_mins() / 2);
        }
        survival *= 1.0 - answers as f64 / at_risk;
        // Products of fractions such as 3/4 · 2/3 are not exactly 1/2.
        if (survival - target).abs() < 1e-9 {
            resting = Some(time);
        } else if survival < target {
            return Quantile::Minutes(time.as_mins());
        }
    }
    resting.map_or(Quantile::NotReached, |time| Quantile::Minutes(time.as_mins()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(answered: &[i64], open: &[i64]) -> Vec<Wait> {
        let wait = |minutes: &i64, answered| Wait { time: SignedDuration::from_mins(*minutes), answered };
        answered.iter().map(|m| wait(m, true)).chain(open.iter().map(|m| wait(m, false))).collect()
    }

    #[test]
    fn without_open_ones_it_is_the_ordinary_median() {
        assert_eq!(quantile(&waits(&[30, 10, 20], &[]), 0.5), Quantile::Minutes(20));
        assert_eq!(quantile(&waits(&[10, 20, 30, 40], &[]), 0.5), Quantile::Minutes(25));
        assert_eq!(quantile(&waits(&[7], &[]), 0.5), Quantile::Minutes(7));
    }

    #[test]
    fn an_open_one_counts_as_waiting_at_least_so_long() {
        // S: 3/4 at 60, 1/2 at 120, 1/4 at 180. It rests on 1/2 between 120 and 180.
        assert_eq!(quantile(&waits(&[60, 120, 180], &[240]), 0.5), Quantile::Minutes(150));
        // S: 4/5 at 10; 20 leaves; 4/5 · 2/3 = 8/15 at 30; 8/15 · 1/2 = 4/15 at 40.
        assert_eq!(quantile(&waits(&[10, 30, 40], &[20, 50]), 0.5), Quantile::Minutes(40));
        // Leaving the open ones out would say 10.
        assert_eq!(quantile(&waits(&[10], &[100, 100, 100]), 0.5), Quantile::NotReached);
    }

    #[test]
    fn at_a_tie_the_answer_comes_first() {
        // S(10) = 1 − 1/2, and then nobody is left: the median is 10.
        assert_eq!(quantile(&waits(&[10], &[10]), 0.5), Quantile::Minutes(10));
    }

    #[test]
    fn the_ninetieth_percentile_lies_behind_the_median() {
        let times: Vec<i64> = (1..=10).map(|n| n * 60).collect();
        assert_eq!(quantile(&waits(&times, &[]), 0.5), Quantile::Minutes(330));
        assert_eq!(quantile(&waits(&times, &[]), 0.9), Quantile::Minutes(570));
        assert_eq!(quantile(&waits(&times, &[1000, 1000]), 0.9), Quantile::NotReached);
    }

    #[test]
    fn no_posts_is_not_a_fast_answer() {
        assert_eq!(quantile(&[], 0.5), Quantile::Nothing);
    }
}
