//! The command that was probably meant.

use super::table::names;

/// The nearest name of a command: one that starts with what was typed, or one within two slips (a letter more, less,
/// other, or two swapped), one slip for short words. None if nothing is near.
pub fn nearest(unknown: &str) -> Option<&'static str> {
    let unknown = unknown.to_lowercase();
    let length = unknown.chars().count();
    // No name is so long; and the work stays small whatever is typed.
    if !(2..=24).contains(&length) {
        return None;
    }
    let begun = names().filter(|name| length >= 3 && name.starts_with(&unknown));
    let allowed = if length <= 4 { 1 } else { 2 };
    let slipped = names().map(|name| (slips(&unknown, name), name)).filter(|(slips, _)| *slips <= allowed);
    slipped
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, name)| name)
        .or_else(|| begun.min_by_key(|name| name.len()))
}

/// Slips between two words: optimal string alignment distance.
pub(super) fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut two_back = Vec::new();
    let mut back: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let other = back[j] + usize::from(a[i] != b[j]);
            let mut best = other.min(back[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(two_back[j - 1] + 1);
            }
            row.push(best);
        }
        two_back = std::mem::replace(&mut back, row);
    }
    back.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        assert_eq!(slips("help", "help"), 0);
        assert_eq!(slips("hlep", "help"), 1);
        assert_eq!(slips("", "help"), 4);
        assert_eq!(slips("rotta", "rota"), 1);
    }

    #[test]
    fn the_nearest_command_is_named() {
        assert_eq!(nearest("hlep"), Some("help"));
        assert_eq!(nearest("Rotta"), Some("rota"));
        assert_eq!(nearest("dharua"), Some("dharura"));
        assert_eq!(nearest("dash"), Some("dashboard"));
        assert_eq!(nearest("umute"), Some("mute"));
        assert_eq!(nearest("weather"), None);
        assert_eq!(nearest("x"), None);
        assert_eq!(nearest(&"m".repeat(5000)), None);
    }
}
