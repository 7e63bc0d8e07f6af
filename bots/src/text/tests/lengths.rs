//! Limits of `mission.md`: what a person must read has 480 characters at most; help has five lines.

use super::all;
use super::sample::ADDRESS;
use crate::text::render;

/// What a person sees: a link is its label.
fn seen(plain: &str) -> String {
    plain.replace(&format!(" ({ADDRESS})"), "")
}

#[test]
fn no_text_is_longer_than_480_characters() {
    for (language, line) in all() {
        let text = seen(&render(language, &line).plain);
        assert!(text.chars().count() <= 480, "{language:?} {}: {}", line.key(), text.chars().count());
    }
}

#[test]
fn a_room_name_and_a_reason_are_one_line() {
    for (language, line) in all().filter(|(_, line)| line.manner() == crate::text::Manner::State) {
        let text = render(language, &line).plain;
        let rules = line.args().iter().any(|(name, _)| *name == "rules");
        assert!(rules || !text.contains('\n'), "{}", line.key());
        assert!(!text.contains("https://"), "{}: state texts are plain", line.key());
    }
}
