//! The command that was probably meant.

use super::table::names;
use crate::text::slips;

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

#[cfg(test)]
mod tests {
    use super::*;

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
