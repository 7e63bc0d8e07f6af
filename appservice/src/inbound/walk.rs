//! The slow walk: each thing once in a period, at a moment of its own, so that all of them are spread evenly. Nothing is
//! kept: the moment follows from the name.

use sha2::{Digest, Sha256};

/// In milliseconds: everything is looked at once in this time although nothing happened to it.
pub const DAY: i64 = 24 * 3_600_000;

/// Whether the moment of `name` lies after `from` and not after `to`, in milliseconds since 1970.
pub fn is_due(name: &str, from: i64, to: i64, period: i64) -> bool {
    let digest = Sha256::digest(name.as_bytes());
    let number = digest.iter().take(7).fold(0_i64, |number, byte| number * 256 + i64::from(*byte));
    let moment = number % period;
    (to - moment).div_euclid(period) > (from - moment).div_euclid(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    #[test]
    fn each_comes_once_in_a_period_and_never_many_at_once() {
        for period in [DAY, 3_600_000] {
            let names: Vec<String> = (0..500).map(|n| format!("!room{n}")).collect();
            let mut seen = vec![0; names.len()];
            let start = 1_795_161_600_123;
            let steps = period / MINUTE;
            for step in 0..steps {
                let (from, to) = (start + step * MINUTE, start + (step + 1) * MINUTE);
                let due: Vec<usize> =
                    (0..names.len()).filter(|n| is_due(&names[*n], from, to, period)).collect();
                let fair = names.len() / usize::try_from(steps).unwrap();
                assert!(due.len() <= 3 * fair + 10, "{} at once", due.len());
                due.into_iter().for_each(|n| seen[n] += 1);
            }
            assert!(seen.iter().all(|times| *times == 1));
        }
    }

    #[test]
    fn what_lay_in_a_longer_pause_is_made_up_for_once() {
        assert!(is_due("!room", 0, 3 * DAY, DAY));
        assert!(!is_due("!room", 5, 5, DAY));
    }
}
